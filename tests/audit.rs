//! The audit tells what each standard has, and every sum can be made again from its parts.

mod support;

use std::fs;

use assert_cmd::Command;
use serde_json::Value;
use support::audit::{all, audit, copied, git, government, named, run};

/// The government in `tests/audit`, into whose standards faults of real ones were planted.
fn planted() -> Value {
    government("tests/audit")
}

fn states(standard: &Value) -> Vec<&str> {
    all(standard, "cells").iter().map(|cell| cell["state"].as_str().unwrap()).collect()
}

#[test]
fn each_component_is_in_the_state_that_its_file_says() {
    let government = planted();
    let standard = |unit: &str, id: &str| {
        let unit = named(all(&government, "units"), "id", unit);
        named(all(unit, "standards"), "id", id).clone()
    };
    // Free, and paid all the same: the step is wrong, the fee is not.
    assert_eq!(
        states(&standard("kecamatan", "dispensasi-nikah"))[..5],
        ["structured", "wrong", "structured", "structured", "structured"]
    );
    assert_eq!(
        states(&standard("kecamatan", "sktm"))[..5],
        ["free_text", "structured", "structured", "empty", "missing"]
    );
    assert_eq!(
        states(&standard("kelurahan", "usaha"))[..5],
        ["filled", "structured", "structured", "structured", "structured"]
    );
    assert_eq!(states(&standard("kelurahan", "domisili"))[..5], ["structured"; 5]);
    // What a broken file does not say is not known to be missing.
    assert_eq!(states(&standard("dukcapil", "akta"))[..5], ["wrong"; 5]);
    // The rest stands in the government's file.
    let place = &standard("kelurahan", "domisili")["cells"][5]["place"];
    assert_eq!((place["path"].as_str(), place["line"].as_u64()), (Some("tests/audit/standards/agency.yaml"), Some(4)));
}

/// A file, what gives way to what in it, the rule that finds it, and the component that is fulfilled no more.
type Fault = (&'static str, &'static str, &'static str, &'static str, Option<(&'static str, &'static str)>);

/// Faults of real standards, each planted in a sample.
const FAULTS: [Fault; 14] = [
    // Free, with a step at the till.
    (
        "kelurahan-mekarsari/domisili",
        "Mencatat dan menyerahkan surat",
        "Membayar biaya administrasi",
        "free-with-payment",
        Some(("procedure", "wrong")),
    ),
    // The table ends before the product.
    (
        "kelurahan-mekarsari/usaha",
        "produk: {nama",
        "catatan produk: {nama",
        "missing-component",
        Some(("product", "missing")),
    ),
    (
        "kelurahan-mekarsari/legalisasi-ktp",
        "  paling lama: 1 jam\n",
        "  paling lama: 30 menit\n",
        "steps-exceed-time",
        Some(("time", "wrong")),
    ),
    // A letter for a digit.
    ("mal-pelayanan-publik/skck", "tarif: Rp30.000", "tarif: Rp3O.000", "wrong-value", Some(("cost", "wrong"))),
    (
        "mal-pelayanan-publik/skck",
        "PP 76/2020 tentang Jenis dan Tarif atas Jenis Penerimaan Negara Bukan Pajak yang Berlaku pada Kepolisian Negara Republik Indonesia\n    - Perpol",
        "PP 60/2016 tentang Jenis dan Tarif atas Jenis Penerimaan Negara Bukan Pajak yang Berlaku pada Kepolisian Negara Republik Indonesia\n    - Perpol",
        "replaced-law",
        None,
    ),
    // Copied from another city.
    (
        "dinas-sosial/cek-dtks",
        "    - UU 11/2009 tentang",
        "    - Perda Kota Pasuruan 4/2015 tentang Penanggulangan Kemiskinan\n    - UU 11/2009 tentang",
        "foreign-name",
        None,
    ),
    ("damkar/pemadaman", "ditinjau: 2026-01-20", "ditinjau: 2021-01-20", "review-overdue", None),
    // A key that no form has, but nearly.
    ("dispendukcapil/kia", "\npersyaratan:", "\npersyaratn:", "unknown-key", Some(("requirements", "wrong"))),
    // A date that no calendar has.
    ("dispendukcapil/ktp-el", "ditinjau: 2026-01-29", "ditinjau: 2026-13-29", "wrong-value", None),
    (
        "dispendukcapil/kartu-keluarga",
        "\npersyaratan:",
        "\nbiaya: sesuai ketentuan\npersyaratan:",
        "empty-component",
        Some(("cost", "wrong")),
    ),
    ("dishub/uji-kendaraan", "\nproduk:", "\nproduk: [{", "syntax", Some(("product", "wrong"))),
    (
        "puskesmas-melati/pendaftaran",
        "\nwaktu:",
        "\nwaktu: menyesuaikan jumlah pasien\nsebelumnya waktu:",
        "unquantified-time",
        Some(("time", "wrong")),
    ),
    ("kecamatan-sukamaju-barat/surat-pindah", "ditinjau: ", "ditinjau: 2027-01-01 # ", "future-date", None),
    (
        "rsud-sukamaju/informasi-pengaduan",
        "\nproduk:",
        "\nproduk: '...'\nproduk lama:",
        "empty-component",
        Some(("product", "wrong")),
    ),
];

