//! The service is free, but something speaks of paying.

use super::{Check, Rule, words};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::Text;
use crate::model::Fee;
use crate::service::{Case, Fees, Service};
use crate::source::Span;
use crate::text;

pub const RULE: Rule = Rule {
    code: Code::new(
        "free-with-payment",
        Basis::Contradiction,
        Text {
            id: "Layanan yang gratis tidak boleh meminta pembayaran dalam langkah, persyaratan, atau produknya. Perbaiki bagian yang salah.",
            en: "A free service may not ask for payment in a step, a requirement or a product. Correct whichever is wrong.",
        },
    ),
    wrong: include_str!("../../tests/cases/free-with-payment/step.yaml"),
    right: include_str!("../../tests/cases/free-with-payment/ok-proof-of-payment.yaml"),
    check: Check::Standard(check),
};

fn check(service: &Service, diagnostics: &mut Diagnostics) {
    for case in service.applicants() {
        let Some((free, means)) = wholly_free(case) else { continue };
        let speaking =
            ["procedure", "requirements", "product"].into_iter().filter_map(|id| case.get(id)?.content.as_deref());
        let paying = speaking.flat_map(words).filter(|text| asks_for_payment(text)).map(|text| text.span);
        for span in paying.chain(means) {
            let title = text!(id: "biayanya gratis, tetapi di sini diminta pembayaran", en: "the service is free, but payment is asked for here");
            diagnostics.push(
                Diagnostic::error(&RULE.code, span, title)
                    .related(free, text!(id: "dikatakan gratis di sini", en: "said to be free here"))
                    .help(text!(id: "hapus bagian tentang pembayaran ini (beserta kuncinya jika tidak ada isi lain), atau ganti isi `biaya` dengan tarif dan dasar hukumnya, misalnya `{{tarif: Rp10.000, dasar: Perda Kota Contoh 1/2024}}`", en: "delete what is said of paying (with its key if nothing else is left), or replace what `cost` says by the amount and its legal basis, such as `{{amount: Rp10.000, basis: Perda Kota Contoh 1/2024}}`")),
            );
        }
    }
}

/// Where a case says that it is free, if it is free for everyone, and the means of payment it names all the same.
fn wholly_free(case: &Case) -> Option<(Span, Vec<Span>)> {
    let fees = Fees::of(case, None).filter(Fees::is_free_for_everyone)?;
    let free = fees.charges.iter().find(|charge| charge.scope.is_unconditional())?;
    let items = case.get("cost")?.item::<Fee>()?.walk();
    let means = items.iter().flat_map(|item| &item.detail.payment).map(|means| means.span).collect();
    Some((free.span, means))
}

fn asks_for_payment(text: &str) -> bool {
    let text = text.to_lowercase();
    let words: Vec<&str> =
        text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    const PAYING: [&str; 10] =
        ["membayar", "pembayaran", "bayar", "membayarkan", "dibayar", "kasir", "pay", "pays", "paying", "payment"];
    const NOT: [&str; 10] =
        ["tidak", "tanpa", "bukti", "bebas", "lunas", "sanggup", "kesanggupan", "without", "no", "not"];
    const OTHER: [&str; 7] = ["pbb", "pajak", "nafkah", "iuran", "premi", "zakat", "denda"];
    words.iter().enumerate().any(|(at, word)| {
        let before = &words[at.saturating_sub(2)..at];
        // "bukti pembayaran" is a paper, "tanpa pembayaran" is none, a tax is no price of the service.
        let after = &words[at..];
        PAYING.contains(word)
            && !before.iter().any(|word| NOT.contains(word))
            && !after.iter().any(|word| OTHER.contains(word))
    })
}

#[cfg(test)]
mod tests {
    use super::asks_for_payment;

    #[test]
    fn payment_and_near_misses() {
        for paid in ["Pembayaran biaya administrasi", "Pemohon membayar di kasir", "Bayar di loket"] {
            assert!(asks_for_payment(paid), "{paid}");
        }
        for not in [
            "Menerima surat tanpa membayar",
            "Bukti pembayaran PBB tahun berjalan",
            "Surat pernyataan sanggup membayar nafkah",
            "Membayar pajak di bank",
            "bantuan biaya pendidikan",
            "tidak dipungut pembayaran",
        ] {
            assert!(!asks_for_payment(not), "{not}");
        }
    }
}
