//! The text of a new standard: a draft, with the components of this service to be filled in.

use jiff::civil::Date;

use super::page::{Page, value};
use crate::cli::ServiceKind;
use crate::locale::Language;
use crate::model::{Keyword, Status};
use crate::regulation::{self, ComponentSpec};
use crate::text;
use crate::vocabulary::VOCABULARY;

/// A standard that is begun.
pub struct Begun<'a> {
    /// The id of its unit.
    pub unit: &'a str,
    /// Its own id.
    pub id: &'a str,
    /// Its name; the id, if nobody gave one.
    pub name: &'a str,
    /// Its kind, which decides the examples.
    pub kind: ServiceKind,
    /// The day on which it is begun.
    pub day: Date,
    /// The ids of the components that its unit and the government lend it.
    pub inherited: &'a [&'a str],
}

/// Whether a component differs from service to service; the others are mostly the same for a whole unit.
pub fn is_own(component: &str) -> bool {
    ["requirements", "procedure", "time", "cost", "product"].contains(&component)
}

/// Writes the file of a standard.
pub fn text(begun: &Begun, language: Language) -> String {
    let mut page = Page::new("../.schema/standard.json", language);
    let told = text!(
        id: "Isi setiap kunci yang kosong, lalu jalankan `maklumat check {}/{}`. Baris yang diawali # tidak dibaca. Untuk memakai sebuah contoh, hapus `# ` di depan barisnya, lalu ganti isinya. Hapus baris `status` setelah standar ini ditetapkan.",
        en: "Fill in every empty key, then run `maklumat check {}/{}`. Lines that begin with # are not read. To use an example, delete the `# ` before its lines, then write what is true. Delete the line `status` once the standard is in force.",
        begun.unit, begun.id
    );
    page.comment(told.get(language));
    if begun.name == begun.id {
        page.say(
            "Nama layanan seperti yang dibaca warga, misalnya `Surat Keterangan Domisili`.",
            "The name of the service as residents read it, such as `Letter of domicile`.",
        );
    }
    page.key("name", &value(begun.name));
    page.key("status", VOCABULARY.keywords.spelling(Keyword::canonical(Status::Draft), language));
    page.say(
        "Tanggal standar ini terakhir ditinjau. Diisi dengan hari berkas ini dibuat; ganti setiap kali standar ditinjau lagi.",
        "The date on which this standard was last reviewed. It is the day on which this file was made; replace it at every review.",
    );
    page.key("reviewed", &begun.day.to_string());
    page.blank();
    page.entry("summary", "");
    let (lent, asked): (Vec<&ComponentSpec>, Vec<&ComponentSpec>) =
        regulation::ALL[0].components.iter().partition(|spec| begun.inherited.contains(&spec.id));
    let (own, shared): (Vec<&ComponentSpec>, Vec<&ComponentSpec>) = asked.into_iter().partition(|spec| is_own(spec.id));
    for spec in own {
        page.blank();
        page.component(spec);
        page.key(spec.id, "");
        page.example_below(spec.id, begun.kind);
    }
    if !shared.is_empty() {
        page.blank();
        page.say(
            "Komponen di bawah ini biasanya sama bagi semua layanan: tulis sekali pada `bawaan` di `unit.yaml`, dan di sini hanya jika layanan ini berbeda.",
            "The components below are mostly the same for all services: write them once under `defaults` in `unit.yaml`, and here only if this service differs.",
        );
    }
    for spec in shared {
        page.blank();
        page.component(spec);
        page.example(spec.id, begun.kind, "");
    }
    if !lent.is_empty() {
        page.blank();
        let names: Vec<&str> = lent.iter().map(|spec| VOCABULARY.keys.spelling(spec.id, language)).collect();
        let told = text!(
            id: "Sudah ditulis di `unit.yaml` atau `agency.yaml`, dan berlaku juga di sini: {}.",
            en: "Written in `unit.yaml` or `agency.yaml` already, and valid here too: {}.", names.join(", ")
        );
        page.comment(told.get(language));
    }
    page.into_text()
}
