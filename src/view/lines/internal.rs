//! The internal components as lines.

use super::Show;
use super::details::{detail, plain, said};
use crate::model::{CitedRule, Facility, Item, People, Quantity, Statement};
use crate::view::Setting;
use crate::view::Words;
use crate::view::compensation;
use crate::view::line::Line;

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
        let groups: Vec<Words> = item.detail.vulnerable_groups.iter().map(|group| setting.say(group)).collect();
        detail(line, setting.word("untuk", "for"), setting.list(&groups));
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
}

impl Show for Statement {
    fn show(item: &Item<Self>, line: &mut Line, setting: &Setting) {
        line.actor = plain(&item.detail.actor, setting);
        detail(line, "", plain(&item.detail.every, setting));
        line.group = compensation::group(&item.detail.compensation, setting);
    }

    /// What people get if one of the promises fails comes behind the promises.
    fn comes_last(own: &Item<Self>) -> bool {
        !own.detail.compensation.is_empty() && own.detail.actor.is_none() && own.detail.every.is_none()
    }
}
