//! The audit: standards × components × findings, and what the assessors' indicators come to, over all units. What the
//! files do not say is told as not known; it is never zero and never guessed.

mod baseline;
mod compare;
mod csv;
mod history;
mod html;
mod json;
mod labels;
mod make;
mod markdown;
mod pdf;
mod report;
mod rows;
mod shown;
mod state;
mod terminal;
mod todo;
mod unit;
mod words;
mod xlsx;

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::project::{Project, Selection};
use crate::service::Service;
use crate::source::{SourceId, Span};
use crate::{rules, yaml};

pub use baseline::{Baseline, Mismatch};
pub use compare::{
    Comparison, render_html as render_comparison_html, render_markdown as render_comparison_markdown,
    render_terminal as render_comparison,
};
pub use csv::render as render_csv;
pub use history::History;
pub use html::render as render_html;
pub use json::render as render_json;
pub use markdown::render as render_markdown;
pub use pdf::render as render_pdf;
pub use report::{Government, Report};
pub use state::State;
pub use terminal::render as render_terminal;
pub use todo::render as render_todo;
pub use unit::{Cell, SeenStandard, SeenUnit};
pub use xlsx::render as render_xlsx;

/// One government as it was seen.
pub struct Audit {
    /// The project.
    pub project: Project,
    /// The day as of which it was looked at.
    pub as_of: Date,
    /// Its units that are asked for.
    pub units: Vec<SeenUnit>,
    /// All that was found.
    pub found: Diagnostics,
    /// The unit and the standard of each file, by their places.
    owners: BTreeMap<SourceId, (usize, Option<usize>)>,
}

impl Audit {
    /// Reads the units of a project that are asked for, and checks and looks at each.
    pub fn new(project: Project, selection: &Selection, as_of: Date) -> Self {
        let look = |folder: &_, office: &_, seen| SeenUnit::new(&project, folder, office, selection, seen);
        let glance = |service: &Service| SeenStandard::new(service, as_of);
        let (found, units) = rules::check_units(&project, selection, as_of, glance, look);
        let mut owners = BTreeMap::new();
        for (at, unit) in units.iter().enumerate() {
            owners.extend(unit.sources.iter().map(|source| (*source, (at, None))));
            owners.extend(unit.standards.iter().enumerate().map(|(of, standard)| (standard.source, (at, Some(of)))));
        }
        let mut audit = Audit { project, as_of, units, found, owners };
        audit.mark_errors();
        audit
    }

    /// The unit and the standard that a file is of.
    fn owner(&self, source: SourceId) -> (Option<&str>, Option<&str>) {
        self.owners.get(&source).map_or((None, None), |(unit, standard)| {
            (Some(&self.units[*unit].id), standard.map(|at| self.units[*unit].standards[at].id.as_str()))
        })
    }

    /// A component in which there is an error is wrong, in each standard that has it from there. So is one that is not
    /// found where the form of a file that may say it is broken.
    fn mark_errors(&mut self) {
        let mut errors: BTreeMap<SourceId, Vec<&Diagnostic>> = BTreeMap::new();
        for error in self.found.iter().filter(|found| found.severity == Severity::Error) {
            errors.entry(error.span.source).or_default().push(error);
        }
        let of = |source: SourceId| errors.get(&source).into_iter().flatten();
        let is_broken = |source: SourceId| of(source).any(|error| *error.code == yaml::SYNTAX);
        let agency_is_broken = self.project.agency_span.is_some_and(|span| is_broken(span.source));
        for unit in &mut self.units {
            let shared_is_broken = agency_is_broken || is_broken(unit.span.source);
            for standard in &mut unit.standards {
                let is_broken = shared_is_broken || is_broken(standard.source);
                for cell in &mut standard.cells {
                    let has_error = |span: &Span| of(span.source).any(|error| span.holds(error.span));
                    let is_wrong = match cell.state {
                        State::Missing => is_broken && cell.spans.is_empty(),
                        state => state.is_fulfilled() && cell.spans.iter().any(has_error),
                    };
                    if is_wrong {
                        cell.state = State::Wrong;
                    }
                }
            }
        }
    }
}
