//! Records: mappings with known keys.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::locale::{Language, Text};
use crate::model::content::{Contact, ContactKind};
use crate::model::item::Detail;
use crate::model::read::{EMPTY_VALUE, MISSING_KEY, Read, UNKNOWN_KEY, WRONG_TYPE};
use crate::model::schema::{Schemas, one_or_many};
use crate::source::Span;
use crate::text;
use crate::vocabulary::{KeyWord, VOCABULARY};
use crate::yaml::{Entry, Mapping, Node, Value};

/// A mapping while it is read: each key is taken once, and what is not taken was unknown.
pub struct Fields<'n> {
    node: &'n Node,
    /// The canonical keys as meant, with their entries.
    entries: Vec<(&'static str, &'n Entry)>,
}

impl<'n> Fields<'n> {
    /// Opens a mapping in which only keys of some lists may stand. Reports the others; one that is misspelt is read as
    /// the key that was meant, so that mistakes inside it are found in the same run.
    pub fn open(node: &'n Node, allowed: &[&[&'static str]], diagnostics: &mut Diagnostics) -> Option<Self> {
        if node.value == Value::Lost {
            return None;
        }
        let Value::Mapping(mapping) = &node.value else {
            let title = text!(id: "di sini diperlukan kunci dan nilai (`kunci: nilai`)", en: "keys and values (`key: value`) are needed here");
            let some: Vec<&'static str> = allowed.concat().into_iter().take(MOST_NAMED).collect();
            let help = text!(id: "tulis misalnya {}", en: "write for example {}", VOCABULARY.keys.list(&some));
            diagnostics.push(Diagnostic::error(&WRONG_TYPE, node.span, title).help(help));
            return None;
        };
        if mapping.entries.is_empty() && !mapping.cut {
            let title =
                text!(id: "tidak ada apa-apa di antara `{{` dan `}}`", en: "there is nothing between `{{` and `}}`");
            let help =
                text!(id: "isi dengan `kunci: nilai`, atau hapus", en: "fill it with `key: value`, or delete it");
            diagnostics.push(Diagnostic::error(&EMPTY_VALUE, node.span, title).help(help));
            return None;
        }
        let mut entries: Vec<(&'static str, &Entry)> = Vec::with_capacity(mapping.entries.len());
        let known = |entry: &Entry| entry.key.name.filter(|name| allowed.iter().any(|keys| keys.contains(name)));
        entries.extend(mapping.entries.iter().filter_map(|entry| known(entry).map(|name| (name, entry))));
        for entry in mapping.entries.iter().filter(|entry| known(entry).is_none()) {
            let allowed = allowed.concat();
            let free: Vec<&'static str> =
                allowed.iter().copied().filter(|key| entries.iter().all(|(name, _)| name != key)).collect();
            let meant = VOCABULARY.meant(&entry.key.written, &free);
            diagnostics.push(unknown(entry, mapping, meant, &free));
            entries.extend(meant.map(|name| (name, entry)));
        }
        Some(Fields { node, entries })
    }

    /// The value of a key, if it is there.
    pub fn take(&self, key: &str) -> Option<&'n Node> {
        self.entry(key).map(|entry| &entry.value)
    }

    /// The entry of a key, if it is there.
    pub fn entry(&self, key: &str) -> Option<&'n Entry> {
        self.entries.iter().find(|(name, _)| *name == key).map(|(_, entry)| *entry)
    }

    /// The keys that are written, whatever their values say.
    pub fn written(&self) -> WrittenKeys {
        let written = |entry: &Entry| Written {
            key: entry.key.span,
            whole: entry.key.span.to(entry.value.span),
            is_empty: match &entry.value.value {
                Value::Null => true,
                Value::Scalar(text) => text.trim().is_empty(),
                Value::Sequence(items) => items.is_empty(),
                Value::Mapping(mapping) => mapping.entries.is_empty() && !mapping.cut,
                Value::Lost => false,
            },
        };
        self.entries.iter().map(|(name, entry)| (*name, written(entry))).collect()
    }

    /// The mapping itself.
    pub fn node(&self) -> &'n Node {
        self.node
    }

    /// Whether a syntax error cut the mapping short.
    pub fn is_cut(&self) -> bool {
        self.node.mapping().is_some_and(|mapping| mapping.cut)
    }

    /// Reports a key that is always needed, unless a syntax error may have hidden it.
    pub fn missing(&self, key: &'static str, diagnostics: &mut Diagnostics) {
        if self.is_cut() {
            return;
        }
        let title = text!(id: "kunci `{}` belum ditulis", en: "the key `{}` is missing", KeyWord(key));
        let help = text!(id: "tambahkan `{}: …`", en: "add `{}: …`", KeyWord(key));
        diagnostics.push(Diagnostic::error(&MISSING_KEY, self.node.span, title).help(help));
    }
}

/// The keys of a mapping by their canonical names, so that what could not be read is not taken for missing.
pub type WrittenKeys = BTreeMap<&'static str, Written>;

/// A key as it is written.
#[derive(Clone, Copy, Debug)]
pub struct Written {
    /// Its place.
    pub key: Span,
    /// From the key to the end of its value.
    pub whole: Span,
    /// Whether it has no value.
    pub is_empty: bool,
}

