//! `undo`: brings back what a command replaced in the files of the project.

use std::path::Path;

use super::{Outcome, tell};
use crate::cli::asked_language;
use crate::failure::Result;
use crate::locale::Language;
use crate::project::Project;
use crate::text;
use crate::undo::{Undone, undo};

pub fn run(project: Option<&Path>, lang: Option<Language>) -> Result<Outcome> {
    let project = Project::read(project.unwrap_or(Path::new(".")))?;
    let language = lang.or(project.language()).or_else(asked_language).unwrap_or_default();
    let mut outcome = Outcome::Clean;
    for file in undo(&project.folder)? {
        let line = match file {
            Undone::Restored(path) => text!(id: "{} dikembalikan", en: "{} is brought back", path),
            Undone::Changed(path, copy) => {
                outcome = Outcome::Faulty;
                text!(
                    id: "{} sudah berubah sejak itu dan dibiarkan; isi lamanya ada di {}",
                    en: "{} was changed since and is left alone; what it held is in {}",
                    path, copy.display().to_string()
                )
            }
        };
        tell(line.get(language));
    }
    Ok(outcome)
}
