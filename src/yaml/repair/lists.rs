//! Lists as they are pasted: items with bullets, dashes, numbers, letters or nothing before them, under a key, at the
//! margin or indented, also in a text that `|` begins.
//!
//! The lines below a key become a tree of entries (`tree`), which is written as a list of YAML (`write`). An item with
//! items below it becomes a group: `bagian` and `butir`.

mod read;
mod tree;
mod write;

use std::cell::LazyCell;

use super::draft::{Change, Draft};
use super::marks::Mark;
use super::notes::{Items, Note};
use super::rows::{Kind, Row, ValueText, rows, value_of};
use super::values::has_structure;
use crate::locale::Language;
use crate::vocabulary::VOCABULARY;
use read::{Line, even, lines_below, open_dashes};
use tree::{Entry, tree};
use write::Form;

/// Keys whose value is a list: the components, what groups items, and facts of which there are several.
const LISTS: [&str; 22] = [
    "requirements",
    "procedure",
    "time",
    "cost",
    "product",
    "complaints",
    "legal_basis",
    "facilities",
    "competence",
    "supervision",
    "staff",
    "guarantee",
    "safety",
    "evaluation",
    "items",
    "one_of",
    "parallel",
    "letterhead",
    "hours",
    "keywords",
    "life_events",
    "partners",
];

/// Those of them whose items are free text, in which `|` may hold a list of Markdown.
const PROSE: [&str; 5] = ["competence", "supervision", "guarantee", "safety", "evaluation"];

/// Whether the value of a key is a list of items.
pub fn has_items(key: &str) -> bool {
    LISTS.contains(&key)
}

/// What stands behind the key above a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Head {
    /// Nothing: the list begins in the next line.
    Empty,
    /// `|` or `>`: the list is a text of several lines.
    Block,
    /// The first item.
    Text,
}

/// Repairs all lists.
pub fn repair(draft: &mut Draft) {
    let rows = rows(draft);
    let language = LazyCell::new(|| VOCABULARY.language_of(&draft.text()).unwrap_or_default());
    let mut lists = Vec::new();
    // What is inside a list that is repaired is looked at again in the next round.
    let mut next = 0;
    for at in 0..rows.len() {
        if rows[at].kind == Kind::Plain
            && at >= next
            && let Some(list) = list_below(draft, &rows, at, &language)
        {
            next = list.end;
            lists.push((list.changes, list.note));
        }
    }
    draft.rewrite(lists);
}

/// A list that is to be repaired.
struct List {
    /// What its lines become, in order.
    changes: Vec<Change>,
    /// The line behind it.
    end: usize,
    note: Note,
}

