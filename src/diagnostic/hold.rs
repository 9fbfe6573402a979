//! What a finding holds back, which is another question than how bad it is.

use crate::document;
use crate::locale::{Language, Text};

/// What cannot be made before a finding is mended, of the standard, unit or government whose file it is in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hold {
    /// Everything is made.
    #[default]
    Nothing,
    /// Only the documents of that name, `decree`, are not made.
    Document(&'static str),
    /// Only the documents on paper that show what it is about are not made.
    Paper,
    /// No document is made.
    Documents,
}

impl Hold {
    /// The decree, whose annex has components that no other document has.
    pub const DECREE: Hold = Hold::Document("decree");

    /// The name in machine-readable output: `nothing`, the name of a document, `paper`, or `documents`.
    pub fn name(self) -> &'static str {
        match self {
            Hold::Nothing => "nothing",
            Hold::Document(name) => name,
            Hold::Paper => "paper",
            Hold::Documents => "documents",
        }
    }

    /// What a reader is told to be held back by a finding in a file; nothing if nothing is.
    pub fn told(self, path: &str, language: Language) -> Option<&'static str> {
        match self {
            Hold::Nothing => None,
            Hold::Document(name) => Some(document::spelt(name, language)),
            Hold::Paper => Some(Text { id: "PDF yang memuatnya", en: "the PDFs that show it" }.pick(language)),
            Hold::Documents => Some(all_of(path).pick(language)),
        }
    }
}

/// All documents that the file of a path is for.
fn all_of(path: &str) -> Text<&'static str> {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    match name.split('.').next() {
        Some("unit") => Text { id: "semua dokumen unit ini", en: "all documents of this unit" },
        Some("agency" | "instansi") => Text { id: "semua dokumen", en: "all documents" },
        _ if folder.split('/').any(|folder| folder == "templates") => {
            Text { id: "dokumen yang memakainya", en: "the documents that use it" }
        }
        _ => Text { id: "semua dokumen standar ini", en: "all documents of this standard" },
    }
}

#[cfg(test)]
mod tests {
    use super::Hold;
    use crate::locale::Language::{English, Indonesian};

    #[test]
    fn what_is_held_back_is_that_of_the_file() {
        let told = |path| Hold::Documents.told(path, Indonesian).unwrap();
        assert_eq!(told("standards/kelurahan/surat.yaml"), "semua dokumen standar ini");
        assert_eq!(told("standards/kelurahan/unit.yaml"), "semua dokumen unit ini");
        assert_eq!(told("instansi.yaml"), "semua dokumen");
        assert_eq!(told("templates/pdf/notice.typ"), "dokumen yang memakainya");
        assert_eq!(Hold::DECREE.told("kelurahan/surat.yaml", Indonesian), Some("keputusan"));
        assert_eq!(Hold::DECREE.told("kelurahan/surat.yaml", English), Some("decree"));
        assert_eq!(Hold::Nothing.told("kelurahan/surat.yaml", English), None);
    }
}
