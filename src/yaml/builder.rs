//! Builds a tree from the events of the YAML parser.

use std::collections::HashMap;
use std::ops::Range;

use granit_parser::{Event, Options, Parser, ScalarStyle, StructureStyle};

use super::duplicates::insert;
use super::margin::Levels;
use super::repair::{Origin, begins_item, has_items, is_invisible};
use super::{
    Entry, Key, MAXIMUM_ALIASED, MAXIMUM_DEPTH, Mapping, Node, PASTED_LIST, SYNTAX, TOO_LARGE, Value, merge, syntax,
};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{SourceId, Span};
use crate::text;
use crate::vocabulary::VOCABULARY;

/// A collection that is not closed yet.
enum Open {
    Sequence(Vec<Node>),
    /// The entries, and the key that waits for its value.
    Mapping(Mapping, Option<Key>),
}

/// A tree while it is built.
pub struct Builder<'d> {
    text: &'d str,
    source: SourceId,
    offset: usize,
    /// Where the text comes from, if it was repaired.
    origin: &'d Origin,
    diagnostics: &'d mut Diagnostics,
    /// Whether something may be meant in another way than YAML reads it.
    pub is_suspect: bool,
    /// How many keys the vocabulary does not have.
    pub unknown: usize,
    open: Vec<(Open, Span, usize)>,
    levels: Levels,
    anchors: HashMap<usize, (Node, usize)>,
    aliased: usize,
    root: Option<Node>,
}

impl<'d> Builder<'d> {
    /// For the text from `offset` of a file.
    pub fn new(
        text: &'d str,
        source: SourceId,
        offset: usize,
        origin: &'d Origin,
        diagnostics: &'d mut Diagnostics,
    ) -> Self {
        Builder {
            text,
            source,
            offset,
            origin,
            diagnostics,
            is_suspect: false,
            unknown: 0,
            open: Vec::new(),
            levels: Levels::default(),
            anchors: HashMap::new(),
            aliased: 0,
            root: None,
        }
    }

