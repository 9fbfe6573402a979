//! What the preview shows: the documents, what is wrong, and what changed just now.

use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, Sender, channel};

use serde_json::{Value, json};

use crate::build::{Event, How, Observer};
use crate::locale::Language;
use crate::manifest::{Manifest, Output};

/// What all who look at it are told.
pub struct Preview {
    /// The folder of outputs, the only one that is shown.
    pub out: PathBuf,
    /// The language of its words.
    pub language: Language,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    findings: Vec<String>,
    documents: Vec<Value>,
    failure: Option<String>,
    listeners: Vec<Sender<String>>,
}

impl Preview {
    /// Of a folder of outputs.
    pub fn new(out: PathBuf, language: Language) -> Self {
        Preview { out, language, state: Mutex::default() }
    }

    /// Whether nothing was made yet.
    pub fn is_empty(&self) -> bool {
        self.with(|state| state.documents.is_empty())
    }

    /// What is wrong now.
    pub fn found(&self, findings: Vec<String>) {
        self.with(|state| {
            state.findings = findings;
            state.failure = None;
            state.tell(&state.all());
        });
    }

    /// Everything is up to date.
    pub fn built(&self, findings: Vec<String>, manifest: &Manifest) {
        let outputs = manifest.files().filter(|(path, _)| path.ends_with(".html") || path.ends_with(".pdf"));
        let document = |(path, output): (&String, &Output)| json!({ "path": path, "unit": output.unit, "standard": output.standard, "language": output.language, "stale": output.stale });
        let documents = outputs.map(document).collect();
        self.with(|state| {
            state.findings = findings;
            state.documents = documents;
            state.tell(&state.all());
        });
    }

    /// The work failed.
    pub fn failed(&self, why: &str) {
        self.with(|state| {
            state.failure = Some(why.to_owned());
            state.tell(&state.all());
        });
    }

    /// What is told from now on, all of it first.
    pub fn listen(&self) -> Receiver<String> {
        let (sender, receiver) = channel();
        self.with(|state| {
            // Nobody else has the receiver yet.
            let _ = sender.send(state.all().to_string());
            state.listeners.push(sender);
        });
        receiver
    }

    fn with<T>(&self, act: impl FnOnce(&mut State) -> T) -> T {
        act(&mut self.state.lock().expect("nothing panics while it is held"))
    }
}

impl State {
    fn all(&self) -> Value {
        json!({ "findings": self.findings, "documents": self.documents, "failure": self.failure })
    }

    /// Tells all who still listen.
    fn tell(&mut self, event: &Value) {
        let event = event.to_string();
        self.listeners.retain(|listener| listener.send(event.clone()).is_ok());
    }
}

impl Observer for Preview {
    fn begin(&self, _: usize) {}

    fn tell(&self, event: &Event) {
        if event.how != How::Kept {
            self.with(|state| state.tell(&json!({ "changed": event.path })));
        }
    }

    fn advance(&self) {}
}
