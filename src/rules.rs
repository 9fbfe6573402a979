//! The rules: what an assessor would find. To add one, write its file and add a line to [`ALL`].

mod amount_without_basis;
mod citations;
mod contact_mismatch;
mod dangling_reference;
mod digit_for_letter;
mod double_numbering;
mod duplicate_id;
mod duplicate_item;
mod empty_component;
mod fee_as_story;
mod fee_without_amount;
mod few_elements;
mod few_media;
mod foreign_name;
mod free_with_payment;
mod future_date;
mod hours_in_component;
mod impossible_time;
mod incomplete_pledge;
mod incomplete_variant;
mod late_complaint_limit;
mod left_placeholder;
mod malformed_citation;
mod missing_compensation;
mod missing_component;
mod missing_consultation;
mod missing_date;
mod missing_decree_number;
mod missing_lapor;
mod missing_officer;
mod missing_start;
mod missing_vulnerable_facilities;
mod misspelt_lapor;
mod old_survey;
mod one_kind_of_channel;
mod pandemic_rule;
mod replaced_law;
mod review_overdue;
mod severity;
mod spm_definition;
mod staff_mismatch;
mod steps_exceed_time;
mod unclear_days;
mod unpublished_survey;
mod unquantified_time;
mod vague_requirement;
mod waivers;
mod words;
mod wrong_citation;
mod wrong_place;
mod wrong_survey_score;

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

pub use incomplete_variant::lacking;
pub use left_placeholder::PLACEHOLDER;
pub use missing_component::lacks;
pub use missing_date::undated;
use waivers::Waivers;
use words::{all_words, contact_words, notes, phrases, words};

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Edit};
use crate::model::{
    Case, Content, Dangling, Decree, Holding, Item, Kind, Publication, Resolved, Standard, Survey, Variant,
};
use crate::project::{Folder, Office, Project, Selection};
use crate::source::{SourceId, Span};
use crate::{model, project, regulation, templates, yaml};

/// A rule over one standard.
pub struct Rule {
    /// What it reports.
    pub code: Code,
    /// A standard in which it finds something; a test case.
    pub wrong: &'static str,
    /// A standard in which it finds nothing; a test case.
    pub right: &'static str,
    /// Finds it.
    pub check: fn(&Subject, &mut Diagnostics),
}

/// Every rule.
pub const ALL: &[Rule] = &[
    missing_component::RULE,
    empty_component::RULE,
    incomplete_variant::RULE,
    duplicate_id::RULE,
    dangling_reference::RULE,
    amount_without_basis::RULE,
    free_with_payment::RULE,
    steps_exceed_time::RULE,
    unquantified_time::RULE,
    missing_date::RULE,
    vague_requirement::RULE,
    wrong_place::RULE,
    unclear_days::RULE,
    hours_in_component::RULE,
    fee_without_amount::RULE,
    missing_lapor::RULE,
    misspelt_lapor::RULE,
    one_kind_of_channel::RULE,
    missing_officer::RULE,
    contact_mismatch::RULE,
    missing_vulnerable_facilities::RULE,
    staff_mismatch::RULE,
    missing_compensation::RULE,
    missing_decree_number::RULE,
    digit_for_letter::RULE,
    double_numbering::RULE,
    duplicate_item::RULE,
    malformed_citation::RULE,
    wrong_citation::RULE,
    replaced_law::RULE,
    late_complaint_limit::RULE,
    missing_consultation::RULE,
    few_elements::RULE,
    incomplete_pledge::RULE,
    wrong_survey_score::RULE,
    unpublished_survey::RULE,
    few_media::RULE,
    spm_definition::RULE,
    foreign_name::RULE,
    review_overdue::RULE,
    old_survey::RULE,
    fee_as_story::RULE,
    missing_start::RULE,
    pandemic_rule::RULE,
    left_placeholder::RULE,
    future_date::RULE,
    impossible_time::RULE,
];

/// What a rule looks at.
pub struct Subject<'a> {
    /// The project.
    pub project: &'a Project,
    /// The unit.
    pub office: &'a Office,
    /// The standard, as written.
    pub standard: &'a Standard,
    /// The standard, with its layers merged.
    pub resolved: Resolved,
    /// References of its layers that lead nowhere.
    pub dangling: Vec<Dangling>,
    /// The day as of which it is looked at.
    pub as_of: Date,
    applicants: OnceCell<Vec<Case>>,
}

/// The components that an applicant goes through.
const MET: [&str; 5] = ["requirements", "procedure", "time", "cost", "product"];

impl<'a> Subject<'a> {
    /// Merges the layers of a standard.
    pub fn new(project: &'a Project, office: &'a Office, standard: &'a Standard, as_of: Date) -> Self {
        let mut dangling = Vec::new();
        let resolved = project.resolve(office, standard, &mut dangling);
        Subject { project, office, standard, resolved, dangling, as_of, applicants: OnceCell::new() }
    }

