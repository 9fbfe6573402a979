//! `<<: *name`: a key of older YAML that takes the entries of another mapping over. What is meant is certain, so they are
//! taken over, and `check --fix` writes them in its place.

use super::{Entry, Mapping, Node, REPAIRED_SYNTAX, Value};
use crate::diagnostic::{Diagnostic, Diagnostics, Edit};
use crate::text;

/// The key.
pub const KEY: &str = "<<";

/// Puts entries of the mappings that `<<` names in its place; what the mapping says itself counts. `text` begins at
/// `offset` of the file.
pub fn expand(mapping: &mut Mapping, text: &str, offset: usize, diagnostics: &mut Diagnostics) {
    let Some(at) = mapping.entries.iter().position(|entry| entry.key.written == KEY) else { return };
    let named: Vec<&Mapping> = mapping.entries[at].value.items().iter().filter_map(Node::mapping).collect();
    if named.is_empty() || named.len() < mapping.entries[at].value.items().len() {
        return;
    }
    let is_own = |entry: &Entry| mapping.entries.iter().any(|own| own.key.written == entry.key.written);
    let mut taken: Vec<Entry> = Vec::new();
    for entry in named.iter().flat_map(|named| &named.entries) {
        if !is_own(entry) && taken.iter().all(|other| other.key.written != entry.key.written) {
            taken.push(entry.clone());
        }
    }
    let span = mapping.entries[at].key.span;
    let written = text.get(span.bytes().start.wrapping_sub(offset)..).unwrap_or_default();
    let before = &text[..text.len() - written.len()];
    let line = &before[before.rfind('\n').map_or(0, |newline| newline + 1)..];
    let is_block = line.chars().all(|letter| matches!(letter, ' ' | '-'));
    let gap = if is_block { format!("\n{}", " ".repeat(line.len())) } else { ", ".to_owned() };
    let entries: Vec<String> =
        taken.iter().map(|entry| format!("{}: {}", entry.key.written, flow(&entry.value))).collect();
    // Where the text was repaired, or a list is named, the place is not that of the whole entry.
    let is_whole =
        written.starts_with(KEY) && written.get(..span.bytes().len()).is_some_and(|written| written.contains('*'));
    let edit = (is_whole && !entries.is_empty()).then(|| Edit { span, text: entries.join(&gap) });
    let title = text!(
        id: "`<<` bukan kunci; bagian yang dirujuknya dibaca seolah-olah ditulis di sini",
        en: "`<<` is no key; what it names is read as if it were written here"
    );
    let help = text!(
        id: "tulis kunci dan nilainya di sini; `maklumat check --fix` menuliskannya",
        en: "write its keys and values here; `maklumat check --fix` does so"
    );
    diagnostics.push(Diagnostic::warning(&REPAIRED_SYNTAX, span, title).help(help).edits(edit));
    mapping.entries.splice(at..=at, taken);
}

/// A value on one line.
fn flow(node: &Node) -> String {
    match &node.value {
        Value::Lost | Value::Null => String::new(),
        Value::Scalar(text) if is_plain(text) => text.clone(),
        Value::Scalar(text) => serde_json::to_string(text).expect("a text can be written"),
        Value::Sequence(items) => format!("[{}]", items.iter().map(flow).collect::<Vec<_>>().join(", ")),
        Value::Mapping(mapping) => {
            let entries = mapping.entries.iter().map(|entry| format!("{}: {}", entry.key.written, flow(&entry.value)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
        }
    }
}

/// Whether a text can stand between brackets without quotation marks.
fn is_plain(text: &str) -> bool {
    text.starts_with(char::is_alphanumeric)
        && text != "null"
        && !text.contains(['\n', ',', '[', ']', '{', '}', '#', ':'])
        && text.trim() == text
}
