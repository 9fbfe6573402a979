//! What takes long must take no more than so many times as long for so many times as much: each of these sizes would need
//! minutes, if every finding or item were compared with every other.

mod support;

use maklumat::diagnostic::{Diagnostic, Style, render_json, render_terminal};
use maklumat::locale::Language;
use maklumat::project::Project;

/// The standard of the README, with some keys put in place of its own.
fn standard(own: &str) -> String {
    let parts = [
        ("nama", "nama: Surat Keterangan Pindah\n"),
        ("persyaratan", "persyaratan: [KTP-el]\n"),
        ("prosedur", "prosedur: [{langkah: Menyerahkan berkas, pelaku: pemohon}]\n"),
        ("waktu", "waktu: {paling lama: 1 hari kerja, sejak: berkas lengkap}\n"),
        ("biaya", "biaya: gratis\n"),
        ("produk", "produk: Surat keterangan pindah\n"),
    ];
    let is_own = |key: &str| own.lines().any(|line| line.starts_with(&format!("{key}:")));
    parts.into_iter().filter(|(key, _)| !is_own(key)).map(|(_, part)| part).collect::<String>() + own
}

fn check(own: &str) -> (Project, Vec<Diagnostic>) {
    support::check(support::case(&standard(own)).path())
}

fn codes(own: &str) -> Vec<&'static str> {
    check(own).1.iter().map(|found| found.code.name).collect()
}

fn lines(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).map(|at| line(at) + "\n").collect()
}

#[test]
fn many_findings_in_one_file_are_told() {
    const MANY: usize = 4_000;
    let kinds = [
        ("unknown-key", "persyaratan:\n".to_owned() + &lines(MANY, |_| "  - {zzz: 1}".to_owned())),
        ("syntax", lines(MANY, |at| format!("kunci{at}: \"abc"))),
        ("duplicate-key", lines(MANY, |_| "status: konsep".to_owned())),
        ("unclear-item", "persyaratan:\n".to_owned() + &lines(MANY, |_| "  - {bentuk: asli}".to_owned())),
        ("duplicate-item", "persyaratan:\n".to_owned() + &lines(MANY, |_| "  - KTP-el".to_owned())),
        ("duplicate-id", "persyaratan:\n".to_owned() + &lines(MANY, |at| format!("  - {{id: a, dokumen: KTP {at}}}"))),
        (
            "dangling-reference",
            "persyaratan:\n".to_owned()
                + &lines(MANY, |at| format!("  - {{id: a{at}, dokumen: KTP {at}, pengganti dari: b}}")),
        ),
        (
            "unused-waiver",
            "abaikan:\n".to_owned() + &lines(MANY, |_| "  - {aturan: missing-lapor, alasan: x}".to_owned()),
        ),
        ("unknown-key", format!("persyaratan: [{}]\n", vec!["{zzz: 1}"; MANY].join(", "))),
    ];
    for (code, own) in kinds {
        let (project, found) = check(&own);
        let count = found.iter().filter(|found| found.code.name == code).count();
        assert!(count >= MANY - 1, "{code}: {count}");
        let told = support::told(&project, &found, Language::Indonesian);
        assert!(told.matches(code).count() >= count, "{code}");
        assert!(
            render_json(found.iter(), &project.sources, Language::English).matches(code).count() >= count,
            "{code}"
        );
    }
}

#[test]
fn places_are_the_same_in_the_middle_of_a_long_line() {
    let own = format!("persyaratan: [{}]\n", vec!["{zzé: 1}"; 300].join(", "));
    let (project, found) = check(&own);
    let last = found.iter().rfind(|found| found.code.name == "unknown-key").unwrap();
    let told = render_terminal(last, &project.sources, Language::Indonesian, Style::Plain);
    let column = "persyaratan: [".len() + 299 * "{zze: 1}, ".len() + 2;
    assert!(told.contains(&format!("surat.yaml:6:{column}\n")), "{told}");
    assert!(told.contains("^^^\n") && told.len() < 2000, "{told}");
}

