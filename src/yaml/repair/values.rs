//! Values that YAML takes for something else than they say: quotation marks of a word processor, an apostrophe, a colon,
//! a sign at the start, a comma in an amount.

use std::sync::LazyLock;

use super::draft::Draft;
use super::keys::pieces;
use super::marks::{Mark, mark};
use super::notes::{Items, Note};
use super::rows::{Kind, rows, value_of, without_comment};
use crate::vocabulary::VOCABULARY;

/// Repairs the value of each line that is not inside a longer text.
pub fn repair(draft: &mut Draft) {
    let rows = rows(draft);
    let anchors = anchors(draft);
    let mut component = None;
    for (at, row) in rows.iter().enumerate() {
        if row.kind != Kind::Plain {
            continue;
        }
        let (margin, body) = draft.lines[at].text.split_at(row.column);
        if margin.is_empty() {
            component = value_of(body).known_key().or(component);
        }
        let next = rows[at + 1..].iter().find(|row| row.kind != Kind::Blank);
        let is_whole = next.is_none_or(|next| next.column <= row.column);
        let own_name = || own_name(body).filter(|_| is_whole && !component.is_some_and(has_own_names));
        let repaired = bulleted(body).or_else(|| value(body, &anchors)).or_else(own_name);
        if let Some((text, note)) = repaired {
            draft.change(at, format!("{margin}{text}"), note);
        }
    }
}

/// `- • KTP`: two marks.
fn bulleted(body: &str) -> Option<(String, Note)> {
    let text = body.strip_prefix("- ")?.trim_start();
    let (found, at) = mark(text)?;
    let is_symbol = matches!(found, Mark::Symbol(letter) if !letter.is_ascii());
    is_symbol.then(|| (format!("- {}", quoted_if_needed(&text[at..])), Note::List(Items::plain(1))))
}

/// The value of a key or an item.
fn value(body: &str, anchors: &[String]) -> Option<(String, Note)> {
    let found = value_of(body);
    let text = found.text;
    if found.key.is_some() && found.known_key().is_none() {
        return None;
    }
    let start = body.rfind(text).filter(|_| !text.is_empty())?;
    let before = &body[..start];
    let with = |text: String, note| Some((format!("{before}{text}"), note));
    if let Some(plain) = curly(text) {
        return with(quoted(&plain), Note::Quotes);
    }
    if let Some(plain) = apostrophe(text) {
        return with(quoted(&plain), Note::Apostrophe);
    }
    if let Some(text) = commas(text).or_else(|| amounts(text)) {
        return with(text, Note::Comma);
    }
    let plain = without_comment(text);
    let comment = &text[plain.len()..];
    // At the margin `%` begins a line that is for the parser: `%YAML 1.2`.
    let is_sign = text.starts_with(['@', '`']) || (text.starts_with('%') && start > 0);
    if is_sign || is_no_reference(plain, anchors) {
        return with(quoted(plain) + comment, Note::Sign);
    }
    let is_text = found.key.is_some() && !plain.starts_with(['"', '\'', '[', '{', '&', '*', '!', '|', '>', '#']);
    let holds_colon = plain.contains(": ") || plain.ends_with(':');
    (is_text && holds_colon && !holds_key(plain, found.key))
        .then(|| (format!("{before}{}{comment}", quoted(plain)), Note::ColonInText))
}

/// Whether a key stands before one of the colons in a text: two keys on one line are not one text. A word that begins
/// with a capital letter behind a `key` that does not is none: `ringkasan: Catatan: bawa KTP`.
fn holds_key(text: &str, key: Option<&str>) -> bool {
    let begins_small = |word: &str| word.starts_with(char::is_lowercase);
    let mut parts = text.split(": ").map(|part| part.strip_suffix(':').unwrap_or(part));
    parts.any(|part| {
        let word = part.rsplit([',', ';']).next().unwrap_or(part).trim();
        VOCABULARY.keys.canonical(word).is_some() && (begins_small(word) || !key.is_some_and(begins_small))
    })
}

/// All keys.
static KEYS: LazyLock<Vec<&'static str>> = LazyLock::new(|| VOCABULARY.keys.pairs().map(|(key, _)| key).collect());

