//! `new`: begins a project, a unit or a standard, with what belongs where as comments.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use super::{Outcome, schema, tell};
use crate::cli::{FileKind, New, ServiceKind, asked_language};
use crate::failure::{Failure, Result};
use crate::locale::{Language, Text};
use crate::model::{Draft, Status};
use crate::project::{Project, is_plain};
use crate::regulation::{self, ComponentSpec};
use crate::rules::PLACEHOLDER;
use crate::text;
use crate::vocabulary::{GLOSSARY, VOCABULARY};
use crate::write::write;

/// For each component, by kind of service or for `all`.
static EXAMPLES: LazyLock<BTreeMap<String, BTreeMap<String, Text>>> =
    LazyLock::new(|| serde_yaml::from_str(include_str!("new/examples.yaml")).expect("the examples are tested"));

pub fn run(new: &New, lang: Option<Language>, project: Option<&Path>) -> Result<Outcome> {
    let here = project.unwrap_or(Path::new("."));
    let asked = lang.or_else(asked_language);
    match new {
        New::Project { folder, name } => {
            let language = asked.unwrap_or_default();
            let above = folder.iter().flat_map(|folder| folder.ancestors()).find(|folder| folder.is_dir());
            if let Ok(project) = Project::read(above.unwrap_or(here)) {
                return Err(Failure(text!(
                    id: "sudah ada proyek di {}; buat unitnya dengan `maklumat new unit`",
                    en: "there is a project in {}; make its units by `maklumat new unit`", project.folder.display().to_string()
                )));
            }
            let name = &one_line(name)?;
            let folder = folder.clone().unwrap_or_else(|| here.to_owned()).join("standards");
            put(&folder, "agency.yaml", &agency(name, language), language)?;
            for (file, kind) in
                [("agency", FileKind::Agency), ("unit", FileKind::Unit), ("standard", FileKind::Standard)]
            {
                let schema = schema::text(kind, Draft::Seven, language);
                write(&folder.join(format!(".schema/{file}.json")), schema.as_bytes())?;
            }
        }
        New::Unit { id, name } => {
            let project = Project::read(here)?;
            let language = asked.or(project.language()).unwrap_or_default();
            let id = plain(id)?;
            let name = name.as_deref().map_or(Ok(id.to_owned()), one_line)?;
            put(&project.folder, &format!("{id}/unit.yaml"), &unit(&name, language), language)?;
        }
        New::Standard { id, name, kind } => {
            let project = Project::read(here)?;
            let language = asked.or(project.language()).unwrap_or_default();
            let (unit, id) = id.split_once('/').ok_or_else(|| {
                Failure(text!(id: "tulis unit dan namanya, seperti `dispendukcapil/ktp-el`", en: "write the unit and the name, like `dispendukcapil/ktp-el`"))
            })?;
            let (unit, id) = (plain(unit)?, plain(id)?);
            let Some(folder) = project.units.iter().find(|folder| folder.id == unit) else {
                return Err(Failure(text!(
                    id: "tidak ada unit `{}`; buat dahulu dengan `maklumat new unit {}`",
                    en: "there is no unit `{}`; make it first by `maklumat new unit {}`", unit, unit
                )));
            };
            let office = project.office(folder, &mut Default::default());
            let inherited: Vec<&str> =
                project.agency.defaults.keys().chain(office.unit.defaults.keys()).copied().collect();
            let name = name.as_deref().map_or(Ok(id.to_owned()), one_line)?;
            let text = standard(unit, id, &name, *kind, &inherited, language);
            put(&project.folder, &format!("{unit}/{id}.yaml"), &text, language)?;
        }
    }
    Ok(Outcome::Clean)
}

/// Writes a new file; one that is there is never written over.
fn put(folder: &Path, path: &str, text: &str, language: Language) -> Result<()> {
    let target: PathBuf = folder.join(path);
    if target.exists() {
        return Err(Failure(text!(id: "{} sudah ada", en: "{} is there already", target.display().to_string())));
    }
    write(&folder.join(path), text.as_bytes())?;
    tell(text!(id: "{} ditulis", en: "{} written", target.display().to_string()).get(language));
    Ok(())
}

/// A name, which is not empty, on one line.
fn one_line(name: &str) -> Result<String> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return Err(Failure(text!(id: "namanya kosong", en: "the name is empty")));
    }
    Ok(name)
}

fn plain(id: &str) -> Result<&str> {
    if is_plain(id) {
        return Ok(id);
    }
    Err(Failure(text!(
        id: "nama `{}` tidak dapat menjadi alamat halaman; pakai huruf kecil tanpa aksen, angka, dan tanda hubung saja",
        en: "the name `{}` cannot become the address of a page; use small letters without accents, digits and hyphens only",
        id
    )))
}

/// A file while it is written.
struct Page {
    text: String,
    language: Language,
}

impl Page {
    fn new(schema: &str, language: Language) -> Self {
        Page { text: format!("# yaml-language-server: $schema={schema}\n"), language }
    }

