//! The steps lead to another place than the name of the service.

use super::{Check, Rule};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::Text;
use crate::model::Step;
use crate::service::Service;
use crate::text;

pub const RULE: Rule = Rule {
    code: Code::new(
        "wrong-place",
        Basis::Contradiction,
        Text {
            id: "Layanan keliling, jemput bola, atau daring tidak dimulai dengan datang ke kantor. Langkahnya mungkin disalin dari layanan lain.",
            en: "A mobile or online service does not begin with a visit to the office. The step may have been copied from another service.",
        },
    ),
    wrong: include_str!("../../tests/cases/wrong-place/mobile.yaml"),
    right: include_str!("../../tests/cases/wrong-place/ok-at-the-office.yaml"),
    check: Check::Standard(check),
};

fn check(service: &Service, diagnostics: &mut Diagnostics) {
    let name = service.standard.name().to_lowercase();
    if !["keliling", "jemput bola", "daring", "online"].iter().any(|word| name.contains(word)) {
        return;
    }
    for (_, steps) in service.items::<Step>("procedure") {
        let items = steps.walk();
        let mut first = items.iter().filter_map(|item| item.detail.step.as_ref());
        if let Some(step) = first.next().filter(|step| goes_to_office(step)) {
            let title = text!(id: "layanan ini tidak diberikan di kantor, tetapi langkah pertamanya datang ke kantor", en: "the service is not at the office, but its first step goes there");
            diagnostics.push(
                Diagnostic::warning(&RULE.code, step.span, title)
                    .related(service.standard.name_span(), text!(id: "nama layanannya", en: "the name of the service"))
                    .help(text!(id: "tulis langkah yang benar, atau ganti nama layanannya", en: "write the right step, or rename the service")),
            );
        }
    }
}

fn goes_to_office(step: &str) -> bool {
    let step = step.to_lowercase();
    ["datang ke kantor", "mendatangi kantor", "datang ke loket", "mendatangi loket", "goes to the office"]
        .iter()
        .any(|words| step.contains(words))
}
