//! What to do first: by who can mend it, the most gain for the least work first. A list of tasks in Markdown.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::report::{Cell, Finding, Government, Mark, Place, Report, Standard, Unit};
use super::words;
use crate::audit::State;
use crate::diagnostic::Severity;
use crate::locale::{self, Language, Text};
use crate::text;
use crate::yaml::SYNTAX;

/// The tasks of a unit, or of the government in the files that all units share.
pub struct Part<'r> {
    /// Who mends them: `Kecamatan Contoh (Camat)`.
    pub who: String,
    /// The tasks.
    pub tasks: Vec<Task>,
    unit: Option<&'r Unit>,
}

/// Something to be mended in one place.
pub struct Task {
    /// Where.
    pub place: Place,
    /// What is wrong, and how it is mended.
    pub what: String,
    /// How many components are fulfilled then, over all standards that have them from there.
    pub gain: usize,
    /// Whether nothing is published until it is mended.
    is_error: bool,
    /// Whether `check --fix` does it.
    is_fixable: bool,
}

const NOTHING: Text<&str> = Text { id: "Tidak ada.", en: "Nothing." };

/// All tasks as a list that can be ticked off.
pub fn render(report: &Report, language: Language) -> String {
    let of_government = |government: &Government| {
        let (parts, told) = gains(government, language);
        let written = |mut part: Part| {
            part.add_rest(&told, government);
            (part.unit.is_some() || !part.tasks.is_empty()).then(|| part.written(government, language))
        };
        let mut written: Vec<String> = parts.into_iter().filter_map(written).collect();
        if written.is_empty() {
            written.push(format!("{}\n", NOTHING.pick(language)));
        }
        if report.governments.len() > 1 {
            written.insert(0, format!("# {}\n", plain(&government.name)));
        }
        written.join("\n")
    };
    report.governments.iter().map(of_government).collect::<Vec<_>>().join("\n")
}

/// The tasks that gain a component: in the government's own file first, then those of each unit, the worst first; and the
/// findings that they tell.
pub fn gains(government: &Government, language: Language) -> (Vec<Part<'_>>, BTreeSet<usize>) {
    let mut shared: BTreeMap<(Place, &str), Task> = BTreeMap::new();
    let mut told: BTreeSet<usize> = BTreeSet::new();
    let mut of_units: Vec<Vec<Task>> = Vec::new();
    for unit in &government.units {
        let mut own: BTreeMap<(Place, &str), Task> = BTreeMap::new();
        for standard in &unit.standards {
            for cell in standard.cells.iter().filter(|cell| !cell.state.is_fulfilled()) {
                // Where the file itself cannot be read, that is one task for all that it may say.
                let errors = errors(&cell.found, government);
                let is_broken = cell.state == State::Wrong && errors.is_empty();
                let errors = match is_broken {
                    true => broken(unit, standard, government),
                    // In a draft what is missing is a warning.
                    false if errors.is_empty() => cell.found.clone(),
                    false => errors,
                };
                let (place, is_own) = match (errors.first().map(|at| &government.found[*at]), &cell.place) {
                    (Some(found), _) => (found.place.clone(), found.unit.as_ref() == Some(&unit.id)),
                    (None, Some(place)) => (place.clone(), !cell.is_shared),
                    (None, None) => (Place { path: standard.path.clone(), line: 1 }, true),
                };
                // So is what one finding says of several components.
                let is_several = errors.iter().any(|at| government.found[*at].components.len() > 1);
                let alone = Some(cell).filter(|_| !is_broken && !is_several);
                let task = || Task {
                    place: place.clone(),
                    what: what(alone, &errors, government, language),
                    gain: 0,
                    is_error: true,
                    is_fixable: !errors.is_empty() && errors.iter().all(|at| government.found[*at].fixable),
                };
                let component = alone.map_or("", |cell| cell.component);
                let tasks = if is_own { &mut own } else { &mut shared };
                tasks.entry((place.clone(), component)).or_insert_with(task).gain += 1;
                told.extend(errors);
            }
        }
        of_units.push(own.into_values().collect());
    }
    let mut parts = vec![Part { who: government.name.clone(), tasks: shared.into_values().collect(), unit: None }];
    for (unit, own) in government.units.iter().zip(of_units) {
        let who = match &unit.led_by {
            Some(position) if position.contains(&unit.name) => position.clone(),
            Some(position) if !unit.name.contains(position.as_str()) => format!("{} ({position})", unit.name),
            _ => unit.name.clone(),
        };
        parts.push(Part { who, tasks: own, unit: Some(unit) });
    }
    (parts, told)
}

/// What is wrong with a component, or with a file, and how it is mended.
fn what(cell: Option<&Cell>, errors: &[usize], government: &Government, language: Language) -> String {
    let errors: Vec<String> = errors.iter().map(|at| said(&government.found[*at])).collect();
    let Some(cell) = cell else { return errors.join("; ") };
    let spec = government.components.iter().find(|component| component.id == cell.component);
    let title = spec.map_or(cell.component, |component| component.title.as_str());
    let state = [cell.state.word().pick(language).to_owned()];
    format!("{title}: {}", if errors.is_empty() { &state[..] } else { &errors }.join("; "))
}

