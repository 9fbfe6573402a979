//! What stands in `integrations/` is valid for those who read it, and every command in it works.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value as Json;
use tempfile::TempDir;

/// A file, the schema that it follows, and what breaks it.
const FILES: [(&str, &str, [&str; 2]); 3] = [
    ("github/action.yml", "github-action", ["using: composite", "using: composit"]),
    ("github/workflow.yml", "github-workflow", ["runs-on:", "run-on:"]),
    ("gitlab/maklumat.gitlab-ci.yml", "gitlab-ci", ["when: always", "when: seldom"]),
];

/// What a hook is given: the files of a project that were changed.
const CHANGED: &str = "standards/kelurahan/surat.yaml standards/kelurahan/unit.yaml";

/// What expressions and variables stand for.
type Values = BTreeMap<String, String>;

fn read(path: &str) -> String {
    let path = support::root().join("integrations").join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn yaml(text: &str) -> Json {
    serde_yaml::from_str(text).expect("the file is YAML")
}

fn project() -> TempDir {
    support::base("nama: Surat Keterangan\nproduk: Surat keterangan\n")
}

/// Runs a script as CI servers do, in a project, with the program on the path and a cargo that installs nothing.
fn run(project: &Path, script: &str, values: &Values) {
    let program = Path::new(env!("CARGO_BIN_EXE_maklumat")).parent().expect("the program is in a folder");
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths([program.to_owned()].into_iter().chain(std::env::split_paths(&path))).unwrap();
    let output = Command::new("bash")
        .args(["--noprofile", "--norc", "-euo", "pipefail", "-c", &format!("cargo() {{ :; }}\n{script}")])
        .current_dir(project)
        .env_remove("XDG_CACHE_HOME")
        .env("PATH", path)
        .env("HOME", project.join("home"))
        .envs(["GITHUB_PATH", "GITHUB_OUTPUT"].map(|name| (name, project.join(name))))
        .envs(values)
        .output()
        .expect("bash is there");
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{}\n{script}\n{values:?}\n{told}", output.status);
}

/// A text with the values of its expressions: `${{ matrix.shard }}`.
fn fill(text: &str, values: &Values) -> String {
    let mut pieces = text.split("${{");
    let mut filled = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (name, rest) = piece.split_once("}}").expect("an expression ends");
        filled.push_str(values.get(name.trim()).unwrap_or_else(|| panic!("`{name}` stands for nothing")));
        filled.push_str(rest);
    }
    filled
}

/// The texts of a mapping, filled in; none, if there is no mapping.
fn filled(mapping: &Json, values: &Values) -> Values {
    let entries = mapping.as_object().into_iter().flatten();
    entries.map(|(key, value)| (key.clone(), fill(&text(value), values))).collect()
}

fn text(value: &Json) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// Runs the action with the inputs that a step gives it.
fn act(project: &Path, action: &Json, given: &Values) {
    let inputs = action["inputs"].as_object().expect("the action has inputs");
    let known = |name: &String| inputs.contains_key(name);
    assert!(given.keys().all(known), "the action does not know all of {given:?}");
    let value = |name: &String, input: &Json| given.get(name).cloned().unwrap_or_else(|| text(&input["default"]));
    let values: Values = inputs.iter().map(|(name, input)| (format!("inputs.{name}"), value(name, input))).collect();
    for step in action["runs"]["steps"].as_array().expect("the action has steps") {
        let condition = step["if"].as_str().unwrap_or_default();
        let is_asked = |task: &str| {
            !condition.contains(&format!("contains(inputs.run, '{task}')")) || values["inputs.run"].contains(task)
        };
        if let Some(script) = step["run"].as_str().filter(|_| is_asked("check") && is_asked("build")) {
            run(project, script, &filled(&step["env"], &values));
        }
    }
}

/// Lays what a part left in `out/` over what the others left, as artifacts are: without hidden files.
fn keep(project: &Path) {
    let (out, kept) = (project.join("out"), project.join("kept"));
    if !out.exists() {
        return;
    }
    let files = walkdir::WalkDir::new(&out).into_iter().map(|entry| entry.expect("the folder can be read"));
    for file in files.filter(|entry| entry.file_type().is_file()) {
        let path = file.path().strip_prefix(&out).unwrap();
        if path.components().any(|part| part.as_os_str().to_string_lossy().starts_with('.')) {
            continue;
        }
        fs::create_dir_all(kept.join(path).parent().unwrap()).unwrap();
        fs::copy(file.path(), kept.join(path)).unwrap();
    }
    fs::remove_dir_all(&out).unwrap();
}

/// Gives the next job what the parts of the last left.
fn give(project: &Path) {
    if project.join("kept").exists() {
        fs::rename(project.join("kept"), project.join("out")).unwrap();
    }
}

fn is_whole(out: &Path) {
    let manifest = fs::read_to_string(out.join("manifest.json")).expect("the manifests are joined");
    assert!(manifest.contains("kelurahan/surat.pdf"), "{manifest}");
    assert!(out.join("kelurahan/surat.pdf").exists() && out.join("index.html").exists());
}

