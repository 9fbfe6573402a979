//! What is said of a repair.

use crate::diagnostic::{Basis, Code, Diagnostic};
use crate::locale::Text;
use crate::source::Span;
use crate::text;

/// What was wrong with some lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Note {
    /// Items of a list do not begin with `- `.
    List(Items),
    /// Lines without any mark run together.
    BareLines(Items),
    /// A line is indented with tabs.
    Tab,
    /// A special space of a word processor.
    Space,
    /// A character that nobody sees.
    Invisible,
    /// Curly or unlike quotation marks around a value or a key.
    Quotes,
    /// An apostrophe inside single quotation marks.
    Apostrophe,
    /// No space behind the colon of a key, or another sign in its place.
    Colon,
    /// A text holds `: `.
    ColonInText,
    /// A text begins with a sign that means something else in YAML.
    Sign,
    /// A comma in an amount ends it, inside brackets.
    Comma,
    /// The name of a fee or time limit stands where a key should.
    Name,
    /// The first line is indented.
    FirstLine,
}

/// What a list was read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Items {
    /// How many items there are, those inside others too.
    pub count: usize,
    /// Whether some items have items below them.
    pub has_groups: bool,
    /// Whether keys stand below the first one of an item.
    pub has_keys: bool,
    /// Whether `|` or `>` stands behind the key.
    pub is_block: bool,
    /// Whether a text must be put in quotation marks, because it holds `: `.
    pub has_colons: bool,
}

impl Items {
    /// Some items, each of one text.
    pub fn plain(count: usize) -> Self {
        Items { count, has_groups: false, has_keys: false, is_block: false, has_colons: false }
    }

    /// What is to be written, beside a mark before each item.
    fn further(self) -> Text {
        let group = text!(
            id: "; butir yang mempunyai butir lagi ditulis `- bagian: …`, di bawahnya `butir:` dengan butir-butirnya",
            en: "; an item that has items itself is written `- section: …`, and below it `items:` with its items"
        );
        let keys = text!(id: "; kunci di bawahnya diratakan dengan kunci pertama butir itu", en: "; the keys below are aligned with the first key of the item");
        let block =
            text!(id: "; hapus tanda `|` atau `>` sesudah kuncinya", en: "; delete the `|` or `>` behind the key");
        let colons = text!(id: "; butir yang memuat `: ` diapit tanda kutip", en: "; an item that holds `: ` is put in quotation marks");
        let parts =
            [(self.has_groups, group), (self.has_keys, keys), (self.is_block, block), (self.has_colons, colons)];
        let parts: Vec<Text> = parts.into_iter().filter(|(is_needed, _)| *is_needed).map(|(_, text)| text).collect();
        let joined = |pick: fn(&Text) -> &str| parts.iter().map(pick).collect::<String>();
        Text { id: joined(|text| &text.id), en: joined(|text| &text.en) }
    }
}

impl Note {
    /// Whether the same slip in neighbouring lines is one finding.
    pub fn is_told_once(self) -> bool {
        matches!(self, Note::Tab | Note::Space)
    }

    /// The same for all lists.
    pub fn kind(self) -> Note {
        match self {
            Note::List(_) => Note::List(Items::plain(0)),
            Note::BareLines(_) => Note::BareLines(Items::plain(0)),
            other => other,
        }
    }

    /// Whether it is the change that is marked, and not the line.
    pub fn marks_the_change(self) -> bool {
        !matches!(self, Note::List(_) | Note::BareLines(_) | Note::Name | Note::FirstLine)
    }

    /// The finding.
    pub fn diagnostic(self, span: Span) -> Diagnostic {
        let (title, help) = self.words();
        match self {
            Note::BareLines(_) => Diagnostic::error(&PASTED_LIST, span, title).help(help),
            Note::List(_) => Diagnostic::warning(&PASTED_LIST, span, title).help(help),
            _ => Diagnostic::warning(&REPAIRED_SYNTAX, span, title).help(help),
        }
    }

