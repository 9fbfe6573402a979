//! Nothing is lost in reading: what was read, printed as canonical YAML and read again, is the same.

mod support;

use std::fs;
use std::path::PathBuf;

use maklumat::diagnostic::{Diagnostics, Severity};
use maklumat::model::{Agency, Standard, Unit};
use maklumat::source::Sources;
use maklumat::yaml::{self, Node};
use serde::Serialize;

/// Prints something and reads it again.
fn again<T>(printed: &impl Serialize, read: impl FnOnce(&Node, &mut Diagnostics) -> T) -> (String, T) {
    let printed = serde_yaml::to_string(printed).unwrap();
    let mut sources = Sources::default();
    let source = sources.add_read("printed.yaml", printed.clone());
    let mut diagnostics = Diagnostics::default();
    let node = yaml::parse(source, &sources, &mut diagnostics);
    let value = read(&node, &mut diagnostics);
    let errors: Vec<_> = diagnostics.iter().filter(|found| found.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:?}\n{printed}");
    (printed, value)
}

#[test]
fn every_file_is_printed_and_read_again_without_loss() {
    let mut folders: Vec<(PathBuf, Option<tempfile::TempDir>)> = vec![(support::root(), None)];
    let corpus = fs::read_dir(support::root().join("tests/corpus")).unwrap();
    folders.extend(corpus.map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).map(|path| (path, None)));
    for (_, project) in support::shapes() {
        folders.push((project.path().to_owned(), Some(project)));
    }
    let (mut standards, mut others) = (0, 0);
    for (folder, _) in &folders {
        let (project, _) = support::check(folder);
        let regulation = project.agency.regulation;
        let (printed, agency) = again(&project.agency, Agency::read);
        let same = agency.facts == project.agency.facts && agency.defaults == project.agency.defaults;
        assert!(same, "{}: agency\n{printed}", folder.display());
        for office in &support::offices(&project) {
            let (printed, unit) = again(&office.unit, |node, found| Unit::read(node, regulation, found));
            let same = unit.facts == office.unit.facts && unit.defaults == office.unit.defaults;
            assert!(same, "{}: {}\n{printed}", folder.display(), office.id);
            others += 1;
            for standard in &office.standards {
                let read = |node: &Node, found: &mut Diagnostics| Standard::read("x", node, regulation, found);
                let (printed, again) = again(standard, read);
                let again = again.expect("a mapping");
                let same = again.facts == standard.facts && again.variants == standard.variants;
                assert!(
                    same && again.components == standard.components,
                    "{}: {}\n{printed}",
                    folder.display(),
                    standard.id
                );
                standards += 1;
            }
        }
    }
    assert!(standards > 65 && others > 50, "only {standards} standards of {others} units were read");
}
