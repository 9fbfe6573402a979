//! For what, for whom and when something holds that stands within other items.

use crate::model::{Common, Placed, Table, holds_for};

/// For what, for whom and when something holds.
#[derive(Clone, Debug, Default)]
pub struct Scope<'a> {
    /// What it is about: the nearest label; of a cell its row and its column.
    pub labels: Vec<&'a Placed<String>>,
    /// The conditions under which alone it holds: its own, and those of what it stands in.
    pub conditions: Vec<&'a Placed<String>>,
    /// The only variants that it holds for, each list of them narrowing the one before.
    pub variants: Vec<&'a [Placed<String>]>,
}

impl<'a> Scope<'a> {
    /// The scope of an item in this one.
    pub fn of_item(&self, common: &'a Common) -> Self {
        let mut scope = self.clone();
        if let Some(label) = common.about.as_ref().or(common.section.as_ref()) {
            scope.labels = vec![label];
        }
        scope.conditions.extend(&common.condition);
        scope.only(&common.for_variants);
        scope
    }

    /// The scope of the cell of a table in this one, by the places of its row and its column.
    pub fn of_cell(&self, table: &'a Table, row: usize, column: usize) -> Self {
        let (row, column) = (&table.rows[row], table.columns.get(column));
        let mut scope = self.clone();
        scope.labels = row.cells.first().into_iter().chain(column.and_then(|column| column.name.as_ref())).collect();
        scope.conditions.extend(&row.common.condition);
        scope.only(&row.common.for_variants);
        scope.only(column.map_or(&[], |column| &column.for_variants));
        scope
    }

    fn only(&mut self, variants: &'a [Placed<String>]) {
        if !variants.is_empty() {
            self.variants.push(variants);
        }
    }

    /// Whether something in it holds for a variant.
    pub fn is_for(&self, variant: &str) -> bool {
        self.variants.iter().all(|only| holds_for(only, variant))
    }

    /// Whether it holds whatever the case.
    pub fn is_unconditional(&self) -> bool {
        self.conditions.is_empty()
    }
}
