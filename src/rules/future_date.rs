//! Something is said to have been done on a day that has not come yet.

use jiff::civil::Date;

use super::{Check, Rule};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::Text;
use crate::service::Service;
use crate::text;

pub const RULE: Rule = Rule {
    code: Code::new(
        "future-date",
        Basis::Form,
        Text {
            id: "Tanggal keputusan, maklumat, peninjauan, forum konsultasi publik, dan survei tidak boleh sesudah hari ini. Tanggal yang belum tiba biasanya salah ketik.",
            en: "The date of a decree, a pledge, a review, a public consultation or a survey is not later than today. One that has not come yet is usually a slip.",
        },
    ),
    wrong: include_str!("../../tests/cases/future-date/decree-and-review.yaml"),
    right: include_str!("../../tests/cases/future-date/ok-valid-later.yaml"),
    check: Check::AsOf(check),
};

fn check(service: &Service, as_of: Date, diagnostics: &mut Diagnostics) {
    let facts = &service.facts;
    let pledge = service.office.unit.facts.pledge.as_ref();
    let dates = [
        facts.reviewed,
        facts.decree.and_then(|decree| decree.date.as_ref()),
        pledge.and_then(|pledge| pledge.date.as_ref()),
        facts.consultation.and_then(|consultation| consultation.date.as_ref()),
        facts.survey.and_then(|survey| survey.date.as_ref()),
    ];
    for date in dates.into_iter().flatten().filter(|date| date.value > as_of) {
        let title = text!(id: "tanggal ini belum tiba", en: "this day has not come yet");
        let help = text!(id: "periksa tahun, bulan, dan harinya", en: "check the year, the month and the day");
        diagnostics.push(Diagnostic::warning(&RULE.code, date.span, title).help(help));
    }
}
