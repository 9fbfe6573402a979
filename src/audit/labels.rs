//! The fixed words of the page and of the paper.

use std::collections::BTreeMap;

use serde::Serialize;

use super::State;
use super::words::{self, heads};
use crate::locale::{Language, Text};

const LABELS: [(&str, Text<&'static str>); 50] = [
    ("advice", heads::ADVICE),
    ("as_of", Text { id: "per", en: "as of" }),
    ("assessor", Text { id: "diharapkan penilai", en: "wished for by assessors" }),
    ("audit", words::TITLE),
    ("basis", heads::BASIS),
    ("by_component", Text { id: "Menurut komponen", en: "By component" }),
    ("by_rule", Text { id: "Menurut jenis temuan", en: "By kind of finding" }),
    ("component", Text { id: "Komponen", en: "Component" }),
    ("components_of", Text { id: "Komponen pada standar", en: "Components of the standards of" }),
    ("errors", heads::ERRORS),
    ("estimate", Text { id: "perkiraan", en: "estimate" }),
    ("evidence", Text { id: "Bukti:", en: "Evidence:" }),
    ("evidence_list", Text { id: "Daftar bukti", en: "Evidence" }),
    ("file", heads::FILE),
    ("filter", Text { id: "Cari unit", en: "Find a unit" }),
    ("findings", Text { id: "Temuan", en: "Findings" }),
    ("first", Text { id: "Yang perlu dikerjakan dahulu", en: "What to do first" }),
    ("fulfilled", heads::FULFILLED),
    ("fulfilled_of", Text { id: "komponen terpenuhi", en: "of the components fulfilled" }),
    ("heat", Text { id: "Peta komponen", en: "Map of the components" }),
    (
        "heat_how",
        Text {
            id: "Berapa persen standar setiap unit yang memenuhi komponen itu; makin gelap, makin banyak yang belum.",
            en: "What share of the standards of each unit has the component, in per cent; a darker field means that more of them lack it.",
        },
    ),
    ("how", words::HOW),
    ("indicator", Text { id: "Indikator", en: "Indicator" }),
    ("indicator_short", Text { id: "No.", en: "No." }),
    ("left", Text { id: "unit ditampilkan", en: "units shown" }),
    ("legal", Text { id: "wajib menurut hukum", en: "legal musts" }),
    ("mark", Text { id: "Nilai", en: "Mark" }),
    (
        "more",
        Text {
            id: "temuan lain; semuanya ada pada bentuk html dan xlsx",
            en: "more findings; all are in the forms html and xlsx",
        },
    ),
    ("near", Text { id: "Setiap unit", en: "Each unit" }),
    ("new_one", Text { id: "baru", en: "new" }),
    ("ombudsman", Text { id: "Ombudsman 2022–2024", en: "Ombudsman 2022–2024" }),
    ("oldest_review", heads::OLDEST_REVIEW),
    ("only_errors", Text { id: "hanya yang mempunyai kesalahan", en: "only those with errors" }),
    ("own", Text { id: "Temuan di luar berkas unit", en: "Findings that no unit has" }),
    ("published", heads::PUBLISHED),
    ("raise", Text { id: "Cara menaikkan nilai", en: "What gives more" }),
    ("recorded", Text { id: "Tercatat", en: "On record" }),
    ("reviewed", heads::REVIEWED),
    ("rule", heads::RULE),
    ("severity", heads::SEVERITY),
    ("shares", Text { id: "Bagian", en: "Shares" }),
    ("standard", heads::STANDARD),
    ("standards", heads::STANDARDS),
    ("trend", Text { id: "Perkembangan", en: "Trend" }),
    ("unit", heads::UNIT),
    ("units", Text { id: "Unit, yang terlemah dahulu", en: "Units, the weakest first" }),
    ("units_counted", Text { id: "unit", en: "units" }),
    ("unknown", words::UNKNOWN),
    ("warnings", heads::WARNINGS),
    ("weight", Text { id: "bobot", en: "weight" }),
];

/// A state as a reader meets it.
#[derive(Serialize)]
pub struct StateLabel {
    /// Which.
    pub id: State,
    sign: char,
    word: &'static str,
}

/// Fixed words by their keys.
pub type Labels = BTreeMap<&'static str, &'static str>;

/// All of them in a language.
pub fn labels(language: Language) -> Labels {
    LABELS.iter().map(|(key, word)| (*key, word.pick(language))).collect()
}

/// Each state, the best first.
pub fn states(language: Language) -> [StateLabel; 6] {
    State::ALL.map(|state| StateLabel { id: state, sign: words::sign(state), word: state.word().pick(language) })
}
