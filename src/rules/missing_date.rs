//! A document has no date of its own: neither its decree nor its last review has one.

use super::{Check, Rule, severity};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::Text;
use crate::model::{Standard, Status, WrittenKeys};
use crate::project::Office;
use crate::service::{Facts, Service};
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
        id: "Dokumen memakai tanggal keputusan, atau tanggal peninjauan terakhir. Salah satunya harus ada, pada standar atau pada unit; tanpa itu tidak ada dokumen yang dibuat, juga dari konsep.",
        en: "A document bears the date of the decree, or of the last review. One of them must be there, in the standard or in the unit; without it no document is made, not even of a draft.",
    },
).of_absence().barring();

fn check(service: &Service, diagnostics: &mut Diagnostics) {
    if !service.project.agency.is_cut {
        diagnostics.extend(undated(service.office, service.standard));
    }
}

/// That a standard has no date, unless a key that should say it was reported already: a date that cannot be read, or a
/// syntax error.
pub fn undated(office: &Office, standard: &Standard) -> Option<Diagnostic> {
    let (unit, facts) = (&office.unit, Facts::new(&standard.facts, &office.unit.facts));
    let unread = |keys: &WrittenKeys, has_decree: bool, even_empty: bool| {
        let unread = |key: &str| keys.get(key).is_some_and(|written| even_empty || !written.is_empty);
        unread("reviewed") || unread("decree") && !has_decree
    };
    // What is empty in the unit's file is reported there, for all its standards.
    let is_told = unread(&unit.written, unit.facts.decree.is_some(), true)
        || unread(&standard.written, standard.facts.decree.is_some(), false);
    if facts.date().is_some() || standard.is_cut || unit.is_cut || is_told {
        return None;
    }
    let is_draft = standard.status() == Status::Draft;
    // The number of a decree without a date, an empty key, or else the name.
    let number = standard.facts.decree.as_ref().and_then(|decree| decree.number.as_ref()).map(|number| number.span);
    let empty =
        ["reviewed", "decree"].iter().find_map(|key| standard.written.get(key)).filter(|written| written.is_empty);
    let empty = empty.map(|written| written.key);
    let title = match (number, is_draft) {
        (Some(_), _) => text!(
            id: "keputusan ini tidak menyebut tanggalnya, dan standar ini tidak mempunyai tanggal lain",
            en: "the decree has no date, and the standard has no other"
        ),
        (None, true) => {
            text!(id: "konsep ini belum mempunyai tanggal peninjauan", en: "the draft has no date of review")
        }
        (None, false) => text!(id: "standar ini tidak mempunyai tanggal", en: "the standard has no date"),
    };
    let help = match (number, is_draft, empty) {
        (Some(_), ..) => text!(
            id: "tambahkan tanggalnya pada `keputusan`, misalnya `tanggal: 2026-02-03`",
            en: "add its date to the `decree`, such as `date: 2026-02-03`"
        ),
        (None, _, Some(_)) => text!(
            id: "isi dengan tanggal peninjauan terakhir, misalnya `ditinjau: 2026-02-03`",
            en: "write the date of the last review, such as `reviewed: 2026-02-03`"
        ),
        (None, true, None) => text!(
            id: "tambahkan tanggal peninjauan terakhir, misalnya `ditinjau: 2026-02-03`",
            en: "add the date of the last review, such as `reviewed: 2026-02-03`"
        ),
        (None, false, None) => text!(
            id: "tulis di sini atau di `unit.yaml` tanggal peninjauan terakhir, misalnya `ditinjau: 2026-02-03`, atau keputusannya: `keputusan: {{nomor: …, tanggal: 2026-02-03}}`",
            en: "write here or in `unit.yaml` the day of the last review, such as `reviewed: 2026-02-03`, or the decree: `decree: {{number: …, date: 2026-02-03}}`"
        ),
    };
    let found = Diagnostic::error(&MISSING_DATE, number.or(empty).unwrap_or(standard.name_span()), title).help(help);
    Some(Diagnostic { severity: severity::in_draft(standard, found.code, found.severity), ..found })
}
