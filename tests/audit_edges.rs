//! The audit where standards, units and files are not as one expects: nothing is guessed, nothing is lost.

mod support;

use std::fs;
use std::path::Path;

use serde_json::Value;
use support::audit::{all, audit, cell, copied, git, government, named, run};

/// A project whose files are these, under `standards/`.
fn project(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    files.iter().for_each(|(path, text)| put(folder.path(), path, text));
    folder
}

fn put(folder: &Path, path: &str, text: &str) {
    let path = folder.join("standards").join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn path(folder: &tempfile::TempDir) -> &str {
    folder.path().to_str().unwrap()
}

const UNIT: &str = "nama: Kelurahan Contoh\nalamat: Jalan Contoh\npimpinan: Lurah\nditinjau: 2026-02-03\n";

/// A standard that says the five components of its service.
const WHOLE: &str = "nama: Surat
persyaratan: [KTP-el]
prosedur: [Petugas menulis surat]
waktu: 15 menit
biaya: gratis
produk: Surat
";

fn with(more: &str) -> String {
    format!("{WHOLE}{more}")
}

#[test]
fn a_unit_without_standards_is_shown_in_every_form_and_has_no_score() {
    let empty = project(&[("agency.yaml", "nama: Kota Contoh\n"), ("baru/unit.yaml", UNIT)]);
    let one = project(&[
        ("agency.yaml", "nama: Kota Contoh\n"),
        ("baru/unit.yaml", UNIT),
        ("lama/unit.yaml", UNIT),
        ("lama/surat.yaml", WHOLE),
    ]);
    let none = project(&[("agency.yaml", "nama: Kota Contoh\n")]);
    for folder in [&empty, &one, &none] {
        for form in ["text", "html", "pdf", "xlsx", "csv", "json", "markdown"] {
            let out = folder.path().join("report");
            audit(&[path(folder), "--format", form, "--out", out.to_str().unwrap()]);
            assert!(fs::metadata(out).unwrap().len() > 0, "{form}");
        }
        audit(&[path(folder), "--todo"]);
    }
    let told = audit(&[path(&one)]);
    assert!(told.contains("no standards yet") && !told.contains("0.00 %"), "{told}");
    let order = ["lama", "baru"]
        .map(|id| government(path(&one))["units"].as_array().unwrap().iter().position(|unit| unit["id"] == id));
    assert_eq!(order, [Some(0), Some(1)], "what is not known is not the weakest");
    let list = audit(&[path(&empty), "--todo"]);
    assert!(list.starts_with("## Kelurahan Contoh (Lurah)\n") && !list.contains("PEKPPP"), "{list}");
}

#[test]
fn each_finding_belongs_to_the_unit_in_whose_folder_it_stands() {
    let folder = project(&[
        ("agency.yaml", "nama: Kota Contoh\nsalah: ya\n"),
        ("kelurahan/unit.yaml", UNIT),
        ("kelurahan/surat.yaml", WHOLE),
        ("kelurahan/lama.yaml", &with("status: dicabut\nbiayaa: gratis\n")),
        ("kelurahan/Nama Salah.yaml", WHOLE),
        ("kelurahan/dalam/tersesat.yaml", WHOLE),
    ]);
    let government = government(path(&folder));
    let found = all(&government, "found");
    let (unit, rest): (Vec<&Value>, Vec<&Value>) = found.iter().partition(|found| found["unit"] == "kelurahan");
    assert!(rest.iter().all(|found| found["place"]["path"].as_str().unwrap().ends_with("agency.yaml")), "{rest:#?}");
    assert!(unit.iter().any(|found| found["place"]["path"].as_str().unwrap().ends_with("lama.yaml")), "{unit:#?}");
    let errors = |of: &Value| of["findings"]["errors"].as_u64().unwrap();
    let own = rest.iter().filter(|found| found["severity"] == "error").count() as u64;
    let units: u64 = all(&government, "units").iter().map(errors).sum();
    assert_eq!(errors(&government), units + own);
    // What no unit has stands on the page and the paper too, and every link leads somewhere.
    let page = audit(&[path(&folder), "--format", "html"]);
    assert!(page.contains("Findings that no unit has") && page.contains("salah"), "{page}");
    for link in page.split("href=\"#").skip(1).map(|rest| rest.split('"').next().unwrap()) {
        assert!(page.contains(&format!("id=\"{link}\"")), "{link} leads nowhere");
    }
}

#[test]
fn a_component_is_as_good_as_its_worst_variant() {
    let variants = "varian:\n  - {id: baru, nama: Baru}\n  - {id: lama, nama: Lama, biaya: sesuai ketentuan}\n";
    let folder = project(&[("agency.yaml", "nama: Kota\n"), ("k/unit.yaml", UNIT), ("k/surat.yaml", &with(variants))]);
    let cost = cell(&government(path(&folder)), "k", "surat", "cost");
    assert_eq!(cost["state"], "wrong", "{cost}");
    assert_eq!(all(&cost, "found").len(), 1, "it leads to the finding: {cost}");
    // A variant that has none of it.
    let lacking = WHOLE
        .replace("biaya: gratis\n", "varian:\n  - {id: baru, nama: Baru, biaya: gratis}\n  - {id: lama, nama: Lama}\n");
    put(folder.path(), "k/surat.yaml", &lacking);
    let cost = cell(&government(path(&folder)), "k", "surat", "cost");
    assert_eq!(cost["state"], "missing", "{cost}");
    assert_eq!(all(&cost, "found").len(), 1, "{cost}");
    // Both have it: nothing is wrong.
    put(folder.path(), "k/surat.yaml", &lacking.replace("nama: Lama}", "nama: Lama, biaya: Rp5.000}"));
    assert_eq!(cell(&government(path(&folder)), "k", "surat", "cost")["state"], "structured");
}

#[test]
fn an_error_in_a_difference_or_a_value_is_in_its_component() {
    let folder = project(&[
        ("agency.yaml", "nama: Kota\n"),
        ("k/unit.yaml", UNIT),
        ("k/dasar.yaml", WHOLE),
        (
            "k/surat.yaml",
            &WHOLE
                .replace("persyaratan: [KTP-el]", "persyaratan: {seperti: tidak-ada}")
                .replace("biaya: gratis", "biaya: {tarif: [1]}"),
        ),
    ]);
    let government = government(path(&folder));
    for component in ["requirements", "cost"] {
        let cell = cell(&government, "k", "surat", component);
        assert_eq!(cell["state"], "wrong", "{component}: {cell}");
        assert!(!all(&cell, "found").is_empty(), "{component} leads to its finding: {cell}");
    }
    for component in ["procedure", "time", "product"] {
        assert_eq!(cell(&government, "k", "surat", component)["state"], "structured", "{component}");
    }
    assert_eq!(cell(&government, "k", "dasar", "cost")["state"], "structured");
}

#[test]
fn what_a_broken_file_may_say_is_not_missing() {
    let folder = project(&[
        ("agency.yaml", "nama: Kota\nbawaan:\n  biaya: [\n"),
        ("k/unit.yaml", UNIT),
        ("k/surat.yaml", &WHOLE.replace("biaya: gratis\n", "")),
    ]);
    let broken = government(path(&folder));
    assert_eq!(cell(&broken, "k", "surat", "cost")["state"], "wrong");
    // Nor is it said of each standard that it lacks what the government lends to all.
    let rules: Vec<&Value> = all(&broken, "found").iter().map(|found| &found["rule"]).collect();
    assert!(rules.iter().all(|rule| *rule != "missing-component"), "{rules:?}");
    put(folder.path(), "agency.yaml", "nama: Kota\n");
    assert_eq!(cell(&government(path(&folder)), "k", "surat", "cost")["state"], "missing");
}

#[test]
fn an_error_without_gain_comes_before_what_may_raise_a_mark() {
    let folder =
        project(&[("agency.yaml", "nama: Kota\n"), ("k/unit.yaml", UNIT), ("k/surat.yaml", &with("salah: ya\n"))]);
    let list = audit(&[path(&folder), "--todo"]);
    let own = list.split("## Kelurahan Contoh").nth(1).unwrap();
    let order = ["unknown key `salah`", "PEKPPP"].map(|part| own.find(part).unwrap_or(usize::MAX));
    assert!(order[0] < order[1] && order[1] < usize::MAX, "{list}");
}

#[test]
fn a_draft_is_told_once_what_it_lacks() {
    let folder = project(&[
        ("agency.yaml", "nama: Kota\n"),
        ("k/unit.yaml", UNIT),
        ("k/surat.yaml", &with("status: konsep\n").replace("produk: Surat\n", "")),
    ]);
    let list = audit(&[path(&folder), "--todo"]);
    assert_eq!(list.matches("has no Product").count(), 1, "{list}");
    assert!(list.contains("1 component(s)): Product: the standard has no Product → add"), "{list}");
}

#[test]
fn who_mends_a_component_is_known_by_the_folder_not_by_its_name() {
    // The project lies in a folder that is called like its unit.
    let outer = tempfile::tempdir().unwrap();
    let folder = outer.path().join("kelurahan");
    let files = [
        ("agency.yaml", "nama: Kota Contoh\nbawaan: {biaya: '...'}\n"),
        ("kelurahan/unit.yaml", UNIT),
        ("kelurahan/surat.yaml", &WHOLE.replace("biaya: gratis\n", "")),
    ];
    files.iter().for_each(|(path, text)| put(&folder, path, text));
    let list = audit(&[folder.to_str().unwrap(), "--todo"]);
    let shared = list.split("## Kelurahan Contoh").next().unwrap();
    assert!(shared.starts_with("## Kota Contoh") && shared.contains("agency.yaml:2"), "{list}");
    // What is taken from another standard of the unit is the unit's.
    put(&folder, "agency.yaml", "nama: Kota Contoh\n");
    put(&folder, "kelurahan/dasar.yaml", &WHOLE.replace("gratis", "'...'"));
    put(&folder, "kelurahan/surat.yaml", &WHOLE.replace("biaya: gratis", "biaya: {seperti: dasar}"));
    let list = audit(&[folder.to_str().unwrap(), "--todo"]);
    assert!(!list.contains("## Kota Contoh"), "{list}");
}

#[test]
fn a_review_that_lies_ahead_and_an_index_on_another_scale_have_no_mark() {
    let unit = |more: &str| format!("{}{more}", UNIT.replace("2026-02-03", "2026-11-25"));
    let folder = project(&[("agency.yaml", "nama: Kota\n"), ("k/unit.yaml", &unit("")), ("k/surat.yaml", WHOLE)]);
    let marks = |day: &str| {
        put(folder.path(), "k/unit.yaml", &UNIT.replace("2026-02-03", day));
        let government = government(path(&folder));
        named(all(&all(&government, "units")[0], "indicators"), "number", "4")["marks"].clone()
    };
    assert_eq!(marks("2026-11-25"), Value::Null);
    assert_eq!(marks("2026-11-24"), serde_json::json!([4, 5]));
    for (score, known) in
        [("NaN", false), ("3.53", false), ("24.99", false), ("25", true), ("100", true), ("100.01", false)]
    {
        put(folder.path(), "k/unit.yaml", &unit(&format!("survei: {{periode: 2025, nilai: \"{score}\"}}\n")));
        assert_eq!(!all(&government(path(&folder)), "units")[0]["survey"].is_null(), known, "{score}");
    }
}

#[test]
fn of_several_findings_of_one_rule_that_is_new_which_is() {
    let without = |keys: &[&str]| {
        WHOLE
            .lines()
            .filter(|line| !keys.iter().any(|key| line.starts_with(key)))
            .map(|line| format!("{line}\n"))
            .collect::<String>()
    };
    let folder =
        project(&[("agency.yaml", "nama: Kota\n"), ("k/unit.yaml", UNIT), ("k/surat.yaml", &without(&["produk"]))]);
    let old = folder.path().join("old.json");
    fs::write(&old, audit(&[path(&folder), "--format", "json"])).unwrap();
    put(folder.path(), "k/surat.yaml", &without(&["produk", "persyaratan"]));
    let arguments = [path(&folder), "--baseline", old.to_str().unwrap()];
    let (code, told, failed) = run(&[&arguments[..], &["--fail-on-new"]].concat());
    assert!(code == 1 && failed.contains("Kota: 1 new finding(s)"), "{failed}");
    let new: Vec<&str> = told.lines().filter(|line| line.contains("error missing-component")).collect();
    assert!(new.len() == 1 && new[0].contains("has no Requirements"), "{told}");
    // A standard that is gone is no fault mended, and one that came is told.
    fs::rename(folder.path().join("standards/k/surat.yaml"), folder.path().join("standards/k/izin.yaml")).unwrap();
    let told = audit(&arguments);
    assert!(told.contains("new standard: k/izin") && told.contains("standard that is gone: k/surat"), "{told}");
}

#[test]
fn a_comparison_with_something_else_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    copied(&support::root().join("tests/audit"), folder.path());
    let old = folder.path().join("old.json");
    let compared =
        |more: &[&str]| run(&[&[path(&folder), "--fail-on-new", "--baseline", old.to_str().unwrap()], more].concat());
    fs::write(&old, audit(&[".", "--format", "json"])).unwrap();
    let (code, _, failed) = compared(&[]);
    assert!(code == 2 && failed.contains("about another government"), "{failed}");
    fs::write(&old, audit(&[path(&folder), "--unit", "kelurahan", "--format", "json"])).unwrap();
    let (code, _, failed) = compared(&[]);
    assert!(code == 2 && failed.contains("about kelurahan only"), "{failed}");
    // The same part of both, and a part of a whole: nothing is new, nothing gone.
    for whole in [false, true] {
        if whole {
            fs::write(&old, audit(&[path(&folder), "--format", "json"])).unwrap();
        }
        let (code, told, _) = compared(&["--unit", "kelurahan"]);
        assert!(code == 0 && told.contains("28 → 28 components fulfilled; 0 new finding(s), 0 gone"), "{told}");
    }
    fs::remove_file(&old).unwrap();
    let (code, _, failed) = compared(&[]);
    assert!(code == 2 && failed.contains("it is not there"), "{failed}");
    // Two governments of one name cannot be told apart.
    let history = folder.path().join("history");
    let (code, _, failed) = run(&[path(&folder), "tests/audit", "--history", history.to_str().unwrap()]);
    assert!(
        code == 2 && failed.contains("two governments are called `Pemerintah Kota Contoh`") && !history.exists(),
        "{failed}"
    );
}

