//! What the outputs of a standard hold, by places: `view/sections/cost/…`, `record/costs/…`, `page/glance/time`.

use std::collections::BTreeMap;

use maklumat::document;
use maklumat::output::{Data, Engines, Outcome};
use maklumat::project::{Office, Project};
use maklumat::service::Service;
use maklumat::view::{self, Entry, Medium, View};
use serde_json::Value as Json;

use crate::support::pdf::Pdf;

/// The content of each place.
pub type Places = BTreeMap<String, String>;

/// Which papers are printed beside the page and the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Papers {
    pub notice: bool,
    pub poster: bool,
}

/// All that is made of a standard in one language.
pub fn places(project: &Project, office: &Office, id: &str, tag: &str, papers: Papers, engines: &Engines) -> Places {
    let standard = office.standards.iter().find(|standard| standard.id == id).expect("the standard");
    let service = Service::new(project, office, standard);
    let view = view::standard(&service, tag, Medium::Paper);
    let json = serde_json::to_value(&view).expect("a view");
    let mut places = Places::new();
    flatten("view", &json, &mut places);
    let yaml: Json = serde_yaml::from_str(view.yaml.as_deref().unwrap_or_default()).expect("canonical YAML");
    data("yaml", yaml, &mut places);
    entry(&service, tag, &mut places);
    unit(project, office, &service, tag, &mut places);
    let page = make(&view, office, id, "html/standard.html", engines).expect("a page");
    self::page(String::from_utf8(page).expect("a page is UTF-8"), &mut places);
    for (name, wanted) in [("notice", papers.notice), ("poster", papers.poster)] {
        let made = wanted.then(|| make(&view, office, id, &format!("pdf/{name}.typ"), engines)).flatten();
        if let Some(bytes) = made {
            paper(name, &Pdf::read(&bytes), &json, &mut places);
        }
    }
    places
}

/// Makes a document of a view; nothing if it does not fit on its sheets.
fn make(view: &View, office: &Office, id: &str, template: &str, engines: &Engines) -> Option<Vec<u8>> {
    let document = document::ALL.iter().find(|document| document.template == template).expect("a document");
    match engines.make(document, &document.path(&office.id, id), &mut Data::new(view)) {
        Ok(Outcome::Made(bytes)) => Some(bytes),
        Ok(Outcome::TooLong(_)) => None,
        other => panic!("{template} of {id} is not made: {other:?}"),
    }
}

/// Puts each leaf of a value under its path, in which an object of a list that has an id is called by it.
pub fn flatten(path: &str, value: &Json, places: &mut Places) {
    match value {
        Json::Object(map) => map.iter().for_each(|(key, value)| flatten(&format!("{path}/{key}"), value, places)),
        Json::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                let id = item.get("id").and_then(Json::as_str).map_or_else(|| at.to_string(), str::to_owned);
                flatten(&format!("{path}/{id}"), item, places);
            }
        }
        leaf => drop(places.insert(path.to_owned(), leaf.to_string())),
    }
}

/// Canonical YAML, in which what a variant says of a component stands with the component.
fn data(path: &str, mut yaml: Json, places: &mut Places) {
    const FACTS: [&str; 5] = ["id", "name", "summary", "recipients", "if"];
    for variant in yaml["variants"].as_array_mut().into_iter().flatten().filter_map(Json::as_object_mut) {
        let id = variant.get("id").or(variant.get("name")).map(Json::to_string).unwrap_or_default();
        for (component, said) in variant.iter_mut().filter(|(key, _)| !FACTS.contains(&key.as_str())) {
            flatten(&format!("{path}/{component}/{id}"), &said.take(), places);
        }
    }
    flatten(path, &yaml, places);
}

