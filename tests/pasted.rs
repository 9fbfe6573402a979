//! Lists as they are pasted from a word processor are read item by item, whatever stands before the items and wherever
//! they stand; `check --fix` writes them as lists, and no word is lost.

use maklumat::diagnostic::{Diagnostic, Diagnostics};
use maklumat::fix::mend;
use maklumat::source::{Sources, Span};
use maklumat::yaml::{self, Node, Value};
use proptest::prelude::*;

/// What was read of a text, what was found, and the text after `--fix`.
struct Read {
    tree: Node,
    found: Vec<Diagnostic>,
    mended: String,
}

fn read(text: &str) -> Read {
    let mut sources = Sources::default();
    let source = sources.add_read("surat.yaml", text);
    let mut found = Diagnostics::default();
    let tree = yaml::parse(source, &sources, &mut found);
    for place in found.iter().map(|found| found.span).chain(places(&tree)) {
        assert!(text.get(place.bytes()).is_some(), "{place:?} is no place in\n{text}");
    }
    let mended = mend(found.iter(), &sources).pop().map_or_else(|| text.to_owned(), |mended| mended.text);
    Read { tree, found: found.into_iter().collect(), mended }
}

/// Where the keys and values of a tree stand.
fn places(node: &Node) -> Vec<Span> {
    let inside: Vec<Span> = match &node.value {
        Value::Sequence(items) => items.iter().flat_map(places).collect(),
        Value::Mapping(mapping) => {
            mapping.entries.iter().flat_map(|entry| [vec![entry.key.span], places(&entry.value)].concat()).collect()
        }
        _ => Vec::new(),
    };
    [vec![node.span], inside].concat()
}

