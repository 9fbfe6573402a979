//! A standard as it holds: its layers merged, its facts and those of its unit resolved, its values typed, without words.
//!
//! What a service asks, costs and takes is a question with one answer for rules, documents, data and audit: each file
//! here answers one. The answers are values with their places in the source; they are put into words elsewhere.

mod columns;
mod complaints;
mod facts;
mod fees;
mod layers;
mod place;
mod procedure;
mod scope;
mod steps;
mod times;
mod variants;

use std::cell::OnceCell;
use std::sync::Arc;

pub use columns::{CellValue, ColumnType, TableKind, TypedTable, column_type, value};
pub use complaints::{ComplaintWay, complaint_officers, complaint_ways};
pub use facts::Facts;
pub use fees::{Beside, Charge, ChargeKind, FeeAnswer, Fees, Price, Range, Role};
pub use layers::{Case, Dangling, Holding, MOST_STANDARDS, Resolved, Sought};
pub use procedure::{LongestWay, longest_way};
pub use scope::Scope;
pub use steps::{Channels, Stretch, counted, is_part, stretches};
pub use times::{Length, Limit, TimeAnswer, Times, between, range};
pub use variants::{Merged, merged, narrow, own, top_items};

use crate::diagnostic::Edit;
use crate::model::{Content, Item, Kind, Standard, Variant};
use crate::project::{Office, Project};
use crate::source::Span;

/// A standard as it holds.
pub struct Service<'a> {
    /// The project.
    pub project: &'a Project,
    /// The unit.
    pub office: &'a Office,
    /// The standard, as written.
    pub standard: &'a Standard,
    /// The facts that hold for it: its own, or else those of its unit.
    pub facts: Facts<'a>,
    /// The components of the base and of each variant.
    pub resolved: Resolved,
    /// References of its layers that lead nowhere.
    pub dangling: Vec<Dangling>,
    applicants: OnceCell<Vec<Case>>,
}

/// The components that an applicant goes through.
const MET: [&str; 5] = ["requirements", "procedure", "time", "cost", "product"];

impl<'a> Service<'a> {
    /// Resolves a standard of a unit.
    pub fn new(project: &'a Project, office: &'a Office, standard: &'a Standard) -> Self {
        let mut dangling = Vec::new();
        let unit = &office.unit;
        let resolved =
            layers::resolve(&project.agency.defaults, &unit.defaults, standard, &office.standards, &mut dangling);
        let facts = Facts::new(&standard.facts, &unit.facts);
        Service { project, office, standard, facts, resolved, dangling, applicants: OnceCell::new() }
    }

    /// Whether a syntax error hides a part of what holds for it: what is missing may yet be there.
    pub fn is_cut(&self) -> bool {
        self.standard.is_cut || self.office.unit.is_cut || self.project.agency.is_cut
    }

    /// What an applicant meets, [`MET`]: in each variant only what holds for it, or the base if there are no variants.
    pub fn applicants(&self) -> &[Case] {
        let narrow = |(variant, case): (&Variant, &Case)| {
            let id = variant.id();
            let met = case.iter().filter(|(component, _)| MET.contains(component));
            let narrowed = met.map(|(component, holding)| {
                let content = holding.content.as_ref().and_then(|content| match content.tells_variants_apart() {
                    true => content.for_variant(&id).map(Arc::new),
                    false => Some(content.clone()),
                });
                (*component, Holding { content, ..*holding })
            });
            narrowed.collect()
        };
        self.applicants.get_or_init(|| match self.standard.variants.is_empty() {
            true => vec![self.resolved.base.clone()],
            false => self.variants().map(narrow).collect(),
        })
    }

    /// What applicants meet, each with the id of their variant; of a standard without variants, its base.
    pub fn met(&self) -> impl Iterator<Item = (Option<String>, &Case)> {
        let ids = self.standard.variants.iter().map(|variant| Some(variant.id()));
        let ids: Vec<Option<String>> = if self.standard.variants.is_empty() { vec![None] } else { ids.collect() };
        ids.into_iter().zip(self.applicants())
    }

    /// Each variant with what holds for it.
    pub fn variants(&self) -> impl Iterator<Item = (&'a Variant, &Case)> {
        self.standard.variants.iter().zip(&self.resolved.variants)
    }

    /// What the base and each variant say of a component, each saying once.
    pub fn holdings(&self, id: &str) -> impl Iterator<Item = &Holding> {
        let base = self.resolved.base.get(id);
        let variants = self.resolved.variants.iter().filter_map(move |case| case.get(id));
        base.into_iter().chain(variants.filter(move |holding| differs(holding, base)))
    }

    /// Whether a component says something that could be read.
    pub fn told_of(&self, id: &str) -> bool {
        self.holdings(id).any(|holding| holding.content.is_some())
    }

    /// What is said of a component, if it is of this kind, with the place of its key.
    pub fn items<D: Kind>(&self, id: &str) -> impl Iterator<Item = (Span, &Item<D>)> {
        self.holdings(id).filter_map(|holding| Some((holding.span, holding.item()?)))
    }

    /// All that is said of components, each saying once.
    pub fn told(&self) -> impl Iterator<Item = &Content> {
        self.contents().filter_map(|(_, holding)| holding.content.as_deref())
    }

    /// What is said of the components: by the base, and by the variants where they say something else.
    pub fn contents(&self) -> impl Iterator<Item = (&'static str, &Holding)> {
        let base = &self.resolved.base;
        let variants = self.resolved.variants.iter().flatten();
        let differing = variants.filter(|(id, holding)| differs(holding, base.get(*id)));
        base.iter().chain(differing).map(|(id, holding)| (*id, holding))
    }

    /// The base, and each variant's case.
    pub fn cases(&self) -> impl Iterator<Item = &Case> {
        std::iter::once(&self.resolved.base).chain(&self.resolved.variants)
    }

    /// An edit of a word in what is written at a place, if it stands there once.
    pub fn edit(&self, span: Span, word: &str, text: impl Into<String>) -> Option<Edit> {
        let written = self.project.sources.text(span);
        let (at, _) = written.match_indices(word).next().filter(|_| written.matches(word).count() == 1)?;
        let start = span.bytes().start + at;
        Some(Edit { span: Span::new(span.source, start..start + word.len()), text: text.into() })
    }
}

/// Whether a variant says something else of a component than the base.
fn differs(holding: &Holding, base: Option<&Holding>) -> bool {
    let same =
        |own: &Arc<Content>| base.and_then(|base| base.content.as_ref()).is_some_and(|base| Arc::ptr_eq(base, own));
    holding.is_empty || holding.content.as_ref().is_some_and(|own| !same(own))
}
