//! No public consultation is recorded.

use super::{Check, Rule};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::Text;
use crate::service::Service;
use crate::text;

pub const RULE: Rule = Rule {
    code: Code::new(
        "missing-consultation",
        Basis::Assessor("pekppp:2"),
        Text {
            id: "Standar pelayanan disusun bersama masyarakat. Catat forum konsultasi publiknya: `fkp:` dengan tanggal dan unsur yang hadir.",
            en: "A service standard is drawn up with the public. Record the public consultation: `consultation:` with its date and who took part.",
        },
    ),
    wrong: include_str!("../../tests/cases/missing-consultation/none.yaml"),
    right: include_str!("../../tests/cases/missing-consultation/ok-recorded.yaml"),
    check: Check::Standard(check),
};

fn check(service: &Service, diagnostics: &mut Diagnostics) {
    let is_named = service.office.unit.facts.name.is_some();
    if !service.is_cut() && service.facts.consultation.is_none() && is_named {
        let title = text!(id: "forum konsultasi publik belum dicatat", en: "no public consultation is recorded");
        let help = text!(
            id: "jika forum sudah dilaksanakan, tambahkan `fkp: {{tanggal: …, unsur: [pengguna, akademisi, instansi terkait, organisasi masyarakat, media massa]}}` di `unit.yaml`",
            en: "once it was held, add `consultation: {{date: …, elements: [users, academics, related agencies, civil society, mass media]}}` to `unit.yaml`"
        );
        diagnostics.push(Diagnostic::advice(&RULE.code, service.office.span, title).help(help));
    }
}
