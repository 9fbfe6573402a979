//! The last review is long past.

use jiff::ToSpan;
use jiff::civil::Date;

use super::{Check, Rule};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::Text;
use crate::service::Service;
use crate::text;

pub const RULE: Rule = Rule {
    code: Code::new(
        "review-overdue",
        Basis::Assessor("pekppp:4"),
        Text {
            id: "Standar pelayanan ditinjau ulang secara berkala; penilai memberi nilai tertinggi bila peninjauan terakhir tidak lebih dari satu tahun. Yang sudah lebih dari tiga tahun perlu segera ditinjau.",
            en: "A service standard is reviewed from time to time; assessors give the best mark if the last review is at most a year old. A standard not reviewed for more than three years should be reviewed at once.",
        },
    ),
    wrong: include_str!("../../tests/cases/review-overdue/four-years.yaml"),
    right: include_str!("../../tests/cases/review-overdue/ok-this-year.yaml"),
    check: Check::AsOf(check),
};

fn check(service: &Service, as_of: Date, diagnostics: &mut Diagnostics) {
    let Some(reviewed) = service.facts.reviewed else { return };
    let help = text!(id: "tinjau ulang, lalu perbarui `ditinjau`", en: "review it, then update `reviewed`");
    if reviewed.value.saturating_add(3.years()) < as_of {
        let title = text!(id: "peninjauan terakhir sudah lebih dari tiga tahun yang lalu", en: "the last review is more than three years ago");
        diagnostics.push(Diagnostic::warning(&RULE.code, reviewed.span, title).help(help));
    } else if reviewed.value.saturating_add(1.year()) < as_of {
        let title = text!(id: "peninjauan terakhir sudah lebih dari satu tahun yang lalu", en: "the last review is more than a year ago");
        diagnostics.push(Diagnostic::advice(&RULE.code, reviewed.span, title).help(help));
    }
}
