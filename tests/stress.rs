//! Standards at the edge of what is real: nothing runs out of a page, no two texts lie over each other, nothing is lost.

mod support;

use std::fs;
use std::path::PathBuf;

use maklumat::diagnostic::{Diagnostic, Severity};
use maklumat::document::{self, Document, Of};
use maklumat::locale::Language;
use maklumat::output::{Data, Engines, Outcome};
use maklumat::project::{Office, Project};
use maklumat::service::Service;
use maklumat::templates::Templates;
use maklumat::view::{self, Medium, View};
use typst::layout::{Abs, Frame, FrameItem, Point, Transform};

/// A standard, and words that must stand in each document of it.
struct Case {
    name: &'static str,
    yaml: String,
    words: Vec<String>,
}

fn cases() -> Vec<Case> {
    let row = |at: usize| format!("      - [Golongan ke-{at}, Rp{at}.000, Rp{at}.500, \"Rp{at}.000 per unit\"]\n");
    let matrix = (1..=200).map(row).collect::<String>();
    let step = |at: usize| {
        let actor = ["pemohon", "petugas loket", "verifikator", "kepala seksi", "lurah", "bendahara"][at % 6];
        let back = if at.is_multiple_of(7) { ", jika tidak: berkas dikembalikan, kembali ke: s1" } else { "" };
        format!(
            "  - {{id: s{at}, pelaku: {actor}, langkah: Mengerjakan bagian nomor {at} dari pekerjaan, waktu: {at} menit{back}}}\n"
        )
    };
    let steps = (1..=60).map(step).collect::<String>();
    let variant = |at: usize| {
        format!(
            "  - {{nama: Jenis layanan nomor {at}, biaya: Rp{at}.000, waktu: {at} hari kerja, persyaratan: {{tambahan: [{{dokumen: Surat khusus {at}}}]}}}}\n"
        )
    };
    let variants = (1..=12).map(variant).collect::<String>();
    let word = "Pneumonoultramikroskopiksilikovulkanokoniosis".repeat(5)[..200].to_owned();
    vec![
        Case {
            name: "matrix",
            yaml: format!(
                "# unit.yaml: maklumat: {{tanggal: 2026-02-03, tempat: Contoh}}\n# unit.yaml: keputusan: {{nomor: 1/2026, tanggal: 2026-02-03}}\nnama: Tarif\nproduk: Surat\nbiaya:\n  dasar: Perda Kota Contoh 1/2024\n  tabel:\n    kolom: [Golongan, Baru, Perpanjangan, Percepatan]\n    baris:\n{matrix}"
            ),
            words: vec!["Golongan ke-1".into(), "Golongan ke-200".into(), "Rp200.500".into()],
        },
        Case {
            name: "steps",
            yaml: format!(
                "# unit.yaml: keputusan: {{nomor: 1/2026, tanggal: 2026-02-03}}\nnama: Langkah\nproduk: Surat\nwaktu: 90 hari kerja\nprosedur:\n{steps}"
            ),
            words: vec!["nomor 1 dari".into(), "nomor 60 dari".into()],
        },
        Case {
            name: "variants",
            yaml: format!("nama: Jenis\nproduk: Surat\nvarian:\n{variants}dasar hukum: [Perda Kota Contoh 1/2024]\n"),
            words: vec!["Jenis layanan nomor 12".into(), "Surat khusus 12".into()],
        },
        Case {
            name: "word",
            yaml: format!(
                "# unit.yaml: maklumat: {{tanggal: 2026-02-03}}\n# unit.yaml: keputusan: {{nomor: 1/2026, tanggal: 2026-02-03}}\nnama: {word}\nringkasan: {word}\nproduk: {word}\npersyaratan: [{{dokumen: {word}}}, {{kondisi: a, jika: {word}}}]\nprosedur: [{{langkah: {word}, pelaku: {word}}}, {{langkah: b, pelaku: lurah, waktu: 5 menit}}, {{langkah: c, pelaku: {word}}}]\nbiaya: {{tarif: Rp1.000, per: {word}, dasar: Perda Kota Contoh 1/2024}}\n"
            ),
            words: Vec::new(),
        },
        Case {
            name: "scripts",
            yaml: "nama: Surat ꦱꦼꦂꦠꦶꦥ꦳ꦶꦏꦠ꧀ (سورت)\nringkasan: \"Aksara ꦲꦤꦕꦫꦏ **ꦢꦠꦱꦮꦭ** dan *خط عربي*.\"\nproduk: Surat\n"
                .to_owned(),
            words: vec!["ꦢꦠꦱꦮꦭ".into(), "خط".into()],
        },
        Case { name: "little", yaml: "nama: S\nproduk: S\n".to_owned(), words: vec!["Kelurahan".into()] },
    ]
}

