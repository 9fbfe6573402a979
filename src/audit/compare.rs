//! The same service in several units side by side: what each asks for, how long it takes, what it costs. "Observe,
//! imitate, modify" begins with seeing who does it best.

mod html;
mod markdown;
mod terminal;
mod words;

use jiff::civil::Date;
use rayon::prelude::*;
use serde::Serialize;

use crate::diagnostic::Diagnostics;
use crate::locale::Language;
use crate::model::{
    Amount, Clock, Fee, GroupKind, Holding, Item, Kind, Requirement, Said, Standard, Status, Step, record_is_absent,
    reference,
};
use crate::project::{Folder, Project};
use crate::rules::Subject;
use crate::view;

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
    /// How many requirements an applicant meets, the least and the most over its variants; none if they are not told one
    /// by one.
    asks: Option<[usize; 2]>,
    /// The promised time in few words, if it can be told so.
    time: Option<String>,
    /// All times in words.
    times: Vec<String>,
    /// The shortest and the longest of them in days of the calendar; none if one of them is no length of time.
    days: Option<[f64; 2]>,
    /// The cost in few words, if it can be told so.
    cost: Option<String>,
    /// All costs in words.
    costs: Vec<String>,
    /// The least and the most of them in rupiah; none if one of them is no amount that is paid once.
    rupiah: Option<[u64; 2]>,
    /// How many steps there are, counted as the requirements.
    steps: Option<[usize; 2]>,
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
    /// What it is about.
    text: String,
    /// Who asks for it.
    by: Vec<usize>,
    /// How each of them says it.
    said: Vec<String>,
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
    /// The ids that it says it is the same as.
    same_service: Vec<String>,
}

impl Known {
    /// Whether it is what a name means: by its id, or because it says so.
    fn is(&self, name: &str) -> bool {
        reference(&self.id) == name || self.same_service.iter().any(|same| same == name)
    }
}

/// Words that say nothing of what a service is about.
const COMMON_WORDS: [&str; 21] = [
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
    "asli",
    "fotokopi",
    "salinan",
    "service",
    "of",
    "the",
    "for",
];

/// From this likeness on two names may mean the same.
const ALIKE: f64 = 0.6;

/// From this likeness on two requirements are one.
const THE_SAME: f64 = 0.85;

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
        let (mut services, asks): (Vec<Service>, Vec<Vec<(String, String)>>) =
            places.par_iter().flat_map_iter(of_unit).unzip();
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
        let known = |standard: &Standard| Known {
            place: (at, unit),
            id: standard.id.clone(),
            name: standard.name().to_owned(),
            path: project.sources.get(standard.span.source).path.clone(),
            full: format!("{}/{}", office.id, standard.id),
            same_service: standard.facts.same_service.iter().map(|name| reference(name)).collect(),
        };
        let standing = office.standards.iter().filter(|standard| standard.status() != Status::Revoked);
        standing.map(known).collect::<Vec<_>>()
    };
    project.units.par_iter().enumerate().flat_map_iter(of_unit).collect()
}

