//! Opens what was made with the program that the system opens such files with.

use std::ffi::OsStr;
use std::io::ErrorKind;

use super::tell;
use crate::locale::{Language, Text};
use crate::text;

/// Opens a file or an address, and tells whether it could. If not, a message says why: what was made is there all the
/// same.
pub fn open(target: &OsStr, language: Language) -> bool {
    let Err(error) = open::that_detached(target) else { return true };
    let why = match error.kind() {
        ErrorKind::NotFound => Text { id: "program untuk membukanya tidak ada", en: "there is no program to open it" },
        _ => Text { id: "program yang membukanya gagal", en: "the program that opens it failed" },
    };
    let line = text!(
        id: "{} tidak dapat dibuka: {}; buka sendiri", en: "{} cannot be opened: {}; open it yourself",
        target.to_string_lossy().into_owned(), why
    );
    tell(line.get(language));
    false
}
