//! The marks that people put before the items of a list.

/// What stands before an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// `- `, as YAML wants it.
    Dash,
    /// A bullet, a dash, a check mark.
    Symbol(char),
    /// A letter that a symbol font shows as a bullet, or that is typed for one: `o`.
    Letter(char),
    /// A number or letter that counts.
    Count(Count),
}

/// A number or letter that counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// With what.
    pub style: Style,
    /// What closes it: `.` or `)`.
    pub close: char,
    /// Whether `(` stands before it.
    pub is_open: bool,
    /// From 1.
    pub number: usize,
}

/// With what is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `1`.
    Number,
    /// `a`.
    Small,
    /// `A`.
    Capital,
    /// `ii`.
    SmallRoman,
    /// `II`.
    CapitalRoman,
}

impl Mark {
    /// Whether two marks are of one list.
    pub fn is_like(self, other: Mark) -> bool {
        match (self, other) {
            (Mark::Count(one), Mark::Count(two)) => {
                one.style == two.style && one.close == two.close && one.is_open == two.is_open
            }
            _ => self == other,
        }
    }

    /// Whether it counts, and from the start.
    pub fn is_first(self) -> bool {
        matches!(self, Mark::Count(count) if count.number == 1)
    }

    /// Whether a text may go on with it in a new line: `(2) huruf a`, `> 17 tahun`, `– bukan KTP`.
    pub fn may_begin_a_text(self) -> bool {
        match self {
            Mark::Dash | Mark::Count(_) | Mark::Letter(_) => true,
            Mark::Symbol(symbol) => symbol.is_ascii() || "–—−‐".contains(symbol),
        }
    }

    /// Whether it comes next after another.
    pub fn follows(self, before: Mark) -> bool {
        matches!((before, self), (Mark::Count(before), Mark::Count(after)) if after.number == before.number + 1)
    }
}

/// Signs that begin a text and are no bullet: quantities, currencies, quotation marks, brackets.
const NO_BULLETS: &str = "±≤≥≈≠×÷√€£¥°½¼¾‰…“”„‟‘’‚‛«»‹›¿¡©®™†‡¶（【「『";
/// Letters that are typed for a bullet, or that fonts of symbols show as one.
const LETTERS: &str = "oxvqüØ§";
/// Plain signs that are typed for a bullet; a space must follow them.
const PLAIN: &str = "*+>~=";

/// The mark at the start of a text, and where the text behind it begins.
pub fn mark(text: &str) -> Option<(Mark, usize)> {
    let first = text.chars().next()?;
    let rest = &text[first.len_utf8()..];
    if first == '-' {
        return dash(text);
    }
    if PLAIN.contains(first) {
        let is_arrow = matches!(first, '=') && rest.starts_with('>');
        let rest = if is_arrow { &rest[1..] } else { rest };
        let is_mark = rest.starts_with(is_space) && !rest.trim().is_empty() && (first != '=' || is_arrow);
        return is_mark.then(|| (Mark::Symbol(first), behind(text, rest)));
    }
    if LETTERS.contains(first) && rest.starts_with(is_space) && !rest.trim().is_empty() {
        return Some((Mark::Letter(first), behind(text, rest)));
    }
    if first.is_ascii() {
        return count(text);
    }
    if first.is_alphanumeric() || first.is_whitespace() || NO_BULLETS.contains(first) {
        return None;
    }
    // An emoji may have a sign behind it that chooses how it looks.
    let rest = rest.trim_start_matches(['\u{FE0E}', '\u{FE0F}', '\u{20E3}']);
    let is_apart = rest.starts_with(is_space) && !rest.trim().is_empty();
    let is_text = is_apart || rest.starts_with(|next: char| next.is_alphanumeric() || "\"'([{*@&“‘".contains(next));
    is_text.then(|| (Mark::Symbol(first), behind(text, rest)))
}

/// Whether a line begins as the item of a list does, and not as a text does by chance: `A. Yani`, `x 4 cm`, `– lama –`.
pub fn begins_item(line: &str) -> bool {
    let by_chance = |(mark, at): (Mark, usize)| match mark {
        Mark::Count(count) => matches!(count.style, Style::Capital | Style::CapitalRoman),
        Mark::Letter(letter) => letter == 'x',
        Mark::Symbol(symbol) => line[at..].contains(symbol),
        Mark::Dash => line[at..].contains(" - "),
    };
    mark(line).is_some_and(|found| !by_chance(found))
}

