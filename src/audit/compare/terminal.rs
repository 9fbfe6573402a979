//! A comparison as tables for a terminal.

use super::{Comparison, Service, words};
use crate::audit::terminal::new_table;
use crate::audit::words::heads;
use crate::locale::Language;

/// How wide the tables are where there is no terminal.
const WIDTH: u16 = 120;

/// The services in one table, and who asks for what in another. `width`: of the terminal.
pub fn render(comparison: &Comparison, width: Option<u16>, language: Language) -> String {
    let width = width.or(Some(WIDTH));
    let heads = [heads::UNIT, words::SERVICE, words::REQUIREMENTS, words::TIME, words::COST, words::STEPS];
    let mut titles = vec![String::new()];
    titles.extend(heads.map(|head| head.pick(language).to_owned()));
    titles.push(String::new());
    let mut services = new_table(titles, width);
    for (number, service) in (1..).zip(&comparison.services) {
        services.add_row(row(number, service, comparison, language));
    }
    let mut titles = vec![words::WHO_ASKS.pick(language).to_owned()];
    titles.extend((1..=comparison.services.len()).map(|number| number.to_string()));
    let mut asked = new_table(titles, width);
    for requirement in &comparison.requirements {
        let mut row = vec![requirement.text.clone()];
        let mark = |at: usize| if requirement.by.contains(&at) { "●" } else { "·" }.to_owned();
        row.extend((0..comparison.services.len()).map(mark));
        asked.add_row(row);
    }
    let mut parts = vec![format!("{}: {}", words::TITLE.pick(language), comparison.asked)];
    parts.extend([services.to_string(), asked.to_string()]);
    if !comparison.similar.is_empty() {
        let similar = comparison.similar.iter().map(|similar| format!("  {}", words::similar(similar, language)));
        parts.push(format!("{}:\n{}", words::SIMILAR.pick(language), similar.collect::<Vec<_>>().join("\n")));
    }
    parts.push(words::HOW.pick(language).to_owned());
    parts.join("\n\n") + "\n"
}

fn row(number: usize, service: &Service, comparison: &Comparison, language: Language) -> Vec<String> {
    vec![
        number.to_string(),
        words::owner(service, comparison),
        service.name.clone(),
        words::asks(service),
        words::times(service, language),
        words::costs(service, language),
        service.steps.to_string(),
        words::best(service, language).join(", "),
    ]
}
