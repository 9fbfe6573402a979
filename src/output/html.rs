//! A page or another text, by tera.

mod language;
mod text;

use std::error::Error;
use std::io::{self, Write};
use std::sync::Arc;

use base64::prelude::{BASE64_STANDARD, Engine};
use sha2::{Digest, Sha256};
use tera::{Context, ErrorKind, Kwargs, State, Tera, TeraResult, Value};

use super::Data;
use crate::templates::{Fault, Made, Templates};

pub use text::{Form, flattened};

/// The templates of texts, parsed.
pub struct Pages(Tera);

impl Pages {
    /// Parses them.
    pub fn new(templates: &Templates) -> Made<Self> {
        let mut tera = Tera::default();
        tera.register_filter("json", text::json);
        tera.register_filter("plain", text::plain);
        tera.register_filter("rich", text::rich);
        tera.register_filter("digest", digest);
        tera.register_filter("long", |_: &Value, _: Kwargs, _: &State| -> TeraResult<Value> {
            Err(tera::Error::message("only the catalogues have room for long texts"))
        });
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
    pub fn render(&self, template: &str, data: &Data, labels: &Value, units: Option<&Units>) -> Made<Vec<u8>> {
        let context = context(template, data, labels, units)?;
        let page = self.0.render(template, &context).map_err(|error| vec![fault(&error, template)])?;
        Ok(language::on_elements(page).into_bytes())
    }

    /// Renders one text, which is written as it is made, with the long texts of units.
    ///
    /// # Errors
    ///
    /// If it cannot be written.
    pub fn stream(
        &self,
        template: &str,
        data: &Data,
        labels: &Value,
        units: &Units,
        out: &mut dyn Write,
    ) -> io::Result<Made<()>> {
        let context = match context(template, data, labels, Some(units)) {
            Ok(context) => context,
            Err(faults) => return Ok(Err(faults)),
        };
        let mut tera = self.0.clone();
        let texts = units.long_texts.clone();
        tera.register_filter("long", move |place: &[Value], _: Kwargs, _: &State| long(place, &*texts));
        let mut out = Kept { out, error: None };
        let made = tera.render_to(template, &context, &mut out);
        match (made, out.error) {
            (_, Some(error)) => Err(error),
            (made, None) => Ok(made.map_err(|error| vec![fault(&error, template)])),
        }
    }
}

/// What a template sees.
fn context(template: &str, data: &Data, labels: &Value, units: Option<&Units>) -> Made<Context> {
    let form = Form::of(template);
    let mut context = data.context(form).map_err(|error| vec![fault(&error, template)])?;
    context.insert_value("labels", labels.clone());
    if let Some(Units { list, .. }) = units {
        // Nothing is in another language than the words around it in what is no translation.
        let is_translation = data.view.head.is_translation;
        context.insert_value("units", if is_translation { flattened(list, form) } else { list.clone() });
    }
    Ok(context)
}

/// The units that the documents of a government tell of, as templates take them. They are too many to be held twice.
pub struct Units {
    list: Value,
    long_texts: LongTexts,
}

/// Reads a long text: the place of its unit, and its place among those of the unit.
pub type LongTexts = Arc<dyn Fn(usize, usize) -> io::Result<String> + Send + Sync>;

impl Units {
    /// Reads each from its JSON. Where a long text stands it has the two numbers of its place instead.
    pub fn read(units: impl IntoIterator<Item = String>, long_texts: LongTexts) -> Self {
        let unit = |json: String| {
            let unit: serde_json::Value = serde_json::from_str(&json).expect("it was written here");
            Value::from_serializable(&unit)
        };
        Units { list: Value::from(units.into_iter().map(unit).collect::<Vec<Value>>()), long_texts }
    }
}

/// The text that stands at a place. It is JSON already.
fn long(place: &[Value], texts: &dyn Fn(usize, usize) -> io::Result<String>) -> TeraResult<Value> {
    let number = |at: usize| place.get(at).and_then(Value::as_u64).and_then(|number| usize::try_from(number).ok());
    let (Some(unit), Some(text)) = (number(0), number(1)) else {
        return Err(tera::Error::message("this is not the place of a long text"));
    };
    let text = texts(unit, text).map_err(|error| tera::Error::message(format!("reading a long text: {error}")))?;
    Ok(Value::safe_string(&text))
}

/// Keeps why something could not be written: tera tells only the kind.
struct Kept<'w> {
    out: &'w mut dyn Write,
    error: Option<io::Error>,
}

impl Write for Kept<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes).map_err(|error| {
            let kind = error.kind();
            if kind != io::ErrorKind::Interrupted {
                self.error = Some(error);
            }
            kind.into()
        })
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// A style without what only people read: every page carries it.
fn shortened(style: &str) -> String {
    let spaced = [("\n", ""), ("  ", ""), (" {", "{"), ("{ ", "{"), ("; ", ";"), (": ", ":"), (", ", ","), (";}", "}")];
    spaced.into_iter().fold(style.to_owned(), |style, (long, short)| style.replace(long, short))
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
