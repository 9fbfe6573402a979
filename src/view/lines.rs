//! Every kind of content as lines.

use super::line::{Figure, Group, Line, Note, Row, Run, Section, Table};
use super::{Rich, Setting, rich};
use crate::locale::{Say, rupiah};
use crate::model;
use crate::model::{
    Amount, CitedRule, Clock, Contact, ContactKind, Content, Detail, Facility, Fee, FormatOf, GroupKind, Item, People,
    Placed, Product, Requirement, Said, Shape, Statement, Step, each_content, reference,
};
use crate::rules::Subject;
use crate::source::Span;
use crate::vocabulary::VOCABULARY;

/// The public components in their order.
pub fn sections(subject: &Subject, order: &str, setting: &Setting) -> Vec<Section> {
    let specs = subject.project.agency.regulation.published(order);
    let section = |(index, spec): (usize, &crate::regulation::ComponentSpec)| Section {
        id: spec.id,
        number: index + 1,
        title: spec.title.get(setting.language).to_owned(),
        runs: runs(spec.id, subject, setting),
    };
    specs.enumerate().map(section).collect()
}

fn runs(id: &str, subject: &Subject, setting: &Setting) -> Vec<Run> {
    let first = subject.cases().find_map(|case| case.get(id)?.content.as_ref());
    match first {
        None => Vec::new(),
        Some(content) => each_content!(content, item => runs_of(item, id, subject, setting)),
    }
}

/// A kind of content that can be shown.
pub trait Show: Detail {
    /// The item of a content of this kind.
    fn of(content: &Content) -> Option<&Item<Self>>;
    /// Writes the details into the line.
    fn show(item: &Item<Self>, line: &mut Line, setting: &Setting);
    /// Whether the items follow one another.
    const ORDERED: bool = false;
    /// Whether what the component says itself may come behind its items.
    const OWN_LAST: bool = false;
    /// Whether an item that holds under a condition is no answer beside one that surely holds.
    fn gives_way(_: &Item<Self>) -> bool {
        true
    }
    /// An item as those that are shown in its place.
    fn split(item: Item<Self>) -> Vec<Item<Self>> {
        vec![item]
    }
    /// A cell of a table.
    fn cell(text: &str, _: &Setting) -> String {
        text.to_owned()
    }
}

/// Items with the variants they hold for.
type Merged<'a, D> = Vec<(Item<D>, Vec<&'a str>)>;

fn runs_of<D: Show>(_: &Item<D>, id: &str, subject: &Subject, setting: &Setting) -> Vec<Run> {
    let all: Vec<String> = subject.standard.variants.iter().map(model::Variant::id).collect();
    let mut merged = merge::<D>(id, subject, &all);
    merged.iter_mut().for_each(|(item, variants)| narrow(item, variants));
    let mut names = Names::default();
    let mut counters: Vec<(Vec<&str>, usize)> = Vec::new();
    for (item, variants) in &mut merged {
        // The count goes on for those who also met the steps before.
        let before = counters
            .iter()
            .rev()
            .find(|(held, _)| variants.is_empty() || held.iter().any(|held| variants.contains(held)));
        let next = number(item, None, before.map_or(1, |(_, next)| *next), &mut names, setting);
        counters.push((variants.clone(), next));
    }
    let wholes: Vec<Span> = contents::<D>(id, subject).map(|item| item.span).collect();
    let mut runs: Vec<(&[&str], Run)> = Vec::new();
    for (item, variants) in &merged {
        let mut line = line(item, None, setting, &names);
        line.holds_for = None;
        line.whole = wholes.contains(&item.span);
        let lines = line.opened();
        match runs.last_mut() {
            Some((held, run)) if held == variants => run.lines.extend(lines),
            _ => {
                let holds_for = setting.holds_for(|variant| variants.iter().any(|id| *id == variant.id()));
                runs.push((variants, Run { holds_for, lines }));
            }
        }
    }
    runs.into_iter().map(|(_, run)| run).collect()
}

/// Leaves out what holds for none of these variants, and does not say again what holds for all of them.
fn narrow<D: Show>(item: &mut Item<D>, variants: &[&str]) {
    let Some(group) = item.group.as_mut().filter(|_| !variants.is_empty()) else { return };
    group.items.retain(|item| variants.iter().any(|variant| holds(&item.common.for_variants, variant)));
    for item in &mut group.items {
        if variants.iter().all(|variant| holds(&item.common.for_variants, variant)) {
            item.common.for_variants.clear();
        }
        narrow(item, variants);
    }
}

