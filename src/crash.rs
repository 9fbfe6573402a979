//! Panics as values: a library that panics at one picture or one document must not end the run.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};

/// A panic that was caught: what it said, and where in the code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crash(pub String);

thread_local! {
    static LAST: Cell<Option<String>> = const { Cell::new(None) };
}

/// Has nothing printed when something panics, because whoever catches it reports it. Called once, by `main`.
pub fn silence() {
    panic::set_hook(Box::new(|info| LAST.set(Some(described(info)))));
}

/// Does some work, and catches a panic in it. What the work shares with others must be of use after a panic.
///
/// # Errors
///
/// If it panicked.
pub fn contained<T>(work: impl FnOnce() -> T) -> Result<T, Crash> {
    panic::catch_unwind(AssertUnwindSafe(work)).map_err(|payload| {
        let text = payload.downcast_ref::<String>().cloned();
        let text = text.or_else(|| payload.downcast_ref::<&str>().map(|text| (*text).to_owned()));
        Crash(LAST.take().or(text).unwrap_or_default())
    })
}

/// What a panic says in one line, without the folders of the machine on which the program was compiled.
fn described(info: &PanicHookInfo) -> String {
    let text = info.payload_as_str().unwrap_or_default().replace('\n', " ");
    let place = info.location().map(|place| {
        let folders: Vec<&str> = place.file().split(['/', '\\']).collect();
        let file = folders[folders.len().saturating_sub(3)..].join("/");
        format!(" ({file}:{})", place.line())
    });
    text + &place.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_a_value() {
        assert_eq!(contained(|| 1), Ok(1));
        let crash = contained(|| -> u8 { panic!("at {}", 7) }).unwrap_err();
        assert!(crash.0.starts_with("at 7"), "{crash:?}");
    }
}
