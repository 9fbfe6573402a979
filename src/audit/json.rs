//! The audit as JSON: `docs/audit.schema.json` tells its form.

use super::Report;

/// All of it.
pub fn render(report: &Report) -> String {
    serde_json::to_string(report).expect("texts, numbers and lists can be written") + "\n"
}
