//! The threads that look at units side by side.

use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};
use std::{io, thread};

use rayon::{ThreadBuilder, ThreadPoolBuilder};

use super::cores;
use crate::failure::{Doing, Result};
use crate::text;

/// Starts as many as there are cores, or as the system gives; if it gives none, the thread that calls this does the
/// work. Called once.
///
/// # Errors
///
/// If they cannot work together.
pub fn start() -> Result<()> {
    // A pool that does not get all of its threads is lost, and cannot be made again; so they are there before it.
    let (give, take) = channel::<ThreadBuilder>();
    let take = Arc::new(Mutex::new(take));
    let start = |_| {
        let take = Arc::clone(&take);
        let work = move || {
            let given = take.lock().expect("nothing panics while it is held").recv();
            given.into_iter().for_each(ThreadBuilder::run);
        };
        thread::Builder::new().spawn(work).ok()
    };
    let count = (0..cores()).map_while(start).count();
    let builder = match count {
        0 => ThreadPoolBuilder::new().num_threads(1).use_current_thread(),
        count => ThreadPoolBuilder::new().num_threads(count),
    };
    let builder = builder.spawn_handler(|thread| give.send(thread).map_err(|_| io::ErrorKind::BrokenPipe.into()));
    builder.build_global().map_err(io::Error::other).doing(|| text!(id: "memulai thread", en: "starting threads"))
}
