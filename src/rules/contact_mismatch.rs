//! A value of a contact does not fit its kind.

use super::{Check, Rule};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::Text;
use crate::model::{Contact, ContactKind, Item, Placed, Shape};
use crate::service::Service;
use crate::text;

pub const RULE: Rule = Rule {
    code: Code::new(
        "contact-mismatch",
        Basis::Form,
        Text {
            id: "Isi sebuah kontak sesuai jenisnya: nomor untuk telepon, alamat surel untuk surel, alamat situs untuk situs. Nomor yang sama untuk telepon dan WhatsApp patut diperiksa.",
            en: "The value of a contact fits its kind: a number for a telephone, an address of mail for mail, an address of a site for a site. One number for telephone and WhatsApp should be checked.",
        },
    ),
    wrong: include_str!("../../tests/cases/contact-mismatch/kinds.yaml"),
    right: include_str!("../../tests/cases/contact-mismatch/ok-fits.yaml"),
    check: Check::Standard(check),
};

fn check(service: &Service, diagnostics: &mut Diagnostics) {
    service.items("complaints").for_each(|(_, contacts)| contacts_fit(contacts, diagnostics));
    let partners = service.standard.facts.partners.iter().filter_map(|partner| partner.contacts.as_ref());
    for contacts in partners.chain(&service.office.unit.facts.contacts) {
        contacts_fit(contacts, diagnostics);
    }
}

fn contacts_fit(contacts: &Item<Contact>, diagnostics: &mut Diagnostics) {
    let mut phones: Vec<&str> = Vec::new();
    for item in contacts.walk() {
        let Some(kind) = item.detail.kind.and_then(ContactKind::find) else { continue };
        for value in &item.detail.values {
            if let Some(expected) = mismatch(kind, value) {
                let title = text!(id: "`{}` bukan {}", en: "`{}` is not {}", value.value, expected);
                let help = text!(id: "betulkan isinya, pilih jenis kontak yang sesuai, atau hapus kontak ini", en: "correct it, choose the kind of contact that fits, or delete this contact");
                diagnostics.push(Diagnostic::warning(&RULE.code, value.span, title).help(help));
            } else if kind.key == "phone" {
                phones.push(&value.value);
            } else if kind.key == "whatsapp" && phones.contains(&value.value.as_str()) {
                let title = text!(id: "nomor WhatsApp sama dengan nomor telepon", en: "the WhatsApp number is the same as the telephone number");
                let help = text!(id: "betulkan salah satunya; jika keduanya memang dilayani pada nomor ini, tulis di berkas ini `abaikan: [{{aturan: contact-mismatch, alasan: …}}]`", en: "correct one of them; if both are answered at this number, write into this file `waivers: [{{rule: contact-mismatch, reason: …}}]`");
                diagnostics.push(Diagnostic::advice(&RULE.code, value.span, title).help(help));
            }
        }
        for officer in &item.detail.handling.officer {
            officer.contacts.iter().for_each(|contacts| contacts_fit(contacts, diagnostics));
        }
    }
}

/// What the value should be, if it is not.
fn mismatch(kind: ContactKind, value: &Placed<String>) -> Option<Text<&'static str>> {
    let expected = match kind.shape {
        Shape::Telephone if !is_number(value) => Text { id: "nomor telepon", en: "a telephone number" },
        Shape::Mail => Text { id: "alamat surel", en: "an e-mail address" },
        Shape::Web => Text { id: "alamat situs", en: "a web address" },
        _ => return None,
    };
    (kind.shape == Shape::Telephone || kind.link(value).is_none()).then_some(expected)
}

/// Digits and their signs, perhaps with an extension.
fn is_number(value: &str) -> bool {
    let number = value.to_lowercase().replace("ext", "").replace("pes", "").replace("ekstensi", "");
    number.chars().filter(char::is_ascii_digit).count() >= 3
        && number.chars().all(|letter| letter.is_ascii_digit() || " +-().,/".contains(letter))
}
