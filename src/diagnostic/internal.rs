//! A defect of the program itself, reported where the input stands at which it shows.

use super::{Basis, Code, Diagnostic};
use crate::crash::Crash;
use crate::locale::Text;
use crate::source::Span;
use crate::text;

/// Reports a panic. `place`: the input at which it happened.
pub fn internal_error(crash: &Crash, place: Span) -> Diagnostic {
    let title = text!(id: "kesalahan dalam program maklumat: {}", en: "an error in the program maklumat: {}", crash.0);
    let help = text!(
        id: "laporkan kesalahan ini kepada pengembang maklumat beserta berkasnya",
        en: "report this error to the developers of maklumat, together with the file"
    );
    Diagnostic::error(&INTERNAL_ERROR, place, title).help(help)
}

/// The program failed where it should not.
pub const INTERNAL_ERROR: Code = Code::new(
    "internal-error",
    Basis::Form,
    Text {
        id: "Program gagal pada masukan ini karena kesalahan dalam program sendiri, bukan dalam berkas. Dokumen lain tetap dibuat.",
        en: "The program failed at this input because of an error in the program itself, not in the file. The other documents are made all the same.",
    },
);
