//! The connections of clients: each has a thread, their number is limited, and an old one gives way to a new one.
//! Those that only wait for events are none of them: `listeners` has them.

use std::collections::BTreeMap;
use std::io::{self, ErrorKind, Read};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use super::request::Request;
use super::response::{self, Status};
use crate::build::Stopwatch;
use crate::commands::watch::listeners::most_files;

/// How many connections are open at most, if the process may open that many files. A browser needs six.
const MOST: usize = 64;

/// How long a client may take to read what fits into no buffer of the system.
const PATIENCE: Duration = Duration::from_secs(10);

/// How long what a refused client still sends is read, so that it comes to read the answer.
const LINGER: Duration = Duration::from_secs(2);

/// How long a connection may be used for one thing before it gives way: what a client sends at once is answered.
const GRACE: Duration = Duration::from_millis(100);

/// How long nothing is accepted when the system has no file or memory for a further connection.
const PAUSE: Duration = Duration::from_millis(50);

/// The stack of a thread in bytes: it holds little, and there are many.
const STACK: usize = 256 * 1024;

/// What a connection is used for. The first one in this order gives way first, and of those of one use the oldest.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Use {
    /// No whole request came yet.
    Waiting,
    /// A request is answered.
    Answering,
    /// It gave way; its thread is about to end.
    Closed,
}

/// A connection of one client.
pub struct Connection {
    stream: Arc<TcpStream>,
    used: Mutex<(Use, Stopwatch)>,
}

impl Connection {
    /// What it sends and receives.
    pub fn stream(&self) -> &TcpStream {
        &self.stream
    }

    /// The same, for who keeps it when this connection ends.
    pub fn shared(&self) -> Arc<TcpStream> {
        Arc::clone(&self.stream)
    }

    /// Says what it is used for from now on.
    pub fn put_to(&self, new: Use) {
        let mut used = lock(&self.used);
        if used.0 != Use::Closed {
            *used = (new, Stopwatch::start());
        }
    }

    /// What it is used for, and since when.
    fn used(&self) -> (Use, Stopwatch) {
        *lock(&self.used)
    }

    /// Wakes its thread, which can neither read nor write any more.
    fn close(&self) {
        *lock(&self.used) = (Use::Closed, Stopwatch::start());
        let _ = self.stream.shutdown(Shutdown::Both);
    }

    /// Ends it after an answer. The system discards an answer that was not read yet when it gets more than was read here.
    pub fn end(&self) {
        self.put_to(Use::Waiting);
        let _ = self.stream.shutdown(Shutdown::Write);
        let clock = Stopwatch::start();
        let mut rest = [0; 8 * 1024];
        while let Some(left) = LINGER.checked_sub(clock.read()).filter(|left| !left.is_zero()) {
            let _ = self.stream.set_read_timeout(Some(left));
            match self.stream().read(&mut rest) {
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Ok(0) | Err(_) => return,
                Ok(_) => {}
            }
        }
    }

    /// Refuses a client for whom there is no thread, without waiting for it.
    fn refuse(&self) {
        let _ = self.stream.set_nonblocking(true);
        let _ = response::plain(self, &Request::unread(), Status::Unavailable);
    }
}

/// Accepts connections in a thread of its own, and lets each be used in one of its own.
///
/// # Errors
///
/// The system gives no thread.
pub fn accept(listener: TcpListener, converse: impl Fn(&Connection) + Send + Sync + 'static) -> io::Result<()> {
    // Documents need files, too.
    let limit = MOST.min(most_files() / 4).max(1);
    let connections = Arc::new(Connections { open: Mutex::default(), ended: Condvar::new(), limit });
    let converse = Arc::new(converse);
    let mut number = 0;
    let run = move || {
        loop {
            match listener.accept() {
                Ok((stream, _)) => {
                    connections.make_room();
                    number += 1;
                    begin(&connections, number, stream, &converse);
                }
                // The client was gone before it was accepted.
                Err(error) if matches!(error.kind(), ErrorKind::Interrupted | ErrorKind::ConnectionAborted) => {}
                Err(_) => {
                    connections.close_least();
                    thread::sleep(PAUSE);
                }
            }
        }
    };
    thread::Builder::new().spawn(run).map(drop)
}

fn begin(
    connections: &Arc<Connections>,
    number: u64,
    stream: TcpStream,
    converse: &Arc<impl Fn(&Connection) + Send + Sync + 'static>,
) {
    // What is sent is small and waited for.
    let _ = stream.set_nodelay(true);
    if stream.set_write_timeout(Some(PATIENCE)).is_err() {
        return;
    }
    let connection =
        Arc::new(Connection { stream: Arc::new(stream), used: Mutex::new((Use::Waiting, Stopwatch::start())) });
    lock(&connections.open).insert(number, Arc::clone(&connection));
    let run = {
        let (connections, connection, converse) =
            (Arc::clone(connections), Arc::clone(&connection), Arc::clone(converse));
        move || {
            // Whatever goes wrong with one client, the others do not notice it.
            let _ = catch_unwind(AssertUnwindSafe(|| converse(&connection)));
            drop(connection);
            connections.remove(number);
        }
    };
    if thread::Builder::new().stack_size(STACK).spawn(run).is_err() {
        connection.refuse();
        connections.remove(number);
        connections.close_least();
    }
}

/// The open connections, by age.
struct Connections {
    open: Mutex<BTreeMap<u64, Arc<Connection>>>,
    /// Notified when one ended.
    ended: Condvar,
    limit: usize,
}

impl Connections {
    /// Waits until there are fewer than the limit; for that, others have to give way.
    fn make_room(&self) {
        let mut open = lock(&self.open);
        while open.len() >= self.limit {
            close_least(&open);
            open = self.ended.wait_timeout(open, GRACE / 4).unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    fn close_least(&self) {
        close_least(&lock(&self.open));
    }

    fn remove(&self, number: u64) {
        // Its file is closed before others are told.
        drop(lock(&self.open).remove(&number));
        self.ended.notify_one();
    }
}

/// Closes the connection that gives way first, if it had its time.
fn close_least(open: &BTreeMap<u64, Arc<Connection>>) {
    if let Some(least) = open.values().min_by_key(|connection| connection.used().0) {
        let (used, since) = least.used();
        if used != Use::Closed && since.read() > GRACE {
            least.close();
        }
    }
}

/// Nothing is left half done where these are locked.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
