//! `docs/rules.md` tells every rule from the same source as `explain`; `UPDATE=1` writes it anew.

mod support;

use std::fs;

use maklumat::{regulation, rules};

#[test]
fn the_guide_to_the_rules_is_current() {
    let mut guide = "# Aturan · Rules

Ditulis dari sumber yang sama dengan `maklumat explain`. Written from the same source as `maklumat explain`.

Contoh hanya memuat bagian yang dibicarakan; komponen lain dianggap sudah ditulis di `unit.yaml` atau `agency.yaml`.
Baris `# unit.yaml: …` ditulis di `unit.yaml`; baris `# unit.yaml without: …` berarti kunci itu tidak ada di sana.

*Examples show only what matters; the other components are taken to stand in `unit.yaml` or `agency.yaml`. A line
`# unit.yaml: …` belongs in `unit.yaml`; a line `# unit.yaml without: …` means that the key is not there.*
"
    .to_owned();
    for code in rules::codes() {
        let ground = regulation::cite(code.basis);
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
