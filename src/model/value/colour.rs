//! Colours, and whether type in them can be read.

use serde::{Serialize, Serializer};
use serde_json::Value as Json;

use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::Text;
use crate::model::read::{Read, WRONG_VALUE};
use crate::model::schema::{self, Schemas};
use crate::text;
use crate::yaml::Node;

/// A colour: red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub [u8; 3]);

/// The contrast that WCAG 2.2 asks of text (success criterion 1.4.3).
pub const READABLE: f64 = 4.5;

const NAMES: [(&str, &str, Colour); 8] = [
    ("biru", "blue", Colour([0x17, 0x37, 0x5e])),
    ("hijau", "green", Colour([0x0f, 0x5a, 0x37])),
    ("merah", "red", Colour([0x8c, 0x1d, 0x2c])),
    ("ungu", "purple", Colour([0x4b, 0x2a, 0x74])),
    ("cokelat", "brown", Colour([0x5f, 0x3a, 0x1c])),
    ("jingga", "orange", Colour([0x96, 0x42, 0x06])),
    ("toska", "teal", Colour([0x0b, 0x56, 0x5e])),
    ("hitam", "black", Colour([0x22, 0x25, 0x2b])),
];

impl Colour {
    /// White.
    pub const WHITE: Colour = Colour([255; 3]);

    /// Reads `#17375e`, `17375e`, or the name of a colour.
    pub fn parse(text: &str) -> Option<Self> {
        let named = NAMES.iter().find(|(id, en, _)| text.eq_ignore_ascii_case(id) || text.eq_ignore_ascii_case(en));
        if let Some((.., colour)) = named {
            return Some(*colour);
        }
        let digits = text.strip_prefix('#').unwrap_or(text);
        let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        let plain = digits.len() == 6 && digits.chars().all(|digit| digit.is_ascii_hexdigit());
        plain.then(|| Some(Colour([part(0)?, part(2)?, part(4)?])))?
    }

    /// So much of this colour, and the rest of another.
    pub fn mixed(self, part: f64, other: Colour) -> Self {
        let mix = |own: u8, other: u8| (f64::from(own) * part + f64::from(other) * (1.0 - part)).round() as u8;
        let ([red, green, blue], [other_red, other_green, other_blue]) = (self.0, other.0);
        Colour([mix(red, other_red), mix(green, other_green), mix(blue, other_blue)])
    }

    /// The contrast with another colour, from 1 to 21, as WCAG 2.2 defines it.
    pub fn contrast(self, other: Colour) -> f64 {
        let (one, two) = (self.luminance() + 0.05, other.luminance() + 0.05);
        if one > two { one / two } else { two / one }
    }

