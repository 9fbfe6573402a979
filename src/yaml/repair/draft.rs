//! A text while it is repaired, line by line, and where each part of the result comes from.

use std::collections::BTreeSet;
use std::ops::Range;

use super::notes::Note;
use crate::diagnostic::{Diagnostic, Edit};
use crate::source::{SourceId, Span};

/// A text while it is repaired.
pub struct Draft<'t> {
    /// Its lines as they are now.
    pub lines: Vec<Line<'t>>,
    /// Whether something was changed since [`Draft::is_settled`] was asked.
    changed: bool,
    found: Vec<Found>,
    /// Which kind of slip was told of which line.
    told: BTreeSet<(Note, usize)>,
}

/// A line, and what it becomes.
pub type Change = (usize, Vec<String>);

/// One line, without its end.
pub struct Line<'t> {
    /// As it is now.
    pub text: String,
    /// The line of the original text that it comes from, counted from 0.
    number: usize,
    /// That line; nothing if this one was put behind it.
    original: Option<&'t str>,
}

struct Found {
    note: Note,
    /// Lines of the original text.
    lines: Vec<usize>,
}

/// What became of a text.
pub struct Repaired {
    /// The text to read.
    pub text: String,
    /// Where its parts come from.
    pub origin: Origin,
    /// What was repaired.
    pub repairs: Vec<Repair>,
}

/// One repair, which may concern several lines.
pub struct Repair {
    /// What was wrong.
    note: Note,
    /// What to mark in the original text.
    place: Range<usize>,
    /// The changes of the original text.
    edits: Vec<(Range<usize>, String)>,
}

impl Repair {
    /// The finding.
    pub fn diagnostic(self, source: SourceId) -> Diagnostic {
        let span = |range| Span::new(source, range);
        let edits = self.edits.into_iter().map(|(range, text)| Edit { span: span(range), text });
        self.note.diagnostic(span(self.place)).edits(edits)
    }
}

impl<'t> Draft<'t> {
    /// A text that nothing is changed in.
    pub fn new(text: &'t str) -> Self {
        let lines = text.split_inclusive('\n').enumerate().map(|(number, whole)| {
            let original = whole.strip_suffix('\n').map_or(whole, |line| line.strip_suffix('\r').unwrap_or(line));
            Line { text: original.to_owned(), number, original: Some(original) }
        });
        Draft { lines: lines.collect(), changed: false, found: Vec::new(), told: BTreeSet::new() }
    }

    /// Whether nothing was changed since this was asked before.
    pub fn is_settled(&mut self) -> bool {
        !std::mem::take(&mut self.changed)
    }

    /// The whole text as it is now.
    pub fn text(&self) -> String {
        self.lines.iter().flat_map(|line| [line.text.as_str(), "\n"]).collect()
    }

    /// Replaces a line, and says what was wrong with it.
    pub fn change(&mut self, line: usize, text: String, note: Note) {
        if self.lines[line].text != text {
            self.lines[line].text = text;
            self.note(note, vec![self.lines[line].number]);
        }
    }

    /// Replaces lines by one or more each, and says what was wrong with them. All changes are in order.
    pub fn rewrite(&mut self, all: Vec<(Vec<Change>, Note)>) {
        let mut lines = Vec::with_capacity(self.lines.len());
        let mut old = std::mem::take(&mut self.lines).into_iter().enumerate().peekable();
        for (changes, note) in all {
            let mut numbers = Vec::with_capacity(changes.len());
            for (at, texts) in changes {
                while let Some((_, line)) = old.next_if(|(number, _)| *number < at) {
                    lines.push(line);
                }
                let (_, line) = old.next().expect("a line that is there is replaced");
                if texts.len() != 1 || texts[0] != line.text {
                    numbers.push(line.number);
                }
                let mut original = line.original;
                lines.extend(texts.into_iter().map(|text| Line {
                    text,
                    number: line.number,
                    original: original.take(),
                }));
            }
            if !numbers.is_empty() {
                self.note(note, numbers);
            }
        }
        lines.extend(old.map(|(_, line)| line));
        self.lines = lines;
    }

