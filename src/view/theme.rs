//! The look of a government's documents.

use serde::Serialize;

use super::{Setting, Words};
use crate::model::{Colour, Keyword, Typeface};
use crate::project::Project;

/// Colours and type.
#[derive(Debug, Serialize)]
pub struct Theme {
    /// Of headings, rules and links; it can be read on white and on the tint.
    accent: String,
    /// A light ground for what should be seen first.
    tint: String,
    /// The same as the accent on a dark ground.
    accent_dark: String,
    /// The tint of a dark ground.
    tint_dark: String,
    /// The families of type, the next for what the one before has no letters for.
    fonts: Vec<&'static str>,
    /// How posters hang, `portrait` or `landscape`.
    pub poster: &'static str,
    /// A line at the foot of posters and pages.
    footer: Option<Words>,
}

/// What pages are drawn on in the dark.
const NIGHT: Colour = Colour([0x12, 0x18, 0x1f]);

/// For scripts that the family of a theme has no letters for.
const OTHER_SCRIPTS: [&str; 2] = ["Noto Sans Javanese", "Noto Naskh Arabic"];

impl Theme {
    /// Of a project.
    pub fn new(project: &Project, setting: &Setting) -> Self {
        let theme = project.agency.facts.theme.as_ref();
        let colour = theme.and_then(|theme| theme.colour.as_ref()).map(|colour| colour.value);
        let own = colour.unwrap_or(Colour::parse("blue").expect("a known name"));
        let accent = own.readable(Colour([0; 3]), Colour::tint);
        let at_night = |colour: Colour| colour.mixed(0.2, NIGHT);
        let accent_dark = own.with_lightness(0.76).readable(Colour::WHITE, at_night);
        let family = match theme.and_then(|theme| theme.typeface.as_ref()).map(|typeface| typeface.value) {
            Some(Typeface::Serif) => "Liberation Serif",
            Some(Typeface::Sans) | None => "Maklumat Sans",
        };
        Theme {
            accent: accent.to_string(),
            tint: accent.tint().to_string(),
            accent_dark: accent_dark.to_string(),
            tint_dark: at_night(accent_dark).to_string(),
            fonts: std::iter::once(family).chain(OTHER_SCRIPTS).collect(),
            poster: theme.and_then(|theme| theme.poster.as_ref()).map_or("portrait", |poster| poster.value.canonical()),
            footer: theme.and_then(|theme| theme.footer.as_ref()).map(|footer| setting.text(footer)),
        }
    }
}
