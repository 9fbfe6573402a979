//! The folder of outputs.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::journal::{self, Claim, Journal};
use super::{TEMPORARY, digest, plain, put};
use crate::digest::Digest;
use crate::failure::{Doing, Failure, Result};
use crate::source::shown;
use crate::text;

/// A folder of outputs, to which no other build writes as long as this is held. Nothing outside it is touched: no link in
/// it is followed.
#[derive(Debug)]
pub struct Out {
    folder: PathBuf,
    journal: Journal,
    /// What the last build began and did not end, if so: nothing that was said of the outputs can be trusted then.
    abandoned: Option<Vec<Claim>>,
}

impl Out {
    /// Takes the folder, and makes it if it is not there: it keeps itself out of version control. If another build
    /// has it, says so by `waits` and waits.
    ///
    /// # Errors
    ///
    /// If it cannot be made or locked.
    pub fn open(folder: &Path, waits: impl FnOnce()) -> Result<Self> {
        let doing = || text!(id: "menyiapkan folder {}", en: "preparing the folder {}", shown(folder));
        if !folder.exists() {
            fs::create_dir_all(folder).doing(doing)?;
            put(&folder.join(".gitignore"), plain(), |file| file.write_all(b"*\n"))?;
        }
        let lock = || text!(id: "membuka {}", en: "opening {}", shown(&folder.join(journal::NAME)));
        let journal = Journal::hold(folder, waits).doing(lock)?;
        let abandoned = journal.abandoned().doing(lock)?;
        Ok(Out { folder: folder.to_owned(), journal, abandoned })
    }

    /// Whether the last build did not come to its end.
    pub fn is_abandoned(&self) -> bool {
        self.abandoned.is_some()
    }

    /// Whether a build that did not come to its end wrote those bytes there.
    pub fn claims(&self, path: &str, hash: Digest) -> bool {
        self.abandoned.iter().flatten().any(|claim| claim.path == path && claim.hash == hash)
    }

    /// Begins to write, and clears away what an abandoned build left half done. Nothing may be written before.
    ///
    /// # Errors
    ///
    /// If the disk fails.
    pub fn begin(&mut self) -> Result<()> {
        let doing = || text!(id: "menulis ke {}", en: "writing to {}", shown(&self.folder));
        self.journal.begin(self.abandoned.as_deref().unwrap_or_default()).doing(doing)?;
        if self.is_abandoned() {
            for entry in WalkDir::new(&self.folder).into_iter().flatten() {
                let name = entry.file_name().to_string_lossy();
                if entry.file_type().is_file() && name.starts_with(TEMPORARY) {
                    fs::remove_file(entry.path()).doing(doing)?;
                }
            }
        }
        Ok(())
    }

    /// Puts bytes of a digest at a path, by way of a temporary file beside it, so that no reader sees half a file.
    ///
    /// # Errors
    ///
    /// If the disk fails, or something else than a folder is in the way.
    pub fn fill(&self, path: &str, hash: Digest, fill: impl FnOnce(&mut File) -> io::Result<()>) -> Result<()> {
        let target = self.folder.join(path);
        let doing = || text!(id: "menulis {}", en: "writing {}", shown(&target));
        if let Some(way) = self.blocked(path) {
            return Err(Failure(text!(
                id: "gagal menulis {}: {} bukan folder; pindahkan atau hapus", en: "failed while writing {}: {} is not a folder; move or delete it",
                shown(&target), shown(&way)
            )));
        }
        fs::create_dir_all(target.parent().expect("the path has a name")).doing(doing)?;
        self.journal.claim(path, hash).doing(doing)?;
        put(&target, plain(), fill)
    }

    /// Removes what an abandoned build wrote and `is_wanted` does not want, where it is still what that build wrote.
    ///
    /// # Errors
    ///
    /// If the disk fails.
    pub fn remove_abandoned(&self, is_wanted: impl Fn(&str) -> bool) -> Result<()> {
        let unwanted = self.abandoned.iter().flatten().filter(|claim| !is_wanted(&claim.path));
        let is_ours = |claim: &&Claim| digest(&self.folder.join(&claim.path)) == Some(claim.hash);
        unwanted.filter(is_ours).try_for_each(|claim| self.remove(&claim.path))
    }

    /// Removes a file that may be gone already, and the folders that are empty without it.
    ///
    /// # Errors
    ///
    /// If the disk fails.
    pub fn remove(&self, path: &str) -> Result<()> {
        if self.blocked(path).is_some() {
            return Ok(());
        }
        let target = self.folder.join(path);
        match fs::remove_file(&target) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(error).doing(|| text!(id: "menghapus {}", en: "removing {}", shown(&target)))
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

    /// Sees to it that all that was written outlives a power cut, then puts the manifest beside it.
    ///
    /// # Errors
    ///
    /// If the disk fails.
    pub fn finish(self, manifest: &str, bytes: &[u8]) -> Result<()> {
        let doing = || text!(id: "menulis ke {}", en: "writing to {}", shown(&self.folder));
        sync(&self.journal.file()).doing(doing)?;
        put(&self.folder.join(manifest), plain(), |file| file.write_all(bytes))?;
        sync(&self.journal.file()).doing(doing)?;
        self.journal.clear().doing(doing)
    }

    /// What stands on the way to a path and is no folder: a link may lead out.
    fn blocked(&self, path: &str) -> Option<PathBuf> {
        let above = Path::new(path).ancestors().skip(1).filter(|above| !above.as_os_str().is_empty());
        let mut ways = above.map(|above| self.folder.join(above));
        ways.find(|way| fs::symlink_metadata(way).is_ok_and(|metadata| !metadata.is_dir()))
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
