//! A reference leads nowhere: to a variant, a channel, a requirement, a step, a standard.

use super::{Rule, Subject};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::Text;
use crate::model::{Case, Common, ContactKind, Content, Placed, Sought, each_content, reference};
use crate::text;
use crate::vocabulary::VOCABULARY;

pub const RULE: Rule = Rule {
    code: Code {
        name: "dangling-reference",
        basis: Basis::Form,
        doc: Text {
            id: "Rujukan (`untuk varian`, `kanal`, `pengganti dari`, `kembali ke`, `seperti`, `tanpa`) harus menunjuk sesuatu yang ada: `id`-nya, atau namanya.",
            en: "A reference (`for_variants`, `channel`, `instead_of`, `return_to`, `same_as`, `remove`) must name something that is there: its `id`, or its name.",
        },
    },
    check,
};

/// Channels that need no declaration.
const KNOWN_CHANNELS: [&str; 4] = ["online", "mobile", "outreach", "mpp"];

fn check(subject: &Subject, diagnostics: &mut Diagnostics) {
    for dangling in subject.dangling {
        let written = &dangling.reference;
        diagnostics.push(match dangling.sought {
            Sought::Standard => report(written, text!(id: "unit ini tidak mempunyai standar `{}`", en: "the unit has no standard `{}`", written.value), subject.office.standards.iter().map(|standard| standard.id.clone())),
            Sought::Item => report(written, text!(id: "tidak ada butir dengan `id` `{}`", en: "no item has the `id` `{}`", written.value), std::iter::empty()),
            Sought::Base => Diagnostic::error(&RULE.code, written.span, text!(id: "tidak ada dasar yang dapat ditambah atau diubah", en: "there is nothing to add to or to change"))
                .help(text!(id: "tulis komponennya lengkap", en: "write the whole component")),
        });
    }
    let variants: Vec<String> = subject.standard.variants.iter().map(|variant| variant.id()).collect();
    let channels: Vec<String> = subject.standard.facts.channels.iter().map(|channel| channel.id()).collect();
    for case in subject.cases() {
        for content in case.values().filter_map(|holding| holding.content.as_ref()) {
            each_content!(content, item => for item in item.walk() {
                common(&item.common, &variants, &channels, diagnostics);
            });
            inside(content, diagnostics);
        }
        steps(case, diagnostics);
    }
}

fn common(common: &Common, variants: &[String], channels: &[String], diagnostics: &mut Diagnostics) {
    let notes = common.notes.iter();
    let for_variants = common.for_variants.iter().chain(notes.clone().flat_map(|note| &note.for_variants));
    for written in for_variants.filter(|name| !variants.contains(&reference(name))) {
        let title = text!(id: "tidak ada varian `{}`", en: "there is no variant `{}`", written.value);
        diagnostics.push(report(written, title, variants.iter().cloned()));
    }
    for written in common.channel.iter().chain(notes.flat_map(|note| &note.channel)) {
        let known = VOCABULARY.keywords.canonical(written).or_else(|| VOCABULARY.keys.canonical(written));
        let undeclared = known.is_some_and(|word| KNOWN_CHANNELS.contains(&word) || ContactKind::find(word).is_some());
        if !undeclared && !channels.contains(&reference(written)) {
            let title = text!(id: "tidak ada kanal `{}`", en: "there is no channel `{}`", written.value);
            diagnostics.push(report(written, title, channels.iter().cloned()));
        }
    }
}

fn inside(content: &Content, diagnostics: &mut Diagnostics) {
    let Content::Requirements(requirements) = content else { return };
    let ids: Vec<String> =
        requirements.walk().iter().filter_map(|item| item.common.id.as_ref()).map(|id| reference(id)).collect();
    for written in requirements.walk().iter().flat_map(|item| &item.detail.instead_of) {
        if !ids.contains(&reference(written)) {
            let title = text!(id: "tidak ada persyaratan dengan `id` `{}`", en: "no requirement has the `id` `{}`", written.value);
            diagnostics.push(report(written, title, ids.iter().cloned()));
        }
    }
}

fn steps(case: &Case, diagnostics: &mut Diagnostics) {
    let steps = case.values().filter_map(|holding| match &holding.content {
        Some(Content::Steps(steps)) => Some(steps),
        _ => None,
    });
    for steps in steps {
        let ids: Vec<String> =
            steps.walk().iter().filter_map(|item| item.common.id.as_ref()).map(|id| reference(id)).collect();
        for written in steps.walk().iter().filter_map(|item| item.detail.return_to.as_ref()) {
            if !ids.contains(&reference(written)) {
                let title =
                    text!(id: "tidak ada langkah dengan `id` `{}`", en: "no step has the `id` `{}`", written.value);
                diagnostics.push(report(written, title, ids.iter().cloned()));
            }
        }
    }
}

fn report(written: &Placed<String>, title: Text, known: impl Iterator<Item = String>) -> Diagnostic {
    let diagnostic = Diagnostic::error(&RULE.code, written.span, title);
    let list = known.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    diagnostic.help(if list.is_empty() {
        text!(id: "beri `id` pada butir yang dimaksud", en: "give the item that is meant an `id`")
    } else {
        text!(id: "yang ada: {}", en: "there are: {}", list)
    })
}
