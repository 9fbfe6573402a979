//! The text of a file, and places in it.

mod lines;

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, OnceLock};

use lines::Lines;

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
    read: OnceLock<Read>,
}

/// A text that was read.
#[derive(Clone, Debug)]
struct Read {
    text: String,
    /// Made when a line or a column of it is asked for.
    lines: OnceLock<Lines>,
}

impl Read {
    fn new(text: String) -> Self {
        Read { text, lines: OnceLock::new() }
    }

    fn lines(&self) -> &Lines {
        self.lines.get_or_init(|| Lines::new(&self.text))
    }
}

impl Source {
    /// The whole text, without a byte order mark; empty if it was not read, or could not be.
    pub fn text(&self) -> &str {
        self.read.get().map_or("", |read| &read.text)
    }

    /// The text, which is read if it was not yet.
    pub fn text_or_read(&self, read: impl FnOnce() -> String) -> &str {
        &self.read.get_or_init(|| Read::new(read())).text
    }

    /// The line of a byte, from 1.
    pub fn line(&self, at: usize) -> usize {
        self.read.get().map_or(1, |read| read.lines().line(at))
    }

    /// The line and the column of a byte.
    pub fn position(&self, at: usize) -> Position {
        self.read.get().map_or(Position { line: 1, column: 1 }, |read| read.lines().position(&read.text, at))
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
        self.push(Source { path: shown(&place), place, read: OnceLock::new() })
    }

    /// Keeps a text that is no file of the project's, or not to be read from it.
    pub fn add_read(&mut self, path: impl Into<String>, text: impl Into<String>) -> SourceId {
        let read = OnceLock::from(Read::new(text.into()));
        self.push(Source { path: path.into(), place: PathBuf::new(), read })
    }

    fn push(&mut self, source: Source) -> SourceId {
        let id = SourceId(u32::try_from(self.0.len()).expect("a project has fewer than 2^32 files"));
        self.0.push(source);
        id
    }

    /// Lets a file be read again.
    pub fn forget(&mut self, id: SourceId) {
        self.0[id.0 as usize].read = OnceLock::new();
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
        self.get(span.source).line(span.bytes().start)
    }

    /// Where a span begins and where it ends.
    pub fn ends(&self, span: Span) -> (Position, Position) {
        let source = self.get(span.source);
        (source.position(span.bytes().start), source.position(span.bytes().end))
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
