//! Mending files: what findings propose for certain is done, and everything else stays as it was written.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Diagnostics, Edit};
use crate::source::{SourceId, Sources};
use crate::yaml::{self, Node, Value};

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

/// The files for which findings have edits, mended. Of edits that overlap only the first is done. A file that would no
/// longer have the same keys, lists and values in the same places is left as it is, and so is one whose syntax is wrong:
/// there one place may have been read twice.
pub fn mend<'d>(diagnostics: impl Iterator<Item = &'d Diagnostic>, sources: &Sources) -> Vec<Mended> {
    let mut edits: BTreeMap<SourceId, Vec<&Edit>> = BTreeMap::new();
    for edit in diagnostics.filter_map(|diagnostic| diagnostic.edit.as_ref()) {
        edits.entry(edit.span.source).or_default().push(edit);
    }
    let mended = edits.into_iter().filter_map(|(source, edits)| {
        let before = sources.get(source).text();
        let (text, count) = apply(before, edits);
        has_same_shape(before, &text).then_some(Mended { source, text, count })
    });
    mended.collect()
}

fn apply(text: &str, mut edits: Vec<&Edit>) -> (String, usize) {
    edits.sort_by_key(|edit| edit.span);
    let (mut mended, mut done, mut count) = (String::with_capacity(text.len()), 0, 0);
    for edit in edits.into_iter() {
        let place = edit.span.bytes();
        if place.start < done {
            continue;
        }
        mended.push_str(&text[done..place.start]);
        mended.push_str(&edit.text);
        done = place.end;
        count += 1;
    }
    mended.push_str(&text[done..]);
    (mended, count)
}

/// Whether two texts are YAML of the same structure, whatever their keys and values say.
fn has_same_shape(first: &str, second: &str) -> bool {
    let tree = |text: &str| {
        let mut sources = Sources::default();
        let source = sources.add_read("", text);
        let mut diagnostics = Diagnostics::default();
        let node = yaml::parse(source, &sources, &mut diagnostics);
        let is_sound = diagnostics.iter().all(|found| found.code.name == yaml::DUPLICATE_KEY.name);
        (node, is_sound, diagnostics.total())
    };
    let ((first, was_sound, wrong), (second, is_sound, still_wrong)) = (tree(first), tree(second));
    was_sound && is_sound && still_wrong <= wrong && same(&first, &second)
}

fn same(first: &Node, second: &Node) -> bool {
    match (&first.value, &second.value) {
        (Value::Lost, Value::Lost) | (Value::Null, Value::Null) | (Value::Scalar(_), Value::Scalar(_)) => true,
        (Value::Sequence(first), Value::Sequence(second)) => {
            first.len() == second.len() && first.iter().zip(second).all(|(first, second)| same(first, second))
        }
        (Value::Mapping(first), Value::Mapping(second)) => {
            let (first, second) = (&first.entries, &second.entries);
            first.len() == second.len()
                && first.iter().zip(second).all(|(first, second)| same(&first.value, &second.value))
        }
        _ => false,
    }
}
