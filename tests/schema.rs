//! The schemas and the readers agree: what one takes for well formed, the other does.

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use jsonschema::Validator;
use maklumat::diagnostic::Diagnostics;
use maklumat::locale::Language;
use maklumat::model::{Agency, Draft, Schemas, Standard, Unit};
use maklumat::regulation;
use maklumat::yaml::{Node, Value};
use serde_json::Value as Json;
use support::tree::{nth, tree};

/// Defects of form, which a schema can tell. Sorts of items and groups are counted by the readers alone.
const OF_FORM: [&str; 4] = ["unknown-key", "missing-key", "wrong-type", "empty-value"];

fn json(node: &Node) -> Json {
    match &node.value {
        Value::Lost | Value::Null => Json::Null,
        Value::Scalar(text) => text.as_str().into(),
        Value::Sequence(items) => items.iter().map(json).collect(),
        Value::Mapping(mapping) => {
            mapping.entries.iter().map(|entry| (entry.key.written.clone(), json(&entry.value))).collect()
        }
    }
}

/// What the reader of a kind of file says, and what the schema says.
fn verdicts(name: &str, node: &Node, schemas: &[(&str, Validator)]) -> (Vec<String>, Vec<String>) {
    let regulation = &regulation::ALL[0];
    let mut diagnostics = Diagnostics::default();
    let kind = match name {
        "agency.yaml" => {
            Agency::read(node, &mut diagnostics);
            "agency"
        }
        "unit.yaml" => {
            Unit::read(node, regulation, &mut diagnostics);
            "unit"
        }
        _ => {
            Standard::read("x", node, regulation, &mut diagnostics);
            "standard"
        }
    };
    let found = diagnostics.iter().filter(|found| OF_FORM.contains(&found.code.name));
    let found = found.map(|found| format!("{}: {}", found.code.name, found.title.en)).collect();
    let validator = &schemas.iter().find(|(name, _)| *name == kind).expect("three kinds").1;
    let instance = json(node);
    let errors = validator.iter_errors(&instance).map(|error| format!("{} at {}", error, error.instance_path()));
    (found, errors.map(|error| error.chars().take(300).collect()).collect())
}

fn schemas(draft: Draft) -> Vec<(&'static str, Validator)> {
    let regulation = &regulation::ALL[0];
    let new = || Schemas::new(draft, Language::Indonesian);
    let all = [
        ("agency", Agency::schema(regulation, new())),
        ("unit", Unit::schema(regulation, new())),
        ("standard", Standard::schema(regulation, new())),
    ];
    all.map(|(name, schema)| (name, jsonschema::validator_for(&schema).expect("a schema"))).into()
}

fn yaml_files(folder: &Path) -> Vec<PathBuf> {
    let files = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().map(|entry| entry.unwrap().into_path());
    files.filter(|path| path.extension().is_some_and(|end| end == "yaml")).collect()
}

#[test]
fn schemas_and_readers_agree_on_every_sample_and_case() {
    for draft in [Draft::Seven, Draft::Year2020] {
        let schemas = schemas(draft);
        let (mut sound, mut faulty, mut wrong) = (0, 0, Vec::new());
        for folder in ["standards", "tests/cases", "tests/shapes", "tests/corpus"] {
            for path in yaml_files(&support::root().join(folder)) {
                let name = path.file_name().unwrap().to_str().unwrap();
                let Some(node) = tree(name, &fs::read_to_string(&path).unwrap()) else { continue };
                let (found, errors) = verdicts(name, &node, &schemas);
                if found.is_empty() {
                    sound += 1
                } else {
                    faulty += 1
                }
                if found.is_empty() != errors.is_empty() {
                    wrong.push(format!("{}\n  reader: {found:?}\n  schema: {errors:?}", path.display()));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        assert!(sound > 150 && faulty >= 5, "{sound} sound and {faulty} faulty files are too few");
    }
}

#[test]
fn schemas_and_readers_agree_wherever_a_key_or_a_value_is_spoilt() {
    let schemas = schemas(Draft::Seven);
    let (mut spoilt, mut wrong) = (0, Vec::new());
    for path in yaml_files(&support::root().join("standards")) {
        let name = path.file_name().unwrap().to_str().unwrap();
        let whole = tree(name, &fs::read_to_string(&path).unwrap()).expect("a sample");
        for index in 0.. {
            let mut misspelt = whole.clone();
            let Some(entry) = nth(&mut misspelt, index) else { break };
            let key = std::mem::replace(&mut entry.key.written, "qqqqqq".to_owned());
            entry.key.name = None;
            let mut emptied = whole.clone();
            nth(&mut emptied, index).expect("as above").value.value = Value::Null;
            let mut listed = whole.clone();
            let value = &mut nth(&mut listed, index).expect("as above").value;
            value.value = Value::Sequence(vec![Node { span: value.span, value: Value::Sequence(vec![value.clone()]) }]);
            let mut keyless = whole.clone();
            nth(&mut keyless, index).expect("as above").value.value = Value::Mapping(Default::default());
            let ways =
                [("misspelt", misspelt), ("emptied", emptied), ("listed twice", listed), ("without keys", keyless)];
            for (how, node) in ways {
                spoilt += 1;
                let (found, errors) = verdicts(name, &node, &schemas);
                if found.is_empty() != errors.is_empty() {
                    wrong.push(format!("{}: {key} {how}\n  reader: {found:?}\n  schema: {errors:?}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {spoilt}\n{}", wrong.len(), wrong[..wrong.len().min(8)].join("\n"));
    assert!(spoilt > 5_000, "only {spoilt} were tried");
}

#[test]
fn both_spellings_are_taken_but_not_together() {
    let schemas = schemas(Draft::Seven);
    let standard = &schemas[2].1;
    let is_valid = |text: &str| standard.is_valid(&serde_json::from_str(text).unwrap());
    assert!(is_valid(r#"{"nama": "Surat", "biaya": "gratis"}"#));
    assert!(is_valid(r#"{"name": "Surat", "cost": {"amount": 30000}}"#));
    assert!(is_valid(r#"{"Nama": "Surat", "Jam_Layanan": {"Senin-Kamis": "08.00-15.00"}}"#));
    assert!(!is_valid(r#"{"nama": "Surat", "biaya": "gratis", "cost": "free"}"#));
    assert!(!is_valid(r#"{"nama": "Surat", "status": "conoth"}"#));
    assert!(!is_valid(r#"{"biaya": "gratis"}"#));
}
