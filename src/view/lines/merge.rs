//! The items of all variants as one list, in which each stands once with the variants it holds for.

use super::Show;
use crate::model::{GroupKind, Item, holds_for};
use crate::service::{Case, Holding, Service};

/// Items with the variants they hold for.
pub(super) type Merged<'a, D> = Vec<(Item<D>, Vec<&'a str>)>;

/// Leaves out what holds for none of these variants, and does not say again what holds for all of them.
pub(super) fn narrow<D: Show>(item: &mut Item<D>, variants: &[&str]) {
    let Some(group) = item.group.as_mut().filter(|_| !variants.is_empty()) else { return };
    group.items.retain(|item| variants.iter().any(|variant| holds_for(&item.common.for_variants, variant)));
    for item in &mut group.items {
        if variants.iter().all(|variant| holds_for(&item.common.for_variants, variant)) {
            item.common.for_variants.clear();
        }
        narrow(item, variants);
    }
}

/// What each case says of a component.
pub(super) fn contents<'a, D: Show>(id: &str, service: &'a Service) -> impl Iterator<Item = &'a Item<D>> {
    service.cases().filter_map(move |case| case.get(id)?.item())
}

/// Merges the items of all variants into one list, in which each stands once with the variants it holds for.
pub(super) fn merged<'a, D: Show>(id: &str, service: &Service, all: &'a [String]) -> Merged<'a, D> {
    let items = |case: &Case| case.get(id).and_then(Holding::item::<D>).map(top_items).unwrap_or_default();
    if all.is_empty() {
        return items(&service.resolved.base).into_iter().map(|item| (item, Vec::new())).collect();
    }
    let mut merged: Merged<D> = Vec::new();
    for (variant, case) in all.iter().zip(&service.resolved.variants) {
        let (mut at, mut own) = (0, items(case));
        own.retain(|item| holds_for(&item.common.for_variants, variant));
        for item in &own {
            let same = |(other, held): &(Item<D>, Vec<&str>)| other == item && !held.contains(&variant.as_str());
            match merged[at..].iter().position(same) {
                Some(found) => {
                    merged[at + found].1.push(variant);
                    at += found + 1;
                }
                None => {
                    // Behind what only earlier variants have, before what comes next for this one too.
                    while merged
                        .get(at)
                        .is_some_and(|(other, held)| !own.contains(other) && !held.contains(&variant.as_str()))
                    {
                        at += 1;
                    }
                    merged.insert(at, (item.clone(), vec![variant]));
                    at += 1;
                }
            }
        }
    }
    merged
}

/// The items of a component. What it says itself comes first, or last where a reader seeks the items and it says only
/// what goes with them.
pub(super) fn top_items<D: Show>(item: &Item<D>) -> Vec<Item<D>> {
    let whole = item.group.as_ref().is_some_and(|group| group.kind != GroupKind::All);
    if item.group.is_none() || whole {
        return vec![item.clone()];
    }
    let own = Some(item.without_group()).filter(|own| !own.is_silent() || own.common.condition.is_some());
    let items = item.items().iter().cloned().flat_map(D::split);
    let says_more = |own: &Item<D>| own.detail.sort().is_some() || own.table.is_some() || own.common.text.is_some();
    if D::OWN_LAST && !own.as_ref().is_some_and(says_more) {
        items.chain(own).collect()
    } else {
        own.into_iter().chain(items).collect()
    }
}
