//! A project of any size out of the samples: their shapes are those of real standards.

use std::fs;
use std::path::{Path, PathBuf};

/// Writes a project with so many standards in so many units into a new folder. The same numbers give the same files.
pub fn generate(folder: &Path, standards: usize, units: usize) {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("standards");
    let target = folder.join("standards");
    fs::create_dir_all(&target).expect("a new folder");
    let offices = entries(&samples);
    for file in offices.iter().filter(|path| path.is_file()) {
        copy(file, &target, "", "");
    }
    let offices: Vec<&PathBuf> = offices.iter().filter(|path| path.is_dir()).collect();
    for unit in 0..units {
        let office = offices[unit % offices.len()];
        let name = office.file_name().expect("an entry").to_str().expect("a plain name");
        let target = target.join(format!("{name}-{unit}"));
        fs::create_dir(&target).expect("a new folder");
        let (services, others): (Vec<PathBuf>, Vec<PathBuf>) = entries(office)
            .into_iter()
            .partition(|path| path.extension().is_some_and(|end| end == "yaml") && !path.ends_with("unit.yaml"));
        others.iter().for_each(|file| copy(file, &target, "", &format!(" {unit}")));
        let share = standards * (unit + 1) / units - standards * unit / units;
        // The first round has the names to which `seperti` leads.
        for index in 0..share {
            let (service, round) = (&services[index % services.len()], index / services.len());
            let more = if round == 0 { String::new() } else { format!("-{round}") };
            copy(service, &target, &more, &format!(" {unit}.{round}"));
        }
    }
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the samples");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("the samples").path()).collect();
    paths.sort();
    paths
}

/// Copies a file, with more behind its own name and behind the name in its first line.
fn copy(file: &Path, folder: &Path, stem: &str, name: &str) {
    let text = fs::read_to_string(file).expect("a sample");
    let text = match text.split_once('\n') {
        Some((first, rest)) if first.starts_with("nama: ") => format!("{first}{name}\n{rest}"),
        _ => text,
    };
    let (own, end) =
        file.file_name().and_then(|name| name.to_str()).and_then(|name| name.split_once('.')).expect("a name");
    fs::write(folder.join(format!("{own}{stem}.{end}")), text).expect("a new folder");
}