/// What each case says of a component.
fn contents<'a, D: Show + 'a>(id: &str, subject: &'a Subject) -> impl Iterator<Item = &'a Item<D>> {
    subject.cases().filter_map(move |case| D::of(case.get(id)?.content.as_ref()?))
}

/// Merges the items of all variants into one list, in which each stands once with the variants it holds for.
fn merge<'a, D: Show>(id: &str, subject: &Subject, all: &'a [String]) -> Merged<'a, D> {
    let items = |case: &model::Case| {
        let content = case.get(id).and_then(|holding| holding.content.as_ref());
        content.and_then(D::of).map(top_items).unwrap_or_default()
    };
    if all.is_empty() {
        return items(&subject.resolved.base).into_iter().map(|item| (item, Vec::new())).collect();
    }
    let mut merged: Merged<D> = Vec::new();
    for (variant, (_, case)) in all.iter().zip(&subject.resolved.variants) {
        let (mut at, mut own) = (0, items(case));
        own.retain(|item| holds(&item.common.for_variants, variant));
        for item in own.clone() {
            let same = |(other, held): &(Item<D>, Vec<&str>)| *other == item && !held.contains(&variant.as_str());
            match merged[at..].iter().position(same) {
                Some(found) => {
                    merged[at + found].1.push(variant);
                    at += found + 1;
                }
                None => {
                    // Behind what only earlier variants have, before what comes next for this one too.
                    while merged
                        .get(at)
                        .is_some_and(|(other, held)| !own.contains(other) && !held.contains(&variant.as_str()))
                    {
                        at += 1;
                    }
                    merged.insert(at, (item, vec![variant]));
                    at += 1;
                }
            }
        }
    }
    merged
}

/// The items of a component. What it says itself comes first, or last where a reader seeks the items and it says only
/// what goes with them.
fn top_items<D: Show>(item: &Item<D>) -> Vec<Item<D>> {
    let whole = item.group.as_ref().is_some_and(|group| group.kind != GroupKind::All);
    if item.group.is_none() || whole {
        return vec![item.clone()];
    }
    let mut own = item.clone();
    own.group = None;
    let own = Some(own).filter(|own| !own.is_silent() || own.common.condition.is_some());
    let items = item.items().iter().cloned().flat_map(D::split);
    let says_more = |own: &Item<D>| own.detail.sort().is_some() || own.table.is_some() || own.common.text.is_some();
    if D::OWN_LAST && !own.as_ref().is_some_and(says_more) {
        items.chain(own).collect()
    } else {
        own.into_iter().chain(items).collect()
    }
}

/// Whether something that is for these variants only is for this one.
fn holds(only: &[Placed<String>], variant: &str) -> bool {
    only.is_empty() || only.iter().any(|name| reference(name) == variant)
}

/// What lines are called when others refer to them: steps by their numbers, the rest by their titles.
#[derive(Default)]
struct Names(Vec<(String, Name)>);

struct Name {
    name: String,
    /// The section in which numbers begin anew.
    section: Option<String>,
}

/// A reference in a text, until it is known what it is called.
fn mark(id: &str) -> String {
    format!("\u{1}{}\u{1}", reference(id))
}

impl Names {
    /// Puts names in the place of references. What is counted in another section is named with it.
    fn put(&self, text: &mut String, section: Option<&str>) {
        for (id, Name { name, section: other }) in &self.0 {
            let name = match other {
                Some(other) if section != Some(other) => &format!("{name} ({other})"),
                _ => name,
            };
            *text = text.replace(&mark(id), name);
        }
    }
}

/// The title of a group that is counted by itself: it holds for a channel or under a condition, so that not everybody
/// takes its steps.
fn apart<D>(item: &Item<D>) -> Option<&str> {
    let apart = !item.common.channel.is_empty() || item.common.condition.is_some();
    item.common.section.as_ref().filter(|_| apart).map(|section| section.value.as_str())
}

/// Numbers the steps of an item from `next` on; returns the number after the last. A branch is one step.
fn number<D: Show>(
    item: &mut Item<D>,
    section: Option<&str>,
    next: usize,
    names: &mut Names,
    setting: &Setting,
) -> usize {
    if !D::ORDERED {
        for inner in item.walk() {
            let Some(id) = &inner.common.id else { continue };
            let mut line = common(&inner.common, setting);
            D::show(inner, &mut line, setting);
            let name = line.title.or(line.heading).or(line.label).unwrap_or_else(|| id.replace(['-', '_'], " "));
            names.0.push((reference(id), Name { name, section: None }));
        }
        return next;
    }
    let all = item.group.as_ref().is_some_and(|group| group.kind == GroupKind::All);
    if all && item.detail.sort().is_none() {
        let own = apart(item).map(str::to_owned);
        let (first, inside) = if own.is_some() { (1, own.as_deref()) } else { (next, section) };
        let items = item.group.iter_mut().flat_map(|group| &mut group.items);
        let last = items.fold(first, |next, item| number(item, inside, next, names, setting));
        return if own.is_some() { next } else { last };
    }
    if item.detail.sort().is_none() && item.group.is_none() {
        return next;
    }
    for inner in item.walk() {
        let name = || Name { name: next.to_string(), section: section.map(str::to_owned) };
        names.0.extend(inner.common.id.as_ref().map(|id| (reference(id), name())));
    }
    item.number = Some(next);
    next + 1
}

