//! A rule of the pandemic was left in.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::{Check, Rule, notes, phrases, words};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::Text;
use crate::service::Service;
use crate::text;

pub const RULE: Rule = Rule {
    code: Code::new(
        "pandemic-rule",
        Basis::Form,
        Text {
            id: "Teks masih memuat aturan masa pandemi Covid-19. Periksa apakah aturan itu masih berlaku.",
            en: "The text still holds a rule of the Covid-19 pandemic. Check whether it is still valid.",
        },
    ),
    wrong: include_str!("../../tests/cases/pandemic-rule/mask.yaml"),
    right: include_str!("../../tests/cases/pandemic-rule/ok-vaccination.yaml"),
    check: Check::Standard(check),
};

fn check(service: &Service, diagnostics: &mut Diagnostics) {
    for content in service.told() {
        for text in words(content).into_iter().chain(notes(content)).filter(|text| is_of_the_pandemic(text.value)) {
            let title = text!(id: "aturan masa pandemi mungkin masih tertulis di sini", en: "a rule from the pandemic may still stand here");
            let help = text!(id: "hapus jika sudah tidak berlaku; jika masih berlaku, tulis di berkas ini `abaikan: [{{aturan: pandemic-rule, alasan: …}}]`", en: "delete it if it is no longer valid; if it is, write into this file `waivers: [{{rule: pandemic-rule, reason: …}}]`");
            diagnostics.push(Diagnostic::advice(&RULE.code, text.span, title).help(help));
        }
    }
}

static PANDEMIC: LazyLock<AhoCorasick> = LazyLock::new(|| {
    phrases(&["pandemi", "protokol kesehatan", "peduli lindungi", "pedulilindungi", "new normal", "covid"])
});
static VACCINATION: LazyLock<AhoCorasick> = LazyLock::new(|| phrases(&["vaksin", "vaccin"]));

fn is_of_the_pandemic(text: &str) -> bool {
    PANDEMIC.is_match(text) && !VACCINATION.is_match(text)
}
