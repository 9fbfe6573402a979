//! A unit of the government: an office that gives services.

use jiff::civil::Date;
use serde::Serialize;
use serde_json::Value as Json;

use super::agency::{defaults_property, read_defaults};
use super::components::Components;
use super::content::Contact;
use super::item::Item;
use super::read::Placed;
use super::record::{Fields, Record, WrittenKeys, record};
use super::records::{Consultation, Decree, HoursOn, Person, Pledge, Publication, Survey, Translation, Waiver};
use super::schema::Schemas;
use super::value::TimeZone;
use crate::diagnostic::Diagnostics;
use crate::regulation::Regulation;
use crate::yaml::Node;

record! {
    /// What `unit.yaml` says beside the defaults.
    pub struct UnitFacts required ["name", "address", "head"] {
        /// Its name.
        name = "name": Option<Placed<String>>,
        /// Its short name.
        short_name = "short_name": Option<Placed<String>>,
        /// The lines of its letterhead.
        letterhead = "letterhead": Vec<Placed<String>>,
        /// Where it is.
        address = "address": Option<Placed<String>>,
        /// How to reach it.
        contacts = "contacts": Option<Box<Item<Contact>>>,
        /// Its time zone, if not the government's.
        time_zone = "time_zone": Option<Placed<TimeZone>>,
        /// When it is open.
        hours = "hours": Vec<HoursOn>,
        /// Who leads it; signs decree and pledge.
        head = "head": Option<Person>,
        /// When its standards were last reviewed.
        reviewed = "reviewed": Option<Placed<Date>>,
        /// The decree that sets its standards.
        decree = "decree": Option<Decree>,
        /// Its pledge.
        pledge = "pledge": Option<Pledge>,
        /// The public consultation on its standards.
        consultation = "consultation": Option<Consultation>,
        /// Its survey of satisfaction.
        survey = "survey": Option<Survey>,
        /// Where its standards are published.
        media = "media": Vec<Publication>,
        /// The order of its services; else by name.
        order = "order": Vec<Placed<String>>,
        /// Findings that are knowingly left.
        waivers = "waivers": Vec<Waiver>,
        /// Translations.
        translations = "translations": Vec<Translation>,
    }
}

/// An office that gives services.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Unit {
    /// What it says of itself.
    #[serde(flatten)]
    pub facts: UnitFacts,
    /// What it lends to its standards.
    #[serde(skip_serializing_if = "Components::is_empty")]
    pub defaults: Components,
    /// Whether a syntax error hides a part of it.
    #[serde(skip)]
    pub is_cut: bool,
    /// The keys of its file.
    #[serde(skip)]
    pub written: WrittenKeys,
}

impl Unit {
    /// Reads `unit.yaml`.
    pub fn read(node: &Node, regulation: &Regulation, diagnostics: &mut Diagnostics) -> Self {
        let keys = [UnitFacts::KEYS, &["defaults"]];
        let Some(fields) = Fields::open(node, &keys, diagnostics) else { return Unit::default() };
        let facts = UnitFacts::fill(&fields, diagnostics);
        let defaults = read_defaults(&fields, regulation, diagnostics);
        Unit { facts, defaults, is_cut: fields.is_cut(), written: fields.written() }
    }

    /// The form of the file.
    pub fn schema(regulation: &Regulation, schemas: Schemas) -> Json {
        schemas.document("unit.yaml", |schemas| {
            let keys = [UnitFacts::properties(schemas), defaults_property(regulation, schemas)].concat();
            schemas.mapping(keys, UnitFacts::REQUIRED)
        })
    }
}
