//! Finds and reads a project: the only reader of users' files.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::failure::{Doing, Failure, Result, reason};
use crate::locale::{Language, Text};
use crate::model::{
    Agency, Component, Components, Content, Dangling, Placed, Resolved, Standard, Tongue, Unit, resolve,
};
use crate::source::{SourceId, Sources, Span, shown};
use crate::text;
use crate::yaml::{self, MAXIMUM_SIZE};

/// Everything that was read.
#[derive(Debug, Default)]
pub struct Project {
    /// The folder that holds `agency.yaml`.
    pub folder: PathBuf,
    /// The files.
    pub sources: Sources,
    /// The government.
    pub agency: Agency,
    /// Where its file begins, if there is one.
    pub agency_span: Option<Span>,
    /// Its units, by folder.
    pub units: Vec<Office>,
    /// Pictures that documents show, by the place that asks for them.
    pub pictures: BTreeMap<Span, Vec<u8>>,
    /// What is wrong so far.
    pub diagnostics: Diagnostics,
}

/// A unit with its standards.
#[derive(Debug)]
pub struct Office {
    /// The name of its folder.
    pub id: String,
    /// Its file, or the folder's only mark if there is none.
    pub span: Span,
    /// What its file says.
    pub unit: Unit,
    /// Its standards, by file.
    pub standards: Vec<Standard>,
}

impl Project {
    /// The project in `folder`, or in the nearest `standards/` of that folder or one above it.
    pub fn read(start: &Path) -> Result<Self> {
        let folder = find(start)?;
        let mut project = Project { folder: folder.clone(), ..Project::default() };
        let agency = AGENCY.into_iter().map(|name| folder.join(name)).find(|path| path.is_file());
        if let Some(path) = &agency {
            let (source, node) = project.parse(path);
            project.agency_span = Some(Span::start_of(source));
            if let Some(node) = node {
                project.agency = Agency::read(&node, &mut project.diagnostics);
            }
        }
        let mut folders: Vec<PathBuf> = Vec::new();
        for entry in WalkDir::new(&folder).min_depth(1).max_depth(1).sort_by_file_name() {
            let entry = entry.doing(|| text!(id: "membaca folder {}", en: "reading the folder {}", shown(&folder)))?;
            if entry.file_name().to_string_lossy().starts_with('.') {
                continue;
            }
            if entry.file_type().is_dir() {
                folders.push(entry.into_path());
            } else if entry.path_is_symlink() && entry.path().is_dir() {
                let title = text!(id: "tautan ke folder tidak dibaca", en: "a link to a folder is not read");
                project.unreadable(entry.path(), title);
            } else if is_yaml(entry.path()) && agency.as_deref() != Some(entry.path()) {
                let title = text!(
                    id: "berkas ini tidak dibaca; pindahkan ke folder unitnya, atau hapus",
                    en: "this file is not read; move it into the folder of its unit, or delete it"
                );
                project.unreadable(entry.path(), title);
            }
        }
        for folder in folders {
            project.read_office(&folder)?;
        }
        project.read_pictures();
        Ok(project)
    }