/// The entry of the site, that of the catalogue, and its nodes in CPSV-AP by their kind.
fn entry(service: &Service, tag: &str, places: &mut Places) {
    let mut entry = serde_json::to_value(Entry::new(service, tag, true)).expect("an entry");
    let mut text = |key: &str| entry[key].take().as_str().unwrap_or_default().to_owned();
    let (record, nodes) = (text("record"), text("nodes"));
    flatten("entry", &entry, places);
    if record.is_empty() {
        return;
    }
    flatten("record", &serde_json::from_str(&record).expect("a record"), places);
    let nodes: Vec<Json> = serde_json::from_str(&format!("[{nodes}]")).expect("nodes");
    for node in nodes {
        let (_, name) = node["@id"].as_str().and_then(|id| id.rsplit_once('#')).unwrap_or(("", "service-0"));
        flatten(&format!("nodes/{}", name.replace('-', "/")), &node, places);
    }
}

/// What the documents of the unit tell of it: its decree has all components.
fn unit(project: &Project, office: &Office, service: &Service, tag: &str, places: &mut Places) {
    let view = view::unit(project, office, std::slice::from_ref(service), tag, Medium::Paper);
    let mut view = serde_json::to_value(&view).expect("a view");
    let mut service = view["services"][0].take();
    let chapters = service["annex"].take();
    let sections = chapters.as_array().into_iter().flatten().map(|chapter| &chapter["sections"]);
    sections.for_each(|sections| flatten("annex", sections, places));
    flatten("unit", &service, places);
    flatten("unit/around", &view, places);
}

/// A page, cut into its sections and what stands around them.
fn page(mut page: String, places: &mut Places) {
    let linked = cut(&mut page, "<script type=\"application/ld+json\">", "</script>").expect("data for machines");
    flatten("page/linked", &serde_json::from_str(&linked).expect("JSON"), places);
    // The policy holds the digest of that data.
    cut(&mut page, "<meta http-equiv=\"Content-Security-Policy\"", ">").expect("a policy");
    let mut put = |place: &str, text: Option<String>| {
        if let Some(text) = text {
            places.entry(format!("page/{place}")).or_default().push_str(&text);
        }
    };
    for start in ["<meta name=\"description\"", "<meta property=\"og:description\""] {
        put("description", cut(&mut page, start, ">"));
    }
    put("keywords", cut(&mut page, "<meta name=\"keywords\"", ">"));
    put("summary", cut(&mut page, "<div class=\"summary rich\">", "</div>"));
    while let Some(fact) = cut(&mut page, "<div class=\"fact", "</div>") {
        let id = fact.split("href=\"#").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
        put(&format!("glance/{id}"), Some(fact.clone()));
    }
    while let Some(section) = cut(&mut page, "<section id=\"", "</section>") {
        let id = section.split('"').next().unwrap_or_default();
        put(id, Some(section.clone()));
    }
    put("rest", Some(page));
}

/// Takes what stands between two texts out of a page, and them with it.
fn cut(page: &mut String, start: &str, end: &str) -> Option<String> {
    let from = page.find(start)?;
    let within = from + start.len();
    let to = within + page[within..].find(end)?;
    let taken = page[within..to].to_owned();
    page.replace_range(from..to + end.len(), "");
    Some(taken)
}

/// The text of a PDF by its sections, and the data that it carries.
fn paper(name: &str, pdf: &Pdf, view: &Json, places: &mut Places) {
    let sections = view["sections"].as_array().expect("sections");
    let mut place = "head".to_owned();
    for element in pdf.elements() {
        let title = element.text.trim();
        // A poster sets the facts at a glance as headings without a text of their own.
        if element.kind == "H2" && !title.is_empty() {
            let title = title.trim_start_matches(|letter: char| letter.is_ascii_digit()).trim_start_matches(". ");
            let section = sections.iter().find(|section| section["title"] == title);
            place = section.and_then(|section| section["id"].as_str()).unwrap_or(title).to_owned();
        }
        let text = format!("{} {}\n", element.kind, element.text.trim());
        places.entry(format!("{name}/{place}")).or_default().push_str(&text);
    }
    if name == "notice" {
        let yaml: Json = serde_yaml::from_str(&pdf.attached()).expect("the attached data");
        data("attached", yaml, places);
    }
}
