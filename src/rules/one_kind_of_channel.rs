//! Complaints can be made only electronically, or only in another way.

use super::{Check, Rule};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::Text;
use crate::model::{Contact, ContactKind, Item, Shape};
use crate::service::Service;
use crate::text;

pub const RULE: Rule = Rule {
    code: Code::new(
        "one-kind-of-channel",
        Basis::Assessor("pekppp:25-28"),
        Text {
            id: "Pengaduan dapat disampaikan sedikitnya melalui satu kanal elektronik (telepon, pesan, surel, situs) dan satu kanal lain (loket, kotak saran, surat), agar setiap orang dapat mengadu. PEKPPP menanyakan sarana pengaduan; bahwa keduanya ada adalah anjuran program ini.",
            en: "Complaints can be made through at least one electronic channel (telephone, message, mail, site) and one other (counter, box, letter), so that everybody can complain. PEKPPP asks for means of complaint; that both kinds are there is this program's advice.",
        },
    ),
    wrong: include_str!("../../tests/cases/one-kind-of-channel/by-hand.yaml"),
    right: include_str!("../../tests/cases/one-kind-of-channel/ok-in-words.yaml"),
    check: Check::Standard(check),
};

fn check(service: &Service, diagnostics: &mut Diagnostics) {
    for (span, contacts) in service.items::<Contact>("complaints") {
        let (electronic, other) = kinds(contacts);
        let (title, help) = match (electronic, other) {
            (true, false) => (
                text!(id: "tidak ada kanal pengaduan selain kanal elektronik", en: "all complaint channels are electronic"),
                text!(id: "tambahkan misalnya `kotak saran` atau `loket`", en: "add for example `suggestion_box` or `counter`"),
            ),
            (false, true) => (
                text!(id: "tidak ada kanal pengaduan elektronik", en: "there is no electronic channel of complaint"),
                text!(id: "tambahkan misalnya `sp4n_lapor`, `telepon: 0800-0000-0001`, atau `surel: …`", en: "add for example `sp4n_lapor`, `phone: 0800-0000-0001` or `email: …`"),
            ),
            _ => continue,
        };
        diagnostics.push(Diagnostic::warning(&RULE.code, span, title).help(help));
    }
}

/// Whether there are electronic channels, and others.
fn kinds(contacts: &Item<Contact>) -> (bool, bool) {
    const OTHER: [&str; 4] = ["in_person", "counter", "suggestion_box", "letter"];
    let (mut electronic, mut other) = (false, false);
    for item in contacts.walk() {
        if let Some(kind) = item.detail.kind.and_then(ContactKind::find) {
            let is_other = kind.shape == Shape::Words && OTHER.contains(&kind.key);
            other |= is_other;
            electronic |= !is_other;
        }
        if let Some(text) = &item.common.text {
            let text = text.0.to_lowercase().replace("surat elektronik", "surel");
            let said =
                |words: &[&str]| text.split(|letter: char| !letter.is_alphanumeric()).any(|word| words.contains(&word));
            other |= said(&["loket", "kotak", "surat", "langsung", "datang", "muka", "lisan", "kantor"]);
            electronic |=
                said(&["telepon", "telp", "hp", "wa", "whatsapp", "sms", "surel", "email", "situs", "website"])
                    || said(&["aplikasi", "lapor", "instagram", "facebook"]);
        }
        for officer in &item.detail.handling.officer {
            let (by_wire, in_place) = officer.contacts.as_deref().map(kinds).unwrap_or_default();
            electronic |= by_wire;
            other |= in_place || officer.address.is_some();
        }
    }
    (electronic, other)
}