    fn read_office(&mut self, folder: &Path) -> Result<()> {
        let mut files = Vec::new();
        for entry in WalkDir::new(folder).min_depth(1).sort_by_file_name() {
            let entry = entry.doing(|| text!(id: "membaca folder {}", en: "reading the folder {}", shown(folder)))?;
            if is_yaml(entry.path()) && entry.depth() == 1 {
                files.push(entry.into_path());
            } else if is_yaml(entry.path()) {
                let title = text!(
                    id: "berkas ini tidak dibaca; pindahkan langsung ke folder unitnya, atau hapus",
                    en: "this file is not read; move it straight into the folder of its unit, or delete it"
                );
                self.unreadable(entry.path(), title);
            }
        }
        if files.is_empty() {
            return Ok(());
        }
        let id = name_of(folder.file_name());
        let regulation = self.agency.regulation;
        let unit_file = files.iter().position(|path| path.file_stem().is_some_and(|stem| stem == "unit"));
        let mut office = match unit_file.map(|index| files.remove(index)) {
            Some(path) => {
                let (source, node) = self.parse(&path);
                let unit = node.map(|node| Unit::read(&node, regulation, &mut self.diagnostics));
                Office { id, span: Span::start_of(source), unit: unit.unwrap_or_default(), standards: Vec::new() }
            }
            None => {
                let span = Span::start_of(self.sources.add(shown(&folder.join("unit.yaml")), ""));
                let title =
                    text!(id: "folder `{}` tidak mempunyai `unit.yaml`", en: "the folder `{}` has no `unit.yaml`", id);
                let help = text!(id: "tulis nama, alamat, dan pimpinan unit di `unit.yaml`", en: "write the name, address and head of the unit into `unit.yaml`");
                self.diagnostics.push(Diagnostic::error(&UNREADABLE_FILE, span, title).help(help));
                Office { id, span, unit: Unit::default(), standards: Vec::new() }
            }
        };
        for path in files {
            let stem = name_of(path.file_stem());
            if stem == "unit" || office.standards.iter().any(|standard| standard.id == stem) {
                let title = text!(
                    id: "sudah ada berkas lain bernama `{}` di folder ini", en: "the folder has another file named `{}`", stem
                );
                self.unreadable(&path, title);
                continue;
            }
            let (source, Some(node)) = self.parse(&path) else { continue };
            for name in [&office.id, &stem] {
                if !is_plain(name) {
                    let span = Span::start_of(source);
                    let title = text!(id: "nama `{}` tidak dapat menjadi alamat halaman", en: "the name `{}` cannot become the address of a page", *name);
                    let help = text!(id: "pakai huruf kecil tanpa aksen, angka, dan tanda hubung saja", en: "use small letters without accents, digits and hyphens only");
                    self.diagnostics.push(Diagnostic::error(&UNREADABLE_FILE, span, title).help(help));
                }
            }
            office.standards.extend(Standard::read(&stem, &node, regulation, &mut self.diagnostics));
        }
        self.units.push(office);
        Ok(())
    }

    /// Reads and parses one file; what is wrong with the file itself is reported.
    fn parse(&mut self, path: &Path) -> (SourceId, Option<yaml::Node>) {
        match read_text(path, &self.folder) {
            Ok(text) => {
                let source = self.sources.add(shown(path), text);
                (source, Some(yaml::parse(source, &self.sources, &mut self.diagnostics)))
            }
            Err(title) => (self.unreadable(path, title), None),
        }
    }

    /// Reports a file that is not read.
    fn unreadable(&mut self, path: &Path, title: Text) -> SourceId {
        let source = self.sources.add(shown(path), "");
        self.diagnostics.push(Diagnostic::error(&UNREADABLE_FILE, Span::start_of(source), title));
        source
    }

    /// Reads what documents show, from the folder of the file that asks for it.
    fn read_pictures(&mut self) {
        let charts = |layer: &Components| -> Vec<Placed<String>> {
            let charts = layer.values().flat_map(Component::contents).flat_map(Content::flowcharts);
            charts.filter_map(|chart| chart.file.clone()).collect()
        };
        let logo = self.agency.facts.logo.as_ref().and_then(|logo| logo.file.clone());
        let mut wanted: Vec<(PathBuf, Placed<String>)> = Vec::new();
        let agency = logo.into_iter().chain(charts(&self.agency.defaults));
        wanted.extend(agency.map(|file| (self.folder.clone(), file)));
        for office in &self.units {
            let standards = office.standards.iter();
            let variants = standards.clone().flat_map(|standard| &standard.variants).map(|variant| &variant.components);
            let layers = standards.map(|standard| &standard.components).chain(variants).chain([&office.unit.defaults]);
            wanted.extend(layers.flat_map(charts).map(|file| (self.folder.join(&office.id), file)));
        }
        for (folder, file) in wanted {
            match read_picture(&folder, &file, &self.folder) {
                Ok(bytes) => drop(self.pictures.insert(file.span, bytes)),
                Err(title) => self.diagnostics.push(Diagnostic::error(&UNREADABLE_FILE, file.span, title)),
            }
        }
    }

    /// The language that the project asks for.
    pub fn language(&self) -> Option<Language> {
        self.agency.facts.language.as_ref().map(|language| match language.value {
            Tongue::Indonesian => Language::Indonesian,
            Tongue::English => Language::English,
        })
    }

    /// A standard of a unit with its layers merged.
    pub fn resolve(&self, office: &Office, standard: &Standard, dangling: &mut Vec<Dangling>) -> Resolved {
        resolve(&self.agency.defaults, &office.unit.defaults, standard, &office.standards, dangling)
    }
}

