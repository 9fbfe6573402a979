//! A variant resolves to a standard that lacks a public component.

use super::{Check, Rule};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::Text;
use crate::model::{Content, Detail, Item, Variant, each_content, holds_for};
use crate::regulation::ComponentSpec;
use crate::service::{Case, Service};
use crate::text;
use crate::vocabulary::KeyWord;

pub const RULE: Rule = Rule {
    code: Code::new(
        "incomplete-variant",
        Basis::Form,
        Text {
            id: "Setiap varian, setelah digabung dengan bagian yang berlaku bagi semua, memuat keenam komponen yang dipublikasikan: persyaratan, prosedur, waktu, biaya, produk, dan pengaduan. Periksa `untuk varian` dan `tanpa`.",
            en: "Each variant, merged with what holds for all, has the six published components: requirements, procedure, time, cost, product and complaints. Check `for_variants` and `remove`.",
        },
    ).of_absence(),
    wrong: include_str!("../../tests/cases/incomplete-variant/nothing-left.yaml"),
    right: include_str!("../../tests/cases/incomplete-variant/ok-each-has-one.yaml"),
    check: Check::Standard(check),
};

fn check(service: &Service, diagnostics: &mut Diagnostics) {
    for (variant, case) in service.variants() {
        for spec in &service.project.agency.regulation.components {
            if lacks(service, variant, case, spec) {
                let title = text!(id: "varian `{}` tidak mempunyai `{}`", en: "the variant `{}` has no `{}`", variant.name(), KeyWord(spec.id));
                let help = text!(id: "tulis `{}` pada varian ini, atau sebut varian ini dalam `untuk varian` suatu butir", en: "write `{}` in this variant, or name it in `for_variants` of an item", KeyWord(spec.id));
                diagnostics.push(Diagnostic::error(&RULE.code, variant.span, title).component(spec.id).help(help));
            }
        }
    }
}

/// Whether some variant lacks a component that others have.
pub fn some_variant_lacks(service: &Service, spec: &ComponentSpec) -> bool {
    service.variants().any(|(variant, case)| lacks(service, variant, case, spec))
}

/// Whether a variant lacks a component of the notice that others have. Missing from all is another rule's finding.
fn lacks(service: &Service, variant: &Variant, case: &Case, spec: &ComponentSpec) -> bool {
    let is_lacking = || match case.get(spec.id) {
        Some(holding) => holding.content.as_deref().is_some_and(|content| !holds(content, &variant.id())),
        None => service.cases().any(|case| case.contains_key(spec.id)),
    };
    spec.notice && is_lacking()
}

fn holds(content: &Content, variant: &str) -> bool {
    each_content!(content, item => item_holds(item, variant))
}

/// Whether something of an item is left for a variant.
fn item_holds<D: Detail>(item: &Item<D>, variant: &str) -> bool {
    if !holds_for(&item.common.for_variants, variant) {
        return false;
    }
    let own = item.common.text.is_some() || item.table.is_some() || item.detail.sort().is_some();
    own || item.group.is_none() || item.items().iter().any(|item| item_holds(item, variant))
}
