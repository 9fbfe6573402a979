//! No facility serves a vulnerable group.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use super::{Check, Rule, phrases};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::Text;
use crate::model::Facility;
use crate::service::Service;
use crate::text;

pub const RULE: Rule = Rule {
    code: Code::new(
        "missing-vulnerable-facilities",
        Basis::Assessor("pekppp:18"),
        Text {
            id: "Di antara sarana tersedia fasilitas bagi kelompok rentan: penyandang disabilitas, lansia, ibu hamil dan menyusui, anak.",
            en: "Some of the facilities serve vulnerable groups: people with disabilities, the elderly, pregnant and nursing women, children.",
        },
    ),
    wrong: include_str!("../../tests/cases/missing-vulnerable-facilities/none.yaml"),
    right: include_str!("../../tests/cases/missing-vulnerable-facilities/ok-group.yaml"),
    check: Check::Standard(check),
};

static SERVING: LazyLock<AhoCorasick> = LazyLock::new(|| {
    phrases(&[
        "disabilitas",
        "difabel",
        "kursi roda",
        "lansia",
        "lanjut usia",
        "laktasi",
        "menyusui",
        "hamil",
        "landai",
        "ramp",
        "braille",
        "bermain",
        "prioritas",
        "rentan",
        "pegangan",
        "isyarat",
        "pemandu",
        "wheelchair",
    ])
});

fn check(service: &Service, diagnostics: &mut Diagnostics) {
    for (span, facilities) in service.items::<Facility>("facilities") {
        let serves = facilities.walk().iter().any(|item| {
            let names = [&item.detail.name, &item.common.section].into_iter().flatten().map(|name| name.value.as_str());
            let mut said = names.chain(item.common.text.as_ref().map(|text| text.0.as_str()));
            !item.detail.vulnerable_groups.is_empty() || said.any(|said| SERVING.is_match(said))
        });
        if !serves {
            let title = text!(id: "fasilitas bagi kelompok rentan belum disebut", en: "no facility for vulnerable groups is named");
            let help = text!(
                id: "sebutkan yang sudah tersedia, misalnya `{{nama: Jalur landai, kelompok rentan: disabilitas}}`",
                en: "name what there is, for example `{{name: Ramp, vulnerable_groups: disability}}`"
            );
            diagnostics.push(Diagnostic::warning(&RULE.code, span, title).help(help));
        }
    }
}
