//! What an audit is compared with: an older report, an older revision, a history.

use std::path::Path;

use super::{Checked, is_meant, look, read_at};
use crate::audit::{Audit, Baseline, History, Mismatch, Report};
use crate::cli;
use crate::failure::{Failure, Result};
use crate::locale::Language;
use crate::project::Project;
use crate::revision::Revision;
use crate::{text, write};

/// Compares a report with what is asked for, if anything is.
pub fn compare(
    report: &mut Report,
    asked: &cli::Audit,
    older: Option<Vec<Option<Audit>>>,
    language: Language,
) -> Result<()> {
    let baseline = match (&asked.baseline, &asked.since, older) {
        (Some(path), ..) => baseline(path)?,
        (None, Some(revision), Some(older)) => {
            let names = report.governments.iter().map(|government| government.name.clone());
            let reports = older.into_iter().map(|audit| Some(Report::new(&[audit?], &asked.unit, language)));
            Baseline::of_revision(revision, names.zip(reports).collect())
        }
        _ => return Ok(()),
    };
    only_one_of_a_name(report)?;
    report.compare(&baseline).map_err(|mismatch| {
        Failure(match mismatch {
            Mismatch::Scope(names) => text!(
                id: "laporan lama itu hanya tentang {}; bandingkan dengan `--unit` yang sama", en: "the old report is about {} only; compare it with the same `--unit`", names.join(", ")
            ),
            Mismatch::Government => text!(
                id: "laporan lama itu tentang pemerintah lain; `nama` pada `agency.yaml` menentukan pasangannya",
                en: "the old report is about another government; `name` in `agency.yaml` decides what belongs together"
            ),
        })
    })
}

/// The same projects as they were at a revision, looked at as of the same day; nothing for what was not there yet.
pub fn older(read: &[Checked], asked: &cli::Audit) -> Result<Option<Vec<Option<Audit>>>> {
    let Some(revision) = &asked.since else { return Ok(None) };
    let old = |checked: &Checked| {
        let copy = Revision::of(&checked.project.folder, revision)?;
        // Else it would be sought in the folders above the copy.
        if !Project::is_in(&copy.folder) {
            return Err(Failure(text!(
                id: "pada revisi {} proyek {} belum mempunyai `agency.yaml`", en: "at the revision {} the project {} has no `agency.yaml` yet", revision, checked.project.folder.display().to_string()
            )));
        }
        let before = read_at(&copy.folder, asked, checked.as_of)?;
        Ok(is_meant(&before, asked).then(|| look(before)))
    };
    read.iter().map(old).collect::<Result<_>>().map(Some)
}

fn baseline(path: &Path) -> Result<Baseline> {
    let text = write::text(path)?;
    Baseline::parse(text.as_bytes()).ok_or_else(|| {
        Failure(text!(
            id: "{} bukan laporan yang ditulis `maklumat audit --format json` versi ini", en: "{} is no report that `maklumat audit --format json` of this version wrote", path.display().to_string()
        ))
    })
}

/// Adds a report to the history that is asked for, and gives the file as it should be.
pub fn history(report: &mut Report, path: &Path) -> Result<String> {
    only_one_of_a_name(report)?;
    let mut history = History::parse(&write::text_so_far(path)?).map_err(|line| {
        Failure(text!(
            id: "{}:{}: baris ini bukan riwayat audit; perbaiki, atau pakai berkas lain", en: "{}:{}: this line does not belong to a history of audits; correct it, or use another file", path.display().to_string(), line
        ))
    })?;
    history.join(report);
    Ok(history.render())
}

/// Two governments of one name could not be told apart later.
fn only_one_of_a_name(report: &Report) -> Result<()> {
    let mut names: Vec<&str> = report.governments.iter().map(|government| government.name.as_str()).collect();
    names.sort_unstable();
    match names.windows(2).find(|pair| pair[0] == pair[1]) {
        None => Ok(()),
        Some(pair) => Err(Failure(text!(
            id: "dua pemerintah bernama `{}`; bedakan `nama` pada `agency.yaml`", en: "two governments are called `{}`; tell them apart by `name` in `agency.yaml`", pair[0]
        ))),
    }
}
