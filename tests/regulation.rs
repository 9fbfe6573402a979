//! The regulation as data: every word has one spelling in each language, every citation leads somewhere, and no error
//! rests on what is only remembered.

mod support;

use std::collections::BTreeMap;
use std::fs;

use maklumat::diagnostic::{Basis, Severity};
use maklumat::regulation::{self, Evidence};
use maklumat::rules;
use maklumat::vocabulary::VOCABULARY;

#[test]
fn a_word_has_one_spelling_in_each_language() {
    for table in [&VOCABULARY.keys, &VOCABULARY.keywords] {
        let mut indonesian: BTreeMap<&str, &str> = BTreeMap::new();
        for (en, id) in table.pairs() {
            assert_eq!(indonesian.insert(id, en), None, "`{id}` is the spelling of two words");
            assert_eq!((table.canonical(en), table.canonical(id)), (Some(en), Some(en)));
        }
    }
}

#[test]
fn every_ground_is_among_the_laws_and_instruments() {
    for code in rules::codes() {
        match code.basis {
            Basis::Form => assert!(regulation::cite(code.basis).unwrap().en.contains("no law")),
            Basis::Legal(place) => {
                assert!(
                    regulation::evidence(code.basis).is_some(),
                    "{} rests on {place}, which is not there",
                    code.name
                );
            }
            _ => assert!(regulation::cite(code.basis).is_some(), "{} has no ground", code.name),
        }
    }
}

#[test]
fn no_error_rests_on_what_is_only_remembered() {
    let mut legal = 0;
    for folder in ["tests/corpus", "tests/cases"] {
        for project in fs::read_dir(support::root().join(folder))
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.is_dir())
        {
            let projects: Vec<_> = if project.join("standards").is_dir() {
                vec![support::check(&project).1]
            } else {
                let files = fs::read_dir(&project).unwrap().map(|entry| entry.unwrap().path());
                let files = files.filter(|path| path.extension().is_some_and(|end| end == "yaml"));
                files.map(|path| support::check(support::base(&fs::read_to_string(path).unwrap()).path()).1).collect()
            };
            for found in projects.into_iter().flatten().filter(|found| found.severity == Severity::Error) {
                if matches!(found.code.basis, Basis::Legal(_)) {
                    legal += 1;
                    assert_ne!(regulation::evidence(found.code.basis), Some(Evidence::Memory), "{}", found.code.name);
                }
            }
        }
    }
    assert!(legal > 5, "only {legal} errors have a legal ground");
}
