//! Writes each component of a generated standard.

use super::{Author, list, long, mapping, phone, thousands, two_digits, upper};
use crate::generated::Kind;

impl Author {
    pub fn requirements(&mut self) -> String {
        self.items((1, 4), [Kind::Requirement; 2], &["salah satu"], Self::requirement)
    }

    fn requirement(&mut self) -> String {
        let mut fields = match self.chance.below(8) {
            0 => {
                vec![format!("formulir: {}", self.word(Kind::Document)), format!("nama: {}", self.word(Kind::Document))]
            }
            1 => vec![format!("kondisi: {}", self.word(Kind::Requirement))],
            2 => vec![format!("informasi: {}", self.word(Kind::Requirement))],
            3 => {
                let cells = self.some(4, 4, |it| it.word(Kind::Requirement));
                let rows = format!("[[{}, {}], [{}, {}]]", cells[0], cells[1], cells[2], cells[3]);
                vec![format!("kondisi: {}", self.word(Kind::Requirement)), format!("tabel: {rows}")]
            }
            _ => vec![format!("dokumen: {}", self.word(Kind::Document)), "bentuk: [asli, fotokopi]".to_owned()],
        };
        if fields[0].starts_with("dokumen") {
            fields.extend(self.about_document());
        }
        fields.extend(self.extras(Kind::Requirement, Kind::Requirement));
        mapping(&fields)
    }

    fn about_document(&mut self) -> Vec<String> {
        let mut fields = Vec::new();
        if self.chance.one_in(2) {
            fields.push(format!("meterai: {}", self.rupiah(Kind::StampDuty)));
        }
        if self.chance.one_in(2) {
            fields.push(format!("masa berlaku: {} bulan", self.number(Kind::Validity)));
        }
        for key in ["ukuran", "latar", "diketahui", "penerbit", "diserahkan"] {
            if self.chance.one_in(5) {
                fields.push(format!("{key}: {}", self.word(Kind::Requirement)));
            }
        }
        if self.chance.one_in(3) {
            fields.push(format!("jumlah: {} lembar", self.number(Kind::Requirement)));
        }
        fields
    }

    pub fn procedure(&mut self) -> String {
        let first = format!("{{id: awal, langkah: {}, pelaku: {}}}", self.word(Kind::Step), self.word(Kind::Actor));
        let rest = self.items((1, 4), [Kind::StepDetail; 2], &["salah satu", "bersamaan"], Self::step);
        format!("[{first}, {}", &rest[1..])
    }

    fn step(&mut self) -> String {
        if self.chance.one_in(5) {
            return self.word(Kind::Step);
        }
        let mut fields = vec![format!("langkah: {}", self.word(Kind::Step))];
        match self.chance.below(3) {
            0 if self.has_partner => fields.push("pelaku: mitra".to_owned()),
            0 => {}
            _ => fields.push(format!("pelaku: {}", self.word(Kind::Actor))),
        }
        if self.chance.one_in(2) {
            fields.push(format!("waktu: {} menit", self.number(Kind::StepTime)));
        }
        if self.chance.one_in(4) {
            fields.push(format!("jika tidak: {}", self.word(Kind::StepDetail)));
            fields.push("kembali ke: awal".to_owned());
        }
        for key in ["sop", "kuota"] {
            if self.chance.one_in(6) {
                fields.push(format!("{key}: {}", self.word(Kind::StepDetail)));
            }
        }
        fields.extend(self.extras(Kind::StepDetail, Kind::StepDetail));
        mapping(&fields)
    }

    pub fn time(&mut self) -> String {
        match self.chance.below(6) {
            0 | 1 => {
                let mut fields = self.limit();
                if self.chance.one_in(2) {
                    fields.push(format!("tidak termasuk: [{}]", self.word(Kind::TimeDetail)));
                }
                if self.chance.one_in(3) {
                    fields.push(format!("catatan: {}", self.word(Kind::TimeDetail)));
                }
                mapping(&fields)
            }
            2 => mapping(&[self.table_of_times()]),
            _ => {
                let mut items = self.some(1, 3, Self::labelled_limit);
                if self.chance.one_in(3) {
                    let label = self.word(Kind::TimeDetail);
                    let length = self.number(Kind::ApplicantTime);
                    items.push(format!("{{untuk: {label}, paling lama: {length} hari, pihak: pemohon}}"));
                }
                if self.chance.one_in(4) {
                    items.push(format!("{{{}}}", self.table_of_times()));
                }
                list(&items)
            }
        }
    }

