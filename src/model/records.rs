//! Records of a unit: persons, hours, the decree, the pledge, consultation, survey and media.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Serialize, Serializer};
use serde_json::{Value as Json, json};

use super::content::{CitedRule, Contact};
use super::item::{Item, Note};
use super::read::{Placed, Read, WRONG_TYPE, WRONG_VALUE};
use super::record::{Field, Fields, record};
use super::schema::{self, Schemas, one_or_many};
use super::titles::names_person;
use super::value::{Element, Hours, LanguageTag, Level, Link, Markdown, Medium, Said, Word};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::locale::{Language, Say};
use crate::text;
use crate::yaml::Node;

record! {
    /// Someone who holds an office.
    pub struct Person short position required ["position"] {
        /// Name.
        name = "name": Option<Placed<String>>,
        /// The office.
        position = "position": Option<Placed<String>>,
        /// Rank in the civil service.
        rank = "rank": Option<Placed<String>>,
        /// Number in the civil service.
        nip = "nip": Option<Placed<String>>,
        /// Acting: `Plt.`, `Plh.`, `a.n.`
        acting = "acting": Option<Placed<String>>,
        /// Where to find them.
        address = "address": Option<Placed<String>>,
        /// How to reach them.
        contacts = "contacts": Option<Box<Item<Contact>>>,
    }
}

impl Person {
    /// The office, unless what was written for it is a person's name.
    pub fn office(&self) -> Option<&Placed<String>> {
        self.position.as_ref().filter(|position| !names_person(position))
    }

    /// What they are called: the name, or what was written for the office if that is one.
    pub fn called(&self) -> Option<&Placed<String>> {
        self.name.as_ref().or_else(|| self.position.as_ref().filter(|position| names_person(position)))
    }
}

/// Opening hours that may hold only under a condition or through a channel.
#[derive(Clone, Debug, PartialEq)]
pub struct HoursOn {
    /// The hours.
    pub hours: Placed<Said<Hours>>,
    /// Only under this condition.
    pub condition: Option<Placed<String>>,
    /// Only through these channels.
    pub channel: Vec<Placed<String>>,
    /// Remarks.
    pub notes: Vec<Note>,
}

impl Read for HoursOn {
    fn read(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        if node.mapping().is_none() {
            let hours = Placed::read(node, diagnostics)?;
            return Some(HoursOn { hours, condition: None, channel: Vec::new(), notes: Vec::new() });
        }
        // `Senin-Kamis: 08.00-15.00`
        if let Some([only]) = node.mapping().map(|mapping| mapping.entries.as_slice())
            && let Some(hours) = only.value.text().and_then(|times| Hours::from_parts(&only.key.written, times))
        {
            let hours = Placed { value: Said::Value(hours), span: node.span };
            return Some(HoursOn { hours, condition: None, channel: Vec::new(), notes: Vec::new() });
        }
        let fields = Fields::open(node, &[&["days", "times", "if", "channel", "note"]], diagnostics)?;
        for key in ["days", "times"] {
            if fields.entry(key).is_none() {
                fields.missing(key, diagnostics);
            }
        }
        let days: Vec<Placed<String>> = Field::take(&fields, "days", diagnostics);
        let times: Vec<Placed<String>> = Field::take(&fields, "times", diagnostics);
        let condition = Field::take(&fields, "if", diagnostics);
        let channel = Field::take(&fields, "channel", diagnostics);
        let notes = Field::take(&fields, "note", diagnostics);
        let joined =
            |parts: &[Placed<String>]| parts.iter().map(|part| part.value.as_str()).collect::<Vec<_>>().join(", ");
        if days.is_empty() || times.is_empty() {
            return None;
        }
        let Some(hours) = Hours::from_parts(&joined(&days), &joined(&times)) else {
            let title = text!(id: "hari atau jam ini tidak dapat dibaca", en: "these days or times cannot be read");
            let help = text!(
                id: "tulis seperti `hari: Senin-Kamis` dan `pukul: 08.00-15.00`, dari pagi ke sore",
                en: "write them like `days: Monday-Thursday` and `times: 08.00-15.00`, from early to late"
            );
            // The days are right if they can be read with times that can.
            let wrong = if Hours::from_parts(&joined(&days), "08.00-15.00").is_some() { &times } else { &days };
            let span = wrong[0].span.to(wrong[wrong.len() - 1].span);
            diagnostics.push(Diagnostic::error(&WRONG_VALUE, span, title).help(help));
            return None;
        };
        Some(HoursOn { hours: Placed { value: Said::Value(hours), span: node.span }, condition, channel, notes })
    }

