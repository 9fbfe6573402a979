//! What is seen in one unit while it is there: the state of each component, and what the assessors' indicators count.

use jiff::ToSpan;
use jiff::civil::Date;

use super::State;
use super::report::Published;
use crate::model::{Consultation, Content, Publication, Status, Survey, media_beside_portal};
use crate::project::{File, Folder, Office, Project, Selection};
use crate::regulation::{ComponentSpec, Measure};
use crate::rules;
use crate::service::{Holding, Service};
use crate::source::{SourceId, Span};

/// A unit as it was seen.
#[derive(Debug)]
pub struct SeenUnit {
    /// The name of its folder.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// The office of who leads it.
    pub led_by: Option<String>,
    /// What its survey of satisfaction came to, and where that is written, if it is.
    pub survey: Option<Index>,
    /// Where its file begins.
    pub span: Span,
    /// All files of its folder: its own, those of standards, and those that are none.
    pub sources: Vec<SourceId>,
    /// Those of its standards that are asked for and were not revoked.
    pub standards: Vec<SeenStandard>,
}

/// The index of a survey of satisfaction.
#[derive(Debug)]
pub struct Index {
    /// From 25 to 100.
    pub value: f64,
    /// The year or half-year.
    pub period: Option<String>,
    /// Where it is written.
    pub span: Span,
}

impl Index {
    fn of(survey: &Survey) -> Option<Self> {
        let span = survey.score.as_ref().or(survey.element_scores.first())?.span;
        let period = survey.period.as_ref().map(|period| period.value.clone());
        // Beyond these it is on another scale, or no number.
        let value = survey.index().filter(|index| (25.0..=100.0).contains(index))?;
        Some(Index { value, period, span })
    }
}

/// A standard as it was seen.
#[derive(Debug)]
pub struct SeenStandard {
    /// The stem of its file's name.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Its file.
    pub source: SourceId,
    /// Whether it binds, is a draft or a sample; none if its file could not be read.
    pub status: Option<Status>,
    /// Its components, in the order of the guideline.
    pub cells: Vec<Cell>,
    /// When it was last reviewed.
    pub reviewed: Option<Date>,
    /// Where it is published, if that is on record.
    pub published: Option<Published>,
    /// What each of [`Measure::ALL`] comes to here and where that is written, if it is.
    pub counts: Vec<Option<(u32, Span)>>,
}

/// A component of a standard.
#[derive(Clone, Debug)]
pub struct Cell {
    /// In what state it is: the worst over its variants.
    pub state: State,
    /// All places that say it, from key to end of value: the nearest layer first.
    pub spans: Vec<Span>,
}

impl Cell {
    fn of(service: &Service, spec: &ComponentSpec) -> Self {
        let holdings: Vec<&Holding> = service.holdings(spec.id).collect();
        let mut spans: Vec<Span> = holdings.iter().map(|holding| holding.whole).collect();
        // A difference is laid over what may stand in another file.
        let contents = holdings.iter().filter_map(|holding| holding.content.as_deref()).map(Content::span);
        let elsewhere: Vec<Span> =
            contents.filter(|content| !spans.iter().any(|whole| whole.holds(*content))).collect();
        spans.extend(elsewhere);
        let state = match holdings.iter().map(|holding| State::of(holding)).max() {
            Some(state) if !rules::some_variant_lacks(service, spec) => state,
            _ => State::Missing,
        };
        Cell { state, spans }
    }
}

impl SeenStandard {
    /// Looks at a standard that was read, as of a day.
    pub fn new(service: &Service, as_of: Date) -> Self {
        let standard = service.standard;
        let specs = &service.project.agency.regulation.components;
        SeenStandard {
            id: standard.id.clone(),
            name: standard.name().to_owned(),
            source: standard.span.source,
            status: Some(standard.status()),
            cells: specs.iter().map(|spec| Cell::of(service, spec)).collect(),
            reviewed: service.facts.reviewed.map(|date| date.value),
            published: media(service.facts.media).map(|(published, _)| published),
            counts: Measure::ALL.into_iter().map(|measure| count(measure, service, as_of)).collect(),
        }
    }

