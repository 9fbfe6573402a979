//! The decree that sets the standards of a unit: its reasons, its grounds, what it decides.

use serde::Serialize;

use super::Setting;
use super::head::{WrittenDate, plain, unit_name};
use super::office::Signature;
use crate::locale::{self, Language, Text};
use crate::model::{CitedRule, Holding};
use crate::project::Office;
use crate::rules::Subject;
use crate::text;

/// A decree without its annex, which is the services of the unit.
#[derive(Debug, Serialize)]
pub struct DecreeView {
    number: String,
    date: Option<WrittenDate>,
    /// Who decides: `Kepala Dinas Sosial`.
    issuer: String,
    about: String,
    considering: Vec<String>,
    recalling: Vec<String>,
    decisions: Vec<Decision>,
    signature: Signature,
    /// Which of the services it sets.
    annexed: Vec<usize>,
}

/// One of the decisions.
#[derive(Debug, Serialize)]
struct Decision {
    /// `KESATU`.
    name: &'static str,
    text: String,
    /// The services that it names.
    services: Vec<String>,
}

const ORDINALS: [Text<&str>; 12] = [
    Text { id: "KESATU", en: "FIRST" },
    Text { id: "KEDUA", en: "SECOND" },
    Text { id: "KETIGA", en: "THIRD" },
    Text { id: "KEEMPAT", en: "FOURTH" },
    Text { id: "KELIMA", en: "FIFTH" },
    Text { id: "KEENAM", en: "SIXTH" },
    Text { id: "KETUJUH", en: "SEVENTH" },
    Text { id: "KEDELAPAN", en: "EIGHTH" },
    Text { id: "KESEMBILAN", en: "NINTH" },
    Text { id: "KESEPULUH", en: "TENTH" },
    Text { id: "KESEBELAS", en: "ELEVENTH" },
    Text { id: "KEDUA BELAS", en: "TWELFTH" },
];

impl DecreeView {
    /// The decree of a unit, which sets the standards that have none of their own; that of a standard alone.
    pub fn new(office: &Office, all: &[Subject], setting: &Setting) -> Option<Self> {
        let (language, facts) = (setting.language, &office.unit.facts);
        let own = |subject: &Subject| subject.standard.facts.decree.is_some();
        let alone = all.len() == 1 && own(&all[0]);
        let annexed: Vec<usize> = (0..all.len()).filter(|at| alone || !own(&all[*at])).collect();
        let subjects: Vec<&Subject> = annexed.iter().map(|at| &all[*at]).collect();
        let decree = if alone { all[0].standard.facts.decree.as_ref() } else { facts.decree.as_ref() };
        let decree = decree.filter(|_| !subjects.is_empty())?;
        let written = |date| WrittenDate::new(date, language);
        let unit = unit_name(office, setting);
        let date = decree.date.as_ref().map(|date| written(date.value));
        let about = plain(decree.about.as_ref(), setting).unwrap_or_else(|| {
            text!(id: "Standar Pelayanan pada {}", en: "Service standards of {}", unit).get(language).to_owned()
        });
        let signatory = decree.signatory.as_ref().or(facts.head.as_ref());
        let position = signatory.and_then(|person| plain(person.position.as_ref(), setting));
        let issuer = issuer(position.as_deref().unwrap_or_default(), &unit);
        let own: Vec<String> = decree.considering.iter().map(|reason| setting.text(reason)).collect();
        let considering = considering(own, &issuer, &about, language);
        let own: Vec<&CitedRule> = decree.recalling.iter().collect();
        let recalling = recalling(if own.is_empty() { grounds(&subjects) } else { own });
        let services: Vec<String> = subjects.iter().map(|subject| setting.text(subject.standard.name())).collect();
        let own: Vec<String> = decree.decides.iter().map(|decision| setting.text(decision)).collect();
        let repealed: Vec<String> = decree.repeals.iter().map(|rule| rule.in_full()).collect();
        let valid_from = decree.valid_from.as_ref().map(|date| locale::date(date.value, language));
        let texts = match own.is_empty() {
            true => decisions(&unit, services, &repealed, valid_from, language),
            false => own.into_iter().map(|text| (text, Vec::new())).collect(),
        };
        let decision = |(name, (text, services)): (&Text<&'static str>, (String, Vec<String>))| Decision {
            name: name.pick(language),
            text: ended(text, "."),
            services,
        };
        Some(DecreeView {
            number: plain(decree.number.as_ref(), setting)?,
            signature: Signature::new(decree.place.as_ref(), date.clone(), decree.signatory.as_ref(), office, setting),
            date,
            issuer,
            about,
            considering,
            recalling,
            annexed,
            decisions: ORDINALS.iter().zip(texts).map(decision).collect(),
        })
    }
}

