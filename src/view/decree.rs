//! The decree that sets the standards of a unit: its reasons, its grounds, what it decides.

use serde::Serialize;

use super::head::{WrittenDate, plain, unit_name};
use super::office::Signature;
use super::words::words;
use super::{Setting, Words};
use crate::locale::{self, Language};
use crate::model::{CitedRule, Person, Status};
use crate::project::Office;
use crate::service::{Holding, Service};

/// A decree without its annex, which is the services of the unit.
#[derive(Debug, Serialize)]
pub struct DecreeView {
    number: Words,
    date: Option<WrittenDate>,
    /// Who decides: `Kepala Dinas Sosial`.
    issuer: Words,
    about: Words,
    considering: Vec<Words>,
    recalling: Vec<Words>,
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
    text: Words,
    /// The services that it names.
    services: Vec<Words>,
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
        // A decree is set by an office, which a person's name does not tell.
        if facts.signatory.is_some_and(|person| person.office().is_none() && person.called().is_some()) {
            return None;
        }
        let written = |date| WrittenDate::new(date, language);
        let unit = unit_name(office, setting);
        let date = decree.date.as_ref().map(|date| written(date.value));
        let about = plain(decree.about.as_ref(), setting)
            .unwrap_or_else(|| setting.sentence("Standar Pelayanan pada {}", "Service standards of {}", &[&unit]));
        let issuer = facts.signatory.map_or_else(|| unit.clone(), |person| setting.text(&issuer(person, office)));
        let own: Vec<Words> = decree.considering.iter().map(|reason| setting.text(reason)).collect();
        let considering = considering(own, &issuer, &about, setting);
        let own: Vec<&CitedRule> = decree.recalling.iter().collect();
        let recalling = recalling(if own.is_empty() { grounds(&services) } else { own });
        let services: Vec<Words> = services.iter().map(|service| setting.text(service.standard.name())).collect();
        let further: Vec<Words> = decree.decides.iter().map(|decision| setting.text(decision)).collect();
        let repealed: Vec<Words> = decree.repeals.iter().map(|rule| rule.in_full().into()).collect();
        let valid_from = decree.valid_from.as_ref().map(|date| locale::date(date.value, language));
        let texts = decisions(&unit, services, further, &repealed, valid_from, setting);
        let decision = |(number, (text, services)): (u64, (Words, Vec<Words>))| Decision {
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
    let position = person.office().map_or("", |position| position.value.as_str());
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

fn considering(own: Vec<Words>, issuer: &Words, about: &Words, setting: &Setting) -> Vec<Words> {
    let mut reasons = own;
    if reasons.is_empty() {
        let official = setting.word(
            "bahwa untuk memberikan kepastian dan meningkatkan mutu pelayanan, setiap penyelenggara wajib menyusun dan menetapkan standar pelayanan dengan memperhatikan kemampuan penyelenggara, kebutuhan masyarakat, dan kondisi lingkungan",
            "that, for certainty and better service, every provider must draw up and set service standards with regard to its own ability, the needs of the public and the conditions around it",
        );
        reasons.push(official.into());
    }
    // An author may have written the last reason, which rests on the others.
    if !reasons.last().is_some_and(|reason| reason.plain().contains("sebagaimana dimaksud")) {
        let last = letter(reasons.len() - 1);
        let points = match reasons.len() {
            1 => setting.word("huruf a", "(a)").into(),
            2 => setting.word("huruf a dan huruf b", "(a) and (b)").into(),
            _ => setting.sentence("huruf a sampai dengan huruf {}", "(a) to ({})", &[&last.into()]),
        };
        let last = setting.sentence(
            "bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam {}, perlu menetapkan Keputusan {} tentang {}",
            "that, for the reasons in {}, a decree of the {} on {} must be set",
            &[&points, issuer, about],
        );
        reasons.push(last);
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
fn recalling(mut rules: Vec<&CitedRule>) -> Vec<Words> {
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
    written
        .into_iter()
        .enumerate()
        .map(|(at, (_, rule))| ended(rule.into(), if at == last { "." } else { ";" }))
        .collect()
}

/// That the standards are set, which they are, that they bind, what else the unit decides, what is repealed, since when.
fn decisions(
    unit: &Words,
    services: Vec<Words>,
    further: Vec<Words>,
    repealed: &[Words],
    valid_from: Option<String>,
    setting: &Setting,
) -> Vec<(Words, Vec<Words>)> {
    let sets = setting.sentence(
        "Menetapkan Standar Pelayanan pada {} sebagaimana tercantum dalam Lampiran yang merupakan bagian tidak terpisahkan dari Keputusan ini",
        "The service standards of {} are set as they stand in the annex, which is part of this decree",
        &[unit],
    );
    let covers = setting.word(
        "Standar Pelayanan sebagaimana dimaksud dalam diktum KESATU meliputi jenis pelayanan:",
        "The standards set in the FIRST decision cover these services:",
    );
    let binds = setting.word(
        "Standar Pelayanan sebagaimana dimaksud dalam diktum KESATU wajib dilaksanakan oleh penyelenggara dan menjadi acuan dalam penilaian kinerja pelayanan oleh pimpinan penyelenggara, aparat pengawasan, dan masyarakat",
        "The service standards bind the provider, and its leaders, the supervisors and the public assess its service by them",
    );
    let mut decisions = vec![(sets, Vec::new()), (covers.into(), services), (binds.into(), Vec::new())];
    decisions.extend(further.into_iter().map(|text| (text, Vec::new())));
    if let Some(rules) = setting.list(repealed) {
        let english = match repealed.len() {
            1 => "When this decree takes effect, {} is repealed",
            _ => "When this decree takes effect, {} are repealed",
        };
        let indonesian = "Pada saat Keputusan ini mulai berlaku, {} dicabut dan dinyatakan tidak berlaku";
        decisions.push((setting.sentence(indonesian, english, &[&rules]), Vec::new()));
    }
    let day = valid_from.map_or_else(|| setting.word("ditetapkan", "the day of its signing").into(), Words::from);
    let holds = setting.sentence(
        "Keputusan ini mulai berlaku pada tanggal {}, dan apabila di kemudian hari terdapat kekeliruan akan diperbaiki sebagaimana mestinya",
        "This decree takes effect on {}; mistakes found later will be corrected",
        &[&day],
    );
    decisions.push((holds, Vec::new()));
    decisions
}

/// With the mark that ends it, unless a mark is there.
fn ended(text: Words, mark: &str) -> Words {
    let bare = text.clone().trim_end(&[';', '.']);
    if bare.plain().ends_with(':') { text } else { words![bare, mark] }
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
