//! A PDF as a screen reader meets it: the elements of its structure in reading order, each with its own text.

use std::collections::{BTreeMap, HashMap};

use lopdf::{Dictionary, Document, Object, ObjectId, content::Content};

pub struct Pdf(pub Document);

/// An element of the structure.
pub struct Element<'d> {
    /// `H1`, `P`, `TH` …
    pub kind: String,
    /// What is read from its beginning to that of the next element.
    pub text: String,
    pub dictionary: &'d Dictionary,
}

impl Pdf {
    pub fn read(bytes: &[u8]) -> Self {
        Pdf(Document::load_mem(bytes).expect("a PDF"))
    }

    pub fn catalog(&self) -> &Dictionary {
        self.0.catalog().expect("a catalog")
    }

    /// All elements, in reading order.
    pub fn elements(&self) -> Vec<Element<'_>> {
        let texts = self.0.get_pages().into_values().map(|page| (page, self.marked(page))).collect();
        let mut found = Vec::new();
        self.collect(self.catalog().get(b"StructTreeRoot").expect("a tagged PDF"), &texts, None, &mut found);
        found
    }

    /// All text, in reading order.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for element in self.elements() {
            // These are parts of a line; others begin something new.
            if !matches!(element.kind.as_str(), "Span" | "Strong" | "Em" | "Link") {
                text.push(' ');
            }
            text.push_str(&element.text);
        }
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// What a window shows as its title.
    pub fn title(&self) -> String {
        let information = self.0.trailer.get_deref(b"Info", &self.0).and_then(Object::as_dict).unwrap();
        lopdf::decode_text_string(information.get(b"Title").unwrap()).unwrap()
    }

    /// The one file that it carries.
    pub fn attached(&self) -> String {
        let files = self.0.objects.values().filter_map(|object| object.as_stream().ok());
        let kind =
            |stream: &&lopdf::Stream| stream.dict.get(b"Type").and_then(Object::as_name).ok() == Some(b"EmbeddedFile");
        let [file] = files.filter(kind).collect::<Vec<_>>()[..] else { panic!("one file is attached") };
        String::from_utf8(file.decompressed_content().unwrap_or_else(|_| file.content.clone())).unwrap()
    }

    fn collect<'d>(
        &'d self,
        object: &'d Object,
        texts: &HashMap<ObjectId, BTreeMap<i64, String>>,
        page: Option<ObjectId>,
        found: &mut Vec<Element<'d>>,
    ) {
        match self.0.dereference(object).map(|(_, object)| object) {
            Ok(Object::Array(kids)) => kids.iter().for_each(|kid| self.collect(kid, texts, page, found)),
            Ok(Object::Dictionary(dictionary)) => {
                let page = dictionary.get(b"Pg").and_then(Object::as_reference).ok().or(page);
                if let Ok(kind) = dictionary.get(b"S").and_then(Object::as_name) {
                    let kind = String::from_utf8_lossy(kind).into_owned();
                    found.push(Element { kind, text: String::new(), dictionary });
                }
                if let Ok(id) = dictionary.get(b"MCID") {
                    self.collect(id, texts, page, found);
                }
                if let Ok(kids) = dictionary.get(b"K") {
                    self.collect(kids, texts, page, found);
                }
            }
            Ok(Object::Integer(id)) => {
                let text = page.and_then(|page| texts.get(&page)?.get(id));
                if let (Some(text), Some(last)) = (text, found.last_mut()) {
                    last.text.push_str(text);
                }
            }
            _ => {}
        }
    }

    /// The text of each marked piece of a page.
    fn marked(&self, page: ObjectId) -> BTreeMap<i64, String> {
        let fonts = self.0.get_page_fonts(page).expect("fonts");
        let letters: BTreeMap<_, _> = fonts.iter().map(|(name, font)| (name.clone(), self.letters(font))).collect();
        let content = Content::decode(&self.0.get_page_content(page).expect("content")).expect("content");
        let (mut texts, mut open, mut font, mut height) = (BTreeMap::<i64, String>::new(), Vec::new(), None, None);
        for operation in &content.operations {
            let operands = &operation.operands;
            match operation.operator.as_str() {
                "BDC" => {
                    let id = operands[1].as_dict().and_then(|properties| properties.get(b"MCID")?.as_i64()).ok();
                    open.push(id);
                }
                "BMC" => open.push(None),
                "EMC" => drop(open.pop()),
                "Tf" => font = operands[0].as_name().ok().and_then(|name| letters.get(name)),
                "Tm" => {
                    let now = operands[5].as_float().ok();
                    if now != height
                        && let Some(Some(id)) = open.last()
                    {
                        texts.entry(*id).or_default().push(' ');
                    }
                    height = now;
                }
                "Tj" | "TJ" => {
                    let (Some(font), Some(Some(id))) = (font, open.last()) else { continue };
                    let pieces = operands.iter().flat_map(|operand| match operand {
                        Object::Array(pieces) => pieces.iter().collect(),
                        other => vec![other],
                    });
                    for piece in pieces.filter_map(|piece| piece.as_str().ok()) {
                        let text = texts.entry(*id).or_default();
                        for glyph in piece.chunks(2) {
                            text.push_str(&font[&u16::from_be_bytes(glyph.try_into().expect("two bytes a glyph"))]);
                        }
                    }
                }
                _ => {}
            }
        }
        texts
    }

    /// What each glyph of a font means, by the lines `<0003> <0041>` of its table.
    fn letters(&self, font: &Dictionary) -> BTreeMap<u16, String> {
        let table = font.get_deref(b"ToUnicode", &self.0).and_then(Object::as_stream).expect("a table of meanings");
        let table = String::from_utf8(table.decompressed_content().expect("a stream")).expect("a text");
        let mut letters = BTreeMap::new();
        for line in table.lines() {
            let Some((glyph, meaning)) = line.trim().strip_prefix('<').and_then(|line| line.split_once("> <")) else {
                continue;
            };
            let units: Option<Vec<u16>> = (meaning.trim_end_matches('>').as_bytes())
                .chunks(4)
                .map(|unit| u16::from_str_radix(std::str::from_utf8(unit).ok()?, 16).ok())
                .collect();
            if let (Ok(glyph), Some(units)) = (u16::from_str_radix(glyph, 16), units) {
                letters.insert(glyph, String::from_utf16_lossy(&units));
            }
        }
        letters
    }
}
