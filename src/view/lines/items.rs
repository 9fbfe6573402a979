//! The items of a component one by one, each with the plain line that shows it.

use super::{Show, line, named};
use crate::model::{self, Common, Group, GroupKind, Item, Table};
use crate::service::Service;
use crate::view::flat::flat;
use crate::view::line::{Run, Section};
use crate::view::{Edition, Pictures, Setting};

/// Something that a component says in one line.
#[derive(Debug)]
pub struct ToldItem<D> {
    /// What is said, as it was written: an item, one row of its table, or one of its remarks, in the groups that it
    /// stands in.
    pub item: Item<D>,
    /// The same as a plain line in the language that was asked for.
    pub line: String,
}

/// What a component of a standard says, in the order of its plain lines.
pub fn told_items<D: Show>(service: &Service, id: &'static str, tag: &str) -> Vec<ToldItem<D>> {
    let Service { project, office, standard, .. } = *service;
    let (pictures, edition) = (Pictures::default(), Edition::new(project, Some(office), Some(standard), tag));
    let setting = Setting::new(project, Some(office), Some(standard), &edition, &pictures);
    let all: Vec<String> = standard.variants.iter().map(model::Variant::id).collect();
    let (merged, names) = named::<D>(id, service, &all, &setting);
    let mut told = Vec::new();
    for (mut item, variants) in merged {
        // The variants stand before the line.
        item.common.for_variants.clear();
        let holds_for = setting.holds_for(|variant| variants.iter().any(|id| *id == variant.id()));
        for item in parts(item) {
            let line = line(&item, None, &setting, &names);
            let run = Run { holds_for: holds_for.clone(), variants: Vec::new(), lines: vec![line] };
            let section = Section { id, number: 0, title: String::new(), runs: vec![run], plain: Vec::new() };
            told.extend(flat(&section).into_iter().next().map(|line| ToldItem { item, line }));
        }
    }
    told
}

/// An item as those that take one line each.
fn parts<D: Show>(mut item: Item<D>) -> Vec<Item<D>> {
    match item.group.take() {
        Some(Group { kind: GroupKind::All, items }) if item.number.is_none() => {
            // What the group says itself is one item, and its heading stands over each of the others.
            let Common { section, condition, .. } = item.common.clone();
            let heading = Common { section, condition, ..Common::default() };
            let inner = items.into_iter().flat_map(parts).map(|inner| Item {
                common: heading.clone(),
                group: Some(Group { kind: GroupKind::All, items: vec![inner] }),
                ..Item::empty(item.span)
            });
            let inner: Vec<Item<D>> = inner.collect();
            let own = if item.is_silent() { Vec::new() } else { parts(item) };
            own.into_iter().chain(inner).collect()
        }
        group => {
            let rows = item.table.take().into_iter().flat_map(|Table { columns, rows }| {
                rows.into_iter().map(move |row| Some(Table { columns: columns.clone(), rows: vec![row] }))
            });
            let rows: Vec<Item<D>> = rows.map(|table| Item { table, ..Item::empty(item.span) }).collect();
            let notes = std::mem::take(&mut item.common.notes).into_iter();
            let notes = notes.map(|note| Common { notes: vec![note], ..Common::default() });
            let notes: Vec<Item<D>> = notes.map(|common| Item { common, ..Item::empty(item.span) }).collect();
            item.group = group;
            std::iter::once(item).chain(rows).chain(notes).collect()
        }
    }
}
