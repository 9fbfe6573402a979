//! Which files of a project were saved.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::failure::{Failure, Result};
use crate::text;

/// How long nothing happens after a save: an editor writes, renames and removes in one go.
const CALM: Duration = Duration::from_millis(15);

/// Changes of a project.
pub struct Changes {
    events: Receiver<notify::Result<Event>>,
    folder: PathBuf,
    templates: PathBuf,
    /// Whether the templates are watched: there may be none yet.
    has_templates: bool,
    watcher: RecommendedWatcher,
}

impl Changes {
    /// Of the standards in a folder, and of the templates beside it.
    pub fn of(folder: &Path) -> Result<Self> {
        let failed = |error: notify::Error| {
            Failure(
                text!(id: "gagal mengamati {}: {}", en: "failed while watching {}: {}", folder.display().to_string(), error.to_string()),
            )
        };
        let (sender, events) = channel();
        let mut watcher = notify::recommended_watcher(sender).map_err(failed)?;
        watcher.watch(folder, RecursiveMode::Recursive).map_err(failed)?;
        if let Some(above) = folder.parent() {
            // For templates that are begun, or taken away.
            watcher.watch(above, RecursiveMode::NonRecursive).map_err(failed)?;
        }
        let templates = folder.with_file_name("templates");
        let mut changes = Changes { events, folder: folder.to_owned(), templates, has_templates: false, watcher };
        changes.watch_templates();
        Ok(changes)
    }

    /// Watches templates as soon as there are some.
    fn watch_templates(&mut self) {
        self.has_templates = self.templates.is_dir()
            && (self.has_templates || self.watcher.watch(&self.templates, RecursiveMode::Recursive).is_ok());
    }

    /// Waits for changes, and for the end of those that come together.
    pub fn next(&mut self) -> Vec<PathBuf> {
        let mut paths = BTreeSet::new();
        while paths.is_empty() {
            let Ok(event) = self.events.recv() else { break };
            self.add(event, &mut paths);
            while let Ok(event) = self.events.recv_timeout(CALM) {
                self.add(event, &mut paths);
            }
        }
        self.watch_templates();
        paths.into_iter().collect()
    }

    fn add(&self, event: notify::Result<Event>, paths: &mut BTreeSet<PathBuf>) {
        let Ok(event) = event else {
            paths.insert(self.folder.clone());
            return;
        };
        let is_change = match event.kind {
            // To read a file is no change.
            EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
            EventKind::Access(_) => false,
            _ => true,
        };
        if event.need_rescan() {
            paths.insert(self.folder.clone());
        }
        let ours = |path: &PathBuf| path.starts_with(&self.folder) || path.starts_with(&self.templates);
        paths.extend(event.paths.into_iter().filter(|path| is_change && ours(path)));
    }
}
