//! `watch`: what a save changes is seen, whatever way an editor saves; the preview in a real browser.

mod support;

use std::fs;
use std::path::Path;

use serde_json::Value;
use support::browser::Browser;
use support::watching::Watch;
use support::works::{LETTER, Works, assert_same, tree};

#[test]
fn every_way_to_save_is_seen() {
    let watch = Watch::start();
    let works = &watch.works;
    let file = works.path("standards/kelurahan/surat.yaml");
    let price = |price: &str| LETTER.replace("Rp10.000", price);
    fs::write(&file, price("Rp21.000")).unwrap();
    watch.changed("kelurahan/surat.html");
    assert!(watch.page().contains("Rp21.000"));
    // By renaming, as most editors do.
    fs::write(works.path("standards/kelurahan/.surat.swp"), price("Rp22.000")).unwrap();
    fs::rename(works.path("standards/kelurahan/.surat.swp"), &file).unwrap();
    watch.changed("kelurahan/surat.html");
    assert!(watch.page().contains("Rp22.000"));
    // By moving the old one away first.
    fs::rename(&file, works.path("standards/kelurahan/surat.yaml~")).unwrap();
    fs::write(&file, price("Rp23.000")).unwrap();
    watch.changed("kelurahan/surat.html");
    watch.changed("kelurahan/surat.pdf");
    assert!(watch.page().contains("Rp23.000"));
    fs::remove_file(works.path("standards/kelurahan/surat.yaml~")).unwrap();
    // Many at once, in a unit of their own.
    fs::create_dir(works.path("standards/kecamatan")).unwrap();
    fs::copy(works.path("standards/kelurahan/unit.yaml"), works.path("standards/kecamatan/unit.yaml")).unwrap();
    for number in 0..20 {
        works.write(&format!("kecamatan/layanan-{number}.yaml"), &format!("nama: Layanan {number}\nproduk: Surat\n"));
    }
    watch.until(|event| event["documents"].to_string().contains("kecamatan/layanan-19.pdf"));
    fs::remove_dir_all(works.path("standards/kecamatan")).unwrap();
    let gone = |event: &Value| event["documents"].is_array() && !event["documents"].to_string().contains("kecamatan");
    watch.until(gone);
    assert!(!works.out().join("kecamatan").exists());
    // The file of the unit is part of every page of it.
    let unit = fs::read_to_string(works.path("standards/kelurahan/unit.yaml")).unwrap();
    works.write("kelurahan/unit.yaml", &unit.replacen("alamat: ", "alamat: Gedung Baru, ", 1));
    watch.changed("kelurahan/surat.html");
    assert!(watch.page().contains("Gedung Baru"));
    watch.done();
    assert_same(&tree(&works.out()), &works.afresh(&["--document", "notice,site"]));
}

/// Copies a folder with all that is in it.
fn copy(from: &Path, to: &Path) {
    for (path, bytes) in tree(from) {
        let file = to.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes).unwrap();
    }
}

#[test]
fn folders_of_units_that_come_and_go_are_seen() {
    let watch = Watch::start();
    let works = &watch.works;
    let unit = |name: &str| works.path("standards").join(name);
    let are = |units: &'static [&'static str]| {
        watch.until(|event| {
            let documents = event["documents"].as_array();
            let of = |name: &str| documents.unwrap().iter().any(|it| it["path"] == format!("{name}/surat.html"));
            documents.is_some()
                && ["kelurahan", "salinan", "datang", "lain"].iter().all(|it| of(it) == units.contains(it))
        });
    };
    copy(&unit("kelurahan"), &unit("salinan"));
    are(&["kelurahan", "salinan"]);
    // Moved in with all that is in it.
    copy(&unit("kelurahan"), &works.path("elsewhere"));
    fs::rename(works.path("elsewhere"), unit("datang")).unwrap();
    are(&["kelurahan", "salinan", "datang"]);
    fs::rename(unit("datang"), unit("lain")).unwrap();
    are(&["kelurahan", "salinan", "lain"]);
    works.write("lain/surat.yaml", &LETTER.replace("Rp10.000", "Rp26.000"));
    watch.changed("lain/surat.html");
    fs::remove_dir_all(unit("salinan")).unwrap();
    are(&["kelurahan", "lain"]);
    // Out, and at once in again under the name of another one.
    fs::rename(unit("kelurahan"), works.path("elsewhere")).unwrap();
    fs::rename(unit("lain"), unit("kelurahan")).unwrap();
    watch.wait_for_page("Rp26.000");
    fs::remove_dir_all(unit("kelurahan")).unwrap();
    copy(&works.path("elsewhere"), &unit("kelurahan"));
    watch.wait_for_page("Rp10.000");
    works.write("kelurahan/surat.yaml", &LETTER.replace("Rp10.000", "Rp27.000"));
    watch.wait_for_page("Rp27.000");
    fs::remove_dir_all(unit("kelurahan")).unwrap();
    are(&[]);
    assert!(!works.out().join("kelurahan").exists());
}