/// `- Fotokopi: KTP dan KK`, where the word before the colon is far from every key.
fn own_name(body: &str) -> Option<(String, Note)> {
    let text = body.strip_prefix("- ")?.trim_start();
    let word = value_of(text).key.filter(|_| !text.starts_with('-'))?;
    let is_own = !holds_key(text, None) && VOCABULARY.meant(word, &KEYS).is_none();
    let plain = without_comment(text);
    is_own.then(|| (format!("- {}{}", quoted(plain), &text[plain.len()..]), Note::ColonInText))
}

/// Whether the items of a component may have names of their own, `- Paspor: Rp350.000`, which are written in another way.
fn has_own_names(component: &str) -> bool {
    matches!(component, "cost" | "time" | "complaints" | "hours" | "variants" | "defaults" | "contacts")
}

/// The text between quotation marks of a word processor, or unlike ones, that stand around a whole value.
pub fn curly(text: &str) -> Option<String> {
    const OPEN: [char; 7] = ['“', '”', '„', '‘', '’', '«', '"'];
    const CLOSE: [char; 7] = ['”', '“', '„', '’', '‘', '»', '"'];
    let inner = text.strip_prefix(OPEN)?.strip_suffix(CLOSE)?;
    let is_straight = text.starts_with('"') && text.ends_with('"');
    let holds = |letter: char| matches!(letter, '“' | '”' | '„' | '«' | '»' | '"');
    let is_one = !inner.trim().is_empty() && !inner.contains(holds);
    // An apostrophe is no quotation mark: `‘Aisyiyah’` is one, `’45 dan ’66` is none.
    let is_single = text.starts_with(['‘', '’']);
    let is_single_right = !is_single || text.starts_with('‘') && text.ends_with('’') && !inner.contains(['‘', '’']);
    (!is_straight && is_one && is_single_right).then(|| inner.trim().to_owned())
}

/// The text of a value in single quotation marks that holds a single one.
pub fn apostrophe(text: &str) -> Option<String> {
    let inner = text.strip_prefix('\'')?.strip_suffix('\'')?;
    let lone = inner.replace("''", "").contains('\'');
    // `'a', 'b'` and `'a' dan 'b'` are several texts.
    let letters: Vec<char> = inner.chars().collect();
    let is_inside =
        letters.windows(3).all(|three| three[1] != '\'' || three[0].is_alphanumeric() && three[2].is_alphanumeric());
    (lone && is_inside && letters.len() > 2).then(|| inner.replace("''", "'"))
}

/// Whether a text begins with `*`, but names no part of the file.
fn is_no_reference(text: &str, anchors: &[String]) -> bool {
    text.strip_prefix('*').is_some_and(|rest| {
        // It may be a key: `*name : value`.
        let name = rest.split_once(" :").map_or(rest, |(name, _)| name).trim_end();
        rest.starts_with(|next: char| !next.is_whitespace()) && !anchors.iter().any(|anchor| anchor == name)
    }) && (text.starts_with("**") || text.contains(' '))
}

/// The names that `&` gives to parts of the file.
fn anchors(draft: &Draft) -> Vec<String> {
    let mut names = Vec::new();
    for line in &draft.lines {
        for (at, _) in line.text.match_indices('&') {
            let name = line.text[at + 1..].split([' ', ',', ']', '}']).next().unwrap_or_default();
            if !name.is_empty() {
                names.push(name.to_owned());
            }
        }
    }
    names
}

/// `{nama: Siti, S.Sos, jabatan: Lurah}`: puts a value in quotation marks that goes on behind a comma, which shows in
/// that no key stands there.
pub fn commas(text: &str) -> Option<String> {
    if !text.starts_with(['{', '[']) {
        return None;
    }
    let mut result = String::with_capacity(text.len() + 2);
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        let (before, inside) = rest.split_at(open + 1);
        result.push_str(before);
        let end = inside.find(['{', '}', '[', ']'])?;
        let (inner, behind) = inside.split_at(end);
        let is_quoted = ['"', '\''].iter().any(|mark| inner.matches(*mark).count() % 2 == 1);
        let joined = joined(inner).filter(|_| behind.starts_with('}') && !is_quoted);
        result.push_str(joined.as_deref().unwrap_or(inner));
        rest = behind;
    }
    result.push_str(rest);
    (result != text).then_some(result)
}

