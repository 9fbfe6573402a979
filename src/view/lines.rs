//! Every kind of content as lines.

mod answers;
mod clock;
mod contact;
mod details;
mod fee;
mod internal;
mod items;
mod merge;
mod names;
mod product;
mod requirement;
mod step;

pub use items::{ToldItem, told_items};

pub(super) use answers::titles;
pub(super) use clock::length;

use details::plain;
use merge::{contents, top_items};
use names::{Names, Part};

use super::line::{Group, Line, Note, Row, Run, Section, Table};
use super::words::words;
use super::{Setting, Words};
use crate::model;
use crate::model::{Content, GroupKind, Item, Kind, Placed, Step, each_content, reference};
use crate::regulation::ComponentSpec;
use crate::rules::PLACEHOLDER;
use crate::service::{
    CellValue, Channels, ColumnType, Merged, Service, Stretch, TableKind, TypedTable, merged, stretches,
};
use crate::source::Span;

/// Some components in their order, numbered from `first`.
pub fn sections<'s>(
    service: &Service,
    specs: impl Iterator<Item = &'s ComponentSpec>,
    first: usize,
    setting: &Setting,
) -> Vec<Section> {
    let section = |(index, spec): (usize, &ComponentSpec)| Section {
        id: spec.id,
        number: first + index,
        title: spec.title.get(setting.language).to_owned(),
        runs: runs(spec.id, service, setting),
        plain: Vec::new(),
    };
    specs.enumerate().map(section).collect()
}

fn runs(id: &str, service: &Service, setting: &Setting) -> Vec<Run> {
    let first = service.cases().find_map(|case| case.get(id)?.content.as_deref());
    match first {
        // Only a draft gets here without it.
        None => {
            let unfilled = Line { title: Some(PLACEHOLDER.get(setting.language).into()), ..Line::default() };
            vec![Run { holds_for: None, variants: Vec::new(), lines: vec![unfilled] }]
        }
        Some(Content::Steps(_)) => runs_of_steps(service, setting),
        Some(content) => each_content!(content, item => runs_of(item, id, service, setting)),
    }
}

/// A kind of content that can be shown.
pub trait Show: Kind {
    /// Writes the details into the line.
    fn show(item: &Item<Self>, line: &mut Line, setting: &Setting);
    /// Whether the items follow one another.
    const ORDERED: bool = false;
    /// Whether what the component says itself, and no more than that, comes behind its items.
    fn comes_last(_: &Item<Self>) -> bool {
        false
    }
    /// An item as those that are shown in its place.
    fn split(item: Item<Self>) -> Vec<Item<Self>> {
        vec![item]
    }
    /// What the tables of this kind are about.
    const TABLE: TableKind = TableKind::Other;
    /// The id of the step that is gone back to if this one fails.
    fn returns_to(_: &Item<Self>) -> Option<&str> {
        None
    }
}

fn runs_of<D: Show>(_: &Item<D>, id: &str, service: &Service, setting: &Setting) -> Vec<Run> {
    let all: Vec<String> = service.standard.variants.iter().map(model::Variant::id).collect();
    let (merged, mut names) = named::<D>(id, service, &all, setting);
    if id == "time" {
        service.items::<Step>("procedure").for_each(|(_, steps)| names.add_deeds(steps, setting));
    }
    let wholes: Vec<Span> = contents::<D>(id, service).map(|item| item.span).collect();
    let mut runs = Runs::default();
    for (item, variants) in &merged {
        runs.push(variants, top_line(item, &wholes, setting, &names), setting);
    }
    runs.finish()
}

/// The steps of a procedure, in which each applicant finds the numbers that he counts.
fn runs_of_steps(service: &Service, setting: &Setting) -> Vec<Run> {
    let all: Vec<String> = service.standard.variants.iter().map(model::Variant::id).collect();
    let stretches = stretches(service, &all);
    let wholes: Vec<Span> = contents::<Step>("procedure", service).map(|item| item.span).collect();
    let mut runs = Runs::default();
    for stretch in &stretches {
        // A step is called by the number that all who take these steps count; else by what is done.
        let is_theirs = |other: &Stretch| other.variants == stretch.variants && other.channels == stretch.channels;
        let is_seen = |other: &Stretch| {
            let of_all = stretch.variants.iter().all(|variant| other.variants.contains(variant));
            of_all && (other.channels == Channels::All || other.channels == stretch.channels)
        };
        let mut names = Names::default();
        let of = |is: &dyn Fn(&Stretch) -> bool| {
            stretches.iter().filter(|other| is(other)).flat_map(|it| &it.items).collect()
        };
        let (theirs, seen): (Vec<_>, Vec<_>) = (of(&is_theirs), of(&is_seen));
        theirs.into_iter().chain(seen).for_each(|item| names.add(item, setting));
        stretches.iter().flat_map(|other| &other.items).for_each(|item| names.add_unseen(item, setting));
        let lines = stretch.items.iter().flat_map(|item| top_line(item, &wholes, setting, &names)).collect();
        runs.push(&stretch.variants, through(&stretch.channels, lines, setting), setting);
    }
    runs.finish()
}

