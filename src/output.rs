//! From a view to bytes. Pure: no files, no clock.

mod canvas;
mod data;
mod html;
mod pdf;

use std::cmp::Reverse;
use std::io;

use serde::Serialize;
use serde_json::json;
use typst_layout::PagedDocument;

use crate::document::{Document, Sheet};
use crate::locale::Language;
use crate::templates::{Fault, Made, Templates};
use crate::view::View;

pub use canvas::Canvas;
pub use data::Data;
use html::Pages;
pub use html::{LongTexts, Units};
use pdf::{Papers, Press};

/// The engines that make documents out of views.
pub struct Engines {
    pages: Made<Pages>,
    press: Press,
    labels: Vec<Made<Labels>>,
}

/// The fixed words in one language, as the engines take them.
struct Labels {
    language: Language,
    json: String,
    value: tera::Value,
}

/// A document was made, or something is too long for the sheets that it may stand on.
#[derive(Debug)]
pub enum Outcome {
    /// Its bytes.
    Made(Vec<u8>),
    /// It would fit without this component.
    TooLong(String),
    /// There is nothing to tell in it.
    Needless,
}

/// Where a page leads to, by paths from it.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Links {
    /// The folder that holds the page of the government, and the scripts.
    pub base: String,
    /// The page of the unit.
    pub unit_page: String,
    /// The page in each language, if there are several.
    pub editions: Vec<EditionLink>,
    /// The documents that were made before.
    pub documents: Vec<Leaf>,
}

/// The same page in a language.
#[derive(Clone, Debug, Serialize)]
pub struct EditionLink {
    /// The BCP 47 tag.
    pub language: String,
    /// What it calls itself.
    pub name: String,
    /// The path of its page.
    pub path: String,
    /// Where its page will stand.
    pub address: Option<String>,
    /// Whether it is the page itself.
    pub current: bool,
}

/// A document that was made.
#[derive(Clone, Debug, Serialize)]
pub struct Leaf {
    /// Which kind of document.
    pub name: &'static str,
    /// What it is called.
    pub title: &'static str,
    /// Its path.
    pub path: String,
}

impl Engines {
    /// Reads fonts and templates.
    pub fn new(templates: &Templates) -> Self {
        let read = |language: Language| {
            templates.check()?;
            let labels = templates.labels(language)?;
            Ok(Labels { language, json: labels.to_string(), value: tera::Value::from_serializable(&labels) })
        };
        let labels = Language::ALL.into_iter().map(read).collect();
        Engines { pages: Pages::new(templates), press: Press::new(templates), labels }
    }

    /// What is wrong with the templates as such.
    pub fn faults(&self) -> Vec<Fault> {
        let faults = [self.labels[0].as_ref().err(), self.pages.as_ref().err()];
        faults.into_iter().flatten().flatten().cloned().collect()
    }

    /// The fixed words of a view; nothing if they cannot be read.
    fn labels(&self, view: &View) -> Made<&Labels> {
        let labels = self.labels.iter().find(|labels| labels.as_ref().is_ok_and(|it| it.language == view.language));
        labels.and_then(|labels| labels.as_ref().ok()).ok_or_else(Vec::new)
    }

