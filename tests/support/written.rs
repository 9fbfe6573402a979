//! The scalars that the files of a project hold, and how each may read in a document.
//!
//! Free text gets a mark of its own, a made-up word at its end, so that it is found again wherever it is shown and
//! nowhere else. What a reader takes for a value, a keyword or a reference cannot bear a mark: it is looked for as its
//! documents write it, near the marks of what stands beside it in the file.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use base64::prelude::{BASE64_STANDARD, Engine};
use maklumat::locale::{self, Language, Say};
use maklumat::model::{Amount, Citation, Currency, Duration, Hours, Quantity, Said, decimal, reference};
use maklumat::vocabulary::VOCABULARY;
use maklumat::yaml::{Node, Value};
use serde_yaml::Value as Yaml;

use crate::support::tree::tree;

/// A scalar of a file.
#[derive(Debug)]
pub struct Scalar {
    /// The keys that it stands under, in their canonical spelling.
    pub path: Vec<String>,
    pub text: String,
    /// Its mark, if it bears one.
    pub mark: Option<String>,
    /// The marks of what stands beside it: in the innermost mapping around it that has some.
    pub beside: Vec<String>,
}

impl Scalar {
    /// The key that it stands behind.
    pub fn key(&self) -> &str {
        self.path.last().map_or("", String::as_str)
    }

    pub fn under(&self, key: &str) -> bool {
        self.path.iter().any(|other| other == key)
    }
}

/// One file, with its scalars and its text with the marks in it.
pub struct File {
    pub path: PathBuf,
    pub scalars: Vec<Scalar>,
    pub marked: String,
    /// The references of what has one, with its name.
    named: Vec<(String, String)>,
}

/// What every mark begins with, and how long it is.
pub const MARK: &str = "zq";
pub const LENGTH: usize = 7;

/// Keys whose values name something that stands elsewhere.
const REFERENCES: [&str; 11] = [
    "for_variants",
    "channel",
    "actor",
    "return_to",
    "for_steps",
    "instead_of",
    "same_as",
    "remove",
    "order",
    "id",
    "promise",
];

/// Keys whose values are addresses, accounts, files or parts of times and rules, which no word may be added to.
const VALUES: [&str; 22] = [
    "phone",
    "fax",
    "sms",
    "whatsapp",
    "email",
    "instagram",
    "facebook",
    "x",
    "tiktok",
    "youtube",
    "website",
    "link",
    "file",
    "days",
    "times",
    "region",
    "article",
    "gazette",
    "language",
    "regulation",
    "same_service",
    "rule",
];

/// Reads all files of a project; each scalar of them that is free text gets a mark.
pub fn read(folder: &Path) -> Vec<File> {
    let files = walkdir::WalkDir::new(folder.join("standards")).sort_by_file_name().into_iter();
    let paths: Vec<PathBuf> = files.map(|file| file.unwrap().into_path()).filter(|path| path.is_file()).collect();
    let trees: Vec<(PathBuf, Node)> = paths
        .into_iter()
        .filter(|path| path.extension().is_some_and(|end| end == "yaml"))
        .map(|path| {
            let text = std::fs::read_to_string(&path).unwrap();
            let node = tree("x.yaml", &text).unwrap_or_else(|| panic!("{} has errors", path.display()));
            (path, node)
        })
        .collect();
    let mut named = BTreeSet::new();
    trees.iter().for_each(|(_, node)| references(node, "", &mut named));
    let mut count = 0;
    let file = |(path, node): (PathBuf, Node)| {
        let mut reader = Reader { named: &named, count: &mut count, path: Vec::new(), scalars: Vec::new() };
        let marked = serde_yaml::to_string(&reader.read(&node)).unwrap();
        let mut called = Vec::new();
        names(&node, &mut called);
        File { path, scalars: reader.scalars, marked, named: called }
    };
    trees.into_iter().map(file).collect()
}

