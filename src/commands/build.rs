//! `build`: writes the documents of all standards that have no errors.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::{Outcome, check_project};
use crate::cli::Options;
use crate::diagnostic::Severity;
use crate::output::{data, html::Pages, pdf::Press};
use crate::rules::Subject;
use crate::source::SourceId;
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
    for office in &project.units {
        for standard in &office.standards {
            if !options.selects(&office.id, &standard.id) {
                continue;
            }
            selected += 1;
            if faulty.contains(&standard.span.source) || faulty.contains(&office.span.source) {
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
                let letters: String = lacking.iter().map(|letter| format!(" {letter}")).collect();
                bail!("{}: no font has the characters{letters}", making());
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
    Ok(checked.outcome())
}
