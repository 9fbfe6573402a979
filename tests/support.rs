//! What the tests share: a project on disk, checked as `check` does it.
#![allow(dead_code, reason = "each test uses a part")]

use std::fs;
use std::path::{Path, PathBuf};

use maklumat::diagnostic::{Diagnostic, Style, render_terminal};
use maklumat::locale::Language;
use maklumat::project::Project;
use maklumat::rules;

pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Reads and checks a project.
pub fn check(folder: &Path) -> (Project, Vec<Diagnostic>) {
    let mut project = Project::read(folder).expect("the project can be read");
    let mut diagnostics = std::mem::take(&mut project.diagnostics);
    rules::check_project(&project, |_, _| true, &mut diagnostics);
    diagnostics.sort();
    (project, diagnostics.into_iter().collect())
}

/// The findings as a reader sees them, with paths from the project's folder.
pub fn told(project: &Project, diagnostics: &[Diagnostic], language: Language) -> String {
    let folder = format!("{}/", project.folder.display());
    let told =
        diagnostics.iter().map(|diagnostic| render_terminal(diagnostic, &project.sources, language, Style::Plain));
    let told: Vec<String> = told.map(|text| text.replace(&folder, "")).collect();
    told.join("\n\n") + "\n"
}

/// A copy of the project that the cases are put into.
pub fn base(standard: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let to = folder.path().join("standards");
    fs::create_dir_all(to.join("kelurahan")).unwrap();
    for file in ["agency.yaml", "kelurahan/unit.yaml"] {
        fs::copy(root().join("tests/cases/base/standards").join(file), to.join(file)).unwrap();
    }
    fs::write(to.join("kelurahan/surat.yaml"), standard).unwrap();
    folder
}
