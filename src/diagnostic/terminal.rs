//! Diagnostics for people, as rustc prints them.

mod excerpt;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer};
use excerpt::Excerpt;

use super::{Diagnostic, Severity};
use crate::locale::{Language, Text};
use crate::printable::{block, inline};
use crate::source::{Sources, Span};

/// Whether colour may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// No escape sequences.
    Plain,
    /// With colour; the stream decides whether it is shown.
    Coloured,
}

/// One diagnostic, with its source line.
pub fn render(diagnostic: &Diagnostic, sources: &Sources, language: Language, style: Style) -> String {
    let renderer = match style {
        Style::Plain => Renderer::plain(),
        Style::Coloured => Renderer::styled(),
    };
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Advice => Level::NOTE,
    };
    let source = sources.get(diagnostic.span.source);
    let mut here = Excerpt::around(source, diagnostic.span);
    let mut is_here = |span: Span| span.source == diagnostic.span.source && here.take(span);
    let (near, far): (Vec<_>, Vec<_>) = diagnostic.related.iter().partition(|(span, _)| is_here(*span));
    let label = diagnostic.label.as_ref().map(|label| block(label.get(language)));
    let primary = AnnotationKind::Primary.span(here.mark(diagnostic.span)).label(label);
    let near = near.into_iter();
    let near = near.map(|(span, text)| AnnotationKind::Context.span(here.mark(*span)).label(block(text.get(language))));
    let mut group = level
        .with_name(diagnostic.severity.word(language))
        .primary_title(block(diagnostic.title.get(language)))
        .id(diagnostic.code.name)
        .element(here.snippet(&source.path).annotation(primary).annotations(near));
    let far: Vec<_> =
        (far.into_iter()).map(|(span, text)| (Excerpt::around(sources.get(span.source), *span), *span, text)).collect();
    for (there, span, text) in &far {
        let mark = AnnotationKind::Context.span(there.mark(*span)).label(block(text.get(language)));
        group = group.element(there.snippet(&sources.get(span.source).path).annotation(mark));
    }
    if let Some(citation) = &diagnostic.citation {
        let name = Text { id: "dasar", en: "basis" }.pick(language);
        group = group.element(Level::NOTE.with_name(name).message(block(citation.get(language))));
    }
    if let Some(held) = diagnostic.holds().told(&sources.get(diagnostic.span.source).path, language) {
        let name = Text { id: "menahan", en: "holds back" }.pick(language);
        group = group.element(Level::NOTE.with_name(name).message(inline(held)));
    }
    if let Some(help) = &diagnostic.help {
        let name = Text { id: "bantuan", en: "help" }.pick(language);
        group = group.element(Level::HELP.with_name(name).message(block(help.get(language))));
    }
    let report: [Group; 1] = [group];
    let mut drawing = renderer.render(&report);
    here.correct(&mut drawing, &source.path, diagnostic.span);
    far.iter().for_each(|(there, span, _)| there.correct(&mut drawing, &sources.get(span.source).path, *span));
    drawing
}
