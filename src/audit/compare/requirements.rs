//! What services ask for, and which of it is the same.

use super::Asked;
use super::named::likeness;
use super::words::ONE_OF;
use crate::locale::Language;
use crate::model::{Common, GroupKind, Item, Markdown, Requirement, Row, Table};
use crate::service::Service;
use crate::view::{self, Edition, Rich, ToldItem};

/// Something that one service asks for.
pub struct Demand {
    /// What it is about, in the words of its author: no language of the report finds other things alike.
    own: String,
    /// The same in the language of the report.
    text: String,
    /// All of it in the language of the report.
    said: String,
}

/// From this likeness on two requirements are one.
const THE_SAME: f64 = 0.85;

/// What a service asks for, in the order of its documents.
pub fn demands(service: &Service, language: Language) -> Vec<Demand> {
    let edition = Edition::new(service.project, Some(service.office), Some(service.standard), language.tag());
    let own = Wording { edition: None, one_of: "" };
    let shown = Wording { edition: Some(&edition), one_of: ONE_OF.pick(language) };
    let demand = |ToldItem { item, line }: ToldItem<Requirement>| {
        let text = Some(shown.about(&item)).filter(|text| !text.is_empty());
        Demand { own: own.about(&item), text: text.unwrap_or_else(|| line.clone()), said: line }
    };
    view::told_items(service, "requirements", language.tag()).into_iter().map(demand).collect()
}

/// What all of them ask for: what most ask for first.
pub fn together(asks: Vec<Vec<Demand>>) -> Vec<Asked> {
    let mut all: Vec<(String, Asked)> = Vec::new();
    for (at, demands) in asks.into_iter().enumerate() {
        for Demand { own, text, said } in demands {
            let is_same = |(first, asked): &&mut (String, Asked)| {
                !asked.by.contains(&at) && !own.is_empty() && likeness(first, &own) >= THE_SAME
            };
            match all.iter_mut().find(is_same) {
                Some((_, asked)) => {
                    asked.by.push(at);
                    asked.said.push(said);
                }
                None => all.push((own, Asked { text, by: vec![at], said: vec![said] })),
            }
        }
    }
    let mut all: Vec<Asked> = all.into_iter().map(|(_, asked)| asked).collect();
    all.sort_by_key(|asked| std::cmp::Reverse(asked.by.len()));
    all
}

/// In which words it is said what a requirement is about.
struct Wording<'a> {
    /// The language into which the words of authors are translated; none leaves them as they are.
    edition: Option<&'a Edition<'a>>,
    /// What stands before things of which one is enough.
    one_of: &'static str,
}

impl Wording<'_> {
    /// What a requirement is about: without its details, the groups that it stands in and the variants it holds for.
    fn about(&self, item: &Item<Requirement>) -> String {
        let Requirement { document, form, condition, information, name, .. } = &item.detail;
        let form = form.as_ref().map(|form| name.as_ref().unwrap_or(form));
        let thing = document.as_ref().or(form).or(condition.as_ref()).or(information.as_ref());
        let Common { text, notes, .. } = &item.common;
        let mut parts: Vec<String> = thing.iter().map(|thing| brief(&self.text(thing)).to_owned()).collect();
        parts.extend(text.iter().map(|text| self.markdown(text)));
        parts.extend(item.table.iter().map(|table| self.row(table)));
        if parts.is_empty() {
            parts.extend(notes.iter().filter_map(|note| note.text.as_ref()).map(|text| self.markdown(text)));
        }
        let inner: Vec<String> = item.items().iter().map(|item| self.about(item)).collect();
        let is_choice = item.group.as_ref().is_some_and(|group| group.kind == GroupKind::OneOf);
        parts.extend(is_choice.then(|| self.one_of.to_owned()));
        parts.push(inner.join("; "));
        parts.retain(|part| !part.is_empty());
        parts.join(" ")
    }

    fn text(&self, written: &str) -> String {
        self.edition.map_or_else(|| written.to_owned(), |edition| edition.translation(written).0)
    }

    fn markdown(&self, written: &Markdown) -> String {
        brief(&Rich::new(&self.text(&written.0), None).plain()).to_owned()
    }

    /// `Paspor: Baru ya; Hilang tidak`.
    fn row(&self, table: &Table) -> String {
        let column = |at: usize| table.columns.get(at).and_then(|column| column.name.as_ref());
        let cell = |at: usize, cell: &str| {
            let head = column(at).map(|name| self.text(name)).into_iter();
            head.chain([brief(&self.text(cell)).to_owned()]).collect::<Vec<_>>().join(" ")
        };
        let row = |row: &Row| {
            let (first, rest) = row.cells.split_first().expect("a row without cells is refused");
            let rest: Vec<String> = rest.iter().enumerate().map(|(at, text)| cell(at + 1, text)).collect();
            let first = brief(&self.text(first)).to_owned();
            if rest.is_empty() { first } else { format!("{first}: {}", rest.join("; ")) }
        };
        table.rows.iter().map(row).collect::<Vec<_>>().join("; ")
    }
}

/// What an author wrote, without what is told in passing: behind a comma or in brackets.
fn brief(written: &str) -> &str {
    written.split([',', '(']).next().unwrap_or(written).trim()
}
