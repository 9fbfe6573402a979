//! Finds and reads a project: the only reader of users' files.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::failure::{Doing, Failure, Result, reason};
use crate::locale::{Language, Text};
use crate::model::Dangling;
use crate::model::{Agency, Content, Resolved, Standard, Tongue, Unit, resolve};
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
    /// Where its file begins, if it could be read.
    pub agency_span: Option<Span>,
    /// Its units, by folder.
    pub units: Vec<Office>,
    /// Pictures that documents show, by their path from `folder`.
    pub pictures: BTreeMap<String, Picture>,
    /// What is wrong so far.
    pub diagnostics: Diagnostics,
}

/// A picture of a document.
#[derive(Debug)]
pub struct Picture {
    /// The file.
    pub bytes: Vec<u8>,
    /// Where it is asked for.
    pub span: Span,
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
        let agency =
            ["agency.yaml", "instansi.yaml"].into_iter().map(|name| folder.join(name)).find(|path| path.is_file());
        if let Some((source, node)) = agency.and_then(|path| project.parse(&path)) {
            project.agency_span = Some(Span::start_of(source));
            project.agency = Agency::read(&node, &mut project.diagnostics);
        }
        let mut folders: Vec<PathBuf> = Vec::new();
        for entry in WalkDir::new(&folder).min_depth(1).max_depth(1).sort_by_file_name() {
            let entry = entry.doing(|| text!(id: "membaca folder {}", en: "reading the folder {}", shown(&folder)))?;
            if entry.file_type().is_dir() && !entry.file_name().to_string_lossy().starts_with('.') {
                folders.push(entry.into_path());
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
        for entry in WalkDir::new(folder).min_depth(1).max_depth(1).sort_by_file_name() {
            let entry = entry.doing(|| text!(id: "membaca folder {}", en: "reading the folder {}", shown(folder)))?;
            if entry.path().extension().is_some_and(|extension| extension == "yaml" || extension == "yml") {
                files.push(entry.into_path());
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
                let read = self.parse(&path);
                let span = read.as_ref().map(|(source, _)| Span::start_of(*source));
                let unit = read.map(|(_, node)| Unit::read(&node, regulation, &mut self.diagnostics));
                let span = span.unwrap_or_else(|| Span::start_of(self.sources.add(shown(&path), "")));
                Office { id, span, unit: unit.unwrap_or_default(), standards: Vec::new() }
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
            let Some((source, node)) = self.parse(&path) else { continue };
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
    fn parse(&mut self, path: &Path) -> Option<(SourceId, yaml::Node)> {
        match read_text(path, &self.folder) {
            Ok(text) => {
                let source = self.sources.add(shown(path), text);
                let node = yaml::parse(source, &self.sources, &mut self.diagnostics);
                Some((source, node))
            }
            Err(title) => {
                let source = self.sources.add(shown(path), "");
                self.diagnostics.push(Diagnostic::error(&UNREADABLE_FILE, Span::start_of(source), title));
                None
            }
        }
    }

    fn read_pictures(&mut self) {
        let mut wanted: Vec<(String, Span)> = Vec::new();
        let logo = self.agency.facts.logo.as_ref().and_then(|logo| logo.file.as_ref());
        wanted.extend(logo.map(|file| (file.value.clone(), file.span)));
        for office in &self.units {
            for component in office.standards.iter().flat_map(|standard| standard.components.values()) {
                if let crate::model::Form::Whole(content) = &component.form
                    && let Content::Steps(steps) = &**content
                {
                    let charts =
                        steps.walk().into_iter().filter_map(|item| item.detail.flowchart.as_ref()?.file.as_ref());
                    wanted.extend(charts.map(|file| (format!("{}/{}", office.id, file.value), file.span)));
                }
            }
        }
        for (path, span) in wanted {
            let full = self.folder.join(&path);
            let title = if !path.ends_with(".svg") && !path.ends_with(".png") {
                text!(id: "gambar `{}` bukan SVG atau PNG", en: "the picture `{}` is neither SVG nor PNG", path)
            } else if path.split('/').any(|part| part == "..") || !inside(&full, &self.folder) {
                text!(id: "gambar `{}` tidak ada di dalam folder ini", en: "the picture `{}` is not in this folder", path)
            } else {
                match fs::read(&full) {
                    Ok(bytes) if bytes.len() as u64 <= MAXIMUM_SIZE => {
                        self.pictures.insert(path, Picture { bytes, span });
                        continue;
                    }
                    Ok(_) => {
                        text!(id: "gambar `{}` lebih besar dari 1 MiB", en: "the picture `{}` is larger than 1 MiB", path)
                    }
                    Err(error) => {
                        text!(id: "gambar `{}` tidak dapat dibaca: {}", en: "the picture `{}` cannot be read: {}", path, reason(&error))
                    }
                }
            };
            self.diagnostics.push(Diagnostic::error(&UNREADABLE_FILE, span, title));
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
    let holds = |folder: &Path| folder.join("agency.yaml").is_file() || folder.join("instansi.yaml").is_file();
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
    let failed = |error: std::io::Error| text!(id: "berkas tidak dapat dibaca: {}", en: "the file cannot be read: {}", reason(&error));
    if !inside(path, project) {
        return Err(text!(id: "tautan ini keluar dari proyek", en: "this link leads out of the project"));
    }
    let metadata = fs::metadata(path).map_err(failed)?;
    if !metadata.is_file() {
        return Err(text!(id: "ini bukan berkas biasa", en: "this is not a plain file"));
    }
    if metadata.len() > MAXIMUM_SIZE {
        return Err(text!(id: "berkas lebih besar dari 1 MiB", en: "the file is larger than 1 MiB"));
    }
    let bytes = fs::read(path).map_err(failed)?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let line = error.as_bytes()[..error.utf8_error().valid_up_to()].iter().filter(|byte| **byte == b'\n').count() + 1;
        text!(id: "baris {} bukan UTF-8; simpan berkas sebagai UTF-8", en: "line {} is not UTF-8; save the file as UTF-8", line)
    })?;
    Ok(text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text))
}

fn inside(path: &Path, folder: &Path) -> bool {
    path.canonicalize().is_ok_and(|path| folder.canonicalize().is_ok_and(|folder| path.starts_with(folder)))
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
