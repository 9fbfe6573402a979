//! `maklumat audit` as a user runs it, in English and as of one day.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;

/// The exit code, what is told, and what is said beside it.
pub fn run(arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::cargo_bin("maklumat").unwrap();
    command.current_dir(super::root()).args(["audit", "--as-of", "2026-11-24", "--lang", "en"]).args(arguments);
    let output = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// What is told when nothing fails.
pub fn audit(arguments: &[&str]) -> String {
    let (code, told, failed) = run(arguments);
    assert_eq!(code, 0, "{failed}");
    told
}

/// The only government of a project.
pub fn government(folder: &str) -> Value {
    let report: Value = serde_json::from_str(&audit(&[folder, "--format", "json"])).unwrap();
    report["governments"][0].clone()
}

pub fn all<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().unwrap_or_else(|| panic!("no list {key}"))
}

pub fn named<'v>(list: &'v [Value], key: &str, name: &str) -> &'v Value {
    list.iter().find(|it| it[key] == name).unwrap_or_else(|| panic!("no {name}"))
}

/// A cell of a standard.
pub fn cell(government: &Value, unit: &str, standard: &str, component: &str) -> Value {
    let unit = named(all(government, "units"), "id", unit);
    named(all(named(all(unit, "standards"), "id", standard), "cells"), "component", component).clone()
}

/// Copies a folder.
pub fn copied(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = to.join(entry.file_name());
        if entry.path().is_dir() { copied(&entry.path(), &to) } else { fs::copy(entry.path(), to).map(drop).unwrap() }
    }
}

/// Runs Git in a folder, as nobody in particular.
pub fn git(folder: &Path, arguments: &[&str]) {
    let author = ["-c", "user.name=Contoh", "-c", "user.email=contoh@contoh.example", "-c", "commit.gpgsign=false"];
    let mut command = std::process::Command::new("git");
    let output = command.arg("-C").arg(folder).args(author).args(arguments).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
