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

/// Statements that nothing is to be paid; the longest that fits stands first.
const FREE: [&str; 19] = [
    "tidak dipungut biaya",
    "tidak dipungut bayaran",
    "tidak dikenakan biaya",
    "tidak dikenai biaya",
    "tidak ada pungutan biaya",
    "tidak ada biaya",
    "tidak ada",
    "tidak berbayar",
    "tanpa pungutan biaya",
    "tanpa pungutan",
    "tanpa dipungut biaya",
    "tanpa biaya",
    "bebas biaya",
    "cuma-cuma",
    "gratis",
    "nihil",
    "free of charge",
    "free",
    "no charge",
];

/// Whether a text says that nothing is to be paid, perhaps more than once, and says nothing else: `Rp0,- (gratis)`,
/// `Tanpa biaya / gratis`.
fn is_free(text: &str) -> bool {
    let mut rest = Rest::new(text);
    let mut is_open = false;
    loop {
        if rest.word(&FREE) {
            rest.word(&["apa pun", "apapun", "sama sekali"]);
        } else if figures(&mut rest).is_none_or(|(digits, mark)| {
            mark.is_some_and(|mark| mark != Currency::Rupiah) || Currency::Rupiah.number(digits) != Some(0)
        }) {
            return false;
        }
        if is_open && rest.word(&[")"]) {
            is_open = false;
        }
        if rest.is_empty() {
            return !is_open;
        }
        if !is_open && rest.word(&["("]) {
            is_open = true;
        } else if !rest.word(&["/", ",", ";", "=", "atau", "or", "–", "-"]) {
            return false;
        }
    }
}

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
            && !has_sen(number)
            && number.chars().all(|letter| letter.is_ascii_digit() || " .,OoIl-".contains(letter))
    }

    /// Sen are shown as they are written, and not counted.
    fn is_beyond(text: &str) -> bool {
        has_sen(text.split('(').next().unwrap_or(text).trim())
    }

    fn parse(text: &str) -> Option<Self> {
        let mut rest = Rest::new(text.trim().trim_end_matches('.'));
        if is_free(rest.0) {
            return Some(Amount::Free);
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

/// Whether an amount counts sen: `Rp10.500,50`. Such amounts are shown as they are written.
fn has_sen(text: &str) -> bool {
    let number = text.trim_start_matches("Rp").trim_start_matches(['.', ' ']);
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    number.trim().split_once(',').is_some_and(|(whole, sen)| {
        let mut groups = whole.split('.');
        let first = groups.next().is_some_and(|first| first.len() <= 3 && is_number(first));
        let more: Vec<&str> = groups.collect();
        first
            && !more.is_empty()
            && more.iter().all(|group| group.len() == 3 && is_number(group))
            && sen.len() == 2
            && is_number(sen)
    })
}

/// Takes the figures of an amount and the currency that stands before or behind them, or behind the same amount in words
/// in brackets; `,-` and its kin say that there are no cents.
fn figures<'t>(rest: &mut Rest<'t>) -> Option<(&'t str, Option<Currency>)> {
    let before = Currency::take(rest);
    let end =
        rest.0.find(|letter: char| !letter.is_ascii_digit() && !matches!(letter, '.' | ',')).unwrap_or(rest.0.len());
    let digits = rest.0[..end].trim_end_matches(['.', ',']);
    if digits.is_empty() {
        return None;
    }
    let after = &rest.0[digits.len()..];
    let after = without_dash(after).unwrap_or(after);
    // `1.5,` is a slip of the pen, no amount.
    if after.starts_with([',', '.']) {
        return None;
    }
    rest.0 = after.trim_start();
    let mark = before.or_else(|| Currency::take(rest));
    let mut is_said = false;
    if let Some((words, after)) = rest.0.strip_prefix('(').and_then(|words| words.split_once(')'))
        && let Some(amount) = Currency::Rupiah.number(digits)
        && number_words(words) == Some(terbilang(amount).replace(' ', ""))
    {
        rest.0 = after.trim_start();
        is_said = true;
    }
    let behind = || if is_said { Currency::take(rest) } else { None };
    Some((digits, mark.or_else(behind)))
}

/// What stands behind a dash that says that there are no cents: `,-`, `.-`, `,=`; a bare one only where no range follows.
fn without_dash(after: &str) -> Option<&str> {
    let dashed = after.strip_prefix([',', '.']).and_then(|after| after.strip_prefix(['-', '–', '=']));
    let bare = || {
        let after = after.strip_prefix(['-', '–'])?;
        let next = after.trim_start();
        (next.is_empty() || next.starts_with(['(', '/', ')'])).then_some(after)
    };
    dashed.map(|after| after.strip_prefix('-').unwrap_or(after)).or_else(bare)
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
            ("Rp 10.000,00 (sepuluh ribu rupiah)", "Rp10.000"),
            ("Rp. 10.000,00 (Sepuluh Ribu Rupiah)", "Rp10.000"),
            ("Rp10.000,- (sepuluh ribu rupiah)", "Rp10.000"),
            ("Rp10.000,-- per lembar", "Rp10.000 per lembar"),
            ("Rp. 10.000,00-", "Rp10.000"),
            ("Rp 10.000,=", "Rp10.000"),
            ("Rp 10.000,-/orang", "Rp10.000 per orang"),
            ("10.000 (sepuluh ribu) rupiah", "Rp10.000"),
            ("10.000 (sepuluh ribu) rupiah per lembar", "Rp10.000 per lembar"),
            ("Rp 1.500.000,00 (satu juta lima ratus ribu rupiah)", "Rp1.500.000"),
            ("Rp1.000.000.000 (satu milyar rupiah)", "Rp1.000.000.000"),
            ("Rp7.000-Rp35.000", "Rp7.000 s.d. Rp35.000"),
            ("7.000-35.000", "Rp7.000 s.d. Rp35.000"),
            ("Rp 0,- (gratis)", "Gratis"),
            ("Rp0 (gratis)", "Gratis"),
            ("Rp. 0,- (nol rupiah)", "Gratis"),
            ("0", "Gratis"),
            ("Tanpa biaya / gratis", "Gratis"),
            ("Tanpa pungutan biaya", "Gratis"),
            ("tidak dipungut biaya apapun", "Gratis"),
            ("Tidak ada biaya (gratis).", "Gratis"),
            ("Gratis (Rp0)", "Gratis"),
            ("Gratis, tidak dipungut biaya apa pun", "Gratis"),
            ("Gratis (tidak dipungut biaya)", "Gratis"),
            ("Nihil", "Gratis"),
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
            "Rp10.500,50",
            "gratis jika warga kota",
            "gratis (khusus warga kota)",
            "gratis / Rp10.000",
            "gratis atau sesuai Perda",
            "Rp10.000 (gratis)",
            "Rp0 (gratis) per lembar",
            "gratis (",
            "gratis /",
            "tidak",
            "tidak dipungut biaya selain PNBP",
            "Rp0 s.d. gratis",
            "10.000 (sebelas ribu) rupiah",
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
