//! Fees: what is to be paid.

use jiff::civil::Date;

use super::detail;
use crate::diagnostic::Diagnostics;
use crate::locale::Text;
use crate::model::Placed;
use crate::model::item::Short;
use crate::model::record::record;
use crate::model::records::Pair;
use crate::model::value::{Amount, Citation, Parse, Payment, Revenue, Said, Word, advise_like};
use crate::yaml::Node;

record! {
    /// A line of fees.
    pub struct Fee {
        /// The amount.
        amount = "amount": Option<Placed<Said<Amount>>>,
        /// What comes on top.
        surcharge = "surcharge": Option<Placed<Said<Amount>>>,
        /// What is paid first and settled later.
        deposit = "deposit": Option<Placed<Said<Amount>>>,
        /// A formula, shown as written.
        formula = "formula": Option<Placed<String>>,
        /// Set case by case: by whom, and where it is seen.
        assessed = "assessed": Option<Placed<String>>,
        /// The rule that sets it, without an amount.
        according_to = "according_to": Option<Placed<Said<Citation>>>,
        /// What the symbols of the formula mean: pairs.
        symbols = "symbols": Vec<Pair>,
        /// A worked case of the formula.
        example = "example": Option<Placed<String>>,
        /// For each of what.
        per = "per": Option<Placed<String>>,
        /// The sort of revenue.
        kind = "kind": Option<Placed<Word<Revenue>>>,
        /// How it may be paid.
        payment = "payment": Vec<Placed<Word<Payment>>>,
        /// From when the amount holds.
        valid_from = "valid_from": Option<Placed<Date>>,
        /// Until when it holds.
        valid_to = "valid_to": Option<Placed<Date>>,
    }
}

/// Which of its sorts a line of fees is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeeSort {
    /// An amount.
    Amount,
    /// A surcharge.
    Surcharge,
    /// A deposit.
    Deposit,
}

impl Fee {
    /// The amounts that the line names.
    pub fn amounts(&self) -> impl Iterator<Item = (FeeSort, &Placed<Said<Amount>>)> {
        let sorts =
            [(FeeSort::Amount, &self.amount), (FeeSort::Surcharge, &self.surcharge), (FeeSort::Deposit, &self.deposit)];
        sorts.into_iter().filter_map(|(sort, said)| said.as_ref().map(|said| (sort, said)))
    }
}

detail! {
    Fee
    sorts [
        amount = "amount", surcharge = "surcharge", deposit = "deposit", formula = "formula", assessed = "assessed",
        according_to = "according_to",
    ]
    alone [symbols, example, kind, payment]
    short |text, node| match Amount::parse(text) {
        None if Amount::is_garbled(text) || text.starts_with("Rp") || text.starts_with(|first: char| first.is_ascii_digit()) => {
            Short::Unread(advise_fee)
        }
        None => Short::Text,
        Some(amount) => {
            let value = Said::Value(amount);
            Short::Detail(Box::new(Fee { amount: Some(Placed { value, span: node.span }), ..Fee::default() }))
        }
    }
}

/// What is said of a fee that cannot be read: an amount has a basis.
fn advise_fee(node: &Node, diagnostics: &mut Diagnostics) {
    let examples = Text {
        id: "`gratis`, atau besarnya dengan dasarnya: `{tarif: Rp25.000, dasar: Perda Kota Contoh 1/2024}`",
        en: "`free`, or the amount with its basis: `{amount: Rp25.000, basis: Perda Kota Contoh 1/2024}`",
    };
    advise_like::<Amount>(examples, node, diagnostics);
}
