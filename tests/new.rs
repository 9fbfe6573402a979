//! What `new` writes is a draft without errors, in both languages, and nothing is written over.

mod support;

use std::fs;
use std::path::Path;

use assert_cmd::Command;

fn run(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let output = Command::cargo_bin("maklumat")
        .unwrap()
        .env("XDG_CACHE_HOME", env!("CARGO_TARGET_TMPDIR"))
        .current_dir(folder)
        .args(arguments)
        .output()
        .unwrap();
    (output.status.code().unwrap(), String::from_utf8([output.stdout, output.stderr].concat()).unwrap())
}

#[test]
fn a_new_project_passes_the_check_as_a_draft() {
    for language in ["id", "en"] {
        let folder = tempfile::tempdir().unwrap();
        let new = |arguments: &[&str]| {
            let (code, told) = run(folder.path(), &[&["new"], arguments, &["--lang", language]].concat());
            assert_eq!(code, 0, "{told}");
        };
        new(&["project", "--name", "Kota: \"Contoh\" # satu"]);
        new(&["unit", "kelurahan", "--name", "Kelurahan Contoh"]);
        for kind in ["administrative", "service", "goods"] {
            new(&["standard", &format!("kelurahan/{kind}"), "--name", "Surat", "--kind", kind]);
        }
        let (code, told) = run(folder.path(), &["check", "--lang", language]);
        assert_eq!(code, 0, "{told}");
        assert!(told.contains("empty-value") && !told.contains("unknown-key"), "{told}");
        let (code, told) = run(folder.path(), &["build", "--lang", language]);
        assert!(code == 1 && told.contains("missing-date"), "a notice needs a date:\n{told}");
        let file = folder.path().join("standards/kelurahan/service.yaml");
        let date = if language == "id" { "ditinjau:" } else { "reviewed:" };
        let dated =
            fs::read_to_string(&file).unwrap().replace(&format!("\n{date}\n"), &format!("\n{date} 2026-02-03\n"));
        fs::write(&file, dated).unwrap();
        run(folder.path(), &["build", "kelurahan/service", "--lang", language]);
        let page = fs::read_to_string(folder.path().join("out/kelurahan/service.html")).unwrap();
        let unfilled = if language == "id" { "(belum diisi)" } else { "(not filled in yet)" };
        assert!(support::visible(&page).matches(unfilled).count() >= 6, "{page}");
    }
}

#[test]
fn what_is_filled_in_as_the_examples_say_is_right() {
    for language in ["id", "en"] {
        for kind in ["administrative", "service", "goods"] {
            let folder = tempfile::tempdir().unwrap();
            for arguments in [&["project"][..], &["unit", "kelurahan"], &["standard", "kelurahan/a", "--kind", kind]] {
                run(folder.path(), &[&["new"], arguments, &["--lang", language]].concat());
            }
            // The examples are taken out of their comments, and the empty keys below them out of the file.
            let file = folder.path().join("standards/kelurahan/a.yaml");
            let text = fs::read_to_string(&file).unwrap();
            let filled: Vec<&str> = text
                .lines()
                .filter(|line| !(line.ends_with(':') && line.starts_with(char::is_alphabetic)))
                .map(|line| line.strip_prefix("#   ").unwrap_or(line))
                .collect();
            let date = if language == "id" { "ditinjau" } else { "reviewed" };
            fs::write(&file, format!("{}\n{date}: 2026-02-03\n", filled.join("\n"))).unwrap();
            let (code, told) = run(folder.path(), &["check", "--as-of", "2026-11-24", "--format", "json"]);
            assert_eq!(code, 0, "{told}");
            let found: Vec<serde_json::Value> = serde_json::from_str(&told).unwrap();
            let in_file = |found: &&serde_json::Value| found["place"]["file"].as_str().unwrap().ends_with("a.yaml");
            let told: Vec<_> = found.iter().filter(in_file).collect();
            assert!(told.is_empty(), "{told:#?}");
            let (code, told) = run(folder.path(), &["build"]);
            assert!(code == 0 && folder.path().join("out/kelurahan/a.pdf").exists(), "{told}");
        }
    }
}

#[test]
fn nothing_is_written_over_and_nothing_outside() {
    let project = support::base("nama: Surat\nproduk: Surat\n");
    let (code, said) = run(project.path(), &["new", "project", "--lang", "en"]);
    assert!(code == 2 && said.contains("there is a project in"), "{said}");
    let (code, said) = run(project.path(), &["new", "unit", "desa", "--name", "  ", "--lang", "en"]);
    assert!(code == 2 && said.contains("the name is empty"), "{said}");
    for (arguments, told) in [
        (["new", "unit", "kelurahan"], "is there already"),
        (["new", "standard", "kelurahan/surat"], "is there already"),
        (["new", "standard", "kecamatan/surat"], "there is no unit"),
        (["new", "standard", "surat"], "write the unit and the name"),
        (["new", "unit", "../x"], "cannot become the address"),
        (["new", "standard", "kelurahan/.."], "cannot become the address"),
    ] {
        let (code, said) = run(project.path(), &[&arguments[..], &["--lang", "en"]].concat());
        assert!(code == 2 && said.contains(told), "{arguments:?}: {said}");
    }
    assert_eq!(
        fs::read_to_string(project.path().join("standards/kelurahan/surat.yaml")).unwrap(),
        "nama: Surat\nproduk: Surat\n"
    );
}