    /// A comment of lines that are not too long.
    fn comment(&mut self, text: &str) {
        let mut line = String::from("#");
        for word in text.split(' ') {
            if line.chars().count() + word.chars().count() >= 100 {
                self.text.push_str(&line);
                self.text.push('\n');
                line = String::from("#");
            }
            line.push(' ');
            line.push_str(word);
        }
        self.text.push_str(&line);
        self.text.push('\n');
    }

    fn say(&mut self, id: &str, en: &str) {
        let text = Text { id, en };
        self.comment(text.get(self.language));
    }

    /// What a key means, and the key with a value, or with none yet.
    fn entry(&mut self, key: &'static str, value: &str) {
        if let Some(meaning) = GLOSSARY.get(key) {
            self.comment(meaning.text().get(self.language));
        }
        self.key(key, value);
    }

    fn key(&mut self, key: &'static str, value: &str) {
        let spelt = VOCABULARY.keys.spelling(key, self.language);
        self.text.push_str(format!("{spelt}: {value}").trim_end());
        self.text.push('\n');
    }

    /// An example as a comment, under its key.
    fn example(&mut self, key: &str, example: &str) {
        let spelt = VOCABULARY.keys.spelling(key, self.language);
        self.say("Contoh:", "Example:");
        let lines: Vec<&str> = example.lines().collect();
        match lines.as_slice() {
            [one] if !one.starts_with("- ") => self.text.push_str(&format!("#   {spelt}: {one}\n")),
            many => {
                self.text.push_str(&format!("#   {spelt}:\n"));
                many.iter().for_each(|line| self.text.push_str(&format!("#     {line}\n")));
            }
        }
    }

    fn blank(&mut self) {
        self.text.push('\n');
    }
}

/// A text as a value in YAML.
fn value(text: &str) -> String {
    serde_yaml::to_string(text).expect("a text can be written as YAML").trim_end().to_owned()
}

fn agency(name: &str, language: Language) -> String {
    let mut page = Page::new(".schema/agency.json", language);
    page.say(
        "Pemerintah daerah atau instansi, dan apa yang sama bagi semua unitnya.",
        "The government or agency, and what is the same for all its units.",
    );
    page.key("name", &value(name));
    page.key(
        "language",
        VOCABULARY.keywords.spelling(if language == Language::Indonesian { "indonesian" } else { "english" }, language),
    );
    page.entry("time_zone", "WIB");
    page.blank();
    page.entry("defaults", "");
    let legal = &EXAMPLES["legal_basis"]["all"];
    page.text.push_str(&format!("  {}:\n", VOCABULARY.keys.spelling("legal_basis", language)));
    legal.get(language).lines().for_each(|line| page.text.push_str(&format!("    {line}\n")));
    page.text
}

fn unit(name: &str, language: Language) -> String {
    let mut page = Page::new("../.schema/unit.json", language);
    page.say(
        "Unit penyelenggara layanan, dan apa yang sama bagi semua standarnya.",
        "The office that gives the services, and what is the same for all its standards.",
    );
    page.key("name", &value(name));
    page.entry("address", &value(PLACEHOLDER.get(language)));
    page.entry("head", &value(PLACEHOLDER.get(language)));
    page.text
}

fn standard(unit: &str, id: &str, name: &str, kind: ServiceKind, inherited: &[&str], language: Language) -> String {
    let mut page = Page::new("../.schema/standard.json", language);
    let told = text!(
        id: "Isi setiap kunci yang kosong, lalu jalankan `maklumat check {}/{}`. Baris yang diawali # tidak dibaca. Hapus baris `status` setelah standar ini ditetapkan.",
        en: "Fill in every empty key, then run `maklumat check {}/{}`. Lines that begin with # are not read. Delete the line `status` once the standard is in force.",
        unit, id
    );
    page.comment(told.get(language));
    page.key("name", &value(name));
    page.key("status", VOCABULARY.keywords.spelling(crate::model::Keyword::canonical(Status::Draft), language));
    page.blank();
    for key in ["summary", "reviewed"] {
        page.entry(key, "");
    }
    let (own, lent): (Vec<&ComponentSpec>, Vec<&ComponentSpec>) =
        regulation::ALL[0].components.iter().partition(|spec| !inherited.contains(&spec.id));
    for spec in own {
        page.blank();
        page.comment(&format!("{}. {}", spec.title.get(language), spec.help.get(language)));
        let examples = &EXAMPLES[spec.id];
        page.example(spec.id, examples.get(kind.name()).unwrap_or_else(|| &examples["all"]).get(language));
        page.key(spec.id, "");
    }
    if !lent.is_empty() {
        page.blank();
        let names: Vec<&str> = lent.iter().map(|spec| VOCABULARY.keys.spelling(spec.id, language)).collect();
        let told = text!(
            id: "Sudah ditulis di `unit.yaml` atau `agency.yaml`, dan berlaku juga di sini: {}.",
            en: "Written in `unit.yaml` or `agency.yaml` already, and valid here too: {}.", names.join(", ")
        );
        page.comment(told.get(language));
    }
    page.text
}
