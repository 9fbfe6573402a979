//! Slips of the pen that the parser stumbles over, but does not name: found near the place where it stopped.

use std::ops::Range;

use crate::locale::Text;

/// What is wrong, where, and the cure.
pub type Slip = (Range<usize>, Words, Words);

/// Words in both languages.
pub type Words = Text<&'static str>;

/// The slip near a place in a text, if it is a known one. `structure`: the parser met a key or a bracket where none
/// may stand, so the lines above may be to blame.
pub fn near(text: &str, at: usize, structure: bool) -> Option<Slip> {
    let here = line_at(text, at);
    let above = line_above(text, here.start);
    let below = text.get(here.end + 1..).filter(|rest| !rest.is_empty()).map(|_| line_at(text, here.end + 1));
    let lines = [Some(&here), above.as_ref(), below.as_ref()];
    let hidden = lines.into_iter().flatten().find_map(|line| hidden(&text[line.clone()], line.start));
    let marked = |line: &Range<usize>| visible(&text[line.clone()], line.start);
    hidden.or_else(|| marked(&here)).or_else(|| {
        let above = above.filter(|_| structure)?;
        open_bracket(text, here.start).or_else(|| marked(&above)).or_else(|| between(text, above, here))
    })
}

fn line_at(text: &str, at: usize) -> Range<usize> {
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[at..].find('\n').map_or(text.len(), |newline| at + newline);
    start..end
}

/// The nearest line above that is neither blank nor a comment.
fn line_above(text: &str, start: usize) -> Option<Range<usize>> {
    let mut line = line_at(text, start.checked_sub(1)?);
    while is_blank(&text[line.clone()]) {
        line = line_at(text, line.start.checked_sub(1)?);
    }
    Some(line)
}

fn is_blank(line: &str) -> bool {
    line.trim().is_empty() || line.trim_start().starts_with('#')
}

/// A tab or a special space, which nobody sees.
fn hidden(line: &str, offset: usize) -> Option<Slip> {
    let margin = &line[..line.len() - line.trim_start().len()];
    let place = |at: usize, letters: &str| offset + at..offset + at + letters.len();
    if let Some(at) = margin.find('\t') {
        let (title, help) = TAB;
        return Some((place(at, "\t"), title, help));
    }
    let special = margin
        .find('\u{A0}')
        .or_else(|| line.find(":\u{A0}").map(|at| at + 1))
        .or_else(|| line.find("-\u{A0}").map(|at| at + 1));
    special.map(|at| {
        (
            place(at, "\u{A0}"),
            Text {
                id: "di sini ada spasi khusus dari pengolah kata",
                en: "here is a special space of a word processor",
            },
            Text { id: "hapus spasi ini, lalu ketik spasi biasa", en: "delete it and type a plain space" },
        )
    })
}

/// A mark that does not do what it is meant to.
fn visible(line: &str, offset: usize) -> Option<Slip> {
    let body = line.trim_start();
    let margin = line.len() - body.len();
    let place = |at: usize, letters: &str| offset + at..offset + at + letters.len();
    let dash = body.strip_prefix('-').is_some_and(|rest| rest.starts_with(char::is_alphabetic));
    if dash || body.starts_with(['–', '•', '·']) {
        let mark = &body[..body.chars().next().map_or(0, char::len_utf8)];
        return Some((
            place(margin, mark),
            Text { id: "butir daftar tidak diawali dengan `- `", en: "the item of a list does not begin with `- `" },
            Text { id: "tulis tanda hubung dan satu spasi: `- KTP-el`", en: "write a hyphen and a space: `- KTP-el`" },
        ));
    }
    let curly = [": “", "- “", ": ”", "- ”", ": ‘"].into_iter().find_map(|mark| line.find(mark));
    if let Some(at) = curly {
        return Some((
            place(at + 2, "“"),
            Text {
                id: "tanda kutip melengkung dari pengolah kata tidak berlaku di sini",
                en: "curly quotation marks from a word processor do not work here",
            },
            Text { id: "ganti dengan tanda kutip lurus: \"…\"", en: "write straight quotation marks: \"…\"" },
        ));
    }
    if line.trim_end().ends_with(": -") {
        return Some((
            place(line.trim_end().len() - 1, "-"),
            Text { id: "nilainya hanya `-`", en: "the value is only `-`" },
            Text {
                id: "tulis nilainya, misalnya `biaya: gratis`; hapus kuncinya hanya jika tidak diperlukan",
                en: "write the value, such as `cost: free`; delete the key only if it is not needed",
            },
        ));
    }
    None
}

