//! The decree that sets the standards of a unit: its reasons, its grounds, what it decides.

use serde::Serialize;

use super::Setting;
use super::head::{WrittenDate, plain, unit_name};
use super::office::Signature;
use crate::locale::{self, Language, Text};
use crate::model::{CitedRule, Person, Status};
use crate::project::Office;
use crate::service::{Holding, Service};
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
    name: String,
    text: String,
    /// The services that it names.
    services: Vec<String>,
}

/// `KESATU`, `KEDUA`, `KEDUA BELAS`.
fn ordinal(number: u64, language: Language) -> String {
    const ENGLISH: [&str; 10] =
        ["FIRST", "SECOND", "THIRD", "FOURTH", "FIFTH", "SIXTH", "SEVENTH", "EIGHTH", "NINTH", "TENTH"];
    let english = || usize::try_from(number - 1).ok().and_then(|at| ENGLISH.get(at)).map(|name| (*name).to_owned());
    match language {
        Language::Indonesian => format!("KE{}", locale::terbilang(number).to_uppercase()),
        Language::English => english().unwrap_or_else(|| format!("{number}TH")),
    }
}

/// What the letter of a point is, from 0 on: `a` to `z`, then `aa`.
fn letter(at: usize) -> String {
    let single = |at: usize| char::from_digit(10 + (at % 26) as u32, 36).expect("a letter");
    if at < 26 { single(at).to_string() } else { format!("{}{}", letter(at / 26 - 1), single(at)) }
}

impl DecreeView {
    /// The decree of a unit, which sets the standards that have none of their own; that of a standard alone.
    pub fn new(office: &Office, all: &[Service], setting: &Setting) -> Option<Self> {
        let language = setting.language;
        let own = |service: &Service| service.standard.facts.decree.is_some();
        let alone = all.len() == 1 && own(&all[0]);
        let is_set = |service: &Service| !own(service) && service.standard.status() != Status::Revoked;
        let annexed: Vec<usize> = (0..all.len()).filter(|at| alone || is_set(&all[*at])).collect();
        let services: Vec<&Service> = annexed.iter().map(|at| &all[*at]).collect();
        let facts = &services.first()?.facts;
        let decree = facts.decree?;
        let written = |date| WrittenDate::new(date, language);
        let unit = unit_name(office, setting);
        let date = decree.date.as_ref().map(|date| written(date.value));
        let about = plain(decree.about.as_ref(), setting).unwrap_or_else(|| {
            text!(id: "Standar Pelayanan pada {}", en: "Service standards of {}", unit).get(language).to_owned()
        });
        let issuer = setting.text(&facts.signatory.map_or_else(|| unit.clone(), |person| issuer(person, office)));
        let own: Vec<String> = decree.considering.iter().map(|reason| setting.text(reason)).collect();
        let considering = considering(own, &issuer, &about, language);
        let own: Vec<&CitedRule> = decree.recalling.iter().collect();
        let recalling = recalling(if own.is_empty() { grounds(&services) } else { own });
        let services: Vec<String> = services.iter().map(|service| setting.text(service.standard.name())).collect();
        let further: Vec<String> = decree.decides.iter().map(|decision| setting.text(decision)).collect();
        let repealed: Vec<String> = decree.repeals.iter().map(CitedRule::in_full).collect();
        let valid_from = decree.valid_from.as_ref().map(|date| locale::date(date.value, language));
        let texts = decisions(&unit, services, further, &repealed, valid_from, setting);
        let decision = |(number, (text, services)): (u64, (String, Vec<String>))| Decision {
            name: ordinal(number, language),
            text: ended(text, "."),
            services,
        };
        Some(DecreeView {
            number: plain(decree.number.as_ref(), setting)?,
            signature: Signature::new(decree.place.as_ref(), date.clone(), facts.signatory, office, setting),
            date,
            issuer,
            about,
            considering,
            recalling,
            annexed,
            decisions: (1..).zip(texts).map(decision).collect(),
        })
    }
}

/// Who signs, with the office if the position does not name it: `Lurah` of `Kelurahan Mekarsari` is `Lurah Mekarsari`.
pub fn issuer(person: &Person, office: &Office) -> String {
    let position = person.position.as_ref().map_or("", |position| position.value.as_str());
    let unit = office.unit.facts.name.as_ref().map_or(office.id.as_str(), |name| name.value.as_str());
    joined(position, unit)
}

/// Positions of several words that name no office.
const BARE: [&str; 4] = ["Kepala Sekolah", "Kepala Pelaksana", "Direktur Utama", "Pelaksana Harian"];

