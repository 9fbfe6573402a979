//! The internal components as lines.

use super::Show;
use super::words::{detail, plain, said};
use crate::locale::Say;
use crate::model::{CitedRule, Content, Facility, Item, People, Statement};
use crate::view::Setting;
use crate::view::line::Line;

macro_rules! internal {
    ($($detail:ty = $variant:ident |$item:ident, $line:ident, $setting:ident| $show:expr;)*) => {$(
        impl Show for $detail {
            fn of(content: &Content) -> Option<&Item<Self>> {
                if let Content::$variant(item) = content { Some(item) } else { None }
            }

            fn show($item: &Item<Self>, $line: &mut Line, $setting: &Setting) {
                $show
            }
        }
    )*};
}

internal! {
    CitedRule = Citations |item, line, setting| line.title = item.detail.citation.as_ref().map(|_| item.detail.say(setting.language));
    Facility = Facilities |item, line, setting| {
        line.title = plain(&item.detail.name);
        detail(line, "", said(&item.detail.quantity, setting));
    };
    People = People |item, line, setting| {
        line.title = plain(&item.detail.position);
        detail(line, "", said(&item.detail.quantity, setting));
    };
    Statement = Statements |item, line, _setting| {
        line.actor = plain(&item.detail.actor);
        detail(line, "", plain(&item.detail.every));
    };
}
