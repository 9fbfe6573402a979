//! What the documents of a unit come from: its files as they are, by digest, and whether they can be made of them.

use std::cell::LazyCell;

use crate::diagnostic::Diagnostics;
use crate::digest::Digest;
use crate::model::{Standard, borrows};
use crate::project::{Folder, Office, Pictures, Project, Selection};
use crate::rules::undated;
use crate::service::Facts;
use crate::source::{SourceId, Span};
use crate::text;
use crate::view::Edition;

/// What the documents of a unit come from.
pub struct UnitParts {
    /// The name of its folder.
    pub id: String,
    /// Where its file begins.
    pub span: Span,
    /// Of `unit.yaml` and the pictures.
    pub files: Digest,
    /// These files.
    pub inputs: Vec<String>,
    /// The languages that the unit's own documents are made in, the project's own first.
    pub tags: Vec<String>,
    /// Its standards that could be read, in the order that it gives them.
    pub standards: Vec<StandardParts>,
    /// All its standards, by the names of their files.
    pub ids: Vec<String>,
    /// What keeps documents from being made.
    pub found: Diagnostics,
}

/// What the documents of a standard come from, beside what they share with those of the unit.
pub struct StandardParts {
    /// The stem of its file's name.
    pub id: String,
    /// Where its file begins.
    pub span: Span,
    /// Of its file, and of those that it takes components from.
    pub files: Digest,
    /// These files.
    pub inputs: Vec<String>,
    /// The languages that its documents are made in.
    pub tags: Vec<String>,
    /// Whether it has a day.
    pub is_printable: bool,
}

impl UnitParts {
    /// Looks at a unit that was read, and at those of its standards that are asked for.
    pub fn new(project: &Project, folder: &Folder, office: &Office, selection: &Selection) -> Self {
        let text = |source: SourceId| project.sources.get(source).text();
        let mut found = Diagnostics::default();
        let files = || folder.standards.iter().flat_map(|file| [file.id.as_str(), text(file.source)]);
        let all = LazyCell::new(|| Digest::of_all(files()));
        let borrowed = borrows(&office.unit.defaults) || borrows(&project.agency.defaults);
        let mut part = |standard: &Standard| {
            let variants = standard.variants.iter().map(|variant| &variant.components);
            let borrowed = borrowed || variants.chain([&standard.components]).any(borrows);
            let own = Digest::of(text(standard.span.source).as_bytes());
            let trouble = if !selection.takes(&office.id, &standard.id) {
                None
            } else if Facts::new(&standard.facts, &office.unit.facts).date().is_none() {
                // A draft may do without a date, its documents may not.
                let title = text!(id: "lembar ini memerlukan tanggal", en: "the notice needs a date");
                Some(undated(standard, title))
            } else {
                None
            };
            let is_printable = trouble.is_none();
            found.extend(trouble);
            StandardParts {
                id: standard.id.clone(),
                span: standard.span,
                files: if borrowed { Digest::of_all([own, *all]) } else { own },
                inputs: if borrowed {
                    vec![format!("{}/", office.id)]
                } else {
                    vec![project.path(standard.span.source)]
                },
                tags: Edition::tags(project, Some(office), Some(standard)),
                is_printable,
            }
        };
        let standards = office.in_order().map(&mut part).collect();
        UnitParts {
            id: office.id.clone(),
            span: office.span,
            files: Digest::of_all([Digest::of(text(office.span.source).as_bytes()), pictures(&office.pictures)]),
            inputs: inputs(project, office.span, &office.pictures),
            tags: Edition::tags(project, Some(office), None),
            standards,
            ids: folder.standards.iter().map(|file| file.id.clone()).collect(),
            found,
        }
    }
}

/// The digest of pictures, and of what they are called.
pub fn pictures(pictures: &Pictures) -> Digest {
    Digest::of_all(pictures.values().flat_map(|drawing| [drawing.path.as_bytes(), &drawing.bytes]))
}

/// A file and the pictures of its folder.
pub fn inputs(project: &Project, span: Span, pictures: &Pictures) -> Vec<String> {
    std::iter::once(project.path(span.source)).chain(pictures.values().map(|drawing| drawing.path.clone())).collect()
}
