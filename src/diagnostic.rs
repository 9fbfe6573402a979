//! What is wrong in a user's file, where, who says so, and what to do.

mod github;
mod hold;
mod internal;
mod json;
mod junit;
mod sarif;
mod terminal;

use std::collections::BTreeSet;

use crate::locale::{Language, Text};
use crate::source::{SourceId, Span};

pub use github::render as render_github;
pub use hold::Hold;
pub use internal::{INTERNAL_ERROR, internal_error};
pub use json::render as render_json;
pub use junit::render as render_junit;
pub use sarif::render as render_sarif;
pub use terminal::{Style, render as render_terminal};

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Must be mended.
    Error,
    /// Should be mended.
    Warning,
    /// Could be better.
    Advice,
}

impl Severity {
    /// The word that a reader sees.
    pub fn word(self, language: Language) -> &'static str {
        let text = match self {
            Severity::Error => Text { id: "kesalahan", en: "error" },
            Severity::Warning => Text { id: "peringatan", en: "warning" },
            Severity::Advice => Text { id: "saran", en: "advice" },
        };
        text.pick(language)
    }

    /// The name in machine-readable output.
    pub fn name(self) -> &'static str {
        self.word(Language::English)
    }
}

/// On what ground something is a defect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// The file could not be understood as it was meant.
    Form,
    /// What the file says contradicts itself.
    Contradiction,
    /// A legal must; names the law and its article, `uu-25-2009:21`.
    Legal(&'static str),
    /// A wish of those who assess; names the instrument, `pekppp`.
    Assessor(&'static str),
}

impl Basis {
    /// The name in machine-readable output.
    pub fn name(self) -> &'static str {
        match self {
            Basis::Form => "form",
            Basis::Contradiction => "contradiction",
            Basis::Legal(_) => "legal",
            Basis::Assessor(_) => "assessor",
        }
    }
}

/// A kind of defect: its name, its ground and its documentation.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// `missing-component`: names the defect.
    pub name: &'static str,
    /// Who says that it is one.
    pub basis: Basis,
    /// What `explain` prints.
    pub doc: Text<&'static str>,
    /// Whether it reports that something is not there yet, which is no error in a draft.
    pub is_absence: bool,
    /// Whether it holds back what it does even where it is no error, because that cannot be made without it.
    pub is_bar: bool,
}

impl Code {
    /// A kind of defect in what is there.
    pub const fn new(name: &'static str, basis: Basis, doc: Text<&'static str>) -> Self {
        Code { name, basis, doc, is_absence: false, is_bar: false }
    }

    /// Says that the defect is that something is not there yet.
    pub const fn of_absence(self) -> Self {
        Code { is_absence: true, ..self }
    }

    /// Says that documents cannot be made without what is missing, however the finding is weighed.
    pub const fn barring(self) -> Self {
        Code { is_bar: true, ..self }
    }
}

/// A change to a file that mends a defect for certain: what stands at the place gives way to the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The place.
    pub span: Span,
    /// The new text.
    pub text: String,
}

/// One defect found in one place.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// What kind of defect.
    pub code: &'static Code,
    /// How bad.
    pub severity: Severity,
    /// What it holds back where it is an error; see [`Diagnostic::holds`].
    pub reach: Hold,
    /// What is wrong: lower case, no full stop.
    pub title: Text,
    /// Where.
    pub span: Span,
    /// The id of the component that it is about, `cost`; none if it is about no single one.
    pub component: Option<&'static str>,
    /// The ids of other components that it is about too, each with its place.
    pub others: Vec<(&'static str, Span)>,
    /// What stands there.
    pub label: Option<Text>,
    /// Other places that matter.
    pub related: Vec<(Span, Text)>,
    /// Who says so.
    pub citation: Option<Text>,
    /// What to do.
    pub help: Option<Text>,
    /// What `check --fix` does, in the order of places.
    pub edits: Vec<Edit>,
}

impl Diagnostic {
    fn new(severity: Severity, code: &'static Code, span: Span, title: Text) -> Self {
        Diagnostic {
            code,
            severity,
            reach: Hold::Documents,
            title,
            span,
            component: None,
            others: Vec::new(),
            label: None,
            related: Vec::new(),
            citation: None,
            help: None,
            edits: Vec::new(),
        }
    }

