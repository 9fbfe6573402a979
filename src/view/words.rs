//! Words for readers: text, in pieces where a part is in another language than the document or names another item.
//!
//! Nearly all words are one plain text and cost no more than a string. They are no [`std::fmt::Display`], so that
//! `format!` cannot mix them with plain text and lose what the pieces say: `words!` and [`Words::join`] put them
//! together, and [`Words::plain`] is for where a language cannot be told, such as titles, attributes and data.

use std::borrow::Cow;
use std::sync::Arc;

use serde::ser::{Serialize, SerializeMap, Serializer};

/// Words for readers. In JSON a string, or a list of pieces: strings, and objects `{"text": …, "lang": …}`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Words(Form);

/// Text alone is always `Plain`, so that equal words are equal values.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Form {
    Plain(String),
    Pieces(Vec<Piece>),
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Piece {
    /// Text in the language of the document; two of them never follow one another.
    Text(String),
    /// Text in another language, and its BCP 47 tag.
    Foreign(String, Arc<str>),
    /// An item that others refer to by this id, until it is known what it is called.
    Reference(String),
}

impl Piece {
    fn text(&self) -> &str {
        let (Piece::Text(text) | Piece::Foreign(text, _) | Piece::Reference(text)) = self;
        text
    }

    /// What may be changed in it: an id stays.
    fn text_mut(&mut self) -> Option<&mut String> {
        match self {
            Piece::Text(text) | Piece::Foreign(text, _) => Some(text),
            Piece::Reference(_) => None,
        }
    }
}

impl Words {
    /// Text in the language that has this BCP 47 tag.
    pub fn foreign(text: String, language: Arc<str>) -> Self {
        Words(Form::Pieces(vec![Piece::Foreign(text, language)]))
    }

    /// The name of the item with this id, once [`Words::resolve`] knows it.
    pub fn reference(id: String) -> Self {
        Words(Form::Pieces(vec![Piece::Reference(id)]))
    }

    /// Adds a part at the end.
    pub fn push(&mut self, part: impl Part) {
        part.add_to(self);
    }

    /// Puts words one after another, with `separator` between them.
    pub fn join<P: Part>(parts: impl IntoIterator<Item = P>, separator: &str) -> Self {
        let mut joined = Words::default();
        for (index, part) in parts.into_iter().enumerate() {
            if index > 0 {
                joined.push(separator);
            }
            joined.push(part);
        }
        joined
    }

    /// A sentence in which each `{}` is replaced by the next of `arguments`.
    pub fn fill(sentence: &str, arguments: &[&Words]) -> Self {
        let mut filled = Words::default();
        for (index, text) in sentence.split("{}").enumerate() {
            if let Some(at) = index.checked_sub(1) {
                filled.push(arguments[at]);
            }
            filled.push(text);
        }
        filled
    }

    /// Whether there is no text.
    pub fn is_empty(&self) -> bool {
        match &self.0 {
            Form::Plain(text) => text.is_empty(),
            Form::Pieces(pieces) => pieces.iter().all(|piece| piece.text().is_empty()),
        }
    }

    /// The text alone.
    pub fn plain(&self) -> Cow<'_, str> {
        match &self.0 {
            Form::Plain(text) => Cow::Borrowed(text),
            Form::Pieces(pieces) => Cow::Owned(pieces.iter().map(Piece::text).collect()),
        }
    }

    /// The text alone.
    pub fn into_plain(self) -> String {
        match self.0 {
            Form::Plain(text) => text,
            Form::Pieces(pieces) => pieces.iter().map(Piece::text).collect(),
        }
    }

    /// Changes the text of each piece by itself.
    pub fn each_text(&mut self, change: impl Fn(&str) -> String) {
        match &mut self.0 {
            Form::Plain(text) => *text = change(text),
            Form::Pieces(pieces) => {
                pieces.iter_mut().filter_map(Piece::text_mut).for_each(|text| *text = change(text));
            }
        }
    }

    /// With a capital at the beginning.
    pub fn capital(mut self) -> Self {
        let first = match &mut self.0 {
            Form::Plain(text) => Some(text),
            Form::Pieces(pieces) => pieces.first_mut().and_then(Piece::text_mut),
        };
        if let Some(first) = first {
            *first = capital(first);
        }
        self
    }

    /// Without these characters at the end.
    pub fn trim_end(mut self, characters: &[char]) -> Self {
        let last = match &mut self.0 {
            Form::Plain(text) => Some(text),
            Form::Pieces(pieces) => pieces.last_mut().and_then(Piece::text_mut),
        };
        if let Some(last) = last {
            last.truncate(last.trim_end_matches(characters).len());
        }
        self
    }

    /// Replaces each reference by the name of its item. One that leads nowhere stays as its id.
    pub fn resolve(&mut self, name: impl Fn(&str) -> Option<Words>) {
        let Form::Pieces(pieces) = &mut self.0 else { return };
        if !pieces.iter().any(|piece| matches!(piece, Piece::Reference(_))) {
            return;
        }
        let mut resolved = Words::default();
        for piece in std::mem::take(pieces) {
            match piece {
                Piece::Reference(id) => match name(&id) {
                    Some(name) => resolved.push(name),
                    None => resolved.push(id),
                },
                other => resolved.push_piece(other),
            }
        }
        *self = resolved;
    }

    fn push_text(&mut self, text: &str) {
        match &mut self.0 {
            Form::Plain(own) => own.push_str(text),
            Form::Pieces(pieces) => match pieces.last_mut() {
                Some(Piece::Text(last)) => last.push_str(text),
                _ if text.is_empty() => {}
                _ => pieces.push(Piece::Text(text.to_owned())),
            },
        }
    }

    fn push_piece(&mut self, piece: Piece) {
        match piece {
            Piece::Text(text) => self.push_text(&text),
            piece => match &mut self.0 {
                Form::Pieces(pieces) => pieces.push(piece),
                Form::Plain(text) => {
                    let text = std::mem::take(text);
                    let before = (!text.is_empty()).then_some(Piece::Text(text));
                    self.0 = Form::Pieces(before.into_iter().chain([piece]).collect());
                }
            },
        }
    }
}

