//! Amounts: `gratis`, `Rp30.000`, `Rp500 per lembar`, `Rp7.000 s.d. Rp35.000 per sampel`, `2 persen dari nilai jual`.

use super::{Parse, Rest, is_padded};
use crate::locale::{Language, Say, Text, number_words, rupiah, terbilang};

/// What is to be paid. Rupiah are whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Amount {
    /// Nothing.
    Free,
    /// Money.
    Rupiah {
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
        let first = money(&mut rest)?;
        let last = if rest.range() { Some(money(&mut rest)?) } else { None };
        let per = if rest.word(&["per", "/"]) && !rest.is_empty() { Some(rest.0.to_owned()) } else { None };
        if per.is_none() && !rest.is_empty() {
            return None;
        }
        match (first, last) {
            (0, None) => Some(Amount::Free),
            (to, None) => Some(Amount::Rupiah { from: None, to, per }),
            (from, Some(to)) if from <= to => Some(Amount::Rupiah { from: Some(from), to, per }),
            _ => None,
        }
    }
}

/// In rupiah a dot parts thousands; `,-` and `,00` say that there are no cents.
fn money(rest: &mut Rest) -> Option<u64> {
    rest.word(&["Rp.", "Rp", "IDR"]);
    let end = rest.0.find(|letter: char| !letter.is_ascii_digit() && letter != '.').unwrap_or(rest.0.len());
    let digits = rest.0[..end].trim_end_matches('.');
    let mut groups = digits.split('.');
    let first = groups.next().filter(|group| !group.is_empty() && !is_padded(group))?;
    let mut number = first.to_owned();
    for group in groups {
        if group.len() != 3 || first.len() > 3 {
            return None;
        }
        number.push_str(group);
    }
    let mut after = &rest.0[digits.len()..];
    for cents in [",00", ",-", ".-", ",–"] {
        after = after.strip_prefix(cents).unwrap_or(after);
    }
    // `1,5` is no whole amount, and `1,5 juta` not one and a half.
    if after.starts_with(',') {
        return None;
    }
    rest.0 = after.trim_start();
    let amount: u64 = number.parse().ok()?;
    if let Some((words, after)) = rest.0.strip_prefix('(').and_then(|words| words.split_once(')'))
        && number_words(words) == Some(terbilang(amount).replace(' ', ""))
    {
        rest.0 = after.trim_start();
    }
    Some(amount)
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
        let word = |id, en| Text { id, en }.pick(language);
        match self {
            Amount::Free => word("Gratis", "Free").to_owned(),
            Amount::Rupiah { from, to, per } => {
                let mut said = match from {
                    Some(from) => format!("{} {} {}", rupiah(*from), word("s.d.", "to"), rupiah(*to)),
                    None => rupiah(*to),
                };
                if let Some(per) = per {
                    said.push_str(&format!(" per {per}"));
                }
                said
            }
            Amount::Percent { share, of } => {
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
        ] {
            assert_eq!(Amount::parse(written), None, "{written}");
        }
    }
}
