//! `new`: begins a project, a unit or a standard, with what belongs where as comments, and tells what comes next.

mod agency;
mod named;
mod next;
mod page;
mod standard;
mod unit;

use std::path::{Path, PathBuf};

use super::names::{folded, nearest};
use super::{Outcome, schema, tell, today};
use crate::cli::{FileKind, New, ServiceKind, asked_language};
use crate::document::Of;
use crate::failure::{Failure, Result};
use crate::locale::Language;
use crate::model::Draft;
use crate::project::{Folder, Project, is_plain};
use crate::source::shown;
use crate::text;
use crate::write::write;
use named::{Named, one_line};
use standard::Begun;

pub fn run(new: &New, lang: Option<Language>, project: Option<&Path>) -> Result<Outcome> {
    let begin = Beginner { lang, project };
    match new {
        New::Project { folder, name } => begin.project(folder.as_deref(), name)?,
        New::Unit { words, name } => begin.unit(&words.join(" "), name.as_deref())?,
        New::Standard { words, name, kind } => begin.standard(&words.join(" "), name.as_deref(), *kind)?,
    }
    Ok(Outcome::Clean)
}

/// Begins things as the command line says.
struct Beginner<'a> {
    /// The language that was asked for.
    lang: Option<Language>,
    /// What `--project` says.
    project: Option<&'a Path>,
}

impl Beginner<'_> {
    fn here(&self) -> &Path {
        self.project.unwrap_or(Path::new("."))
    }

    /// The project here, and the language of its files.
    fn read(&self) -> Result<(Project, Language)> {
        let project = Project::read(self.here())?;
        let language = self.lang.or_else(asked_language).or(project.language()).unwrap_or_default();
        Ok((project, language))
    }

    fn project(&self, folder: Option<&Path>, name: &str) -> Result<()> {
        let language = self.lang.or_else(asked_language).unwrap_or_default();
        let above = folder.into_iter().flat_map(Path::ancestors).find(|folder| folder.is_dir());
        if let Ok(project) = Project::read(above.unwrap_or(self.here())) {
            return Err(Failure(text!(
                id: "sudah ada proyek di {}; buat unitnya dengan `maklumat new unit`",
                en: "there is a project in {}; make its units by `maklumat new unit`", shown(&project.folder)
            )));
        }
        let name = one_line(name)?;
        let standards = folder.or(self.project).map_or_else(PathBuf::new, Path::to_owned).join("standards");
        put(&standards.join("agency.yaml"), &agency::text(&name, language), &name, language)?;
        for (file, kind) in [("agency", FileKind::Agency), ("unit", FileKind::Unit), ("standard", FileKind::Standard)] {
            let schema = schema::text(kind, Draft::Seven, language);
            write(&standards.join(format!(".schema/{file}.json")), schema.as_bytes())?;
        }
        next::after_project(folder, self.project, language);
        Ok(())
    }

    fn unit(&self, written: &str, name: Option<&str>) -> Result<()> {
        let (project, language) = self.read()?;
        if let Some((unit, standard)) = written.split_once('/').filter(|(unit, standard)| both_plain(unit, standard)) {
            return Err(Failure(text!(
                id: "`{}/{}` adalah standar; mulai dengan `maklumat new standard {}/{}`, yang membuat unitnya juga",
                en: "`{}/{}` is a standard; begin it by `maklumat new standard {}/{}`, which makes its unit too",
                unit, standard, unit, standard
            )));
        }
        let named = Named::new(Of::Unit, written, name)?;
        let path = self.put_unit(&project, &named, language)?;
        next::after_unit(&named.id, &shown(&path), self.project, language);
        Ok(())
    }

    fn standard(&self, written: &str, name: Option<&str>, kind: ServiceKind) -> Result<()> {
        let (project, language) = self.read()?;
        // As the shell completes it.
        let path = written.rsplit_once("standards/").map_or(written, |(_, path)| path);
        let path = path.strip_suffix(".yaml").unwrap_or(path);
        let (unit, standard) = path.split_once('/').ok_or_else(|| without_unit(path, &project))?;
        let known = project.units.iter().find(|folder| folder.id == unit);
        let unit = match known {
            Some(folder) => Named { id: folder.id.clone(), name: folder.id.clone() },
            None => Named::new(Of::Unit, unit, None)?,
        };
        let named = Named::new(Of::Standard, standard, name)?;
        let folder = find(&project, &unit);
        let id = folder.map_or(unit.id.as_str(), |folder| folder.id.as_str());
        let target = project.folder.join(id).join(format!("{}.yaml", named.id));
        refuse_taken(&target)?;
        let mut files = Vec::new();
        let office = folder.map(|folder| project.office(folder, &mut Default::default()));
        if !has_unit_file(&project, id) {
            tell_of_new_unit(id, folder.is_some(), &project, language);
            let unit = Named { id: id.to_owned(), name: unit.name.clone() };
            files.push(shown(&self.put_unit(&project, &unit, language)?));
        }
        let lent = office.iter().flat_map(|office| office.unit.defaults.keys());
        let inherited: Vec<&str> = project.agency.defaults.keys().chain(lent).copied().collect();
        let begun = Begun { unit: id, id: &named.id, name: &named.name, kind, day: today(), inherited: &inherited };
        put(&target, &standard::text(&begun, language), &named.name, language)?;
        files.push(shown(&target));
        next::after_standard(id, &named.id, &files, self.project, language);
        Ok(())
    }

    /// Writes the file of a new unit.
    fn put_unit(&self, project: &Project, named: &Named, language: Language) -> Result<PathBuf> {
        let lent: Vec<&str> = project.agency.defaults.keys().copied().collect();
        let path = project.folder.join(&named.id).join("unit.yaml");
        put(&path, &unit::text(&named.name, &lent, language), &named.name, language)?;
        Ok(path)
    }
}

