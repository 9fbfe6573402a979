//! A complaint takes longer than the law allows.

use super::{Check, Rule};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::Text;
use crate::model::{Contact, Said, TimeUnit};
use crate::service::Service;
use crate::text;

pub const RULE: Rule = Rule {
    code: Code::new(
        "late-complaint-limit",
        Basis::Legal("perpres-76-2013"),
        Text {
            id: "Pengaduan diselesaikan paling lama 60 hari sejak berkasnya lengkap.",
            en: "A complaint is settled at most 60 days after its file is complete.",
        },
    ),
    wrong: include_str!("../../tests/cases/late-complaint-limit/ninety.yaml"),
    right: include_str!("../../tests/cases/late-complaint-limit/ok-sixty.yaml"),
    check: Check::Standard(check),
};

fn check(service: &Service, diagnostics: &mut Diagnostics) {
    for (_, contacts) in service.items::<Contact>("complaints") {
        let items = contacts.walk();
        let limits =
            items.iter().filter_map(|item| item.detail.handling.limits.as_ref()).flat_map(|limits| limits.walk());
        for said in limits.filter_map(|item| item.detail.at_most.as_ref()) {
            let Said::Value(duration) = &said.value else { continue };
            // Sixty days of work are 84 of the calendar.
            let most = if duration.unit == TimeUnit::WorkingDay { 84.0 } else { 60.0 };
            if duration.days() > most {
                let title = text!(id: "batas waktu pengaduan lebih dari 60 hari", en: "the limit for a complaint is over 60 days");
                let help = text!(id: "tulis misalnya `{{untuk: Semua, paling lama: 60 hari, catatan: Dihitung menurut hari kalender.}}`", en: "write for example `{{for: All, at_most: 60 days, note: Counted by the calendar (hari kalender).}}`");
                diagnostics.push(Diagnostic::warning(&RULE.code, said.span, title).help(help));
            }
        }
    }
}
