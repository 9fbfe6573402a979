//! The kinds of document that are made. To add one, write its template and add a line to [`ALL`].

use crate::locale::{Language, Text};

/// A kind of document.
#[derive(Debug)]
pub struct Document {
    /// What it is asked for by; documents that belong together share it.
    pub name: &'static str,
    /// What a link to it is called.
    pub title: Text<&'static str>,
    /// What it is about.
    pub of: Of,
    /// Its template under `templates/`: `.typ` makes a PDF, everything else a text.
    pub template: &'static str,
    /// Its path under the folder of its language, which never changes: QR codes on walls lead to pages.
    pub path: &'static str,
    /// The sheets it may stand on, the first that it fits; how it is laid out stands in the template otherwise.
    pub sheets: &'static [Sheet],
    /// What must be there for it to be made.
    pub needs: Option<Need>,
    /// Whether it is made only in the language that the project is written in.
    pub once: bool,
    /// Whether it holds the long texts of all services, and so is written as it is made.
    pub streams: bool,
}

/// What not every unit or government has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// An address on the web.
    Address,
    /// A pledge.
    Pledge,
    /// A decree that is whole.
    Decree,
}

/// What a document is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// One standard.
    Standard,
    /// One standard that has a decree of its own.
    Decreed,
    /// A unit with all its standards.
    Unit,
    /// The government with all its units.
    Agency,
}

/// A sheet of paper.
#[derive(Clone, Copy, Debug)]
pub struct Sheet {
    /// `a4`, as typst names it.
    pub paper: &'static str,
    /// Whether it lies on its long side.
    pub landscape: bool,
    /// Whether the theme may turn it.
    pub turns: bool,
    /// How many pages must hold it all, if that is asked, and by how much its type may grow for it.
    pub fit: Option<Fit>,
}

/// The type is as large as it can be for everything to stand on so many pages.
#[derive(Clone, Copy, Debug)]
pub struct Fit {
    /// The pages.
    pub pages: usize,
    /// The scale of type that is hoped for; at 1 it is as small as can be read from where it hangs.
    pub most: f64,
}

const A3: Sheet = Sheet { paper: "a3", landscape: false, turns: false, fit: None };
const POSTER: Sheet = Sheet { turns: true, fit: Some(Fit { pages: 1, most: 2.0 }), ..A3 };

macro_rules! document {
    ($name:literal: $id:literal / $en:literal, $of:ident, $template:literal => $path:literal $(, $key:ident: $value:expr)*) => {
        Document {
            $($key: $value,)*
            ..Document {
                name: $name,
                title: Text { id: $id, en: $en },
                of: Of::$of,
                template: $template,
                path: $path,
                sheets: &[],
                needs: None,
                once: false,
                streams: false,
            }
        }
    };
}

/// Every kind of document, in the order in which they are made: a page leads to what was made before it.
pub const ALL: &[Document] = &[
    document!("notice": "Lembar standar pelayanan" / "Notice", Standard, "pdf/notice.typ" => "{unit}/{standard}.pdf"),
    document!("poster": "Poster" / "Poster", Standard, "pdf/poster.typ" => "{unit}/{standard}.poster.pdf",
        sheets: &[POSTER, Sheet { paper: "a2", ..POSTER }]),
    document!("leaflet": "Selebaran" / "Leaflet", Standard, "pdf/leaflet.typ" => "{unit}/{standard}.leaflet.pdf",
        sheets: &[Sheet { paper: "a4", landscape: true, fit: Some(Fit { pages: 2, most: 1.4 }), ..A3 }]),
    document!("site": "Halaman" / "Page", Standard, "html/standard.html" => "{unit}/{standard}.html"),
    document!("data": "Isi SIPPN" / "Text for SIPPN", Standard, "data/sippn.txt" => "sippn/{unit}/{standard}.txt",
        once: true),
    document!("pledge": "Maklumat pelayanan" / "Service pledge", Unit, "pdf/pledge.typ" => "{unit}/pledge.pdf",
        needs: Some(Need::Pledge), sheets: &[Sheet { paper: "a4", ..A3 }]),
    document!("pledge": "Maklumat pelayanan, A3" / "Service pledge, A3", Unit, "pdf/pledge.typ" => "{unit}/pledge.a3.pdf",
        needs: Some(Need::Pledge), sheets: &[Sheet { landscape: true, ..A3 }]),
    document!("decree": "Keputusan dan lampirannya" / "Decree and annex", Unit, "pdf/decree.typ" => "{unit}/decree.pdf",
        needs: Some(Need::Decree)),
    document!("decree": "Keputusan dan lampirannya" / "Decree and annex", Decreed, "pdf/decree.typ" => "{unit}/{standard}.decree.pdf",
        needs: Some(Need::Decree)),
    document!("book": "Buku standar pelayanan" / "Book of service standards", Unit, "pdf/book.typ" => "{unit}/book.pdf"),
    document!("site": "Halaman unit" / "Page of the unit", Unit, "html/unit.html" => "{unit}/index.html"),
    document!("site": "Beranda" / "Home", Agency, "html/agency.html" => "index.html"),
    document!("site": "Skrip" / "Script", Agency, "html/site.js" => "site.js"),
    document!("site": "Indeks pencarian" / "Search index", Agency, "data/search.js" => "search.js"),
    document!("site": "Peta situs" / "Sitemap", Agency, "data/sitemap.xml" => "sitemap.xml",
        needs: Some(Need::Address), once: true),
    document!("site": "Izin mesin pencari" / "Robots", Agency, "data/robots.txt" => "robots.txt",
        needs: Some(Need::Address), once: true),
    document!("data": "Katalog" / "Catalogue", Agency, "data/catalogue.json" => "catalogue.json", once: true,
        streams: true),
    document!("data": "Katalog CPSV-AP" / "CPSV-AP catalogue", Agency, "data/catalogue.jsonld" => "catalogue.jsonld",
        needs: Some(Need::Address), once: true, streams: true),
];

