//! The commands, one a file. Only here and in `cli` is anything printed.

mod audit;
mod build;
mod check;
mod draw;
mod explain;
mod fix;
mod hint;
mod manifest;
mod names;
mod new;
mod schema;
mod threads;
mod trial;
mod undo;
mod unknown;
mod viewer;
mod watch;

use std::io::{self, Write};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::process;
use std::sync::Arc;
use std::thread;
use std::time::SystemTime;

use jiff::Timestamp;
use jiff::civil::Date;
use rayon::prelude::*;

use crate::build::Known;
use crate::cache::Cache;
use crate::cli::{self, Cli, Command, Options};
use crate::crash::contained;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, Style, render_terminal};
use crate::failure::{Doing, Failure, Result};
use crate::locale::{Language, Text};
use crate::printable::block;
use crate::project::{Project, Selection};
use crate::source::{Sources, shown};
use crate::templates::Templates;
use crate::write::Out;
use crate::{rules, text};
use trial::Helpers;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Exit 0.
    Clean,
    /// Exit 1: a user's file has an error.
    Faulty,
    /// Exit 2: the world failed.
    Failed,
}

/// Runs what the command line asks for. A panic is told as any failure.
pub fn run(read: impl FnOnce() -> Cli) -> Outcome {
    let ended = contained(|| perform(read().command)).unwrap_or_else(|crash| {
        Err(Failure(text!(
            id: "kesalahan dalam program: {}; laporkan kepada pengembang maklumat",
            en: "an error in the program: {}; report it to the developers of maklumat", crash.0
        )))
    });
    ended.unwrap_or_else(|failure| {
        tell(&format!("maklumat: {}", failure.0.get(cli::asked_language().unwrap_or_default())));
        Outcome::Failed
    })
}

fn perform(command: Command) -> Result<Outcome> {
    if matches!(command, Command::Check(_) | Command::Build(_) | Command::Audit(_) | Command::Watch(_)) {
        threads::start()?;
    }
    match command {
        Command::Check(asked) => check::run(&asked),
        Command::Undo { project, lang } => undo::run(project.as_deref(), lang),
        Command::Build(asked) => build::run(&asked),
        Command::Audit(asked) => audit::run(&asked),
        Command::Watch(asked) => watch::run(&asked),
        Command::Manifest { merge: _, out, lang } => manifest::merge(&out, lang),
        Command::Explain { rule, lang } => explain::run(&rule, lang),
        Command::New { new, project, lang } => new::run(&new, lang, project.as_deref()),
        Command::Schema { file, draft, lang } => schema::run(file, draft, lang),
        Command::Draw => draw::run(),
    }
}

/// Prints what was asked for. A reader who stops reading is no failure.
fn say(text: &str) -> Result<()> {
    printed(writeln!(anstream::stdout(), "{}", block(text)))
}

