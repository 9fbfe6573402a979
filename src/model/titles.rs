//! Titles and degrees, by which a text shows itself to be the name of a person.

/// Titles that stand before a name. At the head of a text they begin no office; `RSUD dr. Soetomo` has one inside.
const BEFORE: [&str; 22] = [
    "Drs.", "Drs", "Dra.", "Dra", "Dr.", "dr.", "DR.", "drg.", "drh.", "Ir.", "Prof.", "H.", "Hj.", "K.H.", "KH.",
    "Ust.", "Ustaz", "apt.", "Apt.", "Ns.", "Ny.", "Tn.",
];

/// Degrees behind a name that are written without a full stop.
const BEHIND: [&str; 37] = [
    "SH", "SE", "ST", "SIP", "SSTP", "SSos", "SPd", "SPdI", "SKM", "SKom", "SPt", "SP", "SAP", "SKep", "SKed", "SPsi",
    "SHut", "SAg", "SSi", "MH", "MM", "MT", "MSi", "MPd", "MAP", "MPA", "MKes", "MKM", "MKom", "MHum", "MEng", "MBA",
    "MSc", "PhD", "AMd", "AMdKeb", "LLM",
];

/// Words of acting officials, which may stand before an office as well as before a name.
const ACTING: [&str; 6] = ["Plt.", "Plh.", "Pj.", "Pjs.", "Plt", "a.n."];

/// Whether a text is or holds the name of a person, which a title or a degree shows for certain: `Drs. H. Ahmad Fauzi`,
/// `Siti Aminah, S.Sos`, `Lurah Sukamulya, Ir. Budi`. `Direktur RSUD dr. Soetomo` is an office.
pub fn names_person(text: &str) -> bool {
    let text = ACTING.iter().find_map(|acting| text.strip_prefix(acting)).unwrap_or(text);
    let mut parts = text.split(',').map(str::trim);
    let leads = |part: &str| {
        let mut words = part.split_whitespace();
        words.next().is_some_and(|first| BEFORE.contains(&first)) && words.next().is_some()
    };
    parts.next().is_some_and(leads) || parts.any(|part| leads(part) || is_degree(part))
}

/// `S.Sos`, `M. Si.`, `Sp.OG(K)`, `SH`: letters of which each begins a word of a degree.
fn is_degree(part: &str) -> bool {
    let joined: String = part.split_whitespace().collect();
    let part = joined.trim_end_matches('.');
    if BEHIND.contains(&part) {
        return true;
    }
    let pieces: Vec<&str> = part.split('.').collect();
    let is_piece = |piece: &&str| {
        (1..=5).contains(&piece.chars().count())
            && piece.starts_with(char::is_uppercase)
            && piece.chars().all(|letter| letter.is_alphabetic() || matches!(letter, '(' | ')' | '-'))
    };
    // `S`, `M`, `A` and `Sp` begin degrees; `Kel.` and `Kec.` do not, and `S.D.M.` is no degree.
    let begins = pieces.first().is_some_and(|first| matches!(*first, "S" | "M" | "A" | "Sp" | "Ph" | "LL"));
    let is_office = ["S.D.M", "S.D.A"].contains(&part);
    begins && !is_office && (2..=4).contains(&pieces.len()) && pieces.iter().all(is_piece)
}

#[cfg(test)]
mod tests {
    use super::names_person;

    #[test]
    fn persons_and_offices() {
        for person in [
            "Drs. H. Ahmad Fauzi, M.Si",
            "Siti Aminah, S.Sos",
            "Siti Aminah, S. Sos., M. Si.",
            "Budi Santoso, SH",
            "BUDI SANTOSO, S.H., M.H.",
            "dr. Ratna Sari",
            "dr. Ratna Sari, Sp.OG(K)",
            "Hj. Nurhayati",
            "Rina, A.Md.Keb.",
            "Lurah Sukamulya, Drs. Ahmad",
            "Camat Ahmad Fauzi, S.STP",
            "Plt. Drs. Ahmad",
        ] {
            assert!(names_person(person), "{person}");
        }
        for office in [
            "Lurah",
            "Camat",
            "Plt. Lurah Sukamulya",
            "Kepala Dinas P3A",
            "Kepala Dinas PU, SDA",
            "Direktur RSUD dr. Soetomo",
            "Direktur RSUP Dr. Sardjito, Sleman",
            "Kepala SMA Prof. Dr. Hamka",
            "Kepala Dinas Kependudukan, Pencatatan Sipil, dan K.B.",
            "Kepala UPTD H. Hasan",
            "Sekretaris Kelurahan, Kec. Sukamaju",
            "Kepala Bidang Umum, S.D.M.",
            "a.n. Wali Kota Sukamaju",
            "Dr.",
        ] {
            assert!(!names_person(office), "{office}");
        }
    }
}
