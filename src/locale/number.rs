//! Numbers and money.

use super::Language;

/// A number with so many decimals: `80,25`, `80.25`.
pub fn decimal(number: f64, places: usize, language: Language) -> String {
    let written = format!("{number:.places$}");
    if language == Language::Indonesian { written.replace('.', ",") } else { written }
}

/// A whole number with its thousands parted: `1.250.000` in Indonesian, `1,250,000` in English.
pub fn count(number: u64, language: Language) -> String {
    let separator = match language {
        Language::Indonesian => '.',
        Language::English => ',',
    };
    let digits = number.to_string();
    let mut written = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            written.push(separator);
        }
        written.push(digit);
    }
    written
}

/// An amount as Indonesians write it, `Rp30.000`; the same in both languages, so that it can be compared with a receipt.
pub fn rupiah(amount: u64) -> String {
    format!("Rp{}", count(amount, Language::Indonesian))
}

const UNITS: [&str; 12] =
    ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"];

/// A number in Indonesian words, as decrees write it: `14` is `empat belas`.
pub fn terbilang(number: u64) -> String {
    let rest = |remainder: u64| if remainder == 0 { String::new() } else { format!(" {}", terbilang(remainder)) };
    match number {
        0..12 => UNITS[usize::try_from(number).expect("below 12")].to_owned(),
        12..20 => format!("{} belas", terbilang(number - 10)),
        20..100 => format!("{} puluh{}", terbilang(number / 10), rest(number % 10)),
        100..200 => format!("seratus{}", rest(number - 100)),
        200..1_000 => format!("{} ratus{}", terbilang(number / 100), rest(number % 100)),
        1_000..2_000 => format!("seribu{}", rest(number - 1_000)),
        2_000..1_000_000 => format!("{} ribu{}", terbilang(number / 1_000), rest(number % 1_000)),
        1_000_000..1_000_000_000 => format!("{} juta{}", terbilang(number / 1_000_000), rest(number % 1_000_000)),
        _ => format!("{} miliar{}", terbilang(number / 1_000_000_000), rest(number % 1_000_000_000)),
    }
}

/// A number as Indonesian decrees write it: `14 (empat belas)`; in other languages the figures alone.
pub fn in_figures_and_words(number: u64, language: Language) -> String {
    match language {
        Language::Indonesian => format!("{number} ({})", terbilang(number)),
        Language::English => number.to_string(),
    }
}

/// A text in lower case and without spaces, if it is nothing but words that numbers are written with.
pub fn number_words(text: &str) -> Option<String> {
    const MORE: [&str; 8] = ["belas", "puluh", "ratus", "ribu", "juta", "miliar", "seratus", "seribu"];
    let text = text.to_lowercase();
    let words = || text.split_whitespace().filter(|word| *word != "rupiah");
    let all = words().next().is_some() && words().all(|word| UNITS.contains(&word) || MORE.contains(&word));
    all.then(|| words().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_and_words() {
        assert_eq!(rupiah(0), "Rp0");
        assert_eq!(rupiah(999), "Rp999");
        assert_eq!(rupiah(1_250_000), "Rp1.250.000");
        assert_eq!(count(10_000, Language::English), "10,000");
        assert_eq!(terbilang(14), "empat belas");
        assert_eq!(terbilang(111), "seratus sebelas");
        assert_eq!(terbilang(2_021), "dua ribu dua puluh satu");
    }
}
