//! Real standards, restated with their faults: each rule finds what a person wrote down from the text, and nothing else.
//! Faults whose rule does not exist yet are not counted.

mod support;

use std::fs;

use maklumat::diagnostic::{Basis, Diagnostic};
use maklumat::project::Project;
use maklumat::rules;

const TABLE: &str = "# Real standards with their faults

Each folder restates a real text, with no office or person named. `expected.yaml` was written by hand from the text, before
the rules ran over it; the entries of `missing-start` came with that rule. What lies beyond the excerpt is `cut`, filled neutrally and not counted.

| case | faults with a rule | found | missed | false alarms |
|---|---|---|---|---|
";

#[derive(serde::Deserialize)]
struct Expected {
    #[serde(default)]
    findings: Vec<Finding>,
}

#[derive(serde::Deserialize)]
struct Finding {
    rule: String,
    file: String,
    line: String,
    says: Option<String>,
}

fn place(project: &Project, diagnostic: &Diagnostic) -> (String, String) {
    let source = project.sources.get(diagnostic.span.source);
    let line = project.sources.ends(diagnostic.span).0.line;
    let (_, file) = source.path.rsplit_once("standards/").expect("every file stands under standards/");
    (format!("standards/{file}"), source.text().lines().nth(line - 1).unwrap_or_default().trim().to_owned())
}

#[test]
fn the_rules_find_what_a_person_found() {
    let known: Vec<&str> = rules::ALL.iter().map(|rule| rule.code.name).collect();
    let (mut hits, mut wrong) = (0, Vec::new());
    let mut table = TABLE.to_owned();
    let mut cases: Vec<_> =
        fs::read_dir(support::root().join("tests/corpus")).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.retain(|path| path.is_dir());
    cases.sort();
    for case in cases {
        let name = case.file_name().unwrap().to_string_lossy().into_owned();
        let expected: Expected =
            serde_yaml::from_str(&fs::read_to_string(case.join("expected.yaml")).unwrap()).unwrap();
        for finding in &expected.findings {
            let rule = finding.rule.as_str();
            assert!(known.contains(&rule), "{name}: there is no rule {rule}");
        }
        let (project, diagnostics) = support::check(&case);
        for diagnostic in diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.code.basis == Basis::Form && diagnostic.severity.name() == "error")
        {
            if !known.contains(&diagnostic.code.name) {
                wrong.push(format!("{name}: not readable: {:?} {}", place(&project, diagnostic), diagnostic.title.en));
            }
        }
        let before = hits;
        let counted = expected.findings.iter().filter(|finding| known.contains(&finding.rule.as_str())).count();
        let mut found: Vec<&Diagnostic> =
            diagnostics.iter().filter(|diagnostic| known.contains(&diagnostic.code.name)).collect();
        for finding in expected.findings.iter().filter(|finding| known.contains(&finding.rule.as_str())) {
            let at = found.iter().position(|diagnostic| {
                let (file, line) = place(&project, diagnostic);
                let says = finding.says.as_ref().is_none_or(|says| diagnostic.title.id.contains(says.as_str()));
                diagnostic.code.name == finding.rule && file == finding.file && line == finding.line && says
            });
            match at {
                Some(at) => {
                    found.remove(at);
                    hits += 1;
                }
                None => wrong.push(format!("{name}: missed {} at `{}`", finding.rule, finding.line)),
            }
        }
        let (case_hits, false_alarms) = (hits - before, found.len());
        table.push_str(&format!("| {name} | {counted} | {case_hits} | {} | {false_alarms} |\n", counted - case_hits));
        wrong.extend(found.iter().map(|diagnostic| {
            format!("{name}: false alarm {} {:?}", diagnostic.code.name, place(&project, diagnostic))
        }));
    }
    println!("{hits} hits, {} misses and false alarms", wrong.len());
    let path = support::root().join("tests/corpus/README.md");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &table).unwrap();
    }
    assert_eq!(fs::read_to_string(path).unwrap_or_default(), table, "the table is old: UPDATE=1 writes it anew");
    let readme = fs::read_to_string(support::root().join("README.md")).unwrap();
    assert!(readme.contains(&format!("{hits} faults")), "the README should say {hits}");
    assert!(wrong.is_empty(), "{hits} hits, but:\n{}", wrong.join("\n"));
}
