//! The templates and fonts: compiled in, and a file of the same path in the user's `templates/` wins.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Map, Value};
use walkdir::WalkDir;

use crate::locale::{Language, Text};

macro_rules! built_in {
    ($($path:literal),* $(,)?) => {
        const BUILT_IN: &[(&str, &str)] = &[$(($path, include_str!(concat!("../templates/", $path)))),*];
    };
}

built_in! {
    "labels.yaml",
    "html/facts.html", "html/frame.html", "html/line.html", "html/notice.css", "html/notice.html", "html/section.html",
    "pdf/base.typ", "pdf/letterhead.typ", "pdf/line.typ", "pdf/notice.typ",
}

/// The faces of the one family of the PDFs.
pub const FONTS: [&[u8]; 4] = [
    include_bytes!("../templates/fonts/SourceSans3-Regular.otf"),
    include_bytes!("../templates/fonts/SourceSans3-It.otf"),
    include_bytes!("../templates/fonts/SourceSans3-Semibold.otf"),
    include_bytes!("../templates/fonts/SourceSans3-Bold.otf"),
];

/// The texts of all templates, by their path under `templates/`.
#[derive(Clone, Debug)]
pub struct Templates(BTreeMap<String, String>);

impl Templates {
    /// The built-in ones, under those of the user's folder if there is one.
    pub fn read(folder: Option<&Path>) -> Result<Self> {
        let mut texts: BTreeMap<String, String> =
            BUILT_IN.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
        let Some(folder) = folder.filter(|folder| folder.is_dir()) else { return Ok(Templates(texts)) };
        for entry in WalkDir::new(folder).sort_by_file_name() {
            let entry = entry.with_context(|| format!("reading the templates in {}", folder.display()))?;
            let path =
                entry.path().strip_prefix(folder).expect("it was found there").to_string_lossy().replace('\\', "/");
            if entry.file_type().is_file()
                && ["html", "css", "typ", "yaml"].iter().any(|end| path.ends_with(&format!(".{end}")))
            {
                let text = fs::read_to_string(entry.path())
                    .with_context(|| format!("reading the template {}", entry.path().display()))?;
                texts.insert(path, text);
            }
        }
        Ok(Templates(texts))
    }

    /// The text of one.
    pub fn get(&self, path: &str) -> Option<&str> {
        self.0.get(path).map(String::as_str)
    }

    /// Those in one folder, by their path in it.
    pub fn in_folder(&self, folder: &str) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .filter_map(move |(path, text)| Some((path.strip_prefix(folder)?.strip_prefix('/')?, text.as_str())))
    }

    /// The fixed words in one language.
    pub fn labels(&self, language: Language) -> Result<Value> {
        let labels: BTreeMap<String, Text> =
            serde_yaml::from_str(&self.0["labels.yaml"]).context("reading templates/labels.yaml")?;
        let words = labels.into_iter().map(|(key, text)| (key, Value::from(text.get(language))));
        Ok(Value::Object(words.collect::<Map<_, _>>()))
    }
}
