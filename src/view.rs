//! What a template may see: one standard in one language, with its layers merged and every value in words. No spans, no
//! YAML. The names of the fields are the contract with the templates; every key is always there.

mod glance;
mod line;
mod lines;
mod rich;
mod source;

use std::cell::RefCell;
use std::collections::BTreeMap;

use base64::prelude::{BASE64_STANDARD, Engine};
use jiff::civil::Date;
use serde::Serialize;

use crate::locale::{self, Language, Text};
use crate::model::{Hours, HoursOn, Placed, Standard, Status, TimeZone, Variant, reference};
use crate::project::Office;
use crate::rules::Subject;
use crate::source::Span;
use crate::vocabulary::VOCABULARY;

pub use glance::Fact;
pub use line::{Group, Line, Note, Row, Run, Section, Table};
pub use rich::Rich;
pub use source::canonical_yaml;

/// The public notice of one standard.
#[derive(Debug, Serialize)]
pub struct Notice {
    language: &'static str,
    title: String,
    /// The date of the document.
    pub date: WrittenDate,
    /// Where the page will stand.
    pub address: Option<String>,
    mark: Option<&'static str>,
    agency: AgencyView,
    unit: UnitView,
    standard: StandardView,
    glance: Vec<Fact>,
    sections: Vec<Section>,
    qr: Option<&'static str>,
    /// A stable name of the document.
    #[serde(skip)]
    pub ident: String,
    /// The standard as canonical YAML: what the document shows.
    #[serde(skip)]
    pub yaml: String,
    /// The pictures that the document shows.
    #[serde(skip)]
    pub pictures: Vec<Picture>,
}

/// A picture in a document.
#[derive(Clone, Debug)]
pub struct Picture {
    /// Its virtual path.
    pub path: String,
    /// What it shows.
    pub bytes: Vec<u8>,
    /// Where it is asked for.
    pub span: Span,
}

/// A date for machines and for people.
#[derive(Debug, Serialize)]
pub struct WrittenDate {
    /// `2026-02-03`.
    pub iso: String,
    text: String,
}

#[derive(Debug, Serialize)]
struct AgencyView {
    name: String,
    website: Option<String>,
    logo: Option<String>,
    logo_alt: Option<String>,
    logo_data: Option<String>,
}

#[derive(Debug, Serialize)]
struct UnitView {
    name: String,
    letterhead: Vec<String>,
    address: Option<String>,
    hours: Vec<HoursView>,
    contacts: Vec<Line>,
}

#[derive(Debug, Serialize)]
struct StandardView {
    id: String,
    name: String,
    summary: Option<Rich>,
    keywords: Vec<String>,
    recipients: Vec<String>,
    area: Option<String>,
    hours: Vec<HoursView>,
    place: Vec<String>,
    variants: Vec<VariantView>,
    channels: Vec<ChannelView>,
    partners: Vec<PartnerView>,
    reviewed: Option<String>,
    decree: Option<DecreeView>,
}

#[derive(Debug, Serialize)]
struct VariantView {
    id: String,
    name: String,
    summary: Option<Rich>,
    recipients: Option<String>,
    condition: Option<String>,
}

#[derive(Debug, Serialize)]
struct ChannelView {
    name: String,
    link: Option<String>,
    place: Option<String>,
    hours: Vec<HoursView>,
    quota: Option<String>,
    notes: Vec<Note>,
}

#[derive(Debug, Serialize)]
struct PartnerView {
    name: String,
    role: Option<String>,
    place: Option<String>,
    contacts: Vec<Line>,
}

#[derive(Debug, Serialize)]
struct DecreeView {
    number: String,
    date: Option<String>,
}

#[derive(Debug, Serialize)]
struct HoursView {
    days: String,
    times: String,
    condition: Option<String>,
    channel: Option<String>,
    notes: Vec<Note>,
}

