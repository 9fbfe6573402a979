//! The regulation as data: which components a standard has, what laws say, what assessors ask.
//!
//! A second guideline is a second file of the shape of `permenpanrb-15-2014.yaml` and a line in [`ALL`].

pub mod regions;
mod scale;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiff::civil::Date;
use serde::{Deserialize, Deserializer};

use crate::diagnostic::Basis;
use crate::locale::Text;
use crate::text;

pub use scale::{Aspect, Band, Class, Measure, Scale, class};

/// How well a fact of the law is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Evidence {
    /// Read in the rule itself, or in a document that applies it.
    Seen,
    /// Read in a text that quotes or sums it up.
    Secondary,
    /// Not checked; no error may rest on it.
    Memory,
}

/// A guideline for service standards.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Regulation {
    /// `permenpanrb-15-2014`.
    #[serde(deserialize_with = "word")]
    pub id: &'static str,
    /// What it is called.
    pub name: Text,
    /// Its entry among the laws.
    pub law: String,
    /// From when it holds, if that is known.
    pub valid_from: Option<String>,
    /// Until when it holds, if that is known.
    pub valid_to: Option<String>,
    /// The groups of components.
    pub groups: Vec<GroupSpec>,
    /// The customary orders of the components: `pan`, `uu`.
    pub orders: BTreeMap<String, Order>,
    /// The customary numberings of the second group: `continue`, `restart`.
    pub numberings: BTreeMap<String, Known>,
    /// The components.
    pub components: Vec<ComponentSpec>,
}

/// A group of components.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupSpec {
    /// `delivery` or `manufacturing`.
    pub id: String,
    /// Its heading.
    pub title: Text,
    /// How well that is known.
    pub evidence: Evidence,
}

/// An order of the components.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Order {
    /// Their ids.
    #[serde(deserialize_with = "words")]
    pub components: Vec<&'static str>,
    /// How well that is known.
    pub evidence: Evidence,
}

/// A custom.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Known {
    /// How well it is known.
    pub evidence: Evidence,
}

/// What a component holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ContentKind {
    /// Documents, forms, conditions, information.
    Requirements,
    /// Steps.
    Steps,
    /// Limits of time.
    Clocks,
    /// What is to be paid.
    Fees,
    /// What is received.
    Products,
    /// Where to complain.
    Contacts,
    /// Rules.
    Citations,
    /// Rooms and equipment.
    Facilities,
    /// Staff.
    People,
    /// Promises.
    Statements,
}

/// A component that a standard has.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ComponentSpec {
    /// Its canonical key.
    #[serde(deserialize_with = "word")]
    pub id: &'static str,
    /// What it holds.
    pub content: ContentKind,
    /// Its group.
    pub group: String,
    /// Its official title.
    pub title: Text,
    /// Whether the decree must have it.
    pub decree: bool,
    /// Whether the public notice must have it.
    pub notice: bool,
    /// Who says so: `uu-25-2009:21`.
    #[serde(deserialize_with = "word")]
    pub citation: &'static str,
    /// How well that is known.
    pub evidence: Evidence,
    /// What belongs in it.
    pub help: Text,
}

impl Regulation {
    /// The components that must be published, in one of the customary orders.
    pub fn published(&self, order: &str) -> impl Iterator<Item = &ComponentSpec> {
        let ids = self.orders.get(order).map_or(&[][..], |order| &order.components);
        ids.iter().filter_map(|id| self.component(id)).filter(|spec| spec.notice)
    }

