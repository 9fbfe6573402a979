//! A fee is told only by a rule, without its amount.

use super::empty_component::is_placeholder;
use super::{Check, Rule};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::Text;
use crate::model::{Citation, Currency, Fee, Item, Parse};
use crate::service::Service;
use crate::text;

pub const RULE: Rule = Rule {
    code: Code::new(
        "fee-without-amount",
        Basis::Assessor("ombudsman-2022:proses"),
        Text {
            id: "Warga tidak dapat membaca besarnya biaya dari nama peraturan. Tulis juga tarifnya, atau siapa yang menghitungnya dan di mana hasilnya dapat dilihat (`dinilai`).",
            en: "Nobody can read the fee from the name of a rule. Write the amount too, or who assesses it and where the result is seen (`assessed`).",
        },
    ),
    wrong: include_str!("../../tests/cases/fee-without-amount/rule.yaml"),
    right: include_str!("../../tests/cases/fee-without-amount/ok-assessed.yaml"),
    check: Check::Standard(check),
};

fn check(service: &Service, diagnostics: &mut Diagnostics) {
    for (_, fees) in service.items::<Fee>("cost") {
        for item in fees.walk() {
            // A link leads to the amounts; what a group refers to may be told by its lines.
            let Some(rule) = item.detail.according_to.as_ref().filter(|_| item.common.link.is_none()) else { continue };
            if !tells_amount(item) {
                let title = text!(id: "biaya hanya disebut menurut peraturan, tanpa besarnya", en: "the fee is told by a rule only, without its amount");
                let help = text!(id: "ganti `sesuai:` dengan `dasar:`, lalu tulis besarnya, misalnya `{{dasar: Perda Kota Contoh 3/2024, tarif: Rp10.000}}`, atau cara menetapkannya: `dinilai: Tertera pada SKRD`", en: "replace `according_to:` by `basis:`, then write the amount, such as `{{basis: Perda Kota Contoh 3/2024, amount: Rp10.000}}`, or how it is set: `assessed: Stated in the SKRD`");
                diagnostics.push(Diagnostic::warning(&RULE.code, rule.span, title).help(help));
            }
        }
        if tells_amount(fees) || fees.walk().iter().any(|item| item.common.link.is_some()) {
            continue;
        }
        let texts = fees.walk().into_iter().filter_map(|item| item.common.text.as_ref());
        for text in texts.filter(|text| names_rule_only(&text.value.0)) {
            let title = text!(id: "biaya hanya disebut menurut peraturan, tanpa besarnya", en: "the fee is told by a rule only, without its amount");
            let help = text!(
                id: "tulis besarnya dan peraturannya, misalnya `{{tarif: Rp10.000, dasar: Perda Kota Contoh 3/2024}}`, atau cara menetapkannya: `{{dinilai: Tertera pada SKRD, dasar: Perda Kota Contoh 3/2024}}`",
                en: "write the amount and the rule, such as `{{amount: Rp10.000, basis: Perda Kota Contoh 3/2024}}`, or how it is set: `{{assessed: Stated in the SKRD, basis: Perda Kota Contoh 3/2024}}`"
            );
            diagnostics.push(Diagnostic::warning(&RULE.code, text.span, title).help(help));
        }
    }
}

/// Whether an amount, or how it is set, is told in an item or in those in it.
fn tells_amount(item: &Item<Fee>) -> bool {
    item.walk().iter().any(|line| {
        let fee = &line.detail;
        fee.amounts().next().is_some() || fee.formula.is_some() || fee.assessed.is_some() || line.table.is_some()
    })
}

/// `sesuai Perda Nomor 1 Tahun 2024`: words that only lead to a rule.
fn names_rule_only(text: &str) -> bool {
    const ACCORDING: [&str; 8] = [
        "sesuai dengan ",
        "sesuai ",
        "berdasarkan ",
        "menurut ",
        "mengacu pada ",
        "diatur dalam ",
        "according to ",
        "as set by ",
    ];
    const RULES: [&str; 12] = [
        "perda",
        "perbup",
        "perwali",
        "perwal",
        "pergub",
        "perkada",
        "pp",
        "uu",
        "pmk",
        "peraturan",
        "keputusan",
        "sk",
    ];
    let text = text.trim();
    let lower = text.to_lowercase();
    let Some(rule) = ACCORDING.iter().find_map(|word| lower.strip_prefix(word)) else { return false };
    let rule = &text[text.len() - rule.len()..];
    let first = rule.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default().to_lowercase();
    let is_rule = RULES.contains(&first.as_str()) || first.starts_with("permen") || Citation::parse(rule).is_some();
    is_rule && !is_placeholder(text) && Currency::named_in(rule).is_none() && !lower.contains(['.', ';'])
}

#[cfg(test)]
mod tests {
    use super::names_rule_only;

    #[test]
    fn rules_and_near_misses() {
        for rule in ["sesuai Perda Nomor 1 Tahun 2024", "Berdasarkan PP 76/2020", "menurut Peraturan Bupati"] {
            assert!(names_rule_only(rule), "{rule}");
        }
        for not in [
            "sesuai ketentuan",
            "sesuai peraturan yang berlaku",
            "sesuai luas bangunan",
            "gratis sesuai Perda 1/2024",
            "sesuai Perda 1/2024 sebesar Rp10.000",
            "sesuai Perda 1/2024; ditetapkan dalam SKRD",
        ] {
            assert!(!names_rule_only(not), "{not}");
        }
    }
}
