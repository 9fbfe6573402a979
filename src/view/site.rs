//! The site of a government: its units, and what each service is in a few words.

use serde::Serialize;
use serde_json::Value;

use super::head::{page_address, plain, unit_name};
use super::record::Record;
use super::words::words;
use super::{Edition, Pictures, Setting, Words, cpsv, glance, lines, summary};
use crate::model::{Requirement, each_content};
use crate::project::{Office, Project};
use crate::service::{Beside, Service};
use crate::vocabulary::VOCABULARY;

/// What the documents of a government tell.
#[derive(Debug, Serialize)]
pub struct SiteView {
    /// The terms of the catalogue of CPSV-AP.
    context: Value,
}

/// A unit in a list.
#[derive(Debug, Serialize)]
pub struct UnitEntry {
    id: String,
    name: Words,
    address: Option<Words>,
    /// Its node in the catalogue of CPSV-AP, as JSON.
    node: String,
    /// Its services.
    pub services: Vec<Entry>,
}

/// A service in a list.
#[derive(Debug, Serialize)]
pub struct Entry {
    id: String,
    name: Words,
    summary: Option<Words>,
    time: Option<Words>,
    cost: Option<Words>,
    product: Option<Words>,
    /// Whether it is free for everyone.
    free: bool,
    /// Whether it is free for somebody.
    free_for_some: bool,
    online: bool,
    in_a_day: bool,
    /// What people may search for: keywords, events of life, what others call it, requirements.
    words: Vec<String>,
    date: Option<String>,
    mark: Option<&'static str>,
    /// The entry of the catalogue, as JSON; only in the language that the project is written in.
    record: String,
    /// The nodes of the service in the catalogue of CPSV-AP, as JSON.
    nodes: String,
}

impl Default for SiteView {
    fn default() -> Self {
        SiteView { context: cpsv::context() }
    }
}

impl UnitEntry {
    /// A unit with the services that have pages.
    pub fn new(project: &Project, office: &Office, tag: &str, services: Vec<Entry>) -> Self {
        let (pictures, edition) = (Pictures::default(), Edition::new(project, Some(office), None, tag));
        let setting = Setting::new(project, Some(office), None, &edition, &pictures);
        let address = plain(office.unit.facts.address.as_ref(), &setting);
        let name = unit_name(office, &setting);
        let page = page_address(project, &format!("{}/index.html", office.id)).unwrap_or_default();
        let area = plain(project.agency.facts.short_name.as_ref().or(project.agency.facts.name.as_ref()), &setting);
        let node = cpsv::organisation(&page, &name.plain(), tag, &area.unwrap_or_default().plain());
        UnitEntry { id: office.id.clone(), name, address, node: node.to_string(), services }
    }
}

impl Entry {
    /// A service, for the site, and for the catalogues if they are wanted.
    pub fn new(service: &Service, tag: &str, in_catalogue: bool) -> Self {
        let pictures = Pictures::default();
        let Service { project, office, standard, .. } = *service;
        let edition = Edition::new(project, Some(office), Some(standard), tag);
        let setting = Setting::new(project, Some(office), Some(standard), &edition, &pictures);
        let language = edition.language;
        let facts = glance::facts(service, &setting);
        let fact = |id: &str| facts.iter().find(|fact| fact.id() == id);
        let by_kind = || match standard.variants.is_empty() {
            true => Words::from(setting.word("lihat rinciannya", "see the details")),
            false => Words::from(setting.word("menurut jenisnya", "by its kind")),
        };
        let short = |id: &str, range: Option<Words>| {
            // A list has room for a few words.
            let brief = |value: &&Words| value.plain().chars().count() <= 48;
            fact(id).map(|fact| range.or(fact.single().filter(brief).cloned()).unwrap_or_else(by_kind))
        };
        let time = summary::time(&service.time(), &setting);
        let beside = summary::beside(Beside::More, &setting).filter(|_| service.time_has_more());
        let time = Some(time).filter(|time| !time.refers).map(|time| match beside {
            Some(beside) => words![time.text, " (", beside, ")"],
            None => time.text,
        });
        let time = short("time", time);
        let cost = short("cost", summary::listed_fee(service, &setting));
        let (record, nodes) = match in_catalogue && !edition.is_translation() {
            true => records(service, &setting),
            false => (String::new(), String::new()),
        };
        let words = standard
            .facts
            .keywords
            .iter()
            .chain(&standard.facts.life_events)
            .chain(&standard.facts.same_service)
            .map(|word| setting.text(word).into_plain());
        Entry {
            id: standard.id.clone(),
            name: setting.text(standard.name()),
            summary: standard.facts.summary.as_ref().map(|text| setting.rich(text).words()),
            time,
            free: service.is_free_for_everyone(),
            free_for_some: service.is_free_for_some(),
            cost,
            product: short("product", None),
            online: is_online(service),
            in_a_day: service.is_done_within_a_day(),
            words: words.chain(requirements(service, &setting)).collect(),
            date: service.facts.date().map(|date| date.to_string()),
            mark: super::mark(standard.status(), language),
            record,
            nodes,
        }
    }
}

/// A service for machines: kept as text, because ten thousand of them are kept until the catalogue is written.
fn records(service: &Service, setting: &Setting) -> (String, String) {
    let Service { project, office, .. } = *service;
    let sections = lines::sections(service, project.agency.regulation.published(project.agency.order()), 1, setting);
    let record = Record::new(service, &sections, setting);
    let unit = page_address(project, &format!("{}/index.html", office.id)).unwrap_or_default();
    let nodes = cpsv::service(&record, &unit, &setting.edition.tag);
    let written = |value: &_| serde_json::to_string(value).expect("texts, lists and maps");
    let nodes: Vec<String> = nodes.iter().map(written).collect();
    (serde_json::to_string(&record).expect("texts, lists and maps"), nodes.join(",\n"))
}

/// What has to be brought.
fn requirements(service: &Service, setting: &Setting) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (_, item) in service.items::<Requirement>("requirements") {
        for item in item.walk() {
            let own = &item.detail;
            for name in [&own.document, &own.form, &own.name].into_iter().flatten() {
                let name = setting.text(name).into_plain();
                if !names.contains(&name) {
                    names.push(name);
                }
            }
        }
    }
    names
}

/// Whether it can be asked for without going anywhere.
fn is_online(service: &Service) -> bool {
    let is = |name: &str| VOCABULARY.keywords.canonical(name) == Some("online");
    let mut channels = service.standard.facts.channels.iter();
    let told = service.told().any(|content| {
        each_content!(content, item => item.walk().iter().any(|item| item.common.channel.iter().any(|channel| is(channel))))
    });
    told || channels.any(|channel| channel.name.as_ref().is_some_and(|name| is(name)))
}
