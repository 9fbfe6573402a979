//! How bad a finding is: as the rule says, as the project sets it, and less in a draft.

use super::{ALL, codes};
use crate::diagnostic::{Basis, Code, Diagnostic, Severity};
use crate::locale::Text;
use crate::model::{Level, Placed, Standard, Status};
use crate::service::Service;
use crate::text;

/// How bad the project says that findings of a kind are, if it does.
pub(super) fn set(service: &Service, code: &Code) -> Option<Severity> {
    let set = service.project.agency.facts.findings.iter().find_map(|set| {
        set.rule.as_ref().filter(|rule| rule.value == code.name)?;
        set.severity.as_ref()
    });
    set.map(|level| match level.value {
        Level::Error => Severity::Error,
        Level::Warning => Severity::Warning,
        Level::Advice => Severity::Advice,
    })
}

/// What is not there yet is no error in a draft.
pub(super) fn in_draft(standard: &Standard, code: &Code, severity: Severity) -> Severity {
    let is_early = standard.status() == Status::Draft && code.is_absence;
    if is_early { severity.max(Severity::Warning) } else { severity }
}

/// How many letters of the name of a rule may be wrong.
const MOST_WRONG: usize = 4;

/// Reports a name that no rule has.
pub(super) fn unknown(rule: &Placed<String>) -> Option<Diagnostic> {
    let names = ALL.iter().map(|known| known.code.name);
    if names.clone().any(|name| name == rule.value) {
        return None;
    }
    if codes().iter().any(|code| code.name == rule.value) {
        let title = text!(
            id: "temuan `{}` tidak dapat diabaikan atau diubah tingkatnya",
            en: "the finding `{}` can neither be waived nor be set to another severity", rule.value
        );
        let help = text!(
            id: "hapus butir ini, lalu perbaiki temuannya", en: "delete this item, then correct what was found"
        );
        return Some(Diagnostic::error(&UNKNOWN_RULE, rule.span, title).help(help));
    }
    let title = text!(id: "tidak ada aturan `{}`", en: "there is no rule `{}`", rule.value);
    let is_near = |name: &&str| {
        name.len().abs_diff(rule.value.len()) <= MOST_WRONG && strsim::osa_distance(name, &rule.value) <= MOST_WRONG
    };
    let near = names.filter(is_near).min_by_key(|name| (strsim::osa_distance(name, &rule.value), *name));
    let help = match near {
        Some(name) => text!(id: "mungkin maksud Anda `{}`", en: "did you mean `{}`?", name),
        None => {
            text!(id: "tulis nama aturan seperti pada temuannya", en: "write the name of the rule as it stands in the finding")
        }
    };
    Some(Diagnostic::error(&UNKNOWN_RULE, rule.span, title).help(help))
}

/// A rule that does not exist.
pub const UNKNOWN_RULE: Code = Code::new(
    "unknown-rule",
    Basis::Form,
    Text {
        id: "`temuan` atau `abaikan` menyebut aturan yang tidak ada. Nama aturan tertulis pada temuannya, dan semuanya di `docs/rules.md`.",
        en: "`findings` or `waivers` names a rule that does not exist. The name of a rule stands in its finding, and all of them in `docs/rules.md`.",
    },
);
