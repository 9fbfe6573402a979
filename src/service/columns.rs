//! The type of each column of a table, and the values of its cells.
//!
//! A number means what its column says: `450` under "Daya (VA)" is no money. So a column of fees is money only if its
//! heading names money, or names a fee and no other unit, or every filled cell is written as money; a column of times is
//! read only if every filled cell has a unit of time, or the heading gives it. A cell that follows no form stays as it is
//! written, and whoever sums up the column is told that it could not be read.

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
        let value = |(cell, column): (&Placed<String>, &ColumnType)| value(cell, column);
        let rows = table.rows.iter().map(|row| row.cells.iter().zip(&columns).map(value).collect()).collect();
        TypedTable { columns, rows }
    }
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
        let Amount::Money { from: None, to, per: None, currency: Currency::Rupiah } = Amount::parse(whole)? else {
            return None;
        };
        let parts: u64 = if decimals.is_empty() { 0 } else { decimals.parse().ok()? };
        let scale = 10_u64.pow(u32::try_from(decimals.len()).ok()?);
        (digits && factor.is_multiple_of(scale)).then_some(to.checked_mul(factor)? + parts * (factor / scale))
    };
    for between in ["s.d.", "s/d", "–", "-"] {
        if let Some((from, to)) = cell.split_once(between) {
            let (from, to) = (number(from)?, number(to)?);
            return (from <= to).then_some((Some(from), to));
        }
    }
    Some((None, number(cell)?))
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

/// The heading of a column of a table of fees, taken apart.
struct Heading {
    /// Its words without what stands in brackets.
    words: Vec<String>,
    /// What stands in brackets, or all of it where it names money: the unit.
    unit: Option<String>,
    /// For each of what.
    per: Option<String>,
}

/// Words that name a fee.
const FEES: [&str; 22] = [
    "biaya",
    "tarif",
    "retribusi",
    "harga",
    "pnbp",
    "pungutan",
    "ongkos",
    "iuran",
    "sewa",
    "denda",
    "besaran",
    "besarnya",
    "bea",
    "tariff",
    "fee",
    "fees",
    "cost",
    "costs",
    "price",
    "prices",
    "charge",
    "charges",
];

/// Words before the name of a fee that only measure it.
const MEASURES: [&str; 8] = ["jumlah", "besaran", "besar", "besarnya", "total", "nominal", "nilai", "amount"];

/// Words behind a stroke that say for each of what.
const EACH: [&str; 34] = [
    "orang",
    "lembar",
    "buku",
    "set",
    "kg",
    "ton",
    "m²",
    "m2",
    "m³",
    "m3",
    "meter",
    "km",
    "ha",
    "bidang",
    "sampel",
    "parameter",
    "unit",
    "kendaraan",
    "ekor",
    "kali",
    "jam",
    "hari",
    "malam",
    "minggu",
    "bulan",
    "tahun",
    "kk",
    "rumah",
    "kunjungan",
    "tindakan",
    "halaman",
    "eksemplar",
    "person",
    "page",
];

impl Heading {
    fn new(heading: &str) -> Self {
        let heading = heading.replace('\u{a0}', " ");
        let (mut outside, mut inside) = (String::new(), String::new());
        let mut depth = 0_u32;
        for letter in heading.chars() {
            match letter {
                '(' | '[' => depth += 1,
                ')' | ']' => depth = depth.saturating_sub(1),
                _ if depth > 0 => inside.push(letter),
                _ => outside.push(letter),
            }
        }
        let (outside, per) = split_per(&outside);
        let (unit, per_inside) = split_per(&inside);
        let words = |text: &str| -> Vec<String> {
            let words = text.split(|letter: char| !letter.is_alphanumeric() && letter != '%');
            words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
        };
        Heading {
            words: words(&outside),
            unit: Some(unit.trim().to_lowercase()).filter(|unit| !unit.is_empty()),
            per: per.or(per_inside),
        }
    }

