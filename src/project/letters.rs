//! Characters that no font has: known before a document is made, each in its place.

use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics, Hold};
use crate::fonts;
use crate::locale::Text;
use crate::printable::is_unprintable;
use crate::source::{Source, Span};
use crate::text;
use crate::yaml::{Node, Value};

/// Keys whose texts are in no document.
const UNSHOWN: [&str; 2] = ["waivers", "findings"];

/// Reports each text of a file that holds characters which no font has.
pub fn report(node: &Node, source: &Source, diagnostics: &mut Diagnostics) {
    let text = source.text();
    // An escape may stand for any character.
    if text.contains('\\') || !fonts::lacking(text).is_empty() {
        walk(node, text, diagnostics);
    }
}

fn walk(node: &Node, file: &str, diagnostics: &mut Diagnostics) {
    match &node.value {
        Value::Scalar(text) => diagnostics.extend(found(text, node.span, file)),
        Value::Sequence(items) => items.iter().for_each(|item| walk(item, file, diagnostics)),
        Value::Mapping(mapping) => {
            let shown =
                mapping.entries.iter().filter(|entry| !entry.key.name.is_some_and(|key| UNSHOWN.contains(&key)));
            shown.for_each(|entry| walk(&entry.value, file, diagnostics));
        }
        Value::Null | Value::Lost => {}
    }
}

fn found(text: &str, span: Span, file: &str) -> Option<Diagnostic> {
    let mut lacking = fonts::lacking(text);
    lacking.retain(|letter| !is_unprintable(*letter));
    let written = file.get(span.bytes()).unwrap_or_default();
    let first = written.char_indices().find(|(_, letter)| lacking.contains(letter));
    let start = span.bytes().start;
    let place = first.map_or(span, |(at, letter)| Span::new(span.source, start + at..start + at + letter.len_utf8()));
    if lacking.is_empty() { None } else { Some(lacks(&lacking, place)) }
}

/// Says that no font has some characters.
pub fn lacks(letters: &[char], place: Span) -> Diagnostic {
    let letters: Vec<String> = letters.iter().map(|letter| format!("`{letter}`")).collect();
    let title =
        text!(id: "huruf untuk tanda {} belum tersedia", en: "no font has the characters {}", letters.join(", "));
    let help = text!(
        id: "hapus, atau tulis dengan huruf Latin; sampai itu hanya halaman web yang dibuat, bukan PDF yang memuatnya",
        en: "delete it, or write it in Latin letters; until then only pages are made, and no PDF that shows it"
    );
    Diagnostic::error(&CHARACTER_WITHOUT_FONT, place, title).help(help).reach(Hold::Paper)
}

/// A character that no font has.
pub const CHARACTER_WITHOUT_FONT: Code = Code::new(
    "character-without-font",
    Basis::Form,
    Text {
        id: "Teks memuat tanda (emoji, aksara lain) yang tidak ada pada huruf dokumen cetak. PDF yang memuatnya tidak dibuat; halaman web dibuat, sebab hurufnya milik peramban.",
        en: "The text holds a character (an emoji, another script) that the fonts of printed documents lack. No PDF that shows it is made; pages are, for their fonts are those of the browser.",
    },
);