    fn words(self) -> (Text, Text) {
        match self {
            Note::List(items) => (
                text!(
                    id: "butir daftar ini tidak diawali dengan `- `; dibaca sebagai {} butir",
                    en: "the items of this list do not begin with `- `; {} are read", items.count
                ),
                text!(
                    id: "ganti tanda atau nomor di depan setiap butir dengan tanda hubung dan satu spasi, misalnya `- KTP-el`{}; `maklumat check --fix` menuliskannya",
                    en: "replace the mark or number before each item by a hyphen and a space, such as `- KTP-el`{}; `maklumat check --fix` does so",
                    items.further()
                ),
            ),
            Note::BareLines(items) => (
                text!(
                    id: "dalam YAML baris-baris ini menjadi satu kalimat; dibaca sebagai {} butir",
                    en: "in YAML these lines become one sentence; they are read as {} items", items.count
                ),
                text!(
                    id: "jika setiap baris satu butir, tulis `- ` di depannya{} (`maklumat check --fix` menuliskannya); jika semuanya satu kalimat, gabungkan menjadi satu baris",
                    en: "if each line is an item, write `- ` before it{} (`maklumat check --fix` does so); if all is one sentence, put it on one line",
                    items.further()
                ),
            ),
            Note::Tab => (
                text!(id: "baris ini menjorok dengan tab", en: "this line is indented with a tab"),
                text!(
                    id: "pakai spasi, dua untuk setiap tingkat; `maklumat check --fix` menggantinya",
                    en: "use spaces, two for each level; `maklumat check --fix` replaces it"
                ),
            ),
            Note::Space => (
                text!(id: "di sini ada spasi khusus dari pengolah kata", en: "here is a special space of a word processor"),
                text!(
                    id: "ganti dengan spasi biasa; `maklumat check --fix` menggantinya",
                    en: "replace it with a plain space; `maklumat check --fix` does so"
                ),
            ),
            Note::Invisible => (
                text!(id: "di sini ada tanda yang tidak terlihat", en: "here is a character that nobody sees"),
                text!(
                    id: "mungkin terbawa saat menyalin; `maklumat check --fix` menghapusnya",
                    en: "it may have come along when copying; `maklumat check --fix` deletes it"
                ),
            ),
            Note::Quotes => (
                text!(
                    id: "tanda kutip melengkung dari pengolah kata tidak berlaku di sini",
                    en: "curly quotation marks from a word processor do not work here"
                ),
                text!(
                    id: "tulis tanda kutip lurus, \"…\"; `maklumat check --fix` menggantinya",
                    en: "write straight quotation marks, \"…\"; `maklumat check --fix` replaces them"
                ),
            ),
            Note::Apostrophe => (
                text!(
                    id: "teks dalam kutip tunggal ini memuat tanda petik tunggal",
                    en: "this text in single quotation marks holds an apostrophe"
                ),
                text!(
                    id: "apit dengan kutip ganda: \"Jum'at\"; `maklumat check --fix` menggantinya",
                    en: "put it in double quotation marks: \"o'clock\"; `maklumat check --fix` does so"
                ),
            ),
            Note::Colon => (
                text!(
                    id: "sesudah kunci harus ada titik dua dan satu spasi",
                    en: "a colon and a space must stand behind the key"
                ),
                text!(
                    id: "tulis `kunci: nilai`; `maklumat check --fix` menuliskannya",
                    en: "write `key: value`; `maklumat check --fix` does so"
                ),
            ),
            Note::ColonInText => (
                text!(
                    id: "teks ini memuat `: `, yang dalam YAML memisahkan kunci dari nilainya",
                    en: "this text holds `: `, which in YAML divides a key from its value"
                ),
                text!(
                    id: "apit seluruh teks dengan tanda kutip; `maklumat check --fix` melakukannya",
                    en: "put the whole text in quotation marks; `maklumat check --fix` does so"
                ),
            ),
            Note::Sign => (
                text!(
                    id: "teks tidak boleh diawali tanda ini tanpa tanda kutip",
                    en: "text may not begin with this character without quotation marks"
                ),
                text!(
                    id: "apit seluruh teks dengan tanda kutip; `maklumat check --fix` melakukannya",
                    en: "put the whole text in quotation marks; `maklumat check --fix` does so"
                ),
            ),
            Note::Comma => (
                text!(
                    id: "di dalam `{{…}}` koma mengakhiri nilai, juga koma dalam jumlah uang atau gelar",
                    en: "inside `{{…}}` a comma ends the value, also the comma in an amount or behind a name"
                ),
                text!(
                    id: "apit nilai yang memuat koma dengan tanda kutip, misalnya \"Rp10.000,-\"; `maklumat check --fix` melakukannya",
                    en: "put a value that holds a comma in quotation marks, such as \"Rp10.000,-\"; `maklumat check --fix` does so"
                ),
            ),
            Note::Name => (
                text!(
                    id: "di depan titik dua berdiri nama tarif atau batas waktu, bukan kunci",
                    en: "before the colon stands the name of a fee or time limit, and no key"
                ),
                text!(
                    id: "tulis namanya pada `untuk:`, lalu di bawahnya besarnya pada `tarif:` atau lamanya pada `paling lama:`; `maklumat check --fix` menuliskannya",
                    en: "write the name at `for:`, and below it the amount at `amount:` or the time at `at_most:`; `maklumat check --fix` does so"
                ),
            ),
            Note::FirstLine => (
                text!(id: "baris pertama menjorok", en: "the first line is indented"),
                text!(
                    id: "mulai kunci ini dari tepi kiri; `maklumat check --fix` melakukannya",
                    en: "begin this key at the margin; `maklumat check --fix` does so"
                ),
            ),
        }
    }
}

/// The items of a list have no marks of YAML.
pub const PASTED_LIST: Code = Code::new(
    "pasted-list",
    Basis::Form,
    Text {
        id: "Sebuah daftar ditempel dari pengolah kata: butirnya diawali `•`, `–`, `1.`, `a.` atau tidak diawali apa-apa, padahal YAML hanya mengenal `- `. Daftar dibaca menurut butirnya, dan `check --fix` menuliskannya dengan benar. Baris tanpa tanda apa pun adalah kesalahan, sebab mungkin juga satu kalimat.",
        en: "A list was pasted from a word processor: its items begin with `•`, `–`, `1.`, `a.` or nothing, but YAML knows only `- `. The list is read item by item, and `check --fix` writes it as it should be. Lines without any mark are an error, because they may also be one sentence.",
    },
);

/// The syntax is wrong, but what was meant is certain.
pub const REPAIRED_SYNTAX: Code = Code::new(
    "repaired-syntax",
    Basis::Form,
    Text {
        id: "Tata tulis YAML tidak diikuti, tetapi maksudnya jelas: tab, spasi khusus, tanda kutip melengkung, `kunci:nilai`, atau titik dua di dalam teks. Berkas dibaca sebagaimana dimaksud, dan `check --fix` menuliskannya dengan benar.",
        en: "The syntax of YAML is not followed, but what is meant is clear: a tab, a special space, curly quotation marks, `key:value`, or a colon inside a text. The file is read as it is meant, and `check --fix` writes it as it should be.",
    },
);
