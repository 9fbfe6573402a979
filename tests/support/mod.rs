//! What the tests share: a project on disk, checked as `check` does it.
#![allow(dead_code, reason = "each test uses a part")]

pub mod audit;
pub mod browser;
pub mod pdf;
pub mod tree;
pub mod watching;
pub mod works;

use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use maklumat::diagnostic::{Diagnostic, Diagnostics, Style, render_terminal};
use maklumat::document;
use maklumat::locale::Language;
use maklumat::output::{Data, Engines, Outcome};
use maklumat::project::{Office, Project, Selection};
use maklumat::rules;
use maklumat::service::Service;
use maklumat::templates::Templates;
use maklumat::view::{self, Medium};

/// The day as of which the tests look at things.
pub const TODAY: Date = Date::constant(2026, 11, 24);

pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Reads and checks a project.
pub fn check(folder: &Path) -> (Project, Vec<Diagnostic>) {
    let project = Project::read(folder).expect("the project can be read");
    let diagnostics = rules::check_project(&project, &Selection::default(), TODAY);
    (project, diagnostics.into_iter().collect())
}

/// All units of a project.
pub fn offices(project: &Project) -> Vec<Office> {
    project.units.iter().map(|folder| project.office(folder, &mut Diagnostics::default())).collect()
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

/// The two forms of a notice.
pub struct Printed {
    pub page: String,
    pub pdf: Vec<u8>,
}

/// Makes the notice of a standard of a project.
pub fn print(project: &Project, unit: &str, id: &str, language: Language) -> Printed {
    let page = String::from_utf8(make(project, unit, id, "html/standard.html", language)).unwrap();
    Printed { page, pdf: make(project, unit, id, "pdf/notice.typ", language) }
}

/// Makes one document of a standard, or of a unit if there is no standard.
pub fn make(project: &Project, unit: &str, id: &str, template: &str, language: Language) -> Vec<u8> {
    let office = &offices(project).into_iter().find(|office| office.id == unit).expect("the unit");
    let service = |standard| Service::new(project, office, standard);
    let view = match office.standards.iter().find(|standard| standard.id == id) {
        Some(standard) => view::standard(&service(standard), language.tag(), Medium::Paper),
        None => view::unit(
            project,
            office,
            &office.in_order().map(service).collect::<Vec<_>>(),
            language.tag(),
            Medium::Paper,
        ),
    };
    let engines = Engines::new(&Templates::read(None).unwrap());
    let document = document::ALL.iter().find(|document| document.template == template).expect("a document");
    let mut data = Data::new(&view);
    match engines.make(document, &document.path(unit, id), &mut data).unwrap() {
        Outcome::Made(bytes) => bytes,
        other => panic!("{template} of {unit}/{id} is not made: {other:?}"),
    }
}

/// Builds the sample project as a user does, into a new folder.
pub fn samples(arguments: &[&str]) -> tempfile::TempDir {
    let out = tempfile::tempdir().unwrap();
    assert_cmd::Command::cargo_bin("maklumat")
        .unwrap()
        .env("XDG_CACHE_HOME", env!("CARGO_TARGET_TMPDIR"))
        .arg("build")
        .args(arguments)
        .arg("--out")
        .arg(out.path())
        .arg("--project")
        .arg(root())
        .assert()
        .success();
    out
}

/// The notice of a sample as a PDF.
pub fn sample(unit: &str, id: &str, language: Language) -> pdf::Pdf {
    pdf::Pdf::read(&print(&check(&root()).0, unit, id, language).pdf)
}

/// A project with a standard. A line `# unit.yaml: …` or `# agency.yaml: …` of it goes into that file; one
/// `# unit.yaml without: key` takes that line out of it.
pub fn case(standard: &str) -> tempfile::TempDir {
    let folder = base(standard);
    for (name, file) in [("agency.yaml", "agency.yaml"), ("unit.yaml", "kelurahan/unit.yaml")] {
        let file = folder.path().join("standards").join(file);
        let marked = |mark: &str| -> Vec<&str> {
            standard.lines().filter_map(|line| line.strip_prefix(&format!("# {name}{mark}: "))).collect()
        };
        let (more, less) = (marked(""), marked(" without"));
        let text = fs::read_to_string(&file).unwrap();
        let kept = text.lines().filter(|line| !less.iter().any(|key| line.starts_with(&format!("{key}:"))));
        let lines: Vec<&str> = kept.chain(more).collect();
        fs::write(&file, lines.join("\n") + "\n").unwrap();
    }
    folder
}

/// The shapes that real standards have, each in a project of its own.
pub fn shapes() -> Vec<(String, tempfile::TempDir)> {
    let files = fs::read_dir(root().join("tests/shapes")).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = files.filter(|path| path.extension().is_some_and(|end| end == "yaml")).collect();
    files.sort();
    let project = |path: PathBuf| {
        let folder = case(&fs::read_to_string(&path).unwrap());
        (path.file_stem().unwrap().to_string_lossy().into_owned(), folder)
    };
    files.into_iter().map(project).collect()
}

/// The text of a page without its tags.
pub fn visible(page: &str) -> String {
    let body = page.split("</style>").nth(1).unwrap_or(page);
    let pieces = body.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text));
    let text = pieces.collect::<Vec<_>>().join("");
    let signs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#34;", "\""), ("&#39;", "'"), ("&#x27;", "'")];
    let text = signs.into_iter().fold(text, |text, (code, sign)| text.replace(code, sign));
    text.replace("&#x2F;", "/").replace("&amp;", "&")
}
