//! Nothing is silently something else: what is written is shown as it was meant, or refused with a reason.

mod support;

use std::fs;

use maklumat::diagnostic::Severity;
use maklumat::locale::Language;

/// The page of a standard without white space, or the rules that keep it from being published.
fn outcome(standard: &str) -> Result<String, Vec<&'static str>> {
    let folder = support::base(standard);
    let (project, found) = support::check(folder.path());
    let errors: Vec<_> =
        found.iter().filter(|found| found.severity == Severity::Error).map(|found| found.code.name).collect();
    if !errors.is_empty() {
        return Err(errors);
    }
    let printed = support::print(&project, "kelurahan", "surat", Language::Indonesian);
    Ok(support::visible(&printed.page).split_whitespace().collect())
}

#[test]
fn what_is_written_is_shown_as_it_was_meant() {
    for (written, shown) in [
        ("persyaratan: [{dokumen: KTP, jumlah: 2 (warna)}]", "2 (warna)"),
        ("persyaratan: [{dokumen: KTP, jumlah: 5 (lima) lembar}]", "5 lembar"),
        ("persyaratan: [{dokumen: KTP, jumlah: 1.10}]", "1.10"),
        ("persyaratan: [{dokumen: KTP, jumlah: 012}]", "012"),
        ("persyaratan: [{dokumen: KK, nama: Kartu Keluarga}]", "KK (Kartu Keluarga)"),
        ("persyaratan: [{syarat: x, catatan: \"> 1.000 m2\"}]", ""),
        (
            "persyaratan: [{dokumen: KTP, catatan: \"> 1.000 m2, 2*3*4, # 5, &copy; dan `x`\"}]",
            "> 1.000 m2, 2*3*4, # 5, &copy; dan `x`",
        ),
        ("persyaratan: [{dokumen: KTP, catatan: \"+ Rp10.000\"}]", "+ Rp10.000"),
        ("persyaratan: [{dokumen: KTP, catatan: \"[1]: lampiran\"}]", "[1]: lampiran"),
        ("persyaratan: [{dokumen: KTP, catatan: \"a **b*c** d\"}]", "a b*c d"),
        ("jam layanan: [Sabtu 08.00-24.00]", "08.00–24.00"),
        ("jam layanan: [setiap hari 22.00-06.00]", "22.00–06.00"),
        ("jam layanan: [{Senin-Kamis: 08.00-15.00}]", "Senin–Kamis: 08.00–15.00 WIB"),
        ("biaya: {dasar: [UU 1/2020], tarif: Rp25.000 (dua puluh lima ribu rupiah)}", "Rp25.000"),
        ("biaya: {dasar: [UU 1/2020], tarif: 1.000 persen}", "1.000 persen"),
        ("biaya: {dasar: [UU 1/2020], tarif: \"Rp 10.000,00 (sepuluh ribu rupiah)\"}", "Rp10.000"),
        ("biaya: {dasar: [UU 1/2020], tarif: \"Rp. 1.500.000,- (satu juta lima ratus ribu rupiah)\"}", "Rp1.500.000"),
        (
            "biaya: {dasar: [UU 1/2020], tarif: \"Rp 10.500,50 (sepuluh ribu lima ratus rupiah lima puluh sen)\"}",
            "Rp 10.500,50 (sepuluh ribu lima ratus rupiah lima puluh sen)",
        ),
        ("biaya: Tanpa biaya / gratis", "Gratis"),
        ("biaya: Rp 0,- (gratis)", "Gratis"),
        ("biaya: gratis jika warga kota", "gratis jika warga kota"),
        ("waktu: tiga hari kerja", "3 hari kerja"),
        ("waktu: Pukul 08.00 (delapan) atau 1 hari kerja", "Pukul 08.00 (delapan) atau 1 hari kerja"),
        ("biaya: {per: buku, dasar: [UU 1/2020], butir: [{tarif: Rp500}]}", "Per buku"),
        ("biaya: nihil", "Gratis"),
        ("pengaduan: [{facebook: Dinas Kota Contoh}]", "Dinas Kota Contoh"),
        ("pengaduan: [{instagram: kotacontoh}]", "@kotacontoh"),
        ("pengaduan: {telepon: 0800-1, surel: a@b.example}", "0800-1"),
        (
            "pengaduan: {loket: L, jam layanan: [{hari: Senin, pukul: 08.00-09.00, jika: ada petugas, catatan: Penting}]}",
            "Senin 08.00–09.00 WIB (jika ada petugas)",
        ),
        (
            "prosedur: [{langkah: A, waktu: [{untuk: cetak, paling lama: 5 menit}, {untuk: cap, paling lama: 1 menit}]}]",
            "cetak: 5 menit; cap: 1 menit",
        ),
        (
            "prosedur: [Menunggu, Menyerahkan, Menunggu, Selesai]\nvarian: [A, B]",
            "Menunggu Menyerahkan Menunggu Selesai",
        ),
        ("dasar hukum: [PP 5/2010 dan PP 6/2011]", "Surat"),
    ] {
        let page = outcome(&format!("nama: Surat\nproduk: Surat\n{written}\n"));
        let wanted: String = shown.split_whitespace().collect();
        match (page, shown) {
            (Err(_), "") => {}
            (page, _) => assert!(page.as_ref().is_ok_and(|page| page.contains(&wanted)), "{written}: {page:?}"),
        }
    }
}

