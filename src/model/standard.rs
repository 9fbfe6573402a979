//! A service standard and its variants.

use jiff::civil::Date;
use serde::Serialize;
use serde_json::Value as Json;

use super::components::{self, Component, Components, Kind};
use super::content::{Contact, Product};
use super::item::{Item, Note};
use super::read::{Placed, Read, at_most, empty};
use super::record::{Fields, Record, WrittenKeys, record};
use super::records::{Consultation, Decree, HoursOn, Publication, Survey, Translation, Waiver};
use super::schema::{self, Schemas, any_of, one_or_many};
use super::value::{Link, Markdown, Status};
use crate::diagnostic::Diagnostics;
use crate::regulation::Regulation;
use crate::source::Span;
use crate::yaml::{Node, Value};

record! {
    /// What a standard says beside its components.
    pub struct StandardFacts required ["name"] {
        /// The name of the service.
        name = "name": Option<Placed<String>>,
        /// Where it stands; in force if not said.
        status = "status": Option<Placed<Status>>,
        /// What it is, in one sentence for residents.
        summary = "summary": Option<Placed<Markdown>>,
        /// Who may use it.
        recipients = "recipients": Vec<Placed<String>>,
        /// Where it holds.
        area = "area": Option<Placed<String>>,
        /// What holds for all who use it and is no requirement, such as rules of conduct.
        provisions = "provisions": Vec<Placed<Markdown>>,
        /// When it was last reviewed.
        reviewed = "reviewed": Option<Placed<Date>>,
        /// Words that people search for.
        keywords = "keywords": Vec<Placed<String>>,
        /// Events of life in which it is needed.
        life_events = "life_events": Vec<Placed<String>>,
        /// Ways to reach it.
        channels = "channels": Vec<Channel>,
        /// When it is given, if not in the hours of the unit.
        hours = "hours": Vec<HoursOn>,
        /// Where it is given, if not at the address of the unit.
        place = "place": Vec<Placed<String>>,
        /// Other agencies that take part.
        partners = "partners": Vec<Partner>,
        /// The decree, if not the unit's.
        decree = "decree": Option<Decree>,
        /// Where it is published, if not as the unit says.
        media = "media": Vec<Publication>,
        /// The consultation, if not the unit's.
        consultation = "consultation": Option<Consultation>,
        /// The survey, if not the unit's.
        survey = "survey": Option<Survey>,
        /// From whom it was adopted.
        origin = "origin": Option<Origin>,
        /// The ids by which others know the same service.
        same_service = "same_service": Vec<Placed<String>>,
        /// What was made better.
        innovation = "innovation": Vec<Innovation>,
        /// Findings that are knowingly left.
        waivers = "waivers": Vec<Waiver>,
        /// Translations.
        translations = "translations": Vec<Translation>,
    }
}

record! {
    /// A way to reach a service.
    pub struct Channel short name required ["name"] {
        /// A name for references.
        id = "id": Option<Placed<String>>,
        /// A word or the author's name for it.
        name = "name": Option<Placed<String>>,
        /// Its address.
        link = "link": Option<Placed<Link>>,
        /// Its place.
        place = "place": Option<Placed<String>>,
        /// When it is open.
        hours = "hours": Vec<HoursOn>,
        /// How many applicants in what time.
        quota = "quota": Option<Placed<String>>,
        /// Remarks.
        notes = "note": Vec<Note>,
    }
}

record! {
    /// Another agency that takes part.
    pub struct Partner short name required ["name"] {
        /// A name for references.
        id = "id": Option<Placed<String>>,
        /// Its name.
        name = "name": Option<Placed<String>>,
        /// What it does.
        role = "role": Option<Placed<String>>,
        /// Where it is.
        place = "place": Option<Placed<String>>,
        /// How to reach it.
        contacts = "contacts": Option<Box<Item<Contact>>>,
    }
}

record! {
    /// From whom a standard was adopted.
    pub struct Origin short name required ["name"] {
        /// The agency.
        name = "name": Option<Placed<String>>,
        /// Where it is published.
        link = "link": Option<Placed<Link>>,
        /// What was modified.
        changes = "changes": Vec<Placed<String>>,
    }
}

record! {
    /// Something that was made better.
    pub struct Innovation short name required ["name"] {
        /// Its name.
        name = "name": Option<Placed<String>>,
        /// How it was.
        before = "before": Option<Placed<String>>,
        /// How it is.
        after = "after": Option<Placed<String>>,
        /// What that gives.
        benefit = "benefit": Option<Placed<String>>,
    }
}

/// A case that a standard treats differently. Two are equal if they say the same, wherever they stand.
#[derive(Clone, Debug, Serialize)]
pub struct Variant {
    /// Where it stands.
    #[serde(skip)]
    pub span: Span,
    /// What it is.
    #[serde(flatten)]
    pub facts: VariantFacts,
    /// What differs.
    #[serde(flatten)]
    pub components: Components,
}

impl PartialEq for Variant {
    fn eq(&self, other: &Self) -> bool {
        (&self.facts, &self.components) == (&other.facts, &other.components)
    }
}

record! {
    /// What a variant says beside its components.
    pub struct VariantFacts short name required ["name"] {
        /// A name for references.
        id = "id": Option<Placed<String>>,
        /// Its name.
        name = "name": Option<Placed<String>>,
        /// What it is.
        summary = "summary": Option<Placed<Markdown>>,
        /// Whom it is for.
        recipients = "recipients": Vec<Placed<String>>,
        /// When it holds.
        condition = "if": Option<Placed<String>>,
    }
}

