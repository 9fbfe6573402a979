//! The audit in one language and in plain numbers: what every form shows. Each sum stands beside its parts.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Audit, SeenStandard, SeenUnit, State};
use crate::diagnostic::{Basis, Diagnostic, Severity};
use crate::locale::{self, Language};
use crate::model::Keyword;
use crate::project::Project;
use crate::regulation::{self, INSTRUMENTS, Indicator, Instrument, Measure};
use crate::source::{SourceId, Span};
use crate::text;

/// What was seen in some governments.
#[derive(Debug, Serialize)]
pub struct Report {
    /// The form of the file; another number is another form.
    pub version: u32,
    /// The day as of which it was looked at.
    pub as_of: String,
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
    /// Over all its files.
    pub findings: Counts,
    /// Its units, the worst first.
    pub units: Vec<Unit>,
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
    /// Over all its standards.
    pub completeness: Share,
    /// What the Ombudsman's instrument of 2022 to 2024 might say of it: an estimate.
    pub ombudsman: Option<Estimate>,
    /// The oldest review of its standards; none if one has none.
    pub oldest_review: Option<String>,
    /// Over its files.
    pub findings: Counts,
    /// The indicators of PEKPPP that a standard touches.
    pub indicators: Vec<Mark>,
    /// What is known of the aspect that they belong to.
    pub aspect: Option<AspectMark>,
    /// Its standards, the worst first.
    pub standards: Vec<Standard>,
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
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
#[derive(Debug, Serialize)]
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

/// The form that this program writes.
const VERSION: u32 = 1;

impl Report {
    /// Puts what was seen into words.
    pub fn new(audits: &[Audit], language: Language) -> Self {
        Report {
            version: VERSION,
            as_of: audits.first().map(|audit| audit.as_of.to_string()).unwrap_or_default(),
            governments: audits.iter().map(|audit| government(audit, language)).collect(),
        }
    }
}

impl Share {
    /// In per cent, from 0 to 100; all of nothing is nothing.
    pub fn per_cent(self) -> f64 {
        if self.asked == 0 { 0.0 } else { self.fulfilled as f64 * 100.0 / self.asked as f64 }
    }

