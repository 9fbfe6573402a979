//! Nothing written is lost: every scalar of the samples, of the corpus and of the shapes stands in an output meant for it,
//! but for the keys of the table "Keys that no document shows" in ARCHITECTURE.md.

mod support;

#[path = "support/outputs.rs"]
mod outputs;
#[path = "support/written.rs"]
mod written;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use maklumat::output::Engines;
use maklumat::project::Project;
use maklumat::service::Service;
use maklumat::templates::Templates;
use maklumat::view::{self, Medium};
use maklumat::vocabulary::VOCABULARY;
use outputs::{Outputs, close, in_order, paper};
use written::{File, Scalar, forms};

/// How many letters may lie between a value and a mark of what stands beside it in the file.
const NEAR: usize = 1_500;

/// Components that the decree alone has to tell.
const INTERNAL: [&str; 8] =
    ["legal_basis", "facilities", "competence", "supervision", "staff", "guarantee", "safety", "evaluation"];

/// The keys of the table, in their canonical spelling.
fn excepted() -> BTreeSet<String> {
    let text = fs::read_to_string(support::root().join("ARCHITECTURE.md")).unwrap();
    let table = text.split("## Keys that no document shows").nth(1).expect("the table");
    let table = table.split("\n## ").next().unwrap_or_default();
    let rows = table.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next());
    rows.map(str::to_owned).collect()
}

/// Whether a form stands near one of some marks.
fn is_near(outputs: &Outputs, marks: &[String], forms: &[String]) -> bool {
    let shown = outputs.shown.as_str();
    let edge = |at: usize| (at..shown.len()).find(|at| shown.is_char_boundary(*at)).unwrap_or(shown.len());
    let places = marks.iter().filter_map(|mark| outputs.marks.get(mark)).flatten();
    places.into_iter().any(|at| {
        let around = &shown[edge(at.saturating_sub(NEAR))..edge(at + NEAR)];
        forms.iter().any(|form| around.contains(form.as_str()))
    })
}

/// What of a project is lost, and how many scalars it has.
fn lost(name: &str, folder: &Path, engines: &Engines, excepted: &BTreeSet<String>) -> (usize, Vec<String>) {
    let files = written::read(folder);
    let marked = tempfile::tempdir().unwrap();
    copy(folder, marked.path(), &files);
    let project = Project::read(marked.path()).expect("the marked project can be read");
    let outputs = Outputs::new(&project, "id", engines);
    let mut lost = Vec::new();
    for file in &files {
        for scalar in &file.scalars {
            let is_shown = scalar.path.iter().any(|key| excepted.contains(key)) && scalar.key() != "footer"
                || scalar.under("translations")
                || found(scalar, file, &files, &outputs);
            if !is_shown {
                let path = file.path.strip_prefix(folder).unwrap().display();
                lost.push(format!("{name} {path}: {}: {}", scalar.path.join("/"), scalar.text.trim()));
            }
        }
    }
    lost.extend(untranslated(name, folder, &files, engines));
    (files.iter().map(|file| file.scalars.len()).sum(), lost)
}

fn found(scalar: &Scalar, file: &File, files: &[File], outputs: &Outputs) -> bool {
    let of_default = scalar.under("defaults");
    if let Some(mark) = &scalar.mark {
        // What binds the office must stand in its decree, whatever else tells of it.
        let is_shown = match INTERNAL.iter().any(|component| scalar.under(component)) {
            true => outputs.papers.contains(mark),
            false => outputs.marks.contains_key(mark),
        };
        return is_shown || of_default && !outputs.holds.contains(mark);
    }
    let forms = forms(scalar, files, file.path.parent().unwrap());
    let forms: Vec<String> = forms.iter().map(|form| close(form)).collect();
    let refers = ["for_variants", "channel", "actor", "order", "same_as", "same_service", "file", "status"];
    let is_found = match scalar.beside.is_empty() || refers.contains(&scalar.key()) {
        true => forms.iter().any(|form| outputs.shown.contains(form.as_str())),
        false => is_near(outputs, &scalar.beside, &forms),
    };
    // What each unit or standard says anew does not hold.
    is_found
        || of_default
            && scalar.path.get(1).is_some_and(|component| {
                let others = files.iter().filter(|other| other.path != file.path).flat_map(|other| &other.scalars);
                let holds = |mark: &String| outputs.holds.contains(mark);
                scalar.path.len() > 2 && !scalar.beside.iter().any(holds)
                    || others.into_iter().any(|it| it.under(component))
            })
}

/// Translations that no document of their language shows.
fn untranslated(name: &str, folder: &Path, files: &[File], engines: &Engines) -> Vec<String> {
    let pairs = |file: &File| -> Vec<String> {
        let pairs: Vec<&Scalar> = file.scalars.iter().filter(|scalar| scalar.under("pairs")).collect();
        pairs.chunks(2).filter_map(|pair| Some(pair.get(1)?.text.clone())).collect()
    };
    let texts: Vec<String> = files.iter().flat_map(pairs).collect();
    if texts.is_empty() {
        return Vec::new();
    }
    let project = Project::read(folder).expect("the project can be read");
    let scalars = files.iter().flat_map(|file| &file.scalars);
    let languages = scalars.filter(|scalar| scalar.under("translations") && scalar.key() == "language");
    let tags: BTreeSet<&str> = languages.map(|it| if it.text == "inggris" { "en" } else { &it.text }).collect();
    let shown: String = tags.iter().map(|tag| Outputs::new(&project, tag, engines).shown).collect();
    let is_lost = |text: &&String| !shown.contains(&close(text));
    texts.iter().filter(is_lost).map(|text| format!("{name}: the translation {text}")).collect()
}