    /// Whether a syntax error hides a part of what holds for it: what is missing may yet be there.
    pub fn is_cut(&self) -> bool {
        self.standard.is_cut || self.office.unit.is_cut || self.project.agency.is_cut
    }

    /// What an applicant meets, [`MET`]: in each variant only what holds for it, or the base if there are no variants.
    pub fn applicants(&self) -> &[Case] {
        let narrow = |(variant, case): (&Variant, &Case)| {
            let id = variant.id();
            let met = case.iter().filter(|(component, _)| MET.contains(component));
            let narrowed = met.map(|(component, holding)| {
                let content = holding.content.as_ref().and_then(|content| match content.tells_variants_apart() {
                    true => content.for_variant(&id).map(Arc::new),
                    false => Some(content.clone()),
                });
                (*component, Holding { content, ..*holding })
            });
            narrowed.collect()
        };
        self.applicants.get_or_init(|| match self.standard.variants.is_empty() {
            true => vec![self.resolved.base.clone()],
            false => self.variants().map(narrow).collect(),
        })
    }

    /// Each variant with what holds for it.
    pub fn variants(&self) -> impl Iterator<Item = (&'a Variant, &Case)> {
        self.standard.variants.iter().zip(&self.resolved.variants)
    }

    /// What the base and each variant say of a component, each saying once.
    pub fn holdings(&self, id: &str) -> impl Iterator<Item = &Holding> {
        let base = self.resolved.base.get(id);
        let variants = self.resolved.variants.iter().filter_map(move |case| case.get(id));
        base.into_iter().chain(variants.filter(move |holding| differs(holding, base)))
    }

    /// Whether a component says something that could be read.
    pub fn told_of(&self, id: &str) -> bool {
        self.holdings(id).any(|holding| holding.content.is_some())
    }

    /// What is said of a component, if it is of this kind, with the place of its key.
    pub fn items<D: Kind>(&self, id: &str) -> impl Iterator<Item = (Span, &Item<D>)> {
        self.holdings(id).filter_map(|holding| Some((holding.span, holding.item()?)))
    }

    /// All that is said of components, each saying once.
    pub fn told(&self) -> impl Iterator<Item = &Content> {
        self.contents().filter_map(|(_, holding)| holding.content.as_deref())
    }

    /// What is said of the components: by the base, and by the variants where they say something else.
    pub fn contents(&self) -> impl Iterator<Item = (&'static str, &Holding)> {
        let base = &self.resolved.base;
        let variants = self.resolved.variants.iter().flatten();
        let differing = variants.filter(|(id, holding)| differs(holding, base.get(*id)));
        base.iter().chain(differing).map(|(id, holding)| (*id, holding))
    }

    /// The base, and each variant's case.
    pub fn cases(&self) -> impl Iterator<Item = &Case> {
        std::iter::once(&self.resolved.base).chain(&self.resolved.variants)
    }

    /// An edit of a word in what is written at a place, if it stands there once.
    pub fn edit(&self, span: Span, word: &str, text: impl Into<String>) -> Option<Edit> {
        let written = self.project.sources.text(span);
        let (at, _) = written.match_indices(word).next().filter(|_| written.matches(word).count() == 1)?;
        let start = span.bytes().start + at;
        Some(Edit { span: Span::new(span.source, start..start + word.len()), text: text.into() })
    }

    /// The decrees of the standard and of its unit.
    pub fn decrees(&self) -> impl Iterator<Item = &Decree> {
        self.standard.facts.decree.iter().chain(&self.office.unit.facts.decree)
    }

    /// Where it is published, by itself or else by its unit.
    pub fn media(&self) -> &'a [Publication] {
        let own = &self.standard.facts.media;
        if own.is_empty() { &self.office.unit.facts.media } else { own }
    }

    /// The surveys of the standard and of its unit.
    pub fn surveys(&self) -> impl Iterator<Item = &Survey> {
        self.standard.facts.survey.iter().chain(&self.office.unit.facts.survey)
    }
}

/// Whether a variant says something else of a component than the base.
fn differs(holding: &Holding, base: Option<&Holding>) -> bool {
    let same =
        |own: &Arc<Content>| base.and_then(|base| base.content.as_ref()).is_some_and(|base| Arc::ptr_eq(base, own));
    holding.is_empty || holding.content.as_ref().is_some_and(|own| !same(own))
}

/// Reads the units of a project that are asked for, side by side, and runs every rule over their standards, as of a day:
/// findings that are waived until then are left out, and waivers that are of no use are reported.
pub fn check_project(project: &Project, selection: &Selection, as_of: Date) -> Diagnostics {
    check_units(project, selection, as_of, |_| (), |_, _, _| ()).0
}

