//! `audit`: one look over all units.

use std::path::Path;

use super::{Checked, Outcome, read_project, say};
use crate::audit::{
    Audit, Baseline, Government, Report, render_csv, render_html, render_json, render_markdown, render_terminal,
    render_todo, render_xlsx,
};
use crate::cli::{self, AuditForm, Options};
use crate::failure::{Failure, Result};
use crate::{text, write};

pub fn run(asked: &cli::Audit) -> Result<Outcome> {
    let here = [Path::new(".").to_owned()];
    let folders = if asked.projects.is_empty() { here.as_slice() } else { &asked.projects };
    let read = |folder: &std::path::PathBuf| {
        read_project(&Options {
            names: asked.unit.clone(),
            project: Some(folder.clone()),
            lang: asked.lang,
            as_of: asked.as_of,
        })
    };
    let read: Vec<Checked> = folders.iter().map(read).collect::<Result<_>>()?;
    let language = read[0].language;
    let look = |Checked { project, selection, as_of, .. }: Checked| Audit::new(project, &selection, as_of);
    let audits: Vec<Audit> = read.into_iter().map(look).collect();
    let mut report = Report::new(&audits, language);
    if let Some(path) = &asked.baseline {
        report.compare(&baseline(path)?);
    }
    let width = terminal_size::terminal_size().map(|(width, _)| width.0);
    let bytes = match asked.format {
        _ if asked.todo => render_todo(&report, language).into_bytes(),
        AuditForm::Text => render_terminal(&report, !asked.unit.is_empty(), width, language).into_bytes(),
        AuditForm::Html => render_html(&report, language).into_bytes(),
        AuditForm::Xlsx => render_xlsx(&report, language),
        AuditForm::Json => render_json(&report).into_bytes(),
        AuditForm::Csv => render_csv(&report, language).into_bytes(),
        AuditForm::Markdown => render_markdown(&report, language).into_bytes(),
    };
    match &asked.out {
        Some(path) => write::write(path, &bytes)?,
        None => say(String::from_utf8_lossy(&bytes).trim_end())?,
    }
    let is_new = |government: &Government| government.before.as_ref().is_some_and(|before| before.new > 0);
    let is_under =
        |government: &Government| asked.fail_under.is_some_and(|least| government.completeness.per_cent() < least);
    let fails = |government: &Government| asked.fail_on_new && is_new(government) || is_under(government);
    Ok(if report.governments.iter().any(fails) { Outcome::Faulty } else { Outcome::Clean })
}

fn baseline(path: &Path) -> Result<Baseline> {
    let bytes = write::bytes(path);
    bytes.as_deref().and_then(Baseline::parse).ok_or_else(|| {
        Failure(text!(
            id: "{} bukan laporan yang ditulis `maklumat audit --format json` versi ini", en: "{} is no report that `maklumat audit --format json` of this version wrote", path.display().to_string()
        ))
    })
}