/// How many keys a message names at most.
const MOST_NAMED: usize = 5;
/// How many contacts a message lists at most.
const MOST_STRAYS: usize = 20;

/// Reports a key that may not stand here, with those of the `free` ones that it may be meant for.
fn unknown(entry: &Entry, mapping: &Mapping, meant: Option<&'static str>, free: &[&'static str]) -> Diagnostic {
    let key = &entry.key;
    let title = match key.name {
        None => text!(id: "kunci `{}` tidak dikenal", en: "unknown key `{}`", key.written),
        Some(_) => text!(id: "kunci `{}` tidak berlaku di sini", en: "the key `{}` does not belong here", key.written),
    };
    let help = match meant {
        Some(meant) => text!(id: "mungkin maksud Anda `{}`", en: "did you mean `{}`?", KeyWord(meant)),
        None if free.contains(&"contacts") && contact(entry).is_some() => in_contacts(mapping),
        None if entry.value.value == Value::Null && key.written.contains(':') => {
            text!(id: "tulis spasi sesudah titik dua: `kunci: nilai`", en: "write a space behind the colon: `key: value`")
        }
        None => {
            let likely = VOCABULARY.keys.list(&VOCABULARY.likely(&key.written, free, MOST_NAMED));
            if free.contains(&"amount") {
                text!(
                    id: "hapus kunci ini beserta isinya, atau tulis nama yang dimaksud (yang paling dekat: {}); jika ini nama tarif, tulis `{{untuk: {}, tarif: …}}`",
                    en: "delete the key with its value, or write the one that is meant (the nearest are {}); if it names a fee, write `{{for: {}, amount: …}}`",
                    likely, key.written
                )
            } else {
                text!(
                    id: "hapus kunci ini beserta isinya, atau tulis nama yang dimaksud (yang paling dekat: {})",
                    en: "delete the key with its value, or write the one that is meant (the nearest are {})", likely
                )
            }
        }
    };
    let meant = meant.filter(|_| key.name.is_none());
    let edit = meant.and_then(|meant| VOCABULARY.keys.respelling(meant, &key.written, key.span));
    Diagnostic::error(&UNKNOWN_KEY, key.span, title).help(help).edits(edit)
}

/// The kind of contact that a key names, as it is spelt or as it is meant.
fn contact(entry: &Entry) -> Option<&'static str> {
    let meant = || VOCABULARY.meant(&entry.key.written, Contact::SORTS);
    entry.key.name.or_else(meant).filter(|name| ContactKind::find(name).is_some())
}

/// The line that tells all contacts which stand beside `contacts` and belong into it.
fn in_contacts(mapping: &Mapping) -> Text {
    let strays = mapping.entries.iter().filter_map(|entry| Some((contact(entry)?, entry)));
    let strays: Vec<(&str, &str)> = strays
        .take(MOST_STRAYS)
        .map(|(kind, entry)| (kind, entry.value.text().filter(|value| is_bare(value)).unwrap_or("…")))
        .collect();
    let list = |language| {
        let said =
            strays.iter().map(|(kind, value)| format!("{{{}: {value}}}", VOCABULARY.keys.spelling(kind, language)));
        said.collect::<Vec<_>>().join(", ")
    };
    let list = Text { id: list(Language::Indonesian), en: list(Language::English) };
    match mapping.entry("contacts") {
        Some(_) => text!(id: "tambahkan pada daftar `kontak`: `{}`", en: "add to the list `contacts`: `{}`", list),
        None => text!(id: "tulis sebagai `kontak: [{}]`", en: "write it as `contacts: [{}]`", list),
    }
}

/// Whether a value can stand in braces as it is.
fn is_bare(value: &str) -> bool {
    value.chars().all(|letter| letter.is_alphanumeric() || " ()+-./@_".contains(letter))
        && value.starts_with(|first: char| first.is_alphanumeric() || first == '(')
}

/// A field of a record: what stands behind one key.
pub trait Field: Default {
    /// What one value of it is.
    type Value;
    /// A field that holds one value.
    fn one(value: Self::Value) -> Self;
    /// Reads the value of the key, which may not be there.
    fn take(fields: &Fields, key: &'static str, diagnostics: &mut Diagnostics) -> Self;
    /// The form of the value of the key.
    fn schema(schemas: &mut Schemas) -> Json;
    /// Nothing was written, or nothing that could be read.
    fn is_absent(&self) -> bool;
    /// Puts what is present in `change` in the place of this.
    fn lay_over(&mut self, change: Self) {
        if !change.is_absent() {
            *self = change;
        }
    }
}

impl<T: Read> Field for Option<T> {
    type Value = T;

    fn one(value: T) -> Self {
        Some(value)
    }

    fn take(fields: &Fields, key: &'static str, diagnostics: &mut Diagnostics) -> Self {
        fields.take(key).and_then(|node| T::read(node, diagnostics))
    }

