//! Finds the files that are shown: those of the folder of outputs, and nothing outside, hidden, or other than a file.

use std::fs::File;
use std::path::{Component, Path};

use crate::regular_file;

/// A file of the folder of outputs.
pub struct Output {
    pub file: File,
    /// How many bytes it has.
    pub size: u64,
    /// Its media type.
    pub kind: &'static str,
}

/// The output at the path of an address; of a path that ends in `/`, the page of that folder.
pub fn find(path: &str, folder: &Path) -> Option<Output> {
    let path = path.strip_prefix('/')?;
    let path = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
    if !path.split('/').all(is_plain) {
        return None;
    }
    // A link may lead to another output.
    let file = folder.join(path).canonicalize().ok()?;
    let is_shown = |part: Component| part.as_os_str().to_str().is_some_and(is_plain);
    if !file.strip_prefix(folder).ok()?.components().all(is_shown) {
        return None;
    }
    let kind = match file.extension().and_then(|end| end.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("pdf") => "application/pdf",
        Some("js") => "text/javascript; charset=utf-8",
        Some("json" | "jsonld") => "application/json",
        Some("xml") => "application/xml",
        _ => "text/plain; charset=utf-8",
    };
    let file = regular_file::open_itself(&file).ok()?;
    let size = file.metadata().ok()?.len();
    Some(Output { file, size, kind })
}

/// Whether a part of a path may be that of an output: these have plain names, so no character stands for another one.
fn is_plain(part: &str) -> bool {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '.');
    !part.is_empty() && !part.starts_with('.') && part.chars().all(is_plain)
}
