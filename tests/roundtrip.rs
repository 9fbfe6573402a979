//! Nothing is lost in reading: what was read, printed as canonical YAML and read again, is the same.

mod support;

use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

use maklumat::diagnostic::{Diagnostics, Severity};
use maklumat::model::{Agency, Standard, Unit};
use maklumat::source::Sources;
use maklumat::yaml::{self, Node, Value};
use proptest::prelude::*;
use serde::Serialize;
use support::tree::{nth, tree};

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

/// Texts that YAML or a reader may take for something else.
const TEXTS: [&str; 30] = [
    "a: b",
    "# a",
    "a #b",
    "- a",
    "'",
    "\"a\"",
    "null",
    "~",
    "yes",
    "012",
    "1.10",
    "2026-02-03",
    "a\nb\n",
    "a\n\n  b",
    "@a",
    "%a",
    "!a",
    "&a",
    "*a",
    "[a",
    "{a}",
    "a\\n",
    "é 字 🙂",
    "Rp30.000",
    "3 hari kerja",
    "gratis",
    "UU 25/2009 tentang A",
    "Senin 08.00-09.00",
    "daring",
    "1 (satu) lembar",
];

/// How a tree is changed in the entry that comes as the n-th.
#[derive(Clone, Debug)]
enum Change {
    Text(usize, &'static str),
    List(usize, &'static str, &'static str),
    Twice(usize),
    Move(usize, usize),
    Drop(usize),
}

fn change() -> impl Strategy<Value = Change> {
    let (at, text) = (0..400_usize, proptest::sample::select(&TEXTS[..]));
    prop_oneof![
        4 => (at.clone(), text.clone()).prop_map(|(at, text)| Change::Text(at, text)),
        2 => (at.clone(), text.clone(), text).prop_map(|(at, one, two)| Change::List(at, one, two)),
        2 => at.clone().prop_map(Change::Twice),
        2 => (at.clone(), at.clone()).prop_map(|(from, to)| Change::Move(from, to)),
        1 => at.prop_map(Change::Drop),
    ]
}

fn apply(tree: &mut Node, change: &Change) {
    let scalar = |span, text: &str| Node { span, value: Value::Scalar(text.to_owned()) };
    match change {
        Change::Text(at, text) => {
            if let Some(entry) = nth(tree, *at) {
                entry.value = scalar(entry.value.span, text);
            }
        }
        Change::List(at, one, two) => {
            if let Some(entry) = nth(tree, *at) {
                let span = entry.value.span;
                entry.value.value = Value::Sequence(vec![scalar(span, one), scalar(span, two)]);
            }
        }
        Change::Twice(at) => {
            if let Some(Value::Sequence(items)) = nth(tree, *at).map(|entry| &mut entry.value.value) {
                items.extend(items.first().cloned());
            }
        }
        Change::Move(from, to) => {
            let taken = nth(tree, *from).map(|entry| entry.value.clone());
            if let (Some(taken), Some(entry)) = (taken, nth(tree, *to)) {
                entry.value = taken;
            }
        }
        Change::Drop(at) => {
            if let Some(Value::Mapping(mapping)) = nth(tree, *at).map(|entry| &mut entry.value.value) {
                mapping.entries.pop();
            }
        }
    }
}

/// The samples as trees.
fn samples() -> Vec<Node> {
    let files = walkdir::WalkDir::new(support::root().join("standards")).sort_by_file_name().into_iter();
    let paths = files.map(|file| file.unwrap().into_path()).filter(|path| {
        path.extension().is_some_and(|end| end == "yaml")
            && !path.ends_with("unit.yaml")
            && !path.ends_with("agency.yaml")
    });
    paths.map(|path| tree("x.yaml", &fs::read_to_string(path).unwrap()).expect("a sample")).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is read of a changed sample, right or wrong, is printed and read again without loss.
    #[test]
    fn what_is_read_of_a_changed_sample_is_printed_without_loss(
        sample in 0..28_usize,
        changes in proptest::collection::vec(change(), 1..6),
    ) {
        static SAMPLES: LazyLock<Vec<Node>> = LazyLock::new(samples);
        let mut tree = SAMPLES[sample % SAMPLES.len()].clone();
        changes.iter().for_each(|change| apply(&mut tree, change));
        let regulation = &maklumat::regulation::ALL[0];
        let mut found = Diagnostics::default();
        let Some(standard) = Standard::read("x", &tree, regulation, &mut found) else { return Ok(()) };
        // What could not be read is a hole, which nothing stands for.
        prop_assume!(found.count(Severity::Error) == 0);
        let read = |node: &Node, found: &mut Diagnostics| Standard::read("x", node, regulation, found);
        let (printed, again) = again(&standard, read);
        let again = again.expect("a mapping");
        prop_assert_eq!(&again.facts, &standard.facts, "{}", printed);
        prop_assert_eq!(&again.components, &standard.components, "{}", printed);
        prop_assert_eq!(&again.variants, &standard.variants, "{}", printed);
    }
}
