//! The facts to find in five seconds: time, cost and product.

use serde::Serialize;

use super::{Setting, lines};
use crate::model::{Case, Clock, Content, Variant, each_content};
use crate::rules::Subject;

/// One fact; what differs by variant has a line for each.
#[derive(Debug, Serialize)]
pub struct Fact {
    id: &'static str,
    label: &'static str,
    value: Option<String>,
    note: Option<String>,
    lines: Vec<FactLine>,
}

#[derive(Debug, Serialize)]
struct FactLine {
    label: String,
    value: String,
}

impl Fact {
    /// The component that it is of.
    pub fn id(&self) -> &'static str {
        self.id
    }

    /// In one phrase; of many lines, the first and the last.
    pub fn in_short(&self) -> String {
        match (&self.value, self.lines.as_slice()) {
            (Some(value), _) => value.clone(),
            (None, [first, .., last]) if first.value != last.value => format!("{} – {}", first.value, last.value),
            (None, lines) => lines.first().map(|line| line.value.clone()).unwrap_or_default(),
        }
    }
}

/// The facts of a standard.
pub fn facts(subject: &Subject, setting: &Setting) -> Vec<Fact> {
    let facts = [
        ("time", setting.word("Waktu", "Time")),
        ("cost", setting.word("Biaya", "Cost")),
        ("product", setting.word("Hasil", "Product")),
    ];
    facts.into_iter().filter_map(|(id, label)| fact(id, label, subject, setting)).collect()
}

fn fact(id: &'static str, label: &'static str, subject: &Subject, setting: &Setting) -> Option<Fact> {
    let said: Vec<(String, String)> = subject
        .variants()
        .filter_map(|(variant, case)| Some((variant.name().to_owned(), value(id, case, &variant.id(), setting)?)))
        .collect();
    let alike = said.windows(2).all(|pair| pair[0].1 == pair[1].1);
    let (single, lines) = match named(id, subject, setting) {
        _ if !alike => (None, said),
        Some(named) => (None, named),
        None if said.is_empty() => (value(id, &subject.resolved.base, "", setting), Vec::new()),
        None => (Some(said[0].1.clone()), Vec::new()),
    };
    if single.is_none() && lines.is_empty() {
        return None;
    }
    let note = match (&single, subject.standard.variants.last()) {
        (None, _) if id == "time" => None,
        (_, last) => {
            subject.cases().last().and_then(|case| note(id, case, &last.map(Variant::id).unwrap_or_default(), setting))
        }
    };
    let lines = lines.into_iter().map(|(label, value)| FactLine { label, value }).collect();
    Some(Fact { id, label, value: single, note, lines })
}

/// Several clocks with names are several answers.
fn named(id: &str, subject: &Subject, setting: &Setting) -> Option<Vec<(String, String)>> {
    lines::labelled(subject.cases().last()?.get(id)?.item::<Clock>()?, setting)
}

/// The shortest true words for a component in one case.
fn value(id: &str, case: &Case, variant: &str, setting: &Setting) -> Option<String> {
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
        ([only], _) if only.chars().count() <= 120 => Some(only.clone()),
        ([first, second], "product") => setting.list(&[first.clone(), second.clone()]),
        ([first, second], "cost") if (first.len() + second.len()) < 60 => Some(format!("{first}, {second}")),
        (_, "time") => Some(setting.word("Lihat rinciannya", "See the details").to_owned()),
        (_, "cost") => {
            let Content::Fees(fees) = content else { return None };
            let see = || setting.word("Lihat bagian Biaya/Tarif", "See the section on cost").to_owned();
            Some(lines::amounts(fees, variant, setting).unwrap_or_else(see))
        }
        ([_], _) => Some(setting.word("Lihat rinciannya", "See the details").to_owned()),
        ([_, ..], _) => Some(format!("{} {}", values.len(), setting.word("produk", "products"))),
        _ => None,
    }
}

fn note(id: &str, case: &Case, variant: &str, setting: &Setting) -> Option<String> {
    match case.get(id)?.content.as_deref()? {
        Content::Clocks(clocks) => {
            let since = clocks.detail.since.as_ref()?;
            Some(format!("{} {}", setting.word("sejak", "since"), setting.text(since)))
        }
        Content::Fees(fees) if lines::may_add(fees, variant) => {
            Some(setting.word("dapat berbeda menurut keadaan", "may differ with the case").to_owned())
        }
        _ => None,
    }
}