    /// Something that must be mended.
    pub fn error(code: &'static Code, span: Span, title: Text) -> Self {
        Diagnostic::new(Severity::Error, code, span, title)
    }

    /// Something that should be mended.
    pub fn warning(code: &'static Code, span: Span, title: Text) -> Self {
        Diagnostic::new(Severity::Warning, code, span, title)
    }

    /// Something that could be better.
    pub fn advice(code: &'static Code, span: Span, title: Text) -> Self {
        Diagnostic::new(Severity::Advice, code, span, title)
    }

    /// What it holds back: an error what it reaches, and so does everything that documents cannot be made without.
    pub fn holds(&self) -> Hold {
        if self.severity == Severity::Error || self.code.is_bar { self.reach } else { Hold::Nothing }
    }

    /// Says how much it holds back, if that is not all documents.
    pub fn reach(mut self, reach: Hold) -> Self {
        self.reach = reach;
        self
    }

    /// All components that it is about.
    pub fn components(&self) -> impl Iterator<Item = &'static str> {
        self.component.into_iter().chain(self.others.iter().map(|(id, _)| *id))
    }

    /// Says which component it is about, where the place does not tell.
    pub fn component(mut self, id: &'static str) -> Self {
        self.component = Some(id);
        self
    }

    /// Says what stands at the place.
    pub fn label(mut self, label: Text) -> Self {
        self.label = Some(label);
        self
    }

    /// Points to another place.
    pub fn related(mut self, span: Span, text: Text) -> Self {
        self.related.push((span, text));
        self
    }

    /// Says how the file is mended for certain, if that can be said.
    pub fn edits(mut self, edits: impl IntoIterator<Item = Edit>) -> Self {
        self.edits.extend(edits);
        self
    }

    /// Says what to do.
    pub fn help(mut self, help: Text) -> Self {
        self.help = Some(help);
        self
    }

    /// Whether another diagnostic reports the same defect in the same place.
    fn repeats(&self, other: &Diagnostic) -> bool {
        self.span == other.span && self.code.name == other.code.name && self.title == other.title
    }
}

/// The defects found so far.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Adds all of another collection.
    pub fn extend(&mut self, others: impl IntoIterator<Item = Diagnostic>) {
        self.0.extend(others);
    }

    /// In the order of places, and in one place as they were found; what was found twice stands once, and is as
    /// bad as where it is worst.
    pub fn sort(&mut self) {
        self.0.sort_by_key(|diagnostic| diagnostic.span);
        let mut kept: Vec<Diagnostic> = Vec::with_capacity(self.0.len());
        for found in self.0.drain(..) {
            let mut here = kept.iter_mut().rev().take_while(|other| other.span == found.span);
            match here.find(|other| other.repeats(&found)) {
                Some(other) => {
                    other.severity = other.severity.min(found.severity);
                    other.reach = other.reach.max(found.reach);
                }
                None => kept.push(found),
            }
        }
        self.0 = kept;
    }

    /// Says of all but the first `before` which component they are about, unless they say it themselves.
    pub fn about(&mut self, component: &'static str, before: usize) {
        for diagnostic in self.0.iter_mut().skip(before) {
            diagnostic.component.get_or_insert(component);
        }
    }

    /// Keeps only some.
    pub fn retain(&mut self, keep: impl FnMut(&Diagnostic) -> bool) {
        self.0.retain(keep);
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.0.iter()
    }

    /// All of them, to change.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut Diagnostic> {
        self.0.iter_mut()
    }

    /// Leaves out what matters only on paper if findings of its kind were told before, each in its place.
    pub fn leave_out_told(&mut self, told: &Diagnostics) {
        let told: BTreeSet<&str> = told.iter().map(|other| other.code.name).collect();
        self.retain(|found| found.holds() != Hold::Paper || !told.contains(found.code.name));
    }

    /// The files in which something holds that back, or all documents.
    pub fn holding(&self, hold: Hold) -> BTreeSet<SourceId> {
        let holding = self.iter().filter(|diagnostic| [hold, Hold::Documents].contains(&diagnostic.holds()));
        holding.map(|diagnostic| diagnostic.span.source).collect()
    }

    /// How many there are.
    pub fn total(&self) -> usize {
        self.0.len()
    }

    /// How many have that severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}
