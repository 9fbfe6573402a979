//! Flow charts of a procedure: its steps in the lanes of those who act, with branches and returns.

use serde::Serialize;

use super::line::{Group, Line, Section};
use super::words::words;
use super::{Rich, Setting, Words};
use crate::model::Variant;

/// One chart: steps that are counted together.
#[derive(Debug, Serialize)]
pub struct Chart {
    /// What it holds for, if the procedure has several charts.
    title: Option<Words>,
    /// The ids of the variants it holds for; none if it is for all.
    variants: Vec<String>,
    /// Who acts, from left to right in the order in which they first act.
    lanes: Vec<Words>,
    steps: Vec<ChartStep>,
    returns: Vec<Return>,
    /// How many lines run beside each other back up.
    tracks: usize,
}

/// A step: one row of a chart.
#[derive(Debug, Serialize)]
struct ChartStep {
    number: usize,
    lane: usize,
    /// The lane of the next step.
    next: Option<usize>,
    /// The stage that begins with it.
    stage: Option<Words>,
    text: Words,
    condition: Option<Words>,
    time: Option<Words>,
    /// What happens if the step fails.
    otherwise: Option<Words>,
    /// How the branches belong together, `one_of` or `parallel`, and what each does.
    split: Option<&'static str>,
    branches: Vec<Branch>,
}

/// One way to take a step.
#[derive(Debug, Serialize)]
struct Branch {
    /// Of one of several ways to take the step: `a`, `b`.
    letter: Option<char>,
    /// The condition or the channel under which it is taken.
    condition: Option<Words>,
    text: Words,
}

/// A line back to an earlier step.
#[derive(Debug, Serialize)]
struct Return {
    /// The row that it comes from.
    from: usize,
    /// The row that it leads to.
    to: usize,
    /// Its place beside other such lines.
    track: usize,
}

/// The charts of the procedure, one for the variants that take the same steps, without those that would show less than
/// the list of steps does.
pub fn charts(sections: &[Section], setting: &Setting) -> Vec<Chart> {
    let Some(procedure) = sections.iter().find(|section| section.id == "procedure") else { return Vec::new() };
    let variants: Vec<String> = setting.variants().iter().map(Variant::id).collect();
    let mut ways: Vec<(Vec<&Line>, Vec<String>)> = Vec::new();
    for variant in variants.iter().map(Some).chain(variants.is_empty().then_some(None)) {
        let takes = |only: &[String]| only.is_empty() || variant.is_none_or(|variant| only.contains(variant));
        let runs = procedure.runs.iter().filter(|run| takes(&run.variants));
        let lines: Vec<&Line> = runs.flat_map(|run| &run.lines).filter(|line| takes(&line.variants)).collect();
        match ways.iter_mut().find(|(other, _)| same(other, &lines)) {
            Some((_, held)) => held.extend(variant.cloned()),
            None => ways.push((lines, variant.cloned().into_iter().collect())),
        }
    }
    let mut charts = Vec::new();
    for (lines, held) in &ways {
        let title = setting.holds_for(|variant| held.contains(&variant.id()));
        let variants = if title.is_some() { held.as_slice() } else { &[] };
        let mut drawing = Drawing { variants, stage: None, title, steps: Vec::new() };
        lines.iter().for_each(|line| drawing.walk(line, &mut charts));
        charts.extend(drawing.chart());
    }
    charts
}

/// Whether two lists are of the same lines.
fn same(first: &[&Line], second: &[&Line]) -> bool {
    first.len() == second.len() && first.iter().zip(second).all(|(first, second)| std::ptr::eq(*first, *second))
}

/// The steps that are met, until a chart is made of them.
struct Drawing<'a> {
    title: Option<Words>,
    variants: &'a [String],
    stage: Option<Words>,
    steps: Vec<(&'a Line, Option<Words>)>,
}

