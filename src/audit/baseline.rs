//! What an audit was before, to tell what became better or worse, and what is new.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::json::render as render_json;
use super::report::{Before, Finding, Gone, Government, Report, Share, VERSION};
use crate::project::Selection;

/// An audit of before, as JSON.
#[derive(Debug, Deserialize)]
pub struct Baseline {
    version: u32,
    as_of: String,
    /// The units and standards that it is about; all, if none is named.
    only: Vec<String>,
    governments: Vec<OldGovernment>,
}

#[derive(Debug, Default, Deserialize)]
struct OldGovernment {
    name: String,
    units: Vec<OldUnit>,
    found: Vec<Gone>,
}

#[derive(Debug, Deserialize)]
struct OldUnit {
    id: String,
    standards: Vec<OldStandard>,
}

#[derive(Debug, Deserialize)]
struct OldStandard {
    id: String,
    completeness: Share,
}

/// Why a report cannot be compared with a baseline.
#[derive(Debug)]
pub enum Mismatch {
    /// It is about some units or standards only, and these are others than now.
    Scope(Vec<String>),
    /// It is about none of the governments.
    Government,
}

/// What a finding is known again by: not its line, which moves, nor its words, which have a language.
type Key<'a> = (&'a str, Option<&'a str>, Option<&'a str>);

fn key(found: &Finding) -> Key<'_> {
    (found.rule, found.unit.as_deref(), found.standard.as_deref())
}

fn old_key(gone: &Gone) -> Key<'_> {
    (&gone.rule, gone.unit.as_deref(), gone.standard.as_deref())
}

impl Baseline {
    /// Reads what `audit --format json` wrote; nothing if it is something else, or of another version.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok().filter(|baseline: &Baseline| baseline.version == VERSION)
    }

    /// The audits of an older revision. `older`: of each government, under the name that it has now, if it was there.
    pub fn of_revision(revision: &str, older: Vec<(String, Option<Report>)>) -> Self {
        let old = |(name, report): (String, Option<Report>)| {
            let read = report.map(|report| Self::parse(render_json(&report).as_bytes()).expect("it was written here"));
            let old = read.and_then(|read| read.governments.into_iter().next()).unwrap_or_default();
            OldGovernment { name, ..old }
        };
        let governments = older.into_iter().map(old).collect();
        Baseline { version: VERSION, as_of: revision.to_owned(), only: Vec::new(), governments }
    }
}

impl Report {
    /// Tells what is other than before: of a government that the baseline does not know, everything.
    ///
    /// # Errors
    ///
    /// If the baseline is about something else.
    pub fn compare(&mut self, baseline: &Baseline) -> Result<(), Mismatch> {
        if !baseline.only.is_empty() && baseline.only != self.only {
            return Err(Mismatch::Scope(baseline.only.clone()));
        }
        let find = |name: &str| baseline.governments.iter().find(|old| old.name == name);
        if !self.governments.iter().any(|government| find(&government.name).is_some()) {
            return Err(Mismatch::Government);
        }
        let scope = Selection::new(&self.only);
        for government in &mut self.governments {
            let nothing = OldGovernment::default();
            let old = find(&government.name).unwrap_or(&nothing);
            mark_new(government, old, &baseline.as_of, &scope);
        }
        Ok(())
    }
}

/// Marks in one government what is new, as far as it was asked for.
fn mark_new(government: &mut Government, old: &OldGovernment, since: &str, scope: &Selection) {
    let mut known: BTreeMap<Key, Vec<&Gone>> = BTreeMap::new();
    let is_meant = |found: &&Gone| match (&found.unit, &found.standard) {
        (None, _) => true,
        (Some(unit), None) => scope.takes_unit(unit),
        (Some(unit), Some(standard)) => scope.takes(unit, standard),
    };
    old.found.iter().filter(is_meant).for_each(|found| known.entry(old_key(found)).or_default().push(found));
    // Of several under one key that with the same words is the same; only what is left over has changed its words.
    let mut is_new = vec![true; government.found.len()];
    for same_words in [true, false] {
        for (found, is_new) in government.found.iter().zip(&mut is_new).filter(|(_, is_new)| **is_new) {
            let Some(left) = known.get_mut(&key(found)) else { continue };
            let old = left.iter().position(|old| !same_words || old.message == found.message);
            *is_new = old.map(|at| left.remove(at)).is_none();
        }
    }
    let gone = known.into_values().flatten().cloned().collect();
    for (found, is_new) in government.found.iter_mut().zip(&is_new) {
        found.is_new = Some(*is_new);
    }
    let mut shares: BTreeMap<&str, Share> = BTreeMap::new();
    let mut were: BTreeSet<String> = BTreeSet::new();
    for unit in &old.units {
        for standard in unit.standards.iter().filter(|standard| scope.takes(&unit.id, &standard.id)) {
            shares.entry(&unit.id).or_default().join(standard.completeness);
            were.insert(format!("{}/{}", unit.id, standard.id));
        }
    }
    let mut are: BTreeSet<String> = BTreeSet::new();
    for unit in &mut government.units {
        unit.before = shares.get(unit.id.as_str()).copied();
        are.extend(unit.standards.iter().map(|standard| format!("{}/{}", unit.id, standard.id)));
    }
    government.before = Some(Before {
        since: since.to_owned(),
        completeness: shares.into_values().sum(),
        new: is_new.iter().filter(|is_new| **is_new).count(),
        gone,
        new_standards: are.difference(&were).cloned().collect(),
        lost_standards: were.difference(&are).cloned().collect(),
    });
}