    /// All components that the decree sets, in one of the customary orders: group by group under their titles where the
    /// order keeps the groups together, else in one row.
    pub fn chapters(&self, order: &str) -> Vec<(Option<&Text>, Vec<&ComponentSpec>)> {
        let ids = self.orders.get(order).map_or(&[][..], |order| &order.components);
        let specs: Vec<&ComponentSpec> =
            ids.iter().filter_map(|id| self.component(id)).filter(|spec| spec.decree).collect();
        let runs: Vec<&[&ComponentSpec]> = specs.chunk_by(|first, second| first.group == second.group).collect();
        if runs.len() > self.groups.len() {
            return vec![(None, specs)];
        }
        let title = |run: &[&ComponentSpec]| {
            self.groups.iter().find(|group| group.id == run[0].group).map(|group| &group.title)
        };
        runs.into_iter().map(|run| (title(run), run.to_vec())).collect()
    }

    /// The component with that id.
    pub fn component(&self, id: &str) -> Option<&ComponentSpec> {
        self.components.iter().find(|spec| spec.id == id)
    }

    /// The ids of all components, in the order of the file.
    pub fn component_ids(&self) -> Vec<&'static str> {
        self.components.iter().map(|spec| spec.id).collect()
    }
}

/// A word that lives as long as the program, as the regulation does.
fn word<'de, D: Deserializer<'de>>(deserializer: D) -> Result<&'static str, D::Error> {
    String::deserialize(deserializer).map(|word| &*word.leak())
}

fn words<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<&'static str>, D::Error> {
    Vec::<String>::deserialize(deserializer).map(|words| words.into_iter().map(|word| &*word.leak()).collect())
}

/// All guidelines; the first is the default.
pub static ALL: LazyLock<Vec<Regulation>> =
    LazyLock::new(|| vec![parse(include_str!("regulation/permenpanrb-15-2014.yaml"))]);

fn parse(text: &'static str) -> Regulation {
    serde_yaml::from_str(text).expect("the regulation files are tested")
}

/// The guideline with that id.
pub fn find(id: &str) -> Option<&'static Regulation> {
    ALL.iter().find(|regulation| regulation.id == id)
}

/// A law, regulation or instrument that standards cite or findings rest on.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Law {
    /// `uu-25-2009`.
    pub id: String,
    /// `UU`.
    pub kind: String,
    /// Its number.
    pub number: String,
    /// Its year.
    pub year: u16,
    /// How well kind, number and year are known.
    pub evidence: Evidence,
    /// Its subject.
    pub about: Option<Fact>,
    /// Where it was gazetted.
    #[serde(default)]
    pub gazette: Vec<Fact>,
    /// The laws that it replaces.
    #[serde(default)]
    pub replaces: Vec<Relation>,
    /// The laws that amend it.
    #[serde(default)]
    pub amended_by: Vec<Relation>,
    /// The laws that it implements.
    #[serde(default)]
    pub implements: Vec<Relation>,
    /// What findings cite.
    #[serde(default)]
    pub articles: Vec<Article>,
}

impl Law {
    /// `UU 25/2009`.
    pub fn name(&self) -> String {
        format!("{} {}/{}", self.kind, self.number, self.year)
    }
}

/// A text and how well it is known.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// The text.
    pub text: String,
    /// How well it is known.
    pub evidence: Evidence,
}

/// Another law and how well the relation to it is known.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Relation {
    /// The id of the other law.
    pub law: String,
    /// Since when.
    pub since: Option<Date>,
    /// How well it is known.
    pub evidence: Evidence,
}

/// What one place of a law says.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Article {
    /// The article; none if the rule says so, but its place was not read.
    pub article: Option<String>,
    /// What it says, in our words.
    pub says: Text,
    /// How well it is known.
    pub evidence: Evidence,
}

/// An instrument of those who assess.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Instrument {
    /// `pekppp`.
    pub id: String,
    /// What it is called.
    pub name: Text,
    /// The law that it rests on.
    pub law: String,
    /// How well that is known.
    pub evidence: Evidence,
    /// The aspect that its weighed indicators belong to.
    pub aspect: Option<Aspect>,
    /// Its classes of scores, the best first.
    #[serde(default)]
    pub classes: Vec<Class>,
    /// What it asks.
    pub indicators: Vec<Indicator>,
}

