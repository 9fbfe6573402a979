//! From layers to what holds: agency, unit, standard, variant; the nearest that says a component wins, or says how it
//! differs from the one below.

use std::collections::BTreeMap;

use super::components::{Component, Components, Content, Form};
use super::read::Placed;
use super::standard::{Standard, Variant};
use crate::source::Span;

/// A standard with its layers merged.
#[derive(Clone, Debug)]
pub struct Resolved {
    /// The standard without regard to variants.
    pub base: Case,
    /// Each variant, in order, with what holds for it.
    pub variants: Vec<(Variant, Case)>,
}

/// The components that hold in one case.
pub type Case = BTreeMap<&'static str, Holding>;

/// A component as it holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Holding {
    /// The key that says it, in the nearest layer.
    pub span: Span,
    /// What it says; a hole if it could not be read.
    pub content: Option<Content>,
}

/// A reference that leads nowhere.
#[derive(Clone, Debug)]
pub struct Dangling {
    /// What was written.
    pub reference: Placed<String>,
    /// What was sought.
    pub sought: Sought,
}

/// What a reference of a difference may seek.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sought {
    /// A standard of the unit.
    Standard,
    /// An item of the base.
    Item,
    /// A base at all: there is none.
    Base,
}

/// Merges the layers of a standard. `siblings` are the standards of its unit, for `same_as`.
pub fn resolve(
    agency: &Components,
    unit: &Components,
    standard: &Standard,
    siblings: &[Standard],
    dangling: &mut Vec<Dangling>,
) -> Resolved {
    let layers = Layers { agency, unit, siblings };
    let base = layers.base(standard, 0, dangling);
    let variants = standard.variants.iter().map(|variant| {
        let mut case = base.clone();
        layers.apply(&variant.components, &mut case, 0, dangling);
        (variant.clone(), case)
    });
    Resolved { variants: variants.collect(), base }
}

struct Layers<'a> {
    agency: &'a Components,
    unit: &'a Components,
    siblings: &'a [Standard],
}

/// Most standards that may stand in a chain of `same_as`; more is a circle.
const MAXIMUM_CHAIN: usize = 16;

impl Layers<'_> {
    fn base(&self, standard: &Standard, chain: usize, dangling: &mut Vec<Dangling>) -> Case {
        let mut case = Case::new();
        for layer in [self.agency, self.unit, &standard.components] {
            self.apply(layer, &mut case, chain, dangling);
        }
        case
    }

    fn apply(&self, layer: &Components, case: &mut Case, chain: usize, dangling: &mut Vec<Dangling>) {
        for (id, component) in layer {
            let below = case.get(id).and_then(|holding| holding.content.clone());
            let hidden = case.get(id).is_some_and(|holding| holding.content.is_none());
            let content = self.content(id, component, below, hidden, chain, dangling);
            case.insert(id, Holding { span: component.span, content });
        }
    }

    fn content(
        &self,
        id: &str,
        component: &Component,
        below: Option<Content>,
        hidden: bool,
        chain: usize,
        dangling: &mut Vec<Dangling>,
    ) -> Option<Content> {
        let difference = match &component.form {
            Form::Hole => return None,
            Form::Whole(content) => return Some((**content).clone()),
            Form::Difference(difference) => difference,
        };
        let mut base = match &difference.same_as {
            None => below,
            Some(reference) => self.sibling(id, reference, chain, dangling),
        };
        for reference in &difference.remove {
            if let Some(base) = &mut base
                && !base.remove(reference)
            {
                dangling.push(Dangling { reference: reference.clone(), sought: Sought::Item });
            }
        }
        if let Some(change) = &difference.change {
            match &mut base {
                Some(base) => base.lay_over(change.clone()),
                None => base = Some(change.clone()),
            }
        }
        if let Some(more) = &difference.add {
            match &mut base {
                Some(base) => base.add(more.clone()),
                None => base = Some(more.clone()),
            }
        }
        if base.is_none() && !hidden && difference.same_as.is_none() {
            let reference = Placed { value: id.to_owned(), span: component.span };
            dangling.push(Dangling { reference, sought: Sought::Base });
        }
        base
    }

    fn sibling(
        &self,
        id: &str,
        reference: &Placed<String>,
        chain: usize,
        dangling: &mut Vec<Dangling>,
    ) -> Option<Content> {
        let found = self.siblings.iter().find(|standard| standard.id == reference.value);
        match found {
            Some(standard) if chain < MAXIMUM_CHAIN => {
                // What is wrong in the other standard is reported there.
                self.base(standard, chain + 1, &mut Vec::new()).remove(id)?.content
            }
            _ => {
                dangling.push(Dangling { reference: reference.clone(), sought: Sought::Standard });
                None
            }
        }
    }
}
