//! Reading files in whose place something else may stand: a pipe that nobody writes to, a device, a link.

use std::fs::{File, Metadata, OpenOptions};
use std::io::{self, Read};
#[cfg(unix)]
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::Path;

#[cfg(unix)]
use rustix::fs::OFlags;

/// Opens a regular file, or one that a link leads to. It never waits.
///
/// # Errors
///
/// If it is not there, may not be read, or is no regular file.
pub fn open(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    #[cfg(unix)]
    // To open a pipe for reading would wait for somebody who writes.
    options.custom_flags(OFlags::NONBLOCK.bits().cast_signed());
    regular(&mut options, path)
}

/// The same, but no link.
///
/// # Errors
///
/// As [`open`], and if it is a link.
pub fn open_itself(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    #[cfg(unix)]
    options.custom_flags((OFlags::NONBLOCK | OFlags::NOFOLLOW).bits().cast_signed());
    #[cfg(not(unix))]
    if path.is_symlink() {
        return Err(other());
    }
    regular(&mut options, path)
}

/// The bytes of a regular file, which may have at most so many.
///
/// # Errors
///
/// As [`open`], and if there are more, as [`io::ErrorKind::FileTooLarge`].
pub fn read(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    // One byte more tells that there are more, of a file that grows too.
    open(path)?.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(bytes) }
}

/// Whether a file is one that only this path leads to.
pub fn is_alone(metadata: &Metadata) -> bool {
    #[cfg(unix)]
    let is_alone = metadata.is_file() && metadata.nlink() == 1;
    #[cfg(not(unix))]
    let is_alone = metadata.is_file();
    is_alone
}

fn regular(options: &mut OpenOptions, path: &Path) -> io::Result<File> {
    let file = options.read(true).open(path)?;
    if file.metadata()?.is_file() { Ok(file) } else { Err(other()) }
}

fn other() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, NOT_REGULAR)
}

/// What the error says of something that is no regular file.
pub const NOT_REGULAR: &str = "not a regular file";
