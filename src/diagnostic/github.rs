//! Diagnostics as the commands by which a GitHub workflow marks lines of a change.

use super::{Diagnostic, Severity};
use crate::locale::Language;
use crate::printable::block;
use crate::source::Sources;

/// One line a diagnostic.
pub fn render<'a>(diagnostics: impl Iterator<Item = &'a Diagnostic>, sources: &Sources, language: Language) -> String {
    let lines = diagnostics.map(|diagnostic| {
        let command = match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Advice => "notice",
        };
        let (start, end) = sources.ends(diagnostic.span);
        let parts = [Some(&diagnostic.title), diagnostic.help.as_ref()];
        let message: Vec<&str> = parts.into_iter().flatten().map(|text| text.get(language)).collect();
        // A range of columns is allowed on one line only.
        let columns = match start.line == end.line {
            true => format!(",col={},endColumn={}", start.column, end.column.max(start.column + 1)),
            false => String::new(),
        };
        format!(
            "::{command} file={},line={},endLine={}{columns},title={}::{}",
            property(&block(&sources.get(diagnostic.span.source).path)),
            start.line,
            end.line,
            property(diagnostic.code.name),
            data(&block(&message.join("\n")))
        )
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
