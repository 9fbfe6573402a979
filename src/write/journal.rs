//! The journal of a folder of outputs: what a build that is under way has written, so that the next one can put right what
//! this one leaves half done. It stands in the lock file, and is empty unless a build did not come to its end.

use std::fs::{self, File, Metadata, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::Path;
use std::sync::{Mutex, MutexGuard};

use rustix::fs::OFlags;

use crate::digest::Digest;
use crate::document;

/// The name of the lock file.
pub const NAME: &str = ".maklumat.lock";

/// The most bytes of a journal that are read: those of some 500,000 outputs.
const MOST: u64 = 64 * 1024 * 1024;

/// An output that a build said it would write: its path under the folder, and the digest of its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// The path.
    pub path: String,
    /// The digest.
    pub hash: Digest,
}

/// The lock file, held.
#[derive(Debug)]
pub struct Journal(Mutex<File>);

impl Journal {
    /// Opens the lock file of a folder and takes hold of it. If another build has it, calls `waits` and waits.
    ///
    /// # Errors
    ///
    /// If it cannot be opened, made or locked.
    pub fn hold(folder: &Path, waits: impl FnOnce()) -> io::Result<Self> {
        let path = folder.join(NAME);
        let mut waits = Some(waits);
        loop {
            let file = open(&path)?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => {
                    waits.take().into_iter().for_each(|waits| waits());
                    file.lock()?;
                }
                Err(TryLockError::Error(error)) => return Err(error),
            }
            let held = file.metadata()?;
            // It may have been removed or replaced before it was locked.
            let is_there = fs::symlink_metadata(&path).is_ok_and(|there| is_same(&there, &held));
            if is_there && held.is_file() && held.nlink() == 1 {
                return Ok(Journal(Mutex::new(file)));
            }
            // A file with a second name elsewhere, or a pipe, gives way, so that nothing elsewhere is written.
            if is_there {
                fs::remove_file(&path)?;
            }
        }
    }

    /// What a build claims that did not come to its end; nothing if the last one did. Lines that are no claims of outputs
    /// are passed over.
    ///
    /// # Errors
    ///
    /// If it cannot be read.
    pub fn abandoned(&self) -> io::Result<Option<Vec<Claim>>> {
        let mut bytes = Vec::new();
        Read::by_ref(&mut *self.file()).take(MOST).read_to_end(&mut bytes)?;
        let claims = String::from_utf8_lossy(&bytes).lines().filter_map(Claim::parse).collect();
        Ok((!bytes.is_empty()).then_some(claims))
    }

    /// Begins anew with some claims, on the disk. Nothing may be written to the folder before.
    ///
    /// # Errors
    ///
    /// If it cannot be written.
    pub fn begin(&self, claims: &[Claim]) -> io::Result<()> {
        let mut file = self.file();
        // It is not empty, though nothing is claimed yet.
        let text = "\n".to_owned() + &claims.iter().map(Claim::line).collect::<String>();
        file.rewind()?;
        file.write_all(text.as_bytes())?;
        file.set_len(text.len() as u64)?;
        file.sync_data()
    }

    /// Claims an output that is about to be written.
    ///
    /// # Errors
    ///
    /// If it cannot be written.
    pub fn claim(&self, path: &str, hash: Digest) -> io::Result<()> {
        self.file().write_all(Claim { path: path.to_owned(), hash }.line().as_bytes())
    }

    /// Says that the build came to its end.
    ///
    /// # Errors
    ///
    /// If it cannot be written.
    pub fn clear(&self) -> io::Result<()> {
        self.file().set_len(0)
    }

    /// The lock file itself.
    pub fn file(&self) -> MutexGuard<'_, File> {
        self.0.lock().expect("nothing panics while it is held")
    }
}

impl Claim {
    fn parse(line: &str) -> Option<Self> {
        let (hash, path) = line.split_once(' ')?;
        let hash = Digest::parse(hash)?;
        document::is_path(path).then(|| Claim { path: path.to_owned(), hash })
    }

    fn line(&self) -> String {
        format!("{} {}\n", self.hash, self.path)
    }
}

/// Opens the lock file, or makes it. A link is replaced.
fn open(path: &Path) -> io::Result<File> {
    if path.is_symlink() {
        fs::remove_file(path)?;
    }
    let flags = (OFlags::NOFOLLOW | OFlags::NONBLOCK).bits().cast_signed();
    File::options().read(true).write(true).create(true).truncate(false).custom_flags(flags).open(path)
}

fn is_same(one: &Metadata, other: &Metadata) -> bool {
    (one.dev(), one.ino()) == (other.dev(), other.ino())
}
