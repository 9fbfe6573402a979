//! `build`: writes the documents of all standards that have no errors.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::json;

use super::{Outcome, check_project, tell};
use crate::cli::Options;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::{self, Document, Of};
use crate::failure::Result;
use crate::model::UNPRINTABLE;
use crate::output::{self, Engines, Leaf, TOO_LONG};
use crate::project::UNREADABLE_FILE;
use crate::rules::{Subject, undated};
use crate::source::{SourceId, Sources, Span};
use crate::templates::{BROKEN_TEMPLATE, Fault, LABELS, Templates};
use crate::text;
use crate::view::{self, Entry, Picture, UnitEntry, View};
use crate::write::{make, write};

pub fn run(options: &Options, out: &Path, asked: &[String]) -> Result<Outcome> {
    let mut checked = check_project(options)?;
    checked.print();
    let folder = checked.project.folder.parent().map(|folder| folder.join("templates"));
    let templates = Templates::read(folder.as_deref())?;
    let sources = &mut checked.project.sources;
    let known = templates.all().map(|(path, shown, text)| (path.to_owned(), sources.add_read(shown, text))).collect();
    let (project, selection) = (&checked.project, &checked.selection);
    let language = project.language().unwrap_or_default();
    let engines = Engines::new(&templates, language);
    let hitches = Hitches { sources: &project.sources, known, found: Diagnostics::default() };
    let mut printer = Printer { out, asked, engines, hitches };
    printer.hitches.faults(printer.engines.faults(), &[]);
    make(out)?;
    let (mut written, mut selected) = (0_usize, 0_usize);
    let mut units: Vec<UnitEntry> = Vec::new();
    for folder in project.units.iter().filter(|unit| selection.takes_some_of(&unit.id)) {
        // What is wrong in it was found already.
        let office = &project.office(folder, &mut Diagnostics::default());
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
            let view = view::standard(&subject, language);
            let files: Vec<Span> = files.into_iter().flatten().collect();
            if printer.print(Of::Standard, (&office.id, &standard.id), &view, &files)? {
                written += 1;
                subjects.push(subject);
            }
        }
        if selection.takes_unit(&folder.id) {
            let files: Vec<Span> = [Some(office.span), project.agency_span].into_iter().flatten().collect();
            let whole = subjects.len() == folder.standards.len();
            let view = view::unit(project, office, &subjects, language);
            let view = if whole { view } else { view.incomplete() };
            if !subjects.is_empty() {
                printer.print(Of::Unit, (&office.id, ""), &view, &files)?;
            }
            let services = subjects.iter().map(|subject| Entry::new(subject, language)).collect();
            units.push(UnitEntry::new(office, services));
        }
    }
    if selection.is_all() {
        let files: Vec<Span> = project.agency_span.into_iter().collect();
        printer.print(Of::Agency, ("", ""), &view::agency(project, units, language), &files)?;
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

/// Makes documents and writes them.
struct Printer<'a> {
    out: &'a Path,
    /// The names of the documents that are asked for.
    asked: &'a [String],
    engines: Engines,
    hitches: Hitches<'a>,
}

impl Printer<'_> {
    /// Makes all documents of one standard, unit or government; whether none failed. `files` are those that it is made
    /// of.
    fn print(&mut self, of: Of, (unit, standard): (&str, &str), view: &View, files: &[Span]) -> Result<bool> {
        let mut data = self.engines.data(view);
        let lacking = self.engines.lacking(&data);
        if !lacking.is_empty() {
            self.hitches.unprintable(&lacking, files);
            return Ok(false);
        }
        let mut leaves: Vec<Leaf> = Vec::new();
        let mut all = true;
        for document in document::ALL.iter().filter(|document| document.of == of && self.asked.iter().any(|name| name == document.name)) {
            let path = document.path(unit, standard);
            data["documents"] = json!(leaves);
            match self.engines.make(document, &path, view, &mut data) {
                Ok(output::Outcome::Made(bytes)) => {
                    write(self.out, &path, &bytes)?;
                    if document.is_pdf() {
                        let title = document.title.pick(view.head.language);
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
