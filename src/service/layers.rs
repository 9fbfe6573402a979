//! From layers to what holds: agency, unit, standard, variant; the nearest that says a component wins, or says how it
//! differs from the one below.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::model::{Component, Components, Content, Form, Item, Kind, Placed, Standard, Variant, reference};
use crate::source::Span;

/// A standard with its layers merged.
#[derive(Clone, Debug)]
pub struct Resolved {
    /// The standard without regard to variants.
    pub base: Case,
    /// What holds for each variant, in the order of the standard.
    pub variants: Vec<Case>,
}

/// The components that hold in one case.
pub type Case = BTreeMap<&'static str, Holding>;

/// A component as it holds.
#[derive(Clone, Debug, PartialEq)]
pub struct Holding {
    /// The key that says it, in the nearest layer.
    pub span: Span,
    /// From that key to the end of its value.
    pub whole: Span,
    /// Whether its key has no value.
    pub is_empty: bool,
    /// What it says; a hole if it could not be read. Shared by all cases in which it is the same.
    pub content: Option<Arc<Content>>,
}

impl Holding {
    fn of(component: &Component, content: Option<Arc<Content>>) -> Self {
        let Component { span, whole, form } = component;
        Holding { span: *span, whole: *whole, is_empty: *form == Form::Empty, content }
    }

    /// The item of what it says, if it is of this kind.
    pub fn item<D: Kind>(&self) -> Option<&Item<D>> {
        D::of(self.content.as_deref()?)
    }
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
    /// One that does not lead back here.
    NoCircle,
    /// One that says the component itself, or by way of fewer standards.
    Nearer,
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
    let base = layers.base(standard, dangling);
    let variants = standard.variants.iter().map(|variant| {
        let mut case = base.clone();
        layers.lay_over(variant, standard, &mut case, dangling);
        case
    });
    Resolved { variants: variants.collect(), base }
}

/// How many standards may lead to each other, one to the next.
pub const MOST_STANDARDS: usize = 10;

struct Layers<'a> {
    agency: &'a Components,
    unit: &'a Components,
    siblings: &'a [Standard],
}

impl<'a> Layers<'a> {
    /// The layers of a standard, the nearest first.
    fn of(&self, standard: &'a Standard) -> [&'a Components; 3] {
        [&standard.components, self.unit, self.agency]
    }

    fn base(&self, standard: &'a Standard, dangling: &mut Vec<Dangling>) -> Case {
        let layers = self.of(standard);
        let ids: BTreeSet<&'static str> = layers.iter().flat_map(|layer| layer.keys().copied()).collect();
        let holding = |id| Some((id, self.holding(id, &layers, &mut vec![&standard.id], dangling)?));
        ids.into_iter().filter_map(holding).collect()
    }

    /// Lays the components of a variant over the base.
    fn lay_over(&self, variant: &Variant, standard: &'a Standard, case: &mut Case, dangling: &mut Vec<Dangling>) {
        for (&id, component) in &variant.components {
            let below = case.get(id).cloned();
            let content = self.content(id, component, &mut vec![&standard.id], dangling, |_, _| below);
            case.insert(id, Holding::of(component, content));
        }
    }

    /// A component as some layers say it. `path`: the standards that have been asked for it.
    fn holding(
        &self,
        id: &'static str,
        layers: &[&'a Components],
        path: &mut Vec<&'a str>,
        dangling: &mut Vec<Dangling>,
    ) -> Option<Holding> {
        let (nearest, below) = layers.split_first()?;
        let Some(component) = nearest.get(id) else { return self.holding(id, below, path, dangling) };
        let content =
            self.content(id, component, path, dangling, |path, dangling| self.holding(id, below, path, dangling));
        Some(Holding::of(component, content))
    }

    fn content(
        &self,
        id: &'static str,
        component: &Component,
        path: &mut Vec<&'a str>,
        dangling: &mut Vec<Dangling>,
        below: impl FnOnce(&mut Vec<&'a str>, &mut Vec<Dangling>) -> Option<Holding>,
    ) -> Option<Arc<Content>> {
        let difference = match &component.form {
            Form::Hole | Form::Empty => return None,
            Form::Whole(content) => return Some(content.clone()),
            Form::Difference(difference) => difference,
        };
        let below = match &difference.same_as {
            None => below(path, dangling),
            Some(reference) => self.sibling(id, reference, path, dangling),
        };
        let hidden = below.as_ref().is_some_and(|holding| holding.content.is_none());
        let mut base = below.and_then(|holding| holding.content);
        if let Some(base) = base.as_mut().filter(|_| !difference.remove.is_empty()) {
            let ids = difference.remove.iter().map(|written| reference(written)).collect();
            let removed = Arc::make_mut(base).remove(&ids);
            let missing = difference.remove.iter().filter(|written| !removed.contains(&reference(written)));
            dangling.extend(missing.map(|written| Dangling { reference: written.clone(), sought: Sought::Item }));
        }
        if let Some(change) = &difference.change {
            match &mut base {
                Some(base) => Arc::make_mut(base).lay_over(change.clone()),
                None => base = Some(Arc::new(change.clone())),
            }
        }
        if let Some(more) = &difference.add {
            match &mut base {
                Some(base) => Arc::make_mut(base).add(more.clone()),
                None => base = Some(Arc::new(more.clone())),
            }
        }
        if base.is_none() && !hidden && difference.same_as.is_none() {
            let reference = Placed { value: id.to_owned(), span: component.span };
            dangling.push(Dangling { reference, sought: Sought::Base });
        }
        base
    }

    /// The component of another standard of the unit; of none that was already asked for it, which would be a circle.
    fn sibling(
        &self,
        id: &'static str,
        reference: &Placed<String>,
        path: &mut Vec<&'a str>,
        dangling: &mut Vec<Dangling>,
    ) -> Option<Holding> {
        let found = self.siblings.iter().find(|standard| standard.id == reference.value);
        let mut lost = |sought| dangling.push(Dangling { reference: reference.clone(), sought });
        match found {
            None => lost(Sought::Standard),
            Some(standard) if path.contains(&standard.id.as_str()) => lost(Sought::NoCircle),
            Some(_) if path.len() > MOST_STANDARDS => lost(Sought::Nearer),
            Some(standard) => {
                path.push(&standard.id);
                // What else is wrong in the other standard is reported there.
                let mut theirs = Vec::new();
                let holding = self.holding(id, &self.of(standard), path, &mut theirs);
                let strays = [Sought::NoCircle, Sought::Nearer];
                match theirs.iter().map(|dangling| dangling.sought).find(|sought| strays.contains(sought)) {
                    None => return holding,
                    Some(sought) => lost(sought),
                }
            }
        }
        None
    }
}
