//! `watch`: brings the documents up to date at every save, and shows them in a browser.

mod changes;
mod findings;
mod listeners;
mod preview;
mod server;
mod terminal;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use rayon::prelude::*;

use super::{Checked, Outcome, cores, counted, narrow, open, read_project, read_templates, say, tell, viewer};
use crate::build::{self, Known, Request, Stopwatch, UnitParts};
use crate::cache::Cache;
use crate::cli;
use crate::diagnostic::Diagnostics;
use crate::failure::{Doing, Failure, Result};
use crate::locale::Text;
use crate::project::{Project, is_yaml};
use crate::rules::{self, Seen};
use crate::templates::Templates;
use crate::text;
use changes::Changes;
use preview::{Found, Preview};

/// How long the file of the government may be away without a word: some editors remove a file before they write it.
const BLINK: Duration = Duration::from_millis(300);

pub fn run(asked: &cli::Watch) -> Result<Outcome> {
    let checked = read_project(&asked.making.options, asked.making.store.open())?;
    let language = checked.language;
    let mut changes = Changes::of(&checked.project.folder)?;
    let doing =
        || text!(id: "menyiapkan folder {}", en: "preparing the folder {}", asked.making.out.display().to_string());
    // Makes the folder, if it is not there.
    drop(open(&asked.making.out, &checked.project, language)?);
    let out = asked.making.out.canonicalize().doing(doing)?;
    let tag = checked.project.language().unwrap_or_default().tag();
    let preview = Arc::new(Preview::new(out, language, tag));
    let mut watcher = Watcher::new(asked, checked)?;
    let address = server::serve(asked.port, &preview)?;
    say(&address)?;
    let line = text!(
        id: "buka {} di peramban; berhenti dengan Ctrl+C", en: "open {} in a browser; stop with Ctrl+C", address
    );
    tell(line.get(language));
    if asked.open {
        viewer::open(address.as_ref(), language);
    }
    let mut ended = watcher.build(&preview);
    loop {
        watcher.report(ended, &preview);
        let seen = changes.next();
        ended = watcher.take(&seen.paths).and_then(|()| watcher.build(&preview)).and(seen.watched);
    }
}

/// A project as it was last read, and what was seen in each of its units.
struct Watcher<'a> {
    asked: &'a cli::Watch,
    /// Where it stands, whatever stands there.
    folder: PathBuf,
    checked: Checked,
    templates: Templates,
    known: Known,
    seen: BTreeMap<String, Seen<UnitParts>>,
    state: State,
    /// What was last told that keeps it from going on.
    trouble: Option<Text>,
}

/// Whether documents are to be made.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// They are as the files are.
    Current,
    /// Something changed.
    Due,
    /// The project could not be read when it last changed.
    Lost,
}

impl<'a> Watcher<'a> {
    fn new(asked: &'a cli::Watch, mut checked: Checked) -> Result<Self> {
        let (templates, known) = read_templates(&mut checked)?;
        let folder = checked.project.folder.clone();
        let (seen, state, trouble) = (BTreeMap::new(), State::Due, None);
        Ok(Watcher { asked, folder, checked, templates, known, seen, state, trouble })
    }

    /// Tells in the terminal and in the preview what failed; once, as long as it is the same.
    fn report(&mut self, ended: Result<()>, preview: &Preview) {
        let Err(Failure(trouble)) = ended else {
            self.trouble = None;
            return;
        };
        if self.trouble.as_ref() != Some(&trouble) {
            let told = trouble.get(self.checked.language);
            tell(told);
            preview.failed(told);
            self.trouble = Some(trouble);
        }
    }

    /// Takes note of files that changed. What is known of other units is kept, unless files came or went.
    fn take(&mut self, paths: &[PathBuf]) -> Result<()> {
        for path in paths {
            if self.state == State::Lost {
                return self.read_again();
            }
            if let Some(unit) = self.checked.project.forget(path) {
                self.seen.remove(unit);
                self.state = State::Due;
                continue;
            }
            let unit = path.strip_prefix(&self.folder).ok().and_then(|path| path.components().next());
            let unit = unit.map(|unit| unit.as_os_str().to_string_lossy().into_owned());
            let is_yaml = is_yaml(path);
            let is_drawing = path.extension().is_some_and(|end| end == "svg" || end == "png");
            match unit {
                // A picture of one unit.
                Some(unit) if is_drawing && self.seen.remove(&unit).is_some() => self.state = State::Due,
                // A temporary file of an editor.
                Some(_) if !is_yaml && !is_drawing && !path.is_dir() && path.exists() => {}
                // A file or a folder that came or went, the file of the government, its arms, a template.
                _ => return self.read_again(),
            }
        }
        Ok(())
    }

