//! What an audit was before, to tell what became better or worse, and what is new.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::json::render as render_json;
use super::report::{Before, Finding, Gone, Report, Share, VERSION};

/// An audit of before, as JSON.
#[derive(Debug, Deserialize)]
pub struct Baseline {
    version: u32,
    as_of: String,
    governments: Vec<Government>,
}

#[derive(Debug, Deserialize)]
struct Government {
    name: String,
    completeness: Share,
    units: Vec<Unit>,
    found: Vec<Gone>,
}

#[derive(Debug, Deserialize)]
struct Unit {
    id: String,
    completeness: Share,
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

    /// An audit of an older revision, by the name that it is asked for by.
    pub fn of_revision(report: &Report, revision: &str) -> Self {
        let baseline = Self::parse(render_json(report).as_bytes()).expect("it was written here");
        Baseline { as_of: revision.to_owned(), ..baseline }
    }
}

impl Report {
    /// Tells what is other than before. A government that was not there before stays as it is.
    pub fn compare(&mut self, baseline: &Baseline) {
        for government in &mut self.governments {
            let Some(old) = baseline.governments.iter().find(|old| old.name == government.name) else { continue };
            let mut known: BTreeMap<Key, Vec<&Gone>> = BTreeMap::new();
            old.found.iter().for_each(|finding| known.entry(old_key(finding)).or_default().push(finding));
            // Of several that are left of before, that with the same words is the same.
            let mut is_new = Vec::with_capacity(government.found.len());
            for found in &government.found {
                let left = known.get_mut(&key(found)).filter(|left| !left.is_empty());
                let old = left.map(|left| {
                    let same = left.iter().position(|old| old.message == found.message);
                    left.remove(same.unwrap_or(left.len() - 1))
                });
                is_new.push(old.is_none());
            }
            let gone = known.into_values().flatten().cloned().collect();
            for (found, is_new) in government.found.iter_mut().zip(&is_new) {
                found.is_new = Some(*is_new);
            }
            let shares: BTreeMap<&str, Share> =
                old.units.iter().map(|unit| (unit.id.as_str(), unit.completeness)).collect();
            for unit in &mut government.units {
                unit.before = shares.get(unit.id.as_str()).copied();
            }
            government.before = Some(Before {
                since: baseline.as_of.clone(),
                completeness: old.completeness,
                new: is_new.iter().filter(|is_new| **is_new).count(),
                gone,
            });
        }
    }
}