/// Lines that hold for some channels only, together.
fn through(channels: &Channels, lines: Vec<Line>, setting: &Setting) -> Vec<Line> {
    let heading = match channels {
        Channels::All => return lines,
        Channels::Only(names) => words![setting.word("Melalui ", "Through "), setting.channels(names)],
        Channels::Except(_) => setting.word("Melalui kanal lain", "Through other channels").into(),
    };
    let group = Some(Group { kind: "all", lead: None, lines });
    vec![Line { heading: Some(heading), group, is_way: true, ..Line::default() }]
}

/// The line of an item at the top of a component, or those of a group that says nothing itself.
fn top_line<D: Show>(item: &Item<D>, wholes: &[Span], setting: &Setting, names: &Names) -> Vec<Line> {
    let mut line = line(item, None, setting, names);
    (line.holds_for, line.variants) = (None, Vec::new());
    line.whole = wholes.contains(&item.span);
    line.opened()
}

/// Runs of lines, one for neighbours that hold for the same variants.
#[derive(Default)]
struct Runs<'a>(Vec<(&'a [&'a str], Run)>);

impl<'a> Runs<'a> {
    fn push(&mut self, variants: &'a [&'a str], lines: Vec<Line>, setting: &Setting) {
        match self.0.last_mut() {
            Some((held, run)) if *held == variants => run.lines.extend(lines),
            _ => {
                let holds_for = setting.holds_for(|variant| variants.iter().any(|id| *id == variant.id()));
                let named = if holds_for.is_some() { variants } else { &[] };
                let named = named.iter().map(|id| (*id).to_owned()).collect();
                self.0.push((variants, Run { holds_for, variants: named, lines }));
            }
        }
    }

    fn finish(self) -> Vec<Run> {
        self.0.into_iter().map(|(_, run)| run).collect()
    }
}

/// The items of all variants in one list, and what they are called when others refer to them.
fn named<'a, D: Show>(id: &str, service: &Service, all: &'a [String], setting: &Setting) -> (Merged<'a, D>, Names) {
    let merged = merged::<D>(service, id, all, top_items);
    let mut names = Names::default();
    merged.iter().for_each(|(item, _)| names.add(item, setting));
    (merged, names)
}

fn line<D: Show>(item: &Item<D>, part: Option<&Part>, setting: &Setting, names: &Names) -> Line {
    let own = Part::of(item, setting);
    let part = own.as_ref().or(part);
    let mut line = common(&item.common, setting);
    line.number = item.number;
    line.channel = line.channel.filter(|channel| line.heading.as_ref() != Some(channel));
    let basis = std::mem::take(&mut line.details);
    D::show(item, &mut line, setting);
    line.details.extend(basis);
    if (&line.heading, &line.label, &line.title, &line.actor) == (&None, &None, &None, &None) && line.text.is_none() {
        line.details.iter_mut().take(1).for_each(|first| *first = std::mem::take(first).capital());
    }
    line.back = D::returns_to(item).and_then(|id| names.step(id, part));
    line.otherwise.iter_mut().chain(&mut line.details).for_each(|words| names.put(words, part));
    line.table = item.table.as_ref().map(|table| self::table::<D>(table, setting));
    if let Some(group) = &item.group {
        // What its kind tells in lines of its own stands behind its items.
        let own = line.group.take();
        let mut shown = Group {
            kind: match group.kind {
                GroupKind::All => "all",
                GroupKind::OneOf => "one_of",
                GroupKind::Parallel => "parallel",
            },
            lead: match group.kind {
                GroupKind::All => None,
                GroupKind::OneOf => Some(setting.word("salah satu dari:", "one of:")),
                GroupKind::Parallel => Some(setting.word("bersamaan:", "at the same time:")),
            },
            lines: group.items.iter().map(|item| self::line(item, part, setting, names)).collect(),
        };
        if let Some(own) = own {
            shown = match shown.kind {
                "all" => Group { lines: shown.lines.into_iter().chain(own.lines).collect(), ..shown },
                _ => {
                    let choice = Line { group: Some(shown), ..Line::default() };
                    Group { lines: std::iter::once(choice).chain(own.lines).collect(), ..own }
                }
            };
        }
        line.group = Some(shown);
    }
    line
}