    /// `83,33 %`.
    pub fn written(self, language: Language) -> String {
        format!("{} %", locale::decimal(self.per_cent(), 2, language))
    }
}

impl std::iter::Sum for Share {
    fn sum<I: Iterator<Item = Self>>(shares: I) -> Self {
        shares.fold(Share::default(), |sum, share| Share {
            fulfilled: sum.fulfilled + share.fulfilled,
            asked: sum.asked + share.asked,
        })
    }
}

impl Counts {
    fn add(&mut self, found: &Diagnostic) {
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

    fn join(&mut self, other: Counts) {
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.advice += other.advice;
        self.legal += other.legal;
        self.assessor += other.assessor;
    }

    /// All of them.
    pub fn total(self) -> usize {
        self.errors + self.warnings + self.advice
    }
}

fn government(audit: &Audit, language: Language) -> Government {
    let mut by_file: BTreeMap<SourceId, Counts> = BTreeMap::new();
    let mut findings = Counts::default();
    for found in audit.found.iter() {
        by_file.entry(found.span.source).or_default().add(found);
        findings.add(found);
    }
    let mut units: Vec<Unit> = audit.units.iter().map(|seen| unit(seen, &audit.project, &by_file, language)).collect();
    units.sort_by(|one, other| {
        let place = |unit: &Unit| (unit.completeness.per_cent(), std::cmp::Reverse(unit.findings.errors));
        place(one).partial_cmp(&place(other)).expect("per cents are numbers").then_with(|| one.id.cmp(&other.id))
    });
    let specs = &audit.project.agency.regulation.components;
    let component = |(at, spec): (usize, &regulation::ComponentSpec)| {
        let mut states = BTreeMap::new();
        for standard in audit.units.iter().flat_map(|unit| &unit.standards) {
            *states.entry(standard.cells[at].state).or_default() += 1;
        }
        Component { id: spec.id, title: spec.title.get(language).to_owned(), states }
    };
    Government {
        name: audit.project.agency.facts.name.as_ref().map(|name| name.value.clone()).unwrap_or_default(),
        components: specs.iter().enumerate().map(component).collect(),
        completeness: units.iter().map(|unit| unit.completeness).sum(),
        findings,
        units,
    }
}

fn unit(seen: &SeenUnit, project: &Project, by_file: &BTreeMap<SourceId, Counts>, language: Language) -> Unit {
    let mut standards: Vec<Standard> = seen.standards.iter().map(|seen| standard(seen, project, by_file)).collect();
    standards.sort_by(|one, other| {
        let place =
            |standard: &Standard| (standard.completeness.fulfilled, std::cmp::Reverse(standard.findings.errors));
        place(one).cmp(&place(other)).then_with(|| one.id.cmp(&other.id))
    });
    let mut findings = by_file.get(&seen.span.source).copied().unwrap_or_default();
    standards.iter().for_each(|standard| findings.join(standard.findings));
    let completeness: Share = standards.iter().map(|standard| standard.completeness).sum();
    let reviews: Option<Vec<_>> = seen.standards.iter().map(|standard| standard.reviewed).collect();
    let pekppp = instrument("pekppp");
    let indicators: Vec<Mark> =
        pekppp.indicators.iter().filter_map(|indicator| mark(indicator, seen, project, language)).collect();
    let assessed = || indicators.iter().filter_map(|mark| Some((mark.weight, mark.marks?)));
    let weighed = |which: usize| assessed().map(|(weight, marks)| weight * marks[which]).sum::<u32>();
    let aspect = pekppp.aspect.as_ref().map(|aspect| AspectMark {
        name: aspect.name.get(language).to_owned(),
        weight: aspect.weight,
        assessed: assessed().map(|(weight, _)| weight).sum(),
        least: f64::from(weighed(0)) / 100.0,
        most: f64::from(weighed(1)) / 100.0,
    });
    Unit {
        id: seen.id.clone(),
        name: seen.name.clone(),
        completeness,
        ombudsman: (completeness.asked > 0).then(|| estimate(completeness, language)).flatten(),
        oldest_review: reviews.and_then(|reviews| reviews.into_iter().min()).map(|date| date.to_string()),
        findings,
        indicators,
        aspect,
        standards,
    }
}

fn standard(seen: &SeenStandard, project: &Project, by_file: &BTreeMap<SourceId, Counts>) -> Standard {
    let cell = |(cell, component): (&super::Cell, &'static str)| Cell {
        component,
        state: cell.state,
        place: cell.span.map(|span| place(span, project)),
    };
    let fulfilled = seen.cells.iter().filter(|cell| cell.state.is_fulfilled()).count();
    Standard {
        id: seen.id.clone(),
        name: seen.name.clone(),
        path: project.sources.get(seen.source).path.clone(),
        status: seen.status.map(Keyword::canonical),
        completeness: Share { fulfilled, asked: seen.cells.len() },
        reviewed: seen.reviewed.map(|date| date.to_string()),
        findings: by_file.get(&seen.source).copied().unwrap_or_default(),
        cells: seen.cells.iter().zip(project.agency.regulation.component_ids()).map(cell).collect(),
    }
}

fn place(span: Span, project: &Project) -> Place {
    let path = project.sources.get(span.source).path.clone();
    Place { path, line: project.sources.ends(span).0.line }
}

fn instrument(id: &str) -> &'static Instrument {
    INSTRUMENTS.iter().find(|instrument| instrument.id == id).expect("it is among the instruments")
}

/// What the share of fulfilled components would be called by the instrument that looked for each component.
fn estimate(completeness: Share, language: Language) -> Option<Estimate> {
    let instrument = instrument("ombudsman-2022");
    let score = completeness.per_cent();
    let class = regulation::class(&instrument.classes, score)?;
    Some(Estimate {
        instrument: instrument.name.get(language).to_owned(),
        score: (score * 100.0).round() / 100.0,
        letter: class.letter.clone(),
        name: class.name.get(language).to_owned(),
        zone: class.zone.get(language).to_owned(),
    })
}

/// An indicator, if it has a weight.
fn mark(indicator: &Indicator, seen: &SeenUnit, project: &Project, language: Language) -> Option<Mark> {
    let scale = indicator.scale.as_ref()?;
    let at = scale.measure.and_then(|measure| Measure::ALL.iter().position(|other| *other == measure));
    let whole = |standard: &SeenStandard| standard.cells.iter().all(|cell| cell.state.is_fulfilled());
    let counts = |standard: &SeenStandard| {
        let count = standard.counts[at?]?;
        (scale.measure != Some(Measure::Whole) || whole(standard)).then_some(count)
    };
    let recorded: Vec<(u32, Span)> = seen.standards.iter().filter_map(counts).collect();
    let all = !recorded.is_empty() && recorded.len() == seen.standards.len();
    let numbers = recorded.iter().map(|(count, _)| *count);
    let worst = if scale.measure == Some(Measure::ReviewYears) { numbers.max() } else { numbers.min() };
    let marks = worst.filter(|_| all).and_then(|count| scale.marks(count));
    let mut evidence: Vec<Place> = recorded.iter().map(|(_, span)| place(*span, project)).collect();
    evidence.sort_unstable();
    evidence.dedup();
    Some(Mark {
        number: indicator.number.clone(),
        says: indicator.says.get(language).to_owned(),
        weight: scale.weight,
        marks,
        recorded: recorded.len(),
        of: seen.standards.len(),
        count: worst.filter(|_| scale.measure.is_some_and(|measure| measure.counted().is_some())),
        counted: scale.measure.and_then(Measure::counted).map(|words| words.pick(language).to_owned()),
        evidence,
        raise: marks.is_none_or(|[_, most]| most < 5).then(|| scale.raise.get(language).to_owned()),
    })
}

/// `4–5`, or `5`.
pub fn range([least, most]: [u32; 2]) -> String {
    if least == most { least.to_string() } else { format!("{least}–{most}") }
}

/// What there was to count.
pub fn counted(mark: &Mark, language: Language) -> String {
    let of =
        text!(id: "tercatat pada {} dari {} standar", en: "on record for {} of {} standard(s)", mark.recorded, mark.of);
    match (mark.count, &mark.counted) {
        (Some(count), Some(counted)) => format!("{}; {count} {counted}", of.get(language)),
        _ => of.get(language).to_owned(),
    }
}

/// What an instrument might say.
pub fn estimated(estimate: &Estimate, language: Language) -> String {
    let line = text!(
        id: "{}: perkiraan {} = {} ({}, {})", en: "{}: an estimate of {} = {} ({}, {})",
        estimate.instrument.as_str(), locale::decimal(estimate.score, 2, language), estimate.letter.as_str(),
        estimate.name.as_str(), estimate.zone.as_str()
    );
    line.get(language).to_owned()
}
