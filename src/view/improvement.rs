//! Where a standard comes from, and what was made better in it.

use serde::Serialize;

use super::head::plain;
use super::{Setting, Words};
use crate::model::{Innovation, Origin};

/// From whom a standard was adopted.
#[derive(Debug, Serialize)]
pub struct OriginView {
    name: Words,
    link: Option<String>,
    /// What was modified.
    changes: Vec<Words>,
}

/// Something that was made better.
#[derive(Debug, Serialize)]
pub struct InnovationView {
    name: Words,
    before: Option<Words>,
    after: Option<Words>,
    benefit: Option<Words>,
}

impl OriginView {
    /// As a document shows it.
    pub fn new(origin: &Origin, setting: &Setting) -> Option<Self> {
        Some(OriginView {
            name: plain(origin.name.as_ref(), setting)?,
            link: origin.link.as_ref().map(|link| link.0.clone()),
            changes: origin.changes.iter().map(|change| setting.text(change)).collect(),
        })
    }
}

impl InnovationView {
    /// As a document shows it.
    pub fn new(innovation: &Innovation, setting: &Setting) -> Option<Self> {
        Some(InnovationView {
            name: plain(innovation.name.as_ref(), setting)?,
            before: plain(innovation.before.as_ref(), setting),
            after: plain(innovation.after.as_ref(), setting),
            benefit: plain(innovation.benefit.as_ref(), setting),
        })
    }
}
