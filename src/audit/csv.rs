//! The audit as CSV (RFC 4180): a line a standard, with the state of each component.

use super::Report;
use super::words::heads;
use crate::locale::{Language, Text};

/// All standards of all governments.
pub fn render(report: &Report, language: Language) -> String {
    let Some(first) = report.governments.first() else { return String::new() };
    let fixed = [
        heads::GOVERNMENT,
        heads::UNIT,
        heads::STANDARD,
        heads::FILE,
        Text { id: "Komponen terpenuhi", en: "Components fulfilled" },
        Text { id: "Komponen", en: "Components" },
        heads::ERRORS,
        heads::WARNINGS,
        heads::ADVICE,
        heads::REVIEWED,
    ];
    let fixed = fixed.iter().map(|head| head.pick(language).to_owned());
    let mut lines = vec![fixed.chain(first.components.iter().map(|component| component.title.clone())).collect()];
    for government in &report.governments {
        for unit in &government.units {
            for standard in &unit.standards {
                let (share, findings) = (standard.completeness, standard.findings);
                let numbers = [share.fulfilled, share.asked, findings.errors, findings.warnings, findings.advice];
                let mut line: Vec<String> =
                    [&government.name, &unit.name, &standard.name, &standard.path].map(String::clone).into();
                line.extend(numbers.map(|number| number.to_string()));
                line.push(standard.reviewed.clone().unwrap_or_default());
                line.extend(standard.cells.iter().map(|cell| cell.state.word().pick(language).to_owned()));
                lines.push(line);
            }
        }
    }
    lines
        .iter()
        .map(|line: &Vec<String>| line.iter().map(|field| quoted(field)).collect::<Vec<_>>().join(",") + "\r\n")
        .collect()
}

/// A field that no spreadsheet takes for a formula.
fn quoted(field: &str) -> String {
    let is_formula = field.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let field = format!("{}{}", if is_formula { "'" } else { "" }, field.replace('"', "\"\""));
    if field.contains([',', '"', '\n', '\r']) { format!("\"{field}\"") } else { field }
}