/// The ids of the variants that are named.
pub fn references(names: &[Placed<String>]) -> Vec<String> {
    names.iter().map(|name| reference(name)).collect()
}

/// What an item says whatever its kind.
fn common(common: &model::Common, setting: &Setting) -> Line {
    let basis = (!common.basis.is_empty()).then(|| {
        let basis = common.basis.iter().map(|basis| setting.say(basis));
        words![setting.word("dasar: ", "basis: "), Words::join(basis, "; ")]
    });
    Line {
        heading: plain(&common.section, setting),
        label: plain(&common.about, setting),
        condition: condition(common.condition.as_ref(), setting),
        channel: setting.channels(&common.channel),
        holds_for: setting.only_for(&common.for_variants),
        variants: references(&common.for_variants),
        details: basis.into_iter().collect(),
        text: common.text.as_ref().map(|text| setting.rich(text)),
        notes: notes(&common.notes, setting),
        link: common.link.as_ref().map(|link| link.0.clone()),
        ..Line::default()
    }
}

fn table<D: Show>(table: &model::Table, setting: &Setting) -> Table {
    // A head that is the name of its variant says already for whom it is.
    let is_name = |column: &model::Column| match &column.for_variants[..] {
        [only] => setting.variants().iter().any(|variant| {
            variant.id() == reference(only) && Some(variant.name()) == column.name.as_ref().map(|name| name.as_str())
        }),
        _ => false,
    };
    let column = |column: &model::Column| Line {
        title: plain(&column.name, setting),
        channel: setting.channels(&column.channel),
        holds_for: setting.only_for(&column.for_variants).filter(|_| !is_name(column)),
        variants: references(&column.for_variants),
        ..Line::default()
    };
    let typed = TypedTable::new(table, D::TABLE);
    let cell = |text: &Placed<String>, value: &CellValue, column: &ColumnType| match value {
        CellValue::Amount(amount) if value.stands_alone(column) => setting.say(amount),
        CellValue::Duration(duration) if value.stands_alone(column) => length(duration, setting),
        _ => setting.text(text),
    };
    let row = |(row, values): (&model::Row, &Vec<CellValue>)| {
        let mut head = common(&row.common, setting);
        let (first, rest) = row.cells.split_first().expect("a row without cells is refused");
        head.title = Some(setting.text(first));
        head.label = head.heading.take().or(head.label);
        let notes = std::mem::take(&mut head.notes);
        let typed = values.iter().zip(&typed.columns).skip(1);
        let cells = rest.iter().zip(typed).map(|(text, (value, column))| cell(text, value, column)).collect();
        Row { head, cells, notes }
    };
    let rows = table.rows.iter().zip(&typed.rows).map(row).collect();
    Table { columns: table.columns.iter().map(column).collect(), rows }
}

/// A condition in words: "jika …", unless it already begins with such a word.
pub fn condition(condition: Option<&Placed<String>>, setting: &Setting) -> Option<Words> {
    const HEADS: [&str; 12] =
        ["jika", "bila", "bagi", "apabila", "khusus", "untuk", "kecuali", "if", "for", "when", "unless", "selama"];
    let text = setting.text(condition?);
    let first = text.plain().split(' ').next().unwrap_or_default().to_lowercase();
    Some(if HEADS.contains(&first.as_str()) { text } else { words![setting.word("jika ", "if "), text] })
}

/// Remarks.
pub fn notes(notes: &[model::Note], setting: &Setting) -> Vec<Note> {
    let note = |note: &model::Note| {
        Some(Note {
            text: setting.rich(note.text.as_ref()?),
            condition: condition(note.condition.as_ref(), setting),
            channel: setting.channels(&note.channel),
            holds_for: setting.only_for(&note.for_variants),
            variants: references(&note.for_variants),
        })
    };
    notes.iter().filter_map(note).collect()
}

/// The lines of a component by itself, such as the contacts of a unit.
pub fn lines<D: Show>(item: &Item<D>, setting: &Setting) -> Vec<Line> {
    top_items(item).iter().map(|item| line(item, None, setting, &Names::default())).collect()
}
