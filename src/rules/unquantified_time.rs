//! A limit of time has no number or no unit.

use super::{Check, Rule, empty_component::is_placeholder};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::{Text, number_in_words};
use crate::model::{Clock, Item, Party, Said, Step, Table, TimeUnit};
use crate::service::{CellValue, ColumnType, Holding, Service, TableKind, TypedTable};
use crate::source::Span;
use crate::text;

pub const RULE: Rule = Rule {
    code: Code::new(
        "unquantified-time",
        Basis::Form,
        Text {
            id: "Jangka waktu disebut dengan angka dan satuan, misalnya `3 hari kerja`. Jam layanan dan nama tahap bukan jangka waktu.",
            en: "A time is given with a number and a unit, such as `3 working days`. Opening hours and names of stages are no times.",
        },
    ),
    wrong: include_str!("../../tests/cases/unquantified-time/opening-hours.yaml"),
    right: include_str!("../../tests/cases/unquantified-time/ok-days.yaml"),
    check: Check::Standard(check),
};

fn check(service: &Service, diagnostics: &mut Diagnostics) {
    for case in service.cases() {
        let mut found = case.get("time").and_then(Holding::item).map(unquantified).unwrap_or_default();
        if let Some(steps) = case.get("procedure").and_then(Holding::item::<Step>) {
            found.extend(steps.walk().iter().filter_map(|step| step.detail.time.as_deref()).flat_map(unitless));
        }
        for span in found {
            let title = text!(id: "jangka waktu ini tidak menyebut angka beserta satuannya", en: "this time lacks a number with its unit");
            let help = text!(
                id: "tulis angka dan satuannya, misalnya `20 menit` atau `3 hari kerja sejak berkas lengkap`; jam buka ditulis pada `jam layanan`",
                en: "write the number and its unit, such as `20 minutes` or `3 working days since the papers are complete`; opening hours belong in `hours`"
            );
            diagnostics.push(Diagnostic::error(&RULE.code, span, title).help(help));
        }
    }
}

fn unquantified(clocks: &Item<Clock>) -> Vec<Span> {
    let mut found = Vec::new();
    for item in clocks.walk() {
        let applicant = item.detail.party.as_ref().is_some_and(|party| party.value == Party::Applicant);
        if let Some(Said::Text(text)) = item.detail.at_most.as_ref().map(|said| &said.value)
            && !quantified(text)
        {
            found.push(item.detail.at_most.as_ref().map_or(item.span, |said| said.span));
        }
        found.extend(item.table.iter().flat_map(empty_cells));
        let told = item.common.text.as_ref();
        if let Some(text) = told.filter(|text| {
            item.detail.at_most.is_none() && !applicant && !quantified(&text.0) && !is_placeholder(&text.0)
        }) {
            found.push(text.span);
        }
    }
    found
}

/// Numbers without a unit in the times of a step. Words are allowed there: not every step can be measured.
fn unitless(time: &Item<Clock>) -> Vec<Span> {
    let number = |text: &str| text.starts_with(|letter: char| letter.is_ascii_digit()) && !quantified(text);
    let at_most = time.walk().into_iter().filter_map(|item| item.detail.at_most.as_ref());
    let at_most = at_most.filter(|said| matches!(&said.value, Said::Text(text) if number(text))).map(|said| said.span);
    let texts = time.walk().into_iter().filter_map(|item| item.common.text.as_ref());
    at_most.chain(texts.filter(|text| number(&text.0)).map(|text| text.span)).collect()
}

/// Cells without a time, in columns that give times; a dash says that there is none.
fn empty_cells(table: &Table) -> Vec<Span> {
    let typed = TypedTable::new(table, TableKind::Times);
    let is_timed = |at: usize| {
        let cells = || table.rows.iter().filter_map(move |row| row.cells.get(at));
        typed.columns[at] != ColumnType::Text || cells().any(|cell| quantified(cell))
    };
    let timed: Vec<usize> = (1..typed.columns.len()).filter(|at| is_timed(*at)).collect();
    let is_empty = |row: usize, at: usize| match typed.rows[row].get(at) {
        Some(CellValue::Text | CellValue::Unread) => !quantified(&table.rows[row].cells[at]),
        _ => false,
    };
    let places = (0..table.rows.len()).flat_map(|row| timed.iter().map(move |at| (row, *at)));
    places.filter(|(row, at)| is_empty(*row, *at)).map(|(row, at)| table.rows[row].cells[at].span).collect()
}

/// A number stands before a unit of time somewhere, in figures or in words.
pub(super) fn quantified(text: &str) -> bool {
    let text = text.to_lowercase();
    let words: Vec<&str> = text.split_whitespace().collect();
    words.iter().enumerate().any(|(at, word)| {
        let next = |at: usize| words[at..].iter().take(4).copied().collect::<Vec<_>>().join(" ");
        // `1O` is written for `10`, and `±20` is a number with a sign.
        let word = word.trim_start_matches(['±', '~', '≈', '<', '>', '≤', '≥', '+', '/', '-']);
        let is_figure = word.starts_with(|first: char| first.is_ascii_digit()) && !word.contains([':', '.', 'o']);
        is_figure && TimeUnit::named_in(&next(at + 1))
            || number_in_words(&next(at)).is_some_and(|(_, behind)| TimeUnit::named_in(behind))
    })
}