fn line<D: Show>(item: &Item<D>, section: Option<&str>, setting: &Setting, names: &Names) -> Line {
    let section = apart(item).or(section);
    let mut line = common(&item.common, setting);
    line.number = item.number;
    line.channel = line.channel.filter(|channel| line.heading.as_ref() != Some(channel));
    let basis = std::mem::take(&mut line.details);
    D::show(item, &mut line, setting);
    line.details.extend(basis);
    if (&line.heading, &line.label, &line.title, &line.actor) == (&None, &None, &None, &None) && line.text.is_none() {
        line.details.iter_mut().take(1).for_each(|first| *first = rich::capital(first));
    }
    line.otherwise.iter_mut().chain(&mut line.details).for_each(|text| names.put(text, section));
    line.table = item.table.as_ref().map(|table| self::table::<D>(table, setting));
    if let Some(group) = &item.group {
        line.group = Some(Group {
            kind: match group.kind {
                GroupKind::All => "all",
                GroupKind::OneOf => "one_of",
                GroupKind::Parallel => "parallel",
            },
            lead: match group.kind {
                GroupKind::All => None,
                GroupKind::OneOf => Some(setting.word("salah satu dari:", "one of:").to_owned()),
                GroupKind::Parallel => Some(setting.word("bersamaan:", "at the same time:").to_owned()),
            },
            lines: group.items.iter().map(|item| self::line(item, section, setting, names)).collect(),
        });
    }
    line
}

/// What an item says whatever its kind.
fn common(common: &model::Common, setting: &Setting) -> Line {
    let basis: Vec<String> = common.basis.iter().map(|basis| basis.say(setting.language)).collect();
    let basis = (!basis.is_empty()).then(|| format!("{} {}", setting.word("dasar:", "basis:"), basis.join("; ")));
    Line {
        heading: plain(&common.section),
        label: plain(&common.about),
        condition: condition(common.condition.as_ref(), setting),
        channel: setting.channels(&common.channel),
        holds_for: setting.variants(&common.for_variants),
        details: basis.into_iter().collect(),
        text: common.text.as_ref().map(|text| Rich::new(&text.0)),
        notes: notes(&common.notes, setting),
        link: common.link.as_ref().map(|link| link.0.clone()),
        ..Line::default()
    }
}

fn table<D: Show>(table: &model::Table, setting: &Setting) -> Table {
    // A head that is the name of its variant says already for whom it is.
    let is_name = |column: &model::Column| match &column.for_variants[..] {
        [only] => setting.standard.variants.iter().any(|variant| {
            variant.id() == reference(only) && Some(variant.name()) == column.name.as_ref().map(|name| name.as_str())
        }),
        _ => false,
    };
    let column = |column: &model::Column| Line {
        title: plain(&column.name),
        channel: setting.channels(&column.channel),
        holds_for: setting.variants(&column.for_variants).filter(|_| !is_name(column)),
        ..Line::default()
    };
    let row = |row: &model::Row| {
        let mut head = common(&row.common, setting);
        let (first, rest) = row.cells.split_first().expect("a row without cells is refused");
        head.title = Some(first.value.clone());
        head.label = head.heading.take().or(head.label);
        let notes = std::mem::take(&mut head.notes);
        Row { head, cells: rest.iter().map(|cell| D::cell(cell, setting)).collect(), notes }
    };
    Table { columns: table.columns.iter().map(column).collect(), rows: table.rows.iter().map(row).collect() }
}

/// A condition in words: "jika …", unless it already begins with such a word.
pub fn condition(condition: Option<&Placed<String>>, setting: &Setting) -> Option<String> {
    let text = &condition?.value;
    let first = text.split(' ').next().unwrap_or_default().to_lowercase();
    const HEADS: [&str; 12] =
        ["jika", "bila", "bagi", "apabila", "khusus", "untuk", "kecuali", "if", "for", "when", "unless", "selama"];
    Some(if HEADS.contains(&first.as_str()) { text.clone() } else { format!("{} {text}", setting.word("jika", "if")) })
}

/// Remarks.
pub fn notes(notes: &[model::Note], setting: &Setting) -> Vec<Note> {
    let note = |note: &model::Note| {
        Some(Note {
            text: Rich::new(&note.text.as_ref()?.0),
            condition: condition(note.condition.as_ref(), setting),
            channel: setting.channels(&note.channel),
            holds_for: setting.variants(&note.for_variants),
        })
    };
    notes.iter().filter_map(note).collect()
}

