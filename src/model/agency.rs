//! The government: what is the same for all its units.

use serde::Serialize;
use serde_json::Value as Json;

use super::components::{self, Components};
use super::content::Contact;
use super::item::Item;
use super::read::{Placed, WRONG_VALUE};
use super::record::{Fields, Record, record};
use super::records::{RuleLevel, Translation, Waiver};
use super::schema::Schemas;
use super::value::{Colour, ComponentOrder, Keyword, Link, Numbering, Orientation, TimeZone, Tongue, Typeface};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::regulation::{self, Regulation};
use crate::text;
use crate::yaml::Node;

record! {
    /// What `agency.yaml` says beside the defaults.
    pub struct AgencyFacts required ["name"] {
        /// Its name.
        name = "name": Option<Placed<String>>,
        /// Its short name.
        short_name = "short_name": Option<Placed<String>>,
        /// The lines of its letterhead.
        letterhead = "letterhead": Vec<Placed<String>>,
        /// Its arms.
        logo = "logo": Option<Logo>,
        /// Where it is.
        address = "address": Option<Placed<String>>,
        /// How to reach it.
        contacts = "contacts": Option<Box<Item<Contact>>>,
        /// Its time zone.
        time_zone = "time_zone": Option<Placed<TimeZone>>,
        /// Where the pages will stand.
        website = "website": Option<Placed<Link>>,
        /// The language of messages and documents.
        language = "language": Option<Placed<Tongue>>,
        /// The guideline, by its id.
        regulation = "regulation": Option<Placed<String>>,
        /// The order of the components.
        component_order = "component_order": Option<Placed<ComponentOrder>>,
        /// The numbering of the second group.
        numbering = "numbering": Option<Placed<Numbering>>,
        /// How its documents look.
        theme = "theme": Option<Theme>,
        /// How bad the findings of some rules are here.
        findings = "findings": Vec<RuleLevel>,
        /// Findings that are knowingly left.
        waivers = "waivers": Vec<Waiver>,
        /// Translations.
        translations = "translations": Vec<Translation>,
    }
}

record! {
    /// A coat of arms.
    pub struct Logo short file required ["file"] {
        /// The file, SVG or PNG, from the folder of `agency.yaml`.
        file = "file": Option<Placed<String>>,
        /// What it shows, for those who do not see it.
        alt = "alt": Option<Placed<String>>,
    }
}

record! {
    /// How documents look.
    pub struct Theme short colour {
        /// The colour of headings, rules and links.
        colour = "colour": Option<Placed<Colour>>,
        /// The family of type.
        typeface = "typeface": Option<Placed<Typeface>>,
        /// How posters hang.
        poster = "poster": Option<Placed<Orientation>>,
        /// A line at the foot of posters and pages.
        footer = "footer": Option<Placed<String>>,
    }
}

/// The government.
#[derive(Clone, Debug, Serialize)]
pub struct Agency {
    /// What it says of itself.
    #[serde(flatten)]
    pub facts: AgencyFacts,
    /// What it lends to all standards.
    #[serde(skip_serializing_if = "Components::is_empty")]
    pub defaults: Components,
    /// Whether a syntax error hides a part of it.
    #[serde(skip)]
    pub is_cut: bool,
    /// The guideline that it follows.
    #[serde(skip)]
    pub regulation: &'static Regulation,
}

impl Default for Agency {
    fn default() -> Self {
        let (facts, defaults) = (AgencyFacts::default(), Components::new());
        Agency { facts, defaults, is_cut: false, regulation: &regulation::ALL[0] }
    }
}

impl Agency {
    /// Reads `agency.yaml`.
    pub fn read(node: &Node, diagnostics: &mut Diagnostics) -> Self {
        let keys = [AgencyFacts::KEYS, &["defaults"]];
        let Some(fields) = Fields::open(node, &keys, diagnostics) else { return Agency::default() };
        let facts = AgencyFacts::fill(&fields, diagnostics);
        let regulation = facts.regulation.as_ref().map(|id| follow(id, diagnostics)).unwrap_or(&regulation::ALL[0]);
        let defaults = read_defaults(&fields, regulation, diagnostics);
        if let Some(site) = facts.website.as_ref().filter(|site| site.0.contains(['?', '#'])) {
            let title = text!(id: "alamat situs memuat `?` atau `#`, sehingga alamat halaman tidak dapat dibuat", en: "the address of the site holds `?` or `#`, so that no address of a page can be made");
            let help = text!(id: "tulis alamat foldernya saja, misalnya `https://sp.kota.go.id`", en: "write the address of the folder only, such as `https://sp.kota.go.id`");
            diagnostics.push(Diagnostic::error(&WRONG_VALUE, site.span, title).help(help));
        }
        Agency { facts, defaults, is_cut: fields.is_cut(), regulation }
    }

    /// The order of the components that it chose, by its id in the guideline.
    pub fn order(&self) -> &'static str {
        self.facts.component_order.as_ref().map_or("pan", |order| Keyword::canonical(order.value))
    }

    /// The form of the file.
    pub fn schema(regulation: &Regulation, schemas: Schemas) -> Json {
        schemas.document("agency.yaml", |schemas| {
            let keys = [AgencyFacts::properties(schemas), defaults_property(regulation, schemas)].concat();
            schemas.mapping(keys, AgencyFacts::REQUIRED)
        })
    }
}

fn follow(id: &Placed<String>, diagnostics: &mut Diagnostics) -> &'static Regulation {
    regulation::find(id).unwrap_or_else(|| {
        let known = regulation::ALL.iter().map(|known| format!("`{}`", known.id)).collect::<Vec<_>>().join(", ");
        let title = text!(id: "pedoman `{}` tidak dikenal", en: "the guideline `{}` is not known", id.value);
        let help = text!(id: "yang dikenal: {}", en: "known are: {}", known);
        diagnostics.push(Diagnostic::error(&WRONG_VALUE, id.span, title).help(help));
        &regulation::ALL[0]
    })
}

/// The key `defaults` and what stands behind it.
pub(super) fn defaults_property(regulation: &Regulation, schemas: &mut Schemas) -> Vec<(&'static str, Json)> {
    let components = components::properties(regulation, schemas);
    vec![("defaults", schemas.mapping(components, &[]))]
}

/// The components behind `defaults`.
pub(super) fn read_defaults(fields: &Fields, regulation: &Regulation, diagnostics: &mut Diagnostics) -> Components {
    let Some(node) = fields.take("defaults") else { return Components::new() };
    let Some(fields) = Fields::open(node, &[&regulation.component_ids()], diagnostics) else {
        return Components::new();
    };
    components::read(&fields, regulation, diagnostics)
}
