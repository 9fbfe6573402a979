//! `build`: writes the documents of all standards that have no errors.

mod hitches;
mod printer;

use std::collections::BTreeSet;
use std::path::Path;

use super::{Outcome, check_project, tell};
use crate::cli::Options;
use crate::diagnostic::{Diagnostics, Severity};
use crate::document::Of;
use crate::failure::Result;
use crate::output::Engines;
use crate::rules::{Subject, undated};
use crate::source::{SourceId, Span};
use crate::templates::Templates;
use crate::text;
use crate::view::{self, Edition, Entry, UnitEntry};
use crate::write::make;
use hitches::Hitches;
use printer::{Printer, Topic};

pub fn run(options: &Options, out: &Path, asked: &[&'static str]) -> Result<Outcome> {
    let mut checked = check_project(options)?;
    checked.print();
    let folder = checked.project.folder.parent().map(|folder| folder.join("templates"));
    let templates = Templates::read(folder.as_deref())?;
    let sources = &mut checked.project.sources;
    let known = templates.all().map(|(path, shown, text)| (path.to_owned(), sources.add_read(shown, text))).collect();
    let (project, selection) = (&checked.project, &checked.selection);
    let faulty: BTreeSet<SourceId> = (checked.diagnostics.iter())
        .filter(|diagnostic| diagnostic.severity == Severity::Error)
        .map(|diagnostic| diagnostic.span.source)
        .collect();
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
            if files.into_iter().flatten().any(|span| faulty.contains(&span.source)) {
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
            let is_listed = selection.is_all() && printer.makes(Of::Agency);
            for (tag, units) in tongues.iter().zip(&mut units).filter(|_| is_listed) {
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
