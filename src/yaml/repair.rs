//! Repairs text that is not the YAML that was meant, where its form shows for certain what was: lists as a word
//! processor pastes them, tabs and special spaces, curly quotes, a colon without a space behind it.
//!
//! The repaired text is what is read, so that nothing runs together and the rest of the file is still checked; each
//! repair is reported, and `check --fix` writes it into the file. A repair is an edit of one line, and never joins two.
//! To add one, write a file in `repair/` and a line in [`repair`].

mod draft;
mod keys;
mod lists;
mod marks;
mod named;
mod notes;
mod rows;
mod spaces;
mod values;

use draft::{Draft, Repaired};

pub use draft::Origin;
pub use lists::has_items;
pub use marks::begins_item;
pub use notes::{PASTED_LIST, REPAIRED_SYNTAX};
pub use spaces::is_invisible;

/// How often all repairs are tried.
const MAXIMUM_ROUNDS: usize = 4;

/// Repairs a text. `tab` is how many columns a tab at the start of a line stands for.
pub fn repair(text: &str, tab: usize) -> Repaired {
    let mut draft = Draft::new(text);
    // Lines that end as on an old Macintosh cannot be told from one long line.
    if text.replace("\r\n", "").contains('\r') {
        return draft.finish(text);
    }
    // One repair may show what else was meant.
    for _ in 0..MAXIMUM_ROUNDS {
        spaces::repair(&mut draft, tab);
        keys::repair(&mut draft);
        lists::repair(&mut draft);
        named::repair(&mut draft);
        values::repair(&mut draft);
        if draft.is_settled() {
            break;
        }
    }
    draft.finish(text)
}
