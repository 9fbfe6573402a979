//! `check --fix`: mends what can be mended for certain.

use std::path::Path;

use similar::TextDiff;

use super::{Checked, say, tell};
use crate::failure::Result;
use crate::fix::{Mended, mend};
use crate::printable::inline;
use crate::project::BYTE_ORDER_MARK;
use crate::text;
use crate::undo::{Replacement, replace};

/// Shows what would change, and writes nothing.
pub fn show(checked: &Checked) -> Result<()> {
    let mended = mend(checked.diagnostics.iter(), &checked.project.sources);
    for Mended { source, text, .. } in &mended {
        let source = checked.project.sources.get(*source);
        let path = inline(&source.path);
        let difference = TextDiff::from_lines(source.text(), text);
        say(difference.unified_diff().header(&path, &path).to_string().trim_end())?;
    }
    let line = text!(
        id: "{} temuan di {} berkas dapat diperbaiki dengan --fix; belum ada yang ditulis",
        en: "{} findings in {} files can be corrected with --fix; nothing is written yet",
        mended.iter().map(|mended| mended.count).sum::<usize>(), mended.len()
    );
    tell(line.get(checked.language));
    Ok(())
}

/// Writes what changes, and keeps what was there for `undo`. A file that was changed since it was read is left alone.
pub fn write(checked: &Checked) -> Result<()> {
    let mut findings = 0;
    let mut files = Vec::new();
    for Mended { source, text, count } in mend(checked.diagnostics.iter(), &checked.project.sources) {
        let file = checked.project.sources.get(source);
        let Some(before) = checked.project.unchanged(source) else {
            let line = text!(id: "{} berubah sementara diperiksa; tidak ditulis", en: "{} changed while it was checked; it is not written", file.path);
            tell(line.get(checked.language));
            continue;
        };
        let path = file.place.strip_prefix(&checked.project.folder).ok().and_then(Path::to_str);
        let Some(path) = path.map(str::to_owned) else {
            let line = text!(id: "{} berada di luar proyek; tidak ditulis", en: "{} is outside the project; it is not written", file.path);
            tell(line.get(checked.language));
            continue;
        };
        let mark = if before.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK } else { &[] };
        let after = [mark, text.as_bytes()].concat();
        files.push(Replacement { path, before, after });
        findings += count;
    }
    replace(&checked.project.folder, &files)?;
    let line = match files.len() {
        0 => {
            text!(id: "tidak ada temuan yang dapat diperbaiki dengan pasti", en: "no finding can be corrected for certain")
        }
        count => text!(
            id: "{} temuan di {} berkas diperbaiki; kembalikan dengan `maklumat undo`",
            en: "{} findings in {} files corrected; bring them back by `maklumat undo`", findings, count
        ),
    };
    tell(line.get(checked.language));
    Ok(())
}