/// Those of some findings that are errors.
fn errors(found: &[usize], government: &Government) -> Vec<usize> {
    found.iter().copied().filter(|at| government.found[*at].severity == Severity::Error).collect()
}

/// Why a file cannot be read.
fn broken(unit: &Unit, standard: &Standard, government: &Government) -> Vec<usize> {
    let is_own = |at: &usize| government.found[*at].standard.as_ref() == Some(&standard.id);
    let own = errors(&unit.found.iter().copied().filter(is_own).collect::<Vec<_>>(), government);
    let (syntax, other): (Vec<usize>, Vec<usize>) =
        own.into_iter().partition(|at| government.found[*at].rule == SYNTAX.name);
    if syntax.is_empty() { other } else { syntax }
}

fn said(found: &Finding) -> String {
    match &found.help {
        Some(help) => format!("{} → {help}", found.message),
        None => found.message.clone(),
    }
}

impl Task {
    /// `+1,19 poin, 1 komponen`.
    pub fn gain_in_words(&self, government: &Government, language: Language) -> String {
        let points = self.gain as f64 * 100.0 / government.completeness.asked.max(1) as f64;
        let gain = text!(
            id: "+{} poin, {} komponen", en: "+{} points, {} component(s)", locale::decimal(points, 2, language), self.gain
        );
        gain.get(language).to_owned()
    }
}

impl<'r> Part<'r> {
    /// Adds what gains no component, but is worth mending all the same; what an indicator asks for is told with it.
    fn add_rest(&mut self, told: &BTreeSet<usize>, government: &Government) {
        let unit = self.unit;
        let is_raised = |found: &Finding| {
            let asks = |mark: &Mark| mark.raise.is_some() && found.indicator == Some(mark.number.as_str());
            unit.is_some_and(|unit| unit.indicators.iter().any(asks))
        };
        let of_none = || (0..government.found.len()).filter(|at| government.found[*at].unit.is_none()).collect();
        let found: Vec<usize> = unit.map_or_else(of_none, |unit| unit.found.clone());
        let found = found.iter().filter(|at| !told.contains(at)).map(|at| &government.found[*at]);
        self.tasks.extend(found.filter(|found| !is_raised(found)).map(|found| Task {
            place: found.place.clone(),
            what: said(found),
            gain: 0,
            is_error: found.severity == Severity::Error,
            is_fixable: found.fixable,
        }));
        // Of two that gain the same, what the program does by itself is less work.
        self.tasks.sort_by_key(|task| (Reverse(task.gain), !task.is_error, !task.is_fixable));
    }

    fn written(&self, government: &Government, language: Language) -> String {
        let line = |task: &Task| {
            let mut about = Vec::new();
            if task.gain > 0 {
                about.push(task.gain_in_words(government, language));
            }
            if task.is_fixable {
                about.push("`maklumat check --fix`".to_owned());
            }
            let about = if about.is_empty() { String::new() } else { format!(" ({})", about.join("; ")) };
            format!("- [ ] {}{about}: {}", task.place, plain(&task.what))
        };
        let (urgent, rest): (Vec<&Task>, Vec<&Task>) = self.tasks.iter().partition(|task| task.is_error);
        let mut lines: Vec<String> = urgent.into_iter().map(line).collect();
        lines.extend(self.unit.into_iter().flat_map(|unit| raises(unit, government, language)));
        lines.extend(rest.into_iter().map(line));
        if lines.is_empty() {
            lines.push(NOTHING.pick(language).to_owned());
        }
        format!("## {}\n\n{}\n", plain(&self.who), lines.join("\n"))
    }
}

/// A text that makes no link and no tag in Markdown.
fn plain(text: &str) -> String {
    text.replace('<', "\\<").replace('[', "\\[")
}

/// What would raise the indicators, with the marks that it surely gives: none where no mark is known. Beside each stands
/// where rules found it wanting.
fn raises(unit: &Unit, government: &Government, language: Language) -> Vec<String> {
    let mut raises: Vec<(u32, String)> = Vec::new();
    for mark in &unit.indicators {
        let Some(raise) = &mark.raise else { continue };
        let gain = mark.marks.map_or(0, |[_, most]| mark.weight * (5 - most));
        let told = match gain {
            0 => words::UNKNOWN.pick(language).to_owned(),
            gain => format!("+{}", locale::decimal(f64::from(gain) / 100.0, 2, language)),
        };
        let found = unit.found.iter().map(|at| &government.found[*at]);
        let places = found.filter(|found| found.indicator == Some(mark.number.as_str()));
        let mut places: Vec<String> = places.map(|found| found.place.to_string()).collect();
        places.dedup();
        let places = if places.is_empty() { String::new() } else { format!(" ({})", places.join(", ")) };
        raises.push((gain, format!("- [ ] PEKPPP {} ({told}): {raise}{places}", mark.number)));
    }
    raises.sort_by_key(|(gain, _)| Reverse(*gain));
    raises.into_iter().map(|(_, line)| line).collect()
}
