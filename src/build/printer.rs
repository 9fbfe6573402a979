//! Makes the documents of one standard, unit or government, or takes from the cache what was made before.

use std::collections::BTreeMap;
use std::io::{self, BufWriter, Write};
use std::sync::OnceLock;

use super::hitches;
use super::sink::{How, Sink};
use super::stopwatch::Stopwatch;
use super::{Event, Request, within};
use crate::crash::contained;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::digest::{Digest, Digester};
use crate::document::{self, Document, Of};
use crate::failure::{Doing, Result};
use crate::fonts;
use crate::locale::Text;
use crate::manifest::{Inputs, Manifest, Output};
use crate::output::{Data, EditionLink, Engines, Leaf, Links, Outcome, Units};
use crate::source::Span;
use crate::templates::{Fault, LABELS, Made};
use crate::text;
use crate::view::{self, View};

/// One standard, one unit or the government, and what its documents come from.
#[derive(Clone, Debug)]
pub struct Topic<'a> {
    /// The unit; none has no name.
    pub unit: &'a str,
    /// The standard; none has no name.
    pub standard: &'a str,
    /// The languages of its documents, the project's own first.
    pub tags: &'a [String],
    /// The languages of the page of its unit.
    pub unit_tags: &'a [String],
    /// The digest of all files that it comes from, of the templates and options.
    pub files: Digest,
    /// These files.
    pub inputs: Inputs,
    /// Where they begin, the nearest first.
    pub spans: Vec<Span>,
}

/// What came of a topic.
#[derive(Debug, Default)]
pub struct Batch {
    /// Its outputs, by their path.
    pub outputs: Vec<(String, Output)>,
    /// What turned up.
    pub found: Diagnostics,
    /// Whether something could not be made.
    pub failed: bool,
    /// Whether that is because files changed since they were checked.
    pub is_overtaken: bool,
}

impl Batch {
    /// Of a topic that could not be made at all.
    pub fn failing(found: Diagnostic) -> Self {
        let mut batch = Batch { failed: true, ..Batch::default() };
        batch.found.push(found);
        batch
    }

    /// Adds what came of other documents of the same topic.
    pub fn join(&mut self, other: Batch) {
        self.outputs.extend(other.outputs);
        self.found.extend(other.found);
        self.failed |= other.failed;
        self.is_overtaken |= other.is_overtaken;
    }
}

/// The units of a government.
pub struct List {
    /// As templates take them.
    pub units: Units,
    /// Of them, with their long texts.
    pub digest: Digest,
    /// How many bytes they have without their long texts.
    pub bytes: usize,
}

/// What became of a document.
enum Put {
    /// It is where it belongs: the digest of its bytes, how many they are, and how they came there.
    There(Digest, u64, How),
    /// It would fit without this component.
    TooLong(String),
    /// There is nothing to tell in it.
    Needless,
}

/// Makes documents and hands them on.
pub struct Printer<'a> {
    /// What is to be made, and of what.
    pub request: &'a Request<'a>,
    /// What was there.
    pub before: &'a Manifest,
    /// Where it goes.
    pub sink: &'a Sink,
    /// The languages of the documents of the government.
    pub tags: &'a [String],
    /// Read when they are needed first.
    pub engines: OnceLock<Engines>,
    /// The digests of the templates of all documents, and of what these read.
    pub digests: OnceLock<BTreeMap<&'static str, Digest>>,
}

