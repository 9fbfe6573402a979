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
            id: "Tulis `hari kerja`, atau sebutkan bahwa yang dihitung hari kalender. `3 hari` sejak hari Jumat dapat berakhir pada hari Senin atau Rabu.",
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
            let title = text!(id: "tidak jelas hari kerja atau hari kalender", en: "it is not clear whether these are working days or calendar days");
            let help = text!(
                id: "tulis misalnya `3 hari kerja`, atau `{{paling lama: 3 hari, catatan: Dihitung menurut hari kalender.}}`",
                en: "write for example `3 working days`, or `{{at_most: 3 days, note: Counted by the calendar (hari kalender).}}`"
            );
            diagnostics.push(Diagnostic::warning(&RULE.code, said.span, title).help(help));
        }
    }
}
