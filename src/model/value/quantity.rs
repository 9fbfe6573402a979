//! How many: `2`, `6 lembar`, `2 rangkap dan satu untuk tiap tergugat`.

use serde::{Serialize, Serializer};

use super::Rest;
use crate::diagnostic::Diagnostics;
use crate::locale::{Language, Say, in_figures_and_words};
use crate::model::read::Read;
use crate::yaml::Node;

/// A number, if there is one, and what is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// The number.
    pub number: Option<u32>,
    /// What follows it, or the whole if it begins with no number.
    pub unit: String,
}

impl Quantity {
    /// Reads a text, which always fits.
    pub fn new(text: &str) -> Self {
        let mut rest = Rest::new(text);
        let number = rest.number();
        Quantity { number, unit: rest.0.to_owned() }
    }
}

impl Read for Quantity {
    fn read(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        String::read(node, diagnostics).map(|text| Quantity::new(&text))
    }
}

impl Say for Quantity {
    fn say(&self, _: Language) -> String {
        match self.number {
            Some(number) if self.unit.is_empty() => number.to_string(),
            Some(number) => format!("{number} {}", self.unit),
            None => self.unit.clone(),
        }
    }

    fn in_full(&self, language: Language) -> String {
        match self.number {
            Some(number) => {
                let number = in_figures_and_words(u64::from(number), language);
                format!("{number} {}", self.unit).trim_end().to_owned()
            }
            None => self.unit.clone(),
        }
    }
}

impl Serialize for Quantity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.say(Language::English))
    }
}
