//! The account of a folder of outputs: what each file is, and what it was made from. `docs/manifest.schema.json` tells
//! its form.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::digest::Digest;
use crate::document;

/// The name of the file.
pub const NAME: &str = "manifest.json";

/// The form that this program writes, and the only one that it reads.
pub const VERSION: u32 = 1;

/// What a folder of outputs holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Manifest {
    /// The outputs, by their path.
    pub outputs: BTreeMap<String, Output>,
}

/// One output.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Output {
    /// The name of the kind of document: `notice`.
    pub document: String,
    /// The unit; none has no name.
    pub unit: String,
    /// The standard; none has no name.
    pub standard: String,
    /// The BCP 47 tag of its language.
    pub language: String,
    /// The digest of its bytes; none if it is not there because it does not fit on its sheet.
    pub hash: Option<Digest>,
    /// How many bytes it has.
    pub size: u64,
    /// The digest of all that it was made from.
    pub input: Digest,
    /// The digest of the files, the templates and the options that this came from.
    pub files: Digest,
    /// Those files, by their path under the folder of the project; one that ends with `/` is a folder with all that is in it.
    pub inputs: Inputs,
    /// Whether it says what its files said before they had an error.
    pub stale: bool,
    /// The component without which it would fit on its sheet.
    pub too_long: Option<String>,
}

impl Output {
    /// Whether a document of its kind, unit, standard and language stands at that path, or is told to be too long.
    pub fn belongs(&self, path: &str) -> bool {
        let kinds = document::ALL.iter().filter(|document| document.name == self.document);
        let mut paths = kinds.map(|document| document.path(&self.unit, &self.standard));
        let is_told = self.hash.is_some() || self.too_long.is_some();
        is_told && document::is_path(path) && paths.any(|own| path == own || path == format!("{}/{own}", self.language))
    }
}

#[derive(Deserialize)]
struct Written {
    version: u32,
    seal: Digest,
    outputs: BTreeMap<String, Output>,
}

/// What stands before the outputs; the seal is that of all that follows.
const OUTPUTS: &str = "\"outputs\": {";

/// Paths, which the outputs of one topic share.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "Vec<String>", into = "Vec<String>")]
pub struct Inputs(Arc<[String]>);

impl From<Vec<String>> for Inputs {
    fn from(paths: Vec<String>) -> Self {
        Inputs(paths.into())
    }
}

impl From<Inputs> for Vec<String> {
    fn from(inputs: Inputs) -> Self {
        inputs.to_vec()
    }
}

impl Deref for Inputs {
    type Target = [String];

    fn deref(&self) -> &[String] {
        &self.0
    }
}

impl Manifest {
    /// Reads one; nothing if it is not one of this form, or was changed since it was written. It is a claim, so that what
    /// names a path at which no such document stands is left out.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let Written { version, seal, mut outputs } = serde_json::from_slice(bytes).ok()?;
        let (_, sealed) = std::str::from_utf8(bytes).ok()?.split_once(OUTPUTS)?;
        outputs.retain(|path, output| output.belongs(path));
        (version == VERSION && seal == Digest::of(sealed.as_bytes())).then_some(Manifest { outputs })
    }

    /// As JSON, an output a line, so that a difference shows what changed.
    pub fn render(&self) -> String {
        let mut text = String::new();
        for (at, (path, output)) in self.outputs.iter().enumerate() {
            text.push_str(if at > 0 { ",\n" } else { "\n" });
            let json = |value: Result<String, serde_json::Error>| value.expect("texts and numbers can be written");
            text.push_str(&json(serde_json::to_string(path)));
            text.push_str(": ");
            text.push_str(&json(serde_json::to_string(output)));
        }
        text.push_str("\n}\n}\n");
        let seal = Digest::of(text.as_bytes());
        let program = env!("CARGO_PKG_VERSION");
        format!("{{\n\"version\": {VERSION},\n\"program\": \"{program}\",\n\"seal\": \"{seal}\",\n{OUTPUTS}{text}")
    }

    /// The outputs that are there as files.
    pub fn files(&self) -> impl Iterator<Item = (&String, &Output)> {
        self.outputs.iter().filter(|(_, output)| output.hash.is_some())
    }

    /// The outputs of each standard, unit and government, by unit and standard.
    pub fn by_topic(&self) -> BTreeMap<(&str, &str), Vec<(&String, &Output)>> {
        let mut topics: BTreeMap<(&str, &str), Vec<(&String, &Output)>> = BTreeMap::new();
        for (path, output) in &self.outputs {
            topics.entry((&output.unit, &output.standard)).or_default().push((path, output));
        }
        topics
    }
}

