//! The audit as CSV for spreadsheets: a line a standard, with the state of each component.
//!
//! Fields are separated by semicolons and the text begins with a byte order mark: so Excel with Indonesian settings, where
//! a comma stands in decimals, puts each field into its own column and reads the letters as UTF-8. All else is as RFC 4180
//! says.

use super::Report;
use super::rows::{Field, standards};
use crate::locale::Language;
use crate::printable::inline;

/// What stands between two fields.
const SEPARATOR: char = ';';

/// What tells a spreadsheet that the text is UTF-8.
const BYTE_ORDER_MARK: &str = "\u{FEFF}";

/// All standards of all governments.
pub fn render(report: &Report, language: Language) -> String {
    let rows = standards(report, language);
    let line = |fields: Vec<String>| fields.join(&SEPARATOR.to_string()) + "\r\n";
    let heads = line(rows.heads.iter().map(|(head, _)| quoted(head)).collect());
    let fields = |fields: &Vec<Field>| fields.iter().map(|field| quoted(&field.written())).collect();
    [BYTE_ORDER_MARK.to_owned(), heads].into_iter().chain(rows.fields.iter().map(|row| line(fields(row)))).collect()
}

/// A field that no spreadsheet takes for a formula.
fn quoted(field: &str) -> String {
    let is_formula = field.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let field = format!("{}{}", if is_formula { "'" } else { "" }, inline(field).replace('"', "\"\""));
    if field.contains([SEPARATOR, ',', '"', '\n', '\r']) { format!("\"{field}\"") } else { field }
}