    /// The place in the file of some bytes of the text.
    fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.source, self.origin.range(self.offset + range.start..self.offset + range.end))
    }

    /// Builds until the end or the first syntax error; returns where in the text that error is.
    pub fn run(&mut self) -> Option<usize> {
        let text = self.text;
        let mut options = Options::default();
        options.emit_comments = false;
        options.emit_unresolved_aliases = true;
        options.flow_nesting_limit = MAXIMUM_DEPTH;
        options.block_nesting_limit = MAXIMUM_DEPTH;
        let mut documents = 0;
        for next in Parser::new_from_str_with_options(text, options) {
            let (event, span) = match next {
                Ok(next) => next,
                Err(error) => {
                    let at = boundary(text, error.marker().byte_offset().unwrap_or(text.len()));
                    let span = |range| self.span(range);
                    let found = syntax::diagnostic(error.kind(), span, text, at);
                    self.diagnostics.push(found);
                    return Some(at);
                }
            };
            let range = span.byte_range().unwrap_or(0..0);
            let (start, end) = (boundary(text, range.start), boundary(text, range.end));
            let span = self.span(start..end);
            match event {
                Event::DocumentStart(..) => {
                    documents += 1;
                    if documents > 1 {
                        let title = text!(id: "berkas ini memuat lebih dari satu dokumen YAML", en: "this file holds more than one YAML document");
                        let help = text!(id: "pindahkan isi sesudah baris `---` ke berkas lain, lalu hapus baris itu", en: "move what follows the line `---` into another file, then delete that line");
                        self.diagnostics.push(Diagnostic::error(&SYNTAX, span, title).help(help));
                        return None;
                    }
                }
                Event::Scalar(written, style, anchor, _) => {
                    let plain = style == ScalarStyle::Plain;
                    self.is_suspect |= match style {
                        ScalarStyle::Plain => is_odd(&written, end - start),
                        ScalarStyle::Literal | ScalarStyle::Folded => self.is_odd_block(&written),
                        _ => !written.is_ascii() && written.contains(is_invisible),
                    };
                    if let Some(comment) = swallowed(text, range.end).filter(|_| plain && !written.is_empty()) {
                        let title =
                            text!(id: "teks mulai dari `#` tidak terbaca", en: "the text from `#` on is not read");
                        let help = text!(
                            id: "apit seluruh teks dengan tanda kutip; jika ini catatan Anda sendiri, beri spasi sesudah `#`",
                            en: "put the whole text in quotation marks; if it is a comment, write a space behind `#`"
                        );
                        let span = self.span(comment);
                        self.diagnostics.push(Diagnostic::error(&SYNTAX, span, title).help(help));
                    }
                    let is_quoted = matches!(style, ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted);
                    if is_quoted && !self.levels.is_in_brackets() {
                        self.report_margin(start..end);
                    }
                    if self.joins_lines(style, &text[start..end], written.len()) {
                        self.report_melted(start..end);
                    }
                    let null = plain && matches!(&*written, "" | "~" | "null");
                    let value = if null { Value::Null } else { Value::Scalar(written.into_owned()) };
                    self.add(Node { span, value }, anchor);
                }
                Event::SequenceStart(style, anchor, _) => {
                    let is_flow = style == StructureStyle::Flow;
                    // The parser lets a list that is not indented begin behind its first dash.
                    let is_behind = !is_flow && !text[start..].starts_with('-');
                    let dash = text[..start].rfind('-').filter(|_| is_behind);
                    self.levels.open(dash.unwrap_or(start), is_flow);
                    self.open.push((Open::Sequence(Vec::new()), span, anchor));
                }
                Event::MappingStart(style, anchor, _) => {
                    self.levels.open(start, style == StructureStyle::Flow);
                    self.open.push((Open::Mapping(Mapping::default(), None), span, anchor));
                }
                Event::SequenceEnd | Event::MappingEnd => {
                    if let Some(range) = self.levels.close(end) {
                        self.report_margin(range);
                    }
                    self.close(span, false);
                }
                Event::Alias(anchor) => self.alias(anchor, span),
                // What it names may stand in what was cut off.
                Event::UnresolvedAlias(_) if self.offset > 0 => self.add(Node { span, value: Value::Lost }, 0),
                Event::UnresolvedAlias(name) => {
                    let title = text!(id: "tidak ada bagian yang bernama `&{}`", en: "nothing is named `&{}`", name.to_string());
                    let help = text!(
                        id: "tanda `*` di awal berarti rujukan dalam YAML; apit teks dengan tanda kutip jika bukan rujukan",
                        en: "a `*` in front is a reference in YAML; quote the text if none is meant"
                    );
                    self.diagnostics.push(Diagnostic::error(&SYNTAX, span, title).help(help));
                    self.add(Node { span, value: Value::Lost }, 0);
                }
                _ => {}
            }
        }
        None
    }

    /// The key that waits for its value, if it is not an item of a list that comes next.
    fn waiting(&mut self) -> Option<&mut Key> {
        match self.open.last_mut() {
            Some((Open::Mapping(_, key), ..)) => key.as_mut(),
            _ => None,
        }
    }

    /// Whether a text of several lines may be meant as a list: its key has items, or its lines begin as items do.
    fn is_odd_block(&mut self, text: &str) -> bool {
        self.waiting().and_then(|key| key.name).is_none_or(has_items)
            || text.lines().any(|line| begins_item(line.trim_start()))
    }

    /// Whether the lines of a text become one: YAML joins them, or the value of the key is one line for its readers.
    fn joins_lines(&mut self, style: ScalarStyle, raw: &str, length: usize) -> bool {
        const ON_ONE_LINE: [&str; 6] = ["step", "document", "condition", "information", "form", "name"];
        match style {
            ScalarStyle::Plain => raw.len() != length,
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => raw.contains('\n'),
            ScalarStyle::Folded => true,
            ScalarStyle::Literal => {
                self.waiting().is_none_or(|key| key.name.is_some_and(|name| ON_ONE_LINE.contains(&name)))
            }
        }
    }

    /// Reports lines of a text in quotation marks or brackets that are not indented.
    fn report_margin(&mut self, range: Range<usize>) {
        let found = self.levels.report(self.text, range, |range| self.span(range));
        self.diagnostics.extend(found);
    }

    /// Reports lines of a text that begin as items of a list do, but are read as one text with the line above.
    fn report_melted(&mut self, range: Range<usize>) {
        let mut at = range.start;
        for line in self.text[range].split_inclusive('\n') {
            let body = line.trim_start();
            let start = at + line.len() - body.len();
            let is_first = at == start;
            at += line.len();
            if is_first || !begins_item(body) {
                continue;
            }
            let title = text!(
                id: "baris ini menjadi satu kalimat dengan baris di atasnya",
                en: "this line becomes one sentence with the line above"
            );
            let help = text!(
                id: "jika ini butir daftar, pindahkan menjadi butir tersendiri, setingkat dengan butir yang memuatnya, dengan `- ` di depannya; jika ini lanjutan kalimat, sambung ke baris di atasnya, tanpa tandanya",
                en: "if it is an item of a list, make it an item of its own, at the level of the item that holds it, with `- ` before it; if it goes on with the sentence, join it to the line above, without its mark"
            );
            let span = self.span(start..start + body.trim_end().len());
            self.diagnostics.push(Diagnostic::warning(&PASTED_LIST, span, title).help(help));
        }
    }

    /// What was read; whatever is still open was cut by a syntax error.
    pub fn finish(mut self) -> Option<Node> {
        while let Some((_, span, _)) = self.open.last() {
            let span = *span;
            self.close(span, true);
        }
        self.root
    }

    fn close(&mut self, end: Span, cut: bool) {
        let Some((open, start, anchor)) = self.open.pop() else { return };
        let (value, last) = match open {
            Open::Sequence(items) if cut && items.is_empty() => (Value::Lost, None),
            Open::Sequence(items) => {
                let last = items.last().map(|item| item.span);
                (Value::Sequence(items), last)
            }
            Open::Mapping(mut mapping, key) => {
                mapping.cut |= cut;
                if let Some(key) = key {
                    let value = Node { span: key.span, value: if cut { Value::Lost } else { Value::Null } };
                    insert(&mut mapping, Entry { key, value }, self.diagnostics);
                }
                merge::expand(&mut mapping, self.text, self.offset, self.diagnostics);
                let last = mapping.entries.last().map(|entry| entry.value.span);
                (Value::Mapping(mapping), last)
            }
        };
        // A block ends with its last item; the parser ends it where the next token starts.
        let flow = !end.bytes().is_empty() && !cut;
        let span = if flow { start.to(end) } else { last.map_or(start, |last| start.to(last)) };
        self.add(Node { span, value }, anchor);
    }

    fn alias(&mut self, anchor: usize, span: Span) {
        let Some((node, size)) = self.anchors.get(&anchor) else {
            let title = text!(id: "rujukan menunjuk kepada dirinya sendiri", en: "the reference leads to itself");
            self.diagnostics.push(Diagnostic::error(&SYNTAX, span, title));
            self.add(Node { span, value: Value::Lost }, 0);
            return;
        };
        let exceeded_before = self.aliased > MAXIMUM_ALIASED;
        self.aliased += size;
        if self.aliased > MAXIMUM_ALIASED {
            if !exceeded_before {
                let title = text!(
                    id: "rujukan `*` menambah lebih dari {} bagian", en: "the references with `*` add more than {} parts",
                    MAXIMUM_ALIASED
                );
                let help = text!(id: "tulis bagian ini satu kali saja", en: "write this part once only");
                self.diagnostics.push(Diagnostic::error(&TOO_LARGE, span, title).help(help));
            }
            self.add(Node { span, value: Value::Lost }, 0);
            return;
        }
        let node = node.clone();
        // The place of what is named is elsewhere.
        if let Some(key) = self.waiting().filter(|key| key.written == merge::KEY) {
            key.span = key.span.to(span);
        }
        self.add(node, 0);
    }

    fn add(&mut self, node: Node, anchor: usize) {
        if anchor != 0 {
            let size = size(&node);
            self.anchors.insert(anchor, (node.clone(), size));
        }
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some((Open::Sequence(items), ..)) => items.push(node),
            Some((Open::Mapping(mapping, key), ..)) => match key.take() {
                Some(key) => insert(mapping, Entry { key, value: node }, self.diagnostics),
                None => {
                    let next = self::key(&node, self.diagnostics);
                    self.is_suspect |= next.name.is_none();
                    self.unknown += usize::from(next.name.is_none());
                    *key = Some(next);
                }
            },
        }
    }
}

