//! The examples of the README are true.

mod support;

use std::fs;

use maklumat::locale::Language;

fn block<'t>(text: &'t str, kind: &str) -> &'t str {
    let start = text.find(&format!("```{kind}\n")).expect("the block is there") + kind.len() + 4;
    &text[start..start + text[start..].find("```").expect("the block ends")]
}

#[test]
fn the_standard_gives_the_diagnostic() {
    let readme = fs::read_to_string(support::root().join("README.md")).unwrap();
    let folder = support::base(block(&readme, "yaml"));
    let (project, diagnostics) = support::check(folder.path());
    assert_eq!(support::told(&project, &diagnostics, Language::Indonesian), block(&readme, "text"));
    assert!(readme.lines().count() <= 150);
}

#[test]
fn the_smallest_project_is_complete() {
    let readme = fs::read_to_string(support::root().join("README.md")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    for block in readme.split("```yaml\n# standards/").skip(1) {
        let (path, rest) = block.split_once('\n').unwrap();
        let path = folder.path().join("standards").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, rest.split("```").next().unwrap()).unwrap();
    }
    let (project, found) = support::check(folder.path());
    assert!(found.is_empty(), "{}", support::told(&project, &found, Language::Indonesian));
    support::print(&project, "kecamatan", "surat-pindah", Language::Indonesian);
}
