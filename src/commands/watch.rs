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

use rayon::prelude::*;

use super::{Checked, Outcome, cores, counted, open, read_project, read_templates, say, tell, viewer};
use crate::build::{self, Known, Request, UnitParts};
use crate::cache::Cache;
use crate::cli;
use crate::diagnostic::Diagnostics;
use crate::failure::{Doing, Result};
use crate::project::is_yaml;
use crate::rules::{self, Seen};
use crate::templates::Templates;
use crate::text;
use changes::Changes;
use preview::{Found, Preview};

pub fn run(asked: &cli::Watch) -> Result<Outcome> {
    let mut watcher = Watcher::new(asked)?;
    let mut changes = Changes::of(&watcher.checked.project.folder)?;
    let doing =
        || text!(id: "menyiapkan folder {}", en: "preparing the folder {}", asked.making.out.display().to_string());
    // Makes the folder, if it is not there.
    drop(open(&asked.making.out, &watcher.checked.project, watcher.checked.language)?);
    let out = asked.making.out.canonicalize().doing(doing)?;
    let tag = watcher.checked.project.language().unwrap_or_default().tag();
    let preview = Arc::new(Preview::new(out, watcher.checked.language, tag));
    let address = server::serve(asked.port, &preview)?;
    say(&address)?;
    let line = text!(
        id: "buka {} di peramban; berhenti dengan Ctrl+C", en: "open {} in a browser; stop with Ctrl+C", address
    );
    tell(line.get(watcher.checked.language));
    if asked.open {
        viewer::open(address.as_ref(), watcher.checked.language);
    }
    loop {
        if let Err(failure) = watcher.build(&preview) {
            let told = failure.0.get(watcher.checked.language).to_owned();
            tell(&told);
            preview.failed(&told);
        }
        watcher.take(&changes.next())?;
    }
}

/// A project as it was last read, and what was seen in each of its units.
struct Watcher<'a> {
    asked: &'a cli::Watch,
    checked: Checked,
    templates: Templates,
    known: Known,
    seen: BTreeMap<String, Seen<UnitParts>>,
}

impl<'a> Watcher<'a> {
    fn new(asked: &'a cli::Watch) -> Result<Self> {
        let mut checked = read_project(&asked.making.options, asked.making.store.open())?;
        let (templates, known) = read_templates(&mut checked)?;
        Ok(Watcher { asked, checked, templates, known, seen: BTreeMap::new() })
    }

    /// Takes note of files that changed. What is known of other units is kept, unless files came or went.
    fn take(&mut self, paths: &[PathBuf]) -> Result<()> {
        let folder = self.checked.project.folder.clone();
        for path in paths {
            if let Some(unit) = self.checked.project.forget(path) {
                self.seen.remove(unit);
                continue;
            }
            let unit = path.strip_prefix(&folder).ok().and_then(|path| path.components().next());
            let unit = unit.map(|unit| unit.as_os_str().to_string_lossy().into_owned());
            let is_yaml = is_yaml(path);
            let is_drawing = path.extension().is_some_and(|end| end == "svg" || end == "png");
            match unit {
                // A picture of one unit.
                Some(unit) if is_drawing && self.seen.remove(&unit).is_some() => {}
                // A temporary file of an editor.
                Some(_) if !is_yaml && !is_drawing && !path.is_dir() && path.exists() => {}
                // A file or a folder that came or went, the file of the government, its arms, a template.
                _ => {
                    match read_project(&self.asked.making.options, self.asked.making.store.open()) {
                        Ok(checked) => self.checked = checked,
                        // The file of the government is away for a moment, or for good.
                        Err(failure) => {
                            tell(failure.0.get(self.checked.language));
                            return Ok(());
                        }
                    }
                    self.seen.clear();
                    (self.templates, self.known) = read_templates(&mut self.checked)?;
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    /// Checks what changed, and brings the documents up to date.
    fn build(&mut self, preview: &Preview) -> Result<()> {
        let Checked { project, selection, language, as_of, .. } = &self.checked;
        let (language, as_of) = (*language, *as_of);
        let asked = || project.units.iter().filter(|unit| selection.takes_some_of(&unit.id));
        let look = |folder: &_, office: &_, _| UnitParts::new(project, folder, office, selection);
        let unseen: Vec<_> = asked().filter(|unit| !self.seen.contains_key(&unit.id)).collect();
        if unseen.is_empty() && !preview.is_empty() {
            return Ok(());
        }
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
        let out = open(&self.asked.making.out, project, language)?;
        let built = build::build(&request, &parts, &diagnostics, &self.asked.making.out, Some(out))?;
        let mut late = built.found;
        late.leave_out_told(&diagnostics);
        diagnostics.extend(late);
        diagnostics.sort();
        let made = preview.built(found(&diagnostics), &built.manifest);
        terminal::report(&diagnostics, &project.sources, made, language);
        cache.close();
        Ok(())
    }
}
