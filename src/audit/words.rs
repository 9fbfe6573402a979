//! Numbers of an audit as phrases.

use super::report::{Before, Estimate, Mark};
use crate::locale::{self, Language};
use crate::text;

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
