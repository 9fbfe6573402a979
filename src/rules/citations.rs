//! The laws that a standard cites.

use super::Subject;
use crate::model::{Citation, CitedRule, Content, Placed, each_content};
use crate::source::Span;

/// A law that is cited somewhere in a standard.
pub(super) struct Cited {
    /// Its kind, number and year.
    pub value: Citation,
    /// Its subject, if it is told.
    pub about: Option<String>,
    /// Where it is said to be gazetted.
    pub gazette: Vec<Placed<String>>,
    /// Where it is cited.
    pub span: Span,
}

/// The laws that a standard cites, with those that amended them.
pub(super) fn citations(subject: &Subject) -> Vec<Cited> {
    let mut found = Vec::new();
    for content in subject.told() {
        each_content!(content, item => for item in item.walk() {
            item.common.basis.iter().for_each(|rule| cite(rule, &mut found));
        });
        match content {
            Content::Citations(rules) => rules.walk().iter().for_each(|item| cite(&item.detail, &mut found)),
            Content::Fees(fees) => {
                for rule in fees.walk().iter().filter_map(|item| item.detail.according_to.as_ref()) {
                    amended(rule.value.value(), rule.span, &mut found);
                }
            }
            _ => {}
        }
    }
    found
}

fn cite(rule: &CitedRule, found: &mut Vec<Cited>) {
    if let Some(citation) = &rule.citation {
        amended(citation.value.value(), citation.span, found);
        if let Some(cited) = found.last_mut().filter(|cited| cited.span == citation.span) {
            cited.gazette = rule.gazette.clone();
            cited.about = rule.about.as_ref().map(|about| about.value.clone()).or(cited.about.take());
        }
    }
    rule.amended_by.iter().for_each(|rule| cite(rule, found));
}

fn amended(citation: Option<&Citation>, span: Span, found: &mut Vec<Cited>) {
    for value in citation.into_iter().flat_map(|citation| citation.amended_by.iter().chain([citation])) {
        found.push(Cited { value: value.clone(), about: value.about.clone(), gazette: Vec::new(), span });
    }
}
