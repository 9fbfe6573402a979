//! `audit`: one look over all units.

mod compare;

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::{Checked, Outcome, hand_over, read_project, read_templates, unknown};
use crate::audit::{
    Audit, Baseline, Government, History, Report, render_csv, render_html, render_json, render_markdown, render_pdf,
    render_terminal, render_todo, render_xlsx,
};
use crate::cli::{self, AuditForm, Options};
use crate::failure::{Failure, Result};
use crate::locale::Language;
use crate::project::{Project, Selection};
use crate::revision::Revision;
use crate::templates::{Fault, Templates};
use crate::{text, write};

pub fn run(asked: &cli::Audit) -> Result<Outcome> {
    let here = [PathBuf::from(".")];
    let folders = if asked.projects.is_empty() { here.as_slice() } else { &asked.projects };
    let mut read = Vec::new();
    for folder in folders {
        read.extend(read_at(folder, asked)?);
    }
    let is_known = |name: &&String| read.iter().any(|checked| knows(&checked.project, name));
    if let Some(name) = asked.unit.iter().find(|name| !is_known(name)) {
        return Err(unknown(name));
    }
    if let Some(name) = &asked.compare {
        return compare::run(asked, name, read);
    }
    let language = read[0].language;
    let templates = match asked.format {
        AuditForm::Pdf => Some(read_templates(&mut read[0])?.0),
        _ => None,
    };
    let older = asked.since.as_deref().map(|revision| older(&read, asked, revision, language)).transpose()?;
    let history = asked.history.as_deref().map(|path| Ok((path, history(path)?))).transpose()?;
    let audits: Vec<Audit> = read.into_iter().map(look).collect();
    let mut report = Report::new(&audits, language);
    if let Some(baseline) = older.map(Ok).or(asked.baseline.as_deref().map(baseline)).transpose()? {
        report.compare(&baseline);
    }
    let history = history.map(|(path, mut history)| {
        history.join(&mut report);
        (path, history)
    });
    let pdf = templates.map(|templates| pdf(&report, &audits[0], &templates, language)).transpose()?;
    hand_in(asked, |out| match pdf {
        Some(bytes) => out.write_all(&bytes),
        None => render(&report, asked, language, out),
    })?;
    if let Some((path, history)) = history {
        write::write(path, history.render().as_bytes())?;
    }
    let is_new = |government: &Government| government.before.as_ref().is_some_and(|before| before.new > 0);
    let is_under =
        |government: &Government| asked.fail_under.is_some_and(|least| government.completeness.per_cent() < least);
    let fails = |government: &Government| asked.fail_on_new && is_new(government) || is_under(government);
    Ok(if report.governments.iter().any(fails) { Outcome::Faulty } else { Outcome::Clean })
}

/// Puts the report where it is asked for.
fn hand_in(asked: &cli::Audit, fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<()> {
    match &asked.out {
        Some(path) => write::fill(path, |file| fill(file)),
        None => hand_over(fill),
    }
}

/// How many letters fit in a line, if it goes to a terminal.
fn render_width() -> Option<u16> {
    terminal_size::terminal_size().map(|(width, _)| width.0)
}

/// Reads a project, narrowed to those of the units asked for that it has; nothing if it has none of them.
fn read_at(folder: &Path, asked: &cli::Audit) -> Result<Option<Checked>> {
    let (lang, as_of) = (asked.lang, asked.as_of);
    let mut checked = read_project(&Options { names: Vec::new(), project: Some(folder.to_owned()), lang, as_of })?;
    let own: Vec<String> = asked.unit.iter().filter(|name| knows(&checked.project, name)).cloned().collect();
    let is_meant = asked.unit.is_empty() || !own.is_empty();
    checked.selection = Selection::new(&own);
    Ok(is_meant.then_some(checked))
}

fn knows(project: &Project, name: &String) -> bool {
    Selection::new(std::slice::from_ref(name)).unknown(project).is_none()
}

fn look(checked: Checked) -> Audit {
    Audit::new(checked.project, &checked.selection, checked.as_of)
}

/// The same projects as they were at a revision, looked at as of the same day.
fn older(read: &[Checked], asked: &cli::Audit, revision: &str, language: Language) -> Result<Baseline> {
    let old = |checked: &Checked| {
        let copy = Revision::of(&checked.project.folder, revision)?;
        Ok(read_at(&copy.folder, asked)?.map(look))
    };
    let audits: Vec<Option<Audit>> = read.iter().map(old).collect::<Result<_>>()?;
    let audits: Vec<Audit> = audits.into_iter().flatten().collect();
    Ok(Baseline::of_revision(&Report::new(&audits, language), revision))
}

fn render(report: &Report, asked: &cli::Audit, language: Language, out: &mut dyn Write) -> io::Result<()> {
    let text = match asked.format {
        _ if asked.todo => render_todo(report, language),
        AuditForm::Html => return render_html(report, language, out),
        AuditForm::Xlsx => return out.write_all(&render_xlsx(report, language)),
        AuditForm::Json => render_json(report),
        AuditForm::Csv => render_csv(report, language),
        AuditForm::Markdown => render_markdown(report, language),
        AuditForm::Text | AuditForm::Pdf => render_terminal(report, !asked.unit.is_empty(), render_width(), language),
    };
    out.write_all(text.as_bytes())
}

fn pdf(report: &Report, first: &Audit, templates: &Templates, language: Language) -> Result<Vec<u8>> {
    render_pdf(report, &first.project, templates, language).map_err(|faults| {
        let told = |fault: &Fault| match fault {
            Fault::Template { path, message, .. } => format!("templates/{path}: {message}"),
            Fault::Picture(path) => path.clone(),
        };
        let told = faults.iter().map(told).collect::<Vec<_>>().join("; ");
        Failure(text!(id: "laporan PDF tidak dapat dibuat: {}", en: "the report cannot be printed: {}", told))
    })
}

fn baseline(path: &Path) -> Result<Baseline> {
    let bytes = write::bytes(path);
    bytes.as_deref().and_then(Baseline::parse).ok_or_else(|| {
        Failure(text!(
            id: "{} bukan laporan yang ditulis `maklumat audit --format json` versi ini", en: "{} is no report that `maklumat audit --format json` of this version wrote", path.display().to_string()
        ))
    })
}

/// What was known of the days before; nothing if the file is not there yet.
fn history(path: &Path) -> Result<History> {
    History::parse(&write::text_so_far(path)?).map_err(|line| {
        Failure(text!(
            id: "{}:{}: baris ini bukan riwayat audit; perbaiki, atau pakai berkas lain", en: "{}:{}: this line is none of a history of audits; correct it, or use another file", path.display().to_string(), line
        ))
    })
}
