//! What a component names in a few words: the facts to find in five seconds.

use super::Show;
use crate::model::{GroupKind, Item, Placed, holds_for};
use crate::view::line::Line;
use crate::view::{Setting, Words};

/// The main words of all items that hold for a variant, each once; of items that stand in for each other, together. The
/// first cell of a row names it; free text is told only where nothing has a name.
pub(in crate::view) fn titles<D: Show>(item: &Item<D>, variant: &str, setting: &Setting) -> Vec<Words> {
    let mut titles = named(item, variant, setting);
    if titles.is_empty() {
        let items = item.walk().into_iter().filter(|item| holds(&item.common.for_variants, variant));
        titles = items.filter_map(|item| item.common.text.as_ref()).map(|text| setting.text(&text.0)).collect();
    }
    titles
}

fn named<D: Show>(item: &Item<D>, variant: &str, setting: &Setting) -> Vec<Words> {
    if !holds(&item.common.for_variants, variant) {
        return Vec::new();
    }
    let mut own = Line::default();
    D::show(item, &mut own, setting);
    let mut titles: Vec<Words> = own.title.into_iter().collect();
    let rows = item.table.iter().flat_map(|table| &table.rows).filter(|row| holds(&row.common.for_variants, variant));
    titles.extend(rows.filter_map(|row| row.cells.first()).map(|cell| setting.text(cell)));
    let or = setting.word(" atau ", " or ");
    // What holds only under a condition is no first answer, unless all does.
    let (sure, perhaps): (Vec<_>, Vec<_>) = item.items().iter().partition(|item| item.common.condition.is_none());
    let inner = |items: &[&Item<D>]| items.iter().flat_map(|item| named(item, variant, setting)).collect();
    let mut said: Vec<Words> = inner(&sure);
    if said.is_empty() && titles.is_empty() {
        let mut either: Vec<Words> = inner(&perhaps);
        either.dedup();
        said = vec![Words::join(either, or)];
    }
    match &item.group {
        Some(group) if group.kind == GroupKind::OneOf => titles.push(Words::join(said, or)),
        _ => titles.extend(said),
    }
    let mut seen = std::collections::BTreeSet::new();
    titles.retain(|title| !title.is_empty() && seen.insert(title.clone()));
    titles
}

/// Whether something that is for these variants only is for this one. A standard without variants has one case without
/// a name, to which all belongs.
fn holds(only: &[Placed<String>], variant: &str) -> bool {
    variant.is_empty() || holds_for(only, variant)
}
