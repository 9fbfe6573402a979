//! `build`: writes the documents of all standards that have no errors.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::{Outcome, check_project};
use crate::cli::Options;
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::UNPRINTABLE;
use crate::output::{data, html::Pages, pdf::Press};
use crate::project::Project;
use crate::rules::Subject;
use crate::source::{SourceId, Span};
use crate::templates::Templates;
use crate::text;
use crate::view;
use crate::write::write;

pub fn run(options: &Options, out: &Path) -> Result<Outcome> {
    let checked = check_project(options)?;
    checked.print();
    let (project, language) = (&checked.project, checked.language);
    let faulty: BTreeSet<SourceId> = (checked.diagnostics.iter())
        .filter(|diagnostic| diagnostic.severity == Severity::Error)
        .map(|diagnostic| diagnostic.span.source)
        .collect();
    let templates = Templates::read(project.folder.parent().map(|folder| folder.join("templates")).as_deref())?;
    let (pages, press) = (Pages::new(&templates)?, Press::new(&templates)?);
    write(out, ".gitignore", b"*\n")?;
    let (mut written, mut skipped, mut selected) = (0_usize, 0_usize, 0_usize);
    let mut unprinted = false;
    for office in &project.units {
        for standard in &office.standards {
            if !options.selects(&office.id, &standard.id) {
                continue;
            }
            selected += 1;
            // What a standard inherits is part of its documents.
            let sources = [Some(standard.span), Some(office.span), project.agency_span];
            if sources.into_iter().flatten().any(|span| faulty.contains(&span.source)) {
                skipped += 1;
                continue;
            }
            let mut dangling = Vec::new();
            let resolved = project.resolve(office, standard, &mut dangling);
            let subject = Subject { project, office, standard, resolved: &resolved, dangling: &dangling };
            let notice = view::notice(&subject, language);
            let data = data(&notice, &templates, language)?;
            let making = || format!("making the notice {}/{}", office.id, standard.id);
            let lacking = press.lacking(&data.to_string());
            if !lacking.is_empty() {
                checked.print_one(&unprintable(&lacking, &sources, project));
                skipped += 1;
                unprinted = true;
                continue;
            }
            write(out, &view::path(office, standard, "html"), &pages.render(&data).with_context(making)?)?;
            write(out, &view::path(office, standard, "pdf"), &press.print(&notice, &data).with_context(making)?)?;
            written += 1;
        }
    }
    if selected == 0 && !options.only.is_empty() {
        bail!("no unit or standard is named {}", options.only.join(", "));
    }
    let line = text!(
        id: "{} maklumat ditulis ke {}, {} dilewati karena kesalahan; {}", en: "{} notices written to {}, {} left out for errors; {}",
        written, out.display().to_string(), skipped, checked.summary()
    );
    eprintln!("{}", line.get(language));
    Ok(if unprinted { Outcome::Faulty } else { checked.outcome() })
}

/// The first place of a character that no font has, among the files of a document.
fn unprintable(lacking: &[char], files: &[Option<Span>], project: &Project) -> Diagnostic {
    let find = |span: &Span| {
        let text = &project.sources.get(span.source).text;
        let (start, letter) = text.char_indices().find(|(_, letter)| lacking.contains(letter))?;
        Some(Span { source: span.source, start, end: start + letter.len_utf8() })
    };
    let span = files.iter().flatten().find_map(find).or(files[0]).expect("a standard has a file");
    let letters: Vec<String> = lacking.iter().map(|letter| format!("`{letter}`")).collect();
    let title =
        text!(id: "huruf untuk tanda {} belum tersedia", en: "no font has the characters {}", letters.join(", "));
    let help = text!(id: "tulis dengan huruf Latin", en: "write it in Latin letters");
    Diagnostic::error(&UNPRINTABLE, span, title).help(help)
}