/// The same, and what else is seen in each unit while it is there: `glance` looks at a standard that was read, and `look`
/// at the unit with what was seen in those.
pub fn check_units<S, T: Send>(
    project: &Project,
    selection: &Selection,
    as_of: Date,
    glance: impl Fn(&Subject) -> S + Sync,
    look: impl Fn(&Folder, &Office, Vec<S>) -> T + Sync,
) -> (Diagnostics, Vec<T>) {
    let asked: Vec<&Folder> = project.units.iter().filter(|unit| selection.takes_some_of(&unit.id)).collect();
    let seen: Vec<Seen<T>> =
        asked.par_iter().map(|folder| see(project, folder, selection, as_of, &glance, &look)).collect();
    let found = gather(project, selection, as_of, &seen);
    (found, seen.into_iter().map(|seen| seen.looked).collect())
}

/// What was found in a unit, and what else was seen.
pub struct Seen<T> {
    found: Diagnostics,
    waivers: Waivers,
    /// What else was seen.
    pub looked: T,
}

/// Reads a unit, checks it and looks at it.
pub fn see<S, T>(
    project: &Project,
    folder: &Folder,
    selection: &Selection,
    as_of: Date,
    glance: impl Fn(&Subject) -> S,
    look: impl Fn(&Folder, &Office, Vec<S>) -> T,
) -> Seen<T> {
    let mut found = Diagnostics::default();
    let office = project.office(folder, &mut found);
    let mut seen = Vec::with_capacity(office.standards.len());
    let waivers =
        check_unit(project, folder, &office, selection, as_of, |subject| seen.push(glance(subject)), &mut found);
    Seen { found, waivers, looked: look(folder, &office, seen) }
}

/// All that was found in a project, in the order of places.
pub fn gather<'s, T: 's>(
    project: &Project,
    selection: &Selection,
    as_of: Date,
    seen: impl IntoIterator<Item = &'s Seen<T>>,
) -> Diagnostics {
    let mut diagnostics = project.diagnostics.clone();
    let mut waivers = Waivers::new(as_of);
    for unit in seen {
        diagnostics.extend(unit.found.iter().cloned());
        waivers.join(&unit.waivers);
    }
    if selection.is_all() {
        waivers.report(&project.agency.facts.waivers, &mut diagnostics);
    }
    let levels = project.agency.facts.findings.iter().filter_map(|level| level.rule.as_ref());
    diagnostics.extend(levels.filter_map(severity::unknown));
    diagnostics.sort();
    diagnostics
}

/// Runs every rule over the standards of a unit that are asked for, and adds what is found to what was found in reading.
fn check_unit(
    project: &Project,
    folder: &Folder,
    office: &Office,
    selection: &Selection,
    as_of: Date,
    mut glance: impl FnMut(&Subject),
    diagnostics: &mut Diagnostics,
) -> Waivers {
    let mut waivers = Waivers::new(as_of);
    for standard in office.standards.iter().filter(|standard| selection.takes(&office.id, &standard.id)) {
        for found in diagnostics.iter_mut().filter(|found| found.span.source == standard.span.source) {
            found.severity = severity::in_draft(standard, found.code, found.severity);
        }
        let subject = Subject::new(project, office, standard, as_of);
        check(&subject, &mut waivers, diagnostics);
        glance(&subject);
        waivers.report(&standard.facts.waivers, diagnostics);
    }
    if selection.takes_unit(&office.id) {
        waivers.report(&office.unit.facts.waivers, diagnostics);
    } else {
        let others = folder.standards.iter().filter(|file| !selection.takes(&office.id, &file.id));
        let others: BTreeSet<SourceId> = others.map(|file| file.source).collect();
        diagnostics.retain(|diagnostic| !others.contains(&diagnostic.span.source));
    }
    waivers
}

/// Runs every rule over one standard.
fn check(subject: &Subject, waivers: &mut Waivers, diagnostics: &mut Diagnostics) {
    for rule in ALL {
        let mut found = Diagnostics::default();
        (rule.check)(subject, &mut found);
        let found = found.into_iter().filter(|diagnostic| !waivers.waive(subject, diagnostic));
        diagnostics.extend(found.map(|diagnostic| Diagnostic {
            citation: regulation::cite(diagnostic.code.basis),
            severity: severity::of_rule(subject, &diagnostic),
            ..diagnostic
        }));
    }
}

/// Every kind of defect that the program knows, for `explain`.
pub fn codes() -> Vec<&'static Code> {
    let rules = ALL.iter().map(|rule| &rule.code);
    let reading = yaml::CODES.iter().chain(model::CODES).copied();
    rules
        .chain(reading)
        .chain(waivers::CODES.iter().copied())
        .chain([&severity::UNKNOWN_RULE, &project::UNREADABLE_FILE, &templates::BROKEN_TEMPLATE, &templates::TOO_LONG])
        .collect()
}
