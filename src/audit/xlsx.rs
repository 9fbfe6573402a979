//! The audit as a workbook: a sheet of standards with the state of each component, one of findings, one of evidence.
//! Every text is written as a text, so that none is taken for a formula.

use jiff::civil::Date;
use rust_xlsxwriter::{Color, DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::report::Report;
use super::{State, words};
use crate::locale::{Language, Text};

/// The bytes of the workbook: the same for the same report.
pub fn render(report: &Report, language: Language) -> Vec<u8> {
    workbook(report, language).expect("names, widths and texts keep to the limits of a workbook")
}

fn workbook(report: &Report, language: Language) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let day: Date = report.as_of.parse().unwrap_or(Date::constant(2000, 1, 1));
    let made =
        ExcelDateTime::from_ymd(day.year().unsigned_abs(), day.month().unsigned_abs(), day.day().unsigned_abs())?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let sheets = [
        (Text { id: "Standar", en: "Standards" }, standards(report, language)),
        (Text { id: "Temuan", en: "Findings" }, findings(report, language)),
        (Text { id: "Bukti", en: "Evidence" }, evidence(report, language)),
    ];
    for (name, rows) in sheets {
        fill(workbook.add_worksheet().set_name(name.pick(language))?, &rows)?;
    }
    workbook.save_to_buffer()
}