#[test]
fn standards_may_go_and_come_again() {
    let watch = Watch::start();
    let works = &watch.works;
    let (standards, elsewhere, other) = (works.path("standards"), works.path("elsewhere"), works.path("other"));
    let saves = |price: &str| {
        works.write("kelurahan/surat.yaml", &LETTER.replace("Rp10.000", price));
        watch.wait_for_page(price);
    };
    let lost = |event: &Value| event["failure"].to_string().contains("standards/agency.yaml tidak ada di tempatnya");
    let found = |event: &Value| event["documents"].is_array() && event["failure"].is_null();
    copy(&standards, &other);
    fs::write(other.join("kelurahan/surat.yaml"), LETTER.replace("Rp10.000", "Rp41.000")).unwrap();
    watch.told_until("1 peringatan");
    fs::rename(&standards, &elsewhere).unwrap();
    watch.until(lost);
    // The last version is shown, and nothing is made of a half of it.
    assert!(watch.page().contains("Rp10.000"));
    fs::create_dir(&standards).unwrap();
    copy(&elsewhere.join("kelurahan"), &standards.join("kelurahan"));
    fs::remove_dir_all(&standards).unwrap();
    fs::rename(&elsewhere, &standards).unwrap();
    watch.until(found);
    let told = watch.told_until("1 peringatan");
    assert_eq!(told.matches("tidak ada di tempatnya").count(), 1, "{told}");
    saves("Rp42.000");
    // Another one in its place, as when a branch is switched or a folder synchronised.
    fs::rename(&standards, &elsewhere).unwrap();
    fs::rename(&other, &standards).unwrap();
    watch.wait_for_page("Rp41.000");
    saves("Rp43.000");
    fs::remove_dir_all(&standards).unwrap();
    copy(&elsewhere, &standards);
    watch.wait_for_page("Rp42.000");
    saves("Rp44.000");
    // A link that leads elsewhere from now on.
    fs::rename(&standards, &other).unwrap();
    std::os::unix::fs::symlink("elsewhere", &standards).unwrap();
    watch.wait_for_page("Rp42.000");
    saves("Rp45.000");
    fs::remove_file(&standards).unwrap();
    std::os::unix::fs::symlink("other", &standards).unwrap();
    watch.wait_for_page("Rp44.000");
    saves("Rp46.000");
}

#[test]
fn templates_may_go_and_come_again() {
    let watch = Watch::start();
    let (own, other) = (watch.works.path("templates"), watch.works.path("other"));
    let page = fs::read_to_string(support::root().join("templates/html/standard.html")).unwrap();
    let template = |folder: &Path, word: &str| {
        fs::create_dir_all(folder.join("html")).unwrap();
        let page = page.replace("<h1>", &format!("<h1 title=\"{word}\">"));
        fs::write(folder.join("html/standard.html"), page).unwrap();
    };
    template(&other, "satu");
    fs::rename(&other, &own).unwrap();
    watch.wait_for_page("title=\"satu\"");
    template(&other, "dua");
    fs::rename(&own, watch.works.path("elsewhere")).unwrap();
    fs::rename(&other, &own).unwrap();
    watch.wait_for_page("title=\"dua\"");
    template(&own, "tiga");
    watch.wait_for_page("title=\"tiga\"");
    fs::remove_dir_all(&own).unwrap();
    watch.wait_for_page("<h1>");
    template(&own, "empat");
    watch.wait_for_page("title=\"empat\"");
}

#[test]
fn an_error_is_shown_over_the_last_good_version_until_it_is_mended() {
    let watch = Watch::start();
    let before = watch.page();
    watch.works.write("kelurahan/surat.yaml", &format!("{LETTER}mana: apa\n"));
    let event = watch.until(|event| event["findings"].to_string().contains("unknown-key"));
    // The worst first, with the line that it is about, marked.
    let first = &event["findings"][0];
    assert_eq!((&first["rule"], &first["severity"]), (&"unknown-key".into(), &"error".into()), "{event}");
    assert_eq!(
        (&first["word"], &first["title"]),
        (&"kesalahan".into(), &"kunci `mana` tidak dikenal".into()),
        "{event}"
    );
    assert_eq!(first["place"], "standards/kelurahan/surat.yaml:4:1");
    let line = &first["excerpts"][0]["lines"][0];
    assert_eq!(line["number"], 4);
    assert_eq!(line["pieces"][0], serde_json::json!({ "text": "mana", "mark": "main" }), "{event}");
    assert_eq!(line["pieces"][1], serde_json::json!({ "text": ": apa", "mark": null }), "{event}");
    assert_eq!(first["notes"][0]["word"], "bantuan");
    let stale = |event: &Value| {
        let documents = event["documents"].as_array();
        documents.is_some_and(|all| all.iter().any(|it| it["path"] == "kelurahan/surat.html" && it["stale"] == true))
    };
    watch.until(stale);
    assert_eq!(watch.page(), before);
    watch.works.write("kelurahan/surat.yaml", &LETTER.replace("Rp10.000", "Rp24.000"));
    watch.until(|event| event["documents"].is_array() && !event["findings"].to_string().contains("unknown-key"));
    watch.changed("kelurahan/surat.html");
    assert!(watch.page().contains("Rp24.000"));
}