/// Those that a name means, and the rest. A full name means all that its standard says it is.
fn alike(known: Vec<Known>, asked: &str) -> Result<(Vec<Known>, Vec<Known>), Vec<String>> {
    let full = known.iter().find(|known| known.full == asked);
    let names: Vec<String> = match full {
        Some(known) => known.same_service.iter().cloned().chain([reference(&known.id)]).collect(),
        None => vec![reference(asked)],
    };
    let (same, others): (Vec<Known>, Vec<Known>) =
        known.into_iter().partition(|known| names.iter().any(|name| known.is(name)));
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
    if reference(one) == reference(other) {
        return 1.0;
    }
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
            government: projects[known.place.0].name(),
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

/// The services of a unit that are meant, each with its requirements in words.
fn services(
    project: &Project,
    unit: usize,
    is_meant: impl Fn(&str) -> bool,
    as_of: Date,
    language: Language,
) -> Vec<(Service, Vec<(String, String)>)> {
    let office = project.office(&project.units[unit], &mut Diagnostics::default());
    let meant = |standard: &&Standard| is_meant(&format!("{}/{}", office.id, standard.id));
    let service = |standard: &Standard| {
        let subject = Subject::new(project, &office, standard, as_of);
        let told = |id: &str| view::told(&subject, id, language.tag());
        let (time, cost) = (told("time"), told("cost"));
        let service = Service {
            government: project.name(),
            unit: office.unit.facts.name.as_ref().map_or_else(|| office.id.clone(), |name| name.value.clone()),
            id: format!("{}/{}", office.id, standard.id),
            name: standard.name().to_owned(),
            path: project.sources.get(standard.span.source).path.clone(),
            asks: counted::<Requirement>("requirements", &subject),
            days: days(&subject),
            rupiah: rupiah(&subject),
            time: time.short,
            times: time.lines,
            cost: cost.short,
            costs: cost.lines,
            steps: counted::<Step>("procedure", &subject),
            products: told("product").lines,
            asks_least: false,
            is_quickest: false,
            is_cheapest: false,
        };
        // What is the same is told by the words of the author, so that no language finds other things alike.
        let own = view::told(&subject, "requirements", project.language().unwrap_or_default().tag()).lines;
        let shown = told("requirements").lines;
        let shown = if shown.len() == own.len() { shown } else { own.clone() };
        (service, own.into_iter().zip(shown).collect())
    };
    office.standards.iter().filter(meant).map(service).collect()
}

/// How many items of a component an applicant meets, the least and the most over the variants; none if a case tells them
/// in free text or not at all.
fn counted<D: Kind>(id: &str, subject: &Subject) -> Option<[usize; 2]> {
    let counts = subject.applicants().iter().map(|case| {
        let item = case.get(id).and_then(Holding::item::<D>)?;
        let is_told = item.group.is_some() || item.table.is_some() || !record_is_absent(&item.detail);
        Some(count(item)).filter(|count| is_told && *count > 0)
    });
    let counts: Vec<usize> = counts.collect::<Option<_>>()?;
    ends(&counts)
}

/// How many things an item is: of several of which one is enough, one.
fn count<D: Kind>(item: &Item<D>) -> usize {
    let own = !record_is_absent(&item.detail) || item.common.text.is_some();
    match &item.group {
        Some(group) if group.kind == GroupKind::OneOf => 1,
        Some(group) => group.items.iter().map(count).sum(),
        None if own => 1,
        None => item.table.as_ref().map_or(0, |table| table.rows.len()),
    }
}

/// The shortest and the longest time in days of the calendar, if all that an applicant meets are lengths of time.
fn days(subject: &Subject) -> Option<[f64; 2]> {
    let mut days = Vec::new();
    for case in subject.applicants() {
        for item in leaves(case.get("time").and_then(Holding::item::<Clock>)?) {
            days.push(item.detail.at_most.as_ref()?.value.value()?.days());
        }
    }
    ends(&days)
}

/// The least and the most in rupiah, if all that an applicant meets are amounts that are paid once.
fn rupiah(subject: &Subject) -> Option<[u64; 2]> {
    let mut amounts = Vec::new();
    for case in subject.applicants() {
        for item in leaves(case.get("cost").and_then(Holding::item::<Fee>)?) {
            let fee = &item.detail;
            let is_other = fee.surcharge.is_some() || fee.deposit.is_some() || fee.per.is_some();
            match (&fee.amount, &item.table) {
                (Some(amount), None) if !is_other => amounts.extend(once(amount.value.value()?)?),
                (None, Some(table)) => {
                    for cell in table.rows.iter().flat_map(|row| row.cells.iter().skip(1)) {
                        amounts.extend(once(Said::<Amount>::new(cell).value()?)?);
                    }
                }
                _ => return None,
            }
        }
    }
    ends(&amounts)
}

/// The ends of an amount, if it is not a share, nor for each of something.
fn once(amount: &Amount) -> Option<[u64; 2]> {
    match amount {
        Amount::Free => Some([0, 0]),
        Amount::Rupiah { from, to, per: None } => Some([from.unwrap_or(*to), *to]),
        Amount::Rupiah { .. } | Amount::Percent { .. } => None,
    }
}

/// An item without further ones in it: the item itself, or those at the end of its groups.
fn leaves<D: Kind>(item: &Item<D>) -> Vec<&Item<D>> {
    let is_head =
        |item: &&Item<D>| item.group.is_none() || !record_is_absent(&item.detail) || item.common.text.is_some();
    item.walk().into_iter().filter(is_head).collect()
}

fn ends<N: PartialOrd + Copy>(numbers: &[N]) -> Option<[N; 2]> {
    let least = numbers.iter().copied().reduce(|one, other| if other < one { other } else { one })?;
    let most = numbers.iter().copied().reduce(|one, other| if other > one { other } else { one })?;
    Some([least, most])
}

/// Marks who is best, if there are two to choose from and they are not all alike.
fn mark_best(services: &mut [Service]) {
    fn best<K: PartialOrd + Copy>(keys: &[Option<K>]) -> Vec<bool> {
        let known = || keys.iter().flatten().copied();
        let least = known().reduce(|one, other| if other < one { other } else { one });
        let differ = known().any(|key| Some(key) != least);
        keys.iter().map(|key| differ && key.is_some() && *key == least).collect()
    }
    let asks = best(&services.iter().map(|service| service.asks.map(|asks| asks[1])).collect::<Vec<_>>());
    let quick = best(&services.iter().map(|service| service.days.map(|days| days[1])).collect::<Vec<_>>());
    let cheap = best(&services.iter().map(|service| service.rupiah.map(|rupiah| rupiah[1])).collect::<Vec<_>>());
    for (at, service) in services.iter_mut().enumerate() {
        (service.asks_least, service.is_quickest, service.is_cheapest) = (asks[at], quick[at], cheap[at]);
    }
}

/// How a line begins that holds for some variants only.
const FOR_SOME: [&str; 4] = ["Khusus:", "Semua jenis, kecuali", "Only for", "All kinds except"];

/// What a requirement is about: without the variant before it, and what is told of it in passing.
fn about(text: &str) -> &str {
    let is_for_some = FOR_SOME.iter().any(|words| text.starts_with(words));
    let text = text.split_once(" – ").filter(|_| is_for_some).map_or(text, |(_, text)| text);
    text.split([',', '(']).next().unwrap_or(text).trim()
}

/// What all of them ask for: what most ask for first. `asks`: each in the words of the author, and as it is shown.
fn together(asks: &[Vec<(String, String)>]) -> Vec<Asked> {
    let mut all: Vec<(String, Asked)> = Vec::new();
    for (at, texts) in asks.iter().enumerate() {
        for (own, shown) in texts {
            let is_same = |(first, asked): &&mut (String, Asked)| {
                !asked.by.contains(&at) && likeness(about(first), about(own)) >= THE_SAME
            };
            match all.iter_mut().find(is_same) {
                Some((_, asked)) => {
                    asked.by.push(at);
                    asked.said.push(shown.clone());
                }
                None => {
                    let text = about(shown).to_owned();
                    all.push((own.clone(), Asked { text, by: vec![at], said: vec![shown.clone()] }));
                }
            }
        }
    }
    let mut all: Vec<Asked> = all.into_iter().map(|(_, asked)| asked).collect();
    all.sort_by_key(|asked| std::cmp::Reverse(asked.by.len()));
    all
}
