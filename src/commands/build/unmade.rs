//! Tells which documents were not made, and why: a line for each that a finding holds back, one line for all that do not
//! apply.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::build::{Built, By, Cause, Unmade};
use crate::cli;
use crate::commands::Checked;
use crate::document;
use crate::locale::{Language, Text};
use crate::source::Span;
use crate::text;

/// How many lines, and how many names in one, are told.
const MOST_LINES: usize = 10;
const MOST_NAMES: usize = 3;

/// Whether what was asked for is not there: it is held back, or was asked for by its name. What a unit has no need of was
/// asked for by name if the unit was, or if no other unit has it either.
pub fn fails(built: &Built, asked: &cli::Build) -> bool {
    let by_name = !asked.making.document.is_empty();
    built.unmade.iter().any(|unmade| match &unmade.cause {
        Cause::Held(_) => true,
        Cause::TooLong(_) => by_name,
        Cause::Lacking(_) => by_name && is_missed(unmade, built, asked),
    })
}

fn is_missed(unmade: &Unmade, built: &Built, asked: &cli::Build) -> bool {
    let name = unmade.document.map(|document| document.name);
    let is_there = built.manifest.files().any(|(_, output)| Some(output.document.as_str()) == name);
    !asked.making.options.names.is_empty() || !is_there
}

/// The lines.
pub fn lines(built: &Built, checked: &Checked) -> Vec<String> {
    let language = checked.language;
    let told = built.unmade.iter().filter(|unmade| is_told(unmade, &built.unmade));
    let mut lines: Vec<String> = told.filter_map(|unmade| held(unmade, checked)).collect();
    if let Some(more) = lines.len().checked_sub(MOST_LINES).filter(|more| *more > 0) {
        lines.truncate(MOST_LINES);
        lines.push(text!(id: "… dan {} lagi", en: "… and {} more", more).get(language).to_owned());
    }
    lines.extend(lacking(&built.unmade, language));
    lines
}

/// Whether it has a line: what holds back several standards is told of their unit, or of the government, and else of each.
fn is_told(unmade: &Unmade, all: &[Unmade]) -> bool {
    let (Some(first), None) = (first(unmade), unmade.document) else { return true };
    let same = || all.iter().filter(|other| other.document.is_none() && self::first(other) == Some(first));
    let of_unit = |other: &&Unmade| is_held(other) && other.unit == unmade.unit;
    let is_shared = same().filter(of_unit).count() > 1;
    let by_government = same().any(|other| other.unit.is_empty());
    match (unmade.unit.as_str(), unmade.standard.as_str()) {
        ("", _) => true,
        (_, "") => !by_government && (is_shared || !all.iter().any(|other| of_unit(&other))),
        _ => {
            let unit_says = |other: &Unmade| other.unit == unmade.unit && other.standard.is_empty();
            !(by_government || is_shared && same().any(unit_says))
        }
    }
}

/// The place of the first finding that holds something back.
fn first(unmade: &Unmade) -> Option<Span> {
    match &unmade.cause {
        Cause::Held(by) => by.first().map(|by| by.span),
        Cause::TooLong(_) | Cause::Lacking(_) => None,
    }
}

/// Whether all documents of a standard are held back.
pub fn is_held(unmade: &Unmade) -> bool {
    matches!(unmade.cause, Cause::Held(_)) && !unmade.standard.is_empty() && unmade.document.is_none()
}

/// `kelurahan/surat: semua dokumen ditahan: standar ini tidak mempunyai tanggal (standards/kelurahan/surat.yaml:2)`.
fn held(unmade: &Unmade, checked: &Checked) -> Option<String> {
    let all = Text { id: "semua dokumen", en: "all documents" };
    let document = unmade.document.map_or(all, |document| document.title.clone());
    let line = match &unmade.cause {
        Cause::Held(by) => {
            let sources = &checked.project.sources;
            let place = |by: &By| {
                let path = &sources.get(by.span.source).path;
                text!(id: "{} ({}:{})", en: "{} ({}:{})", by.title, path, sources.line(by.span))
            };
            let more = by.len().saturating_sub(1);
            let more = match more {
                0 => Text::default(),
                more => text!(id: "; {} temuan lain", en: "; {} more findings", more),
            };
            let first = by.first().map(place).unwrap_or_default();
            let name = if unmade.unit.is_empty() { checked.project.name() } else { name(unmade) };
            text!(id: "{}: {} ditahan: {}{}", en: "{}: {} held back: {}{}", name, document, first, more)
        }
        // That finding says it.
        Cause::TooLong(_) | Cause::Lacking(_) => return None,
    };
    Some(line.get(checked.language).to_owned())
}

/// `tidak dibuat: keputusan (kelurahan): belum ada `keputusan` di `unit.yaml``, for all that lack something.
fn lacking(unmade: &[Unmade], language: Language) -> Option<String> {
    // By what is missing: the documents, and whose they are.
    let mut groups: BTreeMap<&str, [Vec<String>; 2]> = BTreeMap::new();
    for unmade in unmade {
        let (Some(document), Cause::Lacking(reason)) = (unmade.document, &unmade.cause) else { continue };
        let title = match unmade.unit.as_str() {
            "" => document.title.pick(language),
            _ => document::spelt(document.name, language),
        };
        let [documents, names] = groups.entry(reason.get(language)).or_default();
        for (list, word) in [(documents, title.to_owned()), (names, name(unmade))] {
            if !word.is_empty() && !list.contains(&word) {
                list.push(word);
            }
        }
    }
    let group = |(reason, [documents, mut names]): (&str, [Vec<String>; 2])| {
        if let Some(more) = names.len().checked_sub(MOST_NAMES).filter(|more| *more > 0) {
            names.truncate(MOST_NAMES);
            names.push(text!(id: "dan {} lain", en: "and {} others", more).get(language).to_owned());
        }
        let names = if names.is_empty() { String::new() } else { format!(" ({})", names.join(", ")) };
        format!("{}{names}: {reason}", documents.join(", "))
    };
    let told: Vec<String> = groups.into_iter().map(group).collect();
    let line = text!(id: "tidak dibuat: {}", en: "not made: {}", told.join("; "));
    (!told.is_empty()).then(|| line.get(language).to_owned())
}

/// `kelurahan/surat`, `kelurahan`; nothing of the government.
fn name(unmade: &Unmade) -> String {
    [unmade.unit.as_str(), unmade.standard.as_str()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("/")
}

/// For programs.
pub fn report(built: &Built, checked: &Checked) -> Vec<Value> {
    let sources = &checked.project.sources;
    let by = |by: &By| {
        json!({
            "rule": by.rule,
        "message": by.title.get(checked.language),
            "file": sources.get(by.span.source).path,
            "line": sources.line(by.span),
        })
    };
    let entry = |unmade: &Unmade| {
        let (reason, findings, message) = match &unmade.cause {
            Cause::Held(found) => ("held", found.iter().map(by).collect(), None),
            Cause::TooLong(component) => ("too_long", Vec::new(), Some(component.as_str())),
            Cause::Lacking(reason) => ("lacking", Vec::new(), Some(reason.get(checked.language))),
        };
        json!({
            "unit": unmade.unit,
            "standard": unmade.standard,
            "document": unmade.document.map(|document| document.name),
            "reason": reason,
            "findings": findings,
            "message": message,
        })
    };
    built.unmade.iter().map(entry).collect()
}
