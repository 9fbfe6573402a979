//! Complaints cannot be made through SP4N-LAPOR.

use super::{Check, Rule, contact_words};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::Text;
use crate::model::Contact;
use crate::service::{Service, complaint_ways};
use crate::text;

pub const RULE: Rule = Rule {
    code: Code::new(
        "missing-lapor",
        Basis::Assessor("pekppp:25-28"),
        Text {
            id: "Pengaduan dapat disampaikan melalui SP4N-LAPOR!, kanal pengaduan nasional (www.lapor.go.id, SMS 1708). Tambahkan `sp4n_lapor` pada `pengaduan`. PEKPPP menanyakan sarana pengaduan; bahwa SP4N-LAPOR! disebut di antaranya adalah anjuran program ini.",
            en: "Complaints can be made through SP4N-LAPOR!, the national channel (www.lapor.go.id, SMS 1708). Add `sp4n_lapor` to `complaints`. PEKPPP asks for means of complaint; that SP4N-LAPOR! is named among them is this program's advice.",
        },
    ),
    wrong: include_str!("../../tests/cases/missing-lapor/none.yaml"),
    right: include_str!("../../tests/cases/missing-lapor/ok-item.yaml"),
    check: Check::Standard(check),
};

fn check(service: &Service, diagnostics: &mut Diagnostics) {
    for (span, contacts) in service.items::<Contact>("complaints") {
        let named = complaint_ways(contacts).iter().any(|way| way.kind.key == "sp4n_lapor");
        let told = contact_words(contacts).iter().any(|text| {
            let text = text.to_lowercase();
            text.contains("sp4n") || text.split(|letter: char| !letter.is_alphanumeric()).any(|word| word == "lapor")
        });
        if !named && !told {
            let title = text!(id: "SP4N-LAPOR! tidak disebut", en: "SP4N-LAPOR! is not named");
            let help = text!(id: "tambahkan butir `sp4n_lapor` pada `pengaduan`", en: "add the item `sp4n_lapor` to `complaints`");
            diagnostics.push(Diagnostic::warning(&RULE.code, span, title).help(help));
        }
    }
}
