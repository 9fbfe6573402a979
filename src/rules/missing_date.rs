//! A document has no date of its own: neither its decree nor its last review has one.

use super::{Check, Rule, severity};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::Text;
use crate::model::Standard;
use crate::service::Service;
use crate::text;

pub const RULE: Rule = Rule {
    code: MISSING_DATE,
    wrong: include_str!("../../tests/cases/missing-date/draft.yaml"),
    right: include_str!("../../tests/cases/missing-date/ok-reviewed.yaml"),
    check: Check::Standard(check),
};

/// A document has no date.
const MISSING_DATE: Code = Code::new(
    "missing-date",
    Basis::Form,
    Text {
        id: "Dokumen memakai tanggal keputusan, atau tanggal peninjauan terakhir. Salah satunya harus ada, pada standar atau pada unit.",
        en: "A document bears the date of the decree, or of the last review. One of them must be there, in the standard or in the unit.",
    },
).of_absence();

fn check(service: &Service, diagnostics: &mut Diagnostics) {
    if service.facts.date().is_none() && !service.is_cut() {
        let title = text!(id: "standar ini tidak mempunyai tanggal", en: "the standard has no date");
        diagnostics.push(undated(service.standard, title));
    }
}

/// A finding of a standard without a date, in these words.
pub fn undated(standard: &Standard, title: Text) -> Diagnostic {
    let help = text!(
        id: "tulis `ditinjau:` atau `keputusan:` dengan tanggalnya, di sini atau di `unit.yaml`",
        en: "write `reviewed:` or `decree:` with its date, here or in `unit.yaml`"
    );
    let found = Diagnostic::error(&MISSING_DATE, standard.name_span(), title).help(help);
    Diagnostic { severity: severity::in_draft(standard, found.code, found.severity), ..found }
}
