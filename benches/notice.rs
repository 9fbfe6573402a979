//! Warm times of the parts of a build: reading and checking a thousand standards, and the two forms of one notice.

mod generated;
mod parsed;

use std::path::Path;

use jiff::civil::Date;
use maklumat::diagnostic::Diagnostics;
use maklumat::locale::Language;
use maklumat::output::{data, html::Pages, pdf::Press};
use maklumat::project::{Project, Selection};
use maklumat::rules::{self, Subject};
use maklumat::templates::Templates;
use maklumat::view;

const TODAY: Date = Date::constant(2026, 11, 24);

fn main() {
    divan::main();
}

fn samples() -> Project {
    Project::read(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the samples can be read")
}

fn with_notice(run: impl FnOnce(&view::Notice, &serde_json::Value, &Templates)) {
    let project = samples();
    let folder = project.units.iter().find(|unit| unit.id == "dispendukcapil").expect("a sample");
    let office = &project.office(folder, &mut Diagnostics::default());
    let standard = office.standards.iter().find(|standard| standard.id == "ktp-el").expect("a sample");
    let notice = view::notice(&Subject::new(&project, office, standard, TODAY), Language::Indonesian);
    let templates = Templates::read(None).expect("built in");
    let data = data(&notice, &templates.labels(Language::Indonesian).expect("built in"));
    run(&notice, &data, &templates);
}

/// Reading and checking 1,000 standards of 50 units.
#[divan::bench]
fn check_1000(bencher: divan::Bencher) {
    let folder = generated();
    bencher.bench_local(|| {
        let project = Project::read(folder.path()).expect("the generated project can be read");
        rules::check_project(&project, &Selection::default(), TODAY)
    });
}

/// What the parser alone needs for the same files: the floor.
#[divan::bench]
fn parse_1000(bencher: divan::Bencher) {
    let folder = generated();
    bencher.bench_local(|| parsed::parse(folder.path()));
}

fn generated() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    generated::generate(folder.path(), 1_000, 50);
    folder
}

#[divan::bench]
fn page_of_one_standard(bencher: divan::Bencher) {
    with_notice(|_, data, templates| {
        let pages = Pages::new(templates).expect("the templates are right");
        bencher.bench_local(|| pages.render(data).expect("a page"));
    });
}

#[divan::bench]
fn pdf_of_one_standard(bencher: divan::Bencher) {
    with_notice(|notice, data, templates| {
        let press = Press::new(templates);
        bencher.bench_local(|| press.print(notice, data).expect("a PDF"));
    });
}
