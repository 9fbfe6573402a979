//! What `build` makes: the samples, twice the same; what it says of broken files; what a failing world does.

mod support;

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use maklumat::locale::Language;

fn maklumat(project: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::cargo_bin("maklumat").expect("the program");
    command.env("XDG_CACHE_HOME", env!("CARGO_TARGET_TMPDIR"));
    command.arg(arguments[0]).args(&arguments[1..]).arg("--project").arg(project);
    command
}

fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().map(|entry| entry.unwrap());
    let files = entries.filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| {
            (entry.path().strip_prefix(folder).unwrap().to_string_lossy().into_owned(), fs::read(entry.path()).unwrap())
        })
        .collect()
}

#[test]
fn every_sample_gives_a_page_and_a_pdf_and_two_builds_are_equal() {
    let (first, second) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    for out in [&first, &second] {
        let to = out.path().to_str().unwrap();
        // Of one unit everything, of the rest what takes less long.
        maklumat(&support::root(), &["build", "kelurahan-mekarsari", "--out", to]).assert().success();
        maklumat(&support::root(), &["build", "--document", "lembar,situs,data", "--out", to]).assert().success();
    }
    let written = files(first.path());
    assert!(written == files(second.path()), "two builds differ");
    let standards = files(&support::root().join("standards"));
    let standards: Vec<&str> = standards
        .iter()
        .map(|(path, _)| path.as_str())
        .filter(|path| path.contains('/') && path.ends_with(".yaml") && !path.ends_with("unit.yaml"))
        .collect();
    assert!(standards.len() >= 16);
    for standard in standards {
        for extension in ["html", "pdf"] {
            let path = standard.replace(".yaml", &format!(".{extension}"));
            assert!(written.iter().any(|(name, bytes)| *name == path && !bytes.is_empty()), "{path} is not written");
        }
    }
    let pdf = &written.iter().find(|(name, _)| name == "dispendukcapil/ktp-el.pdf").unwrap().1;
    let pdf = String::from_utf8_lossy(pdf);
    for mark in ["/Lang(id", "/StructTreeRoot", "/MarkInfo", "standard.yaml"] {
        assert!(pdf.contains(mark), "the PDF lacks {mark}");
    }
}

#[test]
fn an_id_cannot_leave_the_folder() {
    for name in ["..surat", "..", "a b", "Surat", "a%2fb", "-", "surat-2"] {
        let project = support::base("nama: Surat\nproduk: Surat\n");
        let folder = project.path().join("standards/kelurahan");
        fs::rename(folder.join("surat.yaml"), folder.join(format!("{name}.yaml"))).unwrap();
        let out = project.path().join("out");
        let run = maklumat(project.path(), &["build", "--out", out.to_str().unwrap()]).assert();
        let made = files(&out);
        let plain = name == "surat-2";
        assert_eq!(made.iter().any(|(path, _)| path.ends_with(".pdf")), plain, "{name}: {made:?}");
        run.code(if plain { 0 } else { 1 });
    }
}

#[test]
fn a_faulty_standard_keeps_its_last_good_notice() {
    let project = support::base("nama: Surat\nproduk: Surat\n");
    let out = project.path().join("out");
    let build = || maklumat(project.path(), &["build", "--out", out.to_str().unwrap()]).assert();
    build().success();
    let before = files(&out);
    fs::write(project.path().join("standards/kelurahan/surat.yaml"), "nama: Surat\nprodk: Surat\n").unwrap();
    build().code(1);
    let own = |files: Vec<(String, Vec<u8>)>| {
        files.into_iter().filter(|(path, _)| path.contains("surat")).collect::<Vec<_>>()
    };
    assert!(own(files(&out)) == own(before));
}

#[test]
fn a_failing_world_is_exit_2_and_says_what_was_done() {
    let project = support::base("nama: Surat\nproduk: Surat\n");
    for (language, told) in
        [("id", "gagal menyiapkan folder /dev/null/out"), ("en", "failed while preparing the folder /dev/null/out")]
    {
        let run = maklumat(project.path(), &["build", "--out", "/dev/null/out", "--lang", language]).assert().code(2);
        assert!(String::from_utf8_lossy(&run.get_output().stderr).contains(told));
        maklumat(Path::new("/"), &["check", "--lang", language]).assert().code(2);
    }
}

