//! The audit in one language and in plain numbers: what every form shows. Each sum stands beside its parts.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize, Serializer};

use super::State;
use crate::diagnostic::{Basis, Diagnostic, Hold, Severity};
use crate::locale::{self, Language, Text};
use crate::printable::inline;

/// What was seen in some governments.
#[derive(Debug, Serialize)]
pub struct Report {
    /// The form of the file; another number is another form.
    pub version: u32,
    /// The day as of which it was looked at.
    pub as_of: String,
    /// The units and standards that it is about, as they were asked for; all, if none is named.
    pub only: Vec<String>,
    /// The governments, in the order asked for.
    pub governments: Vec<Government>,
}

/// A government.
#[derive(Debug, Serialize)]
pub struct Government {
    /// What it is called.
    pub name: String,
    /// The titles of the components, in the order of the cells.
    pub components: Vec<Component>,
    /// Over all its standards.
    pub completeness: Share,
    /// The oldest review of its standards; none if one has none.
    pub oldest_review: Option<String>,
    /// How many of its standards say where they are published.
    pub published: usize,
    /// Over all its files.
    pub findings: Counts,
    /// What it was before, if that is known.
    pub before: Option<Before>,
    /// What it was on the days that the history tells of, and now; nothing without a history.
    pub trend: Vec<Point>,
    /// How often each rule found something, the worst and most frequent first.
    pub rules: Vec<RuleCount>,
    /// Its units, the worst first.
    pub units: Vec<Unit>,
    /// Each finding, in the order of places.
    pub found: Vec<Finding>,
}

/// What a government was before.
#[derive(Debug, Serialize)]
pub struct Before {
    /// The day of the older audit, or the revision that it was made of.
    pub since: String,
    /// Over all standards that it had.
    pub completeness: Share,
    /// How many findings are new.
    pub new: usize,
    /// Those that are there no more.
    pub gone: Vec<Gone>,
    /// Standards that were not there before: `unit/standard`.
    pub new_standards: Vec<String>,
    /// Standards that are there no more.
    pub lost_standards: Vec<String>,
}

/// A finding that is there no more.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Gone {
    /// The rule.
    pub rule: String,
    /// The folder of the unit.
    pub unit: Option<String>,
    /// The stem of the file's name.
    pub standard: Option<String>,
    /// What was wrong.
    pub message: String,
}

/// What a government was on a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// The day.
    pub as_of: String,
    /// Over all its standards.
    pub completeness: Share,
    /// How many errors there were.
    pub errors: usize,
}

/// A finding.
#[derive(Debug, Serialize)]
pub struct Finding {
    /// The rule.
    pub rule: &'static str,
    /// How bad.
    #[serde(serialize_with = "by_name")]
    pub severity: Severity,
    /// What is not made until it is mended: `nothing`, `documents`, or the name of the only document.
    #[serde(serialize_with = "hold_by_name")]
    pub holds_back: Hold,
    /// The ids of the components that it is about.
    pub components: Vec<&'static str>,
    /// `legal`, `assessor`, `contradiction`, `form`.
    pub basis: &'static str,
    /// The number of the PEKPPP indicator that asks for it, if one does.
    pub indicator: Option<&'static str>,
    /// The folder of the unit; none in what belongs to no unit.
    pub unit: Option<String>,
    /// The stem of the file's name; none in what belongs to no standard.
    pub standard: Option<String>,
    /// What is wrong.
    pub message: String,
    /// Where.
    pub place: Place,
    /// Who says so.
    pub citation: Option<String>,
    /// What to do.
    pub help: Option<String>,
    /// Whether `check --fix` does it.
    pub fixable: bool,
    /// Whether it was not there before; none if that is not known.
    pub is_new: Option<bool>,
}

/// How often a rule found something that is as bad.
#[derive(Debug, Serialize)]
pub struct RuleCount {
    /// The rule.
    pub rule: &'static str,
    /// How bad.
    #[serde(serialize_with = "by_name")]
    pub severity: Severity,
    /// Its basis, as in a finding.
    pub basis: &'static str,
    /// How many findings.
    pub count: usize,
    /// In how many units.
    pub units: usize,
}

/// A component of the guideline.
#[derive(Debug, Serialize)]
pub struct Component {
    /// Its key.
    pub id: &'static str,
    /// Its official title.
    pub title: String,
    /// In how many standards it is in each state.
    pub states: BTreeMap<State, usize>,
}

/// A unit.
#[derive(Debug, Serialize)]
pub struct Unit {
    /// The name of its folder.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Its file.
    pub path: String,
    /// The office of who leads it.
    pub led_by: Option<String>,
    /// Over all its standards.
    pub completeness: Share,
    /// What that was before, if that is known.
    pub before: Option<Share>,
    /// What the Ombudsman's instrument of 2022 to 2024 might say of it: an estimate.
    pub ombudsman: Option<Estimate>,
    /// What its survey of satisfaction came to, if that is on record.
    pub survey: Option<Index>,
    /// The oldest review of its standards; none if one has none.
    pub oldest_review: Option<String>,
    /// How many of its standards say where they are published.
    pub published: usize,
    /// Over its files.
    pub findings: Counts,
    /// The indicators of PEKPPP that a standard touches.
    pub indicators: Vec<Mark>,
    /// What is known of the aspect that they belong to.
    pub aspect: Option<AspectMark>,
    /// Its standards, the worst first.
    pub standards: Vec<Standard>,
    /// The findings in its files, the worst first, by their index among those of the government.
    pub found: Vec<usize>,
}

