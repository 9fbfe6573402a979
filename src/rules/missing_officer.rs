//! No officer answers for complaints.

use super::{Check, Rule};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::Text;
use crate::model::Contact;
use crate::service::Service;
use crate::text;

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
        let items = contacts.walk();
        let mut officers = items.iter().flat_map(|item| &item.detail.handling.officer);
        if !officers.any(|officer| officer.name.is_some() || officer.position.is_some()) {
            let title = text!(
                id: "penanggung jawab pengaduan tidak disebut", en: "nobody is named who answers for complaints"
            );
            let help = text!(
                id: "tambahkan `petugas: {{nama: …, jabatan: …, alamat: …}}` pada `pengaduan`",
                en: "add `officer: {{name: …, position: …, address: …}}` to `complaints`"
            );
            diagnostics.push(Diagnostic::warning(&RULE.code, span, title).help(help));
        }
    }
}
