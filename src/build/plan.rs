//! Which topics are up to date, and which have to be made.

use std::collections::BTreeSet;

use super::parts::{self, StandardParts, UnitParts};
use super::printer::{BUILT_FROM, Topic};
use super::sink::Sink;
use super::{Request, hitches};
use crate::diagnostic::{Diagnostics, Hold};
use crate::digest::Digest;
use crate::manifest::{Manifest, Output};
use crate::source::{SourceId, Span};

/// All topics that are asked for: of each unit its standards, then the unit itself; the government last.
pub struct Plan<'a> {
    /// The units.
    pub units: Vec<UnitPlan<'a>>,
    /// One a topic.
    pub steps: Vec<Step<'a>>,
    /// What did not fit before, and does not fit now.
    pub found: Diagnostics,
}

/// A unit.
pub struct UnitPlan<'a> {
    /// The digest of all that its own documents come from.
    pub files: Digest,
    /// Its standards that nothing holds back, by their ids.
    pub sound: BTreeSet<&'a str>,
    /// Those of them that a decree may set.
    pub decreed: BTreeSet<&'a str>,
    /// Whether these are all its standards, so that its decree can tell of each.
    pub is_whole: bool,
}

/// A topic and how it stands.
pub struct Step<'a> {
    /// The topic.
    pub topic: Topic<'a>,
    /// The place of its unit in the list.
    pub unit: Option<usize>,
    /// How it stands.
    pub state: State,
    /// Whether something holds back the decree of its own that a standard has.
    pub is_undecreed: bool,
}

/// How a topic stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Its outputs are as they should be.
    Current,
    /// Its outputs are to be made.
    Due,
    /// Something in its files holds its documents back.
    Held,
}

