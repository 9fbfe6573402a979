//! `manifest`: joins what the parts of a build say of one folder.

use std::collections::BTreeMap;
use std::path::Path;

use super::{Outcome, tell};
use crate::cli;
use crate::failure::{Failure, Result};
use crate::locale::Language;
use crate::manifest::{self, Manifest, Shard};
use crate::text;
use crate::write::{self, Out};

/// Joins the accounts of all parts, whose outputs were laid into one folder.
pub fn merge(folder: &Path, language: Option<Language>) -> Result<Outcome> {
    let language = language.or_else(cli::asked_language).unwrap_or_default();
    let mut parts: BTreeMap<u64, (Shard, Manifest)> = BTreeMap::new();
    for name in write::names(folder)? {
        let Some(shard) = Shard::named(&name) else { continue };
        let read = write::bytes(&folder.join(&name)).and_then(|bytes| Manifest::parse(&bytes));
        let Some(read) = read else {
            return Err(Failure(
                text!(id: "{} tidak dapat dibaca; buat lagi bagian itu", en: "{} cannot be read; make that part again", name),
            ));
        };
        parts.insert(shard.number, (shard, read));
    }
    let Some(of) = parts.values().next().map(|(shard, _)| shard.of) else {
        return Err(Failure(text!(
            id: "tidak ada manifest.K-of-N.json di {}; satukan dahulu isi folder semua bagian di sana", en: "no manifest.K-of-N.json in {}; lay the folders of all parts into it first", folder.display().to_string()
        )));
    };
    if parts.values().any(|(shard, _)| shard.of != of) {
        return Err(Failure(
            text!(id: "bagian-bagiannya berasal dari pembagian yang berbeda", en: "the parts are of different divisions"),
        ));
    }
    let missing: Vec<String> =
        (1..=of).filter(|number| !parts.contains_key(number)).map(|number| format!("{number}/{of}")).collect();
    if !missing.is_empty() {
        return Err(Failure(text!(id: "bagian {} belum ada", en: "part {} is not there", missing.join(", "))));
    }
    let names: Vec<String> = parts.values().map(|(shard, _)| shard.manifest()).collect();
    let mut whole = Manifest::default();
    for (_, part) in parts.into_values() {
        whole.outputs.extend(part.outputs);
    }
    let lost = whole.files().find(|(path, output)| write::digest(&folder.join(path)) != output.hash);
    if let Some((path, _)) = lost {
        return Err(Failure(
            text!(id: "{} tidak ada, atau bukan yang dibuat bagiannya", en: "{} is not there, or not what its part made", *path),
        ));
    }
    let mut out = Out::open(folder, || ())?;
    out.begin()?;
    names.iter().try_for_each(|name| out.remove(name))?;
    out.finish(manifest::NAME, whole.render().as_bytes())?;
    let line = text!(
        id: "{} bagian disatukan: {} keluaran di {}", en: "{} parts joined: {} outputs in {}",
        of, whole.files().count(), folder.display().to_string()
    );
    tell(line.get(language));
    Ok(Outcome::Clean)
}
