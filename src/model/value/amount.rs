//! Amounts: `gratis`, `Rp30.000`, `Rp500 per lembar`, `Rp7.000 s.d. Rp35.000 per sampel`, `2 persen dari nilai jual`,
//! `USD 12,50`.

use super::{Currency, Parse, Rest};
use crate::locale::{Language, Say, Text, in_figures_and_words, number_words, terbilang};

/// What is to be paid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Amount {
    /// Nothing.
    Free,
    /// Money, in the smallest unit of its currency.
    Money {
        /// The currency.
        currency: Currency,
        /// The lower end of a range.
        from: Option<u64>,
        /// The amount, or the upper end.
        to: u64,
        /// For each of what.
        per: Option<String>,
    },
    /// A share.
    Percent {
        /// As written, with a comma for decimals.
        share: String,
        /// Of what.
        of: Option<String>,
    },
}

const FREE: [&str; 12] = [
    "tidak dipungut biaya apa pun",
    "tidak dipungut biaya",
    "tidak dikenakan biaya",
    "tidak dikenai biaya",
    "tidak ada biaya",
    "tidak ada",
    "tanpa biaya",
    "tanpa dipungut biaya",
    "gratis",
    "nihil",
    "free of charge",
    "free",
];

impl Parse for Amount {
    const EXAMPLES: Option<Text<&'static str>> = Some(Text {
        id: "`Rp25.000`, `gratis`, `Rp500 per lembar`, atau `Rp7.000 s.d. Rp35.000`",
        en: "`Rp25.000`, `free`, `Rp500 per sheet` or `Rp7.000 to Rp35.000`",
    });

    /// Nothing but digits, signs and letters that look like digits.
    fn is_garbled(text: &str) -> bool {
        let number = text.trim_start_matches("Rp").trim_start_matches('.');
        let is_near = |word: &&str| strsim::osa_distance(&text.to_lowercase(), word) <= 2;
        if !text.contains(' ') && ["gratis", "free"].iter().any(is_near) {
            return text.chars().count() > 2;
        }
        number.contains(|letter: char| letter.is_ascii_digit())
            && number.chars().all(|letter| letter.is_ascii_digit() || " .,OoIl-".contains(letter))
    }

    fn parse(text: &str) -> Option<Self> {
        let mut rest = Rest::new(text.trim().trim_end_matches('.'));
        if rest.word(&FREE) {
            return (rest.is_empty() || rest.0.eq_ignore_ascii_case("(gratis)")).then_some(Amount::Free);
        }
        if let Some(percent) = percent(rest) {
            return Some(percent);
        }
        let (first, mark) = figures(&mut rest)?;
        let last = if rest.range() { Some(figures(&mut rest)?) } else { None };
        let marks = [mark, last.and_then(|(_, mark)| mark)];
        let currency = marks.into_iter().flatten().next().unwrap_or(Currency::Rupiah);
        if marks.into_iter().flatten().any(|other| other != currency) {
            return None;
        }
        let to = currency.number(first)?;
        let last = last.map(|(digits, _)| currency.number(digits)).map_or(Some(None), |last| last.map(Some))?;
        let per = if rest.word(&["per", "/"]) && !rest.is_empty() { Some(rest.0.to_owned()) } else { None };
        if per.is_none() && !rest.is_empty() {
            return None;
        }
        match (to, last) {
            (0, None | Some(0)) => Some(Amount::Free),
            (to, None) => Some(Amount::Money { currency, from: None, to, per }),
            (from, Some(to)) if from <= to => Some(Amount::Money { currency, from: Some(from), to, per }),
            _ => None,
        }
    }
}

/// Takes the figures of an amount and the currency that stands before or behind them; `,-` says that there are no cents.
fn figures<'t>(rest: &mut Rest<'t>) -> Option<(&'t str, Option<Currency>)> {
    let before = Currency::take(rest);
    let end =
        rest.0.find(|letter: char| !letter.is_ascii_digit() && !matches!(letter, '.' | ',')).unwrap_or(rest.0.len());
    let digits = rest.0[..end].trim_end_matches(['.', ',']);
    if digits.is_empty() {
        return None;
    }
    let mut after = &rest.0[digits.len()..];
    for cents in [",-", ".-", ",–", ".–"] {
        after = after.strip_prefix(cents).unwrap_or(after);
    }
    // `1.5,` is a slip of the pen, no amount.
    if after.starts_with([',', '.']) {
        return None;
    }
    rest.0 = after.trim_start();
    let mark = before.or_else(|| Currency::take(rest));
    if let Some((words, after)) = rest.0.strip_prefix('(').and_then(|words| words.split_once(')'))
        && let Some(amount) = Currency::Rupiah.number(digits)
        && number_words(words) == Some(terbilang(amount).replace(' ', ""))
    {
        rest.0 = after.trim_start();
    }
    Some((digits, mark))
}

