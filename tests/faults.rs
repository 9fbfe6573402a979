//! What a build leaves when the world fails: the last good outputs, never half a file, and a cache that heals.
//!
//! `KILLS=200 cargo test --test faults` kills it as often.

mod support;

use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use support::works::{LETTER, Works, assert_same, tree};

const FEW: [&str; 2] = ["--document", "notice,site,data"];

fn build() -> Vec<&'static str> {
    [&["build"], &FEW[..]].concat()
}

/// A build in which calls of the system fail, if they concern some files, or all.
fn failing(works: &Works, calls: &str, inject: &str, among: &[String]) -> Output {
    Command::new("strace")
        .args(["-f", "-qq", "-o", "/dev/null", "-e", &format!("trace={calls}"), "-e", inject])
        .args(among)
        .arg(env!("CARGO_BIN_EXE_maklumat"))
        .args(build())
        .current_dir(works.folder.path())
        .env("XDG_CACHE_HOME", works.path("cache"))
        .output()
        .unwrap()
}

/// How often a build is killed.
#[expect(clippy::disallowed_methods, reason = "this is a command line too")]
fn kills() -> u64 {
    std::env::var("KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(12)
}

/// A command in a name space of its own, in which it may mount what it likes.
fn apart(works: &Works, mount: &str) -> Command {
    let program = env!("CARGO_BIN_EXE_maklumat");
    let mut command = Command::new("unshare");
    let script = format!("{mount} && exec {program} build {} {}", FEW[0], FEW[1]);
    command.args(["--mount", "sh", "-c", &script]).current_dir(works.folder.path());
    command.env("XDG_CACHE_HOME", works.path("cache"));
    command
}

struct End<'a>(&'a AtomicBool);

impl Drop for End<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

#[test]
fn killed_at_any_moment_it_heals() {
    let works = Works::new();
    for number in 0..6 {
        works.write(&format!("kelurahan/layanan-{number}.yaml"), &format!("nama: Layanan {number}\nproduk: Surat\n"));
    }
    let versions = [LETTER.to_owned(), LETTER.replace("Rp10.000", "Rp20.000")];
    let whole = versions.each_ref().map(|version| {
        works.write("kelurahan/surat.yaml", version);
        works.afresh(&FEW)
    });
    let kills = kills();
    let done = AtomicBool::new(false);
    thread::scope(|scope| {
        // Also if something fails here, so that nobody waits for the reader.
        let end = End(&done);
        // A reader never sees a torn file.
        let reader = scope.spawn(|| {
            let mut reads = 0;
            while !done.load(Ordering::Relaxed) {
                for path in whole[0].keys() {
                    let Ok(bytes) = fs::read(works.out().join(path)) else { continue };
                    reads += 1;
                    let is_whole = whole.iter().any(|whole| whole[path] == bytes)
                        || path == "manifest.json" && bytes.ends_with(b"}\n}\n");
                    assert!(is_whole, "{path} is torn: {} bytes", bytes.len());
                }
            }
            reads
        });
        let mut survived = 0;
        for kill in 0..kills {
            let version = usize::try_from(kill % 2).unwrap();
            works.write("kelurahan/surat.yaml", &versions[version]);
            if kill % 3 == 0 {
                drop(fs::remove_dir_all(works.path("cache")));
            }
            let mut child = works.command(&build()).stderr(Stdio::null()).spawn().unwrap();
            // From before the first file to after the last, in no order.
            thread::sleep(Duration::from_millis(kill * 7919 % 400));
            child.kill().unwrap();
            survived += usize::from(child.wait().unwrap().signal().is_none());
            if kill % 4 == 3 {
                works.counts(&FEW);
                assert_same(&tree(&works.out()), &whole[version]);
            }
        }
        assert!(survived < usize::try_from(kills).unwrap(), "none was killed in time");
        works.counts(&FEW);
        assert_same(&tree(&works.out()), &whole[usize::try_from((kills - 1) % 2).unwrap()]);
        drop(end);
        assert!(reader.join().expect("no file is torn") > 0);
    });
}

#[test]
fn a_change_undone_after_a_kill_is_undone() {
    // The page of the change is as long as that of before: only the bytes tell them apart.
    let works = Works::new();
    works.counts(&FEW);
    let before = tree(&works.out());
    works.write("kelurahan/surat.yaml", &LETTER.replace("Rp10.000", "Rp20.000"));
    // Stopped after the outputs and before the manifest, by the call that puts it there.
    let strace = failing(&works, "syncfs", "inject=syncfs:error=EIO:when=1", &[]);
    assert_eq!(strace.status.code(), Some(2), "{}", String::from_utf8_lossy(&strace.stderr));
    assert_ne!(tree(&works.out())["kelurahan/surat.html"], before["kelurahan/surat.html"]);
    works.write("kelurahan/surat.yaml", LETTER);
    works.counts(&FEW);
    assert_same(&tree(&works.out()), &before);
}

