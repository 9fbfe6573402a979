//! What a file, a name or an argument holds can do nothing to a terminal: it is shown, by every command and in every form.

mod support;

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::process::Output;

use maklumat::printable::is_unprintable;

/// Sets the title, rings, deletes, writes over, colours (in two ways), turns and hides; and is no character at all.
const PAYLOAD: &str = "\u{1b}]0;JUDUL\u{7}\u{8}\r\u{7f}\u{1b}[35m\u{9b}35m\u{202e}\u{2066}\u{200f}\u{61c}\u{200b}\u{2028}\u{feff}\u{fffe}\u{1fffe}";

/// What every language and script needs.
const PLAIN: &str = "é “x” – ꦗꦮ العربية 漢字 ❤\u{fe0f}";

const STANDARD: &str = "nama: Surat\nproduk: Surat\nbiaya: gratis\n";

/// A project with the payload wherever a user can put it.
fn project() -> tempfile::TempDir {
    let folder = support::base(STANDARD);
    let put = |name: &[u8], text: &str| {
        let path = folder.path().join("standards").join(OsStr::from_bytes(name));
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    let quoted: String = PAYLOAD.chars().map(|letter| format!("\\U{:08X}", u32::from(letter))).collect();
    let raw: String = PAYLOAD.chars().filter(|letter| !matches!(letter, '\r' | '\u{2028}')).collect();
    put(b"kelurahan/kunci.yaml", &format!("{STANDARD}\"x{quoted}\": x\n\"a\\n::error::{quoted}\": y\n{PLAIN}: z\n"));
    put(b"kelurahan/teks.yaml", &format!("{STANDARD}kunci{raw}: x\n# {raw}\n"));
    put(b"kelurahan/kunci-2.yaml", &format!("{STANDARD}salah\u{200e}: x\n"));
    put(b"kelurahan/nilai.yaml", &format!("nama: \"Surat {quoted}\"\nbiaya: \"{quoted}\"\nditinjau: \"{quoted}\"\n"));
    put(b"kelurahan/perbaiki.yaml", &format!("{STANDARD}persyaratan:\n  • KTP # {raw}\n  • KK\n"));
    put(&[b"kelurahan/", PAYLOAD.as_bytes(), b"\n::error::.yaml"].concat(), &format!("{STANDARD}salah: x\n"));
    put(b"kelurahan/\xff\x1b[35m.yaml", &format!("{STANDARD}salah: x\n"));
    put(&[b"kelurahan/x", PAYLOAD.as_bytes(), b".yaml.txt"].concat(), STANDARD);
    put(&[b"unit", PAYLOAD.as_bytes(), b"/surat.yaml"].concat(), STANDARD);
    put(
        &[b"unit", PAYLOAD.as_bytes(), b"/unit.yaml"].concat(),
        &format!("nama: \"Unit {quoted}\"\nalamat: Jalan Contoh\n"),
    );
    folder
}

/// Runs the program as on a terminal that has colours.
fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = assert_cmd::Command::cargo_bin("maklumat").unwrap();
    command.current_dir(folder).env("CLICOLOR_FORCE", "1").env("LANG", "id_ID.UTF-8");
    command.env("XDG_CACHE_HOME", env!("CARGO_TARGET_TMPDIR")).args(arguments).output().unwrap()
}

/// What a terminal would obey, or nobody would see; our own colours are none.
fn odd(text: &str) -> Option<String> {
    let mut rest = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n");
    while let Some(start) = rest.find("\u{1b}[") {
        let end = start + 2 + rest[start + 2..].find(|letter: char| !matches!(letter, '0'..='9' | ';'))?;
        if !rest[end..].starts_with('m') || &rest[start..end] == "\u{1b}[35" {
            break;
        }
        rest.replace_range(start..=end, "");
    }
    let is_odd = |letter: char| (is_unprintable(letter) && letter != '\u{fffd}') || letter == '\r';
    let at = rest.find(is_odd).or_else(|| rest.find("\n::error::\\"))?;
    Some(rest[at..].chars().take(40).collect())
}