/// A bracket that was opened since the last line at the margin, and not closed before the line that begins at `end`.
fn open_bracket(text: &str, end: usize) -> Option<Slip> {
    let mut start = end;
    while start > 0 {
        start = line_at(text, start - 1).start;
        if text[start..].starts_with(char::is_alphabetic) {
            break;
        }
    }
    let mut open: Vec<usize> = Vec::new();
    let mut quote = None;
    for (at, letter) in text[start..end].char_indices() {
        match (quote, letter) {
            (Some(mark), _) if letter == mark => quote = None,
            (Some(_), _) => {}
            (None, '"') => quote = Some('"'),
            (None, '[' | '{') => open.push(start + at),
            (None, ']' | '}') => drop(open.pop()),
            _ => {}
        }
    }
    open.first().map(|&at| {
        (
            at..at + 1,
            Text { id: "kurung ini tidak ditutup", en: "this bracket is not closed" },
            Text {
                id: "tutup dengan `]` atau `}`; teks yang memuat kurung atau koma perlu tanda kutip",
                en: "close it with `]` or `}`; text that holds brackets or commas needs quotation marks",
            },
        )
    })
}

/// What two lines tell together: a key above has no colon, or the line below stands too far to the right.
fn between(text: &str, above: Range<usize>, here: Range<usize>) -> Option<Slip> {
    let (first, second) = (&text[above.clone()], &text[here.clone()]);
    let margin = |line: &str| line.len() - line.trim_start().trim_start_matches("- ").len();
    if !second.contains(':') {
        return None;
    }
    let words = first.trim_start().trim_start_matches("- ");
    // `nama:SKU` has none either.
    let has_none = !words.contains(": ") && !words.trim_end().ends_with(':') && !words.contains("://");
    if has_none && words.starts_with(char::is_alphabetic) {
        let (title, help) = MISSING_COLON;
        return Some((above.start + margin(first)..above.start + first.trim_end().len(), title, help));
    }
    let has_value = words.split_once(": ").is_some_and(|(_, value)| !value.trim().is_empty());
    (has_value && margin(second) > margin(first)).then(|| {
        (
            here.start + margin(second)..here.start + margin(second),
            Text { id: "baris ini terlalu menjorok", en: "this line is indented too far" },
            Text { id: "ratakan dengan kunci di atasnya", en: "align it with the key above" },
        )
    })
}

/// A line that is indented with a tab, and its cure.
pub const TAB: (Words, Words) = (
    Text { id: "baris ini menjorok dengan tab", en: "this line is indented with a tab" },
    Text { id: "pakai spasi, dua untuk setiap tingkat", en: "use spaces, two for each level" },
);

/// A key without a colon, and its cure.
pub const MISSING_COLON: (Words, Words) = (
    Text { id: "di baris ini tidak ada `: ` sesudah kunci", en: "there is no `: ` behind the key in this line" },
    Text {
        id: "tulis titik dua dan spasi sesudah kunci, misalnya `jumlah: 2`; jika ini lanjutan teks di atasnya, apit seluruh teks itu dengan tanda kutip",
        en: "write a colon and a space behind the key, such as `quantity: 2`; if the line goes on with the text above, put that text in quotation marks",
    },
);
