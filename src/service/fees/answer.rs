//! How much a service costs, in one case and for all applicants: what holds for certain.

use std::collections::BTreeSet;

use super::{Charge, ChargeKind, Fees, Price, Role, names_money};
use crate::model::{Amount, Currency};
use crate::service::scope::is_sum;
use crate::service::{Case, Scope, Service};
use crate::source::Span;

/// Money from the least to the most, in the smallest unit of its currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// The currency.
    pub currency: Currency,
    /// The least.
    pub from: u64,
    /// The most.
    pub to: u64,
}

impl Range {
    /// The range over both; none over two currencies, for no amount is nothing in any of them.
    fn join(self, other: Range) -> Option<Range> {
        let currency = match (self.to, other.to) {
            (0, _) => other.currency,
            (_, 0) => self.currency,
            _ if self.currency == other.currency => self.currency,
            _ => return None,
        };
        Some(Range { currency, from: self.from.min(other.from), to: self.to.max(other.to) })
    }
}

/// What somebody pays, if it can be said in a word; what it says holds with certainty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FeeAnswer {
    /// Nothing, whoever asks.
    Free,
    /// An amount between these.
    Amount(Range),
    /// This amount or more: nobody can tell which of several are paid together.
    AtLeast(Currency, u64),
    /// An amount between these for each of something.
    PerUnit(Range, String),
    /// A share.
    Share(Amount),
    /// An amount between these that is settled later.
    Deposit(Range),
    /// No amount can be told in a word, only of what kinds the charges are; none if not even that can be told.
    Kinds(BTreeSet<ChargeKind>),
}

impl FeeAnswer {
    /// What everybody pays at least, in money that is paid once.
    fn least(&self) -> Option<(Currency, u64)> {
        match self {
            FeeAnswer::Amount(range) => Some((range.currency, range.from)),
            FeeAnswer::AtLeast(currency, from) => Some((*currency, *from)),
            _ => None,
        }
    }
}

/// What may be charged, or not be charged, beside what is surely to be paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Beside {
    /// Nothing.
    Nothing,
    /// Some need not pay.
    Free,
    /// Something else, by the case.
    More,
}

impl<'a> Fees<'a> {
    /// How much it is.
    pub fn answer(&self) -> FeeAnswer {
        if self.is_free_for_everyone() {
            return FeeAnswer::Free;
        }
        let sure = self.sure();
        // Beside a fee that is nothing, whatever else there is decides what somebody pays.
        let is_open = !self.told.is_empty() || sure.iter().all(|charge| charge.is_free());
        let amount = if is_open { None } else { amount(&sure) };
        let answer = match may_add_up(&sure) {
            true if sure.iter().any(is_total) || !sure.iter().all(|it| it.scope.is_unrestricted()) => None,
            true => at_least(amount.as_slice()),
            false => amount,
        };
        answer.unwrap_or_else(|| FeeAnswer::Kinds(self.kinds()))
    }

    /// The kinds of all that is charged, if all of it could be read.
    fn kinds(&self) -> BTreeSet<ChargeKind> {
        let kinds: BTreeSet<ChargeKind> = self.charges.iter().map(Charge::kind).collect();
        if self.told.is_empty() && !kinds.contains(&ChargeKind::Text) { kinds } else { BTreeSet::new() }
    }

