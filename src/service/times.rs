//! How long a service takes: every limit that is promised, and the one answer to "how long?".

use std::collections::BTreeSet;

use super::columns::{CellValue, ColumnType, TableKind, TypedTable};
use super::scope::{Scope, rows_add_up};
use super::{Case, Holding, Service};
use crate::model::{Clock, Count, Detail, Duration, Item, Markdown, Party, Placed, Said, Table, TimeUnit, reference};
use crate::source::Span;

/// A limit of time.
#[derive(Clone, Debug)]
pub struct Limit<'a> {
    /// Where it stands.
    pub span: Span,
    /// How long at most; words if they follow no form.
    pub length: Length<'a>,
    /// For what, for whom and when.
    pub scope: Scope<'a>,
    /// The item that says it.
    pub item: &'a Item<Clock>,
    /// Whether the component itself says it, so that it is for the service as a whole.
    pub is_whole: bool,
}

impl Limit<'_> {
    /// The ids of the steps that it is for; none if it is for all.
    pub fn steps(&self) -> Vec<String> {
        self.item.detail.for_steps.iter().map(|step| reference(step)).collect()
    }
}

/// How long.
#[derive(Clone, Debug, PartialEq)]
pub enum Length<'a> {
    /// A length of time.
    Duration(Duration),
    /// Words.
    Unread(&'a str),
}

impl Length<'_> {
    /// The length, if it could be read.
    pub fn duration(&self) -> Option<&Duration> {
        match self {
            Length::Duration(duration) => Some(duration),
            Length::Unread(_) => None,
        }
    }
}

/// How long it takes, if it can be said in a word; what it says holds with certainty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TimeAnswer {
    /// So long at most, or between two lengths in one unit.
    Duration(Duration),
    /// The one or the other.
    Either([Duration; 2]),
    /// It cannot be said in a word.
    Unclear,
}

/// What a service promises in one case.
#[derive(Debug)]
pub struct Times<'a> {
    /// Every limit of the office; the time that an applicant takes is no promise.
    pub limits: Vec<Limit<'a>>,
    /// Free text that stands for a limit.
    pub told: Vec<&'a Placed<Markdown>>,
    /// Whether there are lower ends without an upper one, extensions, or tables that nobody can read.
    is_open: bool,
    /// Whether a table tells stages, whose times add up.
    is_staged: bool,
}

impl<'a> Times<'a> {
    /// The limits of a component. `variant`: the only variant that is looked at.
    pub fn new(component: &'a Item<Clock>, variant: Option<&str>) -> Self {
        let mut times = Times { limits: Vec::new(), told: Vec::new(), is_open: false, is_staged: false };
        times.collect(component, &Scope::default(), true);
        if let Some(variant) = variant {
            times.limits.retain(|limit| limit.scope.is_for(variant));
        }
        times
    }

    /// The limits of a case; nothing is said of a component that is not there or could not be read.
    pub fn of(case: &'a Case, variant: Option<&str>) -> Option<Self> {
        Some(Times::new(case.get("time").and_then(Holding::item::<Clock>)?, variant))
    }

    fn collect(&mut self, item: &'a Item<Clock>, around: &Scope<'a>, is_component: bool) {
        let clock = &item.detail;
        if clock.party.as_ref().is_some_and(|party| party.value == Party::Applicant) {
            return;
        }
        let scope = around.of_item(item);
        if let Some(most) = &clock.at_most {
            let least = clock.at_least.as_ref().and_then(|least| least.value.value());
            let length = match &most.value {
                Said::Value(most) => {
                    let range = least.and_then(|least| between(least, most));
                    Length::Duration(range.unwrap_or_else(|| most.clone()))
                }
                Said::Text(text) => Length::Unread(text),
            };
            self.limits.push(Limit { span: most.span, length, scope: scope.clone(), item, is_whole: is_component });
        }
        let is_leaf = item.group.is_none() && item.table.is_none() && clock.sort().is_none();
        let told = item.common.text.as_ref().filter(|_| is_leaf && clock.at_least.is_none());
        self.told.extend(told);
        let mut notes = item.common.notes.iter().filter_map(|note| note.text.as_ref());
        self.is_open |= clock.at_least.is_some() && clock.at_most.is_none() || !clock.extendable.is_empty();
        self.is_open |= notes.any(|note| names_length(&note.0));
        if let Some(table) = &item.table {
            self.cells(item, table, &scope);
        }
        item.items().iter().for_each(|item| self.collect(item, &scope, false));
    }

