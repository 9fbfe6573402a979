//! The items of all variants as one list, in which each stands once with the variants it holds for.

use super::{Case, Holding, Service};
use crate::model::{Detail, GroupKind, Item, Kind, holds_for};

/// Items with the ids of the variants they hold for; none if there are no variants.
pub type Merged<'a, D> = Vec<(Item<D>, Vec<&'a str>)>;

/// Merges what all variants say of a component into one list. `variants`: their ids. `top`: the items of a component in
/// their order.
pub fn merged<'a, D: Kind>(
    service: &Service,
    id: &str,
    variants: &'a [String],
    top: impl Fn(&Item<D>) -> Vec<Item<D>>,
) -> Merged<'a, D> {
    let items = |case: &Case| case.get(id).and_then(Holding::item::<D>).map(&top).unwrap_or_default();
    if variants.is_empty() {
        return items(&service.resolved.base).into_iter().map(|item| (item, Vec::new())).collect();
    }
    let mut merged: Merged<D> = Vec::new();
    for (variant, case) in variants.iter().zip(&service.resolved.variants) {
        let (mut at, mut own) = (0, items(case));
        own.retain(|item| is_for(item, variant));
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
    for (item, held) in &mut merged {
        narrow(item, held);
    }
    merged
}

/// Whether an item says something for a variant: it holds for it, and of a group some item does.
pub fn is_for<D: Detail>(item: &Item<D>, variant: &str) -> bool {
    let items = item.items();
    let is_left = || items.is_empty() || items.iter().any(|item| is_for(item, variant));
    holds_for(&item.common.for_variants, variant) && (is_left() || !item.without_group().is_silent())
}

/// Leaves out what holds for none of some variants, and does not say again what holds for all of them.
pub fn narrow<D: Detail>(item: &mut Item<D>, variants: &[&str]) {
    let Some(group) = item.group.as_mut().filter(|_| !variants.is_empty()) else { return };
    group.items.retain(|item| variants.iter().any(|variant| is_for(item, variant)));
    for item in &mut group.items {
        if variants.iter().all(|variant| holds_for(&item.common.for_variants, variant)) {
            item.common.for_variants.clear();
        }
        narrow(item, variants);
    }
}

/// The items of a component, what it says itself first. A component that is one choice, or all of whose items are done at
/// once, is one item.
pub fn top_items<D: Detail>(item: &Item<D>) -> Vec<Item<D>> {
    let is_one = item.group.as_ref().is_none_or(|group| group.kind != GroupKind::All);
    if is_one {
        return vec![item.clone()];
    }
    own(item).into_iter().chain(item.items().iter().cloned()).collect()
}

/// What a component says itself beside its items.
pub fn own<D: Detail>(item: &Item<D>) -> Option<Item<D>> {
    Some(item.without_group()).filter(|own| !own.is_silent() || own.common.condition.is_some())
}
