//! A component that the decree or the notice must have is not there.

use super::{Check, Rule};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::Text;
use crate::service::Service;
use crate::text;
use crate::vocabulary::KeyWord;

pub const RULE: Rule = Rule {
    code: Code::new(
        "missing-component",
        Basis::Legal("uu-25-2009:21"),
        Text {
            id: "Standar pelayanan memuat setiap komponen yang diwajibkan pedomannya. Komponen yang sama untuk semua layanan ditulis sekali, di bawah `bawaan:` pada `unit.yaml` atau `agency.yaml`.",
            en: "A service standard has every component that its guideline requires. What is the same for all services is written once, under `defaults:` in `unit.yaml` or `agency.yaml`.",
        },
    ).of_absence(),
    wrong: include_str!("../../tests/cases/missing-component/one.yaml"),
    right: include_str!("../../tests/cases/missing-component/ok-inherited.yaml"),
    check: Check::Standard(check),
};

fn check(service: &Service, diagnostics: &mut Diagnostics) {
    // What a syntax error hides may yet be there.
    if service.is_cut() {
        return;
    }
    let resolved = &service.resolved;
    for spec in &service.project.agency.regulation.components {
        let somewhere = resolved.variants.iter().any(|case| case.contains_key(spec.id));
        if !(spec.decree || spec.notice) || resolved.base.contains_key(spec.id) || somewhere {
            continue;
        }
        let title = text!(id: "standar ini belum memuat {}", en: "the standard has no {}", spec.title);
        let help =
            text!(id: "tambahkan `{}:`. Isinya: {}", en: "add `{}:`. It should say: {}", KeyWord(spec.id), spec.help);
        let found = Diagnostic::error(&RULE.code, service.standard.name_span(), title);
        diagnostics.push(found.component(spec.id).help(help));
    }
}
