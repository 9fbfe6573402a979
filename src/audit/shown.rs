//! The audit in words, as the templates of the page and of the paper see it. Units are put into words one by one, since
//! a page may tell of thousands of standards.

use std::borrow::Cow;

use jiff::civil::Date;
use serde::Serialize;

use super::report::{Cell, Component, Counts, Finding, Government, Mark, Point, RuleCount, Standard, Unit};
use super::todo::{self, Task};
use super::{Report, State, words};
use crate::locale::Language;
use crate::printable::inline;

/// A government.
#[derive(Serialize)]
pub struct ShownGovernment<'r> {
    /// Its place among the governments, from 1; a page names its parts by it.
    index: usize,
    name: &'r str,
    as_of: String,
    standards: usize,
    share: String,
    fulfilled: usize,
    asked: usize,
    findings: Counts,
    oldest_review: String,
    published: usize,
    changed: Option<String>,
    /// What is other than before, in sentences.
    news: Vec<String>,
    trend: Vec<ShownPoint>,
    /// That days of it are left out, if there are too many to be shown.
    thinned: Option<String>,
    components: Vec<ShownComponent<'r>>,
    rules: Vec<ShownRule<'r>>,
    units: Vec<UnitRow<'r>>,
    /// What gains most.
    tasks: Vec<ShownTask>,
    /// The findings that no unit has.
    own: Vec<ShownFinding<'r>>,
    /// How many of them are left out.
    more_own: usize,
}

/// A day of the history.
#[derive(Serialize)]
struct ShownPoint {
    day: String,
    share: String,
    per_cent: f64,
    /// How long after the first day, from 0 to 1.
    at: f64,
}

/// A component over all standards.
#[derive(Serialize)]
struct ShownComponent<'r> {
    title: &'r str,
    states: Vec<StateCount>,
}

/// In how many standards a component is in a state.
#[derive(Serialize)]
struct StateCount {
    state: State,
    word: &'static str,
    count: usize,
}

/// How often a rule found something.
#[derive(Serialize)]
struct ShownRule<'r> {
    rule: &'r str,
    /// For sorting: the worst first.
    rank: usize,
    severity: &'static str,
    basis: &'static str,
    count: usize,
    units: usize,
}

/// A unit in a line.
#[derive(Serialize)]
struct UnitRow<'r> {
    id: &'r str,
    name: &'r str,
    led_by: Option<&'r str>,
    standards: usize,
    fulfilled: usize,
    asked: usize,
    share: String,
    per_cent: f64,
    findings: Counts,
    /// For sorting: the day, or nothing.
    reviewed: &'r str,
    oldest_review: String,
    published: usize,
    reached: String,
    least: f64,
    ombudsman: Option<&'r str>,
    /// How many per cent of its standards have each component; none if it has no standards.
    heat: Vec<Option<u32>>,
}

/// A unit from near.
#[derive(Serialize)]
pub struct ShownUnit<'r> {
    #[serde(flatten)]
    row: UnitRow<'r>,
    estimate: Option<String>,
    survey: Option<String>,
    aspect: Option<&'r str>,
    rows: Vec<ShownStandard<'r>>,
    found: Vec<ShownFinding<'r>>,
    /// How many findings are left out.
    more: usize,
    marks: Vec<ShownMark<'r>>,
}

#[derive(Serialize)]
struct ShownStandard<'r> {
    name: &'r str,
    path: Cow<'r, str>,
    reviewed: String,
    published: String,
    cells: Vec<ShownCell>,
}

#[derive(Serialize)]
struct ShownCell {
    state: State,
    /// Where it is said: in the file of the standard, only the line.
    place: Option<String>,
    /// The first finding in it, the worst before others.
    found: Option<usize>,
}

#[derive(Serialize)]
struct ShownFinding<'r> {
    /// Its place among those of the government.
    at: usize,
    severity: String,
    is_new: bool,
    message: String,
    place: String,
    citation: Option<&'r str>,
    help: Option<String>,
}

#[derive(Serialize)]
struct ShownMark<'r> {
    number: &'r str,
    says: &'r str,
    weight: u32,
    marks: String,
    counted: String,
    evidence: Vec<String>,
    raise: Option<String>,
}

