//! Diagnostics for people, as rustc prints them.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Diagnostic, Severity};
use crate::locale::{Language, Text};
use crate::printable::{Block, block, inline};
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
    let mut group = level
        .with_name(diagnostic.severity.word(language))
        .primary_title(block(diagnostic.title.get(language)))
        .id(diagnostic.code.name)
        .element(snippet(diagnostic, diagnostic.span, sources, language));
    for (span, text) in diagnostic.related.iter().filter(|(span, _)| span.source != diagnostic.span.source) {
        let source = sources.get(span.source);
        let shown = Block::new(source.text());
        let place = shown.range(within(source.text(), *span));
        group = group.element(
            Snippet::source(shown.text)
                .path(inline(&source.path))
                .annotation(AnnotationKind::Context.span(place).label(block(text.get(language)))),
        );
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
    renderer.render(&report)
}

fn snippet<'a>(
    diagnostic: &'a Diagnostic,
    span: Span,
    sources: &'a Sources,
    language: Language,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let source = sources.get(span.source);
    let shown = Block::new(source.text());
    let place = |span| shown.range(within(source.text(), span));
    let label = diagnostic.label.as_ref().map(|label| block(label.get(language)));
    let primary = AnnotationKind::Primary.span(place(span)).label(label);
    let here = diagnostic.related.iter().filter(|(related, _)| related.source == span.source);
    let context = |(related, text): &'a (Span, Text)| {
        AnnotationKind::Context.span(place(*related)).label(block(text.get(language)))
    };
    let context: Vec<_> = here.map(context).collect();
    Snippet::source(shown.text).path(inline(&source.path)).annotation(primary).annotations(context)
}

/// The range of a span, of its first line only: a block of many lines says no more than where it begins.
fn within(text: &str, span: Span) -> std::ops::Range<usize> {
    let bytes = span.bytes();
    let end = text[bytes.clone()].find(['\n', '\r']).map_or(bytes.end, |newline| bytes.start + newline);
    bytes.start..end
}
