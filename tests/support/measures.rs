//! Finds amounts of money, lengths of time and the word "free" in a text, without the readers of the program.

/// Something that a document must not make up.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Measure {
    /// The ISO 4217 code, and the amount with a dot before decimals.
    Money(&'static str, String),
    /// How many, and the Indonesian name of the unit.
    Time(String, &'static str),
    /// That nothing is to be paid.
    Free,
}

const CURRENCIES: [&str; 12] = ["IDR", "USD", "EUR", "SGD", "MYR", "AUD", "JPY", "CNY", "SAR", "GBP", "HKD", "BND"];

const UNITS: [(&str, &[&str]); 7] = [
    ("detik", &["detik", "second", "seconds"]),
    ("menit", &["menit", "minute", "minutes"]),
    ("jam", &["jam", "hour", "hours"]),
    ("hari", &["hari", "day", "days"]),
    ("minggu", &["minggu", "week", "weeks"]),
    ("bulan", &["bulan", "month", "months"]),
    ("tahun", &["tahun", "year", "years"]),
];

/// All that a text tells.
pub fn measures(text: &str) -> Vec<Measure> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        found.extend(money(word, words.get(at + 1).copied()));
        found.extend(times(&words, at));
        let bare = word.trim_matches(|letter: char| !letter.is_alphabetic()).to_lowercase();
        if bare == "gratis" || bare == "free" {
            found.push(Measure::Free);
        }
    }
    found
}

/// `Rp30.000`, `Rp. 30.000`, `USD 12,50`, `12,50 USD`, `30.000 rupiah`.
fn money(word: &str, next: Option<&str>) -> Option<Measure> {
    let word = word.trim_start_matches(['(', '"']);
    if let Some(rest) = word.strip_prefix("Rp") {
        let digits = rest.trim_start_matches('.');
        let digits = if digits.is_empty() { next.unwrap_or_default() } else { digits };
        return Some(Measure::Money("IDR", rupiah(digits)?));
    }
    let next = next?;
    let code = |text: &str| CURRENCIES.into_iter().find(|code| text.trim_end_matches([',', '.', ';', ')']) == *code);
    if let Some(code) = code(word) {
        return Some(Measure::Money(code, decimal(next)?));
    }
    if next.trim_end_matches([',', '.', ';', ')']).to_lowercase() == "rupiah" {
        return Some(Measure::Money("IDR", rupiah(word)?));
    }
    Some(Measure::Money(code(next)?, decimal(word)?))
}

/// The digits at the beginning of a text, in which dots part thousands.
fn rupiah(text: &str) -> Option<String> {
    let end = text.find(|letter: char| !letter.is_ascii_digit() && letter != '.').unwrap_or(text.len());
    let digits: String = text[..end].chars().filter(char::is_ascii_digit).collect();
    (!digits.is_empty()).then_some(digits)
}

/// A number at the beginning of a text, whose last separator parts decimals if two digits stand behind it.
fn decimal(text: &str) -> Option<String> {
    let end = text.find(|letter: char| !letter.is_ascii_digit() && !matches!(letter, '.' | ',')).unwrap_or(text.len());
    let number = text[..end].trim_end_matches(['.', ',']);
    let (whole, cents) = match number.rsplit_once(['.', ',']) {
        Some((whole, cents)) if cents.len() == 2 => (whole, cents),
        _ => (number, "00"),
    };
    let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
    let cents = if cents == "00" { String::new() } else { format!(".{cents}") };
    (!whole.is_empty()).then(|| format!("{whole}{cents}"))
}

/// The lengths of time whose unit is the word there: the number before it, and one before that if it is a range.
fn times(words: &[&str], at: usize) -> Vec<Measure> {
    let bare = |word: &str| word.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
    let named = |word: &str| UNITS.iter().find(|(_, names)| names.contains(&word)).map(|(unit, _)| *unit);
    let word = bare(words[at]);
    let Some(unit) = named(&word) else { return Vec::new() };
    let next = words.get(at + 1).map(|word| bare(word)).unwrap_or_default();
    // "Nomor 25 Tahun 2009" names a law.
    if unit == "tahun" && next.len() == 4 && next.chars().all(|letter| letter.is_ascii_digit()) {
        return Vec::new();
    }
    let mut before = words[..at].to_vec();
    let is_working = unit == "hari" && (next == "kerja" || before.last().is_some_and(|word| bare(word) == "working"));
    if unit == "hari" && before.last().is_some_and(|word| bare(word) == "working") {
        before.pop();
    }
    // "5 (lima) hari" says the number twice.
    if before.last().is_some_and(|word| word.ends_with(')')) {
        let start = before.iter().rposition(|word| word.starts_with('('));
        before.truncate(start.unwrap_or(before.len()));
    }
    let unit = if is_working { "hari kerja" } else { unit };
    let mut numbers = before.pop().map(numbers).unwrap_or_default();
    if !numbers.is_empty() && before.last().is_some_and(|word| matches!(*word, "s.d." | "s/d" | "to" | "–" | "-")) {
        before.pop();
        numbers.extend(before.pop().map(self::numbers).unwrap_or_default());
    }
    numbers.into_iter().map(|number| Measure::Time(number, unit)).collect()
}

/// The numbers of a word: `3`, `1,5`, `3-5`; none if it is another word.
fn numbers(word: &str) -> Vec<String> {
    let word = word.trim_start_matches('(');
    let number = |text: &str| {
        let is_number = text.starts_with(|first: char| first.is_ascii_digit())
            && text.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, ',' | '.'));
        is_number.then(|| text.replace(',', "."))
    };
    word.split(['-', '–']).map(number).collect::<Option<Vec<String>>>().unwrap_or_default()
}
