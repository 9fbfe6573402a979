//! An item has a number of its own.

use super::{Check, Rule, words};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::Text;
use crate::service::Service;
use crate::text;

pub const RULE: Rule = Rule {
    code: Code::new(
        "double-numbering",
        Basis::Form,
        Text {
            id: "Nomor butir dibuat oleh program. Nomor yang ditulis sendiri menjadi ganda: `1. 1. Menyerahkan berkas`.",
            en: "The program numbers the items. A number of your own is doubled: `1. 1. Hand in the papers`.",
        },
    ),
    wrong: include_str!("../../tests/cases/double-numbering/numbers.yaml"),
    right: include_str!("../../tests/cases/double-numbering/ok-a-quantity.yaml"),
    check: Check::Standard(check),
};

fn check(service: &Service, diagnostics: &mut Diagnostics) {
    for content in service.told() {
        for text in words(content).into_iter().filter(|text| is_numbered(text.value)) {
            let title = text!(id: "butir ini sudah diberi nomor sendiri", en: "this item has a number of its own");
            let help =
                text!(id: "hapus nomornya; nomor dibuat otomatis", en: "delete the number; the program writes it");
            let number = text.value.split_inclusive([' ', '\u{A0}']).next().unwrap_or_default();
            // What is left must not mean something else than a text.
            let edit = service.edit(text.span, number, "").filter(|_| !text.ends_with(" null"));
            diagnostics.push(Diagnostic::warning(&RULE.code, text.span, title).help(help).edits(edit));
        }
    }
}

/// `1. KTP`, `a) KTP`, `2) KTP` in one line; a list of many lines is Markdown.
fn is_numbered(text: &str) -> bool {
    let mut parts = text.splitn(2, [' ', '\u{A0}']);
    let (first, rest) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let mark = first.strip_suffix(['.', ')']).unwrap_or_default();
    let number = !mark.is_empty() && mark.len() <= 2 && mark.bytes().all(|byte| byte.is_ascii_digit());
    let letter = mark.len() == 1 && mark.bytes().all(|byte| byte.is_ascii_lowercase());
    (number || letter) && rest.starts_with(char::is_alphabetic) && !text.contains('\n')
}

#[cfg(test)]
mod tests {
    use super::is_numbered;

    #[test]
    fn numbers_and_near_misses() {
        for numbered in ["1. KTP-el", "a. Fotokopi", "12) Surat", "b) Surat"] {
            assert!(is_numbered(numbered), "{numbered}");
        }
        for not in ["3 lembar foto", "1.000 meter", "1. KTP\n2. KK", "A. Yani", "2 (dua) lembar", "F-1.02 formulir"] {
            assert!(!is_numbered(not), "{not}");
        }
    }
}
