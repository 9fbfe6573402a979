//! Two variants, channels, partners or items of a component have one id.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::{Check, Rule};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::Text;
use crate::model::{each_content, reference};
use crate::service::Service;
use crate::source::Span;
use crate::text;

pub const RULE: Rule = Rule {
    code: Code::new(
        "duplicate-id",
        Basis::Form,
        Text {
            id: "Nama rujukan (`id`, atau nama yang menjadi dasarnya) hanya boleh dipakai satu kali di antara varian, kanal, instansi mitra, dan butir dalam satu komponen.",
            en: "A name for references (`id`, or the name it is made from) may stand once among variants, channels, partners, and the items of one component.",
        },
    ),
    wrong: include_str!("../../tests/cases/duplicate-id/items.yaml"),
    right: include_str!("../../tests/cases/duplicate-id/ok-in-two-components.yaml"),
    check: Check::Standard(check),
};

fn check(service: &Service, diagnostics: &mut Diagnostics) {
    let standard = service.standard;
    unique(
        standard.variants.iter().map(|variant| {
            (variant.id(), variant.facts.id.as_ref().or(variant.facts.name.as_ref()).map_or(variant.span, |id| id.span))
        }),
        diagnostics,
    );
    let placed = |id: String, place: Option<&crate::model::Placed<String>>| Some((id, place?.span));
    unique(
        standard
            .facts
            .channels
            .iter()
            .filter_map(|channel| placed(channel.id(), channel.id.as_ref().or(channel.name.as_ref()))),
        diagnostics,
    );
    unique(
        standard
            .facts
            .partners
            .iter()
            .filter_map(|partner| placed(partner.id(), partner.id.as_ref().or(partner.name.as_ref()))),
        diagnostics,
    );
    for content in service.told() {
        let ids: Vec<(String, Span)> = each_content!(content, item => {
            item.walk().iter().filter_map(|item| item.common.id.as_ref()).map(|id| (reference(id), id.span)).collect()
        });
        unique(ids.into_iter(), diagnostics);
    }
}

fn unique(ids: impl Iterator<Item = (String, Span)>, diagnostics: &mut Diagnostics) {
    let mut seen: BTreeMap<String, Span> = BTreeMap::new();
    for (id, span) in ids.filter(|(id, _)| !id.is_empty()) {
        match seen.entry(id) {
            Entry::Vacant(new) => {
                new.insert(span);
            }
            Entry::Occupied(first) => diagnostics.push(
                Diagnostic::error(
                    &RULE.code,
                    span,
                    text!(id: "nama rujukan `{}` dipakai dua kali", en: "the name `{}` is used twice", first.key().clone()),
                )
                .related(*first.get(), text!(id: "pertama kali di sini", en: "first here"))
                .help(text!(id: "beri `id` yang berbeda", en: "give it an `id` of its own")),
            ),
        }
    }
}
