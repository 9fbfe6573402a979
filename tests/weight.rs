//! What a finding holds back, apart from how bad it is; and that one omission is one finding.

mod support;

use std::fs;

use maklumat::diagnostic::{Diagnostic, Hold};
use maklumat::project::Project;
use maklumat::vocabulary::VOCABULARY;
use serde_json::Value;
use support::works::Works;

fn found(unit: &str, standard: &str) -> Vec<Diagnostic> {
    let agency = fs::read_to_string(support::root().join("tests/cases/base/standards/agency.yaml")).unwrap();
    let project =
        Project::of_texts([("agency.yaml", agency.as_str()), ("k/unit.yaml", unit), ("k/surat.yaml", standard)]);
    maklumat::rules::check_project(&project, &Default::default(), support::TODAY).into_iter().collect()
}

const UNIT: &str = "nama: Kelurahan\nalamat: Jalan\npimpinan: Lurah\nditinjau: 2026-02-03\n";

fn holds(found: &[Diagnostic], rule: &str) -> Vec<Hold> {
    found.iter().filter(|found| found.code.name == rule).map(Diagnostic::holds).collect()
}

#[test]
fn a_finding_says_what_it_holds_back() {
    let undated = UNIT.replace("ditinjau: 2026-02-03\n", "");
    let standard = "nama: Surat\nproduk: Surat\n";
    let draft = format!("{standard}status: konsep\n");
    // Whatever is published lacks it.
    assert_eq!(holds(&found(UNIT, "nama: Surat\n"), "missing-component"), [Hold::Documents]);
    // What nobody but the decree shows.
    assert_eq!(holds(&found(UNIT, &format!("{standard}evaluasi: '-'\n")), "empty-component"), [Hold::DECREE]);
    // No error, and nothing can be made all the same.
    assert_eq!(holds(&found(&undated, &draft), "missing-date"), [Hold::Documents]);
    assert_eq!(holds(&found(&undated, standard), "missing-date"), [Hold::Documents]);
    // A draft may lack it.
    assert_eq!(holds(&found(UNIT, "nama: Surat\nstatus: konsep\n"), "missing-component"), [Hold::Nothing]);
    assert_eq!(holds(&found(UNIT, standard), "missing-consultation"), [Hold::Nothing]);
}

#[test]
fn a_project_that_weighs_a_rule_says_what_it_holds_back() {
    let weighed = |level: &str| {
        let works = Works::new();
        let agency = works.path("standards/agency.yaml");
        let text = fs::read_to_string(&agency).unwrap();
        fs::write(&agency, format!("{text}temuan: [{{aturan: amount-without-basis, tingkat: {level}}}]\n")).unwrap();
        let found: Value = serde_json::from_slice(&works.run(&["check", "--format", "json"]).stdout).unwrap();
        let found = found.as_array().unwrap().iter().find(|found| found["rule"] == "amount-without-basis").cloned();
        found.unwrap()["holds_back"].clone()
    };
    assert_eq!(weighed("kesalahan"), "documents");
    assert_eq!(weighed("peringatan"), "nothing");
}

#[test]
fn every_form_says_what_is_held_back() {
    let works = Works::new();
    works.write("kelurahan/surat.yaml", "nama: Surat Pindah\nproduk: Surat\nbiaya: gratis\nevaluasi: '-'\n");
    let told = works.tell(&["check"], 1);
    assert!(told.contains("= menahan: keputusan"), "{told}");
    let told = works.tell(&["audit", "--unit", "kelurahan"], 0);
    assert!(told.contains("(menahan keputusan)"), "{told}");
    let told = works.tell(&["check", "--lang", "en"], 1);
    assert!(told.contains("= holds back: decree"), "{told}");
    let json: Value = serde_json::from_slice(&works.run(&["check", "--format", "json"]).stdout).unwrap();
    assert!(json.as_array().unwrap().iter().any(|found| found["holds_back"] == "decree"), "{json}");
    let sarif: Value = serde_json::from_slice(&works.run(&["check", "--format", "sarif"]).stdout).unwrap();
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    assert!(results.iter().any(|found| found["properties"]["holdsBack"] == "decree"), "{sarif}");
    let audit: Value = serde_json::from_slice(&works.run(&["audit", "--format", "json"]).stdout).unwrap();
    let found = audit["governments"][0]["found"].as_array().unwrap();
    assert!(found.iter().any(|found| found["holds_back"] == "decree"), "{audit}");
}

