//! The legal basis: the rules on which a service rests.

use super::detail;
use crate::locale::{Language, Say};
use crate::model::Placed;
use crate::model::item::Short;
use crate::model::record::record;
use crate::model::value::{Citation, Parse, Said};

record! {
    /// One rule.
    pub struct Rule short citation {
        /// Kind, number and year; perhaps region, subject and amendments.
        citation = "citation": Option<Placed<Said<Citation>>>,
        /// Its subject.
        about = "about": Option<Placed<String>>,
        /// The region of a regional rule.
        region = "region": Option<Placed<String>>,
        /// The article.
        article = "article": Option<Placed<String>>,
        /// What amended it, in order.
        amended_by = "amended_by": Vec<Rule>,
        /// Where it was gazetted.
        gazette = "gazette": Vec<Placed<String>>,
    }
}

impl Say for Rule {
    fn say(&self, language: Language) -> String {
        let word = |id: &'static str, en: &'static str| match language {
            Language::Indonesian => id,
            Language::English => en,
        };
        let mut said = self.citation.as_ref().map(|citation| citation.say(language)).unwrap_or_default();
        if let Some(region) = &self.region {
            said.push_str(&format!(" {}", region.value));
        }
        if let Some(article) = &self.article {
            said.push_str(&format!(" {} {}", word("pasal", "article"), article.value));
        }
        if let Some(about) = &self.about {
            said.push_str(&format!(" tentang {}", about.value));
        }
        if let Some(last) = self.amended_by.last() {
            let amended = if self.amended_by.len() == 1 {
                word("sebagaimana telah diubah dengan", "as amended by")
            } else {
                word("sebagaimana telah beberapa kali diubah, terakhir dengan", "as amended several times, last by")
            };
            said.push_str(&format!(" {amended} {}", last.say(language)));
        }
        said
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
