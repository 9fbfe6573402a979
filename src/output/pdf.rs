//! A tagged PDF (PDF/UA-1 and PDF/A-3a), by typst.

mod lists;

use std::collections::HashMap;
use std::sync::OnceLock;

use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Features, Library, LibraryExt, World, WorldExt};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::fonts::FACES;
use crate::templates::{Fault, Made, Templates};
use crate::view::Picture;

/// What was not needed for more documents than this is forgotten, so that memory does not grow with their number.
const RECENT: usize = 4;

/// The sheet on which a single picture is drawn, with what PDF/A and PDF/UA ask of a document.
const BLANK: &str = r#"#set document(title: "-", date: datetime(year: 2000, month: 1, day: 1))
"#;

/// A document that tells more bytes than this is large.
const LARGE: usize = 512 * 1024;

/// What a template sees.
pub struct Papers<'a> {
    /// What many documents have in common, as JSON: language, fixed words, look.
    pub setting: String,
    /// What the document tells, as JSON.
    pub data: String,
    /// What is attached to it.
    pub yaml: Option<&'a str>,
    /// The pictures that it may show.
    pub pictures: &'a [Picture],
}

/// What all documents share: the library, the fonts, the templates.
pub struct Press {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    sources: HashMap<FileId, Source>,
}

impl Press {
    /// Reads fonts and templates.
    pub fn new(templates: &Templates) -> Self {
        let features: Features = [Feature::A11yExtras].into_iter().collect();
        let source = |(path, text): (&str, &str)| (file(path), Source::new(file(path), text.to_owned()));
        let mut library = Library::builder().with_features(features).build();
        lists::simplify(&mut library.rules);
        Press {
            library: LazyHash::new(library),
            book: LazyHash::new(FontBook::from_fonts(&*FACES)),
            sources: templates.in_folder("pdf").map(source).collect(),
        }
    }

    /// Prints a document, which bears a stable name.
    pub fn print(&self, template: &str, name: &str, papers: Papers) -> Made<Vec<u8>> {
        self.with_sheet(template, papers, |sheet| sheet.write(&sheet.lay_out()?, name))
    }

    /// Writes a document that was laid out.
    pub fn write(&self, template: &str, name: &str, papers: Papers, laid: &PagedDocument) -> Made<Vec<u8>> {
        self.with_sheet(template, papers, |sheet| sheet.write(laid, name))
    }

    /// Lays a document out.
    pub fn lay_out(&self, template: &str, papers: Papers) -> Made<PagedDocument> {
        self.with_sheet(template, papers, |sheet| sheet.lay_out())
    }

    /// Whether a picture can be drawn, on a sheet of its own. `path`: its name.
    pub fn draws(&self, path: &str, bytes: Vec<u8>) -> bool {
        let main = file("picture.typ");
        let family = &FACES[0].info().family;
        let page = format!("{BLANK}#set text(font: {family:?})\n#image({path:?}, width: 100%, alt: \"-\")");
        let files = HashMap::from([(main, Bytes::from_string(page)), (file(path), Bytes::new(bytes))]);
        let sheet = Sheet { press: self, main, files, pictures: HashMap::new() };
        sheet.lay_out().and_then(|laid| sheet.write(&laid, path)).is_ok()
    }

    fn with_sheet<T>(&self, template: &str, papers: Papers, make: impl Fn(&Sheet) -> Made<T>) -> Made<T> {
        let is_large = papers.data.len() > LARGE;
        let mut files = HashMap::from([
            (file("setting.json"), Bytes::from_string(papers.setting)),
            (file("data.json"), Bytes::from_string(papers.data)),
        ]);
        files.extend(papers.yaml.map(|yaml| (file("standard.yaml"), Bytes::from_string(yaml.to_owned()))));
        let pictures =
            papers.pictures.iter().map(|picture| (file(&picture.path), (picture, OnceLock::new()))).collect();
        let main = file(template.strip_prefix("pdf/").unwrap_or(template));
        let sheet = Sheet { press: self, main, files, pictures };
        let made = make(&sheet).map_err(|faults| {
            let unseen = papers.pictures.iter().filter(|picture| !self.draws(&picture.path, picture.bytes()));
            let unseen: Vec<Fault> = unseen.map(|picture| Fault::Picture(picture.path.clone())).collect();
            if unseen.is_empty() { faults } else { unseen }
        });
        // What the last documents have in common is kept: templates, the head of a unit, how to complain. A large one,
        // such as a book, leaves more behind than it saves.
        typst::comemo::evict(if is_large { 0 } else { RECENT });
        made
    }
}

/// Always the same few virtual paths: typst never frees the id of a path.
fn file(path: &str) -> FileId {
    let path = VirtualPath::new(path).expect("the paths under `templates/` and ours are plain");
    FileId::new(RootedPath::new(VirtualRoot::Project, path))
}

/// One document: the press and its own files.
struct Sheet<'a> {
    press: &'a Press,
    main: FileId,
    files: HashMap<FileId, Bytes>,
    /// Those that the document may show; each is drawn when it is first asked for.
    pictures: HashMap<FileId, (&'a Picture, OnceLock<Bytes>)>,
}

impl World for Sheet<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.press.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.press.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if let Some(source) = self.press.sources.get(&id) {
            return Ok(source.clone());
        }
        let text = self.files.get(&id).and_then(|bytes| bytes.as_str().ok().map(str::to_owned));
        text.map(|text| Source::new(id, text)).ok_or_else(|| missing(id))
    }

    /// Only the templates' folder and the document's own files are there: no packages, nothing of the machine.
    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let drawn = || {
            let (picture, bytes) = self.pictures.get(&id)?;
            Some(bytes.get_or_init(|| Bytes::new(picture.bytes())))
        };
        self.files.get(&id).or_else(drawn).cloned().ok_or_else(|| missing(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        FACES.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn missing(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_without_slash().into())
}

impl Sheet<'_> {
    fn lay_out(&self) -> Made<PagedDocument> {
        typst::compile::<PagedDocument>(self).output.map_err(|errors| self.faults(&errors))
    }

    fn write(&self, laid: &PagedDocument, name: &str) -> Made<Vec<u8>> {
        let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_3a]).expect("the two go together");
        let options = PdfOptions {
            ident: Smart::Custom(name.to_owned()),
            creator: Smart::Custom(Some("maklumat".to_owned())),
            timestamp: None,
            standards,
            ..PdfOptions::default()
        };
        typst_pdf::pdf(laid, &options).map_err(|errors| self.faults(&errors))
    }

    fn faults(&self, errors: &[SourceDiagnostic]) -> Vec<Fault> {
        let fault = |error: &SourceDiagnostic| {
            let place = error.span.id().unwrap_or(self.main);
            let hints = error.hints.iter().map(|hint| format!("; {}", hint.v));
            Fault::Template {
                path: format!("pdf/{}", place.vpath().get_without_slash()),
                range: self.range(error.span).unwrap_or(0..0),
                message: format!("{}{}", error.message, hints.collect::<String>()),
            }
        };
        errors.iter().map(fault).collect()
    }
}
