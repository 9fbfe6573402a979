//! A limit of time does not say what starts it.

use super::{Check, Rule};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::Text;
use crate::model::{Clock, Item, TimeUnit};
use crate::service::Service;
use crate::text;

pub const RULE: Rule = Rule {
    code: Code::new(
        "missing-start",
        Basis::Form,
        Text {
            id: "Janji waktu dalam hari atau lebih sebaiknya menyebut sejak kapan dihitung, misalnya sejak berkas lengkap; jika tidak, pemohon dan petugas menghitungnya berbeda.",
            en: "A promise of a day or more should say when the time begins, for example once the papers are complete; otherwise applicant and officer count differently.",
        },
    ),
    wrong: include_str!("../../tests/cases/missing-start/days.yaml"),
    right: include_str!("../../tests/cases/missing-start/ok-since.yaml"),
    check: Check::Standard(check),
};

fn check(service: &Service, diagnostics: &mut Diagnostics) {
    for (_, clocks) in service.items::<Clock>("time") {
        missing(clocks, false, diagnostics);
    }
}

/// `since` on a group holds for all in it.
fn missing(item: &Item<Clock>, said: bool, diagnostics: &mut Diagnostics) {
    let limit = item.detail.at_most.as_ref();
    let duration = limit.and_then(|limit| limit.value());
    let said = said || item.detail.since.is_some() || duration.is_some_and(|duration| duration.since.is_some());
    if let (Some(limit), Some(duration), false) = (limit, duration, said)
        && duration.unit >= TimeUnit::WorkingDay
    {
        let title =
            text!(id: "tidak disebut sejak kapan waktu ini dihitung", en: "it is not said when this time begins");
        let help = text!(id: "tulis misalnya `3 hari kerja sejak berkas lengkap`", en: "write for example `3 working days since the papers are complete`");
        diagnostics.push(Diagnostic::advice(&RULE.code, limit.span, title).help(help));
        // What is in it are its parts.
        return;
    }
    item.items().iter().for_each(|item| missing(item, said, diagnostics));
}
