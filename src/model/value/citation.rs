//! Citations: `UU 24/2013`, `Permendagri 108/2019 tentang …`, `Perda Kota Pasuruan 5/2023`, `UU 23/2006 jo. UU 24/2013`.

use std::fmt;

use super::Parse;
use crate::locale::{Language, Say, Text};

/// A law, regulation or decree that is cited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// Its kind, shortened where a short form is usual: `UU`, `PP`, `Perda`, `PermenPANRB`.
    pub kind: String,
    /// The region of a regional regulation: `Kota Pasuruan`.
    pub region: Option<String>,
    /// Its number, which may hold letters and strokes: `46/PMK.01`.
    pub number: String,
    /// Its year.
    pub year: u16,
    /// Its subject.
    pub about: Option<String>,
    /// What amended it, in order: `jo.`, "as amended by".
    pub amended_by: Vec<Citation>,
}

/// Kinds in full, and their usual short form.
const KINDS: [(&str, &str); 22] = [
    ("Undang-Undang", "UU"),
    ("Peraturan Pemerintah Pengganti Undang-Undang", "Perppu"),
    ("Peraturan Pemerintah", "PP"),
    ("Peraturan Presiden", "Perpres"),
    ("Keputusan Presiden", "Keppres"),
    ("Instruksi Presiden", "Inpres"),
    ("Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi", "PermenPANRB"),
    ("Peraturan Menteri PANRB", "PermenPANRB"),
    ("Peraturan Menteri PAN RB", "PermenPANRB"),
    ("Peraturan Menteri Dalam Negeri", "Permendagri"),
    ("Peraturan Menteri Kesehatan", "Permenkes"),
    ("Peraturan Menteri Keuangan", "PMK"),
    ("Peraturan Menteri Pendidikan, Kebudayaan, Riset, dan Teknologi", "Permendikbudristek"),
    ("Peraturan Menteri Pendidikan Dasar dan Menengah", "Permendikdasmen"),
    ("Peraturan Menteri Pendidikan dan Kebudayaan", "Permendikbud"),
    ("Peraturan Menteri Sosial", "Permensos"),
    ("Peraturan Menteri Perhubungan", "Permenhub"),
    ("Peraturan Kepolisian Negara Republik Indonesia", "Perpol"),
    ("Peraturan Daerah", "Perda"),
    ("Peraturan Gubernur", "Pergub"),
    ("Peraturan Bupati", "Perbup"),
    ("Peraturan Wali Kota", "Perwali"),
];

/// Kinds that a region follows.
const REGIONAL: [&str; 6] = ["Perda", "Pergub", "Perbup", "Perwali", "Perwalkot", "Perkada"];

impl Parse for Citation {
    const EXAMPLES: Option<Text<&'static str>> = Some(Text {
        id: "`UU 25/2009 tentang Pelayanan Publik` atau `Perda Kota Sukamaju 7/2023 tentang Retribusi Daerah`",
        en: "`UU 25/2009 tentang Pelayanan Publik` or `Perda Kota Sukamaju 7/2023 tentang Retribusi Daerah`",
    });

    fn parse(text: &str) -> Option<Self> {
        let (text, about) = match find_word(text, "tentang") {
            Some((before, after)) => (before, Some(after)),
            None => (text, None),
        };
        let mut parts = split_amendments(text).into_iter();
        let mut citation = one(parts.next()?)?;
        for part in parts {
            citation.amended_by.push(one(part)?);
        }
        // The subject may be followed by the amendments: `UU 23/2006 tentang Adminduk jo. UU 24/2013`.
        if let Some(about) = about {
            let mut parts = split_amendments(about).into_iter();
            citation.about = parts.next().map(str::to_owned).filter(|about| !about.is_empty());
            for part in parts {
                citation.amended_by.push(one(part)?);
            }
        }
        Some(citation)
    }
}

fn find_word<'t>(text: &'t str, word: &str) -> Option<(&'t str, &'t str)> {
    let at = text.to_ascii_lowercase().find(&format!(" {word} "))?;
    Some((text[..at].trim(), text[at + word.len() + 2..].trim()))
}