#[test]
fn the_command_line_speaks_both_languages() {
    let run = |language: &str, arguments: &[&str]| {
        let mut command = Command::cargo_bin("maklumat").unwrap();
        let output = command.env("LANG", language).args(arguments).output().unwrap();
        let told = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        (output.status.code().unwrap(), told)
    };
    for (arguments, code, id, en) in [
        (&["--help"][..], 0, "Perintah:", "Commands:"),
        (&["build", "--help"], 0, "Folder tujuan", "Where to write"),
        (&["chek"], 2, "mungkin maksud Anda `check`", "did you mean `check`?"),
        (&["check", "--format", "jsn"], 2, "nilai `jsn` tidak berlaku", "the value `jsn` does not fit"),
        (&["check", "--lang", "fr"], 2, "pilih `id` atau `en`", "choose `id` or `en`"),
        (&["check", "--as-of", "besok"], 2, "tulis seperti 2026-02-03", "write it like 2026-02-03"),
        (&["build", "--out"], 2, "memerlukan nilai", "needs a value"),
        (&["explain"], 2, "belum ditulis", "is missing"),
        (&["explain", "mising-date"], 2, "mungkin maksud Anda `missing-date`", "did you mean `missing-date`?"),
    ] {
        for (language, words) in [("id_ID.UTF-8", id), ("en_US.UTF-8", en)] {
            let (ended, told) = run(language, arguments);
            assert!(ended == code && told.contains(words), "{arguments:?} in {language} ended with {ended}:\n{told}");
        }
    }
    assert!(run("en_US.UTF-8", &["--help", "--lang", "id"]).1.contains("Perintah:"));
}

#[test]
fn files_that_cannot_be_read_are_reported_with_the_rest() {
    let project = support::base("nama: Surat\nproduk: Surat\n");
    let folder = project.path().join("standards/kelurahan");
    fs::write(folder.join("latin.yaml"), b"nama: Surat\nproduk: caf\xe9\n").unwrap();
    fs::write(folder.join("large.yaml"), vec![b'#'; 1024 * 1024 + 1]).unwrap();
    fs::write(folder.join("bom.yaml"), "\u{FEFF}nama: Surat\r\nproduk: Surat\r\n").unwrap();
    fs::write(folder.join("deep.yaml"), format!("nama: Surat\nproduk: {}\n", "[".repeat(100_000))).unwrap();
    fs::write(
        folder.join("laughs.yaml"),
        format!("nama: Surat\na: &a [{}]\nb: &b [{}]\nc: [{}]\n", "x,".repeat(99), "*a,".repeat(99), "*b,".repeat(99)),
    )
    .unwrap();
    fs::create_dir(folder.join("folder.yaml")).unwrap();
    std::os::unix::fs::symlink("/etc/passwd", folder.join("link.yaml")).unwrap();
    let (project, diagnostics) = support::check(project.path());
    let found = |file: &str| {
        diagnostics
            .iter()
            .filter(|diagnostic| project.sources.get(diagnostic.span.source).path.ends_with(file))
            .map(|diagnostic| diagnostic.code.name)
            .collect::<Vec<_>>()
    };
    assert_eq!(found("latin.yaml"), ["unreadable-file"]);
    assert_eq!(found("large.yaml"), ["unreadable-file"]);
    assert_eq!(found("folder.yaml"), ["unreadable-file"]);
    assert_eq!(found("link.yaml"), ["unreadable-file"]);
    assert_eq!(found("bom.yaml"), Vec::<&str>::new());
    assert!(found("deep.yaml").contains(&"too-large"));
    assert!(found("laughs.yaml").contains(&"too-large"));
}

#[test]
fn a_selection_is_all_that_is_checked_and_built() {
    let project = support::base("nama: Surat\nproduk: Surat\n");
    fs::write(project.path().join("standards/kelurahan/salah.yaml"), "nama: Salah\n").unwrap();
    maklumat(project.path(), &["check"]).assert().code(1);
    for name in ["kelurahan/surat", "standards/kelurahan/surat.yaml", "kelurahan/surat.yaml"] {
        maklumat(project.path(), &["check", name]).assert().success();
    }
    for name in ["kelurahan/", "standards/kelurahan", "kelurahan/salah"] {
        maklumat(project.path(), &["check", name]).assert().code(1);
    }
    for unknown in ["kelurahan/surta", "kelurhan", "/"] {
        maklumat(project.path(), &["check", "kelurahan/surat", unknown]).assert().code(2);
    }
    let out = project.path().join("out");
    maklumat(project.path(), &["build", "kelurahan/surat", "--out", out.to_str().unwrap()]).assert().success();
    assert!(out.join("kelurahan/surat.pdf").is_file());
    maklumat(project.path(), &["build", "tidak-ada", "--out", out.to_str().unwrap()]).assert().code(2);
}