/// Prints piece by piece what is no message, as it is.
fn hand_over(fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<()> {
    printed(fill(&mut io::stdout().lock()))
}

fn printed(ended: io::Result<()>) -> Result<()> {
    match ended {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        ended => ended.doing(|| text!(id: "mencetak", en: "printing")),
    }
}

/// Prints a message beside it; there is nobody to tell if that fails.
fn tell(text: &str) {
    let _ = writeln!(anstream::stderr(), "{}", block(text));
}

/// Ends the program at a template that does not end.
fn give_up(template: &str, trouble: &Text, language: Language) {
    tell(&format!("maklumat: {template}: {}", trouble.get(language)));
    process::exit(1);
}

/// Prints a finding beside it, in colour where that is wanted: what users wrote in it is made printable before.
fn tell_finding(found: &Diagnostic, sources: &Sources, language: Language) {
    let text = render_terminal(found, sources, language, Style::Coloured);
    let _ = writeln!(anstream::stderr(), "{text}\n");
}

/// A project that was read, checked, and narrowed to what was asked for.
struct Checked {
    project: Project,
    selection: Selection,
    language: Language,
    as_of: Date,
    diagnostics: Diagnostics,
}

/// The day in western Indonesia. Only what is found depends on it, never a document.
#[expect(clippy::disallowed_methods, reason = "findings are as of today unless another day is asked for")]
fn today() -> Date {
    day_at(SystemTime::now())
}

/// The day in western Indonesia at some time; the last or the first one that can be told, if a clock is beyond them.
fn day_at(time: SystemTime) -> Date {
    let beyond = if time < SystemTime::UNIX_EPOCH { Timestamp::MIN } else { Timestamp::MAX };
    let seven_hours_east = jiff::tz::Offset::constant(7);
    seven_hours_east.to_datetime(Timestamp::try_from(time).unwrap_or(beyond)).date()
}

/// Reads a project, and what was asked of it. `cache`: where it is kept which pictures can be drawn.
fn read_project(options: &Options, cache: Cache) -> Result<Checked> {
    let trial = Arc::new(Helpers::new(cache));
    let start = options.project.clone().unwrap_or_else(|| PathBuf::from("."));
    narrow(Project::read_with(&start, trial)?, options)
}

/// Narrows a project to what was asked of it.
fn narrow(project: Project, options: &Options) -> Result<Checked> {
    let language = options.lang.or(project.language()).or_else(cli::asked_language).unwrap_or_default();
    let selection = Selection::new(&options.names);
    if let Some(name) = selection.unknown(&project) {
        return Err(unknown::unknown(name, &[&project]));
    }
    let as_of = options.as_of.unwrap_or_else(today);
    Ok(Checked { project, selection, language, as_of, diagnostics: Diagnostics::default() })
}

/// Reads the templates, which are among the sources of the project from then on.
fn read_templates(checked: &mut Checked) -> Result<(Templates, Known)> {
    let folder = checked.project.folder.parent().map(|folder| folder.join("templates"));
    let templates = Templates::read(folder.as_deref())?;
    let sources = &mut checked.project.sources;
    let known = templates.all().map(|(path, shown, text)| (path.to_owned(), sources.add_read(shown, text))).collect();
    Ok((templates, known))
}

/// Takes the folder of outputs, and says so if another build has it.
fn open(folder: &Path, project: &Project, language: Language) -> Result<Out> {
    if project.is_among_sources(folder) {
        return Err(Failure(text!(
            id: "folder keluaran {} memuat berkas sumber, atau berada di antaranya; sebutkan folder lain (`--out`)",
            en: "the folder of outputs {} holds sources, or is among them; name another one (`--out`)", shown(folder)
        )));
    }
    Out::open(folder, || {
        let line = text!(
            id: "build lain sedang menulis ke {}; menunggu", en: "another build is writing to {}; waiting for it", folder.display().to_string()
        );
        tell(line.get(language));
    })
}

/// How many documents can be made at once.
fn cores() -> usize {
    thread::available_parallelism().map_or(1, NonZeroUsize::get)
}

fn check_project(options: &Options) -> Result<Checked> {
    let mut checked = read_project(options, cli::user_cache())?;
    checked.diagnostics = rules::check_project(&checked.project, &checked.selection, checked.as_of);
    Ok(checked)
}

impl Checked {
    fn print(&self) {
        let is_plain = anstream::AutoStream::choice(&io::stderr()) == anstream::ColorChoice::Never;
        if !is_plain {
            return self.diagnostics.iter().for_each(|diagnostic| self.print_one(diagnostic));
        }
        // Without colour many findings are few writes.
        let mut lines = io::BufWriter::new(io::stderr().lock());
        let draw = |diagnostic| render_terminal(diagnostic, &self.project.sources, self.language, Style::Plain);
        for some in self.diagnostics.iter().collect::<Vec<_>>().chunks(1000) {
            let texts: Vec<String> = some.par_iter().map(|diagnostic| draw(*diagnostic)).collect();
            texts.iter().for_each(|text| drop(writeln!(lines, "{text}\n")));
        }
    }

    fn print_one(&self, diagnostic: &Diagnostic) {
        tell_finding(diagnostic, &self.project.sources, self.language);
    }

    fn outcome(&self) -> Outcome {
        if self.diagnostics.count(Severity::Error) > 0 { Outcome::Faulty } else { Outcome::Clean }
    }

    /// `3 kesalahan, 1 peringatan`.
    fn summary(&self) -> String {
        counted(&self.diagnostics, self.language)
    }
}

/// How many findings there are of each weight: `3 kesalahan, 1 peringatan`.
fn counted(diagnostics: &Diagnostics, language: Language) -> String {
    let plural = |count: usize, word: &str| match language {
        Language::English if count > 1 && word != "advice" => "s",
        _ => "",
    };
    let parts = [Severity::Error, Severity::Warning, Severity::Advice]
        .map(|severity| (diagnostics.count(severity), severity.word(language)));
    let parts: Vec<String> = parts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{count} {word}{}", plural(*count, word)))
        .collect();
    let none = Text { id: "tidak ada temuan", en: "no findings" };
    if parts.is_empty() { none.get(language).to_owned() } else { parts.join(", ") }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use super::day_at;

    #[test]
    fn the_day_is_that_of_western_indonesia_whatever_the_clock_says() {
        let at = |seconds| day_at(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)).to_string();
        assert_eq!(at(1_795_539_600 - 1), "2026-11-24");
        assert_eq!(at(1_795_539_600), "2026-11-25");
        // 9999-12-31 at 20:00 UTC, and long after.
        assert_eq!(at(253_402_286_400), "9999-12-31");
        assert_eq!(at(u64::from(u32::MAX) * 1_000), "9999-12-31");
        assert_eq!(
            day_at(SystemTime::UNIX_EPOCH - Duration::from_secs(u64::from(u32::MAX) * 1_000)).to_string(),
            "-009999-01-02"
        );
    }
}