/// What joins a rule to those that amended it.
const AMENDED: [&str; 8] = [
    " jo. ",
    " jo ",
    " sebagaimana telah beberapa kali diubah terakhir dengan ",
    " sebagaimana telah beberapa kali diubah, terakhir dengan ",
    " sebagaimana telah diubah terakhir dengan ",
    " sebagaimana telah diubah dengan ",
    " sebagaimana diubah terakhir dengan ",
    " sebagaimana diubah dengan ",
];

fn split_amendments(text: &str) -> Vec<&str> {
    let mut parts = vec![text];
    let marks = AMENDED.iter().filter(|_| text.contains(" jo") || text.contains(" sebagaimana "));
    for mark in marks {
        parts = parts.into_iter().flat_map(|part| part.split(mark)).collect();
    }
    parts.into_iter().map(|part| part.trim().trim_end_matches(',')).collect()
}

fn one(text: &str) -> Option<Citation> {
    let text = text.trim().trim_end_matches('.');
    let (name, number, year) = numbered(text)?;
    let (kind, region) = kind_and_region(name.trim().trim_end_matches(','))?;
    Some(Citation { kind, region, number, year, about: None, amended_by: Vec::new() })
}

/// Splits `UU 24/2013` or `Undang-Undang Nomor 24 Tahun 2013` into name, number and year.
fn numbered(text: &str) -> Option<(&str, String, u16)> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let start_of = |index: usize| words[index].as_ptr() as usize - text.as_ptr() as usize;
    let lower = |index: usize| words.get(index).map(|word| word.to_ascii_lowercase());
    let year = |word: &str| word.parse().ok().filter(|year| (1900..2200).contains(year));
    for index in (1..words.len()).rev() {
        if index + 1 == words.len()
            && let Some((number, written)) = words[index].rsplit_once('/')
            && let Some(year) = year(written)
        {
            return number.contains(|c: char| c.is_ascii_digit()).then(|| {
                let before = if is_number_word(words[index - 1]) { index - 1 } else { index };
                (&text[..start_of(before)], number.to_owned(), year)
            });
        }
        if matches!(lower(index).as_deref(), Some("tahun" | "thn" | "th" | "th."))
            && index + 2 == words.len()
            && index >= 2
        {
            let number = words[index - 1].trim_start_matches("No.");
            let before = if is_number_word(words[index - 2]) { index - 2 } else { index - 1 };
            return year(words[index + 1])
                .filter(|_| number.contains(|c: char| c.is_ascii_digit()))
                .map(|year| (&text[..start_of(before)], number.to_owned(), year));
        }
    }
    None
}

fn is_number_word(word: &str) -> bool {
    matches!(word.to_ascii_lowercase().as_str(), "nomor" | "no." | "no" | "number")
}

fn kind_and_region(name: &str) -> Option<(String, Option<String>)> {
    // "PP 5/2010 dan PP 6/2011" are two rules.
    let numbered = |word: &str| word.eq_ignore_ascii_case("tahun") || word.contains('/');
    if !name.starts_with(char::is_alphabetic) || name.split(' ').any(numbered) {
        return None;
    }
    let shortened = KINDS.iter().find_map(|(long, short)| {
        let head = name.get(..long.len())?;
        head.eq_ignore_ascii_case(long).then(|| format!("{short}{}", &name[long.len()..]))
    });
    let name = shortened.unwrap_or_else(|| name.to_owned());
    let regional = REGIONAL.iter().find_map(|kind| {
        let region = name.strip_prefix(kind)?.strip_prefix(' ')?;
        Some(((*kind).to_owned(), Some(region.trim().to_owned())))
    });
    Some(regional.unwrap_or((name, None)))
}

/// Kinds from the highest rank down, by how they begin; of those of one rank, none goes before the other.
const RANKS: [&[&str]; 9] = [
    &["UUD"],
    &["UU", "Perppu"],
    &["PP"],
    &["Perpres"],
    &["Keppres", "Inpres"],
    // A star: everything that begins so.
    &["Permen*", "Kepmen*", "Peraturan *", "PMK", "Perka", "Perpol", "Perkap"],
    &["Perda"],
    &["Pergub"],
    &["Perbup", "Perwal*", "Perkada"],
];

impl Citation {
    /// Its place in the hierarchy of rules, from 0 down; of an unknown kind, the last.
    pub fn rank(&self) -> u8 {
        let first = self.kind.split(' ').next().unwrap_or_default();
        let is = |kind: &&str| match kind.strip_suffix('*') {
            Some(start) => self.kind.starts_with(start),
            None => first == *kind,
        };
        let rank = RANKS.iter().position(|kinds| kinds.iter().any(is)).unwrap_or(RANKS.len());
        u8::try_from(rank).expect("few ranks")
    }

