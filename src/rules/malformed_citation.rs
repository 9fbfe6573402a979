//! A legal basis names no law that can be found.

use super::{Check, Rule};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::Text;
use crate::model::CitedRule;
use crate::service::Service;
use crate::text;

pub const RULE: Rule = Rule {
    code: Code::new(
        "malformed-citation",
        Basis::Form,
        Text {
            id: "Dasar hukum menyebut jenis, nomor, dan tahun peraturan, misalnya `UU 25/2009 tentang Pelayanan Publik`. Rujukan tanpa nomor tidak dapat dicari.",
            en: "A legal basis names the kind, number and year of a law, such as `UU 25/2009 tentang Pelayanan Publik`. What has no number cannot be looked up.",
        },
    ),
    wrong: include_str!("../../tests/cases/malformed-citation/no-number.yaml"),
    right: include_str!("../../tests/cases/malformed-citation/ok-full.yaml"),
    check: Check::Standard(check),
};

fn check(service: &Service, diagnostics: &mut Diagnostics) {
    for (_, rules) in service.items::<CitedRule>("legal_basis") {
        for item in rules.walk().into_iter().filter(|item| item.detail.citation.is_none() && item.group.is_none()) {
            if let Some(text) = &item.common.text {
                let title = text!(
                    id: "dasar hukum ini tidak menyebut jenis, nomor, dan tahun peraturan",
                    en: "this legal basis does not name the kind, number and year of a law"
                );
                let help = text!(
                    id: "tulis seperti `UU 25/2009 tentang Pelayanan Publik`", en: "write it like `UU 25/2009 tentang Pelayanan Publik`"
                );
                diagnostics.push(Diagnostic::warning(&RULE.code, text.span, title).help(help));
            }
        }
    }
}
