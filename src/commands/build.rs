//! `build`: writes the documents of all standards that have no errors.

use std::collections::BTreeMap;
use std::path::Path;

use super::{Outcome, check_project, tell};
use crate::cli::Options;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::{self, Document, Of};
use crate::failure::Result;
use crate::model::UNPRINTABLE;
use crate::output::{self, EditionLink, Engines, Leaf, Links};
use crate::project::{Project, UNREADABLE_FILE};
use crate::rules::{Subject, undated};
use crate::source::{SourceId, Sources, Span};
use crate::templates::{BROKEN_TEMPLATE, Fault, LABELS, TOO_LONG, Templates};
use crate::text;
use crate::view::{self, Edition, Entry, Picture, UnitEntry, View};
use crate::write::{make, write};

pub fn run(options: &Options, out: &Path, asked: &[&'static str]) -> Result<Outcome> {
    let mut checked = check_project(options)?;
    checked.print();
    let folder = checked.project.folder.parent().map(|folder| folder.join("templates"));
    let templates = Templates::read(folder.as_deref())?;
    let sources = &mut checked.project.sources;
    let known = templates.all().map(|(path, shown, text)| (path.to_owned(), sources.add_read(shown, text))).collect();
    let (project, selection) = (&checked.project, &checked.selection);
    let engines = Engines::new(&templates);
    let hitches = Hitches { sources: &project.sources, known, found: Diagnostics::default() };
    let tongues = Edition::tags(project, None, None);
    let mut printer = Printer { project, out, asked, engines, hitches, tongues: [tongues.clone(), tongues.clone()] };
    printer.hitches.faults(printer.engines.faults(), &[]);
    make(out)?;
    let (mut written, mut selected) = (0_usize, 0_usize);
    let mut units: Vec<Vec<UnitEntry>> = tongues.iter().map(|_| Vec::new()).collect();
    for folder in project.units.iter().filter(|unit| selection.takes_some_of(&unit.id)) {
        // What is wrong in it was found already.
        let office = &project.office(folder, &mut Diagnostics::default());
        printer.tongues[1] = Edition::tags(project, Some(office), None);
        selected += folder.standards.iter().filter(|file| selection.takes(&folder.id, &file.id)).count();
        let mut subjects: Vec<Subject> = Vec::new();
        for standard in office.in_order().filter(|standard| selection.takes(&office.id, &standard.id)) {
            // What a standard inherits is part of its documents.
            let files = [Some(standard.span), Some(office.span), project.agency_span];
            if files.into_iter().flatten().any(|span| checked.is_faulty(span.source)) {
                continue;
            }
            if standard.date(&office.unit).is_none() {
                // A draft may do without a date, its documents may not.
                let title = text!(id: "lembar ini memerlukan tanggal", en: "the notice needs a date");
                printer.hitches.found.push(undated(standard, title));
                continue;
            }
            let subject = Subject::new(project, office, standard, checked.as_of);
            let files: Vec<Span> = files.into_iter().flatten().collect();
            let tags = Edition::tags(project, Some(office), Some(standard));
            let topic = Topic { of: Of::Standard, unit: &office.id, standard: &standard.id, tags: &tags };
            let mut made = printer.print(topic, |tag| view::standard(&subject, tag), &files)?;
            if standard.facts.decree.is_some() {
                let view = |tag: &str| view::unit(project, office, std::slice::from_ref(&subject), tag);
                made &= printer.print(Topic { of: Of::Decreed, ..topic }, view, &files)?;
            }
            if made {
                written += 1;
                subjects.push(subject);
            }
        }
        if selection.takes_unit(&folder.id) && !subjects.is_empty() {
            let files: Vec<Span> = [Some(office.span), project.agency_span].into_iter().flatten().collect();
            let whole = subjects.len() == folder.standards.len();
            let view = |tag: &str| {
                let view = view::unit(project, office, &subjects, tag);
                if whole { view } else { view.incomplete() }
            };
            let tags = printer.tongues[1].clone();
            printer.print(Topic { of: Of::Unit, unit: &office.id, standard: "", tags: &tags }, view, &files)?;
            // They are kept until the site is made.
            for (tag, units) in tongues.iter().zip(&mut units).filter(|_| selection.is_all()) {
                let services = subjects.iter().map(|subject| Entry::new(subject, tag)).collect();
                units.push(UnitEntry::new(project, office, tag, services));
            }
        }
    }
    if selection.is_all() {
        let files: Vec<Span> = project.agency_span.into_iter().collect();
        for (tag, units) in tongues.iter().zip(units) {
            let view = view::agency(project, units, tag);
            printer.print_edition(
                Topic { of: Of::Agency, unit: "", standard: "", tags: &tongues },
                tag,
                &view,
                &files,
            )?;
        }
    }
    let mut found = printer.hitches.found;
    found.sort();
    found.iter().for_each(|diagnostic| checked.print_one(diagnostic));
    checked.diagnostics.extend(found);
    let line = text!(
        id: "dokumen {} standar pelayanan ditulis ke {}, {} dilewati karena kesalahan; {}",
        en: "documents of {} service standards written to {}, {} left out for errors; {}",
        written, out.display().to_string(), selected - written, checked.summary()
    );
    tell(line.get(checked.language));
    Ok(checked.outcome())
}

/// What documents are made of, and in which languages, its own first.
#[derive(Clone, Copy)]
struct Topic<'a> {
    of: Of,
    unit: &'a str,
    standard: &'a str,
    tags: &'a [String],
}