/// What the words of a view depend on.
pub struct Setting<'a> {
    /// The language.
    pub language: Language,
    /// The standard, for the names of variants, channels and partners.
    pub standard: &'a Standard,
    zone: Option<TimeZone>,
    pictures: &'a BTreeMap<Span, Vec<u8>>,
    shown: RefCell<Vec<Picture>>,
}

impl Setting<'_> {
    fn word(&self, id: &'static str, en: &'static str) -> &'static str {
        Text { id, en }.pick(self.language)
    }

    fn list(&self, parts: &[String]) -> Option<String> {
        let and = self.word("dan", "and");
        match parts {
            [] => None,
            [only] => Some(only.clone()),
            [first, last] if parts.iter().all(|part| !part.contains(", ")) => Some(format!("{first} {and} {last}")),
            [most @ .., last] if parts.iter().all(|part| !part.contains(", ")) => {
                Some(format!("{}, {and} {last}", most.join(", ")))
            }
            [most @ .., last] => Some(format!("{}; {and} {last}", most.join("; "))),
        }
    }

    fn variants(&self, names: &[Placed<String>]) -> Option<String> {
        if names.is_empty() {
            return None;
        }
        self.holds_for(|variant| names.iter().any(|name| variant.id() == reference(name)))
    }

    /// `Khusus Baru dan Hilang`; nothing if it is for all or there are no variants; of many, those that are left out.
    fn holds_for(&self, held: impl Fn(&Variant) -> bool) -> Option<String> {
        let (named, others): (Vec<_>, Vec<_>) = self.standard.variants.iter().partition(|variant| held(variant));
        let list = |variants: &[&Variant]| {
            self.list(&variants.iter().map(|variant| variant.name().to_owned()).collect::<Vec<_>>())
        };
        if named.is_empty() || others.is_empty() {
            None
        } else if named.len() >= 3 && others.len() * 2 < named.len() {
            Some(format!("{} {}", self.word("Semua jenis, kecuali", "All kinds except"), list(&others)?))
        } else {
            Some(format!("{} {}", self.word("Khusus:", "Only for"), list(&named)?))
        }
    }

    fn channels(&self, names: &[Placed<String>]) -> Option<String> {
        let named = names.iter().map(|name| {
            let channel = self.standard.facts.channels.iter().find(|channel| channel.id() == reference(name));
            self.channel(channel.and_then(|channel| channel.name.as_ref()).map_or(&name.value, |name| &name.value))
        });
        self.list(&named.collect::<Vec<_>>())
    }

    /// A channel that is a known word is spelt in the language.
    fn channel(&self, name: &str) -> String {
        let canonical = VOCABULARY.keywords.canonical(name).or_else(|| VOCABULARY.keys.canonical(name));
        canonical
            .map_or_else(|| name.to_owned(), |word| rich::capital(&VOCABULARY.keywords.written(word, self.language)))
    }

    /// Who acts: in words, or partners by their ids.
    fn actors(&self, actors: &[Placed<String>]) -> Option<String> {
        let named = actors.iter().map(|actor| {
            let partner = self.standard.facts.partners.iter().find(|partner| partner.id() == reference(actor));
            partner.and_then(|partner| partner.name.as_ref()).unwrap_or(actor).value.clone()
        });
        self.list(&named.collect::<Vec<_>>()).map(|names| rich::capital(&names))
    }

    fn hours(&self, all: &[HoursOn]) -> Vec<HoursView> {
        let view = |on: &HoursOn| {
            let (days, times) = match on.hours.value() {
                Some(hours) => {
                    // Day and night is the same in every zone.
                    let zone = hours.zone.or(self.zone).filter(|_| !hours.times.is_empty());
                    let hours = Hours { zone, ..hours.clone() };
                    (hours.days_text(self.language), hours.times_text(self.language))
                }
                None => (locale::Say::say(&on.hours.value, self.language), String::new()),
            };
            HoursView {
                days,
                times,
                condition: lines::condition(on.condition.as_ref(), self),
                channel: self.channels(&on.channel),
                notes: lines::notes(&on.notes, self),
            }
        };
        all.iter().map(view).collect()
    }

    /// The size of a picture that was shown.
    fn size(&self, path: &str) -> (u32, u32) {
        let shown = self.shown.borrow();
        let picture = shown.iter().find(|picture| picture.path == path);
        picture.and_then(|picture| size(&picture.bytes)).unwrap_or((100, 100))
    }

    /// A picture of the project under a virtual path, and as an address that holds it.
    fn picture(&self, file: &Placed<String>) -> Option<(String, String)> {
        let bytes = self.pictures.get(&file.span)?.clone();
        let extension = if file.ends_with(".png") { "png" } else { "svg" };
        let mut shown = self.shown.borrow_mut();
        let path = format!("/picture-{}.{extension}", shown.len() + 1);
        let address = data_address(extension, &bytes);
        shown.push(Picture { path: path.clone(), bytes, span: file.span });
        Some((path, address))
    }
}

