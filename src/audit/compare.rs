//! The same service in several units side by side: what each asks for, how long it takes, what it costs. "Observe,
//! imitate, modify" begins with seeing who does it best.

mod html;
mod markdown;
mod terminal;
mod words;

use std::collections::BTreeSet;

use jiff::civil::Date;
use rayon::prelude::*;
use serde::Serialize;

use crate::diagnostic::Diagnostics;
use crate::locale::Language;
use crate::model::{Clock, GroupKind, Holding, Item, Requirement, Standard, Status, record_is_absent, reference};
use crate::project::{Folder, Project};
use crate::rules::Subject;
use crate::view::{self, Cost, Record, Time};

pub use html::render as render_html;
pub use markdown::render as render_markdown;
pub use terminal::render as render_terminal;

/// A service as several units give it; its JSON has the form of `docs/comparison.schema.json`.
#[derive(Debug, Serialize)]
pub struct Comparison {
    /// The form of the file; another number is another form.
    version: u32,
    /// What was asked for.
    asked: String,
    /// The service in each unit, in the order of governments and units.
    services: Vec<Service>,
    /// What is asked for at all, and by which of the services, by their places from 0. What is nearly the same in words
    /// is one.
    requirements: Vec<Asked>,
    /// Services that may be the same, by their names: a suggestion.
    similar: Vec<Similar>,
}

/// A service of a unit.
#[derive(Debug, Serialize)]
struct Service {
    government: String,
    /// What the unit is called.
    unit: String,
    /// `unit/standard`.
    id: String,
    name: String,
    path: String,
    /// How many requirements an applicant meets, the least and the most over its variants.
    asks: [usize; 2],
    times: Vec<Time>,
    /// The shortest and the longest of them in days of the calendar; none if one of them is no length of time.
    days: Option<[f64; 2]>,
    costs: Vec<Cost>,
    /// The least and the most of them in rupiah; none if one of them is no amount.
    rupiah: Option<[u64; 2]>,
    steps: usize,
    products: Vec<String>,
    /// Whether none asks less.
    asks_least: bool,
    /// Whether none of those that can be compared is quicker.
    is_quickest: bool,
    /// Whether none of those that can be compared is cheaper.
    is_cheapest: bool,
}

/// Something that is asked for.
#[derive(Debug, Serialize)]
struct Asked {
    /// As the first of them says it.
    text: String,
    /// Who asks for it.
    by: Vec<usize>,
}

/// A service that may be the same.
#[derive(Debug, Serialize)]
struct Similar {
    government: String,
    /// `unit/standard`.
    id: String,
    name: String,
    path: String,
    /// How alike the names are, from 0 to 1.
    likeness: f64,
}

/// What a standard is known by.
struct Known {
    /// Its project and unit.
    place: (usize, usize),
    id: String,
    name: String,
    path: String,
    /// `unit/standard`.
    full: String,
    /// All that it may be asked for by: its own name and those that it says it is the same as.
    names: BTreeSet<String>,
}

/// Words that say nothing of what a service is about.
const COMMON_WORDS: [&str; 18] = [
    "dan",
    "atau",
    "untuk",
    "bagi",
    "di",
    "pelayanan",
    "layanan",
    "penerbitan",
    "pembuatan",
    "pengurusan",
    "permohonan",
    "standar",
    "surat",
    "keterangan",
    "service",
    "of",
    "the",
    "for",
];

/// From this likeness on two names may mean the same.
const ALIKE: f64 = 0.6;

/// From this likeness on two requirements are one.
const THE_SAME: f64 = 0.75;

impl Comparison {
    /// Compares the services known by a name: the id of a standard, or `unit/standard`. If there is none, the names that
    /// come nearest.
    pub fn new(projects: &[Project], asked: &str, as_of: Date, language: Language) -> Result<Self, Vec<String>> {
        let known: Vec<Known> = projects.iter().enumerate().flat_map(known).collect();
        let (same, others) = alike(known, asked)?;
        let mut places: Vec<(usize, usize)> = same.iter().map(|known| known.place).collect();
        places.dedup();
        let of_unit = |(project, unit): &(usize, usize)| {
            let is_meant = |full: &str| same.iter().any(|known| known.place == (*project, *unit) && known.full == full);
            services(&projects[*project], *unit, is_meant, as_of, language)
        };
        let (mut services, asks): (Vec<Service>, Vec<Vec<String>>) = places.par_iter().flat_map_iter(of_unit).unzip();
        mark_best(&mut services);
        Ok(Comparison {
            version: 1,
            asked: asked.to_owned(),
            services,
            requirements: together(&asks),
            similar: similar(&same, others, projects),
        })
    }

