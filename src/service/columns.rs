//! The type of each column of a table, and the values of its cells.
//!
//! A number means what its column says: `450` under "Daya (VA)" is no money. So a column of fees is money only if its
//! heading names money, or names a fee and no other unit, or every filled cell is written as money; a column of times is
//! read only if every filled cell has a unit of time, or the heading gives it. A cell that follows no form stays as it is
//! written, and whoever sums up the column is told that it could not be read.

mod heading;

use heading::Heading;

use crate::model::{Amount, Currency, Duration, Parse, Placed, Table, TimeUnit};

/// What the cells of a column are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ColumnType {
    /// Words, or numbers of something that is neither money nor time.
    Text,
    /// Amounts of money.
    Money {
        /// Their currency.
        currency: Currency,
        /// What a bare number is multiplied with: 1,000 under "ribu rupiah".
        factor: u64,
        /// For each of what.
        per: Option<String>,
    },
    /// Shares of a hundred.
    Percent,
    /// Lengths of time; of bare numbers in the unit of the heading.
    Time(Option<TimeUnit>),
}

/// What a cell says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CellValue {
    /// Nothing: it is empty or a dash.
    Absent,
    /// Words of a column of words.
    Text,
    /// Something that follows no form of its column.
    Unread,
    /// An amount.
    Amount(Amount),
    /// A length of time.
    Duration(Duration),
}

impl CellValue {
    /// Its words may be replaced by those of the value: what a heading adds to a cell is not said twice.
    pub fn stands_alone(&self, column: &ColumnType) -> bool {
        match column {
            ColumnType::Money { currency: Currency::Rupiah, factor: 1, .. } => matches!(self, CellValue::Amount(_)),
            ColumnType::Time(None) => matches!(self, CellValue::Duration(_)),
            _ => false,
        }
    }
}

/// What a table is about, which decides the types that its columns may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableKind {
    /// Fees.
    Fees,
    /// Limits of time.
    Times,
    /// Anything else.
    Other,
}

/// The types and values of a table, in its own order. The first column names the rows and is text.
#[derive(Debug)]
pub struct TypedTable {
    /// The type of each column.
    pub columns: Vec<ColumnType>,
    /// The value of each cell, row by row.
    pub rows: Vec<Vec<CellValue>>,
}

impl TypedTable {
    /// Reads a table.
    pub fn new(table: &Table, kind: TableKind) -> Self {
        let width = table.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        let columns: Vec<ColumnType> = (0..width)
            .map(|at| {
                let heading =
                    table.columns.get(at).and_then(|column| column.name.as_ref()).map(|name| name.value.as_str());
                let cells = table.rows.iter().filter_map(|row| row.cells.get(at));
                let filled: Vec<&str> = cells.map(|cell| cell.trim()).filter(|cell| !is_absent(cell)).collect();
                if at == 0 { ColumnType::Text } else { column_type(kind, heading, &filled) }
            })
            .collect();
        let columns = with_free_columns(columns, table);
        let value = |(cell, column): (&Placed<String>, &ColumnType)| value(cell, column);
        let rows = table.rows.iter().map(|row| row.cells.iter().zip(&columns).map(value).collect()).collect();
        TypedTable { columns, rows }
    }
}

/// Beside a column of money one whose filled cells are all free is money too.
fn with_free_columns(mut columns: Vec<ColumnType>, table: &Table) -> Vec<ColumnType> {
    let Some(money) = columns.iter().find(|column| matches!(column, ColumnType::Money { .. })).cloned() else {
        return columns;
    };
    for (at, column) in columns.iter_mut().enumerate().skip(1) {
        let cells = table.rows.iter().filter_map(|row| row.cells.get(at)).filter(|cell| !is_absent(cell));
        let free: Vec<bool> = cells.map(|cell| Amount::parse(cell) == Some(Amount::Free)).collect();
        if *column == ColumnType::Text && !free.is_empty() && free.iter().all(|is_free| *is_free) {
            *column = money.clone();
        }
    }
    columns
}

/// Whether a cell says nothing.
fn is_absent(cell: &str) -> bool {
    matches!(cell.trim(), "" | "-" | "–" | "—")
}

/// The type of a column, by its heading and its filled cells.
pub fn column_type(kind: TableKind, heading: Option<&str>, filled: &[&str]) -> ColumnType {
    match kind {
        TableKind::Fees => {
            let heading = heading.map(Heading::new);
            let by_heading = heading.as_ref().and_then(Heading::money);
            let by_heading = by_heading.map(|column| if are_fees(&column, filled) { column } else { ColumnType::Text });
            let as_money = || {
                let money = ColumnType::Money { currency: Currency::Rupiah, factor: 1, per: None };
                Some(money).filter(|_| are_written_as_rupiah(filled))
            };
            by_heading.or_else(as_money).unwrap_or(ColumnType::Text)
        }
        TableKind::Times => {
            let unit = heading.and_then(time_unit);
            let bare = |cell: &&str| cell.starts_with(|first: char| first.is_ascii_digit());
            match unit {
                Some(unit) if filled.iter().any(|cell| bare(cell) && in_unit(cell, unit).is_some()) => {
                    ColumnType::Time(Some(unit))
                }
                _ if !filled.is_empty() && filled.iter().all(|cell| Duration::parse(cell).is_some()) => {
                    ColumnType::Time(None)
                }
                _ => ColumnType::Text,
            }
        }
        TableKind::Other => ColumnType::Text,
    }
}

