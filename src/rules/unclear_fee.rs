//! A word stands for the fee that does not tell whether anything is to be paid: `tidak`, `ada`, `Non retribusi`.

use super::{Check, Rule, fee_words};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::Text;
use crate::service::Service;
use crate::text;

pub const RULE: Rule = Rule {
    code: Code::new(
        "unclear-fee",
        Basis::Form,
        Text {
            id: "Biaya yang hanya disebut `tidak`, `ada`, `non retribusi`, atau `bervariasi` tidak menjawab berapa yang dibayar. Tulis `gratis`, atau besarnya.",
            en: "A fee that only says `no`, `yes`, `no levy` or `varies` does not answer what is to be paid. Write `free`, or the amount.",
        },
    ),
    wrong: include_str!("../../tests/cases/unclear-fee/no.yaml"),
    right: include_str!("../../tests/cases/unclear-fee/ok-free.yaml"),
    check: Check::Standard(check),
};

fn check(service: &Service, diagnostics: &mut Diagnostics) {
    for text in fee_words(service).into_iter().filter(|text| is_unclear(text.value)) {
        let title = text!(id: "`{}` tidak mengatakan berapa yang harus dibayar", en: "`{}` does not say what is to be paid", text.value);
        let help = text!(
            id: "jika tidak ada yang harus dibayar, tulis `gratis`; jika ada, tulis besarnya dan dasarnya: `{{tarif: Rp10.000, dasar: Perda Kota Contoh 1/2024}}`",
            en: "if nothing is to be paid, write `free`; else write the amount and its basis: `{{amount: Rp10.000, basis: Perda Kota Contoh 1/2024}}`"
        );
        diagnostics.push(Diagnostic::warning(&RULE.code, text.span, title).help(help));
    }
}

fn is_unclear(text: &str) -> bool {
    const UNCLEAR: [&str; 24] = [
        "tidak",
        "tdk",
        "ya",
        "ada",
        "bayar",
        "berbayar",
        "dipungut biaya",
        "dikenakan biaya",
        "ada biaya",
        "non retribusi",
        "nonretribusi",
        "bukan retribusi",
        "tidak ada retribusi",
        "tanpa retribusi",
        "non pnbp",
        "bervariasi",
        "variatif",
        "relatif",
        "kondisional",
        "tergantung",
        "terjangkau",
        "no",
        "yes",
        "varies",
    ];
    let plain: String =
        text.to_lowercase().chars().map(|letter| if letter.is_alphanumeric() { letter } else { ' ' }).collect();
    UNCLEAR.contains(&plain.split_whitespace().collect::<Vec<_>>().join(" ").as_str())
}

#[cfg(test)]
mod tests {
    use super::is_unclear;

    #[test]
    fn unclear_words_and_near_misses() {
        for unclear in ["Tidak", "Non retribusi", "Non-Retribusi.", "ada", "Bervariasi"] {
            assert!(is_unclear(unclear), "{unclear}");
        }
        for not in ["tidak dipungut biaya", "Tidak ada", "Retribusi parkir", "-", "bervariasi menurut luas bangunan"] {
            assert!(!is_unclear(not), "{not}");
        }
    }
}
