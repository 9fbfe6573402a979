//! Days that may be working days or not.

use super::{Rule, Subject};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::Text;
use crate::model::{Clock, Content, Item, Said, TimeUnit};
use crate::text;

pub const RULE: Rule = Rule {
    code: Code {
        name: "unclear-days",
        basis: Basis::Form,
        doc: Text {
            id: "Tulis `hari kerja`, atau sebutkan bahwa yang dihitung hari kalender. `3 hari` pada hari Jumat dapat berarti Senin atau Rabu.",
            en: "Write `working days`, or say that days of the calendar are counted. `3 days` from a Friday may end on Monday or on Wednesday.",
        },
    },
    wrong: include_str!("../../tests/cases/unclear-days/days.yaml"),
    right: include_str!("../../tests/cases/unclear-days/ok-calendar.yaml"),
    check,
};

fn check(subject: &Subject, diagnostics: &mut Diagnostics) {
    for content in subject.told() {
        match content {
            Content::Clocks(clocks) => unclear(clocks, diagnostics),
            Content::Contacts(contacts) => {
                let items = contacts.walk();
                let limits = items.iter().filter_map(|item| item.detail.handling.limits.as_ref());
                limits.for_each(|limits| unclear(limits, diagnostics));
            }
            _ => {}
        }
    }
}

fn unclear(clocks: &Item<Clock>, diagnostics: &mut Diagnostics) {
    for item in clocks.walk() {
        let Some(said) = &item.detail.at_most else { continue };
        let Said::Value(duration) = &said.value else { continue };
        let notes = item.common.notes.iter().filter_map(|note| note.text.as_ref());
        let says = notes.chain(&item.common.text).any(|text| text.0.to_lowercase().contains("kalender"));
        if matches!(duration.unit, TimeUnit::Day | TimeUnit::Week) && !says {
            let title = text!(id: "tidak jelas hari kerja atau hari kalender", en: "working days or days of the calendar, it is not clear");
            let help = text!(
                id: "tulis `hari kerja`, atau catatan bahwa yang dihitung hari kalender",
                en: "write `working days`, or a note that days of the calendar are counted"
            );
            diagnostics.push(Diagnostic::warning(&RULE.code, said.span, title).help(help));
        }
    }
}
