//! What to do first: by who can mend it, the most gain for the least work first. A list of tasks in Markdown.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::report::{Cell, Finding, Government, Place, Report, Standard, Unit};
use super::{State, words};
use crate::diagnostic::Severity;
use crate::locale::{self, Language, Text};
use crate::text;
use crate::yaml::SYNTAX;

/// Something to be mended in one place.
struct Task {
    place: Place,
    /// What is wrong, and how it is mended.
    what: String,
    /// How many components are fulfilled then, over all standards that have them from there.
    gain: usize,
}

/// All tasks.
pub fn render(report: &Report, language: Language) -> String {
    report.governments.iter().map(|government| of_government(government, language)).collect::<Vec<_>>().join("\n")
}

fn of_government(government: &Government, language: Language) -> String {
    // By who mends it: a unit, by its place in the report, or the government, which comes first.
    let mut tasks: BTreeMap<Option<usize>, BTreeMap<(Place, &str), Task>> = BTreeMap::new();
    for (at, unit) in government.units.iter().enumerate() {
        for standard in &unit.standards {
            for cell in standard.cells.iter().filter(|cell| !cell.state.is_fulfilled()) {
                let place = cell.place.clone().unwrap_or_else(|| Place { path: standard.path.clone(), line: 1 });
                let own = place.path == standard.path || place.path.contains(&format!("/{}/", unit.id));
                // Where the file itself cannot be read, that is one task for all that it may say.
                let is_broken = cell.state == State::Wrong && cell.place.is_none();
                let what = || match is_broken {
                    true => broken(unit, standard, government),
                    false => what(cell, government, language),
                };
                let task = || Task { place: place.clone(), what: what(), gain: 0 };
                let component = if is_broken { "" } else { cell.component };
                let of = tasks.entry(own.then_some(at)).or_default();
                of.entry((place.clone(), component)).or_insert_with(task).gain += 1;
            }
        }
    }
    let mut parts = Vec::new();
    if let Some(shared) = tasks.remove(&None) {
        parts.push(part(&government.name, shared.into_values().collect(), government, Vec::new(), language));
    }
    let of_unit = |(at, unit): (usize, &Unit)| {
        let own = tasks.remove(&Some(at)).unwrap_or_default().into_values().collect();
        part(&unit.name, own, government, raises(unit, language), language)
    };
    parts.extend(government.units.iter().enumerate().map(of_unit));
    parts.join("\n")
}

/// What is wrong with a component, and how it is mended.
fn what(cell: &Cell, government: &Government, language: Language) -> String {
    let spec = government.components.iter().find(|component| component.id == cell.component);
    let title = spec.map_or(cell.component, |component| component.title.as_str());
    let said = errors(cell.found.iter().map(|at| &government.found[*at]));
    format!("{title}: {}", if said.is_empty() { cell.state.word().pick(language) } else { &said })
}

/// Why a file cannot be read.
fn broken(unit: &Unit, standard: &Standard, government: &Government) -> String {
    let is_own = |found: &&Finding| {
        found.unit.as_ref() == Some(&unit.id)
            && found.standard.as_ref() == Some(&standard.id)
            && found.rule == SYNTAX.name
    };
    errors(government.found.iter().filter(is_own))
}

fn errors<'f>(found: impl Iterator<Item = &'f Finding>) -> String {
    let said = |found: &Finding| match &found.help {
        Some(help) => format!("{} → {help}", found.message),
        None => found.message.clone(),
    };
    found.filter(|found| found.severity == Severity::Error).map(said).collect::<Vec<_>>().join("; ")
}

/// What would raise the indicators, with the marks that it surely gives: none where no mark is known.
fn raises(unit: &Unit, language: Language) -> Vec<String> {
    let mut raises: Vec<(u32, String)> = Vec::new();
    for mark in &unit.indicators {
        let Some(raise) = &mark.raise else { continue };
        let gain = mark.marks.map_or(0, |[_, most]| mark.weight * (5 - most));
        let told = match gain {
            0 => words::UNKNOWN.pick(language).to_owned(),
            gain => format!("+{}", locale::decimal(f64::from(gain) / 100.0, 2, language)),
        };
        raises.push((gain, format!("- [ ] PEKPPP {} ({told}): {raise}", mark.number)));
    }
    raises.sort_by_key(|(gain, _)| Reverse(*gain));
    raises.into_iter().map(|(_, line)| line).collect()
}

fn part(who: &str, mut tasks: Vec<Task>, government: &Government, raises: Vec<String>, language: Language) -> String {
    tasks.sort_by_key(|task| Reverse(task.gain));
    let line = |task: &Task| {
        let points = task.gain as f64 * 100.0 / government.completeness.asked.max(1) as f64;
        let gain = text!(
            id: "+{} poin, {} komponen", en: "+{} points, {} component(s)", locale::decimal(points, 2, language), task.gain
        );
        format!("- [ ] {}:{} ({}): {}", task.place.path, task.place.line, gain.get(language), task.what)
    };
    let mut lines: Vec<String> = tasks.iter().map(line).collect();
    lines.extend(raises);
    if lines.is_empty() {
        lines.push(Text { id: "Tidak ada.", en: "Nothing." }.pick(language).to_owned());
    }
    format!("## {who}\n\n{}\n", lines.join("\n"))
}