    /// The cells of a table, each with its row and its column.
    fn cells(&mut self, item: &'a Item<Clock>, table: &'a Table, around: &Scope<'a>) {
        let before = self.limits.len();
        // The rows of a table of stages add up, and so may several columns of times.
        let typed = TypedTable::new(table, TableKind::Times);
        let times = typed.columns.iter().filter(|column| matches!(column, ColumnType::Time(_))).count();
        self.is_staged |= times > 1 || rows_add_up(table);
        for (at, (row, values)) in table.rows.iter().zip(typed.rows).enumerate() {
            for (column, (cell, value)) in row.cells.iter().zip(values).enumerate().skip(1) {
                let length = match value {
                    CellValue::Duration(duration) => Length::Duration(duration),
                    CellValue::Unread => Length::Unread(cell),
                    CellValue::Text if names_length(cell) => {
                        self.is_open = true;
                        continue;
                    }
                    CellValue::Absent | CellValue::Text | CellValue::Amount(_) => continue,
                };
                let scope = around.of_cell(table, at, column);
                self.limits.push(Limit { span: cell.span, length, scope, item, is_whole: false });
            }
        }
        self.is_open |= self.limits.len() == before;
    }

    /// The limits that bind the steps of the office: those for named steps, and the one for the service as a whole.
    pub fn promises(&self) -> impl Iterator<Item = &Limit<'a>> {
        let named = self.limits.iter().filter(|limit| !limit.steps().is_empty());
        let is_plain = |limit: &&Limit| {
            limit.steps().is_empty() && limit.scope.labels.is_empty() && limit.scope.is_unconditional()
        };
        let plain: Vec<&Limit> = self.limits.iter().filter(is_plain).collect();
        let whole = if plain.len() == 1 { plain.first().copied() } else { None };
        named.chain(whole)
    }

    /// How long it takes.
    pub fn answer(&self) -> TimeAnswer {
        let sure = self.sure();
        let lengths: Option<Vec<&Duration>> = sure.iter().map(|limit| limit.length.duration()).collect();
        // Limits beside each other may be stages, whose times add up, unless each has its condition or its channel.
        let is_alone = |limit: &&Limit| {
            let scope = &limit.scope;
            scope.table.is_some() || scope.is_choice || !scope.is_unrestricted()
        };
        let labels: BTreeSet<&str> = sure
            .iter()
            .filter(|limit| limit.scope.table.is_none())
            .flat_map(|limit| &limit.scope.labels)
            .map(|it| it.as_str())
            .collect();
        let may_add_up = self.is_staged || sure.len() > 1 && !sure.iter().all(is_alone) || labels.len() > 1;
        let Some(lengths) = lengths.filter(|_| self.told.is_empty() && !may_add_up) else {
            return TimeAnswer::Unclear;
        };
        match (range(&lengths), lengths.as_slice()) {
            (Some(range), _) => TimeAnswer::Duration(range),
            (None, [one, other]) => TimeAnswer::Either([(*one).clone(), (*other).clone()]),
            (None, _) => TimeAnswer::Unclear,
        }
    }

    /// The limit for the service as a whole; else those that hold whatever the case; if all have a condition, all.
    fn sure(&self) -> Vec<&Limit<'a>> {
        if let Some(whole) = self.limits.iter().find(|limit| limit.is_whole && limit.steps().is_empty()) {
            return vec![whole];
        }
        let limits = || self.limits.iter().filter(|limit| limit.steps().is_empty());
        let sure: Vec<&Limit> = limits().filter(|limit| limit.scope.is_unconditional()).collect();
        if sure.is_empty() { limits().collect() } else { sure }
    }

    /// Whether it may take longer than the answer says.
    pub fn has_more(&self) -> bool {
        let sure = self.sure();
        let is_partial = matches!(sure.as_slice(), [only] if only.scope.is_partial());
        let others = self.limits.iter().filter(|limit| limit.steps().is_empty()).count() > sure.len();
        self.is_open
            || is_partial
            || others && !sure.iter().any(|limit| limit.is_whole)
            || self.is_longer_in_some_case(&sure)
    }

    /// Whether a limit beside one for the service as a whole may be longer than that.
    fn is_longer_in_some_case(&self, sure: &[&Limit]) -> bool {
        let [whole] = sure else { return false };
        let most = whole.length.duration().map_or(0.0, Duration::days);
        whole.is_whole
            && self.limits.iter().any(|limit| limit.length.duration().is_none_or(|other| other.days() > most))
    }

    /// What starts the clock, if there is but one.
    fn since(&self) -> Option<&'a str> {
        let [only] = self.limits.as_slice() else { return None };
        let own = only.item.detail.since.as_ref().map(|since| since.value.as_str());
        own.or(only.item.detail.at_most.as_ref()?.value.value()?.since.as_deref())
    }

    /// The shortest and the longest limit in days of the calendar; none if one of them could not be read.
    pub fn days(&self) -> Option<[f64; 2]> {
        let limits = self.limits.iter().filter(|limit| limit.steps().is_empty());
        let days = limits.map(|limit| Some(limit.length.duration()?.days()));
        let days: Vec<f64> = days.collect::<Option<_>>()?;
        let least = days.iter().copied().reduce(f64::min).filter(|_| self.told.is_empty() && !self.is_open)?;
        Some([least, days.into_iter().fold(least, f64::max)])
    }

    /// Whether all of it is done within a day, for certain.
    pub fn is_within_a_day(&self) -> bool {
        let short = |limit: &Limit| limit.length.duration().is_some_and(Duration::is_within_a_day);
        let is_told = !self.sure().is_empty() && self.told.is_empty() && !self.is_open && !self.is_staged;
        let is_partial = matches!(self.sure().as_slice(), [only] if only.scope.is_partial());
        is_told && !is_partial && self.limits.iter().all(short)
    }
}

