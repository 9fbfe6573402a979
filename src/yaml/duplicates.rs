//! Puts entries into mappings, and reports keys that stand twice and keys beyond the limit.

use super::repair::has_items;
use super::{DUPLICATE_KEY, Entry, Key, MAXIMUM_KEYS, Mapping, TOO_LARGE};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::locale::Text;
use crate::text;

/// Puts an entry behind those of a mapping, unless its key is there already.
pub fn insert(mapping: &mut Mapping, entry: Entry, diagnostics: &mut Diagnostics) {
    // A key that is no text was reported.
    if entry.key.written.is_empty() {
        return;
    }
    let same = |key: &Key| match entry.key.name {
        Some(name) => key.name == Some(name),
        None => key.written == entry.key.written,
    };
    if mapping.entries.len() >= MAXIMUM_KEYS {
        let title = text!(id: "lebih dari {} kunci di satu tempat", en: "more than {} keys in one place", MAXIMUM_KEYS);
        // Once for all of them: in the place of the first one too many.
        if !mapping.cut {
            diagnostics.push(Diagnostic::error(&TOO_LARGE, entry.key.span, title));
        }
        mapping.cut = true;
        return;
    }
    match mapping.entries.iter().find(|earlier| same(&earlier.key)) {
        None => mapping.entries.push(entry),
        Some(earlier) => diagnostics.push(
            Diagnostic::error(
                &DUPLICATE_KEY,
                entry.key.span,
                match earlier.key.written == entry.key.written {
                    true => text!(id: "kunci `{}` ditulis dua kali", en: "the key `{}` is written twice", entry.key.written),
                    false => text!(
                        id: "kunci `{}` sama dengan `{}`, yang sudah ditulis", en: "the key `{}` is the same as `{}`, which is written already",
                        entry.key.written, earlier.key.written
                    ),
                },
            )
            .label(text!(id: "ditulis lagi di sini", en: "written again here"))
            .related(earlier.key.span, text!(id: "pertama kali ditulis di sini", en: "first written here"))
            .help(help(&entry.key)),
        ),
    }
}

/// Keys of which an item has one, and which several items may have.
const OF_ITEMS: [&str; 8] = ["document", "form", "condition", "information", "step", "amount", "phone", "whatsapp"];

fn help(key: &Key) -> Text {
    match key.name {
        Some(name) if OF_ITEMS.contains(&name) => text!(
            id: "jika keduanya diperlukan, jadikan dua butir: tulis `- ` di depan setiap `{}:`; jika tidak, hapus salah satu",
            en: "if both are needed, make them two items: write `- ` before each `{}:`; if not, delete one", key.written
        ),
        Some(name) if has_items(name) => text!(
            id: "hapus salah satu; isi keduanya ditulis sebagai butir di bawah satu kunci",
            en: "delete one; what both say is written as items below one key"
        ),
        _ => text!(id: "hapus salah satu", en: "delete one"),
    }
}
