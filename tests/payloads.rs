//! No user text becomes code: whatever stands in any text field of any file comes out as the same text, in the page, in
//! the PDF and in the YAML that the PDF carries.

mod support;

use std::fs;

use assert_cmd::Command;
use maklumat::diagnostic::Severity;
use maklumat::locale::Language;
use support::Printed;
use support::pdf::Pdf;

/// Code in HTML, Typst, tera, YAML and Markdown, and what a Markdown field makes of it.
const PAYLOADS: [(&str, &str); 11] = [
    ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    ("</style></title><img src=x onerror=alert(1)>", "</style></title><img src=x onerror=alert(1)>"),
    ("\" onload=\"alert(1)", "\" onload=\"alert(1)"),
    ("#read(\"/etc/passwd\")", "#read(\"/etc/passwd\")"),
    ("]) #panic(1) //", "]) #panic(1) //"),
    ("$x$ *a* _b_ `c`", "$x$ a b `c`"),
    ("{{ agency.name }} {% raw %} {# no #}", "{{ agency.name }} {% raw %} {# no #}"),
    ("!!str &a *a # - {[: %", "!!str &a *a # - {[: %"),
    ("[x](javascript:alert(1)) [y](../../y)", "x y"),
    ("> 1.000 & 2*3*4 &copy; # 5", "> 1.000 & 2*3*4 &copy; # 5"),
    ("[1]: /x", "[1]: /x"),
];

/// `@` stands for a field of plain text, `~` for one of Markdown, `^` for one of plain text that only the PDF shows, `%`
/// for one that no reader sees.
const AGENCY: &str = "nama: @
situs: https://sp.contoh.example
bawaan:
  dasar hukum: [UU 25/2009 tentang Pelayanan Publik]
  sarana: [Ruang tunggu]
  kompetensi: [Memahami administrasi]
  pengawasan: [Dilakukan oleh lurah]
  jumlah pelaksana: 3 orang
  jaminan pelayanan: [Sesuai standar pelayanan]
  jaminan keamanan: [Data pribadi dijaga]
  evaluasi: [Survei kepuasan masyarakat]
";

const UNIT: &str = "nama: @
kop: [^, ^]
alamat: @
pimpinan: {nama: Nama, jabatan: Lurah}
kontak: [{loket: @}, {aplikasi: @}]
jam layanan: [{hari: Senin, pukul: 08.00-15.00, jika: @, catatan: ~}]
ditinjau: 2026-02-03
keputusan: {nomor: @, tanggal: 2026-01-02}
";

const STANDARD: &str = "nama: @
ringkasan: ~
kata kunci: [%]
peristiwa hidup: [%]
penerima: [@]
wilayah: @
tempat: [@]
varian: [{id: ../../satu, nama: @, jika: @, ringkasan: ~, penerima: @}]
kanal layanan: [{id: ../../k, nama: @, tempat: @, kuota: @, catatan: ~}]
instansi mitra: [{nama: @, peran: @, tempat: @, kontak: [{loket: @}]}]
persyaratan:
  catatan: {uraian: ~, jika: @}
  butir:
    - {dokumen: @, bentuk: @, jumlah: @, ukuran: @, latar: @, diketahui: @, penerbit: @, diserahkan: @, jika: @, catatan: ~, kanal: ../../k}
    - {formulir: @, nama: @}
    - {kondisi: @}
    - {informasi: @}
    - {bagian: @, salah satu: [~, {uraian: ~}]}
prosedur:
  - {id: ../../x, langkah: @, pelaku: [@, @], kembali ke: ../../x, waktu: {uraian: ~}, jika tidak: @, sop: @, kuota: @}
  - {bagian: @, bersamaan: [@, @]}
waktu: {paling lama: 1 hari kerja, sejak: @, tidak termasuk: [@], dapat diperpanjang: {paling lama: 1 hari, jika: @}, catatan: ~}
biaya:
  dasar: [@]
  butir:
    - {untuk: @, rumus: @, lambang: [[@, @]], contoh hitungan: @}
    - {untuk: @, dinilai: @}
    - {untuk: @, tarif: @, per: @, jenis: @, pembayaran: [@]}
    - {untuk: @, tabel: {kolom: [@, {nama: @, untuk varian: ../../satu}], baris: [[@, @], {isi: [@, @], jika: @, catatan: ~}]}}
produk: [{nama: @, jumlah: @, bentuk: @, masa berlaku: @}]
pengaduan:
  butir: [{loket: @}, {uraian: ~}, {telepon: @}, {surel: @}, {situs: @}, {instagram: @}, {whatsapp: [@, @]}]
  petugas: {nama: @, jabatan: @, sebagai: @, alamat: @, kontak: [{telepon: @}, {uraian: ~}]}
  alur: [@]
  batas waktu: [{untuk: @, paling lama: 5 hari kerja}]
  pelapor anonim: @
";

