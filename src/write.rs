//! The only writer of files that people keep: whole files or none.

mod journal;
mod out;

use std::fs::{self, File};
use std::io::{self, Write};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};

use crate::digest::Digest;
use crate::failure::{Doing, Result};
use crate::{regular_file, text};

pub use out::Out;

/// How the names of files begin that are not whole yet.
pub const TEMPORARY: &str = ".maklumat-";

/// The most bytes of a file that are read at once: no output and no manifest has as many.
pub const MOST: u64 = 256 * 1024 * 1024;

/// The bytes of a file that was written before, if it is there.
pub fn bytes(path: &Path) -> Option<Vec<u8>> {
    regular_file::read(path, MOST).ok()
}

/// The text of a file that was written before.
pub fn text(path: &Path) -> Result<String> {
    fs::read_to_string(path).doing(|| text!(id: "membaca {}", en: "reading {}", path.display().to_string()))
}

/// The text of a file that is written anew from what it holds; empty if it is not there yet, but not if it cannot be read.
pub fn text_so_far(path: &Path) -> Result<String> {
    match path.try_exists() {
        Ok(false) => Ok(String::new()),
        _ => text(path),
    }
}

/// The digest of these bytes; nothing if it is a link.
pub fn digest(path: &Path) -> Option<Digest> {
    Digest::of_reader(regular_file::open_itself(path).ok()?).ok()
}

/// The names of what stands in a folder, in order.
pub fn names(folder: &Path) -> Result<Vec<String>> {
    let doing = || text!(id: "membaca folder {}", en: "reading the folder {}", folder.display().to_string());
    let entries = fs::read_dir(folder).doing(doing)?;
    let name = |entry: io::Result<fs::DirEntry>| Ok(entry?.file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> = entries.map(name).collect::<io::Result<_>>().doing(doing)?;
    names.sort();
    Ok(names)
}

/// What the system tells of a file.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// How many bytes it has.
    pub size: u64,
    /// When its bytes or its name were changed last, in seconds and nanoseconds. It is compared with that of another file
    /// only, and decides only how closely a file is looked at.
    pub changed: (i64, i64),
}

/// Looks at a regular file, if it is there.
pub fn look(path: &Path) -> Option<Look> {
    let metadata = fs::symlink_metadata(path).ok().filter(fs::Metadata::is_file)?;
    // Unlike the time of the last change of the bytes, no program can set this one.
    let changed = (metadata.ctime(), metadata.ctime_nsec());
    Some(Look { size: metadata.len(), changed })
}

/// Puts bytes at a path for others to read.
pub fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    fill(path, |file| file.write_all(bytes))
}

/// The same, with what is written piece by piece: behind a link where it leads, into a device or pipe as it comes.
pub fn fill(path: &Path, fill: impl FnOnce(&mut File) -> io::Result<()>) -> Result<()> {
    let target = path.canonicalize();
    let path = target.as_deref().unwrap_or(path);
    let doing = || text!(id: "menulis {}", en: "writing {}", path.display().to_string());
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).doing(doing)?;
    }
    if path.exists() && !path.is_file() && !path.is_dir() {
        return fill(&mut fs::OpenOptions::new().write(true).open(path).doing(doing)?).doing(doing);
    }
    put(path, plain(), fill)
}

/// Puts other bytes in the place of those of a file, which keeps its permissions; of a link, where it leads.
pub fn replace(file: &Path, bytes: &[u8]) -> Result<()> {
    let doing = || text!(id: "menulis {}", en: "writing {}", file.display().to_string());
    let file = file.canonicalize().doing(doing)?;
    let permissions = fs::metadata(&file).doing(doing)?.permissions();
    // Who may not write it may not replace it.
    fs::OpenOptions::new().write(true).open(&file).doing(doing)?;
    put(&file, permissions, |file| file.write_all(bytes))
}

/// Makes a folder that was not there, of the first name that is free, in a folder that only its owner may read.
pub fn new_folder(parent: &Path, mut names: impl Iterator<Item = String>) -> Result<PathBuf> {
    let doing = || text!(id: "menyiapkan folder {}", en: "preparing the folder {}", parent.display().to_string());
    if !parent.is_dir() {
        fs::create_dir_all(parent).doing(doing)?;
        fs::set_permissions(parent, PermissionsExt::from_mode(0o700)).doing(doing)?;
    }
    loop {
        let folder = parent.join(names.next().expect("there is always a further name"));
        match fs::create_dir(&folder) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            made => return made.map(|()| folder).doing(doing),
        }
    }
}

/// Gives a file or folder another name.
pub fn rename(from: &Path, to: &Path) -> Result<()> {
    fs::rename(from, to).doing(|| text!(id: "mengganti nama {}", en: "renaming {}", from.display().to_string()))
}

/// For the owner to write and everybody to read.
fn plain() -> fs::Permissions {
    PermissionsExt::from_mode(0o644)
}

fn put(target: &Path, permissions: fs::Permissions, fill: impl FnOnce(&mut File) -> io::Result<()>) -> Result<()> {
    let doing = || text!(id: "menulis {}", en: "writing {}", target.display().to_string());
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = tempfile::Builder::new().prefix(TEMPORARY).tempfile_in(folder).doing(doing)?;
    fill(file.as_file_mut()).doing(doing)?;
    file.as_file().set_permissions(permissions).doing(doing)?;
    file.persist(target).map(drop).doing(doing)
}
