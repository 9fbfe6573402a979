//! The short answers to "how much?" and "how long?": what a notice shows at a glance and a list beside the name. An
//! answer is certain or leads to its section.

use maklumat::diagnostic::Diagnostics;
use maklumat::project::Project;
use maklumat::service::Service;
use maklumat::view::{self, Entry, Medium};
use serde_json::Value as Json;

/// The view and the entry in the list of a standard with this component.
fn seen(component: &str, more: &str) -> (Json, Json) {
    let standard = format!("nama: Layanan\n{component}\n{more}");
    let files = [("agency.yaml", "nama: Kota\n"), ("unit/unit.yaml", "nama: Dinas\n"), ("unit/a.yaml", &standard)];
    let project = Project::of_texts(files);
    let office = project.office(&project.units[0], &mut Diagnostics::default());
    let service = Service::new(&project, &office, &office.standards[0]);
    let view = serde_json::to_value(view::standard(&service, "id", Medium::Screen)).expect("texts, lists and maps");
    let entry = serde_json::to_value(Entry::new(&service, "id", true)).expect("texts, lists and maps");
    (view, entry)
}

fn fact(view: &Json, id: &str) -> Json {
    let facts = view["glance"].as_array().expect("a list");
    facts.iter().find(|fact| fact["id"] == id).cloned().unwrap_or_default()
}

/// What is shown at a glance, with the note in brackets; what only leads to a section stands behind an arrow.
fn shown(fact: &Json) -> String {
    let value = |of: &Json| {
        let arrow = if of["refers"] == true { "→ " } else { "" };
        format!("{arrow}{}", of["value"].as_str().unwrap_or_default())
    };
    let lines = fact["lines"].as_array().cloned().unwrap_or_default();
    let lines: Vec<String> =
        lines.iter().map(|line| format!("{}: {}", line["label"].as_str().unwrap_or_default(), value(line))).collect();
    let told = if lines.is_empty() { value(fact) } else { lines.join("; ") };
    match fact["note"].as_str() {
        Some(note) => format!("{told} ({note})"),
        None => told,
    }
}

const LAW: &str = "dasar: Perda Kota Contoh 1/2024";

