//! The short texts of a component, which rules look into.

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use crate::model::{Contact, Content, Detail, Fee, Item, Markdown, Placed, Said, each_content};
use crate::service::Service;

/// Finds some phrases in a text at one go, in any case.
pub(super) fn phrases(phrases: &[&str]) -> AhoCorasick {
    let mut builder = AhoCorasick::builder();
    builder.ascii_case_insensitive(true).kind(Some(AhoCorasickKind::DFA));
    builder.build(phrases).expect("a few plain words")
}

/// A text and its place.
pub(super) type Words<'a> = Placed<&'a str>;

/// All short texts of a component: what a person reads in it.
pub(super) fn words(content: &Content) -> Vec<Words<'_>> {
    let mut found = Vec::new();
    match content {
        Content::Steps(steps) => {
            for item in steps.walk() {
                found.extend([&item.detail.step, &item.detail.otherwise].into_iter().flatten().map(plain));
            }
        }
        Content::Requirements(requirements) => {
            for item in requirements.walk() {
                let detail = &item.detail;
                let names = [&detail.document, &detail.form, &detail.condition, &detail.information];
                found.extend(names.into_iter().flatten().map(plain));
            }
        }
        Content::Products(products) => {
            found.extend(products.walk().into_iter().filter_map(|item| item.detail.name.as_ref()).map(plain))
        }
        _ => {}
    }
    each_content!(content, item => for item in item.walk() {
        found.extend(item.common.text.as_ref().map(markdown));
    });
    found
}

/// All short texts of a component and what is counted in it.
pub(super) fn all_words(content: &Content) -> Vec<Words<'_>> {
    let mut found = words(content);
    if let Content::People(people) = content {
        for item in people.walk() {
            found.extend(item.detail.position.as_ref().map(plain));
            let counted = item.detail.quantity.as_ref();
            found.extend(counted.map(|counted| Placed { value: counted.value.unit.as_str(), span: counted.span }));
        }
    }
    found
}

/// The values and free texts of contacts.
pub(super) fn contact_words(contacts: &Item<Contact>) -> Vec<Words<'_>> {
    let mut found = Vec::new();
    for item in contacts.walk() {
        found.extend(item.detail.values.iter().map(plain));
        found.extend(item.common.text.as_ref().map(markdown));
    }
    found
}

/// The words that stand for a fee: free texts, and amounts that follow no form.
pub(super) fn fee_words<'a>(service: &'a Service) -> Vec<Words<'a>> {
    let mut found = Vec::new();
    for (_, fees) in service.items::<Fee>("cost") {
        for item in fees.walk() {
            let told = item.common.text.as_ref().filter(|_| item.detail.sort().is_none());
            found.extend(told.map(markdown));
            found.extend(item.detail.amounts().filter_map(|(_, said)| match &said.value {
                Said::Text(text) => Some(Placed { value: text.as_str(), span: said.span }),
                Said::Value(_) => None,
            }));
        }
    }
    found
}

/// The texts of notes in a component.
pub(super) fn notes(content: &Content) -> Vec<Words<'_>> {
    each_content!(content, item => {
        let notes = item.walk().into_iter().flat_map(|item| &item.common.notes);
        notes.filter_map(|note| note.text.as_ref()).map(markdown).collect()
    })
}

fn plain(text: &Placed<String>) -> Words<'_> {
    Placed { value: &text.value, span: text.span }
}

fn markdown(text: &Placed<Markdown>) -> Words<'_> {
    Placed { value: &text.value.0, span: text.span }
}
