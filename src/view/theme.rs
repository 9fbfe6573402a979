//! The look of a government's documents.

use serde::Serialize;

use crate::project::Project;

/// Colours and type.
#[derive(Debug, Serialize)]
pub struct Theme {
    /// Of headings, rules and links; dark enough to be read on white and on the tint.
    accent: String,
    /// A light ground for what should be seen first.
    tint: String,
    /// The same as the accent on a dark ground.
    accent_dark: String,
    /// The tint of a dark ground.
    tint_dark: String,
    /// The families of type, the next for what the one before has no letters for.
    fonts: Vec<&'static str>,
    /// A line at the foot of posters and pages.
    footer: Option<String>,
}

impl Theme {
    /// Of a project.
    pub fn new(_: &Project) -> Self {
        Theme {
            accent: "#17375e".to_owned(),
            tint: "#eaeff5".to_owned(),
            accent_dark: "#93c4f0".to_owned(),
            tint_dark: "#1e2f40".to_owned(),
            fonts: vec!["Source Sans 3"],
            footer: None,
        }
    }
}