/// The samples with these faults.
fn planted_samples() -> Value {
    let folder = tempfile::tempdir().unwrap();
    copied(&support::root().join("standards"), &folder.path().join("standards"));
    for (file, old, new, ..) in FAULTS {
        let path = folder.path().join(format!("standards/{file}.yaml"));
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(old), "{file} has no {old:?}");
        fs::write(path, text.replacen(old, new, 1)).unwrap();
    }
    government(folder.path().to_str().unwrap())
}

#[test]
fn faults_of_real_standards_are_seen_in_the_samples() {
    let government = planted_samples();
    for (file, _, _, rule, component) in FAULTS {
        let (unit, id) = file.split_once('/').unwrap();
        let is_it = |found: &&Value| found["unit"] == unit && found["standard"] == id && found["rule"] == rule;
        assert!(all(&government, "found").iter().any(|found| is_it(&found)), "{file}: {rule} is not found");
        let unit = named(all(&government, "units"), "id", unit);
        let cells = all(named(all(unit, "standards"), "id", id), "cells");
        if let Some((component, state)) = component {
            assert_eq!(named(cells, "component", component)["state"], state, "{file}");
        }
        // A fault in one component takes nothing from the others.
        let planted: Vec<&str> =
            FAULTS.iter().filter(|fault| fault.0 == file).filter_map(|fault| Some(fault.4?.0)).collect();
        let others = cells.iter().filter(|cell| !planted.contains(&cell["component"].as_str().unwrap()));
        for cell in others {
            assert!(["structured", "filled", "free_text"].contains(&cell["state"].as_str().unwrap()), "{file}: {cell}");
        }
    }
    sums_are_right(&government);
}

#[test]
fn sums_are_those_of_their_parts() {
    sums_are_right(&planted());
}

/// Makes every sum of a report again from its parts.
fn sums_are_right(government: &Value) {
    let number = |value: &Value| value.as_u64().unwrap();
    let mut whole = (0, 0);
    for unit in all(government, "units") {
        let mut sum = (0, 0);
        for standard in all(unit, "standards") {
            let states = states(standard);
            let fulfilled =
                states.iter().filter(|state| ["structured", "filled", "free_text"].contains(state)).count() as u64;
            assert_eq!(number(&standard["completeness"]["fulfilled"]), fulfilled);
            assert_eq!(number(&standard["completeness"]["asked"]), 14);
            sum = (sum.0 + fulfilled, sum.1 + 14);
        }
        assert_eq!((number(&unit["completeness"]["fulfilled"]), number(&unit["completeness"]["asked"])), sum);
        assert_eq!(
            unit["ombudsman"]["score"].as_f64().unwrap(),
            (sum.0 as f64 * 10000.0 / sum.1 as f64).round() / 100.0
        );
        let marked = || all(unit, "indicators").iter().filter(|mark| !mark["marks"].is_null());
        let weighed =
            |which: usize| marked().map(|mark| number(&mark["weight"]) * number(&mark["marks"][which])).sum::<u64>();
        assert_eq!(number(&unit["aspect"]["assessed"]), marked().map(|mark| number(&mark["weight"])).sum::<u64>());
        assert_eq!(unit["aspect"]["least"].as_f64().unwrap(), weighed(0) as f64 / 100.0);
        assert_eq!(unit["aspect"]["most"].as_f64().unwrap(), weighed(1) as f64 / 100.0);
        whole = (whole.0 + sum.0, whole.1 + sum.1);
    }
    assert_eq!((number(&government["completeness"]["fulfilled"]), number(&government["completeness"]["asked"])), whole);
    for (at, component) in all(government, "components").iter().enumerate() {
        let standards = || all(government, "units").iter().flat_map(|unit| all(unit, "standards"));
        for (state, count) in component["states"].as_object().unwrap() {
            assert_eq!(number(count), standards().filter(|standard| states(standard)[at] == state).count() as u64);
        }
    }
    findings_are_counted(government);
}

