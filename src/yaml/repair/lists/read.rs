//! The lines of a list below a key.

use super::super::draft::Draft;
use super::super::marks::{Count, Mark, Style, mark};
use super::super::rows::{Kind, Row, value_of};
use super::super::{keys, values};
use super::Head;
use crate::vocabulary::VOCABULARY;

/// A line of a list.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its number in the file, from 0.
    pub at: usize,
    /// At which column its mark or text begins.
    pub column: usize,
    /// The mark before it.
    pub mark: Option<Mark>,
    /// The text behind the mark.
    pub text: String,
    /// The mark as it is written, with the blanks behind it.
    pub written: String,
    /// It stands in a text of several lines, where YAML knows no marks.
    pub is_in_text: bool,
    /// It belongs to the line above as it stands: a further key, or the inside of quotation marks or brackets.
    pub is_part: bool,
}

impl Line {
    /// The first item, which stands behind the key.
    pub fn first(at: usize, column: usize, text: &str) -> Self {
        Line::new(at, column, text, false)
    }

    fn new(at: usize, column: usize, body: &str, is_part: bool) -> Self {
        let found = mark(body).filter(|_| !is_part);
        let start = found.map_or(0, |(_, start)| start);
        let text = body[start..].trim_end();
        Line {
            at,
            column,
            mark: found.map(|(mark, _)| mark),
            text: if is_part { text.to_owned() } else { repaired(text) },
            written: body[..start].to_owned(),
            is_in_text: false,
            is_part,
        }
    }

    /// Whether the line means the same in Markdown.
    pub fn is_markdown(&self) -> bool {
        match self.mark {
            None | Some(Mark::Dash | Mark::Symbol('*' | '+')) => true,
            Some(Mark::Count(count)) => count.style == Style::Number && !count.is_open,
            Some(Mark::Symbol(_) | Mark::Letter(_)) => false,
        }
    }

    /// A text without any mark.
    fn forget_mark(&mut self) {
        self.text = format!("{}{}", self.written, self.text);
        self.written.clear();
        self.mark = None;
    }
}

/// The text of an item, repaired as that of a line of YAML is.
fn repaired(text: &str) -> String {
    let spaced = keys::spaced(text);
    let text = spaced.as_deref().unwrap_or(text);
    let plain = values::curly(text)
        .or_else(|| values::apostrophe(text))
        .or_else(|| values::commas(text))
        .or_else(|| values::amounts(text));
    plain.unwrap_or_else(|| text.to_owned())
}

/// The lines that belong to the key of a line, which stands at a column. `is_list` says whether lines without a mark
/// may be items at the column of the key.
pub fn lines_below(draft: &Draft, rows: &[Row], at: usize, column: usize, head: Head, is_list: bool) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for (number, row) in rows.iter().enumerate().skip(at + 1) {
        let body = draft.lines[number].text.trim_start_matches(' ');
        match row.kind {
            Kind::Blank => continue,
            Kind::Block(header) if header == at => {
                lines.push(Line { is_in_text: true, ..Line::new(number, row.column, body, false) });
            }
            Kind::Inside | Kind::Block(_) => lines.push(Line::new(number, row.column, body, true)),
            Kind::Plain => {
                let line = Line::new(number, row.column, body, false);
                if !belongs(&line, column, head, is_list, &lines) {
                    break;
                }
                let is_key = line.mark.is_none()
                    && value_of(body).key.is_some_and(|_| {
                        value_of(body).known_key().is_some()
                            || row.column > 0 && !lines.is_empty() && lines[0].column < row.column
                    });
                // Keys with values are no list.
                if is_key && lines.is_empty() {
                    return Vec::new();
                }
                lines.push(if is_key { Line::new(number, row.column, body, true) } else { line });
            }
        }
    }
    // Quotation marks or brackets that go on belong to the line of the key.
    if lines.first().is_some_and(|line| line.is_part) {
        return Vec::new();
    }
    lines
}

/// Whether a line is still below a key.
fn belongs(line: &Line, column: usize, head: Head, is_list: bool, before: &[Line]) -> bool {
    let is_foreign = line.mark.is_some_and(|mark| mark != Mark::Dash);
    let at_start = before.first().map_or(line.column, |first| first.column);
    match line.column {
        deeper if deeper > column => true,
        // Pasted at the margin, under a key that is indented.
        less if less < column => head == Head::Empty && is_foreign && less == at_start,
        _ if line.mark.is_some() => true,
        _ => {
            let has_no_end = head == Head::Empty && is_list && column == 0;
            let is_behind_mark = before.last().is_some_and(|last| last.mark.is_some());
            value_of(&line.text).key.is_none() && !begins_with_key(&line.text) && (has_no_end || is_behind_mark)
        }
    }
}

