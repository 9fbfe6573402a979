//! Answers in a few words: what holds for certain, or where it is told.

use super::words::words;
use super::{Setting, Words};
use crate::locale::Say;
use crate::model::Amount;
use crate::service::{FeeAnswer, Range, Service, TimeAnswer};

/// An answer in a few words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Short {
    /// The words.
    pub text: Words,
    /// Whether they are no answer, but lead to where it is told.
    pub refers: bool,
}

impl Short {
    fn answer(text: impl Into<Words>) -> Self {
        Short { text: text.into(), refers: false }
    }
}

/// How long it takes.
pub fn time(answer: &TimeAnswer, setting: &Setting) -> Short {
    match answer {
        TimeAnswer::Duration(duration) => Short::answer(duration.say(setting.language)),
        TimeAnswer::Unclear => {
            let text = setting.word("Lihat bagian Jangka Waktu", "See the section on time");
            Short { text: text.into(), refers: true }
        }
    }
}

/// How much it costs.
pub fn fee(answer: &FeeAnswer, setting: &Setting) -> Short {
    let see = setting.word("lihat bagian Biaya/Tarif", "see the section on cost");
    match kind_of_fee(answer, setting) {
        Some(short) if short.refers => Short { text: words![short.text, "; ", see], refers: true },
        Some(short) => short,
        None => Short { text: Words::from(see).capital(), refers: true },
    }
}

/// How much it costs, without saying where that is told; nothing if it cannot be said in a word.
fn kind_of_fee(answer: &FeeAnswer, setting: &Setting) -> Option<Short> {
    let word = |id, en| Short { text: setting.word(id, en).into(), refers: true };
    Some(match answer {
        FeeAnswer::Free => Short::answer(Amount::Free.say(setting.language)),
        FeeAnswer::Amount(range) => Short::answer(money(*range, setting)),
        FeeAnswer::PerUnit(range, unit) => Short::answer(words![money(*range, setting), " per ", setting.text(unit)]),
        FeeAnswer::Share(share) => Short::answer(setting.say(share)),
        FeeAnswer::Deposit(Some(range)) => {
            Short::answer(format!("{} {}", setting.word("Panjar", "Deposit"), money(*range, setting)))
        }
        FeeAnswer::Deposit(None) => word("Panjar", "Deposit"),
        FeeAnswer::FreeForSome => word("Gratis untuk sebagian", "Free for some"),
        FeeAnswer::Formula => word("Menurut rumus", "By a formula"),
        FeeAnswer::Assessed => word("Ditetapkan per permohonan", "Set case by case"),
        FeeAnswer::ByRule => word("Menurut peraturan", "Set by regulation"),
        FeeAnswer::Unclear => return None,
    })
}

/// How much a service costs, for a list.
pub fn listed_fee(service: &Service, setting: &Setting) -> Option<Words> {
    let short = kind_of_fee(&service.fee(), setting)?;
    let more = setting.word(" (dapat berbeda)", " (may differ)");
    Some(if !short.refers && service.fee_has_more() { words![short.text, more] } else { short.text })
}

/// What is received.
pub fn products(names: &[Words], setting: &Setting) -> Option<Short> {
    match names {
        [] => None,
        [only] if only.plain().chars().count() <= 120 => Some(Short::answer(only.clone())),
        [first, second] if first.plain().chars().count() + second.plain().chars().count() <= 120 => {
            setting.list(&[first.clone(), second.clone()]).map(Short::answer)
        }
        [_] => {
            let text = setting.word("Lihat bagian Produk", "See the section on the product");
            Some(Short { text: text.into(), refers: true })
        }
        more => Some(Short::answer(format!("{} {}", more.len(), setting.word("produk", "products")))),
    }
}

/// `Rp10.000 s.d. Rp20.000`; nothing is free.
fn money(range: Range, setting: &Setting) -> String {
    let say = |amount: u64| match amount {
        0 => Amount::Free.say(setting.language),
        amount => range.currency.say(amount, setting.language),
    };
    match range.from == range.to {
        true => say(range.to),
        false => format!("{} {} {}", say(range.from), setting.word("s.d.", "to"), say(range.to)),
    }
}
