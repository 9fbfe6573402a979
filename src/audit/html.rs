//! The audit as one page that asks for nothing from anywhere.

use std::collections::BTreeMap;

use rayon::prelude::*;
use tera::{Context, Tera};

use super::Report;
use super::labels::{labels, states};
use super::report::Unit;
use super::shown::{ShownGovernment, ShownUnit};
use super::words;
use crate::locale::Language;

const TEMPLATES: [(&str, &str); 6] = [
    ("head.html", include_str!("../../templates/audit/head.html")),
    ("government.html", include_str!("../../templates/audit/government.html")),
    ("unit.html", include_str!("../../templates/audit/unit.html")),
    ("foot.html", include_str!("../../templates/audit/foot.html")),
    ("page.css", include_str!("../../templates/audit/page.css")),
    ("page.js", include_str!("../../templates/audit/page.js")),
];

/// All of it. Units are rendered one by one and side by side, so that the report is never held twice.
pub fn render(report: &Report, language: Language) -> String {
    let mut tera = Tera::default();
    tera.add_raw_templates(TEMPLATES).expect("the templates are tested");
    let states = states(language);
    let mut common = Context::new();
    common.insert("words", &labels(language));
    common.insert("language", language.tag());
    common.insert("as_of", &words::day(&report.as_of, language));
    common.insert("signs", &states.iter().map(|state| (state.id, state)).collect::<BTreeMap<_, _>>());
    common.insert("states", &states);
    let fill = |template: &str, context: &Context| tera.render(template, context).expect("the templates are tested");
    let mut page = fill("head.html", &common);
    for (index, government) in (1..).zip(&report.governments) {
        let mut context = common.clone();
        context.insert("index", &index);
        let titles: Vec<&str> = government.components.iter().map(|component| component.title.as_str()).collect();
        context.insert("titles", &titles);
        let mut whole = context.clone();
        whole.insert("government", &ShownGovernment::new(index, government, report, language));
        page += &fill("government.html", &whole);
        let near = |unit: &Unit| {
            let mut context = context.clone();
            context.insert("unit", &ShownUnit::new(unit, government, &report.as_of, language));
            fill("unit.html", &context)
        };
        let units: Vec<String> = government.units.par_iter().map(near).collect();
        page.extend(units);
    }
    page + &fill("foot.html", &common)
}
