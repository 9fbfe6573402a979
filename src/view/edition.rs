//! A document in one language: the program's words in it, and the translations of what its authors wrote.

use std::collections::HashMap;

use crate::locale::{Language, Say};
use crate::model::{Standard, Translation};
use crate::project::{Office, Project};

/// Around text that is in another language than the document: two characters that nobody writes.
pub const FOREIGN: [char; 2] = ['\u{FDD0}', '\u{FDD1}'];

/// A language that documents are made in.
#[derive(Clone, Debug)]
pub struct Edition<'a> {
    /// Its BCP 47 tag.
    pub tag: String,
    /// The language of the program's words.
    pub language: Language,
    pairs: HashMap<&'a str, &'a str>,
    strange: Strange,
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
        Edition { tag: tag.to_owned(), language: known.unwrap_or(own), pairs, strange }
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

    /// The language of the texts that are marked as foreign.
    pub fn foreign(&self, project: &Project) -> String {
        match self.strange {
            Strange::Translated => self.tag.clone(),
            _ => project.language().unwrap_or_default().tag().to_owned(),
        }
    }

    /// What an author wrote, translated, and marked if it is in another language than the words around it.
    pub fn text(&self, written: &str) -> String {
        let (text, foreign) = self.translation(written);
        if foreign { marked(&text) } else { text }
    }

    /// What an author wrote, translated, and whether it is in another language than the words around it.
    pub fn translation(&self, written: &str) -> (String, bool) {
        if self.strange == Strange::None {
            return (written.to_owned(), false);
        }
        let translated = self.translated(written);
        let foreign = translated.is_some() == (self.strange == Strange::Translated);
        let text = translated.unwrap_or_else(|| written.to_owned());
        let foreign = foreign && text.chars().any(char::is_alphabetic);
        (text, foreign)
    }

    /// A value in words; what reads the same in all languages and is no abbreviation is an author's own.
    pub fn say(&self, value: &impl Say) -> String {
        let said = value.say(self.language);
        let others = Language::ALL.into_iter().all(|language| value.say(language) == said);
        let word = |word: &str| word.chars().filter(|letter| letter.is_lowercase()).count() > 2;
        if others && said.split(' ').any(word) { self.text(&said) } else { said }
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

/// A text between marks.
pub fn marked(text: &str) -> String {
    format!("{}{text}{}", FOREIGN[0], FOREIGN[1])
}

/// A text without marks, for where no language can be told: titles, alternatives, attributes.
pub fn unmarked(text: &str) -> String {
    if is_marked(text) { text.replace(FOREIGN, "") } else { text.to_owned() }
}

/// Whether something in a text is marked. Most texts are long and have no mark, so each is looked for by itself: that is
/// a search for bytes.
pub fn is_marked(text: &str) -> bool {
    FOREIGN.into_iter().any(|mark| text.contains(mark))
}
