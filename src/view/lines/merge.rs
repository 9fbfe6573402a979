//! The items of a component in the order in which they are shown.

use super::Show;
use crate::model::{GroupKind, Item};
use crate::service::{Service, own};

/// What each case says of a component.
pub(super) fn contents<'a, D: Show>(id: &str, service: &'a Service) -> impl Iterator<Item = &'a Item<D>> {
    service.cases().filter_map(move |case| case.get(id)?.item())
}

/// The items of a component. What it says itself comes first, or last where a reader seeks the items and it says only
/// what goes with them.
pub(super) fn top_items<D: Show>(item: &Item<D>) -> Vec<Item<D>> {
    let whole = item.group.as_ref().is_some_and(|group| group.kind != GroupKind::All);
    if item.group.is_none() || whole {
        return vec![item.clone()];
    }
    let own = own(item);
    let items = item.items().iter().cloned().flat_map(D::split);
    let is_last = |own: &Item<D>| D::comes_last(own) && own.table.is_none() && own.common.text.is_none();
    if own.as_ref().is_some_and(is_last) { items.chain(own).collect() } else { own.into_iter().chain(items).collect() }
}