    /// The charges that somebody pays whatever the case: without a condition and not on top; if all have a condition,
    /// those that are not on top. If the component is itself a table, that is the tariff, and its items come on top.
    fn sure(&self) -> Vec<&Charge<'a>> {
        let has_tariff = self.charges.iter().any(|charge| charge.in_tariff);
        let fees =
            || self.charges.iter().filter(|charge| charge.role != Role::Surcharge && charge.in_tariff == has_tariff);
        let sure: Vec<&Charge> = fees().filter(|charge| charge.scope.is_unconditional()).collect();
        if sure.is_empty() { fees().collect() } else { sure }
    }

    /// The least and the most of all charges; none if some of them is not paid once or could not be read.
    pub fn range(&self) -> Option<Range> {
        let all: Vec<&Charge> = self.charges.iter().collect();
        let all_once = self.told.is_empty() && all.iter().all(|charge| charge.is_once()) && !may_add_up(&all);
        if all_once { range(all.iter().map(|charge| charge.ends())) } else { None }
    }

    /// What may be charged, or not be charged, beside the answer.
    pub fn beside(&self) -> Beside {
        let sure = self.sure();
        let is_partial = matches!(sure.as_slice(), [only] if only.scope.is_partial());
        let is_reduced = self.is_reduced && !self.is_free_for_everyone();
        if is_partial || is_reduced || !self.asides.is_empty() || !self.told.is_empty() {
            return Beside::More;
        }
        let sure: BTreeSet<Span> = sure.iter().map(|charge| charge.span).collect();
        let others: Vec<&Charge> = self.charges.iter().filter(|charge| !sure.contains(&charge.span)).collect();
        if others.is_empty() {
            Beside::Nothing
        } else if others.iter().all(|charge| charge.is_free()) && self.is_free_for_some() {
            Beside::Free
        } else {
            Beside::More
        }
    }

    /// Whether nobody pays anything.
    pub fn is_free_for_everyone(&self) -> bool {
        let all_free = self.charges.iter().all(Charge::is_free) && self.told.is_empty() && self.asides.is_empty();
        // What is free for one thing or one sort of people may cost others something.
        let is_for_all = match self.charges.as_slice() {
            [only] => only.scope.labels.is_empty(),
            _ => true,
        };
        all_free && is_for_all && self.charges.iter().any(|charge| charge.scope.is_unrestricted())
    }

    /// Whether somebody pays nothing. That a surcharge is waived makes nothing free, nor does one of several things that
    /// everybody needs.
    pub fn is_free_for_some(&self) -> bool {
        fn about<'c>(charge: &Charge<'c>) -> Option<Vec<&'c str>> {
            charge.scope.labels.first().map(|label| label.split(' ').take(2).collect())
        }
        let is_waiver = |charge: &Charge| {
            let of_same = |other: &Charge| other.role == Role::Surcharge && about(other) == about(charge);
            about(charge).is_some() && !charge.scope.is_unconditional() && self.charges.iter().any(of_same)
        };
        let sure: Vec<&Charge> = self.sure();
        let adds_up = may_add_up(&sure) && sure.iter().any(|charge| !charge.is_free());
        let is_part = |charge: &Charge| adds_up && charge.scope.is_unconditional() && !charge.scope.is_about_people();
        self.charges.iter().any(|charge| charge.is_free() && !is_waiver(charge) && !is_part(charge))
    }
}

/// Whether some charges may have to be paid together: they stand in one list, and it is not said that one of them is
/// enough, that each is for other people, or that each has another condition or channel. The rows of a table are taken
/// for kinds of one thing, unless its headings or a sum say that they are parts.
fn may_add_up<'c>(charges: &[&'c Charge]) -> bool {
    if charges.iter().any(|charge| charge.is_part) {
        return true;
    }
    let mut tables = BTreeSet::new();
    let listed = charges.iter().filter(|charge| charge.scope.table.is_none_or(|table| tables.insert(table)));
    let listed: Vec<&'c Scope> = listed.map(|charge| &charge.scope).collect();
    let mut cases: BTreeSet<[Vec<&str>; 2]> = BTreeSet::new();
    let mut is_alone = |scope: &&'c Scope| {
        let case = [&scope.conditions, &scope.channels].map(|it| it.iter().map(|it| it.as_str()).collect());
        scope.is_choice || scope.is_about_people() || !scope.is_unrestricted() && cases.insert(case)
    };
    listed.len() > 1 && !listed.iter().all(&mut is_alone)
}

/// Whether a charge is the sum of others, or a fine.
fn is_total(charge: &&Charge) -> bool {
    charge.scope.labels.iter().any(|label| is_sum(label))
}

