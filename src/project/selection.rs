//! Which units and standards are asked for.

use super::Project;

/// Names of units (`dispendukcapil`) and of standards (`dispendukcapil/ktp-el`); all, if there is none.
#[derive(Clone, Debug, Default)]
pub struct Selection(Vec<String>);

impl Selection {
    /// Of these names, which may also be paths of folders and files.
    pub fn new(names: &[String]) -> Self {
        let plain = |name: &String| {
            let name = name
                .trim_end_matches('/')
                .rsplit_once("standards/")
                .map_or(name.trim_end_matches('/'), |(_, rest)| rest);
            name.strip_suffix("/unit.yaml").or(name.strip_suffix(".yaml")).unwrap_or(name).to_owned()
        };
        Selection(names.iter().map(plain).collect())
    }

    /// Whether everything is asked for.
    pub fn is_all(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether all of a unit is asked for.
    pub fn takes_unit(&self, unit: &str) -> bool {
        self.is_all() || self.0.iter().any(|name| name == unit)
    }

    /// Whether a standard is asked for.
    pub fn takes(&self, unit: &str, standard: &str) -> bool {
        self.takes_unit(unit) || self.0.iter().any(|name| name.split_once('/') == Some((unit, standard)))
    }

    /// Whether something of a unit is asked for.
    pub fn takes_some_of(&self, unit: &str) -> bool {
        self.is_all() || self.0.iter().any(|name| name.split('/').next() == Some(unit))
    }

    /// A name that means nothing in a project.
    pub fn unknown(&self, project: &Project) -> Option<&str> {
        let known = |name: &&String| {
            project.units.iter().any(|unit| match name.split_once('/') {
                None => unit.id == **name,
                Some((id, standard)) => unit.id == id && unit.standards.iter().any(|file| file.id == standard),
            })
        };
        self.0.iter().find(|name| !known(name)).map(String::as_str)
    }
}
