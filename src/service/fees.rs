//! What a service costs: every charge with its kind, and the one answer to "how much is it?".

mod answer;

pub use answer::{Beside, FeeAnswer, Range};

use std::collections::BTreeSet;

use super::columns::{CellValue, ColumnType, TableKind, TypedTable};
use super::scope::{Scope, names_people, rows_add_up};
use super::{Case, Holding};
use crate::model::{Amount, Citation, Column, Currency, Detail, Fee, Item, Markdown, Note, Placed, Said, Table};
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
    /// Whether the rows or columns of its table may be paid together.
    is_part: bool,
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

    /// Whether it is nothing, or money that is paid once.
    fn is_once(&self) -> bool {
        matches!(self.kind(), ChargeKind::Free | ChargeKind::Fixed | ChargeKind::Range)
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
    /// Whether a remark says that some pay less.
    is_reduced: bool,
}

impl<'a> Fees<'a> {
    /// The charges of a component. `variant`: the only variant that is looked at.
    pub fn new(component: &'a Item<Fee>, variant: Option<&str>) -> Self {
        let mut fees = Fees { charges: Vec::new(), told: Vec::new(), asides: Vec::new(), is_reduced: false };
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
            let scope = scope.clone();
            self.charges.push(Charge { span, price, role, per, scope, in_tariff: false, is_part: false });
        }
        if let Some(table) = &item.table {
            self.cells(table, &scope, is_component);
        }
        item.items().iter().for_each(|item| self.collect(item, &scope, false));
    }

    fn notes(&mut self, notes: &[Note]) {
        for text in notes.iter().filter_map(|note| note.text.as_ref()) {
            self.asides.extend(Some(text.span).filter(|_| names_money(&text.0)));
            self.is_reduced |= names_reduction(&text.0);
        }
    }

    /// The cells of a table, each with its row and its column.
    fn cells(&mut self, table: &'a Table, around: &Scope<'a>, in_tariff: bool) {
        let typed = TypedTable::new(table, TableKind::Fees);
        let is_part = rows_add_up(table) || columns_add_up(table, &typed);
        let charge = |span: Span, price: Price<'a>, scope: Scope<'a>| Charge {
            span,
            price,
            role: Role::Fee,
            per: None,
            scope,
            in_tariff,
            is_part,
        };
        let unit_column = table.columns.iter().position(|column| {
            let heading = column.name.as_ref().map(|name| name.to_lowercase()).unwrap_or_default();
            matches!(heading.as_str(), "satuan" | "unit")
        });
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
                let per = unit_column.filter(|_| matches!(price, Price::Amount(Amount::Money { per: None, .. })));
                let per = per.and_then(|column| unit(row.cells.get(column)?));
                self.charges.push(Charge { per, ..charge(cell.span, price, around.of_cell(table, at, column)) });
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

/// The unit that a cell under "Satuan" names: `per jam`, `sampel`.
fn unit(cell: &str) -> Option<&str> {
    let unit = cell.trim().trim_start_matches("per ").trim_start_matches('/').trim();
    Some(unit).filter(|unit| unit.starts_with(char::is_alphabetic) && Currency::named_in(unit).is_none())
}

/// Whether the amounts of a row may be paid together: there are several, and neither are their headings of one sort
/// (`Kelas I`, `Kelas II`), nor does one of them say for whom it is.
fn columns_add_up(table: &Table, typed: &TypedTable) -> bool {
    let is_money = |(_, of): &(usize, &ColumnType)| matches!(of, ColumnType::Money { .. });
    let columns = typed.columns.iter().enumerate().filter(is_money).map(|(at, _)| table.columns.get(at));
    let columns: Vec<Option<&Column>> = columns.collect();
    let heading = |column: &Option<&Column>| column.and_then(|column| column.name.as_ref()).map(|it| it.to_lowercase());
    let sort = |column| heading(column).and_then(|heading| heading.split(' ').next().map(str::to_owned));
    let is_narrowed = |column: &Column| !column.for_variants.is_empty() || !column.channel.is_empty();
    let is_own = |column: &Option<&Column>| {
        column.is_some_and(is_narrowed) || heading(column).is_some_and(|heading| names_people(&heading))
    };
    let sorts: BTreeSet<Option<String>> = columns.iter().map(sort).collect();
    let is_parts = |sort: &String| matches!(sort.as_str(), "biaya" | "jasa" | "uang" | "fee");
    let is_one_sort = sorts.len() == 1 && sorts.iter().flatten().any(|sort| !is_parts(sort));
    columns.len() > 1 && !is_one_sort && !columns.iter().any(is_own)
}

/// Whether a text names an amount of money that is more than nothing.
fn names_amount(text: &str) -> bool {
    let is_money = Currency::named_in(text).is_some();
    is_money && text.contains(|letter: char| ('1'..='9').contains(&letter))
}

/// Whether a text speaks of something to be paid: an amount, a fine, costs that somebody bears, those alone for whom
/// something is. One that says no to it does not: `tidak dipungut biaya`.
pub(super) fn names_money(text: &str) -> bool {
    const PAID: [&str; 19] = [
        "bayar",
        "biaya",
        "denda",
        "dibeli",
        "didenda",
        "dikenai",
        "dikenakan",
        "dipungut",
        "ditanggung",
        "kecuali",
        "membayar",
        "membeli",
        "memungut",
        "ongkos",
        "pungutan",
        "retribusi",
        "rupiah",
        "selain",
        "tarif",
    ];
    const NOT: [&str; 8] = ["bebas", "bukan", "dilarang", "no", "not", "tanpa", "tidak", "tak"];
    let words = words(text);
    let mut is_denied = false;
    let mut names_paid = false;
    for (at, word) in words.iter().enumerate() {
        let before = &words[at.saturating_sub(2)..at];
        let follows_no =
            before.iter().any(|word| NOT.contains(&word.as_str())) && !before.iter().any(|it| it == "termasuk");
        let is_paid = PAID.contains(&word.as_str());
        // `tidak` denies `dipungut` and with it the `biaya` behind that.
        is_denied = is_paid && (follows_no || is_denied);
        names_paid |= is_paid && !is_denied;
    }
    let narrows = words.windows(2).any(|pair| {
        matches!(pair[0].as_str(), "hanya" | "khusus" | "only")
            && (matches!(pair[1].as_str(), "bagi" | "untuk" | "for") || names_people(&pair[1]))
    });
    names_amount(text) || names_paid || narrows
}

/// Whether a text says that some pay less or more than what stands beside it.
fn names_reduction(text: &str) -> bool {
    const REDUCED: [&str; 10] =
        ["bebas", "dibebaskan", "diskon", "free", "gratis", "keringanan", "lipat", "potongan", "ppn", "reduced"];
    let words = words(text);
    words.iter().any(|word| REDUCED.contains(&word.as_str()))
        || words.windows(2).any(|pair| pair[0] == "tidak" && pair[1] == "membayar")
}

/// The words of a text, in small letters.
fn words(text: &str) -> Vec<String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}