impl Service<'_> {
    /// What is charged in one of the cases of the service. Its general provisions may speak of money too.
    pub fn fees_of<'c>(&self, case: &'c Case, variant: Option<&str>) -> Option<Fees<'c>> {
        let mut fees = Fees::of(case, variant)?;
        let provisions = self.standard.facts.provisions.iter().filter(|text| names_money(&text.0));
        fees.asides.extend(provisions.map(|text| text.span));
        Some(fees)
    }

    /// What each applicant meets in fees: of each variant, or of the base. An applicant to whom nothing is said is left out.
    fn fees(&self) -> impl Iterator<Item = Fees<'_>> {
        self.met().filter_map(|(variant, case)| self.fees_of(case, variant.as_deref()))
    }

    /// How much it is, for all applicants together.
    pub fn fee(&self) -> FeeAnswer {
        let of = |(variant, case): (Option<String>, &Case)| Some(self.fees_of(case, variant.as_deref())?.answer());
        // Where one of the applicants is told nothing, nothing is certain for all.
        let Some(answers) = self.met().map(of).collect::<Option<Vec<FeeAnswer>>>() else {
            return FeeAnswer::Kinds(BTreeSet::new());
        };
        let Some((first, rest)) = answers.split_first() else { return FeeAnswer::Kinds(BTreeSet::new()) };
        if rest.iter().all(|answer| answer == first) {
            return first.clone();
        }
        let ends = answers.iter().map(|answer| match answer {
            FeeAnswer::Free => Some(Range { currency: Currency::Rupiah, from: 0, to: 0 }),
            FeeAnswer::Amount(range) => Some(*range),
            _ => None,
        });
        let kinds = || {
            let all: Vec<BTreeSet<ChargeKind>> = self.fees().map(|fees| fees.kinds()).collect();
            if all.iter().any(BTreeSet::is_empty) { BTreeSet::new() } else { all.into_iter().flatten().collect() }
        };
        let answer = range(ends).map(FeeAnswer::Amount).or_else(|| at_least(&answers));
        answer.unwrap_or_else(|| FeeAnswer::Kinds(kinds()))
    }

    /// What may be charged, or not be charged, beside [`Service::fee`].
    pub fn beside_the_fee(&self) -> Beside {
        self.fees().map(|fees| fees.beside()).max().unwrap_or(Beside::Nothing)
    }

    /// Whether nobody pays anything, for certain.
    pub fn is_free_for_everyone(&self) -> bool {
        let mut fees = self.met().map(|(variant, case)| self.fees_of(case, variant.as_deref()));
        fees.all(|fees| fees.is_some_and(|fees| fees.is_free_for_everyone()))
    }

    /// Whether somebody pays nothing.
    pub fn is_free_for_some(&self) -> bool {
        self.fees().any(|fees| fees.is_free_for_some())
    }

    /// The least and the most of all that anybody may be charged once; none if some of it is no such amount.
    pub fn fee_range(&self) -> Option<Range> {
        range(self.met().map(|(variant, case)| self.fees_of(case, variant.as_deref())?.range()))
    }
}

/// The range over some ranges; none if one of them is not known, or over two currencies.
fn range(mut ranges: impl Iterator<Item = Option<Range>>) -> Option<Range> {
    let first = ranges.next()??;
    ranges.try_fold(first, |whole, range| whole.join(range?))
}

/// What is paid at least by whoever is given one of these answers.
fn at_least(answers: &[FeeAnswer]) -> Option<FeeAnswer> {
    let least = answers.iter().map(FeeAnswer::least).reduce(|one, other| {
        let ((currency, one), (of_other, other)) = (one?, other?);
        (currency == of_other).then_some((currency, one.min(other)))
    });
    least.flatten().filter(|(_, from)| *from > 0).map(|(currency, from)| FeeAnswer::AtLeast(currency, from))
}

/// An amount that holds for all of some charges, if they are of one kind.
fn amount(charges: &[&Charge]) -> Option<FeeAnswer> {
    let first = charges.first()?;
    let all = |kind| charges.iter().all(|charge| charge.kind() == kind);
    let range = || range(charges.iter().map(|charge| charge.ends()));
    match &first.price {
        _ if charges.iter().all(|charge| charge.is_once()) => range().map(FeeAnswer::Amount),
        _ if all(ChargeKind::Deposit) => range().map(FeeAnswer::Deposit),
        _ if all(ChargeKind::PerUnit) => {
            let unit = first.unit().filter(|unit| charges.iter().all(|charge| charge.unit() == Some(unit)))?;
            range().map(|range| FeeAnswer::PerUnit(range, unit.to_owned()))
        }
        Price::Amount(share) if charges.len() == 1 && first.kind() == ChargeKind::Share => {
            Some(FeeAnswer::Share(share.clone()))
        }
        _ => None,
    }
}
