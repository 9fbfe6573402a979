//! What of a service can be compared, in numbers: of all that an applicant meets, or nothing.

use crate::model::{Amount, Clock, Currency, Fee, GroupKind, Item, Kind, Said, record_is_absent};
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

/// The shortest and the longest time in days of the calendar, if all that an applicant meets are lengths of time.
pub fn days(service: &Service) -> Option<[f64; 2]> {
    let mut days = Vec::new();
    for case in service.applicants() {
        for item in leaves(case.get("time").and_then(Holding::item::<Clock>)?) {
            days.push(item.detail.at_most.as_ref()?.value.value()?.days());
        }
    }
    ends(&days)
}

/// The least and the most in rupiah, if all that an applicant meets are amounts that are paid once.
pub fn rupiah(service: &Service) -> Option<[u64; 2]> {
    let mut amounts = Vec::new();
    for case in service.applicants() {
        for item in leaves(case.get("cost").and_then(Holding::item::<Fee>)?) {
            let fee = &item.detail;
            let is_other = fee.surcharge.is_some() || fee.deposit.is_some() || fee.per.is_some();
            match (&fee.amount, &item.table) {
                (Some(amount), None) if !is_other => amounts.extend(once(amount.value.value()?)?),
                (None, Some(table)) => {
                    for cell in table.rows.iter().flat_map(|row| row.cells.iter().skip(1)) {
                        amounts.extend(once(Said::<Amount>::new(cell).value()?)?);
                    }
                }
                _ => return None,
            }
        }
    }
    ends(&amounts)
}

/// The ends of an amount, if it is not a share, nor for each of something.
fn once(amount: &Amount) -> Option<[u64; 2]> {
    match amount {
        Amount::Free => Some([0, 0]),
        Amount::Money { currency: Currency::Rupiah, from, to, per: None } => Some([from.unwrap_or(*to), *to]),
        Amount::Money { .. } | Amount::Percent { .. } => None,
    }
}

/// An item without further ones in it: the item itself, or those at the end of its groups.
fn leaves<D: Kind>(item: &Item<D>) -> Vec<&Item<D>> {
    let is_head =
        |item: &&Item<D>| item.group.is_none() || !record_is_absent(&item.detail) || item.common.text.is_some();
    item.walk().into_iter().filter(is_head).collect()
}

fn ends<N: PartialOrd + Copy>(numbers: &[N]) -> Option<[N; 2]> {
    let least = numbers.iter().copied().reduce(|one, other| if other < one { other } else { one })?;
    let most = numbers.iter().copied().reduce(|one, other| if other > one { other } else { one })?;
    Some([least, most])
}
