//! The short texts of a component, which rules look into.

use crate::model::{Contact, Content, Item, Markdown, Note, Placed, Quantity, each_content};

/// All short texts of a component: what a person reads in it.
pub(super) fn words(content: &Content) -> Vec<Placed<String>> {
    let mut found = Vec::new();
    match content {
        Content::Steps(steps) => {
            for item in steps.walk() {
                found.extend(item.detail.step.clone());
                found.extend(item.detail.otherwise.clone());
            }
        }
        Content::Requirements(requirements) => {
            for item in requirements.walk() {
                let detail = &item.detail;
                let names = [&detail.document, &detail.form, &detail.condition, &detail.information];
                found.extend(names.into_iter().flatten().cloned());
            }
        }
        Content::Products(products) => {
            found.extend(products.walk().into_iter().filter_map(|item| item.detail.name.clone()))
        }
        _ => {}
    }
    each_content!(content, item => for item in item.walk() {
        found.extend(item.common.text.as_ref().map(plain));
    });
    found
}

/// All short texts of a component and what is counted in it.
pub(super) fn all_words(content: &Content) -> Vec<Placed<String>> {
    let mut found = words(content);
    if let Content::People(people) = content {
        for item in people.walk() {
            found.extend(item.detail.position.clone());
            let unit = |of: &Placed<Quantity>| Placed { value: of.value.unit.clone(), span: of.span };
            found.extend(item.detail.quantity.as_ref().map(unit));
        }
    }
    found
}

/// The values and free texts of contacts.
pub(super) fn contact_words(contacts: &Item<Contact>) -> Vec<Placed<String>> {
    let mut found = Vec::new();
    for item in contacts.walk() {
        found.extend(item.detail.values.iter().cloned());
        found.extend(item.common.text.as_ref().map(plain));
    }
    found
}

/// The texts of notes in a component.
pub(super) fn notes(content: &Content) -> Vec<Placed<String>> {
    let text = |note: &Note| note.text.as_ref().map(plain);
    each_content!(content, item => item.walk().into_iter().flat_map(|item| &item.common.notes).filter_map(text).collect())
}

fn plain(text: &Placed<Markdown>) -> Placed<String> {
    Placed { value: text.0.clone(), span: text.span }
}
