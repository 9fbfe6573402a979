//! A service standard is described as a minimum standard.

use super::{Rule, Subject};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::Text;
use crate::text;

pub const RULE: Rule = Rule {
    code: Code {
        name: "spm-definition",
        basis: Basis::Form,
        doc: Text {
            id: "Standar pelayanan (SP) bukan standar pelayanan minimal (SPM). Rumusan `jenis dan mutu pelayanan dasar yang merupakan urusan wajib` adalah pengertian SPM.",
            en: "A service standard (SP) is no minimum service standard (SPM). The words `jenis dan mutu pelayanan dasar yang merupakan urusan wajib` define the latter.",
        },
    },
    wrong: include_str!("../../tests/cases/spm-definition/recital.yaml"),
    right: include_str!("../../tests/cases/spm-definition/ok-service-standard.yaml"),
    check,
};

fn check(subject: &Subject, diagnostics: &mut Diagnostics) {
    let texts = subject.decrees().flat_map(|decree| decree.considering.iter().chain(&decree.about));
    for text in texts.filter(|text| defines_minimum(&text.value)) {
        let title = text!(id: "ini pengertian standar pelayanan minimal (SPM)", en: "this defines a minimum service standard (SPM)");
        let help = text!(id: "ganti dengan pengertian standar pelayanan", en: "write what a service standard is");
        diagnostics.push(Diagnostic::warning(&RULE.code, text.span, title).help(help));
    }
}

fn defines_minimum(text: &str) -> bool {
    let text = text.to_lowercase();
    text.contains("standar pelayanan minimal") || text.contains("mutu pelayanan dasar") && text.contains("urusan")
}
