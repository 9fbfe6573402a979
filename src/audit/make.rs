//! From what was seen to a report: sums, marks and places.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::report::{
    AspectMark, Cell, Component, Counts, Estimate, Finding, Government, Index, Mark, Place, Report, RuleCount, Share,
    Standard, Unit, VERSION,
};
use super::{Audit, SeenStandard, SeenUnit};
use crate::diagnostic::{Basis, Diagnostic};
use crate::locale::Language;
use crate::model::{Keyword, grade};
use crate::project::Project;
use crate::regulation::{self, ComponentSpec, INSTRUMENTS, Indicator, Instrument, Measure};
use crate::source::{SourceId, Span};

impl Report {
    /// Puts what was seen into words.
    pub fn new(audits: &[Audit], only: &[String], language: Language) -> Self {
        Report {
            version: VERSION,
            as_of: audits.first().map(|audit| audit.as_of.to_string()).unwrap_or_default(),
            only: only.to_vec(),
            governments: audits.iter().map(|audit| government(audit, language)).collect(),
        }
    }
}

fn government(audit: &Audit, language: Language) -> Government {
    let mut files = Files::new();
    let mut findings = Counts::default();
    for (at, found) in audit.found.iter().enumerate() {
        let of = files.entry(found.span.source).or_default();
        of.counts.add(found);
        of.found.push((at, found));
        findings.add(found);
    }
    let all: Vec<&Diagnostic> = audit.found.iter().collect();
    let mut units: Vec<Unit> = audit.units.par_iter().map(|seen| unit(seen, audit, &files, language)).collect();
    units.sort_by(|one, other| {
        // Units without standards stand last: nothing is known of them.
        let place = |unit: &Unit| {
            let share = unit.completeness.per_cent();
            (share.is_none(), share.unwrap_or_default(), Reverse(unit.findings.errors))
        };
        place(one).partial_cmp(&place(other)).expect("per cents are numbers").then_with(|| one.id.cmp(&other.id))
    });
    let found: Vec<Finding> = all.par_iter().map(|found| finding(found, audit, language)).collect();
    let specs = &audit.project.agency.regulation.components;
    let component = |(at, spec): (usize, &ComponentSpec)| {
        let mut states = BTreeMap::new();
        for standard in audit.units.iter().flat_map(|unit| &unit.standards) {
            *states.entry(standard.cells[at].state).or_default() += 1;
        }
        Component { id: spec.id, title: spec.title.get(language).to_owned(), states }
    };
    Government {
        name: audit.project.name(),
        components: specs.iter().enumerate().map(component).collect(),
        completeness: units.iter().map(|unit| unit.completeness).sum(),
        oldest_review: oldest_review(audit.units.iter().flat_map(|unit| &unit.standards)),
        published: units.iter().map(|unit| unit.published).sum(),
        findings,
        before: None,
        trend: Vec::new(),
        rules: rule_counts(&found),
        units,
        found,
    }
}

/// How often each rule found something, the worst and most frequent first.
fn rule_counts(found: &[Finding]) -> Vec<RuleCount> {
    let mut rules: BTreeMap<_, (RuleCount, BTreeSet<Option<&str>>)> = BTreeMap::new();
    for found in found {
        let Finding { rule, severity, basis, .. } = *found;
        let new = || (RuleCount { rule, severity, basis, count: 0, units: 0 }, BTreeSet::new());
        let (counted, units) = rules.entry((severity, rule)).or_insert_with(new);
        counted.count += 1;
        units.insert(found.unit.as_deref());
    }
    let mut rules: Vec<RuleCount> = rules
        .into_values()
        .map(|(counted, units)| RuleCount { units: units.iter().flatten().count(), ..counted })
        .collect();
    rules.sort_by_key(|counted| (counted.severity, Reverse(counted.count)));
    rules
}

/// What was found in a file.
#[derive(Default)]
struct OfFile<'a> {
    counts: Counts,
    /// Each with its place among all.
    found: Vec<(usize, &'a Diagnostic)>,
}

type Files<'a> = BTreeMap<SourceId, OfFile<'a>>;

fn counts(files: &Files, source: SourceId) -> Counts {
    files.get(&source).map(|of| of.counts).unwrap_or_default()
}

fn finding(found: &Diagnostic, audit: &Audit, language: Language) -> Finding {
    let (unit, standard) = audit.owner(found.span.source);
    Finding {
        rule: found.code.name,
        severity: found.severity,
        holds_back: found.holds(),
        components: found.components().collect(),
        basis: found.code.basis.name(),
        indicator: match found.code.basis {
            Basis::Assessor(ground) => ground.strip_prefix("pekppp:"),
            _ => None,
        },
        unit: unit.map(str::to_owned),
        standard: standard.map(str::to_owned),
        message: found.title.get(language).to_owned(),
        place: place(found.span, &audit.project),
        citation: found.citation.as_ref().map(|citation| citation.get(language).to_owned()),
        help: found.help.as_ref().map(|help| help.get(language).to_owned()),
        fixable: !found.edits.is_empty(),
        is_new: None,
    }
}

