//! A name on the command line that means nothing in a project: which one was meant, or which there are.

use super::names::{folded, nearest};
use crate::failure::Failure;
use crate::locale::Text;
use crate::project::{Folder, Project};
use crate::text;

/// How many names a message tells.
const TOLD: usize = 8;

/// Says that no unit or standard of some projects is called so.
pub fn unknown(name: &str, projects: &[&Project]) -> Failure {
    let units = || projects.iter().flat_map(|project| &project.units);
    let known = match name.split_once('/') {
        Some((unit, standard)) => match units().find(|folder| folder.id == unit) {
            Some(folder) => return unknown_standard(name, standard, folder),
            None => with_standard(name, unit, standard, units()),
        },
        None => unit_or_standard(name, units()),
    };
    let help = match known {
        Some(near) => meant(&near),
        None if units().next().is_none() => text!(
            id: "; proyek ini belum mempunyai unit: mulai dengan `maklumat new unit`",
            en: "; the project has no units yet: begin with `maklumat new unit`"
        ),
        None => {
            let names = list(units().map(|folder| folder.id.as_str()));
            text!(id: "; unit yang ada: {}", en: "; its units are: {}", names)
        }
    };
    Failure(text!(
        id: "tidak ada unit atau standar bernama `{}`{}", en: "no unit or standard is named `{}`{}", name, help
    ))
}

fn meant(near: &str) -> Text {
    text!(id: "; mungkin maksud Anda `{}`", en: "; did you mean `{}`?", near)
}

/// A unit that is there, and a standard that it has not.
fn unknown_standard(name: &str, standard: &str, folder: &Folder) -> Failure {
    let help = match nearest(standard, ids(folder)) {
        Some(near) => meant(&format!("{}/{near}", folder.id)),
        None if folder.standards.is_empty() => text!(
            id: "; unit ini belum mempunyai standar: mulai dengan `maklumat new standard {}`",
            en: "; the unit has no standards yet: begin with `maklumat new standard {}`", name
        ),
        None => text!(id: "; standar unit ini: {}", en: "; the standards of the unit are: {}", list(ids(folder))),
    };
    Failure(text!(id: "tidak ada standar bernama `{}`{}", en: "no standard is named `{}`{}", name, help))
}

/// The unit and standard nearest to two names, of which the first is no unit.
fn with_standard<'p>(
    name: &str,
    unit: &str,
    standard: &str,
    units: impl Iterator<Item = &'p Folder> + Clone,
) -> Option<String> {
    let near = nearest(unit, units.clone().map(|folder| folder.id.as_str()));
    if let Some(folder) = units.clone().find(|folder| Some(folder.id.as_str()) == near) {
        return Some(match nearest(standard, ids(folder)) {
            Some(standard) => format!("{}/{standard}", folder.id),
            None => folder.id.clone(),
        });
    }
    let holds = units.clone().find(|folder| ids(folder).any(|id| id == standard));
    holds.map(|folder| format!("{}/{standard}", folder.id)).or_else(|| unit_or_standard(name, units))
}

/// The unit nearest to a name, or the standard that has it.
fn unit_or_standard<'p>(name: &str, units: impl Iterator<Item = &'p Folder> + Clone) -> Option<String> {
    let wanted = folded(name)?;
    if let Some(folder) = units.clone().find(|folder| ids(folder).any(|id| id == wanted)) {
        return Some(format!("{}/{wanted}", folder.id));
    }
    let unit = nearest(name, units.clone().map(|folder| folder.id.as_str()));
    let standard = || units.clone().find_map(|folder| Some(format!("{}/{}", folder.id, nearest(name, ids(folder))?)));
    unit.map(str::to_owned).or_else(standard)
}

/// The ids of the standards of a unit.
fn ids(folder: &Folder) -> impl Iterator<Item = &str> + Clone {
    folder.standards.iter().map(|file| file.id.as_str())
}

/// Some names, and how many more there are.
fn list<'n>(names: impl Iterator<Item = &'n str> + Clone) -> Text {
    let told = names.clone().take(TOLD).map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    match names.count().saturating_sub(TOLD) {
        0 => text!(id: "{}", en: "{}", told),
        more => text!(id: "{}, dan {} lagi", en: "{}, and {} more", told, more),
    }
}
