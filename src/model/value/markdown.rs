//! Free text, in which emphasis, lists and links may be written.

use serde::{Serialize, Serializer};

use crate::diagnostic::Diagnostics;
use crate::model::read::{Read, scalar};
use crate::yaml::Node;

/// Markdown as written; what it may become stands in `view::rich`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Markdown(pub String);

impl Read for Markdown {
    fn read(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        scalar(node, diagnostics).map(|text| Markdown(text.trim_end().to_owned()))
    }
}

impl Serialize for Markdown {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}
