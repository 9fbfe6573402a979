//! A tagged PDF (PDF/UA-1 and PDF/A-3a), by typst.

use std::collections::HashMap;

use anyhow::{Context, Result, anyhow};
use qrcodegen::{QrCode, QrCodeEcc};
use serde_json::Value;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Features, Library, LibraryExt, World, WorldExt};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::templates::{FONTS, Templates};
use crate::view::Notice;

/// What all documents share: the library, the fonts, the templates.
pub struct Press {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    sources: HashMap<FileId, Source>,
    main: FileId,
}

impl Press {
    /// Reads fonts and templates.
    pub fn new(templates: &Templates) -> Result<Self> {
        let features: Features = [Feature::A11yExtras].into_iter().collect();
        let fonts: Vec<Font> = FONTS.iter().flat_map(|face| Font::iter(Bytes::new(*face))).collect();
        let mut sources = HashMap::new();
        for (path, text) in templates.in_folder("pdf") {
            let id = file(path)?;
            sources.insert(id, Source::new(id, text.to_owned()));
        }
        Ok(Press {
            library: LazyHash::new(Library::builder().with_features(features).build()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            sources,
            main: file("notice.typ")?,
        })
    }

    /// The characters of a text that no font has.
    pub fn lacking(&self, text: &str) -> Vec<char> {
        let has = |letter: char| {
            letter.is_whitespace() || self.fonts.iter().any(|font| font.info().coverage.contains(u32::from(letter)))
        };
        let mut lacking: Vec<char> = text.chars().filter(|letter| !has(*letter)).collect();
        lacking.sort_unstable();
        lacking.dedup();
        lacking
    }

    /// Prints one notice.
    pub fn print(&self, notice: &Notice, data: &Value) -> Result<Vec<u8>> {
        let mut files = HashMap::from([(file("data.json")?, Bytes::new(serde_json::to_vec(data)?))]);
        files.insert(file("standard.yaml")?, Bytes::from_string(notice.yaml.clone()));
        if let Some(address) = &notice.address {
            files.insert(file("qr.svg")?, Bytes::from_string(qr(address)?));
        }
        for (path, bytes) in &notice.pictures {
            files.insert(file(path)?, Bytes::new(bytes.clone()));
        }
        let sheet = Sheet { press: self, files };
        let printed = sheet.print(&notice.ident);
        typst::comemo::evict(0);
        printed
    }
}

/// Always the same few virtual paths: typst never frees the id of a path.
fn file(path: &str) -> Result<FileId> {
    let path = VirtualPath::new(path).map_err(|error| anyhow!("the path {path}: {error:?}"))?;
    Ok(FileId::new(RootedPath::new(VirtualRoot::Project, path)))
}

/// One document: the press and its own files.
struct Sheet<'a> {
    press: &'a Press,
    files: HashMap<FileId, Bytes>,
}

impl World for Sheet<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.press.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.press.book
    }

    fn main(&self) -> FileId {
        self.press.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.press.sources.get(&id).cloned().ok_or_else(|| missing(id))
    }

    /// Only the templates' folder and the document's own files are there: no packages, nothing of the machine.
    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.get(&id).cloned().ok_or_else(|| missing(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.press.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn missing(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_without_slash().into())
}

impl Sheet<'_> {
    fn print(&self, ident: &str) -> Result<Vec<u8>> {
        let document = typst::compile::<PagedDocument>(self).output.map_err(|errors| self.told(&errors))?;
        let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_3a])
            .map_err(|error| anyhow!("{}", error.message()))?;
        let options = PdfOptions {
            ident: Smart::Custom(ident.to_owned()),
            creator: Smart::Custom(Some("maklumat".to_owned())),
            timestamp: None,
            standards,
            ..PdfOptions::default()
        };
        typst_pdf::pdf(&document, &options).map_err(|errors| self.told(&errors))
    }

    fn told(&self, errors: &[SourceDiagnostic]) -> anyhow::Error {
        let told: Vec<String> = errors
            .iter()
            .map(|error| {
                let place = error.span.id().map(|id| {
                    let line = self
                        .source(id)
                        .ok()
                        .zip(self.range(error.span))
                        .map(|(source, range)| source.text()[..range.start].matches('\n').count() + 1);
                    format!("templates/pdf/{}:{}: ", id.vpath().get_without_slash(), line.unwrap_or(1))
                });
                format!("{}{}", place.unwrap_or_default(), error.message)
            })
            .collect();
        anyhow!(told.join("\n"))
    }
}

/// A QR code as an SVG of one path.
fn qr(address: &str) -> Result<String> {
    let code = QrCode::encode_text(address, QrCodeEcc::Medium)
        .map_err(|error| anyhow!("{error:?}"))
        .context("making the QR code")?;
    let size = code.size();
    let mut path = String::new();
    for y in 0..size {
        for x in (0..size).filter(|x| code.get_module(*x, y)) {
            path.push_str(&format!("M{x} {y}h1v1h-1z"));
        }
    }
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-4 -4 {0} {0}\"><path fill=\"#fff\" d=\"M-4 -4h{0}v{0}h-{0}z\"/><path d=\"{path}\"/></svg>",
        size + 8
    ))
}
