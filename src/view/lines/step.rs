//! Steps as lines.

use super::Show;
use super::clock::in_words;
use super::names::mark;
use super::words::{detail, plain};
use crate::model::{Item, Step};
use crate::view::line::{Figure, Line};
use crate::view::{Setting, unmarked};

impl Show for Step {
    const ORDERED: bool = true;

    fn show(item: &Item<Self>, line: &mut Line, setting: &Setting) {
        let own = &item.detail;
        line.title = plain(&own.step, setting);
        line.actor = setting.actors(&own.actor);
        line.first_actor = own.actor.first().and_then(|first| setting.actors(std::slice::from_ref(first)));
        line.back = own.return_to.as_ref().map(|id| mark(id));
        line.time = own.time.as_ref().map(|clock| in_words(clock, setting)).filter(|time| !time.is_empty());
        let back = own
            .return_to
            .as_ref()
            .map(|id| format!("{} {}", setting.word("kembali ke langkah", "back to step"), mark(id)));
        let otherwise: Vec<String> = plain(&own.otherwise, setting).into_iter().chain(back).collect();
        if !otherwise.is_empty() {
            line.otherwise = Some(format!("{} {}", setting.word("Jika tidak:", "Otherwise:"), otherwise.join("; ")));
        }
        let label = if own.sop.as_ref().is_some_and(|sop| sop.starts_with("SOP")) { "" } else { "SOP" };
        detail(line, label, plain(&own.sop, setting));
        detail(line, setting.word("kuota", "quota"), plain(&own.quota, setting));
        line.figure = own.flowchart.as_ref().and_then(|chart| {
            let (path, data) = setting.picture(chart.file.as_ref()?)?;
            let (width, height) = setting.size(&path);
            Some(Figure { path, data, width, height, alt: unmarked(&setting.text(chart.alt.as_ref()?)) })
        });
    }
}
