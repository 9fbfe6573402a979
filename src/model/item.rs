//! Items: what every component is made of, whatever its kind.
//!
//! An item has common words, which mean the same everywhere; details of its kind; and it may be a group of further
//! items or a table. A component is itself an item: its own words hold for all in it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Serialize, Serializer};
use serde_json::{Value as Json, json};

use super::content::CitedRule;
use super::read::{Placed, Read, UNCLEAR_ITEM, WRONG_TYPE, empty, scalar, too_many};
use super::record::{Fields, Record, record};
use super::schema::{self, Schemas, any_of, one_or_many};
use super::standard::{holds_for, reference};
use super::table::Table;
use super::value::{Link, Markdown};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::Span;
use crate::text;
use crate::vocabulary::VOCABULARY;
use crate::yaml::{Entry, Mapping, Node, Value};

record! {
    /// Words with the same meaning on every component, group and item.
    pub struct Common {
        /// A name for references.
        id = "id": Option<Placed<String>>,
        /// The title of a group.
        section = "section": Option<Placed<String>>,
        /// What a line is about: the label of a fee or a clock.
        about = "for": Option<Placed<String>>,
        /// Holds only under this condition; for people.
        condition = "if": Option<Placed<String>>,
        /// Exists only in these variants.
        for_variants = "for_variants": Vec<Placed<String>>,
        /// Exists only through these channels.
        channel = "channel": Vec<Placed<String>>,
        /// Free text.
        text = "text": Option<Placed<Markdown>>,
        /// The rules that this rests on.
        basis = "basis": Vec<CitedRule>,
        /// Shown small, below.
        notes = "note": Vec<Note>,
        /// Where it is found.
        link = "link": Option<Placed<Link>>,
    }
}

record! {
    /// A remark.
    pub struct Note short text required ["text"] {
        /// What it says.
        text = "text": Option<Placed<Markdown>>,
        /// Only under this condition.
        condition = "if": Option<Placed<String>>,
        /// Only for these variants.
        for_variants = "for_variants": Vec<Placed<String>>,
        /// Only through these channels.
        channel = "channel": Vec<Placed<String>>,
    }
}

/// What an item of one kind of content has beside the common words.
pub trait Detail: Record + Clone + PartialEq + Serialize {
    /// The keys of which an item has one: what sort of item it is.
    const SORTS: &'static [&'static str];

    /// How many items one component may have, with those in groups.
    const MOST: usize = usize::MAX;

    /// Whether sorts may stand beside each other in one mapping, and mean as many items.
    const BESIDE: bool = false;

    /// Whether it says something by itself, though it has no sort: how many people, in what way complaints are handled.
    fn stands_alone(&self) -> bool {
        false
    }

    /// Reads an item that is only a text, which is not empty.
    fn short(text: &str, node: &Node) -> Short<Self>;

    /// The sort key that was written, if any.
    fn sort(&self) -> Option<&'static str>;

    /// Forgets the sort, before a change that brings another.
    fn clear_sort(&mut self);
}

/// What a bare text means.
pub enum Short<D> {
    /// The main sort of the kind.
    Detail(Box<D>),
    /// Free text.
    Text,
    /// Free text that looks like a value, but follows none of its forms.
    Unread(fn(&Node, &mut Diagnostics)),
}

/// One item of a component, a group of items, or the component itself.
#[derive(Clone, Debug)]
pub struct Item<D> {
    /// Where it stands.
    pub span: Span,
    /// The common words.
    pub common: Common,
    /// What its kind has.
    pub detail: D,
    /// Further items.
    pub group: Option<Group<D>>,
    /// Rows of cells.
    pub table: Option<Table>,
    /// Its number in a document, once it has been counted there.
    pub number: Option<usize>,
}

impl<D: PartialEq> PartialEq for Item<D> {
    fn eq(&self, other: &Self) -> bool {
        self.common == other.common
            && self.detail == other.detail
            && self.group == other.group
            && self.table == other.table
    }
}

/// How the items of a group stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupKind {
    /// All of them.
    All,
    /// One is enough; of steps, a branch.
    OneOf,
    /// All at the same time.
    Parallel,
}

impl GroupKind {
    /// Every kind.
    pub const ALL: [GroupKind; 3] = [GroupKind::All, GroupKind::OneOf, GroupKind::Parallel];

