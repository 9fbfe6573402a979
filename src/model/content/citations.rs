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

impl Rule {
    /// As decrees cite it: `Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik (Lembaran Negara Republik Indonesia
    /// Tahun 2009 Nomor 112, …)`. A rule is cited in Indonesian.
    pub fn in_full(&self) -> String {
        let Some(citation) = &self.citation else { return String::new() };
        let Some(value) = citation.value.value() else { return self.say(Language::Indonesian) };
        let mut said = value.in_full();
        for (word, text) in [("", &self.region), ("tentang ", &self.about)] {
            if let Some(text) = text {
                said.push_str(&format!(" {word}{}", text.value));
            }
        }
        if let (None, Some(about)) = (&self.about, &value.about) {
            said.push_str(&format!(" tentang {about}"));
        }
        let gazettes: Vec<String> = self.gazette.iter().map(|gazette| gazette_in_full(gazette)).collect();
        if !gazettes.is_empty() {
            said.push_str(&format!(" ({})", gazettes.join(", ")));
        }
        let last = self.amended_by.last().map(Rule::in_full).or_else(|| value.amended_by.last().map(Citation::in_full));
        if let Some(last) = last {
            let once = self.amended_by.len() + value.amended_by.len() == 1;
            let amended = if once { "telah diubah dengan" } else { "telah beberapa kali diubah, terakhir dengan" };
            said.push_str(&format!(" sebagaimana {amended} {last}"));
        }
        said
    }
}

/// `LN 2009/112` in full.
fn gazette_in_full(written: &str) -> String {
    const NAMES: [(&str, &str); 4] = [
        ("LN", "Lembaran Negara Republik Indonesia"),
        ("TLN", "Tambahan Lembaran Negara Republik Indonesia"),
        ("BN", "Berita Negara Republik Indonesia"),
        ("LD", "Lembaran Daerah"),
    ];
    let long = written.split_once(' ').and_then(|(short, rest)| {
        let (_, name) = NAMES.iter().find(|(known, _)| *known == short)?;
        Some(match rest.split_once('/') {
            Some((year, number)) => format!("{name} Tahun {year} Nomor {number}"),
            None => format!("{name} Nomor {rest}"),
        })
    });
    long.unwrap_or_else(|| written.to_owned())
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
    alone [about]
    short |text, node| match Citation::parse(&text.split_whitespace().collect::<Vec<_>>().join(" ")) {
        None => Short::Text,
        Some(citation) => {
            let value = Said::Value(citation);
            Short::Detail(Box::new(Rule { citation: Some(Placed { value, span: node.span }), ..Rule::default() }))
        }
    }
}
