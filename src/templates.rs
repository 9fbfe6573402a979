//! The templates: compiled in, and a file of the same path in the user's `templates/` wins.

mod labels;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::Path;
use std::{fs, io};

use serde_json::{Map, Value};
use walkdir::WalkDir;

use crate::crash::Crash;
use crate::diagnostic::{Basis, Code};
use crate::digest::Digest;
use crate::failure::{Doing, Failure, Result};
use crate::locale::{Language, Text};
use crate::source::shown;
use crate::text;

/// The fixed words of the documents: always there.
pub const LABELS: &str = "labels.yaml";

macro_rules! built_in {
    ($($path:literal),* $(,)?) => {
        const BUILT_IN: &[(&str, &str)] = &[$(($path, include_str!(concat!("../templates/", $path)))),*];
    };
}

built_in! {
    "labels.yaml",
    "data/catalogue.json", "data/catalogue.jsonld", "data/robots.txt", "data/search.js", "data/sippn.txt",
    "data/sitemap.xml",
    "html/agency.html", "html/case.html", "html/facts.html", "html/flow.html", "html/frame.html", "html/line.html",
    "html/page.html", "html/participation.html", "html/promise.html", "html/section.html", "html/site.css", "html/site.js", "html/standard.html", "html/unit.html",
    "pdf/annex.typ", "pdf/audit.typ", "pdf/base.typ", "pdf/book.typ", "pdf/compact.typ", "pdf/decree.typ", "pdf/document.typ",
    "pdf/flow.typ", "pdf/icons.typ", "pdf/leaflet.typ", "pdf/letterhead.typ", "pdf/line.typ", "pdf/notice.typ",
    "pdf/path.typ", "pdf/pledge.typ", "pdf/poster.typ", "pdf/service.typ", "pdf/signature.typ",
}

/// Why a document could not be made: where an engine stopped, in its own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A template is wrong.
    Template {
        /// Its path under `templates/`.
        path: String,
        /// The bytes of its text that are meant.
        range: Range<usize>,
        /// What the engine says of it.
        message: String,
    },
    /// A picture is no such picture; its virtual path.
    Picture(String),
    /// The engine panicked.
    Crash(Crash),
}

/// A document, or everything that kept it from being made.
pub type Made<T> = std::result::Result<T, Vec<Fault>>;

/// The texts of all templates, by their path under `templates/`.
#[derive(Clone, Debug)]
pub struct Templates(BTreeMap<String, Template>);

#[derive(Clone, Debug)]
struct Template {
    /// As shown to the reader.
    path: String,
    text: String,
}

impl Template {
    fn is_built_in(&self, path: &str) -> bool {
        BUILT_IN.iter().any(|(known, text)| *known == path && *text == self.text)
    }
}

impl Templates {
    /// The built-in ones, under those of the user's folder if there is one.
    pub fn read(folder: Option<&Path>) -> Result<Self> {
        let mut templates = BTreeMap::new();
        for (path, text) in BUILT_IN {
            let template = Template { path: format!("templates/{path}"), text: (*text).to_owned() };
            templates.insert((*path).to_owned(), template);
        }
        let Some(folder) = folder.filter(|folder| folder.is_dir()) else { return Ok(Templates(templates)) };
        for entry in WalkDir::new(folder).sort_by_file_name() {
            let entry =
                entry.doing(|| text!(id: "membaca templat di {}", en: "reading the templates in {}", shown(folder)))?;
            let relative = entry.path().strip_prefix(folder).expect("it was found there");
            let path = shown(relative);
            if Path::new(&path) != relative && !cfg!(windows) {
                // A backslash or what is not UTF-8: no template can be named like that.
                let doing = || text!(id: "membaca templat {}", en: "reading the template {}", shown(entry.path()));
                return Err(io::Error::from(io::ErrorKind::InvalidFilename)).doing(doing);
            }
            if entry.path_is_symlink() {
                return Err(Failure(text!(
                    id: "templat {} berupa tautan, yang tidak dibaca; salin berkasnya", en: "the template {} is a link, which is not read; copy the file",
                    shown(entry.path())
                )));
            }
            if entry.file_type().is_file()
                && ["css", "html", "js", "json", "jsonld", "txt", "typ", "xml", "yaml"]
                    .iter()
                    .any(|end| path.ends_with(&format!(".{end}")))
            {
                let full = shown(entry.path());
                let bytes = fs::read(entry.path())
                    .doing(|| text!(id: "membaca templat {}", en: "reading the template {}", full))?;
                // A character that is no UTF-8 is found when the template is used.
                let text = String::from_utf8_lossy(&bytes).into_owned();
                templates.insert(path, Template { path: full, text });
            }
        }
        Ok(Templates(templates))
    }

    /// None at all.
    pub fn none() -> Self {
        Templates(BTreeMap::new())
    }

    /// The text of one.
    pub fn text(&self, path: &str) -> Option<&str> {
        self.0.get(path).map(|template| template.text.as_str())
    }

    /// Each: its path, the path as shown to the reader, its text.
    pub fn all(&self) -> impl Iterator<Item = (&str, &str, &str)> {
        self.0.iter().map(|(path, template)| (path.as_str(), template.path.as_str(), template.text.as_str()))
    }

    /// The first place that is no UTF-8.
    pub fn check(&self) -> Made<()> {
        let broken = self.0.iter().find_map(|(path, template)| {
            let at = template.text.find(char::REPLACEMENT_CHARACTER)?;
            let range = at..at + char::REPLACEMENT_CHARACTER.len_utf8();
            let message = "this is not UTF-8; bukan UTF-8".to_owned();
            Some(Fault::Template { path: path.clone(), range, message })
        });
        broken.map_or(Ok(()), |fault| Err(vec![fault]))
    }

