//! For what, for whom and when something holds that stands within other items.

use crate::model::{GroupKind, Item, Placed, Table, holds_for};
use crate::source::Span;

/// For what, for whom and when something holds.
#[derive(Clone, Debug, Default)]
pub struct Scope<'a> {
    /// What it is about: the nearest label; of a cell its row and its column.
    pub labels: Vec<&'a Placed<String>>,
    /// The conditions under which alone it holds: its own, and those of what it stands in.
    pub conditions: Vec<&'a Placed<String>>,
    /// The only variants that it holds for, each list of them narrowing the one before.
    pub variants: Vec<&'a [Placed<String>]>,
    /// The only channels through which it holds; all if there are none.
    pub channels: Vec<&'a Placed<String>>,
    /// The table of which it is a cell, by the place of its first cell.
    pub table: Option<Span>,
    /// Whether it is one of several of which one holds.
    pub is_choice: bool,
    /// Whether it holds until a day only.
    pub is_temporary: bool,
}

impl<'a> Scope<'a> {
    /// The scope of an item in this one.
    pub fn of_item<D>(&self, item: &'a Item<D>) -> Self {
        let common = &item.common;
        let mut scope = self.clone();
        scope.channels.extend(&common.channel);
        // What stands together in one way of a choice is no choice.
        if let Some(group) = &item.group {
            scope.is_choice = group.kind == GroupKind::OneOf || scope.is_choice && group.items.len() == 1;
        }
        if let Some(label) = common.about.as_ref().or(common.section.as_ref()) {
            scope.labels = vec![label];
        }
        scope.conditions.extend(&common.condition);
        scope.only(&common.for_variants);
        scope
    }

    /// The scope of the cell of a table in this one, by the places of its row and its column.
    pub fn of_cell(&self, table: &'a Table, row: usize, column: usize) -> Self {
        let first = table.rows.first().and_then(|row| row.cells.first());
        let (row, column) = (&table.rows[row], table.columns.get(column));
        let mut scope = self.clone();
        scope.table = first.map(|cell| cell.span);
        scope.channels.extend(&row.common.channel);
        scope.channels.extend(column.into_iter().flat_map(|column| &column.channel));
        let name = row.cells.get(name_column(table));
        scope.labels = name.into_iter().chain(column.and_then(|column| column.name.as_ref())).collect();
        scope.conditions.extend(&row.common.condition);
        scope.only(&row.common.for_variants);
        scope.only(column.map_or(&[], |column| &column.for_variants));
        scope
    }

    fn only(&mut self, variants: &'a [Placed<String>]) {
        if !variants.is_empty() {
            self.variants.push(variants);
        }
    }

    /// Whether something in it holds for a variant.
    pub fn is_for(&self, variant: &str) -> bool {
        self.variants.iter().all(|only| holds_for(only, variant))
    }

    /// Whether it holds whatever the case, and from now on.
    pub fn is_unconditional(&self) -> bool {
        self.conditions.is_empty() && !self.is_temporary
    }

    /// Whether it holds whatever the case, from now on, and through every channel.
    pub fn is_unrestricted(&self) -> bool {
        self.is_unconditional() && self.channels.is_empty()
    }

    /// Whether what stands alone in it says nothing of other cases, other channels or other things.
    pub fn is_partial(&self) -> bool {
        !self.is_unrestricted() || !self.labels.is_empty() && self.table.is_none()
    }

    /// Whether its label names those whom it is for.
    pub fn is_about_people(&self) -> bool {
        self.labels.first().is_some_and(|label| names_people(&label.to_lowercase()))
    }
}

/// Whether a name, in small letters, begins with a sort of people or bodies.
pub(super) fn names_people(name: &str) -> bool {
    let words = name.split([' ', '-', '/', ',']);
    let mut words = words.filter(|word| !matches!(*word, "untuk" | "bagi" | "khusus" | "for"));
    words.next().is_some_and(|word| PEOPLE.contains(&word))
}

/// The column that names the rows of a table: the first that does not only count them.
fn name_column(table: &Table) -> usize {
    let is_count =
        |heading: &str| matches!(heading.trim_end_matches('.').to_lowercase().as_str(), "no" | "nomor" | "#");
    let first = table.columns.first().and_then(|column| column.name.as_ref());
    usize::from(first.is_some_and(|heading| is_count(heading)))
}

/// Whether the rows of a table may be parts of one whole, so that they add up: their heading names parts, or one of them
/// is a sum.
pub(super) fn rows_add_up(table: &Table) -> bool {
    const PARTS: [&str; 18] = [
        "activity",
        "aktivitas",
        "alur",
        "component",
        "item",
        "kegiatan",
        "komponen",
        "langkah",
        "proses",
        "prosedur",
        "rincian",
        "stage",
        "step",
        "tahap",
        "tahapan",
        "unsur",
        "uraian",
        "urutan",
    ];
    let name = name_column(table);
    let heading = table.columns.get(name).and_then(|column| column.name.as_ref());
    let words = heading.map(|heading| heading.to_lowercase()).unwrap_or_default();
    let names_parts = words.split(|letter: char| !letter.is_alphabetic()).any(|word| PARTS.contains(&word));
    names_parts || table.rows.iter().filter_map(|row| row.cells.get(name)).any(|cell| is_sum(cell))
}

/// Whether the name of something says that it is the sum of others, or a fine.
pub(super) fn is_sum(name: &str) -> bool {
    let first = name.split(' ').next().unwrap_or_default().to_lowercase();
    matches!(first.as_str(), "denda" | "fine" | "jumlah" | "sanksi" | "sum" | "total")
}

/// Words with which the name of a sort of people or bodies begins.
const PEOPLE: [&str; 48] = [
    "adult",
    "adults",
    "anak",
    "asn",
    "asing",
    "badan",
    "balita",
    "bayi",
    "child",
    "children",
    "dewasa",
    "foreigner",
    "foreigners",
    "instansi",
    "kelompok",
    "keluarga",
    "koperasi",
    "korban",
    "lansia",
    "lembaga",
    "mahasiswa",
    "masyarakat",
    "orang",
    "pasien",
    "pelajar",
    "pemohon",
    "penduduk",
    "pengguna",
    "pengunjung",
    "penyandang",
    "perorangan",
    "perseorangan",
    "perusahaan",
    "peserta",
    "petani",
    "pns",
    "public",
    "resident",
    "residents",
    "rombongan",
    "siswa",
    "student",
    "students",
    "umkm",
    "umum",
    "warga",
    "wna",
    "wni",
];