fn percent(rest: Rest) -> Option<Amount> {
    let end = rest.0.find(|letter: char| !letter.is_ascii_digit() && !matches!(letter, ',' | '.'))?;
    let share = rest.0[..end].replace('.', ",");
    // `1.000 persen` may be a thousand or one.
    let decimals = share.split_once(',').map_or("", |(_, decimals)| decimals);
    if !share.starts_with(|first: char| first.is_ascii_digit()) || decimals.len() == 3 || decimals.contains(',') {
        return None;
    }
    let mut rest = Rest::new(&rest.0[end..]);
    if !rest.word(&["persen", "percent", "%"]) {
        return None;
    }
    let of = if rest.word(&["dari", "of"]) && !rest.is_empty() { Some(rest.0.to_owned()) } else { None };
    (of.is_some() || rest.is_empty()).then_some(Amount::Percent { share, of })
}

impl Say for Amount {
    fn say(&self, language: Language) -> String {
        self.write(false, language)
    }

    fn in_full(&self, language: Language) -> String {
        self.write(true, language)
    }
}

impl Amount {
    fn write(&self, in_full: bool, language: Language) -> String {
        let word = |id, en| Text { id, en }.pick(language);
        match self {
            Amount::Free => word("Gratis", "Free").to_owned(),
            Amount::Money { currency, from, to, per } => {
                let say = |amount: &u64| currency.write(*amount, in_full, language);
                let mut said = match from {
                    Some(from) => format!("{} {} {}", say(from), word("s.d.", "to"), say(to)),
                    None => say(to),
                };
                if let Some(per) = per {
                    said.push_str(&format!(" per {per}"));
                }
                said
            }
            Amount::Percent { share, of } => {
                let whole = share.parse().ok().filter(|_| in_full);
                let share = whole.map_or_else(|| share.clone(), |whole| in_figures_and_words(whole, language));
                let mut said = format!("{share} {}", word("persen", "percent"));
                if let Some(of) = of {
                    said.push_str(&format!(" {} {of}", word("dari", "of")));
                }
                said
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_met_in_real_standards() {
        for (written, expected) in [
            ("gratis", "Gratis"),
            ("Tidak dipungut biaya", "Gratis"),
            ("Rp 0,-", "Gratis"),
            ("Rp. 0", "Gratis"),
            ("Rp30.000", "Rp30.000"),
            ("Rp 30.000,-", "Rp30.000"),
            ("Rp1.000.000,00", "Rp1.000.000"),
            ("30000", "Rp30.000"),
            ("25.000", "Rp25.000"),
            ("Rp500 per lembar", "Rp500 per lembar"),
            ("Rp500/lembar", "Rp500 per lembar"),
            ("Rp7.000 s.d. Rp35.000 per sampel", "Rp7.000 s.d. Rp35.000 per sampel"),
            ("Rp7.000 - Rp35.000", "Rp7.000 s.d. Rp35.000"),
            ("2 persen dari nilai jual", "2 persen dari nilai jual"),
            ("0,5%", "0,5 persen"),
            ("Rp25.000 (dua puluh lima ribu rupiah)", "Rp25.000"),
            ("USD 50", "USD 50"),
            ("US$ 1,250.50", "USD 1.250,50"),
            ("12,50 USD", "USD 12,50"),
            ("USD 50 s.d. 100 per orang", "USD 50 s.d. USD 100 per orang"),
            ("RM 10", "MYR 10"),
            ("25.000 rupiah", "Rp25.000"),
        ] {
            let said = Amount::parse(written).map(|amount| amount.say(Language::Indonesian));
            assert_eq!(said.as_deref(), Some(expected), "{written}");
        }
    }

    #[test]
    fn what_is_no_amount_stays_text() {
        for written in [
            "",
            "-",
            "012",
            "1.000 persen",
            "Rp25.000 (dua puluh ribu rupiah)",
            "sesuai Perda",
            "Rp1,5 juta",
            "Rp25.00",
            "tidak ada pungutan selain retribusi",
            "25 lembar",
            "Rp 2,750,000",
            "Rp10.000 s.d. USD 5",
            "$50",
        ] {
            assert_eq!(Amount::parse(written), None, "{written}");
        }
    }

    #[test]
    fn decrees_write_amounts_in_figures_and_words() {
        for (written, expected) in [
            ("Rp10.000", "Rp10.000 (sepuluh ribu rupiah)"),
            ("Rp1.250.000 per unit", "Rp1.250.000 (satu juta dua ratus lima puluh ribu rupiah) per unit"),
            ("2 persen dari nilai jual", "2 (dua) persen dari nilai jual"),
            ("0,5%", "0,5 persen"),
            ("USD 50", "USD 50"),
            ("gratis", "Gratis"),
        ] {
            let said = Amount::parse(written).map(|amount| amount.in_full(Language::Indonesian));
            assert_eq!(said.as_deref(), Some(expected), "{written}");
        }
    }
}
