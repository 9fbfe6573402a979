//! The audit as a workbook: a sheet of standards with the state of each component, one of findings, one of evidence.
//! Every text is written as a text, so that none is taken for a formula.

use jiff::civil::Date;
use rust_xlsxwriter::{Color, DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::report::Report;
use super::rows::{Field, Rows, evidence, findings, standards};
use super::{State, words};
use crate::locale::{Language, Text};

/// The bytes of the workbook: the same for the same report.
pub fn render(report: &Report, language: Language) -> Vec<u8> {
    workbook(report, language).expect("names, widths and texts keep to the limits of a workbook")
}

fn workbook(report: &Report, language: Language) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let day: Date = report.as_of.parse().unwrap_or(FIRST);
    // A workbook knows no earlier days.
    let day = day.max(FIRST);
    let made =
        ExcelDateTime::from_ymd(day.year().unsigned_abs(), day.month().unsigned_abs(), day.day().unsigned_abs())?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let sheets = [
        (Text { id: "Standar", en: "Standards" }, standards(report, language)),
        (Text { id: "Temuan", en: "Findings" }, findings(report, language)),
        (Text { id: "Bukti", en: "Evidence" }, evidence(report, language)),
    ];
    for (name, rows) in sheets {
        let name = name.pick(language);
        let empty = &rows.fields[..0];
        let parts = rows.fields.chunks(MOST_ROWS).chain(rows.fields.is_empty().then_some(empty));
        for (number, part) in (1..).zip(parts) {
            let name = if number == 1 { name.to_owned() } else { format!("{name} {number}") };
            fill(workbook.add_worksheet().set_name(name)?, &rows, part)?;
        }
    }
    workbook.save_to_buffer()
}

/// The first day that a workbook can tell.
const FIRST: Date = Date::constant(1900, 1, 1);

/// The most letters that a cell can hold.
const LONGEST: usize = 32_767;

/// The most rows that a sheet can hold under its heads; more go on in another sheet.
const MOST_ROWS: usize = 1_048_575;

fn fill(sheet: &mut Worksheet, rows: &Rows, part: &[Vec<Field>]) -> Result<(), XlsxError> {
    let head =
        Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top).set_background_color(Color::RGB(0xEAEDF1));
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let number = Format::new().set_align(FormatAlign::Top);
    for (column, (title, width)) in (0u16..).zip(&rows.heads) {
        sheet.write_string_with_format(0, column, title, &head)?.set_column_width(column, *width)?;
    }
    for (row, fields) in (1u32..).zip(part) {
        for (column, field) in (0u16..).zip(fields) {
            match field {
                Field::Word(word) => {
                    let word: String = word.chars().take(LONGEST).collect();
                    sheet.write_string_with_format(row, column, word, &text)?
                }
                Field::Number(value) => sheet.write_number_with_format(row, column, *value, &number)?,
                Field::State(state, word) => {
                    let colour = match state {
                        State::Structured => 0xFF_FF_FF,
                        State::Filled | State::FreeText => 0xEA_ED_F1,
                        State::Wrong => 0xFB_E3_E1,
                        State::Empty | State::Missing => 0xFF_F0_D6,
                    };
                    let format = Format::new().set_align(FormatAlign::Top).set_background_color(Color::RGB(colour));
                    sheet.write_string_with_format(row, column, format!("{} {word}", words::sign(*state)), &format)?
                }
            };
        }
    }
    let last = u32::try_from(part.len()).unwrap_or(u32::MAX);
    let columns = u16::try_from(rows.heads.len()).unwrap_or(u16::MAX);
    sheet.set_freeze_panes(1, rows.fixed)?.autofilter(0, 0, last.max(1), columns.saturating_sub(1))?;
    sheet.set_landscape().set_repeat_rows(0, 0)?.set_print_fit_to_pages(1, 0);
    Ok(())
}