    /// As JSON.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).expect("texts, numbers and lists") + "\n"
    }
}

/// What the standards of a project are known by.
fn known((at, project): (usize, &Project)) -> Vec<Known> {
    let of_unit = |(unit, folder): (usize, &Folder)| {
        let office = project.office(folder, &mut Diagnostics::default());
        let known = |standard: &Standard| {
            let others = standard.facts.same_service.iter().map(|name| reference(name));
            Known {
                place: (at, unit),
                id: standard.id.clone(),
                name: standard.name().to_owned(),
                path: project.sources.get(standard.span.source).path.clone(),
                full: format!("{}/{}", office.id, standard.id),
                names: others
                    .chain([reference(&standard.id), reference(&format!("{} {}", office.id, standard.id))])
                    .collect(),
            }
        };
        let standing = office.standards.iter().filter(|standard| standard.status() != Status::Revoked);
        standing.map(known).collect::<Vec<_>>()
    };
    project.units.par_iter().enumerate().flat_map_iter(of_unit).collect()
}

/// Those that are known by a name, or by one that such a one is known by, and the rest.
fn alike(known: Vec<Known>, asked: &str) -> Result<(Vec<Known>, Vec<Known>), Vec<String>> {
    let mut names = BTreeSet::from([reference(asked)]);
    loop {
        let met = known.iter().filter(|known| !known.names.is_disjoint(&names));
        let more: BTreeSet<String> = met.flat_map(|known| known.names.iter().cloned()).collect();
        if more.is_subset(&names) {
            break;
        }
        names.extend(more);
    }
    let (same, others): (Vec<Known>, Vec<Known>) =
        known.into_iter().partition(|known| !known.names.is_disjoint(&names));
    if !same.is_empty() {
        return Ok((same, others));
    }
    let mut near: Vec<(f64, String)> = others
        .into_iter()
        .map(|known| {
            let by_id = strsim::jaro_winkler(&reference(asked), &reference(&known.id));
            // Letters are alike by chance more often than words.
            (if by_id >= 0.85 { by_id } else { likeness(asked, &known.name) }, known.id)
        })
        .filter(|(likeness, _)| *likeness >= ALIKE)
        .collect();
    near.sort_by(|one, other| other.0.total_cmp(&one.0).then_with(|| one.1.cmp(&other.1)));
    near.dedup_by(|one, other| one.1 == other.1);
    Err(near.into_iter().take(5).map(|(_, id)| id).collect())
}

/// How alike two names are, from 0 to 1: how many of their words they share (Sørensen and Dice), those aside that say
/// nothing. Words of nearly the same letters are the same.
fn likeness(one: &str, other: &str) -> f64 {
    let words = |name: &str| -> Vec<String> {
        let words = reference(name);
        words.split('-').filter(|word| !COMMON_WORDS.contains(word)).map(str::to_owned).collect()
    };
    let (one, other) = (words(one), words(other));
    let is_in = |word: &&String, others: &[String]| {
        others.iter().any(|other| *word == other || word.len() > 4 && strsim::jaro_winkler(word, other) >= 0.94)
    };
    let shared =
        one.iter().filter(|word| is_in(word, &other)).count() + other.iter().filter(|word| is_in(word, &one)).count();
    if shared == 0 { 0.0 } else { shared as f64 / (one.len() + other.len()) as f64 }
}

fn similar(same: &[Known], others: Vec<Known>, projects: &[Project]) -> Vec<Similar> {
    let near = |known: Known| {
        let likeness = same.iter().map(|one| likeness(&one.name, &known.name)).fold(0.0, f64::max);
        (likeness >= ALIKE).then(|| Similar {
            government: government(&projects[known.place.0]),
            id: known.full,
            name: known.name,
            path: known.path,
            likeness: (likeness * 100.0).round() / 100.0,
        })
    };
    let mut similar: Vec<Similar> = others.into_iter().filter_map(near).collect();
    similar.sort_by(|one, other| other.likeness.total_cmp(&one.likeness).then_with(|| one.id.cmp(&other.id)));
    similar
}

fn government(project: &Project) -> String {
    project.agency.facts.name.as_ref().map(|name| name.value.clone()).unwrap_or_default()
}

