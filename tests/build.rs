//! Builds that make only what is not up to date.

mod support;

use std::fs;

use support::works::{LETTER, Tree, Works, assert_same, tree};

/// Enough of the documents to see what is made, without those that take long.
const FEW: [&str; 2] = ["--document", "notice,site,data"];

#[test]
fn nothing_is_made_twice() {
    let works = Works::new();
    let [made, cached, current] = works.counts(&[]);
    assert!(made > 15 && cached == 0 && current == 0, "{made} made, {cached} cached, {current} current");
    let first = tree(&works.out());
    let modified = || fs::metadata(works.out().join("kelurahan/surat.html")).unwrap().modified().unwrap();
    let before = modified();
    assert_eq!(works.counts(&[]), [0, 0, made]);
    assert_eq!(modified(), before);
    // On a machine that has only the cache.
    fs::remove_dir_all(works.out()).unwrap();
    let [made_again, cached, _] = works.counts(&[]);
    // What all services stand in is put together again.
    assert!(made_again < 8 && made_again + cached == made, "{made_again} made, {cached} cached");
    assert_same(&tree(&works.out()), &first);
    // On one that has only the outputs.
    fs::remove_dir_all(works.path("cache")).unwrap();
    assert_eq!(works.counts(&[]), [0, 0, made]);
    // Nothing depends on times or on where the project is.
    assert_same(&works.afresh(&[]), &first);
}

#[test]
fn a_lost_output_is_made_again_and_no_other() {
    let works = Works::new();
    let [made, ..] = works.counts(&FEW);
    fs::remove_file(works.out().join("kelurahan/surat.pdf")).unwrap();
    fs::write(works.out().join("kelurahan/lain.html"), "short").unwrap();
    assert_eq!(works.counts(&FEW), [0, 2, made - 2]);
    assert_same(&tree(&works.out()), &works.afresh(&FEW));
}

#[test]
fn a_change_makes_what_shows_it() {
    let works = Works::new();
    works.counts(&FEW);
    let before = tree(&works.out());
    // Nobody sees a comment.
    works.write("kelurahan/surat.yaml", &format!("{LETTER}# catatan\n"));
    let [made, ..] = works.counts(&FEW);
    assert_eq!(made, 0);
    assert_same(&without_manifest(tree(&works.out())), &without_manifest(before.clone()));
    works.write("kelurahan/surat.yaml", &LETTER.replace("Rp10.000", "Rp20.000"));
    works.counts(&FEW);
    let after = tree(&works.out());
    let changed: Vec<&str> = after.keys().filter(|path| before[*path] != after[*path]).map(String::as_str).collect();
    for path in ["kelurahan/surat.pdf", "kelurahan/surat.html", "index.html", "catalogue.json", "manifest.json"] {
        assert!(changed.contains(&path), "{path} is not changed: {changed:?}");
    }
    assert!(!changed.iter().any(|path| path.contains("lain") || path.contains("pledge")), "{changed:?}");
    assert_same(&after, &works.afresh(&FEW));
}

fn without_manifest(mut tree: Tree) -> Tree {
    tree.remove("manifest.json");
    tree
}

#[test]
fn a_component_of_another_standard_is_part_of_it() {
    let works = Works::new();
    works.write("kelurahan/lain.yaml", "nama: Surat Lain\nproduk: Surat\nbiaya: {seperti: surat}\n");
    works.counts(&FEW);
    assert!(fs::read_to_string(works.out().join("kelurahan/lain.html")).unwrap().contains("Rp10.000"));
    works.write("kelurahan/surat.yaml", &LETTER.replace("Rp10.000", "Rp20.000"));
    works.counts(&FEW);
    assert_same(&tree(&works.out()), &works.afresh(&FEW));
}

#[test]
fn a_template_makes_what_reads_it() {
    let works = Works::new();
    works.counts(&FEW);
    let before = tree(&works.out());
    let own = works.path("templates/pdf");
    fs::create_dir_all(&own).unwrap();
    let notice = fs::read_to_string(support::root().join("templates/pdf/notice.typ")).unwrap();
    fs::write(own.join("notice.typ"), notice + "\n#par[Lagi.]\n").unwrap();
    let [made, cached, _] = works.counts(&FEW);
    let after = tree(&works.out());
    let changed: Vec<&String> = after.keys().filter(|path| before[*path] != after[*path]).collect();
    assert!(changed.iter().all(|path| path.ends_with(".pdf") || *path == "manifest.json"), "{changed:?}");
    assert!(made == 2 && cached == 0, "{made} made, {cached} cached");
}

