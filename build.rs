//! Tells the program what it was built from, so that what an older one left in a cache is not taken for its own.

use std::fs;
use std::path::{Path, PathBuf};

fn main() {
    let mut files = vec![PathBuf::from("Cargo.lock")];
    for folder in ["src", "templates"] {
        println!("cargo::rerun-if-changed={folder}");
        find(Path::new(folder), &mut files);
    }
    println!("cargo::rerun-if-changed=Cargo.lock");
    files.sort();
    let mut hasher = blake3::Hasher::new();
    for file in files {
        let bytes = fs::read(&file).expect("a file that was found");
        hasher.update(file.to_string_lossy().as_bytes()).update(&bytes.len().to_le_bytes()).update(&bytes);
    }
    println!("cargo::rustc-env=MAKLUMAT_BUILT_FROM={}", hasher.finalize());
}

fn find(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of the project") {
        let path = entry.expect("a folder of the project").path();
        if path.is_dir() { find(&path, files) } else { files.push(path) }
    }
}
