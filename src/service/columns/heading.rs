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
        let unit = self.unit.as_deref().unwrap_or_default();
        let all = self.words.join(" ") + " " + unit;
        let (is_fee, factor) = (self.is_fee(), factor(&all));
        let in_unit = Currency::named_in(unit);
        let named = if names_rupiah(&all) { Some(Currency::Rupiah) } else { in_unit };
        let foreign = all.split(' ').any(|word| word == "usd");
        if named == Some(Currency::Rupiah) && (foreign || in_unit.is_some_and(|other| other != Currency::Rupiah)) {
            // Nobody can tell which of two currencies a number is in.
            return Some(ColumnType::Text);
        }
        let named = named.or(Some(Currency::UsDollar).filter(|_| foreign && is_fee));
        if named.is_none() && !is_fee || self.is_about_something_else() {
            return Some(ColumnType::Text).filter(|_| is_fee);
        }
        let money =
            |factor| ColumnType::Money { currency: named.unwrap_or(Currency::Rupiah), factor, per: self.per.clone() };
        let is_share = |word: &str| matches!(word, "%" | "persen" | "percent");
        Some(match factor {
            None => ColumnType::Text,
            Some(factor) if named.is_some() || factor > 1 => money(factor),
            Some(_) if all.split(' ').any(is_share) => ColumnType::Percent,
            Some(_) if is_other_unit(unit) => ColumnType::Text,
            Some(factor) => money(factor),
        })
    }

    /// Whether the heading names a fee, but the cells say something about it: its code, its class, since when it holds.
    fn is_about_something_else(&self) -> bool {
        const OTHERS: [&str; 12] = [
            "kode", "rekening", "nomor", "kuota", "berlaku", "sejak", "lama", "lambat", "tanggal", "masa", "code",
            "quota",
        ];
        let unit = self.unit.as_deref().unwrap_or_default();
        let mut words = self.words.iter().map(String::as_str).chain(unit.split(' '));
        let is_old = |at: usize| self.words.get(at).is_some_and(|word| word == "lama") && at == 1;
        !is_old(1) && words.any(|word| OTHERS.contains(&word)) || self.words.iter().any(|word| word == "paling")
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

/// Whether a heading names rupiah as what its cells are in: no amount of rupiah stands in it.
fn names_rupiah(heading: &str) -> bool {
    let words: Vec<&str> = heading.split([' ', '.', ',', '/']).filter(|word| !word.is_empty()).collect();
    words.iter().enumerate().any(|(at, word)| {
        let is_amount = words.get(at + 1).is_some_and(|next| next.starts_with(|first: char| first.is_ascii_digit()));
        matches!(*word, "rp" | "rupiah" | "idr") && (!is_amount || words[at + 1].starts_with("000"))
    }) || heading.replace(' ', "").contains("xrp1.000")
}

/// By how much the numbers under a heading are multiplied; none if it says so in a way that nobody can be sure of.
fn factor(heading: &str) -> Option<u64> {
    const FACTORS: [(&str, u64); 11] = [
        ("ribu", 1_000),
        ("ribuan", 1_000),
        ("thousand", 1_000),
        ("thousands", 1_000),
        ("juta", 1_000_000),
        ("jutaan", 1_000_000),
        ("million", 1_000_000),
        ("millions", 1_000_000),
        ("miliar", 1_000_000_000),
        ("milyar", 1_000_000_000),
        ("billion", 1_000_000_000),
    ];
    let words: Vec<&str> = heading.split(' ').filter(|word| !word.is_empty()).collect();
    let of = |word: &str| FACTORS.iter().find(|(name, _)| *name == word).map(|(_, factor)| *factor);
    let Some(at) = words.iter().position(|word| of(word).is_some()) else {
        let closed: String = heading.chars().filter(|letter| !matches!(letter, ' ' | '.')).collect();
        let is_thousand =
            ["xrp1000", "x1000", "×1000", "rp000"].iter().any(|mark| closed.contains(mark)) || closed == "000";
        let is_multiple = words.iter().any(|word| matches!(*word, "x" | "×"));
        return if is_thousand { Some(1_000) } else { (!is_multiple).then_some(1) };
    };
    let factor = of(words[at])?;
    let before = at.checked_sub(1).map_or("", |before| words[before]);
    match before {
        "puluh" => Some(factor * 10),
        "ratus" => Some(factor * 100),
        // "s.d. Rp500 juta" says of what the fee is, not in what it is told.
        _ if before.ends_with(|last: char| last.is_ascii_digit()) => Some(1),
        _ => Some(factor),
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

/// A heading without what it says of each, and that: `Biaya per lembar`, `Tarif/orang`, `Rp/m³`. A day or a year is no
/// such thing, nor is another name of the fee.
fn split_per(text: &str) -> (String, Option<String>) {
    let cut = |at: usize, length: usize| {
        let each = text.get(at + length..)?.trim();
        let mut words = each.split([' ', '/']).map(str::to_lowercase);
        let (first, second) = (words.next()?, words.next().unwrap_or_default());
        let is_number = |word: &str| word.starts_with(|letter: char| letter.is_ascii_digit());
        // "per 1.000 lembar" counts sheets, "per 1 Januari" and "per tahun 2024" name a day or a year.
        let is_day = is_number(&first) && !EACH.contains(&second.as_str()) || is_number(&second);
        let is_unit = !first.is_empty() && !is_day && !FEES.contains(&first.as_str());
        is_unit.then(|| (text[..at].to_owned(), each, first))
    };
    let is_per = |(at, _): &(usize, char)| {
        let starts = *at == 0 || text[..*at].ends_with(' ');
        starts && text.get(*at..*at + 4).is_some_and(|word| word.eq_ignore_ascii_case("per "))
    };
    let per = text.char_indices().find(is_per);
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
