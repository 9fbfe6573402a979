//! How a build goes on: a bar on a terminal, a line now and then elsewhere.

use std::io::{IsTerminal, stderr};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use crate::build::{Event, How, Observer, Stopwatch};
use crate::commands::{give_up, tell};
use crate::locale::{Language, Text};
use crate::printable::inline;
use crate::text;

/// How often a line is told where there is no terminal.
const LULL: Duration = Duration::from_secs(10);

/// Counts what is made and shows it.
pub struct Progress {
    language: Language,
    form: Form,
    topics: AtomicUsize,
    done: AtomicUsize,
    made: AtomicUsize,
    cached: AtomicUsize,
    /// What is kept for a report, if one is asked for.
    told: Option<Mutex<Vec<Told>>>,
}

/// One document of a report.
pub struct Told {
    /// Its path.
    pub path: String,
    /// How it came to be where it is.
    pub how: How,
    /// How long that took.
    pub took: Duration,
}

enum Form {
    Bar(ProgressBar),
    Lines(Mutex<Stopwatch>),
    Nothing,
}

impl Progress {
    /// Shows nothing if it should be quiet.
    pub fn new(language: Language, quiet: bool, reports: bool) -> Self {
        let form = match (quiet, stderr().is_terminal()) {
            (true, _) => Form::Nothing,
            (false, true) => Form::Bar(ProgressBar::no_length()),
            (false, false) => Form::Lines(Mutex::new(Stopwatch::start())),
        };
        let zero = || AtomicUsize::new(0);
        let told = reports.then(Mutex::default);
        Progress { language, form, topics: zero(), done: zero(), made: zero(), cached: zero(), told }
    }

    /// How many documents were made.
    pub fn made(&self) -> usize {
        self.made.load(Ordering::Relaxed)
    }

    /// How many were made before.
    pub fn cached(&self) -> usize {
        self.cached.load(Ordering::Relaxed)
    }

    /// All that was told, by path.
    pub fn told(&self) -> Vec<Told> {
        let mut told =
            self.told.as_ref().map(|told| std::mem::take(&mut *told.lock().expect(CALM))).unwrap_or_default();
        told.sort_by(|one, other| one.path.cmp(&other.path));
        told
    }

    /// Takes the bar away.
    pub fn close(&self) {
        if let Form::Bar(bar) = &self.form {
            bar.finish_and_clear();
        }
    }
}

const CALM: &str = "nothing panics while it is held";

impl Observer for Progress {
    fn give_up(&self, template: &str, trouble: &Text) {
        give_up(template, trouble, self.language);
    }

    fn begin(&self, topics: usize) {
        self.topics.store(topics, Ordering::Relaxed);
        if let Form::Bar(bar) = &self.form {
            let style = ProgressStyle::with_template("{bar:24} {pos}/{len} {wide_msg}").expect("the template is right");
            bar.set_style(style);
            bar.set_length(topics as u64);
        }
    }

    fn tell(&self, event: &Event) {
        match event.how {
            How::Made => drop(self.made.fetch_add(1, Ordering::Relaxed)),
            How::Cached => drop(self.cached.fetch_add(1, Ordering::Relaxed)),
            How::Kept => {}
        }
        if let Some(told) = &self.told {
            told.lock().expect(CALM).push(Told { path: event.path.to_owned(), how: event.how, took: event.took });
        }
        if let Form::Bar(bar) = &self.form {
            bar.set_message(inline(event.path).into_owned());
        }
    }

    fn advance(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        match &self.form {
            Form::Bar(bar) => bar.inc(1),
            Form::Lines(last) => {
                let mut last = last.lock().expect(CALM);
                if last.read() >= LULL {
                    *last = Stopwatch::start();
                    let topics = self.topics.load(Ordering::Relaxed);
                    let line = text!(
                        id: "{} dari {} standar dan unit selesai", en: "{} of {} standards and units done", done, topics
                    );
                    tell(line.get(self.language));
                }
            }
            Form::Nothing => {}
        }
    }
}
