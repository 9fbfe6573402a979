//! Documents in other languages: what is translated, what says that it is not, where pages lead to.

mod support;

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use maklumat::locale::Language;
use support::pdf::Pdf;

const STANDARD: &str = "
nama: Surat Pindah
ringkasan: Bagi **penduduk** yang pindah.
produk: Surat
varian: [Baru, Hilang]
persyaratan:
  - {dokumen: Kartu Keluarga, jika: belum kawin}
  - {dokumen: Surat Hilang, untuk varian: hilang}
prosedur: [{pelaku: pemohon, langkah: Menyerahkan berkas}, {pelaku: petugas, langkah: Memeriksa berkas}]
terjemahan:
  - bahasa: inggris
    pasangan: [[Surat Pindah, Moving letter], [Kartu Keluarga, Family card], [belum kawin, you are single], [Hilang, Lost], [Pemohon, Applicant]]
  - {bahasa: jawa, pasangan: [[Surat Pindah, Layang Pindhah]]}
";

fn built() -> tempfile::TempDir {
    let project = support::case(STANDARD);
    fs::write(project.path().join("standards/kelurahan/lain.yaml"), "nama: Lain\nproduk: Surat\n").unwrap();
    let out = project.path().join("out");
    let arguments = ["build", "--out", out.to_str().unwrap(), "--project"];
    Command::cargo_bin("maklumat")
        .unwrap()
        .env("XDG_CACHE_HOME", env!("CARGO_TARGET_TMPDIR"))
        .args(arguments)
        .arg(project.path())
        .assert()
        .success();
    project
}

fn read(project: &Path, path: &str) -> String {
    fs::read_to_string(project.join("out").join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn what_is_translated_is_and_the_rest_says_its_language() {
    let project = built();
    let page = read(project.path(), "en/kelurahan/surat.html");
    assert!(page.contains("<html lang=\"en\">") && page.contains("<title>Moving letter – "), "{page}");
    let text = support::visible(&page);
    for words in ["Moving letter", "Family card", "if you are single", "Only for Lost", "Applicant"] {
        assert!(text.contains(words), "`{words}` is missing: {text}");
    }
    for words in ["Menyerahkan berkas", "Bagi ", "penduduk", "Baru"] {
        assert!(page.contains(&format!("lang=\"id\">{words}")), "`{words}` does not say that it is Indonesian");
    }
    assert!(!page.contains("lang=\"id\">Family card"));
    // The words of the page are Indonesian, what is translated is Javanese.
    let page = read(project.path(), "jv/kelurahan/surat.html");
    assert!(page.contains("<html lang=\"id\">") && page.contains("lang=\"jv\">Layang Pindhah<"), "{page}");
    assert!(!page.contains("lang=\"id\">Kartu Keluarga"));
    let own = read(project.path(), "kelurahan/surat.html");
    assert!(!own.contains("<span lang=") && own.contains("hreflang=\"jv\""));
}

#[test]
fn a_document_that_is_printed_is_translated_too_and_no_hidden_character_is_anywhere() {
    let project = built();
    let pdf = Pdf::read(&fs::read(project.path().join("out/en/kelurahan/surat.pdf")).unwrap());
    assert!(pdf.title().starts_with("Moving letter – ") && pdf.text().contains("Family card"), "{}", pdf.text());
    let languages = pdf.elements().iter().filter(|element| element.dictionary.get(b"Lang").is_ok()).count();
    assert!(languages > 0, "a screen reader is told of the other language");
    for entry in walkdir::WalkDir::new(project.path().join("out")).into_iter().map(|entry| entry.unwrap()) {
        if entry.file_type().is_file() {
            let bytes = fs::read(entry.path()).unwrap();
            let text = String::from_utf8_lossy(&bytes);
            // Of a PDF what is told of the document, which is not packed.
            let told = match entry.path().extension().is_some_and(|end| end == "pdf") {
                true => text.split("<x:xmpmeta").nth(1).and_then(|rest| rest.split("</x:xmpmeta>").next()).unwrap(),
                false => &text,
            };
            assert!(!told.contains(['\u{FDD0}', '\u{FDD1}']), "{} holds a hidden character", entry.path().display());
        }
    }
}

#[test]
fn addresses_and_who_signs_are_the_same_in_every_language() {
    let (project, _) = support::check(&support::root());
    let make = |template: &str, id: &str, language: Language| {
        String::from_utf8_lossy(&support::make(&project, "kelurahan-mekarsari", id, template, language)).into_owned()
    };
    let links = |page: &str| -> Vec<String> {
        let all = page.split(" href=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned());
        all.filter(|link| link.starts_with("mailto:") || link.starts_with("tel:") || link.starts_with("https://wa.me"))
            .collect()
    };
    let [own, other] = Language::ALL.map(|language| links(&make("html/standard.html", "domisili", language)));
    assert!(own.iter().any(|link| link.starts_with("mailto:")) && own == other, "{own:?} {other:?}");
    let pledge = support::make(&project, "kelurahan-mekarsari", "", "pdf/pledge.typ", Language::English);
    assert!(Pdf::read(&pledge).text().contains("Lurah Mekarsari"));
}

#[test]
fn a_page_leads_to_pages_in_its_language_where_there_are_some() {
    let project = built();
    let out = project.path().join("out");
    assert!(!out.join("en/index.html").exists(), "only one standard is translated");
    for (page, unit) in
        [("kelurahan/surat.html", "index.html"), ("en/kelurahan/surat.html", "../../kelurahan/index.html")]
    {
        let text = read(project.path(), page);
        assert!(
            text.contains(&format!("href=\"{unit}\"")) || text.contains(&format!("href=\"../kelurahan/{unit}\"")),
            "{page}: {text}"
        );
        for link in text.split(" href=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
            let file = link.split('#').next().unwrap();
            if !file.is_empty() && !file.contains(':') {
                let target = out.join(page).parent().unwrap().join(file);
                assert!(target.exists(), "{page} leads to {link}");
            }
        }
    }
}