#[test]
fn what_stands_far_away_is_shown_in_its_own_place() {
    let own = "persyaratan:\n  - {id: a, dokumen: KTP}\n".to_owned()
        + &lines(500, |at| format!("  - Surat {at}"))
        + "  - {id: a, dokumen: Kartu Keluarga}\n";
    let (project, found) = check(&own);
    let told = support::told(&project, &found, Language::Indonesian);
    for part in ["--> kelurahan/surat.yaml:508:10", "::: kelurahan/surat.yaml:7:10", "  7 |   - {id: a, dokumen: KTP}"]
    {
        assert!(told.contains(part), "{told}");
    }
}

#[test]
fn lists_that_are_compared_with_each_other_have_limits() {
    let steps = |count| {
        "prosedur:\n".to_owned()
            + &lines(count, |at| {
                format!("  - {{id: s{at}, langkah: Memeriksa {at}, jika tidak: kembali, kembali ke: s0}}")
            })
    };
    let variants = |count| "varian:\n".to_owned() + &lines(count, |at| format!("  - Varian {at}"));
    let channels = |count| "kanal layanan:\n".to_owned() + &lines(count, |at| format!("  - Kanal {at}"));
    assert_eq!(codes(&steps(500)), [""; 0]);
    assert_eq!(codes(&(variants(50) + &channels(50))), [""; 0]);
    for own in [steps(501), steps(10_000), variants(51), variants(10_000), channels(51)] {
        assert_eq!(codes(&own), ["too-large"], "{}", &own[..40]);
    }
    let (project, found) = check(&steps(501));
    let told = support::told(&project, &found, Language::Indonesian);
    assert!(told.contains("lebih dari 500 butir") && told.contains(":507:"), "{told}");
}

#[test]
fn words_have_a_limit() {
    let summary = |word: &str| format!("ringkasan: Kata {word} itu\n");
    assert_eq!(codes(&summary(&"a".repeat(200))), [""; 0]);
    assert_eq!(codes(&summary(&"a".repeat(201))), ["wrong-value"]);
    assert_eq!(codes(&summary(&format!("https://kota.example/{}", "a".repeat(900)))), [""; 0]);
    assert_eq!(codes(&summary(&format!("https://kota.example/{}", "a".repeat(1000)))), ["wrong-value"]);
}

#[test]
fn messages_list_some_names_only() {
    let own = "varian:\n".to_owned()
        + &lines(30, |at| format!("  - Varian {at}"))
        + "persyaratan: [{dokumen: KTP, untuk varian: Lain}]\n";
    let (project, found) = check(&own);
    let told = support::told(&project, &found, Language::Indonesian);
    assert!(told.contains("`varian-19`, dan 10 lagi; atau tulis variannya"), "{told}");
}

#[test]
fn differences_are_laid_over_long_lists() {
    const MANY: usize = 10_000;
    let own = "sarana:\n  ubah:\n".to_owned() + &lines(MANY, |at| format!("    - {{id: s{at}, uraian: Meja {at}}}"));
    let removed = "sarana:\n  tanpa:\n".to_owned() + &lines(MANY, |at| format!("    - s{at}"));
    for (own, expected) in [(own, 0), (removed, MANY)] {
        let found = codes(&own);
        assert_eq!(found.iter().filter(|code| **code == "dangling-reference").count(), expected);
    }
}

#[test]
fn marks_of_emphasis_are_read_once() {
    let own = format!("ringkasan: '{}'\n", "a *b ".repeat(50_000));
    let folder = support::case(&standard(&own));
    let (project, found) = support::check(folder.path());
    assert_eq!(found.len(), 0);
    let page = support::make(&project, "kelurahan", "surat", "html/standard.html", Language::Indonesian);
    assert!(page.len() > own.len());
}

#[test]
fn a_chain_of_standards_has_an_end() {
    let folder = support::case(&standard("persyaratan: {seperti: s0}\n"));
    for at in 0..400 {
        let own = format!("persyaratan: {{seperti: s{}, tambahan: [Surat {at}]}}\n", at + 1);
        let own = if at == 399 { String::new() } else { own };
        std::fs::write(folder.path().join(format!("standards/kelurahan/s{at}.yaml")), standard(&own)).unwrap();
    }
    let (_, found) = support::check(folder.path());
    assert!(found.iter().all(|found| found.code.name == "dangling-reference"));
    // Ten standards may lead to each other: from the last eleven on all is well.
    assert_eq!(found.len(), 401 - 11);
}
