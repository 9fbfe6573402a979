//! The type of each column of a table, and the value of each cell: `columns.yaml` has headings with their cells,
//! `tariffs.yaml` the fee tables of real standards; what is expected was written by hand.

use maklumat::diagnostic::Diagnostics;
use maklumat::locale::{Language, Say};
use maklumat::model::{Amount, Content, Currency};
use maklumat::project::Project;
use maklumat::service::{CellValue, ColumnType, Service, TableKind, TypedTable};
use serde_json::{Value as Json, json};

/// A table as it is read out of a standard.
fn typed(component: &str, columns: Option<&[String]>, rows: &[Vec<String>]) -> TypedTable {
    let table = match columns {
        Some(columns) => json!({ "columns": columns, "rows": rows }),
        None => json!(rows),
    };
    let standard = json!({ "name": "Layanan", component: { "table": table } }).to_string();
    let files =
        [("agency.yaml", "name: Kota Contoh\n"), ("unit/unit.yaml", "name: Dinas\n"), ("unit/a.yaml", &standard)];
    let project = Project::of_texts(files);
    let office = project.office(&project.units[0], &mut Diagnostics::default());
    let service = Service::new(&project, &office, &office.standards[0]);
    let content = service.resolved.base[component].content.as_deref().expect("the table was read");
    let (table, kind) = match content {
        Content::Fees(item) => (&item.table, TableKind::Fees),
        Content::Clocks(item) => (&item.table, TableKind::Times),
        Content::Products(item) => (&item.table, TableKind::Other),
        other => panic!("no component with a table: {other:?}"),
    };
    TypedTable::new(table.as_ref().expect("a table"), kind)
}

/// A column in the terms of the expectations.
fn column(column: &ColumnType, cells: &[&CellValue]) -> Json {
    let number = |currency: Currency, amount: u64| match currency.scale() {
        1 => json!(amount),
        scale if amount.is_multiple_of(scale) => json!((amount / scale).to_string()),
        scale => json!(format!("{}.{:02}", amount / scale, amount % scale)),
    };
    let cell = |value: &&CellValue, per: Option<&String>| match value {
        CellValue::Absent => json!("none"),
        CellValue::Unread => json!("unread"),
        CellValue::Text => json!("text"),
        CellValue::Amount(Amount::Free) => json!(0),
        CellValue::Amount(Amount::Percent { share, .. }) => json!(share),
        CellValue::Amount(Amount::Money { currency, from, to, per: own }) => {
            let amount = match from {
                Some(from) => json!([number(*currency, *from), number(*currency, *to)]),
                None => number(*currency, *to),
            };
            if own.as_ref() == per { amount } else { json!({ "amount": amount, "per": own }) }
        }
        CellValue::Duration(duration) => json!(duration.say(Language::Indonesian)),
    };
    let cells = |per: Option<&String>| cells.iter().map(|value| cell(value, per)).collect::<Vec<Json>>();
    match column {
        ColumnType::Text => json!("text"),
        ColumnType::Money { currency, per: Some(per), .. } => {
            json!({ "money": currency.code(), "per": per, "values": cells(Some(per)) })
        }
        ColumnType::Money { currency, .. } => json!({ "money": currency.code(), "values": cells(None) }),
        ColumnType::Percent => json!({ "percent": cells(None) }),
        ColumnType::Time(_) => json!({ "duration": cells(None) }),
    }
}

fn expected(file: &str) -> Vec<Json> {
    serde_yaml::from_str(file).expect("a list of expectations")
}

fn texts(list: &Json) -> Vec<String> {
    list.as_array().expect("a list").iter().map(|text| text.as_str().expect("a text").to_owned()).collect()
}

fn wrong(name: &str, found: &Json, wanted: &Json) -> Option<String> {
    (found != wanted).then(|| format!("{name}\n  expected {wanted}\n  found    {found}"))
}

#[test]
fn a_column_has_the_type_that_its_heading_and_cells_say() {
    let all = expected(include_str!("columns.yaml"));
    assert!(all.len() >= 60, "{} columns", all.len());
    let found = |case: &Json| {
        let component = case["component"].as_str().unwrap_or("cost");
        let heading = case["heading"].as_str().map(|heading| [String::from("Uraian"), heading.to_owned()]);
        let rows: Vec<Vec<String>> =
            texts(&case["cells"]).into_iter().enumerate().map(|(at, cell)| vec![format!("Baris {at}"), cell]).collect();
        let table = typed(component, heading.as_ref().map(<[String; 2]>::as_slice), &rows);
        let cells: Vec<&CellValue> = table.rows.iter().map(|row| &row[1]).collect();
        let name = format!("{component}: {} {}", case["heading"], case["cells"]);
        wrong(&name, &column(&table.columns[1], &cells), &case["expect"])
    };
    let wrong: Vec<String> = all.iter().filter_map(found).collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), all.len(), wrong.join("\n"));
}

#[test]
fn tariffs_of_real_standards_are_read_as_they_are_meant() {
    let all = expected(include_str!("tariffs.yaml"));
    let mut faults = Vec::new();
    for case in &all {
        let rows: Vec<Vec<String>> = case["rows"].as_array().expect("rows").iter().map(texts).collect();
        let table = typed("cost", Some(&texts(&case["columns"])), &rows);
        for (at, wanted) in case["expect"].as_array().expect("columns").iter().enumerate() {
            let cells: Vec<&CellValue> = table.rows.iter().map(|row| &row[at + 1]).collect();
            let name = format!("{}: {}", case["from"], case["columns"][at + 1]);
            faults.extend(wrong(&name, &column(&table.columns[at + 1], &cells), wanted));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