    /// Reads the project where it was first found. If it is not there, nothing is made of what is left of it.
    fn read_again(&mut self) -> Result<()> {
        self.state = State::Lost;
        let clock = Stopwatch::start();
        while !Project::is_in(&self.folder) {
            if clock.read() > BLINK {
                let agency = self.checked.project.agency_span.map(|span| self.checked.project.path(span.source));
                let file = self.folder.join(agency.as_deref().unwrap_or("agency.yaml"));
                return Err(Failure(text!(
                    id: "{} tidak ada di tempatnya; pratinjau tetap menunjukkan versi terakhir, dan berlanjut sendiri begitu berkas itu ada lagi",
                    en: "{} is not there; the preview keeps showing the last version, and goes on by itself as soon as the file is back",
                    file.display().to_string()
                )));
            }
            thread::sleep(BLINK / 10);
        }
        let project = Project::read_in(self.folder.clone(), self.checked.project.trial.clone())?;
        let mut checked = narrow(project, &self.asked.making.options)?;
        (self.templates, self.known) = read_templates(&mut checked)?;
        self.checked = checked;
        self.seen.clear();
        self.state = State::Due;
        Ok(())
    }

    /// Checks what changed, and brings the documents up to date.
    fn build(&mut self, preview: &Preview) -> Result<()> {
        if self.state != State::Due {
            return Ok(());
        }
        // A failure is told after each save.
        self.trouble = None;
        let Checked { project, selection, language, as_of, .. } = &self.checked;
        let (language, as_of) = (*language, *as_of);
        let asked = || project.units.iter().filter(|unit| selection.takes_some_of(&unit.id));
        let look = |folder: &_, office: &_, _| UnitParts::new(project, folder, office, selection);
        let unseen: Vec<_> = asked().filter(|unit| !self.seen.contains_key(&unit.id)).collect();
        let see = |folder: &&_| rules::see(project, folder, selection, as_of, |_| (), look);
        let seen: Vec<Seen<UnitParts>> = unseen.par_iter().map(see).collect();
        self.seen.extend(unseen.iter().map(|unit| unit.id.clone()).zip(seen));
        let seen: Vec<&Seen<UnitParts>> = asked().map(|unit| &self.seen[&unit.id]).collect();
        let mut diagnostics = rules::gather(project, selection, as_of, seen.iter().copied());
        diagnostics.extend(seen.iter().flat_map(|seen| seen.looked.found.iter().cloned()));
        diagnostics.sort();
        let found = |diagnostics: &Diagnostics| {
            let found = findings::by_weight(diagnostics, &project.sources);
            let shown = found.into_iter().map(|found| findings::shown(found, &project.sources, language));
            Found { findings: shown.collect(), summary: counted(diagnostics, language) }
        };
        preview.found(found(&diagnostics));
        let cache: Cache = self.asked.making.store.open();
        let request = Request {
            project,
            selection,
            templates: &self.templates,
            known: &self.known,
            asked: &self.asked.making.document,
            shard: None,
            threads: cores(),
            cache: &cache,
            observer: preview,
            pages_first: true,
        };
        let parts: Vec<&UnitParts> = seen.iter().map(|seen| &seen.looked).collect();
        // A folder that is moved while documents are made is not made anew, and one that took its place is used.
        let asked = &self.asked.making.out;
        let folder = if asked.canonicalize().is_ok_and(|out| out == preview.out) { asked } else { &preview.out };
        let out = open(folder, project, language)?;
        let built = build::build(&request, &parts, &diagnostics, folder, Some(out))?;
        let mut late = built.found;
        late.leave_out_told(&diagnostics);
        diagnostics.extend(late);
        diagnostics.sort();
        let made = preview.built(found(&diagnostics), &built.manifest);
        terminal::report(&diagnostics, &project.sources, made, language);
        cache.close();
        self.state = State::Current;
        Ok(())
    }
}