impl Printer<'_> {
    /// Makes all documents of a topic that are of one kind of thing, in each of its languages.
    pub fn print(&self, topic: &Topic, of: Of, view: impl Fn(&str) -> View) -> Result<Batch> {
        let mut batch = Batch::default();
        for tag in topic.tags.iter().filter(|tag| wanted(topic, of, tag, self.request).next().is_some()) {
            batch.join(self.print_edition(topic, of, tag, &view(tag), None)?);
        }
        Ok(batch)
    }

    /// In one language. `list`: what a government has.
    pub fn print_edition(&self, topic: &Topic, of: Of, tag: &str, view: &View, list: Option<&List>) -> Result<Batch> {
        let mut data = Data::new(view);
        let mut batch = Batch::default();
        // The fonts of a page are not ours.
        let is_printed = wanted(topic, of, tag, self.request).any(Document::is_pdf);
        let lacking = if is_printed { fonts::lacking(data.json()) } else { Vec::new() };
        let seen = seen(&data, list);
        if !lacking.is_empty() {
            batch.found.push(hitches::unprintable(&self.request.project.sources, &lacking, &topic.spans));
            batch.failed = true;
        }
        let is_held = |document: &Document| document.is_pdf() && !lacking.is_empty();
        let mut leaves: Vec<Leaf> = Vec::new();
        // A page that is made before its PDFs leads to those of before, and is made again if that was wrong.
        let waits = self.request.pages_first && is_printed;
        let early = wanted(topic, of, tag, self.request).filter(|document| waits && !document.is_pdf());
        let early = early.map(|document| (document, true));
        for (document, early) in early.chain(wanted(topic, of, tag, self.request).map(|document| (document, false))) {
            let clock = Stopwatch::start();
            let path = document.path(topic.unit, topic.standard);
            let place = format!("{}{path}", self.folder(tag));
            let expected = if early { self.expected(topic, of, tag, view) } else { Vec::new() };
            if !view.satisfies(document) || is_held(document) {
                continue;
            }
            data.links = self.links(topic, tag, &path, if early { &expected } else { &leaves });
            let input = self.input(document, &place, seen, &data.links);
            let mut output = Output {
                document: document.name.to_owned(),
                unit: topic.unit.to_owned(),
                standard: topic.standard.to_owned(),
                language: tag.to_owned(),
                hash: None,
                size: 0,
                input,
                files: topic.files,
                inputs: topic.inputs.clone(),
                stale: false,
                too_long: None,
            };
            let made = match list.filter(|_| document.streams) {
                Some(list) => self.stream(document, &place, &data, list)?,
                None => self.obtain(document, &place, &mut data, input, list)?,
            };
            match made {
                Ok(Put::There(hash, size, how)) => {
                    (output.hash, output.size) = (Some(hash), size);
                    self.request.observer.tell(&Event { path: &place, output: &output, how, took: clock.read() });
                    if document.is_pdf() {
                        leaves.push(leaf(document, &path, view));
                    }
                }
                Ok(Put::TooLong(component)) => {
                    batch.found.push(hitches::too_long(document.name, &component, topic.spans[0]));
                    output.too_long = Some(component);
                }
                Ok(Put::Needless) => continue,
                Err(faults) => {
                    let sources = &self.request.project.sources;
                    let faults = faults.into_iter().map(|fault| {
                        hitches::fault(fault, topic.spans[0], &view.pictures, sources, self.request.known)
                    });
                    batch.found.extend(faults);
                    batch.failed = true;
                    continue;
                }
            }
            if !early {
                batch.outputs.push((place, output));
            }
        }
        Ok(batch)
    }

    /// Takes a document from the cache, or makes it and keeps it, and puts it where it belongs.
    fn obtain(
        &self,
        document: &Document,
        place: &str,
        data: &mut Data,
        input: Digest,
        list: Option<&List>,
    ) -> Result<Made<Put>> {
        // What tells of all units is large, and soon made again.
        let is_kept = list.is_none();
        let kept = if is_kept { self.kept(input) } else { None };
        let was_there = kept.is_some();
        let bytes = data.json().len() + list.map_or(0, |list| list.bytes);
        let made = match kept {
            Some(kept) => Ok(kept),
            None => contained(|| self.in_time(document, bytes, || self.render(document, place, data, list)))
                .unwrap_or_else(|crash| Err(vec![Fault::Crash(crash)]))
                .inspect(|made| {
                    if is_kept {
                        self.keep(input, made);
                    }
                }),
        };
        Ok(Ok(match made {
            Ok(Outcome::Made(bytes)) => {
                let hash = Digest::of(&bytes);
                let how = self.sink.put(place, &bytes, hash)?;
                let how = if how == How::Made && was_there { How::Cached } else { how };
                Put::There(hash, bytes.len() as u64, how)
            }
            Ok(Outcome::TooLong(component)) => Put::TooLong(component),
            Ok(Outcome::Needless) => Put::Needless,
            Err(faults) => return Ok(Err(faults)),
        }))
    }

    /// Does work on a document of so many bytes of data. If a user's template takes too long, the program ends.
    fn in_time<T>(&self, document: &Document, bytes: usize, work: impl FnOnce() -> T) -> T {
        let give_up = |template: &str, trouble: &Text| self.request.observer.give_up(template, trouble);
        within(self.request.templates, document.template, bytes, give_up, work)
    }

    fn render(&self, document: &Document, place: &str, data: &mut Data, list: Option<&List>) -> Made<Outcome> {
        match list {
            Some(list) => self.engines().render(document, data, Some(&list.units)),
            None => self.engines().make(document, place, data),
        }
    }

    /// Makes a document that holds all long texts, twice, because nothing holds it: first to see whether it is there.
    fn stream(&self, document: &Document, place: &str, data: &Data, list: &List) -> Result<Made<Put>> {
        let make = |out: &mut dyn Write| {
            self.in_time(document, list.bytes, || self.engines().stream(document, data, &list.units, out))
        };
        let mut digester = Digester::default();
        if let Err(faults) = make(&mut digester).doing(|| text!(id: "menyusun {}", en: "making {}", place))? {
            return Ok(Err(faults));
        }
        let (hash, size) = digester.end();
        let how = self.sink.fill(place, size, hash, |file| {
            let mut file = BufWriter::new(file);
            make(&mut file)?.map_err(|_| io::Error::other("it could be made before"))?;
            file.flush()
        })?;
        Ok(Ok(Put::There(hash, size, how)))
    }

    /// The PDFs that were there.
    fn expected(&self, topic: &Topic, of: Of, tag: &str, view: &View) -> Vec<Leaf> {
        let path = |document: &Document| document.path(topic.unit, topic.standard);
        let was_there = |document: &&Document| {
            let output = self.before.outputs.get(&format!("{}{}", self.folder(tag), path(document)));
            document.is_pdf() && output.is_some_and(|output| output.hash.is_some())
        };
        let all = wanted(topic, of, tag, self.request).filter(was_there);
        all.map(|document| leaf(document, &path(document), view)).collect()
    }

    /// Puts outputs that are known back where they belong; nothing if the cache has not all of them.
    pub fn restore(&self, topic: &Topic, outputs: Vec<(String, Output)>) -> Result<Option<Batch>> {
        let mut batch = Batch::default();
        for (path, output) in outputs {
            let clock = Stopwatch::start();
            match (output.hash, &output.too_long) {
                (Some(hash), _) => {
                    let mut how = How::Kept;
                    if !self.sink.holds(&path, hash) {
                        let Some(Outcome::Made(bytes)) = self.kept(output.input) else { return Ok(None) };
                        if Digest::of(&bytes) != hash {
                            return Ok(None);
                        }
                        self.sink.put(&path, &bytes, hash)?;
                        how = How::Cached;
                    }
                    self.request.observer.tell(&Event { path: &path, output: &output, how, took: clock.read() });
                }
                (None, Some(component)) => {
                    batch.found.push(hitches::too_long(&output.document, component, topic.spans[0]));
                }
                (None, None) => return Ok(None),
            }
            batch.outputs.push((path, output));
        }
        Ok(Some(batch))
    }

    /// What is wrong with the templates as such, if they were needed.
    pub fn faults(&self) -> Diagnostics {
        let Request { project, known, .. } = self.request;
        let mut found = Diagnostics::default();
        let place = Span::start_of(known[LABELS]);
        let faults = self.engines.get().map(Engines::faults).unwrap_or_default();
        found.extend(faults.into_iter().map(|fault| hitches::fault(fault, place, &[], &project.sources, known)));
        found
    }

    fn engines(&self) -> &Engines {
        self.engines.get_or_init(|| Engines::new(self.request.templates))
    }

    /// What was made of the same before.
    fn kept(&self, input: Digest) -> Option<Outcome> {
        let mut bytes = self.request.cache.get(input)?;
        match bytes.pop()? {
            MADE => Some(Outcome::Made(bytes)),
            TOO_LONG => Some(Outcome::TooLong(String::from_utf8(bytes).ok()?)),
            _ => None,
        }
    }

    /// Keeps what was made.
    fn keep(&self, input: Digest, made: &Outcome) {
        let (bytes, kind) = match made {
            Outcome::Made(bytes) => (bytes.as_slice(), MADE),
            Outcome::TooLong(component) => (component.as_bytes(), TOO_LONG),
            Outcome::Needless => return,
        };
        self.request.cache.put(input, &[bytes, &[kind]].concat());
    }

    /// The digest of everything that decides what a document is.
    fn input(&self, document: &Document, place: &str, seen: Digest, links: &Links) -> Digest {
        let digest =
            |document: &'static Document| (document.template, self.request.templates.digest(document.template));
        let digests = self.digests.get_or_init(|| document::ALL.iter().map(digest).collect());
        let template = digests[document.template];
        let links = serde_json::to_vec(links).expect("links are texts");
        let parts: [&[u8]; 5] = [BUILT_FROM.as_bytes(), template.as_ref(), place.as_bytes(), seen.as_ref(), &links];
        Digest::of_all(parts)
    }

    /// The folder of a language under the folder of outputs: that of the project's own has none.
    fn folder(&self, tag: &str) -> String {
        folder(tag, self.tags)
    }

    /// Where a document leads to. A page that is not there in its language leads to that in the project's own.
    fn links(&self, topic: &Topic, tag: &str, path: &str, documents: &[Leaf]) -> Links {
        let folder = self.folder(tag);
        let root = "../".repeat(folder.matches('/').count() + path.matches('/').count());
        let nearest = |tags: &[String]| if tags.iter().any(|other| other == tag) { folder.as_str() } else { "" };
        let edition = |other: &String| EditionLink {
            language: other.clone(),
            name: own_name(other),
            path: format!("{root}{}{path}", self.folder(other)),
            address: view::page_address(self.request.project, &format!("{}{path}", self.folder(other))),
            current: other == tag,
        };
        Links {
            base: format!("{root}{}", nearest(self.tags)),
            unit_page: format!("{root}{}{}/index.html", nearest(topic.unit_tags), topic.unit),
            editions: topic.tags.iter().map(edition).filter(|_| topic.tags.len() > 1).collect(),
            documents: documents.to_vec(),
        }
    }
}

