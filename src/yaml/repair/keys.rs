//! Keys with no space behind their colon, or with another sign in its place.

use super::draft::Draft;
use super::marks::mark;
use super::notes::Note;
use super::rows::{Kind, rows, value_of};
use crate::vocabulary::VOCABULARY;

/// Repairs the key of each line that is not inside a longer text.
pub fn repair(draft: &mut Draft) {
    for (at, row) in rows(draft).iter().enumerate().filter(|(_, row)| row.kind == Kind::Plain) {
        let (margin, body) = draft.lines[at].text.split_at(row.column);
        if let Some(text) = spaced(body) {
            draft.change(at, format!("{margin}{text}"), Note::Colon);
        }
    }
}

/// `nama:Surat`, `biaya; gratis`, `biaya = gratis`, also inside brackets.
pub fn spaced(body: &str) -> Option<String> {
    let marked = mark(body).map_or(0, |(_, at)| at);
    let value = value_of(&body[marked..]);
    let start = body.len() - value.line.len();
    if value.text.starts_with(['{', '[']) {
        return spaced_inside(body);
    }
    if value.key.is_some() {
        return None;
    }
    let at = value.line.find([':', ';', '='])?;
    let (word, rest) = value.line.split_at(at);
    let (sign, rest) = rest.split_at(1);
    let is_key = VOCABULARY.keys.canonical(word.trim_end()).is_some() && !word.starts_with(' ');
    // `08:00`, `https://…` and a sentence with a semicolon are no keys; at the margin nothing else can stand.
    let is_meant = match sign {
        ":" => !rest.starts_with('/') && !rest.is_empty(),
        _ => start == 0 && rest.starts_with(' ') && !rest.trim().is_empty(),
    };
    (is_key && is_meant).then(|| format!("{}{}: {}", &body[..start], word.trim_end(), rest.trim_start()))
}

/// `{id:baru, nama:Pasien}`.
fn spaced_inside(body: &str) -> Option<String> {
    let mut text = String::with_capacity(body.len() + 4);
    let mut changed = false;
    for part in pieces(body) {
        let word = part.trim_start_matches([' ', '{', '[', ',']);
        let key = word.find(':').filter(|at| {
            let rest = &word[at + 1..];
            VOCABULARY.keys.canonical(&word[..*at]).is_some() && rest.starts_with(|next: char| next.is_alphanumeric())
        });
        match key {
            Some(at) => {
                let at = part.len() - word.len() + at + 1;
                text.push_str(&part[..at]);
                text.push(' ');
                text.push_str(&part[at..]);
                changed = true;
            }
            None => text.push_str(part),
        }
    }
    changed.then_some(text)
}

/// The parts of a line at its commas and opening brackets, each with the sign before it; quoted ones stay whole.
pub fn pieces(body: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut start, mut quote) = (0, None);
    for (at, letter) in body.char_indices() {
        match quote {
            Some(mark) if letter == mark => quote = None,
            Some(_) => {}
            None if matches!(letter, '"' | '\'') => quote = Some(letter),
            None if matches!(letter, ',' | '{' | '[') => {
                pieces.push(&body[start..at]);
                start = at;
            }
            None => {}
        }
    }
    pieces.push(&body[start..]);
    pieces
}