/// Whether a plain text may be meant in another way: it has several lines, begins with a sign, holds a key without a
/// space behind its colon or a character that nobody sees. `length`: of the text as it is written, in bytes.
fn is_odd(text: &str, length: usize) -> bool {
    let Some(first) = text.chars().next() else { return false };
    let is_key = || text.split_once(':').is_some_and(|(word, _)| VOCABULARY.keys.canonical(word).is_some());
    text.len() != length
        || (!first.is_alphanumeric() && first != '(')
        || (!text.is_ascii() && text.contains(is_invisible))
        || (first == '1' && (text.contains(" 2.") || text.contains(" 2)")))
        || is_key()
}

fn key(node: &Node, diagnostics: &mut Diagnostics) -> Key {
    let (title, help) = match &node.value {
        Value::Scalar(written) if written.contains(char::is_alphanumeric) || written == merge::KEY => {
            let word = written.trim();
            return Key { written: word.to_owned(), name: VOCABULARY.keys.canonical(word), span: node.span };
        }
        Value::Scalar(_) => (
            text!(id: "di depan titik dua ini tidak ada nama kunci", en: "there is no key before this colon"),
            text!(
                id: "hapus baris ini, atau tulis nama kuncinya di depan titik dua",
                en: "delete the line, or write the name of the key before the colon"
            ),
        ),
        _ => (
            text!(id: "kunci harus berupa teks", en: "a key must be text"),
            text!(id: "tulis `kunci: nilai`", en: "write `key: value`"),
        ),
    };
    diagnostics.push(Diagnostic::error(&SYNTAX, node.span, title).help(help));
    Key { written: String::new(), name: None, span: node.span }
}

/// A comment without a space behind its sign, on the line of a text that ends there: likely a part of the text.
fn swallowed(text: &str, end: usize) -> Option<Range<usize>> {
    let rest = text.get(end..)?;
    let comment = rest.trim_start_matches(|letter: char| letter.is_whitespace() && letter != '\n');
    let at = end + rest.len() - comment.len();
    let sign = comment.strip_prefix('#')?;
    let line = comment.lines().next()?.trim_end();
    (at > end && sign.starts_with(char::is_alphanumeric)).then(|| at..at + line.len())
}

fn size(node: &Node) -> usize {
    1 + match &node.value {
        Value::Lost | Value::Null | Value::Scalar(_) => 0,
        Value::Sequence(items) => items.iter().map(size).sum(),
        Value::Mapping(mapping) => mapping.entries.iter().map(|entry| 1 + size(&entry.value)).sum(),
    }
}

/// The start of the character in which a byte lies.
fn boundary(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
