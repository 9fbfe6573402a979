//! Finds and reads a project: the only reader of users' files.
//!
//! The files are found first, and each unit is read when it is looked at: ten thousand standards at once would not fit
//! into memory, and units can be looked at side by side.

mod files;
mod letters;
mod picture;
mod selection;
mod trial;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use walkdir::WalkDir;

use crate::crash::contained;
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics, internal_error};
use crate::document::{self, Of};
use crate::failure::{Doing, Failure, Result};
use crate::locale::{Language, Text};
use crate::model::{Agency, Component, Components, Content, Placed, Standard, Tongue, Translation, Unit, reference};
use crate::source::{SourceId, Sources, Span, shown};
use crate::{regular_file, text, yaml};

pub use files::is_within;
use files::{read_picture, read_text};
pub use letters::{CHARACTER_WITHOUT_FONT, lacks as lacks_font};
pub use picture::png_size;
pub use selection::Selection;
pub use trial::{Trial, Verdict};

/// A project: its government, which is read, and its units, which are found.
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
    /// The folders of its units, by name.
    pub units: Vec<Folder>,
    /// Pictures that the government lends to documents.
    pub pictures: Pictures,
    /// What is wrong so far.
    pub diagnostics: Diagnostics,
    /// What draws pictures before they are accepted; without it only their files are looked at.
    pub trial: Option<Arc<dyn Trial>>,
}

/// Pictures that documents show, by the place that asks for them.
pub type Pictures = BTreeMap<Span, Drawing>;

/// A picture of the project's.
#[derive(Clone, Debug)]
pub struct Drawing {
    /// Its path under the folder of the project.
    pub path: String,
    /// What it shows.
    pub bytes: Arc<Vec<u8>>,
}

/// The folder of a unit.
#[derive(Debug)]
pub struct Folder {
    /// Its name.
    pub id: String,
    /// The files of its standards.
    pub standards: Vec<File>,
    path: PathBuf,
    /// `unit.yaml`, which may not be there.
    unit: File,
    /// What is wrong with its files as such.
    diagnostics: Diagnostics,
}

impl Folder {
    /// All its files: `unit.yaml`, those of standards, and those that are none.
    pub fn sources(&self) -> impl Iterator<Item = SourceId> {
        let strays = self.diagnostics.iter().map(|diagnostic| diagnostic.span.source);
        let known = self.standards.iter().map(|file| file.source).chain([self.unit.source]);
        known.chain(strays).collect::<BTreeSet<_>>().into_iter()
    }
}

/// A file that was found.
#[derive(Debug)]
pub struct File {
    /// The stem of its name.
    pub id: String,
    /// Its name among the sources.
    pub source: SourceId,
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
    /// Pictures that it and its standards show.
    pub pictures: Pictures,
    /// What each of its standards gives, in small letters.
    pub offers: Vec<Vec<String>>,
}

impl Office {
    /// What the unit is called; if it does not say, the name of its folder.
    pub fn name(&self) -> &str {
        self.unit.facts.name.as_ref().map_or(&self.id, |name| &name.value)
    }

    /// Its standards in the order that it gives them, and those that it does not name behind, by name.
    pub fn in_order(&self) -> impl Iterator<Item = &Standard> {
        let order = &self.unit.facts.order;
        let place = |standard: &Standard| order.iter().position(|id| reference(id) == standard.id);
        let mut standards: Vec<&Standard> = self.standards.iter().collect();
        standards.sort_by_key(|standard| place(standard).unwrap_or(usize::MAX));
        standards.into_iter()
    }
}

impl Project {
    /// The project in `start`, or in the nearest `standards/` of that folder or one above it, whose pictures are not drawn.
    ///
    /// # Errors
    ///
    /// If there is none, or its folders cannot be read.
    pub fn read(start: &Path) -> Result<Self> {
        Project::read_in(find(start)?, None)
    }

    /// The same, whose pictures are drawn before they are accepted.
    ///
    /// # Errors
    ///
    /// As [`Project::read`].
    pub fn read_with(start: &Path, trial: Arc<dyn Trial>) -> Result<Self> {
        Project::read_in(find(start)?, Some(trial))
    }