#[test]
fn findings_can_be_read_by_programs_and_rules_explained() {
    let project = support::base("nama: Surat\n");
    let run = maklumat(project.path(), &["check", "--format", "json"]).assert().code(1);
    let findings: serde_json::Value = serde_json::from_slice(&run.get_output().stdout).unwrap();
    assert_eq!(findings[0]["rule"], "missing-component");
    assert_eq!((&findings[0]["place"]["line"], &findings[0]["place"]["column"]), (&1.into(), &7.into()));
    for code in maklumat::rules::codes() {
        let run = Command::cargo_bin("maklumat").unwrap().args(["explain", code.name]).assert().success();
        assert!(String::from_utf8_lossy(&run.get_output().stdout).contains(code.doc.id));
    }
    Command::cargo_bin("maklumat").unwrap().args(["explain", "mising-component"]).assert().code(2);
}

#[test]
fn findings_can_be_shown_where_a_change_is_read() {
    let project = support::base("nama: Surat, \"50%\" <b>\nwaktu: 3 hari sejak berkas lengkap\n");
    let run = |format: &str| {
        let run = maklumat(project.path(), &["check", "--format", format, "--lang", "en"]).assert().code(1);
        String::from_utf8(run.get_output().stdout.clone()).unwrap()
    };
    let log: serde_json::Value = serde_json::from_str(&run("sarif")).unwrap();
    let (tool, results) = (&log["runs"][0]["tool"]["driver"], log["runs"][0]["results"].as_array().unwrap());
    assert_eq!((&log["version"], results.len()), (&"2.1.0".into(), 2));
    for result in results {
        let rule = &tool["rules"][result["ruleIndex"].as_u64().unwrap() as usize];
        assert_eq!(rule["id"], result["ruleId"]);
        assert!(!rule["help"]["text"].as_str().unwrap().is_empty());
        assert!(result["locations"][0]["physicalLocation"]["region"]["startLine"].as_u64().unwrap() >= 1);
    }
    let lines = run("github");
    assert_eq!(lines.lines().count(), 2);
    assert!(
        lines.lines().all(|line| line.starts_with("::error file=") || line.starts_with("::warning file=")),
        "{lines}"
    );
    assert!(lines.contains(",line=2,endLine=2,col=8,endColumn=35,title=unclear-days::"), "{lines}");
    let suite = run("junit");
    assert!(
        suite.contains("tests=\"3\" failures=\"1\"") && suite.contains("<failure type=\"missing-component\""),
        "{suite}"
    );
    assert!(suite.contains("&quot;50%&quot; &lt;b&gt;"), "{suite}");
}

#[test]
fn a_character_without_a_font_is_shown_in_its_place_and_stops_only_what_prints_it() {
    let project = support::base("# ☎\nnama: Surat 文書\nproduk: Surat ✅\nabaikan: [{aturan: few-media, alasan: ➜}]\n");
    fs::write(project.path().join("standards/kelurahan/lain.yaml"), "nama: Lain\nproduk: Surat\n").unwrap();
    let out = project.path().join("out");
    for arguments in [vec!["check"], vec!["build", "--out", out.to_str().unwrap()]] {
        let run = maklumat(project.path(), &arguments).assert().code(1);
        let told = String::from_utf8_lossy(&run.get_output().stderr).into_owned();
        assert!(told.contains("surat.yaml:2:13") && told.contains("surat.yaml:3:15"), "{told}");
        assert_eq!(told.matches("[character-without-font]").count(), 2, "{told}");
    }
    for (path, is_made) in [("lain.pdf", true), ("surat.html", true), ("surat.pdf", false), ("surat.poster.pdf", false)]
    {
        assert_eq!(out.join("kelurahan").join(path).is_file(), is_made, "{path}");
    }
    assert!(out.join("index.html").is_file() && out.join("catalogue.json").is_file());
}

