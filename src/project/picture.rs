//! Whether a picture may be shown: it comes from anywhere, and goes into documents of a government.

use roxmltree::{Document, Node};

use crate::locale::Text;
use crate::text;

/// The most elements of a drawing, and the most bytes of its paths: arms of 223 paths already take a tenth of the time
/// of a notice.
const ELEMENTS: usize = 5_000;
const PATHS: usize = 400_000;

/// The most pixels of a side of a picture.
const SIDE: u32 = 8_000;

/// The most bytes of a picture that is unpacked: a page of A4 at 600 dots an inch in colour has 104 million.
const UNPACKED: u64 = 128_000_000;

/// What is wrong with an SVG or PNG, if something is.
pub(super) fn fault(name: &str, bytes: &[u8]) -> Option<Text> {
    if name.ends_with(".png") { fault_of_png(bytes) } else { fault_of_svg(bytes) }
}

fn fault_of_png(bytes: &[u8]) -> Option<Text> {
    let Some((width, height)) = png_size(bytes) else { return Some(broken()) };
    if !(1..=SIDE).contains(&width) || !(1..=SIDE).contains(&height) {
        return Some(text!(id: "sisinya lebih dari {} piksel", en: "a side has more than {} pixels", SIDE));
    }
    let is_large = u64::from(width) * u64::from(height) * bytes_of_pixel(bytes) > UNPACKED;
    is_large.then(|| {
        text!(id: "{} × {} piksel terlalu besar; perkecil gambarnya", en: "{} × {} pixels are too many; make the picture smaller", width, height)
    })
}

/// The width and height of a PNG in pixels, by its header.
pub fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let side = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    bytes.starts_with(b"\x89PNG\r\n\x1a\n").then_some(())?;
    Some((side(16)?, side(20)?))
}

/// How many bytes a pixel of a PNG has when it is unpacked, by the depth and the kind of colour in its header.
fn bytes_of_pixel(bytes: &[u8]) -> u64 {
    let channels = match bytes.get(25) {
        Some(0) => 1,
        Some(4) => 2,
        Some(6) => 4,
        // Colours, as such or in a palette.
        _ => 3,
    };
    if bytes.get(24) == Some(&16) { 2 * channels } else { channels }
}

fn fault_of_svg(bytes: &[u8]) -> Option<Text> {
    let Some(drawing) = std::str::from_utf8(bytes).ok().and_then(|text| Document::parse(text).ok()) else {
        return Some(broken());
    };
    let elements = || drawing.descendants().filter(Node::is_element);
    if drawing.root_element().tag_name().name() != "svg" {
        return Some(broken());
    }
    let paths: usize = elements().filter_map(|element| element.attribute("d")).map(str::len).sum();
    if elements().count() > ELEMENTS || paths > PATHS {
        return Some(
            text!(id: "gambar ini terlalu rumit; sederhanakan garis-garisnya", en: "this drawing is too complex; simplify its paths"),
        );
    }
    let instruction = drawing.descendants().find_map(|node| node.pi()).map(|pi| format!("<?{}?>", pi.target));
    instruction.or_else(|| elements().find_map(unsafe_part)).map(|part| {
        text!(id: "memuat `{}`, yang tidak boleh ada dalam gambar; hapus bagian itu", en: "it holds `{}`, which a picture must not; take that part out", part)
    })
}

fn broken() -> Text {
    text!(id: "rusak, atau bukan SVG atau PNG; simpan ulang gambarnya", en: "broken, or neither SVG nor PNG; save the picture again")
}

/// What of an element runs or leads out of the picture.
fn unsafe_part(element: Node) -> Option<String> {
    let name = element.tag_name().name();
    if matches!(name, "script" | "foreignObject" | "iframe" | "object" | "embed" | "audio" | "video" | "a" | "handler")
    {
        return Some(format!("<{name}>"));
    }
    let rules = || element.descendants().filter_map(|node| node.text()).collect::<String>();
    if name == "style" && (rules().contains("@import") || leads_out(&rules())) {
        return Some("<style>".to_owned());
    }
    let attribute = element.attributes().find(|attribute| {
        let (name, value) = (attribute.name(), attribute.value().trim());
        let reference = name == "href" || name == "src";
        let inside =
            value.starts_with('#') || value.starts_with("data:image/png") || value.starts_with("data:image/jpeg");
        name.starts_with("on") || reference && !inside || !reference && leads_out(value)
    });
    attribute.map(|attribute| attribute.name().to_owned())
}

/// Whether a rule of style refers to something that is not in the picture.
fn leads_out(rule: &str) -> bool {
    rule.split("url(").skip(1).any(|rest| !rest.trim_start_matches(['"', '\'', ' ']).starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_runs_and_nothing_leads_out() {
        let svg = |inner: &str| {
            format!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">{inner}</svg>"
            )
        };
        for wrong in [
            "<script>alert(1)</script>",
            "<rect onload=\"alert(1)\"/>",
            "<image href=\"https://example.org/a.png\"/>",
            "<use xlink:href=\"other.svg#a\"/>",
            "<image href=\"data:image/svg+xml;base64,AA==\"/>",
            "<style>@import \"a.css\";</style>",
            "<rect style=\"fill:url(https://example.org/a)\"/>",
            "<style><!-- a -->@import url(https://example.org/a)</style>",
            "<?xml-stylesheet href=\"https://example.org/a\"?>",
            "<foreignObject/>",
            "<rect",
        ] {
            assert!(fault("a.svg", svg(wrong).as_bytes()).is_some(), "{wrong}");
        }
        for right in [
            "<path d=\"M0 0h1v1z\"/>",
            "<use xlink:href=\"#a\"/><rect fill=\"url(#b)\" style=\"fill:url('#b')\"/>",
            "<style>.a { fill: url(#b) }</style>",
            "<image href=\"data:image/png;base64,AA==\"/>",
        ] {
            assert_eq!(fault("a.svg", svg(right).as_bytes()), None, "{right}");
        }
        assert!(fault("a.svg", svg(&"<g/>".repeat(ELEMENTS + 1)).as_bytes()).is_some());
        assert!(fault("a.png", b"\x89PNG\r\n\x1a\n").is_some());
        let png = |side: u32, depth: u8, colour: u8| {
            let side = side.to_be_bytes();
            let header =
                [b"\x89PNG\r\n\x1a\n".as_slice(), &13_u32.to_be_bytes(), b"IHDR", &side, &side, &[depth, colour]];
            fault("a.png", &header.concat())
        };
        assert!(png(7000, 8, 6).is_some() && png(5000, 16, 2).is_some() && png(8001, 1, 0).is_some());
        assert!(png(7000, 8, 0).is_none() && png(5600, 8, 6).is_none());
    }
}