#[test]
fn a_new_standard_of_a_killed_build_is_not_forgotten() {
    let works = Works::new();
    works.counts(&FEW);
    let before = tree(&works.out());
    works.write("kelurahan/baru.yaml", "nama: Surat Baru\nproduk: Surat\n");
    let strace = failing(&works, "syncfs", "inject=syncfs:signal=SIGKILL:when=1", &[]);
    assert!(!strace.status.success());
    assert!(works.out().join("kelurahan/baru.pdf").exists());
    fs::remove_file(works.path("standards/kelurahan/baru.yaml")).unwrap();
    works.counts(&FEW);
    assert_same(&tree(&works.out()), &before);
}

#[test]
fn calls_that_fail_lose_nothing() {
    let works = Works::new();
    works.counts(&FEW);
    let calls = [
        ("openat", "EIO"),
        ("openat", "ENOSPC"),
        ("write", "ENOSPC"),
        ("write", "EIO"),
        ("rename,renameat,renameat2", "EXDEV"),
        ("rename,renameat,renameat2", "EIO"),
        ("mkdir,mkdirat", "ENOSPC"),
        ("fchmod,fchmodat", "EIO"),
        ("flock", "EIO"),
        ("fdatasync", "EIO"),
        ("syncfs", "EIO"),
        ("ftruncate", "EIO"),
        ("unlink,unlinkat", "EIO"),
        ("read", "EIO"),
        ("pread64", "EIO"),
        ("statx", "EIO"),
    ];
    let mut stopped = 0;
    for (at, (call, error)) in calls.into_iter().enumerate() {
        for when in [1, 3, 12] {
            let price = format!("Rp{}.000", 11 + at * 4 + when);
            works.write("kelurahan/surat.yaml", &LETTER.replace("Rp10.000", &price));
            drop(fs::remove_dir_all(works.path("cache")));
            let inject = format!("inject={call}:error={error}:when={when}+");
            // Only what concerns the outputs and the cache: a program that cannot load its libraries tells nothing.
            let paths = [works.out(), works.path("cache")];
            let paths = paths.iter().flat_map(|path| ["-P".to_owned(), path.to_string_lossy().into_owned()]);
            let files = tree(&works.out()).into_keys().take(3);
            let files = files.flat_map(|file| ["-P".to_owned(), works.out().join(file).to_string_lossy().into_owned()]);
            let files = paths.chain(files).collect::<Vec<_>>();
            let among = if ["openat", "read", "statx"].contains(&call) { files.as_slice() } else { &[] };
            let output = failing(&works, call, &inject, among);
            let told = String::from_utf8_lossy(&output.stderr);
            assert!(!told.contains("panicked"), "{call} {error} {when}: {told}");
            stopped += usize::from(output.status.code() == Some(2));
            works.counts(&FEW);
            assert_same(&tree(&works.out()), &works.afresh(&FEW));
        }
    }
    assert!(stopped > 10, "only {stopped} of the faults stopped a build");
}

#[test]
fn a_full_disk_keeps_what_was_there() {
    let works = Works::new();
    fs::create_dir(works.path("small")).unwrap();
    works.counts(&["--document", "notice"]);
    let before = tree(&works.out());
    // Room for what is there and a little more.
    let script = format!(
        "mount -t tmpfs -o size={}k none small && cp -r out small/ && {program} build {} {} --out small/out 2>told; echo $? >code; cp -r small/out after",
        before.values().map(|bytes| bytes.len() / 1024 + 4).sum::<usize>() + 60,
        FEW[0],
        FEW[1],
        program = env!("CARGO_BIN_EXE_maklumat"),
    );
    let status = Command::new("unshare")
        .args(["--mount", "sh", "-c", &script])
        .current_dir(works.folder.path())
        .env("XDG_CACHE_HOME", works.path("cache"))
        .status()
        .unwrap();
    assert!(status.success());
    let told = fs::read_to_string(works.path("told")).unwrap();
    assert_eq!(fs::read_to_string(works.path("code")).unwrap(), "2\n", "{told}");
    assert!(told.contains("tempat penyimpanan penuh"), "{told}");
    for (path, bytes) in tree(&works.path("after")) {
        if let Some(before) = before.get(&path) {
            assert_eq!(before, &bytes, "{path}");
        }
    }
    // With room again, from what the full disk was left with.
    fs::remove_dir_all(works.out()).unwrap();
    fs::rename(works.path("after"), works.out()).unwrap();
    works.counts(&FEW);
    assert_same(&tree(&works.out()), &works.afresh(&FEW));
}

