//! `schema`: the form of the files, for editors.

use super::{Outcome, say};
use crate::cli::{FileKind, asked_language};
use crate::failure::Result;
use crate::locale::Language;
use crate::model::{Agency, Draft, Schemas, Standard, Unit};
use crate::regulation;

pub fn run(file: FileKind, draft: Draft, language: Option<Language>) -> Result<Outcome> {
    say(&text(file, draft, language.or_else(asked_language).unwrap_or_default()))?;
    Ok(Outcome::Clean)
}

/// The schema of a kind of file.
pub(super) fn text(file: FileKind, draft: Draft, language: Language) -> String {
    let (regulation, schemas) = (&regulation::ALL[0], Schemas::new(draft, language));
    let schema = match file {
        FileKind::Agency => Agency::schema(regulation, schemas),
        FileKind::Unit => Unit::schema(regulation, schemas),
        FileKind::Standard => Standard::schema(regulation, schemas),
    };
    serde_json::to_string(&schema).expect("strings and lists can be written as JSON")
}
