//! From a view to bytes. Pure: no files, no clock.

pub mod html;
pub mod pdf;

use serde_json::Value;

use crate::view::Notice;

/// The data of a template: the view and the fixed words.
pub fn data(notice: &Notice, labels: &Value) -> Value {
    let mut data = serde_json::to_value(notice).expect("a view is texts, lists and maps");
    data["labels"] = labels.clone();
    data
}
