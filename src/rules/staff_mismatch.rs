//! The numbers of staff do not agree.

use super::{Check, Rule};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::Text;
use crate::model::{Item, People};
use crate::service::{Holding, Service};
use crate::text;

pub const RULE: Rule = Rule {
    code: Code::new(
        "staff-mismatch",
        Basis::Contradiction,
        Text {
            id: "Jumlah orang pada `kompetensi` sama dengan `jumlah pelaksana`.",
            en: "The people counted in `competence` are as many as `staff` says.",
        },
    ),
    wrong: include_str!("../../tests/cases/staff-mismatch/six.yaml"),
    right: include_str!("../../tests/cases/staff-mismatch/ok-three.yaml"),
    check: Check::Standard(check),
};

fn check(service: &Service, diagnostics: &mut Diagnostics) {
    for case in service.cases() {
        let people = |id| case.get(id).and_then(Holding::item::<People>);
        let (Some(competence), Some(staff)) = (people("competence"), people("staff")) else { continue };
        if let (Some(counted), Some(said)) = (total(competence), total(staff))
            && counted != said
        {
            let title = text!(id: "`jumlah pelaksana` {} orang, tetapi `kompetensi` mencatat {} orang", en: "`staff` says {} people, but `competence` counts {}", said, counted);
            diagnostics.push(
                Diagnostic::warning(&RULE.code, case["staff"].span, title)
                    .related(
                        case["competence"].span,
                        text!(id: "kompetensinya di sini", en: "the competences are here"),
                    )
                    .help(text!(id: "samakan keduanya; jika jumlahnya berbeda hanya untuk layanan ini, tulis `jumlah pelaksana` di berkas standar ini", en: "make them agree; if only this service differs, write `staff` in the file of this standard")),
            );
        }
    }
}

/// How many people there are: the number of the component, or of all its items together if each has one.
fn total(people: &Item<People>) -> Option<u32> {
    let number = |item: &Item<People>| item.detail.quantity.as_ref().and_then(|quantity| quantity.value.number);
    match people.items() {
        [] => number(people),
        items => number(people).or_else(|| items.iter().map(number).sum()),
    }
}
