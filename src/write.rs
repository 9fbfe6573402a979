//! The only writer: whole files or none.

use std::fs;
use std::io::Write;
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
    let folder = target.parent().expect("the path has a name");
    fs::create_dir_all(folder).doing(doing)?;
    let mut file = NamedTempFile::new_in(folder).doing(doing)?;
    file.write_all(bytes).doing(doing)?;
    file.as_file().set_permissions(std::os::unix::fs::PermissionsExt::from_mode(0o644)).doing(doing)?;
    file.persist(&target).map(drop).doing(doing)
}
