//! `check`: says what is wrong.

use super::{Outcome, check_project, say, tell};
use crate::cli::{Format, Ground, Options};
use crate::diagnostic::{Basis, Severity, render_github, render_json, render_junit, render_sarif};
use crate::failure::Result;
use crate::project::Folder;
use crate::{rules, text};

pub fn run(options: &Options, format: Format, only: Option<Ground>) -> Result<Outcome> {
    let mut checked = check_project(options)?;
    if let Some(ground) = only {
        checked.diagnostics.retain(|diagnostic| match diagnostic.code.basis {
            Basis::Legal(_) => ground == Ground::Legal,
            Basis::Assessor(_) => ground == Ground::Assessor,
            // What cannot be read, or contradicts itself, is shown always.
            Basis::Form | Basis::Contradiction => diagnostic.severity == Severity::Error,
        });
    }
    let (found, sources, language) = (checked.diagnostics.iter(), &checked.project.sources, checked.language);
    match format {
        Format::Json => say(&render_json(found, sources, language))?,
        Format::Sarif => say(&render_sarif(found, &rules::codes(), sources, language))?,
        Format::Github => say(&render_github(found, sources, language))?,
        Format::Junit => say(&render_junit(&found.collect::<Vec<_>>(), sources, language))?,
        Format::Text => {
            checked.print();
            let asked = |unit: &Folder| {
                unit.standards.iter().filter(|standard| checked.selection.takes(&unit.id, &standard.id)).count()
            };
            let counts: Vec<usize> = checked.project.units.iter().map(asked).filter(|count| *count > 0).collect();
            let line = text!(
                id: "{} standar di {} unit diperiksa: {}", en: "{} standards in {} units checked: {}",
                counts.iter().sum::<usize>(), counts.len(), checked.summary()
            );
            tell(line.get(language));
        }
    }
    Ok(checked.outcome())
}