/// The lines of a component by itself, such as the contacts of a unit.
pub fn lines<D: Show>(item: &Item<D>, setting: &Setting) -> Vec<Line> {
    top_items(item).iter().map(|item| line(item, None, setting, &Names::default())).collect()
}

/// The main words of all items that hold for a variant; of items that stand in for each other, together.
pub fn titles<D: Show>(item: &Item<D>, variant: &str, setting: &Setting) -> Vec<String> {
    if !variant.is_empty() && !holds(&item.common.for_variants, variant) {
        return Vec::new();
    }
    let mut own = Line::default();
    D::show(item, &mut own, setting);
    let mut titles: Vec<String> = own.title.into_iter().collect();
    titles.extend(item.table.as_ref().and_then(|table| range(table_ends(table, variant).into_iter(), setting)));
    // What holds only under a condition is no first answer, unless all does.
    let (sure, perhaps): (Vec<_>, Vec<_>) = item.items().iter().partition(|item| is_sure(item));
    let inner = |items: &[&Item<D>]| items.iter().flat_map(|item| self::titles(item, variant, setting)).collect();
    let mut said: Vec<String> = inner(&sure);
    if said.is_empty() && titles.is_empty() {
        let mut either: Vec<String> = inner(&perhaps);
        either.dedup();
        said = vec![either.join(setting.word(" atau ", " or "))];
    }
    match &item.group {
        Some(group) if group.kind == GroupKind::OneOf => {
            titles.push(said.join(setting.word(" atau ", " or ")));
        }
        _ => titles.extend(said),
    }
    let mut seen = std::collections::BTreeSet::new();
    titles.retain(|title| !title.is_empty() && seen.insert(title.clone()));
    titles
}

/// The names of a few items with their main words, if each has a name and holds for all.
pub fn labelled<D: Show>(item: &Item<D>, setting: &Setting) -> Option<Vec<(String, String)>> {
    let items = item.items();
    let named = |item: &Item<D>| {
        let mut line = common(&item.common, setting);
        D::show(item, &mut line, setting);
        Some((line.label?, line.title.filter(|_| line.holds_for.is_none() && item.group.is_none())?))
    };
    (2..=4).contains(&items.len()).then(|| items.iter().map(named).collect()).flatten()
}

/// From the least to the most of all that is surely to be paid, if it is told in plain amounts.
pub fn amounts(fees: &Item<Fee>, variant: &str, setting: &Setting) -> Option<String> {
    // A table of the component itself is the tariff; its items come on top.
    if let Some(table) = &fees.table {
        return range(table_ends(table, variant).into_iter(), setting);
    }
    let mut ends: Vec<(u64, u64)> = Vec::new();
    for item in surely(fees, variant) {
        let fee = &item.detail;
        if let Some(table) = &item.table {
            ends.push(table_ends(table, variant)?);
        }
        match fee.sort() {
            None => {}
            Some("amount") if fee.per.is_none() => match fee.amount.as_ref()?.value()? {
                Amount::Rupiah { from, to, per: None } => ends.push((from.unwrap_or(*to), *to)),
                Amount::Free => ends.push((0, 0)),
                _ => return None,
            },
            Some(_) => return None,
        }
    }
    range(ends.into_iter(), setting)
}

/// Whether something is to be paid only under a condition, beside what surely is.
pub fn may_add(fees: &Item<Fee>, variant: &str) -> bool {
    let paid = |item: &&Item<Fee>| item.detail.sort().is_some() || item.table.is_some();
    let all = fees.walk().into_iter().filter(|item| variant.is_empty() || holds(&item.common.for_variants, variant));
    let sure = surely(fees, variant).iter().filter(|item| paid(item)).count();
    let answer = if fees.table.is_some() { 1 } else { sure };
    answer > 0 && all.filter(paid).count() > answer
}

fn is_sure<D: Show>(item: &Item<D>) -> bool {
    item.common.condition.is_none() || !D::gives_way(item)
}

/// An item and all in it that hold for a variant without a condition.
fn surely<'a, D: Show>(item: &'a Item<D>, variant: &str) -> Vec<&'a Item<D>> {
    let mut sure = vec![item];
    for item in item.items() {
        if is_sure(item) && (variant.is_empty() || holds(&item.common.for_variants, variant)) {
            sure.extend(surely(item, variant));
        }
    }
    sure
}

