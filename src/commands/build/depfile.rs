//! What each output comes from, for `make`, `ninja` and other programs that build.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::build::UnitParts;
use crate::manifest::Manifest;
use crate::project::Project;
use crate::source::shown;
use crate::templates::Templates;

/// JSON if the name of the file says so, else rules of `make`: outputs that come from the same files share one.
pub fn render(
    file: &Path,
    project: &Project,
    templates: &Templates,
    parts: &[UnitParts],
    manifest: &Manifest,
    out: &Path,
) -> String {
    let templates: Vec<String> = templates.own().map(|(_, shown, _)| shown.to_owned()).collect();
    let read = project.sources.all().into_iter().filter(|(_, source)| source.place.is_file());
    let read = read.map(|(id, _)| project.path(id));
    let named = |unit: &UnitParts| -> Vec<String> {
        let of_standards = unit.standards.iter().flat_map(|standard| &standard.inputs);
        unit.inputs.iter().chain(of_standards).filter(|input| !input.ends_with('/')).cloned().collect()
    };
    let pictures = parts.iter().flat_map(named);
    let all: BTreeSet<String> = read.chain(pictures).collect();
    let mut groups: BTreeMap<&[String], Vec<String>> = BTreeMap::new();
    for (path, output) in manifest.files() {
        groups.entry(&output.inputs).or_default().push(shown(&out.join(path)));
    }
    let files = |inputs: &[String]| -> Vec<String> {
        let mut files = BTreeSet::new();
        for input in inputs {
            match input.strip_suffix('/') {
                Some("../templates") => files.extend(templates.iter().cloned()),
                Some(folder) => {
                    let prefix = if folder == "." { "" } else { input };
                    let inside = all.iter().filter(|path| path.starts_with(prefix));
                    files.extend(inside.map(|path| shown(&project.folder.join(path))));
                    if folder == "." {
                        files.extend(templates.iter().cloned());
                    }
                }
                None => drop(files.insert(shown(&project.folder.join(input)))),
            }
        }
        files.into_iter().collect()
    };
    if file.extension().is_some_and(|end| end == "json") {
        let rules: Vec<_> = groups
            .iter()
            .map(|(inputs, outputs)| serde_json::json!({ "outputs": outputs, "inputs": files(inputs) }))
            .collect();
        return serde_json::to_string_pretty(&rules).expect("a value can be written") + "\n";
    }
    let escaped = |paths: &[String]| {
        let escape = |path: &String| path.replace('$', "$$").replace('#', "\\#").replace(' ', "\\ ");
        paths.iter().map(escape).collect::<Vec<_>>().join(" ")
    };
    groups.iter().map(|(inputs, outputs)| format!("{}: {}\n", escaped(outputs), escaped(&files(inputs)))).collect()
}