    /// The key behind which the items stand.
    pub fn key(self) -> &'static str {
        match self {
            GroupKind::All => "items",
            GroupKind::OneOf => "one_of",
            GroupKind::Parallel => "parallel",
        }
    }
}

/// Items that stand together.
#[derive(Clone, Debug, PartialEq)]
pub struct Group<D> {
    /// How they stand to each other.
    pub kind: GroupKind,
    /// The items.
    pub items: Vec<Item<D>>,
}

/// Whether an item must say all of what it is, or changes another that does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// All of it.
    Whole,
    /// What is other than in the layer below.
    Change,
}

/// Most levels of groups; print cannot carry more.
const MAXIMUM_LEVELS: usize = 4;

impl<D: Detail> Item<D> {
    const KEYS: [&'static [&'static str]; 3] = [Common::KEYS, D::KEYS, &["items", "one_of", "parallel", "table"]];

    /// Whether a key is a sort, as it is spelt or as it is meant.
    fn is_sort(entry: &Entry) -> bool {
        let meant = || VOCABULARY.meant(&entry.key.written, &Self::KEYS.concat());
        entry.key.name.or_else(meant).is_some_and(|name| D::SORTS.contains(&name))
    }

    /// Whether sorts of which each is an item stand beside each other, perhaps with what holds for all of them.
    fn stand_beside(mapping: &Mapping) -> bool {
        let is_own = |entry: &Entry| entry.key.name.is_some_and(|name| D::KEYS.contains(&name));
        D::BESIDE
            && mapping.entries.iter().filter(|entry| Self::is_sort(entry)).count() > 1
            && mapping.entries.iter().all(|entry| Self::is_sort(entry) || is_own(entry))
    }

    /// An item that says nothing yet.
    pub fn empty(span: Span) -> Self {
        Item { span, common: Common::default(), detail: D::default(), group: None, table: None, number: None }
    }

    /// Reads a component: a text, a list of items, or keys and values. A change of one may say less than a whole one.
    pub fn read_component(node: &Node, extent: Extent, diagnostics: &mut Diagnostics) -> Option<Self> {
        let before = diagnostics.total();
        let item = Item::read_level(node, 0, extent, diagnostics)?;
        if let Some(extra) = item.walk().get(D::MOST.saturating_add(1)) {
            diagnostics.push(too_many(D::MOST, extra.span));
            return None;
        }
        let says = extent == Extent::Change && !item.common.is_absent();
        let mut item = if says { item } else { item.if_not_silent(node, before, diagnostics)? };
        // A component's own facts may stand beside its items; two sorts may not.
        item.check_sorts(node, diagnostics);
        if extent == Extent::Whole && diagnostics.total() == before {
            item.check_main(node, diagnostics);
        }
        item.span = node.span;
        Some(item)
    }

    fn read_level(node: &Node, level: usize, extent: Extent, diagnostics: &mut Diagnostics) -> Option<Self> {
        if level >= MAXIMUM_LEVELS {
            let title = text!(id: "kelompok bertingkat lebih dari {}", en: "groups are nested more than {} deep", MAXIMUM_LEVELS - 1);
            let help = text!(id: "pisahkan menjadi beberapa butir", en: "split it into several items");
            diagnostics.push(Diagnostic::error(&UNCLEAR_ITEM, node.span, title).help(help));
            return None;
        }
        let mut item = Item::empty(node.span);
        match &node.value {
            Value::Sequence(nodes) if nodes.is_empty() => return empty(node, diagnostics),
            Value::Sequence(nodes) => {
                let items = Self::read_items(nodes, level, extent, diagnostics);
                // All items were wrong and reported; that is no empty list.
                if items.is_empty() && !nodes.is_empty() {
                    return None;
                }
                item.group = Some(Group { kind: GroupKind::All, items });
            }
            Value::Mapping(mapping) if Self::stand_beside(mapping) => {
                let apart = |entries: Vec<Entry>| Value::Mapping(Mapping { entries, cut: mapping.cut });
                let (sorts, rest): (Vec<&Entry>, Vec<&Entry>) =
                    mapping.entries.iter().partition(|entry| Self::is_sort(entry));
                let alone = |entry: &&Entry| Node {
                    span: entry.key.span.to(entry.value.span),
                    value: apart(vec![(*entry).clone()]),
                };
                let nodes: Vec<Node> = sorts.iter().map(alone).collect();
                let items = Self::read_items(&nodes, level, extent, diagnostics);
                item.group = Some(Group { kind: GroupKind::All, items });
                if !rest.is_empty() {
                    let rest = Node { span: node.span, value: apart(rest.into_iter().cloned().collect()) };
                    item.detail = D::fill(&Fields::open(&rest, &Self::KEYS, diagnostics)?, diagnostics);
                }
            }
            Value::Mapping(_) => {
                let fields = Fields::open(node, &Self::KEYS, diagnostics)?;
                item.common = Common::fill(&fields, diagnostics);
                item.detail = D::fill(&fields, diagnostics);
                if let Some(table) = fields.take("table") {
                    // One that could not be read leaves a hole.
                    item.table = Some(Table::read(table, diagnostics)?);
                }
                for kind in GroupKind::ALL {
                    let Some(nodes) = fields.take(kind.key()) else { continue };
                    if item.group.is_some() {
                        let title = text!(id: "satu kelompok hanya boleh memakai salah satu dari kunci `butir`, `salah satu`, dan `bersamaan`", en: "a group may use only one of the keys `items`, `one_of` and `parallel`");
                        let help = text!(id: "pindahkan ke butir tersendiri", en: "move it into an item of its own");
                        diagnostics.push(Diagnostic::error(&UNCLEAR_ITEM, nodes.span, title).help(help));
                        continue;
                    }
                    if nodes.items().is_empty() && nodes.value != Value::Lost {
                        return empty(nodes, diagnostics);
                    }
                    let items = Self::read_items(nodes.items(), level, extent, diagnostics);
                    // All were wrong and reported; that is no empty list.
                    if items.is_empty() {
                        return None;
                    }
                    item.group = Some(Group { kind, items });
                }
            }
            _ => {
                let text = scalar(node, diagnostics)?;
                match D::short(text, node) {
                    Short::Detail(detail) => item.detail = *detail,
                    Short::Text => item.common.text = Placed::read(node, diagnostics),
                    Short::Unread(advise) => {
                        advise(node, diagnostics);
                        item.common.text = Placed::read(node, diagnostics);
                    }
                }
            }
        }
        Some(item)
    }

    fn read_items(nodes: &[Node], level: usize, extent: Extent, diagnostics: &mut Diagnostics) -> Vec<Self> {
        let read = |node: &Node| {
            if matches!(node.value, Value::Sequence(_)) {
                let title = text!(id: "daftar di dalam daftar", en: "a list inside a list");
                let help = text!(id: "beri kelompok itu kunci `butir:`", en: "give the group the key `items:`");
                diagnostics.push(Diagnostic::error(&WRONG_TYPE, node.span, title).help(help));
                return None;
            }
            let before = diagnostics.total();
            let item = Item::read_level(node, level + 1, extent, diagnostics)?;
            item.check_sorts(node, diagnostics);
            // An item with an id in a change is laid over another one.
            let is_laid_over = extent == Extent::Change && item.common.id.is_some();
            if diagnostics.total() == before && !is_laid_over {
                item.check_main(node, diagnostics);
            }
            item.if_not_silent(node, before, diagnostics)
        };
        nodes.iter().filter_map(read).collect()
    }

    /// Reports an item that says nothing, unless something was reported since there were `before` defects.
    fn if_not_silent(self, node: &Node, before: usize, diagnostics: &mut Diagnostics) -> Option<Self> {
        if !self.is_silent() {
            return Some(self);
        }
        let is_cut = node.mapping().is_some_and(|mapping| mapping.cut);
        if diagnostics.total() == before && !is_cut {
            let title = text!(id: "butir ini tidak menyebut apa-apa", en: "this item says nothing");
            let help = match &self.common.section {
                Some(_) => {
                    text!(id: "tulis isi kelompok ini di bawah `butir:`", en: "write what the group holds under `items:`")
                }
                None => sorts_help::<D>(),
            };
            diagnostics.push(Diagnostic::error(&UNCLEAR_ITEM, node.span, title).help(help));
        }
        None
    }

    fn check_sorts(&self, node: &Node, diagnostics: &mut Diagnostics) {
        if D::BESIDE && self.detail.sort().is_none() {
            return;
        }
        let Some(mapping) = node.mapping() else { return };
        let mut sorts = D::SORTS.iter().filter_map(|sort| mapping.entry(sort));
        if let (Some(first), Some(second)) = (sorts.next(), sorts.next()) {
            let title = text!(
                id: "butir ini menyebut dua hal utama, `{}` dan `{}`", en: "this item says two main things, `{}` and `{}`",
                first.key.written, second.key.written
            );
            let help = text!(id: "tulis sebagai dua butir", en: "write two items");
            diagnostics.push(
                Diagnostic::error(&UNCLEAR_ITEM, second.key.span, title)
                    .help(help)
                    .related(first.key.span, text!(id: "yang pertama", en: "the first")),
            );
        }
    }

    /// Reports an item that has something beside what it is about, but not that: a step without what is done, a
    /// requirement without its document, a remark on nothing.
    fn check_main(&self, node: &Node, diagnostics: &mut Diagnostics) {
        let is_cut = node.mapping().is_some_and(|mapping| mapping.cut);
        let is_said = self.detail.sort().is_some() || self.detail.stands_alone();
        let common = self.common.text.is_some() || self.common.link.is_some();
        if is_said || common || self.group.is_some() || self.table.is_some() || self.is_silent() || is_cut {
            return;
        }
        let title = text!(id: "butir ini tidak menyebut hal utamanya", en: "this item does not say what it is about");
        diagnostics.push(Diagnostic::error(&UNCLEAR_ITEM, node.span, title).help(sorts_help::<D>()));
    }

    /// Whether nothing is said that a reader could be shown.
    pub fn is_silent(&self) -> bool {
        self.common.text.is_none()
            && self.common.notes.is_empty()
            && self.common.basis.is_empty()
            && self.common.link.is_none()
            && self.detail.is_absent()
            && self.group.is_none()
            && self.table.is_none()
    }

    /// The items directly in this one.
    pub fn items(&self) -> &[Item<D>] {
        self.group.as_ref().map_or(&[], |group| &group.items)
    }

    /// This item and all in it, outermost first.
    pub fn walk(&self) -> Vec<&Item<D>> {
        fn collect<'a, D>(item: &'a Item<D>, all: &mut Vec<&'a Item<D>>) {
            all.push(item);
            item.group.iter().flat_map(|group| &group.items).for_each(|item| collect(item, all));
        }
        let mut all = Vec::with_capacity(1 + self.items().len());
        collect(self, &mut all);
        all
    }

    /// Does something with this item and all in it, outermost first.
    pub fn each_mut(&mut self, change: &mut impl FnMut(&mut Item<D>)) {
        change(self);
        self.group.iter_mut().flat_map(|group| &mut group.items).for_each(|item| item.each_mut(change));
    }

    /// Puts what `change` says in the place of what this says. A new sort drops the old one; an item of the change with
    /// the id of one here is laid over it, another is put behind.
    pub fn lay_over(&mut self, change: Item<D>) {
        if change.detail.sort().is_some() {
            self.detail.clear_sort();
        }
        self.common.lay_over(change.common);
        self.detail.lay_over(change.detail);
        if change.table.is_some() {
            self.table = change.table;
        }
        let Some(group) = change.group else { return };
        let mut paths = self.paths();
        for item in group.items {
            let path = item.id().and_then(|id| paths.get(&id));
            let brings_items = item.group.is_some();
            let is_list = self.group.as_ref().is_some_and(|group| group.kind == GroupKind::All);
            match path {
                Some(path) => self.at(path).lay_over(item),
                None => {
                    let end = self.items().len();
                    paths.extend(item.id().filter(|_| is_list).map(|id| (id, vec![end])));
                    self.push(item);
                }
            }
            if brings_items || !is_list {
                paths = self.paths();
            }
        }
    }

    /// Where the items in this one are that have an id: by the position in each group that leads to them.
    fn paths(&self) -> BTreeMap<String, Vec<usize>> {
        fn collect<D: Detail>(item: &Item<D>, path: &mut Vec<usize>, paths: &mut BTreeMap<String, Vec<usize>>) {
            for (at, item) in item.items().iter().enumerate() {
                path.push(at);
                if let Some(id) = item.id() {
                    paths.entry(id).or_insert_with(|| path.clone());
                }
                collect(item, path, paths);
                path.pop();
            }
        }
        let mut paths = BTreeMap::new();
        collect(self, &mut Vec::new(), &mut paths);
        paths
    }

    fn at(&mut self, path: &[usize]) -> &mut Self {
        path.iter().fold(self, |item, at| &mut item.group.as_mut().expect("paths lead through groups").items[*at])
    }

    /// Whether some of this is for some variants only.
    pub fn tells_variants_apart(&self) -> bool {
        !self.common.for_variants.is_empty() || self.items().iter().any(Item::tells_variants_apart)
    }

    /// What of this holds for a variant; nothing if the item is for others only.
    pub fn for_variant(&self, variant: &str) -> Option<Self> {
        if !holds_for(&self.common.for_variants, variant) {
            return None;
        }
        let group = self.group.as_ref().map(|group| Group {
            kind: group.kind,
            items: group.items.iter().filter_map(|item| item.for_variant(variant)).collect(),
        });
        Some(Item { group, ..self.without_group() })
    }

    /// What the item says itself.
    pub fn without_group(&self) -> Self {
        Item {
            span: self.span,
            common: self.common.clone(),
            detail: self.detail.clone(),
            group: None,
            table: self.table.clone(),
            number: self.number,
        }
    }

    /// Puts an item behind the others.
    pub fn push(&mut self, item: Item<D>) {
        match &mut self.group {
            Some(group) if group.kind == GroupKind::All => group.items.push(item),
            Some(_) => {
                let span = self.span;
                let group = self.group.take();
                let inner = Item { group, ..Item::empty(span) };
                self.group = Some(Group { kind: GroupKind::All, items: vec![inner, item] });
            }
            None => self.group = Some(Group { kind: GroupKind::All, items: vec![item] }),
        }
    }

    /// Takes the items with some ids out, from here and deeper, and tells which ids are gone.
    pub fn remove(&mut self, ids: &BTreeSet<String>, removed: &mut BTreeSet<String>) {
        let Some(group) = &mut self.group else { return };
        group.items.retain(|item| {
            let is_kept = item.id().is_none_or(|id| !ids.contains(&id));
            if !is_kept {
                removed.extend(item.walk().into_iter().filter_map(Item::id));
            }
            is_kept
        });
        group.items.iter_mut().for_each(|item| item.remove(ids, removed));
    }

    /// Its name for references.
    fn id(&self) -> Option<String> {
        self.common.id.as_ref().map(|id| reference(id))
    }
}

