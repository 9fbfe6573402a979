//! Steps as lines.

use super::Show;
use super::clock::in_words;
use super::details::{detail, plain};
use super::names::mention;
use crate::model::{Item, Step};
use crate::view::line::{Figure, Line};
use crate::view::words::words;
use crate::view::{Setting, Words};

impl Show for Step {
    const ORDERED: bool = true;

    fn show(item: &Item<Self>, line: &mut Line, setting: &Setting) {
        let own = &item.detail;
        line.title = plain(&own.step, setting);
        line.actor = setting.actors(&own.actor);
        line.first_actor = own.actor.first().and_then(|first| setting.actors(std::slice::from_ref(first)));
        line.time = own.time.as_ref().map(|clock| in_words(clock, setting)).filter(|time| !time.is_empty());
        let back = own.return_to.as_ref();
        let back = back.map(|id| words![setting.word("kembali ke langkah ", "back to step "), mention(id)]);
        let otherwise: Vec<Words> = plain(&own.otherwise, setting).into_iter().chain(back).collect();
        if !otherwise.is_empty() {
            let otherwise = Words::join(otherwise, "; ");
            line.otherwise = Some(words![setting.word("Jika tidak: ", "Otherwise: "), otherwise]);
        }
        let label = if own.sop.as_ref().is_some_and(|sop| sop.starts_with("SOP")) { "" } else { "SOP" };
        detail(line, label, plain(&own.sop, setting));
        detail(line, setting.word("kuota", "quota"), plain(&own.quota, setting));
        line.figure = own.flowchart.as_ref().and_then(|chart| {
            let (path, data) = setting.picture(chart.file.as_ref()?)?;
            let (width, height) = setting.size(&path);
            Some(Figure { path, data, width, height, alt: setting.text(chart.alt.as_ref()?).into_plain() })
        });
    }

    fn returns_to(item: &Item<Self>) -> Option<&str> {
        item.detail.return_to.as_ref().map(|id| id.value.as_str())
    }
}
