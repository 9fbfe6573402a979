//! A law is cited that was replaced.

use super::citations::Cited;
use super::{Check, Rule};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics, Edit};
use crate::locale::Text;
use crate::regulation::{self, Evidence, LAWS, Law};
use crate::service::Service;
use crate::text;

pub const RULE: Rule = Rule {
    code: Code::new(
        "replaced-law",
        Basis::Form,
        Text {
            id: "Peraturan yang dirujuk sudah, atau mungkin sudah, diganti pada tahun penetapan standar ini (atau tahun peninjauannya, jika belum ada keputusan) atau sebelumnya. Periksa apakah rujukannya perlu diganti. Yang ditandai belum diperiksa berasal dari ingatan, bukan dari naskah peraturannya.",
            en: "The law that is cited was, or may have been, replaced in the year of this standard's decree (or of its review, if it has no decree) or earlier. Check whether to cite its successor. What is marked as not checked is remembered, not read in its text.",
        },
    ),
    wrong: include_str!("../../tests/cases/replaced-law/successor.yaml"),
    right: include_str!("../../tests/cases/replaced-law/ok-in-force.yaml"),
    check: Check::Standard(check),
};

fn check(service: &Service, diagnostics: &mut Diagnostics) {
    let as_of = service.facts.date();
    for cited in service.citations() {
        let Some((law, successor, evidence)) =
            regulation::law(&cited.value.kind, &cited.value.number, cited.value.year).and_then(successor)
        else {
            continue;
        };
        // A successor that came later does not make the standard wrong.
        if as_of.is_some_and(|date| i32::from(successor.year) > i32::from(date.year())) {
            continue;
        }
        let title = match evidence {
            Evidence::Memory => text!(id: "{} mungkin sudah diganti", en: "{} may have been replaced", law.name()),
            _ => text!(id: "{} sudah diganti", en: "{} was replaced", law.name()),
        };
        let new = successor.name();
        let help = match evidence {
            Evidence::Memory => text!(
                id: "periksa apakah sudah diganti dengan {} (belum diperiksa pada naskahnya); jika masih berlaku, tulis di berkas ini `abaikan: [{{aturan: replaced-law, alasan: …}}]`", en: "check whether it was replaced by {} (not checked against the text); if it is still in force, write into this file `waivers: [{{rule: replaced-law, reason: …}}]`", new
            ),
            _ => text!(id: "rujuk {}", en: "cite {}", new),
        };
        diagnostics.push(
            Diagnostic::warning(&RULE.code, cited.span, title)
                .help(help)
                .edits(edit(service, &cited, law, successor, evidence)),
        );
    }
}

/// Cites the successor instead, if that is certain, and if nothing of what is cited would be lost.
fn edit(service: &Service, cited: &Cited, law: &Law, successor: &Law, evidence: Evidence) -> Option<Edit> {
    let known = |evidence: Evidence| evidence != Evidence::Memory;
    let about = successor.about.as_ref().filter(|about| known(about.evidence));
    let alone = LAWS.iter().flat_map(|law| &law.replaces).filter(|relation| relation.law == law.id);
    let is_whole = cited.value.amended_by.is_empty() && cited.about == cited.value.about.as_deref();
    if !known(evidence) || !known(successor.evidence) || alone.count() != 1 || !is_whole || !cited.gazette.is_empty() {
        return None;
    }
    let written = service.project.sources.text(cited.span);
    let text = match (cited.about, about) {
        (None, _) => successor.name(),
        (Some(_), Some(about)) => format!("{} tentang {}", successor.name(), about.text),
        (Some(_), None) => return None,
    };
    let is_plain = |text: &str| !text.contains([',', ':', '#', '[', ']', '{', '}', '"', '\'', '\n']);
    (is_plain(written) && is_plain(&text)).then_some(Edit { span: cited.span, text })
}

/// The law that took the place of a law, or of the law that it amends, and how well that is known.
fn successor(law: &'static Law) -> Option<(&'static Law, &'static Law, Evidence)> {
    let amended = LAWS.iter().filter(|other| other.amended_by.iter().any(|relation| relation.law == law.id));
    let candidates: Vec<&str> = amended.map(|other| other.id.as_str()).chain([law.id.as_str()]).collect();
    LAWS.iter().find_map(|newer| {
        let relation = newer.replaces.iter().find(|relation| candidates.contains(&relation.law.as_str()))?;
        Some((law, newer, relation.evidence))
    })
}
