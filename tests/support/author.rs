//! Writes the YAML of a generated standard: its facts, and what its components have in common.

mod parts;

use super::{Chance, Kind, Scalar};

/// Writes what a component says.
type Part = fn(&mut Author) -> String;

/// Writes a standard, and keeps its scalars.
pub struct Author {
    chance: Chance,
    /// The component that is being written.
    component: &'static str,
    pub scalars: Vec<Scalar>,
    next: u64,
    variants: &'static [&'static str],
    /// The variants that what is being written may be for.
    within: &'static [&'static str],
    /// The components that the first variant says anew.
    overridden: &'static [&'static str],
    has_channels: bool,
    has_partner: bool,
    /// Whether the component has an item already that is for all variants.
    is_for_all: bool,
}

impl Author {
    pub fn new(seed: u64) -> Self {
        Author {
            chance: Chance(seed),
            component: "",
            scalars: Vec::new(),
            next: 0,
            variants: &[],
            within: &[],
            overridden: &[],
            has_channels: false,
            has_partner: false,
            is_for_all: false,
        }
    }

    /// A scalar, whose two values are made of two numbers that no other scalar has.
    fn scalar(&mut self, kind: Kind, make: impl Fn(u64) -> String) -> String {
        let (value, other) = (make(20 + self.next), make(21 + self.next));
        self.next += 2;
        self.scalars.push(Scalar { kind, component: self.component, value, other });
        format!("«{}»", self.scalars.len() - 1)
    }

    fn word(&mut self, kind: Kind) -> String {
        self.scalar(kind, word)
    }

    fn number(&mut self, kind: Kind) -> String {
        self.scalar(kind, plain)
    }

    fn rupiah(&mut self, kind: Kind) -> String {
        format!("Rp{}", self.scalar(kind, thousands))
    }

    fn some(&mut self, least: usize, most: usize, mut make: impl FnMut(&mut Self) -> String) -> Vec<String> {
        let count = least + self.chance.below(most - least + 1);
        (0..count).map(|_| make(self)).collect()
    }

    pub fn standard(&mut self) -> String {
        const OVERRIDDEN: [&[&str]; 5] = [&[], &["cost"], &["time"], &["requirements"], &["cost", "time", "product"]];
        let mut lines = self.facts();
        if !self.variants.is_empty() {
            self.overridden = OVERRIDDEN[self.chance.below(OVERRIDDEN.len())];
            lines.push(self.kinds());
        }
        lines.extend(self.components());
        lines.join("\n") + "\n"
    }

    fn facts(&mut self) -> Vec<String> {
        const VARIANTS: [&[&str]; 4] = [&[], &[], &["satu", "dua"], &["satu", "dua", "tiga"]];
        self.variants = VARIANTS[self.chance.below(4)];
        (self.has_channels, self.has_partner) = (self.chance.one_in(2), self.chance.one_in(2));
        let mut lines = vec![format!("nama: {}", self.word(Kind::Name))];
        let words: [(&str, Kind); 7] = [
            ("ringkasan", Kind::Summary),
            ("kata kunci", Kind::Keyword),
            ("peristiwa hidup", Kind::LifeEvent),
            ("penerima", Kind::Recipient),
            ("wilayah", Kind::Area),
            ("ketentuan umum", Kind::Provision),
            ("tempat", Kind::Place),
        ];
        for (key, kind) in words {
            let is_one = matches!(kind, Kind::Summary | Kind::Area);
            match self.chance.below(4) {
                0 => {}
                1 if !is_one => lines.push(format!("{key}: {}", list(&self.some(2, 3, |it| it.word(kind))))),
                _ => lines.push(format!("{key}: {}", self.word(kind))),
            }
        }
        if self.chance.one_in(2) {
            let minutes = self.scalar(Kind::Hours, two_digits);
            lines.push(format!("jam layanan: [Senin-Kamis 08.00-14.{minutes}, Jumat 08.00-11.00]"));
        }
        if self.has_channels {
            let mut online = vec!["id: jauh".to_owned(), format!("nama: {}", self.word(Kind::Channel))];
            online.push(format!(
                "tautan: \"https://{}.example\"",
                self.scalar(Kind::ChannelPlace, |at| word(at).to_lowercase())
            ));
            online.push(format!("kuota: {}", self.word(Kind::ChannelDetail)));
            let mut near = vec!["id: dekat".to_owned(), format!("nama: {}", self.word(Kind::Channel))];
            near.push(format!("tempat: {}", self.word(Kind::ChannelPlace)));
            near.push(format!("catatan: {}", self.word(Kind::ChannelDetail)));
            lines.push(format!("kanal layanan: {}", list(&[mapping(&online), mapping(&near)])));
        }
        if self.has_partner {
            let (name, role) = (self.word(Kind::Partner), self.word(Kind::PartnerRole));
            lines.push(format!("instansi mitra: [{{id: mitra, nama: {name}, peran: {role}}}]"));
        }
        lines
    }

