//! Reads `labels.yaml`: keys, each with its words in both languages.

use std::collections::BTreeMap;

use granit_parser::{Options, Parser};

use super::{Fault, LABELS, Made};
use crate::locale::Text;

/// The file is a mapping of mappings; deeper ones are no words, and reading them takes long.
const MAXIMUM_DEPTH: usize = 8;
/// As of a standard, in bytes.
const MAXIMUM_SIZE: usize = 1024 * 1024;

/// The words of a user's file, or its first fault.
pub fn read(text: &str) -> Made<BTreeMap<String, Text>> {
    let fault = |at: usize, message: String| vec![Fault::Template { path: LABELS.to_owned(), range: at..at, message }];
    if text.len() > MAXIMUM_SIZE {
        return Err(fault(0, "the file is larger than 1 MiB; berkas ini lebih besar dari 1 MiB".to_owned()));
    }
    let mut options = Options::default();
    options.flow_nesting_limit = MAXIMUM_DEPTH;
    options.block_nesting_limit = MAXIMUM_DEPTH;
    if let Some(error) = Parser::new_from_str_with_options(text, options).find_map(Result::err) {
        let at = error.marker().byte_offset().unwrap_or_default();
        return Err(fault(text.floor_char_boundary(at), error.kind().to_string()));
    }
    serde_yaml::from_str(text).map_err(|error| {
        let at = error.location().map_or(0, |place| place.index());
        fault(text.floor_char_boundary(at), error.to_string())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_list_of_words_is_told_at_its_place() {
        let deep = "[".repeat(100_000);
        let blocks = "- ".repeat(100_000);
        let closed = format!("é: {}{}", "{a: ".repeat(5_000), "}".repeat(5_000));
        let large = format!("#{}", " ".repeat(MAXIMUM_SIZE));
        for (text, range) in [
            (deep.as_str(), 8..=9),
            (&blocks, 8..=20),
            (&closed, 8..=50),
            (&large, 0..=0),
            ("é: x", 2..=4),
            ("é: {id: x, en: y}\né: [", 20..=24),
        ] {
            let Err(faults) = read(text) else { panic!("{}", &text[..20.min(text.len())]) };
            let Fault::Template { range: at, .. } = &faults[0] else { panic!("{faults:?}") };
            assert!(range.contains(&at.start) && text.is_char_boundary(at.start), "{range:?} {faults:?}");
        }
        assert_eq!(read("a: {id: x, en: y}\n").unwrap()["a"].en, "y");
    }
}