    fn schema(schemas: &mut Schemas) -> Json {
        T::schema(schemas)
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T: Read> Field for Vec<T> {
    type Value = T;

    fn one(value: T) -> Self {
        vec![value]
    }

    /// A single value is a list of one.
    fn take(fields: &Fields, key: &'static str, diagnostics: &mut Diagnostics) -> Self {
        let Some(node) = fields.take(key) else { return Vec::new() };
        if matches!(node.value, Value::Null) {
            super::read::scalar(node, diagnostics);
        }
        node.items().iter().filter_map(|item| T::read(item, diagnostics)).collect()
    }

    fn schema(schemas: &mut Schemas) -> Json {
        one_or_many(T::schema(schemas), 0)
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

/// For serde: leaves out what is absent.
pub fn is_absent<F: Field>(field: &F) -> bool {
    field.is_absent()
}

/// Nothing was written in a record.
pub fn is_silent<R: Record>(record: &R) -> bool {
    record.is_absent()
}

/// A mapping with known keys that can be read as fields of a struct.
pub trait Record: Default {
    /// Its canonical keys.
    const KEYS: &'static [&'static str];
    /// Each key with the form of its value.
    fn properties(schemas: &mut Schemas) -> Vec<(&'static str, Json)>;
    /// Reads the fields.
    fn fill(fields: &Fields, diagnostics: &mut Diagnostics) -> Self;
    /// Puts what is present in `change` in the place of this.
    fn lay_over(&mut self, change: Self);
    /// Nothing was written.
    fn is_absent(&self) -> bool;
}

/// Declares a record: the struct, its keys, its reader, its canonical printing.
///
/// `field: Type` is read from the key of that name, `field = "key": Type` from another. A field is an `Option` or a
/// `Vec`; `required [key, …]` lists those that must be there. `short field` reads a bare text as that field.
macro_rules! record {
    (
        $(#[$meta:meta])*
        pub struct $name:ident $(short $short:ident)? $(required [$($required:literal),*])? {
            $($(#[$field_meta:meta])* $field:ident = $key:literal : $type:ty),* $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
        pub struct $name {
            $(
                $(#[$field_meta])*
                #[serde(rename = $key, skip_serializing_if = "crate::model::record::is_absent")]
                pub $field: $type,
            )*
        }

        impl crate::model::record::Record for $name {
            const KEYS: &'static [&'static str] = &[$($key),*];

            fn properties(
                schemas: &mut crate::model::schema::Schemas,
            ) -> Vec<(&'static str, serde_json::Value)> {
                vec![$(($key, <$type as crate::model::record::Field>::schema(schemas))),*]
            }

            fn fill(
                fields: &crate::model::record::Fields,
                diagnostics: &mut crate::diagnostic::Diagnostics,
            ) -> Self {
                for key in $name::REQUIRED {
                    if fields.entry(key).is_none() {
                        fields.missing(key, diagnostics);
                    }
                }
                $name { $($field: crate::model::record::Field::take(fields, $key, diagnostics)),* }
            }

            fn lay_over(&mut self, change: Self) {
                $(crate::model::record::Field::lay_over(&mut self.$field, change.$field);)*
            }

            fn is_absent(&self) -> bool {
                $(crate::model::record::Field::is_absent(&self.$field))&&*
            }
        }

        impl $name {
            /// The keys that must be there.
            pub const REQUIRED: &'static [&'static str] = &[$($($required),*)?];
        }

        record!(@read $name $($short)?);
    };
    (@read $name:ident) => {
        impl crate::model::Read for $name {
            fn read(node: &crate::yaml::Node, diagnostics: &mut crate::diagnostic::Diagnostics) -> Option<Self> {
                use crate::model::record::{Fields, Record};
                Fields::open(node, &[$name::KEYS], diagnostics).map(|fields| $name::fill(&fields, diagnostics))
            }

            fn schema(schemas: &mut crate::model::schema::Schemas) -> serde_json::Value {
                schemas.define(stringify!($name), |schemas| {
                    let properties = <$name as crate::model::record::Record>::properties(schemas);
                    schemas.mapping(properties, $name::REQUIRED)
                })
            }
        }
    };
    (@read $name:ident $short:ident) => {
        impl crate::model::Read for $name {
            fn read(node: &crate::yaml::Node, diagnostics: &mut crate::diagnostic::Diagnostics) -> Option<Self> {
                use crate::model::record::{Fields, Record};
                if node.mapping().is_none() {
                    let value = crate::model::Read::read(node, diagnostics)?;
                    return Some($name { $short: crate::model::record::Field::one(value), ..$name::default() });
                }
                Fields::open(node, &[$name::KEYS], diagnostics).map(|fields| $name::fill(&fields, diagnostics))
            }

            /// A bare text, or the keys.
            fn schema(schemas: &mut crate::model::schema::Schemas) -> serde_json::Value {
                schemas.define(stringify!($name), |schemas| {
                    let properties = <$name as crate::model::record::Record>::properties(schemas);
                    let short = properties.iter().find(|(key, _)| *key == stringify!($short)).expect("a field");
                    let short = short.1.clone();
                    let mapping = schemas.mapping(properties, $name::REQUIRED);
                    crate::model::schema::any_of([short, mapping])
                })
            }
        }
    };
}

pub(crate) use record;
