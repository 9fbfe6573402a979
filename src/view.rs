//! What a template may see: one document in one language, with layers merged and every value in words. No spans, no
//! YAML. The names of the fields are the contract with the templates; every key is always there.

mod code;
mod compensation;
mod cpsv;
mod decree;
mod edition;
mod flat;
mod flow;
mod glance;
mod head;
mod improvement;
mod line;
mod lines;
mod office;
mod participation;
mod record;
mod rich;
mod service;
mod setting;
mod site;
mod source;
mod summary;
mod theme;
mod words;

use serde::Serialize;

use crate::document::{Document, Need};
use crate::locale::{Language, Text};
use crate::model::Status;
use crate::project::{Office, Project};
use crate::service::Service;

pub use edition::Edition;
pub use glance::Fact;
pub use head::{Head, WrittenDate, page_address};
pub use line::{Group, Line, Note, Row, Run, Section, Table};
pub use lines::{ToldItem, told_items};
pub use office::OfficeView;
pub use rich::Rich;
pub use service::{Scope, ServiceView};
pub use setting::{HoursView, Picture, Pictures, Setting};
pub use site::{Entry, SiteView, UnitEntry};
pub use source::canonical_yaml;
pub use words::Words;

impl View {
    /// Whether it has what a document cannot be without.
    pub fn satisfies(&self, document: &Document) -> bool {
        match (document.needs, &self.content) {
            (None, _) => true,
            (Some(Need::Address), _) => self.head.address.is_some(),
            (Some(Need::Pledge), Content::Unit(office)) => office.pledge.is_some(),
            (Some(Need::Decree), Content::Unit(office)) => office.decree.is_some(),
            _ => false,
        }
    }

    /// Of a unit some of whose standards have errors: a decree that lacks a service would be wrong.
    pub fn incomplete(mut self) -> Self {
        if let Content::Unit(office) = &mut self.content {
            office.decree = None;
        }
        self
    }
}

/// What the templates of a document see.
#[derive(Debug, Serialize)]
pub struct View {
    /// The language of the fixed words.
    #[serde(skip)]
    pub language: Language,
    /// Whose the document is, and when.
    #[serde(flatten)]
    pub head: Head,
    /// What it tells.
    #[serde(flatten)]
    pub content: Content,
    /// The standards as canonical YAML, one document each: of a unit, with all components.
    #[serde(skip)]
    pub yaml: Option<String>,
    /// The pictures that it shows.
    #[serde(skip)]
    pub pictures: Vec<Picture>,
}

/// What a document tells.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Content {
    /// One service.
    Standard(Box<ServiceView>),
    /// An office and its services.
    Unit(Box<OfficeView>),
    /// A government and its offices.
    Agency(Box<SiteView>),
}

/// What documents a view is for: to read on a screen takes less than to print.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Medium {
    /// Only pages and data.
    Screen,
    /// All of them.
    Paper,
}

/// The documents of one standard that has no errors.
pub fn standard(service: &Service, tag: &str, medium: Medium) -> View {
    let Service { project, office, standard, .. } = *service;
    let (pictures, edition) = (Pictures::default(), Edition::new(project, Some(office), Some(standard), tag));
    let setting = Setting::new(project, Some(office), Some(standard), &edition, &pictures);
    let head = Head::of_standard(service, &setting);
    let content = Content::Standard(Box::new(ServiceView::new(service, Scope::Public, &setting)));
    View {
        language: edition.language,
        head,
        content,
        yaml: (medium == Medium::Paper).then(|| canonical_yaml(service, Scope::Public)),
        pictures: pictures.into_inner(),
    }
}

/// The documents of a unit, about those of its standards that have no errors.
pub fn unit(project: &Project, office: &Office, services: &[Service], tag: &str, medium: Medium) -> View {
    let (pictures, edition) = (Pictures::default(), Edition::new(project, Some(office), None, tag));
    let setting = Setting::new(project, Some(office), None, &edition, &pictures);
    let head = Head::of_unit(project, office, services, &setting);
    let scope = if medium == Medium::Paper { Scope::Whole } else { Scope::Glance };
    let content = OfficeView::new(project, office, services, scope, &setting, &pictures);
    let yaml = |service: &Service| format!("---\n{}", canonical_yaml(service, Scope::Whole));
    View {
        language: edition.language,
        head,
        content: Content::Unit(Box::new(content)),
        yaml: (medium == Medium::Paper).then(|| services.iter().map(yaml).collect()),
        pictures: pictures.into_inner(),
    }
}

/// The documents of a government. The services that have pages come to it as `units`, a list of [`UnitEntry`]: they are
/// too many to be held twice.
pub fn agency(project: &Project, tag: &str) -> View {
    let (pictures, edition) = (Pictures::default(), Edition::new(project, None, None, tag));
    let setting = Setting::new(project, None, None, &edition, &pictures);
    let head = Head::of_agency(project, &setting);
    let content = Content::Agency(Box::default());
    View { language: edition.language, head, content, yaml: None, pictures: pictures.into_inner() }
}

/// What a component says in one language.
#[derive(Debug, Default)]
pub struct Told {
    /// In few words, if there are such.
    pub short: Option<String>,
    /// As plain lines, one item a line; none if the standard does not say it.
    pub lines: Vec<String>,
}

/// What a component of a standard says in one language.
pub fn told(service: &Service, id: &str, tag: &str) -> Told {
    let Service { project, office, standard, .. } = *service;
    let (pictures, edition) = (Pictures::default(), Edition::new(project, Some(office), Some(standard), tag));
    let setting = Setting::new(project, Some(office), Some(standard), &edition, &pictures);
    let Some(spec) = project.agency.regulation.component(id).filter(|_| service.told_of(id)) else {
        return Told::default();
    };
    let sections = lines::sections(service, std::iter::once(spec), 1, &setting);
    Told {
        short: glance::told(id, service, &setting).map(Words::into_plain),
        lines: sections.iter().flat_map(flat::flat).collect(),
    }
}

/// What a document of a standard that is not in force is marked with.
fn mark(status: Status, language: Language) -> Option<&'static str> {
    let text = match status {
        Status::InForce => return None,
        Status::Draft => Text { id: "KONSEP", en: "DRAFT" },
        Status::Sample => Text { id: "CONTOH", en: "SAMPLE" },
        Status::Revoked => Text { id: "DICABUT", en: "REVOKED" },
    };
    Some(text.pick(language))
}
