//! The fonts that PDFs are set in, and which characters they have.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::Font;

/// The faces of the families that PDFs are set in, and of those for other scripts.
const FILES: [&[u8]; 10] = [
    include_bytes!("../templates/fonts/MaklumatSans-Regular.ttf"),
    include_bytes!("../templates/fonts/MaklumatSans-It.ttf"),
    include_bytes!("../templates/fonts/MaklumatSans-Bold.ttf"),
    include_bytes!("../templates/fonts/LiberationSerif-Regular.ttf"),
    include_bytes!("../templates/fonts/LiberationSerif-Italic.ttf"),
    include_bytes!("../templates/fonts/LiberationSerif-Bold.ttf"),
    include_bytes!("../templates/fonts/NotoSansJavanese-Regular.ttf"),
    include_bytes!("../templates/fonts/NotoSansJavanese-Bold.ttf"),
    include_bytes!("../templates/fonts/NotoNaskhArabic-Regular.ttf"),
    include_bytes!("../templates/fonts/NotoNaskhArabic-Bold.ttf"),
];

/// The faces of all fonts.
pub static FACES: LazyLock<Vec<Font>> =
    LazyLock::new(|| FILES.iter().flat_map(|face| Font::iter(Bytes::new(*face))).collect());

/// Beside ASCII and what is printed of Latin-1, what is in most standards and in the fonts for certain.
const COMMON: &str = "–—‘’“”…•";

/// Whether a document on paper can show a character.
pub fn has(letter: char) -> bool {
    matches!(letter, ' '..='~' | '\u{A0}'..='\u{AC}' | '\u{AE}'..='\u{FF}')
        || COMMON.contains(letter)
        || letter.is_whitespace()
        || FACES.iter().any(|font| font.info().coverage.contains(u32::from(letter)))
}

/// The characters of a text that no font has, in their order, each once.
pub fn lacking(text: &str) -> Vec<char> {
    let mut lacking = Vec::new();
    // Nearly all is ASCII, which is passed over byte by byte.
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| !byte.is_ascii()) {
        let mut letters = rest[at..].chars();
        lacking.extend(letters.next().filter(|letter| !has(*letter)));
        rest = letters.as_str();
    }
    lacking.sort_unstable();
    lacking.dedup();
    lacking
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fonts_have_what_is_common() {
        let covers = |letter: char| FACES.iter().any(|font| font.info().coverage.contains(u32::from(letter)));
        let latin = ('\u{A1}'..='\u{FF}').filter(|letter| *letter != '\u{AD}');
        let missing: String =
            (' '..='~').chain(latin).chain(COMMON.chars()).filter(|letter| !covers(*letter)).collect();
        assert_eq!(missing, "");
        assert_eq!(lacking("Kota – 漢字 – Jalan ☎ é"), ['☎', '字', '漢']);
    }
}
