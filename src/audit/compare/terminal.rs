//! A comparison as tables for a terminal.

use comfy_table::CellAlignment;

use super::{Comparison, words};
use crate::audit::terminal::{laid_out, new_table};
use crate::locale::Language;

/// How wide the tables are where there is no terminal.
const WIDTH: u16 = 120;

/// The services in one table, and who asks for what in another. `width`: of the terminal.
pub fn render(comparison: &Comparison, width: Option<u16>, language: Language) -> String {
    let width = width.or(Some(WIDTH));
    let mut titles = vec![String::new()];
    titles.extend(words::HEADS.map(|head| head.pick(language).to_owned()));
    titles.push(String::new());
    let mut services = new_table(titles, width);
    for (number, service) in (1..).zip(&comparison.services) {
        let row = words::row(service, comparison, language);
        services.add_row(std::iter::once(number.to_string()).chain(row));
    }
    let mut titles = vec![words::WHO_ASKS.pick(language).to_owned()];
    titles.extend((1..=comparison.services.len()).map(|number| number.to_string()));
    let mut asked = new_table(titles, width);
    for requirement in &comparison.requirements {
        let mut row = vec![words::asked(requirement)];
        let mark = |at: usize| if requirement.by.contains(&at) { "●" } else { "·" }.to_owned();
        row.extend((0..comparison.services.len()).map(mark));
        asked.add_row(row);
    }
    let mut parts = vec![format!("{}: {}", words::TITLE.pick(language), comparison.asked)];
    let number = comparison.services.len() + 1;
    parts.push(laid_out(services, 0..1, CellAlignment::Right));
    parts.push(laid_out(asked, 1..number, CellAlignment::Left));
    if !comparison.similar.is_empty() {
        let similar = comparison.similar.iter().map(|similar| format!("  {}", words::similar(similar, language)));
        parts.push(format!("{}:\n{}", words::SIMILAR.pick(language), similar.collect::<Vec<_>>().join("\n")));
    }
    parts.push(words::HOW.pick(language).to_owned());
    parts.join("\n\n") + "\n"
}
