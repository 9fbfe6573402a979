//! The audit as a report on paper.

use serde::Serialize;
use serde_json::Value;

use super::labels::{Labels, StateLabel, labels, states};
use super::report::Unit;
use super::shown::{ShownGovernment, ShownUnit};
use super::{Report, words};
use crate::fonts::has;
use crate::locale::Language;
use crate::output::Engines;
use crate::printable::is_unprintable;
use crate::project::Project;
use crate::templates::{Made, Templates};
use crate::view;

/// What the template sees beside the view of the government.
#[derive(Serialize)]
struct Shown<'r> {
    as_of: &'r str,
    words: Labels,
    states: [StateLabel; 6],
    governments: Vec<Whole<'r>>,
}

/// A government with its units from near.
#[derive(Serialize)]
struct Whole<'r> {
    #[serde(flatten)]
    government: ShownGovernment<'r>,
    near: Vec<ShownUnit<'r>>,
    /// That some units are not shown from near.
    far: Option<String>,
}

/// How many rows the units that are shown from near may have together: more pages would need more memory than most
/// machines have, and more patience than readers have.
const MOST_ROWS: usize = 1500;
/// How many findings of a unit are shown.
const MOST_FINDINGS: usize = 10;
/// How many findings are shown that no unit has.
const MOST_OWN: usize = 50;
/// The rows of a unit beside those of its standards, in what they need.
const ROWS_OF_UNIT: usize = 5;

/// Its bytes, in the look of a project.
pub fn render(report: &Report, project: &Project, templates: &Templates, language: Language) -> Made<Vec<u8>> {
    let mut rows = 0;
    let mut governments = Vec::new();
    for (index, government) in (1..).zip(&report.governments) {
        let fits = |unit: &&Unit| {
            let more = unit.standards.len() + ROWS_OF_UNIT;
            let is_first = rows == 0;
            rows += more;
            is_first || rows <= MOST_ROWS
        };
        let near: Vec<_> = (government.units.iter().take_while(fits))
            .map(|unit| ShownUnit::new(unit, government, &report.as_of, language).with_findings(MOST_FINDINGS))
            .collect();
        governments.push(Whole {
            government: ShownGovernment::new(index, government, report, language).with_own(MOST_OWN),
            far: words::far(government.units.len(), near.len(), language),
            near,
        });
    }
    let shown = Shown { as_of: &report.as_of, words: labels(language), states: states(language), governments };
    let mut more = serde_json::json!({ "report": shown });
    show_codes(&mut more);
    let view = view::agency(project, language.tag());
    Engines::new(templates).print("pdf/audit.typ", "audit", &view, &more.to_string())
}

/// Writes `U+6F22` for each character that cannot be printed or that no font has: it may stand in any file that is
/// audited, and the report is made all the same.
fn show_codes(value: &mut Value) {
    match value {
        Value::String(text) => {
            let is_lost = |letter: char| is_unprintable(letter) || !has(letter);
            if text.contains(is_lost) {
                let code = |letter: char| match is_lost(letter) {
                    true => format!("U+{:04X}", u32::from(letter)),
                    false => letter.to_string(),
                };
                *text = text.chars().map(code).collect();
            }
        }
        Value::Array(values) => values.iter_mut().for_each(show_codes),
        Value::Object(fields) => fields.values_mut().for_each(show_codes),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
