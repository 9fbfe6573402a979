//! Clocks as lines.

use super::words::{detail, plain};
use super::{Show, common, condition};
use crate::locale::Say;
use crate::model;
use crate::model::{Clock, Item, Said};
use crate::service::{self, TableKind};
use crate::view::Setting;
use crate::view::line::Line;

impl Show for Clock {
    fn show(item: &Item<Self>, line: &mut Line, setting: &Setting) {
        let own = &item.detail;
        let w = |id, en| setting.word(id, en);
        line.title = match (&own.at_least, &own.at_most) {
            (Some(least), Some(most)) => Some(between(least, most, setting)),
            (Some(least), None) => Some(format!("{} {}", w("paling cepat", "at least"), limit(least, setting))),
            (None, most) => most.as_ref().map(|most| limit(most, setting)),
        };
        detail(line, w("sejak", "since"), plain(&own.since, setting));
        let excluded: Vec<String> = own.excluding.iter().map(|text| setting.text(text)).collect();
        detail(line, w("tidak termasuk", "not counting"), setting.list(&excluded));
        for extension in &own.extendable {
            let most = extension.at_most.as_ref().map(|most| limit(most, setting));
            let text = most.or(extension.text.as_ref().map(|text| setting.text(&text.0))).unwrap_or_default();
            let when =
                condition(extension.condition.as_ref(), setting).map(|when| format!(" {when}")).unwrap_or_default();
            line.details.push(format!("{} {text}{when}", w("dapat diperpanjang", "can be extended by")));
        }
        if own.party.as_ref().is_some_and(|party| party.value == model::Party::Applicant) {
            line.details.push(w("waktu pemohon", "time of the applicant").to_owned());
        }
    }

    const TABLE: TableKind = TableKind::Times;
}

/// A clock in one phrase, with all that it holds.
pub(super) fn in_words(clock: &Item<Clock>, setting: &Setting) -> String {
    let mut line = common(&clock.common, setting);
    Clock::show(clock, &mut line, setting);
    let text = line.text.map(|text| text.plain());
    let notes = line.notes.iter().map(|note| note.text.plain());
    let label = line.label.map(|label| format!("{label}: ")).unwrap_or_default();
    let says = line.title.into_iter().chain(text).chain(line.condition).chain(line.details).chain(notes);
    let own = says.collect::<Vec<_>>().join(", ");
    let own = Some(own).filter(|own| !own.is_empty()).map(|own| label + &own);
    let inner = clock.items().iter().map(|item| in_words(item, setting));
    own.into_iter().chain(inner).collect::<Vec<_>>().join("; ")
}

/// A clock is a ceiling, said or not.
pub(super) fn limit(said: &Said<model::Duration>, setting: &Setting) -> String {
    match said {
        Said::Value(duration) => length(duration, setting),
        Said::Text(text) => setting.text(text),
    }
}

/// A length of time with what starts it, without the words for a ceiling.
pub(in crate::view) fn length(duration: &model::Duration, setting: &Setting) -> String {
    let length = model::Duration { ceiling: false, since: None, ..duration.clone() }.say(setting.language);
    match &duration.since {
        Some(since) => format!("{length} {} {}", setting.word("sejak", "since"), setting.text(since)),
        None => length,
    }
}

/// `3 s.d. 5 hari kerja`, or both in full if they cannot be told as one range.
pub(super) fn between(least: &Said<model::Duration>, most: &Said<model::Duration>, setting: &Setting) -> String {
    match least.value().zip(most.value()).and_then(|(least, most)| service::between(least, most)) {
        Some(range) => length(&range, setting),
        None => format!("{} {} {}", limit(least, setting), setting.word("s.d.", "to"), limit(most, setting)),
    }
}
