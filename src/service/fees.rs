//! What a service costs: every charge with its kind, and the one answer to "how much is it?".

mod answer;

pub use answer::{Beside, FeeAnswer, Range};

use super::columns::{CellValue, ColumnType, TableKind, TypedTable};
use super::scope::Scope;
use super::{Case, Holding};
use crate::model::{Amount, Citation, Currency, Detail, Fee, Item, Markdown, Note, Placed, Said, Table};
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

/// What a service costs in one case.
#[derive(Debug)]
pub struct Fees<'a> {
    /// Every charge.
    pub charges: Vec<Charge<'a>>,
    /// Free text that stands for a fee.
    pub told: Vec<&'a Placed<Markdown>>,
    /// Where something else may say more of what is paid: remarks and cells that speak of money, rows without an amount.
    pub asides: Vec<Span>,
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
        let mut scope = around.of_item(item);
        let fee = &item.detail;
        scope.is_temporary |= fee.valid_to.is_some();
        let is_leaf = item.group.is_none() && item.table.is_none() && fee.sort().is_none();
        match &item.common.text {
            Some(text) if is_leaf => self.told.push(text),
            Some(text) if names_money(&text.0) => self.asides.push(text.span),
            _ => {}
        }
        self.notes(&item.common.notes);
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

    fn notes(&mut self, notes: &[Note]) {
        let texts = notes.iter().filter_map(|note| note.text.as_ref()).filter(|text| names_money(&text.0));
        self.asides.extend(texts.map(|text| text.span));
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
        let has_money = typed.columns.iter().any(|column| *column != ColumnType::Text);
        let before = self.charges.len();
        for (at, (row, values)) in table.rows.iter().zip(typed.rows).enumerate() {
            self.notes(&row.common.notes);
            let of_row = self.charges.len();
            for (column, (cell, value)) in row.cells.iter().zip(values).enumerate().skip(1) {
                let price = match value {
                    CellValue::Amount(amount) => Price::Amount(amount),
                    CellValue::Unread => Price::Unread(cell),
                    // An amount among words is a fee that nobody can read.
                    CellValue::Text if has_money && names_amount(cell) => Price::Unread(cell),
                    CellValue::Text if names_money(cell) => {
                        self.asides.push(cell.span);
                        continue;
                    }
                    CellValue::Absent | CellValue::Text | CellValue::Duration(_) => continue,
                };
                self.charges.push(charge(cell.span, price, around.of_cell(table, at, column)));
            }
            if has_money && self.charges.len() == of_row {
                self.asides.extend(row.cells.first().map(|cell| cell.span));
            }
        }
        // A table of words tells fees that nobody can read.
        let is_text = self.charges.len() == before && typed.columns.iter().all(|column| *column == ColumnType::Text);
        if let Some(cell) = table.rows.iter().find_map(|row| row.cells.get(1)).filter(|_| is_text) {
            self.charges.push(charge(cell.span, Price::Unread(cell), around.clone()));
        }
    }
}

/// Whether a text names an amount of money that is more than nothing.
fn names_amount(text: &str) -> bool {
    let is_money = Currency::named_in(text).is_some();
    is_money && text.contains(|letter: char| ('1'..='9').contains(&letter))
}

/// Whether a text speaks of something to be paid: an amount, a fine, costs that somebody bears. One that says no to it
/// does not.
pub(super) fn names_money(text: &str) -> bool {
    const PAID: [&str; 12] = [
        "biaya",
        "bayar",
        "denda",
        "dikenai",
        "dikenakan",
        "dipungut",
        "ditanggung",
        "membayar",
        "ongkos",
        "retribusi",
        "tarif",
        "rupiah",
    ];
    const NOT: [&str; 9] = ["bebas", "bukan", "dilarang", "gratis", "no", "not", "tanpa", "tidak", "tak"];
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split(|letter: char| !letter.is_alphanumeric()).collect();
    let has = |list: &[&str]| words.iter().any(|word| list.contains(word));
    names_amount(text) || has(&PAID) && !has(&NOT)
}