#[test]
fn marks_follow_from_what_is_on_record_and_are_never_guessed() {
    let government = planted();
    let marks = |unit: &str| {
        let unit = named(all(&government, "units"), "id", unit);
        let mark = |mark: &Value| (mark["number"].as_str().unwrap().to_owned(), mark["marks"].to_string());
        all(unit, "indicators").iter().map(mark).filter(|(_, marks)| marks != "null").collect::<Vec<_>>()
    };
    let marked = |list: &[(&str, &str)]| {
        list.iter().map(|(one, two)| ((*one).to_owned(), (*two).to_owned())).collect::<Vec<_>>()
    };
    // Five elements; four media and the portal; reviewed within a year; three media and the portal for the survey.
    assert_eq!(marks("kelurahan"), marked(&[("2", "[5,5]"), ("3", "[5,5]"), ("4", "[4,5]"), ("7", "[4,4]")]));
    // Of two elements no mark is known; two media and the portal; reviewed within two years; no survey on record.
    assert_eq!(marks("kecamatan"), marked(&[("3", "[3,3]"), ("4", "[2,3]")]));
    // One standard has no review on record, and that of the other is older than any mark that is known.
    assert_eq!(marks("dukcapil"), marked(&[]));
    let unit = named(all(&government, "units"), "id", "kelurahan");
    // 14×5 + 7×5 + 14×4 + 7×4 = 189 and 14×5 + 7×5 + 14×5 + 7×4 = 203, of 42 per cent.
    assert_eq!(unit["aspect"]["assessed"], 42);
    assert_eq!((&unit["aspect"]["least"], &unit["aspect"]["most"]), (&Value::from(1.89), &Value::from(2.03)));
    let review = named(all(unit, "indicators"), "number", "4");
    assert_eq!(review["evidence"].to_string(), r#"[{"line":4,"path":"tests/audit/standards/kelurahan/unit.yaml"}]"#);
}

#[test]
fn the_worst_unit_comes_first_in_every_form() {
    let text = audit(&["tests/audit"]);
    let order = ["Dinas Contoh", "Kecamatan Contoh", "Kelurahan Contoh"].map(|name| text.find(name).unwrap());
    assert!(order.is_sorted(), "{text}");
    assert!(text.contains("1.89–2.03 of 2.10") && text.contains("not assessed"), "{text}");
    let markdown = audit(&["tests/audit", "--format", "markdown"]);
    assert!(markdown.contains("| Kecamatan Contoh | 2 | 89.29 % | 3 | 0 | 3 | 2025-02-03 |"), "{markdown}");
    let csv = audit(&["tests/audit", "--format", "csv"]);
    // Six standards and a head; what was found in the files of two units has a line each, so that the sums are right.
    assert_eq!(csv.lines().count(), 9, "{csv}");
    let column = |at: usize| {
        csv.lines().skip(1).map(|line| line.split(';').nth(at).unwrap().parse::<u64>().unwrap()).sum::<u64>()
    };
    let findings = &planted()["findings"];
    assert_eq!(
        [column(5), column(6), column(7)].map(Value::from),
        ["errors", "warnings", "advice"].map(|key| findings[key].clone())
    );
    let line = "Kecamatan Contoh;Surat Keterangan Tidak Mampu;12;14;2;0;0;2025-02-03;SIPPN + 2 media;tests/audit/standards/kecamatan/sktm.yaml;free text;";
    assert!(csv.contains(line), "{csv}");
}

#[test]
fn no_field_of_the_csv_is_a_formula() {
    let project = support::base("nama: =HYPERLINK(\"http://contoh.example\")\nproduk: Surat\n");
    let csv = audit(&[project.path().to_str().unwrap(), "--format", "csv"]);
    assert!(csv.contains(r#";"'=HYPERLINK(""http://contoh.example"")";"#), "{csv}");
}

#[test]
fn a_spreadsheet_puts_each_field_of_the_csv_into_its_column() {
    let project = support::base("nama: Surat; \"A\", lihat é\nproduk: Surat\n");
    let csv = audit(&[project.path().to_str().unwrap(), "--format", "csv"]);
    // The mark by which Excel knows UTF-8; then heads that are parted by semicolons, as Indonesian settings expect.
    let heads = csv.strip_prefix('\u{FEFF}').expect("a byte order mark").lines().next().unwrap();
    assert!(heads.starts_with("Government;Unit;Standard;"), "{heads}");
    let row = csv.lines().nth(1).unwrap();
    assert!(row.contains(r#";"Surat; ""A"", lihat é";"#), "{row}");
    assert_eq!(csv.matches('\u{FEFF}').count(), 1);
    assert!(csv.ends_with("\r\n"));
}

#[test]
fn tables_fit_the_terminal_and_only_names_are_folded() {
    use maklumat::audit::{Audit, Report, render_terminal};
    use maklumat::locale::Language;
    let selection = maklumat::project::Selection::default();
    let project = maklumat::project::Project::read(&support::root().join("tests/audit")).unwrap();
    let report = Report::new(&[Audit::new(project, &selection, support::TODAY)], &[], Language::Indonesian);
    for width in [80, 100, 140] {
        let text = render_terminal(&report, true, Some(width), Language::Indonesian);
        let is_table = |line: &&str| line.starts_with('─') || line.contains("  ●") || line.contains(" %  ");
        let lines: Vec<&str> = text.lines().filter(is_table).collect();
        assert!(lines.len() > 10, "{text}");
        let widest = lines.iter().map(|line| line.chars().count()).max().unwrap();
        assert!(widest <= usize::from(width), "{widest} > {width}:\n{text}");
        assert!(text.contains("Terpenuhi  Kesalahan  Peringatan  Saran"), "a number's head is whole:\n{text}");
    }
}

#[test]
fn one_unit_is_seen_from_near() {
    let text = audit(&["tests/audit", "--unit", "kecamatan"]);
    assert!(!text.contains("Kelurahan Contoh") && text.contains("Surat Dispensasi Nikah"), "{text}");
    assert!(text.contains("tests/audit/standards/kecamatan/unit.yaml:4"), "{text}");
    assert!(text.contains("an estimate of 89.29 = A (Highest quality, green)"), "{text}");
}

/// Counts every finding again, by severity, by basis, by rule and by where it stands.
fn findings_are_counted(government: &Value) {
    let found = all(government, "found");
    let count = |of: &Value, keep: &dyn Fn(&Value) -> bool| {
        let of_severity =
            |severity: &str| found.iter().filter(|it| keep(it) && it["severity"] == severity).count() as u64;
        let counts = &of["findings"];
        let told = ["errors", "warnings", "advice"].map(|key| counts[key].as_u64().unwrap());
        assert_eq!(told, ["error", "warning", "advice"].map(of_severity), "{counts}");
        let of_basis = |basis: &str| found.iter().filter(|it| keep(it) && it["basis"] == basis).count() as u64;
        assert_eq!(["legal", "assessor"].map(|key| counts[key].as_u64().unwrap()), ["legal", "assessor"].map(of_basis));
    };
    count(government, &|_| true);
    for rule in all(government, "rules") {
        let is_it = |it: &&Value| ["rule", "severity"].iter().all(|key| it[key] == rule[key]);
        let own: Vec<&Value> = found.iter().filter(is_it).collect();
        let units: std::collections::BTreeSet<&str> = own.iter().filter_map(|it| it["unit"].as_str()).collect();
        assert_eq!((&rule["count"], &rule["units"]), (&own.len().into(), &units.len().into()), "{rule}");
    }
    for unit in all(government, "units") {
        count(unit, &|it| it["unit"] == unit["id"]);
        for standard in all(unit, "standards") {
            count(standard, &|it| it["unit"] == unit["id"] && it["standard"] == standard["id"]);
        }
    }
}

#[test]
fn a_cell_leads_to_its_findings() {
    let government = planted();
    let found = all(&government, "found");
    let unit = named(all(&government, "units"), "id", "kecamatan");
    let procedure = &named(all(unit, "standards"), "id", "dispensasi-nikah")["cells"][1];
    let at = procedure["found"][0].as_u64().unwrap() as usize;
    assert_eq!((&found[at]["rule"], &found[at]["place"]["line"]), (&Value::from("free-with-payment"), &Value::from(6)));
}

#[test]
fn what_is_new_is_told_and_may_fail() {
    let folder = tempfile::tempdir().unwrap();
    copied(&support::root().join("tests/audit"), folder.path());
    let (project, old) = (folder.path().to_str().unwrap(), folder.path().join("old.json"));
    fs::write(&old, audit(&[project, "--format", "json"])).unwrap();
    let since = ["--baseline", old.to_str().unwrap(), "--fail-on-new"];
    let (code, told, _) = run(&[&[project], &since[..]].concat());
    assert!(code == 0 && told.contains("76 → 76 components fulfilled; 0 new finding(s), 0 gone"), "{told}");

    // A line more above it makes no finding new; a fault mended goes, and another comes.
    let file = |path: &str| folder.path().join("standards").join(path);
    let sktm = fs::read_to_string(file("kecamatan/sktm.yaml")).unwrap();
    fs::write(file("kecamatan/sktm.yaml"), format!("# baru\n{}", sktm.replace("biaya:", "biaya: gratis"))).unwrap();
    let domisili = fs::read_to_string(file("kelurahan/domisili.yaml")).unwrap();
    fs::write(file("kelurahan/domisili.yaml"), domisili.replace("produk:", "produkk:")).unwrap();
    let (code, told, _) = run(&[&[project], &since[..]].concat());
    assert_eq!(code, 1, "{told}");
    assert!(told.contains("76 → 76 components fulfilled"), "one is mended, one is lost: {told}");
    assert!(told.contains("1 gone") && told.contains("kelurahan/domisili.yaml"), "{told}");
    assert!(!told.contains("kecamatan/sktm.yaml"), "{told}");
    let markdown = run(&[&[project, "--format", "markdown"], &since[..]].concat()).1;
    assert!(markdown.contains("Since 2026-11-24: 76 → 76 components fulfilled"), "{markdown}");
    let (code, _, failed) = run(&[project, "--baseline", file("agency.yaml").to_str().unwrap()]);
    assert!(code == 2 && failed.contains("agency.yaml is no report that"), "{failed}");
}

#[test]
fn an_audit_is_compared_with_a_revision_and_nothing_is_touched() {
    let folder = tempfile::tempdir().unwrap();
    let project = folder.path().join("kota");
    copied(&support::root().join("tests/audit"), &project);
    git(folder.path(), &["init", "-q", "-b", "main"]);
    git(folder.path(), &["add", "."]);
    git(folder.path(), &["commit", "-qm", "awal"]);
    let sktm = project.join("standards/kecamatan/sktm.yaml");
    let better = fs::read_to_string(&sktm).unwrap().replace("biaya:", "biaya: gratis");
    fs::write(&sktm, &better).unwrap();
    let usaha = project.join("standards/kelurahan/usaha.yaml");
    let worse = fs::read_to_string(&usaha).unwrap().replace("produk:", "produkk:");
    fs::write(&usaha, &worse).unwrap();
    let path = project.to_str().unwrap();
    let (code, told, failed) = run(&[path, "--since", "HEAD", "--fail-on-new"]);
    assert_eq!(code, 1, "{told}{failed}");
    assert!(told.contains("Since HEAD: 76 → 76 components fulfilled"), "{told}");
    assert!(told.contains("Kecamatan Contoh: 89.29 % → 92.86 %"), "{told}");
    assert!(told.contains("Kelurahan Contoh: 100.00 % → 96.43 %"), "{told}");
    assert!(told.contains("gone: empty-component: kecamatan/sktm: the component `biaya` says nothing"), "{told}");
    let page = run(&[path, "--since", "main", "--format", "html"]).1;
    let page = support::visible(&page);
    assert!(page.contains("Kecamatan Contoh: 89.29 % → 92.86 %"), "{page}");
    assert!(page.contains("gone: empty-component: kecamatan/sktm"), "{page}");
    // A change that is committed is no difference to its own revision; the index is as it was.
    git(folder.path(), &["commit", "-qam", "ubah"]);
    assert_eq!(run(&[path, "--since", "HEAD", "--fail-on-new"]).0, 0);
    let status =
        std::process::Command::new("git").arg("-C").arg(folder.path()).args(["status", "--porcelain"]).output();
    assert!(status.unwrap().stdout.is_empty() && fs::read_to_string(&usaha).unwrap() == worse);
    for wrong in ["HEAD~9", "--output=x", "tidak-ada"] {
        let (code, _, failed) = run(&[path, &format!("--since={wrong}")]);
        assert!(code == 2 && failed.contains(&format!("at the revision {wrong}: ")), "{failed}");
    }
    let (code, _, failed) = run(&["tests/audit", "--since", "main", "--baseline", "x.json"]);
    assert!(code == 2 && failed.contains("--baseline"), "{failed}");
}

#[test]
fn a_folder_that_git_does_not_know_is_told() {
    let project = support::base("nama: Surat\nproduk: Surat\n");
    let (code, _, failed) = run(&[project.path().to_str().unwrap(), "--since", "main"]);
    assert!(code == 2 && failed.contains("Git cannot give"), "{failed}");
}

#[test]
fn a_history_grows_by_a_line_a_day_and_is_drawn() {
    let folder = tempfile::tempdir().unwrap();
    copied(&support::root().join("tests/audit"), folder.path());
    let (project, history) = (folder.path().to_str().unwrap(), folder.path().join("riwayat.jsonl"));
    let file = folder.path().join("standards/kecamatan/sktm.yaml");
    let keep = |day: &str, more: &[&str]| {
        let mut command = Command::cargo_bin("maklumat").unwrap();
        command.args(["audit", project, "--lang", "en", "--as-of", day, "--history", history.to_str().unwrap()]);
        String::from_utf8(command.args(more).output().unwrap().stdout).unwrap()
    };
    keep("2026-11-01", &[]);
    let sktm = fs::read_to_string(&file).unwrap();
    fs::write(&file, sktm.replace("biaya:", "biaya: gratis")).unwrap();
    let told = keep("2026-11-24", &[]);
    assert!(told.contains("1 November 2026: 90.48 %\n24 November 2026: 91.67 %"), "{told}");
    // The same day again takes the place of what was there; days may come in any order.
    keep("2026-11-24", &[]);
    let page = keep("2026-10-02", &["--format", "html"]);
    let lines = fs::read_to_string(&history).unwrap();
    let days: Vec<&str> =
        lines.lines().map(|line| line.split("as_of\":\"").nth(1).unwrap().get(..10).unwrap()).collect();
    assert_eq!(days, ["2026-10-02", "2026-11-01", "2026-11-24"]);
    assert!(
        page.contains("aria-label=\"2 October 2026: 91.67 %; 1 November 2026: 90.48 %; 24 November 2026: 91.67 %; \"")
    );
    fs::write(&history, format!("{lines}rusak\n")).unwrap();
    let (code, _, failed) = run(&[project, "--history", history.to_str().unwrap()]);
    assert!(code == 2 && failed.contains("riwayat.jsonl:4: this line does not belong to a history"), "{failed}");
    assert!(fs::read_to_string(&history).unwrap().ends_with("rusak\n"), "nothing is lost");
}

#[test]
fn the_report_on_paper_says_what_the_json_says() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("audit.pdf");
    let print = |more: &[&str]| {
        let arguments = [&["tests/audit", "--format", "pdf", "--out", file.to_str().unwrap()], more].concat();
        assert_eq!(run(&arguments).0, 0);
        fs::read(&file).unwrap()
    };
    let bytes = print(&[]);
    let pdf = support::pdf::Pdf::read(&bytes);
    let text = pdf.text();
    assert_eq!(pdf.title(), "Audit of service standards – Pemerintah Kota Contoh");
    for unit in all(&planted(), "units") {
        let share = &unit["completeness"];
        let told = format!("components fulfilled ({}/{})", share["fulfilled"], share["asked"]);
        let name = unit["name"].as_str().unwrap();
        assert!(text.contains(&told) && text.contains(name), "{name}: {text}");
        for mark in all(unit, "indicators").iter().flat_map(|mark| all(mark, "evidence")) {
            let place = format!("{}:{}", mark["path"].as_str().unwrap(), mark["line"]);
            assert!(text.replace(' ', "").contains(&place), "{place}: {text}");
        }
    }
    assert!(text.contains("1.89–2.03 of 2.10") && text.contains("not assessed"), "{text}");
    // Each unit begins a page: the summary, ranking and map, three units, the evidence.
    assert!(pdf.0.get_pages().len() >= 6);
    assert!(print(&[]) == bytes, "the same report gives the same bytes");
    let (code, _, failed) = run(&["tests/audit", "--format", "pdf"]);
    assert!(code == 2 && failed.contains("--out"), "{failed}");
}

#[test]
fn letters_that_no_font_has_keep_no_report_from_being_printed() {
    let project = support::base("nama: '漢字 = #panic()'\n\"kunci\\a\\uFDD0\": x\nproduk: Surat\n");
    let file = project.path().join("audit.pdf");
    let (code, _, failed) =
        run(&[project.path().to_str().unwrap(), "--format", "pdf", "--out", file.to_str().unwrap()]);
    assert_eq!(code, 0, "{failed}");
    let text = support::pdf::Pdf::read(&fs::read(&file).unwrap()).text();
    assert!(text.contains("U+6F22U+5B57 = #panic()"), "{text}");
    assert!(text.contains(r"kunci\u{7}\u{fdd0}"), "{text}");
}

#[test]
fn a_history_of_many_years_is_drawn_in_part() {
    let folder = tempfile::tempdir().unwrap();
    let (history, file) = (folder.path().join("riwayat.jsonl"), folder.path().join("audit.pdf"));
    let asked = ["tests/audit", "--history", history.to_str().unwrap()];
    let (code, _, failed) = run(&asked);
    assert_eq!(code, 0, "{failed}");
    let line = fs::read_to_string(&history).unwrap();
    let mut day = jiff::civil::date(2021, 1, 1);
    let mut lines = String::new();
    for _ in 0..1999 {
        lines += &line.replace("2026-11-24", &day.to_string());
        day = day.tomorrow().unwrap();
    }
    fs::write(&history, lines).unwrap();
    let (code, _, failed) = run(&[&asked[..], &["--format", "pdf", "--out", file.to_str().unwrap()]].concat());
    assert_eq!(code, 0, "{failed}");
    let text = support::pdf::Pdf::read(&fs::read(&file).unwrap()).text();
    assert!(text.contains("Of the 2000 days of the history, 100 are shown."), "{text}");
    assert!(text.contains("1 January 2021") && text.contains("24 November 2026"), "{text}");
}

#[test]
fn too_little_may_fail() {
    // 76 of 84 are 90.476… per cent.
    assert_eq!(run(&["tests/audit", "--fail-under", "90.47"]).0, 0);
    assert_eq!(run(&["tests/audit", "--fail-under", "90,48"]).0, 1);
    let (code, _, failed) = run(&["tests/audit", "--fail-under", "101"]);
    assert!(code == 2 && failed.contains("from 0 to 100"), "{failed}");
}

#[test]
fn the_json_has_the_form_that_is_documented() {
    let schema = fs::read(support::root().join("docs/audit.schema.json")).unwrap();
    let schema: Value = serde_json::from_slice(&schema).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let old = folder.path().join("old.json");
    fs::write(&old, audit(&["tests/audit", "--format", "json"])).unwrap();
    for more in [&[][..], &["--baseline", old.to_str().unwrap()]] {
        let report: Value =
            serde_json::from_str(&audit(&[&["tests/audit", ".", "--format", "json"], more].concat())).unwrap();
        let wrong: Vec<String> =
            validator.iter_errors(&report).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        assert_eq!(all(&report, "governments").len(), 2);
    }
}

#[test]
fn the_page_shows_each_unit_and_leads_from_a_cell_to_its_finding() {
    let page = audit(&["tests/audit", "--format", "html"]);
    assert!(
        page.starts_with("<!DOCTYPE html>") && !page.contains("http://") && !page.contains("https://"),
        "it asks for nothing"
    );
    let unit = page.split("<details id=\"g1-u-kecamatan\">").nth(1).expect("the unit is there");
    let wrong = unit.split("<td class=\"wrong\"><a href=\"#").nth(1).expect("a wrong cell leads somewhere");
    let target = wrong.split('"').next().unwrap();
    let finding = page.split(&format!("<li id=\"{target}\">")).nth(1).expect("what it leads to is there");
    assert!(
        finding.split("</li>").next().unwrap().contains("standards/kecamatan/dispensasi-nikah.yaml:6"),
        "{finding}"
    );
    for unit in ["dukcapil", "kecamatan", "kelurahan"] {
        assert!(page.contains(&format!("<details id=\"g1-u-{unit}\">")), "{unit}");
    }
    let project = support::base("nama: <script>alert(1)</script>\nproduk: Surat\n");
    let page = audit(&[project.path().to_str().unwrap(), "--format", "html"]);
    assert!(page.contains("&lt;script&gt;alert") && !page.contains("<script>alert"), "{page}");
}

#[test]
fn the_page_is_sorted_filtered_and_opened_by_keyboard() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("audit.html");
    audit(&["tests/audit", "--format", "html", "--out", file.to_str().unwrap()]);
    let browser = support::browser::Browser::open(1280, 900);
    browser.file(&file);
    let rows = "[...document.querySelectorAll('#g1-table tbody tr')].filter(row => !row.hidden).map(row => row.cells[0].textContent).join()";
    let are = |names: &str| browser.wait(&format!("{rows} === '{names}'"));
    are("Dinas Contoh,Kecamatan Contoh,Kelurahan Contoh");
    browser.tab_to("element.textContent === 'Fulfilled' && element.closest('#g1-table')");
    browser.press(support::browser::ENTER);
    browser.press(support::browser::ENTER);
    are("Kelurahan Contoh,Kecamatan Contoh,Dinas Contoh");
    browser.wait("document.querySelector('#g1-table th[aria-sort=descending]').textContent === 'Fulfilled'");
    // By the day of the oldest review; what is not on record comes first.
    browser.tab_to("element.textContent === 'Oldest review'");
    browser.press(support::browser::ENTER);
    are("Dinas Contoh,Kecamatan Contoh,Kelurahan Contoh");
    browser.go(&format!("file://{}", file.display()));
    browser.tab_to("element.type === 'search'");
    browser.press("kel");
    are("Kelurahan Contoh");
    browser.wait("document.querySelector('[role=status]').textContent === '1 units shown'");
    browser.run("const field = document.querySelector('[type=search]'); field.value = ''; field.dispatchEvent(new Event('input'))");
    browser.tab_to("element.type === 'checkbox'");
    browser.press(support::browser::SPACE);
    are("Dinas Contoh,Kecamatan Contoh");
    // The name of a unit leads to it, and a cell to its finding.
    browser.tab_to("element.textContent === 'Kecamatan Contoh'");
    browser.press(support::browser::ENTER);
    browser.wait("document.getElementById('g1-u-kecamatan').open");
    browser.tab_to("element.closest('td.missing')");
    browser.press(support::browser::ENTER);
    browser.wait("document.querySelector(':target').textContent.includes('has no Product')");
}

#[test]
fn several_governments_are_narrowed_to_the_units_that_they_have() {
    let told = audit(&["tests/audit", ".", "--unit", "kecamatan,dishub"]);
    assert!(told.contains("Kecamatan Contoh") && told.contains("Dinas Perhubungan"), "{told}");
    assert!(!told.contains("Kelurahan"), "{told}");
    let told = audit(&["tests/audit", ".", "--unit", "kecamatan"]);
    assert!(!told.contains("Sukamaju"), "{told}");
    let (code, _, failed) = run(&["tests/audit", ".", "--unit", "kecamatan,tidak-ada"]);
    assert!(code == 2 && failed.contains("no unit or standard is named `tidak-ada`; its units are: `dukcapil`, `kecamatan`, `kelurahan`, `balai-diklat`"), "{failed}");
}

#[test]
fn a_history_that_cannot_be_read_is_not_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let history = folder.path().join("riwayat");
    let told = |what: &str| {
        let (code, _, failed) = run(&["tests/audit", "--history", history.to_str().unwrap()]);
        assert!(code == 2 && failed.contains(what), "{failed}");
    };
    fs::create_dir(&history).unwrap();
    told("reading");
    fs::remove_dir(&history).unwrap();
    fs::write(&history, b"{\"government\":\"K\xff\"}\n").unwrap();
    told("reading");
    assert_eq!(fs::read(&history).unwrap(), b"{\"government\":\"K\xff\"}\n");
}

#[test]
fn the_grade_of_a_survey_changes_at_its_edges() {
    let folder = tempfile::tempdir().unwrap();
    copied(&support::root().join("tests/audit"), folder.path());
    let file = folder.path().join("standards/kelurahan/unit.yaml");
    let unit = fs::read_to_string(&file).unwrap();
    let arguments = [folder.path().to_str().unwrap(), "--format", "json"];
    for (score, grade) in [
        ("64,99", "D"),
        ("65,00", "C"),
        ("76,60", "C"),
        ("76,61", "B"),
        ("88,30", "B"),
        ("88,304", "B"),
        ("88,305", "A"),
        ("88,31", "A"),
    ] {
        fs::write(&file, unit.replace("survei:\n", &format!("survei:\n  nilai: \"{score}\"\n"))).unwrap();
        let report: Value = serde_json::from_str(&audit(&arguments)).unwrap();
        let survey = &named(all(&report["governments"][0], "units"), "id", "kelurahan")["survey"];
        assert_eq!(survey["grade"], grade, "{score}: {survey}");
    }
    let near = audit(&[arguments[0], "--unit", "kelurahan"]);
    assert!(near.contains("Survey of satisfaction 2025: 88.31 = A (Very good)"), "{near}");
    // From its elements, if the index is not written; of a unit without a survey nothing is guessed.
    let planted = planted();
    let survey = |unit: &str| named(all(&planted, "units"), "id", unit)["survey"].clone();
    assert_eq!((&survey("kelurahan")["value"], &survey("kelurahan")["grade"]), (&87.5.into(), &"B".into()));
    assert!(survey("kecamatan").is_null());
}

#[test]
fn the_workbook_says_what_the_json_says() {
    let project = support::base("nama: =1+1\nproduk: Surat\nbiaya:\n");
    let folder = project.path().to_str().unwrap();
    let file = project.path().join("audit.xlsx");
    audit(&[folder, "tests/audit", "--format", "xlsx", "--out", file.to_str().unwrap()]);
    let report: Value = serde_json::from_str(&audit(&[folder, "tests/audit", "--format", "json"])).unwrap();
    let mut workbook: calamine::Xlsx<_> = calamine::open_workbook(&file).unwrap();
    let mut rows = |name: &str| -> Vec<Vec<String>> {
        let range = calamine::Reader::worksheet_range(&mut workbook, name).unwrap();
        let rows = range.rows().skip(1).map(|row| row.iter().map(ToString::to_string).collect());
        rows.filter(|row: &Vec<String>| !row[2].is_empty()).collect()
    };
    let (standards, findings) = (rows("Standards"), rows("Findings"));
    let mut at = 0;
    for government in all(&report, "governments") {
        for standard in all(government, "units").iter().flat_map(|unit| all(unit, "standards")) {
            assert_eq!(standards[at][2], standard["name"].as_str().unwrap());
            assert_eq!(standards[at][3], standard["completeness"]["fulfilled"].to_string());
            let told: Vec<String> =
                standards[at][11..].iter().map(|cell| cell[cell.find(' ').unwrap() + 1..].replace(' ', "_")).collect();
            assert_eq!(told, states(standard));
            at += 1;
        }
    }
    assert_eq!(standards.len(), at);
    // A name that looks like a formula is a text.
    assert!(standards.iter().any(|row| row[2] == "=1+1"));
    assert_eq!(calamine::Reader::worksheet_formula(&mut workbook, "Standards").unwrap().used_cells().count(), 0);
    let found: usize = all(&report, "governments").iter().map(|government| all(government, "found").len()).sum();
    assert_eq!(findings.len(), found);
    let again = project.path().join("again.xlsx");
    audit(&[folder, "tests/audit", "--format", "xlsx", "--out", again.to_str().unwrap()]);
    assert!(fs::read(&file).unwrap() == fs::read(&again).unwrap(), "the same report gives the same bytes");
}

#[test]
fn the_list_of_work_begins_with_what_gains_most() {
    let list = audit(&["tests/audit", "--todo"]);
    let part = |name: &str| {
        let part = list.split(&format!("## {name}")).nth(1).unwrap_or_else(|| panic!("no {name} in {list}"));
        part.split("## ")
            .next()
            .unwrap()
            .lines()
            .skip(1)
            .filter(|line| !line.is_empty())
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    // A file that cannot be read is one task, for all four components that are not seen in it: 4 of 84.
    let broken = part("Dinas Contoh");
    assert!(list.contains("## Dinas Contoh (Kepala Dinas)\n"), "who leads the unit stands beside it: {list}");
    assert!(
        broken[0].starts_with("- [ ] tests/audit/standards/dukcapil/akta.yaml:1 (+4.76 points, 4 component(s)): "),
        "{list}"
    );
    let subdistrict = part("Kecamatan Contoh");
    assert!(
        subdistrict.iter().any(|line| line.contains("sktm.yaml:6 (+1.19 points, 1 component(s)): Cost: ")),
        "{list}"
    );
    // Weight 14 × (5 − 3), then 7 × (5 − 3), over 100; then what has no known mark.
    let marks: Vec<&String> = subdistrict.iter().filter(|line| line.contains("PEKPPP")).collect();
    assert!(marks[0].contains("PEKPPP 4 (+0.28)") && marks[1].contains("PEKPPP 3 (+0.14)"), "{list}");
    assert!(marks[2..].iter().all(|line| line.contains("(not assessed)")), "{list}");
    assert!(part("Kelurahan Contoh").iter().all(|line| line.contains("PEKPPP")), "{list}");
    // What rules found wanting stands beside the indicator that asks for it, not once more.
    assert!(marks[1].ends_with("(tests/audit/standards/kecamatan/unit.yaml:7)"), "{list}");
    assert_eq!(list.matches("kecamatan/unit.yaml:7").count(), 1, "{list}");
    // What is missing is told with its cure, not twice.
    assert_eq!(list.matches("sktm.yaml:2").count(), 1, "{list}");
    assert!(
        list.contains(
            "sktm.yaml:2 (+1.19 points, 1 component(s)): Product: the standard has no Product → add `produk:`"
        ),
        "{list}"
    );
}