    fn limit(&mut self) -> Vec<String> {
        let mut fields = Vec::new();
        if self.chance.one_in(3) {
            fields.push(format!("paling cepat: {} hari kerja", self.number(Kind::LeastTime)));
        }
        fields.push(format!("paling lama: {} hari kerja", self.scalar(Kind::Limit, long)));
        if self.chance.one_in(3) {
            fields.push(format!("sejak: {}", self.word(Kind::Since)));
        }
        fields
    }

    fn labelled_limit(&mut self) -> String {
        let mut fields = vec![format!("untuk: {}", self.word(Kind::TimeLabel))];
        fields.extend(self.limit());
        if self.chance.one_in(3) {
            let (length, condition) = (self.number(Kind::TimeDetail), self.word(Kind::TimeDetail));
            fields.push(format!("dapat diperpanjang: [{{paling lama: {length} hari kerja, jika: {condition}}}]"));
        }
        if self.chance.one_in(4) {
            fields.push("untuk langkah: awal".to_owned());
        }
        fields.extend(self.extras(Kind::TimeCondition, Kind::TimeDetail));
        mapping(&fields)
    }

    fn table_of_times(&mut self) -> String {
        let row = |it: &mut Self, unit: &str| {
            format!("[{}, {}{unit}]", it.word(Kind::TimeLabel), it.scalar(Kind::TimeCell, long))
        };
        match self.chance.below(3) {
            0 => format!("tabel: {}", list(&self.some(2, 3, |it| row(it, " hari kerja")))),
            1 => {
                let rows = list(&self.some(2, 3, |it| row(it, "")));
                format!("tabel: {{kolom: [{}, Waktu (hari kerja)], baris: {rows}}}", self.word(Kind::TimeDetail))
            }
            _ => {
                let rows = list(&self.some(2, 3, |it| row(it, " hari kerja")));
                let heads = format!("[{}, {}]", self.word(Kind::TimeDetail), self.word(Kind::TimeLabel));
                format!("tabel: {{kolom: {heads}, baris: {rows}}}")
            }
        }
    }

    pub fn cost(&mut self) -> String {
        if self.chance.one_in(8) {
            return "gratis".to_owned();
        }
        let (number, subject) = (self.number(Kind::FeeDetail), self.word(Kind::FeeDetail));
        let mut fields = vec![format!("dasar: Perda Kota Contoh {number}/2023 tentang {subject}")];
        if self.chance.one_in(3) {
            fields.push(format!("berlaku sampai: 2027-12-{}", self.scalar(Kind::FeeDetail, two_digits)));
        }
        if self.chance.one_in(3) {
            fields.push(format!("catatan: {}", self.word(Kind::FeeDetail)));
        }
        match self.chance.below(8) {
            0 => fields.push(format!("tarif: {}", self.rupiah(Kind::Amount))),
            1 => fields.push(self.tariff()),
            2 => {
                fields.push(self.tariff());
                fields.push(format!("butir: {}", list(&self.some(1, 2, Self::fee))));
            }
            _ => fields.push(format!(
                "butir: {}",
                self.items((2, 4), [Kind::FeeCondition, Kind::FeeDetail], &["salah satu"], Self::fee)
            )),
        }
        mapping(&fields)
    }

    /// A table with a column of money and one of another unit.
    fn tariff(&mut self) -> String {
        let rows = self.some(2, 3, |it| {
            let cells = [it.word(Kind::FeeLabel), it.number(Kind::OtherNumber), it.scalar(Kind::AmountCell, thousands)];
            let mut fields = vec![format!("isi: {}", list(&cells))];
            fields.extend(it.extras(Kind::FeeCondition, Kind::FeeDetail));
            mapping(&fields)
        });
        format!("tabel: {{kolom: [{}, Daya (VA), Biaya (Rp)], baris: {}}}", self.word(Kind::FeeDetail), list(&rows))
    }

    fn fee(&mut self) -> String {
        let is_table = self.chance.one_in(5);
        let label = if is_table { Kind::FeeDetail } else { Kind::FeeLabel };
        let mut fields = vec![format!("untuk: {}", self.word(label))];
        fields.extend(if is_table { self.fee_table() } else { self.charge() });
        fields.extend(self.extras(Kind::FeeCondition, Kind::FeeDetail));
        mapping(&fields)
    }

