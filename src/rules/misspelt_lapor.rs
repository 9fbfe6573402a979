//! The name of SP4N-LAPOR is misspelt.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::words::Words;
use super::{Check, Rule, contact_words, phrases, words};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::Text;
use crate::model::{Contact, Item, Kind};
use crate::service::Service;
use crate::text;

pub const RULE: Rule = Rule {
    code: Code::new(
        "misspelt-lapor",
        Basis::Form,
        Text {
            id: "Nama kanal pengaduan nasional adalah SP4N-LAPOR!. Ejaan seperti `SPAN LAPOR` membuat warga tidak menemukannya.",
            en: "The name of the national channel of complaint is SP4N-LAPOR!. Spelt like `SPAN LAPOR` it is not found.",
        },
    ),
    wrong: include_str!("../../tests/cases/misspelt-lapor/app.yaml"),
    right: include_str!("../../tests/cases/misspelt-lapor/ok-spelt.yaml"),
    check: Check::Standard(check),
};

fn check(service: &Service, diagnostics: &mut Diagnostics) {
    let mut report = |written: Words, contacts: Option<&Item<Contact>>| {
        let Some(name) = misspelt(written.value) else { return };
        let title = text!(id: "nama SP4N-LAPOR! salah tulis", en: "the name SP4N-LAPOR! is misspelt");
        let help = match contacts {
            Some(_) => {
                text!(id: "tulis `SP4N-LAPOR!` di dalam teks, atau `sp4n_lapor` sebagai butir tersendiri", en: "write `SP4N-LAPOR!` in text, or `sp4n_lapor` as an item of its own")
            }
            None => text!(id: "tulis `SP4N-LAPOR!`", en: "write `SP4N-LAPOR!`"),
        };
        // An item that says nothing else becomes the channel itself.
        let mut items = contacts.into_iter().flat_map(Item::items);
        let is_item = name == written.value && items.any(|item| item.span == written.span);
        let edit = service.edit(written.span, name, if is_item { "sp4n_lapor" } else { "SP4N-LAPOR!" });
        diagnostics.push(Diagnostic::warning(&RULE.code, written.span, title).help(help).edits(edit));
    };
    for (_, contacts) in service.items::<Contact>("complaints") {
        contact_words(contacts).into_iter().for_each(|written| report(written, Some(contacts)));
    }
    let others = service.told().filter(|content| Contact::of(content).is_none());
    others.flat_map(words).for_each(|written| report(written, None));
}

static LAPOR: LazyLock<AhoCorasick> = LazyLock::new(|| phrases(&["lapor"]));

/// The name as it is misspelt in a text.
fn misspelt(text: &str) -> Option<&str> {
    if !LAPOR.is_match(text) {
        return None;
    }
    let letters: Vec<(usize, char)> =
        text.char_indices().filter(|(_, letter)| letter.is_ascii_alphanumeric()).collect();
    let small: String = letters.iter().map(|(_, letter)| letter.to_ascii_lowercase()).collect();
    let wrong = ["span", "sp4", "sp4an", "sp4m", "spn4", "s4pn", "spana", "sp4nn"];
    wrong.into_iter().map(|wrong| format!("{wrong}lapor")).find_map(|wrong| {
        let first = small.find(&wrong)?;
        let (last, _) = letters[first + wrong.len() - 1];
        let end = last + 1 + usize::from(text[last + 1..].starts_with('!'));
        Some(&text[letters[first].0..end])
    })
}

#[cfg(test)]
mod tests {
    use super::misspelt;

    #[test]
    fn spellings_and_near_misses() {
        for wrong in ["SPAN LAPOR", "SP4 LAPOR", "SP4M-Lapor!", "span-lapor"] {
            assert_eq!(misspelt(wrong), Some(wrong));
        }
        for right in ["SP4N-LAPOR!", "SP4N LAPOR", "www.lapor.go.id", "Lapor Pak Lurah"] {
            assert!(misspelt(right).is_none(), "{right}");
        }
    }
}
