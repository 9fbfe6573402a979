//! What each line of a file is, as far as that shows without parsing it.

use super::draft::Draft;
use crate::vocabulary::VOCABULARY;

/// A line as it stands.
#[derive(Debug)]
pub struct Row {
    /// At which column it begins, counted in characters from 0; a blank line at none.
    pub column: usize,
    /// What it is.
    pub kind: Kind,
}

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Nothing, or a comment.
    Blank,
    /// The continuation of a text in quotation marks or of brackets.
    Inside,
    /// A line of a text that `|` or `>` begins, at the line of that number.
    Block(usize),
    /// Anything else.
    Plain,
}

/// What each line of a draft is.
pub fn rows(draft: &Draft) -> Vec<Row> {
    let texts: Vec<&str> = draft.lines.iter().map(|line| line.text.as_str()).collect();
    let mut rows: Vec<Row> = Vec::with_capacity(texts.len());
    while rows.len() < texts.len() {
        let at = rows.len();
        let body = texts[at].trim_start_matches(' ');
        let column = texts[at].len() - body.len();
        if body.trim().is_empty() || body.starts_with('#') {
            rows.push(Row { column, kind: Kind::Blank });
            continue;
        }
        rows.push(Row { column, kind: Kind::Plain });
        let value = value_of(body);
        let parent = column + (body.len() - value.line.len());
        if value.is_block_header() {
            let is_in = |text: &&&str| text.trim().is_empty() || text.len() - text.trim_start().len() > parent;
            let count = texts[at + 1..].iter().take_while(is_in).count();
            // Blank lines at the end belong to nobody.
            let count =
                texts[at + 1..=at + count].iter().rposition(|text| !text.trim().is_empty()).map_or(0, |last| last + 1);
            let block = |text: &&str| Row {
                column: text.len() - text.trim_start().len(),
                kind: if text.trim().is_empty() { Kind::Blank } else { Kind::Block(at) },
            };
            rows.extend(texts[at + 1..at + 1 + count].iter().map(block));
        } else {
            let inside = open_lines(value.text, &texts[at + 1..]);
            rows.extend(
                texts[at + 1..at + 1 + inside]
                    .iter()
                    .map(|text| Row { column: text.len() - text.trim_start().len(), kind: Kind::Inside }),
            );
        }
    }
    rows
}

/// The value in a line, behind the dashes and the key.
pub struct ValueText<'t> {
    /// The line from its key on, or from its text if it has none.
    pub line: &'t str,
    /// The key, if there is one.
    pub key: Option<&'t str>,
    /// The value, without blanks around it.
    pub text: &'t str,
}

impl ValueText<'_> {
    /// Whether the value is only `|` or `>`, which begins a text of several lines.
    pub fn is_block_header(&self) -> bool {
        let header = without_comment(self.text);
        header.starts_with(['|', '>']) && header[1..].chars().all(|letter| matches!(letter, '+' | '-' | '1'..='9'))
    }

    /// The key as the vocabulary has it.
    pub fn known_key(&self) -> Option<&'static str> {
        self.key.and_then(|key| VOCABULARY.keys.canonical(key))
    }
}

/// Takes dashes and a key off a line that begins at its first letter.
pub fn value_of(body: &str) -> ValueText<'_> {
    let mut line = body;
    while let Some(rest) = line.strip_prefix('-').filter(|rest| rest.starts_with(' ')) {
        line = rest.trim_start_matches(' ');
    }
    let key = key_end(line).map(|end| (&line[..end], &line[end + 1..]));
    match key {
        Some((key, value)) => {
            ValueText { line, key: Some(key.trim_end().trim_matches(['"', '\''])), text: value.trim() }
        }
        None => ValueText { line, key: None, text: line.trim() },
    }
}

/// Where the colon stands that ends the key at the start of a text.
fn key_end(text: &str) -> Option<usize> {
    if let Some(quote) = text.chars().next().filter(|first| matches!(first, '"' | '\'')) {
        let end = text[1..].find(quote)? + 2;
        let colon = end + text[end..].find(|next| next != ' ')?;
        let behind = text[colon..].strip_prefix(':')?;
        return (behind.is_empty() || behind.starts_with(' ')).then_some(colon);
    }
    if text.starts_with(|first: char| !first.is_alphanumeric() && first != '<') {
        return None;
    }
    let mut from = 0;
    loop {
        let at = from + text[from..].find(':')?;
        let behind = &text[at + 1..];
        if behind.is_empty() || behind.starts_with([' ', '\t']) {
            return (!text[..at].contains(" #")).then_some(at);
        }
        from = at + 1;
    }
}

/// A text up to the comment behind it.
pub fn without_comment(text: &str) -> &str {
    text.find(" #").map_or(text, |at| &text[..at]).trim_end()
}

/// How many lines a text in quotation marks or brackets is followed over, so that one that is never closed costs little.
const MOST_LINES: usize = 200;

/// How many of the lines below go on with a value in quotation marks or brackets. One that is never closed, or only
/// behind the next key at the margin, goes on nowhere.
fn open_lines(value: &str, below: &[&str]) -> usize {
    let mut state = State::default();
    if !value.starts_with(['"', '\'', '[', '{']) {
        return 0;
    }
    state.read(value);
    if state.is_closed() {
        return 0;
    }
    for (at, line) in below.iter().take(MOST_LINES).enumerate() {
        if value_of(line).known_key().is_some() && !line.starts_with([' ', '-']) {
            return 0;
        }
        state.read(line.trim());
        if state.is_closed() {
            return at + 1;
        }
    }
    0
}

/// Quotation marks and brackets that are open.
#[derive(Default)]
struct State {
    quote: Option<char>,
    depth: usize,
}

impl State {
    fn is_closed(&self) -> bool {
        self.quote.is_none() && self.depth == 0
    }

    fn read(&mut self, line: &str) {
        let mut before = ' ';
        let mut letters = line.chars();
        while let Some(letter) = letters.next() {
            match (self.quote, letter) {
                (Some('"'), '\\') => drop(letters.next()),
                (Some(quote), _) if letter == quote => self.quote = None,
                (Some(_), _) => {}
                (None, '#') if before == ' ' => return,
                (None, '"' | '\'') if " [{,:".contains(before) => self.quote = Some(letter),
                (None, '[' | '{') if self.depth > 0 || before == ' ' => self.depth += 1,
                (None, ']' | '}') => self.depth = self.depth.saturating_sub(1),
                _ => {}
            }
            before = letter;
        }
    }
}
