//! Has pictures drawn by another process of this program, which may crash, run too long or want too much memory without
//! harm. What it could draw is kept in the cache, so that a picture is drawn for trial once and not at every run.

use std::collections::BTreeMap;
use std::io::{self, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use super::{draw, tell};
use crate::build::BUILT_FROM;
use crate::cache::Cache;
use crate::cli;
use crate::digest::Digest;
use crate::project::{Trial, Verdict};
use crate::text;

/// Draws in helper processes.
#[derive(Debug)]
pub struct Helpers {
    cache: Cache,
    known: Mutex<BTreeMap<Digest, Verdict>>,
    /// Those that wait for a picture.
    idle: Mutex<Vec<Helper>>,
    /// Whether it was told that pictures cannot be tried.
    is_untried: AtomicBool,
}

/// Nothing that panics is done while one of the locks is held.
const HELD_BRIEFLY: &str = "nothing panics while it is held";

impl Helpers {
    /// None is started before there is a picture. `cache`: where it is kept which pictures can be drawn.
    pub fn new(cache: Cache) -> Self {
        Helpers { cache, known: Mutex::default(), idle: Mutex::default(), is_untried: AtomicBool::new(false) }
    }

    /// Draws with a helper; nothing if none can be had.
    fn try_out(&self, ending: &str, bytes: &[u8]) -> Option<Verdict> {
        let idle = self.idle.lock().expect(HELD_BRIEFLY).pop();
        // One that drew others may have ended because of them.
        let tried = idle.and_then(|helper| self.draw_with(helper, ending, bytes));
        tried.or_else(|| {
            Helper::start().ok().map(|helper| self.draw_with(helper, ending, bytes).unwrap_or(Verdict::Excessive))
        })
    }

    /// Draws with one helper; nothing if it ended.
    fn draw_with(&self, mut helper: Helper, ending: &str, bytes: &[u8]) -> Option<Verdict> {
        let verdict = helper.draw(ending, bytes).ok()?;
        self.idle.lock().expect(HELD_BRIEFLY).push(helper);
        Some(verdict)
    }

    /// Says once that pictures are accepted without a trial.
    fn tell_untried(&self) {
        if !self.is_untried.swap(true, Ordering::Relaxed) {
            let line = text!(
                id: "peringatan: gambar tidak dapat dicoba, sebab program tidak dapat dijalankan sekali lagi", en: "warning: pictures cannot be tried, because the program cannot be started once more"
            );
            tell(line.get(cli::asked_language().unwrap_or_default()));
        }
    }
}

impl Trial for Helpers {
    fn draw(&self, ending: &str, bytes: &[u8]) -> Verdict {
        let key = Digest::of_all([b"picture".as_slice(), BUILT_FROM.as_bytes(), ending.as_bytes(), bytes]);
        if let Some(verdict) = self.known.lock().expect(HELD_BRIEFLY).get(&key) {
            return *verdict;
        }
        let verdict = match self.cache.get(key) {
            Some(_) => Verdict::Drawn,
            None => {
                let Some(verdict) = self.try_out(ending, bytes) else {
                    self.tell_untried();
                    return Verdict::Drawn;
                };
                if verdict == Verdict::Drawn {
                    // A failure is not kept: the machine may have been the cause.
                    self.cache.put(key, b"drawn");
                }
                verdict
            }
        };
        self.known.lock().expect(HELD_BRIEFLY).insert(key, verdict);
        verdict
    }
}

/// A process that runs the command `draw`.
#[derive(Debug)]
struct Helper {
    process: Child,
    pictures: ChildStdin,
    verdicts: ChildStdout,
}

impl Helper {
    fn start() -> io::Result<Self> {
        // Also one that was replaced since it was started.
        let program = if cfg!(target_os = "linux") { "/proc/self/exe".into() } else { std::env::current_exe()? };
        let mut process = Command::new(program)
            .arg(draw::NAME)
            // Memory that is only set aside does not count.
            .env("MIMALLOC_ARENA_EAGER_COMMIT", "0")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let pipes = (process.stdin.take(), process.stdout.take());
        let (Some(pictures), Some(verdicts)) = pipes else { return Err(io::ErrorKind::BrokenPipe.into()) };
        let mut helper = Helper { process, pictures, verdicts };
        if helper.read()? == draw::READY { Ok(helper) } else { Err(io::ErrorKind::InvalidData.into()) }
    }

    fn draw(&mut self, ending: &str, bytes: &[u8]) -> io::Result<Verdict> {
        writeln!(self.pictures, "{ending} {}", bytes.len())?;
        self.pictures.write_all(bytes)?;
        Ok(if self.read()? == draw::DRAWN { Verdict::Drawn } else { Verdict::Failed })
    }

    fn read(&mut self) -> io::Result<u8> {
        let mut byte = [0];
        self.verdicts.read_exact(&mut byte)?;
        Ok(byte[0])
    }
}

impl Drop for Helper {
    fn drop(&mut self) {
        // It ends by itself when nobody writes to it; nothing is to be done if it is gone already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