#[test]
fn a_template_that_is_begun_is_used() {
    let watch = Watch::start();
    let own = watch.works.path("templates/html");
    fs::create_dir_all(&own).unwrap();
    let page = fs::read_to_string(support::root().join("templates/html/standard.html")).unwrap();
    // The folder may have been seen before the file.
    for word in ["satu", "dua"] {
        fs::write(own.join("standard.html"), page.replace("<h1>", &format!("<h1 title=\"{word}\">"))).unwrap();
        watch.changed("kelurahan/surat.html");
        assert!(watch.page().contains(&format!("<h1 title=\"{word}\">")));
    }
}

#[test]
fn a_browser_shows_what_is_saved() {
    let watch = Watch::start();
    let browser = Browser::open(1280, 800);
    browser.go(&format!("http://{}/#kelurahan/surat.html", watch.address));
    let page = "document.getElementById('page').contentDocument";
    browser.wait(&format!("{page}?.body?.textContent.includes('Rp10.000')"));
    watch.works.write("kelurahan/surat.yaml", &LETTER.replace("Rp10.000", "Rp25.000"));
    browser.wait(&format!("{page}?.body?.textContent.includes('Rp25.000')"));
    watch.works.write("kelurahan/surat.yaml", &format!("{LETTER}mana: apa\n"));
    browser.wait("document.getElementById('findings').textContent.includes('surat.yaml:4:1')");
    browser.wait(&format!("{page}?.body?.textContent.includes('Rp25.000')"));
    browser.run("document.getElementById('phone').click(); document.getElementById('beside').click()");
    browser.wait("document.getElementById('page').clientWidth === 390");
    browser.wait("document.getElementById('pdf').getAttribute('src') === '/kelurahan/surat.pdf#navpanes=0'");
    // A link leads to another document, which the list shows.
    browser.run("document.getElementById('page').contentDocument.querySelector('.breadcrumb a').click()");
    browser.wait("document.querySelector('[aria-current=true]').textContent === 'Beranda'");
    browser.wait("document.getElementById('documents').innerText.includes('(versi lama)')");
    // The list names documents as people call them, and marks what is older than its file.
    let list = browser.run("return document.getElementById('documents').innerText");
    let list = list.as_str().unwrap();
    assert!(
        list.contains("kelurahan/surat\nLembar standar pelayanan (PDF) (versi lama)\nHalaman (versi lama)"),
        "{list}"
    );
    // The finding is headed, marked, and told without escape sequences; it can be folded away.
    let finding = "document.querySelector('.finding[data-severity=error]')";
    browser.wait(&format!("{finding}.querySelector('h3').innerText.startsWith('Kesalahan: kunci mana tidak dikenal')"));
    browser.wait(&format!("{finding}.querySelector('mark.main').textContent === 'mana'"));
    browser.wait("document.getElementById('summary').textContent.startsWith('1 kesalahan')");
    browser.run("document.getElementById('toggle').click()");
    browser.wait("document.getElementById('told').hidden");
}

#[test]
fn the_terminal_tells_the_worst_first_after_each_save() {
    for (language, one, both, none) in [
        ("id", "1 peringatan", "1 kesalahan, 1 saran", "tidak ada temuan"),
        ("en", "1 warning", "1 error, 1 advice", "no findings"),
    ] {
        let watch = Watch::speaking(language);
        watch.told_until(one);
        // The advice stands in the line above the error.
        watch.works.write("kelurahan/surat.yaml", &LETTER.replace("biaya: Rp10.000", "biaya: Rp sekian\nmana: apa"));
        let told = watch.told_until(both);
        let place = |rule: &str| told.find(rule).unwrap_or_else(|| panic!("no {rule}: {told}"));
        assert!(place("[unknown-key]") < place("[unread-value]"), "{told}");
        assert!(told.contains("4 | mana: apa") && told.contains("^^^^"), "{told}");
        watch.works.write("kelurahan/surat.yaml", &LETTER.replace("Rp10.000", "gratis"));
        let told = watch.told_until(none);
        let line = told.lines().last().unwrap();
        assert!(line.split(' ').next().unwrap().parse::<usize>().unwrap() > 1, "{told}");
    }
}

#[test]
fn a_port_that_is_taken_is_told_with_what_to_do() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    for (language, told, next) in [
        ("id", format!("porta {port} sudah dipakai program lain"), "dengan `--port "),
        ("en", format!("the port {port} is in use by another program"), "by `--port "),
    ] {
        let said = Works::new().tell(&["watch", "--port", &port.to_string(), "--lang", language], 2);
        assert!(said.contains(&told) && said.contains(next) && !said.contains("os error"), "{said}");
    }
}
