//! What was asked for and is not there, and why: held back by a finding, too long, or without what it needs.

use std::collections::{BTreeMap, BTreeSet};

use super::Request;
use super::parts::{StandardParts, UnitParts};
use super::plan::{Plan, State, Step};
use crate::diagnostic::{Diagnostic, Diagnostics, Hold};
use crate::document::{Document, Need, Of};
use crate::locale::Text;
use crate::manifest::Manifest;
use crate::source::{SourceId, Span};
use crate::text;

/// Documents of a standard, a unit or the government that were not made.
#[derive(Clone, Debug)]
pub struct Unmade {
    /// The folder of the unit; empty for the government.
    pub unit: String,
    /// The stem of the standard's file; empty for a unit.
    pub standard: String,
    /// The document; none if it is all that were asked for.
    pub document: Option<&'static Document>,
    /// Why not.
    pub cause: Cause,
}

/// Why documents were not made.
#[derive(Clone, Debug)]
pub enum Cause {
    /// Findings hold them back: never empty.
    Held(Vec<By>),
    /// It does not fit on its sheets; the component is the longest.
    TooLong(String),
    /// It does not apply, until this is there.
    Lacking(Text),
}

/// A finding that holds documents back.
#[derive(Clone, Debug)]
pub struct By {
    /// Its place.
    pub span: Span,
    /// Its kind.
    pub rule: &'static str,
    /// What it says.
    pub title: Text,
}

impl By {
    /// Of a finding.
    pub fn of(found: &Diagnostic) -> Self {
        By { span: found.span, rule: found.code.name, title: found.title.clone() }
    }
}

/// What a document of a unit, or of one of its standards, cannot be without and is not written.
#[derive(Clone, Debug)]
pub struct Lack {
    /// The standard whose own document it is; none if it is the unit's.
    pub standard: Option<String>,
    /// What is needed.
    pub need: Need,
    /// What is missing.
    pub text: Text,
}

/// All of it, in the order of the plan. `checked`: what was found before; `failed`: what stopped some steps.
pub fn unmade(
    request: &Request,
    parts: &[&UnitParts],
    plan: &Plan,
    checked: &Diagnostics,
    failed: &BTreeMap<usize, Vec<By>>,
    after: &Manifest,
) -> Vec<Unmade> {
    let unmade = Gathering { request, parts, plan, held: By::in_files(checked), failed, after };
    (0..plan.steps.len()).flat_map(|at| unmade.of(at)).collect()
}

/// The findings that hold something back, by their file.
type InFiles = BTreeMap<SourceId, Vec<(Hold, By)>>;

impl By {
    fn in_files(found: &Diagnostics) -> InFiles {
        let mut files = InFiles::new();
        for found in found.iter().filter(|found| found.holds() != Hold::Nothing) {
            files.entry(found.span.source).or_default().push((found.holds(), By::of(found)));
        }
        files
    }
}

struct Gathering<'a> {
    request: &'a Request<'a>,
    parts: &'a [&'a UnitParts],
    plan: &'a Plan<'a>,
    held: InFiles,
    failed: &'a BTreeMap<usize, Vec<By>>,
    after: &'a Manifest,
}

impl Gathering<'_> {
    fn of(&self, at: usize) -> Vec<Unmade> {
        let step = &self.plan.steps[at];
        let (unit, standard) = (step.topic.unit, step.topic.standard);
        let unmade = |document, cause| Unmade { unit: unit.to_owned(), standard: standard.to_owned(), document, cause };
        if let Some(by) = self.failed.get(&at) {
            return vec![unmade(None, Cause::Held(by.clone()))];
        }
        let kinds = match (unit, standard) {
            ("", _) => [Of::Agency].as_slice(),
            (_, "") => &[Of::Unit],
            _ if self.standard(step).is_some_and(|standard| standard.has_decree) => &[Of::Standard, Of::Decreed],
            _ => &[Of::Standard],
        };
        let documents = kinds.iter().flat_map(|of| self.request.documents(*of));
        if step.state == State::Held {
            let lack = |document: &Document| document.needs.and_then(|need| self.lack(step, need));
            let (lacking, held): (Vec<_>, Vec<_>) =
                documents.map(|document| (document, lack(document))).partition(|(_, lack)| lack.is_some());
            let by = if held.is_empty() { Vec::new() } else { self.holding(step, Hold::Documents) };
            let held = Some(by).filter(|by| !by.is_empty()).map(|by| unmade(None, Cause::Held(by)));
            let lacking = lacking.into_iter().filter_map(|(document, lack)| Some((document, lack?)));
            return lacking.map(|(document, lack)| unmade(Some(document), Cause::Lacking(lack))).chain(held).collect();
        }
        let too_long = |document: &Document| {
            let path = document.path(unit, standard);
            self.after.outputs.get(&path).filter(|output| !output.stale)?.too_long.clone()
        };
        let unmade = documents.filter_map(|document| {
            let lack = document.needs.and_then(|need| self.lack(step, need));
            let held = || document.needs == Some(Need::Decree) && !self.plan.is_whole(at);
            let cause = match lack {
                Some(lack) => Cause::Lacking(lack),
                None if held() => Cause::Held(self.holding(step, Hold::DECREE)),
                None => Cause::TooLong(too_long(document)?),
            };
            Some(unmade(Some(document), cause))
        });
        unmade.collect()
    }

    fn standard(&self, step: &Step) -> Option<&StandardParts> {
        let unit = self.parts[step.unit?];
        unit.standards.iter().find(|standard| standard.id == step.topic.standard)
    }

    /// What is missing for a document of a step.
    fn lack(&self, step: &Step, need: Need) -> Option<Text> {
        let Some(unit) = step.unit.filter(|_| need != Need::Address) else {
            let is_missing = need == Need::Address && self.request.project.agency.facts.website.is_none();
            return is_missing.then(
                || text!(id: "belum ada `situs` di `agency.yaml`", en: "there is no `website` in `agency.yaml`"),
            );
        };
        let own = Some(step.topic.standard).filter(|standard| !standard.is_empty());
        let lacks = &self.parts[unit].lacks;
        let lack = lacks.iter().find(|lack| lack.need == need && lack.standard.as_deref() == own);
        lack.map(|lack| lack.text.clone())
    }

    /// What holds back that much of a step, or more: in its own file, in those of its unit and government, and of a unit
    /// also in those of its standards.
    fn holding(&self, step: &Step, hold: Hold) -> Vec<By> {
        let agency = self.request.project.agency_span;
        let unit = step.unit.map(|unit| self.parts[unit]);
        let mut files: BTreeSet<SourceId> = agency.iter().chain(&step.topic.spans).map(|span| span.source).collect();
        match (unit, step.topic.standard) {
            (Some(unit), "") => files.extend(unit.sources.iter().map(|(_, source)| *source)),
            (Some(unit), own) => {
                files.extend(unit.sources.iter().filter(|(id, _)| id == own).map(|(_, source)| *source));
            }
            _ => {}
        }
        let found = files.iter().filter_map(|file| self.held.get(file)).flatten();
        let mut by: Vec<By> =
            found.filter(|(held, _)| [hold, Hold::Documents].contains(held)).map(|(_, by)| by.clone()).collect();
        by.sort_by_key(|by| by.span);
        by
    }
}