/// Whether a text begins with a key that may lack its colon: `biaya gratis`.
fn begins_with_key(text: &str) -> bool {
    let ends = text.match_indices(' ').map(|(at, _)| at).take(3);
    text.starts_with(char::is_lowercase)
        && ends.into_iter().any(|end| VOCABULARY.keys.canonical(&text[..end]).is_some())
}

/// How many lines have marks of each kind.
pub struct Marks(Vec<(Mark, usize)>);

impl Marks {
    /// Counts the marks of lines.
    pub fn of(lines: &[Line]) -> Self {
        let mut kinds: Vec<(Mark, usize)> = Vec::new();
        for mark in lines.iter().filter_map(|line| line.mark) {
            match kinds.iter_mut().find(|(kind, _)| kind.is_like(mark)) {
                Some((_, count)) => *count += 1,
                None => kinds.push((mark, 1)),
            }
        }
        Marks(kinds)
    }

    /// How many marks are like that one.
    pub fn count(&self, mark: Mark) -> usize {
        self.0.iter().filter(|(kind, _)| kind.is_like(mark)).map(|(_, count)| count).sum()
    }
}

/// Takes `- a. KTP` with `b. KK` in the next line for two items of one list: only the first was given a dash.
pub fn open_dashes(lines: &mut [Line]) {
    for at in 1..lines.len() {
        let (before, rest) = lines.split_at_mut(at);
        let first = &mut before[at - 1];
        let Some((inner, start)) = mark(&first.text).filter(|_| first.mark == Some(Mark::Dash)) else { continue };
        let goes_on =
            |line: &Line| line.mark.is_some_and(|mark| mark.follows(inner) || mark == inner && inner != Mark::Dash);
        if !goes_on(&rest[0]) || rest[0].column <= first.column {
            continue;
        }
        first.written = first.text[..start].to_owned();
        first.text = first.text[start..].to_owned();
        first.mark = Some(inner);
        let column = first.column;
        rest.iter_mut().take_while(|line| line.mark.is_none_or(|mark| mark.is_like(inner))).for_each(|line| {
            line.column = if line.mark.is_some() { column } else { line.column };
        });
    }
}

/// Takes marks for text that are one by chance, and tells letters from Roman numbers by what stands before them. What a
/// text may begin with, `A. Yani` or `x 4 cm`, is a mark only beside one of its kind.
pub fn even(lines: &mut [Line]) {
    let mut last: Option<Count> = None;
    for line in lines.iter_mut() {
        if let Some(Mark::Count(count)) = line.mark {
            let count = after(count, last);
            line.mark = Some(Mark::Count(count));
            last = Some(count);
        }
    }
    let marks = Marks::of(lines);
    let is_alone = |mark: Mark| marks.count(mark) < 2;
    let count = lines.len();
    let is_by_chance = |mark: Mark| match mark {
        Mark::Count(Count { style: Style::Capital | Style::CapitalRoman, .. }) | Mark::Letter('x') => is_alone(mark),
        Mark::Count(Count { style: Style::Number, number: 1, .. }) => false,
        Mark::Count(_) | Mark::Letter(_) => count < 2,
        Mark::Dash | Mark::Symbol(_) => false,
    };
    for line in lines.iter_mut().filter(|line| line.mark.is_some_and(is_by_chance)) {
        line.forget_mark();
    }
}

/// `i` behind `h` is a letter, `v` behind `iv` a number.
fn after(count: Count, last: Option<Count>) -> Count {
    let Some(last) = last else { return count };
    let (small, roman) = match count.style {
        Style::Small | Style::SmallRoman => (Style::Small, Style::SmallRoman),
        Style::Capital | Style::CapitalRoman => (Style::Capital, Style::CapitalRoman),
        Style::Number => return count,
    };
    let is_next = |style, number| last.style == style && last.number + 1 == number;
    match (count.style == roman, count.number) {
        (true, 1) if is_next(small, 9) => Count { style: small, number: 9, ..count },
        (false, 22) if is_next(roman, 5) => Count { style: roman, number: 5, ..count },
        (false, 24) if is_next(roman, 10) => Count { style: roman, number: 10, ..count },
        _ => count,
    }
}
