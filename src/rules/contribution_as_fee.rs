//! A contribution that everybody chooses is told as a fee: `Seikhlasnya`, `Sukarela`.

use super::{Check, Rule, fee_words};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::Text;
use crate::model::Fee;
use crate::service::Service;
use crate::source::Span;
use crate::text;

pub const RULE: Rule = Rule {
    code: Code::new(
        "contribution-as-fee",
        Basis::Contradiction,
        Text {
            id: "Biaya adalah yang wajib dibayar, sumbangan (`seikhlasnya`, `sukarela`, `infak`) tidak. Tulis `gratis`, atau besarnya beserta peraturan yang menetapkannya.",
            en: "A fee is what must be paid; a contribution (`seikhlasnya`, `voluntary`, `donation`) is not. Write `free`, or the amount with the rule that sets it.",
        },
    ),
    wrong: include_str!("../../tests/cases/contribution-as-fee/as-you-like.yaml"),
    right: include_str!("../../tests/cases/contribution-as-fee/ok-forbidden.yaml"),
    check: Check::Standard(check),
};

fn check(service: &Service, diagnostics: &mut Diagnostics) {
    for text in fee_words(service).into_iter().filter(|text| is_contribution(text.value)) {
        let title = text!(id: "sumbangan sukarela bukan biaya", en: "a voluntary contribution is no fee");
        let help = match stands_alone(service, text.span) {
            true => text!(
                id: "jika tidak ada yang wajib dibayar, tulis `gratis`; jika ada, tulis besarnya dan dasarnya: `{{tarif: Rp10.000, dasar: Perda Kota Contoh 1/2024}}`",
                en: "if nothing must be paid, write `free`; else write the amount and its basis: `{{amount: Rp10.000, basis: Perda Kota Contoh 1/2024}}`"
            ),
            false => text!(
                id: "jika tidak ada yang wajib dibayar, tulis `gratis`; jika ada, tulis besarnya di sini, misalnya `Rp10.000`, dan dasarnya pada `dasar:`",
                en: "if nothing must be paid, write `free`; else write the amount here, such as `Rp10.000`, and what it rests on at `basis:`"
            ),
        };
        diagnostics.push(Diagnostic::error(&RULE.code, text.span, title).help(help));
    }
}

/// Whether a text is a whole item, and not the value of `tarif:`.
fn stands_alone(service: &Service, span: Span) -> bool {
    let items = service.items::<Fee>("cost").flat_map(|(_, fees)| fees.walk());
    !items.flat_map(|item| item.detail.amounts()).any(|(_, said)| said.span == span)
}

/// A contribution, and nothing else that would make it another thing: `iuran asuransi sukarela`, `dilarang menerima
/// sumbangan`.
fn is_contribution(text: &str) -> bool {
    const CONTRIBUTION: [&str; 15] = [
        "seikhlasnya",
        "seiklasnya",
        "seikhlas",
        "ikhlas",
        "sukarela",
        "suka",
        "infak",
        "infaq",
        "sedekah",
        "sumbangan",
        "donasi",
        "sekadarnya",
        "voluntary",
        "donation",
        "contribution",
    ];
    // `suka rela`, `seikhlas hati Bapak/Ibu`, `biaya administrasi sukarela untuk kas kelurahan`
    const AROUND: [&str; 29] = [
        "rela",
        "hati",
        "biaya",
        "administrasi",
        "uang",
        "pembayaran",
        "bersifat",
        "secara",
        "dengan",
        "dari",
        "pemohon",
        "warga",
        "masyarakat",
        "bapak",
        "ibu",
        "untuk",
        "kas",
        "desa",
        "kelurahan",
        "rt",
        "rw",
        "masjid",
        "dan",
        "atau",
        "saja",
        "fee",
        "a",
        "from",
        "yang",
    ];
    let text = text.to_lowercase();
    let words = || text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_named = words().any(|word| CONTRIBUTION.contains(&word) && (word != "suka" || text.contains("suka rela")));
    is_named && words().all(|word| CONTRIBUTION.contains(&word) || AROUND.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::is_contribution;

    #[test]
    fn contributions_and_near_misses() {
        for contribution in [
            "Seikhlasnya",
            "Sukarela",
            "suka rela",
            "seikhlas hati",
            "Infaq",
            "Biaya administrasi seikhlasnya",
            "sumbangan sukarela dari pemohon",
        ] {
            assert!(is_contribution(contribution), "{contribution}");
        }
        for not in [
            "gratis",
            "Petugas dilarang menerima sumbangan",
            "Tidak ada sumbangan",
            "Iuran jaminan kematian sukarela",
            "Kas kelurahan",
            "suka hati",
            "Pendaftaran relawan sukarela Rp10.000",
        ] {
            assert!(!is_contribution(not), "{not}");
        }
    }
}
