//! Fees and time limits with a name of their own before a colon: `- Roda 2: Rp50.000` means `untuk: Roda 2` and
//! `tarif: Rp50.000`.

use super::draft::Draft;
use super::notes::Note;
use super::rows::{Kind, rows, value_of, without_comment};
use super::values::quoted_if_needed;
use crate::vocabulary::VOCABULARY;

/// Gives names and what they are for a key each.
pub fn repair(draft: &mut Draft) {
    let language = VOCABULARY.language_of(&draft.text()).unwrap_or_default();
    let spelt = |key| VOCABULARY.keys.spelling(key, language);
    let mut component = None;
    let mut changes = Vec::new();
    for (at, row) in rows(draft).iter().enumerate().filter(|(_, row)| row.kind == Kind::Plain) {
        let (margin, body) = draft.lines[at].text.split_at(row.column);
        let key = value_of(body).known_key();
        component = key
            .filter(|key| matches!(*key, "cost" | "time"))
            .or(component.filter(|_| row.column > 0 || body.starts_with('-')));
        let text = body.strip_prefix("- ").map(str::trim_start);
        if let Some(named) = text.zip(component).and_then(|(text, component)| named(text, component)) {
            let name = format!("{margin}- {}: {}", spelt("for"), quoted_if_needed(named.name));
            let value = format!("{margin}  {}: {}", spelt(named.key), quoted_if_needed(named.value));
            changes.push((vec![(at, vec![name, value])], Note::Name));
        }
    }
    draft.rewrite(changes);
}

/// A name, and what it is for.
pub struct Named<'t> {
    name: &'t str,
    value: &'t str,
    /// The key of the value.
    key: &'static str,
}

/// The name in an item of a component, if what stands behind its colon is surely an amount or a time.
pub fn named<'t>(text: &'t str, component: &str) -> Option<Named<'t>> {
    let found = value_of(text);
    let name = found.key.filter(|_| found.known_key().is_none() && found.line.len() == text.len())?;
    let value = without_comment(found.text);
    match component {
        "cost" if is_amount(value) => Some(Named { name, value, key: "amount" }),
        "time" if is_time(value) => Some(Named { name, value, key: "at_most" }),
        _ => None,
    }
}

fn is_amount(text: &str) -> bool {
    let number = text.strip_prefix("Rp").or_else(|| text.strip_prefix("IDR"));
    let is_money = number
        .is_some_and(|number| number.trim_start_matches(['.', ' ']).starts_with(|first: char| first.is_ascii_digit()));
    is_money || ["gratis", "free", "tidak dipungut biaya"].contains(&text.to_lowercase().as_str())
}

fn is_time(text: &str) -> bool {
    const UNITS: [&str; 11] =
        ["menit", "jam", "hari", "minggu", "bulan", "tahun", "minute", "minutes", "hours", "days", "weeks"];
    let begins = text.starts_with(|first: char| first.is_ascii_digit());
    begins && text.split([' ', ')']).any(|word| UNITS.contains(&word.to_lowercase().as_str()))
}
