//! The words of the YAML files: each in two spellings, of which the English one is canonical.
//!
//! To add a word, add a line to `vocabulary.yaml`.

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use crate::diagnostic::Edit;
use crate::locale::{Language, Say, Text};
use crate::source::Span;

/// The vocabulary that is compiled in.
pub static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    let words: Words = serde_yaml::from_str(include_str!("vocabulary.yaml")).expect("the vocabulary is tested");
    let keys = Table::new(words.keys, &words.written);
    let meant: BTreeMap<String, Vec<String>> =
        words.meant.into_iter().map(|(word, keys)| (comparable(&word), keys)).collect();
    let others = meant.iter().flat_map(|(word, keys)| keys.iter().map(move |key| (word, key)));
    let mut ways: BTreeMap<&'static str, Vec<String>> =
        keys.comparable.iter().map(|(key, ways)| (*key, ways.to_vec())).collect();
    for (word, key) in others {
        ways.get_mut(key.as_str()).expect("the vocabulary is tested").push(word.clone());
    }
    Vocabulary { keys, keywords: Table::new(words.keywords, &words.written), meant, ways }
});

/// What each key means, for editors and for new files.
pub static GLOSSARY: LazyLock<BTreeMap<String, Meaning>> =
    LazyLock::new(|| serde_yaml::from_str(include_str!("glossary.yaml")).expect("the glossary is tested"));

/// What a key means.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Meaning {
    id: String,
    en: String,
    /// A value that may stand there.
    pub example: Option<serde_json::Value>,
}

impl Meaning {
    /// In words.
    pub fn text(&self) -> Text<&str> {
        Text { id: &self.id, en: &self.en }
    }
}

/// All words, by what they may be.
#[derive(Debug)]
pub struct Vocabulary {
    /// Keys of mappings.
    pub keys: Table,
    /// Values that are one of a few words.
    pub keywords: Table,
    meant: BTreeMap<String, Vec<String>>,
    /// Each key as it may be written: in both spellings, and in other words.
    ways: BTreeMap<&'static str, Vec<String>>,
}

