//! What turns up only when documents are made.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostic::{Diagnostic, Hold, internal_error};
use crate::document;
use crate::project::{UNREADABLE_FILE, lacks_font};
use crate::source::{SourceId, Sources, Span};
use crate::templates::{BROKEN_TEMPLATE, Fault, LABELS, TOO_LONG};
use crate::text;
use crate::view::Picture;

/// The templates among the sources, by their path.
pub type Known = BTreeMap<String, SourceId>;

/// Puts what stopped an engine in its place.
/// `place`: the standard, unit or government that the document is about.
pub fn fault(fault: Fault, place: Span, pictures: &[Picture], sources: &Sources, known: &Known) -> Diagnostic {
    match fault {
        Fault::Template { path, range, message } => broken(&path, range, &message, sources, known),
        Fault::Picture(path) => not_shown(pictures.iter().find(|picture| picture.path == path)),
        Fault::Crash(crash) => internal_error(&crash, place),
    }
}

/// Says that a standard does not fit on the sheets of a document of that name.
pub fn too_long(name: &str, component: &str, place: Span) -> Diagnostic {
    let document = document::ALL.iter().find(|document| document.name == name);
    let document = document.expect("what does not fit is a document");
    let title = text!(
        id: "{} tidak dibuat: isinya tidak muat", en: "no {} is made: it does not fit",
        document.title
    );
    let help = text!(
        id: "persingkat `{}`, komponen yang terpanjang", en: "shorten `{}`, its longest component", component
    );
    Diagnostic::warning(&TOO_LONG, place, title).help(help).reach(Hold::Document(document.name))
}

fn broken(path: &str, range: Range<usize>, message: &str, sources: &Sources, known: &Known) -> Diagnostic {
    // What is no template is data of one that is always there.
    let source = *known.get(path).unwrap_or(&known[LABELS]);
    let text = sources.get(source).text();
    let span = Span::new(source, range.start.min(text.len())..range.end.min(text.len()));
    let title = text!(id: "templat ini tidak dapat dipakai", en: "this template cannot be used");
    let help = text!(
        id: "perbaiki, atau hapus berkas ini agar templat bawaan dipakai",
        en: "correct it, or delete the file so that the built-in template is used"
    );
    let message = text!(id: "{}", en: "{}", message);
    Diagnostic::error(&BROKEN_TEMPLATE, span, title).label(message).help(help)
}

/// Points to the first place of a character that no font has, among the files of a document.
pub fn unprintable(sources: &Sources, lacking: &[char], files: &[Span]) -> Diagnostic {
    let find = |span: &Span| {
        let text = sources.get(span.source).text();
        let comment =
            |at: usize| text[text[..at].rfind('\n').map_or(0, |line| line + 1)..at].trim_start().starts_with('#');
        let mut found = text.char_indices().filter(|(_, letter)| lacking.contains(letter));
        let (start, letter) = found.find(|(at, _)| !comment(*at))?;
        Some(Span::new(span.source, start..start + letter.len_utf8()))
    };
    let span = files.iter().find_map(find).unwrap_or(files[0]);
    lacks_font(lacking, span)
}

/// Says that pictures which a file asks for changed while documents were made.
pub fn overtaken(file: Span) -> Diagnostic {
    let title = text!(
        id: "gambar yang disebut berkas ini berubah selagi dokumen dibuat", en: "a picture that this file names changed while documents were made"
    );
    let help =
        text!(id: "jalankan lagi setelah gambarnya selesai disimpan", en: "run this again when the picture is saved");
    Diagnostic::error(&UNREADABLE_FILE, file, title).help(help)
}

fn not_shown(picture: Option<&Picture>) -> Diagnostic {
    let span = picture.and_then(Picture::span).expect("a user's picture is asked for somewhere");
    let title =
        text!(id: "gambar ini rusak, atau bukan SVG atau PNG", en: "this picture is broken, or neither SVG nor PNG");
    let help = text!(id: "simpan ulang gambarnya sebagai SVG atau PNG", en: "save the picture as SVG or PNG again");
    Diagnostic::error(&UNREADABLE_FILE, span, title).help(help)
}