#[test]
fn what_is_gone_is_removed_and_nothing_else() {
    let works = Works::new();
    works.counts(&FEW);
    let strange = [("kelurahan/lain.txt", "own"), ("foto/a.jpg", "own"), ("kelurahan/lain.html", "replaced by hand")];
    for (path, text) in strange {
        fs::create_dir_all(works.out().join(path).parent().unwrap()).unwrap();
        fs::write(works.out().join(path), text).unwrap();
    }
    fs::remove_file(works.path("standards/kelurahan/lain.yaml")).unwrap();
    works.counts(&FEW);
    assert!(!works.out().join("kelurahan/lain.pdf").exists() && !works.out().join("sippn/kelurahan/lain.txt").exists());
    for (path, text) in strange {
        assert_eq!(fs::read_to_string(works.out().join(path)).unwrap(), text);
        fs::remove_file(works.out().join(path)).unwrap();
    }
    assert_same(&tree(&works.out()), &works.afresh(&FEW));
    // A unit with all its folders.
    works.counts(&["--document", "notice"]);
    fs::remove_dir_all(works.path("standards/kelurahan")).unwrap();
    works.counts(&["--document", "notice"]);
    assert!(!works.out().join("kelurahan").exists() && !works.out().join("sippn").exists());
    assert!(works.out().join("index.html").exists(), "other documents of what is there stay");
}

#[test]
fn an_error_keeps_what_was_right() {
    let works = Works::new();
    works.counts(&FEW);
    let before = tree(&works.out());
    works.write("kelurahan/surat.yaml", "nama: Surat Pindah\nbiaya: gratis\nproduk:\n");
    let told = works.tell(&["build", FEW[0], FEW[1]], 1);
    assert!(told.contains("; 1 standar ditahan, 3 dokumen lamanya dipertahankan"), "{told}");
    let manifest = works.manifest();
    let stale = |path: &str| manifest["outputs"][path]["stale"].as_bool().unwrap();
    assert!(stale("kelurahan/surat.pdf") && stale("kelurahan/surat.html") && !stale("kelurahan/lain.pdf"));
    let during = tree(&works.out());
    assert_eq!(during["kelurahan/surat.pdf"], before["kelurahan/surat.pdf"]);
    assert!(!String::from_utf8_lossy(&during["index.html"]).contains("Surat Pindah"));
    works.tell(&["build", FEW[0], FEW[1]], 1);
    works.write("kelurahan/surat.yaml", LETTER);
    works.counts(&FEW);
    assert_same(&tree(&works.out()), &before);
}

