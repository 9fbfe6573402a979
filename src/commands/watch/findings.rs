//! Findings for the preview: in the order of weight, each with the lines that it is about.

use std::collections::BTreeMap;
use std::ops::Range;

use serde_json::{Value, json};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::locale::{Language, Text};
use crate::source::{Sources, Span};

/// The findings, errors first, then warnings, then advice; those of one weight by file and place.
pub fn by_weight<'d>(diagnostics: &'d Diagnostics, sources: &Sources) -> Vec<&'d Diagnostic> {
    let mut found: Vec<&Diagnostic> = diagnostics.iter().collect();
    found.sort_by(|one, other| {
        let key = |found: &Diagnostic| (found.severity, found.span.bytes().start);
        let path = |found: &Diagnostic| &sources.get(found.span.source).path;
        let ((weight, at), (other_weight, other_at)) = (key(one), key(other));
        weight.cmp(&other_weight).then_with(|| path(one).cmp(path(other))).then(at.cmp(&other_at))
    });
    found
}

/// A finding as the script of the preview shows it: its words in the language of the reader, its place, the lines of each
/// file that it is about in pieces that are marked or not, and what is to be known beside.
pub fn shown(diagnostic: &Diagnostic, sources: &Sources, language: Language) -> Value {
    let (start, _) = sources.ends(diagnostic.span);
    let path = &sources.get(diagnostic.span.source).path;
    let notes = [
        (Text { id: "dasar", en: "basis" }, &diagnostic.citation),
        (Text { id: "bantuan", en: "help" }, &diagnostic.help),
    ];
    let notes: Vec<Value> = (notes.into_iter())
        .filter_map(|(word, text)| Some(json!({ "word": word.pick(language), "text": text.as_ref()?.get(language) })))
        .collect();
    json!({
        "severity": diagnostic.severity.name(),
        "word": diagnostic.severity.word(language),
        "rule": diagnostic.code.name,
        "title": diagnostic.title.get(language),
        "place": format!("{path}:{}:{}", start.line, start.column),
        "excerpts": excerpts(diagnostic, sources, language),
        "notes": notes,
    })
}

/// A place to mark in a line.
struct Mark<'d> {
    span: Span,
    /// Whether it is the place of the finding itself.
    is_main: bool,
    label: Option<&'d str>,
}

/// The lines of each file, the file of the finding first. Other files are named.
fn excerpts(diagnostic: &Diagnostic, sources: &Sources, language: Language) -> Vec<Value> {
    let label = diagnostic.label.as_ref().map(|label| label.get(language));
    let main = Mark { span: diagnostic.span, is_main: true, label };
    let related = diagnostic.related.iter();
    let related = related.map(|(span, text)| Mark { span: *span, is_main: false, label: Some(text.get(language)) });
    let marks: Vec<Mark> = std::iter::once(main).chain(related).collect();
    let mut files: Vec<_> = Vec::new();
    for mark in &marks {
        if !files.contains(&mark.span.source) {
            files.push(mark.span.source);
        }
    }
    let excerpt = |file| {
        let mut lines: BTreeMap<usize, Vec<&Mark>> = BTreeMap::new();
        for mark in marks.iter().filter(|mark| mark.span.source == file) {
            lines.entry(sources.line(mark.span)).or_default().push(mark);
        }
        let name = (file != diagnostic.span.source).then(|| sources.get(file).path.as_str());
        let text = sources.get(file).text();
        let lines: Vec<Value> = lines.iter().map(|(number, marks)| line(text, *number, marks)).collect();
        (!text.is_empty()).then(|| json!({ "file": name, "lines": lines }))
    };
    files.into_iter().filter_map(excerpt).collect()
}