impl Default for Words {
    fn default() -> Self {
        Words(Form::Plain(String::new()))
    }
}

impl From<String> for Words {
    fn from(text: String) -> Self {
        Words(Form::Plain(text))
    }
}

impl From<&str> for Words {
    fn from(text: &str) -> Self {
        Words(Form::Plain(text.to_owned()))
    }
}

impl PartialEq<str> for Words {
    /// Whether it is this text and nothing else.
    fn eq(&self, other: &str) -> bool {
        matches!(&self.0, Form::Plain(text) if text == other)
    }
}

impl Serialize for Words {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Form::Plain(text) => serializer.serialize_str(text),
            Form::Pieces(pieces) => serializer.collect_seq(pieces),
        }
    }
}

impl Serialize for Piece {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Piece::Text(text) | Piece::Reference(text) => serializer.serialize_str(text),
            Piece::Foreign(text, language) => {
                let mut map = serializer.serialize_map(Some(2))?;
                map.serialize_entry("text", text)?;
                map.serialize_entry("lang", &**language)?;
                map.end()
            }
        }
    }
}

/// What words can be put together from.
pub trait Part {
    /// Adds it at the end.
    fn add_to(self, words: &mut Words);
}

impl Part for &str {
    fn add_to(self, words: &mut Words) {
        words.push_text(self);
    }
}

impl Part for String {
    fn add_to(self, words: &mut Words) {
        words.push_text(&self);
    }
}

impl Part for &String {
    fn add_to(self, words: &mut Words) {
        words.push_text(self);
    }
}

impl Part for Words {
    fn add_to(self, words: &mut Words) {
        match self.0 {
            Form::Plain(text) => words.push_text(&text),
            Form::Pieces(pieces) => pieces.into_iter().for_each(|piece| words.push_piece(piece)),
        }
    }
}

impl Part for &Words {
    fn add_to(self, words: &mut Words) {
        match &self.0 {
            Form::Plain(text) => words.push_text(text),
            Form::Pieces(pieces) => pieces.iter().for_each(|piece| words.push_piece(piece.clone())),
        }
    }
}

impl<P: Part> Part for Option<P> {
    fn add_to(self, words: &mut Words) {
        if let Some(part) = self {
            part.add_to(words);
        }
    }
}

/// Puts words together: `words![label, ": ", title]`.
macro_rules! words {
    ($($part:expr),+ $(,)?) => {{
        let mut words = $crate::view::words::Words::default();
        $(words.push($part);)+
        words
    }};
}
pub(in crate::view) use words;

/// A text with a capital at the beginning.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn foreign(text: &str) -> Words {
        Words::foreign(text.to_owned(), "id".into())
    }

    #[test]
    fn text_alone_is_one_string_and_pieces_are_a_list() {
        let json = |words: &Words| serde_json::to_string(words).unwrap();
        assert_eq!(json(&words!["a", String::from("b"), Words::from("c"), None::<Words>]), "\"abc\"");
        let mixed = words!["valid ", foreign("seumur hidup"), ", ", "or not"];
        assert_eq!(json(&mixed), r#"["valid ",{"text":"seumur hidup","lang":"id"},", or not"]"#);
        assert_eq!(mixed.plain(), "valid seumur hidup, or not");
        assert_eq!(words![words!["a", foreign("b")], "c", "d"], words!["a", foreign("b"), "cd"]);
        assert_eq!(Words::fill("{} and {}", &[&foreign("a"), &"b".into()]), words![foreign("a"), " and b"]);
    }

    #[test]
    fn references_are_resolved_by_what_they_are_and_not_by_their_letters() {
        let mut words =
            words!["\u{1}b\u{1} b ", Words::reference("b".to_owned()), "; ", Words::reference("c".to_owned())];
        words.resolve(|id| (id == "b").then(|| "3".into()));
        assert_eq!(words, Words::from("\u{1}b\u{1} b 3; c"));
    }

    #[test]
    fn what_is_changed_is_the_text_and_not_the_language() {
        assert_eq!(words![foreign("surat"), " x"].capital(), words![foreign("Surat"), " x"]);
        assert_eq!(words!["a ", foreign("b;.")].trim_end(&[';', '.']), words!["a ", foreign("b")]);
        assert_eq!(Words::default().capital(), Words::default());
    }
}
