//! The standard is published in few media.

use super::{Check, Rule};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::Text;
use crate::model::media_beside_portal;
use crate::service::Service;
use crate::text;

pub const RULE: Rule = Rule {
    code: Code::new(
        "few-media",
        Basis::Assessor("pekppp:3"),
        Text {
            id: "Nilai tertinggi diberikan apabila semua komponen penyampaian pelayanan dipublikasikan di sedikitnya empat media dan di SIPPN.",
            en: "The best mark is given if the components of service delivery are published in at least four media and in SIPPN.",
        },
    ),
    wrong: include_str!("../../tests/cases/few-media/two.yaml"),
    right: include_str!("../../tests/cases/few-media/ok-all.yaml"),
    check: Check::Standard(check),
};

fn check(service: &Service, diagnostics: &mut Diagnostics) {
    let media = service.facts.media;
    let Some(first) = media.iter().find_map(|media| media.kind.as_ref()) else { return };
    let (others, portal) = media_beside_portal(media);
    if others < 4 || !portal {
        let title = text!(
            id: "dipublikasikan di {} media{}", en: "published in {} media{}", others,
            if portal { text!(id: " dan SIPPN", en: " and SIPPN") } else { text!(id: ", belum di SIPPN", en: ", not in SIPPN") }
        );
        let help = text!(
            id: "publikasikan di sedikitnya empat media dan di SIPPN, lalu catat semuanya, misalnya `media: [situs, cetak, media sosial, aplikasi, sippn]`", en: "publish it in at least four media and on SIPPN, then record them all, such as `media: [website, print, social media, app, sippn]`"
        );
        diagnostics.push(Diagnostic::advice(&RULE.code, first.span, title).help(help));
    }
}
