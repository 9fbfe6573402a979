//! The only writer: whole files or none.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use tempfile::NamedTempFile;

/// Puts bytes at a path under `out`, by way of a temporary file beside it, so that no reader sees half a file.
pub fn write(out: &Path, path: &str, bytes: &[u8]) -> Result<()> {
    let target = out.join(path);
    let doing = || format!("writing {}", target.display());
    let folder = target.parent().expect("the path has a name");
    fs::create_dir_all(folder).with_context(doing)?;
    let mut file = NamedTempFile::new_in(folder).with_context(doing)?;
    file.write_all(bytes).with_context(doing)?;
    file.as_file().set_permissions(std::os::unix::fs::PermissionsExt::from_mode(0o644)).with_context(doing)?;
    file.persist(&target).with_context(doing)?;
    Ok(())
}