impl<'a> Plan<'a> {
    /// Looks at what is asked for and what is there. `tags`: the languages of the documents of the government.
    pub fn new(
        request: &Request,
        parts: &[&'a UnitParts],
        found: &Diagnostics,
        tags: &'a [String],
        before: &Manifest,
        sink: &Sink,
    ) -> Self {
        let shared = Shared::new(request, found);
        let takes = |unit: &str, standard: &str| request.shard.is_none_or(|shard| shard.takes(unit, standard));
        let mut plan = Plan { units: Vec::new(), steps: Vec::new(), found: Diagnostics::default() };
        for (at, unit) in parts.iter().enumerate() {
            let planned = UnitPlan::new(unit, request, &shared);
            let mut spans = vec![unit.span];
            spans.extend(request.project.agency_span);
            for id in unit.ids.iter().filter(|id| request.selection.takes(&unit.id, id) && takes(&unit.id, id)) {
                let standard = unit.standards.iter().find(|standard| standard.id == *id);
                let own = standard.map(|standard| standard.files);
                let inputs = standard.map(|standard| standard.inputs.as_slice()).unwrap_or_default();
                let is_undecreed = standard
                    .is_some_and(|standard| standard.has_decree && !planned.decreed.contains(standard.id.as_str()));
                let marked = is_undecreed.then(|| Digest::of(b"undecreed"));
                let topic = Topic {
                    unit: &unit.id,
                    standard: id,
                    tags: standard.map(|standard| standard.tags.as_slice()).unwrap_or_default(),
                    unit_tags: &unit.tags,
                    files: Digest::of_all(
                        [Some(shared.files), Some(unit.files), Some(Digest::of(id.as_bytes())), own, marked]
                            .into_iter()
                            .flatten(),
                    ),
                    inputs: [shared.inputs.as_slice(), unit.inputs.as_slice(), inputs].concat().into(),
                    spans: standard.iter().map(|standard| standard.span).chain(spans.iter().copied()).collect(),
                };
                let is_sound = planned.sound.contains(id.as_str());
                plan.steps.push(Step {
                    topic,
                    unit: Some(at),
                    state: if is_sound { State::Due } else { State::Held },
                    is_undecreed,
                });
            }
            if request.selection.takes_unit(&unit.id) && takes(&unit.id, "") && !unit.ids.is_empty() {
                let topic = Topic {
                    unit: &unit.id,
                    standard: "",
                    tags: &unit.tags,
                    unit_tags: &unit.tags,
                    files: planned.files,
                    inputs: [shared.inputs.as_slice(), &[format!("{}/", unit.id)]].concat().into(),
                    spans,
                };
                let state = if planned.sound.is_empty() { State::Held } else { State::Due };
                plan.steps.push(Step { topic, unit: Some(at), state, is_undecreed: false });
            }
            plan.units.push(planned);
        }
        if request.selection.is_all() && takes("", "") {
            let listed = plan.units.iter().filter(|unit| !unit.sound.is_empty()).map(|unit| unit.files);
            let topic = Topic {
                unit: "",
                standard: "",
                tags,
                unit_tags: &[],
                files: Digest::of_all([shared.files].into_iter().chain(listed)),
                inputs: vec!["./".to_owned()].into(),
                spans: request.project.agency_span.into_iter().collect(),
            };
            let state = if shared.is_held { State::Held } else { State::Due };
            plan.steps.push(Step { topic, unit: None, state, is_undecreed: false });
        }
        plan.leave_out(request, before, sink);
        plan
    }

    /// Whether a topic tells of all that it should.
    pub fn is_whole(&self, step: usize) -> bool {
        let step = &self.steps[step];
        match (step.topic.standard, step.unit) {
            ("", Some(unit)) => self.units[unit].is_whole,
            _ => !step.is_undecreed,
        }
    }

    /// Marks what is there as it should be.
    fn leave_out(&mut self, request: &Request, before: &Manifest, sink: &Sink) {
        let known = before.by_topic();
        for step in self.steps.iter_mut().filter(|step| step.state == State::Due) {
            let outputs = known.get(&(step.topic.unit, step.topic.standard)).into_iter().flatten();
            let outputs: Vec<_> = outputs.filter(|(_, output)| request.asks(&output.document)).collect();
            let is_right = |(path, output): &&(&String, &Output)| {
                output.files == step.topic.files && !output.stale && sink.has(path, output)
            };
            if outputs.is_empty() || !outputs.iter().all(is_right) {
                continue;
            }
            step.state = State::Current;
            let long = outputs.iter().filter_map(|(_, output)| {
                Some(hitches::too_long(&output.document, output.too_long.as_deref()?, step.topic.spans[0]))
            });
            self.found.extend(long);
        }
    }
}

/// What all documents come from.
struct Shared {
    files: Digest,
    inputs: Vec<String>,
    /// The files in which something holds back all documents.
    held: BTreeSet<SourceId>,
    /// The files in which something holds back the decree, or all documents.
    undecreed: BTreeSet<SourceId>,
    /// Whether everything is held back.
    is_held: bool,
}

impl Shared {
    fn new(request: &Request, found: &Diagnostics) -> Self {
        let project = request.project;
        let agency = project.agency_span.map(|span| project.sources.get(span.source).text()).unwrap_or_default();
        let files = Digest::of_all([
            Digest::of(BUILT_FROM.as_bytes()),
            Digest::of_all(request.templates.own().flat_map(|(path, _, text)| [path, text])),
            Digest::of_all(request.asked.iter().collect::<BTreeSet<_>>()),
            Digest::of(agency.as_bytes()),
            parts::pictures(project.pictures.values()),
        ]);
        let inputs = project.agency_span.map(|span| parts::inputs(project, span.source, project.pictures.values()));
        let mut inputs = inputs.unwrap_or_default();
        if request.templates.own().next().is_some() {
            inputs.push("../templates/".to_owned());
        }
        let (held, undecreed) = (found.holding(Hold::Documents), found.holding(Hold::DECREE));
        let is_held = project.agency_span.is_some_and(|span| held.contains(&span.source));
        Shared { files, inputs, held, undecreed, is_held }
    }
}

impl<'a> UnitPlan<'a> {
    fn new(unit: &'a UnitParts, request: &Request, shared: &Shared) -> Self {
        let agency = request.project.agency_span;
        let is_in = |files: &BTreeSet<SourceId>, span: Span| files.contains(&span.source);
        let all_held = shared.is_held || is_in(&shared.held, unit.span);
        let is_sound =
            |standard: &&StandardParts| !all_held && standard.is_printable && !is_in(&shared.held, standard.span);
        let sound: Vec<&StandardParts> = unit.standards.iter().filter(is_sound).collect();
        let none_decreed = [Some(unit.span), agency].into_iter().flatten().any(|span| is_in(&shared.undecreed, span));
        let is_decreed = |standard: &&&StandardParts| !none_decreed && !is_in(&shared.undecreed, standard.span);
        let decreed: BTreeSet<&str> = sound.iter().filter(is_decreed).map(|standard| standard.id.as_str()).collect();
        let is_whole = decreed.len() == unit.ids.len();
        let each = sound.iter().flat_map(|standard| [Digest::of(standard.id.as_bytes()), standard.files]);
        UnitPlan {
            files: Digest::of_all([shared.files, unit.files, Digest::of_all(each), Digest::of(&[u8::from(is_whole)])]),
            sound: sound.iter().map(|standard| standard.id.as_str()).collect(),
            decreed,
            is_whole,
        }
    }
}