/// Who signs, with the unit if the position does not name it: `Lurah` of `Kelurahan Mekarsari` is `Lurah Mekarsari`.
pub fn issuer(position: &str, unit: &str) -> String {
    let words: Vec<&str> = unit.split(' ').collect();
    // `Kepala Dinas` of `Dinas Sosial`.
    let joined = position.split(' ').next_back() == words.first().copied();
    // What has several words and leads to something else names its office.
    if position.contains(unit) || position.contains(' ') && !joined {
        return position.to_owned();
    }
    let within = matches!((position, words[0]), ("Lurah", "Kelurahan") | ("Camat", "Kecamatan"));
    let rest = if joined || within { words[1..].join(" ") } else { unit.to_owned() };
    format!("{position} {rest}").trim().to_owned()
}

fn considering(own: Vec<String>, issuer: &str, about: &str, language: Language) -> Vec<String> {
    let mut reasons = own;
    if reasons.is_empty() {
        let official = text!(
            id: "bahwa untuk memberikan kepastian dan meningkatkan mutu pelayanan, setiap penyelenggara wajib menyusun dan menetapkan standar pelayanan dengan memperhatikan kemampuan penyelenggara, kebutuhan masyarakat, dan kondisi lingkungan",
            en: "that, for certainty and better service, every provider must draw up and set service standards with regard to its own ability, the needs of the public and the conditions around it"
        );
        reasons.push(official.get(language).to_owned());
    }
    if !reasons.iter().any(|reason| reason.contains("perlu menetapkan")) {
        let letters = match reasons.len() {
            1 => "huruf a".to_owned(),
            count => {
                let letter = |index: usize| char::from(b'a' + u8::try_from(index).expect("few reasons"));
                let most: String = (0..count - 1).map(|index| format!("huruf {}, ", letter(index))).collect();
                let most = if count == 2 { most.replace(", ", " ") } else { most };
                format!("{most}dan huruf {}", letter(count - 1))
            }
        };
        let last = text!(
            id: "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam {}, perlu menetapkan Keputusan {} tentang {}",
            en: "that, by the reasons given above ({}), a decree of the {} on {} must be set",
            letters, issuer, about
        );
        reasons.push(last.get(language).to_owned());
    }
    reasons.into_iter().map(|reason| ended(reason, ";")).collect()
}

/// The rules that the services of a unit rest on, each once.
fn grounds<'s>(subjects: &[&'s Subject]) -> Vec<&'s CitedRule> {
    let holdings = subjects.iter().flat_map(|subject| subject.holdings("legal_basis"));
    let items = holdings.filter_map(Holding::item::<CitedRule>).flat_map(|item| item.walk());
    items.map(|item| &item.detail).filter(|rule| rule.citation.is_some()).collect()
}

