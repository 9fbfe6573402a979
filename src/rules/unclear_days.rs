//! Days that may be working days or not.

use super::{Check, Rule};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::Text;
use crate::model::{Clock, Content, Item, Said, TimeUnit};
use crate::service::Service;
use crate::source::Span;
use crate::text;

pub const RULE: Rule = Rule {
    code: Code::new(
        "unclear-days",
        Basis::Form,
        Text {
            id: "Tulis `hari kerja`, atau sebutkan bahwa yang dihitung hari kalender. `3 hari` sejak hari Jumat dapat berakhir pada hari Senin atau Rabu.",
            en: "Write `working days`, or say that days of the calendar are counted. `3 days` from a Friday may end on Monday or on Wednesday.",
        },
    ),
    wrong: include_str!("../../tests/cases/unclear-days/days.yaml"),
    right: include_str!("../../tests/cases/unclear-days/ok-calendar.yaml"),
    check: Check::Standard(check),
};

fn check(service: &Service, diagnostics: &mut Diagnostics) {
    for content in service.told() {
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
        let Some(said) = &item.detail.at_most else {
            let told = item.common.text.iter().filter(|text| days_alone(&text.0));
            told.for_each(|text| diagnostics.push(unclear_at(text.span)));
            continue;
        };
        let duration = match &said.value {
            Said::Value(duration) => duration,
            Said::Text(text) => {
                if days_alone(text) {
                    diagnostics.push(unclear_at(said.span));
                }
                continue;
            }
        };
        let notes = item.common.notes.iter().filter_map(|note| note.text.as_ref());
        let says = notes.chain(&item.common.text).any(|text| text.0.to_lowercase().contains("kalender"));
        if matches!(duration.unit, TimeUnit::Day | TimeUnit::Week) && !says {
            diagnostics.push(unclear_at(said.span));
        }
    }
}

fn unclear_at(span: Span) -> Diagnostic {
    let title = text!(id: "tidak jelas hari kerja atau hari kalender", en: "it is not clear whether these are working days or calendar days");
    let help = text!(
        id: "tulis misalnya `3 hari kerja sejak berkas lengkap`, atau `{{paling lama: 3 hari, sejak: berkas lengkap, catatan: Dihitung menurut hari kalender.}}`",
        en: "write for example `3 working days since the papers are complete`, or `{{at_most: 3 days, since: the papers are complete, note: Counted by the calendar (hari kalender).}}`"
    );
    Diagnostic::warning(&RULE.code, span, title).help(help)
}

/// A number of days in a text, without a word that says which days: `3 hari krja`.
fn days_alone(text: &str) -> bool {
    let text = text.to_lowercase();
    let words: Vec<&str> = text.split_whitespace().collect();
    let counted = words.windows(2).any(|pair| pair[1] == "hari" && pair[0].bytes().all(|byte| byte.is_ascii_digit()));
    counted && !words.iter().any(|word| word.starts_with("kerja") || word.starts_with("kalender"))
}

#[cfg(test)]
mod tests {
    use super::days_alone;

    #[test]
    fn days_and_near_misses() {
        for unclear in ["3 hari krja sejak berkas lengkap", "Sekitar 3 hari"] {
            assert!(days_alone(unclear), "{unclear}");
        }
        for clear in ["sekitar 3 hari kerja", "7 hari kalender", "setiap hari", "30 menit"] {
            assert!(!days_alone(clear), "{clear}");
        }
    }
}
