//! What a newcomer meets: `new` carries from an empty folder to documents, what it writes is right, nothing is written
//! over, and a name that is not there leads to one that is.

mod support;

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;

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

/// Runs it, expects that it ends well, and gives what it told.
fn succeed(folder: &Path, arguments: &[&str]) -> String {
    let (code, told) = run(folder, arguments);
    assert_eq!(code, 0, "{arguments:?}: {told}");
    told
}

/// A file of the project.
fn file(folder: &Path, path: &str) -> String {
    fs::read_to_string(folder.join("standards").join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Takes every example of a file out of its comment, as its first lines say.
fn take_examples(folder: &Path, path: &str) {
    let text = file(folder, path);
    let lines = text.lines().skip(1).map(|line| line.strip_prefix("# ").unwrap_or(line));
    let filled: Vec<String> =
        lines.map(|line| line.replace("(belum diisi)", "Contoh").replace("(not filled in yet)", "Contoh")).collect();
    fs::write(folder.join("standards").join(path), filled.join("\n") + "\n").unwrap();
}

fn findings(folder: &Path) -> Vec<Value> {
    let (_, told) = run(folder, &["check", "--as-of", "2026-11-24", "--format", "json"]);
    serde_json::from_str(&told).unwrap_or_else(|_| panic!("{told}"))
}

#[test]
fn four_commands_lead_from_an_empty_folder_to_a_notice() {
    for (language, next) in [("id", "Selanjutnya:"), ("en", "Next:")] {
        let folder = tempfile::tempdir().unwrap();
        let told = succeed(folder.path(), &["new", "project", "--lang", language]);
        assert!(told.contains(next) && told.contains("  maklumat new standard kelurahan/domisili  "), "{told}");
        assert!(told.contains("  maklumat check  "), "{told}");
        let told = succeed(folder.path(), &["new", "standard", "kelurahan/domisili", "--lang", language]);
        let made = if language == "id" { "unit `kelurahan` belum ada, jadi dibuat juga" } else { "so it is made too" };
        assert!(told.contains(made) && told.contains("standards/kelurahan/unit.yaml"), "{told}");
        assert!(told.contains("  maklumat check kelurahan/domisili  "), "{told}");
        assert!(told.contains("  maklumat build kelurahan/domisili --open  "), "{told}");
        let told = succeed(folder.path(), &["check", "--lang", language]);
        assert!(told.contains("empty-value") && !told.contains("unknown-key"), "{told}");
        let told = succeed(folder.path(), &["build", "--lang", language]);
        assert!(told.contains("out/index.html"), "{told}");
        for path in ["out/index.html", "out/kelurahan/domisili.pdf", "out/kelurahan/domisili.html"] {
            assert!(folder.path().join(path).exists(), "{path}: {told}");
        }
        let told = succeed(folder.path(), &["build", "kelurahan/domisili", "--lang", language]);
        assert!(told.contains("out/kelurahan/domisili.pdf"), "{told}");
    }
}

#[test]
fn a_new_project_passes_the_check_as_a_draft() {
    for language in ["id", "en"] {
        let folder = tempfile::tempdir().unwrap();
        let new = |arguments: &[&str]| {
            succeed(folder.path(), &[&["new"], arguments, &["--lang", language]].concat());
        };
        new(&["project", "--name", "Kota: \"Contoh\" # satu"]);
        new(&["unit", "kelurahan", "--name", "Kelurahan Contoh"]);
        for kind in ["administrative", "service", "goods"] {
            new(&["standard", &format!("kelurahan/{kind}"), "--name", "Surat", "--kind", kind]);
        }
        let told = succeed(folder.path(), &["check", "--lang", language]);
        assert!(told.contains("empty-value") && !told.contains("unknown-key"), "{told}");
        succeed(folder.path(), &["build", "--lang", language]);
        let page = fs::read_to_string(folder.path().join("out/kelurahan/service.html")).unwrap();
        let unfilled = if language == "id" { "(belum diisi)" } else { "(not filled in yet)" };
        assert!(support::visible(&page).matches(unfilled).count() >= 6, "{page}");
    }
}

#[test]
fn every_example_is_right_when_its_mark_is_taken_away() {
    for language in ["id", "en"] {
        for kind in ["administrative", "service", "goods"] {
            let folder = tempfile::tempdir().unwrap();
            let new = |arguments: &[&str]| {
                succeed(folder.path(), &[&["new"], arguments, &["--lang", language]].concat());
            };
            new(&["project", "--name", "Kota Contoh"]);
            new(&["standard", "kelurahan/a", "--kind", kind]);
            for path in ["agency.yaml", "kelurahan/unit.yaml", "kelurahan/a.yaml"] {
                take_examples(folder.path(), path);
            }
            for arms in ["lambang.svg", "arms.svg"] {
                fs::copy(support::root().join("standards/arms.svg"), folder.path().join("standards").join(arms))
                    .unwrap();
            }
            // What was a draft is in force, was reviewed on a day before the one that is looked at, and says what it is.
            let standard = file(folder.path(), "kelurahan/a.yaml");
            let keys = ["status: konsep\n", "status: draft\n", "ringkasan:\n", "summary:\n"];
            let standard = keys.iter().fold(standard, |text, key| text.replacen(key, "", 1));
            let date = if language == "id" { "ditinjau: " } else { "reviewed: " };
            let (before, after) = standard.split_once(date).expect("a date");
            let standard = format!("{before}{date}2026-02-03{}", &after[10..]);
            fs::write(folder.path().join("standards/kelurahan/a.yaml"), standard).unwrap();
            let found = findings(folder.path());
            assert!(found.iter().all(|found| found["basis"] != "form" && found["severity"] != "error"), "{found:#?}");
            let in_file = |found: &&Value| found["place"]["file"].as_str().unwrap().ends_with("a.yaml");
            let told: Vec<_> = found.iter().filter(in_file).collect();
            assert!(told.is_empty(), "{told:#?}");
            let told = succeed(folder.path(), &["build", "--as-of", "2026-11-24"]);
            let manifest: Value =
                serde_json::from_slice(&fs::read(folder.path().join("out/manifest.json")).unwrap()).unwrap();
            let outputs: Vec<&Value> = manifest["outputs"].as_object().unwrap().values().collect();
            for name in maklumat::document::NAMES {
                let is_there = outputs.iter().any(|output| output["document"] == name.en && !output["hash"].is_null());
                assert!(is_there, "{} is not made: {told}", name.en);
            }
        }
    }
}

#[test]
fn each_example_of_a_unit_may_be_taken_alone() {
    for language in ["id", "en"] {
        let folder = tempfile::tempdir().unwrap();
        succeed(folder.path(), &["new", "project", "--lang", language]);
        succeed(folder.path(), &["new", "standard", "kelurahan/a", "--lang", language]);
        let before = findings(folder.path());
        let whole = file(folder.path(), "kelurahan/unit.yaml");
        let blocks: Vec<&str> = whole.split("\n\n").skip(1).filter(|block| block.contains("\n# ")).collect();
        assert_eq!(blocks.len(), 16, "{whole}");
        for block in blocks {
            let taken: Vec<&str> = block.lines().map(|line| line.strip_prefix("# ").unwrap_or(line)).collect();
            let text = whole.replacen(block, &taken.join("\n"), 1);
            // What is the same for all services stands below one key.
            let is_inner = block.contains("\n#   ")
                && !block.lines().any(|line| line.starts_with("# ") && !line.starts_with("#  "));
            let text = match is_inner {
                true => text.replacen("# bawaan:", "bawaan:", 1).replacen("# defaults:", "defaults:", 1),
                false => text,
            };
            fs::write(folder.path().join("standards/kelurahan/unit.yaml"), text).unwrap();
            let found = findings(folder.path());
            let count = |found: &[Value]| found.iter().filter(|found| found["basis"] == "form").count();
            assert!(count(&found) <= count(&before), "{block}\n{found:#?}");
        }
    }
}

#[test]
fn names_are_taken_as_people_write_them() {
    let folder = tempfile::tempdir().unwrap();
    succeed(folder.path(), &["new", "project", "--lang", "id"]);
    for (arguments, path, name) in [
        (&["unit", "Kelurahan Sukamulya"][..], "kelurahan-sukamulya/unit.yaml", "nama: Kelurahan Sukamulya"),
        // Without quotation marks the shell parts the words.
        (&["unit", "Kecamatan", "Café"], "kecamatan-cafe/unit.yaml", "nama: Kecamatan Café"),
        (&["unit", "dinsos", "--name", "Dinas Sosial"], "dinsos/unit.yaml", "nama: Dinas Sosial"),
        (&["unit", "Dinas A", "--name", "Dinas Alam"], "dinas-a/unit.yaml", "nama: Dinas Alam"),
        (&["unit", "desa"], "desa/unit.yaml", "nama: desa"),
        (
            &["standard", "Kelurahan Sukamulya/Surat Pindah"],
            "kelurahan-sukamulya/surat-pindah.yaml",
            "nama: Surat Pindah",
        ),
        (
            &["standard", "Kelurahan Sukamulya/Izin Salat Jum'at"],
            "kelurahan-sukamulya/izin-salat-jumat.yaml",
            "nama: Izin Salat Jum'at",
        ),
        // A unit is known by its name too.
        (&["standard", "Dinas", "Sosial/KTP-el"], "dinsos/ktp-el.yaml", "nama: KTP-el"),
        (&["standard", "standards/desa/usaha.yaml"], "desa/usaha.yaml", "nama: usaha"),
        (&["standard", "Balai Latihan/Pelatihan (A/B)"], "balai-latihan/pelatihan-a-b.yaml", "nama: Pelatihan (A/B)"),
    ] {
        let told = succeed(folder.path(), &[&["new"], arguments, &["--lang", "id"]].concat());
        assert!(told.contains(&format!("standards/{path}")), "{arguments:?}: {told}");
        let text = file(folder.path(), path);
        assert!(text.lines().any(|line| line == name), "{arguments:?}: {text}");
    }
    assert!(file(folder.path(), "balai-latihan/unit.yaml").contains("nama: Balai Latihan\n"));
    let told = succeed(folder.path(), &["new", "standard", "dess/surat", "--lang", "id"]);
    assert!(told.contains("jika maksud Anda `desa`, hapus foldernya dan ulangi"), "{told}");
    let told = succeed(folder.path(), &["new", "standard", "desa-2/surat", "--lang", "id"]);
    assert!(!told.contains("maksud Anda"), "{told}");
    // A folder with standards, but without a file of the unit, gets one.
    fs::create_dir(folder.path().join("standards/lama")).unwrap();
    fs::write(folder.path().join("standards/lama/surat.yaml"), "nama: Surat\n").unwrap();
    let told = succeed(folder.path(), &["new", "standard", "lama/baru", "--lang", "id"]);
    assert!(told.contains("folder `lama` belum mempunyai `unit.yaml`, jadi dibuat juga"), "{told}");
    assert!(file(folder.path(), "lama/unit.yaml").contains("nama: lama\n"));
    // What a unit lends is not asked again.
    take_examples(folder.path(), "desa/unit.yaml");
    succeed(folder.path(), &["new", "standard", "desa/baru", "--lang", "id"]);
    let text = file(folder.path(), "desa/baru.yaml");
    assert!(text.contains("berlaku juga di sini: pengaduan,") && !text.contains("# sarana:"), "{text}");
}

#[test]
fn nothing_is_written_over_and_nothing_outside() {
    let project = support::base("nama: Surat\nproduk: Surat\n");
    let (code, said) = run(project.path(), &["new", "project", "--lang", "en"]);
    assert!(code == 2 && said.contains("there is a project in"), "{said}");
    fs::write(project.path().join("standards/kelurahan/lama.yml"), "nama: Lama\n").unwrap();
    let (code, said) = run(project.path(), &["new", "unit", "desa", "--name", "  ", "--lang", "en"]);
    assert!(code == 2 && said.contains("the name is empty"), "{said}");
    for (arguments, told) in [
        (["new", "unit", "kelurahan"], "is there already"),
        (["new", "unit", "Kelurahan!"], "is there already"),
        (["new", "standard", "kelurahan/surat"], "is there already"),
        (["new", "standard", "Kelurahan Contoh/Surat"], "is there already"),
        (["new", "standard", "kelurahan/lama"], "lama.yml is there already"),
        (["new", "standard", "Surat Baru"], "write the unit and the name, like `kelurahan/surat-baru`"),
        (["new", "unit", "../x"], "cannot become the address"),
        (["new", "unit", "العربية"], "cannot become the address"),
        (["new", "standard", "kelurahan/.."], "cannot become the address"),
        (["new", "standard", "../x"], "cannot become the address"),
        (["new", "standard", "desa/…"], "write the full name with `--name`"),
        (["new", "standard", "kelurahan/Book"], "the name `book` is that of another document"),
        (["new", "unit", "desa/surat"], "begin it by `maklumat new standard desa/surat`"),
    ] {
        let (code, said) = run(project.path(), &[&arguments[..], &["--lang", "en"]].concat());
        assert!(code == 2 && said.contains(told), "{arguments:?}: {said}");
    }
    assert!(!project.path().join("standards/desa").exists() && !project.path().join("x").exists());
    assert_eq!(file(project.path(), "kelurahan/surat.yaml"), "nama: Surat\nproduk: Surat\n");
}

#[test]
fn where_nothing_is_yet_the_next_step_is_told() {
    for (language, told) in [("id", "mulai dengan"), ("en", "begin with")] {
        let folder = tempfile::tempdir().unwrap();
        succeed(folder.path(), &["new", "project", "--name", "Kota Contoh", "--lang", language]);
        for command in ["check", "build"] {
            let said = succeed(folder.path(), &[command, "--lang", language]);
            assert!(said.contains(&format!("{told} `maklumat new standard kelurahan/domisili`")), "{said}");
            assert!(!said.contains("di 0 unit") && !said.contains("in 0 unit"), "{said}");
        }
        succeed(folder.path(), &["new", "unit", "desa", "--lang", language]);
        let said = succeed(folder.path(), &["check", "--lang", language]);
        assert!(said.contains(&format!("{told} `maklumat new standard desa/domisili`")), "{said}");
    }
}

#[test]
fn a_name_that_is_not_there_leads_to_one_that_is() {
    let folder = support::base("nama: Surat\nproduk: Surat\n");
    for (name, told) in [
        ("kell", "tidak ada unit atau standar bernama `kell`; mungkin maksud Anda `kelurahan`"),
        ("kelurahan/surrat", "tidak ada standar bernama `kelurahan/surrat`; mungkin maksud Anda `kelurahan/surat`"),
        ("kelurahn/surat", "mungkin maksud Anda `kelurahan/surat`"),
        ("kelurahn/izin", "mungkin maksud Anda `kelurahan`"),
        ("surat", "mungkin maksud Anda `kelurahan/surat`"),
        ("Surat", "mungkin maksud Anda `kelurahan/surat`"),
        ("KELURAHAN", "mungkin maksud Anda `kelurahan`"),
        ("dispendukcapil", "tidak ada unit atau standar bernama `dispendukcapil`; unit yang ada: `kelurahan`"),
        ("kelurahan/izin", "tidak ada standar bernama `kelurahan/izin`; standar unit ini: `surat`"),
    ] {
        let (code, said) = run(folder.path(), &["check", name, "--lang", "id"]);
        assert!(code == 2 && said.contains(told), "{name}: {said}");
    }
    let (code, said) = run(folder.path(), &["audit", "--unit", "kell", "--lang", "en"]);
    assert!(code == 2 && said.contains("no unit or standard is named `kell`; did you mean `kelurahan`?"), "{said}");
    let empty = tempfile::tempdir().unwrap();
    succeed(empty.path(), &["new", "project", "--lang", "en"]);
    let (code, said) = run(empty.path(), &["check", "kel", "--lang", "en"]);
    assert!(code == 2 && said.contains("the project has no units yet: begin with `maklumat new unit`"), "{said}");
}
