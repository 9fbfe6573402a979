//! The same service in several units side by side: what each asks for, how long it takes, what it costs. "Observe,
//! imitate, modify" begins with seeing who does it best.

mod figures;
mod html;
mod markdown;
mod named;
mod requirements;
mod terminal;
mod words;

use rayon::prelude::*;
use serde::Serialize;

use crate::diagnostic::Diagnostics;
use crate::locale::Language;
use crate::model::{Currency, Requirement, Standard, Step};
use crate::project::Project;
use crate::service::Service;
use crate::view;

use figures::counted;
use named::{Known, alike, known, similar};
use requirements::{Demand, demands, together};

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
    services: Vec<Compared>,
    /// What is asked for at all, and by which of the services, by their places from 0. What is nearly the same in words
    /// is one.
    requirements: Vec<Asked>,
    /// Services that may be the same, by their names: a suggestion.
    similar: Vec<Similar>,
}

/// A service of a unit.
#[derive(Debug, Serialize)]
struct Compared {
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

impl Comparison {
    /// Compares the services known by a name: the id of a standard, or `unit/standard`. If there is none, the names that
    /// come nearest.
    pub fn new(projects: &[Project], asked: &str, language: Language) -> Result<Self, Vec<String>> {
        let known: Vec<Known> = projects.iter().enumerate().flat_map(known).collect();
        let (same, others) = alike(known, asked)?;
        let mut places: Vec<(usize, usize)> = same.iter().map(|known| known.place).collect();
        places.dedup();
        let of_unit = |(project, unit): &(usize, usize)| {
            let is_meant = |full: &str| same.iter().any(|known| known.place == (*project, *unit) && known.full == full);
            services(&projects[*project], *unit, is_meant, language)
        };
        let (mut services, asks): (Vec<Compared>, Vec<Vec<Demand>>) = places.par_iter().flat_map_iter(of_unit).unzip();
        mark_best(&mut services);
        Ok(Comparison {
            version: 1,
            asked: asked.to_owned(),
            services,
            requirements: together(asks),
            similar: similar(&same, others, projects),
        })
    }

    /// As JSON.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).expect("texts, numbers and lists") + "\n"
    }
}

/// The services of a unit that are meant, each with what it asks for.
fn services(
    project: &Project,
    unit: usize,
    is_meant: impl Fn(&str) -> bool,
    language: Language,
) -> Vec<(Compared, Vec<Demand>)> {
    let office = project.office(&project.units[unit], &mut Diagnostics::default());
    let meant = |standard: &&Standard| is_meant(&format!("{}/{}", office.id, standard.id));
    let service = |standard: &Standard| {
        let service = Service::new(project, &office, standard);
        let told = |id: &str| view::told(&service, id, language.tag());
        let (time, cost) = (told("time"), told("cost"));
        let compared = Compared {
            government: project.name(),
            unit: office.name().to_owned(),
            id: format!("{}/{}", office.id, standard.id),
            name: standard.name().to_owned(),
            path: project.sources.get(standard.span.source).path.clone(),
            asks: counted::<Requirement>("requirements", &service),
            days: service.days(),
            rupiah: service
                .fee_range()
                .filter(|range| range.currency == Currency::Rupiah)
                .map(|range| [range.from, range.to]),
            time: time.short,
            times: time.lines,
            cost: cost.short,
            costs: cost.lines,
            steps: counted::<Step>("procedure", &service),
            products: told("product").lines,
            asks_least: false,
            is_quickest: false,
            is_cheapest: false,
        };
        (compared, demands(&service, language))
    };
    office.standards.iter().filter(meant).map(service).collect()
}

/// Marks who is best, if there are two to choose from and they are not all alike.
fn mark_best(services: &mut [Compared]) {
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