    fn fee_table(&mut self) -> Vec<String> {
        let cell = |it: &mut Self| it.rupiah(Kind::AmountCell);
        if self.chance.one_in(2) {
            let rows = self.some(2, 3, |it| format!("[{}, {}]", it.word(Kind::FeeLabel), cell(it)));
            return vec![format!("tabel: {}", list(&rows))];
        }
        let heads = [self.word(Kind::FeeDetail), self.word(Kind::FeeLabel), self.word(Kind::FeeLabel)];
        let mut rows = self.some(1, 2, |it| format!("[{}, {}, {}]", it.word(Kind::FeeLabel), cell(it), cell(it)));
        if self.chance.one_in(3) {
            rows.push(format!("[{}, {}, gratis]", self.word(Kind::FeeLabel), cell(self)));
        }
        vec![format!("tabel: {{kolom: {}, baris: {}}}", list(&heads), list(&rows))]
    }

    fn charge(&mut self) -> Vec<String> {
        match self.chance.below(12) {
            0 => vec![format!("tarif: {} s.d. Rp{}", self.rupiah(Kind::RangeEnd), self.scalar(Kind::RangeEnd, upper))],
            1 => vec![format!("tarif: {} per {}", self.rupiah(Kind::UnitPrice), self.word(Kind::UnitPrice))],
            2 => {
                vec![format!("tarif: {}", self.rupiah(Kind::UnitPrice)), format!("per: {}", self.word(Kind::UnitPrice))]
            }
            3 => vec![format!("tarif: USD {}", self.number(Kind::ForeignAmount))],
            4 => vec![format!("panjar: {}", self.rupiah(Kind::Deposit))],
            5 => vec![format!("tarif tambahan: {}", self.rupiah(Kind::Surcharge))],
            6 => vec![
                format!("rumus: {}", self.word(Kind::FeeWords)),
                format!("lambang: [[L, {}]]", self.word(Kind::FeeDetail)),
                format!("contoh hitungan: {}", self.word(Kind::FeeDetail)),
            ],
            7 => vec![format!("dinilai: {}", self.word(Kind::FeeWords))],
            8 => vec![format!("sesuai: Perda Kota Contoh {}/2022", self.number(Kind::FeeWords))],
            9 | 10 => vec!["tarif: gratis".to_owned()],
            _ => vec![format!("tarif: {}", self.rupiah(Kind::Amount))],
        }
    }

    pub fn product(&mut self) -> String {
        match self.chance.below(3) {
            0 => self.word(Kind::Product),
            _ => self.items((1, 3), [Kind::ProductDetail; 2], &["salah satu"], |it| {
                let mut fields = vec![format!("nama: {}", it.word(Kind::Product)), "bentuk: cetak".to_owned()];
                if it.chance.one_in(2) {
                    fields.push(format!("masa berlaku: {} bulan", it.number(Kind::ProductDetail)));
                }
                if it.chance.one_in(4) {
                    fields.push(format!("jumlah: {} lembar", it.number(Kind::ProductDetail)));
                }
                fields.extend(it.extras(Kind::ProductDetail, Kind::ProductDetail));
                mapping(&fields)
            }),
        }
    }

    pub fn complaints(&mut self) -> String {
        let mut ways = vec!["sp4n_lapor".to_owned()];
        ways.push(format!("{{telepon: {}}}", self.scalar(Kind::Contact, phone)));
        if self.chance.one_in(2) {
            ways.push(format!("{{whatsapp: {}}}", self.scalar(Kind::Contact, phone)));
        }
        if self.chance.one_in(2) {
            ways.push(format!("{{loket: {}}}", self.word(Kind::Contact)));
        }
        let (name, position, address) =
            (self.word(Kind::Handling), self.word(Kind::Handling), self.word(Kind::Handling));
        let mut fields = vec![
            format!("butir: {}", list(&ways)),
            format!("petugas: {{nama: {name}, jabatan: {position}, alamat: {address}}}"),
        ];
        if self.chance.one_in(2) {
            let (step, actor, time) =
                (self.word(Kind::Handling), self.word(Kind::Handling), self.number(Kind::Handling));
            fields.push(format!("alur: [{{langkah: {step}, pelaku: {actor}, waktu: {time} menit}}, Menjawab pengadu]"));
        }
        if self.chance.one_in(2) {
            let (label, limit) = (self.word(Kind::Handling), self.number(Kind::Handling));
            fields.push(format!("batas waktu: [{{untuk: {label}, paling lama: {limit} hari}}]"));
        }
        if self.chance.one_in(3) {
            fields.push(format!("catatan: {}", self.word(Kind::Handling)));
        }
        mapping(&fields)
    }

    pub fn rule(&mut self) -> String {
        let (number, subject) = (self.number(Kind::Internal), self.word(Kind::Internal));
        format!("Perda Kota Contoh {number}/2021 tentang {subject}")
    }
}
