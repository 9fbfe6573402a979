//! The shape of what a component says, whatever its kind: lines, which may be groups of lines.

use serde::Serialize;

use super::{Rich, Words};

/// A component.
#[derive(Debug, Serialize)]
pub struct Section {
    pub(super) id: &'static str,
    pub(super) number: usize,
    pub(super) title: String,
    pub(super) runs: Vec<Run>,
    /// The same without form: one item a line.
    pub(super) plain: Vec<String>,
}

/// Lines that hold for the same variants.
#[derive(Debug, Serialize)]
pub struct Run {
    pub(super) holds_for: Option<Words>,
    /// The ids of the variants; none if it is for all.
    pub(super) variants: Vec<String>,
    pub(super) lines: Vec<Line>,
}

/// One item, or a group of items.
#[derive(Debug, Default, Serialize)]
#[expect(missing_docs, reason = "the fields are described where templates are")]
pub struct Line {
    pub number: Option<usize>,
    pub heading: Option<Words>,
    pub label: Option<Words>,
    pub title: Option<Words>,
    pub actor: Option<Words>,
    pub time: Option<Words>,
    pub condition: Option<Words>,
    pub channel: Option<Words>,
    pub holds_for: Option<Words>,
    pub variants: Vec<String>,
    pub whole: bool,
    pub details: Vec<Words>,
    pub otherwise: Option<Words>,
    pub link: Option<String>,
    pub text: Option<Rich>,
    pub notes: Vec<Note>,
    pub table: Option<Table>,
    pub figure: Option<Figure>,
    pub group: Option<Group>,
    /// Whether its group is a way of its own, for the flow chart.
    #[serde(skip)]
    pub is_way: bool,
    /// The first of those who act, for the flow chart.
    #[serde(skip)]
    pub first_actor: Option<Words>,
    /// The number of the step that is gone back to, for the flow chart.
    #[serde(skip)]
    pub back: Option<usize>,
}

impl Line {
    /// The lines of a group that says nothing itself; else the line.
    pub(super) fn opened(self) -> Vec<Line> {
        match self {
            Line {
                number: None,
                heading: None,
                label: None,
                title: None,
                condition: None,
                channel: None,
                text: None,
                table: None,
                figure: None,
                group: Some(Group { kind: "all", lead: None, lines }),
                details,
                notes,
                ..
            } if details.is_empty() && notes.is_empty() => lines,
            line => vec![line],
        }
    }
}

/// A picture.
#[derive(Debug, Serialize)]
pub struct Figure {
    pub(super) path: String,
    pub(super) data: String,
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) alt: String,
}

/// Lines that stand together.
#[derive(Debug, Serialize)]
pub struct Group {
    pub(super) kind: &'static str,
    pub(super) lead: Option<&'static str>,
    pub(super) lines: Vec<Line>,
}

/// Rows of cells.
#[derive(Debug, Serialize)]
pub struct Table {
    pub(super) columns: Vec<Line>,
    pub(super) rows: Vec<Row>,
}

/// One row: its first cell is its header, which says what the row holds for.
#[derive(Debug, Serialize)]
pub struct Row {
    pub(super) head: Line,
    pub(super) cells: Vec<Words>,
    pub(super) notes: Vec<Note>,
}

/// A remark.
#[derive(Debug, Serialize)]
pub struct Note {
    pub(super) text: Rich,
    pub(super) condition: Option<Words>,
    pub(super) channel: Option<Words>,
    pub(super) holds_for: Option<Words>,
    pub(super) variants: Vec<String>,
}
