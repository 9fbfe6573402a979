//! Reading a node as a type, and what can be wrong with it.

use std::ops::Deref;

use serde::{Serialize, Serializer};
use serde_json::Value as Json;

use super::schema::{self, Schemas};

use super::value::FAINT_COLOUR;
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::{Language, Say, Text, rupiah_words, terbilang};
use crate::printable::is_unprintable;
use crate::source::Span;
use crate::text;
use crate::yaml::{Node, TOO_LARGE, Value};

/// What can be read from a node. `None` is a hole: the mistake was reported, and nothing further follows from it.
pub trait Read: Sized {
    /// Reads the node; reports what is wrong with it.
    fn read(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self>;
    /// The form of what can be read: text, unless another is said.
    fn schema(_: &mut Schemas) -> Json {
        schema::text()
    }
}

/// A value and the place it was read from. Two are equal if their values are, wherever they stand.
#[derive(Clone, Debug)]
pub struct Placed<T> {
    /// The value.
    pub value: T,
    /// Its place.
    pub span: Span,
}

impl<T: PartialEq> PartialEq for Placed<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T> Deref for Placed<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: Say> Say for Placed<T> {
    fn say(&self, language: Language) -> String {
        self.value.say(language)
    }
}

impl<T: Serialize> Serialize for Placed<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}

impl<T: Read> Read for Placed<T> {
    fn read(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        T::read(node, diagnostics).map(|value| Placed { value, span: node.span })
    }

    fn schema(schemas: &mut Schemas) -> Json {
        T::schema(schemas)
    }
}

impl<T: Read> Read for Box<T> {
    fn read(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        T::read(node, diagnostics).map(Box::new)
    }

    fn schema(schemas: &mut Schemas) -> Json {
        T::schema(schemas)
    }
}

impl Read for String {
    /// Plain text on one line: runs of white space count as one space.
    fn read(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        let text = scalar(node, diagnostics)?;
        let even = || text.split_whitespace().collect::<Vec<_>>().join(" ");
        Some(if is_even(text) { text.to_owned() } else { even() })
    }
}

/// Plain characters, and single spaces between them.
fn is_even(text: &str) -> bool {
    let mut after_space = true;
    for byte in text.bytes() {
        if !matches!(byte, b' '..=b'~') || byte == b' ' && after_space {
            return false;
        }
        after_space = byte == b' ';
    }
    !after_space
}

/// The text of a scalar that is not empty and holds nothing that cannot be printed.
pub fn scalar<'n>(node: &'n Node, diagnostics: &mut Diagnostics) -> Option<&'n str> {
    let text = match &node.value {
        Value::Scalar(text) if !text.trim().is_empty() => text,
        Value::Lost => return None,
        Value::Null | Value::Scalar(_) => {
            diagnostics.push(
                Diagnostic::error(&EMPTY_VALUE, node.span, text!(id: "nilai kunci ini kosong", en: "the value is empty"))
                    .help(text!(id: "isi nilainya; hapus kuncinya hanya jika tidak diperlukan", en: "give a value; delete the key only if it is not needed")),
            );
            return None;
        }
        Value::Sequence(_) => {
            let title =
                text!(id: "di sini diperlukan satu teks, bukan daftar", en: "one text is needed here, not a list");
            let help = text!(id: "tulis satu nilai saja, tanpa `- ` atau `[…]`", en: "write one value only, without `- ` or `[…]`");
            diagnostics.push(Diagnostic::error(&WRONG_TYPE, node.span, title).help(help));
            return None;
        }
        Value::Mapping(_) => {
            let title = text!(id: "di sini diperlukan teks, bukan kunci dan nilai", en: "text is needed here, not keys and values");
            let help = text!(
                id: "jika teksnya memuat `: `, apit dengan tanda kutip",
                en: "if the text holds `: `, put it in quotation marks"
            );
            diagnostics.push(Diagnostic::error(&WRONG_TYPE, node.span, title).help(help));
            return None;
        }
    };
    if is_marked(text) {
        let title = text!(id: "teks ini diawali tanda butir yang tidak dikenal", en: "this text begins with a list mark that is not known here");
        let help = text!(
            id: "tulis setiap butir pada barisnya sendiri, diawali tanda hubung dan satu spasi: `- KTP-el`",
            en: "write each item on a line of its own, with a hyphen and a space before it: `- KTP-el`"
        );
        diagnostics.push(Diagnostic::error(&WRONG_VALUE, node.span, title).help(help));
        return None;
    }
    if let Some((number, words)) = contradiction(text) {
        let title = text!(id: "angka {} dan terbilangnya, {}, berbeda", en: "the number {} and its words, {}, differ", number, words);
        let help = text!(id: "betulkan salah satunya, atau tulis angkanya saja", en: "mend one of them, or write the number only");
        diagnostics.push(Diagnostic::error(&WRONG_VALUE, node.span, title).help(help));
        return None;
    }
    if let Some(letters) = longest_word(text) {
        let title = text!(id: "teks ini memuat kata yang terlalu panjang, {} huruf", en: "this text holds a word that is too long, of {} letters", letters);
        let help = text!(
            id: "beri spasi di antara kata-katanya; yang dimuat dalam dokumen paling panjang {} huruf, atau {} jika alamat situs",
            en: "put spaces between its words; a document holds at most {} letters, or {} of an address on the web", LONGEST_WORD, LONGEST_ADDRESS
        );
        diagnostics.push(Diagnostic::error(&WRONG_VALUE, node.span, title).help(help));
        return None;
    }
    let is_plain = text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    match text.chars().find(|&letter| !is_plain && is_unprintable(letter)) {
        None => Some(text),
        Some(letter) => {
            let code = format!("U+{:04X}", u32::from(letter));
            let title = text!(id: "teks ini memuat tanda yang tidak dapat dicetak, {}", en: "this text holds a character that cannot be printed, {}", code);
            let help = text!(id: "ketik ulang teks ini; tanda yang tidak terlihat itu mungkin terbawa saat menyalin", en: "type this text again; the invisible character may have come along when copying");
            diagnostics.push(Diagnostic::error(&UNPRINTABLE, node.span, title).help(help));
            None
        }
    }
}