#[test]
fn every_file_is_valid_and_a_broken_one_is_not() {
    for (path, schema, [right, wrong]) in FILES {
        let schema = fs::read_to_string(support::root().join(format!("tests/vocabulary/{schema}.json"))).unwrap();
        let validator = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).expect("a schema");
        let file = read(path);
        let errors: Vec<String> =
            validator.iter_errors(&yaml(&file)).map(|error| format!("{error} at {}", error.instance_path())).collect();
        assert!(errors.is_empty(), "{path}: {errors:#?}");
        assert!(file.contains(right), "{path} has no `{right}`");
        assert!(!validator.is_valid(&yaml(&file.replace(right, wrong))), "{path} with `{wrong}` is refused");
    }
}

#[test]
fn the_action_checks_and_builds_by_itself() {
    let project = project();
    act(project.path(), &yaml(&read("github/action.yml")), &Values::new());
    is_whole(&project.path().join("out"));
    assert!(project.path().join("home/.cache/maklumat").is_dir(), "the folder that is cached is the one that is used");
}

#[test]
fn the_workflow_of_github_joins_its_parts() {
    let project = project();
    let (action, workflow) = (yaml(&read("github/action.yml")), yaml(&read("github/workflow.yml")));
    let jobs = workflow["jobs"].as_object().unwrap();
    let order = ["check", "build", "join", "deploy"];
    assert_eq!(jobs.keys().map(String::as_str).collect::<BTreeSet<_>>(), BTreeSet::from(order));
    for job in order.map(|name| &jobs[name]) {
        // A job without parts runs once.
        let once = vec![Json::Null];
        let parts = job["strategy"]["matrix"]["shard"].as_array().unwrap_or(&once);
        for part in parts {
            let values = [("matrix.shard", text(part)), ("strategy.job-total", parts.len().to_string())];
            let values: Values = values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
            for step in job["steps"].as_array().unwrap() {
                if step["uses"].as_str().is_some_and(|name| name.starts_with("./")) {
                    act(project.path(), &action, &filled(&step["with"], &values));
                } else if let Some(script) = step["run"].as_str() {
                    run(project.path(), &fill(script, &values), &Values::new());
                }
            }
            keep(project.path());
        }
        give(project.path());
    }
    is_whole(&project.path().join("out"));
}

#[test]
fn the_jobs_of_gitlab_join_their_parts() {
    let project = project();
    let file = yaml(&read("gitlab/maklumat.gitlab-ci.yml"));
    let with_script = file.as_object().unwrap().iter().filter(|(_, job)| job["script"].is_array());
    let order = ["maklumat-check", "maklumat-build", "maklumat-merge", "pages"];
    assert_eq!(with_script.map(|(name, _)| name.as_str()).collect::<BTreeSet<_>>(), BTreeSet::from(order));
    for job in order.map(|name| &file[name]) {
        let lines: Vec<String> = job["script"].as_array().unwrap().iter().map(text).collect();
        let total = job["parallel"].as_u64().unwrap_or(1);
        for part in 1..=total {
            let mut values = filled(&file["variables"], &Values::new());
            values.insert("CI_NODE_INDEX".to_owned(), part.to_string());
            values.insert("CI_NODE_TOTAL".to_owned(), total.to_string());
            run(project.path(), &lines.join("\n"), &values);
            keep(project.path());
        }
        give(project.path());
    }
    is_whole(&project.path().join("public"));
    let report = fs::read_to_string(project.path().join("report.xml")).unwrap();
    assert!(report.contains("<testsuite"), "{report}");
    assert!(project.path().join(".cache/maklumat").is_dir(), "the folder that is cached is the one that is used");
}

#[test]
fn hooks_take_the_paths_of_files() {
    let project = project();
    let file = yaml(&read("pre-commit/pre-commit-config.yaml"));
    for hook in file["repos"][0]["hooks"].as_array().unwrap() {
        let paths = if hook["pass_filenames"] == false { "" } else { CHANGED };
        run(project.path(), &format!("{} {paths}", text(&hook["entry"])), &Values::new());
    }
}

#[test]
fn the_image_runs_what_the_readme_says() {
    let project = project();
    let file = read("docker/Dockerfile");
    let words = |instruction: &str| -> Vec<String> {
        let line = file.lines().find_map(|line| line.strip_prefix(instruction)).expect("the instruction is there");
        serde_json::from_str(line).expect("a list of words")
    };
    run(project.path(), &[words("ENTRYPOINT "), words("CMD ")].concat().join(" "), &Values::new());
    let readme = read("README.md");
    let lines = readme.lines().filter(|line| line.starts_with("docker run"));
    let commands: Vec<&str> = lines.map(|line| line.rsplit_once(" maklumat ").expect("the image").1).collect();
    assert_eq!(commands, ["check", "build"]);
    for command in commands {
        run(project.path(), &format!("maklumat {command}"), &Values::new());
    }
}

#[test]
fn the_version_is_the_one_that_is_made_here() {
    let version = env!("CARGO_PKG_VERSION");
    assert_eq!(yaml(&read("github/action.yml"))["inputs"]["version"]["default"], version);
    let image = yaml(&read("gitlab/maklumat.gitlab-ci.yml"))["variables"]["MAKLUMAT_IMAGE"].clone();
    assert!(text(&image).ends_with(&format!(":{version}")), "{image}");
    let compiler = env!("CARGO_PKG_RUST_VERSION");
    assert!(read("docker/Dockerfile").contains(&format!("FROM rust:{compiler}-")), "the image has Rust {compiler}");
}