/// A part of the documents, for one of several machines that make them together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shard {
    /// From 1.
    pub number: u64,
    /// How many there are.
    pub of: u64,
}

impl Shard {
    /// Reads `2/4`.
    pub fn parse(text: &str) -> Option<Self> {
        let (number, of) = text.split_once('/')?;
        let shard = Shard { number: number.trim().parse().ok()?, of: of.trim().parse().ok()? };
        (1..=shard.of).contains(&shard.number).then_some(shard)
    }

    /// Whether it makes the documents of a standard, of a unit, or of the government, which have no names.
    pub fn takes(self, unit: &str, standard: &str) -> bool {
        Digest::of_all([unit, standard]).number() % self.of == self.number - 1
    }

    /// The name of the file that tells what it made.
    pub fn manifest(self) -> String {
        format!("manifest.{}-of-{}.json", self.number, self.of)
    }

    /// The shard that such a name is of.
    pub fn named(file: &str) -> Option<Self> {
        let (number, of) = file.strip_prefix("manifest.")?.strip_suffix(".json")?.split_once("-of-")?;
        Shard::parse(&format!("{number}/{of}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shard_is_one_of_several() {
        assert_eq!(Shard::parse("2/4"), Some(Shard { number: 2, of: 4 }));
        for wrong in ["0/4", "5/4", "1", "1/0", "a/b", "-1/4"] {
            assert_eq!(Shard::parse(wrong), None, "{wrong}");
        }
        let shard = Shard { number: 3, of: 12 };
        assert_eq!(Shard::named(&shard.manifest()), Some(shard));
        assert_eq!(Shard::named("manifest.json"), None);
    }

    #[test]
    fn each_topic_is_in_one_shard_and_no_shard_is_empty() {
        let names: Vec<String> = (0..100).map(|number| format!("layanan-{number}")).collect();
        let shards: Vec<Shard> = (1..=4).map(|number| Shard { number, of: 4 }).collect();
        for name in &names {
            assert_eq!(shards.iter().filter(|shard| shard.takes("unit", name)).count(), 1);
        }
        assert!(shards.iter().all(|shard| names.iter().filter(|name| shard.takes("unit", name)).count() > 10));
    }

    #[test]
    fn what_is_written_is_read() {
        let digest = Digest::of(b"");
        let output = Output {
            document: "notice".to_owned(),
            unit: "u".to_owned(),
            standard: "s".to_owned(),
            language: "id".to_owned(),
            hash: Some(digest),
            size: 3,
            input: digest,
            files: digest,
            inputs: vec!["agency.yaml".to_owned()].into(),
            stale: false,
            too_long: None,
        };
        let manifest = Manifest { outputs: BTreeMap::from([("u/s.pdf".to_owned(), output)]) };
        let text = manifest.render();
        assert_eq!(Manifest::parse(text.as_bytes()), Some(manifest.clone()));
        assert_eq!(Manifest::parse(text.replace("\"version\": 1", "\"version\": 2").as_bytes()), None);
        assert_eq!(Manifest::parse(text.replace("\"size\":3", "\"size\":4").as_bytes()), None);
        assert_eq!(Manifest::parse(&text.as_bytes()[..text.len() / 2]), None);
    }

    #[test]
    fn only_documents_where_they_belong_are_read() {
        let output = |unit: &str, document: &str| Output {
            document: document.to_owned(),
            unit: unit.to_owned(),
            standard: "s".to_owned(),
            language: "en".to_owned(),
            hash: Some(Digest::of(b"")),
            size: 0,
            input: Digest::of(b""),
            files: Digest::of(b""),
            inputs: Vec::new().into(),
            stale: false,
            too_long: None,
        };
        let read = |path: &str, output: Output| {
            let manifest = Manifest { outputs: BTreeMap::from([(path.to_owned(), output)]) };
            !Manifest::parse(manifest.render().as_bytes()).unwrap().outputs.is_empty()
        };
        assert!(read("u/s.pdf", output("u", "notice")) && read("en/u/s.pdf", output("u", "notice")));
        assert!(!read("u/t.pdf", output("u", "notice")) && !read("u/s.pdf", output("u", "poster")));
        assert!(!read("../s.pdf", output("..", "notice")) && !read("u/s.pdf", output("u", "hantu")));
        assert!(!read("/u/s.pdf", output("/u", "notice")) && !read("jv/u/s.pdf", output("u", "notice")));
    }
}
