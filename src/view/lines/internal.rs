//! The internal components as lines.

use super::details::{detail, plain, said};
use super::{Show, condition};
use crate::model::{CitedRule, Facility, Item, People, Quantity, Statement};
use crate::view::Setting;
use crate::view::Words;
use crate::view::line::Line;
use crate::view::words::words;

macro_rules! internal {
    ($($detail:ty = |$item:ident, $line:ident, $setting:ident| $show:expr;)*) => {$(
        impl Show for $detail {
            fn show($item: &Item<Self>, $line: &mut Line, $setting: &Setting) {
                $show
            }
        }
    )*};
}

internal! {
    CitedRule = |item, line, setting| line.title = item.detail.citation.as_ref().map(|_| setting.say(&item.detail));
    Facility = |item, line, setting| {
        line.title = plain(&item.detail.name, setting);
        detail(line, "", said(&item.detail.quantity, setting));
    };
    People = |item, line, setting| {
        line.title = plain(&item.detail.position, setting);
        // A bare number counts people.
        let bare = item.detail.quantity.as_ref().and_then(|quantity| quantity.number.filter(|_| quantity.unit.is_empty()));
        let count = bare.map(|number| {
            let of = setting.word("orang", if number == 1 { "person" } else { "people" });
            Words::from(setting.value(&Quantity { number: Some(number), unit: of.to_owned() }))
        });
        detail(line, "", count.or_else(|| said(&item.detail.quantity, setting)));
    };
    Statement = |item, line, setting| {
        line.actor = plain(&item.detail.actor, setting);
        detail(line, "", plain(&item.detail.every, setting));
        for compensation in &item.detail.compensation {
            let text = compensation.text.as_ref().map(|text| setting.text(&text.0));
            let when = condition(compensation.condition.as_ref(), setting).map(|when| words![", ", when]);
            line.details.push(words![setting.word("kompensasi: ", "compensation: "), text, when]);
        }
    };
}
