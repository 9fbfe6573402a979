//! No compensation is offered for a broken promise.

use super::{Check, Rule};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::Text;
use crate::model::Statement;
use crate::service::Service;
use crate::text;

pub const RULE: Rule = Rule {
    code: Code::new(
        "missing-compensation",
        Basis::Assessor("ombudsman-2025:kompensasi"),
        Text {
            id: "Jaminan pelayanan menyebut apa yang diterima pemohon apabila janji tidak ditepati: `kompensasi:`.",
            en: "The guarantee says what the applicant gets if a promise is broken: `compensation:`.",
        },
    ),
    wrong: include_str!("../../tests/cases/missing-compensation/none.yaml"),
    right: include_str!("../../tests/cases/missing-compensation/ok-record.yaml"),
    check: Check::Standard(check),
};

fn check(service: &Service, diagnostics: &mut Diagnostics) {
    const WORDS: [&str; 6] = ["kompensasi", "ganti rugi", "dikembalikan", "diulang", "compensat", "refund"];
    for (span, statements) in service.items::<Statement>("guarantee") {
        let offered = statements.walk().iter().any(|item| {
            let text = item.common.text.as_ref().map(|text| text.0.to_lowercase()).unwrap_or_default();
            !item.detail.compensation.is_empty() || WORDS.iter().any(|word| text.contains(word))
        });
        if !offered {
            let title = text!(id: "kompensasi atas janji yang tidak ditepati belum disebut", en: "no compensation is named for a broken promise");
            let help = text!(
                id: "tulis misalnya `{{uraian: Tepat waktu, kompensasi: Surat diantar ke rumah}}`", en: "write for example `{{text: On time, compensation: The letter is brought to your home}}`"
            );
            diagnostics.push(Diagnostic::warning(&RULE.code, span, title).help(help));
        }
    }
}