/// The value of a cell of a column.
pub fn value(cell: &str, column: &ColumnType) -> CellValue {
    let cell = cell.trim();
    if is_absent(cell) {
        return CellValue::Absent;
    }
    let amount = |amount: Option<Amount>| amount.map_or(CellValue::Unread, CellValue::Amount);
    match column {
        ColumnType::Text => CellValue::Text,
        ColumnType::Money { currency, factor, per } => amount(money(cell, *currency, *factor, per.as_deref())),
        ColumnType::Percent => {
            let written = if cell.ends_with('%') { cell.to_owned() } else { format!("{cell} %") };
            amount(Amount::parse(&written))
        }
        ColumnType::Time(unit) => {
            let read = Duration::parse(cell).or_else(|| in_unit(cell, (*unit)?));
            read.map_or(CellValue::Unread, CellValue::Duration)
        }
    }
}

/// An amount in a column of a currency. A number of thousands that is written as rupiah may be either, so it is neither.
fn money(cell: &str, currency: Currency, factor: u64, per: Option<&str>) -> Option<Amount> {
    let marked = Currency::named_in(cell);
    if factor > 1 {
        let (from, to) = match Amount::parse(cell) {
            Some(Amount::Free) => return Some(Amount::Free),
            _ if marked.is_some() => return None,
            _ => multiplied(cell, factor)?,
        };
        return Some(Amount::Money { currency, from, to, per: per.map(str::to_owned) });
    }
    let in_currency = match marked {
        Some(marked) if marked != currency => return None,
        None if currency != Currency::Rupiah => format!("{} {cell}", currency.code()),
        _ => cell.to_owned(),
    };
    match Amount::parse(cell).filter(|amount| *amount == Amount::Free).or_else(|| Amount::parse(&in_currency))? {
        Amount::Money { currency, from, to, per: own } => {
            Some(Amount::Money { currency, from, to, per: own.or(per.map(str::to_owned)) })
        }
        Amount::Free => Some(Amount::Free),
        Amount::Percent { .. } => None,
    }
}

/// `2,5` thousand is 2,500.
fn multiplied(cell: &str, factor: u64) -> Option<(Option<u64>, u64)> {
    let number = |text: &str| {
        let (whole, decimals) = text.trim().split_once(',').unwrap_or((text.trim(), ""));
        let digits = decimals.len() <= 3 && decimals.chars().all(|letter| letter.is_ascii_digit());
        let to = match Amount::parse(whole)? {
            Amount::Money { from: None, to, per: None, currency: Currency::Rupiah } => to,
            Amount::Free if whole == "0" => 0,
            _ => return None,
        };
        let parts: u64 = if decimals.is_empty() { 0 } else { decimals.parse().ok()? };
        let scale = 10_u64.pow(u32::try_from(decimals.len()).ok()?);
        let parts = parts.checked_mul(factor / scale)?;
        if digits && factor.is_multiple_of(scale) { to.checked_mul(factor)?.checked_add(parts) } else { None }
    };
    for between in ["s.d.", "s/d", "–", "-"] {
        if let Some((from, to)) = cell.split_once(between) {
            let (from, to) = (number(from)?, number(to)?);
            return (from <= to).then_some((Some(from), to));
        }
    }
    Some((None, number(cell)?))
}

/// Whether the bare numbers of a column can be rupiah: no fee is less than a hundred, and years are none.
fn are_fees(column: &ColumnType, filled: &[&str]) -> bool {
    let is_rupiah = matches!(column, ColumnType::Money { currency: Currency::Rupiah, factor: 1, .. });
    let bare = |cell: &&&str| cell.chars().all(|letter| letter.is_ascii_digit());
    let numbers: Vec<u64> = filled.iter().filter(bare).filter_map(|cell| cell.parse().ok()).collect();
    let is_small = |number: &u64| (1..100).contains(number);
    let is_year = |number: &u64| (1945..=2100).contains(number);
    let are_years = !numbers.is_empty() && numbers.len() == filled.len() && numbers.iter().all(is_year);
    !is_rupiah || !numbers.iter().any(is_small) && !are_years
}

/// Whether every filled cell is rupiah or nothing to be paid, and some are rupiah.
fn are_written_as_rupiah(filled: &[&str]) -> bool {
    let rupiah = |cell: &&str| {
        Currency::named_in(cell) == Some(Currency::Rupiah) && matches!(Amount::parse(cell), Some(Amount::Money { .. }))
    };
    filled.iter().any(rupiah) && filled.iter().all(|cell| rupiah(cell) || Amount::parse(cell) == Some(Amount::Free))
}

/// A bare number, or a range of them, in a unit of time.
fn in_unit(cell: &str, unit: TimeUnit) -> Option<Duration> {
    Duration::parse(&format!("{cell} {}", unit.indonesian()))
}

/// The unit of time that a heading gives to bare numbers: "Waktu (menit)", "Hari kerja".
fn time_unit(heading: &str) -> Option<TimeUnit> {
    const TIMES: [&str; 14] = [
        "waktu",
        "jangka waktu",
        "lama",
        "lamanya",
        "durasi",
        "paling lama",
        "paling lambat",
        "batas waktu",
        "maksimal",
        "maksimum",
        "time",
        "duration",
        "time limit",
        "at most",
    ];
    let heading = heading.trim().to_lowercase();
    let (name, unit) = match heading.split_once('(') {
        Some((name, unit)) => (name.trim(), unit.trim_end_matches(')').trim()),
        None => ("", heading.as_str()),
    };
    let unit = TimeUnit::named(unit.strip_prefix("dalam ").unwrap_or(unit))?;
    let is_time =
        TIMES.iter().any(|time| name == *time || name.strip_prefix(time).is_some_and(|rest| rest.starts_with(' ')));
    // "Tahun" alone is a year, "Jam" a time of day, "Hari" a day of the week.
    let alone = name.is_empty() && matches!(unit, TimeUnit::Minute | TimeUnit::WorkingDay);
    (is_time || alone).then_some(unit)
}
