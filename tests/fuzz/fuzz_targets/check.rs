//! Any text can be read, checked and reported in every form, without a panic.

#![no_main]

#[path = "../project.rs"]
mod project;

use libfuzzer_sys::fuzz_target;
use maklumat::diagnostic::{Diagnostic, Style, render_github, render_json, render_junit, render_sarif, render_terminal};
use maklumat::locale::Language;
use maklumat::rules;

fuzz_target!(|bytes: &[u8]| {
    let (project, diagnostics) = project::checked(bytes);
    let sources = &project.sources;
    for language in Language::ALL {
        for diagnostic in diagnostics.iter() {
            render_terminal(diagnostic, sources, language, Style::Plain);
        }
        let all: Vec<&Diagnostic> = diagnostics.iter().collect();
        render_json(diagnostics.iter(), sources, language);
        render_sarif(diagnostics.iter(), &rules::codes(), sources, language);
        render_github(diagnostics.iter(), sources, language);
        render_junit(&all, sources, language);
    }
});
