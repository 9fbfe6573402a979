//! The text of a file, and places in it.

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, OnceLock};

/// Names one file among the [`Sources`] of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(u32);

/// A range of bytes in one file. It is small, because everything that is read has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub source: SourceId,
    start: u32,
    end: u32,
}

impl Span {
    /// Some bytes of a file, which is no larger than 4 GiB.
    pub fn new(source: SourceId, bytes: Range<usize>) -> Self {
        let small = |byte: usize| u32::try_from(byte).expect("larger files are not read");
        Span { source, start: small(bytes.start), end: small(bytes.end) }
    }

    /// The empty range at the start of a file, for what concerns the file as a whole.
    pub fn start_of(source: SourceId) -> Self {
        Span { source, start: 0, end: 0 }
    }

    /// The empty range where this one begins.
    pub fn start(self) -> Self {
        Span { end: self.start, ..self }
    }

    /// The bytes.
    pub fn bytes(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether another one lies in this one.
    pub fn holds(self, other: Span) -> bool {
        self.source == other.source && self.start <= other.start && other.end <= self.end
    }

    /// From the start of this span to the end of another one in the same file.
    pub fn to(self, last: Span) -> Self {
        Span { end: last.end.max(self.start), ..self }
    }
}

/// One file, which may not be read yet.
#[derive(Clone, Debug)]
pub struct Source {
    /// The path, as [`shown`].
    pub path: String,
    /// Where it is; nowhere, if it is no file of the project's.
    pub place: PathBuf,
    text: OnceLock<String>,
}

impl Source {
    /// The whole text, without a byte order mark; empty if it was not read, or could not be.
    pub fn text(&self) -> &str {
        self.text.get().map_or("", String::as_str)
    }

    /// The text, which is read if it was not yet.
    pub fn text_or_read(&self, read: impl FnOnce() -> String) -> &str {
        self.text.get_or_init(read)
    }
}

/// A line and a column, both from 1; columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The character in the line.
    pub column: usize,
}

/// All files of a run; spans point into them.
#[derive(Clone, Debug, Default)]
pub struct Sources(Vec<Source>);

impl Sources {
    /// Gives a file a name, before it is read.
    pub fn add(&mut self, place: PathBuf) -> SourceId {
        self.push(Source { path: shown(&place), place, text: OnceLock::new() })
    }

    /// Keeps a text that is no file of the project's, or not to be read from it.
    pub fn add_read(&mut self, path: impl Into<String>, text: impl Into<String>) -> SourceId {
        self.push(Source { path: path.into(), place: PathBuf::new(), text: OnceLock::from(text.into()) })
    }

    fn push(&mut self, source: Source) -> SourceId {
        let id = SourceId(u32::try_from(self.0.len()).expect("a project has fewer than 2^32 files"));
        self.0.push(source);
        id
    }

    /// Lets a file be read again.
    pub fn forget(&mut self, id: SourceId) {
        self.0[id.0 as usize].text = OnceLock::new();
    }

    /// The file of that name.
    pub fn get(&self, id: SourceId) -> &Source {
        &self.0[id.0 as usize]
    }

    /// All files with their names.
    pub fn all(&self) -> Vec<(SourceId, &Source)> {
        self.0.iter().enumerate().map(|(at, source)| (SourceId(u32::try_from(at).expect("as added")), source)).collect()
    }

    /// The line, from 1, on which a span begins.
    pub fn line(&self, span: Span) -> usize {
        let before = &self.get(span.source).text().as_bytes()[..span.bytes().start];
        before.iter().filter(|byte| **byte == b'\n').count() + 1
    }

    /// Where a span begins and where it ends.
    pub fn ends(&self, span: Span) -> (Position, Position) {
        let text = self.get(span.source).text();
        let position = |at: usize| {
            let before = &text[..at];
            let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
            Position { line: before.matches('\n').count() + 1, column: before[line_start..].chars().count() + 1 }
        };
        (position(span.bytes().start), position(span.bytes().end))
    }

    /// The text that a span covers.
    pub fn text(&self, span: Span) -> &str {
        &self.get(span.source).text()[span.bytes()]
    }
}

/// The working directory, which stays the same.
static HERE: LazyLock<PathBuf> =
    LazyLock::new(|| std::env::current_dir().and_then(|here| here.canonicalize()).unwrap_or_default());

/// The path as shown to the reader: from the working directory, with `/`.
pub fn shown(path: &Path) -> String {
    path.strip_prefix(&*HERE).unwrap_or(path).to_string_lossy().replace('\\', "/")
}