    fn luminance(self) -> f64 {
        let linear = |part: u8| match f64::from(part) / 255.0 {
            part if part <= 0.04045 => part / 12.92,
            part => ((part + 0.055) / 1.055).powf(2.4),
        };
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The nearest colour on the way to another in which type can be read on a ground that is made of it.
    pub fn readable(self, toward: Colour, ground: impl Fn(Colour) -> Colour) -> Self {
        let steps = (0..=50).map(|step| self.mixed(1.0 - f64::from(step) / 50.0, toward));
        let fits = |colour: &Colour| colour.contrast(ground(*colour)) >= READABLE;
        steps.into_iter().find(fits).unwrap_or(toward)
    }

    /// The same hue, as light as asked, from 0 to 1, and at least as vivid as a link should be; a grey stays grey.
    pub fn with_lightness(self, lightness: f64) -> Self {
        let parts = self.0.map(|part| f64::from(part) / 255.0);
        let (most, least) = (parts.iter().copied().fold(0.0, f64::max), parts.iter().copied().fold(1.0, f64::min));
        if most - least < 0.04 {
            return Colour([(lightness * 255.0).round() as u8; 3]);
        }
        // Each part keeps its place between the least and the most, which move apart around the lightness.
        let half = 0.75 * lightness.min(1.0 - lightness);
        let part = |part: f64| lightness - half + (part - least) / (most - least) * 2.0 * half;
        Colour(parts.map(|own| (part(own) * 255.0).round() as u8))
    }

    /// A light ground of this colour.
    pub fn tint(self) -> Self {
        self.mixed(0.09, Colour::WHITE)
    }
}

impl std::fmt::Display for Colour {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl Read for Colour {
    fn read(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        let text = String::read(node, diagnostics)?;
        let Some(colour) = Colour::parse(text.trim()) else {
            let title = text!(id: "`{}` bukan warna", en: "`{}` is no colour", text);
            let names = NAMES.map(|(id, en, _)| (id, en));
            let help = text!(
                id: "tulis `\"#17375e\"` (dengan tanda kutip) atau salah satu dari {}",
                en: "write `\"#17375e\"` (in quotes) or one of {}",
                Text { id: names.map(|(id, _)| id).join(", "), en: names.map(|(_, en)| en).join(", ") }
            );
            diagnostics.push(Diagnostic::error(&WRONG_VALUE, node.span, title).help(help));
            return None;
        };
        let seen = colour.readable(Colour([0; 3]), Colour::tint);
        if seen != colour {
            let title = text!(
                id: "warna ini terlalu muda untuk tulisan; dokumen memakai `{}`",
                en: "this colour is too light for type; the documents use `{}`",
                seen.to_string()
            );
            let help = text!(id: "pilih warna yang lebih tua agar tulisan terbaca", en: "choose a darker colour, so that type can be read");
            diagnostics.push(Diagnostic::advice(&FAINT_COLOUR, node.span, title).help(help));
        }
        Some(colour)
    }

    fn schema(_: &mut Schemas) -> Json {
        schema::text()
    }
}

impl Serialize for Colour {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A colour in which type could not be read.
pub const FAINT_COLOUR: Code = Code::new(
    "faint-colour",
    Basis::Form,
    Text {
        id: "Tulisan memerlukan kontras sekurang-kurangnya 4,5 : 1 dengan latarnya (WCAG 2.2). Warna tema yang terlalu muda dituakan sampai terbaca.",
        en: "Type needs a contrast of at least 4.5 : 1 with its ground (WCAG 2.2). A colour of the theme that is too light is darkened until it can be read.",
    },
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_that_of_wcag() {
        assert!((Colour::WHITE.contrast(Colour([0; 3])) - 21.0).abs() < 0.001);
        // The lightest grey that passes on white, and the next.
        assert!(Colour([0x76; 3]).contrast(Colour::WHITE) >= READABLE);
        assert!(Colour([0x77; 3]).contrast(Colour::WHITE) < READABLE);
    }

    #[test]
    fn a_hue_stays_when_its_lightness_changes() {
        let Colour([red, green, blue]) = Colour::parse("biru").unwrap().with_lightness(0.76);
        assert!(red < green && green < blue && blue > 230, "{red} {green} {blue}");
        assert_eq!(Colour([9; 3]).with_lightness(0.5), Colour([128; 3]));
    }

    #[test]
    fn a_faint_colour_is_darkened_and_a_dark_one_stays() {
        let yellow = Colour::parse("#ffd400").unwrap();
        let seen = yellow.readable(Colour([0; 3]), Colour::tint);
        assert!(seen.contrast(seen.tint()) >= READABLE && seen.0[0] > seen.0[2], "{seen}");
        for (_, _, named) in NAMES {
            assert_eq!(named.readable(Colour([0; 3]), Colour::tint), named);
        }
        assert_eq!(Colour::parse("17375e"), Colour::parse("biru"));
        for wrong in ["", "#12", "#12345g", "biru tua", "rgb(1,2,3)", "+1+2+3"] {
            assert_eq!(Colour::parse(wrong), None, "{wrong}");
        }
    }
}
