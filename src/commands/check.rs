//! `check`: says what is wrong.

use super::{Checked, Outcome, check_project, fix, hint, say, tell};
use crate::cli::{Check, Format, Ground};
use crate::diagnostic::{Basis, Severity, render_github, render_json, render_junit, render_sarif};
use crate::failure::Result;
use crate::fix::mend;
use crate::project::Folder;
use crate::{rules, text};

pub fn run(asked: &Check) -> Result<Outcome> {
    let mut checked = check(asked)?;
    if asked.fix && asked.dry_run {
        fix::show(&checked)?;
        return Ok(checked.outcome());
    }
    if asked.fix {
        fix::write(&checked)?;
        checked = check(asked)?;
    }
    let (found, sources, language) = (checked.diagnostics.iter(), &checked.project.sources, checked.language);
    match asked.format {
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
            let hint = hint::of_empty(&checked);
            if hint.is_none() || checked.diagnostics.total() > 0 {
                let line = text!(
                    id: "{} standar di {} unit diperiksa: {}", en: "{} standard(s) in {} unit(s) checked: {}",
                    counts.iter().sum::<usize>(), counts.len(), checked.summary()
                );
                tell(line.get(language));
            }
            if let Some(hint) = hint {
                tell(hint.get(language));
            }
            let mended = mend(checked.diagnostics.iter(), &checked.project.sources);
            let certain: usize = mended.iter().map(|mended| mended.count).sum();
            if certain > 0 {
                let line = text!(
                    id: "{} di antaranya dapat diperbaiki dengan `maklumat check --fix`; lihat dahulu dengan `--fix --dry-run`",
                    en: "{} of them can be corrected by `maklumat check --fix`; see first with `--fix --dry-run`", certain
                );
                tell(line.get(language));
            }
        }
    }
    Ok(checked.outcome())
}

fn check(asked: &Check) -> Result<Checked> {
    let mut checked = check_project(&asked.options)?;
    if let Some(ground) = asked.only {
        checked.diagnostics.retain(|diagnostic| match diagnostic.code.basis {
            Basis::Legal(_) => ground == Ground::Legal,
            Basis::Assessor(_) => ground == Ground::Assessor,
            // What cannot be read, or contradicts itself, is shown always.
            Basis::Form => {
                let is_rule = rules::ALL.iter().any(|rule| rule.code == *diagnostic.code);
                diagnostic.severity == Severity::Error && !is_rule
            }
            Basis::Contradiction => diagnostic.severity == Severity::Error,
        });
    }
    Ok(checked)
}
