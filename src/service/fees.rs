//! What a service costs: every charge with its kind, and the one answer to "how much is it?".

use std::collections::BTreeSet;

use super::columns::{CellValue, ColumnType, TableKind, TypedTable};
use super::scope::Scope;
use super::{Case, Holding, Service};
use crate::model::{Amount, Citation, Currency, Detail, Fee, Item, Markdown, Placed, Said, Table};
use crate::source::Span;
use crate::vocabulary::VOCABULARY;

/// A charge, or the statement that there is none.
#[derive(Clone, Debug)]
pub struct Charge<'a> {
    /// Where it stands.
    pub span: Span,
    /// What is charged.
    pub price: Price<'a>,
    /// How it stands to the fee.
    pub role: Role,
    /// For each of what, beside what the amount says itself.
    pub per: Option<&'a str>,
    /// For what, for whom and when.
    pub scope: Scope<'a>,
    /// Whether it is a cell of a table that the component itself is.
    in_tariff: bool,
}

/// What is charged.
#[derive(Clone, Debug)]
pub enum Price<'a> {
    /// Nothing, an amount, a range of amounts or a share.
    Amount(Amount),
    /// A formula.
    Formula(&'a Placed<String>),
    /// What is set case by case.
    Assessed(&'a Placed<String>),
    /// What a rule sets that is not repeated here.
    ByRule(&'a Said<Citation>),
    /// An amount that is not told.
    Untold,
    /// Words that follow no form.
    Unread(&'a str),
}

/// How a charge stands to the fee.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It is the fee, or one of the fees.
    Fee,
    /// It comes on top.
    Surcharge,
    /// It is paid first and settled later.
    Deposit,
}

/// The kinds of charges, as data tells them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ChargeKind {
    /// Nothing is to be paid.
    Free,
    /// One amount.
    Fixed,
    /// Between two amounts.
    Range,
    /// An amount for each of something.
    PerUnit,
    /// A share of something.
    Share,
    /// By a formula.
    Formula,
    /// Set case by case.
    Assessed,
    /// By a rule that is named only.
    ByRule,
    /// Paid first and settled later.
    Deposit,
    /// Comes on top.
    Surcharge,
    /// In words.
    Text,
}

impl Charge<'_> {
    /// Its kind. That it is charged under a condition only is told by [`Scope::conditions`].
    pub fn kind(&self) -> ChargeKind {
        match (self.role, &self.price) {
            (Role::Deposit, _) => ChargeKind::Deposit,
            (Role::Surcharge, _) => ChargeKind::Surcharge,
            (Role::Fee, Price::Amount(amount)) => match amount {
                Amount::Free => ChargeKind::Free,
                Amount::Percent { .. } => ChargeKind::Share,
                Amount::Money { .. } if self.unit().is_some() => ChargeKind::PerUnit,
                Amount::Money { from: Some(from), to, .. } if from != to => ChargeKind::Range,
                Amount::Money { .. } => ChargeKind::Fixed,
            },
            (Role::Fee, Price::Formula(_)) => ChargeKind::Formula,
            (Role::Fee, Price::Assessed(_)) => ChargeKind::Assessed,
            (Role::Fee, Price::ByRule(_)) => ChargeKind::ByRule,
            (Role::Fee, Price::Untold | Price::Unread(_)) => ChargeKind::Text,
        }
    }

    /// For each of what it is charged.
    pub fn unit(&self) -> Option<&str> {
        let of_amount = match &self.price {
            Price::Amount(Amount::Money { per, .. }) => per.as_deref(),
            _ => None,
        };
        self.per.or(of_amount)
    }

    /// Its ends, if it is money or nothing.
    pub fn ends(&self) -> Option<Range> {
        match &self.price {
            Price::Amount(Amount::Free) => Some(Range { currency: Currency::Rupiah, from: 0, to: 0 }),
            Price::Amount(Amount::Money { currency, from, to, .. }) => {
                Some(Range { currency: *currency, from: from.unwrap_or(*to), to: *to })
            }
            _ => None,
        }
    }

    /// Whether nothing is to be paid.
    pub fn is_free(&self) -> bool {
        self.kind() == ChargeKind::Free
    }
}

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
    /// An amount between these for each of something.
    PerUnit(Range, String),
    /// A share.
    Share(Amount),
    /// An amount between these that is settled later.
    Deposit(Range),
    /// No amount can be told in a word, only of what kinds the charges are; none if not even that can be told.
    Kinds(BTreeSet<ChargeKind>),
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

