//! What the YAML parser found, said in words that help.

use std::ops::Range;

use granit_parser::ErrorKind;

use super::slips::Words;
use super::{MAXIMUM_DEPTH, SYNTAX, TOO_LARGE, slips};
use crate::diagnostic::Diagnostic;
use crate::locale::Text;
use crate::source::Span;
use crate::text;

/// The diagnostic for an error of the parser, which stopped at `at` of a text. `span` gives the place of its bytes.
pub fn diagnostic(kind: &ErrorKind, span: impl Fn(Range<usize>) -> Span, text: &str, at: usize) -> Diagnostic {
    if *kind == ErrorKind::RecursionLimitExceeded {
        let title =
            text!(id: "susunan lebih dalam dari {} tingkat", en: "nested more than {} levels deep", MAXIMUM_DEPTH);
        return Diagnostic::error(&TOO_LARGE, span(at..at), title);
    }
    let (range, title, help) = slips::near(text, at, is_structural(kind)).unwrap_or_else(|| {
        let (title, help) = explain(kind);
        (at..at, title, help)
    });
    Diagnostic::error(&SYNTAX, span(range), title.to_owned()).help(help.to_owned())
}

/// Whether the parser met a key or a bracket where none may stand, or met none where one should.
fn is_structural(kind: &ErrorKind) -> bool {
    use ErrorKind as E;
    matches!(
        kind,
        E::MappingValueNotAllowed
            | E::InvalidColonPlacement
            | E::InvalidMappingValueWhitespace
            | E::MappingKeyNotAllowed
            | E::ExpectedBlockMappingKey
            | E::ExpectedFlowMappingSeparator
            | E::ExpectedFlowSequenceSeparator
            | E::UnclosedFlowCollection { .. }
            | E::UnexpectedEofFlowSequence
            | E::UnexpectedEofFlowMapping
            | E::UnexpectedEofImplicitFlowMapping
            | E::UnexpectedEof
            | E::MisplacedFlowCollectionEnd
            | E::MismatchedFlowCollectionEnd { .. }
            | E::BlockEntryInFlowCollection
            | E::FlowMappingValueAdjacentCollection
            | E::InvalidFlowScalarIndent
    )
}

