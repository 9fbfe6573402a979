//! QR codes.

use qrcodegen::{QrCode, QrCodeEcc};

/// A QR code as an SVG of one path, with the white margin that readers need. An address is short enough: a site has at
/// most 1,000 characters.
pub fn svg(address: &str) -> String {
    let code = QrCode::encode_text(address, QrCodeEcc::Medium).expect("the address is short enough");
    let size = code.size();
    let mut path = String::new();
    for y in 0..size {
        for x in (0..size).filter(|x| code.get_module(*x, y)) {
            path.push_str(&format!("M{x} {y}h1v1h-1z"));
        }
    }
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-4 -4 {0} {0}\"><path fill=\"#fff\" d=\"M-4 -4h{0}v{0}h-{0}z\"/><path d=\"{path}\"/></svg>",
        size + 8
    )
}
