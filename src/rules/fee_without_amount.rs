//! A fee is told only by a rule, without its amount.

use super::{Check, Rule};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::Text;
use crate::model::Fee;
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
            // A link leads to the amounts.
            let Some(rule) = item.detail.according_to.as_ref().filter(|_| item.common.link.is_none()) else { continue };
            // What a group refers to may be told by its lines.
            let told = item.walk().iter().any(|line| {
                let fee = &line.detail;
                fee.amounts().next().is_some()
                    || fee.formula.is_some()
                    || fee.assessed.is_some()
                    || line.table.is_some()
            });
            if !told {
                let title = text!(id: "biaya hanya disebut menurut peraturan, tanpa besarnya", en: "the fee is told by a rule only, without its amount");
                let help = text!(id: "ganti `sesuai:` dengan `dasar:`, lalu tulis besarnya, misalnya `{{dasar: Perda Kota Contoh 3/2024, tarif: Rp10.000}}`, atau cara menetapkannya: `dinilai: Tertera pada SKRD`", en: "write `basis:` instead of `according_to:`, then the amount, such as `{{basis: Perda Kota Contoh 3/2024, amount: Rp10.000}}`, or how it is set: `assessed: Stated in the SKRD`");
                diagnostics.push(Diagnostic::warning(&RULE.code, rule.span, title).help(help));
            }
        }
    }
}
