//! What the pages, decrees and pledges of a project show, as one text in which marks and words are found again.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use maklumat::document::{self, Document};
use maklumat::output::{Data, Engines, Outcome, Units};
use maklumat::project::{Office, Project};
use maklumat::service::Service;
use maklumat::view::{self, Entry, Medium, View};
use serde_json::json;
use typst::layout::{Frame, FrameItem};

use crate::support;
use crate::written::{LENGTH, MARK};

/// What documents say: without white space, apostrophes and signs of emphasis, in small letters, with one kind of dash.
pub fn close(text: &str) -> String {
    let letters = text.chars().filter(|letter| !letter.is_whitespace() && !matches!(letter, '\'' | '’' | '*'));
    let dash = |letter| if matches!(letter, '–' | '—' | '‑') { '-' } else { letter };
    letters.map(dash).flat_map(char::to_lowercase).collect()
}

/// All that the outputs of a project show, and what of its defaults holds for some service.
pub struct Outputs {
    pub shown: String,
    /// Where each mark stands.
    pub marks: BTreeMap<String, Vec<usize>>,
    /// The marks that stand in decrees and pledges.
    pub papers: BTreeSet<String>,
    /// The marks of what holds.
    pub holds: BTreeSet<String>,
}

/// Each mark in a text with its place.
fn marks(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.match_indices(MARK).filter_map(|(at, _)| Some((at, text.get(at..at + LENGTH)?)))
}

fn text_of(frame: &Frame, text: &mut String) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => text_of(&group.frame, text),
            FrameItem::Text(piece) => text.push_str(&piece.text),
            _ => {}
        }
    }
}

fn document(template: &str) -> &'static Document {
    document::ALL.iter().find(|document| document.template == template).expect("a document")
}

impl Outputs {
    /// Pages, decrees and pledges in a language.
    pub fn new(project: &Project, tag: &str, engines: &Engines) -> Self {
        let (mut shown, mut papers, mut holds) = (String::new(), String::new(), String::new());
        let mut put = |text: &str| shown.push_str(text);
        let mut print = |text: &str| papers.push_str(text);
        let units = Units::read([], Arc::new(|_, _| Ok(String::new())));
        let home = view::agency(project, tag);
        page(&home, "html/agency.html", Some(&units), engines, &mut put);
        for office in &support::offices(project) {
            let services: Vec<Service> = in_order(project, office);
            for service in &services {
                let view = view::standard(service, tag, Medium::Paper);
                page(&view, "html/standard.html", None, engines, &mut put);
                let entry = serde_json::to_value(Entry::new(service, "id", true)).unwrap();
                put(entry["record"].as_str().unwrap());
                put(&entry["words"].to_string());
                if service.standard.facts.decree.is_some() {
                    let own = view::unit(project, office, std::slice::from_ref(service), tag, Medium::Paper);
                    paper(&own, "pdf/decree.typ", engines, &mut print);
                }
            }
            let view = view::unit(project, office, &services, tag, Medium::Paper);
            holds.push_str(view.yaml.as_deref().unwrap_or_default());
            page(&view, "html/unit.html", None, engines, &mut put);
            paper(&view, "pdf/decree.typ", engines, &mut print);
            paper(&view, "pdf/pledge.typ", engines, &mut print);
        }
        let papers = close(&papers);
        let shown = close(&shown) + &papers;
        let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        marks(&shown).for_each(|(at, mark)| places.entry(mark.to_owned()).or_default().push(at));
        let each = |text: &str| marks(text).map(|(_, mark)| mark.to_owned()).collect();
        Outputs { shown, marks: places, papers: each(&papers), holds: each(&holds) }
    }
}

pub fn in_order<'a>(project: &'a Project, office: &'a Office) -> Vec<Service<'a>> {
    office.in_order().map(|standard| Service::new(project, office, standard)).collect()
}

fn page(view: &View, template: &str, units: Option<&Units>, engines: &Engines, put: &mut impl FnMut(&str)) {
    let Outcome::Made(bytes) = engines.render(document(template), &Data::new(view), units).unwrap() else { return };
    let text = String::from_utf8(bytes).unwrap();
    put(&support::visible(&text));
    put(&text);
}

pub fn paper(view: &View, template: &str, engines: &Engines, put: &mut impl FnMut(&str)) {
    let document = document(template);
    if !view.satisfies(document) {
        return;
    }
    let mut data = Data::new(view);
    let sheet = document.sheets.first().map(|sheet| (sheet.paper, sheet.landscape));
    data.sheet = sheet.map(|(paper, landscape)| json!({ "paper": paper, "landscape": landscape, "scale": 1.0 }));
    let laid = engines.lay_out(document, &data).unwrap();
    let mut text = String::new();
    laid.pages().iter().for_each(|page| text_of(&page.frame, &mut text));
    put(&text);
}