/// Makes documents and writes them.
struct Printer<'a> {
    project: &'a Project,
    out: &'a Path,
    /// The names of the documents that are asked for.
    asked: &'a [&'static str],
    engines: Engines,
    hitches: Hitches<'a>,
    /// The languages of the page of the government, and of that of the unit.
    tongues: [Vec<String>; 2],
}

impl Printer<'_> {
    /// Makes all documents of one standard, unit or government in each of its languages; whether none in
    /// its own failed. `files`
    /// are those that it is made of.
    fn print(&mut self, topic: Topic, view: impl Fn(&str) -> View, files: &[Span]) -> Result<bool> {
        let mut all = true;
        for (at, tag) in topic.tags.iter().enumerate() {
            let made = self.print_edition(topic, tag, &view(tag), files)?;
            // A translation that cannot be printed keeps nothing out of the lists.
            all &= made || at > 0;
        }
        Ok(all)
    }

    fn print_edition(&mut self, topic: Topic, tag: &str, view: &View, files: &[Span]) -> Result<bool> {
        let is_own = topic.tags.first().is_some_and(|own| own == tag);
        let mut data = self.engines.data(view, &Links::default());
        let lacking = self.engines.lacking(&data);
        if !lacking.is_empty() {
            self.hitches.unprintable(&lacking, files);
            return Ok(false);
        }
        let mut leaves: Vec<Leaf> = Vec::new();
        let mut all = true;
        let wanted = |document: &&Document| {
            document.of == topic.of
                && (is_own || !document.once)
                && (self.asked.is_empty() || self.asked.contains(&document.name))
        };
        for document in document::ALL.iter().filter(wanted) {
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

/// What turns up only when documents are made.
struct Hitches<'a> {
    sources: &'a Sources,
    /// The templates among the sources, by their path.
    known: BTreeMap<String, SourceId>,
    found: Diagnostics,
}

impl Hitches<'_> {
    fn faults(&mut self, faults: Vec<Fault>, pictures: &[Picture]) {
        for fault in faults {
            let diagnostic = match fault {
                Fault::Template { path, range, message } => self.broken(&path, range, &message),
                Fault::Picture(path) => not_shown(pictures.iter().find(|picture| picture.path == path)),
            };
            self.found.push(diagnostic);
        }
    }

    /// Says that a standard does not fit on the sheets of a document.
    fn too_long(&mut self, document: &Document, component: &str, files: &[Span]) {
        let title = text!(
            id: "{} tidak dibuat: isinya tidak muat", en: "no {} is made: it does not fit",
            document.title
        );
        let help = text!(
            id: "persingkat `{}`, komponen yang terpanjang", en: "shorten `{}`, its longest component", component
        );
        let place = files.first().copied().expect("a document is made of files");
        self.found.push(Diagnostic::warning(&TOO_LONG, place, title).help(help));
    }

    fn broken(&mut self, path: &str, range: std::ops::Range<usize>, message: &str) -> Diagnostic {
        // What is no template is data of one that is always there.
        let source = self.known.get(path).unwrap_or(&self.known[LABELS]);
        let (source, text) = (*source, self.sources.get(*source).text());
        let span = Span::new(source, range.start.min(text.len())..range.end.min(text.len()));
        let title = text!(id: "templat ini tidak dapat dipakai", en: "this template cannot be used");
        let help = text!(
            id: "perbaiki, atau hapus berkas ini agar templat bawaan dipakai",
            en: "correct it, or delete the file so that the built-in template is used"
        );
        let message = text!(id: "{}", en: "{}", message);
        Diagnostic::error(&BROKEN_TEMPLATE, span, title).label(message).help(help)
    }

    /// Points to the first place of a character that no font has, among the files of a document.
    fn unprintable(&mut self, lacking: &[char], files: &[Span]) {
        let find = |span: &Span| {
            let text = self.sources.get(span.source).text();
            let comment =
                |at: usize| text[text[..at].rfind('\n').map_or(0, |line| line + 1)..at].trim_start().starts_with('#');
            let mut found = text.char_indices().filter(|(_, letter)| lacking.contains(letter));
            let (start, letter) = found.find(|(at, _)| !comment(*at))?;
            Some(Span::new(span.source, start..start + letter.len_utf8()))
        };
        let span = files.iter().find_map(find).unwrap_or(files[0]);
        let letters: Vec<String> = lacking.iter().map(|letter| format!("`{letter}`")).collect();
        let title =
            text!(id: "huruf untuk tanda {} belum tersedia", en: "no font has the characters {}", letters.join(", "));
        let help = text!(id: "tulis dengan huruf Latin", en: "write it in Latin letters");
        self.found.push(Diagnostic::error(&UNPRINTABLE, span, title).help(help));
    }
}

fn not_shown(picture: Option<&Picture>) -> Diagnostic {
    let span = picture.and_then(|picture| picture.span).expect("a user's picture is asked for somewhere");
    let title =
        text!(id: "gambar ini rusak, atau bukan SVG atau PNG", en: "this picture is broken, or neither SVG nor PNG");
    let help = text!(id: "simpan ulang gambarnya sebagai SVG atau PNG", en: "save the picture as SVG or PNG again");
    Diagnostic::error(&UNREADABLE_FILE, span, title).help(help)
}
