//! The resolved standard as canonical YAML: what a document shows, for machines. No comments, no waivers, and nothing
//! that the document leaves out.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Serialize;

use super::Scope;
use crate::model::{Channel, Content, HoursOn, Markdown, Partner, Placed, Status, VariantFacts};
use crate::service::{Case, Service};

#[derive(Serialize)]
struct Shown<'a> {
    agency: Option<&'a str>,
    unit: Option<&'a str>,
    id: &'a str,
    name: &'a str,
    status: Status,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<&'a Placed<Markdown>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reviewed: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    decree: Option<ShownDecree<'a>>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    keywords: &'a [Placed<String>],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    life_events: &'a [Placed<String>],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    recipients: &'a [Placed<String>],
    #[serde(skip_serializing_if = "Option::is_none")]
    area: Option<&'a str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    provisions: &'a [Placed<Markdown>],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    place: &'a [Placed<String>],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    hours: &'a [HoursOn],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    channels: &'a [Channel],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    partners: &'a [Partner],
    #[serde(flatten)]
    components: Components<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    variants: Vec<ShownVariant<'a>>,
}

#[derive(Serialize)]
struct ShownDecree<'a> {
    number: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
}

#[derive(Serialize)]
struct ShownVariant<'a> {
    #[serde(flatten)]
    facts: &'a VariantFacts,
    #[serde(flatten)]
    components: Components<'a>,
}

type Components<'a> = BTreeMap<&'static str, Cow<'a, Content>>;

/// Prints the components of a standard that a document shows, and of each variant what differs.
pub fn canonical_yaml(service: &Service, scope: Scope) -> String {
    let base = &service.resolved.base;
    let (facts, unit) = (&service.standard.facts, &service.office.unit.facts);
    let shown = Shown {
        agency: service.project.agency.facts.name.as_ref().map(|name| name.value.as_str()),
        unit: unit.name.as_ref().map(|name| name.value.as_str()),
        id: &service.standard.id,
        name: service.standard.name(),
        status: service.standard.status(),
        summary: facts.summary.as_ref(),
        reviewed: service.facts.reviewed.map(|date| date.value.to_string()),
        decree: service.facts.decree.and_then(|decree| {
            let date = decree.date.as_ref().map(|date| date.value.to_string());
            Some(ShownDecree { number: decree.number.as_ref()?, date })
        }),
        keywords: &facts.keywords,
        life_events: &facts.life_events,
        recipients: &facts.recipients,
        area: facts.area.as_ref().map(|area| area.value.as_str()),
        provisions: &facts.provisions,
        place: &facts.place,
        hours: service.facts.hours,
        channels: &facts.channels,
        partners: &facts.partners,
        components: shown(service, scope, base).map(|(id, content)| (id, without_numbers(content))).collect(),
        variants: service
            .variants()
            .map(|(variant, case)| ShownVariant {
                facts: &variant.facts,
                components: shown(service, scope, case)
                    .filter(|(id, content)| said(base, id) != Some(content))
                    .map(|(id, content)| (id, without_numbers(content)))
                    .collect(),
            })
            .collect(),
    };
    serde_yaml::to_string(&shown).expect("texts, lists and maps can be written as YAML")
}

fn shown<'a>(service: &Service, scope: Scope, case: &'a Case) -> impl Iterator<Item = (&'static str, &'a Content)> {
    let components = &service.project.agency.regulation.components;
    components
        .iter()
        .filter(move |spec| spec.notice || scope == Scope::Whole)
        .filter_map(|spec| Some((spec.id, said(case, spec.id)?)))
}

fn said<'a>(case: &'a Case, id: &str) -> Option<&'a Content> {
    case.get(id)?.content.as_deref()
}

/// Without what no document shows of an officer: rank and number in the civil service.
fn without_numbers(content: &Content) -> Cow<'_, Content> {
    let Content::Contacts(contacts) = content else { return Cow::Borrowed(content) };
    let mut contacts = contacts.clone();
    contacts.each_mut(&mut |item| {
        for officer in &mut item.detail.handling.officer {
            (officer.rank, officer.nip) = (None, None);
        }
    });
    Cow::Owned(Content::Contacts(contacts))
}
