//! What a screen reader and a telephone meet in a PDF: language, title, headings, lists, header cells with their scope,
//! alternatives, the order of reading, the standard as an attachment, the code on the wall.

mod support;

use std::sync::Arc;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf as Paper;
use hayro::{RenderCache, RenderSettings};
use lopdf::Object;
use maklumat::locale::Language;
use support::sample;

#[test]
fn a_notice_is_tagged_as_it_is_meant() {
    for (language, tag) in [(Language::Indonesian, "id"), (Language::English, "en")] {
        let pdf = sample("mal-pelayanan-publik", "sim", language);
        let catalog = pdf.catalog();
        assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), tag.as_bytes());
        let found = pdf.elements();
        let count = |wanted: &str| found.iter().filter(|element| element.kind == wanted).count();
        let first = found.iter().find(|element| element.kind.starts_with('H')).unwrap();
        assert_eq!((count("H1"), first.kind.as_str()), (1, "H1"));
        assert!(count("L") > 5 && count("LI") > 20);
        assert!(count("Table") >= 2 && count("TH") > 10);
        for element in found.iter().filter(|element| element.kind == "TH") {
            let attributes = element.dictionary.get(b"A").map(|object| pdf.0.dereference(object).unwrap().1);
            assert!(format!("{attributes:?}").contains("Scope"), "a header cell has no scope: {attributes:?}");
        }
        let figures: Vec<_> = found.iter().filter(|element| element.kind == "Figure").collect();
        assert_eq!(figures.len(), 2, "arms and QR code");
        assert!(figures.iter().all(|figure| !figure.dictionary.get(b"Alt").unwrap().as_str().unwrap().is_empty()));
    }
}

#[test]
fn a_window_shows_the_title_of_the_notice() {
    let pdf = sample("kelurahan-mekarsari", "domisili", Language::Indonesian);
    assert_eq!(pdf.title(), "Surat Keterangan Domisili – Kelurahan Mekarsari – Pemerintah Kota Sukamaju");
    let preferences = pdf.catalog().get_deref(b"ViewerPreferences", &pdf.0).and_then(Object::as_dict).unwrap();
    assert!(preferences.get(b"DisplayDocTitle").unwrap().as_bool().unwrap());
}

#[test]
fn a_notice_is_read_in_the_order_it_is_meant() {
    let pdf = sample("mal-pelayanan-publik", "sim", Language::Indonesian);
    let headings: Vec<String> = (pdf.elements().iter())
        .filter(|element| matches!(element.kind.as_str(), "H1" | "H2"))
        .map(|element| element.text.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    assert_eq!(
        headings,
        [
            "Penerbitan Surat Izin Mengemudi (SIM)",
            "Jenis layanan",
            "Kanal layanan",
            "1. Persyaratan",
            "2. Sistem, Mekanisme, dan Prosedur",
            "3. Jangka Waktu Pelayanan",
            "4. Biaya/Tarif",
            "5. Produk Pelayanan",
            "6. Penanganan Pengaduan, Saran, dan Masukan",
            "Instansi mitra",
        ]
    );
    let text = pdf.text();
    let mut rest = text.as_str();
    for next in [
        "MAL PELAYANAN PUBLIK",
        "Jalan Taman Nomor 3",
        "STANDAR PELAYANAN CONTOH Dokumen ini",
        "Surat Izin Mengemudi",
        "Waktu",
        "Biaya",
        "1. Persyaratan",
        "Golongan Baru Perpanjangan SIM A dan A Umum Rp120.000 Rp80.000",
        "Alur pengaduan 1. Petugas pengaduan: Menerima",
        "Instansi mitra",
    ] {
        let at =
            rest.find(next).unwrap_or_else(|| panic!("`{next}` is not read behind what should be before it:\n{text}"));
        rest = &rest[at + next.len()..];
    }
}

#[test]
fn the_attachment_is_what_the_notice_shows() {
    let pdf = sample("kelurahan-mekarsari", "domisili", Language::Indonesian);
    let yaml = pdf.attached();
    assert!(
        yaml.contains("name: Surat Keterangan Domisili") && yaml.contains("cost:") && yaml.contains("amount: Free")
    );
    assert!(!yaml.contains("waivers") && !yaml.contains("competence"));
}

#[test]
fn a_telephone_reads_the_code_on_the_wall() {
    let (project, _) = support::check(&support::root());
    let printed = support::print(&project, "kelurahan-mekarsari", "domisili", Language::Indonesian);
    let paper = Paper::new(Arc::new(printed.pdf)).unwrap();
    let settings = RenderSettings { x_scale: 2.0, y_scale: 2.0, ..RenderSettings::default() };
    let picture = hayro::render(&paper.pages()[0], &RenderCache::new(), &InterpreterSettings::default(), &settings);
    let (width, height) = (usize::from(picture.width()), usize::from(picture.height()));
    let bytes = picture.data_as_u8_slice();
    let grey = |x: usize, y: usize| {
        let pixel = &bytes[(y * width + x) * 4..][..4];
        // What is not painted is paper.
        u8::try_from(
            (pixel[..3].iter().map(|&part| u32::from(part)).sum::<u32>() / 3 + 255 - u32::from(pixel[3])).min(255),
        )
        .unwrap()
    };
    let mut seen = rqrr::PreparedImage::prepare_from_greyscale(width, height, grey);
    let read: Vec<String> = seen.detect_grids().iter().filter_map(|grid| Some(grid.decode().ok()?.1)).collect();
    assert_eq!(read, ["https://sp.sukamaju.example/kelurahan-mekarsari/domisili.html"]);
}