/// One that is not there, and one without a value, is told once.
#[test]
fn one_omission_is_one_finding() {
    let full = "\
name: Surat Pindah
requirements: [{document: KTP}]
procedure: [{step: Datang, actor: applicant}]
time: {at_most: 1 working day, since: berkas lengkap}
cost: free
product: Surat
complaints: {items: [sp4n_lapor, suggestion_box], officer: {name: Ani, position: Lurah, address: Jalan}}
legal_basis: [UU 25/2009 tentang Pelayanan Publik]
facilities: [Ruang tunggu, {name: Ramp, vulnerable_groups: disability}]
competence: [Memahami administrasi]
supervision: [Lurah]
staff: 3 people
guarantee: [{text: Tepat waktu, compensation: Surat diantar}]
safety: [Data dijaga]
evaluation: [Survei]
";
    let unit = "nama: Kelurahan\nalamat: Jalan\npimpinan: Lurah\nfkp: {tanggal: 2026-01-20, unsur: [pengguna, akademisi, instansi terkait, organisasi masyarakat, media massa]}\n";
    let agency = "nama: Kota Contoh\n";
    let found = |standard: &str| -> Vec<Diagnostic> {
        let files = [("agency.yaml", agency), ("k/unit.yaml", unit), ("k/surat.yaml", standard)];
        let project = Project::of_texts(files);
        maklumat::rules::check_project(&project, &Default::default(), support::TODAY).into_iter().collect()
    };
    let dated = format!("{full}reviewed: 2026-02-03\n");
    let names = |found: &[Diagnostic]| -> Vec<String> {
        found.iter().map(|found| format!("{} {}", found.code.name, found.title.en)).collect()
    };
    assert_eq!(names(&found(&dated)), Vec::<String>::new());
    let is_known =
        |key: &&str| names(&found(&format!("{dated}{key}: x\n"))).iter().all(|name| !name.starts_with("unknown-key"));
    let keys: Vec<&str> = VOCABULARY.keys.pairs().map(|(key, _)| key).filter(is_known).collect();
    assert!(keys.contains(&"cost") && keys.contains(&"reviewed") && keys.contains(&"variants"), "{keys:?}");
    let mut wrong = Vec::new();
    for key in keys {
        let without: String = dated
            .lines()
            .filter(|line| !line.starts_with(&format!("{key}:")))
            .map(|line| format!("{line}\n"))
            .collect();
        for status in ["", "status: draft\n"] {
            if key == "status" && !status.is_empty() {
                continue;
            }
            for (what, standard) in [
                ("absent", format!("{without}{status}")),
                ("empty", format!("{without}{status}{key}:\n")),
                ("a mark", format!("{without}{status}{key}: '-'\n")),
                ("an empty list", format!("{without}{status}{key}: []\n")),
                ("nothing between braces", format!("{without}{status}{key}: {{}}\n")),
            ] {
                let told = names(&found(&standard));
                if told.len() > 1 {
                    wrong.push(format!("{key}, {what} {status}: {told:#?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

const SEVEN: &str = "\
nama: Surat
produk: Surat
dasar hukum:
sarana:
kompetensi:
pengawasan:
jumlah pelaksana:
jaminan pelayanan:
jaminan keamanan:
evaluasi:
";

#[test]
fn what_one_line_cures_is_told_once() {
    let found = |agency: &str, unit: &str, files: &[(&str, &str)]| -> Vec<Diagnostic> {
        let files = [("agency.yaml", agency), ("k/unit.yaml", unit)].into_iter().chain(files.iter().copied());
        let project = Project::of_texts(files);
        maklumat::rules::check_project(&project, &Default::default(), support::TODAY).into_iter().collect()
    };
    let of = |found: &[Diagnostic], rule: &str| -> Vec<Diagnostic> {
        found.iter().filter(|found| found.code.name == rule).cloned().collect()
    };
    // Nobody lends them: `bawaan` would do it for all services.
    let bare = found("nama: Kota\n", UNIT, &[("k/surat.yaml", SEVEN)]);
    let [empty] = &of(&bare, "empty-component")[..] else { panic!("{bare:#?}") };
    assert!(empty.title.id.starts_with("8 komponen tidak berisi apa-apa: `dasar hukum`"), "{}", empty.title.id);
    assert!(empty.help.as_ref().unwrap().id.contains("`bawaan:` pada `unit.yaml`"));
    assert_eq!((empty.components().count(), empty.holds()), (8, Hold::DECREE));
    // Another standard has them.
    let other = SEVEN.replace("sarana:", "sarana: [Ruang tunggu]");
    let two = found("nama: Kota\n", UNIT, &[("k/domisili.yaml", &other), ("k/surat.yaml", SEVEN)]);
    let told = of(&two, "empty-component");
    assert_eq!(told.len(), 2, "one a standard: {told:#?}");
    assert!(told[1].help.as_ref().unwrap().id.contains("`sarana: {seperti: domisili}`"), "{told:#?}");
    // The unit has them: the keys hide it.
    let lent = SEVEN
        .lines()
        .skip(2)
        .map(|line| format!("  {line} [Ada]\n"))
        .collect::<String>()
        .replace(": [Ada]\n  jam", ": 3 orang\n  jam");
    let lent = found("nama: Kota\n", &format!("{UNIT}bawaan:\n{lent}"), &[("k/surat.yaml", SEVEN)]);
    let told = of(&lent, "empty-component");
    let [empty] = &told[..] else { panic!("{told:#?}") };
    assert!(empty.help.as_ref().unwrap().id.contains("hapus kunci-kunci ini"), "{empty:#?}");
    // Nothing is written at all.
    let bare = found("nama: Kota\n", UNIT, &[("k/surat.yaml", "nama: Surat\nproduk: Surat\n")]);
    let told = of(&bare, "missing-component");
    let many: Vec<&Diagnostic> = told.iter().filter(|found| found.components().count() > 1).collect();
    let [many] = &many[..] else { panic!("{told:#?}") };
    assert_eq!((many.components().count(), many.holds()), (8, Hold::DECREE));
    // What readers see differs from service to service, and is told one by one.
    assert_eq!(told.len(), 6, "{told:#?}");
}

#[test]
fn a_build_says_why_something_was_not_made() {
    let works = Works::new();
    let told = works.tell(&["build", "--document", "lembar,keputusan"], 1);
    assert!(told.contains("tidak dibuat: keputusan (kelurahan): belum ada `keputusan` di `unit.yaml`"), "{told}");
    let told = works.tell(&["build", "--document", "decree", "--lang", "en", "kelurahan"], 1);
    assert!(told.contains("not made: decree (kelurahan): there is no `keputusan` in `unit.yaml`"), "{told}");
    // Where a standard is held back, what is missing beside it is told all the same.
    works.write("kelurahan/surat.yaml", "nama: Surat\n");
    works.write("kelurahan/lain.yaml", "nama: Surat\n");
    let told = works.tell(&["build", "--document", "decree"], 1);
    assert!(told.contains("tidak dibuat: keputusan (kelurahan): belum ada") && !told.contains("ditahan:"), "{told}");
    let works = Works::new();
    // Not asked for by name: one line, and nothing is wrong.
    let told = works.tell(&["build"], 0);
    let line = told.lines().find(|line| line.starts_with("tidak dibuat: ")).unwrap_or_else(|| panic!("{told}"));
    assert!(line.contains("maklumat (kelurahan)") && line.contains("keputusan (kelurahan)"), "{line}");
    let report: Value = serde_json::from_slice(&works.run(&["build", "--report", "json"]).stdout).unwrap();
    let entry = |document: &str| {
        let all = report["not_made"].as_array().unwrap();
        all.iter().find(|entry| entry["document"] == document).unwrap_or_else(|| panic!("{document}: {report}")).clone()
    };
    assert_eq!(
        (entry("decree")["reason"].as_str(), entry("decree")["unit"].as_str()),
        (Some("lacking"), Some("kelurahan"))
    );
    assert!(works.tell(&["build", "--document", "notice"], 0).lines().all(|line| !line.starts_with("tidak dibuat")));
}

#[test]
fn a_draft_without_a_date_is_held_back_and_says_so() {
    let works = Works::new();
    let unit = works.path("standards/kelurahan/unit.yaml");
    let text = fs::read_to_string(&unit).unwrap();
    fs::write(&unit, text.replace("ditinjau: 2026-02-03\n", "")).unwrap();
    works.write("kelurahan/lain.yaml", "nama: Surat Lain\nproduk: Surat\nbiaya: gratis\nditinjau: 2026-02-03\n");
    works.write("kelurahan/surat.yaml", "nama: Surat Pindah\nstatus: konsep\nproduk: Surat\nbiaya: gratis\n");
    for check in [&["--check"][..], &[]] {
        let told = works.tell(&[&["build", "--document", "notice,site"], check].concat(), 1);
        assert_eq!(told.matches("[missing-date]").count(), 1, "{told}");
        assert!(
            told.contains("= menahan: semua dokumen standar ini") && told.contains("`ditinjau: 2026-02-03`"),
            "{told}"
        );
        let place = "kelurahan/surat: semua dokumen ditahan: konsep ini belum mempunyai tanggal peninjauan (standards/kelurahan/surat.yaml:1)";
        assert!(told.contains(place) && !told.contains("kesalahan"), "{told}");
    }
    assert!(works.out().join("kelurahan/lain.pdf").exists() && !works.out().join("kelurahan/surat.pdf").exists());
    works.write(
        "kelurahan/surat.yaml",
        "nama: Surat Pindah\nstatus: konsep\nproduk: Surat\nbiaya: gratis\nditinjau: 2026-02-03\n",
    );
    works.tell(&["build", "--document", "notice,site"], 0);
    assert!(works.out().join("kelurahan/surat.pdf").exists());
}

#[test]
fn what_holds_back_many_standards_is_told_once() {
    let works = Works::new();
    let file = |name: &str| works.path("standards").join(name);
    let spoil = |name: &str| {
        let text = fs::read_to_string(file(name)).unwrap();
        fs::write(file(name), format!("{text}salah: ya\n")).unwrap();
        let told = works.tell(&["build", "--document", "notice,site"], 1);
        fs::write(file(name), text).unwrap();
        told.lines().filter(|line| line.contains("dokumen ditahan: ")).map(str::to_owned).collect::<Vec<_>>()
    };
    let told = spoil("kelurahan/unit.yaml");
    assert!(told.len() == 1 && told[0].starts_with("kelurahan: semua dokumen ditahan: "), "{told:#?}");
    let told = spoil("agency.yaml");
    assert!(told.len() == 1 && told[0].starts_with("Pemerintah Kota Contoh: semua dokumen ditahan: "), "{told:#?}");
    let told = spoil("kelurahan/surat.yaml");
    assert!(told.len() == 1 && told[0].starts_with("kelurahan/surat: semua dokumen ditahan: "), "{told:#?}");
}

#[test]
fn what_only_the_decree_shows_holds_back_only_the_decree() {
    let works = Works::new();
    let unit = works.path("standards/kelurahan/unit.yaml");
    let text = fs::read_to_string(&unit).unwrap();
    fs::write(&unit, format!("{text}keputusan: {{nomor: 7 Tahun 2026, tanggal: 2026-02-03}}\n")).unwrap();
    let asked = ["build", "--document", "notice,decree"];
    works.tell(&asked, 0);
    assert!(works.out().join("kelurahan/decree.pdf").exists());
    let wrong = "nama: Surat Pindah\nproduk: Surat\nbiaya: gratis\nevaluasi: '-'\n";
    works.write("kelurahan/surat.yaml", wrong);
    let told = works.tell(&asked, 1);
    assert!(
        told.contains("kelurahan: Keputusan dan lampirannya ditahan: komponen `evaluasi` tidak berisi apa-apa"),
        "{told}"
    );
    let manifest = works.manifest();
    assert!(manifest["outputs"]["kelurahan/decree.pdf"]["stale"].as_bool().unwrap(), "it was right before");
    assert!(!manifest["outputs"]["kelurahan/surat.pdf"]["stale"].as_bool().unwrap(), "the notice is of today");
    // A decree of its own.
    works.write("kelurahan/surat.yaml", &format!("{wrong}keputusan: {{nomor: 8 Tahun 2026, tanggal: 2026-02-04}}\n"));
    let told = works.tell(&asked, 1);
    assert!(
        told.contains("kelurahan/surat: Keputusan dan lampirannya ditahan: komponen `evaluasi` tidak berisi apa-apa"),
        "{told}"
    );
    assert!(!works.out().join("kelurahan/surat.decree.pdf").exists());
    works.write(
        "kelurahan/surat.yaml",
        "nama: Surat Pindah\nproduk: Surat\nbiaya: gratis\nkeputusan: {nomor: 8 Tahun 2026, tanggal: 2026-02-04}\n",
    );
    works.tell(&asked, 0);
    assert!(works.out().join("kelurahan/surat.decree.pdf").exists());
}
