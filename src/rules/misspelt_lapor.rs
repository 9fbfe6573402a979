//! The name of SP4N-LAPOR is misspelt.

use super::{Rule, Subject, contact_words};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::Text;
use crate::model::Contact;
use crate::text;

pub const RULE: Rule = Rule {
    code: Code {
        name: "misspelt-lapor",
        basis: Basis::Form,
        doc: Text {
            id: "Nama kanal pengaduan nasional adalah SP4N-LAPOR!. Ejaan seperti `SPAN LAPOR` membuat warga tidak menemukannya.",
            en: "The name of the national channel of complaint is SP4N-LAPOR!. Spelt like `SPAN LAPOR` it is not found.",
        },
    },
    wrong: include_str!("../../tests/cases/misspelt-lapor/app.yaml"),
    right: include_str!("../../tests/cases/misspelt-lapor/ok-spelt.yaml"),
    check,
};

fn check(subject: &Subject, diagnostics: &mut Diagnostics) {
    for (_, contacts) in subject.items::<Contact>("complaints") {
        for written in contact_words(contacts).into_iter().filter(|text| is_misspelt(&text.value)) {
            let title = text!(id: "nama SP4N-LAPOR! salah tulis", en: "the name SP4N-LAPOR! is misspelt");
            let help = text!(id: "tulis `sp4n_lapor` sebagai kanal pengaduan", en: "write `sp4n_lapor` as a channel of complaint");
            diagnostics.push(Diagnostic::warning(&RULE.code, written.span, title).help(help));
        }
    }
}

fn is_misspelt(text: &str) -> bool {
    let text: String = text.to_lowercase().chars().filter(|letter| letter.is_alphanumeric()).collect();
    ["span", "sp4", "sp4an", "sp4m", "spn4", "s4pn", "spana", "sp4nn"]
        .iter()
        .any(|wrong| text.contains(&format!("{wrong}lapor")))
}

#[cfg(test)]
mod tests {
    use super::is_misspelt;

    #[test]
    fn spellings_and_near_misses() {
        for wrong in ["SPAN LAPOR", "SP4 LAPOR", "SP4M-Lapor!", "span-lapor"] {
            assert!(is_misspelt(wrong), "{wrong}");
        }
        for right in ["SP4N-LAPOR!", "SP4N LAPOR", "www.lapor.go.id", "Lapor Pak Lurah"] {
            assert!(!is_misspelt(right), "{right}");
        }
    }
}
