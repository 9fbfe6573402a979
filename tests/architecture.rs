//! Who may know whom, and who may touch the world: as ARCHITECTURE.md says.

mod support;

use std::fs;

/// The modules from the lowest up: each may know only those before it.
const ORDER: [&str; 31] = [
    "printable",
    "source",
    "locale",
    "digest",
    "crash",
    "regular_file",
    "fonts",
    "document",
    "failure",
    "diagnostic",
    "vocabulary",
    "yaml",
    "fix",
    "regulation",
    "model",
    "templates",
    "project",
    "service",
    "rules",
    "view",
    "output",
    "audit",
    "revision",
    "write",
    "undo",
    "cache",
    "manifest",
    "build",
    "cli",
    "commands",
    "main",
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
    let place = |name: &str| ORDER.iter().position(|module| *module == name);
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let module = path.split(['/', '.']).next().unwrap();
        let Some(own) = place(module) else { continue };
        let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        for line in code {
            for known in line.split("crate::").skip(1) {
                let names = known.strip_prefix('{').map_or(known, |names| names.split('}').next().unwrap());
                let many = known.starts_with('{');
                for name in names.split(',').take(if many { usize::MAX } else { 1 }) {
                    let name =
                        name.trim().split(|letter: char| !letter.is_alphanumeric() && letter != '_').next().unwrap();
                    if place(name).is_some_and(|place| place > own) {
                        wrong.push(format!("src/{path} must not know {name}: {line}"));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_the_right_modules_touch_the_world() {
    let allowed: &[(&str, &[&str])] = &[
        ("println!", &["cli", "commands"]),
        ("eprint", &["cli", "commands"]),
        ("fs::read", &["project", "templates", "cache", "write"]),
        ("fs::create_dir", &["write", "cache", "revision"]),
        ("tempfile", &["revision", "write", "cache", "build"]),
    ];
    for (path, text) in sources() {
        let module = path.split(['/', '.']).next().unwrap();
        for (word, modules) in allowed {
            assert!(!text.contains(word) || modules.contains(&module), "src/{path} must not use {word}");
        }
    }
}
