//! Diagnostics in SARIF 2.1.0, for editors and the pages of code hosts.

use serde_json::{Value, json};

use super::{Code, Diagnostic, Edit, Severity};
use crate::locale::{Language, Text};
use crate::printable;
use crate::source::{Sources, Span};

/// One run with its results, and the rules that they may be of.
pub fn render<'a>(
    diagnostics: impl Iterator<Item = &'a Diagnostic>,
    codes: &[&Code],
    sources: &Sources,
    language: Language,
) -> String {
    let rules: Vec<Value> = codes.iter().map(|code| rule(code, language)).collect();
    let result = |diagnostic: &Diagnostic| {
        let related: Vec<Value> = (diagnostic.related.iter())
            .map(|(span, text)| {
                let mut place = location(*span, sources);
                place["message"] = json!({ "text": text.get(language) });
                place
            })
            .collect();
        let parts = [Some(&diagnostic.title), diagnostic.label.as_ref(), diagnostic.help.as_ref()];
        let message: Vec<&str> = parts.into_iter().flatten().map(|text| text.get(language)).collect();
        let mut result = json!({
            "ruleId": diagnostic.code.name,
            "ruleIndex": codes.iter().position(|code| code.name == diagnostic.code.name),
            "level": level(diagnostic.severity),
            "message": { "text": message.join(". ") },
            "locations": [location(diagnostic.span, sources)],
            "relatedLocations": related,
            "properties": { "holdsBack": diagnostic.holds().name() },
        });
        if !diagnostic.edits.is_empty() {
            result["fixes"] = json!([fix(&diagnostic.edits, sources)]);
        }
        result
    };
    let results: Vec<Value> = diagnostics.map(result).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "maklumat", "version": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    let text = serde_json::to_string_pretty(&log).expect("strings and numbers can be written as JSON");
    printable::json(&text).into_owned()
}

fn rule(code: &Code, language: Language) -> Value {
    let doc = code.doc.get(language);
    let first = doc.split_inclusive(['.', ':']).next().unwrap_or(doc);
    let see = Text { id: "Lihat `maklumat explain`", en: "See `maklumat explain`" }.pick(language);
    json!({
        "id": code.name,
        "shortDescription": { "text": first },
        "fullDescription": { "text": doc },
        "help": { "text": format!("{doc}\n{see} {}", code.name) },
    })
}

/// The edits of one finding, which are all in one file.
fn fix(edits: &[Edit], sources: &Sources) -> Value {
    let place = |edit: &Edit| location(edit.span, sources)["physicalLocation"].take();
    let replacements: Vec<Value> = (edits.iter())
        .map(|edit| json!({ "deletedRegion": place(edit)["region"], "insertedContent": { "text": edit.text } }))
        .collect();
    json!({
        "artifactChanges": [{
            "artifactLocation": place(&edits[0])["artifactLocation"],
            "replacements": replacements,
        }],
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "note",
    }
}

fn location(span: Span, sources: &Sources) -> Value {
    let (start, end) = sources.ends(span);
    json!({
        "physicalLocation": {
            "artifactLocation": { "uri": address(&sources.get(span.source).path) },
            "region": {
                "startLine": start.line,
                "startColumn": start.column,
                "endLine": end.line,
                "endColumn": end.column,
            },
        },
    })
}

/// A path as a reference in the sense of RFC 3986.
fn address(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    path.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}
