//! The site in a real browser, opened as files and by keyboard alone: search, filters, "my case", languages, printing.

mod support;

use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use support::browser::{Browser, DOWN, ENTER, SPACE};

/// The longest a page may be without its pictures, in bytes.
const LONGEST: usize = 60_000;

fn built() -> tempfile::TempDir {
    support::samples(&["--document", "site,data,pledge"])
}

fn ends_with(browser: &Browser, path: &str) {
    browser.wait(&format!("location.pathname.endsWith({path:?})"));
}

#[test]
fn a_reader_finds_a_service_by_keyboard_though_the_words_are_misspelt() {
    let out = built();
    let browser = Browser::open(1280, 900);
    browser.file(&out.path().join("index.html"));
    browser.tab_to("element.name === 'query'");
    for (query, service) in [("akte lahiran", "akta-kelahiran"), ("pasport", "paspor"), ("kebakarn", "pemadaman")] {
        browser.run("const field = document.querySelector('[name=query]'); field.value = ''; field.dispatchEvent(new Event('input', { bubbles: true }))");
        browser.press(query);
        browser.wait(&format!(
            "document.querySelector('#results li a')?.getAttribute('href').endsWith('/{service}.html')"
        ));
    }
    let told = browser.run("return document.querySelector('#results [role=status]').textContent");
    assert!(told.as_str().unwrap().contains('1'), "the count is announced: {told}");
    browser.tab_to("element.closest('#results li')");
    browser.press(ENTER);
    ends_with(&browser, "/damkar/pemadaman.html");
}

#[test]
fn filters_show_what_the_catalogue_says() {
    let out = built();
    let catalogue: Value =
        serde_json::from_str(&fs::read_to_string(out.path().join("catalogue.json")).unwrap()).unwrap();
    let is_free = |service: &&Value| {
        let costs = service["costs"].as_array().unwrap();
        !costs.is_empty() && costs.iter().all(|cost| cost["to"] == 0)
    };
    let free = catalogue["services"].as_array().unwrap().iter().filter(is_free).count();
    let browser = Browser::open(1280, 900);
    browser.file(&out.path().join("index.html"));
    browser.tab_to("element.value === 'free'");
    browser.press(SPACE);
    browser.wait(&format!("document.querySelectorAll('#results li').length === {free}"));
    browser.tab_to("element.value === 'online'");
    browser.press(SPACE);
    browser.wait(&format!("document.querySelectorAll('#results li').length < {free}"));
    browser.wait("document.querySelectorAll('#results li').length > 0");
}

#[test]
fn my_case_shows_what_applies_and_prints_as_a_checklist() {
    let out = built();
    let browser = Browser::open(1280, 900);
    let page = out.path().join("mal-pelayanan-publik/sim.html");
    browser.file(&page);
    let shown = "return [...document.querySelectorAll('.only')].filter((run) => run.checkVisibility()).map((run) => run.innerText)";
    let before = browser.run(shown).as_array().unwrap().len();
    browser.tab_to("element.name === 'variant'");
    browser.press(DOWN);
    browser.wait("document.querySelector('[name=variant]:checked').value === 'baru'");
    let after = browser.run(shown);
    let runs = after.as_array().unwrap();
    assert!(!runs.is_empty() && runs.len() < before, "{before} runs, then {}", runs.len());
    assert!(!after.to_string().contains("Khusus: Perpanjangan"), "{after}");
    // The address of the case can be shared.
    let address = browser.run("return location.href").as_str().unwrap().to_owned();
    assert!(address.contains("variant=baru"), "{address}");
    browser.go("about:blank");
    browser.go(&address);
    browser.wait("document.querySelector('[name=variant]:checked')?.value === 'baru'");
    browser.run("window.print = () => { window.printed = document.documentElement.className }");
    browser.tab_to("element.dataset.action === 'print'");
    browser.press(ENTER);
    browser.wait("window.printed === 'checklist'");
    browser.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" }));
    let paper = browser.run("return document.body.innerText").as_str().unwrap().to_owned();
    assert!(paper.contains("Sertifikat pendidikan dan pelatihan mengemudi") && paper.contains("120 menit"), "{paper}");
    assert!(!paper.contains("SIM lama") && !paper.contains("Menyelenggarakan ujian teori"), "{paper}");
    assert!(browser.print().len() > 10_000);
}

#[test]
fn a_reader_changes_the_language_by_keyboard_and_what_is_not_translated_says_so() {
    let out = built();
    let browser = Browser::open(390, 800);
    browser.file(&out.path().join("kelurahan-mekarsari/domisili.html"));
    browser.tab_to("element.hreflang === 'en'");
    browser.press(ENTER);
    ends_with(&browser, "/en/kelurahan-mekarsari/domisili.html");
    assert_eq!(browser.run("return document.documentElement.lang"), "en");
    let foreign =
        browser.run("return [...document.querySelectorAll('main [lang=id]')].map((text) => text.textContent)");
    assert!(foreign.to_string().contains("Jalan Mekarsari Nomor 5"), "{foreign}");
    let english = browser.run("return document.querySelector('#cost').innerText");
    assert!(english.as_str().unwrap().contains("Free"), "{english}");
    for place in ["main", "title", "meta[name=description]"] {
        let text = browser.run(&format!("return document.querySelector({place:?}).outerHTML"));
        assert!(!text.as_str().unwrap().contains(['\u{FDD0}', '\u{FDD1}']), "{text}");
    }
    browser.tab_to("element.hreflang === 'id'");
    browser.press(ENTER);
    ends_with(&browser, "/kelurahan-mekarsari/domisili.html");
    assert_eq!(browser.run("return document.documentElement.lang"), "id");
}

