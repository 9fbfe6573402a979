//! The office's steps take longer than the promise.

use super::{Check, Rule};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::{Say, Text};
use crate::service::{Service, Times, longest_way};
use crate::text;

pub const RULE: Rule = Rule {
    code: Code::new(
        "steps-exceed-time",
        Basis::Contradiction,
        Text {
            id: "Jumlah waktu langkah-langkah petugas tidak melebihi waktu yang dijanjikan. Setiap kanal dihitung sendiri. Untuk membandingkan satuan yang berlainan, satu hari kerja dianggap paling sedikit lima jam.",
            en: "The times of the office's steps together do not exceed the time that is promised. Each channel is counted by itself. To compare different units, a working day is taken as at least five hours.",
        },
    ),
    wrong: include_str!("../../tests/cases/steps-exceed-time/minutes.yaml"),
    right: include_str!("../../tests/cases/steps-exceed-time/ok-applicant-and-parallel.yaml"),
    check: Check::Standard(check),
};

fn check(service: &Service, diagnostics: &mut Diagnostics) {
    for case in service.applicants() {
        let Some(times) = Times::of(case, None) else { continue };
        for limit in times.promises() {
            let Some(promise) = limit.length.duration() else { continue };
            let Some(longest) = longest_way(case, promise, &limit.steps()) else { continue };
            if !longest.is_longer {
                continue;
            }
            let least = match longest.is_least {
                true => Text { id: "paling sedikit ", en: "at least " },
                false => Text { id: "", en: "" },
            };
            let title = text!(
                id: "langkah-langkahnya memerlukan {}{}, lebih lama dari yang dijanjikan",
                en: "the steps take {}{}, longer than promised", least, &longest.length as &dyn Say
            );
            diagnostics.push(
                Diagnostic::error(&RULE.code, limit.span, title)
                    .label(text!(id: "dijanjikan {}", en: "{} promised", promise as &dyn Say))
                    .related(case["procedure"].span, text!(id: "langkah-langkahnya di sini", en: "the steps are here"))
                    .help(text!(id: "sesuaikan waktu langkah atau janji waktunya", en: "adjust the times of the steps or the promise")),
            );
        }
    }
}
