//! What Markdown may become: paragraphs, lists, emphasis and safe links; everything else is shown as text.

use std::sync::Arc;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde::Serialize;

use super::Words;
use crate::model::Link;

/// A text in blocks.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Rich {
    blocks: Vec<Block>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Block {
    Paragraph { inlines: Vec<Inline> },
    List { ordered: bool, start: u64, items: Vec<Vec<Block>> },
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Inline {
    Text { text: Words, strong: bool, emphasis: bool, link: Option<String> },
    Break,
}

impl Rich {
    /// Its words without emphasis and links.
    pub fn words(&self) -> Words {
        fn words(blocks: &[Block]) -> Vec<Words> {
            let paragraph = |inlines: &[Inline]| {
                let mut words = Words::default();
                for inline in inlines {
                    match inline {
                        Inline::Text { text, .. } => words.push(text),
                        Inline::Break => words.push(" "),
                    }
                }
                words
            };
            let block = |block: &Block| match block {
                Block::Paragraph { inlines } => vec![paragraph(inlines)],
                Block::List { items, .. } => items.iter().flat_map(|item| words(item)).collect(),
            };
            blocks.iter().flat_map(block).collect()
        }
        Words::join(words(&self.blocks), "; ")
    }

    /// Its words, if it is one paragraph without any form.
    pub fn simple(&self) -> Option<Words> {
        let [Block::Paragraph { inlines }] = &self.blocks[..] else { return None };
        let [Inline::Text { text, strong: false, emphasis: false, link: None }] = &inlines[..] else { return None };
        Some(text.clone())
    }

    /// Its text without emphasis and links.
    pub fn plain(&self) -> String {
        self.words().into_plain()
    }

    /// Reads Markdown. Raw HTML, code, headings, pictures and unsafe links come through as plain text. `language`: the
    /// tag of its language, if that is not the one of the document.
    pub fn new(markdown: &str, language: Option<Arc<str>>) -> Self {
        let mut reader = Reader { levels: vec![Level::default()], language, ..Reader::default() };
        for event in Parser::new_ext(&tamed(markdown), Options::empty()) {
            reader.event(event);
        }
        reader.end_paragraph();
        let blocks = reader.levels.pop().expect("the outermost level is never closed").blocks;
        Rich { blocks }
    }
}

/// Most levels of lists in lists; print cannot carry more.
const DEEPEST: usize = 4;

/// Escapes all signs of Markdown but those of emphasis, lists and links, so that they are read as they stand.
fn tamed(markdown: &str) -> String {
    let mut tamed = String::with_capacity(markdown.len());
    for line in markdown.split_inclusive('\n') {
        let body = line.trim_start_matches([' ', '\t']);
        // Deep margins are code or lists that are too deep.
        let margin = (line.len() - body.len()).min(2 * DEEPEST);
        tamed.push_str(&line[..margin]);
        let rule = !body.trim().is_empty()
            && ["-", "=", "*", "_"].iter().any(|sign| body.trim().replace(' ', "").replace(sign, "").is_empty());
        let mut before = ' ';
        if body.starts_with(['#', '>', '+', '~', '[', '|']) && !body.contains("](") || rule {
            tamed.push('\\');
            before = '\\';
        }
        let mut stars = Stars::default();
        let mut letters = body.chars().peekable();
        while let Some(letter) = letters.next() {
            let is_plain = letter == '*' && before.is_alphanumeric() && !stars.may_close();
            if matches!(letter, '&' | '`' | '<') || is_plain {
                tamed.push('\\');
            }
            tamed.push(letter);
            let is_escape = letter == '\\' && letters.peek() == Some(&'*');
            let is_escaped = letter == '*' && (is_plain || before == '\\');
            if !is_escape && !is_escaped {
                stars.meet(letter);
            }
            before = letter;
        }
    }
    tamed
}

/// The `*` of a line so far, without those that stand for themselves.
#[derive(Default)]
struct Stars {
    count: usize,
    /// Pairs of them, `**`.
    pairs: usize,
    /// Whether the next one makes a pair with the one before.
    is_half: bool,
}

impl Stars {
    fn meet(&mut self, letter: char) {
        let is_star = letter == '*';
        self.count += usize::from(is_star);
        self.pairs += usize::from(is_star && self.is_half);
        self.is_half = is_star && !self.is_half;
    }

    /// Whether an emphasis is open, which a `*` behind a letter would close.
    fn may_close(&self) -> bool {
        self.count % 2 == 1 || self.pairs % 2 == 1
    }
}

#[derive(Default)]
struct Level {
    blocks: Vec<Block>,
    /// Of a list: how it counts, and its finished items.
    list: Option<(Option<u64>, Vec<Vec<Block>>)>,
}

#[derive(Default)]
struct Reader {
    levels: Vec<Level>,
    inlines: Vec<Inline>,
    strong: usize,
    emphasis: usize,
    links: Vec<Option<String>>,
    /// Of the text, if it is another one than that of the document.
    language: Option<Arc<str>>,
}

impl Reader {
    fn event(&mut self, event: Event) {
        match event {
            Event::Start(Tag::Strong) => self.strong += 1,
            Event::End(TagEnd::Strong) => self.strong -= 1,
            Event::Start(Tag::Emphasis) => self.emphasis += 1,
            Event::End(TagEnd::Emphasis) => self.emphasis -= 1,
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => self.links.push(safe(&dest_url)),
            Event::End(TagEnd::Link | TagEnd::Image) => {
                self.links.pop();
            }
            Event::Start(Tag::List(start)) => {
                self.end_paragraph();
                self.levels.push(Level { blocks: Vec::new(), list: Some((start, Vec::new())) });
            }
            Event::End(TagEnd::List(_)) => self.end_list(),
            Event::Start(Tag::Item) => self.levels.push(Level::default()),
            Event::End(TagEnd::Item) => {
                self.end_paragraph();
                let item = self.levels.pop().expect("an item was opened").blocks;
                if let Some(Level { list: Some((_, items)), .. }) = self.levels.last_mut() {
                    items.push(item);
                }
            }
            Event::End(
                TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::BlockQuote(_),
            ) => self.end_paragraph(),
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => self.text(&text),
            Event::SoftBreak => self.text(" "),
            Event::HardBreak => self.inlines.push(Inline::Break),
            Event::Rule => self.text("—"),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        let text = text.replace('\n', " ");
        let text = match &self.language {
            Some(language) => Words::foreign(text, language.clone()),
            None => text.into(),
        };
        let next = Inline::Text {
            text,
            strong: self.strong > 0,
            emphasis: self.emphasis > 0,
            link: self.links.last().cloned().flatten(),
        };
        self.inlines.push(next);
    }

    fn end_paragraph(&mut self) {
        let inlines = std::mem::take(&mut self.inlines);
        let says = |inline: &Inline| matches!(inline, Inline::Text { text, .. } if !text.plain().trim().is_empty());
        if inlines.iter().any(says) {
            self.levels
                .last_mut()
                .expect("the outermost level is never closed")
                .blocks
                .push(Block::Paragraph { inlines });
        }
    }

    fn end_list(&mut self) {
        let Some(Level { list: Some((start, items)), .. }) = self.levels.pop() else { return };
        let list = Block::List { ordered: start.is_some(), start: start.unwrap_or(1), items };
        self.levels.last_mut().expect("a list stands in something").blocks.push(list);
    }
}

/// Only the web, mail and telephone may be linked to.
fn safe(address: &str) -> Option<String> {
    let plain = address.chars().all(|letter| letter.is_ascii_graphic() && !matches!(letter, '"' | '<' | '>' | '\\'));
    let scheme = address.starts_with("mailto:") || address.starts_with("tel:");
    let web = address.starts_with("http://") || address.starts_with("https://");
    (plain && (scheme || web && Link::parse(address).is_some())).then(|| address.to_owned())
}
