//! What a command replaced in the files of a user, so that it can be brought back.
//!
//! A step is a folder `.undo/1/` beside `agency.yaml`: `before/` holds the files as they were, `step.json` says which they
//! are and what was written in their place. Once a step is undone, the folder is called `1.undone`, and `after/` holds
//! what the undoing replaced.

use std::path::{Component, Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::digest::Digest;
use crate::failure::{Failure, Result};
use crate::project::is_within;
use crate::text;
use crate::write;

/// The folder of all steps.
const FOLDER: &str = ".undo";
const STEP: &str = "step.json";

/// A file that is to be replaced.
pub struct Replacement {
    /// Its path under the folder of the project.
    pub path: String,
    /// What it holds.
    pub before: Vec<u8>,
    /// What it is to hold.
    pub after: Vec<u8>,
}

/// What one command replaced.
#[derive(Serialize, Deserialize)]
struct Step {
    files: Vec<Written>,
}

#[derive(Serialize, Deserialize)]
struct Written {
    path: String,
    /// The digest of what was written.
    after: Digest,
}

/// Replaces files of a project, and keeps what they held.
///
/// # Errors
/// If a copy cannot be kept, nothing is replaced; if a file cannot be replaced, those before it are, and `undo` brings
/// them back.
pub fn replace(project: &Path, files: &[Replacement]) -> Result<()> {
    if files.is_empty() {
        return Ok(());
    }
    let steps = project.join(FOLDER);
    let last = numbers(&steps)?.into_iter().map(|(number, _)| number).max().unwrap_or(0);
    // Another run may take the same number at the same time: only one of them makes the folder.
    let folder = write::new_folder(&steps, (last + 1..).map(|number| number.to_string()))?;
    write::write(&steps.join(".gitignore"), b"*\n")?;
    for file in files {
        write::write(&folder.join("before").join(&file.path), &file.before)?;
    }
    let written = |file: &Replacement| Written { path: file.path.clone(), after: Digest::of(&file.after) };
    let step = Step { files: files.iter().map(written).collect() };
    let json = serde_json::to_string_pretty(&step).expect("texts can be written as JSON");
    write::write(&folder.join(STEP), json.as_bytes())?;
    files.iter().try_for_each(|file| write::replace(&project.join(&file.path), &file.after))
}

/// What became of a file when a step was undone.
pub enum Undone {
    /// It holds again what it held.
    Restored(String),
    /// It was changed since, or is gone, and is left alone; what it held stands in that file.
    Changed(String, PathBuf),
}

/// Brings back what the last command replaced that is not undone yet. What this replaces is kept, too.
///
/// # Errors
/// If there is nothing to bring back, or a file cannot be written.
pub fn undo(project: &Path) -> Result<Vec<Undone>> {
    let steps = project.join(FOLDER);
    let mut numbers: Vec<u32> =
        numbers(&steps)?.into_iter().filter(|(_, is_undone)| !is_undone).map(|(number, _)| number).collect();
    numbers.sort_unstable();
    // A run that was stopped before it replaced anything leaves a folder without a step.
    let step = |number: &u32| {
        let folder = steps.join(number.to_string());
        let step: Step = serde_json::from_slice(&write::bytes(&folder.join(STEP))?).ok()?;
        Some((folder, step))
    };
    let Some((folder, step)) = numbers.iter().rev().find_map(step) else {
        return Err(Failure(text!(
            id: "tidak ada perubahan `maklumat` yang dapat dikembalikan di {}",
            en: "there is no change by `maklumat` to undo in {}", project.display().to_string()
        )));
    };
    let done = folder.with_extension("undone");
    let mut undone = Vec::with_capacity(step.files.len());
    for Written { path, after } in step.files {
        let copy = folder.join("before").join(&path);
        // A path leads nowhere but into the project, whoever wrote it down.
        let is_plain = Path::new(&path).components().all(|part| matches!(part, Component::Normal(_)));
        if !is_plain || !is_within(&project.join(&path), project) {
            undone.push(Undone::Changed(path.clone(), done.join("before").join(path)));
            continue;
        }
        let (Some(before), Some(now)) = (write::bytes(&copy), write::bytes(&project.join(&path))) else {
            undone.push(Undone::Changed(path.clone(), done.join("before").join(path)));
            continue;
        };
        if now == before {
            undone.push(Undone::Restored(path));
            continue;
        }
        if Digest::of(&now) != after {
            undone.push(Undone::Changed(path.clone(), done.join("before").join(path)));
            continue;
        }
        write::write(&folder.join("after").join(&path), &now)?;
        write::replace(&project.join(&path), &before)?;
        undone.push(Undone::Restored(path));
    }
    write::rename(&folder, &done)?;
    Ok(undone)
}

/// The numbers of all steps, and whether they are undone.
fn numbers(steps: &Path) -> Result<Vec<(u32, bool)>> {
    if !steps.is_dir() {
        return Ok(Vec::new());
    }
    let number = |name: &String| {
        let undone = name.strip_suffix(".undone");
        Some((undone.unwrap_or(name).parse().ok()?, undone.is_some()))
    };
    Ok(write::names(steps)?.iter().filter_map(number).collect())
}
