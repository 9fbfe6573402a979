//! What a new unit or standard is called: the name of its file, and the name that readers see.

use crate::commands::names::folded;
use crate::document::{self, Of};
use crate::failure::{Failure, Result};
use crate::project::is_plain;
use crate::text;

/// What something new is called.
#[derive(Debug, PartialEq, Eq)]
pub struct Named {
    /// The name of its file or folder.
    pub id: String,
    /// The name that readers see.
    pub name: String,
}

impl Named {
    /// From what was typed for its id, and for its name if anything was.
    ///
    /// # Errors
    ///
    /// If no id can be made of it, or the id is that of a document, or the name is empty.
    pub fn new(of: Of, written: &str, name: Option<&str>) -> Result<Self> {
        let written = one_line(written)?;
        let id = if is_plain(&written) { Some(written.clone()) } else { folded(&written) };
        let id = id.ok_or_else(|| unusable(&written))?;
        if document::takes(of, &id) {
            return Err(Failure(text!(
                id: "nama `{}` dipakai oleh dokumen lain; beri nama lain, misalnya `layanan-{}`",
                en: "the name `{}` is that of another document; give it another name, such as `service-{}`", id, id
            )));
        }
        Ok(Named { id, name: name.map_or(Ok(written), one_line)? })
    }
}

/// A name, which is not empty, on one line.
///
/// # Errors
///
/// If it is empty.
pub fn one_line(name: &str) -> Result<String> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return Err(Failure(text!(id: "namanya kosong", en: "the name is empty")));
    }
    Ok(name)
}

fn unusable(written: &str) -> Failure {
    Failure(text!(
        id: "nama `{}` tidak dapat menjadi alamat halaman; pakai huruf kecil tanpa aksen, angka, dan tanda hubung saja, misalnya `kelurahan-sukamulya`, dan tulis nama lengkapnya dengan `--name`",
        en: "the name `{}` cannot become the address of a page; use small letters without accents, digits and hyphens only, such as `kelurahan-sukamulya`, and write the full name with `--name`",
        written
    ))
}
