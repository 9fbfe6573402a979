//! The facts to find in five seconds: time, cost and product.

use serde::Serialize;

use super::summary::{self, Short};
use super::words::words;
use super::{Setting, Words, lines};
use crate::model::{Clock, Product, Variant};
use crate::service::{Beside, Case, Holding, Length, Service, Times};

/// One fact; what differs by variant has a line for each.
#[derive(Debug, Serialize)]
pub struct Fact {
    id: &'static str,
    label: &'static str,
    value: Option<Words>,
    /// Whether the value is no answer but leads to the section that gives it: it is never set in large type.
    refers: bool,
    note: Option<Words>,
    lines: Vec<FactLine>,
}

#[derive(Debug, PartialEq, Serialize)]
struct FactLine {
    label: Words,
    value: Words,
    refers: bool,
    /// The id of the variant it holds for; none if it is no variant's.
    variants: Vec<String>,
}

impl Fact {
    /// The component that it is of.
    pub fn id(&self) -> &'static str {
        self.id
    }

    /// Its value, if it is the same for all and an answer.
    pub fn single(&self) -> Option<&Words> {
        self.value.as_ref().filter(|_| !self.refers)
    }
}

/// The fact of a component in one line, if all of it is told and is an answer.
pub fn told(id: &str, service: &Service, setting: &Setting) -> Option<Words> {
    let fact = facts(service, setting).into_iter().find(|fact| fact.id == id)?;
    let mut values: Vec<(&Words, Vec<&Words>)> = Vec::new();
    for line in &fact.lines {
        match values.iter_mut().find(|(value, _)| **value == line.value) {
            Some((_, labels)) => labels.push(&line.label),
            None => values.push((&line.value, vec![&line.label])),
        }
    }
    let lines = values.iter().map(|(value, labels)| words![Words::join(labels.iter().copied(), ", "), ": ", *value]);
    let told = if fact.lines.is_empty() { fact.single()?.clone() } else { Words::join(lines, "; ") };
    Some(match fact.note {
        Some(note) => words![told, " (", note, ")"],
        None => told,
    })
}

/// The facts of a standard.
pub fn facts(service: &Service, setting: &Setting) -> Vec<Fact> {
    let facts = [
        ("time", setting.word("Waktu", "Time")),
        ("cost", setting.word("Biaya", "Cost")),
        ("product", setting.word("Hasil", "Product")),
    ];
    facts.into_iter().filter_map(|(id, label)| fact(id, label, service, setting)).collect()
}

fn fact(id: &'static str, label: &'static str, service: &Service, setting: &Setting) -> Option<Fact> {
    let by_variant: Vec<(&Variant, Short)> = service
        .standard
        .variants
        .iter()
        .zip(service.applicants())
        .filter_map(|(variant, case)| Some((variant, short(id, service, case, Some(&variant.id()), setting)?)))
        .collect();
    // What one variant is not told is not the same for all.
    let is_told_to_all = by_variant.len() == service.standard.variants.len();
    let alike = is_told_to_all && by_variant.windows(2).all(|pair| pair[0].1 == pair[1].1);
    let line = |(variant, short): (&Variant, Short)| FactLine {
        label: setting.text(variant.name()),
        value: short.text,
        refers: short.refers,
        variants: vec![variant.id()],
    };
    let named = || {
        let mut all = service.applicants().iter().map(|case| named(id, case, setting));
        let first = all.next()??;
        all.all(|other| other.as_ref() == Some(&first)).then_some(first)
    };
    let (single, lines) = match by_variant.first() {
        Some(_) if !alike => (None, by_variant.into_iter().map(line).collect()),
        None if !service.standard.variants.is_empty() => return None,
        first => match named() {
            Some(named) => (None, named),
            None => {
                let first = first.map(|(_, short)| short.clone());
                (first.or_else(|| short(id, service, &service.resolved.base, None, setting)), Vec::new())
            }
        },
    };
    if single.is_none() && lines.is_empty() {
        return None;
    }
    let note = note(id, service, single.as_ref(), setting);
    let refers = single.as_ref().is_some_and(|short| short.refers);
    Some(Fact { id, label, value: single.map(|short| short.text), refers, note, lines })
}

/// The shortest true words for a component in one case.
fn short(id: &str, service: &Service, case: &Case, variant: Option<&str>, setting: &Setting) -> Option<Short> {
    match id {
        "time" => Some(summary::time(&Times::of(case, variant)?.answer(), setting)),
        "cost" => {
            let fees = service.fees_of(case, variant)?;
            Some(summary::fee(&fees.answer(), fees.is_free_for_some(), setting))
        }
        _ => {
            let products = case.get(id).and_then(Holding::item::<Product>)?;
            summary::products(&lines::titles(products, variant.unwrap_or_default(), setting), setting)
        }
    }
}

/// A few limits with names are as many answers.
fn named(id: &str, case: &Case, setting: &Setting) -> Option<Vec<FactLine>> {
    let component = case.get(id)?.item::<Clock>()?;
    let times = Times::new(component, None);
    let is_whole = times.told.is_empty() && times.limits.len() == component.items().len();
    if !(2..=4).contains(&times.limits.len()) || !is_whole {
        return None;
    }
    let line = |limit: &crate::service::Limit| match (limit.scope.labels.as_slice(), &limit.length) {
        ([label], Length::Duration(duration)) if limit.scope.variants.is_empty() => {
            let value = lines::length(duration, setting);
            Some(FactLine { label: setting.text(label), value, refers: false, variants: Vec::new() })
        }
        _ => None,
    };
    times.limits.iter().map(line).collect()
}

/// What has to be known beside a fact: what starts the clock, and that the case decides.
fn note(id: &str, service: &Service, single: Option<&Short>, setting: &Setting) -> Option<Words> {
    match id {
        "time" => {
            if single.is_some_and(|short| short.refers) {
                return None;
            }
            let since = service.time_since().filter(|_| single.is_some());
            let since = since.map(|since| words![setting.word("sejak ", "since "), setting.text(since)]);
            let more = summary::beside(Beside::More, setting).filter(|_| service.time_has_more());
            Some(Words::join(since.into_iter().chain(more), "; ")).filter(|note| !note.is_empty())
        }
        "cost" if single.is_none_or(|short| !short.refers) => summary::beside(service.beside_the_fee(), setting),
        _ => None,
    }
}