#[test]
fn what_cannot_be_meant_is_refused() {
    for (written, rule) in [
        ("persyaratan: [{dokumen: KTP, jumlah: 5 (enam) lembar}]", "wrong-value"),
        ("waktu: 5 (lima belas) hari kerja", "wrong-value"),
        ("biaya: \"Rp 10.000,00 (sepuluh juta rupiah)\"", "wrong-value"),
        ("biaya: \"Rp10.000,- (seribu rupiah)\"", "wrong-value"),
        ("biaya: Seikhlasnya", "contribution-as-fee"),
        ("biaya: {dasar: [UU 1/2020], tarif: Rp25.000 (dua puluh ribu rupiah)}", "wrong-value"),
        ("biaya: {dasar: [UU 1/2020], tarif: 012}", "wrong-value"),
        ("biaya: \"Rp 25,000\"", "wrong-value"),
        ("biaya: Rp25.OOO", "wrong-value"),
        ("ditinjau: 0000-01-01", "wrong-value"),
        ("ditinjau: +202-01-01", "wrong-value"),
        ("ditinjau: 2026-02-30", "wrong-value"),
        ("persyaratan: []", "empty-value"),
        ("persyaratan: [{salah satu: []}]", "empty-value"),
        ("biaya: {dasar: [UU 1/2020], tabel: [~]}", "empty-value"),
        ("biaya: {dasar: [UU 1/2020], tabel: [[], [a, Rp1.000]]}", "empty-value"),
        ("ringkasan: Sekolah #1 Negeri", "syntax"),
        ("ringkasan: \"a\u{200F}b\"", "unprintable-character"),
        ("pengaduan: {loket: L, alur: [{langkah: A, kembali ke: b}]}", "dangling-reference"),
        (
            "biaya: {dasar: [UU 1/2020], tabel: {kolom: [A, {nama: B, untuk varian: c}], baris: [[a, Rp1.000]]}}",
            "dangling-reference",
        ),
        ("produk: [{nama: S, bentuk: [{bentuk: cetak, kanal: c}]}]", "dangling-reference"),
        ("jam layanan: [{hari: Senin, pukul: 08.00-09.00, kanal: c}]", "dangling-reference"),
        ("instansi mitra: [{id: bapenda, nama: B}]\nprosedur: [{langkah: A, pelaku: bapeda}]", "dangling-reference"),
        ("? [a]\n: b", "syntax"),
    ] {
        let outcome = outcome(&format!(
            "nama: Surat\n{}{written}\n",
            if written.starts_with("produk") { "" } else { "produk: Surat\n" }
        ));
        assert!(outcome.as_ref().is_err_and(|rules| rules.contains(&rule)), "{written} is not refused: {outcome:?}");
    }
}

#[test]
fn what_a_syntax_error_does_not_touch_is_read() {
    let rules = outcome("nama: Surat\nwaktu: [1 hari kerja\nproduk: Surat\nprodk: x\n").unwrap_err();
    assert_eq!(rules, ["syntax", "unknown-key"]);
    let rules = outcome("nama Surat\nproduk: Surat\nditinjau: 2026-02-30\n").unwrap_err();
    assert_eq!(rules, ["syntax", "wrong-value"]);
}

#[test]
fn large_and_circular_files_end_soon() {
    let standard = |other: &str| {
        format!("nama: S\nproduk: {{seperti: {other}}}\nprosedur: {{seperti: {other}}}\nwaktu: {{seperti: {other}}}\n")
    };
    let folder = support::base(&standard("lain"));
    fs::write(folder.path().join("standards/kelurahan/lain.yaml"), standard("surat")).unwrap();
    let keys: String = (0..100_000).map(|number| format!("k{number}: x\n")).collect();
    fs::write(folder.path().join("standards/kelurahan/kunci.yaml"), keys).unwrap();
    let (_, found) = support::check(folder.path());
    assert!(found.iter().any(|found| found.code.name == "dangling-reference"));
    assert!(found.iter().any(|found| found.code.name == "too-large"));
}