fn explain(kind: &ErrorKind) -> (Words, Words) {
    use ErrorKind as E;
    match kind {
        E::TabNotAllowed
        | E::TabInBlockIndentation
        | E::TabInIndentation
        | E::TabAtBlockScalarStart
        | E::TabInPlainScalar => slips::TAB,
        E::UnclosedQuotedScalar
        | E::DocumentIndicatorInQuotedScalar
        | E::InvalidQuotedScalarIndent
        | E::InvalidTrailingSingleQuotedScalar
        | E::InvalidTrailingDoubleQuotedScalar => (
            Text { id: "tanda kutip tidak ditutup dengan benar", en: "a quotation mark is not closed as it should be" },
            Text {
                id: "apit seluruh teks dengan tanda kutip, dari awal sampai akhir",
                en: "put the whole text in quotation marks, from its beginning to its end",
            },
        ),
        E::UnknownQuotedScalarEscape
        | E::InvalidQuotedScalarHexEscape
        | E::InvalidLowSurrogateHexEscape
        | E::InvalidLowSurrogate
        | E::MissingLowSurrogate
        | E::UnpairedLowSurrogate
        | E::InvalidUnicodeEscape => (
            Text { id: "tanda `\\` dalam kutip ganda tidak dikenal", en: "unknown `\\` in double quotation marks" },
            Text { id: "pakai kutip tunggal: '…'", en: "use single quotation marks: '…'" },
        ),
        E::UnclosedFlowCollection { .. }
        | E::UnexpectedEofFlowSequence
        | E::UnexpectedEofFlowMapping
        | E::UnexpectedEofImplicitFlowMapping
        | E::ExpectedFlowMappingSeparator
        | E::ExpectedFlowSequenceSeparator
        | E::MisplacedFlowCollectionEnd
        | E::MismatchedFlowCollectionEnd { .. }
        | E::InvalidFlowScalarIndent => (
            Text {
                id: "kurung `[…]` atau `{…}` tidak ditutup dengan benar",
                en: "a bracket `[…]` or `{…}` is not closed as it should be",
            },
            Text {
                id: "periksa pasangan kurung dan koma; teks yang memuat tanda kurung atau koma perlu tanda kutip",
                en: "check the pairs of brackets and the commas; text that holds brackets or commas needs quotation marks",
            },
        ),
        E::UnexpectedCharacter { .. } | E::CommentInterceptedScalar | E::CommentNotSeparated => (
            Text { id: "teks tidak boleh dimulai dengan tanda ini", en: "text may not begin with this character" },
            Text {
                id: "apit teks dengan tanda kutip, misalnya \"@akun\" atau \"**)\"",
                en: "put the text in quotation marks, for example \"@account\" or \"**)\"",
            },
        ),
        E::MappingValueNotAllowed
        | E::InvalidColonPlacement
        | E::InvalidMappingValueWhitespace
        | E::MappingKeyNotAllowed => (
            Text { id: "tanda `:` tidak boleh berada di sini", en: "a `:` may not stand here" },
            Text {
                id: "apit teks yang memuat `: ` dengan tanda kutip; tulis setiap kunci beserta nilainya pada baris tersendiri",
                en: "put text that holds `: ` in quotation marks; write each key and its value on a line of its own",
            },
        ),
        E::SimpleKeyExpected | E::InvalidSimpleKey => slips::MISSING_COLON,
        E::UnknownAnchor | E::MissingAnchorOrAliasName => (
            Text { id: "teks tidak boleh diawali `*` atau `&`", en: "text may not begin with `*` or `&`" },
            Text { id: "apit teks dengan tanda kutip", en: "put the text in quotation marks" },
        ),
        E::DirectiveDisallowed
        | E::InvalidDirectiveName
        | E::MissingDirectiveName
        | E::InvalidDirectiveTerminator
        | E::MissingYamlVersion
        | E::MissingYamlVersionSeparator
        | E::YamlVersionTooLong
        | E::DuplicateVersionDirective
        | E::DuplicateTagDirective
        | E::MissingDocumentEndBeforeDirective
        | E::ExpectedTagDirectiveBang
        | E::InvalidTagDirectiveTerminator => (
            Text {
                id: "baris yang diawali `%` ini tidak dapat dibaca",
                en: "this line, which begins with `%`, cannot be read",
            },
            Text {
                id: "hapus baris ini, sebab tidak diperlukan; jika ini teks, apit dengan tanda kutip",
                en: "delete it, for it is not needed; if it is text, put it in quotation marks",
            },
        ),
        E::ExpectedTagBang | E::UndeclaredTagHandle | E::InvalidTagTerminator => (
            Text { id: "teks tidak boleh diawali `!`", en: "text may not begin with `!`" },
            Text { id: "apit teks dengan tanda kutip", en: "put the text in quotation marks" },
        ),
        E::ExpectedBlockMappingKey
        | E::ExpectedBlockSequenceEntry
        | E::InvalidIndentation
        | E::BlockSequenceEntryNotAllowed
        | E::ExpectedNodeContent
        | E::InvalidBlockScalarIndent => (
            Text {
                id: "indentasi baris ini tidak sesuai dengan baris di atasnya",
                en: "the indentation does not fit the lines above",
            },
            Text {
                id: "ratakan kunci atau tanda `-` yang setingkat; isinya menjorok dua spasi",
                en: "align the keys or `-` of one level; indent what belongs to them by two spaces",
            },
        ),
        _ => (
            Text { id: "bagian ini tidak dapat dibaca", en: "this part cannot be read" },
            Text {
                id: "periksa indentasi, tanda kutip, dan kurung pada baris ini dan baris di atasnya",
                en: "check indentation, quotation marks and brackets on this line and the one above",
            },
        ),
    }
}
