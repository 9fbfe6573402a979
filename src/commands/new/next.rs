//! What to do after `new`: the next two commands.

use std::path::Path;

use crate::commands::tell;
use crate::locale::{Language, Text};
use crate::text;

/// A command, and what it does.
type Step = (String, Text<&'static str>);

/// Tells two commands. `project`: what `--project` said, which they need too.
fn tell_steps(begin: &Text, steps: [Step; 2], project: Option<&Path>, language: Language) {
    let folder = project.map(|folder| format!(" --project {}", quoted(&folder.display().to_string())));
    let folder = folder.unwrap_or_default();
    let commands = steps.map(|(command, does)| (format!("maklumat {command}{folder}"), does.pick(language)));
    let width = commands.iter().map(|(command, _)| command.chars().count()).max().unwrap_or_default();
    tell(&format!("\n{}", begin.get(language)));
    commands.iter().for_each(|(command, does)| tell(&format!("  {command:width$}  {does}")));
}

/// After a project, which was begun in a folder.
pub fn after_project(folder: Option<&Path>, project: Option<&Path>, language: Language) {
    let begin = match folder {
        Some(folder) => text!(
            id: "Selanjutnya, dari folder {}:", en: "Next, from the folder {}:", folder.display().to_string()
        ),
        None => text!(id: "Selanjutnya:", en: "Next:"),
    };
    let steps = [
        (
            "new standard kelurahan/domisili".to_owned(),
            Text { id: "mulai standar pertama, beserta unitnya", en: "begin the first standard, with its unit" },
        ),
        ("check".to_owned(), Text { id: "tunjukkan apa yang masih kurang", en: "tell what is still missing" }),
    ];
    tell_steps(&begin, steps, project, language);
}

/// After a unit.
pub fn after_unit(id: &str, file: &str, project: Option<&Path>, language: Language) {
    let begin = text!(id: "Isi {}, lalu:", en: "Fill in {}, then:", file);
    let steps = [
        (
            format!("new standard {id}/{}", Text { id: "nama-layanan", en: "name-of-service" }.pick(language)),
            Text { id: "mulai sebuah standar", en: "begin a standard" },
        ),
        (format!("check {id}"), Text { id: "tunjukkan apa yang masih kurang", en: "tell what is still missing" }),
    ];
    tell_steps(&begin, steps, project, language);
}

/// After a standard. `files`: what is to be filled in.
pub fn after_standard(unit: &str, id: &str, files: &[String], project: Option<&Path>, language: Language) {
    let files = match files {
        [one] => text!(id: "{}", en: "{}", one.as_str()),
        many => text!(id: "{}", en: "{}", Text { id: many.join(" dan "), en: many.join(" and ") }),
    };
    let begin = text!(id: "Isi {}, lalu:", en: "Fill in {}, then:", files);
    let steps = [
        (
            format!("check {unit}/{id}"),
            Text { id: "tunjukkan apa yang masih kurang", en: "tell what is still missing" },
        ),
        (
            format!("build {unit}/{id} --open"),
            Text { id: "buat lembarnya dan tampilkan", en: "make its documents and show them" },
        ),
    ];
    tell_steps(&begin, steps, project, language);
}

/// A word for a shell.
fn quoted(word: &str) -> String {
    if word.contains(char::is_whitespace) { format!("\"{word}\"") } else { word.to_owned() }
}