/// Fills the fields of a file; adds what a reader must find, and whether in the page too.
fn fill(file: &str, payload: (&str, &str), wanted: &mut Vec<(String, bool)>) -> String {
    let mut filled = String::new();
    for letter in file.chars() {
        let (written, read) = match letter {
            '@' | '^' | '%' => (payload.0, payload.0),
            '~' => payload,
            other => {
                filled.push(other);
                continue;
            }
        };
        let number = wanted.len();
        filled.push_str(&serde_json::to_string(&format!("{written} N{number}.")).unwrap());
        let seen = if letter == '%' { String::new() } else { format!("{read} N{number}.") };
        wanted.push((seen, letter != '^'));
    }
    filled
}

fn close(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn text_of_users_never_becomes_code() {
    for payload in PAYLOADS {
        let mut wanted = Vec::new();
        let folder = support::base(&fill(STANDARD, payload, &mut wanted));
        for (file, text) in [("agency.yaml", AGENCY), ("kelurahan/unit.yaml", UNIT)] {
            fs::write(folder.path().join("standards").join(file), fill(text, payload, &mut wanted)).unwrap();
        }
        let (project, found) = support::check(folder.path());
        let errors: Vec<_> = found.into_iter().filter(|found| found.severity == Severity::Error).collect();
        assert!(errors.is_empty(), "{}", support::told(&project, &errors, Language::English));
        // In English nothing is translated, so that all of it is told to be Indonesian.
        for language in Language::ALL {
            holds_as_text(&support::print(&project, "kelurahan", "surat", language), payload.0, &wanted);
        }
    }
}

/// Whether both forms of a notice show all texts, and no code.
fn holds_as_text(printed: &Printed, written: &str, wanted: &[(String, bool)]) {
    let lower = printed.page.to_lowercase();
    for code in ["<img", "href=\"javascript", "\" onload=\"", "root:x:"] {
        assert!(!lower.contains(code), "{written} became {code}");
    }
    assert_eq!(lower.matches("<script").count(), 2, "{written} became a script");
    assert_eq!(lower.matches("<span").count(), lower.matches("</span>").count(), "{written} opened or closed a span");
    for tag in lower.split('<').skip(1).filter_map(|rest| rest.split('>').next()) {
        assert_eq!(tag.matches('"').count() % 2, 0, "{written} left an attribute open: <{tag}>");
    }
    let pdf = Pdf::read(&printed.pdf);
    // The names of the government and the unit stand in the title of the window.
    let (page, paper) = (close(&support::visible(&printed.page)), close(&(pdf.text() + &pdf.title())));
    let lost: Vec<_> = (wanted.iter())
        .flat_map(|(text, in_page)| [("page", &page, *in_page), ("PDF", &paper, true)].map(|output| (text, output)))
        .filter(|(text, (_, shown, wanted))| *wanted && !shown.contains(&close(text)))
        .map(|(text, (output, ..))| format!("the {output} does not show {text}"))
        .collect();
    assert!(lost.is_empty(), "{}", lost.join("\n"));
    let attached: serde_json::Value = serde_yaml::from_str(&pdf.attached()).expect("the attachment is YAML");
    assert_eq!(attached["name"], format!("{written} N0."));
}

/// Characters that are not for writing: some have had a meaning for programs such as this one.
#[test]
fn a_character_that_is_none_is_reported_and_changes_no_document() {
    let code = "<img src=x onerror=alert(1)>";
    for (letter, escape) in
        [('\u{1}', "\\x01"), ('\u{FDD0}', "\\uFDD0"), ('\u{FDD1}', "\\uFDD1"), ('\u{FDD2}', "\\uFDD2")]
    {
        let text = format!("\"Surat {escape}0/0{escape} {code} {escape}\"");
        let sound = "nama: Lain\nproduk: Surat\n";
        let named = format!("nama: {text}\nproduk: Surat\n");
        let translated = format!(
            "nama: Surat\nproduk: Surat\nterjemahan: [{{bahasa: inggris, pasangan: [[Surat, {text}], [Lain, Other]]}}]\n"
        );
        let unit = format!("# unit.yaml without: nama\n# unit.yaml: nama: {text}\nnama: Surat\nproduk: Surat\n");
        for standard in [&named, &translated, &unit] {
            let project = support::case(standard);
            fs::write(project.path().join("standards/kelurahan/lain.yaml"), sound).unwrap();
            let out = project.path().join("out");
            let run = Command::cargo_bin("maklumat")
                .unwrap()
                .env("XDG_CACHE_HOME", env!("CARGO_TARGET_TMPDIR"))
                .args(["build", "--document", "site,data", "--lang", "en", "--out"])
                .arg(&out)
                .arg("--project")
                .arg(project.path())
                .assert()
                .code(1);
            let told = String::from_utf8_lossy(&run.get_output().stderr).into_owned();
            assert!(told.contains("unprintable-character"), "{escape}: {told}");
            for file in walkdir::WalkDir::new(&out).into_iter().map(|entry| entry.unwrap()) {
                let Ok(text) = fs::read_to_string(file.path()) else { continue };
                assert!(!text.contains(letter) && !text.contains("<img"), "{escape}: {}", file.path().display());
            }
        }
    }
}
