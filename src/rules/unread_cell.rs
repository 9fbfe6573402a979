//! A cell of a table of fees cannot be read as an amount, or nobody can tell whether it is one.

use super::{Check, Rule};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::{Language, Text};
use crate::model::{Amount, Currency, Fee, Item, Parse, Placed, Table};
use crate::service::{CellValue, ColumnType, Service, TableKind, TypedTable};
use crate::text;

pub const RULE: Rule = Rule {
    code: Code::new(
        "unread-cell",
        Basis::Form,
        Text {
            id: "Sel tabel tarif ditulis seperti tarif di tempat lain. Sel yang tidak dapat dibaca ditampilkan seperti tertulis, dan ringkasan biaya hanya merujuk ke bagiannya. Angka dalam tabel yang tidak menyebut uang bukan rupiah.",
            en: "A cell of a table of fees is written as an amount elsewhere. A cell that cannot be read is shown as written, and a summary of the cost only refers to its section. Numbers in a table that names no money are not rupiah.",
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
        unread(table, &typed, diagnostics);
        if typed.columns.iter().all(|column| *column == ColumnType::Text) {
            (1..typed.columns.len()).for_each(|at| unmarked(service, table, &typed, at, diagnostics));
        }
    }
}

/// Cells of a column of money that are no amounts.
fn unread(table: &Table, typed: &TypedTable, diagnostics: &mut Diagnostics) {
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
            let help =
                text!(id: "tulis seperti {}", en: "write it like {}", Amount::EXAMPLES.expect("amounts have examples"));
            diagnostics.push(if is_garbled {
                let title = text!(id: "tarif dalam sel ini salah tulis", en: "the amount in this cell is miswritten");
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

/// Round numbers in a column of a table of fees that may be money, but is not all written so: version 0.1 printed them as
/// rupiah.
fn unmarked(service: &Service, table: &Table, typed: &TypedTable, at: usize, diagnostics: &mut Diagnostics) {
    let heading = table.columns.get(at).and_then(|column| column.name.as_ref());
    // A unit in brackets says that it is something else.
    if heading.is_some_and(|heading| heading.contains('(')) {
        return;
    }
    let cells =
        table.rows.iter().zip(&typed.rows).filter_map(|(row, values)| Some((row.cells.get(at)?, values.get(at)?)));
    let cells = cells.filter(|(_, value)| **value != CellValue::Absent).map(|(cell, _)| cell);
    let bare = cells.filter(|cell| Currency::named_in(cell).is_none() && Amount::parse(cell) != Some(Amount::Free));
    let numbers: Option<Vec<(&Placed<String>, u64)>> = bare.map(|cell| Some((cell, round_number(cell)?))).collect();
    for (cell, number) in numbers.into_iter().flatten() {
        let rupiah = Currency::Rupiah.say(number, Language::Indonesian);
        let title = text!(
            id: "angka ini ditampilkan seperti tertulis: tidak dikatakan bahwa ini rupiah",
            en: "this number is shown as written: nothing says that it is rupiah"
        );
        let help = match heading {
            Some(_) => text!(
                id: "jika ini tarif, tulis `{rupiah}`, atau `(Rp)` dalam judul kolomnya",
                en: "if it is a fee, write `{rupiah}`, or `(Rp)` in the heading of its column"
            ),
            None => text!(id: "jika ini tarif, tulis `{rupiah}`", en: "if it is a fee, write `{rupiah}`"),
        };
        let edit = service.edit(cell.span, cell, rupiah).filter(|_| heading.is_none());
        diagnostics.push(Diagnostic::warning(&RULE.code, cell.span, title).help(help).edits(edit));
    }
}

/// A bare number as fees of rupiah are: of powers, years and copies few are whole multiples of five hundred.
fn round_number(cell: &str) -> Option<u64> {
    let is_bare = cell.chars().all(|letter| letter.is_ascii_digit() || letter == '.');
    match Amount::parse(cell).filter(|_| is_bare)? {
        Amount::Money { from: None, to, per: None, .. } => Some(to).filter(|to| *to >= 1_000 && to.is_multiple_of(500)),
        _ => None,
    }
}
