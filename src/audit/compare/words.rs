//! A comparison in words.

use super::{Asked, Compared, Comparison, Similar};
use crate::audit::words::{UNRECORDED, heads, range};
use crate::locale::{self, Language, Text};
use crate::text;

pub const TITLE: Text<&str> = Text { id: "Perbandingan layanan", en: "Comparison of services" };
pub const REQUIREMENTS: Text<&str> = Text { id: "Persyaratan", en: "Requirements" };
pub const TIME: Text<&str> = Text { id: "Waktu", en: "Time" };
pub const COST: Text<&str> = Text { id: "Biaya", en: "Cost" };
pub const STEPS: Text<&str> = Text { id: "Langkah", en: "Steps" };
pub const PRODUCT: Text<&str> = Text { id: "Hasil", en: "Product" };
pub const SERVICE: Text<&str> = Text { id: "Layanan", en: "Service" };
pub const WHO_ASKS: Text<&str> = Text { id: "Siapa meminta apa", en: "Who asks for what" };
pub const SIMILAR: Text<&str> = Text {
    id: "Mungkin layanan yang sama; bila benar, tulis `sama dengan` pada berkasnya",
    en: "These may be the same service; if so, write `same_service` in the file",
};
/// Before things of which one is enough.
pub const ONE_OF: Text<&str> = Text { id: "salah satu dari:", en: "one of:" };
pub const HOW: Text<&str> = Text {
    id: "Yang dibandingkan: syarat terbanyak, waktu terlama, dan biaya tertinggi yang ditemui pemohon. Hari kerja dihitung 1,4 hari; yang bukan angka, atau dihitung per satuan, tidak dibandingkan. Syarat yang kata-katanya hampir sama dianggap satu.",
    en: "Compared are the most requirements, the longest time and the highest cost that an applicant meets. A working day counts as 1.4 days; what is no number, or is for each of something, is not compared. Requirements in nearly the same words are taken as one.",
};

/// The heads of what is told of each service in a row.
pub const HEADS: [Text<&str>; 6] = [heads::UNIT, SERVICE, REQUIREMENTS, TIME, COST, STEPS];

/// What is told of a service under these heads, and what it is best at.
pub fn row(service: &Compared, comparison: &Comparison, language: Language) -> [String; 7] {
    [
        owner(service, comparison),
        service.name.clone(),
        count(service.asks),
        times(service, language),
        costs(service, language),
        count(service.steps),
        best(service, language).join(", "),
    ]
}

/// What a service is best at.
fn best(service: &Compared, language: Language) -> Vec<&'static str> {
    let words = [
        (service.asks_least, Text { id: "paling sedikit syarat", en: "asks least" }),
        (service.is_quickest, Text { id: "tercepat", en: "quickest" }),
        (service.is_cheapest, Text { id: "termurah", en: "cheapest" }),
    ];
    words.iter().filter(|(is_best, _)| *is_best).map(|(_, word)| word.pick(language)).collect()
}

/// `5–7`, `5`, or that it cannot be counted.
fn count(ends: Option<[usize; 2]>) -> String {
    ends.map_or_else(|| "–".to_owned(), range)
}

/// More lines than this are told by their ends.
const FEW: usize = 4;

fn joined(lines: &[String], ends: Option<String>, language: Language) -> String {
    match (lines.len(), ends) {
        (0, _) => UNRECORDED.pick(language).to_owned(),
        (1..=FEW, _) => lines.join("; "),
        (count, Some(ends)) => text!(id: "{}, {} macam", en: "{}, {} kinds", ends, count).get(language).to_owned(),
        (count, None) => text!(id: "{}; … ({} macam)", en: "{}; … ({} kinds)", lines[..FEW].join("; "), count)
            .get(language)
            .to_owned(),
    }
}

/// The times in words.
fn times(service: &Compared, language: Language) -> String {
    let days = |days: f64| locale::decimal(days, if days.fract() == 0.0 { 0 } else { 1 }, language);
    let ends = service.days.map(|[least, most]| {
        text!(id: "{}–{} hari", en: "{}–{} days", days(least), days(most)).get(language).to_owned()
    });
    service.time.clone().unwrap_or_else(|| joined(&service.times, ends, language))
}

/// The costs in words.
fn costs(service: &Compared, language: Language) -> String {
    let ends = service.rupiah.map(|[least, most]| format!("{}–{}", locale::rupiah(least), locale::rupiah(most)));
    service.cost.clone().unwrap_or_else(|| joined(&service.costs, ends, language))
}

/// What is asked for; where they say it differently, how each does.
pub fn asked(asked: &Asked) -> String {
    match asked.said.iter().all(|said| *said == asked.said[0]) {
        true => asked.said[0].clone(),
        false => {
            let said = asked.by.iter().zip(&asked.said).map(|(at, said)| format!("{}: {said}", at + 1));
            format!("{} ({})", asked.text, said.collect::<Vec<_>>().join("; "))
        }
    }
}

/// Whose service it is; the government too if there are several.
fn owner(service: &Compared, comparison: &Comparison) -> String {
    let one = comparison.services.iter().all(|other| other.government == service.government);
    if one { service.unit.clone() } else { format!("{}, {}", service.unit, service.government) }
}

/// `sama dengan` suggested: `kelurahan/domisili: Surat Keterangan Domisili (kemiripan 75 %)`.
pub fn similar(similar: &Similar, language: Language) -> String {
    let likeness = format!("{} %", locale::decimal(similar.likeness * 100.0, 0, language));
    text!(
        id: "{}: {} (kemiripan nama {}), {}", en: "{}: {} (names alike by {}), {}",
        similar.id.as_str(), similar.name.as_str(), likeness, similar.path.as_str()
    )
    .get(language)
    .to_owned()
}
