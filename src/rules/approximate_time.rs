//! A time is an estimate and no limit: `± 20 menit`, `kurang lebih 15 menit`.

use super::unquantified_time::quantified;
use super::{Check, Rule};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::{Text, number_in_words};
use crate::model::{Clock, Item, Party, Placed, Said};
use crate::service::Service;
use crate::source::Span;
use crate::text;

pub const RULE: Rule = Rule {
    code: Code::new(
        "approximate-time",
        Basis::Form,
        Text {
            id: "Perkiraan waktu (`± 20 menit`, `kurang lebih 15 menit`) tidak menjanjikan apa-apa: pemohon tidak tahu kapan pelayanan terlambat. Tulis waktu paling lama.",
            en: "An estimate (`± 20 minutes`, `about 15 minutes`) promises nothing: an applicant cannot tell when the service is late. Write the longest time.",
        },
    ),
    wrong: include_str!("../../tests/cases/approximate-time/sign.yaml"),
    right: include_str!("../../tests/cases/approximate-time/ok-limit-beside.yaml"),
    check: Check::Standard(check),
};

fn check(service: &Service, diagnostics: &mut Diagnostics) {
    for (_, clocks) in service.items::<Clock>("time") {
        for span in clocks.walk().into_iter().flat_map(estimates) {
            let title = text!(id: "waktu ini perkiraan, bukan batas yang dijanjikan", en: "this time is an estimate, not a limit that is promised");
            let help = text!(
                id: "tulis waktu yang tidak akan dilampaui, misalnya `paling lama 30 menit`",
                en: "write the time that will not be exceeded, such as `at most 30 minutes`"
            );
            diagnostics.push(Diagnostic::warning(&RULE.code, span, title).help(help));
        }
    }
}

/// Where an item tells estimates.
fn estimates(item: &Item<Clock>) -> Vec<Span> {
    // How long applicants take themselves is nobody's promise.
    if item.detail.party.as_ref().is_some_and(|party| party.value == Party::Applicant) {
        return Vec::new();
    }
    let limit = item.detail.at_most.as_ref().and_then(|said| match &said.value {
        Said::Text(text) => Some((text.as_str(), said.span)),
        Said::Value(_) => None,
    });
    let told = item.common.text.as_ref().filter(|_| item.detail.at_most.is_none());
    let told = told.map(|text| (text.value.0.as_str(), text.span));
    let rows = item.table.iter().flat_map(|table| &table.rows);
    let cells = rows.flat_map(|row| row.cells.iter().skip(1));
    let cells = cells.map(|cell: &Placed<String>| (cell.value.as_str(), cell.span));
    let texts = limit.into_iter().chain(told).chain(cells);
    texts.filter(|(text, _)| is_estimate(text)).map(|(_, span)| span).collect()
}

/// A length of time with a word or a sign before its number that leaves it open, and no limit beside it.
fn is_estimate(text: &str) -> bool {
    const ABOUT: [&str; 12] = [
        "±",
        "+/-",
        "≈",
        "~",
        "kurang lebih",
        "lebih kurang",
        "kira-kira",
        "sekitar",
        "rata-rata",
        "about",
        "approximately",
        "around",
    ];
    const LIMIT: [&str; 7] = ["paling la", "maks", "selambat", "tidak lebih", "≤", "at most", "within"];
    let text = text.to_lowercase();
    let is_about = |word: &str| {
        text.match_indices(word).any(|(at, _)| {
            let number = text[at + word.len()..].trim_start();
            number.starts_with(|first: char| first.is_ascii_digit()) || number_in_words(number).is_some()
        })
    };
    !LIMIT.iter().any(|limit| text.contains(limit)) && ABOUT.iter().any(|word| is_about(word)) && quantified(&text)
}

#[cfg(test)]
mod tests {
    use super::is_estimate;

    #[test]
    fn estimates_and_limits() {
        for estimate in
            ["± 20 menit", "±20 menit", "Kurang lebih 15 (lima belas) menit", "sekitar tiga hari", "about 2 hours"]
        {
            assert!(is_estimate(estimate), "{estimate}");
        }
        for not in [
            "20 menit",
            "paling lama 20 menit",
            "±20 menit, paling lama 1 jam",
            "1 hari kerja bagi warga sekitar",
            "maksimal kurang lebih 1 jam",
            "Jalan sekitar 5",
        ] {
            assert!(!is_estimate(not), "{not}");
        }
    }
}
