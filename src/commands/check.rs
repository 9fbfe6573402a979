//! `check`: says what is wrong.

use super::{Outcome, check_project, tell};
use crate::cli::{Format, Options};
use crate::failure::Result;
use crate::project::Office;
use crate::text;

pub fn run(options: &Options, format: Format) -> Result<Outcome> {
    let checked = check_project(options)?;
    match format {
        Format::Json => checked.print_json()?,
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
