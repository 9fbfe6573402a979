//! What people get if a promise fails: wherever a statement promises it, in every document that tells of it.

use serde::Serialize;

use super::line::{Group, Line};
use super::words::words;
use super::{Rich, Setting, Words, lines};
use crate::model::{Compensation, Item, Placed, Statement, Variant};
use crate::regulation::ContentKind;
use crate::service::{Service, merged, top_items};
use crate::vocabulary::VOCABULARY;

/// What people get if a promise fails.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CompensationView {
    /// What was promised; none if it is given for any promise.
    promise: Option<Words>,
    /// When it is given.
    condition: Option<Words>,
    /// What they get.
    text: Rich,
    holds_for: Option<Words>,
    /// The ids of the variants; none if it is for all.
    variants: Vec<String>,
}

/// All that a service gives if a promise fails, each once.
pub fn compensations(service: &Service, setting: &Setting) -> Vec<CompensationView> {
    let all: Vec<String> = service.standard.variants.iter().map(Variant::id).collect();
    let specs = service.project.agency.regulation.components.iter();
    let mut found: Vec<CompensationView> = Vec::new();
    for spec in specs.filter(|spec| spec.content == ContentKind::Statements) {
        if !service.items::<Statement>(spec.id).any(|(_, item)| gives(item)) {
            continue;
        }
        for (item, variants) in merged::<Statement>(service, spec.id, &all, top_items) {
            let holds_for = setting.holds_for(|variant| variants.iter().any(|id| *id == variant.id()));
            let named = if holds_for.is_some() { &variants[..] } else { &[] };
            let named: Vec<String> = named.iter().map(|id| (*id).to_owned()).collect();
            collect(&item, &[], setting, &mut |promise, condition, text| {
                let view = CompensationView {
                    promise,
                    condition,
                    text,
                    holds_for: holds_for.clone(),
                    variants: named.clone(),
                };
                if !found.contains(&view) {
                    found.push(view);
                }
            });
        }
    }
    found
}

/// What all of some services give, whatever is asked for: what their office as a whole may pledge.
pub fn common(services: &[Vec<CompensationView>]) -> Vec<CompensationView> {
    let Some((first, rest)) = services.split_first() else { return Vec::new() };
    let is_common =
        |view: &&CompensationView| view.holds_for.is_none() && rest.iter().all(|other| other.contains(view));
    first.iter().filter(is_common).cloned().collect()
}

/// The same as lines under the statement that promises it.
pub fn group(all: &[Compensation], setting: &Setting) -> Option<Group> {
    let line = |compensation: &Compensation| {
        let (promise, when) = (promise(&compensation.promise, setting), when(compensation, setting));
        let label = match all.len() {
            1 => {
                let promise = promise.map(|promise| words![" (", promise, ")"]);
                words![setting.word("Kompensasi", "Compensation"), promise, when.map(|when| words![", ", when])]
            }
            _ => Words::join(promise.into_iter().chain(when), ", ").capital(),
        };
        let text = text(compensation, setting);
        let (details, text) = match text.simple() {
            Some(words) => (vec![words], None),
            None => (Vec::new(), Some(text)),
        };
        Line { label: Some(label).filter(|label| !label.is_empty()), details, text, ..Line::default() }
    };
    let lines: Vec<Line> = all.iter().map(line).collect();
    let lines = match lines.len() {
        0 => return None,
        1 => lines,
        _ => {
            let lead = Some(setting.word("Kompensasi:", "Compensation:"));
            vec![Line { group: Some(Group { kind: "all", lead, lines }), ..Line::default() }]
        }
    };
    Some(Group { kind: "all", lead: None, lines })
}

fn gives(item: &Item<Statement>) -> bool {
    item.walk().iter().any(|item| !item.detail.compensation.is_empty())
}

/// What an item and those in it give, with the conditions around them.
fn collect(
    item: &Item<Statement>,
    around: &[Words],
    setting: &Setting,
    push: &mut impl FnMut(Option<Words>, Option<Words>, Rich),
) {
    let common = &item.common;
    let channel = setting.channels(&common.channel).map(|names| words![setting.word("melalui ", "through "), names]);
    let only = setting.only_for(&common.for_variants);
    let own = lines::condition(common.condition.as_ref(), setting).into_iter().chain(channel).chain(only);
    let scope: Vec<Words> = around.iter().cloned().chain(own).collect();
    for compensation in &item.detail.compensation {
        let statement = common.text.as_ref().map(|text| setting.rich(text).words().trim_end(&['.']));
        let about = common.section.as_ref().map(|section| setting.text(section));
        let promised = promise(&compensation.promise, setting).or(statement).or(about).map(Words::capital);
        let condition = Words::join(scope.iter().cloned().chain(when(compensation, setting)), ", ");
        push(promised, Some(condition).filter(|words| !words.is_empty()), text(compensation, setting));
    }
    item.items().iter().for_each(|item| collect(item, &scope, setting, push));
}

fn text(compensation: &Compensation, setting: &Setting) -> Rich {
    compensation.text.as_ref().map(|text| setting.rich(text)).unwrap_or_default()
}

fn when(compensation: &Compensation, setting: &Setting) -> Option<Words> {
    lines::condition(compensation.condition.as_ref(), setting)
}

/// The components that were promised, in a word each.
fn promise(names: &[Placed<String>], setting: &Setting) -> Option<Words> {
    let name = |name: &Placed<String>| match VOCABULARY.keys.canonical(name) {
        Some(key) => VOCABULARY.keys.written(key, setting.language).into(),
        None => setting.text(name),
    };
    setting.list(&names.iter().map(name).collect::<Vec<Words>>())
}
