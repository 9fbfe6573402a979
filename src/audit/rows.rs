//! The audit as tables: of standards, of findings, of evidence.

use std::collections::BTreeMap;

use super::report::{Counts, Place, Report};
use super::{State, words};
use crate::locale::{Language, Text};

/// What stands in a cell.
pub enum Field {
    /// A text.
    Word(String),
    /// A number.
    Number(f64),
    /// A state and its word.
    State(State, &'static str),
}

impl Field {
    /// As plain text.
    pub fn written(&self) -> String {
        match self {
            Field::Word(word) => word.clone(),
            Field::Number(number) => number.to_string(),
            Field::State(_, word) => (*word).to_owned(),
        }
    }
}

impl From<&str> for Field {
    fn from(text: &str) -> Self {
        Field::Word(text.to_owned())
    }
}

impl From<usize> for Field {
    fn from(number: usize) -> Self {
        Field::Number(number as f64)
    }
}

/// A head and how wide its column is.
pub type Head = (String, f64);

/// A table.
pub struct Rows {
    /// The head of each column.
    pub heads: Vec<Head>,
    /// How many columns stay when one scrolls.
    pub fixed: u16,
    /// The fields of each row.
    pub fields: Vec<Vec<Field>>,
}

fn heads<const N: usize>(heads: [(Text<&'static str>, f64); N], language: Language) -> Vec<Head> {
    heads.map(|(text, width)| (text.pick(language).to_owned(), width)).into()
}

const GOVERNMENT: (Text<&str>, f64) = (words::heads::GOVERNMENT, 22.0);
const UNIT: (Text<&str>, f64) = (words::heads::UNIT, 30.0);
const STANDARD: (Text<&str>, f64) = (words::heads::STANDARD, 32.0);
const FILE: (Text<&str>, f64) = (words::heads::FILE, 40.0);
const LINE: (Text<&str>, f64) = (Text { id: "Baris", en: "Line" }, 8.0);

/// A row a standard, with the state of each component.
pub fn standards(report: &Report, language: Language) -> Rows {
    let mut heads = heads(
        [
            GOVERNMENT,
            UNIT,
            STANDARD,
            (words::heads::FULFILLED, 11.0),
            (Text { id: "Diminta", en: "Asked for" }, 11.0),
            (words::heads::ERRORS, 11.0),
            (words::heads::WARNINGS, 11.0),
            (words::heads::ADVICE, 9.0),
            (words::heads::REVIEWED, 12.0),
            (words::heads::PUBLISHED, 18.0),
            FILE,
        ],
        language,
    );
    let components = report.governments.iter().take(1).flat_map(|government| &government.components);
    heads.extend(components.map(|component| (component.title.clone(), 16.0)));
    let mut fields = Vec::new();
    for government in &report.governments {
        for unit in &government.units {
            for standard in &unit.standards {
                let (share, counts) = (standard.completeness, standard.findings);
                let mut row: Vec<Field> =
                    [&government.name, &unit.name, &standard.name].map(|text| text.as_str().into()).into();
                let numbers = [share.fulfilled, share.asked, counts.errors, counts.warnings, counts.advice];
                row.extend(numbers.map(Field::from));
                row.push(standard.reviewed.as_deref().unwrap_or_default().into());
                row.push(words::published(standard.published, language).as_str().into());
                row.push(standard.path.as_str().into());
                row.extend(
                    standard.cells.iter().map(|cell| Field::State(cell.state, cell.state.word().pick(language))),
                );
                fields.push(row);
            }
            // What was found in its other files, so that the sums are those of the report.
            let own = unit.findings.without(unit.standards.iter().map(|standard| standard.findings));
            fields.extend(rest(&government.name, &unit.name, own, &unit.path, heads.len()));
        }
        let own = government.findings.without(government.units.iter().map(|unit| unit.findings));
        fields.extend(rest(&government.name, "", own, "", heads.len()));
    }
    Rows { heads, fixed: 3, fields }
}

/// A row of findings that no standard has, if there are any.
fn rest(government: &str, unit: &str, findings: Counts, path: &str, width: usize) -> Option<Vec<Field>> {
    let counts = [findings.errors, findings.warnings, findings.advice];
    let mut row: Vec<Field> = [government, unit, "", "", ""].map(Field::from).into();
    row.extend(counts.map(Field::from));
    row.extend(["", "", path].map(Field::from));
    row.resize_with(width, || Field::from(""));
    (findings.total() > 0).then_some(row)
}

/// A row a finding.
pub fn findings(report: &Report, language: Language) -> Rows {
    let heads = heads(
        [
            GOVERNMENT,
            UNIT,
            (words::heads::SEVERITY, 12.0),
            (words::heads::RULE, 24.0),
            (Text { id: "Temuan", en: "Finding" }, 60.0),
            FILE,
            LINE,
            (words::heads::BASIS, 22.0),
            (Text { id: "Rujukan", en: "Citation" }, 40.0),
            (Text { id: "Cara memperbaiki", en: "What to do" }, 60.0),
        ],
        language,
    );
    let mut fields = Vec::new();
    for government in &report.governments {
        let names: BTreeMap<&str, &str> =
            government.units.iter().map(|unit| (unit.id.as_str(), unit.name.as_str())).collect();
        for found in &government.found {
            fields.push(vec![
                government.name.as_str().into(),
                found.unit.as_deref().and_then(|id| names.get(id).copied()).unwrap_or_default().into(),
                found.severity.word(language).into(),
                found.rule.into(),
                found.message.as_str().into(),
                found.place.path.as_str().into(),
                found.place.line.into(),
                words::basis(found.basis).pick(language).into(),
                found.citation.as_deref().unwrap_or_default().into(),
                found.help.as_deref().unwrap_or_default().into(),
            ]);
        }
    }
    Rows { heads, fixed: 2, fields }
}

/// A row a place that proves an indicator.
pub fn evidence(report: &Report, language: Language) -> Rows {
    let heads = heads(
        [
            GOVERNMENT,
            UNIT,
            (Text { id: "Indikator PEKPPP", en: "PEKPPP indicator" }, 11.0),
            (Text { id: "Isi", en: "What it asks" }, 60.0),
            (Text { id: "Bobot", en: "Weight" }, 9.0),
            (Text { id: "Nilai", en: "Mark" }, 14.0),
            (Text { id: "Tercatat", en: "On record" }, 34.0),
            FILE,
            LINE,
        ],
        language,
    );
    let mut fields = Vec::new();
    for government in &report.governments {
        for unit in &government.units {
            for mark in &unit.indicators {
                let row = |place: Option<&Place>| -> Vec<Field> {
                    let marks = words::marks(mark, language);
                    vec![
                        government.name.as_str().into(),
                        unit.name.as_str().into(),
                        mark.number.as_str().into(),
                        mark.says.as_str().into(),
                        (mark.weight as usize).into(),
                        marks.as_str().into(),
                        words::counted(mark, language).as_str().into(),
                        place.map_or("", |place| place.path.as_str()).into(),
                        place.map_or_else(|| "".into(), |place| place.line.into()),
                    ]
                };
                if mark.evidence.is_empty() {
                    fields.push(row(None));
                }
                fields.extend(mark.evidence.iter().map(|place| row(Some(place))));
            }
        }
    }
    Rows { heads, fixed: 2, fields }
}
