//! The laws that a standard cites.

use super::Service;
use crate::model::{Citation, CitedRule, Content, Placed, each_content};
use crate::source::Span;

/// A law that is cited somewhere in a standard.
pub(super) struct Cited<'s> {
    /// Its kind, number and year.
    pub value: &'s Citation,
    /// Its service, if it is told.
    pub about: Option<&'s str>,
    /// Where it is said to be gazetted.
    pub gazette: &'s [Placed<String>],
    /// Where it is cited.
    pub span: Span,
}

impl Service<'_> {
    /// The laws that the standard cites, with those that amended them.
    pub(super) fn citations(&self) -> Vec<Cited<'_>> {
        let mut found = Vec::new();
        for content in self.told() {
            each_content!(content, item => for item in item.walk() {
                item.common.basis.iter().for_each(|rule| cite(rule, &mut found));
            });
            match content {
                Content::Citations(rules) => rules.walk().iter().for_each(|item| cite(&item.detail, &mut found)),
                Content::Fees(fees) => {
                    for rule in fees.walk().into_iter().filter_map(|item| item.detail.according_to.as_ref()) {
                        amended(rule.value.value(), rule.span, &mut found);
                    }
                }
                _ => {}
            }
        }
        found
    }
}

fn cite<'s>(rule: &'s CitedRule, found: &mut Vec<Cited<'s>>) {
    if let Some(citation) = &rule.citation {
        amended(citation.value.value(), citation.span, found);
        if let Some(cited) = found.last_mut().filter(|cited| cited.span == citation.span) {
            cited.gazette = &rule.gazette;
            cited.about = rule.about.as_ref().map(|about| about.value.as_str()).or(cited.about);
        }
    }
    rule.amended_by.iter().for_each(|rule| cite(rule, found));
}

fn amended<'s>(citation: Option<&'s Citation>, span: Span, found: &mut Vec<Cited<'s>>) {
    for value in citation.into_iter().flat_map(|citation| citation.amended_by.iter().chain([citation])) {
        found.push(Cited { value, about: value.about.as_deref(), gazette: &[], span });
    }
}
