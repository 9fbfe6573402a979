//! Requirements as lines.

use super::Show;
use super::details::{detail, formats, listed, plain, said};
use super::names::mention;
use crate::model::{Item, Requirement, Said};
use crate::view::line::Line;
use crate::view::words::words;
use crate::view::{Setting, Words};
use crate::vocabulary::VOCABULARY;

impl Show for Requirement {
    fn show(item: &Item<Self>, line: &mut Line, setting: &Setting) {
        let own = &item.detail;
        let w = |id, en| setting.word(id, en);
        let form = own.form.as_ref().map(|form| match &own.name {
            Some(name) => words![setting.text(name), " (", &form.value, ")"],
            None if form.starts_with(|first: char| first.is_uppercase())
                && form.chars().any(|letter| letter.is_ascii_digit())
                && !form.contains(' ') =>
            {
                words![w("Formulir ", "Form "), &form.value]
            }
            None => setting.text(form),
        });
        let titled = |title: Words| match own.name.as_ref().filter(|_| own.form.is_none()) {
            Some(name) => words![title, " (", setting.text(name), ")"],
            None => title,
        };
        line.title = plain(&own.document, setting)
            .or(form)
            .or(plain(&own.condition, setting))
            .or(plain(&own.information, setting))
            .map(titled);
        detail(line, "", formats(&own.format, setting));
        detail(line, "", said(&own.quantity, setting));
        detail(line, w("ukuran", "size"), plain(&own.size, setting));
        detail(line, w("latar", "background"), plain(&own.background, setting));
        if let Some(duty) = &own.stamp_duty {
            let bare = matches!(&duty.value, Said::Text(text) if VOCABULARY.keywords.canonical(text) == Some("yes"));
            let amount = (!bare).then(|| words![" ", setting.say(duty)]);
            line.details.push(words![w("bermeterai", "with stamp duty"), amount]);
        }
        detail(line, w("diketahui", "countersigned by"), listed(&own.acknowledged_by, setting));
        detail(line, w("diterbitkan oleh", "issued by"), listed(&own.issuer, setting));
        detail(line, w("masa berlaku", "valid"), said(&own.validity, setting));
        detail(line, w("diserahkan", "handed in"), plain(&own.hand_in, setting));
        let replaced: Vec<Words> = own.instead_of.iter().map(|id| mention(id)).collect();
        detail(line, w("pengganti", "instead of"), setting.list(&replaced));
    }
}
