//! Addresses on the web.

use serde::{Serialize, Serializer};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::read::{Read, WRONG_VALUE};
use crate::text;
use crate::yaml::Node;

/// An address that may be followed: `https://…` or `http://…`, of at most [`LONGEST`] characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link(pub String);

/// Addresses longer than this fit into no QR code that a telephone reads from a wall.
const LONGEST: usize = 1000;

impl Link {
    /// Reads an address; one without a scheme gets `https://`.
    pub fn parse(text: &str) -> Option<Self> {
        let (scheme, rest) = text.split_once("://").unwrap_or(("https", text));
        let host = rest.split(['/', '?', '#', ':']).next()?;
        let fits = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-');
        let sound = host.contains('.') && host.chars().all(fits) && host.split('.').all(|part| !part.is_empty());
        let plain =
            |letter: char| letter.is_ascii_graphic() && !matches!(letter, '"' | '<' | '>' | '\\' | '`' | '{' | '}');
        let scheme = scheme.to_ascii_lowercase();
        (sound && text.len() <= LONGEST && matches!(&*scheme, "http" | "https") && rest.chars().all(plain))
            .then(|| Link(format!("{scheme}://{rest}")))
    }
}

impl Read for Link {
    fn read(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        let text = String::read(node, diagnostics)?;
        let link = Link::parse(&text);
        if link.is_none() {
            let title = text!(id: "`{}` bukan alamat situs", en: "`{}` is no address of a website", text);
            let help = text!(id: "tulis seperti `https://layanan.kota.go.id/…`", en: "write it like `https://layanan.kota.go.id/…`");
            diagnostics.push(Diagnostic::error(&WRONG_VALUE, node.span, title).help(help));
        }
        link
    }
}

impl Serialize for Link {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_web() {
        assert_eq!(Link::parse("sp.sukamaju.example/ktp"), Some(Link("https://sp.sukamaju.example/ktp".into())));
        assert_eq!(Link::parse("HTTPS://a.example"), Some(Link("https://a.example".into())));
        for wrong in [
            "javascript:alert(1)",
            "javascript://a.example/%0aalert(1)",
            "admin@a.example",
            "-",
            "https://",
            "https://a..b",
            "//a.example",
            "https://a.example/<x>",
        ] {
            assert_eq!(Link::parse(wrong), None, "{wrong}");
        }
    }
}