#[test]
fn a_folder_that_can_only_be_read_is_left_alone() {
    let works = Works::new();
    works.counts(&FEW);
    let before = tree(&works.out());
    works.write("kelurahan/surat.yaml", &LETTER.replace("Rp10.000", "Rp20.000"));
    let read_only = |path: &str| format!("mount --bind {path} {path} && mount -o remount,ro,bind {path}");
    let output = apart(&works, &read_only("out")).output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{told}");
    assert!(told.contains("hanya dapat dibaca"), "{told}");
    assert_same(&tree(&works.out()), &before);
    // A cache that cannot be written costs time and nothing else.
    let output = apart(&works, &read_only("cache")).output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{told}");
    assert!(told.contains("tembolok tidak dapat ditulis"), "{told}");
    assert_same(&tree(&works.out()), &works.afresh(&FEW));
}

#[test]
fn two_builds_wait_for_each_other() {
    let works = Works::new();
    works.counts(&FEW);
    let lock = fs::File::open(works.out().join(".maklumat.lock")).unwrap();
    lock.lock().unwrap();
    let child = works.command(&build()).stderr(Stdio::piped()).spawn().unwrap();
    thread::sleep(Duration::from_millis(300));
    drop(lock);
    let output = child.wait_with_output().unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && told.contains("build lain sedang menulis ke out; menunggu"), "{told}");
    // Several at once, with one cache, into one folder and into others.
    let more: Vec<_> = (0..4)
        .map(|at| {
            drop(fs::remove_dir_all(works.path("cache")));
            let out = if at < 2 { "out".to_owned() } else { format!("out-{at}") };
            let mut command = works.command(&[&build()[..], &["--out", &out]].concat());
            command.stderr(Stdio::null()).spawn().unwrap()
        })
        .collect();
    assert!(more.into_iter().all(|mut child| child.wait().unwrap().success()));
    for out in ["out", "out-2", "out-3"] {
        assert_same(&tree(&works.path(out)), &works.afresh(&FEW));
    }
}

#[test]
fn a_spoilt_cache_heals() {
    let works = Works::new();
    works.counts(&FEW);
    let whole = tree(&works.out());
    let entries: Vec<String> = tree(&works.path("cache")).into_keys().collect();
    let spoil: [fn(&mut Vec<u8>); 3] =
        [|bytes| bytes.truncate(bytes.len() / 2), |bytes| *bytes.last_mut().unwrap() ^= 1, |bytes| bytes.clear()];
    for (at, spoil) in spoil.into_iter().enumerate() {
        for entry in &entries {
            let path = works.path("cache").join(entry);
            let mut bytes = fs::read(&path).unwrap();
            spoil(&mut bytes);
            fs::write(path, bytes).unwrap();
        }
        fs::remove_dir_all(works.out()).unwrap();
        let [made, cached, _] = works.counts(&FEW);
        assert!(made > 8 && cached == 0, "{at}: {made} made, {cached} cached");
        assert_same(&tree(&works.out()), &whole);
        fs::remove_dir_all(works.out()).unwrap();
        assert!(works.counts(&FEW)[1] > 4, "{at}: it did not heal");
    }
    // Entries of others: whole, but of something else.
    let (first, second) = (works.path("cache").join(&entries[0]), works.path("cache").join(&entries[1]));
    fs::copy(first, second).unwrap();
    fs::remove_dir_all(works.out()).unwrap();
    works.counts(&FEW);
    assert_same(&tree(&works.out()), &whole);
}

#[test]
fn where_the_system_gives_few_threads_or_none_all_is_made() {
    let works = Works::new();
    let expected = works.afresh(&FEW);
    for when in ["", ":when=2+", ":when=3+"] {
        let inject = format!("inject=clone,clone3:error=EAGAIN{when}");
        let output = failing(&works, "clone,clone3", &inject, &[]);
        assert!(output.status.success(), "{when}: {}", String::from_utf8_lossy(&output.stderr));
        assert_same(&tree(&works.out()), &expected);
        fs::remove_dir_all(works.out()).unwrap();
        fs::remove_dir_all(works.path("cache")).unwrap();
    }
}