    /// A standard whose file could not be read as one.
    fn unread(file: &File, components: usize) -> Self {
        SeenStandard {
            id: file.id.clone(),
            name: file.id.clone(),
            source: file.source,
            status: None,
            cells: vec![Cell { state: State::Wrong, spans: Vec::new() }; components],
            reviewed: None,
            published: None,
            counts: vec![None; Measure::ALL.len()],
        }
    }
}

impl SeenUnit {
    /// Looks at a unit that was read. `seen`: its standards that are asked for and could be read.
    pub fn new(
        project: &Project,
        folder: &Folder,
        office: &Office,
        selection: &Selection,
        mut seen: Vec<SeenStandard>,
    ) -> Self {
        let components = project.agency.regulation.components.len();
        let asked = folder.standards.iter().filter(|file| selection.takes(&office.id, &file.id));
        let unread = asked.filter(|file| office.standards.iter().all(|standard| standard.id != file.id));
        seen.extend(unread.map(|file| SeenStandard::unread(file, components)));
        seen.retain(|standard| standard.status != Some(Status::Revoked));
        SeenUnit {
            id: office.id.clone(),
            name: office.name().to_owned(),
            led_by: office.unit.facts.head.as_ref().and_then(|head| head.office()).map(|it| it.value.clone()),
            survey: office.unit.facts.survey.as_ref().and_then(Index::of),
            span: office.span,
            sources: folder.sources().collect(),
            standards: seen,
        }
    }
}

/// What a measure comes to for one standard, by what it says itself or else its unit.
fn count(measure: Measure, service: &Service, as_of: Date) -> Option<(u32, Span)> {
    let (facts, unit) = (&service.facts, &service.office.unit.facts);
    match measure {
        Measure::Whole => {
            let decreed = facts.decree.and_then(|decree| decree.number.as_ref())?;
            facts.consultation.and_then(consulted)?;
            Some((1, decreed.span))
        }
        Measure::Elements => facts.consultation.and_then(consulted),
        Measure::Media => media(facts.media).map(counted),
        Measure::ReviewYears => {
            // What lies ahead is a slip, which another rule reports.
            let reviewed = facts.reviewed.filter(|reviewed| reviewed.value <= as_of)?;
            let begun = (1..).find(|years| reviewed.value.saturating_add(years.years()) >= as_of)?;
            Some((u32::try_from(begun).ok()?, reviewed.span))
        }
        Measure::Pledge => unit.pledge.as_ref().and_then(|pledge| pledge.date.as_ref()).map(|date| (1, date.span)),
        Measure::Survey => facts.survey.and_then(|survey| survey.period.as_ref()).map(|period| (1, period.span)),
        Measure::SurveyMedia => facts.survey.and_then(|survey| media(&survey.media)).map(counted),
        Measure::FollowUp => facts.survey.and_then(followed_up),
    }
}

/// How many elements of society took part.
fn consulted(consultation: &Consultation) -> Option<(u32, Span)> {
    let first = consultation.elements.first()?;
    Some((u32::try_from(consultation.elements_known()).ok()?, first.span))
}

fn media(media: &[Publication]) -> Option<(Published, Span)> {
    let first = media.iter().find_map(|medium| medium.kind.as_ref())?;
    let (others, portal) = media_beside_portal(media);
    Some((Published { portal, others: u32::try_from(others).ok()? }, first.span))
}

/// How many media count beside the portal: none without it.
fn counted((published, span): (Published, Span)) -> (u32, Span) {
    (if published.portal { published.others } else { 0 }, span)
}

/// How many per cent of what was planned after a survey is done.
fn followed_up(survey: &Survey) -> Option<(u32, Span)> {
    let first = survey.follow_up.iter().find_map(|planned| planned.text.as_ref())?;
    let done = survey.follow_up.iter().filter(|planned| planned.done.is_some()).count();
    Some((u32::try_from(done * 100 / survey.follow_up.len()).ok()?, first.span))
}
