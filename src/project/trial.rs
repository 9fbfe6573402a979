//! Whether a picture can be drawn at all: looking at its file cannot tell for which drawings a library fails, runs without
//! end or takes all memory.

use std::fmt::Debug;

use crate::locale::Text;
use crate::text;

/// Draws pictures as documents do, somewhere where a crash, an endless loop or a lack of memory ends nothing else.
pub trait Trial: Debug + Send + Sync {
    /// Draws a picture. `ending`: that of its file's name, `svg` or `png`.
    fn draw(&self, ending: &str, bytes: &[u8]) -> Verdict;
}

/// What came of drawing a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It was drawn, or could not be tried.
    Drawn,
    /// It is no picture, or the library that draws pictures failed at it.
    Failed,
    /// It took more time or memory than any picture of a real document.
    Excessive,
}

impl Verdict {
    /// What is wrong with the picture, if something is.
    pub fn fault(self) -> Option<Text> {
        match self {
            Verdict::Drawn => None,
            Verdict::Failed => Some(text!(
                id: "tidak dapat digambar; sederhanakan gambarnya, atau simpan ulang sebagai PNG",
                en: "it cannot be drawn; simplify it, or save it as PNG"
            )),
            Verdict::Excessive => Some(text!(
                id: "menggambarnya memakan terlalu banyak waktu atau memori; sederhanakan gambarnya (hapus efek dan pola), atau simpan ulang sebagai PNG",
                en: "drawing it takes too much time or memory; simplify it (take effects and patterns out), or save it as PNG"
            )),
        }
    }
}
