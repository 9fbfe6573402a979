//! The office's steps take longer than the promise.

use super::{Rule, Subject};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::{Say, Text};
use crate::model::{Case, Clock, Duration, Holding, Item, Party, Placed, Said, Step, TimeUnit};
use crate::text;

pub const RULE: Rule = Rule {
    code: Code {
        name: "steps-exceed-time",
        basis: Basis::Contradiction,
        doc: Text {
            id: "Jumlah waktu langkah-langkah petugas tidak melebihi waktu yang dijanjikan. Yang dibandingkan hanya satuan sejenis: menit dengan jam, hari kerja dengan hari kerja, hari dengan hari.",
            en: "The times of the office's steps together do not exceed the time that is promised. Only units of one calendar are compared: minutes and hours, working days, or days.",
        },
    },
    wrong: include_str!("../../tests/cases/steps-exceed-time/minutes.yaml"),
    right: include_str!("../../tests/cases/steps-exceed-time/ok-applicant-and-parallel.yaml"),
    check,
};

fn check(subject: &Subject, diagnostics: &mut Diagnostics) {
    for case in &subject.applicants {
        let Some((promise, limit)) = promise(case) else { continue };
        let Some(steps) = case.get("procedure").and_then(Holding::item::<Step>) else { continue };
        // Steps of channels are ways beside each other, not one after the other.
        let apart = |item: &&Item<Step>| !item.common.channel.is_empty();
        if steps.walk().iter().any(apart) {
            continue;
        }
        let (allowed, calendar) = comparable(limit);
        let Some(sum) = longest(steps, calendar) else { continue };
        if sum > allowed {
            let (sum, unit) = match calendar {
                Calendar::Minutes => (sum, TimeUnit::Minute),
                Calendar::WorkingDays => (sum, TimeUnit::WorkingDay),
                Calendar::Days => (sum, TimeUnit::Day),
            };
            let total = Duration {
                at_least: None,
                at_most: u32::try_from(sum).unwrap_or(u32::MAX),
                unit,
                ceiling: false,
                since: None,
            };
            let title = text!(id: "langkah-langkahnya memerlukan {}, lebih lama dari yang dijanjikan", en: "the steps take {}, longer than promised", &total as &dyn Say);
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

/// The longest way through the steps; `None` if a step counts in another calendar.
fn longest(item: &Item<Step>, calendar: Calendar) -> Option<u64> {
    let own = item.detail.time.as_ref().map_or(Some(0), |clock| office_time(clock, calendar))?;
    let parts = item.items().iter().map(|item| longest(item, calendar)).collect::<Option<Vec<u64>>>()?;
    let all = item.group.as_ref().is_none_or(|group| group.kind == crate::model::GroupKind::All);
    let inside = if all { parts.iter().sum() } else { parts.iter().copied().max().unwrap_or(0) };
    Some(own + inside)
}

fn office_time(clock: &Item<Clock>, calendar: Calendar) -> Option<u64> {
    let applicant = clock.detail.party.as_ref().is_some_and(|party| party.value == Party::Applicant);
    let Some(duration) = clock.detail.at_most.as_ref().and_then(|said| said.value()).filter(|_| !applicant) else {
        return Some(0);
    };
    let (time, own) = comparable(duration);
    (own == calendar).then_some(time)
}