    fn schema(schemas: &mut Schemas) -> Json {
        schemas.define("HoursOn", |schemas| {
            let texts = || one_or_many(schema::text(), 1);
            let channel = <Vec<Placed<String>> as Field>::schema(schemas);
            let notes = <Vec<Note> as Field>::schema(schemas);
            let keys = [("days", texts()), ("times", texts()), ("if", schema::text()), ("channel", channel), ("note", notes)];
            let mapping = schemas.mapping(keys.to_vec(), &["days", "times"]);
            // `Senin-Kamis: 08.00-15.00`
            let pair = json!({ "type": "object", "additionalProperties": schema::text(), "propertyNames": { "not": { "pattern": "^(days|hari|times|pukul)$" } }, "minProperties": 1, "maxProperties": 1 });
            schema::any_of([schema::text(), mapping, pair])
        })
    }
}

impl Serialize for HoursOn {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Printed<'a> {
            days: String,
            times: String,
            #[serde(rename = "if", skip_serializing_if = "Option::is_none")]
            condition: &'a Option<Placed<String>>,
            #[serde(skip_serializing_if = "<[_]>::is_empty")]
            channel: &'a [Placed<String>],
            #[serde(rename = "note", skip_serializing_if = "<[_]>::is_empty")]
            notes: &'a [Note],
        }
        match &self.hours.value {
            Said::Text(text) => serializer.serialize_str(text),
            Said::Value(hours) => Printed {
                days: hours.days_text(Language::English),
                times: hours.times_text(Language::English),
                condition: &self.condition,
                channel: &self.channel,
                notes: &self.notes,
            }
            .serialize(serializer),
        }
    }
}

record! {
    /// The decree that sets the standards.
    pub struct Decree required ["number"] {
        /// Its number.
        number = "number": Option<Placed<String>>,
        /// Its date.
        date = "date": Option<Placed<Date>>,
        /// Where it was signed.
        place = "place": Option<Placed<String>>,
        /// Its subject.
        about = "about": Option<Placed<String>>,
        /// Who signs, if not the head of the unit.
        signatory = "signatory": Option<Person>,
        /// Reasons.
        considering = "considering": Vec<Placed<String>>,
        /// Legal grounds, if not those of the standards.
        recalling = "recalling": Vec<CitedRule>,
        /// Further decisions.
        decides = "decides": Vec<Placed<String>>,
        /// What it repeals.
        repeals = "repeals": Vec<CitedRule>,
        /// From when it holds.
        valid_from = "valid_from": Option<Placed<Date>>,
    }
}

record! {
    /// The pledge (*maklumat pelayanan*); its three statements have an official wording by default.
    pub struct Pledge required ["date"] {
        /// Its date.
        date = "date": Option<Placed<Date>>,
        /// Where it was signed.
        place = "place": Option<Placed<String>>,
        /// Its number.
        number = "number": Option<Placed<String>>,
        /// Who signs, if not the head of the unit.
        signatory = "signatory": Option<Person>,
        /// We are able and willing.
        commitment = "commitment": Option<Placed<String>>,
        /// We shall do better.
        improvement = "improvement": Option<Placed<String>>,
        /// We accept sanctions and give compensation.
        sanction = "sanction": Option<Placed<String>>,
        /// Where it is published.
        media = "media": Vec<Publication>,
    }
}

record! {
    /// The public consultation (*forum konsultasi publik*).
    pub struct Consultation required ["date", "elements"] {
        /// Its date.
        date = "date": Option<Placed<Date>>,
        /// Its place.
        place = "place": Option<Placed<String>>,
        /// The number of its minutes.
        minutes = "minutes": Option<Placed<String>>,
        /// Who took part.
        elements = "elements": Vec<Placed<Word<Element>>>,
        /// What was recommended.
        recommendations = "recommendations": Vec<FollowUp>,
    }
}

