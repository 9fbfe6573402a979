//! Contacts as lines, and how complaints are handled.

use super::names::Names;
use super::{Show, lines};
use crate::model::{Contact, ContactKind, Item, Placed, Shape};
use crate::service::counted;
use crate::view::line::{Group, Line};
use crate::view::words::{capital, words};
use crate::view::{Rich, Setting, Words};
use crate::vocabulary::VOCABULARY;

impl Show for Contact {
    /// A reader seeks the ways, and then who answers and how.
    fn comes_last(own: &Item<Self>) -> bool {
        own.detail.kind.is_none()
    }

    /// Each number is to be called by itself.
    fn split(item: Item<Self>) -> Vec<Item<Self>> {
        let kind = item.detail.kind.and_then(ContactKind::find);
        let values = &item.detail.values;
        if values.len() < 2 || !kind.is_some_and(|kind| values.iter().all(|value| kind.link(value).is_some())) {
            return vec![item];
        }
        let one = |value: &Placed<String>| {
            let mut one = item.clone();
            one.detail.values = vec![value.clone()];
            one
        };
        values.iter().map(one).collect()
    }

    fn show(item: &Item<Self>, line: &mut Line, setting: &Setting) {
        let own = &item.detail;
        if let Some(kind) = own.kind.and_then(ContactKind::find) {
            let name = Words::from(capital(&VOCABULARY.keys.written(kind.key, setting.language)));
            // Addresses and accounts are in no language.
            let said = |value: &Placed<String>| match kind.shape {
                Shape::Words | Shape::Telephone => setting.text(value),
                Shape::Mail | Shape::Account | Shape::Web => value.value.clone().into(),
            };
            let values: Vec<Words> = own.values.iter().map(said).collect();
            line.link = match (kind.key, own.values.as_slice()) {
                ("sp4n_lapor", _) => Some("https://www.lapor.go.id".to_owned()),
                (_, [only]) => kind.link(only),
                _ => None,
            }
            .or_else(|| line.link.take());
            line.title = match (kind.key, kind.shape) {
                ("sp4n_lapor", _) if values.is_empty() => {
                    Some(setting.word("www.lapor.go.id atau SMS 1708", "www.lapor.go.id or SMS 1708").into())
                }
                (_, Shape::Account) => {
                    setting.list(&own.values.iter().map(|value| account(value).into()).collect::<Vec<_>>())
                }
                _ => setting.list(&values),
            };
            match line.title {
                Some(_) if line.label.is_none() => line.label = Some(name),
                Some(_) => line.details.insert(0, name),
                None => line.title = Some(name),
            }
        }
        let handling = &own.handling;
        for hours in setting.hours(&handling.hours) {
            let when = [hours.days, hours.times.into()].into_iter().filter(|words| !words.is_empty());
            let only = Words::join([hours.channel, hours.condition].into_iter().flatten(), "; ");
            let only = (!only.is_empty()).then(|| words!["(", only, ")"]);
            line.details.push(Words::join(when.chain(only), " "));
            line.notes.extend(hours.notes);
        }
        let mut parts: Vec<Line> = handling
            .officer
            .iter()
            .map(|person| {
                let mut details: Vec<Words> = person.address.iter().map(|address| setting.text(address)).collect();
                let mut contacts = person.contacts.as_ref().map(|item| lines(item, setting)).unwrap_or_default();
                let notes = contacts.iter_mut().flat_map(|line| std::mem::take(&mut line.notes)).collect();
                details.extend(contacts.into_iter().map(|line| {
                    let said = line.title.or(line.text.as_ref().map(Rich::words));
                    Words::join(line.label.into_iter().chain(said).chain(line.condition).chain(line.details), " ")
                }));
                let name = person.name.as_ref().map(|name| setting.text(name));
                let office = [&person.acting, &person.position].into_iter().flatten().map(|words| setting.text(words));
                let position = Some(Words::join(office, " ")).filter(|position| !position.is_empty());
                let title = Words::join([name, position].into_iter().flatten(), ", ");
                Line {
                    label: Some(setting.word("Petugas", "Officer").into()),
                    title: Some(title),
                    details,
                    notes,
                    ..Line::default()
                }
            })
            .collect();
        let mut part = |heading: &'static str, lines: Vec<Line>| {
            let group = Group { kind: "all", lead: None, lines };
            parts.push(Line { heading: Some(heading.into()), group: Some(group), ..Line::default() });
        };
        if let Some(flow) = &handling.flow {
            let items = counted(flow);
            let mut names = Names::default();
            items.iter().for_each(|item| names.add(item, setting));
            let lines = items.iter().map(|item| super::line(item, None, setting, &names)).collect();
            part(setting.word("Alur pengaduan", "How a complaint is handled"), lines);
        }
        if let Some(limits) = &handling.limits {
            part(setting.word("Batas waktu penyelesaian", "Limits of time"), lines(limits, setting));
        }
        if let Some(anonymous) = &handling.anonymous {
            parts.push(Line {
                label: Some(setting.word("Pelapor tanpa nama", "Reports without a name").into()),
                title: Some(setting.text(anonymous)),
                ..Line::default()
            });
        }
        if !parts.is_empty() {
            line.group = Some(Group { kind: "all", lead: None, lines: parts });
        }
    }
}

/// The name of an account with its sign; an address or a name in words as it is.
pub(super) fn account(value: &str) -> String {
    if value.contains([' ', '/', '@']) { value.to_owned() } else { format!("@{value}") }
}
