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
    let text = text.to_lowercase();
    let words = || text.split_whitespace().filter(|word| *word != "rupiah");
    let all = words().next().is_some() && words().all(is_number_word);
    all.then(|| words().collect::<String>().replace("milyar", "miliar"))
}

/// The words of an amount of rupiah, and those of its sen, each as [`number_words`] has them:
/// `sepuluh ribu rupiah lima puluh sen`.
pub fn rupiah_words(text: &str) -> Option<(String, Option<String>)> {
    let text = text.trim().to_lowercase();
    match text.strip_suffix("sen").and_then(|text| text.split_once("rupiah")) {
        Some((rupiah, sen)) => Some((number_words(rupiah)?, Some(number_words(sen)?))),
        None => Some((number_words(&text)?, None)),
    }
}

/// The number in Indonesian words that a text begins with, and what stands behind it: `tiga hari` is 3 and `hari`.
pub fn number_in_words(text: &str) -> Option<(u64, &str)> {
    let mut behind = text.trim_start();
    let mut said = String::new();
    let (mut number, mut group, mut last) = (0_u64, 0_u64, 0_u64);
    loop {
        let end = behind.find(char::is_whitespace).unwrap_or(behind.len());
        let word = behind[..end].to_lowercase();
        let unit = UNITS.iter().position(|unit| *unit == word).and_then(|unit| u64::try_from(unit).ok());
        match (word.as_str(), unit) {
            (_, Some(unit)) => last = unit,
            ("seratus", _) => group += 100,
            ("seribu", _) => number += 1_000,
            ("belas", _) => last += 10,
            ("puluh", _) => (group, last) = (group + last * 10, 0),
            ("ratus", _) => (group, last) = (group + last * 100, 0),
            ("ribu", _) => (number, group, last) = (number + (group + last) * 1_000, 0, 0),
            _ => break,
        }
        // More words than any number below a million has.
        if said.len() > 100 {
            return None;
        }
        said.push_str(&word);
        behind = behind[end..].trim_start();
    }
    let number = number + group + last;
    (!said.is_empty() && terbilang(number).replace(' ', "") == said).then_some((number, behind))
}

const MORE: [&str; 9] = ["belas", "puluh", "ratus", "ribu", "juta", "miliar", "milyar", "seratus", "seribu"];

fn is_number_word(word: &str) -> bool {
    UNITS.contains(&word) || MORE.contains(&word)
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

    #[test]
    fn words_are_read_as_the_numbers_they_are() {
        for number in (0..2_500).chain([10_000, 14_000, 111_111, 999_999]) {
            let words = format!("{} hari", terbilang(number));
            assert_eq!(number_in_words(&words), Some((number, "hari")), "{words}");
        }
        for not in ["", "hari", "puluh", "dua tiga hari", "tiga belas puluh", "ribu", "sepuluh belas", "belas"] {
            assert_eq!(number_in_words(not), None, "{not}");
        }
    }

    #[test]
    fn amounts_in_words() {
        let words = |rupiah: &str, sen: Option<&str>| Some((rupiah.to_owned(), sen.map(str::to_owned)));
        assert_eq!(rupiah_words("Sepuluh ribu rupiah"), words("sepuluhribu", None));
        assert_eq!(rupiah_words("satu milyar"), words("satumiliar", None));
        assert_eq!(rupiah_words("lima ratus rupiah lima puluh sen"), words("limaratus", Some("limapuluh")));
        assert_eq!(rupiah_words("per lembar"), None);
    }
}