/// Reports a list without anything in it.
pub fn empty<T>(node: &Node, diagnostics: &mut Diagnostics) -> Option<T> {
    let title = text!(id: "daftar ini kosong", en: "this list is empty");
    let help = text!(id: "isi daftarnya, atau hapus kuncinya", en: "fill the list, or delete its key");
    diagnostics.push(Diagnostic::error(&EMPTY_VALUE, node.span, title).help(help));
    None
}

/// Longer words are no words, and take too long to be fitted into columns: the longest that are written have some thirty
/// letters. Some scripts have no spaces.
const LONGEST_WORD: usize = 200;
/// The longest address, or sentence of a script without spaces.
const LONGEST_ADDRESS: usize = 1000;

/// How many letters the first word of a text has that has too many.
fn longest_word(text: &str) -> Option<usize> {
    // Most texts are shorter as a whole.
    if text.len() <= LONGEST_WORD {
        return None;
    }
    text.split_whitespace().filter(|word| word.len() > LONGEST_WORD).find_map(|word| {
        let most = if word.contains('/') || !word.is_ascii() { LONGEST_ADDRESS } else { LONGEST_WORD };
        Some(word.chars().count()).filter(|letters| *letters > most)
    })
}

/// Reports the first item of a list that has more than are read.
pub fn too_many(most: usize, extra: Span) -> Diagnostic {
    let title = text!(id: "lebih dari {} butir di satu daftar", en: "more than {} items in one list", most);
    let help = text!(id: "ringkas daftarnya, atau bagi isinya menjadi beberapa standar", en: "shorten the list, or split what it says into several standards");
    Diagnostic::error(&TOO_LARGE, extra, title).help(help)
}

/// Keeps as many entries of a list as are read, and reports the first beyond.
pub fn at_most<T>(most: usize, list: &mut Vec<T>, place: impl Fn(&T) -> Option<Span>, diagnostics: &mut Diagnostics) {
    let extra = list.get(most).and_then(|entry| place(entry).or_else(|| place(&list[0])));
    diagnostics.extend(extra.map(|place| too_many(most, place)));
    list.truncate(most);
}

/// `-KTP`, `• KTP`: the mark of a list that YAML does not know.
fn is_marked(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with(['•', '·'])
        || text.strip_prefix(['-', '–']).is_some_and(|rest| rest.starts_with(char::is_alphabetic))
}

/// A number and the words in brackets behind it, `14 (empat belas)`, if they are not the same number.
fn contradiction(text: &str) -> Option<(&str, &str)> {
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('(') {
        let (inside, behind) = after.split_once(')')?;
        let number = number_at_end(before);
        let spelt = |number: u64| terbilang(number).replace(' ', "");
        if let (Some((rupiah, sen)), Some((whole, part))) = (rupiah_words(inside), value(number))
            && (rupiah != spelt(whole) || sen.unwrap_or_else(|| spelt(0)) != spelt(part))
        {
            return Some((number, inside));
        }
        rest = behind;
    }
    None
}

