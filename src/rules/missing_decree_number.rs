//! The decree has no number.

use super::{Check, Rule};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::Text;
use crate::service::Service;
use crate::text;

pub const RULE: Rule = Rule {
    code: Code::new(
        "missing-decree-number",
        Basis::Assessor("pekppp:1"),
        Text {
            id: "Standar pelayanan ditetapkan dengan keputusan yang bernomor. Tanda `-` atau tempat kosong di antara garis miring bukan nomor.",
            en: "A service standard is set by a decree with a number. A `-` or a blank between strokes is no number.",
        },
    ),
    wrong: include_str!("../../tests/cases/missing-decree-number/blank.yaml"),
    right: include_str!("../../tests/cases/missing-decree-number/ok-number.yaml"),
    check: Check::Standard(check),
};

fn check(service: &Service, diagnostics: &mut Diagnostics) {
    for number in service.facts.decree.into_iter().filter_map(|decree| decree.number.as_ref()) {
        if is_blank(number) {
            let title = text!(id: "nomor keputusan belum diisi", en: "the number of the decree is not filled in");
            let help = text!(
                id: "isi nomornya; selama keputusan belum ditetapkan, hapus `keputusan` dan tulis `status: konsep`",
                en: "fill in the number; until the decree is issued, delete `decree` and write `status: draft`"
            );
            diagnostics.push(Diagnostic::warning(&RULE.code, number.span, title).help(help));
        }
    }
}

/// No digit at all, or a blank between strokes.
fn is_blank(number: &str) -> bool {
    let parts: Vec<&str> = number.split('/').map(|part| part.trim_matches([' ', '.', '_', '…', '-'])).collect();
    parts.iter().any(|part| part.is_empty()) || !number.contains(|letter: char| letter.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::is_blank;

    #[test]
    fn blanks_and_numbers() {
        for blank in ["-", "140 /  / SK / SKM / 2026", "067/ /402.7/2026", "…/SK/2026", "Nomor", "140/____/SK/2026"] {
            assert!(is_blank(blank), "{blank}");
        }
        for number in ["100.3.3/012/2026", "7 Tahun 2026", "188.4/12-A/2026"] {
            assert!(!is_blank(number), "{number}");
        }
    }
}
