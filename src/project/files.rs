//! Reading single files: plain ones, inside the project, not too large.

use std::path::Path;
use std::{fs, io};

use super::picture;
use super::trial::Trial;
use crate::failure::reason;
use crate::locale::Text;
use crate::yaml::MAXIMUM_SIZE;
use crate::{regular_file, text};

/// Whether a path leads into a folder: a link where it leads, and what is not there yet to where it would be made.
pub fn is_within(path: &Path, folder: &Path) -> bool {
    let Ok(folder) = folder.canonicalize() else { return false };
    let there = path.ancestors().find_map(|path| path.canonicalize().ok());
    there.or_else(|| Path::new(".").canonicalize().ok()).is_some_and(|there| there.starts_with(folder))
}

/// The text of a YAML file that stands in a folder without links; or why it cannot be used.
pub(super) fn read_text(path: &Path, project: &Path) -> Result<String, Text> {
    let bytes = match fs::symlink_metadata(path) {
        Ok(metadata) if metadata.is_file() => read_plain(path, &metadata)?,
        _ => read_inside(path, project)?,
    };
    let text = String::from_utf8(bytes).map_err(|error| {
        let line =
            error.as_bytes()[..error.utf8_error().valid_up_to()].iter().filter(|byte| **byte == b'\n').count() + 1;
        text!(
            id: "baris {} bukan UTF-8; simpan ulang berkas ini: di Notepad pilih Simpan Sebagai, lalu Pengodean UTF-8",
            en: "line {} is not UTF-8; save the file again: in Notepad choose Save As, then Encoding UTF-8", line
        )
    })?;
    let text = text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text);
    if text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#')) {
        return Err(text!(id: "berkas ini kosong", en: "the file is empty"));
    }
    Ok(text)
}

/// The bytes of a picture that is named from a folder; or why it cannot be used.
pub(super) fn read_picture(
    folder: &Path,
    file: &str,
    project: &Path,
    trial: Option<&dyn Trial>,
) -> Result<Vec<u8>, Text> {
    if !file.ends_with(".svg") && !file.ends_with(".png") {
        return Err(text!(id: "gambar `{}` bukan SVG atau PNG", en: "the picture `{}` is neither SVG nor PNG", file));
    }
    if file.split('/').any(|part| part == "..") {
        return Err(
            text!(id: "gambar `{}` berada di luar folder ini", en: "the picture `{}` is outside this folder", file),
        );
    }
    let wrong = |error: Text| text!(id: "gambar `{}`: {}", en: "the picture `{}`: {}", file, error);
    let bytes = read_inside(&folder.join(file), project).map_err(wrong)?;
    let ending = file.rsplit('.').next().unwrap_or_default();
    match picture::fault(file, &bytes).or_else(|| trial?.draw(ending, &bytes).fault()) {
        Some(fault) => Err(wrong(fault)),
        None => Ok(bytes),
    }
}

/// The bytes of a file that a link may lead to, but only inside the project, which has no links in its own path.
fn read_inside(path: &Path, project: &Path) -> Result<Vec<u8>, Text> {
    let metadata = fs::metadata(path).map_err(|error| failed(&error))?;
    if !path.canonicalize().is_ok_and(|path| path.starts_with(project)) {
        return Err(text!(id: "tautan ini keluar dari proyek", en: "this link leads out of the project"));
    }
    read_plain(path, &metadata)
}

fn read_plain(path: &Path, metadata: &fs::Metadata) -> Result<Vec<u8>, Text> {
    if !metadata.is_file() {
        return Err(text!(id: "ini bukan berkas biasa", en: "this is not a plain file"));
    }
    regular_file::read(path, MAXIMUM_SIZE).map_err(|error| match error.kind() {
        io::ErrorKind::FileTooLarge => text!(id: "berkas lebih besar dari 1 MiB", en: "the file is larger than 1 MiB"),
        _ => failed(&error),
    })
}

fn failed(error: &std::io::Error) -> Text {
    text!(id: "berkas tidak dapat dibaca: {}", en: "the file cannot be read: {}", reason(error))
}
