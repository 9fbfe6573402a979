//! What was made before: bytes by the digest of everything that they were made from. One folder for all projects, runs
//! and machines; nothing is lost with it but time.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::{Duration, SystemTime};

use crate::digest::Digest;
use crate::regular_file;
use crate::write::{MOST, TEMPORARY};

/// A folder of entries: `1/ab/ab…`, each the digest of its name and bytes, then the bytes.
#[derive(Debug)]
pub struct Cache {
    folder: Option<PathBuf>,
    /// How many bytes it may hold, about.
    limit: u64,
    /// Neither puts nor marks as used.
    looks_only: bool,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    /// The folders that were put into.
    grown: BTreeSet<u8>,
    /// What went wrong first.
    trouble: Option<io::Error>,
}

/// The form of the entries.
const VERSION: &str = "1";

/// What no build waits for any longer.
const ABANDONED: Duration = Duration::from_hours(1);

impl Cache {
    /// In a folder, which is made when it is needed; without one nothing is kept.
    pub fn new(folder: Option<PathBuf>, limit: u64) -> Self {
        let folder = folder.map(|folder| folder.join(VERSION));
        Cache { folder, limit, looks_only: false, state: Mutex::default() }
    }

    /// One that leaves everything as it is.
    pub fn looking_only(self) -> Self {
        Cache { looks_only: true, ..self }
    }

    /// The bytes that were made from that; nothing if they are not there or not what they were.
    pub fn get(&self, key: Digest) -> Option<Vec<u8>> {
        let path = self.path(key)?;
        let mut entry = regular_file::read(&path, MOST).ok()?;
        let bytes = entry.split_off(entry.len().min(key.as_ref().len()));
        if entry != seal(key, &bytes).as_ref() {
            return None;
        }
        if !self.looks_only {
            // What is used is not the first to be dropped. It does not matter if that cannot be noted.
            let _ = File::options().append(true).open(&path).and_then(|file| file.set_modified(now()));
        }
        Some(bytes)
    }

    /// Keeps bytes. A cache that cannot be written is no failure.
    pub fn put(&self, key: Digest, bytes: &[u8]) {
        let Some(path) = self.path(key).filter(|_| !self.looks_only) else { return };
        let folder = path.parent().expect("an entry is in a folder");
        let put = || -> io::Result<()> {
            fs::create_dir_all(folder)?;
            let mut file = tempfile::Builder::new().prefix(TEMPORARY).tempfile_in(folder)?;
            file.write_all(seal(key, bytes).as_ref())?;
            file.write_all(bytes)?;
            file.persist(&path)?;
            Ok(())
        };
        let put = put();
        let mut state = self.state.lock().expect("nothing panics while it is held");
        match put {
            Ok(()) => drop(state.grown.insert(key.as_ref()[0])),
            Err(error) => drop(state.trouble.get_or_insert(error)),
        }
    }

    /// Drops what was not used for longest from the folders that grew beyond their part of the limit; tells what went
    /// wrong first.
    pub fn close(self) -> Option<io::Error> {
        let state = self.state.into_inner().expect("nothing panics while it is held");
        for first in &state.grown {
            if let Some(folder) = &self.folder {
                trim(&folder.join(format!("{first:02x}")), self.limit / 256);
            }
        }
        state.trouble
    }

    fn path(&self, key: Digest) -> Option<PathBuf> {
        let name = key.to_string();
        Some(self.folder.as_ref()?.join(&name[..2]).join(name))
    }
}

/// Holds an entry to its name and its bytes.
fn seal(key: Digest, bytes: &[u8]) -> Digest {
    Digest::of_all([key.as_ref(), bytes])
}

/// Another run may drop the same at the same time.
fn trim(folder: &Path, limit: u64) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut entries: Vec<(SystemTime, u64, PathBuf)> = entries
        .filter_map(|entry| {
            let metadata = entry.metadata().ok()?;
            Some((metadata.modified().ok()?, metadata.len(), entry.path()))
        })
        .collect();
    entries.sort();
    let mut size: u64 = entries.iter().map(|(_, size, _)| size).sum();
    for (used, length, path) in entries {
        let is_left_over = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(TEMPORARY))
            && now().duration_since(used).is_ok_and(|age| age > ABANDONED);
        if (size > limit || is_left_over) && fs::remove_file(&path).is_ok() {
            size -= length;
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "only what is dropped first depends on it")]
fn now() -> SystemTime {
    SystemTime::now()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries(folder: &Path) -> Vec<PathBuf> {
        let files = walkdir::WalkDir::new(folder).into_iter().map(|entry| entry.unwrap());
        files.filter(|entry| entry.file_type().is_file()).map(walkdir::DirEntry::into_path).collect()
    }

    #[test]
    fn what_is_put_is_got_and_what_was_changed_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::new(Some(folder.path().to_owned()), u64::MAX);
        let (key, other) = (Digest::of(b"key"), Digest::of(b"other"));
        assert_eq!(cache.get(key), None);
        cache.put(key, b"bytes");
        assert_eq!(cache.get(key).as_deref(), Some(&b"bytes"[..]));
        let file = entries(folder.path()).remove(0);
        let whole = fs::read(&file).unwrap();
        // Under the name of another.
        let foreign = cache.path(other).unwrap();
        fs::create_dir_all(foreign.parent().unwrap()).unwrap();
        fs::copy(&file, foreign).unwrap();
        assert_eq!(cache.get(other), None);
        for at in 0..whole.len() {
            let mut flipped = whole.clone();
            flipped[at] ^= 1;
            fs::write(&file, flipped).unwrap();
            assert_eq!(cache.get(key), None, "a flipped bit in byte {at}");
            fs::write(&file, &whole[..at]).unwrap();
            assert_eq!(cache.get(key), None, "cut off at {at}");
        }
        cache.put(key, b"bytes");
        assert_eq!(cache.get(key).as_deref(), Some(&b"bytes"[..]));
    }

    #[test]
    fn what_was_not_used_for_longest_is_dropped() {
        let folder = tempfile::tempdir().unwrap();
        // Three keys of one folder, which may hold two entries of 32 + 100 bytes.
        let keys: Vec<Digest> =
            (0..u32::MAX).map(|n| Digest::of(&n.to_le_bytes())).filter(|key| key.as_ref()[0] == 7).take(3).collect();
        let open = || Cache::new(Some(folder.path().to_owned()), 300 * 256);
        for (age, key) in [(3, keys[0]), (2, keys[1])] {
            let cache = open();
            cache.put(key, &[0; 100]);
            let file = File::options().append(true).open(cache.path(key).unwrap()).unwrap();
            file.set_modified(now() - Duration::from_secs(age)).unwrap();
        }
        let cache = open();
        assert!(cache.get(keys[0]).is_some());
        cache.put(keys[2], &[0; 100]);
        assert!(cache.close().is_none());
        let cache = open();
        assert_eq!(keys.iter().map(|key| cache.get(*key).is_some()).collect::<Vec<_>>(), [true, false, true]);
    }

    #[test]
    fn a_cache_that_cannot_be_written_says_so_at_the_end() {
        let folder = tempfile::NamedTempFile::new().unwrap();
        let cache = Cache::new(Some(folder.path().to_owned()), u64::MAX);
        cache.put(Digest::of(b"key"), b"bytes");
        assert!(cache.close().is_some());
    }
}