#[test]
fn a_person_s_name_is_never_said_to_be_an_office() {
    let unit = "# unit.yaml without: pimpinan
# unit.yaml: pimpinan: Drs. H. Ahmad Fauzi, M.Si
# unit.yaml: keputusan: {nomor: 1 Tahun 2026, tanggal: 2026-02-03}
# unit.yaml: maklumat: {tanggal: 2026-02-03}
";
    let project = support::case(&format!("{unit}nama: Surat\nproduk: Surat\n"));
    let out = project.path().join("out");
    let mut run =
        maklumat(project.path(), &["build", "--document", "keputusan,maklumat", "--out", out.to_str().unwrap()]);
    let told = String::from_utf8_lossy(&run.unwrap().stderr).into_owned();
    let cure = "`pimpinan: {jabatan: Lurah Contoh, nama: 'Drs. H. Ahmad Fauzi, M.Si'}`";
    assert!(told.contains("[name-as-position]") && told.contains(cure), "{told}");
    assert!(!out.join("kelurahan/decree.pdf").exists());
    let pledge = support::pdf::Pdf::read(&fs::read(out.join("kelurahan/pledge.pdf")).unwrap()).text();
    let close = |text: &str| text.split_whitespace().collect::<String>();
    assert!(close(&pledge).contains("KelurahanContoh,Drs.H.AhmadFauzi,M.Si"), "{pledge}");
    // What the cure says, done.
    let cured = unit.replace("pimpinan: Drs. H. Ahmad Fauzi, M.Si", cure.trim_matches('`'));
    let project = support::case(&format!("{cured}nama: Surat\nproduk: Surat\n"));
    let mut run = maklumat(project.path(), &["build", "--document", "keputusan", "--out", out.to_str().unwrap()]);
    let told = String::from_utf8_lossy(&run.unwrap().stderr).into_owned();
    assert!(!told.contains("[name-as-position]"), "{told}");
    let decree = support::pdf::Pdf::read(&fs::read(out.join("kelurahan/decree.pdf")).unwrap()).text();
    assert!(close(&decree).contains("KEPUTUSANLURAHCONTOH"), "{decree}");
}

#[test]
fn a_reference_to_a_step_that_says_nothing_breaks_no_document() {
    let project = support::base(
        "nama: Surat
produk: Surat
prosedur:
  - {id: berkas, pelaku: pemohon}
  - {langkah: Memeriksa, pelaku: petugas, jika tidak: berkas dikembalikan, kembali ke: berkas}
",
    );
    let (project, found) = support::check(project.path());
    assert!(found.iter().any(|found| found.code.name == "unclear-item"));
    let printed = support::print(&project, "kelurahan", "surat", Language::Indonesian);
    let control = |letter: char| letter.is_control() && !letter.is_whitespace();
    assert!(!printed.page.contains(control) && !support::pdf::Pdf::read(&printed.pdf).text().contains(control));
}

#[test]
fn a_file_that_an_editor_misnamed_is_told_with_its_name() {
    let project = support::base("nama: Surat\nproduk: Surat\n");
    let standards = project.path().join("standards");
    for path in ["kelurahan/pindah.yaml.txt", "kelurahan/surat.yaml.docx", "baru/unit.yml.TXT", "kelurahan/catatan.txt"]
    {
        fs::create_dir_all(standards.join(path).parent().unwrap()).unwrap();
        fs::write(standards.join(path), "nama: Pindah\n").unwrap();
    }
    let run = maklumat(project.path(), &["check"]).assert().code(1);
    let told = String::from_utf8_lossy(&run.get_output().stderr).into_owned();
    for told_of in ["ganti namanya menjadi `pindah.yaml`", "sudah ada `surat.yaml`", "ganti namanya menjadi `unit.yml`"]
    {
        assert_eq!(told.matches(told_of).count(), 1, "{told_of}: {told}");
    }
    assert!(!told.contains("catatan"), "{told}");
    fs::rename(standards.join("agency.yaml"), standards.join("agency.yaml.txt")).unwrap();
    let run = maklumat(project.path(), &["check"]).assert().code(2);
    let told = String::from_utf8_lossy(&run.get_output().stderr).into_owned();
    assert!(told.contains("ganti namanya menjadi `agency.yaml`"), "{told}");
}

#[test]
fn what_is_wrong_for_all_is_published_by_none() {
    let project = support::base("nama: Surat\nproduk: Surat\n");
    let agency = project.path().join("standards/agency.yaml");
    fs::write(
        &agency,
        fs::read_to_string(&agency).unwrap().replace("  waktu: 1 hari kerja", "  waktu: {paling lam: {a: b}}"),
    )
    .unwrap();
    let out = project.path().join("out");
    maklumat(project.path(), &["build", "--out", out.to_str().unwrap()]).assert().code(1);
    assert!(!out.join("kelurahan/surat.pdf").exists());
}

