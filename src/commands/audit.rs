//! `audit`: one look over all units.

mod compare;
mod earlier;

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::{Checked, Outcome, give_up, hand_over, read_project, read_templates, tell, today, unknown};
use crate::audit::{
    Audit, Government, Report, render_csv, render_html, render_json, render_markdown, render_pdf, render_terminal,
    render_todo, render_xlsx,
};
use crate::build::within;
use crate::cli::{self, AuditForm, Options};
use crate::failure::{Failure, Result};
use crate::locale::{self, Language, Text};
use crate::printable::{block, json};
use crate::project::{Project, Selection, is_within};
use crate::templates::{Fault, Templates};
use crate::{text, write};

pub fn run(asked: &cli::Audit) -> Result<Outcome> {
    let here = [PathBuf::from(".")];
    let folders = if asked.projects.is_empty() { here.as_slice() } else { &asked.projects };
    let as_of = asked.as_of.unwrap_or_else(today);
    let mut read = folders.iter().map(|folder| read_at(folder, asked, as_of)).collect::<Result<Vec<Checked>>>()?;
    let is_known = |name: &&String| read.iter().any(|checked| knows(&checked.project, name));
    if let Some(name) = asked.unit.iter().find(|name| !is_known(name)) {
        let projects: Vec<&Project> = read.iter().map(|checked| &checked.project).collect();
        return Err(unknown::unknown(name, &projects));
    }
    read.retain(|checked| is_meant(checked, asked));
    for path in [&asked.out, &asked.history].into_iter().flatten() {
        keep_out(path, &read)?;
    }
    if let Some(name) = &asked.compare {
        return compare::run(asked, name, read);
    }
    let language = read[0].language;
    let templates = match asked.format {
        AuditForm::Pdf => Some(read_templates(&mut read[0])?.0),
        _ => None,
    };
    let older = earlier::older(&read, asked)?;
    let audits: Vec<Audit> = read.into_iter().map(look).collect();
    let mut report = Report::new(&audits, &asked.unit, language);
    earlier::compare(&mut report, asked, older, language)?;
    let history = asked.history.as_ref().map(|path| Ok((path, earlier::history(&mut report, path)?))).transpose()?;
    let pdf = templates.map(|templates| pdf(&report, &audits[0], &templates, language)).transpose()?;
    hand_in(asked, |out| match pdf {
        Some(bytes) => out.write_all(&bytes),
        None => render(&report, asked, language, out),
    })?;
    if let Some((path, text)) = history {
        write::write(path, text.as_bytes())?;
    }
    let fails = report.governments.iter().filter(|government| fails(government, asked, language)).count();
    Ok(if fails > 0 { Outcome::Faulty } else { Outcome::Clean })
}

/// Whether a government is not what is asked of it; that is told.
fn fails(government: &Government, asked: &cli::Audit, language: Language) -> bool {
    let share = government.completeness.per_cent().unwrap_or_default();
    let under = asked.fail_under.filter(|least| share < *least).map(|least| {
        let number = |number: f64| locale::decimal(number, 4, language);
        text!(
            id: "{}: komponen terpenuhi {} %, kurang dari {} %", en: "{}: {} % of the components fulfilled, less than {} %",
            government.name.as_str(), number(share), number(least)
        )
    });
    let new = government.before.as_ref().map(|before| before.new).filter(|new| asked.fail_on_new && *new > 0);
    let new =
        new.map(|new| text!(id: "{}: {} temuan baru", en: "{}: {} new finding(s)", government.name.as_str(), new));
    let told: Vec<_> = under.into_iter().chain(new).collect();
    told.iter().for_each(|line| tell(line.get(language)));
    !told.is_empty()
}

/// No report may take the place of what it is about.
fn keep_out(path: &Path, read: &[Checked]) -> Result<()> {
    let within = |checked: &Checked| is_within(path, &checked.project.folder);
    match read.iter().find(|checked| within(checked)) {
        None => Ok(()),
        Some(checked) => Err(Failure(text!(
            id: "{} berada di antara berkas standar di {}; tulis di tempat lain", en: "{} is among the files of the standards in {}; write it elsewhere",
            path.display().to_string(), checked.project.folder.display().to_string()
        ))),
    }
}

/// Puts the report where it is asked for.
fn hand_in(asked: &cli::Audit, fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<()> {
    match &asked.out {
        Some(path) => write::fill(path, |file| fill(file)),
        None => hand_over(fill),
    }
}

/// How many letters fit in a line, if it goes to a terminal.
fn width(asked: &cli::Audit) -> Option<u16> {
    let here = terminal_size::terminal_size_of(io::stdout()).filter(|_| asked.out.is_none());
    here.map(|(width, _)| width.0)
}

/// Reads a project, narrowed to those of the units asked for that it has.
fn read_at(folder: &Path, asked: &cli::Audit, as_of: Date) -> Result<Checked> {
    let (project, as_of) = (Some(folder.to_owned()), Some(as_of));
    let mut checked =
        read_project(&Options { names: Vec::new(), project, lang: asked.lang, as_of }, cli::user_cache())?;
    let own: Vec<String> = asked.unit.iter().filter(|name| knows(&checked.project, name)).cloned().collect();
    checked.selection = Selection::new(&own);
    Ok(checked)
}

/// Whether a government has some of the units asked for.
fn is_meant(checked: &Checked, asked: &cli::Audit) -> bool {
    asked.unit.is_empty() || !checked.selection.is_all()
}

fn knows(project: &Project, name: &String) -> bool {
    Selection::new(std::slice::from_ref(name)).unknown(project).is_none()
}

fn look(checked: Checked) -> Audit {
    Audit::new(checked.project, &checked.selection, checked.as_of)
}

fn render(report: &Report, asked: &cli::Audit, language: Language, out: &mut dyn Write) -> io::Result<()> {
    let text = match asked.format {
        _ if asked.todo => render_todo(report, language),
        AuditForm::Html => return render_html(report, language, out),
        AuditForm::Xlsx => return out.write_all(&render_xlsx(report, language)),
        AuditForm::Json => return out.write_all(json(&render_json(report)).as_bytes()),
        AuditForm::Csv => return out.write_all(render_csv(report, language).as_bytes()),
        AuditForm::Markdown => render_markdown(report, language),
        AuditForm::Text | AuditForm::Pdf => render_terminal(report, !asked.unit.is_empty(), width(asked), language),
    };
    out.write_all(block(&text).as_bytes())
}

/// How many bytes a report tells of a unit, about.
const BYTES_OF_UNIT: usize = 20_000;

fn pdf(report: &Report, first: &Audit, templates: &Templates, language: Language) -> Result<Vec<u8>> {
    let give_up = |template: &str, trouble: &Text| give_up(template, trouble, language);
    let print = || render_pdf(report, &first.project, templates, language);
    let units: usize = report.governments.iter().map(|government| government.units.len()).sum();
    within(templates, "pdf/audit.typ", units * BYTES_OF_UNIT, give_up, print).map_err(|faults| {
        let told = |fault: &Fault| match fault {
            Fault::Template { path, message, .. } => format!("templates/{path}: {message}"),
            Fault::Picture(path) => path.clone(),
            Fault::Crash(crash) => crash.0.clone(),
        };
        let told = faults.iter().map(told).collect::<Vec<_>>().join("; ");
        Failure(text!(id: "laporan PDF tidak dapat dibuat: {}", en: "the report cannot be printed: {}", told))
    })
}
