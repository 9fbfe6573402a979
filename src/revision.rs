//! A folder as Git knew it at a revision. Git itself is asked, so that all its names of revisions hold; nothing in its
//! repository or in the folder changes, and no program that a repository names is run.

mod copy;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::failure::{Doing, Failure, Result};
use crate::locale::Text;
use crate::text;
use copy::Copying;

/// A copy of a folder, which is gone when this is.
pub struct Revision {
    /// The copy.
    pub folder: PathBuf,
    _kept: TempDir,
}

impl Revision {
    /// Takes a copy of a folder at a revision: `HEAD~3`, `main`, `v1.0`. Files are as they are stored: no filter changes
    /// them, but those that Git LFS keeps beside are taken from there.
    ///
    /// # Errors
    ///
    /// If Git does not know the folder or the revision, or does not have all of it.
    pub fn of(folder: &Path, revision: &str) -> Result<Self> {
        let kept = tempfile::tempdir().doing(making_folder)?;
        let refused = |why| refused(folder, revision, why);
        let ask = |arguments: &[&str]| {
            let output = git(folder).args(arguments).output().doing(running)?;
            match output.status.success() {
                true => Ok(output.stdout),
                false => Err(refused(reason(&output.stderr))),
            }
        };
        let line = |arguments: &[&str]| {
            let told = ask(arguments)?;
            Ok(String::from_utf8_lossy(told.strip_suffix(b"\n").unwrap_or(&told)).into_owned())
        };
        let within = line(&["rev-parse", "--show-prefix"])?;
        let common = line(&["rev-parse", "--path-format=absolute", "--git-common-dir"])?;
        // A name that begins with a dash would be an option.
        let commit = line(&["rev-parse", "--verify", "--end-of-options", &format!("{revision}^{{commit}}")])?;
        let tree = format!("{commit}:{}", within.trim_end_matches('/'));
        let list = ask(&["ls-tree", "-r", "-z", "--full-tree", &tree])?;
        let copy = kept.path().join("standards");
        let copying = Copying { git: git(folder), list: &list, stored: Path::new(&common).join("lfs/objects") };
        match copying.run(&copy)? {
            true => Ok(Revision { folder: copy, _kept: kept }),
            false => Err(refused(text!(
                id: "klon ini tidak memuat semua berkasnya; klon lagi tanpa `--filter`",
                en: "this clone does not hold all of its files; clone it again without `--filter`"
            ))),
        }
    }
}

/// Git in a folder. It fetches nothing, which would run programs that the repository names.
fn git(folder: &Path) -> Command {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).args(["--no-pager", "-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false"]);
    // The second is for a Git that does not know the first.
    command.env("GIT_NO_LAZY_FETCH", "1").env("GIT_ALLOW_PROTOCOL", "none").env("LC_ALL", "C");
    ["GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_PREFIX", "GIT_INDEX_FILE"].iter().for_each(|name| {
        command.env_remove(name);
    });
    command.stdin(Stdio::null());
    command
}

fn making_folder() -> Text {
    text!(id: "membuat folder sementara", en: "making a temporary folder")
}

fn running() -> Text {
    text!(id: "menjalankan git", en: "running git")
}

/// Why Git refused, out of what it says.
fn reason(told: &[u8]) -> Text {
    let told = String::from_utf8_lossy(told);
    let last = told.lines().rfind(|line| line.starts_with("fatal: ")).unwrap_or(told.trim());
    match last.strip_prefix("fatal: ").unwrap_or(last) {
        why if why.starts_with("not a git repository") => {
            text!(id: "folder ini tidak disimpan dengan Git", en: "this folder is not kept with Git")
        }
        "Needed a single revision" => {
            text!(id: "tidak ada revisi bernama itu", en: "there is no revision of that name")
        }
        why => text!(id: "{}", en: "{}", why),
    }
}

fn refused(folder: &Path, revision: &str, why: Text) -> Failure {
    Failure(text!(
        id: "Git tidak dapat memberikan {} pada revisi {}: {}", en: "Git cannot give {} at the revision {}: {}",
        folder.display().to_string(), revision, why
    ))
}
