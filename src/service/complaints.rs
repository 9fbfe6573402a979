//! Where to complain, and who answers.

use super::Service;
use crate::model::{Contact, ContactKind, Item, Person, Placed};

/// A way to complain.
#[derive(Clone, Copy, Debug)]
pub struct ComplaintWay<'a> {
    /// Its kind.
    pub kind: ContactKind,
    /// The number, the address or the words; none if the kind says it all.
    pub value: Option<&'a Placed<String>>,
}

impl ComplaintWay<'_> {
    /// Where it leads on a telephone, if it leads anywhere.
    pub fn link(&self) -> Option<String> {
        match (self.kind.key, self.value) {
            ("sp4n_lapor", _) => Some("https://www.lapor.go.id".to_owned()),
            (_, Some(value)) => self.kind.link(value),
            (_, None) => None,
        }
    }
}

/// The ways to complain that a component names, in its order.
pub fn complaint_ways(component: &Item<Contact>) -> Vec<ComplaintWay<'_>> {
    let mut ways = Vec::new();
    for item in component.walk() {
        let Some(kind) = item.detail.kind.and_then(ContactKind::find) else { continue };
        if item.detail.values.is_empty() {
            ways.push(ComplaintWay { kind, value: None });
        }
        ways.extend(item.detail.values.iter().map(|value| ComplaintWay { kind, value: Some(value) }));
    }
    ways
}

/// Who answers complaints: those of whom a name or an office is told.
pub fn complaint_officers(component: &Item<Contact>) -> Vec<&Person> {
    let officers = component.walk().into_iter().flat_map(|item| &item.detail.handling.officer);
    officers.filter(|officer| officer.name.is_some() || officer.position.is_some()).collect()
}

impl Service<'_> {
    /// The ways to complain, of the base and of variants that name others.
    pub fn complaint_ways(&self) -> Vec<ComplaintWay<'_>> {
        self.items("complaints").flat_map(|(_, component)| complaint_ways(component)).collect()
    }

    /// Where a complaint can be made from a telephone: the unit's own WhatsApp or page before the national one.
    pub fn complaint_link(&self) -> Option<String> {
        let links: Vec<String> = self.complaint_ways().iter().filter_map(ComplaintWay::link).collect();
        let is_national = |link: &&String| link.contains("lapor.go.id");
        let chat = links.iter().find(|link| link.starts_with("https://wa.me/"));
        let page = || links.iter().find(|link| link.starts_with("http") && !is_national(link));
        let national = || links.iter().find(is_national);
        chat.or_else(page).or_else(national).cloned()
    }
}
