//! Findings name keys as the file spells them, whichever language the reader asked for.
//!
//! What stands in backquotes in a message is what stands in a file, or should. Both languages of a message have the same
//! pieces in the same order, so that each can take over those of the other.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostics, Edit};
use crate::locale::{Language, Text};
use crate::model::{UNKNOWN_KEY, WRONG_VALUE};
use crate::project::Project;
use crate::source::SourceId;
use crate::vocabulary::{Table, VOCABULARY};

/// Spells the keys and words in findings, and in what mends them, as the file of each does. A file that does not tell its
/// language is taken to be in that of the government's file.
pub fn spell(diagnostics: &mut Diagnostics, project: &Project) {
    let mut known: BTreeMap<SourceId, Option<Language>> = BTreeMap::new();
    let told = |source: SourceId| VOCABULARY.language_of(project.sources.get(source).text());
    let agency = || project.agency_span.and_then(|span| told(span.source));
    let mut language_of = |source| *known.entry(source).or_insert_with(|| told(source).or_else(agency));
    for found in diagnostics.iter_mut() {
        for (span, text) in &mut found.related {
            language_of(span.source).into_iter().for_each(|language| respell(text, language));
        }
        let Some(language) = language_of(found.span.source) else { continue };
        let texts = [Some(&mut found.title), found.label.as_mut(), found.help.as_mut()];
        texts.into_iter().flatten().for_each(|text| respell(text, language));
        let words = match found.code.name {
            name if name == UNKNOWN_KEY.name => &VOCABULARY.keys,
            name if name == WRONG_VALUE.name => &VOCABULARY.keywords,
            _ => continue,
        };
        found.edits.iter_mut().for_each(|edit| correct(edit, words, language));
    }
}

/// A text that speaks of a file, with the keys in it as that file spells them.
pub fn spelt(mut text: Text, source: SourceId, project: &Project) -> Text {
    let told = |source: SourceId| VOCABULARY.language_of(project.sources.get(source).text());
    let language = told(source).or_else(|| told(project.agency_span?.source));
    language.into_iter().for_each(|language| respell(&mut text, language));
    text
}

/// Writes the word of an edit as a language spells it.
fn correct(edit: &mut Edit, words: &Table, language: Language) {
    if let Some(canonical) = words.canonical(&edit.text) {
        edit.text = words.spelling(canonical, language).to_owned();
    }
}

/// Takes over into the other language what stands in backquotes in one. A text whose pieces differ in number stays.
fn respell(text: &mut Text, language: Language) {
    let (from, to) = match language {
        Language::Indonesian => (&text.id, &mut text.en),
        Language::English => (&text.en, &mut text.id),
    };
    let (own, other): (Vec<&str>, Vec<&str>) = (from.split('`').collect(), to.split('`').collect());
    // Where a backquote has no partner, nobody can tell what stands between two of them.
    if own.len() != other.len() || own.len() % 2 == 0 || own.len() == 1 {
        return;
    }
    let pieces = own.iter().zip(&other).enumerate();
    let pieces: Vec<&str> = pieces.map(|(at, (own, other))| if at % 2 == 1 { *own } else { *other }).collect();
    *to = pieces.join("`");
}

#[cfg(test)]
mod tests {
    use super::respell;
    use crate::locale::{Language, Text};

    fn text(id: &str, en: &str) -> Text {
        Text { id: id.to_owned(), en: en.to_owned() }
    }

    #[test]
    fn pieces_in_backquotes_are_those_of_the_file() {
        let both = || text("tulis `dasar hukum`, bukan `perda`", "write `legal_basis`, not `perda`");
        let mut said = both();
        respell(&mut said, Language::Indonesian);
        assert_eq!(said, text(&both().id, "write `dasar hukum`, not `perda`"));
        let mut said = both();
        respell(&mut said, Language::English);
        assert_eq!(said, text("tulis `legal_basis`, bukan `perda`", &both().en));
    }

    #[test]
    fn what_cannot_be_told_stays() {
        for stays in [text("tanpa kunci", "no key"), text("`a` b", "`c` `d`"), text("`kunci`lain` x", "`key`lain` x")] {
            let mut said = stays.clone();
            respell(&mut said, Language::Indonesian);
            assert_eq!(said, stays);
        }
    }
}
