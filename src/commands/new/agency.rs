//! The text of a new `agency.yaml`.

use super::page::{Page, value};
use crate::cli::ServiceKind;
use crate::locale::Language;
use crate::vocabulary::VOCABULARY;

/// What a government may also say.
const OPTIONAL: [&str; 6] = ["short_name", "address", "contacts", "logo", "website", "theme"];

/// Components that are often the same for all units of a government.
const SHARED: [&str; 2] = ["safety", "evaluation"];

/// Writes the file of a government of that name.
pub fn text(name: &str, language: Language) -> String {
    let mut page = Page::new(".schema/agency.json", language);
    page.say(
        "Pemerintah daerah atau instansi, dan apa yang sama bagi semua unitnya. Baris yang diawali # tidak dibaca. Untuk memakai sebuah contoh, hapus `# ` di depan barisnya, lalu ganti isinya.",
        "The government or agency, and what is the same for all its units. Lines that begin with # are not read. To use an example, delete the `# ` before its lines, then write what is true.",
    );
    page.key("name", &value(name));
    page.key(
        "language",
        VOCABULARY.keywords.spelling(if language == Language::Indonesian { "indonesian" } else { "english" }, language),
    );
    page.entry("time_zone", "WIB");
    OPTIONAL.iter().for_each(|key| page.optional(key));
    page.blank();
    page.entry("defaults", "");
    page.written_example("legal_basis");
    SHARED.iter().for_each(|key| page.example(key, ServiceKind::Administrative, "  "));
    page.into_text()
}
