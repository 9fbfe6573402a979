//! The decree has a number but no date.

use super::{Check, Rule};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::Text;
use crate::service::Service;
use crate::text;

pub const RULE: Rule = Rule {
    code: Code::new(
        "missing-decree-date",
        Basis::Assessor("pekppp:1"),
        Text {
            id: "Keputusan yang menetapkan standar disebut dengan nomor dan tanggalnya. Tanpa tanggal, lembarnya memakai tanggal peninjauan terakhir.",
            en: "The decree that sets a standard is named with its number and its date. Without the date the notice bears that of the last review.",
        },
    ),
    wrong: include_str!("../../tests/cases/missing-decree-date/number-only.yaml"),
    right: include_str!("../../tests/cases/missing-decree-date/ok-both.yaml"),
    check: Check::Standard(check),
};

fn check(service: &Service, diagnostics: &mut Diagnostics) {
    let Some(decree) = service.facts.decree else { return };
    // That the standard has no date at all is another rule's finding, in the same place.
    if service.facts.date().is_none() && service.standard.facts.decree.is_some() {
        return;
    }
    if let (Some(number), None) = (&decree.number, &decree.date) {
        let title = text!(id: "keputusan ini tidak menyebut tanggalnya", en: "the decree has no date");
        let help = text!(
            id: "tambahkan `tanggal:` sesuai naskah keputusannya, misalnya `tanggal: 2026-01-02`",
            en: "add `date:` as the decree itself says it, such as `date: 2026-01-02`"
        );
        diagnostics.push(Diagnostic::warning(&RULE.code, number.span, title).help(help));
    }
}
