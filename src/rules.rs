//! The rules: what an assessor would find. To add one, write its file and add a line to [`ALL`].

mod amount_without_basis;
mod approximate_time;
mod citations;
mod contact_mismatch;
mod contribution_as_fee;
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
mod missing_decree_date;
mod missing_decree_number;
mod missing_lapor;
mod missing_officer;
mod missing_start;
mod missing_vulnerable_facilities;
mod misspelt_lapor;
mod name_as_position;
mod old_survey;
mod one_kind_of_channel;
mod pandemic_rule;
mod replaced_law;
mod review_overdue;
mod severity;
mod spelling;
mod spm_definition;
mod staff_mismatch;
mod steps_exceed_time;
mod unclear_days;
mod unclear_fee;
mod unpublished_survey;
mod unquantified_time;
mod unread_cell;
mod vague_requirement;
mod waivers;
mod words;
mod wrong_citation;
mod wrong_place;
mod wrong_survey_score;

use std::collections::BTreeSet;

use jiff::civil::Date;
use rayon::prelude::*;

pub use incomplete_variant::some_variant_lacks;
pub use left_placeholder::PLACEHOLDER;
pub use missing_date::undated;
pub use spelling::{spell, spelt};
use waivers::Waivers;
use words::{all_words, contact_words, fee_words, notes, phrases, words};

use crate::crash::contained;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, INTERNAL_ERROR, internal_error};
use crate::model::Written;
use crate::project::{Folder, Office, Project, Selection};
use crate::service::Service;
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
    pub check: Check,
}

/// How a rule looks at a standard.
pub enum Check {
    /// By what is written.
    Standard(fn(&Service, &mut Diagnostics)),
    /// By what is written, as of a day.
    AsOf(fn(&Service, Date, &mut Diagnostics)),
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
    approximate_time::RULE,
    missing_date::RULE,
    vague_requirement::RULE,
    wrong_place::RULE,
    unclear_days::RULE,
    hours_in_component::RULE,
    fee_without_amount::RULE,
    contribution_as_fee::RULE,
    unclear_fee::RULE,
    unread_cell::RULE,
    missing_lapor::RULE,
    misspelt_lapor::RULE,
    one_kind_of_channel::RULE,
    missing_officer::RULE,
    name_as_position::RULE,
    contact_mismatch::RULE,
    missing_vulnerable_facilities::RULE,
    staff_mismatch::RULE,
    missing_compensation::RULE,
    missing_decree_number::RULE,
    missing_decree_date::RULE,
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
    glance: impl Fn(&Service) -> S + Sync,
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
    glance: impl Fn(&Service) -> S,
    look: impl Fn(&Folder, &Office, Vec<S>) -> T,
) -> Seen<T> {
    let mut found = Diagnostics::default();
    let office = project.office(folder, &mut found);
    let mut seen = Vec::with_capacity(office.standards.len());
    let waivers =
        check_unit(project, folder, &office, selection, as_of, |service| seen.push(glance(service)), &mut found);
    spell(&mut found, project);
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
    let mut of_units = Vec::new();
    for unit in seen {
        of_units.push(&unit.found);
        waivers.join(&unit.waivers);
    }
    if selection.is_all() {
        waivers.report(&project.agency.facts.waivers, &mut diagnostics);
    }
    let levels = project.agency.facts.findings.iter().filter_map(|level| level.rule.as_ref());
    diagnostics.extend(levels.filter_map(severity::unknown));
    spell(&mut diagnostics, project);
    diagnostics.extend(of_units.into_iter().flat_map(Diagnostics::iter).cloned());
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
    mut glance: impl FnMut(&Service),
    diagnostics: &mut Diagnostics,
) -> Waivers {
    let mut waivers = Waivers::new(as_of);
    for standard in office.standards.iter().filter(|standard| selection.takes(&office.id, &standard.id)) {
        for found in diagnostics.iter_mut().filter(|found| found.span.source == standard.span.source) {
            found.severity = severity::in_draft(standard, found.code, found.severity);
        }
        let service = Service::new(project, office, standard);
        let before = diagnostics.total();
        contained(|| check(&service, as_of, &mut waivers, diagnostics))
            .unwrap_or_else(|crash| diagnostics.push(internal_error(&crash, standard.span)));
        tell_once(&service, before, diagnostics);
        glance(&service);
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

/// One omission is one finding: where a rule says at an empty key what is missing, that the key is empty goes without
/// saying, and of a component that says nothing, nothing else is said. `before`: how many defects there were before the
/// rules.
fn tell_once(service: &Service, before: usize, diagnostics: &mut Diagnostics) {
    let rules: Vec<&Diagnostic> = diagnostics.iter().skip(before).collect();
    let empty = service.standard.written.values().filter(|written| written.is_empty);
    let told = |written: &&Written| rules.iter().any(|found| found.span == written.key);
    let keys: Vec<Span> = empty.filter(told).map(|written| written.whole).collect();
    let silent = rules.iter().filter(|found| found.code.name == empty_component::RULE.code.name);
    let silent: Vec<Span> = silent
        .flat_map(|found| std::iter::once(found.span).chain(found.others.iter().map(|(_, span)| *span)))
        .collect();
    let silent: Vec<Span> = service
        .contents()
        .map(|(_, holding)| holding)
        .filter(|holding| silent.contains(&holding.span))
        .map(|holding| holding.whole)
        .collect();
    let mut at = 0;
    diagnostics.retain(|found| {
        at += 1;
        let is_in = |spans: &[Span]| spans.iter().any(|whole| whole.holds(found.span));
        let is_more = found.code.name != empty_component::RULE.code.name && is_in(&silent);
        if at > before { !is_more } else { !is_in(&keys) }
    });
}

/// Runs every rule over one standard.
fn check(service: &Service, as_of: Date, waivers: &mut Waivers, diagnostics: &mut Diagnostics) {
    for rule in ALL {
        let mut found = Diagnostics::default();
        match rule.check {
            Check::Standard(check) => check(service, &mut found),
            Check::AsOf(check) => check(service, as_of, &mut found),
        }
        if found.total() == 0 || waivers.waive(service, &rule.code) {
            continue;
        }
        let (citation, set) = (regulation::cite(rule.code.basis), severity::set(service, &rule.code));
        diagnostics.extend(found.into_iter().map(|diagnostic| Diagnostic {
            citation: citation.clone(),
            component: diagnostic.component.or_else(|| service.component_at(diagnostic.span)),
            severity: severity::in_draft(service.standard, &rule.code, set.unwrap_or(diagnostic.severity)),
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
        .chain([
            &severity::UNKNOWN_RULE,
            &project::UNREADABLE_FILE,
            &project::CHARACTER_WITHOUT_FONT,
            &templates::BROKEN_TEMPLATE,
            &templates::TOO_LONG,
            &INTERNAL_ERROR,
        ])
        .collect()
}
