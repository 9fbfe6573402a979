//! Products as lines.

use super::Show;
use super::details::{detail, formats, plain, said};
use crate::model::{Item, Product};
use crate::view::Setting;
use crate::view::line::Line;

impl Show for Product {
    fn show(item: &Item<Self>, line: &mut Line, setting: &Setting) {
        line.title = plain(&item.detail.name, setting);
        detail(line, "", formats(&item.detail.format, setting));
        detail(line, "", said(&item.detail.quantity, setting));
        detail(line, setting.word("berlaku", "valid"), said(&item.detail.validity, setting));
    }
}
