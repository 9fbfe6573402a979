//! A digit stands for a letter.

use super::{Check, Rule, all_words};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::Text;
use crate::service::Service;
use crate::text;

pub const RULE: Rule = Rule {
    code: Code::new(
        "digit-for-letter",
        Basis::Form,
        Text {
            id: "Angka 0 atau 1 ditulis di tempat huruf O, I, atau L: `0rang`. Pembaca layar membacanya sebagai angka.",
            en: "A 0 or 1 stands for the letter O, I or L: `0rang`. Screen readers say the digit.",
        },
    ),
    wrong: include_str!("../../tests/cases/digit-for-letter/zero.yaml"),
    right: include_str!("../../tests/cases/digit-for-letter/ok-number.yaml"),
    check: Check::Standard(check),
};

fn check(service: &Service, diagnostics: &mut Diagnostics) {
    for content in service.told() {
        for text in all_words(content).into_iter().filter(|text| text.contains(['0', '1'])) {
            if let Some(word) = text.value.split_whitespace().find(|word| is_miswritten(word)) {
                let title =
                    text!(id: "angka di tempat huruf: `{}`", en: "a digit in the place of a letter: `{}`", word);
                let help = text!(id: "ganti angkanya dengan huruf", en: "write the letter");
                // For 1 it may be l or i.
                let edit = service.edit(text.span, word, word.replace('0', "o")).filter(|_| !word.contains('1'));
                diagnostics.push(Diagnostic::warning(&RULE.code, text.span, title).help(help).edits(edit));
            }
        }
    }
}

/// `0rang`, `ap0tek`: a digit that looks like a letter, among small letters.
fn is_miswritten(word: &str) -> bool {
    let letters: Vec<char> = word.trim_matches(|letter: char| !letter.is_alphanumeric()).chars().collect();
    let small = |at: usize| letters.get(at).is_some_and(|letter| letter.is_ascii_lowercase());
    let starts = letters.first() == Some(&'0') && (1..4).all(small);
    let inside =
        (1..letters.len()).any(|at| matches!(letters[at], '0' | '1') && small(at - 1) && small(at + 1) && at > 1);
    (starts || inside) && letters.iter().all(|letter| letter.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::is_miswritten;

    #[test]
    fn words_and_near_misses() {
        for wrong in ["0rang", "ap0tek", "fotok0pi,"] {
            assert!(is_miswritten(wrong), "{wrong}");
        }
        for right in ["orang", "1x24", "F-1.02", "A4", "0800", "10orang", "covid19", "sp4n", "m2"] {
            assert!(!is_miswritten(right), "{right}");
        }
    }
}
