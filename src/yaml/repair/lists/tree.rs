//! The lines of a list as a tree of entries.

use super::super::marks::Mark;
use super::super::values::has_structure;
use super::read::{Line, Marks};

/// An item of a list, with what belongs to it.
#[derive(Debug)]
pub struct Entry {
    /// Its line, counted among those of the list.
    pub line: usize,
    /// Its mark.
    pub mark: Option<Mark>,
    /// Whether YAML reads `- ` here as part of a text, so that it is a mark like any other.
    is_in_text: bool,
    /// Further lines of its text, or of its keys.
    pub more: Vec<usize>,
    /// The items below it.
    pub children: Vec<Entry>,
}

impl Entry {
    /// Whether its mark is none of YAML's; nothing if it has no mark.
    pub fn is_foreign(&self) -> Option<bool> {
        self.mark.map(|mark| mark != Mark::Dash || self.is_in_text)
    }
}

/// Entries at one depth.
struct Level {
    column: usize,
    entries: Vec<Entry>,
}

impl Level {
    fn mark(&self) -> Option<Mark> {
        self.entries.first().and_then(|entry| entry.mark)
    }

    fn last(&self) -> Option<&Entry> {
        self.entries.last()
    }
}

/// The entries of a list; nothing if its lines have no such order. `is_in_text`: `- ` is no mark of YAML here.
pub fn tree(lines: &[Line], is_in_text: bool) -> Option<Vec<Entry>> {
    let marks = Marks::of(lines);
    let mut levels: Vec<Level> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let Some(place) = place(&levels, lines, &marks, line) else {
            levels.last_mut()?.entries.last_mut()?.more.push(at);
            continue;
        };
        let entry = Entry { line: at, mark: line.mark, is_in_text, more: Vec::new(), children: Vec::new() };
        match place {
            Place::In(depth) => {
                close(&mut levels, depth + 1);
                levels[depth].entries.push(entry);
            }
            Place::Below => levels.push(Level { column: line.column, entries: vec![entry] }),
        }
    }
    close(&mut levels, 1);
    levels.pop().map(|level| level.entries)
}

/// Puts the entries of levels from a depth on below the last entry above them.
fn close(levels: &mut Vec<Level>, depth: usize) {
    while levels.len() > depth {
        let Some(level) = levels.pop() else { return };
        if let Some(parent) = levels.last_mut().and_then(|above| above.entries.last_mut()) {
            parent.children.extend(level.entries);
        }
    }
}

/// Where a line begins an entry.
enum Place {
    /// In the level of that depth.
    In(usize),
    /// In a new level below the last entry.
    Below,
}

/// Where a line begins an entry; nothing if it goes on with the one before.
fn place(levels: &[Level], lines: &[Line], marks: &Marks, line: &Line) -> Option<Place> {
    let Some(deepest) = levels.last() else { return Some(Place::Below) };
    if line.is_part {
        return None;
    }
    let last = deepest.last()?;
    let above = &lines[*last.more.last().unwrap_or(&last.line)];
    let Some(mark) = line.mark else {
        return bare(levels, last, above, line, is_small(lines));
    };
    // `Usia` and below it `> 17 tahun` is one text; YAML reads it so.
    let is_lone = marks.count(mark) < 2;
    if is_lone && line.column > deepest.column && !line.is_in_text && mark.may_begin_a_text() {
        return None;
    }
    let is_same = |level: &&Level| {
        let Some(first) = level.mark() else { return false };
        let is_near = level.column.abs_diff(line.column) <= 1;
        let is_next = level.last().and_then(|entry| entry.mark).is_some_and(|before| mark.follows(before));
        first.is_like(mark) && (is_near || is_next && matches!(mark, Mark::Count(_)))
    };
    if let Some(depth) = levels.iter().rposition(|level| is_same(&level)) {
        return Some(Place::In(depth));
    }
    let introduces = above.text.ends_with(':') && !has_structure(&above.text);
    let counts_anew = matches!((deepest.mark(), mark), (Some(Mark::Count(_)), Mark::Count(_))) && mark.is_first();
    if line.column > deepest.column + 1 || (line.column + 1 >= deepest.column && (introduces || counts_anew)) {
        return Some(Place::Below);
    }
    let depth = levels.iter().rposition(|level| level.column <= line.column + 1).unwrap_or(0);
    Some(Place::In(depth))
}

/// Where a line without a mark begins an entry.
fn bare(levels: &[Level], last: &Entry, above: &Line, line: &Line, is_small: bool) -> Option<Place> {
    let column = levels.last()?.column;
    // A further heading above a list.
    let is_heading = |level: &Level| level.mark().is_none() && level.column.abs_diff(line.column) <= 1;
    if let Some(depth) = levels.iter().rposition(is_heading).filter(|_| line.text.ends_with(':')) {
        return Some(Place::In(depth));
    }
    // In a list that counts, what has no number goes on with the item above.
    if matches!(last.mark, Some(Mark::Count(_))) || !begins_anew(&above.text, &line.text, is_small) {
        return None;
    }
    match last.mark {
        // A text goes on where it is indented more than its mark.
        Some(_) if line.column > column => None,
        None if line.column > column => above.text.ends_with(':').then_some(Place::Below),
        _ => Some(Place::In(levels.iter().rposition(|level| level.column <= line.column).unwrap_or(0))),
    }
}

/// Whether a list is written in small letters, so that they do not tell where an item begins.
fn is_small(lines: &[Line]) -> bool {
    lines[0].mark.is_none() && lines[0].text.starts_with(char::is_lowercase)
}

/// Whether a line is a text of its own, and not the rest of the line above, which was broken where it was full.
/// `is_small`: items may begin with a small letter.
fn begins_anew(above: &str, line: &str, is_small: bool) -> bool {
    const GOES_ON: [&str; 20] = [
        "dan", "atau", "untuk", "yang", "dari", "di", "ke", "oleh", "dengan", "pada", "kepada", "sebagai", "serta",
        "and", "or", "of", "the", "to", "for", "by",
    ];
    if above.ends_with(';') {
        return true;
    }
    let starts = |first: char| is_small || first.is_uppercase() || first.is_ascii_digit() || "\"'“[{*".contains(first);
    let length = above.chars().count();
    let is_full = length >= 70 && !above.ends_with('.');
    let word = above.rsplit(' ').next().unwrap_or_default().to_lowercase();
    let goes_on =
        above.ends_with(['/', '(']) || above.ends_with(',') && length >= 40 || GOES_ON.contains(&word.as_str());
    line.starts_with(starts) && !is_full && !goes_on
}

/// Whether the numbers or letters before entries count them, so that nothing is lost without them: there are several, or
/// the only one tells its place.
pub fn is_counted(entries: &[Entry]) -> bool {
    let counts: Vec<(usize, usize)> = (entries.iter().zip(1..))
        .filter_map(|(entry, place)| match entry.mark {
            Some(Mark::Count(count)) => Some((count.number, place)),
            _ => None,
        })
        .collect();
    counts.len() > 1 || counts.iter().all(|(number, place)| number == place)
}
