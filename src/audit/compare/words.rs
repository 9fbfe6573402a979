//! A comparison in words.

use super::{Comparison, Service, Similar};
use crate::audit::words::heads;
use crate::locale::{self, Language, Text};
use crate::text;
use crate::view::{Cost, Time};

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
pub const HOW: Text<&str> = Text {
    id: "Yang dibandingkan: syarat terbanyak, waktu terlama, dan biaya tertinggi yang ditemui pemohon. Hari kerja dihitung 1,4 hari; waktu dan biaya yang bukan angka tidak dibandingkan. Syarat yang kata-katanya hampir sama dianggap satu.",
    en: "Compared are the most requirements, the longest time and the highest cost that an applicant meets. A working day counts as 1.4 days; times and costs that are no numbers are not compared. Requirements in nearly the same words are taken as one.",
};

/// The heads of what is told of each service in a row.
pub const HEADS: [Text<&str>; 6] = [heads::UNIT, SERVICE, REQUIREMENTS, TIME, COST, STEPS];

/// What is told of a service under these heads, and what it is best at.
pub fn row(service: &Service, comparison: &Comparison, language: Language) -> [String; 7] {
    [
        owner(service, comparison),
        service.name.clone(),
        asks(service),
        times(service, language),
        costs(service, language),
        service.steps.to_string(),
        best(service, language).join(", "),
    ]
}

/// What a service is best at.
pub fn best(service: &Service, language: Language) -> Vec<&'static str> {
    let words = [
        (service.asks_least, Text { id: "paling sedikit syarat", en: "asks least" }),
        (service.is_quickest, Text { id: "tercepat", en: "quickest" }),
        (service.is_cheapest, Text { id: "termurah", en: "cheapest" }),
    ];
    words.iter().filter(|(is_best, _)| *is_best).map(|(_, word)| word.pick(language)).collect()
}

/// `5–7`, or `5`.
pub fn asks(service: &Service) -> String {
    let [least, most] = service.asks;
    if least == most { least.to_string() } else { format!("{least}–{most}") }
}

/// More sayings than this are told by their ends.
const FEW: usize = 3;

fn joined(mut said: Vec<String>, ends: impl Fn() -> Option<String>, language: Language) -> String {
    let mut seen = Vec::new();
    said.retain(|text| {
        !seen.contains(text) && {
            seen.push(text.clone());
            true
        }
    });
    match said.len() {
        0 => "–".to_owned(),
        1..=FEW => said.join("; "),
        count => ends().unwrap_or_else(|| text!(id: "{} macam", en: "{} kinds", count).get(language).to_owned()),
    }
}

fn labelled(label: Option<&String>, text: &str) -> String {
    label.map_or_else(|| text.to_owned(), |label| format!("{label}: {text}"))
}

/// The times in words.
pub fn times(service: &Service, language: Language) -> String {
    let said = |time: &Time| labelled(time.label.as_ref(), &time.text);
    let ends = || {
        let [least, most] = service.days?;
        let days = |days: f64| locale::decimal(days, if days.fract() == 0.0 { 0 } else { 1 }, language);
        Some(
            text!(id: "{}–{} hari, {} macam", en: "{}–{} days, {} kinds", days(least), days(most), service.times.len())
                .get(language)
                .to_owned(),
        )
    };
    joined(service.times.iter().map(said).collect(), ends, language)
}

/// The costs in words.
pub fn costs(service: &Service, language: Language) -> String {
    let said = |cost: &Cost| labelled(cost.label.as_ref(), &cost.text);
    let ends = || {
        let [least, most] = service.rupiah?;
        Some(text!(id: "{}–{}, {} tarif", en: "{}–{}, {} rates", locale::rupiah(least), locale::rupiah(most), service.costs.len()).get(language).to_owned())
    };
    joined(service.costs.iter().map(said).collect(), ends, language)
}

/// Whose service it is; the government too if there are several.
pub fn owner(service: &Service, comparison: &Comparison) -> String {
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