/// The least and the most of the amounts in a table that hold for a variant.
fn table_ends(table: &model::Table, variant: &str) -> Option<(u64, u64)> {
    let for_this = |only: &[Placed<String>]| variant.is_empty() || holds(only, variant);
    let rows = table.rows.iter().filter(|row| for_this(&row.common.for_variants));
    let cells = rows.flat_map(|row| row.cells.iter().enumerate().skip(1));
    let cells =
        cells.filter(|(index, _)| table.columns.get(*index).is_none_or(|column| for_this(&column.for_variants)));
    let ends = cells.filter_map(|(_, cell)| match Said::<Amount>::new(cell) {
        Said::Value(Amount::Rupiah { from, to, .. }) => Some((from.unwrap_or(to), to)),
        Said::Value(Amount::Free) => Some((0, 0)),
        _ => None,
    });
    ends.reduce(|(least, most), (from, to)| (least.min(from), most.max(to)))
}

/// `Rp10.000 s.d. Rp20.000`.
fn range(ends: impl Iterator<Item = (u64, u64)>, setting: &Setting) -> Option<String> {
    let (least, most) = ends.reduce(|(least, most), (from, to)| (least.min(from), most.max(to)))?;
    let rupiah = |amount| if amount == 0 { Amount::Free.say(setting.language) } else { rupiah(amount) };
    Some(match least == most {
        true => rupiah(most),
        false => format!("{} {} {}", rupiah(least), setting.word("s.d.", "to"), rupiah(most)),
    })
}

/// What is said in free text, in all items that hold for a variant.
pub fn texts<D: Show>(item: &Item<D>, variant: &str) -> Vec<String> {
    let items = item.walk().into_iter().filter(|item| variant.is_empty() || holds(&item.common.for_variants, variant));
    items.filter_map(|item| item.common.text.as_ref()).map(|text| text.0.clone()).collect()
}

fn formats(formats: &[FormatOf], setting: &Setting) -> Option<String> {
    let written = formats.iter().filter_map(|of| {
        let mut said = of.format.as_ref()?.say(setting.language);
        if let Some(quantity) = &of.quantity {
            said.push_str(&format!(" {}", quantity.say(setting.language)));
        }
        if let Some(channel) = setting.channels(&of.channel) {
            said.push_str(&format!(" ({})", channel));
        }
        if let Some(condition) = condition(of.condition.as_ref(), setting) {
            said.push_str(&format!(" {condition}"));
        }
        Some(said)
    });
    setting.list(&written.collect::<Vec<_>>())
}

fn detail(line: &mut Line, label: &str, text: Option<String>) {
    if let Some(text) = text {
        line.details.push(if label.is_empty() { text } else { format!("{label} {text}") });
    }
}

fn plain(text: &Option<Placed<String>>) -> Option<String> {
    text.as_ref().map(|text| text.value.clone())
}

fn listed(texts: &[Placed<String>], setting: &Setting) -> Option<String> {
    setting.list(&texts.iter().map(|text| text.value.clone()).collect::<Vec<_>>())
}

fn said<T: Say>(value: &Option<Placed<T>>, setting: &Setting) -> Option<String> {
    value.as_ref().map(|value| value.say(setting.language))
}

impl Show for Requirement {
    fn of(content: &Content) -> Option<&Item<Self>> {
        if let Content::Requirements(item) = content { Some(item) } else { None }
    }

    fn show(item: &Item<Self>, line: &mut Line, setting: &Setting) {
        let own = &item.detail;
        let w = |id, en| setting.word(id, en);
        let form = own.form.as_ref().map(|form| match &own.name {
            Some(name) => format!("{} ({})", name.value, form.value),
            None if form.starts_with(|first: char| first.is_uppercase())
                && form.chars().any(|letter| letter.is_ascii_digit())
                && !form.contains(' ') =>
            {
                format!("{} {}", w("Formulir", "Form"), form.value)
            }
            None => form.value.clone(),
        });
        let titled = |title: String| match own.name.as_ref().filter(|_| own.form.is_none()) {
            Some(name) => format!("{title} ({})", name.value),
            None => title,
        };
        line.title = plain(&own.document).or(form).or(plain(&own.condition)).or(plain(&own.information)).map(titled);
        detail(line, "", formats(&own.format, setting));
        detail(line, "", said(&own.quantity, setting));
        detail(line, w("ukuran", "size"), plain(&own.size));
        detail(line, w("latar", "background"), plain(&own.background));
        if let Some(duty) = &own.stamp_duty {
            let bare = matches!(&duty.value, Said::Text(text) if VOCABULARY.keywords.canonical(text) == Some("yes"));
            let amount = if bare { String::new() } else { format!(" {}", duty.say(setting.language)) };
            line.details.push(format!("{}{amount}", w("bermeterai", "with stamp duty")));
        }
        detail(line, w("diketahui", "countersigned by"), listed(&own.acknowledged_by, setting));
        detail(line, w("diterbitkan oleh", "issued by"), listed(&own.issuer, setting));
        detail(line, w("masa berlaku", "valid"), said(&own.validity, setting));
        detail(line, w("diserahkan", "handed in"), plain(&own.hand_in));
        let replaced: Vec<String> = own.instead_of.iter().map(|id| mark(id)).collect();
        detail(line, w("pengganti", "instead of"), setting.list(&replaced));
    }
}