/// What a service costs in one case.
#[derive(Debug)]
pub struct Fees<'a> {
    /// Every charge.
    pub charges: Vec<Charge<'a>>,
    /// Free text that stands for a fee.
    pub told: Vec<&'a Placed<Markdown>>,
    /// Free text and remarks that speak of money beside a fee.
    pub asides: Vec<&'a Placed<Markdown>>,
}

impl<'a> Fees<'a> {
    /// The charges of a component. `variant`: the only variant that is looked at.
    pub fn new(component: &'a Item<Fee>, variant: Option<&str>) -> Self {
        let mut fees = Fees { charges: Vec::new(), told: Vec::new(), asides: Vec::new() };
        fees.collect(component, &Scope::default(), true);
        if let Some(variant) = variant {
            fees.charges.retain(|charge| charge.scope.is_for(variant));
        }
        fees
    }

    /// The charges of a case; nothing is said of a component that is not there or could not be read.
    pub fn of(case: &'a Case, variant: Option<&str>) -> Option<Self> {
        Some(Fees::new(case.get("cost").and_then(Holding::item::<Fee>)?, variant))
    }

    fn collect(&mut self, item: &'a Item<Fee>, around: &Scope<'a>, is_component: bool) {
        let scope = around.of_item(&item.common);
        let fee = &item.detail;
        let is_leaf = item.group.is_none() && item.table.is_none() && fee.sort().is_none();
        match &item.common.text {
            Some(text) if is_leaf => self.told.push(text),
            Some(text) if names_money(&text.0) => self.asides.push(text),
            _ => {}
        }
        let notes = item.common.notes.iter().filter_map(|note| note.text.as_ref());
        self.asides.extend(notes.filter(|note| names_money(&note.0)));
        let said = |said: &'a Said<Amount>| match said {
            Said::Value(amount) => Price::Amount(amount.clone()),
            Said::Text(text) if VOCABULARY.keywords.canonical(text) == Some("yes") => Price::Untold,
            Said::Text(text) => Price::Unread(text),
        };
        let amounts = [(Role::Fee, &fee.amount), (Role::Surcharge, &fee.surcharge), (Role::Deposit, &fee.deposit)];
        let amounts = amounts.into_iter().filter_map(|(role, amount)| {
            let amount = amount.as_ref()?;
            Some((amount.span, role, said(&amount.value)))
        });
        let formula = fee.formula.as_ref().map(|it| (it.span, Role::Fee, Price::Formula(it)));
        let assessed = fee.assessed.as_ref().map(|it| (it.span, Role::Fee, Price::Assessed(it)));
        let by_rule = fee.according_to.as_ref().map(|it| (it.span, Role::Fee, Price::ByRule(&it.value)));
        let per = fee.per.as_ref().map(|per| per.value.as_str());
        for (span, role, price) in amounts.chain(formula).chain(assessed).chain(by_rule) {
            self.charges.push(Charge { span, price, role, per, scope: scope.clone(), in_tariff: false });
        }
        if let Some(table) = &item.table {
            self.cells(table, &scope, is_component);
        }
        item.items().iter().for_each(|item| self.collect(item, &scope, false));
    }

    /// The cells of a table, each with its row and its column.
    fn cells(&mut self, table: &'a Table, around: &Scope<'a>, in_tariff: bool) {
        let charge = |span: Span, price: Price<'a>, scope: Scope<'a>| Charge {
            span,
            price,
            role: Role::Fee,
            per: None,
            scope,
            in_tariff,
        };
        let typed = TypedTable::new(table, TableKind::Fees);
        let before = self.charges.len();
        for (at, (row, values)) in table.rows.iter().zip(typed.rows).enumerate() {
            for (column, (cell, value)) in row.cells.iter().zip(values).enumerate().skip(1) {
                let price = match value {
                    CellValue::Amount(amount) => Price::Amount(amount),
                    CellValue::Unread => Price::Unread(cell),
                    CellValue::Absent | CellValue::Text | CellValue::Duration(_) => continue,
                };
                self.charges.push(charge(cell.span, price, around.of_cell(table, at, column)));
            }
        }
        // A table of words tells fees that nobody can read.
        let is_text = self.charges.len() == before && typed.columns.iter().all(|column| *column == ColumnType::Text);
        if let Some(cell) = table.rows.iter().find_map(|row| row.cells.get(1)).filter(|_| is_text) {
            self.charges.push(charge(cell.span, Price::Unread(cell), around.clone()));
        }
    }

    /// How much it is.
    pub fn answer(&self) -> FeeAnswer {
        if self.is_free_for_everyone() {
            return FeeAnswer::Free;
        }
        let sure = self.sure();
        // Beside a fee that is nothing, whatever else there is decides what somebody pays.
        let is_open = !self.told.is_empty() || sure.iter().all(|charge| charge.is_free());
        let amount = if is_open { None } else { amount(&sure) };
        amount.unwrap_or_else(|| FeeAnswer::Kinds(self.kinds()))
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
        let is_once = |kind| matches!(kind, ChargeKind::Free | ChargeKind::Fixed | ChargeKind::Range);
        let all_once = self.told.is_empty() && self.charges.iter().all(|charge| is_once(charge.kind()));
        let ends = self.charges.iter().filter(|_| all_once).map(Charge::ends);
        ends.reduce(|one, other| one?.join(other?)).flatten()
    }

    /// What may be charged, or not be charged, beside the answer.
    pub fn beside(&self) -> Beside {
        let sure = self.sure();
        let mut others = self.charges.iter().filter(|charge| !sure.iter().any(|other| other.span == charge.span));
        match others.next() {
            _ if !self.asides.is_empty() || !self.told.is_empty() => Beside::More,
            None => Beside::Nothing,
            Some(first) if first.is_free() && others.all(Charge::is_free) && self.is_free_for_some() => Beside::Free,
            Some(_) => Beside::More,
        }
    }

    /// Whether nobody pays anything.
    pub fn is_free_for_everyone(&self) -> bool {
        let sure = self.charges.iter().any(|charge| charge.scope.is_unconditional());
        sure && self.told.is_empty() && self.asides.is_empty() && self.charges.iter().all(Charge::is_free)
    }

    /// Whether somebody pays nothing. That a surcharge is waived makes nothing free.
    pub fn is_free_for_some(&self) -> bool {
        fn about<'c>(charge: &'c Charge) -> Option<&'c str> {
            charge.scope.labels.first().and_then(|label| label.split(' ').next())
        }
        let surcharges = || self.charges.iter().filter(|charge| charge.role == Role::Surcharge);
        let is_waiver = |charge: &Charge| {
            let of_same = |other: &Charge| about(other).is_some() && about(other) == about(charge);
            !charge.scope.is_unconditional() && surcharges().any(of_same)
        };
        self.charges.iter().any(|charge| charge.is_free() && !is_waiver(charge))
    }
}

