//! In what state a component is.

use serde::Serialize;

use crate::locale::Text;
use crate::model::{Content, Detail, Item, each_content};
use crate::service::Holding;

/// In what state a component is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// All of it can be read by machines.
    Structured,
    /// Some of it is free text.
    Filled,
    /// All of it is free text.
    FreeText,
    /// It cannot be read, or has an error.
    Wrong,
    /// Its key has no value.
    Empty,
    /// No layer says it.
    Missing,
}

impl State {
    /// Every state, the best first.
    pub const ALL: [State; 6] =
        [State::Structured, State::Filled, State::FreeText, State::Wrong, State::Empty, State::Missing];

    /// Of what a standard, or what it inherits from, says.
    pub fn of(holding: &Holding) -> Self {
        match holding.is_empty {
            true => State::Empty,
            false => holding.content.as_deref().map_or(State::Wrong, told),
        }
    }

    /// Whether an assessor finds it fulfilled.
    pub fn is_fulfilled(self) -> bool {
        self <= State::FreeText
    }

    /// The word that a reader sees.
    pub fn word(self) -> Text<&'static str> {
        match self {
            State::Structured => Text { id: "terstruktur", en: "structured" },
            State::Filled => Text { id: "terisi", en: "filled" },
            State::FreeText => Text { id: "teks bebas", en: "free text" },
            State::Wrong => Text { id: "salah", en: "wrong" },
            State::Empty => Text { id: "kosong", en: "empty" },
            State::Missing => Text { id: "tidak ada", en: "missing" },
        }
    }
}

fn told(content: &Content) -> State {
    each_content!(content, item => of_item(item))
}

fn of_item<D: Detail>(item: &Item<D>) -> State {
    let all = item.walk();
    let is_told = |item: &&&Item<D>| !item.detail.is_absent() || item.table.is_some();
    let told = all.iter().filter(is_told).count();
    let free = all.iter().filter(|item| !is_told(item) && item.common.text.is_some()).count();
    match (told, free) {
        (_, 0) => State::Structured,
        (0, _) => State::FreeText,
        _ => State::Filled,
    }
}