/// `- `, or dashes with no space or an arrow behind them.
fn dash(text: &str) -> Option<(Mark, usize)> {
    let rest = text.trim_start_matches('-');
    let dashes = text.len() - rest.len();
    if dashes == 1 && (rest.is_empty() || rest.starts_with(' ')) {
        return Some((Mark::Dash, behind(text, rest)));
    }
    let after = rest.strip_prefix('>').unwrap_or(rest);
    let first = after.trim_start_matches(is_space).chars().next();
    let is_text = first.is_some_and(|next| next.is_alphanumeric() || "\"'([{*@&“‘".contains(next));
    // `---` divides documents, and `-x` alone may be meant; `--option` is none either.
    (is_text && dashes <= 2).then(|| (Mark::Symbol('-'), behind(text, after)))
}

/// `1.`, `1)`, `(1)`, `a.`, `ii)`.
fn count(text: &str) -> Option<(Mark, usize)> {
    let inner = text.strip_prefix('(').unwrap_or(text);
    let is_open = inner.len() < text.len();
    let end = inner.find(|letter: char| !letter.is_ascii_alphanumeric())?;
    let (word, rest) = inner.split_at(end);
    let rest = rest.strip_prefix(' ').filter(|rest| rest.starts_with(')') && !is_open).unwrap_or(rest);
    let close = rest.chars().next().filter(|close| matches!(close, '.' | ')'))?;
    let (style, number) = value(word)?;
    let rest = &rest[1..];
    // `1.000 meter` and `A.Yani` count nothing.
    let is_text = |next: char| next.is_alphabetic() || "\"'“‘[{*@".contains(next);
    let is_separate = rest.starts_with(is_space) || (style == Style::Number && rest.starts_with(is_text));
    if !is_separate || rest.trim().is_empty() || (is_open && close == '.') {
        return None;
    }
    Some((Mark::Count(Count { style, close, is_open, number }), behind(text, rest)))
}

fn value(word: &str) -> Option<(Style, usize)> {
    if word.bytes().all(|byte| byte.is_ascii_digit()) {
        return if word.len() > 3 { None } else { Some((Style::Number, word.parse().ok()?)) };
    }
    let is_small = word.bytes().all(|byte| byte.is_ascii_lowercase());
    if !is_small && !word.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return None;
    }
    const ROMAN: [&str; 20] = [
        "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii",
        "xviii", "xix", "xx",
    ];
    let small = word.to_ascii_lowercase();
    if let Some(at) = ROMAN.iter().position(|roman| *roman == small).filter(|_| word.len() > 1 || small == "i") {
        return Some((if is_small { Style::SmallRoman } else { Style::CapitalRoman }, at + 1));
    }
    let letter = small.bytes().next().filter(|_| small.len() == 1)?;
    Some((if is_small { Style::Small } else { Style::Capital }, usize::from(letter - b'a') + 1))
}

fn is_space(letter: char) -> bool {
    letter.is_whitespace()
}

/// Where the text behind a mark begins, of which `rest` is what follows the mark.
fn behind(text: &str, rest: &str) -> usize {
    text.len() - rest.trim_start_matches(is_space).len()
}

#[cfg(test)]
mod tests {
    use super::{Mark, mark};

    #[test]
    fn marks_and_near_misses() {
        for (marked, text) in [
            ("• KTP", "KTP"),
            ("•KTP", "KTP"),
            ("–\tKTP", "KTP"),
            ("— KTP", "KTP"),
            ("✓ KTP", "KTP"),
            ("\u{F0B7} KTP", "KTP"),
            ("✅\u{FE0F} KTP", "KTP"),
            ("-KTP", "KTP"),
            ("-> KTP", "KTP"),
            ("=> KTP", "KTP"),
            ("* KTP", "KTP"),
            ("+ KTP", "KTP"),
            ("> KTP", "KTP"),
            ("o KTP", "KTP"),
            ("1. KTP", "KTP"),
            ("1.KTP", "KTP"),
            ("12) KTP", "KTP"),
            ("(1) KTP", "KTP"),
            ("a. KTP", "KTP"),
            ("ii) KTP", "KTP"),
            ("- KTP", "KTP"),
        ] {
            let found = mark(marked);
            assert_eq!(found.map(|(_, at)| &marked[at..]), Some(text), "{marked}");
        }
        for bare in [
            "KTP",
            "1.000 meter",
            "3 lembar foto",
            "± 20 menit",
            "“KTP”",
            "**Tebal** sekali",
            "*alias",
            "A.Yani",
            "a/n",
            "2 (dua) lembar",
            "F-1.02",
            "08.00-15.00",
            "…",
            "---",
            "orang",
            "…dan",
            "(dua) lembar",
            "i",
            "1.",
            "Rp.1000",
        ] {
            assert_eq!(mark(bare), None, "{bare}");
        }
        assert!(matches!(mark("- KTP"), Some((Mark::Dash, _))));
    }
}
