//! What stands around every document: whose it is, in what language, of what day.

use jiff::civil::Date;
use serde::Serialize;

use super::line::Line;
use super::setting::Code;
use super::theme::Theme;
use super::words::words;
use super::{HoursView, Setting, Words, lines, mark};
use crate::locale::{self, Language};
use crate::model::{Contact, Item, Person, Placed, Status};
use crate::project::{Office, Project};
use crate::service::Service;

/// What stands around a document.
#[derive(Debug, Serialize)]
pub struct Head {
    /// The language of the document.
    pub language: &'static str,
    title: String,
    /// The date of the document.
    pub date: Option<WrittenDate>,
    /// Where its page will stand.
    pub address: Option<String>,
    code: Option<Code>,
    /// Whether it is translated from the language that the project is written in.
    pub is_translation: bool,
    mark: Option<&'static str>,
    /// The look.
    pub theme: Theme,
    agency: AgencyView,
    unit: Option<UnitView>,
}

/// A date for machines and for people.
#[derive(Clone, Debug, Serialize)]
pub struct WrittenDate {
    /// `2026-02-03`.
    pub iso: String,
    text: String,
}

impl WrittenDate {
    /// A date in a language.
    pub fn new(date: Date, language: Language) -> Self {
        WrittenDate { iso: date.to_string(), text: locale::date(date, language) }
    }
}

#[derive(Debug, Serialize)]
struct AgencyView {
    name: Words,
    short_name: Words,
    letterhead: Vec<Words>,
    website: Option<String>,
    address: Option<Words>,
    contacts: Vec<Line>,
    logo: Option<String>,
    logo_alt: Option<String>,
    logo_data: Option<String>,
}

#[derive(Debug, Serialize)]
struct UnitView {
    id: String,
    name: Words,
    short_name: Option<Words>,
    letterhead: Vec<Words>,
    address: Option<Words>,
    hours: Vec<HoursView>,
    contacts: Vec<Line>,
    head: Option<PersonView>,
}

/// Someone who holds an office.
#[derive(Debug, Serialize)]
pub struct PersonView {
    /// `Plt.`
    pub acting: Option<Words>,
    /// The office held.
    pub position: Words,
    /// What they are called.
    pub name: Option<Words>,
    /// Rank in the civil service.
    pub rank: Option<Words>,
    /// Number in the civil service.
    pub nip: Option<Words>,
}

impl PersonView {
    /// As a document shows them.
    pub fn new(person: &Person, setting: &Setting) -> Self {
        PersonView {
            acting: plain(person.acting.as_ref(), setting),
            position: plain(person.office(), setting).unwrap_or_default(),
            name: plain(person.called(), setting),
            rank: plain(person.rank.as_ref(), setting),
            nip: plain(person.nip.as_ref(), setting),
        }
    }
}

impl Head {
    /// Of the documents of one standard.
    pub fn of_standard(service: &Service, setting: &Setting) -> Self {
        let Service { project, office, standard, .. } = service;
        let page = format!("{}/{}.html", office.id, standard.id);
        let names = [setting.text(standard.name()), unit_name(office, setting), agency_name(project, setting)];
        let title = Words::join(names, " – ");
        let status = standard.status();
        Head::new(project, Some(office), title, page, service.facts.date(), status, setting)
    }

    /// Of the documents of a unit: of the day of its latest standard, and marked if none of them is in force.
    pub fn of_unit(project: &Project, office: &Office, services: &[Service], setting: &Setting) -> Self {
        let title = words![unit_name(office, setting), " – ", agency_name(project, setting)];
        let date = services.iter().filter_map(|service| service.facts.date()).max();
        let page = format!("{}/index.html", office.id);
        Head::new(project, Some(office), title, page, date, common_status(services), setting)
    }

    /// Of the documents of a government.
    pub fn of_agency(project: &Project, setting: &Setting) -> Self {
        Head::new(project, None, agency_name(project, setting), "index.html".to_owned(), None, Status::InForce, setting)
    }

