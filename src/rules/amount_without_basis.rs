//! Money is asked for, but no rule is named that allows it.

use super::{Check, Rule};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::Text;
use crate::model::{Amount, Fee, Item, Said};
use crate::service::{CellValue, Service, TableKind, TypedTable};
use crate::source::Span;
use crate::text;

pub const RULE: Rule = Rule {
    code: Code::new(
        "amount-without-basis",
        Basis::Legal("uu-25-2009:31"),
        Text {
            id: "Setiap pungutan menyebut peraturan yang menjadi dasarnya: `dasar:` pada tarif, pada kelompoknya, atau pada komponen `biaya`.",
            en: "Every charge names the rule it rests on: `basis:` on the amount, on its group, or on the component `cost`.",
        },
    ),
    wrong: include_str!("../../tests/cases/amount-without-basis/table.yaml"),
    right: include_str!("../../tests/cases/amount-without-basis/ok-on-the-component.yaml"),
    check: Check::Standard(check),
};

fn check(service: &Service, diagnostics: &mut Diagnostics) {
    for (_, fees) in service.items("cost") {
        if let Some(span) = first_without_basis(fees) {
            let title = text!(id: "tarif ini tidak menyebut dasar hukumnya", en: "this amount names no legal basis");
            let is_item = fees.walk().iter().any(|item| item.span == span);
            let help = if fees.walk().iter().any(|item| item.table.is_some()) {
                text!(
                    id: "tambahkan peraturan yang menetapkannya di sebelah `tabel:`, misalnya `dasar: Perda Kota Contoh 1/2024`",
                    en: "add the rule that sets it beside `table:`, such as `basis: Perda Kota Contoh 1/2024`"
                )
            } else if is_item {
                text!(
                    id: "tulis juga peraturan yang menetapkannya, misalnya `{{tarif: Rp10.000, dasar: Perda Kota Contoh 1/2024}}`",
                    en: "write the rule that sets it too, such as `{{amount: Rp10.000, basis: Perda Kota Contoh 1/2024}}`"
                )
            } else {
                text!(
                    id: "tambahkan peraturan yang menetapkannya di samping atau di bawah `tarif:`, misalnya `dasar: Perda Kota Contoh 1/2024`",
                    en: "add the rule that sets it beside or below `amount:`, such as `basis: Perda Kota Contoh 1/2024`"
                )
            };
            diagnostics.push(Diagnostic::warning(&RULE.code, span, title).help(help));
        }
    }
}

fn first_without_basis(item: &Item<Fee>) -> Option<Span> {
    if !item.common.basis.is_empty() || item.detail.according_to.is_some() {
        return None;
    }
    let charged = |said: &Said<Amount>| matches!(said, Said::Value(Amount::Money { .. } | Amount::Percent { .. }));
    let own = item.detail.amounts().find(|(_, said)| charged(said)).map(|(_, said)| said.span);
    let cell = || {
        let table = item.table.as_ref()?;
        let typed = TypedTable::new(table, TableKind::Fees);
        let rows = table.rows.iter().zip(&typed.rows).filter(|(row, _)| row.common.basis.is_empty());
        let charged = |value: &CellValue| matches!(value, CellValue::Amount(amount) if *amount != Amount::Free);
        rows.flat_map(|(row, values)| row.cells.iter().zip(values))
            .find(|(_, value)| charged(value))
            .map(|(cell, _)| cell.span)
    };
    own.or_else(cell).or_else(|| item.items().iter().find_map(first_without_basis))
}
