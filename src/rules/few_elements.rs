//! Few elements of society took part in the consultation.

use super::{Check, Rule};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::Text;
use crate::service::Service;
use crate::text;

pub const RULE: Rule = Rule {
    code: Code::new(
        "few-elements",
        Basis::Assessor("pekppp:2"),
        Text {
            id: "Nilai tertinggi diberikan apabila lebih dari empat unsur masyarakat dilibatkan: pengguna, akademisi atau ahli, instansi terkait, organisasi masyarakat, dan media massa.",
            en: "The best mark is given if more than four elements of society take part: users, academics or experts, agencies concerned, civil society, and the press.",
        },
    ),
    wrong: include_str!("../../tests/cases/few-elements/two.yaml"),
    right: include_str!("../../tests/cases/few-elements/ok-five.yaml"),
    check: Check::Standard(check),
};

fn check(service: &Service, diagnostics: &mut Diagnostics) {
    if let Some(consultation) = service.facts.consultation {
        let count = consultation.elements_known();
        if let Some(first) = consultation.elements.first().filter(|_| count < 5) {
            let title = text!(id: "baru {} dari lima unsur masyarakat yang dilibatkan", en: "{} of five elements of society took part", count);
            let help = text!(
                id: "libatkan kelima unsur, lalu catat pada `unsur`: `pengguna`, `akademisi`, `instansi terkait`, `organisasi masyarakat`, `media massa`",
                en: "involve all five, then record them in `elements`: `users`, `academics`, `related_agencies`, `civil_society`, `mass_media`"
            );
            diagnostics.push(Diagnostic::advice(&RULE.code, first.span, title).help(help));
        }
    }
}
