//! Which files of a project were saved.
//!
//! The system tells of a folder that it watches, not of one that takes its place. So a folder that came is watched before
//! it is reported, and what is in it is read afterwards: nothing is lost in between. While the standards are away, they
//! are looked for.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use notify::event::{AccessKind, AccessMode};
use notify::{ErrorKind, Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::build::Stopwatch;
use crate::failure::{Failure, Result};
use crate::text;

/// How long nothing happens after a save: an editor writes, renames and removes in one go.
const CALM: Duration = Duration::from_millis(15);

/// How long changes are collected at most, if there is no calm.
const UNREST: Duration = Duration::from_secs(1);

/// How often a folder is looked for that is away.
const LOOK: Duration = Duration::from_millis(500);

/// How often it is tried to watch folders of which some go meanwhile.
const ATTEMPTS: usize = 10;

/// Changes of a project.
pub struct Changes {
    events: Receiver<notify::Result<Event>>,
    watcher: RecommendedWatcher,
    standards: Root,
    /// The folder of both, in which they come and go.
    above: Root,
    /// There may be none.
    templates: Root,
}

/// What changed.
pub struct Seen {
    /// Files, and folders in which anything may have changed.
    pub paths: Vec<PathBuf>,
    /// Whether all that changes from now on will be seen.
    pub watched: Result<()>,
}

/// A folder that is watched if it is there.
struct Root {
    path: PathBuf,
    mode: RecursiveMode,
    is_watched: bool,
}

impl Changes {
    /// Of the standards in a folder, and of the templates beside it.
    ///
    /// # Errors
    ///
    /// The system cannot watch them.
    pub fn of(standards: &Path) -> Result<Self> {
        let (sender, events) = channel();
        let watcher = notify::recommended_watcher(sender).map_err(|error| failed(standards, &error))?;
        let root = |path: &Path, mode| Root { path: path.to_owned(), mode, is_watched: false };
        let mut changes = Changes {
            events,
            watcher,
            standards: root(standards, RecursiveMode::Recursive),
            above: root(standards.parent().unwrap_or(standards), RecursiveMode::NonRecursive),
            templates: root(&standards.with_file_name("templates"), RecursiveMode::Recursive),
        };
        changes.follow(&mut BTreeSet::new())?;
        Ok(changes)
    }

    /// Waits for changes, and for the end of those that come together.
    pub fn next(&mut self) -> Seen {
        let mut paths = BTreeSet::new();
        loop {
            let first = if self.standards.is_watched && self.above.is_watched {
                self.events.recv().map_err(|_| RecvTimeoutError::Disconnected)
            } else {
                self.events.recv_timeout(LOOK)
            };
            match first {
                Ok(event) => {
                    self.add(event, &mut paths);
                    let clock = Stopwatch::start();
                    while clock.read() < UNREST
                        && let Ok(event) = self.events.recv_timeout(CALM)
                    {
                        self.add(event, &mut paths);
                    }
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return self.begin_again(),
            }
            let watched = self.follow(&mut paths);
            if !paths.is_empty() || watched.is_err() {
                return Seen { paths: paths.into_iter().collect(), watched };
            }
        }
    }

    fn add(&self, event: notify::Result<Event>, paths: &mut BTreeSet<PathBuf>) {
        let Ok(event) = event else {
            paths.insert(self.standards.path.clone());
            return;
        };
        let is_change = match event.kind {
            // To read a file is no change.
            EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
            EventKind::Access(_) => false,
            _ => true,
        };
        if event.need_rescan() {
            paths.insert(self.standards.path.clone());
        }
        let is_ours = |path: &PathBuf| {
            path.starts_with(&self.standards.path) || path.starts_with(&self.templates.path) || *path == self.above.path
        };
        paths.extend(event.paths.into_iter().filter(|path| is_change && is_ours(path)));
    }

    /// Watches the folders that came, also those that took the place of others. Adds those that are there again.
    fn follow(&mut self, paths: &mut BTreeSet<PathBuf>) -> Result<()> {
        let is_moved = paths.contains(&self.above.path);
        let mut ended = Ok(());
        for root in [&mut self.above, &mut self.standards, &mut self.templates] {
            let was_watched = root.is_watched;
            if was_watched && !is_moved && !paths.contains(&root.path) {
                continue;
            }
            if was_watched {
                // It may be another folder than the one that is watched.
                let _ = self.watcher.unwatch(&root.path);
            }
            let watched = root.watch(&mut self.watcher);
            root.is_watched = matches!(watched, Ok(true));
            if root.is_watched && !was_watched {
                paths.insert(root.path.clone());
            }
            ended = ended.and(watched.map(drop));
        }
        for root in [&self.standards, &self.templates] {
            let came = |path: &PathBuf| *path != root.path && path.starts_with(&root.path) && path.is_dir();
            if root.is_watched && paths.iter().any(came) {
                ended = ended.and(root.watch(&mut self.watcher).map(drop));
            }
        }
        ended
    }

    /// Watches everything anew after the system has stopped to tell.
    fn begin_again(&mut self) -> Seen {
        thread::sleep(LOOK);
        let watched = Changes::of(&self.standards.path).map(|changes| *self = changes);
        Seen { paths: vec![self.standards.path.clone()], watched }
    }
}

impl Root {
    /// Watches it with all that is in it now. Returns whether it is there.
    fn watch(&self, watcher: &mut RecommendedWatcher) -> Result<bool> {
        let is_gone = |error: &notify::Error| match &error.kind {
            ErrorKind::PathNotFound => true,
            ErrorKind::Io(error) => error.kind() == io::ErrorKind::NotFound,
            _ => false,
        };
        // A folder in it that goes meanwhile keeps others from being watched.
        for _ in 0..ATTEMPTS {
            match watcher.watch(&self.path, self.mode) {
                Ok(()) => return Ok(true),
                Err(error) if !is_gone(&error) => return Err(failed(&self.path, &error)),
                Err(_) if !self.path.exists() => return Ok(false),
                Err(_) => {}
            }
        }
        Err(failed(&self.path, &notify::Error::path_not_found()))
    }
}

fn failed(folder: &Path, error: &notify::Error) -> Failure {
    let why = match error.kind {
        ErrorKind::MaxFilesWatch => text!(
            id: "terlalu banyak folder yang diamati di komputer ini; hentikan program lain yang mengamati berkas, atau naikkan `fs.inotify.max_user_watches`",
            en: "too many folders are watched on this computer; stop other programs that watch files, or raise `fs.inotify.max_user_watches`"
        ),
        _ => text!(id: "{}", en: "{}", error.to_string()),
    };
    Failure(text!(id: "gagal mengamati {}: {}", en: "failed while watching {}: {}", folder.display().to_string(), why))
}
