//! `build`: brings the documents of all standards that nothing holds back up to date.

mod depfile;
mod open;
mod progress;
mod report;
mod unmade;

use std::num::NonZeroUsize;

use super::{Checked, Outcome, cores, hint, read_project, read_templates, say, tell};
use crate::build::{self, Built, Change, Request, UnitParts};
use crate::cli;
use crate::failure::{Result, reason};
use crate::locale::{self, Text};
use crate::write;
use crate::{rules, text};
use progress::Progress;
use report::Report;

/// How often everything is read because pictures change meanwhile; then that is an error.
const ROUNDS: usize = 3;

pub fn run(asked: &cli::Build) -> Result<Outcome> {
    make(asked, 1)
}

fn make(asked: &cli::Build, round: usize) -> Result<Outcome> {
    let mut report = Report::start();
    let cache = || if asked.check { asked.making.store.open().looking_only() } else { asked.making.store.open() };
    let mut checked = read_project(&asked.making.options, cache())?;
    let (templates, known) = read_templates(&mut checked)?;
    let (project, selection, language) = (&checked.project, &checked.selection, checked.language);
    report.end_phase("read");
    let look = |folder: &_, office: &_, _| UnitParts::new(project, folder, office, selection);
    let (mut diagnostics, mut parts) = rules::check_units(project, selection, checked.as_of, |_| (), look);
    diagnostics.extend(parts.iter_mut().flat_map(|unit| std::mem::take(&mut unit.found)));
    diagnostics.sort();
    checked.diagnostics = diagnostics;
    report.end_phase("check");
    checked.print();
    let out = if asked.check { None } else { Some(super::open(&asked.making.out, project, language)?) };
    let cache = cache();
    let progress = Progress::new(language, asked.quiet, asked.report.is_some());
    let request = Request {
        project: &checked.project,
        selection: &checked.selection,
        templates: &templates,
        known: &known,
        asked: &asked.making.document,
        shard: asked.shard,
        threads: asked.jobs.map_or_else(cores, NonZeroUsize::get),
        cache: &cache,
        observer: &progress,
        pages_first: false,
    };
    let built = build::build(&request, &parts.iter().collect::<Vec<_>>(), &checked.diagnostics, &asked.making.out, out);
    progress.close();
    let built = built?;
    if built.is_overtaken && round < ROUNDS {
        let line = text!(id: "gambar berubah selagi dokumen dibuat; semua dibaca lagi", en: "pictures changed while documents were made; everything is read again");
        tell(line.get(language));
        return make(asked, round + 1);
    }
    report.end_phase("make");
    let mut found = built.found.clone();
    found.leave_out_told(&checked.diagnostics);
    found.sort();
    found.iter().for_each(|diagnostic| checked.print_one(diagnostic));
    checked.diagnostics.extend(found);
    if let Some(trouble) = cache.close() {
        let line = text!(
            id: "peringatan: tembolok tidak dapat ditulis ({}); semua dokumen tetap dibuat", en: "warning: the cache cannot be written ({}); all documents are made all the same", reason(&trouble)
        );
        tell(line.get(language));
    }
    if let Some(file) = &asked.depfile {
        let rules = depfile::render(file, &checked.project, &templates, &parts, &built.manifest, &asked.making.out);
        write::write(file, rules.as_bytes())?;
    }
    report.end_phase("finish");
    if asked.report.is_some() {
        say(&report.render(&progress, &built.manifest, &unmade::report(&built, &checked)))?;
    }
    let outcome = if unmade::fails(&built, asked) { Outcome::Faulty } else { checked.outcome() };
    if !asked.quiet || outcome == Outcome::Faulty {
        unmade::lines(&built, &checked).iter().for_each(|line| tell(line));
    }
    if asked.check {
        difference(&checked, &built)?;
        return Ok(if built.changes.is_empty() { outcome } else { Outcome::Faulty });
    }
    if !asked.quiet {
        tell(&summary(&checked, asked, &built, &progress, &report));
    }
    match hint::of_empty(&checked).filter(|_| !asked.quiet) {
        Some(hint) => tell(hint.get(checked.language)),
        None => open::show(&checked, asked, &built),
    }
    Ok(outcome)
}

/// Tells what would change.
fn difference(checked: &Checked, built: &Built) -> Result<()> {
    for (path, change) in &built.changes {
        let word = match change {
            Change::New => Text { id: "baru", en: "new" },
            Change::Other => Text { id: "berubah", en: "changed" },
            Change::Gone => Text { id: "dihapus", en: "removed" },
        };
        say(&format!("{}: {path}", word.pick(checked.language)))?;
    }
    let line = match built.changes.len() {
        0 => text!(id: "semua dokumen mutakhir; {}", en: "all documents are up to date; {}", checked.summary()),
        count => text!(
            id: "{} dokumen akan berubah; {}", en: "{} documents would change; {}", count, checked.summary()
        ),
    };
    tell(line.get(checked.language));
    Ok(())
}

/// What was made, in one line.
fn summary(checked: &Checked, asked: &cli::Build, built: &Built, progress: &Progress, report: &Report) -> String {
    let stale = built.manifest.files().filter(|(_, output)| output.stale).count();
    let (made, cached) = (progress.made(), progress.cached());
    let current = built.manifest.files().count().saturating_sub(stale + made + cached);
    let line = text!(
        id: "{}: {} dokumen dibuat, {} diambil dari tembolok, {} sudah mutakhir",
        en: "{}: {} documents made, {} taken from the cache, {} were up to date",
        asked.making.out.display().to_string(), made, cached, current
    );
    let mut line = line.get(checked.language).to_owned();
    let held = built.unmade.iter().filter(|unmade| unmade::is_held(unmade)).count();
    if held > 0 {
        let more = match held {
            1 => text!(id: "; 1 standar ditahan", en: "; 1 standard held back"),
            _ => text!(id: "; {} standar ditahan", en: "; {} standards held back", held),
        };
        line.push_str(more.get(checked.language));
    }
    if stale > 0 {
        let more = text!(
            id: ", {} dokumen lamanya dipertahankan", en: ", {} older documents of theirs kept", stale
        );
        line.push_str(more.get(checked.language));
    }
    let seconds = locale::decimal(report.elapsed().as_secs_f64(), 1, checked.language);
    let end = text!(id: "; {}; {} detik", en: "; {}; {} seconds", checked.summary(), seconds);
    line + end.get(checked.language)
}
