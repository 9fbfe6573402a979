//! QR codes.

use qrcodegen::{QrCode, QrCodeEcc};

/// A QR code as an SVG of one path, with the white margin that readers need. An address is short enough: a site has at
/// most 1,000 characters.
pub fn svg(address: &str) -> String {
    let code = QrCode::encode_text(address, QrCodeEcc::Medium).expect("the address is short enough");
    let size = code.size();
    let mut path = String::new();
    for y in 0..size {
        let mut x = 0;
        while x < size {
            let dark = (x..size).take_while(|x| code.get_module(*x, y)).count();
            if dark > 0 {
                path.push_str(&format!("M{x} {y}h{dark}"));
            }
            x += i32::try_from(dark).expect("a code is small") + 1;
        }
    }
    // A row is a line along its middle, a little broader than the row, so that no seam of light runs between two.
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-4 -4.5 {0} {0}\"><path fill=\"#fff\" d=\"M-4 -4.5h{0}v{0}h-{0}z\"/><path stroke=\"#000\" stroke-width=\"1.04\" d=\"{path}\"/></svg>",
        size + 8
    )
}
