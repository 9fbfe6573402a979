//! The result of the survey is not published.

use super::{Check, Rule};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::Text;
use crate::service::Service;
use crate::text;

pub const RULE: Rule = Rule {
    code: Code::new(
        "unpublished-survey",
        Basis::Assessor("pekppp:7"),
        Text {
            id: "Hasil survei kepuasan masyarakat dipublikasikan. Sebutkan medianya: `media:` pada `survei`.",
            en: "The result of the survey of satisfaction is published. Name where: `media:` in `survey`.",
        },
    ),
    wrong: include_str!("../../tests/cases/unpublished-survey/nowhere.yaml"),
    right: include_str!("../../tests/cases/unpublished-survey/ok-on-paper.yaml"),
    check: Check::Standard(check),
};

fn check(service: &Service, diagnostics: &mut Diagnostics) {
    if let Some(survey) = service.facts.survey {
        let place = survey.period.as_ref().map(|period| period.span);
        if let Some(place) = place.filter(|_| survey.media.is_empty()) {
            let title = text!(id: "media publikasi hasil survei ini belum disebut", en: "it is not said where the result of this survey is published");
            let help = text!(id: "publikasikan hasilnya, lalu catat medianya, misalnya `media: [cetak, situs]`", en: "publish the result, then record where, such as `media: [printed, website]`");
            diagnostics.push(Diagnostic::warning(&RULE.code, place, title).help(help));
        }
    }
}
