//! Reads a file: parses it, repairs it if something in it looks odd, and goes on after a syntax error.

use super::builder::Builder;
use super::duplicates::insert;
use super::repair::{Origin, repair};
use super::{Node, Value};
use crate::diagnostic::Diagnostics;
use crate::source::{SourceId, Sources, Span};

/// Reads one file. What was meant where it is not YAML is repaired if that is certain, and reported. After a syntax error
/// reading goes on at the next key that stands at the margin, so that several mistakes are reported in one run and what
/// is right is still checked.
pub fn parse(source: SourceId, sources: &Sources, diagnostics: &mut Diagnostics) -> Node {
    let text = sources.get(source).text();
    let written = read(text, &Origin::default(), source);
    let reading = match written.is_suspect {
        true => read_repaired(text, source, written.mistakes()).unwrap_or(written),
        false => written,
    };
    diagnostics.extend(reading.diagnostics);
    reading.node
}

/// Columns that a tab in a margin may stand for, the likely ones first.
const TABS: [usize; 4] = [2, 4, 8, 3];

/// Reads the text as it was meant; nothing if there is nothing to repair, or more would be wrong than the `mistakes` of
/// the text as it was written.
fn read_repaired(text: &str, source: SourceId, mistakes: usize) -> Option<Reading> {
    let tabs = if text.contains('\t') { &TABS[..] } else { &TABS[..1] };
    let mut best: Option<(usize, Reading)> = None;
    for tab in tabs {
        let repaired = repair(text, *tab);
        if repaired.repairs.is_empty() {
            continue;
        }
        let mut reading = read(&repaired.text, &repaired.origin, source);
        let left = reading.mistakes();
        if best.as_ref().is_some_and(|(least, _)| left >= *least) {
            continue;
        }
        reading.diagnostics.extend(repaired.repairs.into_iter().map(|repair| repair.diagnostic(source)));
        best = Some((left, reading));
        if left == 0 {
            break;
        }
    }
    best.filter(|(left, _)| *left <= mistakes).map(|(_, reading)| reading)
}

/// What a text says.
struct Reading {
    node: Node,
    diagnostics: Diagnostics,
    /// Something in it may be meant in another way than YAML reads it.
    is_suspect: bool,
    /// How many keys the vocabulary does not have.
    unknown: usize,
}

impl Reading {
    /// How much is wrong in what was read, as far as its syntax shows.
    fn mistakes(&self) -> usize {
        self.diagnostics.total() + self.unknown
    }
}

fn read(text: &str, origin: &Origin, source: SourceId) -> Reading {
    let mut diagnostics = Diagnostics::default();
    let mut root: Option<Node> = None;
    let (mut from, mut is_suspect, mut unknown) = (0, false, 0);
    loop {
        let mut builder = Builder::new(&text[from..], source, from, origin, &mut diagnostics);
        let failure = builder.run();
        is_suspect |= builder.is_suspect || failure.is_some();
        unknown += builder.unknown;
        let part = builder.finish();
        root = Some(match (root.take(), part) {
            (None, Some(node)) => node,
            (Some(first), Some(next)) => join(first, next, &mut diagnostics),
            (Some(node), None) => node,
            (None, None) => {
                let value = if failure.is_some() { Value::Lost } else { Value::Null };
                Node { span: Span::start_of(source), value }
            }
        });
        let Some(at) = failure else { break };
        match next_margin_key(text, from, from + at) {
            Some(next) => from = next,
            None => break,
        }
    }
    Reading { node: root.expect("set in the first round"), diagnostics, is_suspect, unknown }
}

/// Where the next line begins with a letter and holds a colon: the line of `at`, if what broke began above it and it
/// is not where reading began, or one below.
fn next_margin_key(text: &str, from: usize, at: usize) -> Option<usize> {
    let line = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let mut start = if line > from { line } else { at + text[at..].find('\n')? + 1 };
    loop {
        let line = text[start..].lines().next()?;
        if line.starts_with(|first: char| first.is_alphabetic()) && (line.contains(": ") || line.ends_with(':')) {
            return Some(start);
        }
        start += text[start..].find('\n')? + 1;
    }
}

/// Puts the entries read after a syntax error behind those read before it.
fn join(mut first: Node, next: Node, diagnostics: &mut Diagnostics) -> Node {
    let span = first.span.to(next.span);
    // What stands before the first key was cut off.
    if first.mapping().is_none() {
        let mut next = next;
        if let Value::Mapping(mapping) = &mut next.value {
            mapping.cut = true;
        }
        return next;
    }
    if let (Value::Mapping(mapping), Value::Mapping(more)) = (&mut first.value, next.value) {
        mapping.cut |= more.cut;
        for entry in more.entries {
            // The line in which a syntax error was met is read again.
            match mapping.entries.iter_mut().find(|earlier| earlier.key.span == entry.key.span) {
                Some(earlier) => *earlier = entry,
                None => insert(mapping, entry, diagnostics),
            }
        }
    }
    Node { span, ..first }
}