impl Variant {
    fn read(node: &Node, regulation: &Regulation, diagnostics: &mut Diagnostics) -> Option<Self> {
        let span = node.span;
        if node.mapping().is_none() {
            let facts = VariantFacts::read(node, diagnostics)?;
            return Some(Variant { span, facts, components: Components::new() });
        }
        let fields = Fields::open(node, &[VariantFacts::KEYS, &regulation.component_ids()], diagnostics)?;
        let facts = VariantFacts::fill(&fields, diagnostics);
        let components = components::read(&fields, regulation, diagnostics);
        Some(Variant { span, facts, components })
    }

    /// Its name for references: the id, or the one made from the name.
    pub fn id(&self) -> String {
        let written = self.facts.id.as_ref().or(self.facts.name.as_ref());
        written.map(|id| reference(id)).unwrap_or_default()
    }

    /// Its name for people.
    pub fn name(&self) -> &str {
        self.facts.name.as_ref().map_or("", |name| name.value.as_str())
    }
}

impl Channel {
    /// Its name for references.
    pub fn id(&self) -> String {
        self.id.as_ref().or(self.name.as_ref()).map(|id| reference(id)).unwrap_or_default()
    }
}

impl Partner {
    /// Its name for references.
    pub fn id(&self) -> String {
        self.id.as_ref().or(self.name.as_ref()).map(|id| reference(id)).unwrap_or_default()
    }
}

/// Whether something that is for these variants only, or for all if none is named, holds for a variant with this id.
pub fn holds_for(only: &[Placed<String>], variant: &str) -> bool {
    only.is_empty() || only.iter().any(|name| reference(name) == variant)
}

/// A name made comparable: `Surat Hilang`, `surat_hilang` and `surat-hilang` are one reference.
pub fn reference(name: &str) -> String {
    // Most are asked for again and again, and written as they are compared.
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    if name.bytes().all(is_plain) {
        return name.to_owned();
    }
    let letters = name.to_lowercase();
    letters
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("-")
}

/// A service standard, as written.
#[derive(Clone, Debug, Serialize)]
pub struct Standard {
    /// Its id: the stem of its file.
    #[serde(skip)]
    pub id: String,
    /// Where its file begins.
    #[serde(skip)]
    pub span: Span,
    /// What it says of itself.
    #[serde(flatten)]
    pub facts: StandardFacts,
    /// Whether a syntax error hides a part of it.
    #[serde(skip)]
    pub is_cut: bool,
    /// The keys of its file.
    #[serde(skip)]
    pub written: WrittenKeys,
    /// The cases it treats differently.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub variants: Vec<Variant>,
    /// Its components.
    #[serde(flatten)]
    pub components: Components,
}

/// How many variants, channels and partners a standard may have: what holds for each is compared with the others.
const MOST: usize = 50;

impl Standard {
    /// Reads the file of a standard.
    pub fn read(id: &str, node: &Node, regulation: &Regulation, diagnostics: &mut Diagnostics) -> Option<Self> {
        let keys: [&[_]; 3] = [StandardFacts::KEYS, &["variants"], &regulation.component_ids()];
        let fields = Fields::open(node, &keys, diagnostics)?;
        let mut facts = StandardFacts::fill(&fields, diagnostics);
        at_most(MOST, &mut facts.channels, |channel| channel.name.as_ref().map(|name| name.span), diagnostics);
        at_most(MOST, &mut facts.partners, |partner| partner.name.as_ref().map(|name| name.span), diagnostics);
        let nodes = fields.take("variants");
        if let Some(nodes) = nodes.filter(|nodes| nodes.value == Value::Null) {
            empty::<()>(nodes, diagnostics);
        }
        let mut nodes: Vec<&Node> = nodes.map_or(&[][..], Node::items).iter().collect();
        at_most(MOST, &mut nodes, |node| Some(node.span), diagnostics);
        let variants = nodes.into_iter().filter_map(|node| Variant::read(node, regulation, diagnostics)).collect();
        let components = components::read(&fields, regulation, diagnostics);
        Some(Standard {
            id: id.to_owned(),
            span: node.span.start(),
            facts,
            is_cut: fields.is_cut(),
            written: fields.written(),
            variants,
            components,
        })
    }

    /// The form of the file.
    pub fn schema(regulation: &Regulation, schemas: Schemas) -> Json {
        schemas.document("standard.yaml", |schemas| {
            let components = components::properties(regulation, schemas);
            let variant = schemas.define("Variant", |schemas| {
                let keys = [VariantFacts::properties(schemas), components.clone()].concat();
                any_of([schema::text(), schemas.mapping(keys, VariantFacts::REQUIRED)])
            });
            let variants = vec![("variants", one_or_many(variant, 0))];
            let keys = [StandardFacts::properties(schemas), components, variants].concat();
            schemas.mapping(keys, StandardFacts::REQUIRED)
        })
    }

    /// Where its name stands, else where its file begins.
    pub fn name_span(&self) -> Span {
        self.facts.name.as_ref().map_or(self.span, |name| name.span)
    }

    /// Its name.
    pub fn name(&self) -> &str {
        self.facts.name.as_ref().map_or(&self.id, |name| &name.value)
    }

    /// What it gives, in small letters: its name and its products.
    pub fn offers(&self) -> Vec<String> {
        let contents = self.components.get("product").into_iter().flat_map(Component::contents);
        let products = contents.filter_map(Product::of).flat_map(Item::walk);
        let names = products.flat_map(|item| {
            let name = item.detail.name.as_ref().map(|name| name.value.as_str());
            name.into_iter().chain(item.common.text.as_ref().map(|text| text.0.as_str()))
        });
        std::iter::once(self.name()).chain(names).map(str::to_lowercase).collect()
    }

    /// Where it stands.
    pub fn status(&self) -> Status {
        self.facts.status.as_ref().map_or(Status::InForce, |status| status.value)
    }
}
