//! When the world fails: a disk, a permission, a wrong name on the command line. What was being done, and why it could
//! not be, in both languages.

use std::io;

use crate::locale::Text;
use crate::regular_file::NOT_REGULAR;
use crate::text;

/// Something outside the users' files that went wrong. It ends the command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure(pub Text);

/// What may fail.
pub type Result<T> = std::result::Result<T, Failure>;

/// Says what was being done when the world failed.
pub trait Doing<T> {
    /// `doing` is a phrase: `menulis out/x.pdf`, `writing out/x.pdf`.
    fn doing(self, doing: impl FnOnce() -> Text) -> Result<T>;
}

impl<T, E: Into<io::Error>> Doing<T> for std::result::Result<T, E> {
    fn doing(self, doing: impl FnOnce() -> Text) -> Result<T> {
        self.map_err(|error| {
            let (doing, reason) = (doing(), reason(&error.into()));
            Failure(text!(id: "gagal {}: {}", en: "failed while {}: {}", doing, reason))
        })
    }
}

/// Why the system refused, in words.
pub fn reason(error: &io::Error) -> Text {
    use io::ErrorKind;
    let (id, en) = match error.kind() {
        ErrorKind::NotFound => ("tidak ditemukan", "it is not there"),
        ErrorKind::PermissionDenied => ("tidak diizinkan", "permission denied"),
        ErrorKind::StorageFull => ("tempat penyimpanan penuh", "the disk is full"),
        ErrorKind::QuotaExceeded => ("jatah penyimpanan habis", "the disk quota is used up"),
        ErrorKind::ReadOnlyFilesystem => ("tempat ini hanya dapat dibaca", "the place is read-only"),
        ErrorKind::NotADirectory => ("bagian dari jalurnya bukan folder", "a part of the path is no folder"),
        ErrorKind::IsADirectory => ("ini folder, bukan berkas", "it is a folder, not a file"),
        ErrorKind::AlreadyExists => ("nama itu sudah dipakai", "the name is taken"),
        ErrorKind::InvalidFilename => ("nama ini tidak dapat dipakai", "the name cannot be used"),
        ErrorKind::FileTooLarge => ("berkas terlalu besar", "the file is too large"),
        _ if error.to_string() == NOT_REGULAR => ("ini bukan berkas biasa", "it is not a regular file"),
        _ => return text!(id: "{}", en: "{}", error.to_string()),
    };
    Text { id, en }.to_owned()
}
