//! Fees as lines.

use super::Show;
use super::details::{detail, plain, said};
use crate::model;
use crate::model::{Detail, Fee, Item};
use crate::service::TableKind;
use crate::view::line::Line;
use crate::view::words::words;
use crate::view::{Setting, Words};

impl Show for Fee {
    /// A reader seeks the amounts, and then what they rest on.
    fn comes_last(own: &Item<Self>) -> bool {
        own.detail.sort().is_none()
    }

    const TABLE: TableKind = TableKind::Fees;

    fn show(item: &Item<Self>, line: &mut Line, setting: &Setting) {
        let own = &item.detail;
        let w = |id, en| setting.word(id, en);
        let per = own.per.as_ref().map(|per| words!["per ", setting.text(per)]);
        line.title = said(&own.amount, setting)
            .or(own.surcharge.as_ref().map(|amount| words![w("ditambah ", "plus "), setting.say(amount)]))
            .or(own.deposit.as_ref().map(|amount| words![w("panjar ", "deposit "), setting.say(amount)]))
            .or(plain(&own.formula, setting))
            .or(plain(&own.assessed, setting))
            .or(own.according_to.as_ref().map(|rule| words![w("sesuai ", "according to "), setting.say(rule)]))
            .map(|title| words![title, per.as_ref().map(|per| words![" ", per])]);
        detail(line, "", per.filter(|_| line.title.is_none()));
        detail(line, "", said(&own.kind, setting));
        let means: Vec<Words> = own.payment.iter().map(|means| setting.say(means)).collect();
        detail(line, w("pembayaran:", "paid by"), setting.list(&means));
        detail(
            line,
            w("berlaku sejak", "from"),
            own.valid_from.as_ref().map(|date| crate::locale::date(date.value, setting.language).into()),
        );
        detail(
            line,
            w("berlaku sampai", "until"),
            own.valid_to.as_ref().map(|date| crate::locale::date(date.value, setting.language).into()),
        );
        for model::Pair(symbol, meaning) in &own.symbols {
            line.details.push(words![&symbol.value, " = ", setting.text(meaning)]);
        }
        detail(line, w("contoh:", "example:"), plain(&own.example, setting));
    }
}
