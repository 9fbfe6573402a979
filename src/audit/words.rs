//! Numbers of an audit as phrases.

use std::fmt::Display;

use jiff::Unit;
use jiff::civil::Date;

use super::State;
use super::report::{self, AspectMark, Before, Estimate, Mark, Point, Published};
use crate::locale::{self, Language, Text};
use crate::model::grade_name;
use crate::text;

/// What a report is called.
pub const TITLE: Text<&'static str> = Text { id: "Audit standar pelayanan", en: "Audit of service standards" };

/// What cannot be known from the files.
pub const UNKNOWN: Text<&'static str> = Text { id: "tidak dinilai", en: "not assessed" };

/// What no file says.
pub const UNRECORDED: Text<&'static str> = Text { id: "belum dicatat", en: "not on record" };

/// What some files do not say.
pub const NOT_ALL: Text<&'static str> = Text { id: "belum semua dicatat", en: "not all on record" };

/// How the sums come about.
pub const HOW: Text<&'static str> = Text {
    id: "Terpenuhi: komponen yang berisi dan tidak salah, dibagi semua komponen yang diminta.\nPEKPPP: jumlah bobot × nilai (0–5) dari indikator Kebijakan Pelayanan yang dapat dinilai dari berkas, dibagi 100, terhadap nilai tertinggi yang dapat dicapai dengan indikator itu; layanan yang terlemah menentukan.\nOmbudsman: perkiraan menurut instrumen 2022–2024; opini sejak 2025 tidak dinilai.",
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
    pub const SEVERITY: Text<&str> = Text { id: "Tingkat", en: "Severity" };
    pub const RULE: Text<&str> = Text { id: "Aturan", en: "Rule" };
    pub const BASIS: Text<&str> = Text { id: "Dasar", en: "Basis" };
    pub const REVIEWED: Text<&str> = Text { id: "Ditinjau", en: "Reviewed" };
    pub const PUBLISHED: Text<&str> = Text { id: "Dipublikasikan", en: "Published" };
    pub const OLDEST_REVIEW: Text<&str> = Text { id: "Tinjauan terlama", en: "Oldest review" };

    /// What is told of each unit in a line.
    pub const OF_UNIT: [Text<&str>; 7] = [UNIT, STANDARDS, FULFILLED, ERRORS, WARNINGS, ADVICE, OLDEST_REVIEW];
}

/// What is told of a unit under [`heads::OF_UNIT`]. `unknown`: what stands for a review that is not on record.
pub fn unit_row(unit: &report::Unit, unknown: &str, language: Language) -> [String; 7] {
    [
        unit.name.clone(),
        unit.standards.len().to_string(),
        unit.completeness.written(language),
        unit.findings.errors.to_string(),
        unit.findings.warnings.to_string(),
        unit.findings.advice.to_string(),
        unit.oldest_review.as_deref().unwrap_or(unknown).to_owned(),
    ]
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

/// On what ground something is a defect, by its name in machine-readable output.
pub fn basis(name: &str) -> Text<&'static str> {
    match name {
        "legal" => Text { id: "wajib menurut hukum", en: "a legal must" },
        "assessor" => Text { id: "diharapkan penilai", en: "an assessor's wish" },
        "contradiction" => Text { id: "isi bertentangan", en: "a contradiction" },
        _ => Text { id: "bentuk berkas", en: "the form of the file" },
    }
}

/// A day as it is written: `7 Oktober 2025`.
pub fn day(day: &str, language: Language) -> String {
    day.parse().map_or_else(|_| day.to_owned(), |date| locale::date(date, language))
}

/// A day, if it is on record.
pub fn day_or_unrecorded(known: Option<&str>, language: Language) -> String {
    known.map_or_else(|| UNRECORDED.pick(language).to_owned(), |known| day(known, language))
}

/// The oldest review and how long ago it was: `7 Oktober 2025 (13 bulan)`.
pub fn oldest_review(reviewed: Option<&str>, as_of: &str, language: Language) -> String {
    let Some(reviewed) = reviewed else { return NOT_ALL.pick(language).to_owned() };
    let said = day(reviewed, language);
    let age = || as_of.parse::<Date>().ok()?.since((Unit::Month, reviewed.parse::<Date>().ok()?)).ok();
    let months = age().map(|age| age.get_months());
    let Some(months) = months.filter(|months| *months >= 0) else { return said };
    text!(id: "{} ({}\u{a0}bulan)", en: "{} ({}\u{a0}months)", said, months.to_string()).get(language).to_owned()
}