#[test]
fn a_fee_is_told_in_a_word_only_if_it_is_certain() {
    let see = "lihat bagian Biaya/Tarif";
    // Fees, at a glance, in the list, and whether it is free for everyone and for some.
    let cases: &[(&str, String, &str, (bool, bool))] = &[
        ("biaya: gratis", "Gratis".into(), "Gratis", (true, true)),
        ("biaya: Rp10.000", "Rp10.000".into(), "Rp10.000", (false, false)),
        (
            "biaya: {butir: [{untuk: dewasa, tarif: Rp10.000}, {untuk: anak, tarif: gratis}]}",
            "Gratis s.d. Rp10.000".into(),
            "Gratis s.d. Rp10.000",
            (false, true),
        ),
        ("biaya: {tarif: \"USD 12,50\"}", "USD 12,50".into(), "USD 12,50", (false, false)),
        (
            "biaya: {butir: [{tarif: USD 50}, {tarif: Rp10.000}]}",
            format!("→ Tarif tetap; {see}"),
            "Tarif tetap",
            (false, false),
        ),
        // Free under a condition is not free.
        (
            "biaya: {tarif: gratis, jika: pemohon lansia}",
            format!("→ Gratis untuk sebagian; {see}"),
            "Gratis untuk sebagian",
            (false, true),
        ),
        (
            "biaya: {butir: [{dinilai: tertera pada SKRD}, {tarif: gratis, jika: rumah ibadah}]}",
            format!("→ Ditetapkan per permohonan; gratis untuk sebagian; {see}"),
            "Ditetapkan per permohonan; gratis untuk sebagian",
            (false, true),
        ),
        (
            "biaya: {butir: [{tarif: gratis}, {tarif tambahan: Rp50.000, jika: terlambat}]}",
            format!("→ Gratis untuk sebagian; {see}"),
            "Gratis untuk sebagian",
            (false, true),
        ),
        (
            "biaya: {butir: [{tarif: Rp10.000}, {tarif: gratis, jika: pemohon lansia}]}",
            "Rp10.000 (gratis untuk sebagian)".into(),
            "Rp10.000 (gratis untuk sebagian)",
            (false, true),
        ),
        (
            "biaya: {butir: [{tarif: Rp10.000}, {tarif tambahan: Rp5.000, jika: dikirim}]}",
            "Rp10.000 (dapat berbeda menurut keadaan)".into(),
            "Rp10.000 (dapat berbeda menurut keadaan)",
            (false, false),
        ),
        // A waived surcharge makes nothing free.
        (
            "biaya: {butir: [{tarif: Rp350.000}, {tarif tambahan: Rp500.000, untuk: Beban rusak, jika: rusak}, {tarif: gratis, untuk: Beban rusak, jika: karena bencana}]}",
            "Rp350.000 (dapat berbeda menurut keadaan)".into(),
            "Rp350.000 (dapat berbeda menurut keadaan)",
            (false, false),
        ),
        // Each kind is named as what it is.
        ("biaya: {tarif: Rp500 per lembar}", "Rp500 per lembar".into(), "Rp500 per lembar", (false, false)),
        (
            "biaya: {salah satu: [{tarif: Rp7.000, per: sampel}, {tarif: Rp35.000, per: sampel}]}",
            "Rp7.000 s.d. Rp35.000 per sampel".into(),
            "Rp7.000 s.d. Rp35.000 per sampel",
            (false, false),
        ),
        (
            "biaya: {butir: [{tarif: Rp7.000 per sampel}, {panjar: Rp100.000, untuk: lebih dari 5 sampel}]}",
            format!("→ Tarif per satuan dan panjar; {see}"),
            "Tarif per satuan dan panjar",
            (false, false),
        ),
        ("biaya: {panjar: Rp100.000}", "Panjar Rp100.000".into(), "Panjar Rp100.000", (false, false)),
        ("biaya: {panjar: ya}", format!("→ Panjar; {see}"), "Panjar", (false, false)),
        (
            "biaya: {rumus: T = L × 500 + Rp14.000.000}",
            format!("→ Menurut rumus; {see}"),
            "Menurut rumus",
            (false, false),
        ),
        ("biaya: {sesuai: PP 22/2023}", format!("→ Menurut peraturan; {see}"), "Menurut peraturan", (false, false)),
        (
            "biaya: {tarif: 2 persen dari nilai jual}",
            "2 persen dari nilai jual".into(),
            "2 persen dari nilai jual",
            (false, false),
        ),
        // Words are no answer.
        ("biaya: Sesuai kemampuan pemohon", "→ Lihat bagian Biaya/Tarif".into(), "lihat rinciannya", (false, false)),
        (
            "biaya: {butir: [{tarif: gratis}, Biaya kirim ditanggung pemohon]}",
            format!("→ Gratis untuk sebagian; {see}"),
            "Gratis untuk sebagian",
            (false, true),
        ),
        (
            "biaya: {tarif: gratis, catatan: Denda keterlambatan Rp50.000.}",
            format!("→ Gratis untuk sebagian; {see}"),
            "Gratis untuk sebagian",
            (false, true),
        ),
        (
            "biaya: {tarif: gratis, catatan: Petugas dilarang menerima imbalan.}",
            "Gratis".into(),
            "Gratis",
            (true, true),
        ),
        // What stands beside each other may add up, unless it is for other people or one of them is enough.
        (
            "biaya: {butir: [{untuk: Pendaftaran, tarif: Rp10.000}, {untuk: Pemeriksaan, tarif: Rp50.000}]}",
            "Rp10.000 atau lebih".into(),
            "Rp10.000 atau lebih",
            (false, false),
        ),
        (
            "biaya: {butir: [{untuk: Administrasi, tarif: gratis}, {untuk: Laboratorium, tarif: Rp50.000}]}",
            format!("→ Tarif tetap; {see}"),
            "Tarif tetap",
            (false, false),
        ),
        (
            "biaya: {salah satu: [{untuk: Kartu, tarif: Rp10.000}, {untuk: Buku, tarif: Rp50.000}]}",
            "Rp10.000 s.d. Rp50.000".into(),
            "Rp10.000 s.d. Rp50.000",
            (false, false),
        ),
        (
            "biaya: {tabel: {kolom: [Jenis, Biaya], baris: [[Kartu, Rp5.000], [Jumlah, Rp15.000]]}}",
            format!("→ Tarif tetap; {see}"),
            "Tarif tetap",
            (false, false),
        ),
        (
            "biaya: {tabel: {kolom: [No, Rincian biaya, Tarif], baris: [[1, Pendaftaran, Rp50.000], [2, Pengukuran, Rp60.000]]}}",
            "Rp50.000 atau lebih".into(),
            "Rp50.000 atau lebih",
            (false, false),
        ),
        (
            "biaya: {tabel: {kolom: [Tindakan, Jasa sarana, Jasa pelayanan], baris: [[Rawat luka, Rp20.000, Rp30.000]]}}",
            "Rp20.000 atau lebih".into(),
            "Rp20.000 atau lebih",
            (false, false),
        ),
        (
            "biaya: {tabel: {kolom: [Kamar, Kelas I, Kelas II], baris: [[Mawar, Rp200.000, Rp100.000]]}}",
            "Rp100.000 s.d. Rp200.000".into(),
            "Rp100.000 s.d. Rp200.000",
            (false, false),
        ),
        (
            "biaya: {butir: [{tarif: Rp10.000, untuk: Karcis, jika: pasien umum}, {tarif: Rp20.000, untuk: Jasa dokter, jika: pasien umum}]}",
            format!("→ Tarif tetap; {see}"),
            "Tarif tetap",
            (false, false),
        ),
        (
            "biaya: {salah satu: [{butir: [{untuk: Cetak, tarif: Rp10.000}, {untuk: Kirim, tarif: Rp5.000}]}, {untuk: Kilat, tarif: Rp20.000}]}",
            "Rp5.000 atau lebih".into(),
            "Rp5.000 atau lebih",
            (false, false),
        ),
        // A column of units says for each of what.
        (
            "biaya: {tabel: {kolom: [Fasilitas, Satuan, Tarif], baris: [[Lapangan, per jam, Rp75.000], [Gedung, jam, Rp100.000]]}}",
            "Rp75.000 s.d. Rp100.000 per jam".into(),
            "Rp75.000 s.d. Rp100.000 per jam",
            (false, false),
        ),
        (
            "biaya: {tabel: {kolom: [Fasilitas, Satuan, Tarif], baris: [[Lapangan, per jam, Rp75.000], [Gedung, per hari, Rp100.000]]}}",
            format!("→ Tarif per satuan; {see}"),
            "Tarif per satuan",
            (false, false),
        ),
        // A remark that names who alone pays nothing, or what costs something, and some that do not.
        (
            "biaya: {tarif: gratis, catatan: Khusus peserta BPJS.}",
            format!("→ Gratis untuk sebagian; {see}"),
            "Gratis untuk sebagian",
            (false, true),
        ),
        (
            "biaya: {tarif: gratis, catatan: Tidak termasuk biaya laboratorium.}",
            format!("→ Gratis untuk sebagian; {see}"),
            "Gratis untuk sebagian",
            (false, true),
        ),
        (
            "biaya: {tarif: gratis, catatan: Pemohon tidak dipungut biaya apa pun.}",
            "Gratis".into(),
            "Gratis",
            (true, true),
        ),
        (
            "biaya: {tarif: Rp10.000, catatan: Gratis bagi lansia.}",
            "Rp10.000 (dapat berbeda menurut keadaan)".into(),
            "Rp10.000 (dapat berbeda menurut keadaan)",
            (false, false),
        ),
        ("biaya: {tarif: Rp10.000, catatan: Dibayar di loket.}", "Rp10.000".into(), "Rp10.000", (false, false)),
        // One condition, one thing, one channel, a day at which it ends: the rest is not told.
        (
            "biaya: {tarif: Rp50.000, jika: kartu hilang}",
            "Rp50.000 (dapat berbeda menurut keadaan)".into(),
            "Rp50.000 (dapat berbeda menurut keadaan)",
            (false, false),
        ),
        (
            "biaya: {butir: [{untuk: anak-anak, tarif: gratis}]}",
            format!("→ Gratis untuk sebagian; {see}"),
            "Gratis untuk sebagian",
            (false, true),
        ),
        (
            "biaya: {butir: [{kanal: daring, tarif: gratis}]}",
            format!("→ Gratis untuk sebagian; {see}"),
            "Gratis untuk sebagian",
            (false, true),
        ),
        (
            "biaya: {tarif: gratis, berlaku sampai: 2026-06-30}",
            format!("→ Gratis untuk sebagian; {see}"),
            "Gratis untuk sebagian",
            (false, true),
        ),
        // Remarks and cells may take back what is free.
        (
            "biaya: {tarif: gratis, catatan: Ongkos kirim ditanggung pemohon.}",
            format!("→ Gratis untuk sebagian; {see}"),
            "Gratis untuk sebagian",
            (false, true),
        ),
        (
            "biaya: {tarif: gratis, catatan: USD 5 untuk WNA.}",
            format!("→ Gratis untuk sebagian; {see}"),
            "Gratis untuk sebagian",
            (false, true),
        ),
        ("biaya: {tarif: gratis, catatan: Tidak dipungut biaya apa pun.}", "Gratis".into(), "Gratis", (true, true)),
        (
            "biaya: {tabel: {kolom: [Jenis, Biaya], baris: [{isi: [A, gratis], catatan: pengganti hilang Rp50.000}, [B, gratis]]}}",
            format!("→ Gratis untuk sebagian; {see}"),
            "Gratis untuk sebagian",
            (false, true),
        ),
        (
            "biaya: {tabel: {kolom: [Jenis, Biaya], baris: [[A, gratis], [B, –]]}}",
            format!("→ Gratis untuk sebagian; {see}"),
            "Gratis untuk sebagian",
            (false, true),
        ),
        (
            "biaya: {tabel: {kolom: [Jenis, Warga kota, Luar kota], baris: [[Surat, gratis, Rp10.000], [Salinan, gratis, Rp5.000]]}}",
            "Gratis s.d. Rp10.000".into(),
            "Gratis s.d. Rp10.000",
            (false, true),
        ),
        (
            "biaya: {tabel: {kolom: [Jenis, Umum, Khusus], baris: [[Surat, Rp10.000, Rp20.000], [Salinan, Rp5.000, Sesuai kerja sama]]}}",
            "→ Lihat bagian Biaya/Tarif".into(),
            "lihat rinciannya",
            (false, false),
        ),
        // Cells have the type of their column.
        (
            "biaya: {tabel: {kolom: [Golongan, Daya (VA), Biaya], baris: [[R-1, 450, Rp421.000], [R-1, 900, Rp843.000]]}}",
            "Rp421.000 s.d. Rp843.000".into(),
            "Rp421.000 s.d. Rp843.000",
            (false, false),
        ),
        (
            "biaya: {tabel: {kolom: [Jenis, Biaya], baris: [[Baru, Rp120.000], [Lama, Sesuai Perda]]}}",
            "→ Lihat bagian Biaya/Tarif".into(),
            "lihat rinciannya",
            (false, false),
        ),
        (
            "biaya: {tabel: {kolom: [Jenis, Tarif (Rp/m³)], baris: [[Rumah, 1.500], [Toko, 3.500]]}}",
            "Rp1.500 s.d. Rp3.500 per m³".into(),
            "Rp1.500 s.d. Rp3.500 per m³",
            (false, false),
        ),
        (
            "biaya: {tabel: [[Pipa kecil, 1200000], [Pipa besar, 2750000]]}",
            "→ Lihat bagian Biaya/Tarif".into(),
            "lihat rinciannya",
            (false, false),
        ),
    ];
    let mut wrong = Vec::new();
    for (fees, glance, list, free) in cases {
        let fees = fees.replace("biaya: {", &format!("biaya: {{{LAW}, "));
        let (view, entry) = seen(&fees, "");
        let found = (shown(&fact(&view, "cost")), entry["cost"].as_str().unwrap_or_default().to_owned());
        let flags = (entry["free"] == true, entry["free_for_some"] == true);
        if found != (glance.clone(), (*list).to_owned()) || flags != *free {
            wrong.push(format!(
                "{fees}\n  expected {glance} | {list} | {free:?}\n  found    {} | {} | {flags:?}",
                found.0, found.1
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_time_is_told_in_a_word_only_if_it_is_certain() {
    let see = "→ Lihat bagian Jangka Waktu";
    // Limits, at a glance, and whether it is done within a day.
    for (limits, glance, in_a_day) in [
        ("waktu: 3 hari kerja", "3 hari kerja", false),
        ("waktu: 1,5 jam", "1,5 jam", true),
        ("waktu: 30 detik", "30 detik", true),
        ("waktu: 1 jam 30 menit", "1 jam 30 menit", true),
        ("waktu: {paling lama: 3 hari kerja, sejak: berkas lengkap}", "3 hari kerja (sejak berkas lengkap)", false),
        ("waktu: {paling cepat: 3 hari kerja, paling lama: 5 hari kerja}", "3 s.d. 5 hari kerja", false),
        (
            "waktu: [{paling lama: 15 menit, jika: lurah ada}, {paling lama: 1 hari kerja, jika: lurah tidak ada}]",
            "15 menit atau 1 hari kerja",
            true,
        ),
        ("waktu: {paling lama: 2 jam, dapat diperpanjang: 1 jam}", "2 jam (dapat berbeda menurut keadaan)", false),
        // Stages add up, and are told by their names.
        (
            "waktu: [{untuk: Pemeriksaan, paling lama: 30 menit}, {untuk: Penerbitan, paling lama: 60 menit}]",
            "Pemeriksaan: 30 menit; Penerbitan: 60 menit",
            true,
        ),
        (
            "waktu: {paling lama: 5 hari kerja, butir: [{untuk: Pemeriksaan, paling lama: 1 hari kerja}, {untuk: Penerbitan, paling lama: 2 hari kerja}]}",
            "5 hari kerja",
            false,
        ),
        (
            "waktu: {tabel: {kolom: [No, Uraian kegiatan, Waktu], baris: [[1, Verifikasi, 1 hari kerja], [2, Penerbitan, 1 hari kerja]]}}",
            see,
            false,
        ),
        (
            "waktu: {paling lama: 3 (tiga) hari kerja terhitung sejak berkas lengkap}",
            "3 hari kerja (sejak berkas lengkap)",
            false,
        ),
        (
            "waktu: {paling lama: 3 hari, catatan: Dapat diperpanjang satu kali.}",
            "3 hari (dapat berbeda menurut keadaan)",
            false,
        ),
        ("waktu: Menurut antrean", see, false),
        ("waktu: [{paling lama: 15 menit}, Menurut antrean]", see, false),
        (
            "waktu: {tabel: {kolom: [Jenis, Waktu, Petugas], baris: [[Baru, 3 hari kerja, 2], [Lama, 5 hari kerja, 4]]}}",
            "3 s.d. 5 hari kerja",
            false,
        ),
        ("waktu: {tabel: {kolom: [Jenis, Rangkap], baris: [[Baru, 2], [Lama, 4]]}}", see, false),
        ("waktu: [5 menit, 10 menit]", see, true),
        ("waktu: {tabel: {kolom: [Tahapan, Waktu], baris: [[Periksa, 10 menit], [Cetak, 20 menit]]}}", see, false),
        ("waktu: {paling lama: 5 menit, jika: berkas lengkap}", "5 menit (dapat berbeda menurut keadaan)", false),
        (
            "waktu: {paling lama: 10 menit, butir: [{untuk: Rumit, paling lama: 3 hari kerja}]}",
            "10 menit (dapat berbeda menurut keadaan)",
            false,
        ),
        ("waktu: {paling lama: 10 menit, untuk langkah: periksa}", see, false),
        ("waktu: 1.30 jam", see, false),
        // What the applicant takes is no promise of the office.
        (
            "waktu: [{paling lama: 15 menit}, {untuk: Melengkapi, paling lama: 14 hari, pihak: pemohon}]",
            "15 menit",
            true,
        ),
    ] {
        let (view, entry) = seen(limits, "");
        assert_eq!(shown(&fact(&view, "time")), glance, "{limits}");
        assert_eq!(entry["in_a_day"] == true, in_a_day, "{limits}");
    }
}

#[test]
fn a_table_of_products_names_them_and_counts_nothing() {
    let (view, _) = seen("produk: {tabel: {kolom: [Produk, Rangkap], baris: [[Surat, 2], [Salinan, 4]]}}", "");
    assert_eq!(shown(&fact(&view, "product")), "Surat dan Salinan");
}

#[test]
fn who_need_not_pay_finds_it_under_his_variant() {
    let variants = "varian:\n  - {nama: Baru, biaya: {tarif: Rp10.000, dasar: Perda Kota Contoh 1/2024}}\n  - {nama: Ubah, biaya: gratis}\n";
    let (view, entry) = seen("produk: Surat", variants);
    assert_eq!(shown(&fact(&view, "cost")), "Baru: Rp10.000; Ubah: Gratis");
    assert_eq!(
        (&entry["cost"], &entry["free"], &entry["free_for_some"]),
        (&"Gratis s.d. Rp10.000".into(), &false.into(), &true.into())
    );
}

#[test]
fn a_limit_names_the_steps_that_it_covers() {
    let steps =
        "prosedur: [{id: periksa, langkah: Memeriksa berkas, waktu: 3 jam}, {langkah: Mencetak, waktu: 1 jam}]\n";
    let (view, _) = seen("waktu: {paling lama: 5 jam, untuk langkah: periksa}", steps);
    let sections = view["sections"].as_array().expect("a list");
    let time = sections.iter().find(|section| section["id"] == "time").expect("the section");
    assert!(time.to_string().contains("untuk langkah “Memeriksa berkas”"), "{time}");
}

/// The lines of the procedure that tell where to go back to, each with the variants that read it.
fn returns(procedure: &str) -> Vec<String> {
    let (view, _) = seen("varian: [Baru, Hilang]", procedure);
    let sections = view["sections"].as_array().expect("a list");
    let section = sections.iter().find(|section| section["id"] == "procedure").expect("the section");
    let mut found = Vec::new();
    fn walk(lines: &Json, who: &str, found: &mut Vec<String>) {
        for line in lines.as_array().into_iter().flatten() {
            if let Some(otherwise) = line["otherwise"].as_str() {
                let back = otherwise.split("kembali ke ").nth(1).unwrap_or_default();
                found.push(format!("{who}{}: {back}", line["number"]));
            }
            walk(&line["group"]["lines"], who, found);
        }
    }
    for run in section["runs"].as_array().into_iter().flatten() {
        let who = run["holds_for"].as_str().map(|who| format!("{who} ")).unwrap_or_default();
        walk(&run["lines"], &who, &mut found);
    }
    found
}

#[test]
fn a_return_names_the_number_that_its_reader_sees() {
    let of_variant = "prosedur:\n  - {langkah: Mendaftar}\n  - {id: lapor, langkah: Melapor, untuk varian: hilang}\n  - {langkah: Menilai, jika tidak: ulang, kembali ke: lapor}\n";
    assert_eq!(returns(of_variant), ["Khusus: Baru 2: langkah “Melapor”", "Khusus: Hilang 3: langkah 2"]);
    let of_part = "prosedur:\n  - {id: a, langkah: Mendaftar}\n  - {jika: perlu survei, butir: [Meninjau, {id: b, langkah: Mengukur, jika tidak: ulang, kembali ke: a}]}\n  - {langkah: Menerima, jika tidak: ulang, kembali ke: b}\n";
    assert_eq!(returns(of_part), ["2: langkah “Mendaftar”", "2: langkah “Mengukur”"]);
    let of_channel = "kanal layanan: [daring, loket]\nprosedur: [{id: e, langkah: Mengisi, kanal: daring}, {langkah: Memeriksa}, {langkah: Menilai, jika tidak: ulang, kembali ke: e}]\n";
    assert_eq!(returns(of_channel), ["3: langkah 1", "2: langkah “Mengisi”"]);
}

#[test]
fn machines_get_the_kind_of_each_charge_and_no_price_where_there_is_none() {
    let fees = "biaya:\n  dasar: Perda Kota Contoh 1/2024\n  butir: [{tarif: gratis, jika: lansia}, {rumus: T = L × 5}, {panjar: Rp100.000}, {tarif: Rp500 per lembar}, {tarif: \"USD 12,50\"}]";
    let (view, entry) = seen(fees, "");
    let record: Json = serde_json::from_str(entry["record"].as_str().expect("JSON")).expect("JSON");
    let costs = record["costs"].as_array().expect("a list");
    let told: Vec<String> = costs
        .iter()
        .map(|cost| format!("{} {} {}", cost["kind"].as_str().unwrap_or_default(), cost["currency"], cost["to"]))
        .collect();
    assert_eq!(
        told,
        ["free \"IDR\" 0", "formula null null", "deposit \"IDR\" 100000", "per_unit \"IDR\" 500", "fixed \"USD\" 12.5"]
    );
    let offers = view["linked"]["offers"].as_array().expect("a list");
    let prices: Vec<&Json> = offers.iter().map(|offer| &offer["price"]).collect();
    assert_eq!(prices, [&Json::from(0), &Json::Null, &Json::Null, &Json::Null, &Json::from(12.5)], "{offers:#?}");
    assert_eq!(offers[2]["description"], "panjar Rp100.000");
    let (view, entry) = seen("biaya: {butir: [{kanal: daring, tarif: gratis}, Biaya kirim ditanggung pemohon]}", "");
    let record: Json = serde_json::from_str(entry["record"].as_str().expect("JSON")).expect("JSON");
    assert_eq!(record["costs"][0]["channels"][0], "Daring");
    assert_eq!(
        (&record["costs"][1]["kind"], &record["costs"][1]["text"]),
        (&"text".into(), &"Biaya kirim ditanggung pemohon".into())
    );
    assert_eq!(view["linked"]["offers"][0]["description"], "Daring");
}

#[test]
fn what_one_variant_is_not_told_is_not_said_of_all() {
    let variants = "varian:\n  - {nama: Baru, biaya: gratis, waktu: [{untuk: Periksa, paling lama: 1 hari kerja}, {untuk: Cetak, paling lama: 2 hari kerja}]}\n  - {nama: Lama, waktu: [{untuk: Periksa, paling lama: 5 hari kerja}, {untuk: Cetak, paling lama: 9 hari kerja}]}\n";
    let (view, entry) = seen("produk: Surat", variants);
    assert_eq!(shown(&fact(&view, "cost")), "Baru: Gratis");
    assert_eq!((&entry["free"], &entry["cost"]), (&false.into(), &"Gratis untuk sebagian".into()));
    assert_eq!(shown(&fact(&view, "time")), "→ Lihat bagian Jangka Waktu");
}
