//! A document in one language: the program's words in it, and the translations of what its authors wrote.

use std::collections::HashMap;
use std::sync::Arc;

use super::Words;
use crate::locale::{Language, Say};
use crate::model::{Standard, Translation};
use crate::project::{Office, Project};

/// A language that documents are made in.
#[derive(Clone, Debug)]
pub struct Edition<'a> {
    /// Its BCP 47 tag.
    pub tag: String,
    /// The language of the program's words.
    pub language: Language,
    pairs: HashMap<&'a str, &'a str>,
    strange: Strange,
    /// The tag of the language of texts that are in another one than the words around them.
    foreign: Arc<str>,
}

/// Which texts of authors are in another language than the words around them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Strange {
    /// None: it is the language that they write in.
    None,
    /// Those without a translation.
    Untranslated,
    /// Those with one: the program has no words of its own in that language.
    Translated,
}

impl<'a> Edition<'a> {
    /// With the translations of a standard, of its unit and of the government, the nearest first.
    pub fn new(project: &'a Project, office: Option<&'a Office>, standard: Option<&'a Standard>, tag: &str) -> Self {
        let own = project.language().unwrap_or_default();
        let known = Language::from_tag(tag);
        let strange = match known {
            Some(language) if language == own => Strange::None,
            Some(_) => Strange::Untranslated,
            None => Strange::Translated,
        };
        let mut pairs = HashMap::new();
        let all = layers(project, office, standard).into_iter().rev().flatten().flatten();
        for translation in all.filter(|translation| translation.tag() == Some(tag)) {
            for pair in &translation.pairs {
                pairs.entry(pair.0.value.as_str()).or_insert(pair.1.value.as_str());
            }
        }
        let foreign = if strange == Strange::Translated { tag } else { own.tag() };
        Edition { tag: tag.to_owned(), language: known.unwrap_or(own), pairs, strange, foreign: foreign.into() }
    }

    /// The tags of the languages that a standard, a unit or a government has translations in, after its own.
    pub fn tags(project: &Project, office: Option<&Office>, standard: Option<&Standard>) -> Vec<String> {
        let own = project.language().unwrap_or_default();
        let mut tags = vec![own.tag().to_owned()];
        for tag in layers(project, office, standard).into_iter().flatten().flatten().filter_map(Translation::tag) {
            if Language::from_tag(tag) != Some(own) && !tags.iter().any(|known| known == tag) {
                tags.push(tag.to_owned());
            }
        }
        tags
    }

    /// Whether the project is written in another language.
    pub fn is_translation(&self) -> bool {
        self.strange != Strange::None
    }

    /// The folder of its documents: that of the language that the project is written in has none of its own.
    pub fn folder(&self) -> String {
        if self.strange == Strange::None { String::new() } else { format!("{}/", self.tag) }
    }

    /// What an author wrote, translated; in another language than the words around it if there is no translation.
    pub fn text(&self, written: &str) -> Words {
        match self.translation(written) {
            (text, Some(language)) => Words::foreign(text, language),
            (text, None) => text.into(),
        }
    }

    /// What an author wrote, translated, and the tag of its language if that is not the one of the words around it.
    pub fn translation(&self, written: &str) -> (String, Option<Arc<str>>) {
        if self.strange == Strange::None {
            return (written.to_owned(), None);
        }
        let translated = self.translated(written);
        let foreign = translated.is_some() == (self.strange == Strange::Translated);
        let text = translated.unwrap_or_else(|| written.to_owned());
        let foreign = foreign && text.chars().any(char::is_alphabetic);
        (text, foreign.then(|| self.foreign.clone()))
    }

    /// A value in words; what reads the same in all languages and is no abbreviation is an author's own.
    /// `in_full`: with numbers in figures and in words.
    pub fn say(&self, value: &impl Say, in_full: bool) -> Words {
        if in_full && value.in_full(self.language) != value.say(self.language) {
            return value.in_full(self.language).into();
        }
        let said = value.say(self.language);
        let others = Language::ALL.into_iter().all(|language| value.say(language) == said);
        let word = |word: &str| word.chars().filter(|letter| letter.is_lowercase()).count() > 2;
        if others && said.split(' ').any(word) { self.text(&said) } else { said.into() }
    }

    fn translated(&self, written: &str) -> Option<String> {
        if let Some(text) = self.pairs.get(written) {
            return Some((*text).to_owned());
        }
        // `petugas loket` is `Petugas loket` in the middle of a sentence.
        let mut letters = written.chars();
        let first = letters.next()?;
        let rest = letters.as_str();
        let small: String = first.to_lowercase().chain(rest.chars()).collect();
        let capital: String = first.to_uppercase().chain(rest.chars()).collect();
        let text = self.pairs.get(small.as_str()).or_else(|| self.pairs.get(capital.as_str()))?;
        let mut letters = text.chars();
        let head = letters.next()?;
        let rest = letters.as_str();
        Some(match first.is_uppercase() {
            true => head.to_uppercase().chain(rest.chars()).collect(),
            false => head.to_lowercase().chain(rest.chars()).collect(),
        })
    }
}

/// The translations of the government, of a unit and of a standard: the farthest first.
fn layers<'a>(
    project: &'a Project,
    office: Option<&'a Office>,
    standard: Option<&'a Standard>,
) -> [Option<&'a Vec<Translation>>; 3] {
    [
        Some(&project.agency.facts.translations),
        office.map(|office| &office.unit.facts.translations),
        standard.map(|standard| &standard.facts.translations),
    ]
}
