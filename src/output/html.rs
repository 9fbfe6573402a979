//! A page or another text, by tera.

use std::error::Error;

use base64::prelude::{BASE64_STANDARD, Engine};
use serde_json::Value;
use sha2::{Digest, Sha256};
use tera::{ErrorKind, Kwargs, State, Tera};

use super::Data;
use crate::templates::{Fault, Made, Templates};
use crate::view::{FOREIGN, is_marked, unmarked};

/// The templates of texts, parsed.
pub struct Pages(Tera);

impl Pages {
    /// Parses them.
    pub fn new(templates: &Templates) -> Made<Self> {
        let mut tera = Tera::default();
        tera.register_filter("json", json);
        tera.register_filter("digest", digest);
        let text = |(path, text): (&'_ str, &str)| {
            let text = if path.ends_with(".css") { shortened(text) } else { text.to_owned() };
            (path.to_owned(), text)
        };
        match tera.add_raw_templates(templates.texts().map(text)) {
            Ok(()) => Ok(Pages(tera)),
            Err(error) => match error.kind() {
                ErrorKind::Msg(reports) => Err(unknown_names(reports, templates)),
                _ => Err(vec![fault(&error, FIRST)]),
            },
        }
    }

    /// Renders one text.
    pub fn render(&self, template: &str, data: &Data, labels: &tera::Value, units: Option<&Units>) -> Made<Vec<u8>> {
        let mut context = data.context().map_err(|error| vec![fault(&error, template)])?;
        context.insert_value("labels", labels.clone());
        if let Some(Units(units)) = units {
            context.insert_value("units", units.clone());
        }
        let text = self.0.render(template, &context).map_err(|error| vec![fault(&error, template)])?;
        let text = if template.ends_with(".html") { spans(&text, &data.view.head.foreign) } else { unmarked(&text) };
        Ok(text.into_bytes())
    }
}

/// The units that the documents of a government tell of, as templates take them. They are too many to be held twice.
pub struct Units(tera::Value);

impl Units {
    /// Reads each from its JSON.
    pub fn read(units: impl IntoIterator<Item = String>) -> Self {
        let unit = |json: String| {
            let unit: Value = serde_json::from_str(&json).expect("it was written here");
            tera::Value::from_serializable(&unit)
        };
        Units(tera::Value::from(units.into_iter().map(unit).collect::<Vec<tera::Value>>()))
    }
}

/// A style without what only people read: every page carries it.
fn shortened(style: &str) -> String {
    let spaced = [("\n", ""), ("  ", ""), (" {", "{"), ("{ ", "{"), ("; ", ";"), (": ", ":"), (", ", ","), (";}", "}")];
    spaced.into_iter().fold(style.to_owned(), |style, (long, short)| style.replace(long, short))
}

/// A page in which text in another language says so. In tags, titles and scripts it cannot.
fn spans(page: &str, language: &str) -> String {
    if !is_marked(page) {
        return page.to_owned();
    }
    let mut spanned = String::with_capacity(page.len() + page.len() / 8);
    let (mut in_tag, mut mute) = (false, None::<&str>);
    for (at, letter) in page.char_indices() {
        let rest = &page[at..];
        match letter {
            '<' => {
                in_tag = true;
                mute = match mute {
                    None => MUTE.into_iter().find(|name| rest[1..].starts_with(*name)),
                    Some(name) if rest.strip_prefix("</").is_some_and(|rest| rest.starts_with(name)) => None,
                    muted => muted,
                };
                spanned.push('<');
            }
            '>' => {
                in_tag = false;
                spanned.push('>');
            }
            _ if letter == FOREIGN[0] || letter == FOREIGN[1] => {
                if !in_tag && mute.is_none() {
                    spanned.push_str(&if letter == FOREIGN[0] {
                        format!("<span lang=\"{language}\">")
                    } else {
                        "</span>".to_owned()
                    });
                }
            }
            _ => spanned.push(letter),
        }
    }
    spanned
}

/// Elements whose text is not marked up.
const MUTE: [&str; 4] = ["title", "script", "style", "option"];

/// A value as JSON that may stand in a script of a page.
fn json(value: &tera::Value, _: Kwargs, _: &State) -> tera::Value {
    let written = serde_json::to_string(value).expect("a value can be written");
    tera::Value::safe_string(&unmarked(&written).replace('<', "\\u003c"))
}

/// The template that stands for all where an engine names none.
const FIRST: &str = "html/standard.html";

/// The SHA-256 of a text in base64, as a content security policy names a script.
fn digest(text: &str, _: Kwargs, _: &State) -> String {
    BASE64_STANDARD.encode(Sha256::digest(text))
}

fn fault(error: &tera::Error, template: &str) -> Fault {
    let (path, range, mut message) = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            (report.filename().to_owned(), report.span().range.clone(), report.message().to_owned())
        }
        other => (template.to_owned(), 0..0, other.to_string()),
    };
    let mut cause = error.source();
    while let Some(next) = cause {
        message.push_str(&format!(": {next}"));
        cause = next.source();
    }
    Fault::Template { path, range, message }
}

/// Names that nothing bears are told in reports set for a terminal: `error: …`, and in the next line `--> file:2:12`.
fn unknown_names(reports: &str, templates: &Templates) -> Vec<Fault> {
    let lines: Vec<&str> = reports.lines().collect();
    let report = |pair: &[&str]| {
        let message = pair[0].strip_prefix("error: ")?.to_owned();
        let mut place = pair[1].trim().strip_prefix("--> ")?.rsplitn(3, ':');
        let column: usize = place.next()?.parse().ok()?;
        let line: usize = place.next()?.parse().ok()?;
        let path = place.next()?.to_owned();
        let before: usize = templates.text(&path)?.split_inclusive('\n').take(line - 1).map(str::len).sum();
        let start = before + column - 1;
        Some(Fault::Template { path, range: start..start, message })
    };
    let found: Vec<Fault> = lines.windows(2).filter_map(report).collect();
    let whole = || vec![Fault::Template { path: FIRST.to_owned(), range: 0..0, message: reports.to_owned() }];
    if found.is_empty() { whole() } else { found }
}