/// The digest of all that the templates see of a topic: the data, the pictures, the source, the units.
fn seen(data: &Data, list: Option<&List>) -> Digest {
    let view = data.view;
    let pictures = view.pictures.iter().flat_map(|picture| [picture.path.as_bytes(), picture.key()]);
    let yaml = view.yaml.as_deref().unwrap_or_default();
    let first = [data.json().as_bytes(), yaml.as_bytes()];
    Digest::of_all(first.into_iter().chain(pictures).chain(list.map(|list| list.digest.as_ref())))
}

/// A link to a document.
fn leaf(document: &Document, path: &str, view: &View) -> Leaf {
    let path = path.rsplit('/').next().unwrap_or_default().to_owned();
    Leaf { name: document.name, title: document.title.pick(view.language), path }
}

/// The documents of a topic that are asked for in a language.
fn wanted(topic: &Topic, of: Of, tag: &str, request: &Request) -> impl Iterator<Item = &'static Document> {
    let is_own = topic.tags.first().is_some_and(|own| own == tag);
    request.documents(of).filter(move |document| is_own || !document.once)
}

/// The folder of a language: that of the project's own, which is the first, has none.
fn folder(tag: &str, tags: &[String]) -> String {
    if tags[0] == tag { String::new() } else { format!("{tag}/") }
}

/// The program that makes the documents: another one may make others.
pub const BUILT_FROM: &str = env!("MAKLUMAT_BUILT_FROM");

/// What the last byte of an entry of the cache says that it is.
const MADE: u8 = b'm';
const TOO_LONG: u8 = b'l';

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
