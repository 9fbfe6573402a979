//! Diagnostics for programs: an array of objects, in a stable order of keys.

use serde::Serialize;

use super::Diagnostic;
use crate::locale::Language;
use crate::printable::json;
use crate::source::{Sources, Span};

#[derive(Serialize)]
struct Entry<'a> {
    rule: &'a str,
    severity: &'a str,
    /// What is not made until it is mended: `nothing`, `documents`, or the name of the only document.
    holds_back: &'a str,
    basis: &'a str,
    message: &'a str,
    /// The components that it is about.
    components: Vec<&'a str>,
    place: Place<'a>,
    label: Option<&'a str>,
    related: Vec<Related<'a>>,
    citation: Option<&'a str>,
    help: Option<&'a str>,
    /// What `check --fix` does.
    edits: Vec<Change<'a>>,
}

#[derive(Serialize)]
struct Change<'a> {
    place: Place<'a>,
    text: &'a str,
}

#[derive(Serialize)]
struct Place<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

#[derive(Serialize)]
struct Related<'a> {
    place: Place<'a>,
    message: &'a str,
}

/// All diagnostics as one JSON array; lines and columns count from 1, columns in characters.
pub fn render<'a>(diagnostics: impl Iterator<Item = &'a Diagnostic>, sources: &Sources, language: Language) -> String {
    let entries: Vec<Entry> = diagnostics
        .map(|diagnostic| Entry {
            rule: diagnostic.code.name,
            severity: diagnostic.severity.name(),
            holds_back: diagnostic.holds().name(),
            basis: diagnostic.code.basis.name(),
            message: diagnostic.title.get(language),
            components: diagnostic.components().collect(),
            place: place(diagnostic.span, sources),
            label: diagnostic.label.as_ref().map(|label| label.get(language)),
            related: diagnostic
                .related
                .iter()
                .map(|(span, text)| Related { place: place(*span, sources), message: text.get(language) })
                .collect(),
            citation: diagnostic.citation.as_ref().map(|citation| citation.get(language)),
            help: diagnostic.help.as_ref().map(|help| help.get(language)),
            edits: (diagnostic.edits.iter())
                .map(|edit| Change { place: place(edit.span, sources), text: &edit.text })
                .collect(),
        })
        .collect();
    let text = serde_json::to_string_pretty(&entries).expect("strings and numbers can be written as JSON");
    json(&text).into_owned()
}

fn place(span: Span, sources: &Sources) -> Place<'_> {
    let (start, end) = sources.ends(span);
    Place {
        file: &sources.get(span.source).path,
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
    }
}