/// The entries between two brackets, of which some go on behind a comma.
fn joined(inner: &str) -> Option<String> {
    let is_entry = |piece: &str| value_of(piece.trim_start_matches([',', ' '])).key.is_some();
    let mut entries: Vec<String> = Vec::new();
    let mut is_joined = Vec::new();
    for piece in pieces(inner) {
        match entries.last_mut() {
            Some(last) if !is_entry(piece) && !piece.trim_matches([',', ' ']).is_empty() => {
                last.push_str(piece.trim_end());
                *is_joined.last_mut()? = true;
            }
            _ => {
                entries.push(piece.to_owned());
                is_joined.push(false);
            }
        }
    }
    let written = entries.iter().zip(&is_joined).map(|(entry, joined)| {
        let start = entry.find(": ").map(|colon| colon + 2).filter(|_| *joined);
        match start.map(|start| entry.split_at(start)) {
            Some((key, value)) if !value.trim_start().starts_with(['"', '\'']) => {
                format!("{key}{}", quoted(value.trim()))
            }
            _ => entry.clone(),
        }
    });
    is_joined.contains(&true).then(|| written.collect())
}

/// `{tarif: Rp 10.000,-, dasar: …}`: puts amounts with a comma in quotation marks, inside brackets.
pub fn amounts(text: &str) -> Option<String> {
    if !text.starts_with(['{', '[']) {
        return None;
    }
    let mut result = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("Rp") {
        let (before, amount) = rest.split_at(at);
        let is_outside = ['"', '\''].iter().all(|mark| before.matches(*mark).count() % 2 == 0);
        let is_value = before.ends_with([' ', '[', '{', ',']) && is_outside;
        let digits = amount[2..].trim_start_matches(['.', ' ']);
        let number = digits.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == '.');
        let is_cent = |letter: char| letter.is_ascii_digit() || matches!(letter, '-' | '–' | '=');
        let cents = number.strip_prefix(',').map(|behind| behind.trim_start_matches(is_cent));
        let cents = cents.filter(|cents| cents.len() + 1 < number.len());
        let has_digits = number.len() < digits.len();
        result.push_str(before);
        match cents {
            Some(cents) if is_value && has_digits => {
                // What stands behind the amount, up to the next comma or bracket, belongs to it.
                let end = cents.find([',', '}', ']']).unwrap_or(cents.len());
                let whole = &amount[..amount.len() - cents.len() + end];
                result.push_str(&quoted(whole.trim_end()));
                rest = &cents[end..];
            }
            _ => {
                result.push_str("Rp");
                rest = &amount[2..];
            }
        }
    }
    result.push_str(rest);
    (result != text).then_some(result)
}

/// A text in quotation marks that YAML reads as that text.
pub fn quoted(text: &str) -> String {
    match text.contains(['"', '\\']) {
        true => format!("'{}'", text.replace('\'', "''")),
        false => format!("\"{text}\""),
    }
}

/// A text, in quotation marks if YAML would read it as something else.
pub fn quoted_if_needed(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { quoted(text) }
}

/// Whether YAML reads a text without quotation marks as that text, or it has its own structure.
pub fn is_plain(text: &str) -> bool {
    let is_other = text.starts_with(|first: char| "*!|>%@`#?,]}-:\"'[{&".contains(first))
        || text.contains(": ")
        || text.ends_with(':')
        || matches!(text, "null" | "~" | "Null" | "NULL");
    has_structure(text) || !is_other
}

/// Whether a text is more than a text for YAML: a known key, or quotation marks, brackets or a name around the whole.
pub fn has_structure(text: &str) -> bool {
    is_whole(text) || is_whole(without_comment(text))
}

fn is_whole(text: &str) -> bool {
    let encloses = |open: char, close: char| text.len() > 1 && text.starts_with(open) && text.ends_with(close);
    let quoted = ['"', '\''].iter().any(|mark| {
        encloses(*mark, *mark) && !text[1..text.len() - 1].replace("''", "").replace("\\\"", "").contains(*mark)
    });
    let is_named =
        || text.strip_prefix('&').and_then(|rest| rest.split_once(' ')).is_some_and(|(_, rest)| has_structure(rest));
    quoted || encloses('[', ']') || encloses('{', '}') || is_named() || value_of(text).known_key().is_some()
}
