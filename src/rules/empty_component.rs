//! A component is there, but says nothing: `-`, `...`, "sesuai ketentuan", "sesuai SOP".

use super::words::{Words, words};
use super::{Check, Rule};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::Text;
use crate::model::{Content, each_content, record_is_absent};
use crate::service::Service;
use crate::source::Span;
use crate::text;
use crate::vocabulary::KeyWord;

pub const RULE: Rule = Rule {
    code: Code::new(
        "empty-component",
        Basis::Legal("uu-25-2009:21"),
        Text {
            id: "Komponen yang hanya berisi `-`, `...`, `sesuai ketentuan`, atau `sesuai SOP` tidak menjawab pertanyaan siapa pun, dan penilai dapat menganggapnya tidak ada.",
            en: "A component that says only `-`, `...`, `as regulated` or `per the SOP` answers nobody's question, and assessors count it as missing.",
        },
    ).of_absence(),
    wrong: include_str!("../../tests/cases/empty-component/dash.yaml"),
    right: include_str!("../../tests/cases/empty-component/ok-steps-and-free.yaml"),
    check: Check::Standard(check),
};

fn check(service: &Service, diagnostics: &mut Diagnostics) {
    for (id, holding) in service.contents() {
        let content = holding.content.as_deref();
        if !holding.is_empty && !content.is_some_and(is_empty) {
            continue;
        }
        let mut said = content.map(words).into_iter().flatten();
        let said = said.find(|text| text.chars().any(char::is_alphanumeric));
        let title = match said {
            Some(said) => text!(
                id: "komponen `{}` hanya berisi `{}`", en: "the component `{}` says only `{}`", KeyWord(id), said.value
            ),
            None => {
                text!(id: "komponen `{}` tidak berisi apa-apa", en: "the component `{}` says nothing", KeyWord(id))
            }
        };
        let help = service.project.agency.regulation.component(id).map(|spec| spec.help.clone());
        let diagnostic = Diagnostic::error(&RULE.code, holding.span, title);
        diagnostics.push(match help {
            Some(help) => diagnostic.help(text!(id: "isi dengan: {}", en: "write here: {}", help)),
            None => diagnostic,
        });
    }
}

/// All that is said is a placeholder.
pub(super) fn is_empty(content: &Content) -> bool {
    let said = words(content);
    let silent = said.iter().all(|text| is_placeholder(text));
    let other = || {
        each_content!(content, item => item.walk().iter().any(|item| {
            item.table.is_some() || (!record_is_absent(&item.detail) && !item_is_words(&said, item.span))
        }))
    };
    silent && !other()
}

/// The details of an item are among the words that were looked at.
fn item_is_words(said: &[Words], span: Span) -> bool {
    said.iter().any(|text| span.holds(text.span))
}

/// Says nothing by itself.
pub(super) fn is_placeholder(text: &str) -> bool {
    // Few words begin one, and most texts are none.
    let first = text.chars().find(|letter| letter.is_alphanumeric());
    if first.is_some_and(|first| !"tnisbapTNISBAP".contains(first)) {
        return false;
    }
    let plain: String =
        text.to_lowercase().chars().map(|letter| if letter.is_alphanumeric() { letter } else { ' ' }).collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    match words.as_slice() {
        [] => true,
        ["tidak", "diketahui"] | ["nihil"] | ["n", "a"] | ["tbd"] | ["idem"] => true,
        ["sesuai", rest @ ..] | ["berdasarkan", rest @ ..] | ["as", rest @ ..] | ["per", rest @ ..] => {
            const EMPTY: [&str; 22] = [
                "dengan",
                "ketentuan",
                "peraturan",
                "perundang",
                "undangan",
                "undang",
                "yang",
                "berlaku",
                "sop",
                "aturan",
                "standar",
                "operasional",
                "prosedur",
                "di",
                "the",
                "sops",
                "regulated",
                "regulations",
                "applicable",
                "in",
                "force",
                "ada",
            ];
            rest.iter().all(|word| EMPTY.contains(word))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_placeholder;

    #[test]
    fn placeholders_and_near_misses() {
        for empty in
            ["-", "...", "**)", "Sesuai ketentuan", "sesuai dengan ketentuan yang berlaku.", "Sesuai SOP", "nihil"]
        {
            assert!(is_placeholder(empty), "{empty}");
        }
        for said in
            ["Sesuai SKPD", "sesuai SOP nomor 7", "tidak ada", "KTP-el", "sesuai dengan standar pelayanan kampung"]
        {
            assert!(!is_placeholder(said), "{said}");
        }
    }
}
