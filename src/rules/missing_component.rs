//! A component that the decree or the notice must have is not there.

use super::{Check, Rule};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics, Hold};
use crate::locale::Text;
use crate::model::{Form, Standard};
use crate::regulation::ComponentSpec;
use crate::service::Service;
use crate::text;
use crate::vocabulary::{KeyWord, VOCABULARY};

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
    let is_missing = |spec: &&ComponentSpec| {
        let somewhere = resolved.variants.iter().any(|case| case.contains_key(spec.id));
        (spec.decree || spec.notice) && !resolved.base.contains_key(spec.id) && !somewhere
    };
    let missing = service.project.agency.regulation.components.iter().filter(is_missing);
    let (public, internal): (Vec<&ComponentSpec>, Vec<&ComponentSpec>) = missing.partition(|spec| spec.notice);
    let each = if let [_, _, ..] = internal.as_slice() {
        diagnostics.push(together(service, &internal));
        public
    } else {
        [public, internal].concat()
    };
    for spec in each {
        let title = text!(id: "standar ini belum memuat {}", en: "the standard has no {}", spec.title);
        let help =
            text!(id: "tambahkan `{}:`. Isinya: {}", en: "add `{}:`. It should say: {}", KeyWord(spec.id), spec.help);
        let found = Diagnostic::error(&RULE.code, service.standard.name_span(), title);
        diagnostics.push(found.component(spec.id).reach(shown_in(spec)).help(help));
    }
}

/// Where readers miss a component: what is not published stands only in the decree.
pub(super) fn shown_in(spec: &ComponentSpec) -> Hold {
    if spec.notice { Hold::Documents } else { Hold::DECREE }
}

/// Components of the decree alone are mostly the same for all services: they are told once, with what says them all.
fn together(service: &Service, missing: &[&ComponentSpec]) -> Diagnostic {
    let ids: Vec<&'static str> = missing.iter().map(|spec| spec.id).collect();
    let title = text!(
        id: "standar ini belum memuat {} komponen keputusan: {}", en: "the standard lacks {} components of the decree: {}",
        ids.len(), VOCABULARY.keys.list(&ids)
    );
    let span = service.standard.name_span();
    let found = Diagnostic::error(&RULE.code, span, title).reach(Hold::DECREE).help(once_for_all(service, &ids));
    Diagnostic { component: ids.first().copied(), others: ids.iter().skip(1).map(|id| (*id, span)).collect(), ..found }
}

/// How some components are said once for several services, and what they should not leave out.
pub(super) fn once_for_all(service: &Service, ids: &[&'static str]) -> Text {
    let how = how_once(service, ids);
    match ids.contains(&"facilities") {
        true => text!(
            id: "{}; pada `sarana` sebut juga fasilitas bagi kelompok rentan, misalnya kursi roda",
            en: "{}; name facilities for vulnerable groups at `facilities` too, such as a wheelchair", how
        ),
        false => how,
    }
}

fn how_once(service: &Service, ids: &[&'static str]) -> Text {
    let says = |standard: &Standard, id: &str| {
        let component = standard.components.get(id);
        component.is_some_and(|component| matches!(component.form, Form::Whole(_) | Form::Difference(_)))
    };
    let others = || service.office.standards.iter().filter(|standard| standard.id != service.standard.id);
    let lender = ids.iter().find_map(|id| Some((*id, others().find(|standard| says(standard, id))?)));
    match lender {
        Some((id, lender)) => text!(
            id: "tulis yang sama untuk semua layanan sekali saja di bawah `bawaan:` pada `unit.yaml`, tanpa kuncinya di sini, atau ambil dari standar lain, misalnya `{}: {{seperti: {}}}`",
            en: "write what is the same for all services once, under `defaults:` in `unit.yaml`, without their keys here, or take it from another standard, such as `{}: {{same_as: {}}}`",
            KeyWord(id), lender.id.as_str()
        ),
        None => text!(
            id: "tulis yang sama untuk semua layanan sekali saja di bawah `bawaan:` pada `unit.yaml`, tanpa kuncinya di sini; sisanya di sini",
            en: "write what is the same for all services once, under `defaults:` in `unit.yaml`, without their keys here; the rest here"
        ),
    }
}
