//! The two languages of the program, and how each writes numbers, money, dates and hours.

mod calendar;
mod number;

use serde::{Deserialize, Serialize};

use crate::printable::{block, inline};

pub use calendar::{date, day, day_range, month, month_meant, time_range};
pub use number::{
    count, decimal, in_figures_and_words, number_in_words, number_words, rupiah, rupiah_words, terbilang,
};

/// A language that messages and documents are written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// Indonesian, the language of the law.
    #[default]
    Indonesian,
    /// English.
    English,
}

impl Language {
    /// Every language.
    pub const ALL: [Language; 2] = [Language::Indonesian, Language::English];

    /// The BCP 47 tag: `id` or `en`.
    pub fn tag(self) -> &'static str {
        match self {
            Language::Indonesian => "id",
            Language::English => "en",
        }
    }

    /// The language of a tag such as `id`, `en`, `id_ID.UTF-8`.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_', '.']).next()?;
        Language::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(primary))
    }
}

/// A sentence in both languages, side by side.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text<S = String> {
    /// In Indonesian.
    pub id: S,
    /// In English.
    pub en: S,
}

impl<S: AsRef<str>> Text<S> {
    /// The sentence in one language.
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Indonesian => self.id.as_ref(),
            Language::English => self.en.as_ref(),
        }
    }

    /// The sentence with owned strings.
    pub fn to_owned(&self) -> Text {
        Text { id: self.id.as_ref().to_owned(), en: self.en.as_ref().to_owned() }
    }
}

impl Text<&'static str> {
    /// The fixed words in one language.
    pub fn pick(&self, language: Language) -> &'static str {
        match language {
            Language::Indonesian => self.id,
            Language::English => self.en,
        }
    }
}

/// What can stand in a sentence and may read differently in each language.
pub trait Say {
    /// Its wording.
    fn say(&self, language: Language) -> String;

    /// Its wording in a decree, in which Indonesian writes numbers in figures and in words: `14 (empat belas) hari kerja`.
    fn in_full(&self, language: Language) -> String {
        self.say(language)
    }

    /// Its wording in a message: what a user wrote can do nothing to a terminal.
    fn shown(&self, language: Language) -> String {
        inline(&self.say(language)).into_owned()
    }
}

impl<S: AsRef<str>> Say for Text<S> {
    fn say(&self, language: Language) -> String {
        self.get(language).to_owned()
    }

    /// It is made of what is shown already, and may have lines.
    fn shown(&self, language: Language) -> String {
        block(self.get(language)).into_owned()
    }
}

impl<T: Say + ?Sized> Say for &T {
    fn say(&self, language: Language) -> String {
        (**self).say(language)
    }

    fn shown(&self, language: Language) -> String {
        (**self).shown(language)
    }
}

macro_rules! say_the_same {
    ($($type:ty),*) => {$(
        impl Say for $type {
            fn say(&self, _: Language) -> String {
                self.to_string()
            }
        }
    )*};
}

say_the_same!(str, String, char, usize, u32, u64, i64);

/// Writes a message as a [`Text`]: `text!(id: "ada {}", en: "there is {}", name)`.
#[macro_export]
macro_rules! text {
    (id: $id:literal, en: $en:literal $(, $argument:expr)* $(,)?) => {
        $crate::locale::Text {
            id: format!($id $(, $crate::locale::Say::shown(&$argument, $crate::locale::Language::Indonesian))*),
            en: format!($en $(, $crate::locale::Say::shown(&$argument, $crate::locale::Language::English))*),
        }
    };
}