fn find(start: &Path) -> Result<PathBuf> {
    let start = start
        .canonicalize()
        .doing(|| text!(id: "mencari proyek di {}", en: "looking for a project in {}", start.display().to_string()))?;
    let holds = |folder: &Path| AGENCY.iter().any(|name| folder.join(name).is_file());
    for folder in start.ancestors() {
        for candidate in [folder.to_owned(), folder.join("standards")] {
            if holds(&candidate) {
                return Ok(candidate);
            }
        }
    }
    Err(Failure(text!(
        id: "tidak ada `standards/agency.yaml` (atau `instansi.yaml`) di {} dan folder di atasnya; sebutkan foldernya dengan `--project`",
        en: "no `standards/agency.yaml` (or `instansi.yaml`) in {} or a folder above it; name the folder with `--project`",
        start.display().to_string()
    )))
}

fn read_text(path: &Path, project: &Path) -> std::result::Result<String, Text> {
    let bytes = read_bytes(path, project)?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let line =
            error.as_bytes()[..error.utf8_error().valid_up_to()].iter().filter(|byte| **byte == b'\n').count() + 1;
        text!(
            id: "baris {} bukan UTF-8; simpan ulang berkas ini: di Notepad pilih Simpan Sebagai, lalu Pengodean UTF-8",
            en: "line {} is not UTF-8; save the file again: in Notepad choose Save As, then Encoding UTF-8", line
        )
    })?;
    let text = text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text);
    if text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#')) {
        return Err(text!(id: "berkas ini kosong", en: "the file is empty"));
    }
    Ok(text)
}

fn read_picture(folder: &Path, file: &str, project: &Path) -> std::result::Result<Vec<u8>, Text> {
    if !file.ends_with(".svg") && !file.ends_with(".png") {
        return Err(text!(id: "gambar `{}` bukan SVG atau PNG", en: "the picture `{}` is neither SVG nor PNG", file));
    }
    if file.split('/').any(|part| part == "..") {
        return Err(
            text!(id: "gambar `{}` berada di luar folder ini", en: "the picture `{}` is outside this folder", file),
        );
    }
    let wrong = |error: Text| text!(id: "gambar `{}`: {}", en: "the picture `{}`: {}", file, error);
    read_bytes(&folder.join(file), project).map_err(wrong)
}

/// The bytes of a plain file of the project that is not too large.
fn read_bytes(path: &Path, project: &Path) -> std::result::Result<Vec<u8>, Text> {
    let failed = |error: std::io::Error| text!(id: "berkas tidak dapat dibaca: {}", en: "the file cannot be read: {}", reason(&error));
    let metadata = fs::metadata(path).map_err(failed)?;
    if !inside(path, project) {
        return Err(text!(id: "tautan ini keluar dari proyek", en: "this link leads out of the project"));
    }
    if !metadata.is_file() {
        return Err(text!(id: "ini bukan berkas biasa", en: "this is not a plain file"));
    }
    if metadata.len() > MAXIMUM_SIZE {
        return Err(text!(id: "berkas lebih besar dari 1 MiB", en: "the file is larger than 1 MiB"));
    }
    fs::read(path).map_err(failed)
}

/// Whether a path leads into a folder, which has no links in it.
fn inside(path: &Path, folder: &Path) -> bool {
    path.canonicalize().is_ok_and(|path| path.starts_with(folder))
}

/// The names that the file of the government may have.
const AGENCY: [&str; 2] = ["agency.yaml", "instansi.yaml"];

fn is_yaml(path: &Path) -> bool {
    path.extension().is_some_and(|end| end.eq_ignore_ascii_case("yaml") || end.eq_ignore_ascii_case("yml"))
}

fn name_of(name: Option<&std::ffi::OsStr>) -> String {
    name.map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn is_plain(name: &str) -> bool {
    !name.is_empty()
        && name.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-')
}

/// A file that cannot be used.
pub const UNREADABLE_FILE: Code = Code {
    name: "unreadable-file",
    basis: Basis::Form,
    doc: Text {
        id: "Berkas tidak dapat dipakai: tidak ada, terlalu besar, bukan UTF-8, bukan berkas biasa, di luar proyek, atau namanya tidak dapat menjadi alamat.",
        en: "The file cannot be used: it is not there, too large, not UTF-8, not a plain file, outside the project, or its name cannot become an address.",
    },
};