/// An amount that holds for all of some charges, if they are of one kind.
fn amount(charges: &[&Charge]) -> Option<FeeAnswer> {
    let first = charges.first()?;
    let is_once = |kind| matches!(kind, ChargeKind::Free | ChargeKind::Fixed | ChargeKind::Range);
    let all = |is: &dyn Fn(ChargeKind) -> bool| charges.iter().all(|charge| is(charge.kind()));
    let range = || charges.iter().map(|charge| charge.ends()).reduce(|one, other| one?.join(other?)).flatten();
    match &first.price {
        _ if all(&is_once) => range().map(FeeAnswer::Amount),
        _ if all(&|kind| kind == ChargeKind::Deposit) => range().map(FeeAnswer::Deposit),
        _ if all(&|kind| kind == ChargeKind::PerUnit) => {
            let unit = first.unit().filter(|unit| charges.iter().all(|charge| charge.unit() == Some(unit)))?;
            range().map(|range| FeeAnswer::PerUnit(range, unit.to_owned()))
        }
        Price::Amount(share) if charges.len() == 1 && first.kind() == ChargeKind::Share => {
            Some(FeeAnswer::Share(share.clone()))
        }
        _ => None,
    }
}

impl Service<'_> {
    /// What each applicant meets in fees: of each variant, or of the base. An applicant to whom nothing is said is left out.
    fn fees(&self) -> impl Iterator<Item = Fees<'_>> {
        self.met().filter_map(|(variant, case)| Fees::of(case, variant.as_deref()))
    }

    /// How much it is, for all applicants together.
    pub fn fee(&self) -> FeeAnswer {
        let answers: Vec<FeeAnswer> = self.fees().map(|fees| fees.answer()).collect();
        let Some((first, rest)) = answers.split_first() else { return FeeAnswer::Kinds(BTreeSet::new()) };
        if rest.iter().all(|answer| answer == first) {
            return first.clone();
        }
        let ends = answers.iter().map(|answer| match answer {
            FeeAnswer::Free => Some(Range { currency: Currency::Rupiah, from: 0, to: 0 }),
            FeeAnswer::Amount(range) => Some(*range),
            _ => None,
        });
        let range = ends.reduce(|one, other| one?.join(other?)).flatten();
        let kinds = || {
            let all: Vec<BTreeSet<ChargeKind>> = self.fees().map(|fees| fees.kinds()).collect();
            if all.iter().any(BTreeSet::is_empty) { BTreeSet::new() } else { all.into_iter().flatten().collect() }
        };
        range.map_or_else(|| FeeAnswer::Kinds(kinds()), FeeAnswer::Amount)
    }

    /// What may be charged, or not be charged, beside [`Service::fee`].
    pub fn beside_the_fee(&self) -> Beside {
        self.fees().map(|fees| fees.beside()).max().unwrap_or(Beside::Nothing)
    }

    /// Whether nobody pays anything, for certain.
    pub fn is_free_for_everyone(&self) -> bool {
        let mut fees = self.met().map(|(variant, case)| Fees::of(case, variant.as_deref()));
        fees.all(|fees| fees.is_some_and(|fees| fees.is_free_for_everyone()))
    }

    /// Whether somebody pays nothing.
    pub fn is_free_for_some(&self) -> bool {
        self.fees().any(|fees| fees.is_free_for_some())
    }

    /// The least and the most of all that anybody may be charged once; none if some of it is no such amount.
    pub fn fee_range(&self) -> Option<Range> {
        let ranges = self.met().map(|(variant, case)| Fees::of(case, variant.as_deref())?.range());
        ranges.reduce(|one, other| one?.join(other?)).flatten()
    }
}

/// Whether a text names an amount of money, or a fine.
fn names_money(text: &str) -> bool {
    let text = text.to_lowercase();
    let amount = text.match_indices("rp").any(|(at, _)| {
        let digits = text[at + 2..].trim_start_matches([' ', '.']);
        digits.starts_with(|first: char| ('1'..='9').contains(&first))
    });
    amount || text.split(' ').any(|word| word == "denda")
}
