//! Contacts: where to ask and where to complain. The key is the kind of contact, the value what it needs.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};
use serde_json::Value as Json;

use super::{Clock, Step};
use crate::diagnostic::Diagnostics;
use crate::model::item::{Detail, Item, Short};
use crate::model::read::Placed;
use crate::model::record::{Field, Fields, Record, record};
use crate::model::records::{HoursOn, Person};
use crate::model::schema::{self, Schemas, any_of, one_or_many};
use crate::model::value::Link;
use crate::vocabulary::VOCABULARY;
use crate::yaml::{Node, Value};

/// A kind of contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ContactKind {
    /// The canonical key: `phone`.
    pub key: &'static str,
    /// What a value of it must look like.
    pub shape: Shape,
}

/// What a value of a contact is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Words: a place, a person, a box.
    Words,
    /// A telephone number.
    Telephone,
    /// An address of electronic mail.
    Mail,
    /// An account.
    Account,
    /// A web address.
    Web,
}

impl ContactKind {
    /// Every kind, in the order in which they are shown to readers.
    pub const ALL: [ContactKind; 18] = [
        ContactKind { key: "in_person", shape: Shape::Words },
        ContactKind { key: "counter", shape: Shape::Words },
        ContactKind { key: "suggestion_box", shape: Shape::Words },
        ContactKind { key: "letter", shape: Shape::Words },
        ContactKind { key: "phone", shape: Shape::Telephone },
        ContactKind { key: "fax", shape: Shape::Telephone },
        ContactKind { key: "sms", shape: Shape::Telephone },
        ContactKind { key: "whatsapp", shape: Shape::Telephone },
        ContactKind { key: "email", shape: Shape::Mail },
        ContactKind { key: "instagram", shape: Shape::Account },
        ContactKind { key: "facebook", shape: Shape::Account },
        ContactKind { key: "x", shape: Shape::Account },
        ContactKind { key: "tiktok", shape: Shape::Account },
        ContactKind { key: "youtube", shape: Shape::Account },
        ContactKind { key: "website", shape: Shape::Web },
        ContactKind { key: "app", shape: Shape::Words },
        ContactKind { key: "sippn", shape: Shape::Words },
        ContactKind { key: "sp4n_lapor", shape: Shape::Words },
    ];

    /// The kind with that canonical key.
    pub fn find(key: &str) -> Option<Self> {
        ContactKind::ALL.into_iter().find(|kind| kind.key == key)
    }

    /// Where a value of this kind leads, if it leads anywhere.
    pub fn link(self, value: &str) -> Option<String> {
        match self.shape {
            Shape::Telephone if self.key != "fax" => {
                let digits: String = value.chars().filter(|letter| letter.is_ascii_digit() || *letter == '+').collect();
                let sound = value.chars().all(|letter| letter.is_ascii_digit() || " +-().".contains(letter));
                if !sound || !(3..=16).contains(&digits.len()) {
                    return None;
                }
                // Messages go by the international number.
                let abroad = digits
                    .strip_prefix('0')
                    .map_or_else(|| digits.trim_start_matches('+').to_owned(), |rest| format!("62{rest}"));
                Some(if self.key == "whatsapp" { format!("https://wa.me/{abroad}") } else { format!("tel:{digits}") })
            }
            Shape::Mail => {
                let (user, host) = value.split_once('@')?;
                let fits = |letter: char| letter.is_ascii_alphanumeric() || ".-_+".contains(letter);
                let sound = !user.is_empty() && user.chars().all(fits) && host.contains('.') && host.chars().all(fits);
                sound.then(|| format!("mailto:{value}"))
            }
            Shape::Web => Link::parse(value).map(|link| link.0),
            _ => None,
        }
    }
}

/// A contact; on the component `complaints`, also who answers and how complaints are handled.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contact {
    /// The kind.
    pub kind: Option<&'static str>,
    /// The numbers, addresses or words; empty if the kind says it all.
    pub values: Vec<Placed<String>>,
    /// When it is answered, and who is in charge.
    pub handling: Handling,
}

