//! What the terminal tells after each save.

use super::findings::by_weight;
use crate::commands::{counted, tell, tell_finding};
use crate::diagnostic::Diagnostics;
use crate::locale::Language;
use crate::source::Sources;
use crate::text;

/// How many findings are told; more would push the worst ones out of sight.
const TOLD: usize = 10;

/// Tells the findings, the worst first, and in one line how many documents were made and how many findings there are.
pub fn report(diagnostics: &Diagnostics, sources: &Sources, made: usize, language: Language) {
    let found = by_weight(diagnostics, sources);
    for diagnostic in found.iter().take(TOLD) {
        tell_finding(diagnostic, sources, language);
    }
    if let Some(more) = found.len().checked_sub(TOLD).filter(|more| *more > 0) {
        let line = text!(
            id: "{} temuan lagi: lihat di peramban", en: "{} more finding(s): see them in the browser", more
        );
        tell(line.get(language));
    }
    let line = text!(
        id: "{} dokumen diperbarui; {}", en: "{} document(s) updated; {}", made, counted(diagnostics, language)
    );
    tell(line.get(language));
}