    /// The project whose file of the government stands in that folder.
    ///
    /// # Errors
    ///
    /// If its folders cannot be read.
    pub fn read_in(folder: PathBuf, trial: Option<Arc<dyn Trial>>) -> Result<Self> {
        let mut project = Project { folder: folder.clone(), trial, ..Project::default() };
        let agency = AGENCY.into_iter().map(|name| folder.join(name)).find(|path| path.is_file());
        if let Some(path) = &agency {
            let file = project.found(path);
            project.agency_span = Some(Span::start_of(file.source));
            let mut diagnostics = Diagnostics::default();
            if let Some(node) = project.parse(&file, &mut diagnostics) {
                project.agency = Agency::read(&node, &mut diagnostics);
            }
            let logo = project.agency.facts.logo.as_ref().and_then(|logo| logo.file.clone());
            let wanted = logo.into_iter().chain(charts(&project.agency.defaults));
            project.pictures = project.read_pictures(wanted, &folder, &mut diagnostics);
            project.diagnostics = diagnostics;
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
                let stray = project.stray(entry.path(), title);
                project.diagnostics.push(stray);
            } else if let Some(name) = meant_name(entry.path()) {
                let stray = project.misnamed(entry.path(), &name);
                project.diagnostics.push(stray);
            } else if is_yaml(entry.path()) && agency.as_deref() != Some(entry.path()) {
                let title = text!(
                    id: "berkas ini tidak dibaca; pindahkan ke folder unitnya, atau hapus",
                    en: "this file is not read; move it into the folder of its unit, or delete it"
                );
                let stray = project.stray(entry.path(), title);
                project.diagnostics.push(stray);
            }
        }
        for folder in folders {
            let unit = project.find_unit(folder)?;
            project.units.extend(unit);
        }
        Ok(project)
    }

    /// A project of files that are not on a disk, by their paths: `agency.yaml`, `unit/unit.yaml`, `unit/standard.yaml`.
    pub fn of_texts<'t>(files: impl IntoIterator<Item = (&'t str, &'t str)>) -> Self {
        let mut project = Project::default();
        let mut units: BTreeMap<&str, Vec<File>> = BTreeMap::new();
        for (path, text) in files {
            let source = project.sources.add_read(path, text);
            let (folder, name) = path.split_once('/').unwrap_or(("", path));
            let file = File { id: name_of(Path::new(name).file_stem()), source };
            if folder.is_empty() {
                project.agency_span = Some(Span::start_of(source));
                let mut diagnostics = Diagnostics::default();
                if let Some(node) = project.parse(&file, &mut diagnostics) {
                    project.agency = Agency::read(&node, &mut diagnostics);
                }
                project.diagnostics = diagnostics;
            } else {
                units.entry(folder).or_default().push(file);
            }
        }
        project.units = units
            .into_iter()
            .filter_map(|(id, mut standards)| {
                let unit = standards.iter().position(|file| file.id == "unit")?;
                let unit = standards.remove(unit);
                let (id, path) = (id.to_owned(), PathBuf::from(id));
                Some(Folder { id, standards, path, unit, diagnostics: Diagnostics::default() })
            })
            .collect();
        project
    }

    /// Finds the files of a unit; none if the folder has no YAML.
    fn find_unit(&mut self, path: PathBuf) -> Result<Option<Folder>> {
        let mut paths = Vec::new();
        let (mut diagnostics, mut misnamed) = (Diagnostics::default(), Diagnostics::default());
        for entry in WalkDir::new(&path).min_depth(1).sort_by_file_name() {
            let entry = entry.doing(|| text!(id: "membaca folder {}", en: "reading the folder {}", shown(&path)))?;
            if let Some(name) = meant_name(entry.path()).filter(|_| entry.file_type().is_file()) {
                misnamed.push(self.misnamed(entry.path(), &name));
            } else if is_yaml(entry.path()) && entry.depth() == 1 {
                paths.push(entry.into_path());
            } else if is_yaml(entry.path()) {
                let title = text!(
                    id: "berkas ini tidak dibaca; pindahkan langsung ke folder unitnya, atau hapus",
                    en: "this file is not read; move it straight into the folder of its unit, or delete it"
                );
                diagnostics.push(self.stray(entry.path(), title));
            }
        }
        if paths.is_empty() {
            self.diagnostics.extend(misnamed);
            return Ok(None);
        }
        diagnostics.extend(misnamed);
        let id = name_of(path.file_name());
        let unit_file = paths.iter().position(|path| path.file_stem().is_some_and(|stem| stem == "unit"));
        let unit = match unit_file.map(|index| paths.remove(index)) {
            Some(path) => self.found(&path),
            None => {
                let path = path.join("unit.yaml");
                let title =
                    text!(id: "folder `{}` tidak mempunyai `unit.yaml`", en: "the folder `{}` has no `unit.yaml`", id);
                let help = text!(id: "tulis nama, alamat, dan pimpinan unit di `unit.yaml`", en: "write the name, address and head of the unit into `unit.yaml`");
                let missing = self.stray(&path, title).help(help);
                let source = missing.span.source;
                diagnostics.push(missing);
                File { id: "unit".to_owned(), source }
            }
        };
        let mut folder = Folder { id, standards: Vec::new(), path, unit, diagnostics };
        for path in paths {
            let stem = name_of(path.file_stem());
            if stem == "unit" || folder.standards.iter().any(|standard| standard.id == stem) {
                let title = text!(
                    id: "sudah ada berkas lain bernama `{}` di folder ini", en: "the folder has another file named `{}`", stem
                );
                folder.diagnostics.push(self.stray(&path, title));
            } else {
                folder.standards.push(self.found(&path));
            }
        }
        Ok(Some(folder))
    }

    /// Reads a unit with all its standards. What was read once is not read again from the disk.
    pub fn office(&self, folder: &Folder, diagnostics: &mut Diagnostics) -> Office {
        diagnostics.extend(folder.diagnostics.iter().cloned());
        let regulation = self.agency.regulation;
        let node = self.parse(&folder.unit, diagnostics);
        let unit = node.map(|node| Unit::read(&node, regulation, diagnostics)).unwrap_or_default();
        let span = Span::start_of(folder.unit.source);
        let mut standards = Vec::with_capacity(folder.standards.len());
        for file in &folder.standards {
            let Some(node) = self.parse(file, diagnostics) else { continue };
            let mut refuse = |title: Text, help: Text| {
                let place = Span::start_of(file.source);
                diagnostics.push(Diagnostic::error(&UNREADABLE_FILE, place, title).help(help));
            };
            for (of, name) in [(Of::Unit, &folder.id), (Of::Standard, &file.id)] {
                let tongues = [&self.agency.facts.translations, &unit.facts.translations].into_iter().flatten();
                let is_tongue = of == Of::Unit && tongues.filter_map(Translation::tag).any(|tag| tag == *name);
                if document::takes(of, name) || is_tongue {
                    let title = text!(id: "nama `{}` dipakai oleh dokumen lain", en: "the name `{}` is that of another document", *name);
                    let help = text!(id: "beri nama lain, misalnya `layanan-{}`", en: "give it another name, such as `service-{}`", *name);
                    refuse(title, help);
                }
                if name.len() > LONGEST_NAME {
                    let title = text!(id: "nama ini lebih dari {} huruf", en: "this name has more than {} letters", LONGEST_NAME);
                    let help = text!(id: "beri nama yang lebih pendek: nama itu menjadi alamat halaman", en: "give it a shorter name: it becomes the address of a page");
                    refuse(title, help);
                }
                if !is_plain(name) {
                    let title = text!(id: "nama `{}` tidak dapat menjadi alamat halaman", en: "the name `{}` cannot become the address of a page", *name);
                    let help = text!(id: "pakai huruf kecil tanpa aksen, angka, dan tanda hubung saja", en: "use small letters without accents, digits and hyphens only");
                    refuse(title, help);
                }
            }
            standards.extend(Standard::read(&file.id, &node, regulation, diagnostics));
        }
        let variants = standards.iter().flat_map(|standard| &standard.variants).map(|variant| &variant.components);
        let layers = standards.iter().map(|standard| &standard.components).chain(variants).chain([&unit.defaults]);
        let pictures = self.read_pictures(layers.flat_map(charts), &folder.path, diagnostics);
        let offers = standards.iter().map(Standard::offers).collect();
        Office { id: folder.id.clone(), span, unit, standards, pictures, offers }
    }

    /// Reads what documents show, from the folder of the file that asks for it.
    fn read_pictures(
        &self,
        wanted: impl Iterator<Item = Placed<String>>,
        folder: &Path,
        diagnostics: &mut Diagnostics,
    ) -> Pictures {
        let mut pictures = Pictures::new();
        for file in wanted {
            match read_picture(folder, &file, &self.folder, self.trial.as_deref()) {
                Ok(bytes) => {
                    let path = folder.join(&file.value);
                    let path = shown(path.strip_prefix(&self.folder).unwrap_or(&path));
                    pictures.insert(file.span, Drawing { path, bytes: Arc::new(bytes) });
                }
                Err(title) => diagnostics.push(Diagnostic::error(&UNREADABLE_FILE, file.span, title)),
            }
        }
        pictures
    }

    fn found(&mut self, path: &Path) -> File {
        File { id: name_of(path.file_stem()), source: self.sources.add(path.to_owned()) }
    }

    /// Names a file that is not read, and says why.
    fn stray(&mut self, path: &Path, title: Text) -> Diagnostic {
        let source = self.sources.add_read(shown(path), "");
        Diagnostic::error(&UNREADABLE_FILE, Span::start_of(source), title)
    }

    /// Reports a file whose name ends as an editor has it, and not as it was meant.
    fn misnamed(&mut self, path: &Path, name: &str) -> Diagnostic {
        let end = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
        let title = text!(id: "berkas ini tidak dibaca, sebab namanya berakhir dengan `.{}`", en: "this file is not read, because its name ends in `.{}`", end);
        let is_taken = path.with_file_name(name).exists();
        let help = match (is_taken, end.as_str()) {
            (true, _) => text!(
                id: "sudah ada `{}`: pindahkan isinya ke sana, lalu hapus berkas ini", en: "there is `{}` already: move what it says there, then delete this file", name
            ),
            (false, "txt") => text!(
                id: "ganti namanya menjadi `{}`; di Notepad, pilih `Semua File` saat menyimpan", en: "rename it to `{}`; in Notepad, choose `All files` when saving", name
            ),
            (false, _) => text!(
                id: "simpan sebagai teks biasa (UTF-8) dengan nama `{}`", en: "save it as plain text (UTF-8) under the name `{}`", name
            ),
        };
        self.stray(path, title).help(help)
    }

    /// The bytes of a file as they are now, if what was read of it is still what it says.
    pub fn unchanged(&self, source: SourceId) -> Option<Vec<u8>> {
        let source = self.sources.get(source);
        let bytes = regular_file::read(&source.place, yaml::MAXIMUM_SIZE).ok()?;
        (bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(&bytes) == source.text().as_bytes()).then_some(bytes)
    }

    /// Reads and parses one file; what is wrong with the file itself is reported.
    fn parse(&self, file: &File, diagnostics: &mut Diagnostics) -> Option<yaml::Node> {
        let mut failed = None;
        let source = self.sources.get(file.source);
        let text = source.text_or_read(|| {
            read_text(&source.place, &self.folder).unwrap_or_else(|title| {
                failed = Some(title);
                String::new()
            })
        });
        if let Some(title) = failed {
            diagnostics.push(Diagnostic::error(&UNREADABLE_FILE, Span::start_of(file.source), title));
        }
        if text.is_empty() {
            return None;
        }
        let parsed = contained(|| {
            let node = yaml::parse(file.source, &self.sources, diagnostics);
            letters::report(&node, source, diagnostics);
            node
        });
        parsed.map_err(|crash| diagnostics.push(internal_error(&crash, Span::start_of(file.source)))).ok()
    }

    /// Whether it has a standard, or standards of a unit if none is named; it has its government.
    pub fn has(&self, unit: &str, standard: &str) -> bool {
        let is_it = |id: &str| standard.is_empty() || id == standard;
        let of = |folder: &Folder| folder.standards.iter().any(|file| is_it(&file.id));
        unit.is_empty() || self.units.iter().any(|folder| folder.id == unit && of(folder))
    }

    /// Lets a file of a unit be read again, and tells the unit; nothing if it is none that is known, or not there.
    pub fn forget(&mut self, path: &Path) -> Option<&str> {
        let is_it = |source: SourceId| self.sources.get(source).place == path && path.is_file();
        let all = |folder: &Folder| {
            folder.standards.iter().map(|file| file.source).chain([folder.unit.source]).find(|source| is_it(*source))
        };
        let (at, source) = self.units.iter().enumerate().find_map(|(at, folder)| Some((at, all(folder)?)))?;
        self.sources.forget(source);
        Some(&self.units[at].id)
    }

    /// The path of a file under the folder of the project.
    pub fn path(&self, source: SourceId) -> String {
        let source = self.sources.get(source);
        source.place.strip_prefix(&self.folder).map_or_else(|_| source.path.clone(), shown)
    }

    /// Whether something that is written into a folder would come among sources: those of this project, or of another.
    pub fn is_among_sources(&self, folder: &Path) -> bool {
        let above = self.folder.parent().map(|above| above.join("templates"));
        let own = std::iter::once(self.folder.clone()).chain(above.filter(|templates| templates.is_dir()));
        let meets = |sources: PathBuf| is_within(folder, &sources) || is_within(&sources, folder);
        own.into_iter().any(meets) || Project::is_in(folder) || Project::is_in(&folder.join("standards"))
    }

    /// Whether a folder holds a project itself.
    pub fn is_in(folder: &Path) -> bool {
        AGENCY.into_iter().any(|name| folder.join(name).is_file())
    }

    /// What the government is called; if it does not say, the name of the folder of the project.
    pub fn name(&self) -> String {
        let folder = || Some(self.folder.parent()?.file_name()?.to_string_lossy().into_owned());
        let name = self.agency.facts.name.as_ref().map(|name| name.value.clone());
        name.or_else(folder).unwrap_or_default()
    }

    /// The language that the project asks for.
    pub fn language(&self) -> Option<Language> {
        self.agency.facts.language.as_ref().map(|language| match language.value {
            Tongue::Indonesian => Language::Indonesian,
            Tongue::English => Language::English,
        })
    }
}

