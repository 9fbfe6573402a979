//! From a view to bytes. Pure: no files, no clock.

mod html;
mod pdf;

use std::cmp::Reverse;

use serde::Serialize;
use serde_json::{Value, json};
use typst_layout::PagedDocument;

use crate::document::{Document, Sheet};
use crate::locale::Language;
use crate::templates::{Fault, Made, Templates};
use crate::view::View;

use html::Pages;
pub use html::Units;
use pdf::Press;
pub use pdf::lacking;

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

impl Links {
    /// Puts them into the data of a document.
    pub fn put_into(&self, data: &mut Value) {
        if let (Ok(Value::Object(links)), Value::Object(data)) = (serde_json::to_value(self), data) {
            data.extend(links);
        }
    }
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

    /// The data of the templates, beside the fixed words: the view, and where the document leads to.
    pub fn data(view: &View, links: &Links) -> Value {
        let mut data = serde_json::to_value(view).expect("a view is texts, lists and maps");
        links.put_into(&mut data);
        data
    }

    /// The fixed words of a view; nothing if they cannot be read.
    fn labels(&self, view: &View) -> Made<&Labels> {
        let labels = self.labels.iter().find(|labels| labels.as_ref().is_ok_and(|it| it.language == view.language));
        labels.and_then(|labels| labels.as_ref().ok()).ok_or_else(Vec::new)
    }

    /// The data with the fixed words, as JSON.
    fn written(&self, view: &View, data: &Value) -> Made<Vec<u8>> {
        let mut json = serde_json::to_vec(data).expect("a value can be written");
        json.pop();
        json.extend_from_slice(format!(",\"labels\":{}}}", self.labels(view)?.json).as_bytes());
        Ok(json)
    }

    /// Makes one text that is needed. `units`: those that a government has.
    pub fn render(&self, document: &Document, view: &View, data: &Value, units: Option<&Units>) -> Made<Outcome> {
        let (labels, pages) = (self.labels(view)?, self.pages.as_ref().map_err(|_| Vec::new())?);
        pages.render(document.template, data, &labels.value, units).map(Outcome::Made)
    }

    /// Makes one document. What is wrong with the templates as such is not told again.
    pub fn make(&self, document: &Document, path: &str, view: &View, data: &mut Value) -> Made<Outcome> {
        if document.is_needless(data) {
            return Ok(Outcome::Needless);
        }
        if !document.is_pdf() {
            return self.render(document, view, data, None);
        }
        let turned = data["theme"]["poster"] == "landscape";
        let sheet = |sheet: &Sheet, scale: f64| {
            let landscape = sheet.landscape || sheet.turns && turned;
            json!({ "paper": sheet.paper, "landscape": landscape, "scale": scale })
        };
        if document.sheets.is_empty() {
            data["sheet"] = Value::Null;
            return self.press.print(document.template, path, view, self.written(view, data)?).map(Outcome::Made);
        }
        for candidate in document.sheets {
            let Some(fit) = candidate.fit else {
                data["sheet"] = sheet(candidate, 1.0);
                return self.press.print(document.template, path, view, self.written(view, data)?).map(Outcome::Made);
            };
            let lay_out = |scale: f64| {
                data["sheet"] = sheet(candidate, scale);
                let laid = self.press.lay_out(document.template, view, self.written(view, data)?)?;
                Ok(Some(laid).filter(|laid| laid.pages().len() <= fit.pages))
            };
            if let Some((scale, laid)) = largest(fit.most, lay_out)? {
                data["sheet"] = sheet(candidate, scale);
                return self
                    .press
                    .write(document.template, path, view, self.written(view, data)?, &laid)
                    .map(Outcome::Made);
            }
        }
        self.too_long(document, view, data).map(Outcome::TooLong)
    }

    /// The laid out pages of a document, whose boxes can be looked at.
    pub fn lay_out(&self, document: &Document, view: &View, data: &Value) -> Made<PagedDocument> {
        self.press.lay_out(document.template, view, self.written(view, data)?)
    }

    /// The longest component without which a document would fit on its last sheet, in the smallest type; else the longest
    /// of all.
    fn too_long(&self, document: &Document, view: &View, data: &mut Value) -> Made<String> {
        let most = document.sheets.last().and_then(|sheet| sheet.fit).map_or(1, |fit| fit.pages);
        data["sheet"]["scale"] = 1.0.into();
        let sections = data["sections"].as_array().cloned().unwrap_or_default();
        let mut by_length: Vec<usize> = (0..sections.len()).collect();
        by_length.sort_by_key(|at| Reverse(sections[*at].to_string().len()));
        let title = |at: &usize| sections[*at]["title"].as_str().unwrap_or_default().to_owned();
        let mut found = by_length.first().map(title).unwrap_or_default();
        for at in &by_length {
            let mut rest = sections.clone();
            rest.remove(*at);
            data["sections"] = rest.into();
            if self.press.lay_out(document.template, view, self.written(view, data)?)?.pages().len() <= most {
                found = title(at);
                break;
            }
        }
        data["sections"] = sections.into();
        Ok(found)
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