/// A line in pieces, and what is said of the marked ones. `marks` begin in this line.
fn line(text: &str, number: usize, marks: &[&Mark]) -> Value {
    let begin = text[..marks[0].span.bytes().start].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[begin..].find(['\n', '\r']).map_or(text.len(), |newline| begin + newline);
    let ranges: Vec<(Range<usize>, bool)> =
        marks.iter().map(|mark| (visible(text, mark.span.bytes(), end), mark.is_main)).collect();
    let mut edges: Vec<usize> = ranges.iter().flat_map(|(range, _)| [range.start, range.end]).collect();
    edges.extend([begin, end]);
    edges.sort_unstable();
    edges.dedup();
    let kind = |at: usize| {
        let here = || ranges.iter().filter(|(range, _)| range.contains(&at));
        here().any(|(_, is_main)| *is_main).then_some("main").or_else(|| here().next().map(|_| "related"))
    };
    let pieces: Vec<Value> =
        (edges.windows(2)).map(|edge| json!({ "text": &text[edge[0]..edge[1]], "mark": kind(edge[0]) })).collect();
    let labels: Vec<&str> = marks.iter().filter_map(|mark| mark.label).collect();
    json!({ "number": number, "pieces": pieces, "labels": labels })
}

/// What is marked of a place: its part of the line, and one letter at least where there is one.
fn visible(text: &str, bytes: Range<usize>, end: usize) -> Range<usize> {
    let start = bytes.start.min(end);
    let letter = text[start..end].chars().next().map_or(0, char::len_utf8);
    start..bytes.end.min(end).max(start + letter)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Basis, Code};

    const CODE: Code = Code::new("a-rule", Basis::Form, Text { id: "", en: "" });

    fn found(severity: fn(&'static Code, Span, Text) -> Diagnostic, span: Span) -> Diagnostic {
        severity(&CODE, span, Text::default())
    }

    #[test]
    fn the_worst_come_first_and_of_one_weight_by_file_and_place() {
        let mut sources = Sources::default();
        let (b, a) = (sources.add_read("b.yaml", "satu: 1\n"), sources.add_read("a.yaml", "dua: 2\n"));
        let mut diagnostics = Diagnostics::default();
        diagnostics.push(found(Diagnostic::advice, Span::new(a, 0..3)));
        diagnostics.push(found(Diagnostic::error, Span::new(b, 6..7)));
        diagnostics.push(found(Diagnostic::warning, Span::new(a, 5..6)));
        diagnostics.push(found(Diagnostic::error, Span::new(b, 0..4)));
        diagnostics.push(found(Diagnostic::error, Span::new(a, 5..6)));
        let places = by_weight(&diagnostics, &sources);
        let places: Vec<String> = places
            .into_iter()
            .map(|found| shown(found, &sources, Language::English)["place"].as_str().unwrap().to_owned())
            .collect();
        assert_eq!(places, ["a.yaml:1:6", "b.yaml:1:1", "b.yaml:1:7", "a.yaml:1:6", "a.yaml:1:1"]);
    }

    #[test]
    fn the_pieces_of_a_line_are_the_line() {
        let text = "nama: Kéluar “x”\r\nisi: |\n  satu\n  dua";
        let mut sources = Sources::default();
        let source = sources.add_read("a.yaml", text);
        let edges: Vec<usize> = (0..=text.len()).filter(|at| text.is_char_boundary(*at)).collect();
        for (at, start) in edges.iter().enumerate() {
            for end in &edges[at..] {
                let span = Span::new(source, *start..*end);
                let related = Span::new(source, 6..13);
                let diagnostic = found(Diagnostic::error, span).related(related, Text::default());
                let shown = shown(&diagnostic, &sources, Language::Indonesian);
                for line in shown["excerpts"][0]["lines"].as_array().unwrap() {
                    let pieces = line["pieces"].as_array().unwrap();
                    let whole: String = pieces.iter().map(|piece| piece["text"].as_str().unwrap()).collect();
                    let number = line["number"].as_u64().unwrap() as usize;
                    assert_eq!(whole, text.lines().nth(number - 1).unwrap(), "{start}..{end}");
                }
            }
        }
        let shown = shown(&found(Diagnostic::error, Span::new(source, 28..29)), &sources, Language::Indonesian);
        assert_eq!(shown["excerpts"][0]["lines"][0]["pieces"][1], json!({ "text": "|", "mark": "main" }), "{shown}");
    }
}
