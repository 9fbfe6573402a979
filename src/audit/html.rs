//! The audit as one page that asks for nothing from anywhere.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::{Context, Kwargs, Tera};

use super::report::{AspectMark, Report, Share};
use super::words::heads;
use super::{State, words};
use crate::diagnostic::Severity;
use crate::locale::{Language, Text};

const TEMPLATES: [(&str, &str); 3] = [
    ("report.html", include_str!("../../templates/audit/report.html")),
    ("report.css", include_str!("../../templates/audit/report.css")),
    ("report.js", include_str!("../../templates/audit/report.js")),
];

const WORDS: [(&str, Text<&'static str>); 31] = [
    ("advice", heads::ADVICE),
    ("as_of", Text { id: "per", en: "as of" }),
    ("audit", Text { id: "Audit standar pelayanan", en: "Audit of service standards" }),
    ("by_component", Text { id: "Menurut komponen", en: "By component" }),
    ("component", Text { id: "Komponen", en: "Component" }),
    ("components_of", Text { id: "Komponen pada standar", en: "Components of the standards of" }),
    ("errors", heads::ERRORS),
    ("estimate", Text { id: "perkiraan", en: "estimate" }),
    ("evidence", Text { id: "Bukti:", en: "Evidence:" }),
    ("filter", Text { id: "Cari unit", en: "Find a unit" }),
    ("findings", Text { id: "Temuan", en: "Findings" }),
    ("fulfilled", heads::FULFILLED),
    ("fulfilled_of", Text { id: "komponen terpenuhi", en: "of the components fulfilled" }),
    ("gone", Text { id: "sudah hilang", en: "gone" }),
    ("left", Text { id: "unit ditampilkan", en: "units shown" }),
    ("near", Text { id: "Setiap unit", en: "Each unit" }),
    ("new", Text { id: "temuan baru", en: "new findings" }),
    ("new_one", Text { id: "baru", en: "new" }),
    ("ombudsman", Text { id: "Ombudsman 2022–2024", en: "Ombudsman 2022–2024" }),
    ("oldest_review", heads::OLDEST_REVIEW),
    ("only_errors", Text { id: "hanya yang mempunyai kesalahan", en: "only those with errors" }),
    ("recorded", Text { id: "tercatat", en: "on record" }),
    ("reviewed", heads::REVIEWED),
    ("shares", Text { id: "Bagian", en: "Shares" }),
    ("since", Text { id: "Sejak", en: "Since" }),
    ("standard", heads::STANDARD),
    ("standards", heads::STANDARDS),
    ("unit", heads::UNIT),
    ("units", Text { id: "Unit, yang terlemah dahulu", en: "Units, the weakest first" }),
    ("warnings", heads::WARNINGS),
    ("weight", Text { id: "bobot", en: "weight" }),
];

#[derive(Serialize)]
struct Shown {
    id: State,
    sign: char,
    word: &'static str,
}

/// All of it.
pub fn render(report: &Report, language: Language) -> String {
    let mut tera = Tera::default();
    tera.register_filter("per_cent", move |share: &tera::Value, _: Kwargs, _: &tera::State| {
        read::<Share>(share).written(language)
    });
    tera.register_filter("reached", move |aspect: &tera::Value, _: Kwargs, _: &tera::State| {
        words::reached(read::<Option<AspectMark>>(aspect).as_ref(), language)
    });
    tera.add_raw_templates(TEMPLATES).expect("the templates are tested");
    let mut context = Context::from_serialize(report).expect("a report is texts, numbers and lists");
    let mut said: BTreeMap<&str, &str> = WORDS.iter().map(|(key, word)| (*key, word.pick(language))).collect();
    said.insert("unknown", words::UNKNOWN.pick(language));
    said.insert("unrecorded", words::UNRECORDED.pick(language));
    said.insert("how", words::HOW.pick(language));
    let states =
        State::ALL.map(|state| Shown { id: state, sign: words::sign(state), word: state.word().pick(language) });
    let signs: BTreeMap<State, &Shown> = states.iter().map(|shown| (shown.id, shown)).collect();
    let severities = [Severity::Error, Severity::Warning, Severity::Advice];
    let severities: BTreeMap<&str, &str> = severities.map(|severity| (severity.name(), severity.word(language))).into();
    context.insert("signs", &signs);
    context.insert("states", &states);
    context.insert("severities", &severities);
    context.insert("words", &said);
    context.insert("language", language.tag());
    tera.render("report.html", &context).expect("the templates are tested")
}

fn read<T: serde::de::DeserializeOwned>(value: &tera::Value) -> T {
    let value = serde_json::to_value(value).expect("a value can be written");
    serde_json::from_value(value).expect("the template hands on what the report has")
}
