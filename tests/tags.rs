//! What a screen reader meets in a PDF: language, title, headings, lists, header cells with their scope, alternatives,
//! and the standard as an attachment.

mod support;

use lopdf::{Dictionary, Document, Object};
use maklumat::locale::Language;
use maklumat::output::{data, pdf::Press};
use maklumat::rules::Subject;
use maklumat::templates::Templates;
use maklumat::view;

fn print(unit: &str, id: &str, language: Language) -> Document {
    let (project, _) = support::check(&support::root());
    let office = project.units.iter().find(|office| office.id == unit).expect("a sample");
    let standard = office.standards.iter().find(|standard| standard.id == id).expect("a sample");
    let resolved = project.resolve(office, standard, &mut Vec::new());
    let subject = Subject { project: &project, office, standard, resolved: &resolved, dangling: &[] };
    let notice = view::notice(&subject, language);
    let templates = Templates::read(None).unwrap();
    let data = data(&notice, &templates, language).unwrap();
    Document::load_mem(&Press::new(&templates).unwrap().print(&notice, &data).unwrap()).unwrap()
}

/// The elements of the structure in reading order.
fn elements<'d>(document: &'d Document, object: &'d Object, found: &mut Vec<&'d Dictionary>) {
    match document.dereference(object).map(|(_, object)| object) {
        Ok(Object::Array(kids)) => kids.iter().for_each(|kid| elements(document, kid, found)),
        Ok(Object::Dictionary(element)) => {
            if element.has(b"S") {
                found.push(element);
            }
            if let Ok(kids) = element.get(b"K") {
                elements(document, kids, found);
            }
        }
        _ => {}
    }
}

fn kind(element: &Dictionary) -> String {
    String::from_utf8_lossy(element.get(b"S").unwrap().as_name().unwrap()).into_owned()
}

#[test]
fn a_notice_is_tagged_as_it_is_meant() {
    for (language, tag) in [(Language::Indonesian, "id"), (Language::English, "en")] {
        let document = print("mal-pelayanan-publik", "sim", language);
        let catalog = document.catalog().unwrap();
        assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), tag.as_bytes());
        let mut found = Vec::new();
        elements(&document, catalog.get(b"StructTreeRoot").unwrap(), &mut found);
        let kinds: Vec<String> = found.iter().map(|element| kind(element)).collect();
        let count = |wanted: &str| kinds.iter().filter(|kind| *kind == wanted).count();
        assert_eq!((count("H1"), kinds.iter().find(|kind| kind.starts_with('H')).unwrap().as_str()), (1, "H1"));
        assert!(count("H2") >= 6, "a heading for each component: {}", count("H2"));
        assert!(count("L") > 5 && count("LI") > 20);
        assert!(count("Table") >= 2);
        for element in found.iter().filter(|element| kind(element) == "TH") {
            let attributes = format!("{:?}", element.get(b"A").map(|object| document.dereference(object).unwrap().1));
            assert!(attributes.contains("Scope"), "a header cell has no scope: {attributes}");
        }
        let figures: Vec<_> = found.iter().filter(|element| kind(element) == "Figure").collect();
        assert_eq!(figures.len(), 2, "arms and QR code");
        assert!(figures.iter().all(|figure| !figure.get(b"Alt").unwrap().as_str().unwrap().is_empty()));
    }
}

#[test]
fn the_attachment_is_what_the_notice_shows() {
    let document = print("kelurahan-mekarsari", "domisili", Language::Indonesian);
    let files = document.objects.values().filter_map(|object| object.as_stream().ok());
    let attached: Vec<String> = (files
        .filter(|stream| stream.dict.get(b"Type").and_then(Object::as_name).ok() == Some(b"EmbeddedFile")))
    .map(|stream| String::from_utf8(stream.decompressed_content().unwrap_or_else(|_| stream.content.clone())).unwrap())
    .collect();
    let [yaml] = attached.as_slice() else { panic!("one file is attached: {}", attached.len()) };
    assert!(
        yaml.contains("name: Surat Keterangan Domisili") && yaml.contains("cost:") && yaml.contains("amount: Free")
    );
    assert!(!yaml.contains("waivers") && !yaml.contains("competence"));
}
