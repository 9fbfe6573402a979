//! How long things take: told in reports, never in a document.

use std::time::{Duration, Instant};

/// Runs from its start.
#[derive(Clone, Copy, Debug)]
pub struct Stopwatch(Instant);

impl Stopwatch {
    /// Starts one.
    #[expect(clippy::disallowed_methods, reason = "only reports and time limits depend on it, never a document")]
    pub fn start() -> Self {
        Stopwatch(Instant::now())
    }

    /// The time since its start.
    pub fn read(self) -> Duration {
        self.0.elapsed()
    }
}
