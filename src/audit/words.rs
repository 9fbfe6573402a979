//! Numbers of an audit as phrases.

use super::State;
use super::report::{AspectMark, Before, Estimate, Mark};
use crate::locale::{self, Language, Text};
use crate::text;

/// What cannot be known from the files.
pub const UNKNOWN: Text<&'static str> = Text { id: "tidak dinilai", en: "not assessed" };

/// What no file says.
pub const UNRECORDED: Text<&'static str> = Text { id: "belum dicatat", en: "not on record" };

/// How the sums come about.
pub const HOW: Text<&'static str> = Text {
    id: "Terpenuhi: komponen yang berisi dan tidak salah, dibagi semua komponen yang diminta.\nPEKPPP: jumlah bobot × nilai (0–5) dari indikator Kebijakan Pelayanan yang dapat dinilai dari berkas, dibagi 100, dari yang paling tinggi dapat dicapai dengannya; layanan yang terlemah menentukan.\nOmbudsman: perkiraan menurut instrumen 2022–2024; opini sejak 2025 tidak dinilai.",
    en: "Fulfilled: components that say something and have no error, out of all that are asked for.\nPEKPPP: the sum of weight × mark (0–5) of those indicators of service policy that can be assessed from the files, over 100, of the most that they can give; the weakest service decides.\nOmbudsman: an estimate by the instrument of 2022–2024; the opinion of 2025 on is not assessed.",
};

/// The heads that several forms have.
pub mod heads {
    use crate::locale::Text;

    pub const GOVERNMENT: Text<&str> = Text { id: "Pemerintah", en: "Government" };
    pub const UNIT: Text<&str> = Text { id: "Unit", en: "Unit" };
    pub const STANDARD: Text<&str> = Text { id: "Standar", en: "Standard" };
    pub const STANDARDS: Text<&str> = Text { id: "Standar", en: "Standards" };
    pub const FILE: Text<&str> = Text { id: "Berkas", en: "File" };
    pub const FULFILLED: Text<&str> = Text { id: "Terpenuhi", en: "Fulfilled" };
    pub const ERRORS: Text<&str> = Text { id: "Kesalahan", en: "Errors" };
    pub const WARNINGS: Text<&str> = Text { id: "Peringatan", en: "Warnings" };
    pub const ADVICE: Text<&str> = Text { id: "Saran", en: "Advice" };
    pub const REVIEWED: Text<&str> = Text { id: "Ditinjau", en: "Reviewed" };
    pub const OLDEST_REVIEW: Text<&str> = Text { id: "Tinjauan terlama", en: "Oldest review" };
}

/// A state in one sign, which needs no colour.
pub fn sign(state: State) -> char {
    match state {
        State::Structured => '●',
        State::Filled => '◐',
        State::FreeText => '○',
        State::Wrong => '!',
        State::Empty => '–',
        State::Missing => '·',
    }
}

/// `1,89–2,03 dari 2,10`.
pub fn reached(aspect: Option<&AspectMark>, language: Language) -> String {
    let Some(aspect) = aspect.filter(|aspect| aspect.assessed > 0) else { return UNKNOWN.pick(language).to_owned() };
    let number = |number: f64| locale::decimal(number, 2, language);
    let sum = match aspect.least == aspect.most {
        true => number(aspect.least),
        false => format!("{}–{}", number(aspect.least), number(aspect.most)),
    };
    let most = number(f64::from(aspect.assessed) * 5.0 / 100.0);
    text!(id: "{} dari {}", en: "{} of {}", sum, most).get(language).to_owned()
}

/// `4–5`, or `5`.
pub fn range([least, most]: [u32; 2]) -> String {
    if least == most { least.to_string() } else { format!("{least}–{most}") }
}

/// What there was to count.
pub fn counted(mark: &Mark, language: Language) -> String {
    let of =
        text!(id: "tercatat pada {} dari {} standar", en: "on record for {} of {} standard(s)", mark.recorded, mark.of);
    match (mark.count, &mark.counted) {
        (Some(count), Some(counted)) => format!("{}; {count} {counted}", of.get(language)),
        _ => of.get(language).to_owned(),
    }
}

/// What an instrument might say.
pub fn estimated(estimate: &Estimate, language: Language) -> String {
    let line = text!(
        id: "{}: perkiraan {} = {} ({}, {})", en: "{}: an estimate of {} = {} ({}, {})",
        estimate.instrument.as_str(), locale::decimal(estimate.score, 2, language), estimate.letter.as_str(),
        estimate.name.as_str(), estimate.zone.as_str()
    );
    line.get(language).to_owned()
}

/// What is other than before.
pub fn changed(before: &Before, now: usize, language: Language) -> String {
    let line = text!(
        id: "Sejak {}: {} → {} komponen terpenuhi; {} temuan baru, {} sudah hilang",
        en: "Since {}: {} → {} components fulfilled; {} new finding(s), {} gone",
        before.as_of.as_str(), before.completeness.fulfilled, now, before.new, before.gone
    );
    line.get(language).to_owned()
}