#[test]
fn without_its_script_the_site_is_read_all_the_same() {
    let out = built();
    let browser = Browser::open(1280, 900);
    browser.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true }));
    browser.file(&out.path().join("index.html"));
    let count = |selector: &str| {
        browser.run(&format!(
            "return [...document.querySelectorAll({selector:?})].filter((part) => part.checkVisibility()).length"
        ))
    };
    assert_eq!((count("form.search"), count("#units li a")), (json!(0), json!(28)));
    browser.file(&out.path().join("mal-pelayanan-publik/sim.html"));
    assert_eq!((count("#case"), count("main section.numbered")), (json!(0), json!(6)));
}

#[test]
fn pages_are_light_ask_for_nothing_elsewhere_and_lead_to_what_is_there() {
    let out = built();
    let pages: Vec<_> = walkdir::WalkDir::new(out.path())
        .sort_by_file_name()
        .into_iter()
        .map(|entry| entry.unwrap().into_path())
        .collect();
    for path in pages.iter().filter(|path| path.extension().is_some_and(|end| end == "html")) {
        let page = fs::read_to_string(path).unwrap();
        let pictures: usize = page.split("data:image/").skip(1).map(|rest| rest.find('"').unwrap()).sum();
        assert!(page.len() - pictures <= LONGEST, "{} has {} bytes", path.display(), page.len() - pictures);
        for link in page.split(" href=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
            let file = link.split('#').next().unwrap();
            if file.is_empty() || file.contains(':') {
                continue;
            }
            let target = path.parent().unwrap().join(file);
            let made = target.exists() || file.ends_with(".pdf");
            assert!(made, "{} leads to {link}, which is not there", path.display());
        }
    }
    let browser = Browser::open(1280, 900);
    for page in ["index.html", "mal-pelayanan-publik/index.html", "dispendukcapil/ktp-el.html", "en/index.html"] {
        browser.file(&out.path().join(page));
        browser.wait("document.readyState === 'complete'");
        let asked = browser.run("return performance.getEntriesByType('resource').map((entry) => entry.name)");
        for address in asked.as_array().unwrap() {
            let inside = address.as_str().unwrap();
            assert!(
                inside.starts_with(&format!("file://{}", out.path().display())) || inside.starts_with("data:"),
                "{page} asks for {inside}"
            );
        }
    }
}

#[test]
fn the_script_of_a_page_runs_under_the_policy_of_the_page() {
    let out = built();
    let browser = Browser::open(1280, 900);
    for (page, part) in
        [("index.html", "form.search"), ("en/index.html", "form.search"), ("dispendukcapil/ktp-el.html", "#case")]
    {
        let text = fs::read_to_string(out.path().join(page)).unwrap();
        assert!(text.contains("default-src 'none'") && !text.contains("script-src 'unsafe"), "{page} has a policy");
        browser.file(&out.path().join(page));
        browser.wait(&format!("document.querySelector({part:?}).checkVisibility()"));
    }
}

#[test]
fn every_paper_that_a_page_leads_to_is_there() {
    let out = support::samples(&["kelurahan-mekarsari"]);
    let mut papers = 0;
    for page in
        ["kelurahan-mekarsari/domisili.html", "kelurahan-mekarsari/index.html", "en/kelurahan-mekarsari/index.html"]
    {
        let text = fs::read_to_string(out.path().join(page)).unwrap();
        for link in text.split(" href=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
            if link.ends_with(".pdf") {
                assert!(out.path().join(page).parent().unwrap().join(link).exists(), "{page} leads to {link}");
                papers += 1;
            }
        }
    }
    assert_eq!(papers, 3 + 4 + 4, "notice, poster, leaflet; pledge twice, decree, book; these again");
}

#[test]
fn the_map_of_the_site_names_every_page() {
    let out = built();
    let map = fs::read_to_string(out.path().join("sitemap.xml")).unwrap();
    let place = |path: &Path| path.strip_prefix(out.path()).unwrap().to_string_lossy().into_owned();
    let pages = walkdir::WalkDir::new(out.path()).into_iter().map(|entry| entry.unwrap().into_path());
    let mut count = 0;
    for page in pages.filter(|path| path.extension().is_some_and(|end| end == "html")) {
        assert!(
            map.contains(&format!("<loc>https://sp.sukamaju.example/{}</loc>", place(&page))),
            "{} is missing",
            place(&page)
        );
        count += 1;
    }
    assert_eq!(map.matches("<loc>").count(), count);
    assert!(
        fs::read_to_string(out.path().join("robots.txt"))
            .unwrap()
            .contains("Sitemap: https://sp.sukamaju.example/sitemap.xml")
    );
}
