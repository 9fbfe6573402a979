//! What a screen reader and a telephone meet in a PDF: language, title, headings, lists, header cells with their scope,
//! alternatives, bookmarks, the order of reading, the standard as an attachment, the codes on the wall.

mod support;

use std::sync::Arc;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf as Paper;
use hayro::{RenderCache, RenderSettings};
use lopdf::Object;
use maklumat::locale::Language;
use support::pdf::Pdf;
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
            "Kompensasi",
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

/// How many dots of a camera there are to one of the paper, across and down.
const FINER: usize = 3;

/// What a camera reads on a page of a PDF, rendered at so many dots an inch.
fn codes(pdf: Vec<u8>, page: usize, dots: f32) -> Vec<String> {
    let paper = Paper::new(Arc::new(pdf)).unwrap();
    let settings = RenderSettings { x_scale: dots / 72.0, y_scale: dots / 72.0, ..RenderSettings::default() };
    let picture = hayro::render(&paper.pages()[page], &RenderCache::new(), &InterpreterSettings::default(), &settings);
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
    // A camera sees the dots of the paper smoothly, and more finely than they are.
    let smooth = |x: usize, y: usize| {
        let (left, top) = ((x / FINER).min(width - 2), (y / FINER).min(height - 2));
        let part = |at: usize, first: usize| ((at - first * FINER).min(FINER)) as u32;
        let (right, down) = (part(x, left), part(y, top));
        let row = |y: usize| u32::from(grey(left, y)) * (FINER as u32 - right) + u32::from(grey(left + 1, y)) * right;
        u8::try_from((row(top) * (FINER as u32 - down) + row(top + 1) * down) / (FINER * FINER) as u32).unwrap()
    };
    let mut seen = rqrr::PreparedImage::prepare_from_greyscale(width * FINER, height * FINER, smooth);
    let mut read: Vec<String> = seen.detect_grids().iter().filter_map(|grid| Some(grid.decode().ok()?.1)).collect();
    read.sort();
    read
}

#[test]
fn a_telephone_reads_the_codes_on_every_paper() {
    let (project, _) = support::check(&support::root());
    let page = "https://sp.sukamaju.example/kelurahan-mekarsari/domisili.html";
    let (chat, unit) = ("https://wa.me/6280000000303", "https://sp.sukamaju.example/kelurahan-mekarsari/index.html");
    for (template, id, sheet, dots, expected) in [
        ("pdf/notice.typ", "domisili", 0, 150.0, vec![page]),
        ("pdf/poster.typ", "domisili", 0, 60.0, vec![page, chat]),
        ("pdf/leaflet.typ", "domisili", 0, 150.0, vec![page, chat]),
        ("pdf/pledge.typ", "", 0, 150.0, vec![unit]),
        ("pdf/book.typ", "", 0, 150.0, vec![unit]),
    ] {
        let pdf = support::make(&project, "kelurahan-mekarsari", id, template, Language::Indonesian);
        assert_eq!(codes(pdf, sheet, dots), expected, "{template}");
    }
}

#[test]
fn every_paper_begins_with_its_title_and_skips_no_level() {
    let (project, _) = support::check(&support::root());
    for (template, id) in [
        ("pdf/notice.typ", "sim"),
        ("pdf/poster.typ", "sim"),
        ("pdf/leaflet.typ", "sim"),
        ("pdf/pledge.typ", ""),
        ("pdf/decree.typ", ""),
        ("pdf/book.typ", ""),
    ] {
        for language in Language::ALL {
            let pdf = Pdf::read(&support::make(&project, "mal-pelayanan-publik", id, template, language));
            assert_eq!(pdf.catalog().get(b"Lang").unwrap().as_str().unwrap(), language.tag().as_bytes());
            let levels: Vec<u32> =
                (pdf.elements().iter()).filter_map(|element| element.kind.strip_prefix('H')?.parse().ok()).collect();
            assert_eq!(levels.first(), Some(&1), "{template}");
            assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{template}: {levels:?}");
            let marks = pdf.catalog().get(b"Outlines").is_ok();
            assert!(marks || levels.len() == 1, "{template} has {} headings and no bookmarks", levels.len());
        }
    }
}

#[test]
fn every_paper_is_read_in_the_order_of_its_meaning() {
    let (project, _) = support::check(&support::root());
    for (template, id, order) in [
        (
            "pdf/poster.typ",
            "domisili",
            &[
                "KELURAHAN MEKARSARI",
                "Surat Keterangan Domisili",
                "Waktu",
                "15 menit",
                "Biaya",
                "Gratis",
                "Persyaratan",
                "Surat pengantar",
                "Prosedur",
                "Pengaduan",
            ][..],
        ),
        (
            "pdf/leaflet.typ",
            "domisili",
            // Outside: the cover, then the back; inside: what is asked and how it goes.
            &["KELURAHAN MEKARSARI", "Surat Keterangan Domisili", "Gratis", "Pengaduan", "Persyaratan", "Prosedur"],
        ),
        (
            "pdf/pledge.typ",
            "",
            &[
                "KELURAHAN MEKARSARI",
                "MAKLUMAT PELAYANAN",
                "berjanji dan sanggup",
                "perbaikan secara terus-menerus",
                "menerima sanksi",
                "Sukamaju, 20 Januari 2026",
                "Lurah Mekarsari",
                "Nama Contoh",
            ],
        ),
        (
            "pdf/decree.typ",
            "",
            &[
                "KEPUTUSAN LURAH MEKARSARI",
                "100.3.3/004/2026",
                "TENTANG",
                "Menimbang",
                "Mengingat",
                "Undang-Undang Nomor 25 Tahun 2009",
                "Peraturan Pemerintah Nomor 96 Tahun 2012",
                "MEMUTUSKAN",
                "KESATU",
                "KELIMA",
                "Nama Contoh",
                "LAMPIRAN I",
                "SURAT KETERANGAN DOMISILI",
                "Persyaratan",
                "15 (lima belas) menit",
                "Dasar Hukum",
                "Evaluasi",
                "Bagan alur",
                "LAMPIRAN II",
            ],
        ),
        (
            "pdf/book.typ",
            "",
            &[
                "Standar Pelayanan",
                "Kelurahan Mekarsari",
                "Daftar isi",
                "Tentang kami",
                "Surat Keterangan Domisili",
                "1. Persyaratan",
                "Surat Keterangan Usaha",
                "Indeks",
            ],
        ),
    ] {
        let text =
            Pdf::read(&support::make(&project, "kelurahan-mekarsari", id, template, Language::Indonesian)).text();
        let mut rest = text.as_str();
        for next in order {
            let at = rest
                .find(next)
                .unwrap_or_else(|| panic!("{template}: `{next}` is not read where it should be:\n{text}"));
            rest = &rest[at + next.len()..];
        }
    }
}

#[test]
fn the_decree_carries_all_that_it_sets() {
    let (project, _) = support::check(&support::root());
    let pdf = support::make(&project, "kelurahan-mekarsari", "", "pdf/decree.typ", Language::Indonesian);
    let yaml = Pdf::read(&pdf).attached();
    assert_eq!(yaml.matches("---\n").count(), 4, "each standard is a document");
    assert!(yaml.contains("competence:") && yaml.contains("name: Surat Keterangan Usaha"), "{yaml}");
}