/// A standard.
#[derive(Debug, Serialize)]
pub struct Standard {
    /// The stem of its file's name.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Its file.
    pub path: String,
    /// `in_force`, `draft`, `sample`; none if it could not be read.
    pub status: Option<&'static str>,
    /// How many components are fulfilled.
    pub completeness: Share,
    /// When it was last reviewed.
    pub reviewed: Option<String>,
    /// Where it is published, if that is on record.
    pub published: Option<Published>,
    /// In its file.
    pub findings: Counts,
    /// Its components, in the order of the guideline.
    pub cells: Vec<Cell>,
}

/// A component of a standard.
#[derive(Debug, Serialize)]
pub struct Cell {
    /// Its key.
    pub component: &'static str,
    /// In what state it is.
    pub state: State,
    /// Where it is said.
    pub place: Option<Place>,
    /// Whether that is in a file of the government, which all units share.
    #[serde(skip)]
    pub is_shared: bool,
    /// The findings in it, by their index among those of the government.
    pub found: Vec<usize>,
}

/// Where a standard is published.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Published {
    /// Whether in the national portal, SIPPN.
    pub portal: bool,
    /// In how many media beside it.
    pub others: u32,
}

/// A line of a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Place {
    /// The path.
    pub path: String,
    /// From 1.
    pub line: usize,
}

/// Some of all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Share {
    /// How many components are fulfilled: they say something and have no error.
    pub fulfilled: usize,
    /// How many are asked for.
    pub asked: usize,
}

/// How many findings there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Advice.
    pub advice: usize,
    /// Of all of them, those that are a legal must.
    pub legal: usize,
    /// Of all of them, those that assessors wish.
    pub assessor: usize,
}

/// A class that an instrument might give.
#[derive(Debug, Serialize)]
pub struct Estimate {
    /// Which instrument.
    pub instrument: String,
    /// From 0 to 100: the share of components that are fulfilled.
    pub score: f64,
    /// `A`.
    pub letter: String,
    /// What the class is called.
    pub name: String,
    /// The colour of its zone.
    pub zone: String,
}

/// The index of a survey of satisfaction (PermenPANRB 14/2017).
#[derive(Debug, Serialize)]
pub struct Index {
    /// From 25 to 100.
    pub value: f64,
    /// `A` to `D`, by the two decimals of the index.
    pub grade: &'static str,
    /// The year or half-year.
    pub period: Option<String>,
    /// Where it is written.
    pub place: Place,
}

/// An indicator.
#[derive(Debug, Serialize)]
pub struct Mark {
    /// Its number.
    pub number: String,
    /// What it asks for.
    pub says: String,
    /// Its part of the aspect, in per cent.
    pub weight: u32,
    /// The least and the most that may be given, from 0 to 5; none if it is not assessed.
    pub marks: Option<[u32; 2]>,
    /// In how many standards there is something to count.
    pub recorded: usize,
    /// Of how many standards.
    pub of: usize,
    /// The least favourable count.
    pub count: Option<u32>,
    /// What is counted.
    pub counted: Option<String>,
    /// What proves it.
    pub evidence: Vec<Place>,
    /// What would give more; none where the best is reached.
    pub raise: Option<String>,
}

/// What is known of an aspect.
#[derive(Debug, Serialize, Deserialize)]
pub struct AspectMark {
    /// What it is called.
    pub name: String,
    /// Its part of the whole, in per cent.
    pub weight: u32,
    /// How many per cent of it are assessed.
    pub assessed: u32,
    /// What these give at least: the sum of weight × mark, over 100.
    pub least: f64,
    /// What these give at most.
    pub most: f64,
}

/// The form that this program writes, and the only one that it compares with.
pub(super) const VERSION: u32 = 1;

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        write!(out, "{}:{}", inline(&self.path), self.line)
    }
}

impl Share {
    /// In per cent, from 0 to 100; none if nothing is asked for.
    pub fn per_cent(self) -> Option<f64> {
        (self.asked > 0).then(|| self.fulfilled as f64 * 100.0 / self.asked as f64)
    }

    /// `83,33 %`.
    pub fn written(self, language: Language) -> String {
        let none = Text { id: "belum ada standar", en: "no standards yet" };
        self.per_cent().map_or_else(
            || none.pick(language).to_owned(),
            |share| format!("{} %", locale::decimal(share, 2, language)),
        )
    }

    /// Those of another too.
    pub(super) fn join(&mut self, other: Share) {
        self.fulfilled += other.fulfilled;
        self.asked += other.asked;
    }
}

impl std::iter::Sum for Share {
    fn sum<I: Iterator<Item = Self>>(shares: I) -> Self {
        let mut sum = Share::default();
        shares.for_each(|share| sum.join(share));
        sum
    }
}

impl Counts {
    /// One more.
    pub(super) fn add(&mut self, found: &Diagnostic) {
        match found.severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Advice => self.advice += 1,
        }
        match found.code.basis {
            Basis::Legal(_) => self.legal += 1,
            Basis::Assessor(_) => self.assessor += 1,
            Basis::Form | Basis::Contradiction => {}
        }
    }

    /// Those of another place too.
    pub(super) fn join(&mut self, other: Counts) {
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.advice += other.advice;
        self.legal += other.legal;
        self.assessor += other.assessor;
    }

    /// Those that are in none of some parts.
    pub(super) fn without(mut self, parts: impl Iterator<Item = Counts>) -> Counts {
        for part in parts {
            self.errors -= part.errors;
            self.warnings -= part.warnings;
            self.advice -= part.advice;
            self.legal -= part.legal;
            self.assessor -= part.assessor;
        }
        self
    }

    /// All of them.
    pub fn total(self) -> usize {
        self.errors + self.warnings + self.advice
    }
}

fn hold_by_name<S: Serializer>(hold: &Hold, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(hold.name())
}

fn by_name<S: Serializer>(severity: &Severity, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(severity.name())
}
