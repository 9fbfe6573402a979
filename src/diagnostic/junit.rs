//! Diagnostics as JUnit XML, which most CI servers show: a test a file, which fails by its findings.

use super::{Diagnostic, Severity, Style, render_terminal};
use crate::locale::Language;
use crate::printable::{block, inline};
use crate::source::Sources;

/// One suite. A file with an error or a warning fails; advice is its output.
pub fn render(diagnostics: &[&Diagnostic], sources: &Sources, language: Language) -> String {
    let files = sources.all();
    let fails = |severity| severity != Severity::Advice;
    let mut cases = String::new();
    let mut failures = 0;
    for (source, file) in &files {
        let found: Vec<_> = diagnostics.iter().filter(|diagnostic| diagnostic.span.source == *source).collect();
        failures += usize::from(found.iter().any(|diagnostic| fails(diagnostic.severity)));
        cases.push_str(&format!("  <testcase classname=\"maklumat\" name=\"{}\">\n", escape(&inline(&file.path))));
        for diagnostic in found {
            let told = escape(&render_terminal(diagnostic, sources, language, Style::Plain));
            let title = escape(&inline(diagnostic.title.get(language)));
            let name = diagnostic.code.name;
            cases.push_str(&match fails(diagnostic.severity) {
                true => format!("    <failure type=\"{name}\" message=\"{title}\">{told}</failure>\n"),
                false => format!("    <system-out>{told}</system-out>\n"),
            });
        }
        cases.push_str("  </testcase>\n");
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"maklumat\" tests=\"{}\" failures=\"{failures}\">\n{cases}</testsuite>",
        files.len()
    )
}

/// XML knows no noncharacters and hardly a control.
fn escape(text: &str) -> String {
    block(text).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
