//! The only writer: whole files or none.

use std::fs;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use tempfile::NamedTempFile;

use crate::failure::{Doing, Result};
use crate::text;

/// Makes a folder for outputs, which keeps itself out of version control; one that is there is left as it is.
pub fn make(out: &Path) -> Result<()> {
    if out.exists() { Ok(()) } else { write(out, ".gitignore", b"*\n") }
}

/// Puts bytes at a path under `out`, by way of a temporary file beside it, so that no reader sees half a file.
pub fn write(out: &Path, path: &str, bytes: &[u8]) -> Result<()> {
    let target = out.join(path);
    let doing = || text!(id: "menulis {}", en: "writing {}", target.display().to_string());
    fs::create_dir_all(target.parent().expect("the path has a name")).doing(doing)?;
    put(&target, bytes, PermissionsExt::from_mode(0o644))
}

/// Puts other bytes in the place of those of a file, which keeps its permissions; of a link, where it leads.
pub fn replace(file: &Path, bytes: &[u8]) -> Result<()> {
    let doing = || text!(id: "menulis {}", en: "writing {}", file.display().to_string());
    let file = file.canonicalize().doing(doing)?;
    let permissions = fs::metadata(&file).doing(doing)?.permissions();
    // Who may not write it may not replace it.
    fs::OpenOptions::new().write(true).open(&file).doing(doing)?;
    put(&file, bytes, permissions)
}

fn put(target: &Path, bytes: &[u8], permissions: fs::Permissions) -> Result<()> {
    let doing = || text!(id: "menulis {}", en: "writing {}", target.display().to_string());
    let folder = target.parent().expect("the path has a name");
    let mut file = NamedTempFile::new_in(folder).doing(doing)?;
    file.write_all(bytes).doing(doing)?;
    file.as_file().set_permissions(permissions).doing(doing)?;
    file.persist(target).map(drop).doing(doing)
}
