//! `check`: says what is wrong.

use super::{Outcome, check_project, tell};
use crate::cli::{Format, Ground, Options};
use crate::diagnostic::{Basis, Severity};
use crate::failure::Result;
use crate::project::Office;
use crate::text;

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
    match format {
        Format::Json | Format::Sarif | Format::Github | Format::Junit => checked.report(format)?,
        Format::Text => {
            checked.print();
            let asked = |office: &Office| {
                office.standards.iter().filter(|standard| options.selects(&office.id, &standard.id)).count()
            };
            let counts: Vec<usize> = checked.project.units.iter().map(asked).filter(|count| *count > 0).collect();
            let line = text!(
                id: "{} standar di {} unit diperiksa: {}", en: "{} standards in {} units checked: {}",
                counts.iter().sum::<usize>(), counts.len(), checked.summary()
            );
            tell(line.get(checked.language));
        }
    }
    Ok(checked.outcome())
}