/// Where something is published: `SIPPN + 3 media`.
pub fn published(published: Option<Published>, language: Language) -> String {
    let Some(Published { portal, others }) = published else { return UNRECORDED.pick(language).to_owned() };
    let absent = Text { id: "tanpa SIPPN", en: "not in SIPPN" }.pick(language);
    match (portal, others) {
        (true, 0) => "SIPPN".to_owned(),
        (true, others) => format!("SIPPN + {others} media"),
        (false, 0) => absent.to_owned(),
        (false, others) => format!("{others} media, {absent}"),
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

/// The mark of an indicator: `4–5`, or that it is not assessed.
pub fn marks(mark: &Mark, language: Language) -> String {
    mark.marks.map_or_else(|| UNKNOWN.pick(language).to_owned(), range)
}

/// A sentence whose words of code, which stand in backquotes, stand in quotation marks: for readers of pages and paper.
pub fn quoted(sentence: &str) -> String {
    let parts = sentence.split('`').enumerate().map(|(at, part)| match at {
        0 => part.to_owned(),
        at if at % 2 == 1 => format!("“{part}"),
        _ => format!("”{part}"),
    });
    if sentence.matches('`').count().is_multiple_of(2) { parts.collect() } else { sentence.to_owned() }
}

/// `4–5`, or `5`.
pub fn range<N: Display + PartialEq>([least, most]: [N; 2]) -> String {
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

/// `6 kesalahan, 1 peringatan, 4 saran (2 wajib menurut hukum, 5 diharapkan penilai)`.
pub fn counts(counts: report::Counts, language: Language) -> String {
    let report::Counts { errors, warnings, advice, legal, assessor } = counts;
    let line = text!(
        id: "{} kesalahan, {} peringatan, {} saran ({} wajib menurut hukum, {} diharapkan penilai)",
        en: "{} error(s), {} warning(s), {} advice ({} a legal must, {} an assessor's wish)",
        errors, warnings, advice, legal, assessor
    );
    line.get(language).to_owned()
}

/// The units that became better or worse, the findings that are new, and those that are gone.
pub fn news(government: &report::Government, language: Language) -> Vec<String> {
    let moved = government.units.iter().filter_map(|unit| moved(unit, language));
    let new = government.found.iter().filter(|found| found.is_new == Some(true)).map(|found| finding(found, language));
    let gone = government.before.iter().flat_map(|before| &before.gone).map(|gone| {
        let place = [&gone.unit, &gone.standard].into_iter().flatten().cloned().collect::<Vec<_>>().join("/");
        let word = Text { id: "sudah tidak ada", en: "gone" }.pick(language);
        format!("{word}: {}: {place}: {}", gone.rule, gone.message)
    });
    let standards = government.before.iter().flat_map(|before| {
        let told = |word: Text<&'static str>| move |id: &String| format!("{}: {id}", word.pick(language));
        let new = before.new_standards.iter().map(told(Text { id: "standar baru", en: "new standard" }));
        let lost = before.lost_standards.iter();
        new.chain(lost.map(told(Text { id: "standar yang tidak ada lagi", en: "standard that is gone" })))
    });
    moved.chain(standards).chain(new).chain(gone).collect()
}

/// `menahan keputusan`; nothing if nothing is held back.
pub fn held(found: &report::Finding, language: Language) -> Option<String> {
    let verb = Text { id: "menahan", en: "holds back" }.pick(language);
    found.holds_back.told(&found.place.path, language).map(|held| format!("{verb} {held}"))
}

/// `kesalahan empty-component: standards/kelurahan/usaha.yaml:4: komponen ini tidak berisi apa-apa`.
pub fn finding(found: &report::Finding, language: Language) -> String {
    let held = held(found, language).map(|held| format!(" ({held})")).unwrap_or_default();
    format!("{} {}: {}: {}{held}", found.severity.word(language), found.rule, found.place, found.message)
}

/// A unit that is other than before: `Kecamatan Contoh: 80,00 % → 90,00 %`.
fn moved(unit: &report::Unit, language: Language) -> Option<String> {
    let before = unit.before.filter(|before| before.per_cent() != unit.completeness.per_cent())?;
    Some(format!("{}: {} → {}", unit.name, before.written(language), unit.completeness.written(language)))
}

/// That of the days of a history only some are shown, if there are more than `most`.
pub fn thinned(days: usize, most: usize, language: Language) -> Option<String> {
    let told = text!(
        id: "Dari {} hari dalam riwayat, {} ditampilkan.", en: "Of the {} days of the history, {} are shown.", days, most
    );
    (days > most).then(|| told.get(language).to_owned())
}

/// That only some units are shown from near, if there are more.
pub fn far(units: usize, near: usize, language: Language) -> Option<String> {
    let told = text!(
        id: "Dari {} unit, {} yang pertama ditampilkan satu per satu; semuanya ada pada bentuk html dan xlsx.",
        en: "Of the {} units, the first {} are shown one by one; all are in the forms html and xlsx.", units, near
    );
    (units > near).then(|| told.get(language).to_owned())
}

/// The last days of a history: `24 November 2026: 90,48 %`.
pub fn trend(points: &[Point], language: Language) -> Vec<String> {
    let told = |point: &Point| format!("{}: {}", day(&point.as_of, language), point.completeness.written(language));
    points.iter().rev().take(12).rev().map(told).collect()
}

/// The index of a survey of satisfaction: `SKM 2025: 88,31 = A (Sangat Baik)`.
pub fn survey(index: &report::Index, language: Language) -> String {
    let name = Text { id: "SKM", en: "Survey of satisfaction" }.pick(language);
    let period = index.period.as_ref().map(|period| format!(" {period}")).unwrap_or_default();
    let value = locale::decimal(index.value, 2, language);
    format!("{name}{period}: {value} = {} ({})", index.grade, grade_name(index.grade).pick(language))
}

/// What is other than before.
pub fn changed(before: &Before, now: usize, language: Language) -> String {
    let line = text!(
        id: "Sejak {}: {} → {} komponen terpenuhi; {} temuan baru, {} sudah tidak ada",
        en: "Since {}: {} → {} components fulfilled; {} new finding(s), {} gone",
        before.since.as_str(), before.completeness.fulfilled, now, before.new, before.gone.len()
    );
    line.get(language).to_owned()
}
