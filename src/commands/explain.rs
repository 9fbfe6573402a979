//! `explain`: the documentation of a rule.

use anyhow::{Result, bail};

use super::Outcome;
use crate::locale::Language;
use crate::{regulation, rules};

pub fn run(name: &str, language: Option<Language>) -> Result<Outcome> {
    let language = language.unwrap_or_default();
    let codes = rules::codes();
    let Some(code) = codes.iter().find(|code| code.name == name) else {
        let names: Vec<&str> = codes.iter().map(|code| code.name).collect();
        let near = names.iter().min_by_key(|known| strsim::osa_distance(known, name)).expect("there are rules");
        bail!("there is no rule `{name}`; did you mean `{near}`? All rules: {}", names.join(", "));
    };
    println!("{}\n\n{}", code.name, code.doc.get(language));
    if let Some(citation) = regulation::cite(code.basis) {
        println!("\n{}", citation.get(language));
    }
    Ok(Outcome::Clean)
}
