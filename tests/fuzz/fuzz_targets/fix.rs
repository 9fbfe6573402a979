//! What `--fix` leaves reads the same apart from the fix: no error is added, and where only spellings of keys were
//! mended, every value is the same.

#![no_main]

#[path = "../project.rs"]
mod project;

use libfuzzer_sys::fuzz_target;
use maklumat::diagnostic::{Diagnostics, Severity};
use maklumat::fix::mend;
use maklumat::project::Project;

fuzz_target!(|bytes: &[u8]| {
    let (project, before) = project::checked(bytes);
    let mended = mend(before.iter(), &project.sources);
    if mended.is_empty() {
        return;
    }
    let texts: Vec<&str> = project
        .sources
        .all()
        .into_iter()
        .map(|(id, source)| mended.iter().find(|mended| mended.source == id).map_or(source.text(), |mended| &mended.text))
        .collect();
    let (again, after) = project::of(texts[2], texts[1], texts[0]);
    let errors = |found: &Diagnostics| found.iter().filter(|found| found.severity == Severity::Error).count();
    assert!(errors(&after) <= errors(&before), "mending made an error");
    // A key that is misspelt is read as the one that is meant.
    let mut edited = before.iter().filter(|found| !found.edits.is_empty());
    if edited.all(|found| found.code.name == "unknown-key") {
        assert_eq!(printed(&project), printed(&again), "mending a key changed what is read");
    }
});

/// All that was read of a project, in canonical YAML.
fn printed(project: &Project) -> Vec<String> {
    let mut texts = Vec::new();
    let mut print = |text: String| texts.push(text);
    print(serde_yaml::to_string(&project.agency).expect("it can be printed"));
    for folder in &project.units {
        let office = project.office(folder, &mut Diagnostics::default());
        print(serde_yaml::to_string(&office.unit).expect("it can be printed"));
        for standard in &office.standards {
            print(serde_yaml::to_string(standard).expect("it can be printed"));
        }
    }
    texts
}
