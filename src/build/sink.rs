//! Where outputs go: into their folder; or nowhere, if only the difference is asked for.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use crate::digest::Digest;
use crate::failure::Result;
use crate::manifest::Output;
use crate::write::{self, Look, Out};

/// How an output came to be where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// It was made.
    Made,
    /// It was made before, for this folder or another, and put there.
    Cached,
    /// It was there.
    Kept,
}

impl How {
    /// The word in a report.
    pub fn name(self) -> &'static str {
        match self {
            How::Made => "made",
            How::Cached => "cached",
            How::Kept => "kept",
        }
    }
}

/// How an output would change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It would be there.
    New,
    /// It would be another.
    Other,
    /// It would not be there any more.
    Gone,
}

const CALM: &str = "nothing panics while it is held";

/// Takes outputs.
#[derive(Debug)]
pub struct Sink {
    folder: PathBuf,
    /// Held while it is written to; none if nothing is.
    pub out: Option<Out>,
    /// The manifest as a file.
    told: Option<Look>,
    changes: Mutex<BTreeMap<String, Change>>,
}

impl Sink {
    /// Into a folder that is held; or only to see how it would change. `manifest`: the name of its manifest.
    pub fn new(folder: &Path, out: Option<Out>, manifest: &str) -> Self {
        let told = write::look(&folder.join(manifest));
        Sink { folder: folder.to_owned(), out, told, changes: Mutex::default() }
    }

    /// The folder, which may not be there.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Whether an output is there as it was made. Its bytes are looked at unless it has its size and was not touched since
    /// the manifest was written; and always where nothing is written, or the last build did not end.
    pub fn has(&self, path: &str, output: &Output) -> bool {
        let Some(hash) = output.hash else { return true };
        let there = write::look(&self.folder.join(path));
        let is_untouched = there.zip(self.told).is_some_and(|(there, told)| there.changed < told.changed);
        let is_trusted = is_untouched && self.out.as_ref().is_some_and(|out| !out.is_abandoned());
        there.is_some_and(|there| there.size == output.size) && (is_trusted || self.holds(path, hash))
    }

    /// Whether an output is there with these bytes.
    pub fn holds(&self, path: &str, hash: Digest) -> bool {
        write::digest(&self.folder.join(path)) == Some(hash)
    }

    /// Puts an output where it belongs, unless it is there.
    pub fn put(&self, path: &str, bytes: &[u8], hash: Digest) -> Result<How> {
        self.fill(path, bytes.len() as u64, hash, |file| file.write_all(bytes))
    }

    /// The same, with what is written piece by piece.
    pub fn fill(
        &self,
        path: &str,
        size: u64,
        hash: Digest,
        fill: impl FnOnce(&mut File) -> io::Result<()>,
    ) -> Result<How> {
        let there = write::look(&self.folder.join(path));
        if there.is_some_and(|there| there.size == size) && self.holds(path, hash) {
            return Ok(How::Kept);
        }
        match &self.out {
            Some(out) => out.fill(path, hash, fill)?,
            None => self.note(path, if there.is_some() { Change::Other } else { Change::New }),
        }
        Ok(How::Made)
    }

    /// Removes an output that is not wanted any more; one that somebody else put into its place stays.
    pub fn remove(&self, path: &str, output: &Output) -> Result<()> {
        let Some(there) = output.hash.and_then(|_| write::digest(&self.folder.join(path))) else { return Ok(()) };
        match &self.out {
            Some(out) if output.hash == Some(there) || out.claims(path, there) => out.remove(path)?,
            None if output.hash == Some(there) => self.note(path, Change::Gone),
            _ => {}
        }
        Ok(())
    }

    /// How the folder would change.
    pub fn into_changes(self) -> BTreeMap<String, Change> {
        self.changes.into_inner().expect(CALM)
    }

    fn note(&self, path: &str, change: Change) {
        self.changes.lock().expect(CALM).insert(path.to_owned(), change);
    }
}
