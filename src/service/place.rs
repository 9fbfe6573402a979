//! Which component a place in the files is about.

use super::Service;
use crate::model::{Component, Components};
use crate::source::Span;

impl Service<'_> {
    /// The component that is said at a place, in whatever layer that the standard may have it from: its own, that of
    /// another standard of its unit, the unit's, the government's.
    pub fn component_at(&self, span: Span) -> Option<&'static str> {
        let shared = [&self.office.unit.defaults, &self.project.agency.defaults];
        let of_file = self.office.standards.iter().filter(|standard| standard.span.source == span.source);
        let of_standards = of_file.flat_map(|standard| {
            let variants = standard.variants.iter().map(|variant| &variant.components);
            std::iter::once(&standard.components).chain(variants)
        });
        of_standards.chain(shared).find_map(|layer: &Components| {
            let holds = |(_, component): &(&&'static str, &Component)| component.whole.holds(span);
            layer.iter().find(holds).map(|(id, _)| *id)
        })
    }
}
