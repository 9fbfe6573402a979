//! The audit as CSV (RFC 4180): a line a standard, with the state of each component.

use super::Report;
use super::rows::{Field, standards};
use crate::locale::Language;

/// All standards of all governments.
pub fn render(report: &Report, language: Language) -> String {
    let rows = standards(report, language);
    let line = |fields: Vec<String>| fields.join(",") + "\r\n";
    let heads = line(rows.heads.iter().map(|(head, _)| quoted(head)).collect());
    let fields = |fields: &Vec<Field>| fields.iter().map(|field| quoted(&field.written())).collect();
    std::iter::once(heads).chain(rows.fields.iter().map(|row| line(fields(row)))).collect()
}

/// A field that no spreadsheet takes for a formula.
fn quoted(field: &str) -> String {
    let is_formula = field.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let field = format!("{}{}", if is_formula { "'" } else { "" }, field.replace('"', "\"\""));
    if field.contains([',', '"', '\n', '\r']) { format!("\"{field}\"") } else { field }
}
