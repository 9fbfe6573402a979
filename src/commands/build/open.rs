//! Which file to look at after a build: the list of services, the page of a unit, the notice of a standard.

use crate::build::Built;
use crate::cli;
use crate::commands::{Checked, tell, viewer};
use crate::manifest::Output;
use crate::text;

/// Says which file shows the result, and opens it if that is asked for.
pub fn show(checked: &Checked, asked: &cli::Build, built: &Built) {
    let Some((path, output)) = best(checked, asked, built) else { return };
    let file = asked.making.out.join(path);
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
    if asked.quiet {
        return;
    }
    tell(line.get(language));
    // Who wrote all components looks for them in the notice.
    if output.document == "notice" {
        let line = text!(
            id: "lembar hanya memuat komponen untuk umum; komponen lainnya dimuat dalam keputusan: `maklumat build {} --document keputusan`",
            en: "a notice holds the components for the public only; the others are in the decree: `maklumat build {} --document decree`",
            output.unit.as_str()
        );
        tell(line.get(language));
    }
}

/// The output that shows most of what was asked for; none if nothing is up to date.
fn best<'b>(checked: &Checked, asked: &cli::Build, built: &'b Built) -> Option<(&'b String, &'b Output)> {
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
    files.min_by_key(rank)
}
