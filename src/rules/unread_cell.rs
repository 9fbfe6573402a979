//! A cell of a table of fees cannot be read as an amount.

use super::{Check, Rule};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::Text;
use crate::model::{Amount, Currency, Fee, Item, Parse};
use crate::service::{CellValue, ColumnType, Service, TableKind, TypedTable};
use crate::text;

pub const RULE: Rule = Rule {
    code: Code::new(
        "unread-cell",
        Basis::Form,
        Text {
            id: "Sel tabel tarif ditulis seperti tarif di tempat lain. Sel yang tidak dapat dibaca ditampilkan seperti tertulis, dan ringkasan biaya hanya merujuk ke bagiannya.",
            en: "A cell of a table of fees is written as an amount elsewhere. A cell that cannot be read is shown as written, and a summary of the cost only refers to its section.",
        },
    ),
    wrong: include_str!("../../tests/cases/unread-cell/commas.yaml"),
    right: include_str!("../../tests/cases/unread-cell/ok-other-columns.yaml"),
    check: Check::Standard(check),
};

fn check(service: &Service, diagnostics: &mut Diagnostics) {
    for table in
        service.items("cost").flat_map(|(_, fees)| fees.walk()).filter_map(|item: &Item<Fee>| item.table.as_ref())
    {
        let typed = TypedTable::new(table, TableKind::Fees);
        for (row, values) in table.rows.iter().zip(&typed.rows) {
            for ((cell, value), column) in row.cells.iter().zip(values).zip(&typed.columns).skip(1) {
                let is_garbled = Amount::is_garbled(cell);
                // One cell that is miswritten may have made words of a column of money.
                let was_meant = *column == ColumnType::Text
                    && is_garbled
                    && Currency::named_in(cell).is_some()
                    && Amount::parse(cell).is_none();
                if *value != CellValue::Unread && !was_meant {
                    continue;
                }
                let help = text!(id: "tulis seperti {}", en: "write it like {}", Amount::EXAMPLES.expect("amounts have examples"));
                diagnostics.push(if is_garbled {
                    let title =
                        text!(id: "tarif dalam sel ini salah tulis", en: "the amount in this cell is miswritten");
                    Diagnostic::error(&RULE.code, cell.span, title).help(help)
                } else {
                    let title = text!(
                        id: "sel ini ditampilkan seperti tertulis; ringkasan biaya hanya merujuk ke tabelnya",
                        en: "this cell is shown as written; a summary of the cost only refers to its table"
                    );
                    Diagnostic::advice(&RULE.code, cell.span, title).help(help)
                });
            }
        }
    }
}
