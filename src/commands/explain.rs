//! `explain`: the documentation of a rule.

use super::Outcome;
use crate::cli::asked_language;
use crate::failure::{Failure, Result};
use crate::locale::Language;
use crate::{regulation, rules, text};

pub fn run(name: &str, language: Option<Language>) -> Result<Outcome> {
    let language = language.or_else(asked_language).unwrap_or_default();
    let codes = rules::codes();
    let Some(code) = codes.iter().find(|code| code.name == name) else {
        let names: Vec<&str> = codes.iter().map(|code| code.name).collect();
        let near = names.iter().min_by_key(|known| strsim::osa_distance(known, name)).expect("there are rules");
        return Err(Failure(text!(
            id: "tidak ada aturan `{}`; mungkin maksud Anda `{}`? Semua aturan: {}",
            en: "there is no rule `{}`; did you mean `{}`? All rules: {}",
            name, *near, names.join(", ")
        )));
    };
    println!("{}\n\n{}", code.name, code.doc.get(language));
    if let Some(citation) = regulation::cite(code.basis) {
        println!("\n{}", citation.get(language));
    }
    Ok(Outcome::Clean)
}