fn references(node: &Node, key: &str, named: &mut BTreeSet<String>) {
    match &node.value {
        Value::Scalar(text) if REFERENCES.contains(&key) => drop(named.insert(reference(text))),
        Value::Sequence(items) => items.iter().for_each(|item| references(item, key, named)),
        Value::Mapping(mapping) => {
            mapping.entries.iter().for_each(|entry| references(&entry.value, entry.key.name.unwrap_or(""), named));
        }
        _ => {}
    }
}

/// The ids in a tree, each with the name of what bears it.
fn names(node: &Node, named: &mut Vec<(String, String)>) {
    if let Value::Sequence(items) = &node.value {
        items.iter().for_each(|item| names(item, named));
    }
    let Some(mapping) = node.mapping() else { return };
    let text = |key: &str| mapping.entry(key)?.value.text();
    let name = ["name", "step", "document", "section"].into_iter().find_map(text);
    if let (Some(id), Some(name)) = (text("id"), name) {
        named.push((reference(id), name.to_owned()));
    }
    mapping.entries.iter().for_each(|entry| names(&entry.value, named));
}

struct Reader<'a> {
    named: &'a BTreeSet<String>,
    count: &'a mut usize,
    path: Vec<String>,
    scalars: Vec<Scalar>,
}

impl Reader<'_> {
    fn read(&mut self, node: &Node) -> Yaml {
        match &node.value {
            Value::Lost | Value::Null => Yaml::Null,
            Value::Scalar(text) => Yaml::String(self.scalar(text)),
            Value::Sequence(items) => items.iter().map(|item| self.read(item)).collect::<Vec<_>>().into(),
            Value::Mapping(mapping) => {
                let first = self.scalars.len();
                let mut marked = serde_yaml::Mapping::new();
                for entry in &mapping.entries {
                    self.path.push(entry.key.name.map_or_else(|| entry.key.written.clone(), str::to_owned));
                    marked.insert(Yaml::String(entry.key.written.clone()), self.read(&entry.value));
                    self.path.pop();
                }
                let inner = &mut self.scalars[first..];
                let marks: Vec<String> = inner.iter().filter_map(|scalar| scalar.mark.clone()).collect();
                inner.iter_mut().filter(|it| it.beside.is_empty()).for_each(|it| it.beside.clone_from(&marks));
                marked.into()
            }
        }
    }

    fn scalar(&mut self, text: &str) -> String {
        let key = self.path.last().map_or("", String::as_str);
        let bears = !REFERENCES.contains(&key)
            && !VALUES.contains(&key)
            && !self.path.iter().any(|key| ["translations", "waivers", "findings", "theme"].contains(&key.as_str()))
            && !self.named.contains(&reference(text))
            && is_free(text);
        let mark = bears.then(|| {
            *self.count += 1;
            format!("{MARK}{}", letters(*self.count))
        });
        let marked = mark.as_ref().map_or_else(|| text.to_owned(), |mark| format!("{} {mark}", text.trim_end()));
        self.scalars.push(Scalar { path: self.path.clone(), text: text.to_owned(), mark, beside: Vec::new() });
        marked
    }
}

/// A number in letters: five, so that no mark is the beginning of another.
fn letters(number: usize) -> String {
    let digits = format!("{number:05}");
    digits.bytes().map(|digit| (b'a' + digit - b'0') as char).collect()
}

/// Whether a text is neither a value nor a keyword.
fn is_free(text: &str) -> bool {
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    text.chars().filter(|letter| letter.is_alphabetic()).count() > 2
        && VOCABULARY.keywords.canonical(text).is_none()
        && VOCABULARY.keys.canonical(text).is_none()
        && Said::<Duration>::new(text).value().is_none()
        && Said::<Amount>::new(text).value().is_none()
        && Said::<Hours>::new(text).value().is_none()
        && Quantity::new(text).number.is_none()
        && date(text).is_none()
        && (Said::<Citation>::new(&flat).value().is_none() || text.contains("tentang") || text.contains("about"))
}

