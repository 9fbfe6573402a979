//! A fee is told as a story: what it was and what it became, in one sentence.

use super::{Check, Rule, words};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::Text;
use crate::model::{Fee, Placed, Said};
use crate::service::Service;
use crate::text;

pub const RULE: Rule = Rule {
    code: Code::new(
        "fee-as-story",
        Basis::Form,
        Text {
            id: "Biaya diceritakan: tarif lama dan tarif baru dalam satu kalimat. Pemohon hanya perlu tahu tarif yang berlaku sekarang.",
            en: "The fee is told as a story: the old and the new amount in one sentence. An applicant need only know what is valid now.",
        },
    ),
    wrong: include_str!("../../tests/cases/fee-as-story/old-and-new.yaml"),
    right: include_str!("../../tests/cases/fee-as-story/ok-two-lines.yaml"),
    check: Check::Standard(check),
};

fn check(service: &Service, diagnostics: &mut Diagnostics) {
    for holding in service.holdings("cost") {
        let Some(content) = holding.content.as_deref() else { continue };
        let fees = holding.item::<Fee>().into_iter().flat_map(|fees| fees.walk());
        let unread = fees.flat_map(|item| item.detail.amounts().map(|(_, said)| said)).filter_map(|said| {
            let Said::Text(text) = &said.value else { return None };
            Some(Placed { value: text.as_str(), span: said.span })
        });
        for text in words(content).into_iter().chain(unread).filter(|text| is_story(text.value)) {
            let title = text!(id: "tarif lama dan tarif baru diceritakan dalam satu kalimat", en: "the old and the new fee are told in one sentence");
            let help = text!(
                id: "tulis hanya tarif yang berlaku sekarang sebagai `tarif:`, dan jika diketahui `berlaku sejak: 2024-01-01`",
                en: "write only the fee that is valid now as `amount:`, and if it is known `valid_from: 2024-01-01`"
            );
            diagnostics.push(Diagnostic::warning(&RULE.code, text.span, title).help(help));
        }
    }
}

/// Two amounts, and a word that makes one of them the past.
fn is_story(text: &str) -> bool {
    const PAST: [&str; 11] = [
        "semula",
        "sebelumnya",
        "dahulu",
        "dulu",
        "tarif lama",
        "dinaikkan",
        "diturunkan",
        "menjadi rp",
        "formerly",
        "used to be",
        "was rp",
    ];
    let text = text.to_lowercase();
    text.matches("rp").count() >= 2 && PAST.iter().any(|past| text.contains(past))
}

#[cfg(test)]
mod tests {
    use super::is_story;

    #[test]
    fn stories_and_lists() {
        for story in ["Semula Rp30.000 dan sekarang Rp50.000", "Tarif Rp 25.000 dinaikkan menjadi Rp 35.000"] {
            assert!(is_story(story), "{story}");
        }
        for not in
            ["Rp30.000 untuk dewasa, Rp10.000 untuk anak", "Semula gratis, kini Rp5.000", "Rp7.000 s.d. Rp35.000"]
        {
            assert!(!is_story(not), "{not}");
        }
    }
}
