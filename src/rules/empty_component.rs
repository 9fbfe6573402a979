//! A component is there, but says nothing: `-`, `...`, "sesuai ketentuan", "sesuai SOP".

use std::collections::BTreeMap;

use super::missing_component::{once_for_all, shown_in};
use super::words::{Words, words};
use super::{Check, Rule};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics, Hold};
use crate::locale::Text;
use crate::model::{Components, Content, Form, each_content, record_is_absent};
use crate::regulation::ComponentSpec;
use crate::service::Service;
use crate::source::{SourceId, Span};
use crate::text;
use crate::vocabulary::{KeyWord, VOCABULARY};

pub const RULE: Rule = Rule {
    code: Code::new(
        "empty-component",
        Basis::Legal("uu-25-2009:21"),
        Text {
            id: "Komponen yang hanya berisi `-`, `...`, `sesuai ketentuan`, atau `sesuai SOP` tidak menjawab pertanyaan siapa pun, dan penilai dapat menganggapnya tidak ada.",
            en: "A component that says only `-`, `...`, `as regulated` or `per the SOP` answers nobody's question, and assessors count it as missing.",
        },
    ).of_absence(),
    wrong: include_str!("../../tests/cases/empty-component/dash.yaml"),
    right: include_str!("../../tests/cases/empty-component/ok-steps-and-free.yaml"),
    check: Check::Standard(check),
};