#[test]
fn a_broken_template_is_shown_in_its_place_and_stops_only_its_documents() {
    for (path, text, place, made, missing) in [
        ("html/standard.html", "<p>\n{{ title | nofilter }}", "templates/html/standard.html:2:12", "pdf", "html"),
        ("html/standard.html", "<p>\n{{ nothing.here }}", "templates/html/standard.html:2:4", "pdf", "html"),
        ("html/standard.html", "<p>\n{% if title %}", "templates/html/standard.html:2", "pdf", "html"),
        ("pdf/letterhead.typ", "#let letterhead = [\n  #nothing\n]", "templates/pdf/letterhead.typ:2:4", "html", "pdf"),
        ("pdf/notice.typ", "#import \"document.typ\": *\n#data.nothing", "templates/pdf/notice.typ:2:7", "html", "pdf"),
        ("pdf/notice.typ", "#read(\"/etc/passwd\")", "templates/pdf/notice.typ:1:7", "html", "pdf"),
        ("pdf/notice.typ", "#import \"@preview/cetz:0.4.0\"", "templates/pdf/notice.typ:1:9", "html", "pdf"),
    ] {
        let project = support::base("nama: Surat\nproduk: Surat\n");
        fs::write(project.path().join("standards/kelurahan/lain.yaml"), "nama: Lain\nproduk: Surat\n").unwrap();
        let template = project.path().join("templates").join(path);
        fs::create_dir_all(template.parent().unwrap()).unwrap();
        fs::write(&template, text).unwrap();
        let out = project.path().join("out");
        let run = maklumat(project.path(), &["build", "--out", out.to_str().unwrap()]).assert().code(1);
        let told = String::from_utf8_lossy(&run.get_output().stderr).into_owned();
        assert!(told.contains("broken-template") && told.contains(place), "{place} is not shown:\n{told}");
        assert_eq!(told.matches("broken-template").count(), 1, "{told}");
        for standard in ["surat", "lain"] {
            assert!(out.join(format!("kelurahan/{standard}.{made}")).is_file());
            assert!(!out.join(format!("kelurahan/{standard}.{missing}")).exists());
        }
    }
}

#[test]
fn words_of_a_template_can_be_changed_and_a_mistake_in_them_has_its_place() {
    let project = support::base("nama: Surat\nproduk: Surat\n");
    let labels = project.path().join("templates/labels.yaml");
    fs::create_dir_all(labels.parent().unwrap()).unwrap();
    let out = project.path().join("out");
    fs::write(&labels, "service_standard: {id: Janji layanan kami, en: Our promise}\n").unwrap();
    maklumat(project.path(), &["build", "--out", out.to_str().unwrap()]).assert().success();
    assert!(fs::read_to_string(out.join("kelurahan/surat.html")).unwrap().contains("Janji layanan kami"));
    fs::write(&labels, "hours: {id: Jam, en: Hours}\nservice_standard: {id: Janji, eng: Promise}\n").unwrap();
    let run = maklumat(project.path(), &["build", "--out", out.to_str().unwrap()]).assert().code(1);
    let told = String::from_utf8_lossy(&run.get_output().stderr).into_owned();
    assert!(told.contains("broken-template") && told.contains("labels.yaml:2:"), "{told}");
}

#[test]
fn a_broken_picture_is_shown_where_it_is_named() {
    let project = support::base("nama: Surat\nproduk: Surat\n");
    let agency = project.path().join("standards/agency.yaml");
    let text = fs::read_to_string(&agency).unwrap();
    fs::write(&agency, format!("logo: arms.svg\n{text}")).unwrap();
    fs::write(project.path().join("standards/arms.svg"), "<svg><no").unwrap();
    let out = project.path().join("out");
    let run = maklumat(project.path(), &["build", "--out", out.to_str().unwrap()]).assert().code(1);
    let told = String::from_utf8_lossy(&run.get_output().stderr).into_owned();
    assert!(told.contains("unreadable-file") && told.contains("agency.yaml:1:7"), "{told}");
    assert!(!out.join("kelurahan/surat.html").exists() && !out.join("kelurahan/surat.pdf").exists());
}

#[test]
fn nothing_is_published_of_what_inherits_from_an_unreadable_file() {
    for file in ["agency.yaml", "kelurahan/unit.yaml"] {
        let project = support::base("nama: Surat\nproduk: Surat\n");
        fs::write(project.path().join("standards").join(file), b"nama: caf\xe9\n").unwrap();
        let out = project.path().join("out");
        maklumat(project.path(), &["build", "--out", out.to_str().unwrap()]).assert().code(1);
        assert!(!out.join("kelurahan").exists(), "{file} is unreadable");
    }
}

