//! From a view to bytes. Pure: no files, no clock.

pub mod html;
pub mod pdf;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::locale::Language;
use crate::templates::Templates;
use crate::view::Notice;

/// The data of a template: the view and the fixed words.
pub fn data(notice: &Notice, templates: &Templates, language: Language) -> Result<Value> {
    let mut data = serde_json::to_value(notice).context("writing the view as JSON")?;
    data["labels"] = templates.labels(language)?;
    Ok(data)
}