    fn new(
        project: &Project,
        office: Option<&Office>,
        title: Words,
        page: String,
        date: Option<Date>,
        status: Status,
        setting: &Setting,
    ) -> Self {
        let address = page_address(project, &format!("{}{page}", setting.edition.folder()));
        Head {
            language: setting.language.tag(),
            title: title.into_plain(),
            date: date.map(|date| WrittenDate::new(date, setting.language)),
            code: address.as_ref().map(|address| setting.code(address)),
            address,
            is_translation: setting.edition.is_translation(),
            mark: mark(status, setting.language),
            theme: Theme::new(project, setting),
            agency: agency(project, setting),
            unit: office.map(|office| unit(project, office, setting)),
        }
    }
}

/// Where a page will stand, if it is known where the site will.
pub fn page_address(project: &Project, page: &str) -> Option<String> {
    let site = project.agency.facts.website.as_ref()?;
    Some(format!("{}/{page}", site.0.trim_end_matches('/')))
}

/// In force if one of the standards is; else the status of the first.
fn common_status(services: &[Service]) -> Status {
    let all: Vec<Status> = services.iter().map(|service| service.standard.status()).collect();
    if all.contains(&Status::InForce) { Status::InForce } else { all.first().copied().unwrap_or(Status::InForce) }
}

/// The name of a unit, else of its folder.
pub fn unit_name(office: &Office, setting: &Setting) -> Words {
    plain(office.unit.facts.name.as_ref(), setting).unwrap_or_else(|| office.id.as_str().into())
}

fn agency_name(project: &Project, setting: &Setting) -> Words {
    plain(project.agency.facts.name.as_ref(), setting).unwrap_or_default()
}

fn agency(project: &Project, setting: &Setting) -> AgencyView {
    let facts = &project.agency.facts;
    let logo = facts.logo.as_ref().and_then(|logo| setting.picture(logo.file.as_ref()?));
    let name = agency_name(project, setting);
    AgencyView {
        short_name: plain(facts.short_name.as_ref(), setting).unwrap_or_else(|| name.clone()),
        name,
        letterhead: facts.letterhead.iter().map(|line| setting.text(line)).collect(),
        website: facts.website.as_ref().map(|site| site.0.clone()),
        address: plain(facts.address.as_ref(), setting),
        contacts: contacts(facts.contacts.as_deref(), setting),
        logo_alt: logo.as_ref().map(|_| {
            let alt = facts.logo.as_ref().and_then(|logo| logo.alt.as_ref());
            alt.map_or_else(
                || setting.word("Lambang daerah", "Arms of the region").to_owned(),
                |alt| setting.text(alt).into_plain(),
            )
        }),
        logo_data: logo.as_ref().map(|(_, data)| data.clone()),
        logo: logo.map(|(path, _)| path),
    }
}

fn unit(project: &Project, office: &Office, setting: &Setting) -> UnitView {
    let facts = &office.unit.facts;
    let name = unit_name(office, setting);
    let letterhead = match facts.letterhead.is_empty() {
        true => {
            let mut names = vec![agency_name(project, setting), name.clone()];
            names.iter_mut().for_each(|name| name.each_text(str::to_uppercase));
            names
        }
        false => facts.letterhead.iter().map(|line| setting.text(line)).collect(),
    };
    UnitView {
        id: office.id.clone(),
        name,
        short_name: plain(facts.short_name.as_ref(), setting),
        letterhead,
        address: plain(facts.address.as_ref(), setting),
        hours: setting.hours(&facts.hours),
        contacts: contacts(facts.contacts.as_deref(), setting),
        head: facts.head.as_ref().map(|person| PersonView::new(person, setting)),
    }
}

/// The contacts of a unit, a government or a partner.
pub fn contacts(item: Option<&Item<Contact>>, setting: &Setting) -> Vec<Line> {
    item.map(|item| lines::lines(item, setting)).unwrap_or_default()
}

/// A text that may not be there.
pub fn plain(text: Option<&Placed<String>>, setting: &Setting) -> Option<Words> {
    text.map(|text| setting.text(text))
}
