//! Findings name keys as the file spells them, in whichever language they are told.

mod support;

use std::collections::BTreeSet;
use std::fs;

use maklumat::diagnostic::Diagnostic;
use maklumat::locale::{Language, Text};
use maklumat::project::Project;
use maklumat::vocabulary::VOCABULARY;

const UNIT: &str = "nama: Kelurahan\nalamat: Jalan\npimpinan: Lurah\nditinjau: 2026-02-03\n";

/// What is found in a standard of a unit whose other files are Indonesian.
fn found(standard: &str) -> (Project, Vec<Diagnostic>) {
    let files = [("agency.yaml", "nama: Kota Contoh\n"), ("k/unit.yaml", UNIT), ("k/surat.yaml", standard)];
    let project = Project::of_texts(files);
    let found = maklumat::rules::check_project(&project, &Default::default(), support::TODAY);
    let found = found.into_iter().collect();
    (project, found)
}

/// The help and the edit of the finding of a kind.
fn cure(standard: &str, rule: &str) -> (Text, Option<String>) {
    let (_, found) = found(standard);
    let found = found.into_iter().find(|found| found.code.name == rule).unwrap_or_else(|| panic!("no {rule}"));
    (found.help.unwrap_or_default(), found.edits.into_iter().next().map(|edit| edit.text))
}

#[test]
fn a_key_is_spelt_as_in_its_file() {
    let indonesian = "nama: Surat\npersyaratan: KTP\nproduk: Surat\ndasar hukm: [UU 25/2009]\n";
    let (help, edit) = cure(indonesian, "unknown-key");
    assert_eq!((help.en.as_str(), edit.as_deref()), ("did you mean `dasar hukum`?", Some("dasar hukum")));
    let english = "name: Surat\nrequirements: KTP\nproduct: Surat\nlegal_bases: [UU 25/2009]\n";
    let (help, edit) = cure(english, "unknown-key");
    assert_eq!((help.id.as_str(), edit.as_deref()), ("mungkin maksud Anda `legal_basis`", Some("legal_basis")));
}

#[test]
fn a_mixed_file_is_in_the_language_of_most_of_its_keys() {
    let (_, edit) = cure("nama: Surat\nproduct: Surat\nbiaya: gratis\nwaktoe: 1 hari kerja\n", "unknown-key");
    assert_eq!(edit.as_deref(), Some("waktu"));
    let (_, edit) = cure("name: Surat\nproduct: Surat\nbiaya: gratis\nwaktoe: 1 hari kerja\n", "unknown-key");
    assert_eq!(edit.as_deref(), Some("time"));
}

#[test]
fn no_english_key_is_written_into_an_indonesian_file() {
    let complaints = "nama: Surat\nproduk: Surat\npengaduan:\n  - {HP: 0812-0000-0001}\n  - kotak saran\n";
    let (help, edit) = cure(complaints, "unknown-key");
    assert_eq!(edit.as_deref(), Some("telepon"), "{help:?}");
    assert!(help.en.contains("`telepon`") && help.id.contains("`telepon`"), "{help:?}");
}

#[test]
fn a_file_without_telling_keys_is_in_the_language_of_the_government() {
    let (help, _) = cure("status: konsep\n", "missing-key");
    assert_eq!(help.en, "add `nama: …`");
}

#[test]
fn a_word_of_the_author_stays_as_it_is() {
    let (_, found) = found("nama: Surat\nproduk: Surat\nphone: 0800-0000-0001\n");
    let unknown = found.iter().find(|found| found.code.name == "unknown-key").unwrap();
    assert!(unknown.title.en.contains("`phone`") && unknown.title.id.contains("`phone`"), "{:?}", unknown.title);
}

#[test]
fn an_unknown_key_is_answered_with_five_at_most() {
    let (help, _) = cure("nama: Surat\nproduk: Surat\ntata cara pelaksanaan: ya\n", "unknown-key");
    assert_eq!(help.id.matches('`').count(), 10, "{}", help.id);
    // Those that share a word stand first.
    let (help, _) = cure("nama: Surat\nproduk: Surat\njam buka pelayanan: 08.00\n", "unknown-key");
    let first = help.id.split('`').nth(1).unwrap();
    assert_eq!(first, "jam layanan", "{}", help.id);
    let (help, _) =
        cure("nama: Surat\nproduk: Surat\nprosedur: [3]\nbiaya: [gratis, ya]\nwaktu: [{x: y}]\n", "unknown-key");
    assert!(help.id.matches('`').count() <= 14, "{}", help.id);
}

/// What stands in backquotes in one language takes the place of what stands in the other: where keys are named, both must
/// name the same ones in the same order.
#[test]
fn messages_name_the_same_keys_in_both_languages_in_the_same_order() {
    let key = |piece: &str| {
        let word = piece.split([':', '{']).next().unwrap_or_default().trim();
        VOCABULARY.keys.canonical(word).or_else(|| VOCABULARY.keywords.canonical(word))
    };
    let mut wrong = BTreeSet::new();
    for entry in walkdir::WalkDir::new(support::root().join("src")).into_iter().map(|entry| entry.unwrap()) {
        if entry.path().extension().is_none_or(|extension| extension != "rs") {
            continue;
        }
        let text = fs::read_to_string(entry.path()).unwrap();
        for message in text.split("text!(").skip(1).filter_map(both) {
            let (id, en): (Vec<&str>, Vec<&str>) = (message.0.split('`').collect(), message.1.split('`').collect());
            let keys =
                |pieces: &[&str]| -> Vec<_> { pieces.iter().skip(1).step_by(2).map(|piece| key(piece)).collect() };
            let (own, other) = (keys(&id), keys(&en));
            let names_some = own.iter().chain(&other).any(Option::is_some);
            if names_some && own != other {
                wrong.insert(format!("{}: {:?}", entry.path().display(), message));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The two sentences of a message: what follows `text!(` in a source.
fn both(source: &str) -> Option<(&str, &str)> {
    let literal = |from: &'static str| -> Option<&str> {
        let start = source.find(from)? + from.len();
        let rest = &source[start..];
        let mut before = ' ';
        let end = rest.find(|letter| {
            let ends = letter == '"' && before != '\\';
            before = letter;
            ends
        })?;
        Some(&rest[..end])
    };
    source.trim_start().starts_with("id: \"").then_some(())?;
    Some((literal("id: \"")?, literal("en: \"")?))
}

#[test]
fn a_finding_is_told_in_the_keys_of_an_english_file() {
    let (project, found) = found("name: Surat\nrequirements: KTP\nreviewed: 2026-02-03\n");
    let told = support::told(&project, &found, Language::Indonesian);
    assert!(told.contains("tambahkan `product:`") && !told.contains("`produk:`"), "{told}");
}