/// What is to be mended, and what that gains.
#[derive(Serialize)]
struct ShownTask {
    who: String,
    place: String,
    what: String,
    gain: String,
}

/// How many tasks stand in front.
const FIRST: usize = 8;

impl<'r> ShownGovernment<'r> {
    /// Puts a government into words, without its units from near.
    pub fn new(index: usize, government: &'r Government, report: &Report, language: Language) -> Self {
        let (parts, _) = todo::gains(government, language);
        let tasks = parts.iter().flat_map(|part| part.tasks.iter().map(|task| (part.who.as_str(), task)));
        let mut tasks: Vec<(&str, &Task)> = tasks.collect();
        tasks.sort_by_key(|(_, task)| std::cmp::Reverse(task.gain));
        let task = |(who, task): &(&str, &Task)| ShownTask {
            who: (*who).to_owned(),
            place: task.place.to_string(),
            what: words::quoted(&task.what),
            gain: task.gain_in_words(government, language),
        };
        ShownGovernment {
            index,
            name: &government.name,
            as_of: words::day(&report.as_of, language),
            standards: government.units.iter().map(|unit| unit.standards.len()).sum(),
            share: government.completeness.written(language),
            fulfilled: government.completeness.fulfilled,
            asked: government.completeness.asked,
            findings: government.findings,
            oldest_review: words::oldest_review(government.oldest_review.as_deref(), &report.as_of, language),
            published: government.published,
            changed: government
                .before
                .as_ref()
                .map(|before| words::changed(before, government.completeness.fulfilled, language)),
            news: words::news(government, language).iter().map(|line| words::quoted(line)).collect(),
            trend: trend(&government.trend, language),
            thinned: words::thinned(government.trend.len(), MOST_POINTS, language),
            components: government
                .components
                .iter()
                .map(|component| ShownComponent::new(component, language))
                .collect(),
            rules: government.rules.iter().map(|count| ShownRule::new(count, language)).collect(),
            units: (government.units.iter())
                .map(|unit| UnitRow::new(unit, government, &report.as_of, language))
                .collect(),
            tasks: tasks.iter().take(FIRST).map(task).collect(),
            own: (government.found.iter().enumerate())
                .filter(|(_, found)| found.unit.is_none())
                .map(|(at, found)| ShownFinding::new(at, found, language))
                .collect(),
            more_own: 0,
        }
    }

    /// Leaves out all findings that no unit has but the first.
    pub fn with_own(mut self, most: usize) -> Self {
        self.more_own = cut(&mut self.own, most);
        self
    }
}

/// How many days of the history are shown; a picture of more cannot be described in one text.
const MOST_POINTS: usize = 100;

/// Days of the history, as far apart from each other as can be: with the first and the last.
fn trend(points: &[Point], language: Language) -> Vec<ShownPoint> {
    let count = points.len().min(MOST_POINTS);
    let points: Vec<&Point> = (0..count).map(|at| &points[at * (points.len() - 1) / (count - 1).max(1)]).collect();
    let days: Vec<Option<Date>> = points.iter().map(|point| point.as_of.parse().ok()).collect();
    let since = |day: Option<Date>| Some(f64::from(day?.since(days.first().copied()??).ok()?.get_days()));
    let whole = days.last().and_then(|last| since(*last)).unwrap_or_default().max(1.0);
    let shown = |(point, day): (&&Point, &Option<Date>)| ShownPoint {
        day: words::day(&point.as_of, language),
        share: point.completeness.written(language),
        per_cent: point.completeness.per_cent().unwrap_or_default(),
        at: since(*day).unwrap_or_default() / whole,
    };
    points.iter().zip(&days).map(shown).collect()
}

impl<'r> ShownComponent<'r> {
    fn new(component: &'r Component, language: Language) -> Self {
        let shown = |state: State| StateCount {
            state,
            word: state.word().pick(language),
            count: component.states.get(&state).copied().unwrap_or_default(),
        };
        ShownComponent { title: &component.title, states: State::ALL.map(shown).into() }
    }
}

impl<'r> ShownRule<'r> {
    fn new(count: &'r RuleCount, language: Language) -> Self {
        ShownRule {
            rule: count.rule,
            rank: count.severity as usize,
            severity: count.severity.word(language),
            basis: words::basis(count.basis).pick(language),
            count: count.count,
            units: count.units,
        }
    }
}