/// The number that a text ends with, with its separators, but without the dash that says that there are no cents.
fn number_at_end(text: &str) -> &str {
    let text = text.trim_end().trim_end_matches(['-', '–', '=']).trim_end_matches([',', '.']);
    let start = text.rfind(|letter: char| !letter.is_ascii_digit() && !matches!(letter, '.' | ','));
    let number = &text[start.map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8))..];
    number.trim_start_matches(['.', ','])
}

/// A number as Indonesian writes it, and its hundredths: `10.500,50`. None for what may be something else, such as the
/// decimals of `1,5` or the hour of `08.00`.
fn value(number: &str) -> Option<(u64, u64)> {
    let (whole, part) = match number.split_once(',') {
        Some((whole, part)) if part.len() == 2 => (whole, part.parse().ok()?),
        Some(_) => return None,
        None => (number, 0),
    };
    let is_grouped = whole.split('.').skip(1).all(|group| group.len() == 3);
    if is_grouped { Some((whole.replace('.', "").parse().ok()?, part)) } else { None }
}

/// A key has no value.
pub const EMPTY_VALUE: Code = Code::new(
    "empty-value",
    Basis::Form,
    Text {
        id: "Sebuah kunci ditulis tanpa nilai. Isi nilainya, atau hapus kuncinya.",
        en: "A key is written without a value. Give it one, or delete the key.",
    },
)
.of_absence();

/// A list, a mapping or text where another of these is needed.
pub const WRONG_TYPE: Code = Code::new(
    "wrong-type",
    Basis::Form,
    Text {
        id: "Di tempat ini diperlukan bentuk lain: satu teks, sebuah daftar (`- …`), atau kunci dan nilai (`kunci: nilai`).",
        en: "Another form is needed here: one text, a list (`- …`), or keys and values (`key: value`).",
    },
);

/// A text does not fit what its key asks for.
pub const WRONG_VALUE: Code = Code::new(
    "wrong-value",
    Basis::Form,
    Text {
        id: "Nilai ini bukan yang diminta kuncinya, misalnya sebuah tanggal, jam, alamat, atau kata dari suatu daftar.",
        en: "The value cannot be read as what its key asks for: a date, a time, an address, or a word from a list.",
    },
);

/// A text that could be read by no grammar of its field.
pub const UNREAD_VALUE: Code = Code::new(
    "unread-value",
    Basis::Form,
    Text {
        id: "Nilai ini akan ditampilkan seperti tertulis, tetapi tidak dapat dihitung atau diperiksa, sebab tidak mengikuti bentuk yang dikenal.",
        en: "The value is shown as written, but cannot be computed with or checked, because it follows no known form.",
    },
);

/// A character that cannot be printed.
pub const UNPRINTABLE: Code = Code::new(
    "unprintable-character",
    Basis::Form,
    Text {
        id: "Teks memuat tanda kendali atau tanda tak terlihat, yang tidak dapat dicetak dan menyulitkan pembaca layar.",
        en: "The text holds a control or invisible character, which cannot be printed and hinders screen readers.",
    },
);

/// A key that does not belong where it stands.
pub const UNKNOWN_KEY: Code = Code::new(
    "unknown-key",
    Basis::Form,
    Text {
        id: "Kunci ini tidak dikenal di tempat ini; mungkin salah eja atau salah tempat. Nama yang Anda buat sendiri ditulis sebagai nilai, bukan kunci.",
        en: "The key is not known in this place; it may be misspelt or misplaced. A name of your own making is written as a value, not as a key.",
    },
);

/// A key that is always needed.
pub const MISSING_KEY: Code = Code::new(
    "missing-key",
    Basis::Form,
    Text {
        id: "Kunci yang selalu diperlukan di tempat ini belum ditulis.",
        en: "A key that is always needed in this place is not written.",
    },
)
.of_absence();

/// An item of no sort or of two.
pub const UNCLEAR_ITEM: Code = Code::new(
    "unclear-item",
    Basis::Form,
    Text {
        id: "Sebuah butir harus menyebut tepat satu hal utama, misalnya `dokumen`, `langkah`, `tarif`, atau `uraian`.",
        en: "An item must say exactly one main thing, such as `document`, `step`, `amount` or `text`.",
    },
);

/// All defects that reading reports.
pub const CODES: &[&Code] = &[
    &FAINT_COLOUR,
    &EMPTY_VALUE,
    &WRONG_TYPE,
    &WRONG_VALUE,
    &UNREAD_VALUE,
    &UNPRINTABLE,
    &UNKNOWN_KEY,
    &MISSING_KEY,
    &UNCLEAR_ITEM,
];
