//! The same service in several units is shown side by side.

mod support;

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;

/// A government with units, each with the files of its standards.
fn government(name: &str, units: &[(&str, &[(&str, &str)])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let put = |path: &str, text: &str| {
        let path = folder.path().join("standards").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    put("agency.yaml", &format!("nama: {name}\n"));
    for (unit, standards) in units {
        put(&format!("{unit}/unit.yaml"), &format!("nama: Kelurahan {unit}\nalamat: Jalan Contoh\npimpinan: Lurah\n"));
        standards.iter().for_each(|(id, text)| put(&format!("{unit}/{id}.yaml"), text));
    }
    folder
}

const SLOW: &str = "nama: Surat Keterangan Domisili Usaha
persyaratan:
  - KTP-el, fotokopi 1 lembar
  - Surat pengantar RT/RW
  - salah satu:
      - Kartu Keluarga
      - Paspor
waktu: 3 hari kerja
biaya: Rp25.000
prosedur: [Pemohon datang, Petugas menulis surat]
produk: Surat keterangan domisili usaha
";

const QUICK: &str = "nama: Domisili Usaha
sama dengan: [domisili-usaha]
persyaratan: [KTP-el asli]
waktu: 30 menit
biaya: gratis
prosedur: [Petugas menulis surat]
produk: Surat keterangan domisili usaha
";

fn compare(folders: &[&Path], arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::cargo_bin("maklumat").unwrap();
    command.arg("audit").args(folders).args(["--as-of", "2026-11-24", "--lang", "en"]).args(arguments);
    let output = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn two() -> [tempfile::TempDir; 2] {
    let other = "nama: Surat Keterangan Domisili Usaha Kecil\nwaktu: menyesuaikan\n";
    let far = "nama: Surat Keterangan Tidak Mampu\n";
    [
        government("Kota Satu", &[("mekar", &[("domisili-usaha", SLOW), ("sktm", far)])]),
        government("Kota Dua", &[("melati", &[("usaha", QUICK), ("usaha-kecil", other)])]),
    ]
}

#[test]
fn who_is_quickest_and_asks_least_is_told_over_governments() {
    let [one, two] = two();
    let folders = [one.path(), two.path()];
    let (code, told, failed) = compare(&folders, &["--compare", "domisili-usaha", "--format", "json"]);
    assert_eq!(code, 0, "{failed}");
    let report: Value = serde_json::from_str(&told).unwrap();
    let schema = fs::read(support::root().join("docs/comparison.schema.json")).unwrap();
    let schema: Value = serde_json::from_slice(&schema).unwrap();
    assert!(jsonschema::validator_for(&schema).unwrap().is_valid(&report), "{told}");
    let services = report["services"].as_array().unwrap();
    let ids: Vec<&str> = services.iter().map(|service| service["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["mekar/domisili-usaha", "melati/usaha"], "one by its id, one because it says so");
    // Of what is enough alone, one counts; three working days are 4.2 of the calendar.
    assert_eq!((services[0]["asks"].to_string(), services[1]["asks"].to_string()), ("[3,3]".into(), "[1,1]".into()));
    assert!((services[0]["days"][1].as_f64().unwrap() - 4.2).abs() < 1e-9, "{told}");
    assert_eq!((&services[0]["rupiah"][1], &services[1]["rupiah"][1]), (&Value::from(25_000), &Value::from(0)));
    for key in ["asks_least", "is_quickest", "is_cheapest"] {
        assert_eq!((&services[0][key], &services[1][key]), (&Value::from(false), &Value::from(true)), "{key}");
    }
    // What both ask for in nearly the same words is one line.
    let both = &report["requirements"][0];
    assert!(both["text"].as_str().unwrap().starts_with("KTP-el") && both["by"] == serde_json::json!([0, 1]), "{told}");
    // A name that is much alike is only suggested; one that shares the form of a letter is not.
    let similar: Vec<&str> =
        report["similar"].as_array().unwrap().iter().map(|it| it["id"].as_str().unwrap()).collect();
    assert_eq!(similar, ["melati/usaha-kecil"]);
}

#[test]
fn what_cannot_be_compared_wins_nothing() {
    let vague = SLOW.replace("waktu: 3 hari kerja", "waktu: menyesuaikan antrean").replace("Rp25.000", "sesuai Perda");
    let one = government("Kota Satu", &[("mekar", &[("usaha", &vague)]), ("melati", &[("usaha", QUICK)])]);
    let told = compare(&[one.path()], &["--compare", "usaha", "--format", "json"]).1;
    let report: Value = serde_json::from_str(&told).unwrap();
    let services = report["services"].as_array().unwrap();
    assert!(services[0]["days"].is_null() && services[0]["rupiah"].is_null(), "{told}");
    // Of one that can be compared none is the quickest.
    assert!(
        services.iter().all(|service| service["is_quickest"] == false && service["is_cheapest"] == false),
        "{told}"
    );
    assert_eq!(services[1]["asks_least"], true);
}

#[test]
fn each_form_says_the_same() {
    let [one, two] = two();
    let folders = [one.path(), two.path()];
    for form in ["text", "html", "markdown"] {
        let told = compare(&folders, &["--compare", "domisili-usaha", "--format", form]).1;
        let told = if form == "html" { support::visible(&told) } else { told.replace("\\", "") };
        let words = told.split_whitespace().collect::<Vec<_>>().join(" ");
        for part in ["Kelurahan mekar", "Kota Dua", "asks least", "3 hari kerja", "Rp25.000", "usaha-kecil", "Paspor"] {
            let part = if part == "3 hari kerja" { "3 working days" } else { part };
            assert!(words.contains(part), "{form} lacks {part}: {told}");
        }
    }
    let (code, _, failed) = compare(&folders, &["--compare", "domisili-usaha", "--format", "csv"]);
    assert!(code == 2 && failed.contains("text, html, markdown and json"), "{failed}");
}

#[test]
fn a_name_that_is_not_there_gets_a_suggestion() {
    let [one, _] = two();
    let (code, _, failed) = compare(&[one.path()], &["--compare", "domisili_usahaa"]);
    assert!(code == 2 && failed.contains("perhaps `domisili-usaha`?"), "{failed}");
    let (code, _, failed) = compare(&[one.path()], &["--compare", "paspor"]);
    assert!(code == 2 && failed.contains("without `.yaml`"), "{failed}");
    // The same standard by its full name.
    assert_eq!(compare(&[one.path()], &["--compare", "mekar/domisili-usaha"]).0, 0);
}

fn report(folders: &[&Path], name: &str) -> Value {
    let (code, told, failed) = compare(folders, &["--compare", name, "--format", "json"]);
    assert_eq!(code, 0, "{failed}");
    serde_json::from_str(&told).unwrap()
}

fn ids(report: &Value) -> Vec<&str> {
    report["services"].as_array().unwrap().iter().map(|service| service["id"].as_str().unwrap()).collect()
}

#[test]
fn who_says_little_or_nothing_is_not_the_best() {
    let free = QUICK.replace("persyaratan: [KTP-el asli]", "persyaratan: Membawa KTP-el dan Kartu Keluarga.");
    let nothing = "nama: Domisili Usaha\nstatus: konsep\n";
    let broken = "nama: Domisili Usaha\nprosedur: [";
    let units = [("a", SLOW), ("b", free.as_str()), ("c", nothing), ("d", broken)];
    let files: Vec<[(&str, &str); 1]> = units.iter().map(|(_, text)| [("usaha", *text)]).collect();
    let units: Vec<(&str, &[(&str, &str)])> =
        units.iter().zip(&files).map(|((unit, _), files)| (*unit, &files[..])).collect();
    let folder = government("Kota Satu", &units);
    let report = report(&[folder.path()], "usaha");
    for service in &report["services"].as_array().unwrap()[1..] {
        assert!(service["asks"].is_null() && service["asks_least"] == false, "{service}");
    }
    for service in &report["services"].as_array().unwrap()[2..] {
        assert!(service["days"].is_null() && service["rupiah"].is_null() && service["steps"].is_null(), "{service}");
        assert_eq!(service["products"].as_array().unwrap().len(), 0, "a blank is no product: {service}");
    }
}

#[test]
fn a_fee_that_depends_or_comes_on_top_is_compared_with_none() {
    for (fee, comparable) in [
        ("Rp5.000", true),
        ("Rp5.000 s.d. Rp9.000", true),
        ("gratis", true),
        ("Rp5.000 per lembar", false),
        ("2 persen dari nilai jual", false),
        ("[{tarif: Rp5.000}, {tarif tambahan: Rp1.000}]", false),
        ("[gratis, di luar kota sesuai Perda]", false),
        ("{rumus: L x 2}", false),
        ("sesuai Perda", false),
    ] {
        let standard = SLOW.replace("biaya: Rp25.000", &format!("biaya: {fee}"));
        let folder = government("Kota Satu", &[("a", &[("usaha", &standard)])]);
        let report = report(&[folder.path()], "usaha");
        let service = &report["services"][0];
        assert_eq!(!service["rupiah"].is_null(), comparable, "{fee}: {service}");
        assert!(!service["costs"].as_array().unwrap().is_empty(), "it is told all the same: {fee}: {service}");
    }
}

#[test]
fn times_are_those_that_an_applicant_meets() {
    let variants = "varian:\n  - {id: a, nama: A, waktu: 10 menit}\n  - {id: b, nama: B, waktu: 20 menit}\n";
    let folder = government("Kota Satu", &[("a", &[("usaha", &format!("{SLOW}{variants}"))])]);
    let report = report(&[folder.path()], "usaha");
    let days: Vec<f64> = report["services"][0]["days"]
        .as_array()
        .unwrap()
        .iter()
        .map(|days| (days.as_f64().unwrap() * 1440.0).round())
        .collect();
    assert_eq!(days, [10.0, 20.0], "nobody waits the three days of the base");
}

#[test]
fn what_is_asked_for_in_another_way_is_said_so() {
    let asks = |list: &str| format!("nama: Surat\npersyaratan: {list}\n");
    let one = asks("['KTP-el, fotokopi, 2 lembar', Surat permohonan, Kartu Keluarga, NPWP]");
    let two = asks("['KTP-el, asli', Surat permohonan, Kartu Keluarga Sejahtera, SIM]");
    let folder = government("Kota Satu", &[("a", &[("surat", &one)]), ("b", &[("surat", &two)])]);
    let report = report(&[folder.path()], "surat");
    let both: Vec<&Value> = report["requirements"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|asked| asked["by"].as_array().unwrap().len() == 2)
        .collect();
    let texts: Vec<&str> = both.iter().map(|asked| asked["text"].as_str().unwrap()).collect();
    assert_eq!(texts, ["KTP-el", "Surat permohonan"], "{report:#}");
    let told = compare(&[folder.path()], &["--compare", "surat"]).1;
    let told = told.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(told.contains("KTP-el (1: KTP-el, fotokopi, 2 lembar; 2: KTP-el, asli)"), "{told}");
    assert!(told.contains("Surat permohonan ● ●"), "what is said alike is said once: {told}");
}

#[test]
fn a_name_means_what_bears_it_or_says_so_and_no_more() {
    let same = QUICK.replace("domisili-usaha", "domisili");
    let one = government("Kota Satu", &[("a", &[("usaha", SLOW), ("domisili", SLOW)])]);
    let two = government("Kota Dua", &[("b", &[("usaha", &same)])]);
    let folders = [one.path(), two.path()];
    assert_eq!(ids(&report(&folders, "domisili")), ["a/domisili", "b/usaha"]);
    assert_eq!(
        ids(&report(&folders, "usaha")),
        ["a/usaha", "b/usaha"],
        "what b says of its own makes no other service of a's"
    );
    // A full name means all that its standard says it is.
    assert_eq!(ids(&report(&folders, "b/usaha")), ["a/domisili", "a/usaha", "b/usaha"]);
}

#[test]
fn requirements_are_told_apart_by_what_is_asked_for_and_not_by_the_words_around_it() {
    let one = "nama: Surat
varian: [Baru, Hilang]
persyaratan:
  - {dokumen: Surat kehilangan, bentuk: asli, untuk varian: Hilang}
  - bagian: Berkas
    butir:
      - {dokumen: Pas foto, jumlah: 2 lembar}
      - {salah satu: [{dokumen: Kartu Keluarga, bentuk: asli}, {dokumen: Paspor}]}
  - tabel: {kolom: [Berkas, Baru, Hilang], baris: [[Akta lahir, asli, fotokopi]]}
";
    let two = "nama: Surat
persyaratan:
  - Surat kehilangan, dari kepolisian
  - {dokumen: Pas foto (latar merah), catatan: Tanpa kacamata.}
  - {salah satu: [Kartu Keluarga, {dokumen: Paspor, bentuk: asli}]}
  - 'Khusus: WNA – KITAS'
  - {salah satu: [KITAP, Visa]}
";
    let folder = government("Kota Satu", &[("a", &[("surat", one)]), ("b", &[("surat", two)])]);
    let report = report(&[folder.path()], "surat");
    let asked = report["requirements"].as_array().unwrap().iter();
    let asked: Vec<String> =
        asked.map(|asked| format!("{} {}: {}", asked["text"], asked["by"], asked["said"]).replace('"', "")).collect();
    let expected = [
        "Surat kehilangan [0,1]: [Only for Hilang – Surat kehilangan, original,Surat kehilangan, dari kepolisian]",
        "Pas foto [0,1]: [Berkas: Pas foto, 2 lembar,Pas foto (latar merah)]",
        "one of: Kartu Keluarga; Paspor [0,1]: [Berkas: one of: Kartu Keluarga, original; Paspor,one of: Kartu Keluarga; Paspor, original]",
        "Akta lahir: Baru asli; Hilang fotokopi [0]: [Akta lahir: Baru asli; Hilang fotokopi]",
        "Tanpa kacamata. [1]: [Tanpa kacamata.]",
        "Khusus: WNA – KITAS [1]: [Khusus: WNA – KITAS]",
        "one of: KITAP; Visa [1]: [one of: KITAP; Visa]",
    ];
    assert_eq!(asked, expected, "{report:#}");
}
