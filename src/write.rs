//! The only writer of files that people keep: whole files or none.

use std::fs::{self, File, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::digest::Digest;
use crate::failure::{Doing, Result};
use crate::text;

/// How the names of files begin that are not whole yet.
pub const TEMPORARY: &str = ".maklumat-";

/// Held while a build writes. It is empty, unless a build did not come to its end: then it names the files which that
/// one may have made.
const LOCK: &str = ".maklumat.lock";

/// A folder of outputs, to which no other build writes as long as this is held.
#[derive(Debug)]
pub struct Out {
    folder: PathBuf,
    lock: File,
    /// What the last build began and did not end, if so: nothing that was said of the outputs can be trusted then.
    pub abandoned: Option<Vec<String>>,
}

impl Out {
    /// Takes the folder, and makes it if it is not there: it keeps itself out of version control. If another build
    /// has it, says so by `waits` and waits.
    pub fn open(folder: &Path, waits: impl FnOnce()) -> Result<Self> {
        let doing = || text!(id: "menyiapkan folder {}", en: "preparing the folder {}", folder.display().to_string());
        if !folder.exists() {
            fs::create_dir_all(folder).doing(doing)?;
            put(&folder.join(".gitignore"), plain(), |file| file.write_all(b"*\n"))?;
        }
        let path = folder.join(LOCK);
        let mut lock = File::options().read(true).write(true).create(true).truncate(false).open(&path).doing(doing)?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                waits();
                lock.lock().doing(doing)?;
            }
            Err(TryLockError::Error(error)) => return Err(error).doing(doing),
        }
        let mut begun = String::new();
        lock.read_to_string(&mut begun).doing(doing)?;
        let abandoned =
            (!begun.is_empty()).then(|| begun.lines().filter(|path| !path.is_empty()).map(str::to_owned).collect());
        Ok(Out { folder: folder.to_owned(), lock, abandoned })
    }

    /// Notes which files may be made that were not there before, and clears away what an abandoned build left half
    /// done. Nothing may be written before.
    pub fn begin<'p>(&mut self, paths: impl IntoIterator<Item = &'p str>) -> Result<()> {
        let doing = || text!(id: "menulis ke {}", en: "writing to {}", self.folder.display().to_string());
        let mut note = String::from("\n");
        self.abandoned.iter().flatten().for_each(|path| note.push_str(&format!("{path}\n")));
        paths.into_iter().for_each(|path| note.push_str(&format!("{path}\n")));
        let mut write = || -> io::Result<()> {
            self.lock.rewind()?;
            self.lock.write_all(note.as_bytes())?;
            self.lock.sync_data()
        };
        write().doing(doing)?;
        if self.abandoned.is_some() {
            for entry in WalkDir::new(&self.folder).into_iter().flatten() {
                let name = entry.file_name().to_string_lossy();
                if entry.file_type().is_file() && name.starts_with(TEMPORARY) {
                    fs::remove_file(entry.path()).doing(doing)?;
                }
            }
        }
        Ok(())
    }

    /// Puts bytes at a path, by way of a temporary file beside it, so that no reader sees half a file.
    pub fn write(&self, path: &str, bytes: &[u8]) -> Result<()> {
        self.fill(path, |file| file.write_all(bytes))
    }

    /// The same, with what is written piece by piece.
    pub fn fill(&self, path: &str, fill: impl FnOnce(&mut File) -> io::Result<()>) -> Result<()> {
        let target = self.folder.join(path);
        let doing = || text!(id: "menulis {}", en: "writing {}", target.display().to_string());
        fs::create_dir_all(target.parent().expect("the path has a name")).doing(doing)?;
        put(&target, plain(), fill)
    }

    /// Removes a file that may be gone already, and the folders that are empty without it.
    pub fn remove(&self, path: &str) -> Result<()> {
        let target = self.folder.join(path);
        match fs::remove_file(&target) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(error).doing(|| text!(id: "menghapus {}", en: "removing {}", target.display().to_string()))
            }
            _ => {
                let folders = target.ancestors().skip(1).take_while(|folder| *folder != self.folder);
                for folder in folders {
                    // One that holds something else stays.
                    if fs::remove_dir(folder).is_err() {
                        break;
                    }
                }
                Ok(())
            }
        }
    }

    /// Sees to it that all that was written outlives a power cut, then puts the account of it beside it.
    pub fn finish(mut self, manifest: &str, bytes: &[u8]) -> Result<()> {
        let doing = || text!(id: "menulis ke {}", en: "writing to {}", self.folder.display().to_string());
        sync(&self.lock).doing(doing)?;
        self.write(manifest, bytes)?;
        sync(&self.lock).doing(doing)?;
        let mut clear = || -> io::Result<()> {
            self.lock.set_len(0)?;
            self.lock.flush()
        };
        clear().doing(doing)
    }
}

/// All files of the file system that holds one: one call for many small files.
fn sync(file: &File) -> io::Result<()> {
    #[cfg(target_os = "linux")]
    rustix::fs::syncfs(file)?;
    #[cfg(not(target_os = "linux"))]
    {
        file.sync_all()?;
        rustix::fs::sync();
    }
    Ok(())
}

/// The bytes of a file that was written before, if it is there.
pub fn bytes(path: &Path) -> Option<Vec<u8>> {
    fs::read(path).ok()
}

/// The text of a file that was written before.
pub fn text(path: &Path) -> Result<String> {
    fs::read_to_string(path).doing(|| text!(id: "membaca {}", en: "reading {}", path.display().to_string()))
}

/// Whether a path leads into a folder: a link where it leads, and what is not there yet to where it would be made.
pub fn is_within(path: &Path, folder: &Path) -> bool {
    let Ok(folder) = folder.canonicalize() else { return false };
    let there = path.ancestors().find_map(|path| path.canonicalize().ok());
    there.or_else(|| Path::new(".").canonicalize().ok()).is_some_and(|there| there.starts_with(folder))
}

/// The text of a file that is written anew from what it holds; empty if it is not there yet, but not if it cannot be read.
pub fn text_so_far(path: &Path) -> Result<String> {
    match path.try_exists() {
        Ok(false) => Ok(String::new()),
        _ => text(path),
    }
}

/// The digest of these bytes.
pub fn digest(path: &Path) -> Option<Digest> {
    Digest::of_reader(File::open(path).ok()?).ok()
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

/// How many bytes a file has that was written before, if it is there.
pub fn size(path: &Path) -> Option<u64> {
    fs::symlink_metadata(path).ok().filter(fs::Metadata::is_file).map(|metadata| metadata.len())
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
