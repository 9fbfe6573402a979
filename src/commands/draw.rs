//! `draw`, which only the program itself calls: draws the pictures that come through standard input, one after the other,
//! and says of each whether it could. It ends itself at a picture that takes too much.
//!
//! It writes [`READY`]; then it reads `svg 123`, a new line and 123 bytes, and answers with one byte, and so on.

use std::io::{self, BufRead, Read, Write};
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::Duration;

use super::Outcome;
use crate::crash::contained;
use crate::failure::{Doing, Result};
use crate::output::Canvas;
use crate::text;

/// The name of the command.
pub const NAME: &str = "draw";

/// What is written before the first picture is read.
pub const READY: u8 = b'!';

/// What is written for a picture that was drawn; for another it is [`FAILED`].
pub const DRAWN: u8 = b'+';

/// What is written for a picture that the library refuses, or panics at.
const FAILED: u8 = b'-';

/// How much time of a processor one picture may take, in milliseconds. Arms of a city of 300 KB take 60.
const TIME: u64 = 2_000;

/// How much memory all of it may take, in bytes.
#[cfg(target_os = "linux")]
const MEMORY: u64 = 400 * 1024 * 1024;

/// The stack of what draws, in bytes; as large as where documents are made.
const STACK: usize = 16 * 1024 * 1024;

/// When the drawing of a picture began, in milliseconds of the processor; [`IDLE`] while none is drawn.
static BEGUN: AtomicU64 = AtomicU64::new(IDLE);
const IDLE: u64 = u64::MAX;

/// Draws until nothing more comes.
pub fn run() -> Result<Outcome> {
    let doing = || text!(id: "menggambar", en: "drawing");
    limit_memory();
    thread::Builder::new().spawn(watch).doing(doing)?;
    let drawing = thread::Builder::new().stack_size(STACK).spawn(draw_all).doing(doing)?;
    drawing.join().unwrap_or_else(|_| Err(io::ErrorKind::Other.into())).doing(doing)?;
    Ok(Outcome::Clean)
}

fn draw_all() -> io::Result<()> {
    let (mut pictures, mut verdicts) = (io::stdin().lock(), io::stdout().lock());
    // Threads that are not needed would take of the memory.
    let _pool = rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread().build();
    let canvas = Canvas::default();
    verdicts.write_all(&[READY])?;
    verdicts.flush()?;
    let mut header = String::new();
    while pictures.read_line(&mut header)? > 0 {
        let (ending, length) = header.trim_end().split_once(' ').unwrap_or_default();
        let length: usize = length.parse().map_err(io::Error::other)?;
        let mut bytes = vec![0; length];
        pictures.read_exact(&mut bytes)?;
        BEGUN.store(spent(), Ordering::Relaxed);
        let is_drawn = contained(|| canvas.draws(ending, bytes)).unwrap_or(false);
        BEGUN.store(IDLE, Ordering::Relaxed);
        verdicts.write_all(&[if is_drawn { DRAWN } else { FAILED }])?;
        verdicts.flush()?;
        header.clear();
    }
    Ok(())
}

/// Ends the process when a picture takes too long: a thread cannot be stopped from outside.
fn watch() {
    loop {
        thread::sleep(Duration::from_millis(50));
        let begun = BEGUN.load(Ordering::Relaxed);
        if begun != IDLE && spent().saturating_sub(begun) > TIME {
            std::process::exit(1);
        }
    }
}

/// The time of the processor that this process took, in milliseconds: on a busy machine a picture gets no verdict other
/// than on an idle one.
fn spent() -> u64 {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    u64::try_from(time.tv_sec * 1000 + time.tv_nsec / 1_000_000).unwrap_or(0)
}

/// Has the system refuse memory beyond the limit, which ends the process; without a trace of it in the working directory.
#[cfg(target_os = "linux")]
fn limit_memory() {
    use rustix::process::{Resource, Rlimit, setrlimit};

    let limit = |resource, most| {
        // A system that refuses the limit leaves that of time.
        let _ = setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) });
    };
    limit(Resource::Data, MEMORY);
    limit(Resource::Core, 0);
}

#[cfg(not(target_os = "linux"))]
fn limit_memory() {}
