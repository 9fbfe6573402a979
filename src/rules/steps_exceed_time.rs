//! The office's steps take longer than the promise.

use std::collections::BTreeSet;

use super::{Check, Rule};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::{Say, Text};
use crate::model::{Clock, Duration, GroupKind, Item, Party, Placed, Said, Step, TimeUnit, reference};
use crate::service::{Case, Holding, Service};
use crate::text;

pub const RULE: Rule = Rule {
    code: Code::new(
        "steps-exceed-time",
        Basis::Contradiction,
        Text {
            id: "Jumlah waktu langkah-langkah petugas tidak melebihi waktu yang dijanjikan. Setiap kanal dihitung sendiri. Untuk membandingkan satuan yang berlainan, satu hari kerja dianggap paling sedikit lima jam.",
            en: "The times of the office's steps together do not exceed the time that is promised. Each channel is counted by itself. To compare different units, a working day is taken as at least five hours.",
        },
    ),
    wrong: include_str!("../../tests/cases/steps-exceed-time/minutes.yaml"),
    right: include_str!("../../tests/cases/steps-exceed-time/ok-applicant-and-parallel.yaml"),
    check: Check::Standard(check),
};

fn check(service: &Service, diagnostics: &mut Diagnostics) {
    for case in service.applicants() {
        let Some((promise, limit)) = promise(case) else { continue };
        let Some(steps) = case.get("procedure").and_then(Holding::item::<Step>) else { continue };
        let (allowed, calendar) = comparable(limit);
        // Channels are ways beside each other, not one after the other; what is for none of them is on every way.
        let channels: BTreeSet<String> =
            steps.walk().iter().flat_map(|item| &item.common.channel).map(|channel| reference(channel)).collect();
        let ways: Vec<Option<&String>> =
            if channels.is_empty() { vec![None] } else { channels.iter().map(Some).collect() };
        let Some(longest) = ways.into_iter().map(|channel| longest(steps, calendar, channel)).max() else { continue };
        if longest.time > allowed {
            let unit = match calendar {
                Calendar::Minutes => TimeUnit::Minute,
                Calendar::WorkingDays => TimeUnit::WorkingDay,
                Calendar::Days => TimeUnit::Day,
            };
            let at_most = u32::try_from(longest.time).unwrap_or(u32::MAX);
            let total = Duration { at_least: None, at_most, unit, ceiling: false, since: None };
            let least = match longest.mixed {
                true => Text { id: "paling sedikit ", en: "at least " },
                false => Text { id: "", en: "" },
            };
            let title = text!(
                id: "langkah-langkahnya memerlukan {}{}, lebih lama dari yang dijanjikan",
                en: "the steps take {}{}, longer than promised", least, &total as &dyn Say
            );
            diagnostics.push(
                Diagnostic::error(&RULE.code, promise.span, title)
                    .label(text!(id: "dijanjikan {}", en: "{} promised", limit as &dyn Say))
                    .related(case["procedure"].span, text!(id: "langkah-langkahnya di sini", en: "the steps are here"))
                    .help(text!(id: "sesuaikan waktu langkah atau janji waktunya", en: "adjust the times of the steps or the promise")),
            );
        }
    }
}

/// The one limit that holds for the whole service.
fn promise(case: &Case) -> Option<(&Placed<Said<Duration>>, &Duration)> {
    let clocks = case.get("time")?.item::<Clock>()?;
    let own = clocks.detail.at_most.as_ref();
    let limit = match (own, clocks.items()) {
        (Some(own), _) => own,
        (None, [only]) if only.common.about.is_none() && only.common.condition.is_none() => {
            only.detail.at_most.as_ref()?
        }
        _ => return None,
    };
    Some((limit, limit.value()?))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Calendar {
    Minutes,
    WorkingDays,
    Days,
}

fn comparable(duration: &Duration) -> (u64, Calendar) {
    let at_most = u64::from(duration.at_most);
    match duration.unit {
        TimeUnit::Minute => (at_most, Calendar::Minutes),
        TimeUnit::Hour => (at_most * 60, Calendar::Minutes),
        TimeUnit::WorkingDay => (at_most, Calendar::WorkingDays),
        TimeUnit::Day => (at_most, Calendar::Days),
        TimeUnit::Week => (at_most * 7, Calendar::Days),
        TimeUnit::Month => (at_most * 30, Calendar::Days),
        TimeUnit::Year => (at_most * 365, Calendar::Days),
    }
}

/// What some steps take in the calendar of the promise.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Taken {
    time: u64,
    /// Some of them count in another calendar, and the time is the least that all can take.
    mixed: bool,
}

impl std::iter::Sum for Taken {
    fn sum<I: Iterator<Item = Taken>>(all: I) -> Taken {
        all.fold(Taken::default(), |sum, one| Taken { time: sum.time + one.time, mixed: sum.mixed | one.mixed })
    }
}

/// The longest way through the steps, by a channel if there are channels.
fn longest(item: &Item<Step>, calendar: Calendar, channel: Option<&String>) -> Taken {
    let only = &item.common.channel;
    if channel.is_some_and(|channel| !only.is_empty() && !only.iter().any(|own| reference(own) == *channel)) {
        return Taken::default();
    }
    let own = item.detail.time.as_ref().map_or(Taken::default(), |clock| office_time(clock, calendar));
    let parts = item.items().iter().map(|item| longest(item, calendar, channel));
    let all = item.group.as_ref().is_none_or(|group| group.kind == GroupKind::All);
    let inside = if all { parts.sum() } else { parts.max().unwrap_or_default() };
    [own, inside].into_iter().sum()
}

fn office_time(clock: &Item<Clock>, calendar: Calendar) -> Taken {
    let applicant = clock.detail.party.as_ref().is_some_and(|party| party.value == Party::Applicant);
    let Some(duration) = clock.detail.at_most.as_ref().and_then(|said| said.value()).filter(|_| !applicant) else {
        return Taken::default();
    };
    let (time, own) = comparable(duration);
    Taken { time: least(time, own, calendar), mixed: own != calendar }
}

/// The least that a time of one calendar is in another. A day of work has five hours at the least; how many days off
/// lie between days of work is not known.
fn least(time: u64, own: Calendar, other: Calendar) -> u64 {
    match (own, other) {
        (Calendar::Minutes, Calendar::Minutes)
        | (Calendar::WorkingDays, Calendar::WorkingDays)
        | (Calendar::Days | Calendar::WorkingDays, Calendar::Days) => time,
        (Calendar::Days | Calendar::WorkingDays, Calendar::Minutes) => time * 5 * 60,
        (Calendar::Minutes, Calendar::Days) => time / (24 * 60),
        (Calendar::Minutes | Calendar::Days, Calendar::WorkingDays) => 0,
    }
}