impl Show for Step {
    const ORDERED: bool = true;

    fn of(content: &Content) -> Option<&Item<Self>> {
        if let Content::Steps(item) = content { Some(item) } else { None }
    }

    fn show(item: &Item<Self>, line: &mut Line, setting: &Setting) {
        let own = &item.detail;
        line.title = plain(&own.step);
        line.actor = setting.actors(&own.actor);
        line.time = own.time.as_ref().map(|clock| in_words(clock, setting)).filter(|time| !time.is_empty());
        let back = own
            .return_to
            .as_ref()
            .map(|id| format!("{} {}", setting.word("kembali ke langkah", "back to step"), mark(id)));
        let otherwise: Vec<String> = plain(&own.otherwise).into_iter().chain(back).collect();
        if !otherwise.is_empty() {
            line.otherwise = Some(format!("{} {}", setting.word("Jika tidak:", "Otherwise:"), otherwise.join("; ")));
        }
        let label = if own.sop.as_ref().is_some_and(|sop| sop.starts_with("SOP")) { "" } else { "SOP" };
        detail(line, label, plain(&own.sop));
        detail(line, setting.word("kuota", "quota"), plain(&own.quota));
        line.figure = own.flowchart.as_ref().and_then(|chart| {
            let (path, data) = setting.picture(chart.file.as_ref()?)?;
            let (width, height) = setting.size(&path);
            Some(Figure { path, data, width, height, alt: chart.alt.as_ref()?.value.clone() })
        });
    }
}

/// A clock in one phrase, with all that it holds.
fn in_words(clock: &Item<Clock>, setting: &Setting) -> String {
    let mut line = common(&clock.common, setting);
    Clock::show(clock, &mut line, setting);
    let text = line.text.map(|text| text.plain());
    let notes = line.notes.iter().map(|note| note.text.plain());
    let label = line.label.map(|label| format!("{label}: ")).unwrap_or_default();
    let says = line.title.into_iter().chain(text).chain(line.condition).chain(line.details).chain(notes);
    let own = says.collect::<Vec<_>>().join(", ");
    let own = Some(own).filter(|own| !own.is_empty()).map(|own| label + &own);
    let inner = clock.items().iter().map(|item| in_words(item, setting));
    own.into_iter().chain(inner).collect::<Vec<_>>().join("; ")
}

impl Show for Clock {
    fn of(content: &Content) -> Option<&Item<Self>> {
        if let Content::Clocks(item) = content { Some(item) } else { None }
    }

    fn show(item: &Item<Self>, line: &mut Line, setting: &Setting) {
        let own = &item.detail;
        let w = |id, en| setting.word(id, en);
        line.title = match (&own.at_least, &own.at_most) {
            (Some(least), Some(most)) => Some(between(least, most, setting)),
            (Some(least), None) => Some(format!("{} {}", w("paling cepat", "at least"), limit(least, setting))),
            (None, most) => most.as_ref().map(|most| limit(most, setting)),
        };
        detail(line, w("sejak", "since"), plain(&own.since));
        let excluded: Vec<String> = own.excluding.iter().map(|text| text.value.clone()).collect();
        detail(line, w("tidak termasuk", "not counting"), setting.list(&excluded));
        for extension in &own.extendable {
            let most = extension.at_most.as_ref().map(|most| limit(most, setting));
            let text = most.or(extension.text.as_ref().map(|text| text.0.clone())).unwrap_or_default();
            let when =
                condition(extension.condition.as_ref(), setting).map(|when| format!(" {when}")).unwrap_or_default();
            line.details.push(format!("{} {text}{when}", w("dapat diperpanjang", "can be extended by")));
        }
        if own.party.as_ref().is_some_and(|party| party.value == model::Party::Applicant) {
            line.details.push(w("waktu pemohon", "time of the applicant").to_owned());
        }
    }

    fn cell(text: &str, setting: &Setting) -> String {
        limit(&Said::new(text), setting)
    }
}

/// A clock is a ceiling, said or not.
fn limit(said: &Said<model::Duration>, setting: &Setting) -> String {
    match said {
        Said::Value(duration) => model::Duration { ceiling: false, ..duration.clone() }.say(setting.language),
        Said::Text(text) => text.clone(),
    }
}

