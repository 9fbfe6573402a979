//! Makes the documents of one standard, unit or government and writes them.

use std::path::Path;

use super::hitches::Hitches;
use crate::document::{self, Document, Of};
use crate::failure::Result;
use crate::output::{self, EditionLink, Engines, Leaf, Links};
use crate::project::Project;
use crate::source::Span;
use crate::view::{self, View};
use crate::write::write;

/// What documents are made of, and in which languages, its own first.
#[derive(Clone, Copy)]
pub struct Topic<'a> {
    /// What they are about.
    pub of: Of,
    /// The unit; none has no name.
    pub unit: &'a str,
    /// The standard; none has no name.
    pub standard: &'a str,
    /// The languages.
    pub tags: &'a [String],
}

/// Makes documents and writes them.
pub struct Printer<'a> {
    pub project: &'a Project,
    pub out: &'a Path,
    /// The names of the documents that are asked for.
    pub asked: &'a [&'static str],
    pub engines: Engines,
    pub hitches: Hitches<'a>,
    /// The languages of the page of the government, and of that of the unit.
    pub tongues: [Vec<String>; 2],
}

impl Printer<'_> {
    /// Makes all documents of one standard, unit or government in each of its languages; whether none in its own
    /// failed. `files` are those that it is made of.
    pub fn print(&mut self, topic: Topic, view: impl Fn(&str) -> View, files: &[Span]) -> Result<bool> {
        let mut all = true;
        for (at, tag) in topic.tags.iter().enumerate() {
            if self.wanted(topic, tag).is_empty() {
                continue;
            }
            let made = self.print_edition(topic, tag, &view(tag), files)?;
            // A translation that cannot be printed keeps nothing out of the lists.
            all &= made || at > 0;
        }
        Ok(all)
    }

    /// In one language.
    pub fn print_edition(&mut self, topic: Topic, tag: &str, view: &View, files: &[Span]) -> Result<bool> {
        let mut data = self.engines.data(view, &Links::default());
        let lacking = self.engines.lacking(&data);
        if !lacking.is_empty() {
            self.hitches.unprintable(&lacking, files);
            return Ok(false);
        }
        let mut leaves: Vec<Leaf> = Vec::new();
        let mut all = true;
        for document in self.wanted(topic, tag) {
            let path = document.path(topic.unit, topic.standard);
            let place = format!("{}{path}", self.folder(tag));
            self.links(topic, tag, &path, &leaves).put_into(&mut data);
            match self.engines.make(document, &place, view, &mut data) {
                Ok(output::Outcome::Made(bytes)) => {
                    write(self.out, &place, &bytes)?;
                    if document.is_pdf() {
                        let title = document.title.pick(view.language);
                        let path = path.rsplit('/').next().unwrap_or_default().to_owned();
                        leaves.push(Leaf { name: document.name, title, path });
                    }
                }
                Ok(output::Outcome::TooLong(component)) => self.hitches.too_long(document, &component, files),
                Ok(output::Outcome::Needless) => {}
                Err(faults) => {
                    all = false;
                    self.hitches.faults(faults, &view.pictures);
                }
            }
        }
        Ok(all)
    }

    /// Whether some document about that is asked for.
    pub fn makes(&self, of: Of) -> bool {
        self.asked_of(of).next().is_some()
    }

    /// The documents of a topic that are asked for in a language.
    fn wanted(&self, topic: Topic, tag: &str) -> Vec<&'static Document> {
        let is_own = topic.tags.first().is_some_and(|own| own == tag);
        self.asked_of(topic.of).filter(|document| is_own || !document.once).collect()
    }

    fn asked_of(&self, of: Of) -> impl Iterator<Item = &'static Document> {
        let is_asked = |name: &str| self.asked.is_empty() || self.asked.contains(&name);
        document::ALL.iter().filter(move |document| document.of == of && is_asked(document.name))
    }

    /// The folder of a language under the folder of outputs: that of the project's own has none.
    fn folder(&self, tag: &str) -> String {
        if self.tongues[0][0] == tag { String::new() } else { format!("{tag}/") }
    }

    /// Where a document leads to. A page that is not there in its language leads to that in the project's own.
    fn links(&self, topic: Topic, tag: &str, path: &str, documents: &[Leaf]) -> Links {
        let folder = self.folder(tag);
        let root = "../".repeat(folder.matches('/').count() + path.matches('/').count());
        let nearest = |tags: &[String]| if tags.iter().any(|other| other == tag) { folder.as_str() } else { "" };
        let edition = |other: &String| EditionLink {
            language: other.clone(),
            name: own_name(other),
            path: format!("{root}{}{path}", self.folder(other)),
            address: view::page_address(self.project, &format!("{}{path}", self.folder(other))),
            current: other == tag,
        };
        Links {
            base: format!("{root}{}", nearest(&self.tongues[0])),
            unit_page: format!("{root}{}{}/index.html", nearest(&self.tongues[1]), topic.unit),
            editions: topic.tags.iter().map(edition).filter(|_| topic.tags.len() > 1).collect(),
            documents: documents.to_vec(),
        }
    }
}

/// What a language calls itself; its tag if that is not known.
fn own_name(tag: &str) -> String {
    let known = [
        ("id", "Bahasa Indonesia"),
        ("en", "English"),
        ("jv", "Basa Jawa"),
        ("su", "Basa Sunda"),
        ("mad", "Basa Madhurâ"),
        ("ban", "Basa Bali"),
        ("min", "Baso Minangkabau"),
        ("ar", "العربية"),
    ];
    known.iter().find(|(known, _)| *known == tag).map_or(tag, |(_, name)| name).to_owned()
}
