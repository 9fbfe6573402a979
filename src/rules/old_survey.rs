//! The last survey is more than a year old.

use jiff::ToSpan;
use jiff::civil::Date;

use super::{Check, Rule};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::Text;
use crate::service::Service;
use crate::text;

pub const RULE: Rule = Rule {
    code: Code::new(
        "old-survey",
        Basis::Assessor("pekppp:6"),
        Text {
            id: "Survei kepuasan masyarakat dilaksanakan paling sedikit satu kali setahun.",
            en: "The survey of satisfaction is done at least once a year.",
        },
    ),
    wrong: include_str!("../../tests/cases/old-survey/last-year.yaml"),
    right: include_str!("../../tests/cases/old-survey/ok-a-year-ago.yaml"),
    check: Check::AsOf(check),
};

fn check(service: &Service, as_of: Date, diagnostics: &mut Diagnostics) {
    let Some(date) = service.facts.survey.and_then(|survey| survey.date.as_ref()) else { return };
    if date.value.saturating_add(1.year()) < as_of {
        let title = text!(id: "survei terakhir sudah lebih dari satu tahun yang lalu", en: "the last survey is more than a year ago");
        let help = text!(id: "laksanakan survei, lalu perbarui `survei`", en: "hold a survey, then update `survey`");
        diagnostics.push(Diagnostic::warning(&RULE.code, date.span, title).help(help));
    }
}