/// `3 s.d. 5 hari kerja`, or both in full if their units differ.
fn between(least: &Said<model::Duration>, most: &Said<model::Duration>, setting: &Setting) -> String {
    match (least.value(), most.value()) {
        (Some(least), Some(most)) if least.unit == most.unit && most.at_least.is_none() => {
            let range = model::Duration { at_least: Some(least.at_most), ..most.clone() };
            limit(&Said::Value(range), setting)
        }
        _ => format!("{} {} {}", limit(least, setting), setting.word("s.d.", "to"), limit(most, setting)),
    }
}

impl Show for Fee {
    const OWN_LAST: bool = true;

    /// What may be added or waived.
    fn gives_way(item: &Item<Self>) -> bool {
        let free = |amount: &Placed<Said<Amount>>| amount.value.value() == Some(&Amount::Free);
        item.detail.surcharge.is_some() || item.detail.amount.as_ref().is_some_and(free)
    }

    fn of(content: &Content) -> Option<&Item<Self>> {
        if let Content::Fees(item) = content { Some(item) } else { None }
    }

    fn show(item: &Item<Self>, line: &mut Line, setting: &Setting) {
        let own = &item.detail;
        let w = |id, en| setting.word(id, en);
        let per = own.per.as_ref().map(|per| format!("per {}", per.value));
        line.title = said(&own.amount, setting)
            .or(own
                .surcharge
                .as_ref()
                .map(|amount| format!("{} {}", w("ditambah", "plus"), amount.say(setting.language))))
            .or(own
                .deposit
                .as_ref()
                .map(|amount| format!("{} {}", w("panjar", "deposit"), amount.say(setting.language))))
            .or(plain(&own.formula))
            .or(plain(&own.assessed))
            .or(own
                .according_to
                .as_ref()
                .map(|rule| format!("{} {}", w("sesuai", "according to"), rule.say(setting.language))))
            .map(|title| per.as_ref().map_or(title.clone(), |per| format!("{title} {per}")));
        detail(line, "", per.filter(|_| line.title.is_none()));
        detail(line, "", said(&own.kind, setting));
        let means: Vec<String> = own.payment.iter().map(|means| means.say(setting.language)).collect();
        detail(line, w("pembayaran:", "paid by"), setting.list(&means));
        detail(
            line,
            w("berlaku sejak", "from"),
            own.valid_from.as_ref().map(|date| crate::locale::date(date.value, setting.language)),
        );
        detail(
            line,
            w("berlaku sampai", "until"),
            own.valid_to.as_ref().map(|date| crate::locale::date(date.value, setting.language)),
        );
        for model::Pair(symbol, meaning) in &own.symbols {
            line.details.push(format!("{} = {}", symbol.value, meaning.value));
        }
        detail(line, w("contoh:", "example:"), plain(&own.example));
    }

    fn cell(text: &str, setting: &Setting) -> String {
        Said::<Amount>::new(text).say(setting.language)
    }
}

impl Show for Product {
    fn of(content: &Content) -> Option<&Item<Self>> {
        if let Content::Products(item) = content { Some(item) } else { None }
    }

    fn show(item: &Item<Self>, line: &mut Line, setting: &Setting) {
        line.title = plain(&item.detail.name);
        detail(line, "", formats(&item.detail.format, setting));
        detail(line, "", said(&item.detail.quantity, setting));
        detail(line, setting.word("berlaku", "valid"), said(&item.detail.validity, setting));
    }
}

impl Show for Contact {
    const OWN_LAST: bool = true;

    /// Each number is to be called by itself.
    fn split(item: Item<Self>) -> Vec<Item<Self>> {
        let kind = item.detail.kind.and_then(ContactKind::find);
        let values = &item.detail.values;
        if values.len() < 2 || !kind.is_some_and(|kind| values.iter().all(|value| kind.link(value).is_some())) {
            return vec![item];
        }
        let one = |value: &Placed<String>| {
            let mut one = item.clone();
            one.detail.values = vec![value.clone()];
            one
        };
        values.iter().map(one).collect()
    }

    fn of(content: &Content) -> Option<&Item<Self>> {
        if let Content::Contacts(item) = content { Some(item) } else { None }
    }