/// The list below the key of a line, if there is one to repair.
fn list_below(
    draft: &Draft,
    rows: &[Row],
    at: usize,
    language: &LazyCell<Language, impl FnOnce() -> Language>,
) -> Option<List> {
    let text = draft.lines[at].text.as_str();
    let body = &text[rows[at].column..];
    let value = value_of(body);
    let key = value.known_key()?;
    let is_list = has_items(key);
    let sign = head(&value);
    // A text of several lines must be indented; what stands at the margin below its sign is no part of it.
    let next = rows[at + 1..].iter().find(|row| row.kind != Kind::Blank);
    let is_below = next.is_some_and(|row| row.kind == Kind::Block(at));
    let head = if sign == Head::Block && !is_below { Head::Empty } else { sign };
    if head == Head::Text && (!is_list || value.text.starts_with(['"', '\'', '[', '{', '&', '*', '!'])) {
        return None;
    }
    let column = rows[at].column + body.len() - value.line.len();
    let below = lines_below(draft, rows, at, column, head, is_list);
    if below.is_empty() && head != Head::Text {
        return None;
    }
    if head == Head::Block && !is_list {
        return markdown(draft, at, &below);
    }
    let start = match below.first() {
        Some(line) if line.column > column || head == Head::Empty && line.column == column => line.column,
        _ => column + 2,
    };
    let first = (head == Head::Text).then(|| Line::first(at, start, value.text));
    let mut lines: Vec<Line> = first.into_iter().chain(below).collect();
    open_dashes(&mut lines);
    even(&mut lines);
    let end = lines.last()?.at + 1;
    // A mark with nothing behind it is no item, `biaya: -`, and a text of several lines none that is pasted: `- |`.
    if lines.iter().any(|line| value_of(&line.text).is_block_header()) {
        return None;
    }
    if lines
        .iter()
        .any(|line| line.text.is_empty() && line.mark.is_some_and(|mark| mark != Mark::Dash || head == Head::Text))
    {
        return None;
    }
    let entries = tree(&lines, head != Head::Empty)?;
    let counts = Counts::of(&entries);
    let is_literal = head == Head::Block && value.text.starts_with('|');
    let is_markdown = is_literal && PROSE.contains(&key) && lines.iter().all(Line::is_markdown);
    if !counts.is_pasted(is_list, head == Head::Empty && start == column) || is_markdown {
        return None;
    }
    let mut changes = write::list(&entries, &lines, start, &Form { head, key, language: **language })?;
    let comment = value.text.find(" #").filter(|_| sign == Head::Block).map_or("", |at| &value.text[at..]);
    let key_line = format!("{}{comment}", text[..text.len() - tail_of(text, &value)].trim_end());
    match head {
        Head::Text => changes[0].1.insert(0, key_line),
        _ if sign == Head::Block => changes.insert(0, (at, vec![key_line])),
        _ => {}
    }
    let is_certain = counts.bare == 0 || counts.all() == 1;
    let items = Items {
        count: counts.all(),
        has_groups: counts.groups > 0,
        has_keys: lines.iter().any(|line| line.is_part),
        is_block: sign == Head::Block,
        has_colons: lines.iter().any(|line| !line.is_part && line.text.contains(": ") && !has_structure(&line.text)),
    };
    let note = if is_certain { Note::List(items) } else { Note::BareLines(items) };
    Some(List { changes, end, note })
}

/// How long the value at the end of a line is.
fn tail_of(text: &str, value: &ValueText) -> usize {
    text.rfind(value.text).map_or(0, |start| text.len() - start)
}

fn head(value: &ValueText) -> Head {
    match value.text {
        text if text.is_empty() || text.starts_with('#') => Head::Empty,
        _ if value.is_block_header() => Head::Block,
        _ => Head::Text,
    }
}

/// Marks that Markdown does not know become `- `, in a text of several lines.
fn markdown(draft: &Draft, at: usize, below: &[Line]) -> Option<List> {
    let strange = below.iter().filter(|line| line.mark.is_some() && !line.is_markdown());
    let written = |line: &Line| format!("{}- {}", " ".repeat(line.column), line.text);
    let mut changes: Vec<Change> = strange.map(|line| (line.at, vec![written(line)])).collect();
    let (end, count) = (changes.last()?.0 + 1, changes.len());
    // `>` would run the items together.
    let head = &draft.lines[at].text;
    if let Some(sign) = head.rfind('>') {
        changes.insert(0, (at, vec![format!("{}|{}", &head[..sign], &head[sign + 1..])]));
    }
    Some(List { changes, end, note: Note::List(Items::plain(count)) })
}

/// How many entries there are of each sort.
#[derive(Default)]
struct Counts {
    /// With a mark of YAML.
    dashes: usize,
    /// With another mark.
    marked: usize,
    /// Without one.
    bare: usize,
    /// With items below them.
    groups: usize,
}

impl Counts {
    fn of(entries: &[Entry]) -> Self {
        let mut counts = Counts::default();
        counts.add(entries);
        counts
    }

    fn add(&mut self, entries: &[Entry]) {
        for entry in entries {
            match entry.is_foreign() {
                Some(true) => self.marked += 1,
                Some(false) => self.dashes += 1,
                // What introduces a list is marked by it.
                None if !entry.children.is_empty() => self.marked += 1,
                None => self.bare += 1,
            }
            self.groups += usize::from(!entry.children.is_empty());
            self.add(&entry.children);
        }
    }

    /// Whether this is no list of YAML, but was meant as one. `is_list`: the key has a list for its value; `is_cut_off`:
    /// the lines stand where a text cannot go on.
    fn is_pasted(&self, is_list: bool, is_cut_off: bool) -> bool {
        match self.bare {
            0 => self.marked > 0,
            _ if !is_list => false,
            1 => self.marked > 0 || self.dashes > 0 || is_cut_off,
            _ => true,
        }
    }

    fn all(&self) -> usize {
        self.dashes + self.marked + self.bare
    }
}