record! {
    /// How complaints are handled.
    pub struct Handling {
        /// When someone answers.
        hours = "hours": Vec<HoursOn>,
        /// The officers in charge.
        officer = "officer": Vec<Person>,
        /// The steps.
        flow = "flow": Option<Box<Item<Step>>>,
        /// The limits of time, one a class.
        limits = "limits": Option<Box<Item<Clock>>>,
        /// The rule for reports without a name.
        anonymous = "anonymous": Option<Placed<String>>,
    }
}

const CONTACT_KEYS: [&str; 23] = [
    "in_person",
    "counter",
    "suggestion_box",
    "letter",
    "phone",
    "fax",
    "sms",
    "whatsapp",
    "email",
    "instagram",
    "facebook",
    "x",
    "tiktok",
    "youtube",
    "website",
    "app",
    "sippn",
    "sp4n_lapor",
    "hours",
    "officer",
    "flow",
    "limits",
    "anonymous",
];

impl Record for Contact {
    const KEYS: &'static [&'static str] = &CONTACT_KEYS;

    fn fill(fields: &Fields, diagnostics: &mut Diagnostics) -> Self {
        let mut contact = Contact { handling: Handling::fill(fields, diagnostics), ..Contact::default() };
        if let Some((kind, node)) = ContactKind::ALL.into_iter().find_map(|kind| Some((kind, fields.take(kind.key)?))) {
            contact.kind = Some(kind.key);
            // `suggestion_box: yes` says only that there is one.
            let bare = matches!(node.value, Value::Null)
                || node.text().and_then(|text| VOCABULARY.keywords.canonical(text)) == Some("yes");
            if !bare {
                contact.values = Field::take(fields, kind.key, diagnostics);
            }
        }
        contact
    }

    fn properties(schemas: &mut Schemas) -> Vec<(&'static str, Json)> {
        let value = any_of([one_or_many(schema::text(), 0), serde_json::json!({ "type": "null" })]);
        let kinds = ContactKind::ALL.iter().map(|kind| (kind.key, value.clone()));
        kinds.chain(Handling::properties(schemas)).collect()
    }

    fn lay_over(&mut self, change: Self) {
        if change.kind.is_some() {
            self.kind = change.kind;
            self.values = change.values;
        }
        self.handling.lay_over(change.handling);
    }

    fn is_absent(&self) -> bool {
        self.kind.is_none() && self.handling.is_absent()
    }
}

impl Detail for Contact {
    const SORTS: &'static [&'static str] = CONTACT_KEYS.split_at(18).0;
    const BESIDE: bool = true;

    fn short(text: &str, _: &Node) -> Short<Self> {
        match VOCABULARY.keys.canonical(text).and_then(ContactKind::find) {
            Some(kind) => Short::Detail(Box::new(Contact { kind: Some(kind.key), ..Contact::default() })),
            None => Short::Text,
        }
    }

    fn sort(&self) -> Option<&'static str> {
        self.kind
    }

    fn stands_alone(&self) -> bool {
        !self.handling.is_absent()
    }

    fn clear_sort(&mut self) {
        self.kind = None;
        self.values.clear();
    }
}

impl Serialize for Contact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        #[serde(untagged)]
        enum Values<'a> {
            Bare(&'static str),
            Given(&'a [Placed<String>]),
        }
        #[derive(Serialize)]
        struct Printed<'a> {
            #[serde(flatten)]
            kind: BTreeMap<&'static str, Values<'a>>,
            #[serde(flatten)]
            handling: &'a Handling,
        }
        let values = if self.values.is_empty() { Values::Bare("yes") } else { Values::Given(&self.values) };
        let kind = self.kind.map(|kind| (kind, values)).into_iter().collect();
        Printed { kind, handling: &self.handling }.serialize(serializer)
    }
}
