//! One service: what its standard says.

use serde::Serialize;
use serde_json::Value as Json;

use super::compensation::{CompensationView, compensations};
use super::flat::flat;
use super::flow::{Chart, charts};
use super::head::{contacts, page_address, plain};
use super::improvement::{InnovationView, OriginView};
use super::line::{Line, Note, Section};
use super::participation::{ConsultationView, PublicationView, SurveyView, publications};
use super::record::Record;
use super::setting::Code;
use super::{Fact, HoursView, Rich, Setting, Words, glance, lines, mark};
use crate::locale;
use crate::model::Placed;
use crate::service::Service;

/// A service.
#[derive(Debug, Serialize)]
pub struct ServiceView {
    standard: StandardView,
    glance: Vec<Fact>,
    /// The components that the public reads.
    sections: Vec<Section>,
    /// Groups of all components, for the decree.
    annex: Vec<Chapter>,
    /// The steps, drawn.
    charts: Vec<Chart>,
    /// The service in the words of schema.org, for its own documents.
    linked: Option<Json>,
    /// The way to complain from a telephone.
    complaint_code: Option<Code>,
}

/// Which components a document shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// None: only what is seen at a glance.
    Glance,
    /// Those that must be published.
    Public,
    /// Also all of them as the decree sets them.
    Whole,
}

/// A group of components under one heading, or without one where the order knows no groups.
#[derive(Debug, Serialize)]
struct Chapter {
    title: Option<String>,
    sections: Vec<Section>,
}

#[derive(Debug, Serialize)]
struct StandardView {
    id: String,
    name: Words,
    address: Option<String>,
    mark: Option<&'static str>,
    summary: Option<Rich>,
    keywords: Vec<Words>,
    recipients: Vec<Words>,
    area: Option<Words>,
    /// What holds for all who use it and is no requirement.
    provisions: Vec<Rich>,
    hours: Vec<HoursView>,
    place: Vec<Words>,
    variants: Vec<VariantView>,
    channels: Vec<ChannelView>,
    partners: Vec<PartnerView>,
    reviewed: Option<String>,
    decree: Option<DecreeLine>,
    /// What people get if a promise fails.
    compensation: Vec<CompensationView>,
    innovation: Vec<InnovationView>,
    /// From whom it was adopted.
    origin: Option<OriginView>,
    /// The consultation on it, if not that of its unit; so the survey, and where it is published.
    consultation: Option<ConsultationView>,
    survey: Option<SurveyView>,
    media: Vec<PublicationView>,
}

#[derive(Debug, Serialize)]
struct VariantView {
    id: String,
    name: Words,
    summary: Option<Rich>,
    recipients: Option<Words>,
    condition: Option<Words>,
}

#[derive(Debug, Serialize)]
struct ChannelView {
    name: Words,
    link: Option<String>,
    place: Option<Words>,
    hours: Vec<HoursView>,
    quota: Option<Words>,
    notes: Vec<Note>,
}

#[derive(Debug, Serialize)]
struct PartnerView {
    name: Words,
    role: Option<Words>,
    place: Option<Words>,
    contacts: Vec<Line>,
}

#[derive(Debug, Serialize)]
struct DecreeLine {
    number: Words,
    date: Option<String>,
}

impl ServiceView {
    /// What a standard without errors says.
    pub fn new(service: &Service, scope: Scope, setting: &Setting) -> Self {
        let regulation = service.project.agency.regulation;
        let order = service.project.agency.order();
        let published = regulation.published(order).filter(|_| scope != Scope::Glance);
        let mut sections = lines::sections(service, published, 1, setting);
        // Only a page and a text for the portal, which are of one standard, tell it to machines.
        let alone = scope == Scope::Public;
        if alone {
            sections.iter_mut().for_each(|section| section.plain = flat(section));
        }
        let code = service.complaint_link().filter(|_| scope != Scope::Glance);
        ServiceView {
            linked: alone.then(|| Record::new(service, &sections, setting).linked(service, setting)),
            complaint_code: code.map(|address| setting.code(&address)),
            standard: standard(service, scope, setting),
            glance: glance::facts(service, setting),
            charts: charts(&sections, setting),
            sections,
            annex: if scope == Scope::Whole { annex(service, order, setting) } else { Vec::new() },
        }
    }
}

