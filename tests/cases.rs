//! Every rule has cases that fire, with what the user reads beside them, and near-misses (`ok-…`) that do not.
//! `UPDATE=1 cargo test` writes what is read now; look at the difference as a reviewer would.
//!
//! Beside each case that fires stands what it becomes when its messages are followed to the letter, in
//! `<case>.followed.yaml`, and `<case>.followed-2.yaml` for a second way that a message names. They were written from the
//! messages alone, and stay as they are when a message changes: write them anew then.

mod support;

use std::fs;
use std::path::Path;

use jiff::civil::Date;
use maklumat::diagnostic::Severity;
use maklumat::locale::Language;
use maklumat::project::{Project, Selection};
use maklumat::rules;

#[test]
fn cases_say_what_they_should() {
    let mut wrong = Vec::new();
    for folder in fs::read_dir(support::root().join("tests/cases")).unwrap().map(|entry| entry.unwrap().path()) {
        let rule = folder.file_name().unwrap().to_str().unwrap().to_owned();
        for path in fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.extension().is_none_or(|extension| extension != "yaml") || is_followed(&path) {
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            let project = support::case(&text);
            let (project, diagnostics) = support::check(project.path());
            let fires = diagnostics.iter().any(|diagnostic| diagnostic.code.name == rule);
            let name = path.file_stem().unwrap().to_str().unwrap();
            if name.starts_with("ok-") {
                if fires {
                    wrong.push(format!("{rule}/{name} should not fire"));
                }
                continue;
            }
            if rule != "reading" && !fires {
                wrong.push(format!("{rule}/{name} should fire"));
            }
            let told = support::told(&project, &diagnostics, Language::Indonesian);
            let told = told + "\n" + &support::told(&project, &diagnostics, Language::English);
            let expected = path.with_extension("out");
            if std::env::var_os("UPDATE").is_some() {
                fs::write(&expected, &told).unwrap();
            }
            if fs::read_to_string(&expected).unwrap_or_default() != told {
                wrong.push(format!("{rule}/{name} reads differently:\n{told}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Whether a case shows what becomes of another one.
fn is_followed(path: &Path) -> bool {
    path.file_stem().is_some_and(|stem| stem.to_string_lossy().contains(".followed"))
}

/// Cases whose messages stand against each other when all are followed at once: each of them has several waivers of one
/// rule, of which one is to be deleted and another to be mended.
const NOT_FOLLOWED: [&str; 2] = ["reading/waivers", "reading/waivers-that-cannot"];

#[test]
fn cures_work_when_they_are_followed() {
    let cases = walkdir::WalkDir::new(support::root().join("tests/cases")).sort_by_file_name().into_iter();
    let cases =
        cases.map(|entry| entry.unwrap().into_path()).filter(|path| path.extension().is_some_and(|end| end == "out"));
    let (mut wrong, mut count) = (Vec::new(), 0);
    for case in cases {
        let stem = case.file_stem().unwrap().to_str().unwrap();
        let first = case.with_file_name(format!("{stem}.followed.yaml"));
        let others = (2..).map(|way| case.with_file_name(format!("{stem}.followed-{way}.yaml")));
        let name = format!("{}/{stem}", case.parent().unwrap().file_name().unwrap().to_str().unwrap());
        if NOT_FOLLOWED.contains(&name.as_str()) {
            continue;
        }
        if !first.exists() {
            wrong.push(format!("{} does not exist", first.display()));
        }
        for path in [first].into_iter().chain(others).take_while(|path| path.exists()) {
            count += 1;
            let project = support::case(&fs::read_to_string(&path).unwrap());
            let (project, diagnostics) = support::check(project.path());
            if !diagnostics.is_empty() {
                let told = support::told(&project, &diagnostics, Language::Indonesian);
                wrong.push(format!("{} still has findings:\n{told}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty() && count > 130, "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_rule_has_cases_of_both_sorts() {
    for rule in rules::ALL {
        let folder = support::root().join("tests/cases").join(rule.code.name);
        let names: Vec<String> = fs::read_dir(&folder)
            .unwrap_or_else(|_| panic!("no cases in {}", folder.display()))
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .filter(|name| name.ends_with(".yaml"))
            .collect();
        assert!(names.iter().any(|name| name.starts_with("ok-")), "{} has no near-miss", rule.code.name);
        assert!(names.iter().any(|name| !name.starts_with("ok-")), "{} has no case that fires", rule.code.name);
    }
}

#[test]
fn a_finding_says_which_component_it_is_about() {
    let project = Project::of_texts([
        ("agency.yaml", "nama: Kota Contoh\nbawaan: {sarana: Kursi, waktu: {paling lama: 0 menit}}\n"),
        ("k/unit.yaml", "nama: Kelurahan\nalamat: Jalan\npimpinan: Lurah\nbawaan: {pengawasan: '-'}\n"),
        ("k/asal.yaml", "nama: Asal\nproduk: sesuai ketentuan\n"),
        (
            "k/surat.yaml",
            "nama: Surat
salah: ya
produk: {seperti: asal}
prosedur: [{langkah: Datang, salah: ya}]
varian:
  - {nama: Baru, biaya: sesuai SOP}
  - {nama: Hilang}
",
        ),
    ]);
    let found = rules::check_project(&project, &Selection::default(), Date::constant(2026, 11, 24));
    let about = |file: &str, rule: &str| -> Vec<Option<&str>> {
        let is_it = |path: &str, code: &str| path == file && code == rule;
        let found = found.iter().filter(|found| is_it(&project.sources.get(found.span.source).path, found.code.name));
        found.map(|found| found.component).collect()
    };
    // What stands in a layer, whichever it is.
    assert_eq!(about("agency.yaml", "missing-vulnerable-facilities"), [Some("facilities")]);
    assert_eq!(about("agency.yaml", "impossible-time"), [Some("time")]);
    assert_eq!(about("k/unit.yaml", "empty-component"), [Some("supervision")]);
    assert_eq!(about("k/asal.yaml", "empty-component"), [Some("product")]);
    // What reading finds, in a component and beside them.
    assert_eq!(about("k/surat.yaml", "unknown-key"), [None, Some("procedure")]);
    // What has no place, because it is missing.
    assert_eq!(about("k/surat.yaml", "incomplete-variant"), [Some("cost")]);
    let missing = about("k/surat.yaml", "missing-component");
    assert!(missing.contains(&Some("requirements")) && !missing.contains(&None), "{missing:?}");
    assert_eq!(about("k/surat.yaml", "missing-date"), [None]);
}

#[test]
fn what_several_standards_inherit_is_as_bad_as_in_the_worst_of_them() {
    let standard = "nama: Surat\n";
    let draft = format!("{standard}status: konsep\n");
    for (first, second) in [(standard, draft.as_str()), (draft.as_str(), standard)] {
        let project = Project::of_texts([
            ("agency.yaml", "nama: Kota Contoh\n"),
            ("k/unit.yaml", "nama: Kelurahan\nalamat: Jalan\npimpinan: Lurah\nbawaan: {biaya: sesuai ketentuan}\n"),
            ("k/a.yaml", first),
            ("k/b.yaml", second),
        ]);
        let found = rules::check_project(&project, &Selection::default(), Date::constant(2026, 11, 24));
        let empty = found.iter().filter(|found| found.code.name == "empty-component");
        let severities: Vec<Severity> = empty.map(|found| found.severity).collect();
        assert_eq!(severities, [Severity::Error], "{first}");
    }
}