/// A text on a page: its box from the height of a small letter down to the base line, in points.
struct Piece {
    text: String,
    size: f64,
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

fn pieces(frame: &Frame, transform: Transform, found: &mut Vec<Piece>) {
    for (at, item) in frame.items() {
        match item {
            FrameItem::Group(group) => {
                let inner = transform.pre_concat(Transform::translate(at.x, at.y)).pre_concat(group.transform);
                pieces(&group.frame, inner, found);
            }
            FrameItem::Text(text) if !text.text.trim().is_empty() => {
                let start = Point::new(at.x, at.y - text.size * 0.45).transform(transform);
                let end = Point::new(at.x + text.width(), at.y).transform(transform);
                found.push(Piece {
                    text: text.text.to_string(),
                    size: text.size.to_pt(),
                    left: start.x.min(end.x).to_pt(),
                    top: start.y.min(end.y).to_pt(),
                    right: start.x.max(end.x).to_pt(),
                    bottom: start.y.max(end.y).to_pt(),
                });
            }
            _ => {}
        }
    }
}

/// What is wrong with the boxes of a document, if something is.
fn faults(engines: &Engines, document: &Document, data: &Data, words: &[String]) -> Vec<String> {
    let laid = engines.lay_out(document, data).unwrap();
    let (mut wrong, mut all) = (Vec::new(), String::new());
    for (number, page) in laid.pages().iter().enumerate() {
        let mut found = Vec::new();
        pieces(&page.frame, Transform::identity(), &mut found);
        let (width, height) = (page.frame.width().to_pt(), page.frame.height().to_pt());
        let edge = Abs::mm(4.0).to_pt();
        for (at, one) in found.iter().enumerate() {
            if one.left < edge || one.top < edge || one.right > width - edge || one.bottom > height - edge {
                wrong.push(format!("page {}: `{}` runs out of the page", number + 1, one.text));
            }
            for other in &found[at + 1..] {
                let across = one.right.min(other.right) - one.left.max(other.left);
                let down = one.bottom.min(other.bottom) - one.top.max(other.top);
                if across > 1.0 && down > 1.0 {
                    wrong.push(format!("page {}: `{}` lies over `{}`", number + 1, one.text, other.text));
                }
            }
            all.push_str(&one.text);
        }
    }
    let bare = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
    let all = bare(&all);
    wrong.extend(words.iter().filter(|word| !all.contains(&bare(word))).map(|word| format!("`{word}` is lost")));
    wrong.truncate(5);
    wrong
}

/// Looks at every paper of a unit of a project: how many there are, and what is wrong with them.
fn look(
    engines: &Engines,
    project: &Project,
    office: &Office,
    words: &[String],
    kinds: &[&str],
) -> (usize, Vec<String>) {
    let (mut made, mut wrong) = (0, Vec::new());
    let services: Vec<Service> =
        office.standards.iter().map(|standard| Service::new(project, office, standard)).collect();
    for document in document::ALL.iter().filter(|document| document.is_pdf() && kinds.contains(&document.name)) {
        let views: Vec<View> = match document.of {
            Of::Standard => services.iter().map(|service| view::standard(service, "id", Medium::Paper)).collect(),
            Of::Decreed => Vec::new(),
            Of::Unit | Of::Agency => vec![view::unit(project, office, &services, "id", Medium::Paper)],
        };
        for view in &views {
            let mut data = Data::new(view);
            match engines.make(document, "a/b.pdf", &mut data).unwrap() {
                Outcome::Made(_) => {
                    made += 1;
                    let words = if document.name == "pledge" { &[] } else { words };
                    let found = faults(engines, document, &data, words);
                    let name = &view.head.address;
                    wrong.extend(found.into_iter().map(|fault| format!("{} of {name:?}: {fault}", document.template)));
                }
                Outcome::TooLong(component) => {
                    assert!(
                        document.sheets.iter().any(|sheet| sheet.fit.is_some()),
                        "{} has no end",
                        document.template
                    );
                    assert!(data.json().contains(&component), "{component} is no component");
                }
                Outcome::Needless => {}
            }
        }
    }
    (made, wrong)
}

const ALL_KINDS: [&str; 6] = ["notice", "poster", "leaflet", "pledge", "decree", "book"];

#[test]
fn nothing_runs_out_of_a_page_or_over_something_else() {
    let engines = Engines::new(&Templates::read(None).unwrap());
    let (mut made, mut wrong) = (0, Vec::new());
    for case in cases() {
        let folder = support::case(&case.yaml);
        let (project, found) = support::check(folder.path());
        let is_error = |found: &&Diagnostic| found.severity == Severity::Error;
        assert!(!found.iter().any(|found| is_error(&found)), "{}", support::told(&project, &found, Language::English));
        let (papers, faults) = look(&engines, &project, &support::offices(&project)[0], &case.words, &ALL_KINDS);
        made += papers;
        wrong.extend(faults.into_iter().map(|fault| format!("{}: {fault}", case.name)));
    }
    assert!(wrong.is_empty(), "{} faults:\n{}", wrong.len(), wrong.join("\n"));
    assert!(made >= 20, "{made}");
}

#[test]
fn a_poster_is_read_from_where_it_hangs() {
    let engines = Engines::new(&Templates::read(None).unwrap());
    let document = document::ALL.iter().find(|document| document.name == "poster").unwrap();
    let (project, _) = support::check(&support::root());
    for (unit, id, name, facts) in [
        ("kelurahan-mekarsari", "domisili", "Surat Keterangan", ["15 menit atau 1 hari kerja", "Gratis"]),
        ("mal-pelayanan-publik", "sim", "Penerbitan Surat", ["120 menit", "Rp50.000 s.d. Rp120.000"]),
    ] {
        let office = &support::offices(&project).into_iter().find(|office| office.id == unit).unwrap();
        let standard = office.standards.iter().find(|standard| standard.id == id).unwrap();
        let view = view::standard(&Service::new(&project, office, standard), "id", Medium::Paper);
        let mut data = Data::new(&view);
        assert!(matches!(engines.make(document, "a/b.pdf", &mut data).unwrap(), Outcome::Made(_)), "{id}");
        let laid = engines.lay_out(document, &data).unwrap();
        assert_eq!(laid.pages().len(), 1, "{id}");
        let mut found = Vec::new();
        pieces(&laid.pages()[0].frame, Transform::identity(), &mut found);
        let largest = |words: &str| {
            let close: Vec<&str> = words.split(' ').collect();
            let sizes = found.iter().filter(|piece| close.iter().any(|word| piece.text.contains(word)));
            sizes.map(|piece| piece.size).fold(0.0, f64::max)
        };
        for words in [name, facts[0], facts[1]] {
            assert!(largest(words) >= 36.0, "{id}: `{words}` is set in {}", largest(words));
        }
        for piece in &found {
            assert!(piece.size >= 13.9, "{id}: `{}` is set in {}", piece.text, piece.size);
        }
        assert!(largest("Pemohon: Petugas Persyaratan") >= 18.0);
        let body: f64 = found.iter().filter(|piece| piece.size >= 17.9).map(|piece| piece.text.len() as f64).sum();
        let all: f64 = found.iter().map(|piece| piece.text.len() as f64).sum();
        assert!(body / all > 0.8, "{id}: only {:.0} % of the poster is in 18 points", body / all * 100.0);
    }
}

#[test]
fn the_longest_samples_stay_in_their_pages_too() {
    let engines = Engines::new(&Templates::read(None).unwrap());
    let (project, _) = support::check(&support::root());
    let mut wrong = Vec::new();
    for office in support::offices(&project) {
        // Posters and leaflets take long to lay out.
        let kinds =
            if office.id == "mal-pelayanan-publik" { &ALL_KINDS[..] } else { &["notice", "pledge", "decree", "book"] };
        wrong.extend(look(&engines, &project, &office, &[], kinds).1);
    }
    assert!(wrong.is_empty(), "{} faults:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_page_of_the_site_is_as_wide_as_the_window() {
    let out = tempfile::tempdir().unwrap();
    let mut pages: Vec<PathBuf> = Vec::new();
    for case in cases() {
        let folder = support::case(&case.yaml);
        let to = out.path().join(case.name);
        let arguments = ["build", "--document", "site", "--out", to.to_str().unwrap(), "--project"];
        assert_cmd::Command::cargo_bin("maklumat")
            .unwrap()
            .env("XDG_CACHE_HOME", env!("CARGO_TARGET_TMPDIR"))
            .args(arguments)
            .arg(folder.path())
            .assert()
            .success();
        pages.extend(["kelurahan/surat.html", "kelurahan/index.html", "index.html"].map(|page| to.join(page)));
    }
    for width in [320, 390, 1280] {
        let browser = support::browser::Browser::open(width, 800);
        for page in &pages {
            browser.file(page);
            let wide = browser.run("return document.documentElement.scrollWidth");
            assert!(wide.as_u64().unwrap() <= u64::from(width), "{} is {wide} wide at {width}", page.display());
            let size = fs::metadata(page).unwrap().len();
            assert!(size < 400_000, "{} has {size} bytes", page.display());
        }
    }
}
