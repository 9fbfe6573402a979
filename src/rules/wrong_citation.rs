//! A citation has a wrong number or year.

use super::{Check, Rule};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::Text;
use crate::regulation::{self, LAWS, Law};
use crate::service::Service;
use crate::text;

pub const RULE: Rule = Rule {
    code: Code::new(
        "wrong-citation",
        Basis::Form,
        Text {
            id: "Nomor, tahun, atau nomor lembaran tidak cocok dengan judul peraturan yang dirujuk; mungkin salah ketik.",
            en: "The number, the year or the number in the gazette does not fit the title of the law that is cited; it may be a slip.",
        },
    ),
    wrong: include_str!("../../tests/cases/wrong-citation/year.yaml"),
    right: include_str!("../../tests/cases/wrong-citation/ok-other-subject.yaml"),
    check: Check::Standard(check),
};

fn check(service: &Service, diagnostics: &mut Diagnostics) {
    for cited in service.citations() {
        let Some(about) = cited.about else { continue };
        if let Some(law) = regulation::law(&cited.value.kind, &cited.value.number, cited.value.year) {
            gazettes(law, cited.gazette, diagnostics);
            continue;
        }
        let same = |law: &&Law| {
            let slip = law.number == cited.value.number || law.year == cited.value.year;
            slip && law.kind.eq_ignore_ascii_case(&cited.value.kind)
                && law.about.as_ref().is_some_and(|title| alike(&title.text, about))
        };
        if let Some(law) = LAWS.iter().find(same) {
            let name = law.name();
            let title = text!(id: "nomor atau tahun mungkin tidak cocok dengan judulnya", en: "the number or the year may not fit the title");
            let help = text!(id: "mungkin yang dimaksud {} (periksa pada naskahnya)", en: "perhaps {} is meant (check its text)", name);
            diagnostics.push(Diagnostic::warning(&RULE.code, cited.span, title).help(help));
        }
    }
}

/// `TLN 5033` where the law stands in `TLN 5038`.
fn gazettes(law: &Law, cited: &[crate::model::Placed<String>], diagnostics: &mut Diagnostics) {
    for written in cited {
        let Some((series, _)) = written.value.split_once(' ') else { continue };
        let known =
            law.gazette.iter().find(|known| known.text.split_once(' ').is_some_and(|(other, _)| other == series));
        if let Some(known) = known.filter(|known| known.text != written.value) {
            let title = text!(id: "`{}` mungkin bukan lembaran peraturan ini", en: "`{}` may not be where this law was gazetted", written.value);
            let help = text!(id: "mungkin yang dimaksud {} (periksa pada naskahnya)", en: "perhaps {} is meant (check its text)", known.text);
            diagnostics.push(Diagnostic::warning(&RULE.code, written.span, title).help(help));
        }
    }
}

/// Two titles that are the same but for case and signs.
fn alike(first: &str, second: &str) -> bool {
    fn plain(text: &str) -> impl Iterator<Item = char> {
        text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase)
    }
    plain(first).eq(plain(second))
}
