//! What the words of a view depend on: the language, the names that references lead to, the time zone, the pictures.

use std::cell::RefCell;
use std::sync::Arc;

use base64::prelude::{BASE64_STANDARD, Engine};
use serde::Serialize;

use super::line::Note;
use super::words::{capital, words};
use super::{Edition, Rich, Words, code, lines};
use crate::locale::{Language, Say, Text};
use crate::model::{Hours, HoursOn, Markdown, Placed, Standard, TimeZone, Variant, reference};
use crate::project::{self, Office, Project};
use crate::source::Span;
use crate::vocabulary::VOCABULARY;

/// A picture in a document.
#[derive(Clone, Debug)]
pub struct Picture {
    /// Its virtual path.
    pub path: String,
    /// What it shows.
    pub shows: Shown,
}

/// What a picture shows.
#[derive(Clone, Debug)]
pub enum Shown {
    /// A picture of the project's, and where it is asked for.
    Drawing(Arc<Vec<u8>>, Span),
    /// A QR code that leads to an address; it is drawn when it is looked at.
    Code(String),
}

impl Shown {
    fn key(&self) -> &[u8] {
        match self {
            Shown::Drawing(bytes, _) => bytes,
            Shown::Code(address) => address.as_bytes(),
        }
    }
}

impl Picture {
    /// The bytes of its file.
    pub fn bytes(&self) -> Vec<u8> {
        match &self.shows {
            Shown::Drawing(bytes, _) => bytes.to_vec(),
            Shown::Code(address) => code::svg(address).into_bytes(),
        }
    }

    /// What decides its bytes.
    pub fn key(&self) -> &[u8] {
        self.shows.key()
    }

    /// Where it is asked for; a QR code by nobody.
    pub fn span(&self) -> Option<Span> {
        match &self.shows {
            Shown::Drawing(_, span) => Some(*span),
            Shown::Code(_) => None,
        }
    }
}

/// The pictures of one document, in the order in which they are met.
pub type Pictures = RefCell<Vec<Picture>>;

/// A QR code, and the address that it leads to.
#[derive(Debug, Serialize)]
pub struct Code {
    image: String,
    address: String,
}

/// Opening hours in words.
#[derive(Debug, Serialize)]
pub struct HoursView {
    pub(super) days: Words,
    pub(super) times: String,
    pub(super) condition: Option<Words>,
    pub(super) channel: Option<Words>,
    pub(super) notes: Vec<Note>,
}

/// What the words of a view depend on.
#[derive(Clone)]
pub struct Setting<'a> {
    /// The language of the program's words.
    pub language: Language,
    /// The edition, with its translations.
    pub edition: &'a Edition<'a>,
    /// The standard, for the names of variants, channels and partners.
    standard: Option<&'a Standard>,
    zone: Option<TimeZone>,
    pictures: [Option<&'a project::Pictures>; 2],
    shown: &'a Pictures,
    /// Whether numbers are written in figures and in words, as in a decree.
    is_in_full: bool,
}

impl<'a> Setting<'a> {
    /// Of a government, a unit or one of its standards.
    pub fn new(
        project: &'a Project,
        office: Option<&'a Office>,
        standard: Option<&'a Standard>,
        edition: &'a Edition<'a>,
        shown: &'a Pictures,
    ) -> Self {
        let zone = office.and_then(|office| office.unit.facts.time_zone.as_ref());
        let zone = zone.or(project.agency.facts.time_zone.as_ref());
        let pictures = [office.map(|office| &office.pictures), Some(&project.pictures)];
        Setting {
            language: edition.language,
            edition,
            standard,
            zone: zone.map(|zone| zone.value),
            pictures,
            shown,
            is_in_full: false,
        }
    }

