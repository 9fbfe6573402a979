//! Fees and time limits with a name of their own before a colon: `- Roda 2: Rp50.000` means `untuk: Roda 2` and
//! `tarif: Rp50.000`.

use std::cell::LazyCell;

use super::draft::Draft;
use super::notes::Note;
use super::rows::{Kind, rows, value_of, without_comment};
use super::values::quoted_if_needed;
use crate::vocabulary::VOCABULARY;

/// Gives names and what they are for a key each.
pub fn repair(draft: &mut Draft) {
    // The component whose list is read, and the column of its key.
    let mut component: Option<(&str, usize)> = None;
    // The column of a key in it whose list holds no fees or time limits, such as `basis`.
    let mut other: Option<usize> = None;
    let mut changes = Vec::new();
    let language = LazyCell::new(|| VOCABULARY.language_of(&draft.text()).unwrap_or_default());
    for (at, row) in rows(draft).iter().enumerate().filter(|(_, row)| row.kind == Kind::Plain) {
        let (margin, body) = draft.lines[at].text.split_at(row.column);
        let value = value_of(body);
        let column = row.column + body.len() - value.line.len();
        let is_inside =
            |(_, start): &(&str, usize)| row.column > *start || row.column == *start && body.starts_with("- ");
        component = match value.known_key() {
            Some(key) if matches!(key, "cost" | "time") && value.text.is_empty() => Some((key, column)),
            _ => component.filter(is_inside),
        };
        other = other.filter(|start| is_inside(&("", *start)));
        if value.text.is_empty() && value.known_key().is_some_and(|key| !OF_GROUPS.contains(&key)) {
            other = other.or(component.filter(|(_, start)| column > *start).map(|_| column));
        }
        let text = body.strip_prefix("- ").map(str::trim_start);
        let component = component.filter(|_| other.is_none());
        if let Some(named) = text.zip(component).and_then(|(text, (component, _))| named(text, component)) {
            let spelt = |key| VOCABULARY.keys.spelling(key, *language);
            let name = format!("{margin}- {}: {}", spelt("for"), quoted_if_needed(named.name));
            let value = format!("{margin}  {}: {}", spelt(named.key), quoted_if_needed(named.value));
            changes.push((vec![(at, vec![name, value])], Note::Name));
        }
    }
    draft.rewrite(changes);
}

/// Keys that items of a fee or a time limit have.
const OF_ITEMS: [&str; 33] = [
    "amount",
    "surcharge",
    "deposit",
    "formula",
    "assessed",
    "according_to",
    "symbols",
    "example",
    "per",
    "kind",
    "payment",
    "valid_from",
    "valid_to",
    "at_most",
    "at_least",
    "since",
    "excluding",
    "extendable",
    "party",
    "id",
    "section",
    "for",
    "if",
    "for_variants",
    "for_steps",
    "channel",
    "text",
    "basis",
    "note",
    "link",
    "items",
    "one_of",
    "table",
];

/// Keys behind which further items of the component stand.
const OF_GROUPS: [&str; 5] = ["items", "one_of", "add", "cost", "time"];

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
    let is_own = found.known_key().is_none_or(|key| !OF_ITEMS.contains(&key));
    let name = found.key.filter(|_| is_own && found.line.len() == text.len())?;
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
