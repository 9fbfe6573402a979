//! Which file to look at after a build: the list of services, the page of a unit, the notice of a standard.

use std::path::PathBuf;

use crate::build::Built;
use crate::cli;
use crate::commands::{Checked, tell, viewer};
use crate::manifest::Output;
use crate::text;

/// Says which file shows the result, and opens it if that is asked for.
pub fn show(checked: &Checked, asked: &cli::Build, built: &Built) {
    let Some(file) = best(checked, asked, built) else { return };
    let language = checked.language;
    let line = if asked.open {
        if !viewer::open(file.as_os_str(), language) {
            return;
        }
        text!(id: "dibuka: {}", en: "opened: {}", file.display().to_string())
    } else {
        text!(
            id: "lihat hasilnya: buka {}, atau tambahkan `--open`", en: "to see the result, open {}, or add `--open`",
            file.display().to_string()
        )
    };
    if !asked.quiet {
        tell(line.get(language));
    }
}

/// The file that shows most of what was asked for; none if nothing is up to date.
fn best(checked: &Checked, asked: &cli::Build, built: &Built) -> Option<PathBuf> {
    let tag = checked.project.language().unwrap_or_default().tag();
    let documents = &asked.making.document;
    let selection = &checked.selection;
    let is_asked = |output: &Output| {
        let names = documents.is_empty() || documents.contains(&output.document.as_str());
        let place = if output.standard.is_empty() {
            if output.unit.is_empty() { selection.is_all() } else { selection.takes_unit(&output.unit) }
        } else {
            selection.takes(&output.unit, &output.standard)
        };
        names && place && !output.stale
    };
    let shown = |path: &str| path.ends_with(".html") || path.ends_with(".pdf");
    let rank = |(path, output): &(&String, &Output)| {
        // The widest first: a government, a unit, a standard.
        let breadth = usize::from(!output.unit.is_empty()) + usize::from(!output.standard.is_empty());
        let first = if output.standard.is_empty() { "site" } else { "notice" };
        (breadth, output.language != tag, output.document != first, (*path).clone())
    };
    let files = built.manifest.files().filter(|(path, output)| shown(path) && is_asked(output));
    files.min_by_key(rank).map(|(path, _)| asked.making.out.join(path))
}
