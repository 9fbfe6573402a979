//! Mending files: what findings propose for certain is done, and everything else stays as it was written.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Diagnostics, Edit};
use crate::source::{SourceId, Sources};
use crate::yaml::{self, Node, Value};

/// How many repairs of a file are tried one by one, if they do not hold together.
const MOST_TRIED: usize = 100;
/// How many bytes are read for that: of a large file fewer repairs are tried.
const MOST_READ: usize = 4 * 1024 * 1024;

/// A file as it reads once it is mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mended {
    /// The file.
    pub source: SourceId,
    /// Its new text.
    pub text: String,
    /// How many findings are mended by it.
    pub count: usize,
}

/// The files for which findings have edits, mended. Each is read again before it is given out: where only the syntax is
/// repaired, every key and value must be what was read before; where a key or value is corrected, there must be the same
/// keys, lists and values in the same places. What does not hold that is left out.
pub fn mend<'d>(diagnostics: impl Iterator<Item = &'d Diagnostic>, sources: &Sources) -> Vec<Mended> {
    let mut findings: BTreeMap<SourceId, Vec<&Diagnostic>> = BTreeMap::new();
    for diagnostic in diagnostics.filter(|diagnostic| !diagnostic.edits.is_empty()) {
        findings.entry(diagnostic.edits[0].span.source).or_default().push(diagnostic);
    }
    let mended = findings.into_iter().filter_map(|(source, findings)| {
        let before = sources.get(source).text();
        let (repairs, corrections): (Vec<&Diagnostic>, Vec<&Diagnostic>) =
            findings.into_iter().partition(|finding| yaml::is_repair(finding.code));
        let tree = Tree::of(before);
        let try_with = |findings: &[&Diagnostic], same: fn(&Node, &Node) -> bool| {
            let (text, count) = apply(before, findings);
            let after = Tree::of(&text);
            (after.mistakes <= tree.mistakes && same(&tree.node, &after.node)).then_some((text, count))
        };
        let all = [repairs.clone(), corrections.clone()].concat();
        // If the repairs do not hold together, those are kept that hold with the ones before.
        let sound = || {
            let mut kept: Vec<&Diagnostic> = Vec::new();
            for repair in repairs.iter().take(MOST_TRIED.min(MOST_READ / before.len().max(1))) {
                kept.push(repair);
                if try_with(&kept, has_same_values).is_none() {
                    kept.pop();
                }
            }
            try_with(&kept, has_same_values)
        };
        let repaired = try_with(&repairs, has_same_values);
        // Corrections change values, so they are tried only on top of repairs that are known to change none.
        let mended = repaired.is_some().then(|| try_with(&all, has_same_shape)).flatten();
        let repaired = repaired.or_else(sound);
        let mended = mended.or(repaired).or_else(|| try_with(&corrections, has_same_shape));
        mended.filter(|(_, count)| *count > 0).map(|(text, count)| Mended { source, text, count })
    });
    mended.collect()
}

/// Makes the edits of findings. One whose edits overlap those of another before it is left; the same edit of two is made
/// once. Returns the text, and how many findings are mended.
fn apply(text: &str, findings: &[&Diagnostic]) -> (String, usize) {
    // By where they begin; no two of them overlap.
    let mut edits: BTreeMap<usize, &Edit> = BTreeMap::new();
    let mut count = 0;
    for finding in findings {
        let new: Vec<&Edit> = (finding.edits.iter())
            .filter(|edit| edits.get(&edit.span.bytes().start).is_none_or(|there| there != edit))
            .collect();
        if new.iter().all(|edit| is_free(&edits, edit)) {
            edits.extend(new.into_iter().map(|edit| (edit.span.bytes().start, edit)));
            count += 1;
        }
    }
    let (mut mended, mut done) = (String::with_capacity(text.len()), 0);
    for (start, edit) in edits {
        mended.push_str(&text[done..start]);
        mended.push_str(&edit.text);
        done = edit.span.bytes().end;
    }
    mended.push_str(&text[done..]);
    (mended, count)
}

/// Whether an edit overlaps none of those that are made, nor begins at the same place as one.
fn is_free(edits: &BTreeMap<usize, &Edit>, edit: &Edit) -> bool {
    let place = edit.span.bytes();
    let before = edits.range(..=place.start).next_back();
    let after = edits.range(place.start..).next();
    before.is_none_or(|(start, other)| other.span.bytes().end <= place.start && *start < place.start)
        && after.is_none_or(|(start, _)| place.end <= *start && place.start < *start)
}

/// A text as it is read.
struct Tree {
    node: Node,
    /// How much of its syntax is wrong and could not be repaired.
    mistakes: usize,
}

impl Tree {
    fn of(text: &str) -> Self {
        let mut sources = Sources::default();
        let source = sources.add_read("", text);
        let mut diagnostics = Diagnostics::default();
        let node = yaml::parse(source, &sources, &mut diagnostics);
        let mistakes = diagnostics.iter().filter(|found| !yaml::is_repair(found.code)).count();
        Tree { node, mistakes }
    }
}

/// Whether two trees say the same.
fn has_same_values(first: &Node, second: &Node) -> bool {
    same(first, second, &|first, second| first == second)
}

/// Whether two trees have the same structure, whatever their keys and values say.
fn has_same_shape(first: &Node, second: &Node) -> bool {
    same(first, second, &|_, _| true)
}

fn same(first: &Node, second: &Node, is_like: &impl Fn(&str, &str) -> bool) -> bool {
    match (&first.value, &second.value) {
        (Value::Lost, Value::Lost) | (Value::Null, Value::Null) => true,
        (Value::Scalar(first), Value::Scalar(second)) => is_like(first, second),
        (Value::Sequence(first), Value::Sequence(second)) => {
            first.len() == second.len() && first.iter().zip(second).all(|(first, second)| same(first, second, is_like))
        }
        (Value::Mapping(first), Value::Mapping(second)) => {
            let (first, second) = (&first.entries, &second.entries);
            first.len() == second.len()
                && first.iter().zip(second).all(|(first, second)| {
                    is_like(&first.key.written, &second.key.written) && same(&first.value, &second.value, is_like)
                })
        }
        _ => false,
    }
}