    /// The type of the column, if the heading says that it is money or a share.
    fn money(&self) -> Option<ColumnType> {
        let all = self.words.join(" ") + " " + self.unit.as_deref().unwrap_or_default();
        let named = Currency::named_in(&all);
        let per = self.per.clone();
        if named == Some(Currency::Rupiah) {
            return Some(ColumnType::Money { currency: Currency::Rupiah, factor: factor(&all), per });
        }
        let is_fee = self.is_fee();
        if let Some(currency) = named.filter(|_| is_fee || self.unit.is_some()) {
            return Some(ColumnType::Money { currency, factor: factor(&all), per });
        }
        if !is_fee {
            return None;
        }
        match self.unit.as_deref() {
            Some(unit) if unit.split(' ').any(|word| matches!(word, "%" | "persen" | "percent")) => {
                Some(ColumnType::Percent)
            }
            Some(unit) if is_other_unit(unit) => Some(ColumnType::Text),
            _ if self.words.iter().any(|word| matches!(word.as_str(), "%" | "persen")) => Some(ColumnType::Percent),
            _ => Some(ColumnType::Money { currency: Currency::Rupiah, factor: 1, per }),
        }
    }

    /// Whether the column is about a fee: in Indonesian the first word says what a thing is, in English the last.
    fn is_fee(&self) -> bool {
        let is = |word: &String| FEES.contains(&word.as_str());
        let measured = self.words.iter().find(|word| !MEASURES.contains(&word.as_str()) || is(word));
        measured.is_some_and(is)
            || self.words.last().is_some_and(|last| is(last) && last.is_ascii() && is_english(last))
    }
}

fn is_english(word: &str) -> bool {
    FEES.iter().position(|fee| *fee == word).is_some_and(|at| at >= 13)
}

/// By how much the numbers under a heading are multiplied.
fn factor(heading: &str) -> u64 {
    let words: Vec<&str> = heading.split(|letter: char| !letter.is_alphanumeric() && letter != '.').collect();
    let has = |word: &str| words.iter().any(|other| other.trim_matches('.') == word);
    let closed = heading.replace(' ', "");
    if has("juta") || has("jutaan") || has("million") {
        1_000_000
    } else if has("ribu")
        || has("ribuan")
        || has("thousand")
        || closed.contains("xrp1.000")
        || closed.contains("xrp1000")
    {
        1_000
    } else {
        1
    }
}

/// A unit that is no money: of which there are so many, whatever the fee. Other words in brackets only say which fee.
fn is_other_unit(unit: &str) -> bool {
    const OTHERS: [&str; 14] = [
        "va",
        "watt",
        "kwh",
        "poin",
        "point",
        "rangkap",
        "gt",
        "buah",
        "cm",
        "mm",
        "liter",
        "persentase",
        "points",
        "copies",
    ];
    let mut words = unit.split(' ');
    let first = words.next().unwrap_or_default();
    // "tahun 2023" says which, "tahun" counts years.
    let is_year = words.next().is_some_and(|next| next.starts_with(|first: char| first.is_ascii_digit()));
    !is_year && (OTHERS.contains(&first) || EACH.contains(&first))
}

/// A heading without what it says of each, and that: `Biaya per lembar`, `Tarif/orang`, `Rp/m³`. A day is no such thing,
/// nor is another name of the fee.
fn split_per(text: &str) -> (String, Option<String>) {
    let lower = text.to_lowercase();
    let cut = |at: usize, length: usize| {
        let each = text.get(at + length..)?.trim();
        let first = each.split([' ', '/']).next()?.to_lowercase();
        let is_day = first.starts_with(|letter: char| letter.is_ascii_digit());
        (!first.is_empty() && !is_day && !FEES.contains(&first.as_str())).then_some((
            text[..at].to_owned(),
            each,
            first,
        ))
    };
    let per = lower.match_indices("per ").find(|(at, _)| *at == 0 || lower[..*at].ends_with(' '));
    if let Some((before, each, _)) = per.and_then(|(at, _)| cut(at, 4)) {
        return (before, Some(each.to_owned()));
    }
    if let Some((before, each, first)) = text.find('/').and_then(|at| cut(at, 1)) {
        let last = before.split([' ', '.', ',']).rfind(|word| !word.is_empty()).unwrap_or_default().to_lowercase();
        let is_fee = FEES.contains(&last.as_str()) || matches!(last.as_str(), "rp" | "rupiah" | "idr" | "us$" | "usd");
        if is_fee || EACH.contains(&first.as_str()) {
            return (before, Some(each.to_owned()));
        }
    }
    (text.to_owned(), None)
}