/// The texts of a tree, in order; items of a list are marked by `- `, keys by their colon.
fn texts(node: &Node, all: &mut Vec<String>) {
    match &node.value {
        Value::Lost | Value::Null => {}
        // Lines that are kept apart are shown apart: they are Markdown.
        Value::Scalar(text) => {
            all.extend(text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")));
        }
        Value::Sequence(items) => items.iter().for_each(|item| {
            all.push("-".to_owned());
            texts(item, all);
        }),
        Value::Mapping(mapping) => mapping.entries.iter().for_each(|entry| {
            all.push(format!("{}:", entry.key.written));
            texts(&entry.value, all);
        }),
    }
}

fn said(node: &Node) -> String {
    let mut all = Vec::new();
    texts(node, &mut all);
    all.join(" ")
}

/// The name of a mark, and how it is written before the n-th item, from 1.
type MarkOf = (&'static str, fn(usize) -> String);

/// Marks that begin an item.
const MARKS: [MarkOf; 33] = [
    ("•", |_| "•".to_owned()),
    ("●", |_| "●".to_owned()),
    ("○", |_| "○".to_owned()),
    ("▪", |_| "▪".to_owned()),
    ("■", |_| "■".to_owned()),
    ("◆", |_| "◆".to_owned()),
    ("·", |_| "·".to_owned()),
    ("–", |_| "–".to_owned()),
    ("—", |_| "—".to_owned()),
    ("−", |_| "−".to_owned()),
    ("‐", |_| "‐".to_owned()),
    ("✓", |_| "✓".to_owned()),
    ("☑", |_| "☑".to_owned()),
    ("✅", |_| "✅".to_owned()),
    ("➢", |_| "➢".to_owned()),
    ("→", |_| "→".to_owned()),
    ("->", |_| "->".to_owned()),
    ("U+F0B7", |_| "\u{F0B7}".to_owned()),
    ("U+F0FC", |_| "\u{F0FC}".to_owned()),
    ("U+F0A7", |_| "\u{F0A7}".to_owned()),
    ("§", |_| "§".to_owned()),
    ("ü", |_| "ü".to_owned()),
    ("o", |_| "o".to_owned()),
    ("*", |_| "*".to_owned()),
    ("+", |_| "+".to_owned()),
    (">", |_| ">".to_owned()),
    ("1.", |number| format!("{number}.")),
    ("1)", |number| format!("{number})")),
    ("(1)", |number| format!("({number})")),
    ("a.", |number| format!("{}.", char::from(b'`' + u8::try_from(number).unwrap()))),
    ("a)", |number| format!("{})", char::from(b'`' + u8::try_from(number).unwrap()))),
    ("A.", |number| format!("{}.", char::from(b'@' + u8::try_from(number).unwrap()))),
    ("i.", |number| format!("{}.", ["i", "ii", "iii", "iv", "v"][number - 1])),
];

/// What stands between a mark and its text.
const GAPS: [&str; 4] = [" ", "\t", "\u{A0}", "   "];

/// Before each line.
const MARGINS: [&str; 5] = ["", "  ", "      ", "\t", "\u{A0}\u{A0}"];

/// Behind the key.
const HEADS: [&str; 5] = ["", " |", " |-", " >", " >-"];

const ITEMS: [&str; 4] = ["Fotokopi KTP-el", "Kartu Keluarga: asli", "Pas foto 3 x 4 cm", "surat kuasa \"bermeterai\""];

/// Whether a text begins before the list: a block text cannot stand at the margin.
fn is_possible(head: &str, margin: &str) -> bool {
    head.is_empty() || !margin.is_empty()
}

#[test]
fn every_mark_at_every_margin_is_an_item() {
    let mut wrong = Vec::new();
    let mut tried = 0;
    for (name, mark) in MARKS {
        for gap in GAPS {
            for margin in MARGINS {
                for head in HEADS.into_iter().filter(|head| is_possible(head, margin)) {
                    // How lines end changes nothing about marks.
                    for end in ["\n", "\r\n"].into_iter().take(if gap == " " { 2 } else { 1 }) {
                        let items =
                            ITEMS.iter().zip(1..).map(|(item, number)| format!("{margin}{}{gap}{item}", mark(number)));
                        let list = items.collect::<Vec<_>>().join(end);
                        let text = format!("nama: Surat{end}persyaratan:{head}{end}{list}{end}produk: Surat{end}");
                        let expected = format!("nama: Surat persyaratan: - {} produk: Surat", ITEMS.join(" - "));
                        tried += 1;
                        if let Err(why) = is_read_and_mended(&text, &expected) {
                            wrong.push(format!("{name} {gap:?} {margin:?} {head:?} {end:?}: {why}"));
                        }
                    }
                }
            }
        }
    }
    assert!(
        tried > 3_000 && wrong.is_empty(),
        "{} of {tried}:\n{}",
        wrong.len(),
        wrong[..wrong.len().min(5)].join("\n")
    );
}

/// A list is told of, read as expected, and after `--fix` reads the same without a finding.
fn is_read_and_mended(text: &str, expected: &str) -> Result<(), String> {
    let first = read(text);
    if said(&first.tree) != expected {
        return Err(format!("read as {}\n{text}", said(&first.tree)));
    }
    if first.found.iter().filter(|found| found.code.name == "pasted-list").count() != 1 {
        return Err(format!("found {:?}", first.found.iter().map(|found| found.code.name).collect::<Vec<_>>()));
    }
    let second = read(&first.mended);
    if said(&second.tree) != expected || !second.found.is_empty() {
        return Err(format!("mended as\n{}\n{:?}", first.mended, second.found));
    }
    Ok(())
}

#[test]
fn lists_of_other_forms_are_read_as_they_are_meant() {
    for (list, meant) in [
        (
            "1. Surat pengantar\n2. Fotokopi:\n   a. KTP\n   b. KK\n3. Foto",
            "- Surat pengantar - bagian: Fotokopi butir: - KTP - KK - Foto",
        ),
        (
            "1. Surat pengantar\n2. Fotokopi:\na. KTP\nb. KK\n3. Foto",
            "- Surat pengantar - bagian: Fotokopi butir: - KTP - KK - Foto",
        ),
        (
            "1. Pemohon:\n   - datang\n2. Petugas:\n   - memeriksa",
            "- bagian: Pemohon butir: - datang - bagian: Petugas butir: - memeriksa",
        ),
        (
            "  Syarat umum:\n  - KTP\n  - KK\n  Syarat khusus:\n  - Akta",
            "- bagian: Syarat umum butir: - KTP - KK - bagian: Syarat khusus butir: - Akta",
        ),
        ("- a. KTP\n  b. KK\n  c. Foto", "- KTP - KK - Foto"),
        ("- • KTP\n  • KK", "- KTP - KK"),
        ("1. KTP\n2. KK\n4. Akta", "- KTP - KK - Akta"),
        (
            "1. Datang ke loket pukul\n08.00-15.00 WIB\n2. Menunggu",
            "- Datang ke loket pukul 08.00-15.00 WIB - Menunggu",
        ),
        ("fotokopi KTP\nfotokopi KK", "- fotokopi KTP - fotokopi KK"),
        ("  fotokopi KTP;\n  fotokopi KK;", "- fotokopi KTP; - fotokopi KK;"),
        ("KTP,\nKK,\nAkta", "- KTP, - KK, - Akta"),
        ("-5 lembar foto\n-2 meterai", "- 5 lembar foto - 2 meterai"),
        ("- KTP\n• KK\n3. Foto", "- KTP - KK - Foto"),
        (
            "1. Surat\n2. \"KTP\" asli\n3. [opsional] Akta\n4. &anak angkat",
            "- Surat - \"KTP\" asli - [opsional] Akta - &anak angkat",
        ),
        ("• Usia 17 tahun\n  atau sudah kawin\n• KTP", "- Usia 17 tahun atau sudah kawin - KTP"),
    ] {
        let expected = format!("nama: Surat persyaratan: {meant} produk: Surat");
        is_read_and_mended(&format!("nama: Surat\npersyaratan:\n{list}\nproduk: Surat\n"), &expected).unwrap();
    }
    for (line, meant) in [
        ("persyaratan: • KTP • KK", "persyaratan: - KTP - KK"),
        ("persyaratan: 1. KTP 2. KK", "persyaratan: - KTP - KK"),
        ("persyaratan: 1. KTP\n  2. KK", "persyaratan: - KTP - KK"),
        ("evaluasi: >\n  - Satu\n  - Dua", "evaluasi: - Satu - Dua"),
        ("persyaratan: | # resmi\n  1. KTP\n  2. KK", "persyaratan: - KTP - KK"),
    ] {
        is_read_and_mended(&format!("{line}\n"), meant).unwrap();
        assert!(!line.contains('#') || read(&format!("{line}\n")).mended.contains("# resmi"), "{line}");
    }
}

#[test]
fn what_is_a_text_or_another_slip_is_no_list() {
    for text in [
        "ringkasan: Surat ini dibuat\n  untuk warga\n",
        "alamat:\n  Jalan Merdeka Nomor 1\n  Kota Contoh\n",
        "persyaratan:\n  Fotokopi KTP-el yang masih berlaku dan sudah dilegalisir oleh pejabat yang\n  berwenang di Kota Contoh\n",
        "persyaratan:\n  - Fotokopi KTP-el\n    Kota Contoh\n",
        "evaluasi: |\n  Survei dilakukan:\n  - setiap tahun\n  - setiap bulan\n",
        "persyaratan:\n  - \"Surat: asli\n    dan salinan\"\n  - [KTP,\n     KK]\n",
        "waktu: 3 hari kerja\n\"stattus\": konsep\n",
        "waktu: ± 20 menit\n",
        "catatan: 1.000 lembar, atau\n  2.000 lembar\n",
        "produk: Surat “asli” dan “salinan”\n",
        "laman: https://contoh.go.id\npukul: 08:00-15:00\n",
        "langkah: &a Datang\nlagi: *a\n",
        "persyaratan:\n- Surat kuasa Drs. H. Ahmad\n  A. Yani, M.Si.\n",
        "ringkasan: Surat keterangan\n  – bukan KTP – bagi warga\n",
        "biaya: -\n",
        "ringkasan: 'Isi {nama: Siti, S.Sos} dulu'\n",
        "biaya: gratis\rwaktu: 1 hari\n",
    ] {
        let read = read(text);
        let repaired: Vec<_> = read.found.iter().filter(|found| yaml::is_repair(found.code)).collect();
        assert!(repaired.is_empty() && read.mended == text, "{text}\n{repaired:#?}");
    }
    // Where no list can be made, it is told that lines run together.
    for text in [
        "prosedur:\n- |\n  1. Datang\n  2. Pulang\n",
        "prosedur:\n- >\n  - Datang\n  - Pulang\n",
        "prosedur:\n- langkah: |\n    1. Datang\n    2. Pulang\n",
        "persyaratan: '- KTP\n\n  - KK'\n",
        "persyaratan:\n- Usia\n  > 17 tahun\n",
    ] {
        let read = read(text);
        assert!(read.found.iter().any(|found| found.code.name == "pasted-list") && read.mended == text, "{text}");
    }
    // A colon that is missing is no item of the list above.
    let read = read("nama: Surat\nsarana:\n- Kursi\n- Meja\nbiaya gratis\nproduk: Surat\n");
    assert!(read.found.iter().any(|found| found.code.name == "syntax"), "{:#?}", read.found);
}

/// A line as somebody may write it: before the mark, the mark, behind it, and what kind of text it has.
#[derive(Clone, Debug)]
struct Written {
    margin: &'static str,
    mark: &'static str,
    gap: &'static str,
    form: usize,
}

/// Whether two lines can become one item only by mistake.
impl Written {
    fn is_item(&self) -> bool {
        !self.mark.is_empty()
    }

    /// The line, whose words occur nowhere else.
    fn text(&self, number: usize) -> String {
        let text = match self.form {
            0 => format!("Kata{number}a kata{number}b"),
            1 => format!("Kata{number}a: kata{number}b"),
            2 => format!("“Kata{number}a kata{number}b”"),
            3 => format!("'Kata{number}a jum'at kata{number}b'"),
            4 => format!("Kata{number}a kata{number}b:"),
            5 => format!("dokumen: Kata{number}a kata{number}b"),
            6 => format!("dokumen:Kata{number}a kata{number}b"),
            7 => format!("{{dokumen: Kata{number}a, catatan: kata{number}b}}"),
            8 => format!("kata{number}a \"kata{number}b\" & lain"),
            9 => format!("**Kata{number}a** kata{number}b"),
            10 => format!("@kata{number}a kata{number}b, dan"),
            11 => format!("Kata{number}a\u{A0}kata{number}b # catatan"),
            _ => format!("Kata{number}a \u{200B}kata{number}b;"),
        };
        format!("{}{}{}{text}", self.margin, self.mark, self.gap)
    }
}

fn written() -> impl Strategy<Value = Written> {
    let margins = proptest::sample::select(&["", "", "  ", "  ", "  ", "    ", "   ", "\t", "\u{A0} "][..]);
    let marks = proptest::sample::select(
        &[
            "- ", "- ", "", "", "• ", "–", "1. ", "2. ", "3)", "a. ", "b. ", "(1) ", "* ", "+ ", "> ", "o ",
            "\u{F0B7}", "-", "→ ",
        ][..],
    );
    let gaps = proptest::sample::select(&["", " ", "\t", "\u{A0}"][..]);
    (margins, marks, gaps, 0..26_usize).prop_map(|(margin, mark, gap, form)| {
        let gap = if mark.is_empty() { "" } else { gap };
        // Half of all lines are plain texts.
        Written { margin, mark, gap, form: if form > 12 { 0 } else { form } }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3_000, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is pasted below a key: no word is lost by `--fix`, what it writes needs no `--fix`, and what was read
    /// without a finding has no two items in one text.
    #[test]
    fn no_word_is_lost_and_nothing_melts_in_silence(
        head in proptest::sample::select(&["persyaratan:", "persyaratan: |", "prosedur: >", "produk: ", "sarana: Kursi", "ringkasan:", "pengaduan:\n  butir:", "evaluasi: |"][..]),
        lines in proptest::collection::vec(written(), 1..7),
        end in proptest::sample::select(&["\n", "\r\n"][..]),
    ) {
        let list: Vec<String> = lines.iter().zip(1..).map(|(line, number)| line.text(number)).collect();
        let text = format!("nama: Surat\n{head}\n{}\nwaktu: 1 hari kerja\n", list.join("\n")).replace('\n', end);
        let first = read(&text);
        let words: Vec<String> = (1..=lines.len()).flat_map(|number| [format!("ata{number}a"), format!("ata{number}b")]).collect();
        for word in &words {
            prop_assert_eq!(first.mended.matches(word.as_str()).count(), 1, "{} is lost or doubled:\n{}\n{}", word, text, first.mended);
        }
        let second = read(&first.mended);
        prop_assert_eq!(&second.mended, &first.mended, "a second --fix changes more, after\n{}", text);
        let has_repaired = first.found.iter().any(|found| yaml::is_repair(found.code) && !found.edits.is_empty());
        prop_assert!(!has_repaired || first.mended != text, "what is told is not mended:\n{}\n{}", text, said(&first.tree));
        if first.found.is_empty() {
            let mut all = Vec::new();
            texts(&first.tree, &mut all);
            for (number, line) in (1..).zip(&lines).skip(1).filter(|(_, line)| line.is_item()) {
                let (own, before) = (format!("ata{number}a"), format!("ata{}a", number - 1));
                let melted = all.iter().any(|text| text.contains(&own) && text.contains(&before));
                prop_assert!(!melted, "{:?} melted into the line before without a finding:\n{:?}", line, text);
            }
        }
    }
}
