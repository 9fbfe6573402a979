//! `check`: says what is wrong.

use super::{Outcome, check_project};
use crate::cli::{Format, Options};
use crate::failure::Result;
use crate::text;

pub fn run(options: &Options, format: Format) -> Result<Outcome> {
    let checked = check_project(options)?;
    match format {
        Format::Json => checked.print_json(),
        Format::Text => {
            checked.print();
            let standards: usize = checked.project.units.iter().map(|office| office.standards.len()).sum();
            let line = text!(
                id: "{} standar di {} unit diperiksa: {}", en: "{} standards in {} units checked: {}",
                standards, checked.project.units.len(), checked.summary()
            );
            eprintln!("{}", line.get(checked.language));
        }
    }
    Ok(checked.outcome())
}
