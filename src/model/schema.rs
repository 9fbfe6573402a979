//! JSON Schemas of the files, for editors: made by the same declarations as the readers.
//!
//! A schema says where which keys may stand and of what form their values are. What a value must look like is left to
//! the readers, and so are counts of sorts and references.

use serde_json::{Map, Value as Json, json};

use crate::locale::Language;
use crate::vocabulary::{GLOSSARY, VOCABULARY};

/// A version of the language of schemas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Draft {
    /// What editors know best.
    Seven,
    /// The newest.
    Year2020,
}

impl Draft {
    fn address(self) -> &'static str {
        match self {
            Draft::Seven => "http://json-schema.org/draft-07/schema#",
            Draft::Year2020 => "https://json-schema.org/draft/2020-12/schema",
        }
    }

    fn definitions(self) -> &'static str {
        match self {
            Draft::Seven => "definitions",
            Draft::Year2020 => "$defs",
        }
    }
}

/// The form of the files that the schemas describe. A form that reads all files of the one before keeps its number.
const VERSION: u32 = 1;

/// The parts of a schema while it is made.
pub struct Schemas {
    draft: Draft,
    language: Language,
    definitions: Map<String, Json>,
}

impl Schemas {
    /// In a version of the language, with descriptions in the language of the reader.
    pub fn new(draft: Draft, language: Language) -> Self {
        Schemas { draft, language, definitions: Map::new() }
    }

    /// The whole schema of a file.
    pub fn document(mut self, title: &str, root: impl FnOnce(&mut Self) -> Json) -> Json {
        let mut document = json!({ "$schema": self.draft.address(), "title": title, "version": VERSION });
        let root = root(&mut self);
        let parts = document.as_object_mut().expect("written above");
        parts.extend(root.as_object().cloned().unwrap_or_default());
        parts.insert(self.draft.definitions().to_owned(), Json::Object(self.definitions));
        document
    }

    /// A part that may stand in many places, and in itself.
    pub fn define(&mut self, name: &str, make: impl FnOnce(&mut Self) -> Json) -> Json {
        if !self.definitions.contains_key(name) {
            self.definitions.insert(name.to_owned(), Json::Null);
            let made = make(self);
            self.definitions.insert(name.to_owned(), made);
        }
        json!({ "$ref": format!("#/{}/{name}", self.draft.definitions()) })
    }

    /// A mapping of some keys, each in either spelling, of which some must be there.
    pub fn mapping(&mut self, keys: Vec<(&'static str, Json)>, required: &[&'static str]) -> Json {
        let (mut properties, mut variants, mut twice) = (Map::new(), Map::new(), Vec::new());
        for (key, schema) in keys {
            let indonesian = VOCABULARY.keys.spelling(key, Language::Indonesian);
            variants.insert(format!("^(?!({key}|{indonesian})$){}$", spellings(key)), schema.clone());
            let described = self.described(key, schema);
            properties.insert(indonesian.to_owned(), described.clone());
            properties.insert(key.to_owned(), described);
            if key != indonesian {
                twice.push(json!({ "required": [key, indonesian] }));
            }
        }
        let mut mapping = json!({
            "type": "object",
            "properties": properties,
            "patternProperties": variants,
            "additionalProperties": false,
            "minProperties": 1,
            "not": { "anyOf": twice },
        });
        if twice.is_empty() {
            mapping.as_object_mut().expect("written above").remove("not");
        }
        if !required.is_empty() {
            mapping["allOf"] = required.iter().map(|key| written(key)).collect();
        }
        mapping
    }

    /// What stands behind a key, with what the glossary says of the key.
    fn described(&self, key: &str, schema: Json) -> Json {
        let Some(entry) = GLOSSARY.get(key) else { return schema };
        // Beside a reference nothing counts.
        let mut schema = if schema.get("$ref").is_some() { json!({ "allOf": [schema] }) } else { schema };
        schema["description"] = entry.text().get(self.language).into();
        if let Some(example) = &entry.example {
            schema["examples"] = json!([example]);
        }
        schema
    }
}

/// The name of a type among the definitions.
pub fn name<T>() -> &'static str {
    std::any::type_name::<T>().rsplit("::").next().unwrap_or_default()
}

/// Text; what YAML takes for a number or a truth is a text too.
pub fn text() -> Json {
    json!({ "type": ["string", "number", "boolean"] })
}

/// One of some.
pub fn any_of(schemas: impl IntoIterator<Item = Json>) -> Json {
    json!({ "anyOf": schemas.into_iter().collect::<Vec<_>>() })
}

/// One, or a list of them.
pub fn one_or_many(one: Json, at_least: usize) -> Json {
    any_of([one.clone(), json!({ "type": "array", "items": one, "minItems": at_least })])
}

/// One of some words of the vocabulary, in either spelling.
pub fn words(words: &[&'static str]) -> Json {
    let indonesian = words.iter().map(|word| VOCABULARY.keywords.spelling(word, Language::Indonesian));
    let others = words.iter().copied().filter(|word| !indonesian.clone().any(|other| other == *word));
    one_of(&indonesian.clone().chain(others).collect::<Vec<_>>())
}

/// One of some spellings, in any case.
pub fn one_of(spellings: &[&str]) -> Json {
    let patterns: Vec<String> = spellings.iter().map(|spelling| loosely(spelling)).collect();
    any_of([
        json!({ "enum": spellings }),
        json!({ "type": "string", "pattern": format!("^({})$", patterns.join("|")) }),
    ])
}

/// A key is there, however it is spelt.
fn written(key: &'static str) -> Json {
    let indonesian = VOCABULARY.keys.spelling(key, Language::Indonesian);
    let none_of_them = json!({ "propertyNames": { "not": { "pattern": format!("^{}$", spellings(key)) } } });
    any_of([json!({ "required": [indonesian] }), json!({ "required": [key] }), json!({ "not": none_of_them })])
}

/// A pattern of both spellings of a key.
fn spellings(key: &str) -> String {
    format!("({}|{})", loosely(key), loosely(VOCABULARY.keys.spelling(key, Language::Indonesian)))
}

/// A pattern of a word in any case, its parts joined in any way that the vocabulary takes for the same.
fn loosely(word: &str) -> String {
    let letter = |letter: char| match letter.is_ascii_alphabetic() {
        true => format!("[{}{}]", letter.to_ascii_uppercase(), letter.to_ascii_lowercase()),
        false => letter.to_string(),
    };
    let part = |part: &str| part.chars().map(letter).collect::<String>();
    let parts: Vec<String> =
        word.split([' ', '_', '-', '/', ',', '.']).filter(|part| !part.is_empty()).map(part).collect();
    parts.join("[ _/,.\\t-]+")
}
