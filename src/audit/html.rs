//! The audit as one page that asks for nothing from anywhere.

use std::collections::BTreeMap;
use std::io::{self, Write};

use rayon::prelude::*;
use tera::{Context, Tera};

use super::Report;
use super::labels::{labels, states};
use super::report::Unit;
use super::shown::{ShownGovernment, ShownUnit};
use super::words;
use crate::locale::Language;
use crate::printable::block;

const TEMPLATES: [(&str, &str); 8] = [
    ("head.html", include_str!("../../templates/audit/head.html")),
    ("government.html", include_str!("../../templates/audit/government.html")),
    ("unit.html", include_str!("../../templates/audit/unit.html")),
    ("finding.html", include_str!("../../templates/audit/finding.html")),
    ("comparison.html", include_str!("../../templates/audit/comparison.html")),
    ("foot.html", include_str!("../../templates/audit/foot.html")),
    ("page.css", include_str!("../../templates/audit/page.css")),
    ("page.js", include_str!("../../templates/audit/page.js")),
];

/// Fills a template of `templates/audit/`.
pub struct Pages(Tera);

impl Pages {
    /// Reads the templates.
    pub fn new() -> Self {
        let mut tera = Tera::default();
        tera.add_raw_templates(TEMPLATES).expect("the templates are tested");
        Pages(tera)
    }

    /// The text of one.
    pub fn fill(&self, template: &str, context: &Context) -> String {
        let text = self.0.render(template, context).expect("the templates are tested");
        block(&text).into_owned()
    }
}

/// How many units are rendered before they are written.
const AT_ONCE: usize = 32;

/// All of it. A few units are rendered side by side, written and forgotten, so that the report is never held twice.
///
/// # Errors
///
/// If it cannot be written.
pub fn render(report: &Report, language: Language, out: &mut dyn Write) -> io::Result<()> {
    let pages = Pages::new();
    let states = states(language);
    let mut common = Context::new();
    common.insert("words", &labels(language));
    common.insert("language", language.tag());
    let day = words::day(&report.as_of, language);
    common.insert("title", &format!("{} – {day}", words::TITLE.pick(language)));
    common.insert("signs", &states.iter().map(|state| (state.id, state)).collect::<BTreeMap<_, _>>());
    common.insert("states", &states);
    out.write_all(pages.fill("head.html", &common).as_bytes())?;
    for (index, government) in (1..).zip(&report.governments) {
        let mut context = common.clone();
        context.insert("index", &index);
        let titles: Vec<&str> = government.components.iter().map(|component| component.title.as_str()).collect();
        context.insert("titles", &titles);
        let mut whole = context.clone();
        whole.insert("government", &ShownGovernment::new(index, government, report, language));
        out.write_all(pages.fill("government.html", &whole).as_bytes())?;
        let near = |unit: &Unit| {
            let mut context = context.clone();
            context.insert("unit", &ShownUnit::new(unit, government, &report.as_of, language));
            pages.fill("unit.html", &context)
        };
        for units in government.units.chunks(AT_ONCE) {
            let made: Vec<String> = units.par_iter().map(near).collect();
            made.iter().try_for_each(|page| out.write_all(page.as_bytes()))?;
        }
    }
    out.write_all(pages.fill("foot.html", &common).as_bytes())
}
