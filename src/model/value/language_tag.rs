//! Languages that texts are translated into.

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::read::{Read, WRONG_VALUE};
use crate::text;
use crate::yaml::Node;

/// The BCP 47 tag of a language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LanguageTag(pub String);

const NAMES: [(&str, &str); 13] = [
    ("indonesia", "id"),
    ("indonesian", "id"),
    ("inggris", "en"),
    ("english", "en"),
    ("jawa", "jv"),
    ("sunda", "su"),
    ("madura", "mad"),
    ("bali", "ban"),
    ("bugis", "bug"),
    ("aceh", "ace"),
    ("minang", "min"),
    ("minangkabau", "min"),
    ("arab", "ar"),
];

impl LanguageTag {
    /// Reads a tag, or the name of a language, with `bahasa` before it or not.
    pub fn parse(text: &str) -> Option<Self> {
        let word = text.trim().to_lowercase();
        let name = word.strip_prefix("bahasa ").unwrap_or(&word).trim();
        let named = NAMES.iter().find(|(known, _)| *known == name).map(|(_, tag)| (*tag).to_owned());
        let letters = |part: &str| part.len() <= 8 && part.chars().all(|letter| letter.is_ascii_alphanumeric());
        let is_tag = matches!(word.split('-').next().map(str::len), Some(2 | 3)) && word.split('-').all(letters);
        named.or_else(|| is_tag.then_some(word)).map(LanguageTag)
    }
}

impl Read for LanguageTag {
    fn read(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        let text = String::read(node, diagnostics)?;
        let tag = LanguageTag::parse(&text);
        if tag.is_none() {
            let title = text!(id: "`{}` bukan bahasa yang dikenal", en: "`{}` is no language that is known", text);
            let help = text!(
                id: "tulis namanya, seperti `inggris`, atau kode BCP 47-nya, seperti `en` atau `zh-hans`",
                en: "write its name, like `english`, or its BCP 47 code, like `en` or `zh-hans`"
            );
            diagnostics.push(Diagnostic::error(&WRONG_VALUE, node.span, title).help(help));
        }
        tag
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_has_a_name_or_a_tag() {
        let tag = |text: &str| LanguageTag::parse(text).map(|tag| tag.0);
        for (text, meant) in [("inggris", "en"), ("Bahasa Jawa", "jv"), ("EN", "en"), ("zh-Hans", "zh-hans")] {
            assert_eq!(tag(text).as_deref(), Some(meant), "{text}");
        }
        for wrong in ["Inggris Amerika", "inggrs", "bahasa", "e", "en_US", "en-verylongpart"] {
            assert_eq!(tag(wrong), None, "{wrong}");
        }
    }
}
