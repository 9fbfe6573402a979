//! A requirement does not say what is required.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::{Check, Rule, phrases, words};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::Text;
use crate::service::Service;
use crate::text;

pub const RULE: Rule = Rule {
    code: Code::new(
        "vague-requirement",
        Basis::Assessor("ombudsman-2022:proses"),
        Text {
            id: "Persyaratan menyebut apa yang harus dibawa. `Berkas kelengkapan`, `persyaratan lain yang diperlukan`, dan `dan lain-lain` dapat berarti apa saja.",
            en: "A requirement says what to bring. `Complete papers`, `other requirements as needed` and `and so on` may mean anything.",
        },
    ),
    wrong: include_str!("../../tests/cases/vague-requirement/vague.yaml"),
    right: include_str!("../../tests/cases/vague-requirement/ok-clear.yaml"),
    check: Check::Standard(check),
};

fn check(service: &Service, diagnostics: &mut Diagnostics) {
    for content in service.holdings("requirements").filter_map(|holding| holding.content.as_deref()) {
        for text in words(content).into_iter().filter(|text| is_vague(text.value)) {
            let title = text!(id: "persyaratan ini tidak menyebut apa yang diperlukan", en: "the requirement does not say what is required");
            let help = text!(id: "sebutkan dokumennya satu per satu", en: "name the documents one by one");
            diagnostics.push(Diagnostic::warning(&RULE.code, text.span, title).help(help));
        }
    }
}

static VAGUE: LazyLock<AhoCorasick> = LazyLock::new(|| {
    phrases(&[
        "kelengkapan persyaratan",
        "kelengkapan berkas",
        "berkas kelengkapan",
        "persyaratan lain",
        "dokumen lain yang",
        "dokumen lainnya",
        "berkas lain yang",
        "dan lain-lain",
        "dan lain lain",
        "dan sebagainya",
        "dan lain sebagainya",
        "dan seterusnya",
        "dokumen pendukung lainnya",
        "sesuai kebutuhan",
        "as needed",
        " dll.",
        " dll ",
        " dsb",
    ])
});

fn is_vague(text: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or_default().trim_end_matches('.');
    VAGUE.is_match(text) || ["dll", "dsb", "dst"].iter().any(|vague| last.eq_ignore_ascii_case(vague))
}

#[cfg(test)]
mod tests {
    use super::is_vague;

    #[test]
    fn vague_and_clear() {
        for vague in [
            "Berkas kelengkapan persyaratan",
            "Persyaratan lain yang diperlukan",
            "KTP, KK, dll",
            "dll.",
            "dst",
            "Dan lain sebagainya",
        ] {
            assert!(is_vague(vague), "{vague}");
        }
        for clear in ["KTP-el atau SIM", "Surat dari daerah lain", "Formulir kelengkapan data penduduk"] {
            assert!(!is_vague(clear), "{clear}");
        }
    }
}
