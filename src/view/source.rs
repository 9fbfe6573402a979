//! The resolved standard as canonical YAML: what a document shows, for machines. No comments, no waivers, and nothing
//! that the document leaves out.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::{Case, Content, Status};
use crate::rules::Subject;

#[derive(Serialize)]
struct Shown<'a> {
    agency: Option<&'a str>,
    unit: Option<&'a str>,
    id: &'a str,
    name: &'a str,
    status: Status,
    #[serde(skip_serializing_if = "Option::is_none")]
    reviewed: Option<String>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    recipients: &'a [crate::model::Placed<String>],
    #[serde(flatten)]
    components: BTreeMap<&'static str, &'a Content>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    variants: Vec<ShownVariant<'a>>,
}

#[derive(Serialize)]
struct ShownVariant<'a> {
    id: String,
    name: &'a str,
    #[serde(flatten)]
    components: BTreeMap<&'static str, &'a Content>,
}

/// Prints the public components of a standard, and of each variant what differs.
pub fn canonical_yaml(subject: &Subject) -> String {
    let base = &subject.resolved.base;
    let facts = &subject.standard.facts;
    let shown = Shown {
        agency: subject.project.agency.facts.name.as_ref().map(|name| name.value.as_str()),
        unit: subject.office.unit.facts.name.as_ref().map(|name| name.value.as_str()),
        id: &subject.standard.id,
        name: subject.standard.name(),
        status: subject.standard.status(),
        reviewed: facts.reviewed.as_ref().map(|date| date.value.to_string()),
        recipients: &facts.recipients,
        components: public(subject, base).collect(),
        variants: (subject.resolved.variants.iter())
            .map(|(variant, case)| ShownVariant {
                id: variant.id(),
                name: variant.name(),
                components: public(subject, case).filter(|(id, content)| said(base, id) != Some(content)).collect(),
            })
            .collect(),
    };
    serde_yaml::to_string(&shown).expect("texts, lists and maps can be written as YAML")
}

fn public<'a>(subject: &Subject, case: &'a Case) -> impl Iterator<Item = (&'static str, &'a Content)> {
    let components = &subject.project.agency.regulation.components;
    components.iter().filter(|spec| spec.notice).filter_map(|spec| Some((spec.id, said(case, spec.id)?)))
}

fn said<'a>(case: &'a Case, id: &str) -> Option<&'a Content> {
    case.get(id)?.content.as_ref()
}
