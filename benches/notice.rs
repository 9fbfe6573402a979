//! Warm times of the parts of a build: reading and checking the samples, and the two forms of one notice.

use std::path::Path;

use jiff::civil::Date;
use maklumat::locale::Language;
use maklumat::output::{data, html::Pages, pdf::Press};
use maklumat::project::Project;
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
    let office = project.units.iter().find(|office| office.id == "dispendukcapil").expect("a sample");
    let standard = office.standards.iter().find(|standard| standard.id == "ktp-el").expect("a sample");
    let notice = view::notice(&Subject::new(&project, office, standard, TODAY), Language::Indonesian);
    let templates = Templates::read(None).expect("built in");
    let data = data(&notice, &templates.labels(Language::Indonesian).expect("built in"));
    run(&notice, &data, &templates);
}

#[divan::bench]
fn read_and_check_samples(bencher: divan::Bencher) {
    bencher.bench(|| {
        let project = samples();
        let mut diagnostics = maklumat::diagnostic::Diagnostics::default();
        rules::check_project(&project, |_, _| true, TODAY, &mut diagnostics);
        diagnostics
    });
}

/// What the parser alone needs for the same files: the floor.
#[divan::bench]
fn parse_samples_only(bencher: divan::Bencher) {
    bencher.bench(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("standards");
        let files = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok);
        let texts = files
            .filter(|file| file.path().extension().is_some_and(|end| end == "yaml"))
            .map(|file| std::fs::read_to_string(file.path()).expect("a sample"));
        texts.map(|text| granit_parser::Parser::new_from_str(&text).count()).sum::<usize>()
    });
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
