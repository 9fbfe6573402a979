//! A comparison as Markdown.

use super::{Compared, Comparison, words};
use crate::audit::markdown::escaped;
use crate::locale::Language;

/// All of it.
pub fn render(comparison: &Comparison, language: Language) -> String {
    let row = |(number, service): (usize, &Compared)| {
        let fields = words::row(service, comparison, language);
        format!("| {number} | {} |", fields.map(|field| escaped(&field)).join(" | "))
    };
    let rows: Vec<String> = (1..).zip(&comparison.services).map(row).collect();
    let numbers = (1..=comparison.services.len()).map(|number| format!(" {number} |")).collect::<String>();
    let requirements = comparison.requirements.iter().map(|requirement| {
        let mark = |at: usize| if requirement.by.contains(&at) { " ● |" } else { "  |" };
        let marks = (0..comparison.services.len()).map(mark).collect::<String>();
        format!("| {} |{marks}\n", escaped(&words::asked(requirement)))
    });
    let similar =
        comparison.similar.iter().map(|similar| format!("- {}\n", escaped(&words::similar(similar, language))));
    let similar: String = similar.collect();
    let similar = match similar.is_empty() {
        true => String::new(),
        false => format!("\n{}:\n\n{similar}", words::SIMILAR.pick(language)),
    };
    format!(
        "## {}: {}\n\n| | {} | |\n|--:|---|---|--:|---|---|--:|---|\n{}\n\n| {} |{numbers}\n|---|{}\n{}{similar}\n{}\n",
        words::TITLE.pick(language),
        escaped(&comparison.asked),
        words::HEADS.map(|head| head.pick(language)).join(" | "),
        rows.join("\n"),
        words::WHO_ASKS.pick(language),
        ":-:|".repeat(comparison.services.len()),
        requirements.collect::<String>(),
        words::HOW.pick(language),
    )
}
