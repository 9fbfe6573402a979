//! Which standards a name means, and which may mean the same.

use rayon::prelude::*;

use super::Similar;
use crate::diagnostic::Diagnostics;
use crate::model::{Standard, Status, reference};
use crate::project::{Folder, Project};

/// What a standard is known by.
pub struct Known {
    /// Its project and unit.
    pub place: (usize, usize),
    id: String,
    name: String,
    path: String,
    /// `unit/standard`.
    pub full: String,
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

/// What the standards of a project are known by.
pub fn known((at, project): (usize, &Project)) -> Vec<Known> {
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
pub fn alike(known: Vec<Known>, asked: &str) -> Result<(Vec<Known>, Vec<Known>), Vec<String>> {
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
pub fn likeness(one: &str, other: &str) -> f64 {
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

/// Those among others whose names are like some.
pub fn similar(same: &[Known], others: Vec<Known>, projects: &[Project]) -> Vec<Similar> {
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
