//! Something is said to have been done on a day that has not come yet.

use super::{Rule, Subject};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::Text;
use crate::text;

pub const RULE: Rule = Rule {
    code: Code {
        name: "future-date",
        basis: Basis::Form,
        doc: Text {
            id: "Tanggal keputusan, maklumat, peninjauan, forum konsultasi publik, dan survei tidak boleh sesudah hari ini. Tanggal yang belum tiba biasanya salah ketik.",
            en: "The date of a decree, a pledge, a review, a public consultation or a survey is not later than today. One that has not come yet is usually a slip.",
        },
    },
    wrong: include_str!("../../tests/cases/future-date/decree-and-review.yaml"),
    right: include_str!("../../tests/cases/future-date/ok-valid-later.yaml"),
    check,
};

fn check(subject: &Subject, diagnostics: &mut Diagnostics) {
    let (standard, unit) = (&subject.standard.facts, &subject.office.unit.facts);
    let reviewed = [&standard.reviewed, &unit.reviewed].into_iter().flatten();
    let decreed = subject.decrees().filter_map(|decree| decree.date.as_ref());
    let pledged = unit.pledge.iter().filter_map(|pledge| pledge.date.as_ref());
    let consulted = [&standard.consultation, &unit.consultation].into_iter().flatten();
    let consulted = consulted.filter_map(|consultation| consultation.date.as_ref());
    let surveyed = subject.surveys().filter_map(|survey| survey.date.as_ref());
    let dates = reviewed.chain(decreed).chain(pledged).chain(consulted).chain(surveyed);
    for date in dates.filter(|date| date.value > subject.as_of) {
        let title = text!(id: "tanggal ini belum tiba", en: "this day has not come yet");
        let help = text!(id: "periksa tahun, bulan, dan harinya", en: "check the year, the month and the day");
        diagnostics.push(Diagnostic::warning(&RULE.code, date.span, title).help(help));
    }
}
