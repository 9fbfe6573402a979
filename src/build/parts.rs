//! What the documents of a unit come from: its files as they are, by digest, and whether they can be made of them.

use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};

use super::unmade::Lack;
use crate::diagnostic::Diagnostics;
use crate::digest::Digest;
use crate::document::Need;
use crate::model::{Decree, Standard, Status, borrows};
use crate::project::{Drawing, Folder, Office, Pictures, Project, Selection};
use crate::rules::{self, undated};
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
    /// Of its name, `unit.yaml` and its pictures: a copy of a unit has documents of its own.
    pub files: Digest,
    /// The pictures that each of its files asks for.
    pub pictures: Shown,
    /// These files.
    pub inputs: Vec<String>,
    /// The languages that the unit's own documents are made in, the project's own first.
    pub tags: Vec<String>,
    /// Its standards that could be read, in the order that it gives them.
    pub standards: Vec<StandardParts>,
    /// All its standards, by the names of their files.
    pub ids: Vec<String>,
    /// The files of its standards, by their names.
    pub sources: Vec<(String, SourceId)>,
    /// What documents need and is not written.
    pub lacks: Vec<Lack>,
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
    /// Whether it takes components from other standards of its unit.
    pub borrows: bool,
    /// The languages that its documents are made in.
    pub tags: Vec<String>,
    /// Whether it has a day.
    pub is_printable: bool,
    /// Whether it has a decree of its own.
    pub has_decree: bool,
}

impl UnitParts {
    /// Looks at a unit that was read, and at those of its standards that are asked for.
    pub fn new(project: &Project, folder: &Folder, office: &Office, selection: &Selection) -> Self {
        let text = |source: SourceId| project.sources.get(source).text();
        let mut found = Diagnostics::default();
        let files = || folder.standards.iter().flat_map(|file| [file.id.as_str(), text(file.source)]);
        let all = LazyCell::new(|| Digest::of_all([Digest::of_all(files()), pictures(office.pictures.values())]));
        let borrowed = borrows(&office.unit.defaults) || borrows(&project.agency.defaults);
        let mut part = |standard: &Standard| {
            let variants = standard.variants.iter().map(|variant| &variant.components);
            let borrowed = borrowed || variants.chain([&standard.components]).any(borrows);
            let source = standard.span.source;
            let own =
                Digest::of_all([Digest::of(text(source).as_bytes()), pictures(of_file(&office.pictures, source))]);
            // A waived finding holds back all the same.
            let has_no_date = Facts::new(&standard.facts, &office.unit.facts).date().is_none();
            let is_undated = has_no_date && selection.takes(&office.id, &standard.id);
            if is_undated {
                found.extend(undated(office, standard));
            }
            StandardParts {
                id: standard.id.clone(),
                span: standard.span,
                files: if borrowed { Digest::of_all([own, *all]) } else { own },
                inputs: if borrowed {
                    vec![format!("{}/", office.id)]
                } else {
                    inputs(project, source, of_file(&office.pictures, source))
                },
                borrows: borrowed,
                tags: Edition::tags(project, Some(office), Some(standard)),
                is_printable: !is_undated,
                has_decree: standard.facts.decree.is_some(),
            }
        };
        let standards = office.in_order().map(&mut part).collect();
        rules::spell(&mut found, project);
        UnitParts {
            id: office.id.clone(),
            span: office.span,
            files: Digest::of_all([
                Digest::of(office.id.as_bytes()),
                Digest::of(text(office.span.source).as_bytes()),
                pictures(of_file(&office.pictures, office.span.source)),
            ]),
            pictures: shown(office),
            inputs: inputs(project, office.span.source, of_file(&office.pictures, office.span.source)),
            tags: Edition::tags(project, Some(office), None),
            standards,
            ids: folder.standards.iter().map(|file| file.id.clone()).collect(),
            sources: folder.standards.iter().map(|file| (file.id.clone(), file.source)).collect(),
            lacks: lacks(project, office),
            found,
        }
    }
}

/// What the documents of a unit and the decrees of its standards need and is not written.
fn lacks(project: &Project, office: &Office) -> Vec<Lack> {
    let facts = &office.unit.facts;
    let set = |standard: &&Standard| standard.facts.decree.is_none() && standard.status() != Status::Revoked;
    let no_number = |decree: &Decree| decree.number.is_none();
    let number = || text!(id: "`keputusan` belum menyebut `nomor`", en: "the `decree` has no `number`");
    let decree = match &facts.decree {
        None => Some(text!(id: "belum ada `keputusan` di `unit.yaml`", en: "there is no `decree` in `unit.yaml`")),
        Some(decree) if no_number(decree) => Some(number()),
        Some(_) if !office.standards.iter().any(|standard| set(&standard)) => {
            Some(text!(id: "tidak ada standar yang ditetapkannya", en: "it sets no standard"))
        }
        Some(_) => None,
    };
    let pledge = facts.pledge.is_none();
    let pledge =
        pledge.then(|| text!(id: "belum ada `maklumat` di `unit.yaml`", en: "there is no `pledge` in `unit.yaml`"));
    let spelt = |source, text| rules::spelt(text, source, project);
    let of_unit = [(Need::Decree, decree), (Need::Pledge, pledge)];
    let of_unit = of_unit.into_iter().filter_map(|(need, text)| Some((need, spelt(office.span.source, text?))));
    let of_unit = of_unit.map(|(need, text)| Lack { standard: None, need, text });
    let bare = office.standards.iter().filter(|standard| standard.facts.decree.as_ref().is_some_and(no_number));
    let of_standards = bare.map(|standard| Lack {
        standard: Some(standard.id.clone()),
        need: Need::Decree,
        text: spelt(standard.span.source, number()),
    });
    of_unit.chain(of_standards).collect()
}

/// The digest of the pictures that each file of a unit asks for, by the file.
pub type Shown = BTreeMap<SourceId, Digest>;

/// Of a unit that was read.
pub fn shown(office: &Office) -> Shown {
    let files: BTreeSet<SourceId> = office.pictures.keys().map(|span| span.source).collect();
    files.into_iter().map(|file| (file, pictures(of_file(&office.pictures, file)))).collect()
}

/// The pictures that a file asks for.
fn of_file(pictures: &Pictures, file: SourceId) -> impl Iterator<Item = &Drawing> {
    let from_there = pictures.range(Span::start_of(file)..);
    from_there.take_while(move |(span, _)| span.source == file).map(|(_, drawing)| drawing)
}

/// The digest of pictures, and of what they are called.
pub fn pictures<'a>(pictures: impl Iterator<Item = &'a Drawing>) -> Digest {
    Digest::of_all(pictures.flat_map(|drawing| [drawing.path.as_bytes(), &drawing.bytes]))
}

/// A file and its pictures.
pub fn inputs<'a>(project: &Project, file: SourceId, pictures: impl Iterator<Item = &'a Drawing>) -> Vec<String> {
    std::iter::once(project.path(file)).chain(pictures.map(|drawing| drawing.path.clone())).collect()
}
