//! An item stands twice in one component.

use std::collections::BTreeMap;

use super::{Check, Rule};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::Text;
use crate::model::{Content, Detail, GroupKind, Item, each_content};
use crate::service::Service;
use crate::text;

pub const RULE: Rule = Rule {
    code: Code::new(
        "duplicate-item",
        Basis::Form,
        Text {
            id: "Butir yang sama tertulis dua kali dalam satu komponen; mungkin tersalin dua kali.",
            en: "The same item stands twice in one component; it may have been copied twice.",
        },
    ),
    wrong: include_str!("../../tests/cases/duplicate-item/twice.yaml"),
    right: include_str!("../../tests/cases/duplicate-item/ok-other-quantity.yaml"),
    check: Check::Standard(check),
};

fn check(service: &Service, diagnostics: &mut Diagnostics) {
    for content in service.told() {
        // A step may come again, and so may a time.
        if !matches!(content, Content::Steps(_) | Content::Clocks(_)) {
            each_content!(content, item => doubles(item, diagnostics));
        }
    }
}

/// How many items are compared each with each; of more it is quicker to write each down once.
const FEW: usize = 30;

/// Items that say the same beside each other, in one group.
fn doubles<D: Detail>(item: &Item<D>, diagnostics: &mut Diagnostics) {
    if item.group.as_ref().is_none_or(|group| group.kind == GroupKind::Parallel) {
        return;
    }
    let items = item.items();
    let mut earlier: BTreeMap<String, &Item<D>> = BTreeMap::new();
    for (at, second) in items.iter().enumerate() {
        let says = second.detail.sort().is_some() || second.common.text.is_some();
        let first = if items.len() <= FEW {
            items[..at].iter().find(|first| *first == second)
        } else {
            let same = serde_json::to_string(second).expect("items can be written as JSON");
            Some(*earlier.entry(same).or_insert(second)).filter(|first| first.span != second.span)
        };
        if let Some(first) = first.filter(|_| says) {
            let title = text!(id: "butir ini sudah ditulis sebelumnya", en: "this item was written before");
            diagnostics.push(
                Diagnostic::warning(&RULE.code, second.span, title)
                    .related(first.span, text!(id: "pertama kali di sini", en: "first here"))
                    .help(text!(id: "hapus salah satu", en: "delete one of them")),
            );
        }
        doubles(second, diagnostics);
    }
}
