//! Answers in a few words: what holds for certain, or where it is told.

use super::words::words;
use super::{Setting, Words, lines};
use crate::locale::Say;
use crate::model::Amount;
use crate::service::{Beside, ChargeKind, FeeAnswer, Range, Service, TimeAnswer};

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
        TimeAnswer::Duration(duration) => Short::answer(lines::length(duration, setting)),
        TimeAnswer::Either([one, other]) => {
            let or = setting.word(" atau ", " or ");
            Short::answer(words![lines::length(one, setting), or, lines::length(other, setting)])
        }
        TimeAnswer::Unclear => {
            let text = setting.word("Lihat bagian Jangka Waktu", "See the section on time");
            Short { text: text.into(), refers: true }
        }
    }
}

/// How much it costs. `for_some`: whether somebody pays nothing.
pub fn fee(answer: &FeeAnswer, for_some: bool, setting: &Setting) -> Short {
    let see = setting.word("lihat bagian Biaya/Tarif", "see the section on cost");
    match fee_in_short(answer, for_some, setting) {
        Some(short) if short.refers => Short { text: words![short.text, "; ", see], refers: true },
        Some(short) => short,
        None => Short { text: Words::from(see).capital(), refers: true },
    }
}

/// The longest unit, in letters, that is told in a few words.
const SHORT_UNIT: usize = 24;

/// How much it costs, without saying where that is told; nothing if nothing can be told in few words.
fn fee_in_short(answer: &FeeAnswer, for_some: bool, setting: &Setting) -> Option<Short> {
    Some(match answer {
        FeeAnswer::Free => Short::answer(Amount::Free.say(setting.language)),
        FeeAnswer::Amount(range) => Short::answer(money(*range, setting)),
        FeeAnswer::AtLeast(currency, from) => {
            Short::answer(words![currency.say(*from, setting.language), setting.word(" atau lebih", " or more")])
        }
        FeeAnswer::PerUnit(_, unit) if unit.chars().count() > SHORT_UNIT => {
            Short { text: kind_of_fee(ChargeKind::PerUnit, setting)?.capital(), refers: true }
        }
        FeeAnswer::PerUnit(range, unit) => Short::answer(words![money(*range, setting), " per ", setting.text(unit)]),
        FeeAnswer::Share(share) => Short::answer(setting.say(share)),
        FeeAnswer::Deposit(range) => Short::answer(words![setting.word("Panjar ", "Deposit "), money(*range, setting)]),
        FeeAnswer::Kinds(kinds) => {
            let mut named: Vec<Words> = kinds.iter().filter_map(|kind| kind_of_fee(*kind, setting)).collect();
            named.dedup();
            // More names than two are no short answer.
            if named.len() > 2 {
                named = vec![named.swap_remove(0), setting.word("lainnya", "others").into()];
            }
            let free = Words::from(setting.word("gratis untuk sebagian", "free for some"));
            let parts = setting.list(&named).into_iter().chain(Some(free).filter(|_| for_some));
            let text = Some(Words::join(parts, "; ")).filter(|text| !text.is_empty())?;
            Short { text: text.capital(), refers: true }
        }
    })
}

/// A kind of charge in words; nothing of one that says no more than that there are fees.
fn kind_of_fee(kind: ChargeKind, setting: &Setting) -> Option<Words> {
    let (id, en) = match kind {
        ChargeKind::Free | ChargeKind::Surcharge | ChargeKind::Text => return None,
        ChargeKind::Fixed | ChargeKind::Range => ("tarif tetap", "fixed amounts"),
        ChargeKind::PerUnit => ("tarif per satuan", "amounts per unit"),
        ChargeKind::Share => ("persentase", "a share"),
        ChargeKind::Formula => ("menurut rumus", "by a formula"),
        ChargeKind::Assessed => ("ditetapkan per permohonan", "set case by case"),
        ChargeKind::ByRule => ("menurut peraturan", "set by regulation"),
        ChargeKind::Deposit => ("panjar", "a deposit"),
    };
    Some(setting.word(id, en).into())
}

/// What decides beside a fee; nothing if nothing does.
pub fn beside(beside: Beside, setting: &Setting) -> Option<Words> {
    let (id, en) = match beside {
        Beside::Nothing => return None,
        Beside::Free => ("gratis untuk sebagian", "free for some"),
        Beside::More => ("dapat berbeda menurut keadaan", "may differ with the case"),
    };
    Some(setting.word(id, en).into())
}

/// How much a service costs, for a list.
pub fn listed_fee(service: &Service, setting: &Setting) -> Option<Words> {
    let short = fee_in_short(&service.fee(), service.is_free_for_some(), setting)?;
    let beside = beside(service.beside_the_fee(), setting).filter(|_| !short.refers);
    Some(match beside {
        Some(beside) => words![short.text, " (", beside, ")"],
        None => short.text,
    })
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