/// All components: in the order of the guideline group by group, in that of the law in one row.
fn annex(service: &Service, order: &str, setting: &Setting) -> Vec<Chapter> {
    let regulation = service.project.agency.regulation;
    let restarts = service.project.agency.facts.numbering.as_ref().is_some_and(|numbering| numbering.restarts());
    let setting = &setting.in_full();
    let mut first = 1;
    let mut chapters = Vec::new();
    for (title, specs) in regulation.chapters(order) {
        let count = specs.len();
        let sections = lines::sections(service, specs.into_iter(), if restarts { 1 } else { first }, setting);
        first += count;
        chapters.push(Chapter { title: title.map(|title| title.get(setting.language).to_owned()), sections });
    }
    chapters
}

fn standard(service: &Service, scope: Scope, setting: &Setting) -> StandardView {
    let Service { project, office, standard, .. } = service;
    let (facts, unit) = (&standard.facts, &office.unit.facts);
    let all = |texts: &[Placed<String>]| texts.iter().map(|text| setting.text(text)).collect::<Vec<_>>();
    let written = |date| locale::date(date, setting.language);
    StandardView {
        id: standard.id.clone(),
        name: setting.text(standard.name()),
        address: page_address(project, &format!("{}{}/{}.html", setting.edition.folder(), office.id, standard.id)),
        mark: mark(standard.status(), setting.language),
        summary: facts.summary.as_ref().map(|text| setting.rich(text)),
        keywords: all(&facts.keywords).into_iter().chain(all(&facts.life_events)).collect(),
        recipients: all(&facts.recipients),
        area: plain(facts.area.as_ref(), setting),
        provisions: facts.provisions.iter().map(|text| setting.rich(text)).collect(),
        hours: setting.hours(service.facts.hours),
        place: match facts.place.is_empty() {
            true => plain(unit.address.as_ref(), setting).into_iter().collect(),
            false => all(&facts.place),
        },
        variants: (standard.variants.iter())
            .map(|variant| VariantView {
                id: variant.id(),
                name: setting.text(variant.name()),
                summary: variant.facts.summary.as_ref().map(|text| setting.rich(text)),
                recipients: setting.list(&all(&variant.facts.recipients)),
                condition: lines::condition(variant.facts.condition.as_ref(), setting),
            })
            .collect(),
        channels: (facts.channels.iter())
            .map(|channel| ChannelView {
                name: channel.name.as_ref().map(|name| setting.channel(name).capital()).unwrap_or_default(),
                link: channel.link.as_ref().map(|link| link.0.clone()),
                place: plain(channel.place.as_ref(), setting),
                hours: setting.hours(&channel.hours),
                quota: plain(channel.quota.as_ref(), setting),
                notes: lines::notes(&channel.notes, setting),
            })
            .collect(),
        partners: (facts.partners.iter())
            .map(|partner| PartnerView {
                name: plain(partner.name.as_ref(), setting).unwrap_or_default(),
                role: plain(partner.role.as_ref(), setting),
                place: plain(partner.place.as_ref(), setting),
                contacts: contacts(partner.contacts.as_deref(), setting),
            })
            .collect(),
        reviewed: service.facts.reviewed.map(|date| date.value).map(written),
        decree: service.facts.decree.and_then(|decree| {
            Some(DecreeLine {
                number: plain(decree.number.as_ref(), setting)?,
                date: decree.date.as_ref().map(|date| written(date.value)),
            })
        }),
        compensation: if scope == Scope::Glance { Vec::new() } else { compensations(service, setting) },
        innovation: facts.innovation.iter().filter_map(|better| InnovationView::new(better, setting)).collect(),
        origin: facts.origin.as_ref().and_then(|origin| OriginView::new(origin, setting)),
        consultation: facts.consultation.as_ref().map(|held| ConsultationView::new(held, setting)),
        survey: facts.survey.as_ref().map(|survey| SurveyView::new(survey, setting)),
        media: publications(&facts.media, setting),
    }
}