impl Service<'_> {
    /// How long it takes, for all applicants together.
    pub fn time(&self) -> TimeAnswer {
        let of = |(variant, case): (Option<String>, &Case)| Some(Times::of(case, variant.as_deref())?.answer());
        let Some(answers) = self.met().map(of).collect::<Option<Vec<TimeAnswer>>>() else { return TimeAnswer::Unclear };
        if let [first, rest @ ..] = answers.as_slice()
            && rest.iter().all(|answer| answer == first)
        {
            return first.clone();
        }
        let lengths: Option<Vec<&Duration>> = answers
            .iter()
            .map(|answer| match answer {
                TimeAnswer::Duration(duration) => Some(duration),
                TimeAnswer::Either(_) | TimeAnswer::Unclear => None,
            })
            .collect();
        lengths.and_then(|lengths| range(&lengths)).map_or(TimeAnswer::Unclear, TimeAnswer::Duration)
    }

    /// What starts the clock, if it is the same for all applicants.
    pub fn time_since(&self) -> Option<&str> {
        let mut all = self.met().map(|(variant, case)| {
            let component = case.get("time").and_then(Holding::item::<Clock>)?;
            let own = component.detail.since.as_ref().map(|since| since.value.as_str());
            own.or_else(|| Times::new(component, variant.as_deref()).since())
        });
        let first = all.next()??;
        all.all(|since| since == Some(first)).then_some(first)
    }

    /// Whether it may take longer than [`Service::time`] says.
    pub fn time_has_more(&self) -> bool {
        self.times().any(|times| times.has_more())
    }

    /// Whether all of it is done within a day, for certain, whoever asks.
    pub fn is_done_within_a_day(&self) -> bool {
        let mut times = self.met().map(|(variant, case)| Times::of(case, variant.as_deref()));
        times.all(|times| times.is_some_and(|times| times.is_within_a_day()))
    }

    /// The shortest and the longest limit in days of the calendar; none if one of them could not be read.
    pub fn days(&self) -> Option<[f64; 2]> {
        let ends = self.met().map(|(variant, case)| Times::of(case, variant.as_deref())?.days());
        let join = |one: Option<[f64; 2]>, other: Option<[f64; 2]>| {
            let ([least, most], [from, to]) = (one?, other?);
            Some([least.min(from), most.max(to)])
        };
        ends.reduce(join).flatten()
    }

    fn times(&self) -> impl Iterator<Item = Times<'_>> {
        self.met().filter_map(|(variant, case)| Times::of(case, variant.as_deref()))
    }
}

/// Whether a text names a length of time, or says that it may take longer.
fn names_length(text: &str) -> bool {
    const LONGER: [&str; 6] = ["diperpanjang", "ditambah", "ditangguhkan", "ditunda", "lebih lama", "perpanjangan"];
    let is_length = TimeUnit::named_in(text) && text.contains(|letter: char| letter.is_ascii_digit());
    is_length || LONGER.iter().any(|word| text.to_lowercase().contains(word))
}

/// A length between two of one unit.
pub fn between(least: &Duration, most: &Duration) -> Option<Duration> {
    let is_plain = |duration: &Duration| duration.at_least.is_none() && duration.and.is_none();
    let is_range = is_plain(least) && is_plain(most) && least.unit == most.unit && least.at_most <= most.at_most;
    is_range.then(|| Duration { at_least: Some(least.at_most), ..most.clone() })
}

/// From the shortest to the longest of some lengths of one unit; of one length, that.
pub fn range(lengths: &[&Duration]) -> Option<Duration> {
    let (first, rest) = lengths.split_first()?;
    let bare = |duration: &Duration| Duration { ceiling: false, since: None, ..duration.clone() };
    if rest.iter().all(|other| bare(other) == bare(first)) {
        return Some(bare(first));
    }
    if lengths.iter().any(|length| length.unit != first.unit || length.and.is_some()) {
        return None;
    }
    let least: Count = lengths.iter().map(|length| length.at_least.unwrap_or(length.at_most)).min()?;
    let most: Count = lengths.iter().map(|length| length.at_most).max()?;
    let unit: TimeUnit = first.unit;
    Some(Duration { at_least: (least < most).then_some(least), ..Duration::new(most, unit) })
}
