//! Currencies that fees are asked in.

use super::Rest;
use crate::locale::{Language, count, rupiah, terbilang};

/// A currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Currency {
    /// Indonesian rupiah, of which there are no cents.
    Rupiah,
    /// United States dollar.
    UsDollar,
    /// Singapore dollar.
    SingaporeDollar,
    /// Australian dollar.
    AustralianDollar,
    /// Malaysian ringgit.
    Ringgit,
    /// Euro.
    Euro,
    /// Saudi riyal.
    Riyal,
    /// Chinese yuan.
    Yuan,
    /// Japanese yen, of which there are no cents.
    Yen,
}

/// Each currency with its ISO 4217 code, how many decimals it has, and the other marks that it is written with.
const ALL: [(Currency, &str, u32, &[&str]); 9] = [
    (Currency::Rupiah, "IDR", 0, &["Rp.", "Rp", "rupiah"]),
    (Currency::UsDollar, "USD", 2, &["US$", "US $", "dolar AS", "dolar Amerika Serikat"]),
    (Currency::SingaporeDollar, "SGD", 2, &["S$", "dolar Singapura"]),
    (Currency::AustralianDollar, "AUD", 2, &["A$", "dolar Australia"]),
    (Currency::Ringgit, "MYR", 2, &["RM", "ringgit"]),
    (Currency::Euro, "EUR", 2, &["€", "euro"]),
    (Currency::Riyal, "SAR", 2, &["riyal"]),
    (Currency::Yuan, "CNY", 2, &["yuan"]),
    (Currency::Yen, "JPY", 0, &["¥", "yen"]),
];

impl Currency {
    fn entry(self) -> (&'static str, u32) {
        let entry = ALL.into_iter().find(|(currency, ..)| *currency == self).expect("every currency is listed");
        (entry.1, entry.2)
    }

    /// The ISO 4217 code: `IDR`.
    pub fn code(self) -> &'static str {
        self.entry().0
    }

    /// How many of the smallest unit make one: amounts are counted in whole rupiah, in cents of the others.
    pub fn scale(self) -> u64 {
        10_u64.pow(self.entry().1)
    }

    /// Takes the mark of a currency.
    pub(super) fn take(rest: &mut Rest) -> Option<Self> {
        let marked = |(currency, code, _, marks): &(Currency, &str, u32, &[&str])| {
            (rest.word(&[code]) || rest.word(marks)).then_some(*currency)
        };
        ALL.iter().find_map(marked)
    }

    /// The currencies that a text names, by code or mark, as words of their own.
    pub fn named_in(text: &str) -> Option<Self> {
        let starts = |at: usize| at == 0 || !text[..at].ends_with(char::is_alphanumeric);
        let places = text.char_indices().map(|(at, _)| at).filter(|at| starts(*at));
        places.into_iter().find_map(|at| Currency::take(&mut Rest::new(&text[at..])))
    }

    /// An amount in words: `Rp30.000`, `USD 12,50`.
    pub fn say(self, amount: u64, language: Language) -> String {
        let (code, decimals) = self.entry();
        if self == Currency::Rupiah {
            return rupiah(amount);
        }
        let (whole, cents) = (amount / self.scale(), amount % self.scale());
        let separator = if language == Language::Indonesian { ',' } else { '.' };
        match cents {
            0 => format!("{code} {}", count(whole, language)),
            _ => format!("{code} {}{separator}{cents:0width$}", count(whole, language), width = decimals as usize),
        }
    }

    /// An amount as a decree writes it: `Rp10.000 (sepuluh ribu rupiah)`.
    fn in_full(self, amount: u64, language: Language) -> String {
        let said = self.say(amount, language);
        match (self, language) {
            (Currency::Rupiah, Language::Indonesian) => format!("{said} ({} rupiah)", terbilang(amount)),
            _ => said,
        }
    }

    /// An amount in words, as a decree writes it or as notices do.
    pub(super) fn write(self, amount: u64, in_full: bool, language: Language) -> String {
        if in_full { self.in_full(amount, language) } else { self.say(amount, language) }
    }

    /// The number of digits with separators, in the smallest unit. In rupiah a dot parts thousands, and `,00` says that
    /// there are no cents; in others the last separator parts cents if two digits stand behind it.
    pub(super) fn number(self, digits: &str) -> Option<u64> {
        let (whole, cents) = match digits.rsplit_once([',', '.']) {
            Some((whole, "00")) if self.scale() == 1 && digits[whole.len()..].starts_with(',') => (whole, "0"),
            Some((whole, cents)) if self.scale() == 100 && cents.len() == 2 => (whole, cents),
            _ => (digits, "0"),
        };
        let separator = whole.chars().find(|letter| !letter.is_ascii_digit());
        if self == Currency::Rupiah && separator.is_some_and(|separator| separator != '.') {
            return None;
        }
        let mut groups = whole.split(separator.unwrap_or('.'));
        let first = groups.next().filter(|group| !group.is_empty() && !super::is_padded(group))?;
        let mut number = first.to_owned();
        for group in groups {
            if group.len() != 3 || first.len() > 3 {
                return None;
            }
            number.push_str(group);
        }
        number.parse::<u64>().ok()?.checked_mul(self.scale())?.checked_add(cents.parse().ok()?)
    }
}