#[test]
fn a_check_writes_nothing_and_sees_everything() {
    let works = Works::new();
    let few = |first: &[&'static str]| [first, &FEW].concat();
    let told = works.tell(&few(&["build", "--check"]), 1);
    assert!(told.contains("baru: kelurahan/surat.pdf\n") && told.contains("dokumen akan berubah"), "{told}");
    assert!(!works.out().exists() && !works.path("cache").exists());
    works.counts(&FEW);
    assert!(works.tell(&few(&["build", "--check"]), 0).contains("semua dokumen mutakhir"));
    // As long as before, so that only its bytes tell.
    let page = works.out().join("kelurahan/surat.html");
    let text = fs::read_to_string(&page).unwrap();
    fs::write(&page, text.replace("Rp10.000", "Rp90.000")).unwrap();
    fs::remove_file(works.path("standards/kelurahan/lain.yaml")).unwrap();
    let before = tree(works.folder.path());
    let told = works.tell(&few(&["build", "--check"]), 1);
    assert!(
        told.contains("berubah: kelurahan/surat.html\n") && told.contains("dihapus: kelurahan/lain.pdf\n"),
        "{told}"
    );
    assert_same(&tree(works.folder.path()), &before);
}

#[test]
fn shards_joined_are_the_whole() {
    let works = Works::new();
    for number in 0..8 {
        works.write(&format!("kelurahan/layanan-{number}.yaml"), &format!("nama: Layanan {number}\nproduk: Surat\n"));
    }
    let whole = works.afresh(&FEW);
    let mut makers = 0;
    for number in 1..=4 {
        let (shard, out) = (format!("{number}/4"), works.path(&format!("part-{number}")));
        let part = ["--no-cache", "--shard", &shard, "--out", out.to_str().unwrap()];
        let [made, ..] = works.counts(&[&part[..], &FEW].concat());
        makers += usize::from(made > 0);
        let told = works.tell(&["manifest", "--merge", "--out", out.to_str().unwrap()], 2);
        assert!(told.contains("belum ada"), "{told}");
        for (path, bytes) in tree(&out) {
            let path = works.out().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
    }
    assert!(makers > 2, "one machine did it all");
    works.tell(&["manifest", "--merge"], 0);
    assert_same(&tree(&works.out()), &whole);
    assert_eq!(works.counts(&[&["--no-cache"], &FEW[..]].concat())[0], 0);
}

#[test]
fn a_part_of_the_project_leaves_the_rest() {
    let works = Works::new();
    works.counts(&FEW);
    let before = tree(&works.out());
    works.write("kelurahan/lain.yaml", "nama: Surat Lain\nproduk: Surat\nbiaya: Rp5.000\n");
    works.write("kelurahan/surat.yaml", &LETTER.replace("Rp10.000", "Rp20.000"));
    works.counts(&[&["kelurahan/surat"], &FEW[..]].concat());
    let after = tree(&works.out());
    assert_ne!(before["kelurahan/surat.pdf"], after["kelurahan/surat.pdf"]);
    for path in ["kelurahan/lain.pdf", "kelurahan/index.html", "index.html"] {
        assert_eq!(before[path], after[path], "{path}");
    }
    works.counts(&FEW);
    assert_same(&tree(&works.out()), &works.afresh(&FEW));
}

#[test]
fn a_report_and_rules_for_make_tell_what_was_done() {
    let works = Works::new();
    let output = works.run(&["build", "--report", "json", "--depfile", "rules.d", "--document", "notice,site"]);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(report["made"].as_u64().unwrap() > 5 && report["phases"].as_array().unwrap().len() > 2);
    let notice = |document: &&serde_json::Value| document["path"] == "kelurahan/surat.pdf";
    let notice = report["documents"].as_array().unwrap().iter().find(notice).unwrap().clone();
    assert!(notice["document"] == "notice" && notice["from"] == "made" && notice["seconds"].as_f64().unwrap() > 0.0);
    let rules = fs::read_to_string(works.path("rules.d")).unwrap();
    let rule = rules.lines().find(|line| line.contains("out/kelurahan/surat.pdf")).unwrap();
    let (targets, sources) = rule.split_once(": ").unwrap();
    assert!(targets.split(' ').any(|target| target == "out/kelurahan/surat.html") && !targets.contains("lain"));
    assert!(sources.ends_with("standards/kelurahan/surat.yaml standards/kelurahan/unit.yaml"), "{sources}");
    works.counts(&["--depfile", "rules.json", "--document", "notice"]);
    let rules: serde_json::Value = serde_json::from_slice(&fs::read(works.path("rules.json")).unwrap()).unwrap();
    assert!(rules[0]["outputs"].is_array() && rules[0]["inputs"].is_array());
}

#[test]
fn the_manifest_is_as_its_schema_says() {
    let works = Works::new();
    works.counts(&FEW);
    let schema = fs::read(support::root().join("docs/manifest.schema.json")).unwrap();
    let schema = jsonschema::validator_for(&serde_json::from_slice(&schema).unwrap()).unwrap();
    let manifest = works.manifest();
    assert!(schema.is_valid(&manifest), "{:?}", schema.iter_errors(&manifest).next().map(|error| error.to_string()));
    let mut wrong = manifest.clone();
    wrong["outputs"]["kelurahan/surat.pdf"]["hash"] = "abc".into();
    assert!(!schema.is_valid(&wrong));
    let hash = manifest["outputs"]["kelurahan/surat.pdf"]["hash"].as_str().unwrap();
    let bytes = fs::read(works.out().join("kelurahan/surat.pdf")).unwrap();
    assert_eq!(hash, maklumat::digest::Digest::of(&bytes).to_string());
}

#[test]
fn what_does_not_fit_is_told_each_time_and_leaves_nothing_behind() {
    let works = Works::new();
    let poster = ["build", "--document", "poster"];
    works.tell(&poster, 0);
    assert!(works.out().join("kelurahan/surat.poster.pdf").exists());
    let many: String = (0..400).map(|number| format!("  - {{dokumen: Surat keterangan nomor {number}}}\n")).collect();
    works.write("kelurahan/surat.yaml", &format!("{LETTER}persyaratan:\n{many}"));
    for _ in 0..2 {
        let told = works.tell(&poster, 1);
        assert!(told.contains("Poster tidak dibuat: isinya tidak muat") && told.contains("Persyaratan"), "{told}");
        assert!(!works.out().join("kelurahan/surat.poster.pdf").exists());
        assert!(works.manifest()["outputs"]["kelurahan/surat.poster.pdf"]["too_long"].is_string());
    }
    works.write("kelurahan/surat.yaml", LETTER);
    works.tell(&poster, 0);
    assert!(works.out().join("kelurahan/surat.poster.pdf").exists());
}

#[test]
fn a_unit_without_standards_has_no_documents() {
    let works = Works::new();
    works.counts(&FEW);
    for name in ["surat", "lain"] {
        fs::remove_file(works.path("standards/kelurahan").join(format!("{name}.yaml"))).unwrap();
    }
    works.counts(&FEW);
    assert!(!works.out().join("kelurahan").exists());
    assert_same(&tree(&works.out()), &works.afresh(&FEW));
}

#[test]
fn a_copy_of_a_unit_has_documents_of_its_own() {
    let works = Works::new();
    works.counts(&FEW);
    fs::create_dir(works.path("standards/salinan")).unwrap();
    for name in ["unit.yaml", "surat.yaml", "lain.yaml"] {
        let from = works.path("standards/kelurahan").join(name);
        fs::copy(from, works.path("standards/salinan").join(name)).unwrap();
    }
    works.counts(&FEW);
    assert_same(&tree(&works.out()), &works.afresh(&FEW));
}

/// A folder with a program that opens files; it writes down what it was given, or fails.
fn viewer(works: &Works, ends: &str) -> String {
    use std::os::unix::fs::PermissionsExt;
    let folder = works.path("viewer");
    fs::create_dir_all(&folder).unwrap();
    let script = format!("#!/bin/sh\necho \"$1\" > {}\n{ends}\n", works.path("opened.txt").display());
    fs::write(folder.join("xdg-open"), script).unwrap();
    fs::set_permissions(folder.join("xdg-open"), fs::Permissions::from_mode(0o755)).unwrap();
    folder.to_str().unwrap().to_owned()
}

#[test]
fn the_file_that_shows_the_result_is_told_and_opened() {
    let works = Works::new();
    let told = works.tell(&["build", "--document", "notice,site"], 0);
    assert!(told.trim_end().ends_with("lihat hasilnya: buka out/index.html, atau tambahkan `--open`"), "{told}");
    for (arguments, file) in [
        (&["kelurahan"][..], "out/kelurahan/index.html"),
        (&["kelurahan/surat"], "out/kelurahan/surat.pdf"),
        (&["kelurahan/surat", "--document", "site"], "out/kelurahan/surat.html"),
        (&["kelurahan", "--document", "notice"], "out/kelurahan/lain.pdf"),
    ] {
        let told = works.tell(&[&["build"], arguments].concat(), 0);
        assert!(told.contains(&format!("lihat hasilnya: buka {file}, atau")), "{arguments:?}: {told}");
    }
    let open = |path: &str| {
        let output = works.command(&["build", "kelurahan/surat", "--open"]).env("PATH", path).output().unwrap();
        assert_eq!(output.status.code(), Some(0));
        String::from_utf8(output.stderr).unwrap()
    };
    let told = open(&viewer(&works, ""));
    assert!(told.contains("dibuka: out/kelurahan/surat.pdf\nlembar hanya memuat komponen untuk umum"), "{told}");
    assert_eq!(fs::read_to_string(works.path("opened.txt")).unwrap(), "out/kelurahan/surat.pdf\n");
    // What is made is there, whether or not it can be shown.
    let told = open(&viewer(&works, "exit 3"));
    assert!(told.contains("out/kelurahan/surat.pdf tidak dapat dibuka: "), "{told}");
    let told = open("/nowhere");
    assert!(told.contains("tidak dapat dibuka: program untuk membukanya tidak ada"), "{told}");
    // What holds an error is not led to.
    works.write("kelurahan/surat.yaml", &format!("{LETTER}mana: apa\n"));
    let told = works.tell(&["build", "kelurahan/surat"], 1);
    assert!(!told.contains("lihat hasilnya"), "{told}");
}
