//! `explain`: the documentation of a rule.

use super::{Outcome, say};
use crate::cli::asked_language;
use crate::failure::{Failure, Result};
use crate::locale::{Language, Text};
use crate::{regulation, rules, text};

pub fn run(name: &str, language: Option<Language>) -> Result<Outcome> {
    let language = language.or_else(asked_language).unwrap_or_default();
    let codes = rules::codes();
    let Some(code) = codes.iter().find(|code| code.name == name) else {
        let names: Vec<&str> = codes.iter().map(|code| code.name).collect();
        let near = names.iter().map(|known| (strsim::osa_distance(known, name), *known)).min();
        let near = near.filter(|(distance, _)| *distance <= 4).map_or(
            text!(id: "", en: ""),
            |(_, near)| text!(id: "; mungkin maksud Anda `{}`", en: "; did you mean `{}`?", near),
        );
        return Err(Failure(text!(
            id: "tidak ada aturan `{}`{}. Semua aturan: {}", en: "there is no rule `{}`{} All rules: {}",
            name, near, names.join(", ")
        )));
    };
    let basis = Text { id: "Dasar", en: "Basis" }.pick(language);
    let citation = regulation::cite(code.basis).map(|citation| format!("\n\n{basis}: {}", citation.get(language)));
    let rule = rules::ALL.iter().find(|rule| rule.code.name == code.name);
    let examples = rule.map(|rule| {
        let (wrong, right) = (Text { id: "Salah:", en: "Wrong:" }, Text { id: "Benar:", en: "Right:" });
        let inset = |text: &str| text.lines().map(|line| format!("    {line}\n")).collect::<String>();
        format!(
            "\n\n{}\n\n{}\n{}\n\n{}",
            wrong.pick(language),
            inset(rule.wrong),
            right.pick(language),
            inset(rule.right)
        )
    });
    let (citation, examples) = (citation.unwrap_or_default(), examples.unwrap_or_default());
    say(format!("{}\n\n{}{citation}{examples}", code.name, code.doc.get(language)).trim_end())?;
    Ok(Outcome::Clean)
}
