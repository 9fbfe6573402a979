//! A page, by tera.

use std::error::Error;

use serde_json::Value;
use tera::{Context, ErrorKind, Tera};

use crate::templates::{Fault, Made, Templates};

/// The page templates, parsed.
pub struct Pages(Tera);

const MAIN: &str = "notice.html";

impl Pages {
    /// Parses them.
    pub fn new(templates: &Templates) -> Made<Self> {
        let mut tera = Tera::default();
        match tera.add_raw_templates(templates.in_folder("html")) {
            Ok(()) => Ok(Pages(tera)),
            Err(error) => match error.kind() {
                ErrorKind::Msg(reports) => Err(unknown_names(reports, templates)),
                _ => Err(vec![fault(&error)]),
            },
        }
    }

    /// Renders the page of one notice.
    pub fn render(&self, data: &Value) -> Made<Vec<u8>> {
        let context = Context::from_serialize(data).map_err(|error| vec![fault(&error)])?;
        self.0.render(MAIN, &context).map(String::into_bytes).map_err(|error| vec![fault(&error)])
    }
}

fn fault(error: &tera::Error) -> Fault {
    let (path, range, mut message) = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            (report.filename().to_owned(), report.span().range.clone(), report.message().to_owned())
        }
        other => (MAIN.to_owned(), 0..0, other.to_string()),
    };
    let mut cause = error.source();
    while let Some(next) = cause {
        message.push_str(&format!(": {next}"));
        cause = next.source();
    }
    Fault::Template { path: format!("html/{path}"), range, message }
}

/// Names that nothing bears are told in reports set for a terminal: `error: …`, and in the next line `--> file:2:12`.
fn unknown_names(reports: &str, templates: &Templates) -> Vec<Fault> {
    let lines: Vec<&str> = reports.lines().collect();
    let report = |pair: &[&str]| {
        let message = pair[0].strip_prefix("error: ")?.to_owned();
        let mut place = pair[1].trim().strip_prefix("--> ")?.rsplitn(3, ':');
        let column: usize = place.next()?.parse().ok()?;
        let line: usize = place.next()?.parse().ok()?;
        let path = format!("html/{}", place.next()?);
        let before: usize = templates.text(&path)?.split_inclusive('\n').take(line - 1).map(str::len).sum();
        let start = before + column - 1;
        Some(Fault::Template { path, range: start..start, message })
    };
    let found: Vec<Fault> = lines.windows(2).filter_map(report).collect();
    let whole = || vec![Fault::Template { path: format!("html/{MAIN}"), range: 0..0, message: reports.to_owned() }];
    if found.is_empty() { whole() } else { found }
}
