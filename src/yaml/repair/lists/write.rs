//! A tree of entries as a list of YAML.

use super::super::draft::Change;
use super::super::marks::{Mark, Style};
use super::super::named::named;
use super::super::values::{has_structure, is_plain, quoted, quoted_if_needed};
use super::Head;
use super::read::Line;
use super::tree::{Entry, is_counted};
use crate::locale::Language;
use crate::vocabulary::VOCABULARY;

/// What a list is written for.
pub struct Form {
    /// What stood behind the key.
    pub head: Head,
    /// The key.
    pub key: &'static str,
    /// The language of the keys of the file.
    pub language: Language,
}

/// The lines of a file as they are to read, by their number; nothing if that cannot be done line by line.
pub fn list(entries: &[Entry], lines: &[Line], column: usize, form: &Form) -> Option<Vec<Change>> {
    let mut writer = Writer { lines, form, written: Vec::new() };
    writer.entries(entries, column)?;
    writer.written.sort_by_key(|(line, _)| *line);
    Some(writer.written)
}

struct Writer<'a> {
    lines: &'a [Line],
    form: &'a Form,
    written: Vec<Change>,
}

impl Writer<'_> {
    fn entries(&mut self, entries: &[Entry], column: usize) -> Option<()> {
        let is_counted = is_counted(entries);
        entries.iter().try_for_each(|entry| self.entry(entry, column, is_counted))
    }

    fn entry(&mut self, entry: &Entry, column: usize, is_counted: bool) -> Option<()> {
        let line = &self.lines[entry.line];
        let keeps_mark = matches!(entry.mark, Some(Mark::Count(_))) && !is_counted;
        let text = if keeps_mark { format!("{}{}", line.written, line.text) } else { line.text.clone() };
        let (parts, more): (Vec<usize>, Vec<usize>) = entry.more.iter().partition(|at| self.lines[**at].is_part);
        if entry.children.is_empty()
            && entry.more.is_empty()
            && let Some(texts) = in_one_line(line)
        {
            let items = texts.iter().map(|text| format!("{}- {}", " ".repeat(column), quoted_if_needed(text)));
            self.written.push((line.at, items.collect()));
            return Some(());
        }
        // `Petugas:` above a list is a heading, not a key.
        let is_heading = !entry.children.is_empty() && text.ends_with(':') && parts.is_empty();
        match has_structure(&text) && !is_heading {
            // Keys can have no items below them. In a text of several lines they come behind, so that nothing melts.
            true if more.is_empty() && (entry.children.is_empty() || self.form.head == Head::Block) => {
                self.structured(line, &text, &parts, column);
                self.entries(&entry.children, column)
            }
            false if parts.is_empty() => {
                self.text(entry, line, text, &more, column)?;
                self.entries(&entry.children, column + 4)
            }
            _ => None,
        }
    }

    /// An item with keys, quotation marks or brackets: as it stands, with its further keys below the first.
    fn structured(&mut self, line: &Line, text: &str, parts: &[usize], column: usize) {
        self.written.push((line.at, vec![format!("{}- {text}", " ".repeat(column))]));
        let Some(first) = parts.first().map(|at| self.lines[*at].column) else { return };
        for at in parts {
            let part = &self.lines[*at];
            let indent = (column + 2 + part.column).saturating_sub(first);
            self.written.push((part.at, vec![format!("{}{}", " ".repeat(indent), part.text)]));
        }
    }

    /// A text, which may go on in further lines and have items below it.
    fn text(&mut self, entry: &Entry, line: &Line, text: String, more: &[usize], column: usize) -> Option<()> {
        let is_group = !entry.children.is_empty();
        let mut texts: Vec<(usize, String)> = vec![(line.at, text)];
        texts.extend(
            more.iter().map(|at| (self.lines[*at].at, format!("{}{}", self.lines[*at].written, self.lines[*at].text))),
        );
        let last = texts.last_mut().expect("the first was put in");
        if is_group {
            last.1 = last.1.trim_end_matches([':', ' ']).to_owned();
            if last.1.is_empty() {
                return None;
            }
        }
        let whole = texts.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join(" ");
        // A name with its amount becomes two keys.
        let has_sign = whole.contains(" #") && entry.mark != Some(Mark::Dash);
        if (!is_plain(&whole) || has_sign) && named(&whole, self.form.key).is_none() {
            enclose(&mut texts, &whole);
        }
        let section = VOCABULARY.keys.spelling("section", self.form.language);
        let indent = " ".repeat(column);
        for (at, (_, text)) in texts.iter_mut().enumerate() {
            *text = match (at, is_group) {
                (0, false) => format!("{indent}- {text}"),
                (0, true) => format!("{indent}- {section}: {text}"),
                (_, false) => format!("{indent}  {text}"),
                (_, true) => format!("{indent}    {text}"),
            };
        }
        self.written.extend(texts.into_iter().map(|(at, text)| (at, vec![text])));
        if is_group {
            let items = VOCABULARY.keys.spelling("items", self.form.language);
            let last = self.written.last_mut().expect("the first was put in");
            last.1.push(format!("{indent}  {items}:"));
        }
        Some(())
    }
}

/// The items of a list that stands in one line: `• KTP • KK`, `1. KTP 2. KK`.
fn in_one_line(line: &Line) -> Option<Vec<String>> {
    let mut texts: Vec<String> = Vec::new();
    let mut rest = line.text.as_str();
    match line.mark? {
        Mark::Symbol(symbol) if !symbol.is_ascii() => {
            texts.extend(rest.split(symbol).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()));
        }
        Mark::Count(count) if count.style == Style::Number && count.number == 1 => {
            for number in 2.. {
                let open = if count.is_open { "(" } else { "" };
                let mark = format!(" {open}{number}{} ", count.close);
                let Some((text, behind)) = rest.split_once(&mark) else { break };
                texts.push(text.trim().to_owned());
                rest = behind;
            }
            texts.push(rest.trim().to_owned());
        }
        _ => return None,
    }
    (texts.len() > 1).then_some(texts)
}

/// Puts a text of several lines in quotation marks.
fn enclose(texts: &mut [(usize, String)], whole: &str) {
    let mark = if whole.contains(['"', '\\']) { '\'' } else { '"' };
    for (at, (_, text)) in texts.iter_mut().enumerate() {
        let inner = if mark == '\'' { text.replace('\'', "''") } else { text.clone() };
        *text = if at == 0 { format!("{mark}{inner}") } else { inner };
    }
    if let Some((_, last)) = texts.last_mut() {
        last.push(mark);
    }
    debug_assert!(texts.len() > 1 || texts[0].1 == quoted(whole));
}