    /// `Undang-Undang Nomor 25 Tahun 2009`, as decrees write it; a kind without a known long form stays short.
    pub fn in_full(&self) -> String {
        let long = KINDS.iter().find(|(_, short)| *short == self.kind).map_or(self.kind.as_str(), |(long, _)| long);
        // `Peraturan Wali Kota` of `Kota Sukamaju`, `Peraturan Bupati` of `Kabupaten Contoh`.
        let bare = |region: &str| match long {
            "Peraturan Wali Kota" => region.strip_prefix("Kota ").unwrap_or(region).to_owned(),
            "Peraturan Bupati" => region.strip_prefix("Kabupaten ").unwrap_or(region).to_owned(),
            _ => region.to_owned(),
        };
        let region = self.region.as_ref().map(|region| format!(" {}", bare(region))).unwrap_or_default();
        format!("{long}{region} Nomor {} Tahun {}", self.number, self.year)
    }
}

impl fmt::Display for Citation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.kind)?;
        if let Some(region) = &self.region {
            write!(f, " {region}")?;
        }
        write!(f, " {}/{}", self.number, self.year)?;
        if let Some(about) = &self.about {
            write!(f, " tentang {about}")?;
        }
        self.amended_by.iter().try_for_each(|amendment| write!(f, " jo. {amendment}"))
    }
}

impl Say for Citation {
    /// The same in both languages: a citation is a name.
    fn say(&self, _: Language) -> String {
        self.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_stand_in_the_order_of_their_rank() {
        let rank = |written: &str| Citation::parse(written).unwrap().rank();
        let ranks =
            ["UU 1/2020", "PP 1/2020", "Perpres 1/2020", "Permenkes 1/2020", "Perda Kota Contoh 1/2020"].map(rank);
        assert!(ranks.is_sorted() && ranks[0] < ranks[4], "{ranks:?}");
        assert!(rank("Perka BKN 1/2020") < rank("Perda Kota Contoh 1/2020"));
        assert!(rank("Perkada Kota Contoh 1/2020") > rank("Perda Kota Contoh 1/2020"));
        assert_eq!(Citation::parse("UU 25/2009").unwrap().in_full(), "Undang-Undang Nomor 25 Tahun 2009");
        let regional = Citation::parse("Perwali Kota Sukamaju 3/2024").unwrap();
        assert_eq!(regional.in_full(), "Peraturan Wali Kota Sukamaju Nomor 3 Tahun 2024");
    }

    #[test]
    fn forms_met_in_real_standards() {
        for (written, expected) in [
            ("UU 24/2013", "UU 24/2013"),
            ("Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik", "UU 25/2009 tentang Pelayanan Publik"),
            ("Peraturan Menteri PANRB Nomor 15 Tahun 2014 tentang Pedoman", "PermenPANRB 15/2014 tentang Pedoman"),
            ("Perpres No. 25 Thn 2008", "Perpres 25/2008"),
            ("UU 23/2006 jo. UU 24/2013", "UU 23/2006 jo. UU 24/2013"),
            ("PMK 46/PMK.01/2021", "PMK 46/PMK.01/2021"),
            ("Keputusan Petinggi 100.3/07/2023", "Keputusan Petinggi 100.3/07/2023"),
        ] {
            let said = Citation::parse(written).map(|citation| citation.say(Language::Indonesian));
            assert_eq!(said.as_deref(), Some(expected), "{written}");
        }
        let regional = Citation::parse("Perda Kota Pasuruan 5/2023 tentang Pajak Daerah dan Retribusi Daerah").unwrap();
        assert_eq!((regional.kind.as_str(), regional.region.as_deref()), ("Perda", Some("Kota Pasuruan")));
        assert_eq!((regional.number.as_str(), regional.year), ("5", 2023));
    }

    #[test]
    fn what_is_no_citation_stays_text() {
        for written in [
            "",
            "-",
            "UU Pelayanan Publik",
            "Perda yang berlaku",
            "24/2013",
            "UU 24",
            "Perda Nomor Tahun 2020",
            "UU /2013",
        ] {
            assert_eq!(Citation::parse(written), None, "{written}");
        }
    }
}
