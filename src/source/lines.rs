//! Where the lines of a text begin, and how many characters stand before each place of it.

use super::Position;

/// How many bytes are looked at, at most, to count characters.
const BLOCK: usize = 128;

/// An index of a text, made once, so that no place in it is sought from its start.
#[derive(Clone, Debug)]
pub struct Lines {
    /// The byte at which each line begins.
    starts: Vec<u32>,
    /// How many characters begin before each block of the text.
    before: Vec<u32>,
}

impl Lines {
    /// The index of a text, which is smaller than 4 GiB.
    pub fn new(text: &str) -> Self {
        let small = |number: usize| u32::try_from(number).expect("larger files are not read");
        let newlines = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = std::iter::once(0).chain(newlines.map(|(at, _)| small(at + 1))).collect();
        let blocks = text.as_bytes().chunks(BLOCK).scan(0, |before, block| {
            let here = *before;
            *before += small(characters(block));
            Some(here)
        });
        Lines { starts, before: blocks.collect() }
    }

    /// The line of a byte, from 1.
    pub fn line(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start as usize <= at)
    }

    /// The line and the column of a byte of the text.
    pub fn position(&self, text: &str, at: usize) -> Position {
        let line = self.line(at);
        let before = self.before(text, at) - self.before(text, self.starts[line - 1] as usize);
        Position { line, column: before + 1 }
    }

    /// How many characters of the text stand before a byte.
    fn before(&self, text: &str, at: usize) -> usize {
        let block = (at / BLOCK).min(self.before.len().saturating_sub(1));
        let known = self.before.get(block).map_or(0, |before| *before as usize);
        known + characters(&text.as_bytes()[block * BLOCK..at])
    }
}

/// How many characters begin in some bytes.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte & 0b1100_0000 != 0b1000_0000).count()
}
