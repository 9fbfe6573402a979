//! What an audit was before, to tell what became better or worse, and what is new.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::report::{Before, Report, Share, VERSION};

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
    found: Vec<Finding>,
}

#[derive(Debug, Deserialize)]
struct Unit {
    id: String,
    completeness: Share,
}

/// What a finding is known again by: not its line, which moves, nor its words, which have a language.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
struct Finding {
    rule: String,
    unit: Option<String>,
    standard: Option<String>,
}

impl Baseline {
    /// Reads what `audit --format json` wrote; nothing if it is something else, or of another version.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        serde_json::from_slice(bytes).ok().filter(|baseline: &Baseline| baseline.version == VERSION)
    }
}

impl Report {
    /// Tells what is other than before. A government that was not there before stays as it is.
    pub fn compare(&mut self, baseline: &Baseline) {
        for government in &mut self.governments {
            let Some(old) = baseline.governments.iter().find(|old| old.name == government.name) else { continue };
            let mut known: BTreeMap<&Finding, usize> = BTreeMap::new();
            old.found.iter().for_each(|finding| *known.entry(finding).or_default() += 1);
            for found in &mut government.found {
                let key =
                    Finding { rule: found.rule.to_owned(), unit: found.unit.clone(), standard: found.standard.clone() };
                let left = known.get_mut(&key).filter(|left| **left > 0);
                found.is_new = Some(left.is_none());
                left.into_iter().for_each(|left| *left -= 1);
            }
            let shares: BTreeMap<&str, Share> =
                old.units.iter().map(|unit| (unit.id.as_str(), unit.completeness)).collect();
            for unit in &mut government.units {
                unit.before = shares.get(unit.id.as_str()).copied();
            }
            government.before = Some(Before {
                as_of: baseline.as_of.clone(),
                completeness: old.completeness,
                new: government.found.iter().filter(|found| found.is_new == Some(true)).count(),
                gone: known.values().sum(),
            });
        }
    }
}
