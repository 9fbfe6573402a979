//! A project out of any bytes: a standard, or a standard, a unit and a government.

use jiff::civil::Date;
use maklumat::diagnostic::Diagnostics;
use maklumat::project::{Project, Selection};
use maklumat::rules;

/// Parts the files in the input.
const CUT: &str = "\n# 8< ---\n";

/// The project and what is found in it.
pub fn checked(bytes: &[u8]) -> (Project, Diagnostics) {
    let text = String::from_utf8_lossy(bytes);
    let mut parts = text.splitn(3, CUT);
    let standard = parts.next().unwrap_or_default();
    let unit = parts.next().unwrap_or(include_str!("../cases/base/standards/kelurahan/unit.yaml"));
    let agency = parts.next().unwrap_or(include_str!("../cases/base/standards/agency.yaml"));
    of(standard, unit, agency)
}

/// The project of three texts and what is found in it.
pub fn of(standard: &str, unit: &str, agency: &str) -> (Project, Diagnostics) {
    let files = [("agency.yaml", agency), ("kelurahan/unit.yaml", unit), ("kelurahan/surat.yaml", standard)];
    let project = Project::of_texts(files);
    let diagnostics = rules::check_project(&project, &Selection::default(), Date::constant(2026, 11, 24));
    (project, diagnostics)
}
