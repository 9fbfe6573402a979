//! What stands in a folder of outputs, in the cache or in the project and was put there to fool the program.
//!
//! `CHANGES=2000 cargo test --test hostile` changes pictures as often while documents are made.

mod support;

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use maklumat::digest::Digest;

use support::works::{LETTER, Tree, Works, assert_same, tree};

const FEW: [&str; 2] = ["--document", "notice,site"];

fn pipe(path: &Path) {
    drop(fs::remove_file(path));
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

#[test]
fn a_journal_removes_nothing_but_what_a_build_wrote() {
    let works = Works::new();
    works.counts(&FEW);
    let lock = works.out().join(".maklumat.lock");
    let outside = works.path("outside.txt");
    fs::write(&outside, "kept").unwrap();
    let notes = works.out().join("kelurahan/notes.pdf");
    fs::write(&notes, "kept").unwrap();
    let zeros = "0".repeat(64);
    let own = blake3(b"kept");
    for path in
        ["../standards/agency.yaml", "../outside.txt", outside.to_str().unwrap(), "kelurahan/notes.pdf", "kelurahan"]
    {
        for digest in ["", &format!("{zeros} "), &format!("{own} ")]
            .iter()
            .filter(|digest| !path.ends_with("notes.pdf") || !digest.starts_with(&own))
        {
            fs::write(&lock, format!("\n{digest}{path}\n")).unwrap();
            works.counts(&FEW);
            assert_eq!(fs::read(&lock).unwrap(), b"", "{digest}{path}");
        }
    }
    // What a build that was killed did write is removed, if nobody wants it.
    fs::write(&lock, format!("\n{own} kelurahan/notes.pdf\n")).unwrap();
    works.counts(&FEW);
    assert!(!notes.exists());
    for link in [symlink(&outside, lock.with_extension("new")), fs::hard_link(&outside, lock.with_extension("other"))] {
        link.unwrap();
    }
    for (at, link) in ["new", "other"].iter().enumerate() {
        fs::rename(lock.with_extension(link), &lock).unwrap();
        works.write("kelurahan/surat.yaml", &LETTER.replace("Rp10", &format!("Rp1{at}")));
        works.counts(&FEW);
    }
    assert!(works.path("standards/agency.yaml").is_file());
    assert_eq!(fs::read(&outside).unwrap(), b"kept");
}

fn blake3(bytes: &[u8]) -> String {
    Digest::of(bytes).to_string()
}

#[test]
fn a_manifest_that_was_changed_is_not_trusted() {
    let works = Works::new();
    works.counts(&FEW);
    let (path, before) = (works.out().join("manifest.json"), tree(&works.out()));
    let victim = works.path("victim.txt");
    fs::write(&victim, "kept").unwrap();
    let mut manifest = works.manifest();
    let mut output = manifest["outputs"]["kelurahan/surat.pdf"].clone();
    output["standard"] = "hantu".into();
    output["hash"] = blake3(b"kept").into();
    output["size"] = 4.into();
    for place in ["../victim.txt", victim.to_str().unwrap()] {
        manifest["outputs"][place] = output.clone();
    }
    let odd = works.manifest()["outputs"]["kelurahan/surat.pdf"].clone();
    let mut too_long = works.manifest();
    too_long["outputs"]["kelurahan/surat.pdf"] = odd;
    too_long["outputs"]["kelurahan/surat.pdf"]["document"] = "hantu".into();
    too_long["outputs"]["kelurahan/surat.pdf"]["too_long"] = "waktu".into();
    too_long["outputs"]["kelurahan/surat.pdf"]["hash"] = serde_json::Value::Null;
    let flipped = String::from_utf8(before["manifest.json"].clone()).unwrap().replace("\"hash\":\"", "\"hash\":\"f");
    for text in
        [manifest.to_string(), too_long.to_string(), flipped, "[".repeat(100_000), String::new(), "null".to_owned()]
    {
        fs::write(&path, &text).unwrap();
        works.counts(&FEW);
        assert_same(&tree(&works.out()), &before);
    }
    assert!(victim.is_file());
}

#[test]
fn a_cache_that_others_wrote_leads_nowhere_else() {
    let works = Works::new();
    works.counts(&FEW);
    let before = tree(&works.out());
    let page = works.manifest()["outputs"]["kelurahan/surat.html"].clone();
    let key = Digest::parse(page["files"].as_str().unwrap()).unwrap();
    let mut odd = page.clone();
    odd["document"] = "hantu".into();
    odd["hash"] = serde_json::Value::Null;
    odd["too_long"] = "waktu".into();
    let bytes = &before["kelurahan/surat.html"];
    for entry in [("../elsewhere.html", page), ("kelurahan/surat.html", odd)] {
        let cache = maklumat::cache::Cache::new(Some(works.path("cache/maklumat")), u64::MAX);
        cache.put(key, &serde_json::to_vec(&[&entry]).unwrap());
        cache.put(Digest::parse(entry.1["input"].as_str().unwrap()).unwrap(), &[bytes, &b"m"[..]].concat());
        fs::remove_dir_all(works.out()).unwrap();
        works.counts(&FEW);
        assert_same(&tree(&works.out()), &before);
    }
    assert!(!works.path("elsewhere.html").exists());
}

#[test]
fn a_lock_that_has_a_second_name_is_waited_for() {
    let works = Works::new();
    works.counts(&FEW);
    let lock = works.out().join(".maklumat.lock");
    fs::hard_link(&lock, works.path("backup")).unwrap();
    let held = fs::File::open(&lock).unwrap();
    held.lock().unwrap();
    let mut build = works.command(&[&["build"], &FEW[..]].concat()).stderr(Stdio::null()).spawn().unwrap();
    thread::sleep(Duration::from_secs(2));
    assert!(build.try_wait().unwrap().is_none(), "it did not wait");
    drop(held);
    assert!(build.wait().unwrap().success());
}

#[test]
fn pipes_links_and_folders_in_the_place_of_files_stop_nothing() {
    let works = Works::new();
    works.counts(&FEW);
    let before = tree(&works.out());
    for name in ["manifest.json", ".maklumat.lock", "kelurahan/surat.pdf"] {
        pipe(&works.out().join(name));
        works.counts(&FEW);
        assert_same(&tree(&works.out()), &before);
        pipe(&works.out().join(name));
        works.run(&[&["build", "--check"], &FEW[..]].concat());
        fs::remove_file(works.out().join(name)).unwrap();
        works.counts(&FEW);
    }
    for bytes in [vec![0; 4096], vec![0xFF; 4096], b"\n\n\xFE\n".to_vec()] {
        fs::write(works.out().join(".maklumat.lock"), bytes).unwrap();
        works.counts(&FEW);
        assert_same(&tree(&works.out()), &before);
    }
    fs::remove_file(works.out().join(".maklumat.lock")).unwrap();
    fs::create_dir(works.out().join(".maklumat.lock")).unwrap();
    assert!(works.tell(&["build"], 2).contains(".maklumat.lock"));
    fs::remove_dir(works.out().join(".maklumat.lock")).unwrap();
    // The cache.
    for entry in walkdir::WalkDir::new(works.path("cache")).into_iter().map(Result::unwrap) {
        if entry.file_type().is_file() {
            pipe(entry.path());
        }
    }
    fs::remove_dir_all(works.out()).unwrap();
    works.counts(&FEW);
    assert_same(&tree(&works.out()), &before);
    // The sources.
    pipe(&works.path("standards/kelurahan/pipa.yaml"));
    symlink("/dev/zero", works.path("standards/kelurahan/nol.yaml")).unwrap();
    fs::create_dir(works.path("standards/kelurahan/folder.yaml")).unwrap();
    let told = works.tell(&["check"], 1);
    assert_eq!(told.matches("unreadable-file").count(), 3, "{told}");
}

#[test]
fn nothing_is_written_through_a_link_in_the_folder_of_outputs() {
    let works = Works::new();
    fs::create_dir_all(works.path("elsewhere")).unwrap();
    fs::create_dir_all(works.out()).unwrap();
    symlink(works.path("elsewhere"), works.out().join("kelurahan")).unwrap();
    assert!(works.tell(&["build"], 2).contains("kelurahan bukan folder"));
    assert_eq!(fs::read_dir(works.path("elsewhere")).unwrap().count(), 0);
}

#[test]
fn outputs_do_not_go_among_sources() {
    let works = Works::new();
    fs::create_dir(works.path("templates")).unwrap();
    for out in ["standards", ".", "standards/kelurahan/out", "..", "templates/out"] {
        assert!(works.tell(&["build", "--out", out], 2).contains("sumber"), "{out}");
    }
    works.counts(&[&["--out", "out/standards"], &FEW[..]].concat());
}

#[test]
fn a_name_that_is_too_long_is_a_finding_and_stops_nothing() {
    let works = Works::new();
    works.counts(&FEW);
    let (long, longest) = ("a".repeat(245), "b".repeat(100));
    for name in [&long, &longest] {
        works.write(&format!("kelurahan/{name}.yaml"), LETTER);
    }
    assert!(works.tell(&["check"], 1).contains("lebih dari 100 huruf"));
    works.tell(&[&["build"], &FEW[..]].concat(), 1);
    assert!(works.out().join(format!("kelurahan/{longest}.pdf")).is_file());
    fs::remove_file(works.path("standards/kelurahan").join(format!("{long}.yaml"))).unwrap();
    works.counts(&FEW);
    assert_same(&tree(&works.out()), &works.afresh(&FEW));
}

#[test]
fn an_output_that_was_changed_is_made_again_though_it_is_as_long() {
    let works = Works::new();
    works.counts(&FEW);
    let before = tree(&works.out());
    for path in ["kelurahan/surat.html", "kelurahan/surat.pdf"] {
        let mut bytes = before[path].clone();
        bytes[100] ^= 1;
        fs::write(works.out().join(path), bytes).unwrap();
        works.counts(&FEW);
        assert_same(&tree(&works.out()), &before);
    }
}

/// How often pictures are changed.
#[expect(clippy::disallowed_methods, reason = "this is a command line too")]
fn changes() -> usize {
    std::env::var("CHANGES").ok().and_then(|changes| changes.parse().ok()).unwrap_or(60)
}

#[test]
fn pictures_that_change_while_documents_are_made_leave_nothing_wrong() {
    let works = Works::new();
    let chart = |colour: &str| {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"99\" height=\"9\"><rect width=\"99\" height=\"9\" fill=\"{colour}\"/></svg>"
        )
    };
    let charted =
        format!("{LETTER}prosedur:\n- bagan: {{berkas: alur.svg, teks alternatif: Alur}}\n- langkah: Datang\n");
    works.write("kelurahan/surat.yaml", &charted);
    let versions = ["red", "blue"].map(chart);
    let whole: Vec<Tree> = versions
        .iter()
        .map(|version| {
            works.write("kelurahan/alur.svg", version);
            works.afresh(&FEW)
        })
        .collect();
    let (changed, done) = (AtomicUsize::new(0), AtomicBool::new(false));
    thread::scope(|scope| {
        scope.spawn(|| {
            while !done.load(Ordering::Relaxed) {
                let at = changed.fetch_add(1, Ordering::Relaxed);
                match at % 5 {
                    3 => drop(fs::remove_file(works.path("standards/kelurahan/alur.svg"))),
                    _ => works.write("kelurahan/alur.svg", &versions[at % 2]),
                }
                thread::sleep(Duration::from_millis(u64::try_from(at * 7 % 23).unwrap()));
            }
        });
        // Also if something fails here, so that the other thread ends.
        let end = End(&done);
        let mut builds = 0;
        while builds < 6 || changed.load(Ordering::Relaxed) < changes() {
            if builds % 3 == 0 {
                drop(fs::remove_dir_all(works.out()));
            }
            if builds % 7 == 0 {
                drop(fs::remove_dir_all(works.path("cache")));
            }
            let built = works.run(&[&["build"], &FEW[..]].concat());
            let told = String::from_utf8_lossy(&built.stderr).into_owned();
            assert!(matches!(built.status.code(), Some(0 | 1)), "{told}");
            for (path, bytes) in tree(&works.out()).iter().filter(|(path, _)| path.starts_with("kelurahan/surat.")) {
                assert!(whole.iter().any(|whole| whole.get(path) == Some(bytes)), "{path} of {told}");
            }
            builds += 1;
        }
        drop(end);
    });
    // The next build mends the rest, whatever the cache holds.
    for (version, whole) in versions.iter().zip(&whole) {
        works.write("kelurahan/alur.svg", version);
        works.counts(&FEW);
        assert_same(&tree(&works.out()), whole);
    }
}

struct End<'a>(&'a AtomicBool);

impl Drop for End<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}