    /// The kinds of the service.
    pub fn variants(&self) -> &'a [Variant] {
        self.standard.map_or(&[], |standard| &standard.variants)
    }

    /// What an author wrote.
    pub(super) fn text(&self, written: &str) -> Words {
        self.edition.text(written)
    }

    /// A value in words.
    pub(super) fn say(&self, value: &impl Say) -> Words {
        self.edition.say(value, self.is_in_full)
    }

    /// A value whose words are all the program's.
    pub(super) fn value(&self, value: &impl Say) -> String {
        if self.is_in_full { value.in_full(self.language) } else { value.say(self.language) }
    }

    /// The same, with numbers in figures and in words.
    pub(super) fn in_full(&self) -> Self {
        Setting { is_in_full: true, ..self.clone() }
    }

    /// Markdown that an author wrote.
    pub(super) fn rich(&self, written: &Markdown) -> Rich {
        let (text, language) = self.edition.translation(&written.0);
        Rich::new(&text, language)
    }

    pub(super) fn word(&self, id: &'static str, en: &'static str) -> &'static str {
        Text { id, en }.pick(self.language)
    }

    /// A sentence in the language of the program's words, in which each `{}` is replaced by the next of `arguments`.
    pub(super) fn sentence(&self, id: &'static str, en: &'static str, arguments: &[&Words]) -> Words {
        Words::fill(self.word(id, en), arguments)
    }

    pub(super) fn list(&self, parts: &[Words]) -> Option<Words> {
        let and = self.word(" dan ", " and ");
        let is_simple = || parts.iter().all(|part| !part.plain().contains(", "));
        match parts {
            [] => None,
            [only] => Some(only.clone()),
            [first, last] if is_simple() => Some(words![first, and, last]),
            [most @ .., last] => {
                let separator = if is_simple() { ", " } else { "; " };
                Some(words![Words::join(most, separator), separator.trim_end(), and, last])
            }
        }
    }

    pub(super) fn only_for(&self, names: &[Placed<String>]) -> Option<Words> {
        if names.is_empty() {
            return None;
        }
        self.holds_for(|variant| names.iter().any(|name| variant.id() == reference(name)))
    }

    /// `Khusus: Baru dan Hilang`; nothing if it is for all or there are no variants; of many, those that are left out.
    pub(super) fn holds_for(&self, held: impl Fn(&Variant) -> bool) -> Option<Words> {
        let (named, others): (Vec<_>, Vec<_>) = self.variants().iter().partition(|variant| held(variant));
        let list = |variants: &[&Variant]| {
            self.list(&variants.iter().map(|variant| self.text(variant.name())).collect::<Vec<_>>())
        };
        if named.is_empty() || others.is_empty() {
            None
        } else if named.len() >= 3 && others.len() * 2 < named.len() {
            Some(words![self.word("Semua jenis, kecuali ", "All kinds except "), list(&others)?])
        } else {
            Some(words![self.word("Khusus: ", "Only for "), list(&named)?])
        }
    }

    pub(super) fn channels(&self, names: &[Placed<String>]) -> Option<Words> {
        let named = names.iter().map(|name| {
            let channel = self
                .standard
                .and_then(|standard| standard.facts.channels.iter().find(|channel| channel.id() == reference(name)));
            self.channel(channel.and_then(|channel| channel.name.as_ref()).map_or(&name.value, |name| &name.value))
        });
        self.list(&named.collect::<Vec<_>>())
    }

    /// A channel that is a known word is spelt in the language.
    pub(super) fn channel(&self, name: &str) -> Words {
        let canonical = VOCABULARY.keywords.canonical(name).or_else(|| VOCABULARY.keys.canonical(name));
        let known = canonical.map(|word| capital(&VOCABULARY.keywords.written(word, self.language)).into());
        known.unwrap_or_else(|| self.text(name))
    }

    /// Who acts: in words, or partners by their ids.
    pub(super) fn actors(&self, actors: &[Placed<String>]) -> Option<Words> {
        let named = actors.iter().map(|actor| {
            let partner = self
                .standard
                .and_then(|standard| standard.facts.partners.iter().find(|partner| partner.id() == reference(actor)));
            self.text(partner.and_then(|partner| partner.name.as_ref()).unwrap_or(actor))
        });
        self.list(&named.collect::<Vec<_>>()).map(Words::capital)
    }

    pub(super) fn hours(&self, all: &[HoursOn]) -> Vec<HoursView> {
        let view = |on: &HoursOn| {
            let (days, times) = match on.hours.value() {
                Some(hours) => {
                    // Day and night is the same in every zone.
                    let zone = hours.zone.or(self.zone).filter(|_| !hours.times.is_empty());
                    let hours = Hours { zone, ..hours.clone() };
                    (hours.days_text(self.language).into(), hours.times_text(self.language))
                }
                None => (self.say(&on.hours.value), String::new()),
            };
            HoursView {
                days,
                times,
                condition: lines::condition(on.condition.as_ref(), self),
                channel: self.channels(&on.channel),
                notes: lines::notes(&on.notes, self),
            }
        };
        all.iter().map(view).collect()
    }

    /// The size of a picture that was shown.
    pub(super) fn size(&self, path: &str) -> (u32, u32) {
        let shown = self.shown.borrow();
        let picture = shown.iter().find(|picture| picture.path == path);
        picture.and_then(|picture| size(picture.key())).unwrap_or((100, 100))
    }

    /// A picture of the project under a virtual path, and as an address that holds it.
    pub(super) fn picture(&self, file: &Placed<String>) -> Option<(String, String)> {
        let drawing = self.pictures.iter().flatten().find_map(|pictures| pictures.get(&file.span))?;
        let extension = if file.ends_with(".png") { "png" } else { "svg" };
        let path = self.show(extension, Shown::Drawing(drawing.bytes.clone(), file.span));
        Some((path, data_address(extension, &drawing.bytes)))
    }

    /// A QR code that leads to an address.
    pub(super) fn code(&self, address: &str) -> Code {
        Code { image: self.show("svg", Shown::Code(address.to_owned())), address: address.to_owned() }
    }

    /// The virtual path of a picture, which is kept once.
    fn show(&self, extension: &str, shows: Shown) -> String {
        let mut shown = self.shown.borrow_mut();
        if let Some(picture) = shown.iter().find(|picture| picture.key() == shows.key()) {
            return picture.path.clone();
        }
        let path = format!("/picture-{}.{extension}", shown.len() + 1);
        shown.push(Picture { path: path.clone(), shows });
        path
    }
}

/// The size of a picture in pixels: of an SVG its view box, of a PNG its header; a square if it says neither.
fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    if let Some(size) = project::png_size(bytes) {
        return Some(size);
    }
    let text = std::str::from_utf8(bytes).ok()?;
    let view_box = text.split("viewBox=\"").nth(1)?.split('"').next()?;
    let mut numbers = view_box.split([' ', ',']).filter_map(|number| number.parse::<f32>().ok()).skip(2);
    let mut next = || numbers.next().filter(|number| (1.0..100_000.0).contains(number)).map(|number| number as u32);
    Some((next()?, next()?))
}

fn data_address(extension: &str, bytes: &[u8]) -> String {
    let kind = if extension == "png" { "image/png" } else { "image/svg+xml" };
    format!("data:{kind};base64,{}", BASE64_STANDARD.encode(bytes))
}
