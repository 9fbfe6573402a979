//! Reading files in whose place something else may stand: a pipe that nobody writes to, a device, a link.

use std::fs::File;
use std::io::{self, Read};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use rustix::fs::OFlags;

/// Opens a regular file, or one that a link leads to. It never waits.
///
/// # Errors
///
/// If it is not there, may not be read, or is no regular file.
pub fn open(path: &Path) -> io::Result<File> {
    // To open a pipe for reading would wait for somebody who writes.
    regular(path, OFlags::NONBLOCK)
}

/// The same, but no link.
///
/// # Errors
///
/// As [`open`], and if it is a link.
pub fn open_itself(path: &Path) -> io::Result<File> {
    regular(path, OFlags::NONBLOCK | OFlags::NOFOLLOW)
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

fn regular(path: &Path, flags: OFlags) -> io::Result<File> {
    let file = File::options().read(true).custom_flags(flags.bits().cast_signed()).open(path)?;
    let is_regular = file.metadata()?.is_file();
    if is_regular { Ok(file) } else { Err(io::Error::new(io::ErrorKind::InvalidInput, NOT_REGULAR)) }
}

/// What the error says of something that is no regular file.
pub const NOT_REGULAR: &str = "not a regular file";
