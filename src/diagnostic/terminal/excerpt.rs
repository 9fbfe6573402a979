//! The few lines of a file that a diagnostic shows, so that drawing one does not depend on the size of the file.

use std::ops::Range;

use annotate_snippets::{Annotation, Snippet};

use crate::printable::{Block, inline};
use crate::source::{Source, Span};

/// How many bytes of a line are given to be drawn, at most, before, in and behind what is marked.
const MOST: usize = 500;
/// How many bytes apart the places in one excerpt may be.
const TOGETHER: usize = 2000;

/// A part of a file.
pub struct Excerpt<'s> {
    source: &'s Source,
    bytes: Range<usize>,
}

impl<'s> Excerpt<'s> {
    /// The line on which a place begins; of a long one what is around it.
    pub fn around(source: &'s Source, span: Span) -> Self {
        Excerpt { source, bytes: around(source.text(), within(source.text(), span)) }
    }

    /// Takes in another place in the file, unless it is too far away.
    pub fn take(&mut self, span: Span) -> bool {
        let more = Excerpt::around(self.source, span).bytes;
        let both = self.bytes.start.min(more.start)..self.bytes.end.max(more.end);
        let is_near = both.len() <= TOGETHER;
        if is_near {
            self.bytes = both;
        }
        is_near
    }

    /// The excerpt to be drawn, under a path.
    pub fn snippet(&self, path: &'s str) -> Snippet<'s, Annotation<'s>> {
        Snippet::source(self.shown().text).line_start(self.source.line(self.bytes.start)).path(inline(path))
    }

    /// What is marked of a place: its first line, because a block of many lines says no more than where it begins.
    pub fn mark(&self, span: Span) -> Range<usize> {
        let place = within(self.source.text(), span);
        self.shown().range(place.start - self.bytes.start..place.end - self.bytes.start)
    }

    fn shown(&self) -> Block<'s> {
        Block::new(&self.source.text()[self.bytes.clone()])
    }

    /// Puts the column of a place into the drawing, which counts it from where a long line is cut.
    pub fn correct(&self, drawing: &mut String, path: &str, span: Span) {
        let (start, place) = (self.source.position(self.bytes.start), self.source.position(span.bytes().start));
        if start.line < place.line || start.column == 1 {
            return;
        }
        let path = inline(path);
        let at = |column: usize| format!("{path}:{}:{column}\n", place.line);
        let counted = at(place.column - start.column + 1);
        if let Some(found) = drawing.find(&counted) {
            drawing.replace_range(found..found + counted.len(), &at(place.column));
        }
    }
}

/// The line of a place on one line, with its end; of a long one a part.
fn around(text: &str, place: Range<usize>) -> Range<usize> {
    let is_newline = |byte: &u8| *byte == b'\n';
    // What stands behind the last line is shown at the end of that line.
    let start = if place.start == text.len() { text.len().saturating_sub(1) } else { place.start };
    let from = text.floor_char_boundary(start.saturating_sub(MOST));
    let to = text.ceil_char_boundary(place.end + MOST);
    let before = text.as_bytes()[from..start].iter().rposition(is_newline).map_or(from, |at| from + at + 1);
    let end = text.as_bytes()[place.end..to].iter().position(is_newline).map_or(to, |at| place.end + at + 1);
    before..end
}

/// The bytes of a span on its first line.
fn within(text: &str, span: Span) -> Range<usize> {
    let Range { start, end } = span.bytes();
    let end = text.floor_char_boundary(end.min(start + MOST));
    let line = text[start..end].find(['\n', '\r']).map_or(end, |newline| start + newline);
    start..line
}