/// The names that documents are asked for by, in both spellings.
pub const NAMES: [Text<&str>; 8] = [
    Text { id: "lembar", en: "notice" },
    Text { id: "poster", en: "poster" },
    Text { id: "selebaran", en: "leaflet" },
    Text { id: "situs", en: "site" },
    Text { id: "data", en: "data" },
    Text { id: "maklumat", en: "pledge" },
    Text { id: "keputusan", en: "decree" },
    Text { id: "buku", en: "book" },
];

/// The name of documents that is meant, in either spelling.
pub fn name(written: &str) -> Option<&'static str> {
    NAMES.iter().find(|name| name.id == written || name.en == written).map(|name| name.en)
}

/// How a language spells a name of documents: `keputusan`, `decree`.
pub fn spelt(name: &'static str, language: Language) -> &'static str {
    NAMES.iter().find(|known| known.en == name).map_or(name, |known| known.pick(language))
}

/// Whether a file or folder of that name is a document already, so that no unit or standard may have it.
pub fn takes(of: Of, name: &str) -> bool {
    let prefix = match of {
        Of::Standard | Of::Decreed => "{unit}/",
        Of::Unit | Of::Agency => "",
    };
    let first = |path: &'static str| path.strip_prefix(prefix).and_then(|rest| rest.split(['/', '.']).next());
    ALL.iter().filter_map(|document| first(document.path)).any(|first| first == name)
}

/// Whether a path is one that a document has for some unit, standard and language.
pub fn is_path(path: &str) -> bool {
    let parts: Vec<&str> = path.split('/').collect();
    let is_of = |document: &Document| {
        let pattern: Vec<&str> = document.path.split('/').collect();
        let has_pattern = |parts: &[&str]| parts.len() == pattern.len() && parts.iter().zip(&pattern).all(matches);
        has_pattern(&parts) || is_name(parts[0]) && has_pattern(&parts[1..])
    };
    ALL.iter().any(is_of)
}

/// Whether a part of a path is that of a pattern: `surat.poster.pdf` of `{standard}.poster.pdf`.
fn matches((part, pattern): (&&str, &&str)) -> bool {
    match pattern.split_once('}') {
        Some((_, end)) => part.strip_suffix(end).is_some_and(is_name),
        None => part == pattern,
    }
}

/// Whether a folder or file of the project may have that name, or a language that tag.
fn is_name(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_alphanumeric())
        && name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-')
}

impl Document {
    /// Whether it is a PDF.
    pub fn is_pdf(&self) -> bool {
        self.template.ends_with(".typ")
    }

    /// Its path for one unit and standard; both are empty where it has none.
    pub fn path(&self, unit: &str, standard: &str) -> String {
        self.path.replace("{unit}", unit).replace("{standard}", standard)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_document_has_a_name_in_both_spellings() {
        assert!(ALL.iter().all(|document| name(document.name) == Some(document.name)));
        assert!(NAMES.iter().all(|name| ALL.iter().any(|document| document.name == name.en)));
        assert_eq!((name("maklumat"), name("brosur")), (Some("pledge"), None));
    }

    #[test]
    fn only_paths_of_documents_are_such_paths() {
        for right in
            ["index.html", "en/index.html", "u/pledge.a3.pdf", "u/s-1.pdf", "jv/u/s.poster.pdf", "sippn/u/s.txt"]
        {
            assert!(is_path(right), "{right}");
        }
        let wrong =
            ["", "/", "/index.html", "../u/s.pdf", "u/../s.pdf", "u/.pdf", "a/b/u/s.pdf", "u/s.doc", "u//s.pdf"];
        for wrong in
            wrong.into_iter().chain([".git/s.pdf", "u\\s.pdf", "u/s.pdf/", "manifest.json", "u/s\0.pdf", "C:/s.pdf"])
        {
            assert!(!is_path(wrong), "{wrong}");
        }
    }

    #[test]
    fn names_of_documents_are_taken() {
        assert!(takes(Of::Standard, "pledge") && takes(Of::Standard, "index") && takes(Of::Unit, "sippn"));
        assert!(!takes(Of::Standard, "ktp-el") && !takes(Of::Unit, "dinas-sosial") && !takes(Of::Unit, "pledge"));
    }
}
