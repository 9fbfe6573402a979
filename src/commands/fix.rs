//! `check --fix`: mends what can be mended for certain.

use similar::TextDiff;

use super::{Checked, say, tell};
use crate::failure::Result;
use crate::fix::{Mended, mend};
use crate::project::BYTE_ORDER_MARK;
use crate::text;
use crate::write::replace;

/// Shows what would change, and writes nothing.
pub fn show(checked: &Checked) -> Result<()> {
    let mended = mend(checked.diagnostics.iter(), &checked.project.sources);
    for Mended { source, text, .. } in &mended {
        let source = checked.project.sources.get(*source);
        let difference = TextDiff::from_lines(source.text(), text);
        say(difference.unified_diff().header(&source.path, &source.path).to_string().trim_end())?;
    }
    let line = text!(
        id: "{} temuan di {} berkas dapat diperbaiki dengan --fix; belum ada yang ditulis",
        en: "{} findings in {} files can be corrected with --fix; nothing is written yet",
        mended.iter().map(|mended| mended.count).sum::<usize>(), mended.len()
    );
    tell(line.get(checked.language));
    Ok(())
}

/// Writes what changes. A file that was changed since it was read is left alone.
pub fn write(checked: &Checked) -> Result<()> {
    let (mut findings, mut files) = (0_usize, 0_usize);
    for Mended { source, text, count } in mend(checked.diagnostics.iter(), &checked.project.sources) {
        let file = checked.project.sources.get(source);
        let Some(bytes) = checked.project.unchanged(source) else {
            let line = text!(id: "{} berubah sementara diperiksa; tidak ditulis", en: "{} changed while it was checked; it is not written", file.path);
            tell(line.get(checked.language));
            continue;
        };
        let mark = if bytes.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK } else { &[] };
        replace(&file.place, &[mark, text.as_bytes()].concat())?;
        (findings, files) = (findings + count, files + 1);
    }
    let line = text!(
        id: "{} temuan di {} berkas diperbaiki", en: "{} findings in {} files corrected", findings, files
    );
    tell(line.get(checked.language));
    Ok(())
}
