//! A text in quotation marks or brackets that goes on in lines which are not indented further than what holds it. The
//! parser reads it as it is meant; YAML forbids it, and other programs refuse it. A bracket that closes may stand there.

use std::ops::Range;

use super::REPAIRED_SYNTAX;
use crate::diagnostic::{Diagnostic, Edit};
use crate::source::Span;
use crate::text;

/// The collections that are open at a place in a text.
#[derive(Default)]
pub struct Levels(Vec<Level>);

struct Level {
    /// Where it begins, in bytes.
    start: usize,
    /// Whether it stands in brackets.
    is_flow: bool,
}

impl Levels {
    /// Goes into a collection that begins at a byte.
    pub fn open(&mut self, start: usize, is_flow: bool) {
        self.0.push(Level { start, is_flow });
    }

    /// Leaves a collection that ends before a byte. Returns its range if it stands in brackets, and none are around it.
    pub fn close(&mut self, end: usize) -> Option<Range<usize>> {
        self.0.pop().filter(|level| level.is_flow && !self.is_in_brackets()).map(|level| level.start..end)
    }

    /// Whether there are brackets around what comes next.
    pub fn is_in_brackets(&self) -> bool {
        self.0.last().is_some_and(|level| level.is_flow)
    }

    /// Reports the lines of a text in quotation marks or brackets that are not indented further than the collection that
    /// holds it. `span` gives the place of bytes of `text`.
    pub fn report(&self, text: &str, range: Range<usize>, span: impl Fn(Range<usize>) -> Span) -> Option<Diagnostic> {
        let holder = self.0.last().filter(|_| text[range.clone()].contains('\n'))?.start;
        let column = text[text[..holder].rfind('\n').map_or(0, |newline| newline + 1)..holder].chars().count();
        let in_brackets = text[range.clone()].starts_with(['[', '{']);
        let mut lines: Vec<Range<usize>> = Vec::new();
        let mut at = range.start;
        for (number, line) in text[range].split_inclusive('\n').enumerate() {
            let start = at;
            at += line.len();
            let body = line.trim_start_matches(' ');
            let is_free = body.trim().is_empty() || (in_brackets && body.starts_with(['#', ']', '}']));
            if number > 0 && !is_free && line.len() - body.len() <= column {
                lines.push(start..start + line.trim_end().len());
            }
        }
        let first = lines.first()?;
        let margin = first.len() - text[first.clone()].trim_start().len();
        let place = span(first.start + margin..first.end);
        let edits = lines.iter().map(|line| {
            let indent = text[line.clone()].len() - text[line.clone()].trim_start_matches(' ').len();
            Edit { span: span(line.start..line.start), text: " ".repeat(column + 2 - indent) }
        });
        let title = text!(
            id: "baris ini melanjutkan teks di atasnya, tetapi tidak menjorok",
            en: "this line goes on with the text above, but is not indented"
        );
        let help = text!(
            id: "mulai baris ini dua spasi lebih ke kanan daripada kuncinya; `maklumat check --fix` melakukannya",
            en: "begin the line two spaces to the right of its key; `maklumat check --fix` does so"
        );
        Some(Diagnostic::warning(&REPAIRED_SYNTAX, place, title).help(help).edits(edits))
    }
}
