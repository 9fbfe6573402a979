//! The legal basis: the rules on which a service rests.

use super::detail;
use crate::model::Placed;
use crate::model::item::Short;
use crate::model::record::record;
use crate::model::value::{Citation, Parse, Said};

record! {
    /// One rule.
    pub struct Rule {
        /// Kind, number and year; perhaps region, subject and amendments.
        citation = "citation": Option<Placed<Said<Citation>>>,
        /// Its subject.
        about = "about": Option<Placed<String>>,
        /// The region of a regional rule.
        region = "region": Option<Placed<String>>,
        /// The article.
        article = "article": Option<Placed<String>>,
        /// What amended it, in order.
        amended_by = "amended_by": Vec<Placed<Said<Citation>>>,
        /// Where it was gazetted.
        gazette = "gazette": Vec<Placed<String>>,
    }
}

detail! {
    Rule
    sorts [citation = "citation"]
    short |text, node| match Citation::parse(&text.split_whitespace().collect::<Vec<_>>().join(" ")) {
        None => Short::Text,
        Some(citation) => {
            let value = Said::Value(citation);
            Short::Detail(Box::new(Rule { citation: Some(Placed { value, span: node.span }), ..Rule::default() }))
        }
    }
}