    fn show(item: &Item<Self>, line: &mut Line, setting: &Setting) {
        let own = &item.detail;
        if let Some(kind) = own.kind.and_then(ContactKind::find) {
            let name = rich::capital(&VOCABULARY.keys.written(kind.key, setting.language));
            let values: Vec<String> = own.values.iter().map(|value| value.value.clone()).collect();
            line.link = match (kind.key, values.as_slice()) {
                ("sp4n_lapor", _) => Some("https://www.lapor.go.id".to_owned()),
                (_, [only]) => kind.link(only),
                _ => None,
            };
            line.title = match (kind.key, kind.shape) {
                ("sp4n_lapor", _) if values.is_empty() => {
                    Some(setting.word("www.lapor.go.id atau SMS 1708", "www.lapor.go.id or SMS 1708").to_owned())
                }
                (_, Shape::Account) => setting.list(&values.iter().map(|value| account(value)).collect::<Vec<_>>()),
                _ => setting.list(&values),
            };
            match line.title {
                Some(_) if line.label.is_none() => line.label = Some(name),
                Some(_) => line.details.insert(0, name),
                None => line.title = Some(name),
            }
        }
        let handling = &own.handling;
        for hours in setting.hours(&handling.hours) {
            let when = [hours.days, hours.times].into_iter().filter(|words| !words.is_empty());
            let only = [hours.channel, hours.condition].into_iter().flatten().collect::<Vec<_>>().join("; ");
            let only = Some(format!("({only})")).filter(|_| !only.is_empty());
            line.details.push(when.chain(only).collect::<Vec<_>>().join(" "));
            line.notes.extend(hours.notes);
        }
        let mut parts: Vec<Line> = handling
            .officer
            .iter()
            .map(|person| {
                let mut details: Vec<String> = person.address.iter().map(|address| address.value.clone()).collect();
                let mut contacts = person.contacts.as_ref().map(|item| lines(item, setting)).unwrap_or_default();
                let notes = contacts.iter_mut().flat_map(|line| std::mem::take(&mut line.notes)).collect();
                details.extend(contacts.into_iter().map(|line| {
                    let said = line.title.or(line.text.map(|text| text.plain()));
                    line.label
                        .into_iter()
                        .chain(said)
                        .chain(line.condition)
                        .chain(line.details)
                        .collect::<Vec<_>>()
                        .join(" ")
                }));
                let name = person.name.as_ref().map(|name| name.value.clone());
                let office = [&person.acting, &person.position].into_iter().flatten().map(|words| words.value.as_str());
                let position = Some(office.collect::<Vec<_>>().join(" ")).filter(|position| !position.is_empty());
                let title = [name, position].into_iter().flatten().collect::<Vec<_>>().join(", ");
                Line {
                    label: Some(setting.word("Petugas", "Officer").to_owned()),
                    title: Some(title),
                    details,
                    notes,
                    ..Line::default()
                }
            })
            .collect();
        let mut part = |heading: &'static str, lines: Vec<Line>| {
            let group = Group { kind: "all", lead: None, lines };
            parts.push(Line { heading: Some(heading.to_owned()), group: Some(group), ..Line::default() });
        };
        if let Some(flow) = &handling.flow {
            let mut items = top_items(flow);
            let mut names = Names::default();
            items.iter_mut().fold(1, |next, item| number(item, None, next, &mut names, setting));
            let lines = items.iter().map(|item| self::line(item, None, setting, &names)).collect();
            part(setting.word("Alur pengaduan", "How a complaint is handled"), lines);
        }
        if let Some(limits) = &handling.limits {
            part(setting.word("Batas waktu penyelesaian", "Limits of time"), lines(limits, setting));
        }
        if let Some(anonymous) = &handling.anonymous {
            parts.push(Line {
                label: Some(setting.word("Pelapor tanpa nama", "Reports without a name").to_owned()),
                title: Some(anonymous.value.clone()),
                ..Line::default()
            });
        }
        if !parts.is_empty() {
            line.group = Some(Group { kind: "all", lead: None, lines: parts });
        }
    }
}

/// The name of an account with its sign; an address or a name in words as it is.
fn account(value: &str) -> String {
    if value.contains([' ', '/', '@']) { value.to_owned() } else { format!("@{value}") }
}

macro_rules! internal {
    ($($detail:ty = $variant:ident |$item:ident, $line:ident, $setting:ident| $show:expr;)*) => {$(
        impl Show for $detail {
            fn of(content: &Content) -> Option<&Item<Self>> {
                if let Content::$variant(item) = content { Some(item) } else { None }
            }

            fn show($item: &Item<Self>, $line: &mut Line, $setting: &Setting) {
                $show
            }
        }
    )*};
}

internal! {
    CitedRule = Citations |item, line, setting| line.title = item.detail.citation.as_ref().map(|_| item.detail.say(setting.language));
    Facility = Facilities |item, line, setting| {
        line.title = plain(&item.detail.name);
        detail(line, "", said(&item.detail.quantity, setting));
    };
    People = People |item, line, setting| {
        line.title = plain(&item.detail.position);
        detail(line, "", said(&item.detail.quantity, setting));
    };
    Statement = Statements |item, line, _setting| {
        line.actor = plain(&item.detail.actor);
        detail(line, "", plain(&item.detail.every));
    };
}
