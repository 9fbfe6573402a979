//! What machines read: each page, the catalogues, the text for the national portal.

mod support;

use std::fs;
use std::path::Path;

use serde_json::Value;

fn json(path: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(path).unwrap())
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn the_catalogue_follows_its_schema_and_holds_every_service() {
    let out = support::samples(&["--document", "data"]);
    let catalogue = json(&out.path().join("catalogue.json"));
    let schema = json(&support::root().join("docs/catalogue.schema.json"));
    let validator = jsonschema::validator_for(&schema).unwrap();
    let wrong: Vec<String> = validator.iter_errors(&catalogue).map(|error| error.to_string()).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    let services = catalogue["services"].as_array().unwrap();
    let files =
        fs::read_dir(out.path().join("sippn")).unwrap().map(|unit| fs::read_dir(unit.unwrap().path()).unwrap().count());
    assert_eq!(services.len(), files.sum::<usize>());
    let of = |id: &str| services.iter().find(|service| service["id"] == id).unwrap();
    let driving = of("mal-pelayanan-publik/sim");
    let fee = |label: &str| {
        let costs = driving["costs"].as_array().unwrap();
        costs.iter().find(|cost| cost["label"] == label).unwrap_or_else(|| panic!("no {label}"))["to"].as_u64()
    };
    assert_eq!((fee("SIM C, Baru"), fee("SIM C, Perpanjangan")), (Some(100_000), Some(75_000)));
    let times = driving["times"].as_array().unwrap();
    assert!(times.iter().any(|time| time["duration"] == "PT2H" && time["variants"][0] == "baru"), "{times:?}");
    assert_eq!(of("kelurahan-mekarsari/domisili")["costs"][0]["to"], 0);
}

#[test]
fn every_page_says_what_it_is_in_the_words_of_schema_org() {
    let out = support::samples(&["--document", "site"]);
    let known = json(&support::root().join("tests/vocabulary/schema-org.json"));
    let mut pages = 0;
    for entry in walkdir::WalkDir::new(out.path()).into_iter().map(|entry| entry.unwrap()) {
        let name = entry.file_name().to_string_lossy().into_owned();
        if !name.ends_with(".html") || name == "index.html" {
            continue;
        }
        let page = fs::read_to_string(entry.path()).unwrap();
        let data =
            page.split("<script type=\"application/ld+json\">").nth(1).expect("a page tells machines what it is");
        let data: Value = serde_json::from_str(data.split("</script>").next().unwrap()).unwrap();
        assert_eq!(data["@type"], "GovernmentService");
        let mut wrong = Vec::new();
        terms(&data, &known, &mut wrong);
        assert!(wrong.is_empty(), "{name}: {wrong:?}");
        pages += 1;
    }
    assert!(pages >= 28, "{pages}");
}

/// Every type is known, and each of its properties is one that it has.
fn terms(value: &Value, known: &Value, wrong: &mut Vec<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| terms(item, known, wrong)),
        Value::Object(map) => {
            let kind = map["@type"].as_str().unwrap_or_default();
            let properties = known[kind].as_array().map(Vec::as_slice).unwrap_or_default();
            for (key, value) in map {
                if !key.starts_with('@') && !properties.iter().any(|property| property == key) {
                    wrong.push(format!("{kind} has no {key}"));
                }
                terms(value, known, wrong);
            }
        }
        _ => {}
    }
}

/// What the shapes of CPSV-AP 3.2 ask of each class: the properties that must be there, and those that may be there once.
const SHAPES: [(&str, &[&str], &[&str]); 8] = [
    (
        "cpsv:PublicService",
        &["dct:identifier", "dct:title", "dct:description", "cv:hasCompetentAuthority"],
        &["dct:identifier", "cv:processingTime"],
    ),
    ("cv:PublicOrganisation", &["skos:prefLabel", "dct:spatial"], &[]),
    ("cv:Channel", &["dct:identifier"], &["dct:identifier", "cv:processingTime"]),
    ("cv:Cost", &["dct:identifier"], &["dct:identifier", "cv:hasValue", "cv:currency"]),
    ("cv:Output", &["dct:identifier", "dct:title"], &["dct:identifier"]),
    ("cv:Evidence", &["dct:identifier", "dct:title"], &["dct:identifier"]),
    ("cv:Event", &["dct:identifier", "dct:title"], &["dct:identifier"]),
    ("eli:LegalResource", &[], &[]),
];

#[test]
fn the_linked_catalogue_has_the_shapes_of_cpsv_ap() {
    let out = support::samples(&["--document", "data"]);
    let catalogue = json(&out.path().join("catalogue.jsonld"));
    let nodes = catalogue["@graph"].as_array().unwrap();
    let ids: std::collections::BTreeSet<&str> = nodes.iter().map(|node| node["@id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), nodes.len(), "each node stands once");
    let mut met = std::collections::BTreeSet::new();
    for node in nodes {
        let kinds: Vec<&str> = match &node["@type"] {
            Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
            kind => kind.as_str().into_iter().collect(),
        };
        let (class, must, once) =
            SHAPES.iter().find(|(class, ..)| kinds.contains(class)).unwrap_or_else(|| panic!("{kinds:?}"));
        met.insert(*class);
        for key in *must {
            assert!(!node[key].is_null() && node[key] != Value::Array(Vec::new()), "{class} lacks {key}: {node}");
        }
        for key in *once {
            assert!(!node[key].is_array(), "{class} has several {key}: {node}");
        }
        for (key, value) in node.as_object().unwrap() {
            assert!(
                key.starts_with('@') || catalogue["@context"].get(key.split(':').next().unwrap()).is_some(),
                "{key}"
            );
            let refers = |value: &Value| value.as_object().is_some_and(|map| map.len() == 1 && map.contains_key("@id"));
            let all = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
            for reference in all.iter().filter(|value| refers(value)) {
                assert!(ids.contains(reference["@id"].as_str().unwrap()), "{reference} leads nowhere");
            }
        }
    }
    assert_eq!(met.len(), SHAPES.len(), "every class is met: {met:?}");
}

#[test]
fn the_text_for_the_portal_has_one_item_a_line_and_no_numbers_of_its_own() {
    let out = support::samples(&["--document", "data"]);
    let text = fs::read_to_string(out.path().join("sippn/mal-pelayanan-publik/sim.txt")).unwrap();
    let blocks: Vec<&str> = text.split("\n\n").collect();
    assert_eq!(blocks.len(), 8, "name, decree and six components: {text}");
    assert!(blocks[2].starts_with("Persyaratan\nKTP-el, asli dan fotokopi 1 lembar, jika warga negara Indonesia\n"));
    assert!(blocks[5].contains("\nSIM C: Baru Rp100.000; Perpanjangan Rp75.000\n"), "{}", blocks[5]);
    let number = |line: &str| {
        let head = line.split(' ').next().unwrap_or_default();
        head.strip_suffix(['.', ')']).is_some_and(|head| head.parse::<u32>().is_ok())
    };
    for entry in walkdir::WalkDir::new(out.path().join("sippn")).into_iter().map(|entry| entry.unwrap()) {
        if entry.file_type().is_file() {
            let text = fs::read_to_string(entry.path()).unwrap();
            let odd =
                text.lines().find(|line| number(line) || line.contains(['|', '\t']) || line.starts_with(['-', '•']));
            assert_eq!(odd, None, "{}", entry.path().display());
        }
    }
}