    fn kinds(&mut self) -> String {
        let mut kinds = Vec::new();
        for (at, id) in self.variants.iter().enumerate() {
            let mut fields = vec![format!("id: {id}"), format!("nama: {}", self.word(Kind::Variant))];
            if self.chance.one_in(2) {
                fields.push(format!("jika: {}", self.word(Kind::VariantCondition)));
            }
            if self.chance.one_in(2) {
                fields.push(format!("ringkasan: {}", self.word(Kind::VariantSummary)));
            }
            for component in self.overridden.iter().filter(|_| at == 0) {
                self.component = component;
                fields.push(match *component {
                    "cost" => {
                        format!("biaya: {{tarif: {}, dasar: Perda Kota Contoh 9/2023}}", self.rupiah(Kind::Amount))
                    }
                    "time" => format!("waktu: {} hari kerja", self.scalar(Kind::Limit, long)),
                    "product" => format!("produk: {}", self.word(Kind::Product)),
                    _ => format!("persyaratan: {{tambahan: [{{dokumen: {}}}]}}", self.word(Kind::Document)),
                });
                self.component = "";
            }
            kinds.push(mapping(&fields));
        }
        format!("varian: {}", list(&kinds))
    }

    fn components(&mut self) -> Vec<String> {
        let parts: [(&'static str, &str, Part); 14] = [
            ("requirements", "persyaratan", Self::requirements),
            ("procedure", "prosedur", Self::procedure),
            ("time", "waktu", Self::time),
            ("cost", "biaya", Self::cost),
            ("product", "produk", Self::product),
            ("complaints", "pengaduan", Self::complaints),
            ("legal_basis", "dasar hukum", |it| list(&it.some(1, 3, Self::rule))),
            ("facilities", "sarana", |it| {
                let (name, count) = (it.word(Kind::Internal), it.number(Kind::Internal));
                format!("[{{nama: {name}, jumlah: {count} unit}}, Kursi roda]")
            }),
            ("competence", "kompetensi", |it| {
                format!("[{{jabatan: {}, uraian: {}}}]", it.word(Kind::Internal), it.word(Kind::Internal))
            }),
            ("supervision", "pengawasan", |it| {
                let (text, actor, every) = (it.word(Kind::Internal), it.word(Kind::Internal), it.word(Kind::Internal));
                format!("[{{uraian: {text}, pelaku: {actor}, berkala: {every}}}]")
            }),
            ("staff", "jumlah pelaksana", |it| format!("{{jumlah: {} orang}}", it.number(Kind::Internal))),
            ("guarantee", "jaminan pelayanan", |it| {
                let (text, condition, gift) =
                    (it.word(Kind::Internal), it.word(Kind::Internal), it.word(Kind::Internal));
                format!("{{uraian: {text}, kompensasi: [{{janji: waktu, jika: {condition}, uraian: {gift}}}]}}")
            }),
            ("safety", "jaminan keamanan", |it| list(&it.some(1, 2, |it| it.word(Kind::Internal)))),
            ("evaluation", "evaluasi", |it| list(&it.some(1, 2, |it| it.word(Kind::Internal)))),
        ];
        let mut lines = Vec::new();
        for (id, key, write) in parts {
            (self.component, self.is_for_all) = (id, false);
            // What the first variant says anew, it does not take from here.
            let first = usize::from(self.overridden.contains(&id));
            self.within = self.variants.get(first..).unwrap_or_default();
            lines.push(format!("{key}: {}", write(self)));
        }
        lines
    }

    /// Words that any item may have: a condition, a remark, variants or a channel that alone it is for.
    fn extras(&mut self, condition: Kind, note: Kind) -> Vec<String> {
        let mut fields = Vec::new();
        if self.chance.one_in(4) {
            fields.push(format!("jika: {}", self.word(condition)));
        }
        if self.chance.one_in(4) {
            fields.push(format!("catatan: {}", self.word(note)));
        }
        let may_be_for_some = std::mem::replace(&mut self.is_for_all, true);
        if may_be_for_some && !self.within.is_empty() && self.chance.one_in(4) {
            fields.push(format!("untuk varian: {}", self.within[self.chance.below(self.within.len())]));
        }
        if self.has_channels && self.chance.one_in(6) {
            fields.push("kanal: jauh".to_owned());
        }
        fields
    }

    /// Items, some of them in groups: a section, a choice.
    fn items(
        &mut self,
        (least, most): (usize, usize),
        [condition, words]: [Kind; 2],
        choices: &[&str],
        item: fn(&mut Self) -> String,
    ) -> String {
        let mut items = self.some(least, most, item);
        if self.chance.one_in(3) {
            let mut fields = vec![format!("bagian: {}", self.word(words))];
            fields.extend(self.extras(condition, words));
            let inner = self.inner(&fields, |it| list(&it.some(1, 2, item)));
            fields.push(format!("butir: {inner}"));
            items.push(mapping(&fields));
        }
        if !choices.is_empty() && self.chance.one_in(3) {
            let choice = choices[self.chance.below(choices.len())];
            let mut fields = self.extras(condition, words);
            let ways = self.inner(&fields, |it| {
                let mut ways = it.some(2, 3, item);
                if it.chance.one_in(3) {
                    ways.push(format!("{{butir: {}}}", list(&it.some(2, 2, item))));
                }
                list(&ways)
            });
            fields.push(format!("{choice}: {ways}"));
            items.push(mapping(&fields));
        }
        list(&items)
    }

    /// What stands in a group, which is for no variant that the group is not for.
    fn inner(&mut self, group: &[String], write: impl FnOnce(&mut Self) -> String) -> String {
        let is_for_some = group.iter().any(|field| field.starts_with("untuk varian"));
        let around = if is_for_some { std::mem::take(&mut self.within) } else { self.within };
        let written = write(self);
        self.within = around;
        written
    }
}

/// A word that is in no language: `Zubakede`.
fn word(number: u64) -> String {
    const FIRST: [char; 10] = ['b', 'd', 'g', 'k', 'l', 'm', 'n', 'p', 'r', 't'];
    const SECOND: [char; 5] = ['a', 'e', 'i', 'o', 'u'];
    let syllable = |at: u64| {
        let at = usize::try_from(at % 50).expect("below 50");
        [FIRST[at % 10], SECOND[at / 10]]
    };
    let letters = [number / 2500, number / 50, number].into_iter().flat_map(syllable);
    std::iter::once('Z').chain(['u']).chain(letters).collect()
}

fn plain(number: u64) -> String {
    number.to_string()
}

/// `10.300`: five digits.
fn thousands(number: u64) -> String {
    format!("{}.{}00", 10 + number / 10, number % 10)
}

/// `510.300`: above all that [`thousands`] makes.
fn upper(number: u64) -> String {
    format!("{}.{}00", 510 + number / 10, number % 10)
}

/// Above all that [`plain`] makes.
fn long(number: u64) -> String {
    plain(1000 + number)
}

/// A day of a month, or a minute.
fn two_digits(number: u64) -> String {
    plain(10 + number % 18)
}

fn phone(number: u64) -> String {
    format!("0800-0000-{:04}", number)
}

fn mapping(fields: &[String]) -> String {
    format!("{{{}}}", fields.join(", "))
}

fn list(items: &[String]) -> String {
    format!("[{}]", items.join(", "))
}