#[test]
fn a_report_takes_the_place_of_no_standard_and_follows_links() {
    let folder = tempfile::tempdir().unwrap();
    copied(&support::root().join("tests/audit"), folder.path());
    let agency = folder.path().join("standards/agency.yaml");
    let before = fs::read(&agency).unwrap();
    for out in [agency.clone(), folder.path().join("standards/kelurahan/laporan.html")] {
        let (code, _, failed) = run(&[path(&folder), "--format", "html", "--out", out.to_str().unwrap()]);
        assert!(code == 2 && failed.contains("is among the files of the standards"), "{failed}");
    }
    assert_eq!(fs::read(&agency).unwrap(), before);
    let (link, target) = (folder.path().join("link"), folder.path().join("target"));
    fs::write(&target, "old").unwrap();
    std::os::unix::fs::symlink(&target, &link).unwrap();
    audit(&[path(&folder), "--out", link.to_str().unwrap()]);
    assert!(
        fs::symlink_metadata(&link).unwrap().is_symlink()
            && fs::read_to_string(&target).unwrap().contains("Kota Contoh")
    );
    // But not into the standards.
    let inward = folder.path().join("inward");
    std::os::unix::fs::symlink(&agency, &inward).unwrap();
    let (code, _, failed) = run(&[path(&folder), "--out", inward.to_str().unwrap()]);
    assert!(code == 2 && failed.contains("is among the files of the standards"), "{failed}");
    assert_eq!(fs::read(&agency).unwrap(), before);
    // A device is written to: this one is always full.
    let (code, _, failed) = run(&[path(&folder), "--format", "json", "--out", "/dev/full"]);
    assert!(code == 2 && failed.contains("the disk is full"), "{failed}");
    use std::os::unix::fs::FileTypeExt;
    assert!(fs::metadata("/dev/full").unwrap().file_type().is_char_device());
}

