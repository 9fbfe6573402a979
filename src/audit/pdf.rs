//! The audit as a report on paper.

use serde::Serialize;
use serde_json::Value;

use super::Report;
use super::labels::{Labels, StateLabel, labels, states};
use super::shown::{ShownGovernment, ShownUnit};
use crate::fonts::lacking;
use crate::locale::Language;
use crate::output::Engines;
use crate::printable::block;
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
}

/// Its bytes, in the look of a project.
pub fn render(report: &Report, project: &Project, templates: &Templates, language: Language) -> Made<Vec<u8>> {
    let whole = |(index, government)| {
        let near = |unit| ShownUnit::new(unit, government, &report.as_of, language);
        Whole {
            government: ShownGovernment::new(index, government, report, language),
            near: government.units.iter().map(near).collect(),
        }
    };
    let shown = Shown {
        as_of: &report.as_of,
        words: labels(language),
        states: states(language),
        governments: (1..).zip(&report.governments).map(whole).collect(),
    };
    let mut more = serde_json::json!({ "report": shown });
    make_printable(&mut more);
    let mut more = more.to_string();
    // What no font has may stand in any file that is audited; the report is made all the same.
    for letter in lacking(&more) {
        more = more.replace(letter, "□");
    }
    let view = view::agency(project, language.tag());
    Engines::new(templates).print("pdf/audit.typ", "audit", &view, &more)
}

/// No font has what obeys, hides or turns.
fn make_printable(value: &mut Value) {
    match value {
        Value::String(text) => *text = block(text).into_owned(),
        Value::Array(values) => values.iter_mut().for_each(make_printable),
        Value::Object(values) => values.values_mut().for_each(make_printable),
        _ => {}
    }
}
