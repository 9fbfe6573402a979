//! What a template may see: one standard in one language, with its layers merged and every value in words. No spans, no
//! YAML. The names of the fields are the contract with the templates; every key is always there.

mod glance;
mod line;
mod lines;
mod rich;
mod setting;
mod source;

use std::cell::RefCell;

use jiff::civil::Date;
use serde::Serialize;

use crate::locale::{self, Language, Text};
use crate::model::{Placed, Standard, Status};
use crate::project::Office;
use crate::rules::Subject;

pub use glance::Fact;
pub use line::{Group, Line, Note, Row, Run, Section, Table};
pub use rich::Rich;
pub use setting::{HoursView, Picture, Setting};
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

/// The notice of a standard that has no errors.
pub fn notice(subject: &Subject, language: Language) -> Notice {
    let Subject { project, office, standard, .. } = subject;
    let (agency, unit) = (&project.agency.facts, &office.unit.facts);
    let setting = Setting {
        language,
        standard,
        zone: unit.time_zone.as_ref().or(agency.time_zone.as_ref()).map(|zone| zone.value),
        pictures: [&office.pictures, &project.pictures],
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
            contacts: contacts(unit.contacts.as_deref()),
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
                    contacts: contacts(partner.contacts.as_deref()),
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
