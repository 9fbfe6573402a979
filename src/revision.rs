//! A folder as Git knew it at a revision. Git itself is asked, so that all its names of revisions hold; nothing in its
//! repository or in the folder changes.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::failure::{Doing, Failure, Result};
use crate::text;

/// Nobody's programs are run but filters, which files may need to be what they are.
const QUIET: [&str; 4] = ["-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false"];

/// A copy of a folder, which is gone when this is.
pub struct Revision {
    /// The copy.
    pub folder: PathBuf,
    _kept: TempDir,
}

impl Revision {
    /// Takes a copy of a folder at a revision: `HEAD~3`, `main`, `v1.0`.
    pub fn of(folder: &Path, revision: &str) -> Result<Self> {
        let kept =
            tempfile::tempdir().doing(|| text!(id: "membuat folder sementara", en: "making a temporary folder"))?;
        let git = |at: &Path, arguments: &[&OsStr]| {
            let mut command = Command::new("git");
            command.arg("-C").arg(at).args(QUIET).args(arguments);
            command.env("GIT_INDEX_FILE", kept.path().join("index")).env("LC_ALL", "C");
            ["GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_PREFIX"].iter().for_each(|name| {
                command.env_remove(name);
            });
            let output = command.output().doing(|| text!(id: "menjalankan git", en: "running git"))?;
            let told = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim().to_owned();
            if output.status.success() {
                return Ok(told(&output.stdout));
            }
            let why = told(&output.stderr);
            let why = match why.strip_prefix("fatal: ").unwrap_or(&why) {
                why if why.starts_with("not a git repository") => {
                    text!(id: "folder ini tidak disimpan dengan Git", en: "this folder is not kept with Git")
                }
                "Needed a single revision" => {
                    text!(id: "tidak ada revisi bernama itu", en: "there is no revision of that name")
                }
                why => text!(id: "{}", en: "{}", why),
            };
            Err(Failure(text!(
                id: "Git tidak dapat memberikan {} pada revisi {}: {}", en: "Git cannot give {} at the revision {}: {}", folder.display().to_string(), revision, why
            )))
        };
        let within = git(folder, &["rev-parse", "--show-prefix"].map(OsStr::new))?;
        let top = git(folder, &["rev-parse", "--show-toplevel"].map(OsStr::new))?;
        // A name that begins with a dash would be an option.
        let commit = format!("{revision}^{{commit}}");
        let commit = git(folder, &["rev-parse", "--verify", "--end-of-options", &commit].map(OsStr::new))?;
        git(folder, &["read-tree", &format!("{commit}:{}", within.trim_end_matches('/'))].map(OsStr::new))?;
        let copy = kept.path().join("standards");
        let mut prefix = OsStr::new("--prefix=").to_owned();
        prefix.push(copy.join(""));
        git(Path::new(&top), &[OsStr::new("checkout-index"), OsStr::new("--all"), &prefix])?;
        Ok(Revision { folder: copy, _kept: kept })
    }
}
