//! The YAML test suite (<https://github.com/yaml/yaml-test-suite>, ccfa74e, MIT: `yaml-suite/LICENSE`): what it calls
//! valid is read without a word, but for forms that are refused by choice, and what it calls invalid is reported.
//!
//! `yaml-suite/cases.jsonl` has a case a line, in the order of the suite: a file of several has `ID-0`, `ID-1`, …; the
//! signs by which the suite shows tabs, blanks and ends of lines are replaced by what they stand for.

use std::collections::{BTreeMap, BTreeSet};

use maklumat::diagnostic::Diagnostics;
use maklumat::locale::Language;
use maklumat::source::Sources;
use maklumat::yaml;
use serde::Deserialize;

#[derive(Deserialize)]
struct Case {
    id: String,
    name: String,
    valid: bool,
    yaml: String,
}

/// What is refused or warned of by choice, and in which valid cases.
const CHOSEN: [(&str, &str); 8] = [
    // A key is a word that people read; lists, mappings and nothing are none.
    (
        "a key must be text",
        "2JQS 4FJ6 6BFJ 6M2F 6PBE 9MMW CFD4 DFF7 FH7J FRK4 KK5P LX3P M2N8-0 M2N8-1 M5DY NHX8 NKF9 PW8X Q9WF RZP5 S3PD \
         SBG9 SM9W-1 UKK6-0 V9D5 WZ62 X38W XW4D",
    ),
    ("there is no key before this colon", "UKK6-1"),
    // A file is one standard.
    (
        "this file holds more than one YAML document",
        "35KP 5TYM 6WLZ 6XDY 6ZKB 7Z25 9DXL 9KAX 9WXW JHB9 KSS4 L383 M7A3 NKF9 PUW8 RZT7 U9NS UT92 W4TN",
    ),
    // Likely a part of the text, as in `Loket #2`.
    ("the text from `#` on is not read", "DC7X"),
    ("this line is indented with a tab", "DK95-0 HS5T T5N4 UV7Q"),
    // Likely a text: the word before the colon is no key of a standard.
    ("this text holds `: `, which in YAML divides a key from its value", "AZW3 J7PZ JQ4R JR7V V9D5"),
    // Likely a list that was pasted.
    ("this line becomes one sentence with the line above", "7T8X AB8U"),
    // The suite itself skips this one, and calls the same with a word for the second number invalid (H7TQ).
    ("this line, which begins with `%`, cannot be read", "ZYU8-2"),
];

fn cases() -> Vec<Case> {
    include_str!("yaml-suite/cases.jsonl").lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The titles of what is found in a text.
fn found(text: &str) -> BTreeSet<String> {
    let mut sources = Sources::default();
    let source = sources.add_read("standar.yaml", text.strip_prefix('\u{FEFF}').unwrap_or(text));
    let mut diagnostics = Diagnostics::default();
    yaml::parse(source, &sources, &mut diagnostics);
    diagnostics.iter().map(|found| found.title.get(Language::English).to_owned()).collect()
}

#[test]
fn valid_cases_are_read_and_invalid_ones_reported() {
    let mut refused: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let cases = cases();
    assert_eq!((cases.len(), cases.iter().filter(|case| case.valid).count()), (406, 312));
    for case in cases {
        let found = found(&case.yaml);
        match case.valid {
            true => {
                for title in found {
                    refused.entry(title).or_default().insert(case.id.clone());
                }
            }
            false => assert!(!found.is_empty(), "{} ({}) is read without a word:\n{}", case.id, case.name, case.yaml),
        }
    }
    let ids = |ids: &str| ids.split_whitespace().map(str::to_owned).collect();
    let chosen = CHOSEN.map(|(title, cases)| (title.to_owned(), ids(cases)));
    assert_eq!(refused, BTreeMap::from(chosen));
}

/// As the suite has it, but not only at the margin.
#[test]
fn what_goes_on_is_indented_further_than_what_holds_it() {
    const NOT_INDENTED: &str = "this line goes on with the text above, but is not indented";
    for text in [
        "a: [x,\ny]\n",
        "a: {b: c,\nd: e}\n",
        "a:\n  b: [x,\n  y]\n",
        "a:\n  b: [[x,\n y]]\n",
        "- [a,\nb]\n",
        "a: \"x\ny\"\n",
        "a: 'x\n\ny'\n",
        "a:\n  b: 'x\n  y'\n",
        "a:\n  - \"x\n  y\"\n",
        "a: \"x\n# y\"\n",
    ] {
        assert_eq!(found(text), BTreeSet::from([NOT_INDENTED.to_owned()]), "{text}");
    }
    for text in [
        "a: [x,\n y]\n",
        "a: [\n  x\n]\n",
        "a: {\n# b\n  b: {\n    c: d\n  }\n}\n",
        "a:\n- [x,\n y]\n",
        "- [a,\n b]\n",
        "a: \"x\n\n y\"\n",
        "[a,\nb]\n",
        "{a: b,\nc: d}\n",
        "\"a\nb\"\n",
    ] {
        assert_eq!(found(text), BTreeSet::new(), "{text}");
    }
}