/// A question of an instrument.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Indicator {
    /// Its number, or a word.
    pub number: String,
    /// What it asks for.
    pub says: Text,
    /// How well it is known.
    pub evidence: Evidence,
    /// How it is marked, as far as a standard tells.
    pub scale: Option<Scale>,
}

/// All laws.
pub static LAWS: LazyLock<Vec<Law>> =
    LazyLock::new(|| serde_yaml::from_str(include_str!("regulation/laws.yaml")).expect("the laws are tested"));

/// All instruments.
pub static INSTRUMENTS: LazyLock<Vec<Instrument>> = LazyLock::new(|| {
    serde_yaml::from_str(include_str!("regulation/instruments.yaml")).expect("the instruments are tested")
});

/// The law of that kind, number and year; `Permenpan RB` is `PermenPANRB`.
pub fn law(kind: &str, number: &str, year: u16) -> Option<&'static Law> {
    let plain = |kind: &str| kind.to_lowercase().replace([' ', '-', '.'], "");
    LAWS.iter().find(|law| law.year == year && law.number == number && plain(&law.kind) == plain(kind))
}

/// How well it is known that a law asks for something; `None` if no law does, or it is not among [`LAWS`].
pub fn evidence(basis: Basis) -> Option<Evidence> {
    let Basis::Legal(reference) = basis else { return None };
    let (id, article) = reference.split_once(':').map_or((reference, None), |(id, article)| (id, Some(article)));
    let law = LAWS.iter().find(|law| law.id == id)?;
    match article {
        None => Some(law.evidence),
        Some(article) => {
            law.articles.iter().find(|entry| entry.article.as_deref() == Some(article)).map(|entry| entry.evidence)
        }
    }
}

/// The sentence that names the ground of a finding of a rule, and whether it is a legal must or an assessor's wish.
/// A reference is `law`, `law:article` or `instrument:number`.
pub fn cite(basis: Basis) -> Option<Text> {
    match basis {
        Basis::Form => Some(text!(
            id: "kejelasan dan ketelitian isi (bukan ketentuan hukum atau penilai)",
            en: "clear and careful writing (no law or assessor asks for it)"
        )),
        Basis::Contradiction => Some(text!(id: "isinya saling bertentangan", en: "what is written contradicts itself")),
        Basis::Legal(reference) => {
            let (law, article) =
                reference.split_once(':').map_or((reference, None), |(law, article)| (law, Some(article)));
            let law = LAWS.iter().find(|entry| entry.id == law)?;
            let name = law.name();
            if evidence(basis) == Some(Evidence::Memory) {
                let article = article.unwrap_or("?");
                return Some(text!(
                    id: "{} pasal {} (belum diperiksa pada naskahnya)", en: "{} article {} (not checked against the text)", name, article
                ));
            }
            Some(match article {
                None => text!(id: "{} (wajib menurut hukum)", en: "{} (a legal must)", name),
                Some(article) => text!(
                    id: "{} pasal {} (wajib menurut hukum)", en: "{} article {} (a legal must)", name, article
                ),
            })
        }
        Basis::Assessor(reference) => {
            let (id, number) = reference.split_once(':').map_or((reference, None), |(id, number)| (id, Some(number)));
            let instrument = INSTRUMENTS.iter().find(|entry| entry.id == id)?;
            Some(match number {
                None => text!(id: "{} (diharapkan penilai)", en: "{} (an assessor's wish)", instrument.name),
                Some(number) if number.starts_with(|first: char| first.is_ascii_digit()) => text!(
                    id: "{}, indikator {} (diharapkan penilai)", en: "{}, indicator {} (an assessor's wish)",
                    instrument.name, number
                ),
                Some(part) => text!(
                    id: "{}, bagian {} (diharapkan penilai; belum diperiksa pada instrumennya)",
                    en: "{}, part {} (an assessor's wish; not checked against the instrument)",
                    instrument.name, part
                ),
            })
        }
    }
}
