//! How long a build took, for programs.

use std::time::Duration;

use serde_json::{Value, json};

use super::progress::Progress;
use crate::build::Stopwatch;
use crate::manifest::Manifest;

/// The phases of a build so far.
pub struct Report {
    start: Stopwatch,
    phases: Vec<(&'static str, Duration)>,
}

impl Report {
    /// Begins the first phase.
    pub fn start() -> Self {
        Report { start: Stopwatch::start(), phases: Vec::new() }
    }

    /// Ends a phase, and begins the next.
    pub fn end_phase(&mut self, name: &'static str) {
        let before: Duration = self.phases.iter().map(|(_, took)| *took).sum();
        self.phases.push((name, self.start.read().saturating_sub(before)));
    }

    /// How long it took so far.
    pub fn elapsed(&self) -> Duration {
        self.start.read()
    }

    /// As JSON: seconds of each phase and document, how each document came to be where it is, why others did not.
    pub fn render(&self, progress: &Progress, manifest: &Manifest, unmade: &[Value]) -> String {
        let seconds = |took: Duration| Value::from((took.as_secs_f64() * 1e6).round() / 1e6);
        let phases: Vec<Value> =
            self.phases.iter().map(|(name, took)| json!({ "name": name, "seconds": seconds(*took) })).collect();
        let documents: Vec<Value> = (progress.told().into_iter())
            .map(|told| {
                let output = manifest.outputs.get(&told.path);
                json!({
                    "path": told.path,
                    "document": output.map(|output| &output.document),
                    "from": told.how.name(),
                    "seconds": seconds(told.took),
                })
            })
            .collect();
        let report = json!({
            "seconds": seconds(self.elapsed()),
            "phases": phases,
            "made": progress.made(),
            "cached": progress.cached(),
            "outputs": manifest.files().count(),
            "stale": manifest.files().filter(|(_, output)| output.stale).count(),
            "documents": documents,
            "not_made": unmade,
        });
        serde_json::to_string_pretty(&report).expect("a value can be written")
    }
}