fn copy(from: &Path, to: &Path, files: &[File]) {
    for entry in walkdir::WalkDir::new(from.join("standards")) {
        let path = entry.unwrap().into_path();
        let target = to.join(path.strip_prefix(from).unwrap());
        if path.is_dir() {
            fs::create_dir_all(target).unwrap();
        } else if let Some(file) = files.iter().find(|file| file.path == path) {
            let mut text = file.marked.clone();
            // Components for the office alone stand only in a decree.
            if path.ends_with("unit.yaml") && !file.scalars.iter().any(|scalar| scalar.under("decree")) {
                text.push_str("keputusan: {nomor: 1/2026, tanggal: 2026-02-03}\n");
            }
            fs::write(target, text).unwrap();
        } else {
            fs::copy(&path, target).unwrap();
        }
    }
}

#[test]
fn every_scalar_stands_in_an_output_meant_for_it() {
    let excepted = excepted();
    let mut folders: Vec<(String, PathBuf)> = vec![("samples".to_owned(), support::root())];
    for entry in fs::read_dir(support::root().join("tests/corpus")).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            folders.push((path.file_name().unwrap().to_string_lossy().into_owned(), path));
        }
    }
    folders.sort();
    let shapes = support::shapes();
    folders.extend(shapes.iter().map(|(name, folder)| (name.clone(), folder.path().to_owned())));
    // The samples are the largest, and come first.
    folders.sort_by_key(|(name, _)| name != "samples");
    let next = AtomicUsize::new(0);
    let work = || {
        let engines = Engines::new(&Templates::read(None).expect("the templates"));
        let mut all = Vec::new();
        while let Some((name, folder)) = folders.get(next.fetch_add(1, Ordering::Relaxed)) {
            all.push(lost(name, folder, &engines, &excepted));
        }
        all
    };
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    let looked: Vec<(usize, Vec<String>)> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("a worker that does not panic")).collect()
    });
    let scalars: usize = looked.iter().map(|(scalars, _)| scalars).sum();
    let mut lost: Vec<&str> = looked.iter().flat_map(|(_, lost)| lost).map(String::as_str).collect();
    lost.sort_unstable();
    assert!(lost.is_empty(), "{} of {scalars} scalars are lost:\n{}", lost.len(), lost.join("\n"));
    assert!(scalars > 8_000, "only {scalars} scalars were looked for");
}

#[test]
fn few_keys_are_excepted_and_each_is_a_key() {
    let excepted = excepted();
    assert!((1..=10).contains(&excepted.len()), "{excepted:?}");
    let unknown: Vec<_> = excepted.iter().filter(|key| VOCABULARY.keys.canonical(key) != Some(key)).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}

#[test]
fn every_poster_tells_how_to_reach_the_office() {
    let engines = Engines::new(&Templates::read(None).expect("the templates"));
    let poster = |service: &Service| {
        let view = view::standard(service, "id", Medium::Paper);
        let mut text = String::new();
        paper(&view, "pdf/poster.typ", &engines, &mut |piece| text.push_str(piece));
        close(&text)
    };
    // The addresses that the samples give, and where nobody gives one, those of the government.
    let (project, _) = support::check(&support::root());
    for office in &support::offices(&project) {
        let facts = &office.unit.facts;
        let contacts = facts.contacts.as_ref().or(project.agency.facts.contacts.as_ref()).expect("a contact");
        let kinds = ["phone", "whatsapp", "email", "website"];
        let reached = contacts.walk().into_iter().filter(|item| item.detail.kind.is_some_and(|it| kinds.contains(&it)));
        let values: Vec<String> = reached.flat_map(|item| &item.detail.values).map(|it| it.value.clone()).collect();
        let service = in_order(&project, office).pop().expect("a service");
        let links = service.standard.facts.channels.iter().filter_map(|channel| Some(channel.link.as_ref()?.0.clone()));
        let text = poster(&service);
        for value in values.into_iter().chain(links) {
            let value = value.trim_start_matches("https://").trim_end_matches('/');
            assert!(text.contains(&close(value)), "the poster of {} has no {value}", office.id);
        }
    }
    for (more, expected) in [
        ("unit.yaml: kontak: [{telepon: 0800-0000-0009}]", "Telepon 0800-0000-0009"),
        ("unit.yaml: kontak: [Telp. 0800-0000-0009 pada jam kerja]", "Telp. 0800-0000-0009 pada jam kerja"),
        ("agency.yaml: kontak: [{telepon: 0800-0000-0009}]", "Pemerintah Kota Contoh – Telepon 0800-0000-0009"),
    ] {
        let folder = support::case(&format!("# {more}\nnama: Surat\nproduk: Surat\n"));
        let (project, _) = support::check(folder.path());
        let office = &support::offices(&project)[0];
        let text = poster(&in_order(&project, office)[0]);
        assert!(text.contains(&close(expected)), "{expected} is not on the poster: {text}");
    }
}