#[test]
fn a_day_that_no_workbook_knows_makes_one_all_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("audit.xlsx");
    let mut command = assert_cmd::Command::cargo_bin("maklumat").unwrap();
    let asked = ["audit", "tests/audit", "--as-of", "1800-01-01", "--format", "xlsx", "--out", out.to_str().unwrap()];
    assert_eq!(command.current_dir(support::root()).args(asked).output().unwrap().status.code(), Some(0));
}

#[test]
fn names_become_no_links_and_no_tags_in_markdown() {
    let unit = UNIT.replace("Kelurahan Contoh", "'Kel <img src=x> [a](http://b.example)'");
    let folder = project(&[("agency.yaml", "nama: Kota\n"), ("k/unit.yaml", &unit), ("k/surat.yaml", "nama: Surat\n")]);
    for arguments in [&["--todo"][..], &["--format", "markdown"]] {
        let told = audit(&[&[path(&folder)], arguments].concat());
        assert!(told.contains("\\<img") && !told.contains(" [a]("), "{told}");
    }
}

#[test]
fn an_older_revision_is_read_as_it_was_or_not_at_all() {
    let folder = project(&[("k/unit.yaml", UNIT), ("k/surat.yaml", WHOLE)]);
    let commit = |what: &str| {
        git(folder.path(), &["add", "."]);
        git(folder.path(), &["commit", "-qm", what]);
    };
    git(folder.path(), &["init", "-q", "-b", "main"]);
    commit("tanpa agency.yaml");
    put(folder.path(), "agency.yaml", "nama: Kota Lama\n");
    // What stands above the copy is none of it.
    let (code, _, failed) = run(&[path(&folder), "--since", "HEAD"]);
    assert!(code == 2 && failed.contains("has no `agency.yaml` yet"), "{failed}");
    commit("dengan agency.yaml");
    // A government that was renamed is the same; a unit that was not there is all new.
    put(folder.path(), "agency.yaml", "nama: Kota Baru\n");
    let told = audit(&[path(&folder), "--since", "HEAD", "--fail-on-new"]);
    assert!(told.contains("Since HEAD: 5 → 5 components fulfilled; 0 new finding(s), 0 gone"), "{told}");
    put(folder.path(), "baru/unit.yaml", UNIT);
    put(folder.path(), "baru/izin.yaml", "nama: Izin\n");
    let (code, told, failed) = run(&[path(&folder), "--since", "HEAD", "--fail-on-new", "--unit", "baru"]);
    assert!(code == 1 && told.contains("new standard: baru/izin"), "{told}{failed}");
    // No program of the repository runs.
    let hook = folder.path().join(".git/hooks/post-index-change");
    fs::create_dir_all(hook.parent().unwrap()).unwrap();
    fs::write(&hook, format!("#!/bin/sh\ntouch {}\n", folder.path().join("ran").display())).unwrap();
    fs::set_permissions(&hook, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    audit(&[path(&folder), "--since", "HEAD"]);
    assert!(!folder.path().join("ran").exists());
}

/// A repository may name programs in its configuration; none of them is run, and what they would give is not waited for.
#[test]
fn an_older_revision_runs_no_program_of_the_repository() {
    let folder = project(&[("agency.yaml", "nama: Kota\n"), ("k/unit.yaml", UNIT), ("k/surat.yaml", WHOLE)]);
    let put = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    let program = folder.path().join("program");
    put("program", &format!("#!/bin/sh\ntouch {}\ncat\n", folder.path().join("ran").display()));
    fs::set_permissions(&program, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    git(folder.path(), &["init", "-q", "-b", "main"]);
    git(folder.path(), &["add", "standards"]);
    git(folder.path(), &["commit", "-qm", "awal"]);
    put(".gitattributes", "*.yaml filter=other diff=other ident\n");
    let program = program.to_str().unwrap();
    let process = "filter.other.process";
    for (key, value) in [
        (process, program),
        ("filter.other.required", "true"),
        ("diff.other.textconv", program),
        ("core.fsmonitor", program),
        ("core.hooksPath", path(&folder)),
        ("core.pager", program),
        ("core.sshCommand", program),
        ("core.askPass", program),
        ("credential.helper", program),
        ("protocol.allow", "always"),
        ("protocol.ext.allow", "always"),
    ] {
        git(folder.path(), &["config", key, value]);
    }
    let since = ["--since", "HEAD", "--fail-on-new"];
    let told = audit(&[&[path(&folder)], &since[..]].concat());
    assert!(told.contains("0 new finding(s), 0 gone"), "{told}");
    git(folder.path(), &["config", "--unset", process]);
    git(folder.path(), &["config", "filter.other.smudge", program]);
    audit(&[&[path(&folder)], &since[..]].concat());
    // A clone that holds only a part of the files would have the rest fetched.
    let mut name = std::process::Command::new("git");
    let name = name.arg("-C").arg(folder.path()).args(["rev-parse", "HEAD:standards/k/surat.yaml"]).output().unwrap();
    let name = String::from_utf8(name.stdout).unwrap();
    let object = folder.path().join(".git/objects").join(&name[..2]).join(name[2..].trim());
    fs::remove_file(object).unwrap();
    git(folder.path(), &["config", "extensions.partialClone", "origin"]);
    git(folder.path(), &["config", "remote.origin.promisor", "true"]);
    git(folder.path(), &["config", "remote.origin.uploadpack", program]);
    for url in [path(&folder), &format!("ext::{program}"), "ssh://contoh.example/x", "https://contoh.example/x"] {
        git(folder.path(), &["config", "remote.origin.url", url]);
        let (code, _, failed) = run(&[&[path(&folder)], &since[..]].concat());
        assert!(code == 2 && failed.contains("this clone does not hold all of its files"), "{failed}");
    }
    assert!(!folder.path().join("ran").exists());
}

#[test]
fn pictures_that_git_lfs_keeps_are_there_in_an_older_revision() {
    const PICTURE: &str =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><rect width=\"9\" height=\"9\"/></svg>";
    let name = "0123456789abcdef".repeat(4);
    let agency = "nama: Kota\nlogo: {berkas: logo.svg, teks alternatif: Lambang}\n";
    let pointer = format!("version https://git-lfs.github.com/spec/v1\noid sha256:{name}\nsize {}\n", PICTURE.len());
    let folder =
        project(&[("agency.yaml", agency), ("logo.svg", &pointer), ("k/unit.yaml", UNIT), ("k/surat.yaml", WHOLE)]);
    git(folder.path(), &["init", "-q", "-b", "main"]);
    git(folder.path(), &["add", "."]);
    git(folder.path(), &["commit", "-qm", "awal"]);
    // As a filter would write it here.
    put(folder.path(), "logo.svg", PICTURE);
    let since = || audit(&[path(&folder), "--since", "HEAD"]);
    assert!(since().contains("1 gone"), "what is kept nowhere is as it is stored");
    let kept = folder.path().join(".git/lfs/objects/01/23");
    fs::create_dir_all(&kept).unwrap();
    fs::write(kept.join(&name), PICTURE).unwrap();
    let told = since();
    assert!(told.contains("0 new finding(s), 0 gone"), "{told}");
}
