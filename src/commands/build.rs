//! `build`: writes the documents of all standards that have no errors.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::{Outcome, check_project, tell};
use crate::cli::Options;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::failure::Result;
use crate::model::UNPRINTABLE;
use crate::output::{data, html::Pages, pdf::Press};
use crate::project::UNREADABLE_FILE;
use crate::rules::{Subject, undated};
use crate::source::{SourceId, Sources, Span};
use crate::templates::{BROKEN_TEMPLATE, Fault, LABELS, Made, Templates};
use crate::text;
use crate::view::{self, Picture};
use crate::write::{make, write};

pub fn run(options: &Options, out: &Path) -> Result<Outcome> {
    let mut checked = check_project(options)?;
    checked.print();
    let folder = checked.project.folder.parent().map(|folder| folder.join("templates"));
    let templates = Templates::read(folder.as_deref())?;
    let sources = &mut checked.project.sources;
    let known = templates.all().map(|(path, shown, text)| (path.to_owned(), sources.add_read(shown, text))).collect();
    let (project, language) = (&checked.project, checked.language);
    let faulty: BTreeSet<SourceId> = (checked.diagnostics.iter())
        .filter(|diagnostic| diagnostic.severity == Severity::Error)
        .map(|diagnostic| diagnostic.span.source)
        .collect();
    let mut hitches = Hitches { sources: &project.sources, known, found: Diagnostics::default() };
    let labels = hitches.keep(templates.check().and_then(|()| templates.labels(language)), &[]);
    let pages = hitches.keep(Pages::new(&templates), &[]);
    let press = Press::new(&templates);
    make(out)?;
    let (mut written, mut selected) = (0_usize, 0_usize);
    let selection = &checked.selection;
    for folder in project.units.iter().filter(|unit| selection.takes_some_of(&unit.id)) {
        // What is wrong in it was found already.
        let office = &project.office(folder, &mut Diagnostics::default());
        selected += folder.standards.iter().filter(|file| selection.takes(&folder.id, &file.id)).count();
        for standard in office.standards.iter().filter(|standard| selection.takes(&office.id, &standard.id)) {
            // What a standard inherits is part of its documents.
            let files = [Some(standard.span), Some(office.span), project.agency_span];
            if files.into_iter().flatten().any(|span| faulty.contains(&span.source)) {
                continue;
            }
            let Some(labels) = &labels else { continue };
            if standard.date(&office.unit).is_none() {
                // A draft may do without a date, its documents may not.
                let title = text!(id: "lembar ini memerlukan tanggal", en: "the notice needs a date");
                hitches.found.push(undated(standard, title));
                continue;
            }
            let notice = view::notice(&Subject::new(project, office, standard, checked.as_of), language);
            let data = data(&notice, labels);
            let lacking = press.lacking(&data.to_string());
            if !lacking.is_empty() {
                hitches.unprintable(&lacking, &files);
                continue;
            }
            let printed = press.print(&notice, &data);
            let blank =
                printed.as_ref().is_err_and(|faults| faults.iter().any(|fault| matches!(fault, Fault::Picture(_))));
            let pdf = hitches.keep(printed, &notice.pictures);
            let page = pages.as_ref().filter(|_| !blank).and_then(|pages| hitches.keep(pages.render(&data), &[]));
            written += usize::from(pdf.is_some() && page.is_some());
            for (extension, bytes) in [("html", page), ("pdf", pdf)] {
                if let Some(bytes) = bytes {
                    write(out, &view::path(office, standard, extension), &bytes)?;
                }
            }
        }
    }
    hitches.found.sort();
    hitches.found.iter().for_each(|diagnostic| checked.print_one(diagnostic));
    checked.diagnostics.extend(hitches.found);
    let line = text!(
        id: "{} lembar standar pelayanan ditulis ke {}, {} dilewati karena kesalahan; {}",
        en: "{} service standards written to {}, {} left out for errors; {}",
        written, out.display().to_string(), selected - written, checked.summary()
    );
    tell(line.get(language));
    Ok(checked.outcome())
}

/// What turns up only when documents are made.
struct Hitches<'a> {
    sources: &'a Sources,
    /// The templates among the sources, by their path.
    known: BTreeMap<String, SourceId>,
    found: Diagnostics,
}

impl Hitches<'_> {
    /// What was made; reports the faults if it could not be.
    fn keep<T>(&mut self, made: Made<T>, pictures: &[Picture]) -> Option<T> {
        made.map_err(|faults| {
            for fault in faults {
                let diagnostic = match fault {
                    Fault::Template { path, range, message } => self.broken(&path, range, &message),
                    Fault::Picture(path) => not_shown(pictures.iter().find(|picture| picture.path == path)),
                };
                self.found.push(diagnostic);
            }
        })
        .ok()
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
    fn unprintable(&mut self, lacking: &[char], files: &[Option<Span>]) {
        let find = |span: &Span| {
            let text = self.sources.get(span.source).text();
            let comment =
                |at: usize| text[text[..at].rfind('\n').map_or(0, |line| line + 1)..at].trim_start().starts_with('#');
            let mut found = text.char_indices().filter(|(_, letter)| lacking.contains(letter));
            let (start, letter) = found.find(|(at, _)| !comment(*at))?;
            Some(Span::new(span.source, start..start + letter.len_utf8()))
        };
        let span = files.iter().flatten().find_map(find).or(files[0]).expect("a standard has a file");
        let letters: Vec<String> = lacking.iter().map(|letter| format!("`{letter}`")).collect();
        let title =
            text!(id: "huruf untuk tanda {} belum tersedia", en: "no font has the characters {}", letters.join(", "));
        let help = text!(id: "tulis dengan huruf Latin", en: "write it in Latin letters");
        self.found.push(Diagnostic::error(&UNPRINTABLE, span, title).help(help));
    }
}

fn not_shown(picture: Option<&Picture>) -> Diagnostic {
    let span = picture.expect("it is a picture of the document").span;
    let title =
        text!(id: "gambar ini rusak, atau bukan SVG atau PNG", en: "this picture is broken, or neither SVG nor PNG");
    let help = text!(id: "simpan ulang gambarnya sebagai SVG atau PNG", en: "save the picture as SVG or PNG again");
    Diagnostic::error(&UNREADABLE_FILE, span, title).help(help)
}
