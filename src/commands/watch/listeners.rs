//! Clients that are told what changes, as server-sent events. None of them is waited for: what one cannot take at once
//! stays in its queue, and one that does not catch up is dropped. A browser then asks again.

use std::collections::VecDeque;
use std::io::{ErrorKind, Write};
use std::net::TcpStream;
use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;

use crate::build::Stopwatch;

/// How many there are at most, if the process may open that many files.
const MOST: usize = 448;

/// How often those are written to that could not take all at once.
pub const TICK: Duration = Duration::from_millis(200);

/// How long one may take to catch up.
const PATIENCE: Duration = Duration::from_secs(10);

/// How often they are written to if nothing changes, so that those who are gone are noticed.
const SILENCE: Duration = Duration::from_secs(15);

/// An event as it is sent, the same for all.
pub type Event = Arc<[u8]>;

/// The event that carries a value.
pub fn event(value: &Value) -> Event {
    format!("data: {value}\n\n").into_bytes().into()
}

/// Those who are told, the oldest first.
pub struct Listeners {
    all: VecDeque<Listener>,
    most: usize,
    /// When something was last told.
    told: Stopwatch,
}

struct Listener {
    stream: Arc<TcpStream>,
    /// What it has not taken.
    queue: VecDeque<Event>,
    /// How many bytes of the first event it has taken.
    taken: usize,
    /// Since when it has something to take.
    behind: Stopwatch,
}

impl Default for Listeners {
    fn default() -> Self {
        let most = MOST.min(most_files() / 8 * 3).max(1);
        Listeners { all: VecDeque::new(), most, told: Stopwatch::start() }
    }
}

impl Listeners {
    /// Adds one who is told that first. If there are too many, the oldest one is dropped.
    pub fn add(&mut self, stream: Arc<TcpStream>, first: Event) {
        if stream.set_nonblocking(true).is_err() {
            return;
        }
        while self.all.len() >= self.most {
            self.all.pop_front();
        }
        let mut listener = Listener { stream, queue: VecDeque::new(), taken: 0, behind: Stopwatch::start() };
        if listener.tell(&first) {
            self.all.push_back(listener);
        }
    }

    /// Tells all.
    pub fn tell(&mut self, event: &Event) {
        self.told = Stopwatch::start();
        self.all.retain_mut(|listener| listener.tell(event));
    }

    /// Writes what could not be written before, and something after a long silence.
    pub fn go_on(&mut self) {
        if self.told.read() > SILENCE {
            self.tell(&b":\n\n".as_slice().into());
        }
        self.all.retain_mut(Listener::go_on);
    }
}

impl Listener {
    fn tell(&mut self, event: &Event) -> bool {
        if self.queue.is_empty() {
            self.behind = Stopwatch::start();
        }
        self.queue.push_back(Arc::clone(event));
        self.go_on()
    }

    /// Writes what it takes without waiting. Returns whether it is still there and not too long behind.
    fn go_on(&mut self) -> bool {
        while let Some(event) = self.queue.front() {
            match (&*self.stream).write(&event[self.taken..]) {
                Ok(0) => return false,
                Ok(length) => self.taken += length,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) if error.kind() == ErrorKind::WouldBlock => return self.behind.read() < PATIENCE,
                Err(_) => return false,
            }
            if self.taken == event.len() {
                self.queue.pop_front();
                self.taken = 0;
            }
        }
        true
    }
}

/// How many files the process may open.
pub fn most_files() -> usize {
    let most = rustix::process::getrlimit(rustix::process::Resource::Nofile).current;
    most.and_then(|most| usize::try_from(most).ok()).unwrap_or(usize::MAX)
}