fn date(text: &str) -> Option<jiff::civil::Date> {
    text.trim().parse().ok()
}

/// What is called by a reference, as it is named: `polresta` is the police of the city.
fn called<'f>(name: &'f str, files: &'f [File]) -> impl Iterator<Item = &'f str> {
    files
        .iter()
        .flat_map(|file| &file.named)
        .filter(move |(id, _)| *id == reference(name))
        .map(|(_, name)| name.as_str())
}

/// How a document may write it, in Indonesian. `folder`: of the file that it stands in.
pub fn forms(scalar: &Scalar, files: &[File], folder: &Path) -> Vec<String> {
    let text = scalar.text.as_str();
    let language = Language::Indonesian;
    let mut forms = vec![text.to_owned()];
    let mut say = |value: &dyn Say| forms.extend([value.say(language), value.in_full(language)]);
    if let Some(value) = Said::<Duration>::new(text).value() {
        say(value);
    }
    if let Some(value) = Said::<Amount>::new(text).value() {
        say(value);
    }
    if let Some(value) = Said::<Citation>::new(text).value() {
        say(value);
        forms.push(value.in_full());
    }
    if Quantity::new(text).number.is_some() {
        forms.push(Quantity::new(text).say(language));
        forms.push(Quantity::new(text).in_full(language));
    }
    if let Some(value) = Said::<Hours>::new(text).value() {
        for between in ["", ":", ","] {
            forms.push(format!("{}{between}{}", value.days_text(language), value.times_text(language)));
        }
    }
    let keyword = VOCABULARY.keywords.canonical(text).map(|word| VOCABULARY.keywords.written(word, language));
    let key = VOCABULARY.keys.canonical(text).map(|word| VOCABULARY.keys.written(word, language));
    forms.extend(keyword.into_iter().chain(key));
    forms.extend(date(text).map(|date| locale::date(date, language)));
    forms.extend(decimal(text).map(|number| locale::decimal(number, 2, language)));
    forms.extend(text.parse().ok().map(|amount: u64| {
        Amount::Money { currency: Currency::Rupiah, from: None, to: amount, per: None }.say(language)
    }));
    forms.extend(text.split_once("://").map(|(_, address)| address.trim_end_matches('/').to_owned()));
    let is_yes = VOCABULARY.keywords.canonical(text) == Some("yes");
    forms.extend(called(text, files).map(str::to_owned).filter(|_| REFERENCES.contains(&scalar.key())));
    match scalar.key() {
        // `8 sampai 14 hari kerja`
        "at_least" => forms.extend(text.split(' ').next().map(str::to_owned)),
        "return_to" => forms.push("kembali ke langkah".to_owned()),
        "for_steps" => forms.push("untuk langkah".to_owned()),
        "instead_of" => forms.push("pengganti".to_owned()),
        "order" | "same_as" => forms.push(format!("href=\"{text}.html\"")),
        "language" if text == "indonesia" => forms.push("lang=\"id\"".to_owned()),
        "status" => forms.push(format!("\"status\":\"{}\"", VOCABULARY.keywords.canonical(text).unwrap_or_default())),
        "stamp_duty" if is_yes => forms.push("bermeterai".to_owned()),
        "party" => forms.push("waktu pemohon".to_owned()),
        "kind" => forms.push(text.to_owned()),
        "gazette" => {
            if let Some((year, number)) = text.rsplit(' ').next().and_then(|rest| rest.split_once('/')) {
                forms.push(format!("Tahun {year} Nomor {number}"));
            }
            forms.push(format!("Nomor {}", text.rsplit(' ').next().unwrap_or_default()));
        }
        "file" => {
            let bytes =
                [folder.join(text), folder.join("..").join(text)].iter().find_map(|path| std::fs::read(path).ok());
            forms.extend(bytes.map(|bytes| BASE64_STANDARD.encode(bytes)[..40].to_owned()));
        }
        key if is_yes => forms.push(VOCABULARY.keys.written(key, language)),
        _ => {}
    }
    forms
}
