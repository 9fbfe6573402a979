//! Values that are one of a few words, in either spelling.

use serde::{Serialize, Serializer};
use serde_json::Value as Json;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::locale::{Language, Say};
use crate::model::read::{Read, WRONG_VALUE};
use crate::model::schema::{self, Schemas};
use crate::text;
use crate::vocabulary::VOCABULARY;
use crate::yaml::Node;

/// A set of words.
pub trait Keyword: Sized + Copy + 'static {
    /// Each word with its canonical spelling.
    const WORDS: &'static [(&'static str, Self)];
    /// The canonical spelling.
    fn canonical(self) -> &'static str;

    /// The word that was written, in either spelling.
    fn find(written: &str) -> Option<Self> {
        let canonical = VOCABULARY.keywords.canonical(written)?;
        Self::WORDS.iter().find(|(word, _)| *word == canonical).map(|(_, keyword)| *keyword)
    }
}

/// One of a few words, or the author's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Word<K> {
    /// A known word.
    Known(K),
    /// Another one.
    Other(String),
}

impl<K: Keyword> Word<K> {
    /// Reads a text.
    pub fn new(text: &str) -> Self {
        K::find(text).map_or_else(|| Word::Other(text.to_owned()), Word::Known)
    }

    /// The word, if it is a known one.
    pub fn known(&self) -> Option<K> {
        match self {
            Word::Known(known) => Some(*known),
            Word::Other(_) => None,
        }
    }
}

impl<K: Keyword> Read for Word<K> {
    fn read(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        String::read(node, diagnostics).map(|text| Word::new(&text))
    }

    fn schema(schemas: &mut Schemas) -> Json {
        let words = words::<K>(schemas);
        schema::any_of([words, schema::text()])
    }
}

impl<K: Keyword> Say for Word<K> {
    fn say(&self, language: Language) -> String {
        match self {
            Word::Known(keyword) => VOCABULARY.keywords.written(keyword.canonical(), language),
            Word::Other(text) => text.clone(),
        }
    }
}

impl<K: Keyword> Serialize for Word<K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Word::Known(keyword) => serializer.serialize_str(keyword.canonical()),
            Word::Other(text) => serializer.serialize_str(text),
        }
    }
}

fn canonical_words<K: Keyword>() -> Vec<&'static str> {
    K::WORDS.iter().map(|(word, _)| *word).collect()
}

fn words<K: Keyword>(schemas: &mut Schemas) -> Json {
    schemas.define(schema::name::<K>(), |_| schema::words(&canonical_words::<K>()))
}

fn read<K: Keyword>(node: &Node, diagnostics: &mut Diagnostics) -> Option<K> {
    let text = String::read(node, diagnostics)?;
    let found = K::find(&text);
    if found.is_none() {
        let words = canonical_words::<K>();
        let title = text!(id: "`{}` bukan salah satu kata yang dikenal di sini", en: "`{}` is none of the words known here", text);
        let near = VOCABULARY.keywords.nearest(&text, &words);
        let edit = near.and_then(|near| VOCABULARY.keywords.respelling(near, &text, node.span));
        let help = match near {
            Some(near) => text!(
                id: "mungkin maksud Anda `{}`", en: "did you mean `{}`?",
                crate::locale::Text {
                    id: VOCABULARY.keywords.spelling(near, Language::Indonesian),
                    en: near,
                }
            ),
            None => {
                text!(id: "pilih salah satu: {}", en: "choose one of: {}", VOCABULARY.keywords.list(&words))
            }
        };
        diagnostics.push(Diagnostic::error(&WRONG_VALUE, node.span, title).help(help).edits(edit));
    }
    found
}

macro_rules! keywords {
    ($($(#[$meta:meta])* pub enum $name:ident { $($(#[$word_meta:meta])* $variant:ident = $word:literal),* $(,)? })*) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $($(#[$word_meta])* $variant),* }

        impl Keyword for $name {
            const WORDS: &'static [(&'static str, Self)] = &[$(($word, $name::$variant)),*];

            fn canonical(self) -> &'static str {
                match self { $($name::$variant => $word),* }
            }
        }

        impl Read for $name {
            fn read(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
                read(node, diagnostics)
            }

            fn schema(schemas: &mut Schemas) -> Json {
                words::<$name>(schemas)
            }
        }

        impl Say for $name {
            fn say(&self, language: Language) -> String {
                Word::Known(*self).say(language)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.canonical())
            }
        }
    )*};
}