impl Vocabulary {
    /// The key, out of some, that an author may have meant by a word: one that is often written for it, or, if it is no
    /// key at all, the one whose spelling is nearest.
    pub fn meant(&self, written: &str, among: &[&'static str]) -> Option<&'static str> {
        let usual = self.meant.get(&comparable(written)).into_iter().flatten();
        let mut usual = usual.filter_map(|word| among.iter().copied().find(|key| key == word));
        let misspelt = || self.keys.canonical(written).is_none().then(|| self.keys.nearest(written, among)).flatten();
        usual.next().or_else(misspelt)
    }

    /// The keys, out of some, that are most like a word, the likeliest first: by the parts that they share with it, in
    /// their own spelling or in another word for them, then by how they are spelt, then in the order given.
    pub fn likely(&self, written: &str, among: &[&'static str], count: usize) -> Vec<&'static str> {
        let written = comparable(written);
        let unlikeness = |key: &&'static str| {
            let ways = &self.ways[key];
            // In thousandths, which can be put in order.
            let most = |likeness: fn(&str, &str) -> f64| {
                let most = ways.iter().map(|way| likeness(&written, way)).fold(0.0, f64::max);
                ((1.0 - most) * 1000.0).round() as u32
            };
            (most(shared), most(strsim::jaro_winkler))
        };
        let mut keys = among.to_vec();
        keys.sort_by_cached_key(unlikeness);
        keys.truncate(count);
        keys
    }

    /// The language that most keys of a file are spelt in; none if no key tells. Lines are looked at, not the tree, so
    /// that a broken file tells it too.
    pub fn language_of(&self, text: &str) -> Option<Language> {
        let (mut indonesian, mut english) = (0_usize, 0_usize);
        for written in text.lines().filter(|line| !line.trim_start().starts_with('#')).flat_map(keys_of) {
            let Some(canonical) = self.keys.canonical(written) else { continue };
            let (word, indonesian_word) = (comparable(written), self.keys.spelling(canonical, Language::Indonesian));
            match (word == canonical, word == comparable(indonesian_word)) {
                (true, false) => english += 1,
                (false, true) => indonesian += 1,
                _ => {}
            }
        }
        match indonesian.cmp(&english) {
            Ordering::Less => Some(Language::English),
            Ordering::Equal => None,
            Ordering::Greater => Some(Language::Indonesian),
        }
    }
}

/// The parts of a word but what nearly every heading says, which tells nothing.
fn parts(word: &str) -> impl Iterator<Item = &str> {
    const GENERAL: [&str; 4] = ["pelayanan", "layanan", "service", "services"];
    word.split('_').filter(|part| !GENERAL.contains(part))
}

/// How much of two words stands in both, from 0 to 1: the letters of the parts that they share among those of all parts.
fn shared(one: &str, other: &str) -> f64 {
    let (mut all, mut both) = (parts(other).map(str::len).sum(), 0);
    for part in parts(one) {
        let is_in_both = part.len() > 2 && parts(other).any(|own| own == part);
        *if is_in_both { &mut both } else { &mut all } += part.len();
    }
    both as f64 / all.max(1) as f64
}

/// What stands before the colons of a line: `dokumen` and `bentuk` in `- {dokumen: KTP, bentuk: asli}`.
fn keys_of(line: &str) -> impl Iterator<Item = &str> {
    let ends = line.match_indices(':').map(|(at, _)| at);
    let ends = ends.filter(|at| line[at + 1..].chars().next().is_none_or(char::is_whitespace));
    ends.map(|at| {
        line[..at].rsplit(['{', ',', '[']).next().unwrap_or_default().trim_start_matches(['-', ' ']).trim_end()
    })
}

#[derive(serde::Deserialize)]
struct Words {
    keys: BTreeMap<String, String>,
    keywords: BTreeMap<String, String>,
    written: BTreeMap<String, String>,
    meant: BTreeMap<String, Vec<String>>,
}

/// Pairs of spellings.
#[derive(Debug)]
pub struct Table {
    /// Canonical to Indonesian.
    pairs: BTreeMap<&'static str, &'static str>,
    /// Either spelling, made comparable, to the canonical one.
    spellings: HashMap<String, &'static str>,
    /// Spellings to what readers see, if that differs.
    written: BTreeMap<String, String>,
    /// Canonical to both spellings, made comparable.
    comparable: BTreeMap<&'static str, [String; 2]>,
}

impl Table {
    fn new(words: BTreeMap<String, String>, written: &BTreeMap<String, String>) -> Self {
        let leak = |word: String| -> &'static str { word.leak() };
        let pairs: BTreeMap<_, _> = words.into_iter().map(|(en, id)| (leak(en), leak(id))).collect();
        // With spaces is how most are written: those are found without making them comparable.
        let ways = |word: &str| [comparable(word), comparable(word).replace('_', " ")];
        let both = pairs.iter().flat_map(|(&en, &id)| [(en, en), (id, en)]);
        let spellings = both.flat_map(|(word, en)| ways(word).map(|way| (way, en))).collect();
        let comparable = pairs.iter().map(|(&en, &id)| (en, [comparable(en), comparable(id)])).collect();
        Table { pairs, spellings, written: written.clone(), comparable }
    }

    /// The canonical spelling of a word written in either, whatever its case and whether its parts are joined by a
    /// space, `-` or `_`.
    pub fn canonical(&self, written: &str) -> Option<&'static str> {
        match self.spellings.get(written) {
            Some(canonical) => Some(canonical),
            None => self.spellings.get(&comparable(written)).copied(),
        }
    }

    /// How a language spells a canonical word; an unknown word as it is.
    pub fn spelling<'a>(&self, canonical: &'a str, language: Language) -> &'a str {
        match language {
            Language::English => canonical,
            Language::Indonesian => self.pairs.get(canonical).copied().unwrap_or(canonical),
        }
    }

    /// An edit that spells a canonical word in the language in which an author wrote it, as far as that can be told.
    /// A word that is written in quotation marks or split over lines is corrected by hand.
    pub fn respelling(&self, canonical: &'static str, written: &str, span: Span) -> Option<Edit> {
        let distance = |spelling: &str| strsim::osa_distance(&comparable(written), &comparable(spelling));
        let indonesian = self.spelling(canonical, Language::Indonesian);
        let nearest = if distance(canonical) < distance(indonesian) { canonical } else { indonesian };
        (span.bytes().len() == written.len()).then(|| Edit { span, text: nearest.to_owned() })
    }