    /// What a template of a PDF sees.
    fn papers<'a>(&self, data: &'a Data) -> Made<Papers<'a>> {
        Ok(Papers {
            setting: data.setting(&self.labels(data.view)?.json),
            data: data.written(),
            yaml: data.view.yaml.as_deref(),
            pictures: &data.view.pictures,
        })
    }

    /// Makes one text that is needed. `units`: those that a government has.
    pub fn render(&self, document: &Document, data: &Data, units: Option<&Units>) -> Made<Outcome> {
        let (labels, pages) = (self.labels(data.view)?, self.pages.as_ref().map_err(|_| Vec::new())?);
        pages.render(document.template, data, &labels.value, units).map(Outcome::Made)
    }

    /// Makes one text that holds long texts of units: it is written as it is made.
    ///
    /// # Errors
    ///
    /// If it cannot be written.
    pub fn stream(
        &self,
        document: &Document,
        data: &Data,
        units: &Units,
        out: &mut dyn io::Write,
    ) -> io::Result<Made<()>> {
        match (self.labels(data.view), &self.pages) {
            (Ok(labels), Ok(pages)) => pages.stream(document.template, data, &labels.value, units, out),
            _ => Ok(Err(Vec::new())),
        }
    }

    /// Makes one document. What is wrong with the templates as such is not told again.
    pub fn make(&self, document: &Document, path: &str, data: &mut Data) -> Made<Outcome> {
        if !data.view.satisfies(document) {
            return Ok(Outcome::Needless);
        }
        if !document.is_pdf() {
            return self.render(document, data, None);
        }
        let turned = data.view.head.theme.poster == "landscape";
        let sheet = |sheet: &Sheet, scale: f64| {
            let landscape = sheet.landscape || sheet.turns && turned;
            Some(json!({ "paper": sheet.paper, "landscape": landscape, "scale": scale }))
        };
        if document.sheets.is_empty() {
            data.sheet = None;
            return self.press.print(document.template, path, self.papers(data)?).map(Outcome::Made);
        }
        for candidate in document.sheets {
            let Some(fit) = candidate.fit else {
                data.sheet = sheet(candidate, 1.0);
                return self.press.print(document.template, path, self.papers(data)?).map(Outcome::Made);
            };
            let lay_out = |scale: f64| {
                data.sheet = sheet(candidate, scale);
                let laid = self.lay_out(document, data)?;
                Ok(Some(laid).filter(|laid| laid.pages().len() <= fit.pages))
            };
            if let Some((scale, laid)) = largest(fit.most, lay_out)? {
                data.sheet = sheet(candidate, scale);
                let papers = self.papers(data)?;
                return self.press.write(document.template, path, papers, &laid).map(Outcome::Made);
            }
        }
        data.sheet = document.sheets.last().and_then(|last| sheet(last, 1.0));
        self.too_long(document, data).map(Outcome::TooLong)
    }

    /// Prints what is no document of the list, in the look of a view: `more` is an object of JSON that stands beside it.
    pub fn print(&self, template: &str, name: &str, view: &View, more: &str) -> Made<Vec<u8>> {
        let data = Data::new(view);
        let papers = Papers { data: data.with(more), ..self.papers(&data)? };
        self.press.print(template, name, papers)
    }

    /// The laid out pages of a document, whose boxes can be looked at.
    pub fn lay_out(&self, document: &Document, data: &Data) -> Made<PagedDocument> {
        self.press.lay_out(document.template, self.papers(data)?)
    }

    /// The longest component without which a document would fit on its last sheet, in the smallest type; else the longest
    /// of all.
    fn too_long(&self, document: &Document, data: &Data) -> Made<String> {
        let most = document.sheets.last().and_then(|sheet| sheet.fit).map_or(1, |fit| fit.pages);
        let sections = data.sections();
        let mut by_length: Vec<usize> = (0..sections.len()).collect();
        by_length.sort_by_key(|at| Reverse(sections[*at].to_string().len()));
        let title = |at: &usize| sections[*at]["title"].as_str().unwrap_or_default().to_owned();
        for at in &by_length {
            let mut rest = sections.clone();
            rest.remove(*at);
            if self.lay_out(document, &data.with_sections(&rest))?.pages().len() <= most {
                return Ok(title(at));
            }
        }
        Ok(by_length.first().map(title).unwrap_or_default())
    }
}

/// What is laid out at the largest scale from 1 to `most`, to a fiftieth, at which it fits; nothing if it does not at 1.
fn largest(
    most: f64,
    mut lay_out: impl FnMut(f64) -> Made<Option<PagedDocument>>,
) -> Made<Option<(f64, PagedDocument)>> {
    let Some(mut best) = lay_out(1.0)? else { return Ok(None) };
    if let Some(laid) = lay_out(most)? {
        return Ok(Some((most, laid)));
    }
    let (mut least, mut most) = (1.0, most);
    while most - least > 0.02 {
        let middle = f64::midpoint(least, most);
        match lay_out(middle)? {
            Some(laid) => (best, least) = (laid, middle),
            None => most = middle,
        }
    }
    Ok(Some((least, best)))
}
