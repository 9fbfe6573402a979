//! A component as plain lines: one item a line, without numbers and tables, as forms of other systems take it.

use super::Words;
use super::line::{Group, Line, Note, Section, Table};

/// The lines of a component.
pub fn flat(section: &Section) -> Vec<String> {
    let mut lines = Vec::new();
    for run in &section.runs {
        let under = run.holds_for.as_ref().map(|holds_for| format!("{} –", holds_for.plain()));
        run.lines.iter().for_each(|line| push(line, under.as_deref(), &mut lines));
    }
    lines
}

/// Pushes a line, or those of a group, each after what all of them stand under.
fn push(line: &Line, under: Option<&str>, lines: &mut Vec<String>) {
    let put = |text: String, lines: &mut Vec<String>| {
        if !text.is_empty() {
            lines.push(under.map_or(text.clone(), |under| format!("{under} {text}")));
        }
    };
    let group = line.group.as_ref();
    if let Some(Group { kind: "all", lead, lines: inner }) = group
        && line.number.is_none()
    {
        let own = words(line);
        let scope = [&line.holds_for, &line.heading, &line.channel, &line.condition].into_iter().flatten();
        let lead = lead.map(|lead| lead.trim_end_matches(':').into());
        let scope: Vec<_> = scope.map(Words::plain).chain(lead).collect();
        let heading = (!scope.is_empty()).then(|| format!("{}:", scope.join(", ")));
        let head = [under.map(str::to_owned), heading].into_iter().flatten().collect::<Vec<_>>().join(" ");
        if line.title.is_some() || line.text.is_some() || !line.details.is_empty() {
            put(own, lines);
        }
        let head = Some(head).filter(|head| !head.is_empty());
        inner.iter().for_each(|line| push(line, head.as_deref(), lines));
    } else {
        put(with_branches(line), lines);
    }
    line.table.iter().flat_map(rows).for_each(|row| put(row, lines));
    line.notes.iter().map(note).for_each(|note| put(note, lines));
}

/// A line with the ways to take it: `Identitas: salah satu dari: KTP; SIM`.
fn with_branches(line: &Line) -> String {
    let Some(group) = &line.group else { return words(line) };
    let heading = line.heading.as_ref().map(|heading| format!("{}:", heading.plain()));
    let own = heading.into_iter().chain([words(line), group.lead.unwrap_or_default().to_owned()]);
    let branches: Vec<String> = group.lines.iter().map(branch).collect();
    let separator = if group.kind == "all" { " + " } else { "; " };
    own.chain([branches.join(separator)]).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// One of several ways with all that stands in it, its rows and remarks in brackets.
fn branch(line: &Line) -> String {
    let aside = line.table.iter().flat_map(rows).chain(line.notes.iter().map(note)).map(|text| format!("({text})"));
    std::iter::once(with_branches(line)).filter(|own| !own.is_empty()).chain(aside).collect::<Vec<_>>().join(" ")
}

/// One line in words, without what stands in it.
fn words(line: &Line) -> String {
    let mut said = String::new();
    let mut add = |between: &str, text: &str| {
        if !text.is_empty() {
            if !said.is_empty() {
                said.push_str(between);
            }
            said.push_str(text);
        }
    };
    for prefix in [&line.holds_for, &line.channel, &line.label, &line.actor, &line.title].into_iter().flatten() {
        add(": ", &prefix.plain());
    }
    if let Some(text) = &line.text {
        add(": ", &text.plain());
    }
    line.details.iter().chain(&line.condition).for_each(|detail| add(", ", &detail.plain()));
    if let Some(time) = &line.time {
        add(" ", &format!("({})", time.plain()));
    }
    if let Some(otherwise) = &line.otherwise {
        add(". ", &otherwise.plain());
    }
    said
}

/// `SIM A: Baru Rp120.000; Perpanjangan Rp80.000`.
fn rows(table: &Table) -> Vec<String> {
    let row = |row: &super::Row| {
        let name = |at: usize| table.columns.get(at + 1).and_then(|column| column.title.as_ref()).map(Words::plain);
        let cells = row.cells.iter().enumerate();
        let cells =
            cells.map(|(at, cell)| format!("{} {}", name(at).unwrap_or_default(), cell.plain()).trim().to_owned());
        format!("{}: {}", words(&row.head), cells.collect::<Vec<_>>().join("; "))
    };
    table.rows.iter().map(row).collect()
}

fn note(note: &Note) -> String {
    let scope = [&note.holds_for, &note.channel, &note.condition].into_iter().flatten();
    let parts = scope.map(|words| words.plain().into_owned()).chain([note.text.plain()]);
    parts.collect::<Vec<_>>().join(": ")
}