/// In full, each once, by rank and then by year.
fn recalling(mut rules: Vec<&CitedRule>) -> Vec<String> {
    let place = |rule: &CitedRule| {
        let citation = rule.citation.as_ref().and_then(|citation| citation.value.value());
        citation.map_or((u8::MAX, 0, String::new()), |citation| {
            let number = format!("{:0>8}", citation.number);
            (citation.rank(), citation.year, number)
        })
    };
    rules.sort_by_key(|rule| place(rule));
    let mut written: Vec<String> = Vec::new();
    let mut seen = Vec::new();
    for rule in rules {
        let citation = rule.citation.as_ref().and_then(|citation| citation.value.value());
        let name = citation.map(|citation| (&citation.kind, &citation.region, &citation.number, citation.year));
        if name.is_none() || !seen.contains(&name) {
            seen.push(name);
            written.push(rule.in_full());
        }
    }
    let last = written.len().saturating_sub(1);
    written.into_iter().enumerate().map(|(at, rule)| ended(rule, if at == last { "." } else { ";" })).collect()
}

fn decisions(
    unit: &str,
    services: Vec<String>,
    repealed: &[String],
    valid_from: Option<String>,
    language: Language,
) -> Vec<(String, Vec<String>)> {
    let say = |text: Text| text.get(language).to_owned();
    let sets = text!(
        id: "Menetapkan Standar Pelayanan pada {} sebagaimana tercantum dalam Lampiran yang merupakan bagian tidak terpisahkan dari Keputusan ini",
        en: "The service standards of {} are set as they stand in the annex, which is part of this decree",
        unit
    );
    let covers = text!(
        id: "Standar Pelayanan sebagaimana dimaksud dalam diktum KESATU meliputi jenis pelayanan:",
        en: "The service standards of the FIRST decision are those of these services:"
    );
    let binds = text!(
        id: "Standar Pelayanan sebagaimana dimaksud dalam diktum KESATU wajib dilaksanakan oleh penyelenggara dan menjadi acuan dalam penilaian kinerja pelayanan oleh pimpinan penyelenggara, aparat pengawasan, dan masyarakat",
        en: "The service standards bind the provider, and its leaders, the supervisors and the public assess its service by them"
    );
    let mut decisions = vec![(say(sets), Vec::new()), (say(covers), services), (say(binds), Vec::new())];
    if !repealed.is_empty() {
        let repeals = text!(
            id: "Pada saat Keputusan ini mulai berlaku, {} dicabut dan dinyatakan tidak berlaku",
            en: "When this decree takes effect, {} is repealed",
            repealed.join("; ")
        );
        decisions.push((say(repeals), Vec::new()));
    }
    let day = valid_from.unwrap_or_else(|| say(text!(id: "ditetapkan", en: "its signing")));
    let holds = text!(
        id: "Keputusan ini mulai berlaku pada tanggal {}, dan apabila di kemudian hari terdapat kekeliruan akan diperbaiki sebagaimana mestinya",
        en: "This decree takes effect on the day of {}; mistakes found later will be corrected",
        day
    );
    decisions.push((say(holds), Vec::new()));
    decisions
}

/// With the mark that ends it, unless a mark is there.
fn ended(text: String, mark: &str) -> String {
    let bare = text.trim_end_matches([';', '.']);
    if bare.ends_with(':') { text } else { format!("{bare}{mark}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_decides_is_named_with_the_unit() {
        for (position, unit, expected) in [
            ("Lurah", "Kelurahan Mekarsari", "Lurah Mekarsari"),
            ("Camat", "Kecamatan Sukamaju Barat", "Camat Sukamaju Barat"),
            ("Direktur", "RSUD Sukamaju", "Direktur RSUD Sukamaju"),
            ("Kepala Dinas", "Dinas Sosial", "Kepala Dinas Sosial"),
            ("Kepala Dinas Sosial", "Dinas Sosial", "Kepala Dinas Sosial"),
            ("Kepala", "Puskesmas Melati", "Kepala Puskesmas Melati"),
            ("Kepala Dinas Kesehatan", "Mal Pelayanan Publik", "Kepala Dinas Kesehatan"),
            ("", "Puskesmas Melati", "Puskesmas Melati"),
        ] {
            assert_eq!(issuer(position, unit), expected);
        }
    }
}
