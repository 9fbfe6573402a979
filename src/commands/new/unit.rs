//! The text of a new `unit.yaml`: what is necessary to be filled in, all else as examples.

use super::page::{Page, value};
use super::standard::is_own;
use crate::cli::ServiceKind;
use crate::locale::Language;
use crate::regulation;
use crate::rules::PLACEHOLDER;

/// What a unit may also say, in the order in which it is asked for.
const OPTIONAL: [&str; 8] = ["letterhead", "contacts", "hours", "decree", "pledge", "consultation", "survey", "media"];

/// Writes the file of a unit of that name. `inherited`: the ids of the components that the government lends it.
pub fn text(name: &str, inherited: &[&str], language: Language) -> String {
    let mut page = Page::new("../.schema/unit.json", language);
    page.say(
        "Unit penyelenggara layanan, dan apa yang sama bagi semua standarnya. Ganti setiap `(belum diisi)`. Baris yang diawali # tidak dibaca. Untuk memakai sebuah contoh, hapus `# ` di depan barisnya, lalu ganti isinya.",
        "The office that gives the services, and what is the same for all its standards. Replace each `(not filled in yet)`. Lines that begin with # are not read. To use an example, delete the `# ` before its lines, then write what is true.",
    );
    let unfilled = value(PLACEHOLDER.get(language));
    page.key("name", &value(name));
    page.entry("address", &unfilled);
    page.entry("head", "");
    page.inner_key("position", &unfilled);
    page.inner_key("name", &unfilled);
    OPTIONAL.iter().for_each(|key| page.optional(key));
    page.blank();
    page.meaning("defaults");
    page.say(
        "Hapus `# ` di depan `bawaan:` juga. Standar yang menulis komponen itu sendiri tidak memakai yang di sini.",
        "Delete the `# ` before `defaults:` too. A standard that writes such a component itself does not use what stands here.",
    );
    page.commented_key("defaults");
    for spec in regulation::ALL[0].components.iter().filter(|spec| !is_own(spec.id) && !inherited.contains(&spec.id)) {
        page.component(spec);
        page.example(spec.id, ServiceKind::Administrative, "  ");
        page.blank();
    }
    page.into_text().trim_end().to_owned() + "\n"
}
