//! `check --fix` mends what is certain and leaves everything else as it was written.

mod support;

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::Path;

use assert_cmd::Command;

const BEFORE: &str = "\u{FEFF}# Catatan saya\r
nama: Surat Keterangan   # nama layanan\r
statuss: conoth\r
produk: Surat\r
persyaratn:\r
  - dokumen: 1. KTP-el       # asli\r
  - \"2. Kartu Keluarga\"\r
  - {dokumen: 3. Akta kelahiran, bentk: asli}\r
pengaduan:\r
  butir: [SPAN LAPOR, {aplikasi: SP4 Lapor!}, kotak saran, telepon: 0800-0000-0001]\r
  petugas: {jabatan: Lurah, alamat: \"Jalan Contoh\"}\r
jumlah pelaksana: 3 0rang\r
dasar hukum: [PermenPANRB 36/2012, PermenPANRB 36/2012 tentang Petunjuk Teknis]\r
survei: {periode: 2026, responden: \"120\", nilai unsur: [3.5, 3.5, 3.5, 3.5, 3.5, 3.5, 3.5, 3.5, 3.5], nilai: \"87.50\", mutu: A}\r
";

const AFTER: &str = "\u{FEFF}# Catatan saya\r
nama: Surat Keterangan   # nama layanan\r
status: contoh\r
produk: Surat\r
persyaratan:\r
  - dokumen: KTP-el       # asli\r
  - \"Kartu Keluarga\"\r
  - {dokumen: Akta kelahiran, bentuk: asli}\r
pengaduan:\r
  butir: [sp4n_lapor, {aplikasi: SP4N-LAPOR!}, kotak saran, telepon: 0800-0000-0001]\r
  petugas: {jabatan: Lurah, alamat: \"Jalan Contoh\"}\r
jumlah pelaksana: 3 orang\r
dasar hukum: [PermenPANRB 15/2014, PermenPANRB 15/2014 tentang Pedoman Standar Pelayanan]\r
survei: {periode: 2026, responden: \"120\", nilai unsur: [3.5, 3.5, 3.5, 3.5, 3.5, 3.5, 3.5, 3.5, 3.5], nilai: \"87.50\", mutu: B}\r
";

fn fix(project: &Path, more: &[&str]) -> (i32, String, String) {
    let mut command = Command::cargo_bin("maklumat").unwrap();
    command.args(["check", "--fix", "--lang", "en", "--as-of", "2026-11-24", "--project"]).arg(project).args(more);
    let output = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// Version 0.1 read every number in a table of fees as rupiah.
#[test]
fn numbers_of_a_table_without_headings_are_marked_as_the_rupiah_they_were() {
    let before = fs::read_to_string(support::root().join("tests/cases/unread-cell/bare.yaml")).unwrap();
    let project = support::base(&before);
    let (code, _, told) = fix(project.path(), &[]);
    let after = fs::read_to_string(project.path().join("standards/kelurahan/surat.yaml")).unwrap();
    assert_eq!(after, before.replace("1200000", "Rp1.200.000").replace(" 2.750.000", " Rp2.750.000"), "{told}");
    assert!(code == 0 && !told.contains("unread-cell"), "{code} {told}");
}

#[test]
fn what_is_certain_is_mended_and_the_rest_stays() {
    let project = support::base(BEFORE);
    let file = project.path().join("standards/kelurahan/surat.yaml");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
    let (code, shown, told) = fix(project.path(), &["--dry-run"]);
    assert!(code == 1 && shown.contains("-statuss: conoth") && shown.contains("+status: contoh"), "{shown}{told}");
    assert_eq!(fs::read_to_string(&file).unwrap(), BEFORE, "a dry run writes nothing");
    let (code, _, told) = fix(project.path(), &[]);
    assert_eq!(fs::read_to_string(&file).unwrap(), AFTER, "{told}");
    assert!(code == 0 && told.contains("13 findings in 1 files corrected"), "{told}");
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    let (code, shown, told) = fix(project.path(), &["--dry-run"]);
    assert!(
        code == 0 && shown.is_empty() && told.contains("0 findings"),
        "mending twice changes nothing: {shown}{told}"
    );
}

#[test]
fn what_is_not_certain_is_left() {
    let text = "nama: Surat\nproduk: Surat\njumlah pelaksana: 3 petuga5, 1 a1at\n\"statsus\": contoh\nringkasan: Sekitar 10 orang\n\
                dasar hukum: [UU 36/2009, {peraturan: PermenPANRB 36/2012, lembaran: BN 2012/1}]\n";
    let project = support::base(text);
    let (_, shown, told) = fix(project.path(), &["--dry-run"]);
    assert!(shown.is_empty(), "{shown}{told}");
}

#[test]
fn what_is_certain_is_mended_beside_syntax_that_is_wrong() {
    let text = "nama: Surat\nstatuss: contoh\npengaduan: {butir:\nproduk: Surat\n";
    let project = support::base(text);
    let (code, _, told) = fix(project.path(), &[]);
    let after = fs::read_to_string(project.path().join("standards/kelurahan/surat.yaml")).unwrap();
    assert!(code == 1 && told.contains("1 findings in 1 files"), "{told}");
    assert_eq!(after, text.replace("statuss", "status"));
}

#[test]
fn where_nothing_may_be_written_nothing_is_changed() {
    let project = support::base("nama: Surat\nproduk: Surat\nstatuss: contoh\n");
    let folder = project.path().join("standards/kelurahan");
    // Somebody else may not come to where it was compiled.
    let program = project.path().join("maklumat");
    fs::copy(assert_cmd::cargo::cargo_bin("maklumat"), &program).unwrap();
    for path in [project.path(), &folder] {
        fs::set_permissions(path, fs::Permissions::from_mode(0o555)).unwrap();
    }
    let mut command = std::process::Command::new(program);
    command.args(["check", "--fix", "--lang", "en", "--project"]).arg(project.path());
    // Who is root may write anywhere, so the program is run as somebody else.
    if fs::metadata(project.path()).unwrap().uid() == 0 {
        command.uid(65534).gid(65534);
    }
    let output = command.output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    for path in [project.path(), &folder] {
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
    }
    assert!(output.status.code() == Some(2) && told.contains("permission denied"), "{told}");
    assert!(fs::read_to_string(folder.join("surat.yaml")).unwrap().contains("statuss"));
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 2, "no temporary file is left");
}

#[test]
fn what_fix_replaced_is_brought_back_step_by_step() {
    let first = "nama: Surat\nproduk: Surat\nstatuss: contoh\n";
    let project = support::base(first);
    let file = project.path().join("standards/kelurahan/surat.yaml");
    let text = || fs::read_to_string(&file).unwrap();
    let undo = || {
        let mut command = Command::cargo_bin("maklumat").unwrap();
        let output = command.args(["undo", "--lang", "en", "--project"]).arg(project.path()).output().unwrap();
        (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
    };
    let (code, told) = undo();
    assert!(code == 2 && told.contains("there is no change"), "{told}");
    let (_, _, told) = fix(project.path(), &[]);
    assert!(told.contains("maklumat undo") && text().contains("status: contoh"), "{told}");
    let second = text() + "persyaratan:\n  • KTP-el\n";
    fs::write(&file, &second).unwrap();
    fix(project.path(), &[]);
    assert!(text().ends_with("  - KTP-el\n"), "{}", text());
    let (code, told) = undo();
    assert!(code == 0 && told.contains("kelurahan/surat.yaml is brought back") && text() == second, "{told}");
    // The line that was written by hand since the first fix is not thrown away.
    let (code, told) = undo();
    assert!(code == 1 && told.contains("was changed since") && text() == second, "{told}");
    let copy = project.path().join("standards/.undo/1.undone/before/kelurahan/surat.yaml");
    assert_eq!(fs::read_to_string(copy).unwrap(), first);
    let replaced = project.path().join("standards/.undo/2.undone/after/kelurahan/surat.yaml");
    assert!(fs::read_to_string(replaced).unwrap().ends_with("  - KTP-el\n"));
    // What is kept is no unit of the project.
    let (code, _, told) = fix(project.path(), &["--dry-run"]);
    assert!(code == 0 && !told.contains(".undo"), "{told}");
}

#[test]
fn undo_passes_over_what_was_never_replaced_and_leads_nowhere_outside() {
    let project = support::base("nama: Surat\nproduk: Surat\nstatuss: contoh\n");
    let standards = project.path().join("standards");
    let undo = || {
        let mut command = Command::cargo_bin("maklumat").unwrap();
        let output = command.args(["undo", "--lang", "en", "--project"]).arg(project.path()).output().unwrap();
        (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
    };
    fix(project.path(), &[]);
    assert_eq!(fs::metadata(standards.join(".undo")).unwrap().permissions().mode() & 0o777, 0o700);
    // A run that was stopped before it replaced anything.
    fs::create_dir_all(standards.join(".undo/7/before")).unwrap();
    let (code, told) = undo();
    let file = standards.join("kelurahan/surat.yaml");
    assert!(code == 0 && fs::read_to_string(&file).unwrap().contains("statuss"), "{told}");
    // Somebody else wrote down a step.
    let outside = project.path().join("outside.txt");
    fs::write(&outside, "mine").unwrap();
    fs::create_dir_all(standards.join(".undo/8/before")).unwrap();
    fs::write(standards.join(".undo/8/outside.txt"), "theirs").unwrap();
    let after = blake3::hash(b"mine").to_hex();
    let step = format!("{{\"files\":[{{\"path\":\"../outside.txt\",\"after\":\"{after}\"}}]}}");
    fs::write(standards.join(".undo/8/step.json"), step).unwrap();
    let (code, told) = undo();
    assert!(code != 0 && fs::read_to_string(&outside).unwrap() == "mine", "{told}");
}
