//! Tabs, special spaces and invisible characters where YAML wants plain spaces, and in keys.

use super::draft::Draft;
use super::marks::mark;
use super::notes::Note;
use super::rows::{Kind, rows};
use crate::vocabulary::VOCABULARY;

/// Repairs the margin, the mark and the key of each line. `tab` is how many columns a tab in the margin stands for.
pub fn repair(draft: &mut Draft, tab: usize) {
    let rows = rows(draft);
    for (at, row) in rows.iter().enumerate() {
        let line = &draft.lines[at].text;
        if line.is_ascii() && !line.contains('\t') {
            continue;
        }
        if let Some(text) = without_invisible(line) {
            draft.change(at, text, Note::Invisible);
        }
        // Inside a longer text blanks belong to it, unless YAML sees no margin at all.
        let is_inside = row.kind != Kind::Plain;
        if is_inside && draft.lines[at].text.starts_with(' ') {
            continue;
        }
        if let Some((text, note)) = margin(&draft.lines[at].text, tab) {
            draft.change(at, text, note);
        }
        if let Some((text, note)) = key(&draft.lines[at].text).filter(|_| !is_inside) {
            draft.change(at, text, note);
        }
    }
    first_line(draft);
}

/// Characters that no reader misses; those that turn the direction of writing are left, and refused by the readers.
pub fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}')
}

fn without_invisible(line: &str) -> Option<String> {
    line.contains(is_invisible).then(|| line.replace(is_invisible, ""))
}

/// A space that YAML does not take for one.
pub fn is_special(letter: char) -> bool {
    letter.is_whitespace() && !matches!(letter, ' ' | '\t' | '\n' | '\r')
}

fn margin(line: &str, tab: usize) -> Option<(String, Note)> {
    let body = line.trim_start();
    let margin = &line[..line.len() - body.len()];
    if body.is_empty() || margin.bytes().all(|byte| byte == b' ') {
        return None;
    }
    let has_tab = margin.contains('\t');
    // A tab leads to the next stop; behind other spaces than tabs it is one step, too.
    let columns = margin.chars().fold(0, |column, letter| match letter {
        '\t' => (column / tab + 1) * tab,
        _ => column + 1,
    });
    Some((" ".repeat(columns) + body, if has_tab { Note::Tab } else { Note::Space }))
}

/// Special spaces behind a dash or a colon and in a key, other colons, and quotation marks around a key.
fn key(line: &str) -> Option<(String, Note)> {
    let body = line.trim_start_matches(' ');
    let indent = line.len() - body.len();
    let marked = mark(body).map_or(0, |(_, at)| at);
    let (dash, text) = body.split_at(marked);
    let tidy = |part: &str| part.replace(is_special, " ");
    let mut note = (dash.contains(is_special)).then_some(Note::Space);
    let mut result = format!("{}{}", &line[..indent], tidy(dash));
    match text.find([':', '：', '∶', '﹕']) {
        Some(at) if is_key(&text[..at]) => {
            let (word, rest) = text.split_at(at);
            let colon = rest.chars().next().expect("a colon was found");
            let value = &rest[colon.len_utf8()..];
            let name = tidy(word.trim_matches(QUOTES));
            let name = name.trim();
            let gap = value.starts_with(|next: char| is_special(next));
            if name != word.trim_end_matches(' ') {
                note = Some(if word.contains(is_special) { Note::Space } else { Note::Quotes });
            } else if gap {
                note = Some(Note::Space);
            }
            if colon != ':' {
                note = Some(Note::Colon);
            }
            let value = if gap || colon != ':' { value.trim_start_matches(is_special) } else { value };
            let space = if (gap || colon != ':') && !value.is_empty() && !value.starts_with(' ') { " " } else { "" };
            let name = if note.is_some() { name } else { word };
            result = format!("{result}{name}:{space}{value}");
        }
        _ => result.push_str(text),
    }
    note.map(|note| (result, note))
}

/// Curly quotation marks, and the byte order mark.
const QUOTES: [char; 6] = ['“', '”', '„', '‘', '’', '\u{FEFF}'];

/// Whether a word is a key once special spaces are plain ones.
fn is_key(word: &str) -> bool {
    word.len() < 80 && VOCABULARY.keys.canonical(word.replace(is_special, " ").trim_matches(QUOTES).trim()).is_some()
}

/// A first line that is indented more than the keys below it.
fn first_line(draft: &mut Draft) {
    let is_content = |text: &str| !text.trim().is_empty() && !text.trim_start().starts_with('#');
    let Some(first) = draft.lines.iter().position(|line| is_content(&line.text)) else { return };
    let text = draft.lines[first].text.trim_start().to_owned();
    let is_key = |text: &str| super::rows::value_of(text).known_key().is_some();
    let is_indented = draft.lines[first].text.len() > text.len() && is_key(&text) && !text.starts_with('-');
    let next = draft.lines[first + 1..].iter().find(|line| is_content(&line.text));
    if is_indented && next.is_some_and(|line| is_key(&line.text) && !line.text.starts_with('-')) {
        draft.change(first, text, Note::FirstLine);
    }
}
