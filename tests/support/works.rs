//! A project with a folder of outputs and a cache of its own, built as users build it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

/// What is in a folder, by path; what only the program itself needs is left out.
pub type Tree = BTreeMap<String, Vec<u8>>;

pub fn tree(folder: &Path) -> Tree {
    let files = walkdir::WalkDir::new(folder).into_iter().map(|entry| entry.unwrap());
    let files = files.filter(|entry| entry.file_type().is_file() && entry.file_name() != ".maklumat.lock");
    let file = |entry: walkdir::DirEntry| {
        let path = entry.path().strip_prefix(folder).unwrap().to_string_lossy().into_owned();
        (path, fs::read(entry.path()).unwrap())
    };
    files.map(file).collect()
}

/// Says how two folders differ, if they do.
pub fn assert_same(one: &Tree, other: &Tree) {
    let only =
        |one: &Tree, other: &Tree| one.keys().filter(|path| !other.contains_key(*path)).cloned().collect::<Vec<_>>();
    assert_eq!((only(one, other), only(other, one)), (Vec::new(), Vec::new()), "files are only in one");
    let differ: Vec<&String> =
        one.iter().filter(|(path, bytes)| other[*path] != **bytes).map(|(path, _)| path).collect();
    assert!(differ.is_empty(), "{differ:?} differ");
}

pub struct Works {
    pub folder: TempDir,
}

/// A standard of the test project.
pub const LETTER: &str = "nama: Surat Pindah\nproduk: Surat\nbiaya: Rp10.000\n";

impl Works {
    /// Two standards in a unit.
    pub fn new() -> Self {
        let works = Works { folder: super::case(LETTER) };
        works.write("kelurahan/lain.yaml", "nama: Surat Lain\nproduk: Surat\nbiaya: gratis\n");
        works
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    pub fn out(&self) -> PathBuf {
        self.path("out")
    }

    /// Writes a file of the project.
    pub fn write(&self, path: &str, text: &str) {
        fs::write(self.path("standards").join(path), text).unwrap();
    }

    /// The command, before it is run.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_maklumat"));
        command.args(arguments).current_dir(self.folder.path()).env("XDG_CACHE_HOME", self.path("cache"));
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// Runs it, expects that exit code, and gives what it told.
    pub fn tell(&self, arguments: &[&str], code: i32) -> String {
        let output = self.run(arguments);
        let told = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {told}");
        told
    }

    /// How many documents a build made, took from the cache, and left as they were.
    pub fn counts(&self, arguments: &[&str]) -> [usize; 3] {
        let told = self.tell(&[&["build"], arguments].concat(), 0);
        counts(&told)
    }

    /// What a folder that was never there before holds in the end.
    pub fn afresh(&self, arguments: &[&str]) -> Tree {
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("out");
        self.tell(&[&["build", "--no-cache", "--out", out.to_str().unwrap()], arguments].concat(), 0);
        tree(&out)
    }

    pub fn manifest(&self) -> Value {
        serde_json::from_slice(&fs::read(self.out().join("manifest.json")).unwrap()).unwrap()
    }
}

fn counts(told: &str) -> [usize; 3] {
    let line =
        told.lines().find(|line| line.contains("dokumen dibuat")).unwrap_or_else(|| panic!("no summary: {told}"));
    let number = |before: &str| {
        let words: Vec<&str> = line.split(before).next().unwrap().split_whitespace().collect();
        words.last().unwrap().parse().unwrap_or_else(|_| panic!("no number before `{before}`: {line}"))
    };
    [number(" dokumen dibuat"), number(" diambil"), number(" sudah")]
}