    /// What a user's folder has instead of the built-in ones or beside them: as [`Self::all`].
    pub fn own(&self) -> impl Iterator<Item = (&str, &str, &str)> {
        self.all().filter(|(path, ..)| !self.0[*path].is_built_in(path))
    }

    /// The digest of one and of all that it reads.
    pub fn digest(&self, path: &str) -> Digest {
        let read = self.read_by(path).into_iter().filter_map(|path| Some((path, self.0.get(path)?)));
        Digest::of_all(read.flat_map(|(path, template)| [path, template.text.as_str()]))
    }

    /// One, the fixed words, and all that it reads: what it names in quotes. A user's own may put a name together, and a
    /// page uses components by their names, so these are taken to read all of their folder.
    fn read_by<'a>(&'a self, path: &'a str) -> BTreeSet<&'a str> {
        let folder = path.split('/').next().unwrap_or_default();
        let mut read = BTreeSet::from([LABELS]);
        let mut waiting = vec![path];
        while let Some(path) = waiting.pop() {
            let Some(template) = self.0.get(path).filter(|_| read.insert(path)) else { continue };
            let others = self.0.keys().map(String::as_str).filter(|other| other.starts_with(folder));
            let names = |other: &&str| {
                let short = other.strip_prefix(folder).and_then(|short| short.strip_prefix('/')).unwrap_or(other);
                [*other, short].iter().any(|name| template.text.contains(&format!("\"{name}\"")))
            };
            let all = folder == "html" || !template.is_built_in(path);
            waiting.extend(others.filter(|other| all || names(other)));
        }
        read
    }

    /// A user's template that one uses, itself or by what it reads, as shown to the reader; none if all are built in.
    pub fn own_read_by(&self, path: &str) -> Option<&str> {
        self.own().next()?;
        let own = self
            .read_by(path)
            .into_iter()
            .find(|path| *path != LABELS && self.0.get(*path).is_some_and(|template| !template.is_built_in(path)));
        own.map(|path| self.0[path].path.as_str())
    }

    /// Those of pages and other texts, by their path.
    pub fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        let all = self.0.iter().map(|(path, template)| (path.as_str(), template.text.as_str()));
        all.filter(|(path, _)| path.starts_with("html/") || path.starts_with("data/"))
    }

    /// Those in one folder, by their path in it.
    pub fn in_folder(&self, folder: &str) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().filter_map(move |(path, template)| {
            Some((path.strip_prefix(folder)?.strip_prefix('/')?, template.text.as_str()))
        })
    }

    /// The fixed words in one language. What a user's file leaves out is as built in.
    pub fn labels(&self, language: Language) -> Made<Value> {
        let mut labels = labels::read(BUILT_IN[0].1).expect("the built-in words are right");
        labels.extend(labels::read(&self.0[LABELS].text)?);
        let words = labels.into_iter().map(|(key, text)| (key, Value::from(text.get(language))));
        Ok(Value::Object(words.collect::<Map<_, _>>()))
    }
}

/// A template that an engine cannot use.
pub const BROKEN_TEMPLATE: Code = Code::new(
    "broken-template",
    Basis::Form,
    Text {
        id: "Sebuah templat di folder `templates` tidak dapat dipakai. Perbaiki di tempat yang ditunjuk, atau hapus berkasnya agar templat bawaan dipakai. Dokumen lain tetap dibuat.",
        en: "A template in the folder `templates` cannot be used. Mend it at the place shown, or delete the file so that the built-in one is used. Other documents are made all the same.",
    },
);

/// A document that is asked for does not fit.
pub const TOO_LONG: Code = Code::new(
    "too-long",
    Basis::Form,
    Text {
        id: "Isi standar tidak muat pada poster atau selebaran, sekalipun hurufnya sekecil yang masih terbaca. Persingkat komponen yang disebut; dokumen lain tetap dibuat.",
        en: "The standard does not fit on the poster or the leaflet, even in the smallest type that can be read. Shorten the component named; the other documents are made all the same.",
    },
)
.barring();

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_reads_what_it_names() {
        let mut templates = Templates::read(None).unwrap();
        let read = templates.read_by("pdf/notice.typ");
        assert!(read.contains("pdf/base.typ") && read.contains("pdf/line.typ") && read.contains("labels.yaml"));
        assert!(!read.contains("pdf/poster.typ") && !read.contains("html/page.html"));
        let page = templates.read_by("html/standard.html");
        assert!(page.contains("html/site.css") && page.contains("html/frame.html") && !page.contains("pdf/base.typ"));
        // Every built-in template names what it reads.
        for (path, text) in BUILT_IN.iter().filter(|(path, _)| path.ends_with(".typ")) {
            let imports = text.lines().filter(|line| line.starts_with("#import") || line.starts_with("#include"));
            assert!(imports.into_iter().all(|line| line.contains("import \"")), "{path}");
        }
        let (notice, poster) = (templates.digest("pdf/notice.typ"), templates.digest("pdf/poster.typ"));
        let own = Template { path: "pdf/poster.typ".to_owned(), text: "#import \"po\" + \"ster\"".to_owned() };
        templates.0.insert("pdf/poster.typ".to_owned(), own);
        assert!(templates.read_by("pdf/poster.typ").contains("pdf/book.typ"));
        assert_eq!(templates.digest("pdf/notice.typ"), notice);
        assert_ne!(templates.digest("pdf/poster.typ"), poster);
    }
}