impl<'a> Drawing<'a> {
    fn walk(&mut self, line: &'a Line, charts: &mut Vec<Chart>) {
        let others = !line.variants.is_empty() && !line.variants.iter().any(|id| self.variants.contains(id));
        if others && !self.variants.is_empty() {
            return;
        }
        if line.number.is_some() {
            self.steps.push((line, self.stage.take()));
            return;
        }
        let Some(group) = &line.group else { return };
        let name = line.heading.clone().or(line.channel.clone()).or(line.condition.clone());
        if line.channel.is_none() && line.condition.is_none() && !line.is_way {
            // A stage goes on the numbers around it.
            self.stage = name.or(self.stage.take());
            group.lines.iter().for_each(|line| self.walk(line, charts));
            return;
        }
        let title = Words::join([self.title.clone(), name].into_iter().flatten(), " · ");
        let mut apart = Drawing { variants: self.variants, title: Some(title), stage: None, steps: Vec::new() };
        group.lines.iter().for_each(|line| apart.walk(line, charts));
        charts.extend(apart.chart());
    }

    /// A chart needs steps of several who act.
    fn chart(self) -> Option<Chart> {
        let mut lanes: Vec<Words> = Vec::new();
        for (step, _) in &self.steps {
            if let Some(actor) = actor(step)
                && !lanes.contains(&actor)
            {
                lanes.push(actor);
            }
        }
        if lanes.len() < 2 || self.steps.len() < 3 {
            return None;
        }
        // A step that names nobody is taken by who acted before.
        let mut lane = 0;
        let mut places = Vec::new();
        for (step, _) in &self.steps {
            lane = actor(step).and_then(|actor| lanes.iter().position(|lane| *lane == actor)).unwrap_or(lane);
            places.push(lane);
        }
        let returns = returns(&self.steps);
        let step = |(at, (line, stage)): (usize, (&Line, Option<Words>))| ChartStep {
            number: line.number.unwrap_or_default(),
            lane: places[at],
            next: places.get(at + 1).copied(),
            stage,
            text: deed(line),
            condition: line.condition.clone(),
            time: line.time.clone(),
            otherwise: line.otherwise.clone(),
            split: line.group.as_ref().map(|group| group.kind).filter(|kind| *kind != "all"),
            branches: line.group.iter().flat_map(branches).collect(),
        };
        Some(Chart {
            title: self.title,
            variants: self.variants.to_vec(),
            tracks: returns.iter().map(|back| back.track + 1).max().unwrap_or(0),
            lanes,
            steps: self.steps.into_iter().enumerate().map(step).collect(),
            returns,
        })
    }
}

/// Who acts first in a step.
fn actor(line: &Line) -> Option<Words> {
    let inner = || line.group.iter().flat_map(|group| &group.lines).find_map(|line| line.first_actor.clone());
    line.first_actor.clone().or_else(inner)
}

/// What is done, without who does it.
fn deed(line: &Line) -> Words {
    let text = line.text.as_ref().map(Rich::words);
    line.title.clone().or(text).or_else(|| line.heading.clone()).unwrap_or_default()
}

/// The ways to take a step, or what is done at once in it.
fn branches(group: &Group) -> Vec<Branch> {
    let letters = ('a'..='z').map(Some).chain(std::iter::repeat(None));
    let letters = letters.map(|letter| letter.filter(|_| group.kind == "one_of"));
    group.lines.iter().zip(letters).map(|(line, letter)| branch(line, letter)).collect()
}

fn branch(line: &Line, letter: Option<char>) -> Branch {
    let deed = deed(line);
    let text = match &line.actor {
        Some(actor) if !deed.is_empty() => words![actor, ": ", deed],
        _ => deed,
    };
    Branch { letter, condition: line.condition.clone().or(line.channel.clone()), text }
}

/// The lines back, each on the first track that is free beside its steps.
fn returns(steps: &[(&Line, Option<Words>)]) -> Vec<Return> {
    let row = |number: usize| steps.iter().position(|(step, _)| step.number == Some(number));
    let inner = |line: &Line| {
        let branches = line.group.iter().flat_map(|group| &group.lines);
        let backs = std::iter::once(line.back).chain(branches.map(|line| line.back));
        backs.flatten().filter_map(row).collect::<Vec<_>>()
    };
    let mut found: Vec<Return> = Vec::new();
    for (from, (line, _)) in steps.iter().enumerate() {
        for to in inner(line).into_iter().filter(|to| *to < from) {
            let busy =
                |track: usize| found.iter().any(|other| other.track == track && other.to <= from && to <= other.from);
            let track = (0..).find(|track| !busy(*track)).expect("there are always more tracks");
            found.push(Return { from, to, track });
        }
    }
    found
}