impl Consultation {
    /// How many known elements of society took part.
    pub fn elements_known(&self) -> usize {
        self.elements.iter().filter_map(|element| element.value.known()).collect::<BTreeSet<_>>().len()
    }
}

record! {
    /// Something to do, and when it was done.
    pub struct FollowUp short text required ["text"] {
        /// What.
        text = "text": Option<Placed<Markdown>>,
        /// What came of it.
        follow_up = "follow_up": Option<Placed<String>>,
        /// When it was done.
        done = "done": Option<Placed<Date>>,
    }
}

record! {
    /// The survey of satisfaction (*survei kepuasan masyarakat*).
    pub struct Survey required ["period", "respondents", "element_scores"] {
        /// The year or half-year.
        period = "period": Option<Placed<String>>,
        /// When it was done.
        date = "date": Option<Placed<Date>>,
        /// How many answered.
        respondents = "respondents": Option<Placed<String>>,
        /// Nine scores, in the official order.
        element_scores = "element_scores": Vec<Placed<String>>,
        /// The index.
        score = "score": Option<Placed<String>>,
        /// Its grade.
        grade = "grade": Option<Placed<String>>,
        /// How it was done.
        method = "method": Option<Placed<String>>,
        /// What is done about it.
        follow_up = "follow_up": Vec<FollowUp>,
        /// Where it is published.
        media = "media": Vec<Publication>,
    }
}

record! {
    /// Where something is published.
    pub struct Publication short kind required ["kind"] {
        /// The medium.
        kind = "kind": Option<Placed<Word<Medium>>>,
        /// Its address.
        link = "link": Option<Placed<Link>>,
        /// Since when.
        date = "date": Option<Placed<Date>>,
    }
}

/// In how many known media something is published beside the national portal, and whether it is there too.
pub fn media_beside_portal(media: &[Publication]) -> (usize, bool) {
    let known: BTreeSet<Medium> = media.iter().filter_map(|media| media.kind.as_ref()?.value.known()).collect();
    let portal = known.contains(&Medium::Sippn);
    (known.len() - usize::from(portal), portal)
}

record! {
    /// A finding that is knowingly left.
    pub struct Waiver required ["rule", "reason"] {
        /// The rule.
        rule = "rule": Option<Placed<String>>,
        /// Why.
        reason = "reason": Option<Placed<String>>,
        /// Until when.
        valid_to = "valid_to": Option<Placed<Date>>,
    }
}

record! {
    /// How bad the findings of a rule are in this project.
    pub struct RuleLevel required ["rule", "severity"] {
        /// The rule.
        rule = "rule": Option<Placed<String>>,
        /// How bad.
        severity = "severity": Option<Placed<Level>>,
    }
}

record! {
    /// Translations of texts into one language.
    pub struct Translation required ["language", "pairs"] {
        /// The language.
        language = "language": Option<Placed<LanguageTag>>,
        /// The texts.
        pairs = "pairs": Vec<Pair>,
    }
}

impl Translation {
    /// The BCP 47 tag of its language.
    pub fn tag(&self) -> Option<&str> {
        self.language.as_ref().map(|language| language.value.0.as_str())
    }
}

/// Two texts that belong together: as written, and its translation or meaning.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair(pub Placed<String>, pub Placed<String>);

impl Read for Pair {
    fn read(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        let [first, second] = node.items() else {
            let title = text!(id: "di sini diperlukan dua teks: `[…, …]`", en: "two texts are needed here: `[…, …]`");
            diagnostics.push(Diagnostic::error(&WRONG_TYPE, node.span, title));
            return None;
        };
        Some(Pair(Placed::read(first, diagnostics)?, Placed::read(second, diagnostics)?))
    }

    fn schema(_: &mut Schemas) -> Json {
        json!({ "type": "array", "items": schema::text(), "minItems": 2, "maxItems": 2 })
    }
}

impl Serialize for Pair {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        [&self.0, &self.1].serialize(serializer)
    }
}

impl Say for HoursOn {
    fn say(&self, language: Language) -> String {
        self.hours.say(language)
    }
}
