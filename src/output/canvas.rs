//! Draws single pictures, to see whether they can be drawn.

use typst::comemo;

use super::pdf::Press;
use crate::templates::Templates;

/// What pictures are drawn on.
pub struct Canvas(Press);

impl Default for Canvas {
    fn default() -> Self {
        Canvas(Press::new(&Templates::none()))
    }
}

impl Canvas {
    /// Draws a picture as documents do. `ending`: that of its file's name, `svg` or `png`.
    ///
    /// # Panics
    ///
    /// If the library that draws it does.
    pub fn draws(&self, ending: &str, bytes: Vec<u8>) -> bool {
        let is_drawn = self.0.draws(&format!("picture.{ending}"), bytes);
        comemo::evict(0);
        is_drawn
    }
}