/// The services of a unit that are meant, each with its requirements in words.
fn services(
    project: &Project,
    unit: usize,
    is_meant: impl Fn(&str) -> bool,
    as_of: Date,
    language: Language,
) -> Vec<(Service, Vec<String>)> {
    let office = project.office(&project.units[unit], &mut Diagnostics::default());
    let meant = |standard: &&Standard| is_meant(&format!("{}/{}", office.id, standard.id));
    let service = |standard: &Standard| {
        let subject = Subject::new(project, &office, standard, as_of);
        let Record { id, name, times, costs, steps, products, requirements, .. } =
            view::record(&subject, language.tag());
        let service = Service {
            government: government(project),
            unit: office.unit.facts.name.as_ref().map_or_else(|| office.id.clone(), |name| name.value.clone()),
            id,
            name,
            path: project.sources.get(standard.span.source).path.clone(),
            asks: asks(&subject),
            days: days(&subject),
            rupiah: rupiah(&costs),
            times,
            costs,
            steps: steps.len(),
            products,
            asks_least: false,
            is_quickest: false,
            is_cheapest: false,
        };
        (service, requirements)
    };
    office.standards.iter().filter(meant).map(service).collect()
}

/// How many requirements an applicant meets, the least and the most over the variants.
fn asks(subject: &Subject) -> [usize; 2] {
    let count = |item: Option<&Item<Requirement>>| item.map_or(0, count);
    let counts = || subject.applicants().iter().map(|case| count(case.get("requirements").and_then(Holding::item)));
    [counts().min().unwrap_or_default(), counts().max().unwrap_or_default()]
}

/// How many things a requirement asks for: of several of which one is enough, one.
fn count(item: &Item<Requirement>) -> usize {
    let own = !record_is_absent(&item.detail) || item.common.text.is_some();
    match &item.group {
        _ if own => 1,
        Some(group) if group.kind == GroupKind::OneOf => 1,
        Some(group) => group.items.iter().map(count).sum(),
        None => item.table.as_ref().map_or(0, |table| table.rows.len()),
    }
}

/// The shortest and the longest time in days of the calendar, if all are lengths of time.
fn days(subject: &Subject) -> Option<[f64; 2]> {
    let clocks = subject.items::<Clock>("time").flat_map(|(_, item)| item.walk());
    let told = clocks.filter_map(|item| item.detail.at_most.as_ref()).map(|said| said.value.value());
    let days: Vec<f64> = told.map(|duration| Some(duration?.days())).collect::<Option<_>>()?;
    let least = days.iter().copied().reduce(f64::min)?;
    Some([least, days.iter().copied().fold(least, f64::max)])
}

fn rupiah(costs: &[Cost]) -> Option<[u64; 2]> {
    let ends: Vec<[u64; 2]> = costs.iter().map(|cost| Some([cost.from?, cost.to?])).collect::<Option<_>>()?;
    Some([ends.iter().map(|ends| ends[0]).min()?, ends.iter().map(|ends| ends[1]).max()?])
}

/// Marks who is best, if there are two to choose from and they are not all alike.
fn mark_best(services: &mut [Service]) {
    fn best<K: PartialOrd + Copy>(keys: &[Option<K>]) -> Vec<bool> {
        let known = || keys.iter().flatten().copied();
        let least = known().reduce(|one, other| if other < one { other } else { one });
        let differ = known().any(|key| Some(key) != least);
        keys.iter().map(|key| differ && key.is_some() && *key == least).collect()
    }
    let asks = best(&services.iter().map(|service| Some(service.asks[1])).collect::<Vec<_>>());
    let quick = best(&services.iter().map(|service| service.days.map(|days| days[1])).collect::<Vec<_>>());
    let cheap = best(&services.iter().map(|service| service.rupiah.map(|rupiah| rupiah[1])).collect::<Vec<_>>());
    for (at, service) in services.iter_mut().enumerate() {
        (service.asks_least, service.is_quickest, service.is_cheapest) = (asks[at], quick[at], cheap[at]);
    }
}

/// What a requirement is about: without the variant before it, and what is told of it in passing.
fn about(text: &str) -> &str {
    let text = text.split_once(" – ").map_or(text, |(_, text)| text);
    text.split([',', '(']).next().unwrap_or(text)
}

/// What all of them ask for: what most ask for first.
fn together(asks: &[Vec<String>]) -> Vec<Asked> {
    let mut all: Vec<Asked> = Vec::new();
    for (at, texts) in asks.iter().enumerate() {
        for text in texts {
            match all
                .iter_mut()
                .find(|asked| !asked.by.contains(&at) && likeness(about(&asked.text), about(text)) >= THE_SAME)
            {
                Some(asked) => asked.by.push(at),
                None => all.push(Asked { text: text.clone(), by: vec![at] }),
            }
        }
    }
    all.sort_by_key(|asked| std::cmp::Reverse(asked.by.len()));
    all
}
