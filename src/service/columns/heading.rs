//! What the heading of a column of fees says: money and its unit, or something else.

use super::ColumnType;
use crate::model::Currency;

/// The heading of a column of a table of fees, taken apart.
pub(super) struct Heading {
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
    pub(super) fn new(heading: &str) -> Self {
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
    pub(super) fn money(&self) -> Option<ColumnType> {
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
