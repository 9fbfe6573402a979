//! The audit as Markdown, for a pull request.

use super::report::Unit;
use super::words::heads;
use super::{Report, words};
use crate::locale::Language;
use crate::text;

/// All units in one table, the worst first.
pub fn render(report: &Report, language: Language) -> String {
    let titles = format!("| {} |", heads::OF_UNIT.map(|title| title.pick(language)).join(" | "));
    let row = |unit: &Unit| {
        let fields = words::unit_row(unit, "–", language);
        format!("| {} |", fields.map(|field| escaped(&field)).join(" | "))
    };
    let part = |government: &super::report::Government| {
        let title = text!(
            id: "{} per {}: {} dari {} komponen terpenuhi", en: "{} as of {}: {} of {} components fulfilled",
            escaped(&government.name), report.as_of.as_str(), government.completeness.fulfilled, government.completeness.asked
        );
        let before = government.before.iter();
        let trend = words::trend(&government.trend, language);
        let trend = if trend.len() > 1 { format!("{}\n\n", trend.join("; ")) } else { String::new() };
        let before: String = before
            .map(|before| escaped(&words::changed(before, government.completeness.fulfilled, language)) + "\n\n")
            .collect();
        let news: String =
            words::news(government, language).iter().map(|line| format!("- {}\n", escaped(line))).collect();
        let counts = words::counts(government.findings, language);
        let rows: Vec<String> = government.units.iter().map(row).collect();
        format!(
            "## {}\n\n{counts}\n\n{trend}{before}{}\n|---|--:|--:|--:|--:|--:|---|\n{}\n{}",
            title.get(language),
            titles,
            rows.join("\n"),
            if news.is_empty() { news } else { format!("\n{news}") },
        )
    };
    report.governments.iter().map(part).collect::<Vec<_>>().join("\n")
}

/// A text in which nothing is a mark.
pub fn escaped(text: &str) -> String {
    let marks = ['\\', '|', '*', '_', '`', '[', ']', '<', '>', '#', '~'];
    text.chars().flat_map(|letter| marks.contains(&letter).then_some('\\').into_iter().chain([letter])).collect()
}