    /// A list of words for a message, as each language spells them.
    pub fn list(&self, words: &[&'static str]) -> Text {
        let list = |language| {
            let spelt = words.iter().map(|word| format!("`{}`", self.spelling(word, language)));
            spelt.collect::<Vec<_>>().join(", ")
        };
        Text { id: list(Language::Indonesian), en: list(Language::English) }
    }

    /// How readers see a canonical word in a sentence.
    pub fn written(&self, canonical: &str, language: Language) -> String {
        let spelt = self.spelling(canonical, language).replace('_', " ");
        self.written.get(&spelt).cloned().unwrap_or(spelt)
    }

    /// The pairs: canonical and Indonesian.
    pub fn pairs(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.pairs.iter().map(|(en, id)| (*en, *id))
    }

    /// The canonical word, out of some, whose spelling in either language is nearest to what was written, if it is
    /// near enough for a slip of the pen.
    pub fn nearest(&self, written: &str, among: &[&'static str]) -> Option<&'static str> {
        let written = comparable(written);
        let letters = written.chars().count();
        let most = 1 + letters / 5;
        // Words of quite another length are no slip of the pen.
        let near = |spelling: &String| {
            let is_near = spelling.len().abs_diff(written.len()) <= most + 2;
            is_near.then(|| strsim::osa_distance(&written, spelling))
        };
        let distance = |canonical: &str| self.comparable.get(canonical)?.iter().filter_map(near).min();
        let (distance, nearest) =
            among.iter().filter_map(|&canonical| distance(canonical).map(|distance| (distance, canonical))).min()?;
        (distance <= most && distance * 2 <= letters).then_some(nearest)
    }
}

/// Lower case, with `_` between the parts.
fn comparable(word: &str) -> String {
    word.split([' ', '-', '_', '\t', '/', ',', '.'])
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("_")
        .to_lowercase()
}

/// A key in a message: as the reader's language spells it.
#[derive(Clone, Copy, Debug)]
pub struct KeyWord(pub &'static str);

impl Say for KeyWord {
    fn say(&self, language: Language) -> String {
        match language {
            Language::English => self.0.to_owned(),
            Language::Indonesian => VOCABULARY.keys.spelling(self.0, language).to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{GLOSSARY, VOCABULARY};
    use crate::locale::Language;

    #[test]
    fn the_glossary_explains_every_key_and_no_other() {
        let keys: Vec<&str> = VOCABULARY.keys.pairs().map(|(key, _)| key).collect();
        let missing: Vec<_> = keys.iter().filter(|key| !GLOSSARY.contains_key(**key)).collect();
        let unknown: Vec<_> = GLOSSARY.keys().filter(|key| !keys.contains(&key.as_str())).collect();
        assert!(missing.is_empty() && unknown.is_empty(), "missing {missing:?}, unknown {unknown:?}");
    }

    #[test]
    fn the_likeliest_keys_share_a_part_or_a_spelling_or_are_meant() {
        let among = ["name", "hours", "time", "legal_basis", "guarantee", "safety", "cost"];
        let likely = |written: &str| VOCABULARY.likely(written, &among, 2);
        assert_eq!(likely("jam buka pelayanan")[0], "hours");
        assert!(likely("jaminan")[0] == "guarantee" || likely("jaminan")[0] == "safety");
        assert_eq!(likely("dasar")[0], "legal_basis");
        assert_eq!(likely("biayaa")[0], "cost");
        assert_eq!(VOCABULARY.likely("apa pun", &among, 9).len(), among.len());
    }

    #[test]
    fn a_file_is_in_the_language_of_most_of_its_keys() {
        let language = |text: &str| VOCABULARY.language_of(text);
        assert_eq!(language("nama: Surat\nDasar Hukum: [UU 25/2009]\n"), Some(Language::Indonesian));
        assert_eq!(language("name: Surat\nlegal-basis: [UU 25/2009]\n"), Some(Language::English));
        assert_eq!(
            language("cost: free\npersyaratan:\n  - {dokumen: KTP, bentuk: asli}\n"),
            Some(Language::Indonesian)
        );
        assert_eq!(language("# name: Surat\nbiaya: gratis\n"), Some(Language::Indonesian));
        for unknown in ["", "status: konsep\n", "name: Surat\nbiaya: gratis\n", "teks: nama, alamat\n"] {
            assert_eq!(language(unknown), None, "{unknown}");
        }
    }

    #[test]
    fn what_is_meant_by_other_words_are_keys() {
        let unknown: Vec<_> = VOCABULARY
            .meant
            .values()
            .flatten()
            .filter(|key| !VOCABULARY.keys.pairs().any(|(known, _)| known == *key))
            .collect();
        assert!(unknown.is_empty(), "{unknown:?}");
    }
}