fn check(service: &Service, diagnostics: &mut Diagnostics) {
    let mut groups: BTreeMap<(SourceId, Cure), Vec<(Span, &'static str)>> = BTreeMap::new();
    for (id, holding) in service.contents() {
        let content = holding.content.as_deref();
        if !holding.is_empty && !content.is_some_and(is_empty) {
            continue;
        }
        let mut said = content.map(words).into_iter().flatten();
        let said = said.find(|text| text.chars().any(char::is_alphanumeric));
        let spec = service.project.agency.regulation.component(id);
        match (said, cure(service, spec, holding.span)) {
            (None, Some(cure)) => groups.entry((holding.span.source, cure)).or_default().push((holding.span, id)),
            (said, _) => diagnostics.push(alone(id, spec, holding.span, said.map(|said| said.value))),
        }
    }
    for ((_, cure), mut group) in groups {
        group.sort();
        diagnostics.push(match group.as_slice() {
            [(span, id)] => alone_or_lent(id, service.project.agency.regulation.component(id), *span, cure),
            _ => together(service, cure, &group),
        });
    }
}

/// The one line that fills several components.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Cure {
    /// What the unit or the government says already, in that file, holds without the key.
    Delete(&'static str),
    /// What only the decree shows is mostly the same for all services.
    Once,
}

/// What would fill a component that says nothing, beside what is written there.
fn cure(service: &Service, spec: Option<&ComponentSpec>, span: Span) -> Option<Cure> {
    let spec = spec?;
    let says = |layer: &Components| {
        let component = layer.get(spec.id);
        component.is_some_and(|component| matches!(&component.form, Form::Whole(content) if !is_empty(content)))
    };
    let own = service.standard.components.get(spec.id).is_some_and(|component| component.span == span);
    match own {
        true if says(&service.office.unit.defaults) => Some(Cure::Delete("unit.yaml")),
        true if says(&service.project.agency.defaults) => Some(Cure::Delete("agency.yaml")),
        true => (!spec.notice).then_some(Cure::Once),
        false => None,
    }
}

/// One component, and what belongs there.
fn alone(id: &'static str, spec: Option<&ComponentSpec>, span: Span, said: Option<&str>) -> Diagnostic {
    let title = match said {
        Some(said) => text!(
            id: "komponen `{}` hanya berisi `{}`", en: "the component `{}` says only `{}`", KeyWord(id), said
        ),
        None => text!(id: "komponen `{}` tidak berisi apa-apa", en: "the component `{}` says nothing", KeyWord(id)),
    };
    let found = Diagnostic::error(&RULE.code, span, title).component(id);
    match spec {
        Some(spec) => found.reach(shown_in(spec)).help(text!(id: "isi dengan: {}", en: "write here: {}", spec.help)),
        None => found,
    }
}

/// One component, and that it need not be written if another layer says it.
fn alone_or_lent(id: &'static str, spec: Option<&ComponentSpec>, span: Span, cure: Cure) -> Diagnostic {
    let found = alone(id, spec, span, None);
    match (cure, spec) {
        (Cure::Delete(file), Some(spec)) => found.help(text!(
            id: "hapus kuncinya jika yang tertulis di bawah `bawaan:` pada `{}` berlaku di sini juga, atau isi dengan: {}",
            en: "delete the key if what stands under `defaults:` in `{}` holds here too, or write here: {}",
            file, spec.help
        )),
        _ => found,
    }
}

/// Components that one line would fill, told once.
fn together(service: &Service, cure: Cure, group: &[(Span, &'static str)]) -> Diagnostic {
    let ids: Vec<&'static str> = group.iter().map(|(_, id)| *id).collect();
    let title = text!(
        id: "{} komponen tidak berisi apa-apa: {}", en: "{} components say nothing: {}",
        ids.len(), VOCABULARY.keys.list(&ids)
    );
    let help = match cure {
        Cure::Once => once_for_all(service, &ids),
        Cure::Delete(file) => text!(
            id: "hapus kunci-kunci ini; yang tertulis di bawah `bawaan:` pada `{}` berlaku di sini juga",
            en: "delete these keys; what stands under `defaults:` in `{}` holds here too", file
        ),
    };
    let specs = ids.iter().filter_map(|id| service.project.agency.regulation.component(id));
    let reach = specs.map(shown_in).max().unwrap_or(Hold::Documents);
    let found = Diagnostic::error(&RULE.code, group[0].0, title).reach(reach).help(help);
    let others = group.iter().skip(1).map(|(span, id)| (*id, *span)).collect();
    Diagnostic { component: ids.first().copied(), others, ..found }
}

/// All that is said is a placeholder.
pub(super) fn is_empty(content: &Content) -> bool {
    let said = words(content);
    let silent = said.iter().all(|text| is_placeholder(text));
    let other = || {
        each_content!(content, item => item.walk().iter().any(|item| {
            item.table.is_some() || (!record_is_absent(&item.detail) && !item_is_words(&said, item.span))
        }))
    };
    silent && !other()
}

/// The details of an item are among the words that were looked at.
fn item_is_words(said: &[Words], span: Span) -> bool {
    said.iter().any(|text| span.holds(text.span))
}

/// Says nothing by itself.
pub(super) fn is_placeholder(text: &str) -> bool {
    // Few words begin one, and most texts are none.
    let first = text.chars().find(|letter| letter.is_alphanumeric());
    if first.is_some_and(|first| !"tnisbapTNISBAP".contains(first)) {
        return false;
    }
    let plain: String =
        text.to_lowercase().chars().map(|letter| if letter.is_alphanumeric() { letter } else { ' ' }).collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    match words.as_slice() {
        [] => true,
        ["tidak", "diketahui"] | ["nihil"] | ["n", "a"] | ["tbd"] | ["idem"] => true,
        ["sesuai", rest @ ..] | ["berdasarkan", rest @ ..] | ["as", rest @ ..] | ["per", rest @ ..] => {
            const EMPTY: [&str; 22] = [
                "dengan",
                "ketentuan",
                "peraturan",
                "perundang",
                "undangan",
                "undang",
                "yang",
                "berlaku",
                "sop",
                "aturan",
                "standar",
                "operasional",
                "prosedur",
                "di",
                "the",
                "sops",
                "regulated",
                "regulations",
                "applicable",
                "in",
                "force",
                "ada",
            ];
            rest.iter().all(|word| EMPTY.contains(word))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_placeholder;

    #[test]
    fn placeholders_and_near_misses() {
        for empty in
            ["-", "...", "**)", "Sesuai ketentuan", "sesuai dengan ketentuan yang berlaku.", "Sesuai SOP", "nihil"]
        {
            assert!(is_placeholder(empty), "{empty}");
        }
        for said in
            ["Sesuai SKPD", "sesuai SOP nomor 7", "tidak ada", "KTP-el", "sesuai dengan standar pelayanan kampung"]
        {
            assert!(!is_placeholder(said), "{said}");
        }
    }
}
