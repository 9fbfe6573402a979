//! A page, by tera.

use std::error::Error;

use anyhow::{Result, anyhow};
use serde_json::Value;
use tera::{Context, Tera};

use crate::templates::Templates;

/// The page templates, parsed.
pub struct Pages(Tera);

impl Pages {
    /// Parses them.
    pub fn new(templates: &Templates) -> Result<Self> {
        let mut tera = Tera::default();
        let pages: Vec<(String, String)> =
            templates.in_folder("html").map(|(path, text)| (path.to_owned(), text.to_owned())).collect();
        tera.add_raw_templates(pages).map_err(|error| told(&error))?;
        Ok(Pages(tera))
    }

    /// Renders the page of one notice.
    pub fn render(&self, data: &Value) -> Result<Vec<u8>> {
        let context = Context::from_serialize(data).map_err(|error| told(&error))?;
        self.0.render("notice.html", &context).map(String::into_bytes).map_err(|error| told(&error))
    }
}

/// The engine says the place in the template; its causes say what is wrong.
fn told(error: &tera::Error) -> anyhow::Error {
    let mut told = format!("templates/html: {error}");
    let mut cause = error.source();
    while let Some(next) = cause {
        told.push_str(&format!("\n{next}"));
        cause = next.source();
    }
    anyhow!(told)
}
