//! The pledge lacks one of its three statements.

use super::{Check, Rule};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::Text;
use crate::service::Service;
use crate::text;

pub const RULE: Rule = Rule {
    code: Code::new(
        "incomplete-pledge",
        Basis::Assessor("pekppp:5"),
        Text {
            id: "Maklumat pelayanan memuat tiga pernyataan: janji melaksanakan standar, perbaikan terus-menerus, dan kesediaan menerima sanksi atau memberikan kompensasi.",
            en: "The pledge makes three statements: to keep the standard, to go on improving, and to accept sanctions or give compensation.",
        },
    ),
    wrong: include_str!("../../tests/cases/incomplete-pledge/one.yaml"),
    right: include_str!("../../tests/cases/incomplete-pledge/ok-official.yaml"),
    check: Check::Standard(check),
};

fn check(service: &Service, diagnostics: &mut Diagnostics) {
    let Some(pledge) = &service.office.unit.facts.pledge else { return };
    let asked: [(_, &[&str], Text<&str>); 3] = [
        (
            &pledge.commitment,
            &["standar", "standard"],
            Text { id: "janji melaksanakan standar", en: "the promise to keep the standard" },
        ),
        (
            &pledge.improvement,
            &["perbaik", "mening", "improv"],
            Text { id: "perbaikan terus-menerus", en: "going on improving" },
        ),
        (
            &pledge.sanction,
            &["sanksi", "kompensasi", "sanction", "compensat"],
            Text { id: "sanksi atau kompensasi", en: "sanctions or compensation" },
        ),
    ];
    for (written, words, missing) in asked {
        let Some(written) = written else { continue };
        let text = written.value.to_lowercase();
        if !words.iter().any(|word| text.contains(word)) {
            let title =
                text!(id: "pernyataan ini tidak menyebut {}", en: "this statement does not speak of {}", missing);
            let help = text!(id: "lengkapi dengan {}", en: "add {}", missing);
            diagnostics.push(Diagnostic::warning(&RULE.code, written.span, title).help(help));
        }
    }
}