/// The unit of that id, or of that name.
fn find<'p>(project: &'p Project, unit: &Named) -> Option<&'p Folder> {
    let is_called = |folder: &&Folder| {
        let office = project.office(folder, &mut Default::default());
        folded(office.name()).is_some_and(|id| id == unit.id)
    };
    project.units.iter().find(|folder| folder.id == unit.id).or_else(|| project.units.iter().find(is_called))
}

fn both_plain(unit: &str, standard: &str) -> bool {
    is_plain(unit) && is_plain(standard)
}

/// Whether a unit has its file, by either ending.
fn has_unit_file(project: &Project, unit: &str) -> bool {
    ["unit.yaml", "unit.yml"].iter().any(|name| project.folder.join(unit).join(name).exists())
}

/// Says that a unit, or only its file, is made too, and which other one may have been meant.
fn tell_of_new_unit(id: &str, has_folder: bool, project: &Project, language: Language) {
    let near = nearest(id, project.units.iter().map(|folder| folder.id.as_str())).filter(|near| is_slip(id, near));
    let line = match near {
        _ if has_folder => text!(
            id: "folder `{}` belum mempunyai `unit.yaml`, jadi dibuat juga",
            en: "the folder `{}` had no `unit.yaml`, so it is made too", id
        ),
        Some(near) => text!(
            id: "unit `{}` belum ada, jadi dibuat juga; jika maksud Anda `{}`, hapus foldernya dan ulangi",
            en: "there was no unit `{}`, so it is made too; if you meant `{}`, delete its folder and try again", id, near
        ),
        None => {
            text!(id: "unit `{}` belum ada, jadi dibuat juga", en: "there was no unit `{}`, so it is made too", id)
        }
    };
    tell(line.get(language));
}

/// Whether one id may be another that was mistyped; numbered ones are meant.
fn is_slip(id: &str, other: &str) -> bool {
    let letters = |id: &str| id.chars().filter(char::is_ascii_alphabetic).collect::<String>();
    strsim::osa_distance(id, other) <= 2 && letters(id) != letters(other)
}

/// A standard without a unit: says what to write, with a unit of this project.
fn without_unit(written: &str, project: &Project) -> Failure {
    let written = folded(written).unwrap_or_else(|| "domisili".to_owned());
    let (unit, standard) = if project.units.iter().any(|folder| folder.id == written) {
        (written.as_str(), "domisili")
    } else {
        (project.units.first().map_or("kelurahan", |folder| folder.id.as_str()), written.as_str())
    };
    Failure(text!(
        id: "tulis unit dan namanya, seperti `{}/{}`", en: "write the unit and the name, like `{}/{}`", unit, standard
    ))
}

/// Refuses a file that is there, by either ending of its name.
fn refuse_taken(target: &Path) -> Result<()> {
    let taken = [target.to_owned(), target.with_extension("yml")].into_iter().find(|path| path.exists());
    taken.map_or(Ok(()), |path| Err(Failure(text!(id: "{} sudah ada", en: "{} is there already", shown(&path)))))
}

/// Writes a new file; one that is there is never written over. Says so, and the name that stands in it.
fn put(target: &Path, text: &str, name: &str, language: Language) -> Result<()> {
    refuse_taken(target)?;
    write(target, text.as_bytes())?;
    let line = text!(id: "{} ditulis; namanya “{}”", en: "{} written; its name is “{}”", shown(target), name);
    tell(line.get(language));
    Ok(())
}
