//! Who may know whom, and who may touch the world: as ARCHITECTURE.md says.

mod support;

use std::fs;

/// A module, and what it must not use.
const FORBIDDEN: &[(&str, &[&str])] = &[
    ("source", &["crate::"]),
    ("locale", &["crate::model", "crate::yaml", "crate::diagnostic", "crate::vocabulary"]),
    ("diagnostic", &["crate::yaml", "crate::model", "crate::rules", "crate::vocabulary"]),
    ("vocabulary", &["crate::yaml", "crate::model", "crate::diagnostic"]),
    ("yaml", &["crate::model", "crate::regulation", "crate::rules"]),
    ("regulation", &["crate::model", "crate::yaml", "crate::rules"]),
    ("model", &["crate::rules", "crate::project", "crate::view", "crate::output"]),
    ("rules", &["crate::yaml::", "crate::output", "crate::commands", "std::fs"]),
    ("view", &["crate::yaml", "crate::output", "crate::commands", "std::fs"]),
    ("output", &["crate::rules", "crate::project", "crate::model", "std::fs", "std::time"]),
];

fn sources() -> Vec<(String, String)> {
    let folder = support::root().join("src");
    let files = walkdir::WalkDir::new(&folder).sort_by_file_name().into_iter().map(|entry| entry.unwrap());
    let files = files.filter(|entry| entry.path().extension().is_some_and(|extension| extension == "rs"));
    files
        .map(|entry| {
            (
                entry.path().strip_prefix(&folder).unwrap().to_string_lossy().into_owned(),
                fs::read_to_string(entry.path()).unwrap(),
            )
        })
        .collect()
}

#[test]
fn modules_know_only_those_below_them() {
    for (path, text) in sources() {
        let module = path.split(['/', '.']).next().unwrap();
        for (_, forbidden) in FORBIDDEN.iter().filter(|(name, _)| *name == module) {
            for word in *forbidden {
                let uses = text.lines().any(|line| line.trim_start().starts_with("use ") && line.contains(word));
                assert!(!uses, "src/{path} must not use {word}");
            }
        }
    }
}

#[test]
fn only_the_right_modules_touch_the_world() {
    let allowed: &[(&str, &[&str])] = &[
        ("println!", &["cli", "commands"]),
        ("eprint", &["cli", "commands"]),
        ("fs::read", &["project", "templates"]),
        ("fs::create_dir", &["write"]),
        ("NamedTempFile::new", &["write"]),
    ];
    for (path, text) in sources() {
        let module = path.split(['/', '.']).next().unwrap();
        for (word, modules) in allowed {
            assert!(!text.contains(word) || modules.contains(&module), "src/{path} must not use {word}");
        }
    }
}
