//! What the preview shows: the documents, what is wrong, and what changed just now.

use std::net::TcpStream;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use serde_json::{Value, json};

use super::listeners::{self, Event, Listeners, event};
use crate::build::{self, How, Observer};
use crate::commands::give_up;
use crate::document;
use crate::locale::{Language, Text};
use crate::manifest::{Manifest, Output};

/// What all who look at it are told.
pub struct Preview {
    /// The folder of outputs, the only one that is shown.
    pub out: PathBuf,
    /// The language of its words.
    pub language: Language,
    /// The BCP 47 tag of the language that the project is written in.
    tag: &'static str,
    state: Mutex<State>,
}

/// What is wrong: the findings in the order of weight, and how many there are in words.
#[derive(Default)]
pub struct Found {
    /// As the script of the page shows them.
    pub findings: Vec<Value>,
    /// `3 kesalahan, 1 peringatan`.
    pub summary: String,
}

#[derive(Default)]
struct State {
    found: Found,
    documents: Vec<Value>,
    /// How many documents were made since it was last told what is wrong.
    made: usize,
    failure: Option<String>,
    /// All of it, as it was last told.
    all: Option<Event>,
    listeners: Listeners,
}

impl Preview {
    /// Of a folder of outputs. `tag`: the language that the project is written in.
    pub fn new(out: PathBuf, language: Language, tag: &'static str) -> Self {
        Preview { out, language, tag, state: Mutex::default() }
    }

    /// What is wrong now.
    pub fn found(&self, found: Found) {
        self.with(|state| {
            state.found = found;
            state.failure = None;
            state.made = 0;
            state.tell_all();
        });
    }

    /// Everything is up to date. Returns how many documents were made for it.
    pub fn built(&self, found: Found, manifest: &Manifest) -> usize {
        let outputs = manifest.files().filter(|(path, _)| path.ends_with(".html") || path.ends_with(".pdf"));
        let mut documents: Vec<_> = outputs.map(|(path, output)| self.document(path, output)).collect();
        documents.sort_by(|(one, _), (other, _)| one.cmp(other));
        let documents = documents.into_iter().map(|(_, document)| document).collect();
        self.with(|state| {
            state.found = found;
            state.documents = documents;
            state.tell_all();
            state.made
        })
    }

    /// A document of the list, and its place there: the government, then each unit with its standards; in one of them
    /// the language of the project first.
    fn document<'o>(&self, path: &'o str, output: &'o Output) -> (impl Ord + use<'o>, Value) {
        let is_own = output.language == self.tag;
        let prefix = format!("{}/", output.language);
        let plain = if is_own { path } else { path.strip_prefix(&prefix).unwrap_or(path) };
        let kind = document::ALL.iter().position(|document| document.path(&output.unit, &output.standard) == plain);
        let title = kind.map_or(plain, |kind| document::ALL[kind].title.pick(self.language));
        let form = if path.ends_with(".pdf") { " (PDF)" } else { "" };
        let language = if is_own { String::new() } else { format!(" · {}", output.language) };
        let group = [output.unit.as_str(), output.standard.as_str()];
        let group = group.into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join("/");
        let document = json!({
            "path": path,
            "title": format!("{title}{form}{language}"),
            "group": group,
            "unit": output.unit,
            "standard": output.standard,
            "language": output.language,
            "stale": output.stale,
        });
        ((&output.unit, &output.standard, !is_own, &output.language, kind, path), document)
    }

    /// The work failed.
    pub fn failed(&self, why: &str) {
        self.with(|state| {
            state.failure = Some(why.to_owned());
            state.tell_all();
        });
    }

    /// Tells a listener all of it, and what changes from now on.
    pub fn listen(&self, stream: Arc<TcpStream>) {
        self.with(|state| {
            let all = state.all.take().unwrap_or_else(|| state.all());
            state.listeners.add(stream, all.clone());
            state.all = Some(all);
        });
    }

    /// Goes on telling those who could not take all at once.
    pub fn keep_telling(&self) -> ! {
        loop {
            thread::sleep(listeners::TICK);
            self.with(|state| state.listeners.go_on());
        }
    }

    fn with<T>(&self, act: impl FnOnce(&mut State) -> T) -> T {
        act(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl State {
    fn all(&self) -> Event {
        event(&json!({
            "findings": self.found.findings,
            "summary": self.found.summary,
            "documents": self.documents,
            "failure": self.failure,
        }))
    }

    fn tell_all(&mut self) {
        let all = self.all();
        self.listeners.tell(&all);
        self.all = Some(all);
    }
}

impl Observer for Preview {
    fn give_up(&self, template: &str, trouble: &Text) {
        give_up(template, trouble, self.language);
    }

    fn begin(&self, _: usize) {}

    fn tell(&self, output: &build::Event) {
        if output.how != How::Kept {
            let changed = event(&json!({ "changed": output.path }));
            self.with(|state| {
                state.made += 1;
                state.listeners.tell(&changed);
            });
        }
    }

    fn advance(&self) {}
}
