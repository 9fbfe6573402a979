//! YAML text to a tree in which every key and value has its place.
//!
//! The tree knows nothing of meaning: a scalar is text until a reader asks for more, so `no`, `012` and `1.10` stay as
//! written. A file with syntax errors gives the part of the tree that could be read.

mod builder;
mod duplicates;
mod margin;
mod merge;
mod parse;
mod repair;
mod slips;
mod syntax;

use crate::diagnostic::{Basis, Code};
use crate::locale::Text;
use crate::source::Span;

pub use parse::parse;
pub use repair::{PASTED_LIST, REPAIRED_SYNTAX};

/// A value and its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub value: Value,
}

/// What a node is.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Cut off by a syntax error that was reported.
    Lost,
    /// Nothing: an empty value, `~` or `null`.
    Null,
    /// Text, as written but for its quotes and escapes.
    Scalar(String),
    /// A list.
    Sequence(Vec<Node>),
    /// Keys and values.
    Mapping(Mapping),
}

/// Keys and values in the order of the file; no key stands twice.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mapping {
    /// The entries.
    pub entries: Vec<Entry>,
    /// A syntax error cut it short, so that what is missing may yet be there.
    pub cut: bool,
}

/// One key with its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The key.
    pub key: Key,
    /// The value.
    pub value: Node,
}

/// A key and its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Key {
    /// As written.
    pub written: String,
    /// The canonical English spelling, if the vocabulary has the word.
    pub name: Option<&'static str>,
    /// Where it stands.
    pub span: Span,
}

impl Node {
    /// The text of a scalar.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar(text) => Some(text),
            _ => None,
        }
    }

    /// The entries of a mapping.
    pub fn mapping(&self) -> Option<&Mapping> {
        match &self.value {
            Value::Mapping(mapping) => Some(mapping),
            _ => None,
        }
    }

    /// The items of a list; a single value is a list of one, nothing is an empty list.
    pub fn items(&self) -> &[Node] {
        match &self.value {
            Value::Null | Value::Lost => &[],
            Value::Sequence(items) => items,
            _ => std::slice::from_ref(self),
        }
    }
}

impl Mapping {
    /// The entry of a canonical key.
    pub fn entry(&self, name: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.key.name == Some(name))
    }
}

/// Largest file that is read, in bytes.
pub const MAXIMUM_SIZE: u64 = 1024 * 1024;
/// Deepest nesting of lists and mappings.
pub const MAXIMUM_DEPTH: usize = 64;
/// Most keys of one mapping.
pub const MAXIMUM_KEYS: usize = 1_000;
/// Most nodes that the aliases of one file may add to its tree.
pub const MAXIMUM_ALIASED: usize = 10_000;

/// The text is not YAML.
pub const SYNTAX: Code = Code::new(
    "syntax",
    Basis::Form,
    Text {
        id: "Berkas tidak mengikuti tata tulis YAML, sehingga sebagian isinya tidak dapat dibaca. Penyebab yang lazim: indentasi yang tidak rata, tanda kutip yang tidak ditutup, atau teks yang memuat `: ` tanpa tanda kutip.",
        en: "The file does not follow the syntax of YAML, so a part of it cannot be read. Common causes: uneven indentation, an open quotation mark, or text with `: ` in it that is not quoted.",
    },
);

/// A key stands twice in one mapping.
pub const DUPLICATE_KEY: Code = Code::new(
    "duplicate-key",
    Basis::Form,
    Text {
        id: "Satu kunci ditulis dua kali pada tempat yang sama, mungkin dalam dua ejaan (`biaya` dan `cost`). Nilai yang pertama yang dipakai.",
        en: "One key is written twice in the same place, perhaps in both spellings (`biaya` and `cost`). The first value counts.",
    },
);

/// More than the limits allow.
pub const TOO_LARGE: Code = Code::new(
    "too-large",
    Basis::Form,
    Text {
        id: "Berkas melampaui batas: paling besar 1 MiB, paling dalam 64 tingkat, paling banyak 1.000 kunci di satu tempat, 10.000 bagian tambahan dari rujukan (`*nama`), 500 langkah, dan masing-masing 50 varian, kanal, dan instansi mitra.",
        en: "The file exceeds a limit: at most 1 MiB, 64 levels deep, 1,000 keys in one place, 10,000 parts added by references (`*name`), 500 steps, and 50 variants, channels and partners each.",
    },
);

/// Whether a finding tells of wrong syntax that was read as it was meant.
pub fn is_repair(code: &Code) -> bool {
    code.name == PASTED_LIST.name || code.name == REPAIRED_SYNTAX.name
}

/// All defects that this module reports.
pub const CODES: &[&Code] = &[&SYNTAX, &PASTED_LIST, &REPAIRED_SYNTAX, &DUPLICATE_KEY, &TOO_LARGE];