fn find(start: &Path) -> Result<PathBuf> {
    let start = start
        .canonicalize()
        .doing(|| text!(id: "mencari proyek di {}", en: "looking for a project in {}", start.display().to_string()))?;
    for folder in start.ancestors() {
        for candidate in [folder.to_owned(), folder.join("standards")] {
            if Project::is_in(&candidate) {
                return Ok(candidate);
            }
        }
    }
    let misnamed = |folder: &Path| AGENCY.into_iter().find(|name| folder.join(format!("{name}.txt")).is_file());
    let folders = [start.clone(), start.join("standards")];
    if let Some((folder, name)) = folders.iter().find_map(|folder| Some((folder, misnamed(folder)?))) {
        let path = shown(&folder.join(format!("{name}.txt")));
        return Err(Failure(text!(
            id: "{} tidak dibaca, sebab namanya berakhir dengan `.txt`; ganti namanya menjadi `{}`",
            en: "{} is not read, because its name ends in `.txt`; rename it to `{}`", path, name
        )));
    }
    Err(Failure(text!(
        id: "tidak ada `standards/agency.yaml` (atau `instansi.yaml`) di {} dan folder di atasnya; sebutkan foldernya (`--project FOLDER`, atau `audit FOLDER`), atau mulai proyek dengan `maklumat new project`",
        en: "no `standards/agency.yaml` (or `instansi.yaml`) in {} or a folder above it; name the folder (`--project FOLDER`, or `audit FOLDER`), or begin one with `maklumat new project`",
        start.display().to_string()
    )))
}

