//! Dates: `2026-02-03`, `3 Februari 2026`.

use jiff::civil::Date;

use crate::diagnostic::{Diagnostic, Diagnostics, Edit};
use crate::locale::{month, month_meant};
use crate::model::read::{Read, WRONG_VALUE};
use crate::text;
use crate::yaml::Node;

impl Read for Date {
    fn read(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        let text = String::read(node, diagnostics)?;
        let Some((year, month, day)) = parts(&text) else {
            let title = text!(id: "`{}` bukan tanggal", en: "`{}` is not a date", text);
            let help = text!(id: "tulis tanggal seperti `2026-02-03` atau `3 Februari 2026`", en: "write a date like `2026-02-03` or `3 Februari 2026`");
            let found = Diagnostic::error(&WRONG_VALUE, node.span, title);
            diagnostics.push(match meant(&text) {
                Some(meant) => {
                    let help = text!(id: "mungkin maksud Anda `{}`", en: "did you mean `{}`?", meant);
                    found.help(help).edits([Edit { span: node.span, text: meant }])
                }
                None => found.help(help),
            });
            return None;
        };
        let date = Date::new(year, month, day).ok().filter(|date| date.year() >= 1900);
        if date.is_none() {
            let title =
                text!(id: "tanggal `{}` tidak ada dalam kalender", en: "the date `{}` is not in the calendar", text);
            let help = text!(id: "periksa hari dan bulannya", en: "check the day and the month");
            diagnostics.push(Diagnostic::error(&WRONG_VALUE, node.span, title).help(help));
        }
        date
    }
}

/// The date that is meant, if the name of its month is misspelt.
fn meant(text: &str) -> Option<String> {
    let [day, name, year] = text.split(' ').collect::<Vec<_>>()[..] else { return None };
    let meant = format!("{day} {} {year}", month_meant(name)?);
    let (year, month, day) = parts(&meant)?;
    Date::new(year, month, day).is_ok().then_some(meant)
}

fn parts(text: &str) -> Option<(i16, i8, i8)> {
    let dashed: Vec<&str> = text.split('-').collect();
    let spaced: Vec<&str> = text.split(' ').collect();
    let (year, month, day) = match (&dashed[..], &spaced[..]) {
        ([year, month, day], _) if year.len() == 4 && month.len() == 2 && day.len() == 2 => {
            (*year, month.parse().ok()?, *day)
        }
        (_, [day, name, year]) if year.len() == 4 => (*year, month(name)?, *day),
        _ => return None,
    };
    Some((year.parse().ok()?, month, day.parse().ok()?))
}
