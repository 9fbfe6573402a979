//! What of a service can be compared, in numbers: of all that an applicant meets, or nothing.

use crate::model::{GroupKind, Item, Kind, record_is_absent};
use crate::service::{Holding, Service};

/// How many items of a component an applicant meets, the least and the most over the variants; none if a case tells them
/// in free text or not at all.
pub fn counted<D: Kind>(id: &str, service: &Service) -> Option<[usize; 2]> {
    let counts = service.applicants().iter().map(|case| {
        let item = case.get(id).and_then(Holding::item::<D>)?;
        let is_told = item.group.is_some() || item.table.is_some() || !record_is_absent(&item.detail);
        Some(count(item)).filter(|count| is_told && *count > 0)
    });
    let counts: Vec<usize> = counts.collect::<Option<_>>()?;
    ends(&counts)
}

/// How many things an item is: of several of which one is enough, one.
fn count<D: Kind>(item: &Item<D>) -> usize {
    let own = !record_is_absent(&item.detail) || item.common.text.is_some();
    match &item.group {
        Some(group) if group.kind == GroupKind::OneOf => 1,
        Some(group) => group.items.iter().map(count).sum(),
        None if own => 1,
        None => item.table.as_ref().map_or(0, |table| table.rows.len()),
    }
}

fn ends<N: PartialOrd + Copy>(numbers: &[N]) -> Option<[N; 2]> {
    let least = numbers.iter().copied().reduce(|one, other| if other < one { other } else { one })?;
    let most = numbers.iter().copied().reduce(|one, other| if other > one { other } else { one })?;
    Some([least, most])
}
