//! Warm times of the parts of a build: reading and checking a thousand standards, and the two forms of one notice.

mod generated;
mod parsed;

use std::path::Path;

use jiff::civil::Date;
use maklumat::diagnostic::Diagnostics;
use maklumat::document;
use maklumat::output::{Data, Engines};
use maklumat::project::{Project, Selection};
use maklumat::rules;
use maklumat::service::Service;
use maklumat::templates::Templates;
use maklumat::view::{self, Medium};

const TODAY: Date = Date::constant(2026, 11, 24);

fn main() {
    divan::main();
}

fn samples() -> Project {
    Project::read(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the samples can be read")
}

/// Makes one document of a sample again and again.
fn again(bencher: divan::Bencher, template: &str) {
    let project = samples();
    let folder = project.units.iter().find(|unit| unit.id == "dispendukcapil").expect("a sample");
    let office = &project.office(folder, &mut Diagnostics::default());
    let standard = office.standards.iter().find(|standard| standard.id == "ktp-el").expect("a sample");
    let view = view::standard(&Service::new(&project, office, standard), "id", Medium::Paper);
    let engines = Engines::new(&Templates::read(None).expect("built in"));
    let document = document::ALL.iter().find(|document| document.template == template).expect("a document");
    let mut data = Data::new(&view);
    bencher.bench_local(|| engines.make(document, "dispendukcapil/ktp-el", &mut data).expect("a document"));
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
    again(bencher, "html/standard.html");
}

#[divan::bench]
fn notice_of_one_standard(bencher: divan::Bencher) {
    again(bencher, "pdf/notice.typ");
}

/// With the search for the largest type.
#[divan::bench]
fn poster_of_one_standard(bencher: divan::Bencher) {
    again(bencher, "pdf/poster.typ");
}
