//! Text of users as it may be shown: a terminal obeys some characters, others turn the direction of writing or are not
//! seen at all, so that a file, a name or an argument could change or hide what the program says. They are shown as
//! `\u{1b}`. Our own colours are added later.

use std::borrow::Cow;
use std::ops::Range;

/// Controls, noncharacters, characters for private use, and the marks that turn the direction of writing or cannot be
/// seen. Tabs and the ends of lines are none.
pub fn is_unprintable(letter: char) -> bool {
    let is_noncharacter = matches!(letter, '\u{FDD0}'..='\u{FDEF}') || u32::from(letter) & 0xFFFE == 0xFFFE;
    (letter.is_control() && !matches!(letter, '\n' | '\r' | '\t'))
        || is_noncharacter
        || matches!(
            letter,
            '\u{AD}'
                | '\u{34F}'
                | '\u{61C}'
                | '\u{115F}'..='\u{1160}'
                | '\u{17B4}'..='\u{17B5}'
                | '\u{180B}'..='\u{180F}'
                | '\u{200B}'..='\u{200F}'
                | '\u{2028}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}'
                | '\u{3164}'
                | '\u{E000}'..='\u{F8FF}'
                | '\u{FEFF}'
                | '\u{FFA0}'
                | '\u{FFF0}'..='\u{FFFF}'
                | '\u{1BCA0}'..='\u{1BCA3}'
                | '\u{1D173}'..='\u{1D17A}'
                | '\u{E0000}'..='\u{10FFFF}'
        )
}

/// A word or a name: it has no lines, so their ends and tabs are shown too.
pub fn inline(text: &str) -> Cow<'_, str> {
    shown(text, |letter, _| is_odd(letter) || letter.is_control())
}

/// Text of several lines: their ends and tabs stay.
pub fn block(text: &str) -> Cow<'_, str> {
    shown(text, is_odd_in_block)
}

/// JSON: its texts say the same, in escapes of JSON.
pub fn json(text: &str) -> Cow<'_, str> {
    replaced(
        text,
        |letter, _| is_odd(letter),
        |letter| letter.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")).collect(),
    )
}

/// Text of several lines, and where its bytes are.
pub struct Block<'a> {
    /// As it may be shown.
    pub text: Cow<'a, str>,
    /// Where a replaced character ends, and by how many bytes all behind it has moved.
    moved: Vec<(usize, usize)>,
}

impl<'a> Block<'a> {
    /// Some text of a user.
    pub fn new(text: &'a str) -> Self {
        let (mut moved, mut by) = (Vec::new(), 0);
        if !is_plain(text) {
            for (at, letter) in text.char_indices().filter(|(at, letter)| is_odd_in_block(*letter, &text[*at..])) {
                by += escape(letter).len() - letter.len_utf8();
                moved.push((at + letter.len_utf8(), by));
            }
        }
        Block { text: block(text), moved }
    }

    /// Where some bytes of the text of the user are shown.
    pub fn range(&self, bytes: Range<usize>) -> Range<usize> {
        let place = |at: usize| match self.moved.partition_point(|(end, _)| *end <= at) {
            0 => at,
            before => at + self.moved[before - 1].1,
        };
        place(bytes.start)..place(bytes.end)
    }
}

/// The replacement character is what others see in its place, too.
fn is_odd(letter: char) -> bool {
    is_unprintable(letter) && letter != char::REPLACEMENT_CHARACTER
}

/// A return without a new line would let a line be written over.
fn is_odd_in_block(letter: char, rest: &str) -> bool {
    is_odd(letter) || (letter == '\r' && !rest.starts_with("\r\n"))
}

fn shown(text: &str, is_odd: impl Fn(char, &str) -> bool) -> Cow<'_, str> {
    replaced(text, is_odd, escape)
}

fn escape(letter: char) -> String {
    letter.escape_unicode().to_string()
}

/// `is_odd` sees the text from the character on, too.
fn replaced(text: &str, is_odd: impl Fn(char, &str) -> bool, escape: impl Fn(char) -> String) -> Cow<'_, str> {
    if is_plain(text) || !text.char_indices().any(|(at, letter)| is_odd(letter, &text[at..])) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    for (at, letter) in text.char_indices() {
        match is_odd(letter, &text[at..]) {
            true => shown.push_str(&escape(letter)),
            false => shown.push(letter),
        }
    }
    Cow::Owned(shown)
}

/// Most text is, and this is quickly seen.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_obeys_hides_or_turns_is_shown_and_letters_stay() {
        for (text, told) in [
            ("a\u{1b}]0;x\u{7}b", r"a\u{1b}]0;x\u{7}b"),
            ("\u{9b}31m \u{7f} \u{0}", r"\u{9b}31m \u{7f} \u{0}"),
            (
                "\u{202e}\u{2066}\u{200f}\u{61c}\u{200b}\u{feff}\u{2028}\u{ad}",
                r"\u{202e}\u{2066}\u{200f}\u{61c}\u{200b}\u{feff}\u{2028}\u{ad}",
            ),
            ("\u{fffe}\u{fdd0}\u{1ffff}\u{e0041}", r"\u{fffe}\u{fdd0}\u{1ffff}\u{e0041}"),
            ("👨\u{200d}👩", r"👨\u{200d}👩"),
            ("a\r\nb\rc", "a\r\nb\\u{d}c"),
        ] {
            assert_eq!(block(text), told);
            assert_eq!(block(told), told, "what is shown stays so");
            assert!(!inline(text).chars().any(|letter| is_odd(letter) || letter.is_control()));
        }
        let plain = "é Jalan “Mawar” – ꦗꦮ العربية 漢字 ❤\u{fe0f} 👍🏽 e\u{301} \u{a0} ½ \u{fffd}\n\tx";
        assert!(matches!(block(plain), Cow::Borrowed(same) if same == plain));
        assert_eq!(inline("a\n\tb"), r"a\u{a}\u{9}b");
    }

    #[test]
    fn json_says_the_same() {
        let text = "\u{9b}\u{202e}\u{1ffff} é";
        let written = serde_json::to_string(text).unwrap();
        let told = json(&written);
        assert_eq!(told, r#""\u009b\u202e\ud83f\udfff é""#);
        assert_eq!(serde_json::from_str::<String>(&told).unwrap(), text);
    }

    #[test]
    fn places_move_with_what_is_shown() {
        let text = "a\u{200b}é\u{1b}z\n";
        let block = Block::new(text);
        let places = text.char_indices().map(|(at, letter)| at..at + letter.len_utf8());
        let told: Vec<&str> = places.map(|place| &block.text[block.range(place)]).collect();
        assert_eq!(told, ["a", r"\u{200b}", "é", r"\u{1b}", "z", "\n"]);
        assert_eq!(block.range(text.len()..text.len()).end, block.text.len());
    }
}