    /// The same slip in neighbouring lines is told once, and so is one in a line of which it was told before.
    fn note(&mut self, note: Note, lines: Vec<usize>) {
        self.changed = true;
        let told = lines.iter().filter(|line| !self.told.insert((note.kind(), **line))).count();
        if told == lines.len() {
            return;
        }
        if let Some(last) = self.found.last_mut().filter(|last| last.note == note && note.is_told_once())
            && last.lines.last().is_some_and(|last| (*last..=*last + 1).contains(&lines[0]))
        {
            last.lines.extend(lines);
            last.lines.dedup();
            return;
        }
        self.found.push(Found { note, lines });
    }

    /// The repaired text of an original one.
    pub fn finish(self, original: &str) -> Repaired {
        let line_end = if original.contains("\r\n") { "\r\n" } else { "\n" };
        let mut repaired = Repaired { text: String::new(), origin: Origin::default(), repairs: Vec::new() };
        let (mut starts, mut edits) = (Vec::new(), Vec::new());
        let mut lines = self.lines.into_iter().peekable();
        for whole in original.split_inclusive('\n') {
            let start = starts.last().map_or(0, |(start, length): &(usize, usize)| start + length);
            starts.push((start, whole.len()));
            let first = lines.next().expect("no line is removed");
            let before = first.original.expect("a line comes before those put behind it");
            let mut after = first.text;
            while let Some(more) = lines.next_if(|line| line.original.is_none()) {
                after.push_str(line_end);
                after.push_str(&more.text);
            }
            let edit = difference(start, before, &after);
            if let Some((range, new)) = &edit {
                let from = repaired.text.len() + (range.start - start);
                repaired.origin.changes.push((from..from + new.len(), range.clone()));
            }
            repaired.text.push_str(&after);
            repaired.text.push_str(&whole[before.len()..]);
            edits.push(edit);
        }
        let repairs = self.found.into_iter().filter_map(|found| {
            let edits: Vec<_> = found.lines.iter().filter_map(|line| edits[*line].clone()).collect();
            let (range, _) = edits.first()?;
            let (start, length) = starts[*found.lines.iter().min()?];
            let line = original[start..start + length].trim_end();
            let margin = line.len() - line.trim_start().len();
            let is_marked = found.note.marks_the_change() && !range.is_empty();
            let place = if is_marked { range.clone() } else { start + margin..start + line.len() };
            Some(Repair { note: found.note, place, edits })
        });
        repaired.repairs = repairs.collect();
        repaired
    }
}

/// The part of a line that was changed, and what it became; the line begins at `at`.
fn difference(at: usize, before: &str, after: &str) -> Option<(Range<usize>, String)> {
    if before == after {
        return None;
    }
    let same = |pair: &(char, char)| pair.0 == pair.1;
    let start: usize = before.chars().zip(after.chars()).take_while(same).map(|(letter, _)| letter.len_utf8()).sum();
    let (rest, new) = (&before[start..], &after[start..]);
    let pairs = rest.chars().rev().zip(new.chars().rev());
    let end: usize = pairs.take_while(same).map(|(letter, _)| letter.len_utf8()).sum();
    let range = at + start..at + before.len() - end;
    Some((range, new[..new.len() - end].to_owned()))
}

/// Where the parts of a repaired text come from.
#[derive(Default)]
pub struct Origin {
    /// What was changed: the range in the repaired text, and in the original one, in order.
    changes: Vec<(Range<usize>, Range<usize>)>,
}

impl Origin {
    /// The range of the original text from which a range of the repaired one comes.
    pub fn range(&self, range: Range<usize>) -> Range<usize> {
        if self.changes.is_empty() {
            return range;
        }
        let start = self.place(range.start, false);
        start..self.place(range.end, true).max(start)
    }

    /// Where a place in the repaired text comes from; one inside a change is at an end of what was changed.
    fn place(&self, at: usize, is_end: bool) -> usize {
        let before =
            self.changes.partition_point(|(new, _)| new.start < at || (new.start == at && !is_end && new.is_empty()));
        let Some((new, old)) = before.checked_sub(1).map(|before| &self.changes[before]) else { return at };
        match at >= new.end {
            true => old.end + (at - new.end),
            false if is_end => old.end,
            // Inside a change nothing corresponds, not even the length of a letter.
            false => old.start,
        }
    }
}
