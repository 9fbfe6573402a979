//! A time that cannot be: nothing at all, or a lower end above the upper one.

use super::{Check, Rule};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::Text;
use crate::model::Clock;
use crate::service::Service;
use crate::text;

pub const RULE: Rule = Rule {
    code: Code::new(
        "impossible-time",
        Basis::Contradiction,
        Text {
            id: "Jangka waktu lebih dari nol, dan `paling cepat` tidak melebihi `paling lama`.",
            en: "A time is more than nothing, and `at_least` does not exceed `at_most`.",
        },
    ),
    wrong: include_str!("../../tests/cases/impossible-time/three-to-one.yaml"),
    right: include_str!("../../tests/cases/impossible-time/ok-one-to-three.yaml"),
    check: Check::Standard(check),
};

fn check(service: &Service, diagnostics: &mut Diagnostics) {
    for item in service.items::<Clock>("time").flat_map(|(_, clocks)| clocks.walk()) {
        let Some(most) = &item.detail.at_most else { continue };
        let Some(longest) = most.value.value() else { continue };
        let shortest = item.detail.at_least.as_ref().and_then(|least| least.value.value());
        if longest.at_most.is_zero() {
            let title = text!(id: "jangka waktu ini nol", en: "this time is nothing");
            let help = text!(id: "tulis lama waktunya, misalnya `15 menit`", en: "write how long it takes, such as `15 minutes`");
            diagnostics.push(Diagnostic::error(&RULE.code, most.span, title).help(help));
        } else if shortest.is_some_and(|least| least.unit == longest.unit && least.at_most > longest.at_most) {
            let title = text!(id: "`paling cepat` melebihi `paling lama`", en: "`at_least` exceeds `at_most`");
            let help = text!(id: "tukar keduanya", en: "exchange them");
            diagnostics.push(Diagnostic::error(&RULE.code, most.span, title).help(help));
        }
    }
}