fn unit(seen: &SeenUnit, audit: &Audit, files: &Files, language: Language) -> Unit {
    let project = &audit.project;
    let mut standards: Vec<Standard> = seen.standards.iter().map(|seen| standard(seen, audit, files)).collect();
    standards.sort_by(|one, other| {
        let place = |standard: &Standard| (standard.completeness.fulfilled, Reverse(standard.findings.errors));
        place(one).cmp(&place(other)).then_with(|| one.id.cmp(&other.id))
    });
    let mut findings = Counts::default();
    seen.sources.iter().for_each(|source| findings.join(counts(files, *source)));
    let completeness: Share = standards.iter().map(|standard| standard.completeness).sum();
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
        path: project.sources.get(seen.span.source).path.clone(),
        led_by: seen.led_by.clone(),
        completeness,
        before: None,
        ombudsman: estimate(completeness, language),
        survey: seen.survey.as_ref().map(|survey| Index {
            value: (survey.value * 100.0).round() / 100.0,
            grade: grade(survey.value),
            period: survey.period.clone(),
            place: place(survey.span, project),
        }),
        oldest_review: oldest_review(&seen.standards),
        published: seen.standards.iter().filter(|standard| standard.published.is_some()).count(),
        findings,
        indicators,
        aspect,
        standards,
        found: worst_first(seen, files),
    }
}

fn standard(seen: &SeenStandard, audit: &Audit, files: &Files) -> Standard {
    let project = &audit.project;
    let cell = |(cell, spec): (&super::Cell, &ComponentSpec)| Cell {
        component: spec.id,
        state: cell.state,
        place: cell.spans.first().map(|span| place(*span, project)),
        is_shared: cell.spans.first().is_some_and(|span| audit.owner(span.source).0.is_none()),
        found: {
            let is_in = |span: &Span, found: &Diagnostic| {
                span.holds(found.span) || found.others.iter().any(|(_, other)| span.holds(*other))
            };
            let said = |span: &Span| those(span.source, files, |found| is_in(span, found));
            let mut found: Vec<usize> = cell.spans.iter().flat_map(said).collect();
            // What is missing has no place of its own.
            let lacks = |found: &Diagnostic| found.code.is_absence && found.components().any(|id| id == spec.id);
            found.extend(those(seen.source, files, lacks));
            found.sort_unstable();
            found.dedup();
            found
        },
    };
    let fulfilled = seen.cells.iter().filter(|cell| cell.state.is_fulfilled()).count();
    Standard {
        id: seen.id.clone(),
        name: seen.name.clone(),
        path: project.sources.get(seen.source).path.clone(),
        status: seen.status.map(Keyword::canonical),
        completeness: Share { fulfilled, asked: seen.cells.len() },
        reviewed: seen.reviewed.map(|date| date.to_string()),
        published: seen.published,
        findings: counts(files, seen.source),
        cells: seen.cells.iter().zip(&project.agency.regulation.components).map(cell).collect(),
    }
}

/// The oldest review of some standards, if each has one.
fn oldest_review<'s>(standards: impl IntoIterator<Item = &'s SeenStandard>) -> Option<String> {
    let reviews: Option<Vec<_>> = standards.into_iter().map(|standard| standard.reviewed).collect();
    Some(reviews?.into_iter().min()?.to_string())
}

/// The findings in the files of a unit, the worst first, each by its place among all.
fn worst_first(seen: &SeenUnit, files: &Files) -> Vec<usize> {
    let mut found: Vec<(usize, &Diagnostic)> =
        seen.sources.iter().filter_map(|source| files.get(source)).flat_map(|of| of.found.iter().copied()).collect();
    found.sort_by_key(|(at, found)| (found.severity, *at));
    found.into_iter().map(|(at, _)| at).collect()
}

/// The findings in a file that are meant.
fn those(source: SourceId, files: &Files, are: impl Fn(&Diagnostic) -> bool) -> Vec<usize> {
    let found = files.get(&source).map(|of| of.found.as_slice()).unwrap_or_default();
    found.iter().filter(|(_, found)| are(found)).map(|(at, _)| *at).collect()
}

fn place(span: Span, project: &Project) -> Place {
    let path = project.sources.get(span.source).path.clone();
    Place { path, line: project.sources.line(span) }
}

fn instrument(id: &str) -> &'static Instrument {
    INSTRUMENTS.iter().find(|instrument| instrument.id == id).expect("it is among the instruments")
}

/// What the share of fulfilled components would be called by the instrument that looked for each component.
fn estimate(completeness: Share, language: Language) -> Option<Estimate> {
    let instrument = instrument("ombudsman-2022");
    let score = completeness.per_cent()?;
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
        // Where no band is known there is nothing more to do for the files than to put all on record.
        raise: match marks {
            Some([_, most]) => most < 5,
            None => !seen.standards.is_empty() && (!all || !scale.bands.is_empty()),
        }
        .then(|| scale.raise.get(language).to_owned()),
    })
}
