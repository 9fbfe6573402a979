//! The audit as tables for a terminal, the worst first.

use std::ops::Range;

use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle};

use super::report::{Government, Mark, Report, Unit};
use super::words::heads;
use super::{State, words};
use crate::locale::{Language, Text};
use crate::text;

/// All units in one table; with `close`, each unit with its standards and indicators too. `width`: of the terminal.
pub fn render(report: &Report, close: bool, width: Option<u16>, language: Language) -> String {
    let table = |government: &Government| {
        let mut parts = vec![summary(government, &report.as_of, language), units(government, width, language)];
        parts.extend(indented(words::news(government, language)));
        if close {
            let own = government.found.iter().filter(|found| found.unit.is_none());
            parts.extend(indented(own.map(|found| words::finding(found, language)).collect()));
            parts.extend(government.units.iter().flat_map(|unit| near(unit, government, width, language)));
        }
        parts.push(key(language));
        parts.join("\n\n")
    };
    report.governments.iter().map(table).collect::<Vec<_>>().join("\n\n") + "\n"
}

fn summary(government: &Government, as_of: &str, language: Language) -> String {
    let standards: usize = government.units.iter().map(|unit| unit.standards.len()).sum();
    let line = text!(
        id: "{}, {}: {} standar di {} unit; {} dari {} komponen terpenuhi ({})",
        en: "{}, {}: {} standard(s) in {} unit(s); {} of {} components fulfilled ({})",
        government.name.as_str(), as_of, standards, government.units.len(), government.completeness.fulfilled,
        government.completeness.asked, government.completeness.written(language)
    );
    let before = government.before.iter();
    let before = before.map(|before| words::changed(before, government.completeness.fulfilled, language));
    let share = format!("{}/{standards}", government.published);
    let published = text!(id: "dipublikasikan: {}", en: "published: {}", share);
    let counts = format!("{}; {}", words::counts(government.findings, language), published.get(language));
    let trend = words::trend(&government.trend, language);
    let trend = (trend.len() > 1).then(|| trend.join("\n"));
    [line.get(language).to_owned(), counts].into_iter().chain(trend).chain(before).collect::<Vec<_>>().join("\n")
}

/// Lines under what they belong to, if there are any.
fn indented(lines: Vec<String>) -> Option<String> {
    let lines: Vec<String> = lines.iter().map(|line| format!("  {line}")).collect();
    Some(lines.join("\n")).filter(|lines| !lines.is_empty())
}

fn units(government: &Government, width: Option<u16>, language: Language) -> String {
    let titles = heads::OF_UNIT.iter().chain([&Text { id: "PEKPPP", en: "PEKPPP" }]);
    let mut table = new_table(titles.map(|head| head.pick(language).to_owned()).collect(), width);
    for unit in &government.units {
        let row = words::unit_row(unit, words::NOT_ALL.pick(language), language);
        table.add_row(row.into_iter().chain([words::reached(unit.aspect.as_ref(), language)]));
    }
    laid_out(table, 1..6, CellAlignment::Right)
}

/// A unit as one sees it from near.
fn near(unit: &Unit, government: &Government, width: Option<u16>, language: Language) -> Vec<String> {
    let mut titles = vec![heads::STANDARD.pick(language).to_owned()];
    titles.extend((1..=unit.standards.first().map_or(0, |standard| standard.cells.len())).map(|at| at.to_string()));
    titles.extend([heads::REVIEWED, heads::PUBLISHED].map(|head| head.pick(language).to_owned()));
    let mut standards = new_table(titles, width);
    for standard in &unit.standards {
        let mut row = vec![standard.name.clone()];
        row.extend(standard.cells.iter().map(|cell| words::sign(cell.state).to_string()));
        row.push(standard.reviewed.clone().unwrap_or_else(|| words::UNRECORDED.pick(language).to_owned()));
        row.push(words::published(standard.published, language));
        standards.add_row(row);
    }
    let indicator = |mark: &Mark| {
        let marks = words::marks(mark, language);
        let mut lines = vec![format!("  {:>2}. {} [{marks}; {} %]", mark.number, mark.says, mark.weight)];
        lines.push(format!("      {}", words::counted(mark, language)));
        lines.extend(mark.evidence.iter().map(|place| format!("      {place}")));
        lines.extend(mark.raise.iter().map(|raise| format!("      → {raise}")));
        lines.join("\n")
    };
    let estimate = unit.ombudsman.iter().map(|estimate| words::estimated(estimate, language));
    let mut parts = vec![format!("{}\n{}", unit.name, "─".repeat(unit.name.chars().count()))];
    let components = government.components.len();
    parts.push(laid_out(standards, 1..components + 1, CellAlignment::Left));
    let found = unit.found.iter().map(|at| words::finding(&government.found[*at], language));
    parts.extend(indented(found.collect()));
    parts.extend(estimate);
    parts.extend(unit.survey.iter().map(|index| words::survey(index, language)));
    parts.push(format!("PEKPPP: {}", words::reached(unit.aspect.as_ref(), language)));
    parts.push(unit.indicators.iter().map(indicator).collect::<Vec<_>>().join("\n"));
    parts
}

/// What the signs mean, and how the sums come about.
fn key(language: Language) -> String {
    let signs = State::ALL.map(|state| format!("{} {}", words::sign(state), state.word().pick(language)));
    format!("{}\n{}", signs.join("  "), words::HOW.pick(language))
}

/// A line under the heads only.
const STYLE: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─'));

pub fn new_table(titles: Vec<String>, width: Option<u16>) -> Table {
    let mut table = Table::new();
    table.load_style(STYLE).set_content_arrangement(ContentArrangement::Dynamic).set_header(titles);
    if let Some(width) = width {
        table.set_width(width);
    }
    table
}

/// The table as text. Its `whole` columns are as wide as what is in them, so that only the others are folded.
pub fn laid_out(mut table: Table, whole: Range<usize>, alignment: CellAlignment) -> String {
    for (at, column) in table.column_iter_mut().enumerate() {
        column.set_padding((1, 0));
        if whole.contains(&at) {
            column.set_constraint(ColumnConstraint::ContentWidth).set_cell_alignment(alignment);
        }
    }
    table.to_string()
}
