//! What lines are called when others refer to them.

use super::{Show, common};
use crate::model::{Item, Step, reference};
use crate::view::words::words;
use crate::view::{Setting, Words};

/// What lines are called when others refer to them: steps by their numbers, the rest by their titles.
#[derive(Default)]
pub(super) struct Names(Vec<(String, Name)>);

enum Name {
    Title(Words),
    Step {
        number: usize,
        /// The section in which numbers begin anew.
        section: Option<Words>,
    },
}

/// A reference to an item, until it is known what it is called.
pub(super) fn mention(id: &str) -> Words {
    Words::reference(reference(id))
}

impl Names {
    /// Names an item and all in it. What has a name already keeps it.
    pub(super) fn add<D: Show>(&mut self, item: &Item<D>, section: Option<&Words>, setting: &Setting) {
        if !D::ORDERED {
            for inner in item.walk() {
                let Some(id) = &inner.common.id else { continue };
                let mut line = common(&inner.common, setting);
                D::show(inner, &mut line, setting);
                let title = line.title.or(line.heading).or(line.label);
                let title = title.unwrap_or_else(|| id.replace(['-', '_'], " ").into());
                self.0.push((reference(id), Name::Title(title)));
            }
            return;
        }
        if let Some(number) = item.number {
            for id in item.walk().into_iter().filter_map(|inner| inner.common.id.as_ref()) {
                self.0.push((reference(id), Name::Step { number, section: section.cloned() }));
            }
            return;
        }
        let own = apart(item).map(|title| setting.text(title));
        item.items().iter().for_each(|inner| self.add(inner, own.as_ref().or(section), setting));
    }

    /// Names the steps of a procedure by what is done, for where their numbers are not seen.
    pub(super) fn add_deeds(&mut self, steps: &Item<Step>, setting: &Setting) {
        for step in steps.walk() {
            let deed = step.detail.step.as_ref().or(step.common.section.as_ref());
            if let (Some(id), Some(deed)) = (&step.common.id, deed) {
                self.0.push((reference(id), Name::Title(words!["“", setting.text(deed), "”"])));
            }
        }
    }

    /// Puts names in the place of references in words that stand in a section. What is counted in another section is
    /// named with it.
    pub(super) fn put(&self, words: &mut Words, section: Option<&Words>) {
        words.resolve(|id| {
            Some(match self.find(id)? {
                Name::Title(title) => title.clone(),
                Name::Step { number, section: Some(other) } if section != Some(other) => {
                    words![number.to_string(), " (", other, ")"]
                }
                Name::Step { number, .. } => number.to_string().into(),
            })
        });
    }

    /// The number of a step, seen from a section with the same numbering.
    pub(super) fn step(&self, id: &str, section: Option<&Words>) -> Option<usize> {
        match self.find(&reference(id))? {
            Name::Step { number, section: other } if other.is_none() || other.as_ref() == section => Some(*number),
            _ => None,
        }
    }

    fn find(&self, id: &str) -> Option<&Name> {
        self.0.iter().find(|(known, _)| known == id).map(|(_, name)| name)
    }
}

/// The title of a group that is counted by itself: it holds for a channel or under a condition, so that not everybody
/// takes its steps.
pub(super) fn apart<D>(item: &Item<D>) -> Option<&str> {
    let apart = !item.common.channel.is_empty() || item.common.condition.is_some();
    item.common.section.as_ref().filter(|_| apart).map(|section| section.value.as_str())
}
