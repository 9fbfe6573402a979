//! The facts to find in five seconds: time, cost and product.

use serde::Serialize;

use super::words::words;
use super::{Setting, Words, lines};
use crate::locale::Text;
use crate::model::{Clock, Content, Variant, each_content};
use crate::service::{Case, Service};

/// One fact; what differs by variant has a line for each.
#[derive(Debug, Serialize)]
pub struct Fact {
    id: &'static str,
    label: &'static str,
    value: Option<Words>,
    note: Option<Words>,
    lines: Vec<FactLine>,
}

#[derive(Debug, Serialize)]
struct FactLine {
    label: Words,
    value: Words,
    /// The id of the variant it holds for; none if it is no variant's.
    variants: Vec<String>,
}

const SEE_DETAILS: Text<&str> = Text { id: "Lihat rinciannya", en: "See the details" };
const SEE_COST: Text<&str> = Text { id: "Lihat bagian Biaya/Tarif", en: "See the section on cost" };

impl Fact {
    /// The component that it is of.
    pub fn id(&self) -> &'static str {
        self.id
    }

    /// Its value, if it is the same for all and no reference to a section.
    pub fn single(&self) -> Option<&Words> {
        let refers =
            |value: &&Words| [SEE_DETAILS, SEE_COST].iter().any(|text| **value == *text.id || **value == *text.en);
        self.value.as_ref().filter(|value| !refers(value))
    }
}

/// The fact of a component in one line, if it is told and is no reference to a section.
pub fn told(id: &str, service: &Service, setting: &Setting) -> Option<Words> {
    let fact = facts(service, setting).into_iter().find(|fact| fact.id == id)?;
    let mut values: Vec<(&Words, Vec<&Words>)> = Vec::new();
    for line in &fact.lines {
        match values.iter_mut().find(|(value, _)| **value == line.value) {
            Some((_, labels)) => labels.push(&line.label),
            None => values.push((&line.value, vec![&line.label])),
        }
    }
    let lines = values.into_iter().map(|(value, labels)| words![Words::join(labels, ", "), ": ", value]);
    let told = if lines.len() == 0 { fact.single()?.clone() } else { Words::join(lines, "; ") };
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
    let said: Vec<FactLine> = service
        .variants()
        .filter_map(|(variant, case)| {
            let value = value(id, case, &variant.id(), setting)?;
            Some(FactLine { label: setting.text(variant.name()), value, variants: vec![variant.id()] })
        })
        .collect();
    let alike = said.windows(2).all(|pair| pair[0].value == pair[1].value);
    let (single, lines) = match named(id, service, setting) {
        _ if !alike => (None, said),
        Some(named) => (None, named),
        None if said.is_empty() => (value(id, &service.resolved.base, "", setting), Vec::new()),
        None => (Some(said[0].value.clone()), Vec::new()),
    };
    if single.is_none() && lines.is_empty() {
        return None;
    }
    let note = match (&single, service.standard.variants.last()) {
        (None, _) if id == "time" => None,
        (_, last) => {
            service.cases().last().and_then(|case| note(id, case, &last.map(Variant::id).unwrap_or_default(), setting))
        }
    };
    Some(Fact { id, label, value: single, note, lines })
}

/// Several clocks with names are several answers.
fn named(id: &str, service: &Service, setting: &Setting) -> Option<Vec<FactLine>> {
    let named = lines::labelled(service.cases().last()?.get(id)?.item::<Clock>()?, setting)?;
    Some(named.into_iter().map(|(label, value)| FactLine { label, value, variants: Vec::new() }).collect())
}

/// The shortest true words for a component in one case.
fn value(id: &str, case: &Case, variant: &str, setting: &Setting) -> Option<Words> {
    let content = case.get(id)?.content.as_deref()?;
    if let Content::Fees(fees) = content
        && fees.table.is_some()
    {
        return lines::amounts(fees, variant, setting);
    }
    let mut values = each_content!(content, item => lines::titles(item, variant, setting));
    if values.is_empty() {
        values = each_content!(content, item => lines::texts(item, variant, setting));
    }
    match (values.as_slice(), id) {
        ([only], _) if only.plain().chars().count() <= 120 => Some(only.clone()),
        ([first, second], "product") => setting.list(&[first.clone(), second.clone()]),
        ([first, second], "cost") if (first.plain().len() + second.plain().len()) < 60 => {
            Some(words![first, ", ", second])
        }
        (_, "time") => Some(SEE_DETAILS.pick(setting.language).into()),
        (_, "cost") => {
            let Content::Fees(fees) = content else { return None };
            let see = || SEE_COST.pick(setting.language).into();
            Some(lines::amounts(fees, variant, setting).unwrap_or_else(see))
        }
        ([_], _) => Some(SEE_DETAILS.pick(setting.language).into()),
        ([_, ..], _) => Some(words![values.len().to_string(), setting.word(" produk", " products")]),
        _ => None,
    }
}

fn note(id: &str, case: &Case, variant: &str, setting: &Setting) -> Option<Words> {
    match case.get(id)?.content.as_deref()? {
        Content::Clocks(clocks) => {
            let since = clocks.detail.since.as_ref()?;
            Some(words![setting.word("sejak ", "since "), setting.text(since)])
        }
        Content::Fees(fees) if lines::may_add(fees, variant) => {
            Some(setting.word("dapat berbeda menurut keadaan", "may differ with the case").into())
        }
        _ => None,
    }
}