#[test]
fn nothing_that_users_write_reaches_a_terminal_as_it_is() {
    let folder = project();
    let nowhere = format!("/dev/null/{}", PAYLOAD.replace('\u{fffe}', ""));
    let unit = format!("kelurahan/{PAYLOAD}");
    let option = format!("--{PAYLOAD}");
    let runs: &[&[&str]] = &[
        &["check"],
        &["check", "--lang", "en"],
        &["check", "--fix", "--dry-run"],
        &["check", "--format", "github"],
        &["check", "--format", "junit"],
        &["check", "--format", "json"],
        &["check", "--format", "sarif"],
        &["audit"],
        &["audit", "--todo"],
        &["audit", "--unit", "kelurahan"],
        &["audit", "--format", "json"],
        &["audit", "--format", "csv"],
        &["audit", "--format", "markdown"],
        &["audit", "--format", "html"],
        &["audit", "--compare", "kunci"],
        &["audit", "--compare", "kunci", "--format", "html"],
        &["audit", "--compare", "kunci", "--format", "json"],
        &["build", "--document", "site"],
        &["build", "--document", "site", "--check"],
        &["check", "--fix"],
        &["undo"],
        // Arguments.
        &[PAYLOAD],
        &["check", PAYLOAD],
        &["check", &unit],
        &["check", &option],
        &["check", "--format", PAYLOAD],
        &["check", "--as-of", PAYLOAD],
        &["check", "--project", PAYLOAD],
        &["explain", PAYLOAD],
        &["audit", PAYLOAD],
        &["audit", "--unit", PAYLOAD],
        &["audit", "--since", PAYLOAD],
        &["audit", "--baseline", PAYLOAD],
        &["audit", "--compare", PAYLOAD],
        &["audit", "--out", &nowhere],
        &["build", "--document", PAYLOAD],
        &["build", "--out", &nowhere],
        &["build", "--document", "site", "--cache-dir", &nowhere],
        &["build", "--shard", PAYLOAD],
        &["watch", "--port", PAYLOAD],
        &["manifest", "--merge", "--out", PAYLOAD],
        &["undo", "--project", PAYLOAD],
        &["new", "unit", PAYLOAD],
        &["new", "standard", &unit],
        &["new", "standard", PAYLOAD],
        &["new", "project", PAYLOAD],
        &["schema", PAYLOAD],
    ];
    for arguments in runs {
        let output = run(folder.path(), arguments);
        for (stream, bytes) in [("output", &output.stdout), ("errors", &output.stderr)] {
            let text = std::str::from_utf8(bytes).unwrap();
            assert_eq!(odd(text), None, "{stream} of {arguments:?}");
        }
        assert!(matches!(output.status.code(), Some(0..=2)), "{arguments:?}");
    }
}

#[test]
fn what_is_odd_is_told_and_what_is_not_stays() {
    let folder = project();
    let told = String::from_utf8(run(folder.path(), &["check"]).stderr).unwrap();
    for shown in [r"\u{1b}]0;JUDUL\u{7}\u{8}", r"\u{9b}35m\u{202e}\u{2066}\u{200f}\u{61c}\u{200b}", PLAIN, "\u{1b}[1m"]
    {
        assert!(told.contains(shown), "{shown} is not in {told}");
    }
    // The marks are below what they mark, though more letters are shown than there are.
    let mut lines = told.lines().skip_while(|line| !line.ends_with(r" salah\u{200e}: x"));
    let (line, marks) = (lines.next().unwrap(), lines.next().unwrap());
    assert_eq!(marks.matches('^').count(), r"salah\u{200e}".len(), "{line}\n{marks}");
}

#[test]
fn what_machines_read_is_well_formed_and_says_the_same() {
    let folder = project();
    let told = |form| String::from_utf8(run(folder.path(), &["check", "--format", form]).stdout).unwrap();
    let junit = told("junit");
    roxmltree::Document::parse(&junit).unwrap();
    let json: serde_json::Value = serde_json::from_str(&told("json")).unwrap();
    let files: Vec<&str> =
        json.as_array().unwrap().iter().map(|found| found["place"]["file"].as_str().unwrap()).collect();
    assert!(files.iter().any(|file| file.contains(PAYLOAD)), "a program needs the name of the file as it is");
    serde_json::from_str::<serde_json::Value>(&told("sarif")).unwrap();
    assert!(told("github").lines().all(|line| line.starts_with("::")), "a finding is one line");
}
