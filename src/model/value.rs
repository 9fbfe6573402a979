//! The values that stand behind keys: each with its short written form.

mod amount;
mod citation;
mod colour;
mod currency;
mod date;
mod duration;
mod hours;
mod keyword;
mod language_tag;
mod link;
mod markdown;
mod quantity;

use serde::{Serialize, Serializer};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::locale::{Language, Say, Text, number_words, terbilang};
use crate::model::read::{Read, UNREAD_VALUE, WRONG_VALUE};
use crate::text;
use crate::vocabulary::VOCABULARY;
use crate::yaml::Node;

pub use amount::Amount;
pub use citation::Citation;
pub use colour::{Colour, FAINT_COLOUR};
pub use currency::Currency;
pub use duration::{Count, Duration, TimeUnit};
pub use hours::{Hours, TimeZone};
pub use keyword::*;
pub use language_tag::LanguageTag;
pub use link::Link;
pub use markdown::Markdown;
pub use quantity::Quantity;

/// A value with a grammar: it can be read from a short text, and said in either language.
pub trait Parse: Sized + Say {
    /// How it can be written. Text that follows no known form is reported with them; `None` if a rule does that.
    const EXAMPLES: Option<Text<&'static str>>;
    /// Whether a text that does not fit can only be a value that is miswritten.
    fn is_garbled(_: &str) -> bool {
        false
    }

    /// Whether a text is right, but says what this type cannot count, so that nothing is to be advised.
    fn is_beyond(_: &str) -> bool {
        false
    }
    /// Reads the text; `None` if it does not fit the grammar.
    fn parse(text: &str) -> Option<Self>;
    /// How it is written in canonical YAML.
    fn canonical(&self) -> String {
        self.say(Language::English)
    }
}

/// What an author wrote where a value is asked for: the value, or text that does not fit its grammar. Text is shown as
/// written and never guessed at.
#[derive(Clone, Debug, PartialEq)]
pub enum Said<T> {
    /// The value.
    Value(T),
    /// The text.
    Text(String),
}

impl<T: Parse> Said<T> {
    /// Reads a text.
    pub fn new(text: &str) -> Self {
        T::parse(text).map_or_else(|| Said::Text(text.to_owned()), Said::Value)
    }
}

impl<T> Said<T> {
    /// The value, if the text fitted.
    pub fn value(&self) -> Option<&T> {
        match self {
            Said::Value(value) => Some(value),
            Said::Text(_) => None,
        }
    }
}

impl<T: Say> Say for Said<T> {
    fn say(&self, language: Language) -> String {
        match self {
            Said::Value(value) => value.say(language),
            Said::Text(text) => text.clone(),
        }
    }

    fn in_full(&self, language: Language) -> String {
        match self {
            Said::Value(value) => value.in_full(language),
            Said::Text(text) => text.clone(),
        }
    }
}

impl<T: Parse> Serialize for Said<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Said::Value(value) => serializer.serialize_str(&value.canonical()),
            Said::Text(text) => serializer.serialize_str(text),
        }
    }
}

impl<T: Parse> Read for Said<T> {
    fn read(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        let said = Said::new(&String::read(node, diagnostics)?);
        let yes = |text: &str| VOCABULARY.keywords.canonical(text) == Some("yes");
        if matches!(&said, Said::Text(text) if !yes(text)) {
            advise::<T>(node, diagnostics);
        }
        Some(said)
    }
}

/// Reports that a text follows no known form of a value.
pub fn advise<T: Parse>(node: &Node, diagnostics: &mut Diagnostics) {
    if let Some(examples) = T::EXAMPLES {
        advise_like::<T>(examples, node, diagnostics);
    }
}

/// The same, with other examples of what may stand there.
pub fn advise_like<T: Parse>(examples: Text<&'static str>, node: &Node, diagnostics: &mut Diagnostics) {
    if node.text().is_some_and(T::is_garbled) {
        let title = text!(id: "nilai ini salah tulis", en: "this value is miswritten");
        let help = text!(id: "tulis seperti {}", en: "write it like {}", examples);
        diagnostics.push(Diagnostic::error(&WRONG_VALUE, node.span, title).help(help));
        return;
    }
    if node.text().is_some_and(T::is_beyond) {
        return;
    }
    let title = text!(
        id: "nilai ini ditampilkan seperti tertulis, tetapi tidak dapat diperiksa",
        en: "this value is shown as written, but cannot be checked"
    );
    let help = text!(id: "agar dapat diperiksa, tulis seperti {}", en: "so that it can be checked, write it like {}", examples);
    diagnostics.push(Diagnostic::advice(&UNREAD_VALUE, node.span, title).help(help));
}

/// `012` is no number that anyone meant.
fn is_padded(digits: &str) -> bool {
    digits.len() > 1 && digits.starts_with('0')
}

/// Parsing by hand: what is left of a text.
#[derive(Clone, Copy)]
struct Rest<'t>(&'t str);

impl<'t> Rest<'t> {
    fn new(text: &'t str) -> Self {
        Rest(text.trim())
    }

    fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    /// Takes one of some words, whatever its case; the longest that fits should stand first.
    fn word(&mut self, words: &[&str]) -> bool {
        for word in words {
            let is_head = self.0.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word));
            if !is_head {
                continue;
            }
            let tail = &self.0[word.len()..];
            let inside_a_word = word.ends_with(char::is_alphabetic) && tail.starts_with(char::is_alphabetic);
            if !inside_a_word {
                self.0 = tail.trim_start();
                return true;
            }
        }
        false
    }

    /// Takes a whole number, and the same number in words in brackets behind it: `14 (empat belas)`.
    fn number(&mut self) -> Option<u32> {
        let end = self.0.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(self.0.len());
        let number = self.0[..end].parse().ok().filter(|_| !is_padded(&self.0[..end]))?;
        // A decimal is no whole number.
        if self.0[end..].starts_with([',', '.']) && self.0[end + 1..].starts_with(|next: char| next.is_ascii_digit()) {
            return None;
        }
        self.0 = self.0[end..].trim_start();
        if let Some(words) = self.0.strip_prefix('(')
            && let Some((inside, after)) = words.split_once(')')
            && number_words(inside) == Some(terbilang(u64::from(number)).replace(' ', ""))
        {
            self.0 = after.trim_start();
        }
        Some(number)
    }

    /// Takes the words and signs that join the ends of a range.
    fn range(&mut self) -> bool {
        self.word(&["s.d.", "s.d", "s/d", "sampai dengan", "sampai", "hingga", "to", "sd", "–", "-"])
    }
}
