//! What `new` wrote as not filled in yet is still there.

use super::{Check, Rule};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::Text;
use crate::service::Service;
use crate::text;

pub const RULE: Rule = Rule {
    code: Code::new(
        "left-placeholder",
        Basis::Form,
        Text {
            id: "Nama, alamat, atau pimpinan masih berisi `(belum diisi)` atau `…`, seperti yang ditulis `maklumat new`.",
            en: "The name, the address or the head is still `(not filled in yet)` or `…`, as `maklumat new` wrote it.",
        },
    ).of_absence(),
    wrong: include_str!("../../tests/cases/left-placeholder/unit.yaml"),
    right: include_str!("../../tests/cases/left-placeholder/ok-address.yaml"),
    check: Check::Standard(check),
};

/// What `new` writes where something must stand.
pub const PLACEHOLDER: Text<&str> = Text { id: "(belum diisi)", en: "(not filled in yet)" };

fn check(service: &Service, diagnostics: &mut Diagnostics) {
    let (agency, unit) = (&service.project.agency.facts, &service.office.unit.facts);
    let head = unit.head.as_ref();
    let head = [head.and_then(|head| head.position.as_ref()), head.and_then(|head| head.name.as_ref())];
    let texts = [agency.name.as_ref(), unit.name.as_ref(), unit.address.as_ref()].into_iter().chain(head);
    for text in texts.flatten().filter(|text| is_left(&text.value)) {
        let title = text!(id: "bagian ini belum diisi", en: "this is not filled in yet");
        let help = text!(id: "ganti dengan nama, alamat, atau jabatan yang sebenarnya", en: "write the real name, address or position");
        diagnostics.push(Diagnostic::error(&RULE.code, text.span, title).help(help));
    }
}

fn is_left(text: &str) -> bool {
    [PLACEHOLDER.id, PLACEHOLDER.en].contains(&text) || text.ends_with('…')
}
