//! No officer answers for complaints.

use super::{Check, Rule};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::Text;
use crate::model::Contact;
use crate::service::{Service, complaint_officers};
use crate::text;
use crate::vocabulary::VOCABULARY;

pub const RULE: Rule = Rule {
    code: Code::new(
        "missing-officer",
        Basis::Legal("uu-25-2009:36"),
        Text {
            id: "Nama dan alamat penanggung jawab pengaduan diumumkan. Tulis `petugas:` dengan nama, jabatan, dan alamatnya.",
            en: "The name and address of who answers for complaints are announced. Write `officer:` with name, position and address.",
        },
    ),
    wrong: include_str!("../../tests/cases/missing-officer/none.yaml"),
    right: include_str!("../../tests/cases/missing-officer/ok-name-and-address.yaml"),
    check: Check::Standard(check),
};

fn check(service: &Service, diagnostics: &mut Diagnostics) {
    for (span, contacts) in service.items::<Contact>("complaints") {
        if complaint_officers(contacts).is_empty() {
            let title = text!(
                id: "penanggung jawab pengaduan tidak disebut", en: "nobody is named who answers for complaints"
            );
            let help = help(service.project.sources.text(contacts.span), contacts.group.is_some());
            diagnostics.push(Diagnostic::warning(&RULE.code, span, title).help(help));
        }
    }
}

/// What to add, in the form in which the component is written.
fn help(written: &str, is_list: bool) -> Text {
    let begins_with_key = written.split_once(':').is_some_and(|(word, _)| VOCABULARY.keys.canonical(word).is_some());
    match written.chars().next() {
        Some(first) if is_list && !begins_with_key && !matches!(first, '[' | '{') => text!(
            id: "tambahkan baris ini pada daftar `pengaduan`: `- petugas: {{nama: …, jabatan: …, alamat: …}}`",
            en: "add this line to the list `complaints`: `- officer: {{name: …, position: …, address: …}}`"
        ),
        Some('[') => text!(
            id: "tambahkan pada daftar `pengaduan`, sebelum `]`: `, {{petugas: {{nama: …, jabatan: …, alamat: …}}}}`",
            en: "add to the list `complaints`, before `]`: `, {{officer: {{name: …, position: …, address: …}}}}`"
        ),
        _ if !written.contains(':') => text!(
            id: "tulis sebagai daftar: `pengaduan: [{}, {{petugas: {{nama: …, jabatan: …, alamat: …}}}}]`",
            en: "write a list: `complaints: [{}, {{officer: {{name: …, position: …, address: …}}}}]`", written.trim()
        ),
        _ => text!(
            id: "tambahkan `petugas: {{nama: …, jabatan: …, alamat: …}}` pada `pengaduan`",
            en: "add `officer: {{name: …, position: …, address: …}}` to `complaints`"
        ),
    }
}
