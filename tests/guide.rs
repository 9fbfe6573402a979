//! `docs/rules.md` tells every rule from the same source as `explain`; `UPDATE=1` writes it anew.

mod support;

use std::fs;

use maklumat::diagnostic::Basis;
use maklumat::{regulation, rules};

#[test]
fn the_guide_to_the_rules_is_current() {
    let mut guide = "# Aturan · Rules

Ditulis dari sumber yang sama dengan `maklumat explain`. Written from the same source as `maklumat explain`.
"
    .to_owned();
    for code in rules::codes() {
        let ground = match code.basis {
            Basis::Legal(_) | Basis::Assessor(_) | Basis::Contradiction => regulation::cite(code.basis),
            Basis::Form => None,
        };
        guide.push_str(&format!("\n## {}\n\n{}\n\n*{}*\n", code.name, code.doc.id, code.doc.en));
        guide.extend(ground.map(|ground| format!("\n{} · *{}*\n", ground.id, ground.en)));
        if let Some(rule) = rules::ALL.iter().find(|rule| rule.code.name == code.name) {
            guide.push_str(&format!(
                "\nSalah · *wrong*\n\n```yaml\n{}```\n\nBenar · *right*\n\n```yaml\n{}```\n",
                rule.wrong, rule.right
            ));
        }
    }
    let path = support::root().join("docs/rules.md");
    if std::env::var_os("UPDATE").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, &guide).unwrap();
    }
    assert!(fs::read_to_string(path).unwrap_or_default() == guide, "docs/rules.md is old: UPDATE=1 writes it anew");
}
