//! The numbers of steps, and what lines are called when others refer to them.

use super::{Show, common};
use crate::model::{GroupKind, Item, reference};
use crate::view::Setting;

/// What lines are called when others refer to them: steps by their numbers, the rest by their titles.
#[derive(Default)]
pub(super) struct Names(Vec<(String, Name)>);

struct Name {
    name: String,
    /// The section in which numbers begin anew.
    section: Option<String>,
}

/// A reference in a text, until it is known what it is called.
pub(super) fn mark(id: &str) -> String {
    format!("\u{1}{}\u{1}", reference(id))
}

impl Names {
    /// Puts names in the place of references. What is counted in another section is named with it.
    pub(super) fn put(&self, text: &mut String, section: Option<&str>) {
        for (id, Name { name, section: other }) in &self.0 {
            let name = match other {
                Some(other) if section != Some(other) => &format!("{name} ({other})"),
                _ => name,
            };
            *text = text.replace(&mark(id), name);
        }
    }
}

/// The title of a group that is counted by itself: it holds for a channel or under a condition, so that not everybody
/// takes its steps.
pub(super) fn apart<D>(item: &Item<D>) -> Option<&str> {
    let apart = !item.common.channel.is_empty() || item.common.condition.is_some();
    item.common.section.as_ref().filter(|_| apart).map(|section| section.value.as_str())
}

/// Numbers the steps of an item from `next` on; returns the number after the last. A branch is one step.
pub(super) fn number<D: Show>(
    item: &mut Item<D>,
    section: Option<&str>,
    next: usize,
    names: &mut Names,
    setting: &Setting,
) -> usize {
    if !D::ORDERED {
        for inner in item.walk() {
            let Some(id) = &inner.common.id else { continue };
            let mut line = common(&inner.common, setting);
            D::show(inner, &mut line, setting);
            let name = line.title.or(line.heading).or(line.label).unwrap_or_else(|| id.replace(['-', '_'], " "));
            names.0.push((reference(id), Name { name, section: None }));
        }
        return next;
    }
    let all = item.group.as_ref().is_some_and(|group| group.kind == GroupKind::All);
    if all && item.detail.sort().is_none() {
        let own = apart(item).map(|title| setting.text(title));
        let (first, inside) = if own.is_some() { (1, own.as_deref()) } else { (next, section) };
        let items = item.group.iter_mut().flat_map(|group| &mut group.items);
        let last = items.fold(first, |next, item| number(item, inside, next, names, setting));
        return if own.is_some() { next } else { last };
    }
    if item.detail.sort().is_none() && item.group.is_none() {
        return next;
    }
    for inner in item.walk() {
        let name = || Name { name: next.to_string(), section: section.map(str::to_owned) };
        names.0.extend(inner.common.id.as_ref().map(|id| (reference(id), name())));
    }
    item.number = Some(next);
    next + 1
}