impl<D: Detail> Read for Item<D> {
    fn read(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        Item::read_component(node, Extent::Whole, diagnostics)
    }

    /// A component: a text, a list of items, or keys and values.
    fn schema(schemas: &mut Schemas) -> Json {
        schemas.define(&format!("{}Component", schema::name::<D>()), |schemas| {
            let items = json!({ "type": "array", "items": Self::item_schema(schemas), "minItems": 1 });
            any_of([schema::text(), items, Self::mapping_schema(schemas)])
        })
    }
}

impl<D: Detail> Item<D> {
    /// An item: a text, or keys and values.
    fn item_schema(schemas: &mut Schemas) -> Json {
        schemas.define(&format!("{}Item", schema::name::<D>()), |schemas| {
            any_of([schema::text(), Self::mapping_schema(schemas)])
        })
    }

    fn mapping_schema(schemas: &mut Schemas) -> Json {
        schemas.define(&format!("{}Keys", schema::name::<D>()), |schemas| {
            let items = one_or_many(Self::item_schema(schemas), 1);
            let groups = GroupKind::ALL.map(|kind| (kind.key(), items.clone())).to_vec();
            let table = vec![("table", Table::schema(schemas))];
            let keys = [D::properties(schemas), groups, table, Common::properties(schemas)].concat();
            schemas.mapping(keys, &[])
        })
    }
}

impl<D: Detail> Serialize for Item<D> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        #[serde(bound = "D: Detail")]
        struct Printed<'a, D> {
            #[serde(flatten)]
            common: &'a Common,
            #[serde(flatten)]
            detail: &'a D,
            #[serde(flatten)]
            group: BTreeMap<&'static str, &'a [Item<D>]>,
            #[serde(skip_serializing_if = "Option::is_none")]
            table: &'a Option<Table>,
        }
        let group = self.group.iter().map(|group| (group.kind.key(), group.items.as_slice())).collect();
        Printed { common: &self.common, detail: &self.detail, group, table: &self.table }.serialize(serializer)
    }
}

fn sorts_help<D: Detail>() -> crate::locale::Text {
    let words = VOCABULARY.keys.list(&[D::SORTS, &["text"]].concat());
    match D::SORTS.contains(&"amount") {
        true => {
            text!(id: "tulis salah satu dari {}; besarnya disertai `dasar`", en: "write one of {}; an amount has a `basis`", words)
        }
        false => text!(id: "tulis salah satu dari {}", en: "write one of {}", words),
    }
}