#[test]
fn files_that_would_be_passed_over_are_reported() {
    let project = support::base("nama: Surat\nproduk: Surat\n");
    let folder = project.path().join("standards");
    fs::create_dir_all(folder.join("kelurahan/sub")).unwrap();
    for file in ["tersesat.yaml", "instansi.yaml", "kelurahan/surat.yml", "kelurahan/sub/dalam.yaml"] {
        fs::write(folder.join(file), "nama: Lain\nproduk: Surat\n").unwrap();
    }
    std::os::unix::fs::symlink("/tmp", folder.join("tautan")).unwrap();
    let (project, found) = support::check(project.path());
    let mut files: Vec<_> =
        found.iter().map(|found| project.sources.get(found.span.source).path.rsplit('/').next().unwrap()).collect();
    files.sort_unstable();
    assert_eq!(files, ["dalam.yaml", "instansi.yaml", "surat.yml", "tautan", "tersesat.yaml"]);
}

#[test]
fn a_picture_that_is_no_plain_file_does_not_hang() {
    let project = support::base(
        "nama: Surat\nproduk: Surat\nprosedur: [{langkah: A, bagan: {berkas: a.svg, teks alternatif: A}}]\n",
    );
    let pipe = project.path().join("standards/kelurahan/a.svg");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let (_, found) = support::check(project.path());
    assert!(found.iter().any(|found| found.code.name == "unreadable-file"));
}

#[test]
fn a_folder_that_is_there_keeps_its_files_and_a_reader_may_stop_reading() {
    let project = support::base("nama: Surat\n");
    let out = project.path().join("site");
    fs::create_dir(&out).unwrap();
    fs::write(out.join(".gitignore"), "mine\n").unwrap();
    maklumat(project.path(), &["build", "--out", out.to_str().unwrap()]).assert().code(1);
    assert_eq!(fs::read_to_string(out.join(".gitignore")).unwrap(), "mine\n");
    let mut child = std::process::Command::new(assert_cmd::cargo::cargo_bin("maklumat"))
        .args(["check", "--format", "json", "--project"])
        .arg(project.path())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    assert_eq!(child.wait().unwrap().code(), Some(1));
}

#[test]
fn a_standard_with_a_decree_of_its_own_is_in_no_other() {
    let project = support::case(
        "# unit.yaml: keputusan: {nomor: 1/2026, tanggal: 2026-02-03, memutuskan: [Lurah mengawasi pelaksanaannya], mencabut: [Keputusan Lurah 9/2020, Keputusan Lurah 8/2019]}\nnama: Surat Apung\nproduk: Surat\nkeputusan: {nomor: 77/2026, tanggal: 2026-03-01}\n",
    );
    fs::write(project.path().join("standards/kelurahan/lain.yaml"), "nama: Surat Lain\nproduk: Surat\n").unwrap();
    fs::write(
        project.path().join("standards/kelurahan/lama.yaml"),
        "nama: Surat Lama\nproduk: Surat\nstatus: dicabut\n",
    )
    .unwrap();
    let out = project.path().join("out");
    maklumat(project.path(), &["build", "--document", "keputusan", "--out", out.to_str().unwrap()]).assert().success();
    let text = |path: &str| support::pdf::Pdf::read(&fs::read(out.join(path)).unwrap()).text();
    let (unit, own) = (text("kelurahan/decree.pdf"), text("kelurahan/surat.decree.pdf"));
    assert!(unit.contains("1/2026") && unit.contains("SURAT LAIN") && !unit.contains("SURAT APUNG"), "{unit}");
    assert!(!unit.contains("SURAT LAMA"), "{unit}");
    // What a unit decides comes beside what every decree must decide.
    for words in [
        "KESATU",
        "KEEMPAT",
        "Lurah mengawasi pelaksanaannya.",
        "dan Keputusan Lurah Nomor 8 Tahun 2019 dicabut",
        "KEENAM",
        "mulai berlaku",
    ] {
        assert!(unit.contains(words), "`{words}` is missing: {unit}");
    }
    assert!(own.contains("77/2026") && own.contains("SURAT APUNG") && !own.contains("SURAT LAIN"), "{own}");
    assert!(!out.join("kelurahan/lain.decree.pdf").exists());
}