impl<'r> UnitRow<'r> {
    fn new(unit: &'r Unit, government: &Government, as_of: &str, language: Language) -> Self {
        let standards = unit.standards.len();
        let has = |at: usize| unit.standards.iter().filter(|standard| standard.cells[at].state.is_fulfilled()).count();
        let per_cent = |at: usize| u32::try_from((has(at) * 100).checked_div(standards)?).ok();
        UnitRow {
            id: &unit.id,
            name: &unit.name,
            led_by: unit.led_by.as_deref(),
            standards,
            fulfilled: unit.completeness.fulfilled,
            asked: unit.completeness.asked,
            share: unit.completeness.written(language),
            per_cent: unit.completeness.per_cent().unwrap_or_default(),
            findings: unit.findings,
            reviewed: unit.oldest_review.as_deref().unwrap_or_default(),
            oldest_review: words::oldest_review(unit.oldest_review.as_deref(), as_of, language),
            published: unit.published,
            reached: words::reached(unit.aspect.as_ref(), language),
            least: unit.aspect.as_ref().map_or(0.0, |aspect| aspect.least),
            ombudsman: unit.ombudsman.as_ref().map(|estimate| estimate.letter.as_str()),
            heat: (0..government.components.len()).map(per_cent).collect(),
        }
    }
}

impl<'r> ShownUnit<'r> {
    /// Puts a unit of a government into words.
    pub fn new(unit: &'r Unit, government: &'r Government, as_of: &str, language: Language) -> Self {
        ShownUnit {
            row: UnitRow::new(unit, government, as_of, language),
            estimate: unit.ombudsman.as_ref().map(|estimate| words::estimated(estimate, language)),
            survey: unit.survey.as_ref().map(|index| words::survey(index, language)),
            aspect: unit.aspect.as_ref().map(|aspect| aspect.name.as_str()),
            rows: unit.standards.iter().map(|standard| ShownStandard::new(standard, government, language)).collect(),
            found: unit.found.iter().map(|at| ShownFinding::new(*at, &government.found[*at], language)).collect(),
            marks: unit.indicators.iter().map(|mark| ShownMark::new(mark, language)).collect(),
            more: 0,
        }
    }

    /// Leaves out all findings but the first.
    pub fn with_findings(mut self, most: usize) -> Self {
        self.more = cut(&mut self.found, most);
        self
    }
}

/// Leaves out what is behind the first, and tells how much that was.
fn cut<T>(list: &mut Vec<T>, most: usize) -> usize {
    let more = list.len().saturating_sub(most);
    list.truncate(most);
    more
}

impl<'r> ShownStandard<'r> {
    fn new(standard: &'r Standard, government: &Government, language: Language) -> Self {
        let cell = |cell: &Cell| ShownCell {
            state: cell.state,
            place: cell.place.as_ref().map(|place| match place.path == standard.path {
                true => format!(":{}", place.line),
                false => place.to_string(),
            }),
            found: cell.found.iter().copied().min_by_key(|at| government.found[*at].severity),
        };
        ShownStandard {
            name: &standard.name,
            path: inline(&standard.path),
            reviewed: words::day_or_unrecorded(standard.reviewed.as_deref(), language),
            published: words::published(standard.published, language),
            cells: standard.cells.iter().map(cell).collect(),
        }
    }
}

impl<'r> ShownFinding<'r> {
    fn new(at: usize, found: &'r Finding, language: Language) -> Self {
        ShownFinding {
            at,
            severity: match words::held(found, language) {
                Some(held) => format!("{}, {held}", found.severity.word(language)),
                None => found.severity.word(language).to_owned(),
            },
            is_new: found.is_new == Some(true),
            message: words::quoted(&found.message),
            place: found.place.to_string(),
            citation: found.citation.as_deref(),
            help: found.help.as_deref().map(words::quoted),
        }
    }
}

impl<'r> ShownMark<'r> {
    fn new(mark: &'r Mark, language: Language) -> Self {
        ShownMark {
            number: &mark.number,
            says: &mark.says,
            weight: mark.weight,
            marks: words::marks(mark, language),
            counted: words::counted(mark, language),
            evidence: mark.evidence.iter().map(ToString::to_string).collect(),
            raise: mark.raise.as_deref().map(words::quoted),
        }
    }
}
