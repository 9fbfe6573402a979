//! What lines are called when others refer to them.

use super::{Show, common};
use crate::model::{Item, Step, reference};
use crate::service::is_part;
use crate::source::Span;
use crate::view::words::words;
use crate::view::{Setting, Words};

/// What lines are called when others refer to them: steps by their numbers, the rest by their titles.
#[derive(Default)]
pub(super) struct Names(Vec<(String, Name)>);

enum Name {
    Title(Words),
    Step {
        number: usize,
        /// The part in which it is counted, if that is counted by itself.
        part: Option<Part>,
        /// What is done, for readers who count otherwise.
        deed: Words,
    },
}

/// A part of a procedure that is counted by itself.
#[derive(Clone)]
pub(super) struct Part {
    /// Where it stands: no two parts stand in one place.
    span: Span,
    /// What it is called.
    name: Option<Words>,
}

impl Part {
    /// The part that an item is, if it holds for a channel or under a condition, so that not everybody takes its steps.
    pub(super) fn of<D: Show>(item: &Item<D>, setting: &Setting) -> Option<Self> {
        let name = item.common.section.as_ref().map(|section| setting.text(section));
        (D::ORDERED && is_part(item)).then_some(Part { span: item.span, name })
    }
}

/// A reference to an item, until it is known what it is called.
pub(super) fn mention(id: &str) -> Words {
    Words::reference(reference(id))
}

impl Names {
    /// Names an item and all in it. What has a name already keeps it.
    pub(super) fn add<D: Show>(&mut self, item: &Item<D>, setting: &Setting) {
        self.add_in(item, None, true, setting);
    }

    /// Names the steps in an item by what is done: those who refer to them do not take them, or count them otherwise.
    pub(super) fn add_unseen<D: Show>(&mut self, item: &Item<D>, setting: &Setting) {
        self.add_in(item, None, false, setting);
    }

    fn add_in<D: Show>(&mut self, item: &Item<D>, part: Option<&Part>, is_seen: bool, setting: &Setting) {
        let title = |inner: &Item<D>, id: &str| {
            let mut line = common(&inner.common, setting);
            D::show(inner, &mut line, setting);
            let title = line.title.or(line.heading).or(line.label);
            title.unwrap_or_else(|| id.replace(['-', '_'], " ").into())
        };
        if !D::ORDERED {
            for inner in item.walk() {
                let Some(id) = &inner.common.id else { continue };
                self.0.push((reference(id), Name::Title(title(inner, id))));
            }
            return;
        }
        let own = Part::of(item, setting);
        let part = own.as_ref().or(part);
        if let Some(number) = item.number {
            for inner in item.walk() {
                let Some(id) = &inner.common.id else { continue };
                let deed = quoted(title(inner, id));
                let name = match is_seen {
                    true => Name::Step { number, part: part.cloned(), deed },
                    false => Name::Title(deed),
                };
                self.0.push((reference(id), name));
            }
            return;
        }
        for inner in item.items() {
            // A step of some variants among steps of more is no step of all who read these.
            self.add_in(inner, part, is_seen && inner.common.for_variants.is_empty(), setting);
        }
    }

    /// Names the steps of a procedure by what is done, for where their numbers are not seen.
    pub(super) fn add_deeds(&mut self, steps: &Item<Step>, setting: &Setting) {
        for step in steps.walk() {
            let deed = step.detail.step.as_ref().or(step.common.section.as_ref());
            if let (Some(id), Some(deed)) = (&step.common.id, deed) {
                self.0.push((reference(id), Name::Title(quoted(setting.text(deed)))));
            }
        }
    }

    /// Puts names in the place of references in words that stand in a part. A step that is counted elsewhere is named
    /// with its part, or by what is done.
    pub(super) fn put(&self, words: &mut Words, part: Option<&Part>) {
        words.resolve(|id| {
            Some(match self.find(id)? {
                Name::Title(title) => title.clone(),
                Name::Step { number, part: other, .. } if is_same(part, other.as_ref()) => number.to_string().into(),
                Name::Step { number, part: Some(Part { name: Some(name), .. }), .. } => {
                    words![number.to_string(), " (", name, ")"]
                }
                Name::Step { deed, .. } => deed.clone(),
            })
        });
    }

    /// The number of a step, seen from a part with the same numbering.
    pub(super) fn step(&self, id: &str, part: Option<&Part>) -> Option<usize> {
        match self.find(&reference(id))? {
            Name::Step { number, part: other, .. } if is_same(part, other.as_ref()) => Some(*number),
            _ => None,
        }
    }

    fn find(&self, id: &str) -> Option<&Name> {
        self.0.iter().find(|(known, _)| known == id).map(|(_, name)| name)
    }
}

fn is_same(one: Option<&Part>, other: Option<&Part>) -> bool {
    one.map(|part| part.span) == other.map(|part| part.span)
}

fn quoted(deed: Words) -> Words {
    words!["“", deed, "”"]
}
