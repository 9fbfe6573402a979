//! Names as people type them: `Kelurahan Sukamulya` is the file `kelurahan-sukamulya`, and `kelurahn` is near `kelurahan`.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The longest name of a file that is made out of a name, in letters.
const LONGEST: usize = 80;

/// How alike two names are that may be mistaken for each other, by Jaro and Winkler, from 0 to 1.
const ALIKE: f64 = 0.78;

/// With how many of the same letters an abbreviation and the name begin.
const BEGINNING: usize = 3;

/// The name of a file for a name; none if it has no letters or digits that an address can have, or is a path that leads
/// elsewhere.
pub fn folded(name: &str) -> Option<String> {
    let is_dots = |part: &str| part.trim().chars().all(|letter| letter == '.');
    if name.split(['/', '\\']).any(is_dots) {
        return None;
    }
    let mut words: Vec<String> = vec![String::new()];
    for letter in name.nfkd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase) {
        let word = words.last_mut().expect("it is never empty");
        match letter {
            'a'..='z' | '0'..='9' => word.push(letter),
            'ß' => word.push_str("ss"),
            'æ' => word.push_str("ae"),
            'œ' => word.push_str("oe"),
            'ø' => word.push('o'),
            'đ' | 'ð' => word.push('d'),
            'ł' => word.push('l'),
            'ı' => word.push('i'),
            // Part of a word: `Jum'at`.
            '\'' | '’' | '‘' | 'ʼ' | '`' | '´' => {}
            _ => words.push(String::new()),
        }
    }
    let mut id = String::new();
    for word in words.iter().filter(|word| !word.is_empty()) {
        let mark = if id.is_empty() { "" } else { "-" };
        if !id.is_empty() && id.len() + mark.len() + word.len() > LONGEST {
            break;
        }
        id.push_str(mark);
        id.push_str(word);
    }
    id.truncate(LONGEST);
    (!id.is_empty()).then_some(id)
}

/// The one, out of some names, that was probably meant by another: the one most alike, else the only one that begins with
/// the same letters.
pub fn nearest<'n>(written: &str, among: impl Iterator<Item = &'n str> + Clone) -> Option<&'n str> {
    let written = folded(written).unwrap_or_else(|| written.to_lowercase());
    let alike = among.clone().map(|name| (strsim::jaro_winkler(&written, name), name));
    let best = alike.max_by(|(one, _), (other, _)| one.total_cmp(other)).filter(|(best, _)| *best >= ALIKE);
    let begins = || {
        let first = written.get(..BEGINNING)?;
        let mut same = among.clone().filter(|name| name.starts_with(first));
        same.next().filter(|_| same.next().is_none())
    };
    best.map(|(_, name)| name).or_else(begins)
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, folded, nearest};

    #[test]
    fn names_become_addresses() {
        for (name, id) in [
            ("Kelurahan Sukamulya", Some("kelurahan-sukamulya")),
            ("  Surat   Pindah ", Some("surat-pindah")),
            ("KTP-el", Some("ktp-el")),
            ("Salat Jum'at / Jum’at", Some("salat-jumat-jumat")),
            ("Café Straße Åse Łódź", Some("cafe-strasse-ase-lodz")),
            ("PBG (IMB) & SLF", Some("pbg-imb-slf")),
            ("ﬁle №1", Some("file-no1")),
            ("surat.", Some("surat")),
            ("Layanan العربية", Some("layanan")),
            ("العربية", None),
            ("…", None),
            ("-", None),
            ("..", None),
            ("../x", None),
            ("/etc", None),
            ("a\\..\\b", None),
        ] {
            assert_eq!(folded(name).as_deref(), id, "{name}");
        }
        let long = folded(&"panjang ".repeat(40)).unwrap();
        assert!(long.len() <= LONGEST && long.ends_with("panjang"), "{long}");
        assert_eq!(folded(&"a".repeat(300)).unwrap().len(), LONGEST);
    }

    #[test]
    fn slips_of_the_pen_are_near_and_other_names_are_not() {
        let units = ["dinas-sosial", "dispendukcapil", "kecamatan", "kelurahan"];
        for (written, near) in [
            ("kell", Some("kelurahan")),
            ("kelurahn", Some("kelurahan")),
            ("Kelurahan", Some("kelurahan")),
            ("dinsos", Some("dinas-sosial")),
            ("dukcapil", None),
            ("puskesmas", None),
            ("", None),
        ] {
            assert_eq!(nearest(written, units.into_iter()), near, "{written}");
        }
        assert_eq!(nearest("kosongg", ["kosong", "penuh"].into_iter()), Some("kosong"));
    }
}
