//! The ways through the steps of a procedure, and how long the longest of them takes.

use std::collections::BTreeSet;

use super::{Case, Holding};
use crate::model::{Clock, Count, Duration, GroupKind, Item, Party, Step, TimeUnit, reference};

/// What the steps of the office take on the longest way.
#[derive(Clone, Debug, PartialEq)]
pub struct LongestWay {
    /// How long it takes, in the unit of what it is compared with.
    pub length: Duration,
    /// Whether some steps are told in a unit that cannot be compared; then it takes at least so long.
    pub is_least: bool,
    /// Whether it is longer than what it is compared with.
    pub is_longer: bool,
}

/// The longest way through the steps of a case, to be compared with a promise. `only`: the steps that the promise is
/// for; all of them if there are none. None if the case has no steps.
///
/// Of alternatives and of what is done side by side the longest counts. Channels are ways beside each other; a step for
/// none of them is on every way. What an applicant does does not count.
pub fn longest_way(case: &Case, promise: &Duration, only: &[String]) -> Option<LongestWay> {
    let steps = case.get("procedure").and_then(Holding::item::<Step>)?;
    let (allowed, calendar) = comparable(promise);
    let channels: BTreeSet<String> =
        steps.walk().iter().flat_map(|item| &item.common.channel).map(|channel| reference(channel)).collect();
    let ways: Vec<Option<&String>> = if channels.is_empty() { vec![None] } else { channels.iter().map(Some).collect() };
    let taken = |channel: Option<&String>| {
        let way = Way { calendar, channel, only };
        way.taken(steps, only.is_empty())
    };
    let longest = ways.into_iter().map(taken).reduce(Taken::longer)?;
    let unit = match calendar {
        Calendar::Minutes => TimeUnit::Minute,
        Calendar::WorkingDays => TimeUnit::WorkingDay,
        Calendar::Days => TimeUnit::Day,
    };
    Some(LongestWay {
        length: Duration::new(Count::rounded(longest.time), unit),
        is_least: longest.mixed,
        // Parts of a second are the dust of computing with decimals.
        is_longer: longest.time > allowed + 0.001,
    })
}

/// What a length of time is counted in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Calendar {
    Minutes,
    WorkingDays,
    Days,
}

fn comparable(duration: &Duration) -> (f64, Calendar) {
    match (duration.minutes(), duration.unit) {
        (Some(minutes), _) => (minutes, Calendar::Minutes),
        // Hours beside days of work are told in no calendar; the next day is surely enough for them.
        (None, TimeUnit::WorkingDay) => {
            let more = if duration.and.is_some() { 1.0 } else { 0.0 };
            (duration.at_most.number() + more, Calendar::WorkingDays)
        }
        (None, _) => (duration.days(), Calendar::Days),
    }
}

/// What some steps take in the calendar of the promise.
#[derive(Clone, Copy, Default)]
struct Taken {
    time: f64,
    /// Some of them count in another calendar, and the time is the least that all can take.
    mixed: bool,
}

impl Taken {
    fn plus(self, other: Taken) -> Taken {
        Taken { time: self.time + other.time, mixed: self.mixed | other.mixed }
    }

    fn longer(self, other: Taken) -> Taken {
        if other.time > self.time { other } else { self }
    }
}

/// One way through the steps.
struct Way<'a> {
    calendar: Calendar,
    channel: Option<&'a String>,
    only: &'a [String],
}

impl Way<'_> {
    fn taken(&self, item: &Item<Step>, counts: bool) -> Taken {
        let channels = &item.common.channel;
        let elsewhere =
            |channel: &String| !channels.is_empty() && !channels.iter().any(|own| reference(own) == *channel);
        if self.channel.is_some_and(elsewhere) {
            return Taken::default();
        }
        let id = item.common.id.as_ref().map(|id| reference(id));
        let counts = counts || id.is_some_and(|id| self.only.contains(&id));
        let own = item.detail.time.as_ref().filter(|_| counts).map_or(Taken::default(), |clock| self.of_office(clock));
        let parts = item.items().iter().map(|item| self.taken(item, counts));
        let in_order = item.group.as_ref().is_none_or(|group| group.kind == GroupKind::All);
        let inside = if in_order { parts.reduce(Taken::plus) } else { parts.reduce(Taken::longer) };
        own.plus(inside.unwrap_or_default())
    }

    fn of_office(&self, clock: &Item<Clock>) -> Taken {
        let is_applicants = clock.detail.party.as_ref().is_some_and(|party| party.value == Party::Applicant);
        let length = clock.detail.at_most.as_ref().and_then(|said| said.value());
        let Some(duration) = length.filter(|_| !is_applicants) else { return Taken::default() };
        let (time, own) = comparable(duration);
        Taken { time: least(time, own, self.calendar), mixed: own != self.calendar }
    }
}

/// The least that a time of one calendar is in another. A day of work has five hours at the least; how many days off
/// lie between days of work is not known.
fn least(time: f64, own: Calendar, other: Calendar) -> f64 {
    match (own, other) {
        (Calendar::Minutes, Calendar::Minutes)
        | (Calendar::WorkingDays, Calendar::WorkingDays)
        | (Calendar::Days | Calendar::WorkingDays, Calendar::Days) => time,
        (Calendar::Days | Calendar::WorkingDays, Calendar::Minutes) => time * 5.0 * 60.0,
        (Calendar::Minutes, Calendar::Days) => (time / (24.0 * 60.0)).floor(),
        (Calendar::Minutes | Calendar::Days, Calendar::WorkingDays) => 0.0,
    }
}
