//! What a component answers in a few words: the facts to find in five seconds.

use std::collections::BTreeSet;

use super::{Show, common};
use crate::locale::rupiah;
use crate::model;
use crate::model::{Amount, Detail, Fee, GroupKind, Item, Placed, Said, holds_for};
use crate::view::line::Line;
use crate::view::words::words;
use crate::view::{Setting, Words};

/// The main words of all items that hold for a variant; of items that stand in for each other, together.
pub(in crate::view) fn titles<D: Show>(item: &Item<D>, variant: &str, setting: &Setting) -> Vec<Words> {
    if !holds(&item.common.for_variants, variant) {
        return Vec::new();
    }
    let mut own = Line::default();
    D::show(item, &mut own, setting);
    let mut titles: Vec<Words> = own.title.into_iter().collect();
    titles.extend(item.table.as_ref().and_then(|table| range(table_ends(table, variant).into_iter(), setting)));
    let or = setting.word(" atau ", " or ");
    // What holds only under a condition is no first answer, unless all does.
    let (sure, perhaps): (Vec<_>, Vec<_>) = item.items().iter().partition(|item| is_sure(item));
    let inner = |items: &[&Item<D>]| items.iter().flat_map(|item| self::titles(item, variant, setting)).collect();
    let mut said: Vec<Words> = inner(&sure);
    if said.is_empty() && titles.is_empty() {
        let mut either: Vec<Words> = inner(&perhaps);
        either.dedup();
        said = vec![Words::join(either, or)];
    }
    match &item.group {
        Some(group) if group.kind == GroupKind::OneOf => {
            titles.push(Words::join(said, or));
        }
        _ => titles.extend(said),
    }
    let mut seen = BTreeSet::new();
    titles.retain(|title| !title.is_empty() && seen.insert(title.clone()));
    titles
}

/// The names of a few items with their main words, if each has a name and holds for all.
pub(in crate::view) fn labelled<D: Show>(item: &Item<D>, setting: &Setting) -> Option<Vec<(Words, Words)>> {
    let items = item.items();
    let named = |item: &Item<D>| {
        let mut line = common(&item.common, setting);
        D::show(item, &mut line, setting);
        Some((line.label?, line.title.filter(|_| line.holds_for.is_none() && item.group.is_none())?))
    };
    (2..=4).contains(&items.len()).then(|| items.iter().map(named).collect()).flatten()
}

/// From the least to the most of all that is surely to be paid, if it is told in plain amounts.
pub(in crate::view) fn amounts(fees: &Item<Fee>, variant: &str, setting: &Setting) -> Option<Words> {
    // A table of the component itself is the tariff; its items come on top.
    if let Some(table) = &fees.table {
        return range(table_ends(table, variant).into_iter(), setting);
    }
    let mut ends: Vec<(u64, u64)> = Vec::new();
    for item in surely(fees, variant) {
        let fee = &item.detail;
        if let Some(table) = &item.table {
            ends.push(table_ends(table, variant)?);
        }
        match fee.sort() {
            None => {}
            Some("amount") if fee.per.is_none() => match fee.amount.as_ref()?.value()? {
                Amount::Money { currency: model::Currency::Rupiah, from, to, per: None } => {
                    ends.push((from.unwrap_or(*to), *to))
                }
                Amount::Free => ends.push((0, 0)),
                _ => return None,
            },
            Some(_) => return None,
        }
    }
    range(ends.into_iter(), setting)
}

/// Whether something is to be paid only under a condition, beside what surely is.
pub(in crate::view) fn may_add(fees: &Item<Fee>, variant: &str) -> bool {
    let paid = |item: &&Item<Fee>| item.detail.sort().is_some() || item.table.is_some();
    let all = fees.walk().into_iter().filter(|item| holds(&item.common.for_variants, variant));
    let sure = surely(fees, variant).iter().filter(|item| paid(item)).count();
    let answer = if fees.table.is_some() { 1 } else { sure };
    answer > 0 && all.filter(paid).count() > answer
}

fn is_sure<D: Show>(item: &Item<D>) -> bool {
    item.common.condition.is_none() || !D::gives_way(item)
}

/// An item and all in it that hold for a variant without a condition.
fn surely<'a, D: Show>(item: &'a Item<D>, variant: &str) -> Vec<&'a Item<D>> {
    let mut sure = vec![item];
    for item in item.items() {
        if is_sure(item) && holds(&item.common.for_variants, variant) {
            sure.extend(surely(item, variant));
        }
    }
    sure
}

/// The least and the most of the amounts in a table that hold for a variant.
fn table_ends(table: &model::Table, variant: &str) -> Option<(u64, u64)> {
    let rows = table.rows.iter().filter(|row| holds(&row.common.for_variants, variant));
    let cells = rows.flat_map(|row| row.cells.iter().enumerate().skip(1));
    let cells =
        cells.filter(|(index, _)| table.columns.get(*index).is_none_or(|column| holds(&column.for_variants, variant)));
    let ends = cells.filter_map(|(_, cell)| match Said::<Amount>::new(cell) {
        Said::Value(Amount::Money { currency: model::Currency::Rupiah, from, to, .. }) => {
            Some((from.unwrap_or(to), to))
        }
        Said::Value(Amount::Free) => Some((0, 0)),
        _ => None,
    });
    ends.reduce(|(least, most), (from, to)| (least.min(from), most.max(to)))
}

/// From the least to the most of some amounts: `Rp10.000 s.d. Rp20.000`.
pub(in crate::view) fn range(ends: impl Iterator<Item = (u64, u64)>, setting: &Setting) -> Option<Words> {
    let (least, most) = ends.reduce(|(least, most), (from, to)| (least.min(from), most.max(to)))?;
    let rupiah = |amount| if amount == 0 { setting.say(&Amount::Free) } else { rupiah(amount).into() };
    Some(match least == most {
        true => rupiah(most),
        false => words![rupiah(least), setting.word(" s.d. ", " to "), rupiah(most)],
    })
}

/// What is said in free text, in all items that hold for a variant.
pub(in crate::view) fn texts<D: Show>(item: &Item<D>, variant: &str, setting: &Setting) -> Vec<Words> {
    let items = item.walk().into_iter().filter(|item| holds(&item.common.for_variants, variant));
    items.filter_map(|item| item.common.text.as_ref()).map(|text| setting.text(&text.0)).collect()
}

/// Whether something that is for these variants only is for this one. A standard without variants has one case without
/// a name, to which all belongs.
fn holds(only: &[Placed<String>], variant: &str) -> bool {
    variant.is_empty() || holds_for(only, variant)
}