/// The pictures of procedures in a layer.
fn charts(layer: &Components) -> Vec<Placed<String>> {
    let charts = layer.values().flat_map(Component::contents).flat_map(Content::flowcharts);
    charts.filter_map(|chart| chart.file.clone()).collect()
}

/// The most bytes of a unit's or standard's name: no system takes names of files of more than 255, and outputs add to them.
const LONGEST_NAME: usize = 100;

/// The names that the file of the government may have.
const AGENCY: [&str; 2] = ["agency.yaml", "instansi.yaml"];

/// What some editors put at the start of a file.
pub const BYTE_ORDER_MARK: &[u8] = "\u{FEFF}".as_bytes();

/// Whether a file is YAML by its name.
pub fn is_yaml(path: &Path) -> bool {
    path.extension().is_some_and(|end| end.eq_ignore_ascii_case("yaml") || end.eq_ignore_ascii_case("yml"))
}

/// The name that was meant for a file that an editor has given another ending: `pindah.yaml.txt` is `pindah.yaml`.
fn meant_name(path: &Path) -> Option<String> {
    const ENDS: [&str; 5] = ["txt", "doc", "docx", "rtf", "odt"];
    let end = path.extension()?.to_str()?;
    let stem = path.file_stem().map(Path::new).filter(|stem| is_yaml(stem))?;
    ENDS.iter().any(|known| end.eq_ignore_ascii_case(known)).then(|| stem.to_string_lossy().into_owned())
}

fn name_of(name: Option<&std::ffi::OsStr>) -> String {
    name.map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Whether a name can become the address of a page.
pub fn is_plain(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_alphanumeric())
        && name.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-')
}

/// A file that cannot be used.
pub const UNREADABLE_FILE: Code = Code::new(
    "unreadable-file",
    Basis::Form,
    Text {
        id: "Berkas tidak dapat dipakai: tidak ada, terlalu besar, bukan UTF-8, bukan berkas biasa, di luar proyek, atau namanya tidak dapat menjadi alamat.",
        en: "The file cannot be used: it is not there, too large, not UTF-8, not a plain file, outside the project, or its name cannot become an address.",
    },
);
