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

/// What decrees count, and so write in figures and in words.
const COUNTED: [&str; 18] = [
    "menit",
    "jam",
    "hari",
    "minggu",
    "bulan",
    "tahun",
    "lembar",
    "rangkap",
    "orang",
    "kali",
    "buah",
    "unit",
    "set",
    "eksemplar",
    "salinan",
    "keping",
    "loket",
    "persen",
];

/// An Indonesian text as decrees write it: `14 hari kerja` is `14 (empat belas) hari kerja`, `Rp10.000` is
/// `Rp10.000 (sepuluh ribu rupiah)`. What is followed by words in brackets stays as it is.
pub fn spelt(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let bare = |at: usize| words.get(at).map_or("", |word| word.trim_matches([',', ';', '.', ':', ')', '(']));
    let is_number = |at: usize| bare(at).starts_with(|letter: char| letter.is_ascii_digit());
    // `UU 23 Tahun 2006` and `lantai 2 loket 3` count nothing.
    let counted = |at: usize| COUNTED.contains(&bare(at).to_lowercase().as_str()) && !is_number(at + 1);
    let written = words.iter().enumerate().map(|(at, word)| {
        let core = word.trim_end_matches([',', ';', '.', ':', ')']);
        let next_opens = words.get(at + 1).is_some_and(|next| next.starts_with('('));
        let (digits, money) = core.strip_prefix("Rp").map_or((core, false), |digits| (digits, true));
        let range = matches!(bare(at + 1), "s.d" | "sampai" | "hingga") && counted(at + 3);
        if next_opens || !(money || counted(at + 1) || range) {
            return (*word).to_owned();
        }
        let Some(number) = whole(digits) else { return (*word).to_owned() };
        let unit = if money { " rupiah" } else { "" };
        format!("{core} ({}{unit}){}", terbilang(number), &word[core.len()..])
    });
    written.collect::<Vec<_>>().join(" ")
}

/// A whole number of the digits, whose thousands may be parted by dots.
fn whole(digits: &str) -> Option<u64> {
    let groups: Vec<&str> = digits.split('.').collect();
    let parted = groups.len() == 1 || groups[0].len() <= 3 && groups[1..].iter().all(|group| group.len() == 3);
    let plain = !digits.is_empty() && digits.chars().all(|letter| letter.is_ascii_digit() || letter == '.');
    (plain && parted).then(|| groups.concat().parse().ok())?.filter(|number| *number < 1_000_000_000_000)
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
    fn decrees_spell_what_they_count() {
        for (written, expected) in [
            ("14 hari kerja", "14 (empat belas) hari kerja"),
            ("3 s.d. 5 hari kerja", "3 (tiga) s.d. 5 (lima) hari kerja"),
            ("Rp10.000", "Rp10.000 (sepuluh ribu rupiah)"),
            ("Rp1.250.000, dibayar sekali", "Rp1.250.000 (satu juta dua ratus lima puluh ribu rupiah), dibayar sekali"),
            ("paling lama 2 jam (dua jam)", "paling lama 2 (dua) jam (dua jam)"),
        ] {
            assert_eq!(spelt(written), expected);
        }
        for stays in [
            "5 (lima) menit",
            "Formulir F-1.02",
            "PP 96/2012",
            "UU 23 Tahun 2006",
            "Perda 5 tahun 2009",
            "lantai 2 loket 3",
            "tahun 2026",
            "1708",
            "langkah 3",
            "08.00-15.00",
            "",
        ] {
            assert_eq!(spelt(stays), stays);
        }
    }

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
