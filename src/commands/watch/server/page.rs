//! The page of the preview, with its words.

use std::borrow::Cow;

use crate::locale::{Language, Text};

const PAGE: &str = include_str!("../preview.html");
const SCRIPT: &str = include_str!("../preview.js");
const STYLE: &str = include_str!("../preview.css");

/// A file of the page at the path of an address, and its media type.
pub fn file(path: &str, language: Language) -> Option<(Cow<'static, str>, &'static str)> {
    match path {
        "/" => Some((page(language).into(), "text/html; charset=utf-8")),
        "/-/preview.js" => Some((SCRIPT.into(), "text/javascript; charset=utf-8")),
        "/-/preview.css" => Some((STYLE.into(), "text/css; charset=utf-8")),
        _ => None,
    }
}

fn page(language: Language) -> String {
    let page = WORDS
        .iter()
        .fold(PAGE.to_owned(), |page, (key, word)| page.replace(&format!("{{{key}}}"), word.pick(language)));
    page.replace("{language}", language.tag())
}

/// The words of the page.
const WORDS: &[(&str, Text<&str>)] = &[
    ("title", Text { id: "Pratinjau", en: "Preview" }),
    ("filter", Text { id: "Cari dokumen", en: "Find a document" }),
    ("documents", Text { id: "Dokumen", en: "Documents" }),
    ("page", Text { id: "Halaman", en: "Page" }),
    ("phone", Text { id: "Selebar ponsel", en: "As wide as a phone" }),
    ("beside", Text { id: "PDF di sampingnya", en: "PDF beside it" }),
    ("findings", Text { id: "Temuan", en: "Findings" }),
    ("hide", Text { id: "Sembunyikan", en: "Hide" }),
    ("show", Text { id: "Tampilkan", en: "Show" }),
    ("failure", Text { id: "gagal", en: "failed" }),
    ("stale", Text { id: "versi lama", en: "older version" }),
    ("older", Text { id: "Berkasnya mengandung kesalahan", en: "Its file has an error" }),
    ("working", Text { id: "Memeriksa …", en: "Checking …" }),
    ("none", Text { id: "Tidak ada dokumen yang cocok.", en: "No document matches." }),
    (
        "lost",
        Text {
            id: "Terputus: `maklumat watch` berhenti. Jalankan lagi, lalu muat ulang halaman ini.",
            en: "Disconnected: `maklumat watch` has stopped. Start it again, then reload this page.",
        },
    ),
];