keywords! {
    /// Where a standard stands; all but the first put a mark on every page.
    pub enum Status {
        /// It binds.
        InForce = "in_force",
        /// It is being written.
        Draft = "draft",
        /// It shows how a standard looks.
        Sample = "sample",
        /// It no longer binds.
        Revoked = "revoked",
    }
    /// How bad a finding is.
    pub enum Level {
        /// Nothing is published until it is mended.
        Error = "error",
        /// Should be mended.
        Warning = "warning",
        /// Could be better.
        Advice = "advice",
    }
    /// In what form a document is handed in or given out.
    pub enum Format {
        /// The paper itself.
        Original = "original",
        /// A photocopy.
        Copy = "copy",
        /// A copy that an office has certified.
        Legalised = "legalised",
        /// A scan.
        Scan = "scan",
        /// A scan made from the original.
        ScanOfOriginal = "scan_of_original",
        /// On paper.
        Printed = "printed",
        /// As a file.
        Digital = "digital",
        /// Signed electronically.
        ElectronicallySigned = "e_signed",
    }
    /// Whose clock runs.
    pub enum Party {
        /// The office's.
        Office = "office",
        /// The applicant's.
        Applicant = "applicant",
    }
    /// A sort of public revenue.
    pub enum Revenue {
        /// State non-tax revenue.
        Pnbp = "pnbp",
        /// A regional levy.
        Levy = "levy",
        /// A tax.
        Tax = "tax",
        /// Revenue of a public service agency.
        Blud = "blud",
    }
    /// A means of payment.
    pub enum Payment {
        /// Cash.
        Cash = "cash",
        /// The national QR code.
        Qris = "qris",
        /// A card at a terminal.
        Edc = "edc",
        /// A transfer to a bank account.
        BankTransfer = "bank_transfer",
        /// A billing code of the treasury.
        BillingCode = "billing_code",
        /// A virtual account.
        VirtualAccount = "virtual_account",
    }
    /// A group that needs special treatment.
    pub enum VulnerableGroup {
        /// Persons with disabilities.
        Disability = "disability",
        /// Elderly persons.
        Elderly = "elderly",
        /// Pregnant women.
        Pregnant = "pregnant",
        /// Nursing mothers.
        Nursing = "nursing",
        /// Children.
        Children = "children",
        /// Victims of disasters.
        DisasterVictims = "disaster_victims",
    }
    /// An element of society in a public consultation.
    pub enum Element {
        /// Users of the service.
        Users = "users",
        /// Academics and experts.
        Academics = "academics",
        /// Agencies concerned.
        RelatedAgencies = "related_agencies",
        /// Civil society.
        CivilSociety = "civil_society",
        /// The press.
        MassMedia = "mass_media",
    }
    /// Where something is published.
    pub enum Medium {
        /// On paper.
        Printed = "printed",
        /// On screens.
        Electronic = "electronic",
        /// In social media.
        SocialMedia = "social_media",
        /// On a website.
        Website = "website",
        /// In an application.
        App = "app",
        /// In the national portal.
        Sippn = "sippn",
        /// On a billboard.
        Billboard = "billboard",
    }
    /// The order of the components.
    pub enum ComponentOrder {
        /// Service delivery first.
        Pan = "pan",
        /// As the law lists them.
        Uu = "uu",
    }
    /// How the second group of components is numbered.
    pub enum Numbering {
        /// It goes on, 7 to 14.
        Continue = "continue",
        /// It begins at 1 again.
        Restart = "restart",
    }
    /// The family of type that documents are set in.
    pub enum Typeface {
        /// Without serifs.
        Sans = "sans",
        /// With serifs.
        Serif = "serif",
    }
    /// How a sheet of paper lies.
    pub enum Orientation {
        /// Upright.
        Portrait = "portrait",
        /// On its long side.
        Landscape = "landscape",
    }
    /// A language that a project or a translation is written in.
    pub enum Tongue {
        /// Indonesian.
        Indonesian = "indonesian",
        /// English.
        English = "english",
    }
}

impl Numbering {
    /// Whether the second group begins at 1 again.
    pub fn restarts(self) -> bool {
        self == Numbering::Restart
    }
}
