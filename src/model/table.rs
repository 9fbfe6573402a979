//! Tables: rows of cells under column heads.

use serde::Serialize;
use serde_json::Value as Json;

use super::item::Common;
use super::read::{EMPTY_VALUE, Placed, Read, UNCLEAR_ITEM, empty};
use super::record::{Field, Fields, Record, record};
use super::schema::{self, Schemas, any_of, one_or_many};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::text;
use crate::yaml::{Node, Value};

/// Rows of cells under column heads; the first cell of a row is its label.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Table {
    /// The heads; empty if the table has none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Row>,
}

record! {
    /// The head of a column.
    pub struct Column short name required ["name"] {
        /// What it says.
        name = "name": Option<Placed<String>>,
        /// Holds only for these variants.
        for_variants = "for_variants": Vec<Placed<String>>,
        /// Holds only through these channels.
        channel = "channel": Vec<Placed<String>>,
    }
}

/// One row of a table.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Row {
    /// The cells.
    pub cells: Vec<Placed<String>>,
    /// What holds for the row alone.
    #[serde(flatten)]
    pub common: Common,
}

impl Table {
    pub(super) fn read(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        let mut table = Table { columns: Vec::new(), rows: Vec::new() };
        let rows = if node.mapping().is_some() {
            let fields = Fields::open(node, &[&["columns", "rows"]], diagnostics)?;
            table.columns = Field::take(&fields, "columns", diagnostics);
            match fields.take("rows") {
                Some(rows) => rows,
                None => {
                    fields.missing("rows", diagnostics);
                    return None;
                }
            }
        } else {
            node
        };
        if rows.items().is_empty() && rows.value != Value::Lost {
            return empty(rows, diagnostics);
        }
        for row in rows.items() {
            let Some(row) = Row::read(row, diagnostics) else { continue };
            let width = if table.columns.is_empty() {
                table.rows.first().map_or(0, |first| first.cells.len())
            } else {
                table.columns.len()
            };
            if width > 0 && row.cells.len() != width {
                let title = text!(id: "baris ini berisi {} sel, sedangkan tabelnya {} kolom", en: "this row has {} cells, the table {} columns", row.cells.len(), width);
                let help = text!(id: "samakan jumlahnya: isi sel yang tidak ada nilainya dengan \"–\", dan apit teks yang memuat koma dengan tanda kutip", en: "make them equal: write \"–\" in a cell that has no value, and put text that holds a comma in quotation marks");
                let span = row.cells.first().map_or(node.span, |cell| cell.span);
                diagnostics.push(Diagnostic::error(&UNCLEAR_ITEM, span, title).help(help));
                continue;
            }
            table.rows.push(row);
        }
        (!table.rows.is_empty()).then_some(table)
    }
}

impl Table {
    pub(super) fn schema(schemas: &mut Schemas) -> Json {
        schemas.define("Table", |schemas| {
            let rows = one_or_many(Row::schema(schemas), 1);
            let columns = <Vec<Column> as Field>::schema(schemas);
            let mapping = schemas.mapping(vec![("columns", columns), ("rows", rows.clone())], &["rows"]);
            any_of([mapping, rows])
        })
    }
}

impl Read for Row {
    fn read(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        let cells = |nodes: &[Node], diagnostics: &mut Diagnostics| {
            nodes.iter().map(|cell| Placed::read(cell, diagnostics)).collect::<Option<Vec<_>>>()
        };
        if node.mapping().is_none() {
            let cells = cells(node.items(), diagnostics)?;
            return is_filled(&cells, node, diagnostics).then(|| Row { cells, common: Common::default() });
        }
        let fields = Fields::open(node, &[Common::KEYS, &["cells"]], diagnostics)?;
        let Some(nodes) = fields.take("cells") else {
            fields.missing("cells", diagnostics);
            return None;
        };
        let cells = cells(nodes.items(), diagnostics)?;
        is_filled(&cells, node, diagnostics).then(|| Row { cells, common: Common::fill(&fields, diagnostics) })
    }

    fn schema(schemas: &mut Schemas) -> Json {
        schemas.define("Row", |schemas| {
            let cells = one_or_many(schema::text(), 1);
            let keys = [Common::properties(schemas), vec![("cells", cells.clone())]].concat();
            any_of([cells, schemas.mapping(keys, &["cells"])])
        })
    }
}

fn is_filled(cells: &[Placed<String>], node: &Node, diagnostics: &mut Diagnostics) -> bool {
    if cells.is_empty() {
        let title = text!(id: "baris tabel ini kosong", en: "this row of the table is empty");
        let help = text!(id: "isi selnya, atau hapus barisnya", en: "fill its cells, or delete the row");
        diagnostics.push(Diagnostic::error(&EMPTY_VALUE, node.span, title).help(help));
    }
    !cells.is_empty()
}