/// What stands in a cell.
enum Field {
    Word(String),
    Number(f64),
    State(State, &'static str),
}

impl From<&str> for Field {
    fn from(text: &str) -> Self {
        // The most that a cell can hold.
        Field::Word(text.chars().take(32_767).collect())
    }
}

impl From<usize> for Field {
    fn from(number: usize) -> Self {
        Field::Number(number as f64)
    }
}

/// A head and how wide its column is.
type Head = (String, f64);

struct Rows {
    heads: Vec<Head>,
    /// How many columns stay when one scrolls.
    fixed: u16,
    fields: Vec<Vec<Field>>,
}

fn fill(sheet: &mut Worksheet, rows: &Rows) -> Result<(), XlsxError> {
    let head =
        Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top).set_background_color(Color::RGB(0xEAEDF1));
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let number = Format::new().set_align(FormatAlign::Top);
    for (column, (title, width)) in (0u16..).zip(&rows.heads) {
        sheet.write_string_with_format(0, column, title, &head)?.set_column_width(column, *width)?;
    }
    for (row, fields) in (1u32..).zip(&rows.fields) {
        for (column, field) in (0u16..).zip(fields) {
            match field {
                Field::Word(word) => sheet.write_string_with_format(row, column, word, &text)?,
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
    let last = u32::try_from(rows.fields.len()).unwrap_or(u32::MAX);
    let columns = u16::try_from(rows.heads.len()).unwrap_or(u16::MAX);
    sheet.set_freeze_panes(1, rows.fixed)?.autofilter(0, 0, last.max(1), columns.saturating_sub(1))?;
    sheet.set_landscape().set_repeat_rows(0, 0)?.set_print_fit_to_pages(1, 0);
    Ok(())
}

fn heads<const N: usize>(heads: [(Text<&'static str>, f64); N], language: Language) -> Vec<Head> {
    heads.map(|(text, width)| (text.pick(language).to_owned(), width)).into()
}

const GOVERNMENT: (Text<&str>, f64) = (words::heads::GOVERNMENT, 22.0);
const UNIT: (Text<&str>, f64) = (words::heads::UNIT, 30.0);
const STANDARD: (Text<&str>, f64) = (words::heads::STANDARD, 32.0);
const FILE: (Text<&str>, f64) = (words::heads::FILE, 40.0);
const LINE: (Text<&str>, f64) = (Text { id: "Baris", en: "Line" }, 8.0);

fn standards(report: &Report, language: Language) -> Rows {
    let mut heads = heads(
        [
            GOVERNMENT,
            UNIT,
            STANDARD,
            (words::heads::FULFILLED, 11.0),
            (Text { id: "Diminta", en: "Asked for" }, 11.0),
            (words::heads::ERRORS, 11.0),
            (words::heads::WARNINGS, 11.0),
            (words::heads::ADVICE, 9.0),
            (words::heads::REVIEWED, 12.0),
            FILE,
        ],
        language,
    );
    let components = report.governments.iter().take(1).flat_map(|government| &government.components);
    heads.extend(components.map(|component| (component.title.clone(), 16.0)));
    let mut fields = Vec::new();
    for government in &report.governments {
        for unit in &government.units {
            for standard in &unit.standards {
                let (share, counts) = (standard.completeness, standard.findings);
                let mut row: Vec<Field> =
                    [&government.name, &unit.name, &standard.name].map(|text| text.as_str().into()).into();
                let numbers = [share.fulfilled, share.asked, counts.errors, counts.warnings, counts.advice];
                row.extend(numbers.map(Field::from));
                row.push(standard.reviewed.as_deref().unwrap_or_default().into());
                row.push(standard.path.as_str().into());
                row.extend(
                    standard.cells.iter().map(|cell| Field::State(cell.state, cell.state.word().pick(language))),
                );
                fields.push(row);
            }
        }
    }
    Rows { heads, fixed: 3, fields }
}

fn findings(report: &Report, language: Language) -> Rows {
    let heads = heads(
        [
            GOVERNMENT,
            (Text { id: "Tingkat", en: "Severity" }, 12.0),
            (Text { id: "Aturan", en: "Rule" }, 24.0),
            (Text { id: "Temuan", en: "Finding" }, 60.0),
            FILE,
            LINE,
            (Text { id: "Dasar", en: "Basis" }, 40.0),
            (Text { id: "Cara memperbaiki", en: "What to do" }, 60.0),
        ],
        language,
    );
    let mut fields = Vec::new();
    for government in &report.governments {
        for found in &government.found {
            fields.push(vec![
                government.name.as_str().into(),
                found.severity.word(language).into(),
                found.rule.into(),
                found.message.as_str().into(),
                found.place.path.as_str().into(),
                found.place.line.into(),
                found.citation.as_deref().unwrap_or_default().into(),
                found.help.as_deref().unwrap_or_default().into(),
            ]);
        }
    }
    Rows { heads, fixed: 1, fields }
}

fn evidence(report: &Report, language: Language) -> Rows {
    let heads = heads(
        [
            GOVERNMENT,
            UNIT,
            (Text { id: "Indikator PEKPPP", en: "PEKPPP indicator" }, 11.0),
            (Text { id: "Isi", en: "What it asks" }, 60.0),
            (Text { id: "Bobot", en: "Weight" }, 9.0),
            (Text { id: "Nilai", en: "Mark" }, 14.0),
            (Text { id: "Tercatat", en: "On record" }, 34.0),
            FILE,
            LINE,
        ],
        language,
    );
    let mut fields = Vec::new();
    for government in &report.governments {
        for unit in &government.units {
            for mark in &unit.indicators {
                let row = |place: Option<&super::report::Place>| -> Vec<Field> {
                    let marks = mark.marks.map_or_else(|| words::UNKNOWN.pick(language).to_owned(), words::range);
                    vec![
                        government.name.as_str().into(),
                        unit.name.as_str().into(),
                        mark.number.as_str().into(),
                        mark.says.as_str().into(),
                        (mark.weight as usize).into(),
                        marks.as_str().into(),
                        words::counted(mark, language).as_str().into(),
                        place.map_or("", |place| place.path.as_str()).into(),
                        place.map_or_else(|| "".into(), |place| place.line.into()),
                    ]
                };
                if mark.evidence.is_empty() {
                    fields.push(row(None));
                }
                fields.extend(mark.evidence.iter().map(|place| row(Some(place))));
            }
        }
    }
    Rows { heads, fixed: 2, fields }
}