/// The size of a picture in pixels: of an SVG its view box, of a PNG its header; a square if it says neither.
fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    if bytes.starts_with(b"\x89PNG") {
        let number =
            |at: usize| bytes.get(at..at + 4).map(|bytes| u32::from_be_bytes(bytes.try_into().expect("four bytes")));
        return Some((number(16)?, number(20)?));
    }
    let text = std::str::from_utf8(bytes).ok()?;
    let view_box = text.split("viewBox=\"").nth(1)?.split('"').next()?;
    let mut numbers = view_box.split([' ', ',']).filter_map(|number| number.parse::<f32>().ok()).skip(2);
    let mut next = || numbers.next().filter(|number| (1.0..100_000.0).contains(number)).map(|number| number as u32);
    Some((next()?, next()?))
}

fn data_address(extension: &str, bytes: &[u8]) -> String {
    let kind = if extension == "png" { "image/png" } else { "image/svg+xml" };
    format!("data:{kind};base64,{}", BASE64_STANDARD.encode(bytes))
}

/// The notice of a standard that has no errors.
pub fn notice(subject: &Subject, language: Language) -> Notice {
    let Subject { project, office, standard, .. } = subject;
    let (agency, unit) = (&project.agency.facts, &office.unit.facts);
    let setting = Setting {
        language,
        standard,
        zone: unit.time_zone.as_ref().or(agency.time_zone.as_ref()).map(|zone| zone.value),
        pictures: &project.pictures,
        shown: RefCell::default(),
    };
    let plain = |text: Option<&Placed<String>>| text.map(|text| text.value.clone());
    let all = |texts: &[Placed<String>]| texts.iter().map(|text| text.value.clone()).collect::<Vec<_>>();
    let agency_name = plain(agency.name.as_ref()).unwrap_or_default();
    let unit_name = plain(unit.name.as_ref()).unwrap_or_else(|| office.id.clone());
    let logo = agency.logo.as_ref().and_then(|logo| setting.picture(logo.file.as_ref()?));
    let date = standard.date(&office.unit).expect("a rule asks for it");
    let written = |date: Date| locale::date(date, language);
    let facts = &standard.facts;
    let order = agency.component_order.as_ref().map_or("pan", |order| crate::model::Keyword::canonical(order.value));
    let sections = lines::sections(subject, order, &setting);
    let address = agency
        .website
        .as_ref()
        .map(|site| format!("{}/{}/{}.html", site.0.trim_end_matches('/'), office.id, standard.id));
    let hours = if facts.hours.is_empty() { &unit.hours } else { &facts.hours };
    let letterhead = if unit.letterhead.is_empty() {
        vec![agency_name.to_uppercase(), unit_name.to_uppercase()]
    } else {
        all(&unit.letterhead)
    };
    let contacts = |item: Option<&crate::model::Item<crate::model::Contact>>| {
        item.map(|item| lines::lines(item, &setting)).unwrap_or_default()
    };
    let mut notice = Notice {
        language: language.tag(),
        title: format!("{} – {unit_name} – {agency_name}", standard.name()),
        date: WrittenDate { iso: date.to_string(), text: written(date) },
        qr: address.as_ref().map(|_| "/qr.svg"),
        address,
        mark: mark(standard.status(), language),
        glance: glance::facts(subject, &setting),
        sections,
        agency: AgencyView {
            name: agency_name,
            website: agency.website.as_ref().map(|site| site.0.clone()),
            logo_alt: logo.as_ref().map(|_| {
                let alt = agency.logo.as_ref().and_then(|logo| logo.alt.as_ref());
                alt.map_or_else(
                    || setting.word("Lambang daerah", "Arms of the region").to_owned(),
                    |alt| alt.value.clone(),
                )
            }),
            logo_data: logo.as_ref().map(|(_, data)| data.clone()),
            logo: logo.map(|(path, _)| path),
        },
        unit: UnitView {
            name: unit_name,
            letterhead,
            address: plain(unit.address.as_ref()),
            hours: setting.hours(&unit.hours),
            contacts: contacts(unit.contacts.as_ref()),
        },
        standard: StandardView {
            id: standard.id.clone(),
            name: standard.name().to_owned(),
            summary: facts.summary.as_ref().map(|text| Rich::new(&text.0)),
            keywords: facts.keywords.iter().chain(&facts.life_events).map(|word| word.value.clone()).collect(),
            recipients: all(&facts.recipients),
            area: plain(facts.area.as_ref()),
            hours: setting.hours(hours),
            place: if facts.place.is_empty() {
                plain(unit.address.as_ref()).into_iter().collect()
            } else {
                all(&facts.place)
            },
            variants: standard
                .variants
                .iter()
                .map(|variant| VariantView {
                    id: variant.id(),
                    name: variant.name().to_owned(),
                    summary: variant.facts.summary.as_ref().map(|text| Rich::new(&text.0)),
                    recipients: setting.list(&all(&variant.facts.recipients)),
                    condition: lines::condition(variant.facts.condition.as_ref(), &setting),
                })
                .collect(),
            channels: facts
                .channels
                .iter()
                .map(|channel| ChannelView {
                    name: channel.name.as_ref().map(|name| rich::capital(&setting.channel(name))).unwrap_or_default(),
                    link: channel.link.as_ref().map(|link| link.0.clone()),
                    place: plain(channel.place.as_ref()),
                    hours: setting.hours(&channel.hours),
                    quota: plain(channel.quota.as_ref()),
                    notes: lines::notes(&channel.notes, &setting),
                })
                .collect(),
            partners: facts
                .partners
                .iter()
                .map(|partner| PartnerView {
                    name: plain(partner.name.as_ref()).unwrap_or_default(),
                    role: plain(partner.role.as_ref()),
                    place: plain(partner.place.as_ref()),
                    contacts: contacts(partner.contacts.as_ref()),
                })
                .collect(),
            reviewed: standard.reviewed(&office.unit).map(written),
            decree: facts.decree.as_ref().or(unit.decree.as_ref()).and_then(|decree| {
                Some(DecreeView {
                    number: plain(decree.number.as_ref())?,
                    date: decree.date.as_ref().map(|date| written(date.value)),
                })
            }),
        },
        ident: format!("{}/{}/{}", office.id, standard.id, language.tag()),
        yaml: canonical_yaml(subject),
        pictures: Vec::new(),
    };
    notice.pictures = setting.shown.into_inner();
    notice
}

fn mark(status: Status, language: Language) -> Option<&'static str> {
    let text = match status {
        Status::InForce => return None,
        Status::Draft => Text { id: "KONSEP", en: "DRAFT" },
        Status::Sample => Text { id: "CONTOH", en: "SAMPLE" },
        Status::Revoked => Text { id: "DICABUT", en: "REVOKED" },
    };
    Some(text.pick(language))
}

/// The path of a document under `out/`, which never changes: QR codes on walls lead to it.
pub fn path(office: &Office, standard: &Standard, extension: &str) -> String {
    format!("{}/{}.{extension}", office.id, standard.id)
}