fn joined(position: &str, unit: &str) -> String {
    let unit = unit.strip_prefix("Pemerintah ").unwrap_or(unit);
    let words: Vec<&str> = unit.split(' ').collect();
    // `Kepala Dinas` of `Dinas Sosial`.
    let meets = position.split(' ').next_back() == words.first().copied();
    if position.contains(unit) || position.contains(' ') && !meets && !BARE.contains(&position) {
        return position.to_owned();
    }
    let position = if position == "Kepala Sekolah" { "Kepala" } else { position };
    let within = matches!((position, words[0]), ("Lurah", "Kelurahan") | ("Camat", "Kecamatan"));
    let rest = if meets || within { words[1..].join(" ") } else { unit.to_owned() };
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
    // An author may have written the last reason, which rests on the others.
    if !reasons.last().is_some_and(|reason| reason.contains("sebagaimana dimaksud")) {
        let last = letter(reasons.len() - 1);
        let points = match reasons.len() {
            1 => text!(id: "huruf a", en: "(a)"),
            2 => text!(id: "huruf a dan huruf b", en: "(a) and (b)"),
            _ => text!(id: "huruf a sampai dengan huruf {}", en: "(a) to ({})", last),
        };
        let last = text!(
            id: "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam {}, perlu menetapkan Keputusan {} tentang {}",
            en: "that, for the reasons in {}, a decree of the {} on {} must be set",
            points, issuer, about
        );
        reasons.push(last.get(language).to_owned());
    }
    reasons.into_iter().map(|reason| ended(reason, ";")).collect()
}

/// The rules that the services of a unit rest on, each once.
fn grounds<'s>(services: &[&'s Service]) -> Vec<&'s CitedRule> {
    let holdings = services.iter().flat_map(|service| service.holdings("legal_basis"));
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
    // Of several citations of one rule the fullest.
    let mut written: Vec<(Option<_>, String)> = Vec::new();
    for rule in rules {
        let citation = rule.citation.as_ref().and_then(|citation| citation.value.value());
        let name = citation.map(|citation| (&citation.kind, &citation.region, &citation.number, citation.year));
        let text = rule.in_full();
        match written.iter_mut().find(|(other, _)| name.is_some() && *other == name) {
            Some((_, known)) if known.len() < text.len() => *known = text,
            Some(_) => {}
            None => written.push((name, text)),
        }
    }
    let last = written.len().saturating_sub(1);
    written.into_iter().enumerate().map(|(at, (_, rule))| ended(rule, if at == last { "." } else { ";" })).collect()
}

/// That the standards are set, which they are, that they bind, what else the unit decides, what is repealed, since when.
fn decisions(
    unit: &str,
    services: Vec<String>,
    further: Vec<String>,
    repealed: &[String],
    valid_from: Option<String>,
    setting: &Setting,
) -> Vec<(String, Vec<String>)> {
    let say = |text: Text| text.get(setting.language).to_owned();
    let sets = text!(
        id: "Menetapkan Standar Pelayanan pada {} sebagaimana tercantum dalam Lampiran yang merupakan bagian tidak terpisahkan dari Keputusan ini",
        en: "The service standards of {} are set as they stand in the annex, which is part of this decree",
        unit
    );
    let covers = text!(
        id: "Standar Pelayanan sebagaimana dimaksud dalam diktum KESATU meliputi jenis pelayanan:",
        en: "The standards set in the FIRST decision cover these services:"
    );
    let binds = text!(
        id: "Standar Pelayanan sebagaimana dimaksud dalam diktum KESATU wajib dilaksanakan oleh penyelenggara dan menjadi acuan dalam penilaian kinerja pelayanan oleh pimpinan penyelenggara, aparat pengawasan, dan masyarakat",
        en: "The service standards bind the provider, and its leaders, the supervisors and the public assess its service by them"
    );
    let mut decisions = vec![(say(sets), Vec::new()), (say(covers), services), (say(binds), Vec::new())];
    decisions.extend(further.into_iter().map(|text| (text, Vec::new())));
    if let Some(rules) = setting.list(repealed) {
        let are = if repealed.len() == 1 { "is" } else { "are" };
        let repeals = text!(
            id: "Pada saat Keputusan ini mulai berlaku, {} dicabut dan dinyatakan tidak berlaku{}",
            en: "When this decree takes effect, {} {} repealed",
            rules, Text { id: "", en: are }
        );
        decisions.push((say(repeals), Vec::new()));
    }
    let day = valid_from.unwrap_or_else(|| say(text!(id: "ditetapkan", en: "the day of its signing")));
    let holds = text!(
        id: "Keputusan ini mulai berlaku pada tanggal {}, dan apabila di kemudian hari terdapat kekeliruan akan diperbaiki sebagaimana mestinya",
        en: "This decree takes effect on {}; mistakes found later will be corrected",
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
    fn decisions_and_points_are_counted_on() {
        let names = [1, 2, 12, 21].map(|number| ordinal(number, Language::Indonesian));
        assert_eq!(names, ["KESATU", "KEDUA", "KEDUA BELAS", "KEDUA PULUH SATU"]);
        assert_eq!([0, 25, 26, 27].map(letter), ["a", "z", "aa", "ab"]);
    }

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
            ("Kepala Desa", "Pemerintah Desa Sukamaju", "Kepala Desa Sukamaju"),
            ("Kepala Sekolah", "SMP Negeri 1", "Kepala SMP Negeri 1"),
            ("", "Puskesmas Melati", "Puskesmas Melati"),
        ] {
            assert_eq!(joined(position, unit), expected);
        }
    }
}
