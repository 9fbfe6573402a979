//! A service standard is described as a minimum standard.

use super::{Check, Rule};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::Text;
use crate::service::Service;
use crate::text;

pub const RULE: Rule = Rule {
    code: Code::new(
        "spm-definition",
        Basis::Form,
        Text {
            id: "Standar pelayanan (SP) bukan standar pelayanan minimal (SPM). Rumusan `jenis dan mutu pelayanan dasar yang merupakan urusan wajib` adalah pengertian SPM.",
            en: "A service standard (SP) is no minimum service standard (SPM). The words `jenis dan mutu pelayanan dasar yang merupakan urusan wajib` define the latter.",
        },
    ),
    wrong: include_str!("../../tests/cases/spm-definition/recital.yaml"),
    right: include_str!("../../tests/cases/spm-definition/ok-service-standard.yaml"),
    check: Check::Standard(check),
};

fn check(service: &Service, diagnostics: &mut Diagnostics) {
    let texts = service.facts.decree.into_iter().flat_map(|decree| decree.considering.iter().chain(&decree.about));
    for text in texts.filter(|text| defines_minimum(&text.value)) {
        let title = text!(id: "di sini disebut standar pelayanan minimal (SPM), bukan standar pelayanan (SP)", en: "this speaks of a minimum service standard (SPM), not of a service standard (SP)");
        let help = text!(id: "tulis misalnya: bahwa setiap penyelenggara wajib menyusun dan menetapkan standar pelayanan", en: "write for example: bahwa setiap penyelenggara wajib menyusun dan menetapkan standar pelayanan");
        diagnostics.push(Diagnostic::warning(&RULE.code, text.span, title).help(help));
    }
}

fn defines_minimum(text: &str) -> bool {
    let text = text.to_lowercase();
    text.contains("standar pelayanan minimal") || text.contains("mutu pelayanan dasar") && text.contains("urusan")
}
