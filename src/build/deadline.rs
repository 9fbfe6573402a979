//! How long a user's template may take: one that loops would never end, and no engine can be stopped from outside.

use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use crate::locale::Text;
use crate::templates::Templates;
use crate::text;

/// How long a document may take whose data have less than [`STEP`] bytes; one with more may take longer in proportion.
const TIME: Duration = Duration::from_secs(30);

/// How many bytes of data may take [`TIME`]: those of some fifty standards.
const STEP: usize = 1024 * 1024;

/// Does work in which a template is used with so many bytes of data. If the template, or one that it reads, is the user's
/// and the work takes too long, `give_up` is called with its path and what is wrong, and has to end the program.
pub fn within<T>(
    templates: &Templates,
    template: &str,
    bytes: usize,
    give_up: impl FnOnce(&str, &Text) + Send,
    work: impl FnOnce() -> T,
) -> T {
    let Some(own) = templates.own_read_by(template) else { return work() };
    let times = u32::try_from(1 + bytes / STEP).unwrap_or(u32::MAX);
    let time = TIME.saturating_mul(times);
    let (done, waiting) = channel::<()>();
    thread::scope(|scope| {
        let watch = move || {
            if waiting.recv_timeout(time) == Err(RecvTimeoutError::Timeout) {
                give_up(own, &overdue(time));
            }
        };
        // Without a thread more it is not watched.
        let _ = thread::Builder::new().spawn_scoped(scope, watch);
        let made = work();
        drop(done);
        made
    })
}

fn overdue(time: Duration) -> Text {
    text!(
        id: "templat ini belum selesai setelah {} detik dan dihentikan; periksa perulangan di dalamnya, atau hapus berkasnya agar templat bawaan dipakai",
        en: "this template was stopped because it had not ended after {} seconds; look at its loops, or delete the file so that the built-in template is used",
        time.as_secs()
    )
}
