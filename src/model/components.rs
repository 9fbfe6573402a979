//! The components of a standard: what the regulation asks for, and what was written.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Serialize, Serializer};
use serde_json::Value as Json;

use super::content::{
    CitedRule, Clock, Contact, Facility, Fee, Flowchart, People, Product, Requirement, Statement, Step,
};
use super::item::{Common, Detail, Extent, Item};
use super::read::{Placed, Read};
use super::record::{Field, Fields};
use super::schema::{self, Schemas, any_of};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::read::UNCLEAR_ITEM;
use crate::regulation::{ComponentSpec, ContentKind, Regulation};
use crate::source::Span;
use crate::text;
use crate::yaml::{Entry, Node, Value};

/// One component as it was written in one layer. Two are equal if they say the same, wherever they stand.
#[derive(Clone, Debug)]
pub struct Component {
    /// Its key.
    pub span: Span,
    /// From its key to the end of its value.
    pub whole: Span,
    /// What it says.
    pub form: Form,
}

impl PartialEq for Component {
    fn eq(&self, other: &Self) -> bool {
        self.form == other.form
    }
}

impl Serialize for Component {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.form.serialize(serializer)
    }
}

/// What a component says in one layer.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Form {
    /// Something that could not be read, and was reported.
    Hole,
    /// A key without a value, which a rule reports.
    Empty,
    /// The component, whole.
    Whole(#[serde(serialize_with = "shared")] Arc<Content>),
    /// How it differs from the layer below.
    Difference(Box<Difference>),
}

fn shared<S: Serializer>(content: &Arc<Content>, serializer: S) -> Result<S::Ok, S::Error> {
    content.serialize(serializer)
}

/// A difference from the layer below.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Difference {
    /// The base is that standard's component, not the layer below.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub same_as: Option<Placed<String>>,
    /// Items to put behind the base's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub add: Option<Content>,
    /// What takes the place of the base's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<Content>,
    /// Ids of items to leave out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub remove: Vec<Placed<String>>,
}

impl Component {
    /// All contents in it.
    pub fn contents(&self) -> impl Iterator<Item = &Content> {
        let (whole, add, change) = match &self.form {
            Form::Hole | Form::Empty => (None, None, None),
            Form::Whole(content) => (Some(&**content), None, None),
            Form::Difference(difference) => (None, difference.add.as_ref(), difference.change.as_ref()),
        };
        whole.into_iter().chain(add).chain(change)
    }
}

/// The components of a layer, by their canonical ids.
pub type Components = BTreeMap<&'static str, Component>;

/// Whether some component of a layer is taken from another standard.
pub fn borrows(layer: &Components) -> bool {
    let is_same =
        |component: &Component| matches!(&component.form, Form::Difference(difference) if difference.same_as.is_some());
    layer.values().any(is_same)
}

/// What the items of one kind of content are about.
pub trait Kind: Detail + 'static {
    /// The item of a content, if it is of this kind.
    fn of(content: &Content) -> Option<&Item<Self>>;
}

/// Declares [`Content`], what all its kinds can do, and the two macros that do the same with every kind. `$d` is `$`.
macro_rules! contents {
    ($d:tt $($(#[$meta:meta])* $variant:ident($detail:ty)),* $(,)?) => {
        /// What a component says.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Content {
            $($(#[$meta])* $variant(Item<$detail>)),*
        }

        /// Does the same with the item of whatever kind a content is.
        macro_rules! each_content {
            ($d content:expr, $d item:ident => $d do:expr) => {
                match $d content {
                    $($d crate::model::Content::$variant($d item) => $d do,)*
                }
            };
        }

        /// Makes a content of the same kind out of what is made of its item.
        macro_rules! map_content {
            ($d content:expr, $d item:ident => $d do:expr) => {
                match $d content {
                    $(Content::$variant($d item) => $d do.map(Content::$variant),)*
                }
            };
        }

        $(impl Kind for $detail {
            fn of(content: &Content) -> Option<&Item<Self>> {
                if let Content::$variant(item) = content { Some(item) } else { None }
            }
        })*

        impl Content {
            fn read(kind: ContentKind, node: &Node, extent: Extent, diagnostics: &mut Diagnostics) -> Option<Self> {
                match kind {
                    $(ContentKind::$variant => {
                        Item::read_component(node, extent, diagnostics).map(Content::$variant)
                    })*
                }
            }

            fn schema(kind: ContentKind, schemas: &mut Schemas) -> Json {
                match kind {
                    $(ContentKind::$variant => <Item<$detail> as Read>::schema(schemas)),*
                }
            }

            /// Puts the items of another behind these.
            pub fn add(&mut self, more: Content) {
                match (self, more) {
                    $((Content::$variant(base), Content::$variant(more)) => add(base, more),)*
                    _ => unreachable!("a component has one kind of content in every layer"),
                }
            }

            /// Lays a change over this.
            pub fn lay_over(&mut self, change: Content) {
                match (self, change) {
                    $((Content::$variant(base), Content::$variant(change)) => base.lay_over(change),)*
                    _ => unreachable!("a component has one kind of content in every layer"),
                }
            }
        }
    };
}

contents! {
    $
    /// Documents, forms, conditions, information.
    Requirements(Requirement),
    /// Steps.
    Steps(Step),
    /// Limits of time.
    Clocks(Clock),
    /// What is to be paid.
    Fees(Fee),
    /// What is received.
    Products(Product),
    /// Where to complain.
    Contacts(Contact),
    /// Rules.
    Citations(CitedRule),
    /// Rooms and equipment.
    Facilities(Facility),
    /// Staff.
    People(People),
    /// Promises.
    Statements(Statement),
}
pub(crate) use each_content;

impl Serialize for Content {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        each_content!(self, item => item.serialize(serializer))
    }
}

impl Content {
    /// Where it stands.
    pub fn span(&self) -> Span {
        each_content!(self, item => item.span)
    }

    /// The common words of the component itself.
    pub fn common(&self) -> &Common {
        each_content!(self, item => &item.common)
    }

    /// The pictures of procedures in it.
    pub fn flowcharts(&self) -> Vec<&Flowchart> {
        match self {
            Content::Steps(steps) => flowcharts(steps),
            Content::Contacts(contacts) => {
                let flows = contacts.walk().into_iter().filter_map(|item| item.detail.handling.flow.as_deref());
                flows.flat_map(flowcharts).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Whether some of this is for some variants only.
    pub fn tells_variants_apart(&self) -> bool {
        each_content!(self, item => item.tells_variants_apart())
    }

    /// What of this holds for a variant; nothing if it is for others only.
    pub fn for_variant(&self, variant: &str) -> Option<Content> {
        map_content!(self, item => item.for_variant(variant))
    }

    /// Takes the items with some ids out, and tells which ids are gone.
    pub fn remove(&mut self, ids: &BTreeSet<String>) -> BTreeSet<String> {
        let mut removed = BTreeSet::new();
        each_content!(self, item => item.remove(ids, &mut removed));
        removed
    }
}

fn flowcharts(steps: &Item<Step>) -> Vec<&Flowchart> {
    steps.walk().into_iter().filter_map(|item| item.detail.flowchart.as_deref()).collect()
}

fn add<D: Detail>(base: &mut Item<D>, more: Item<D>) {
    let has_own = !more.detail.is_absent() || more.common.text.is_some() || more.table.is_some();
    match more.group {
        Some(group) if !has_own && group.kind == super::item::GroupKind::All => {
            for item in group.items {
                base.push(item);
            }
        }
        _ => base.push(more),
    }
}

/// Each component with its form: whole, or as it differs from the layer below.
pub fn properties(regulation: &Regulation, schemas: &mut Schemas) -> Vec<(&'static str, Json)> {
    let property = |spec: &ComponentSpec| {
        let whole = Content::schema(spec.content, schemas);
        let layer = schemas.define(&format!("{:?}Layer", spec.content), |schemas| {
            let texts = <Vec<Placed<String>> as Field>::schema(schemas);
            let parts = [("add", whole.clone()), ("change", whole.clone())];
            let keys = [("same_as", schema::text()), ("remove", texts)].into_iter().chain(parts);
            any_of([whole, schemas.mapping(keys.collect(), &[]), serde_json::json!({ "type": "null" })])
        });
        (spec.id, layer)
    };
    regulation.components.iter().map(property).collect()
}

const DIFFERENCE_KEYS: [&str; 4] = ["same_as", "add", "change", "remove"];

/// Reads the components among the keys of a mapping.
pub fn read(fields: &Fields, regulation: &Regulation, diagnostics: &mut Diagnostics) -> Components {
    let mut components = Components::new();
    for spec in &regulation.components {
        if let Some(entry) = fields.entry(spec.id) {
            let before = diagnostics.total();
            let form = read_form(entry, spec.content, diagnostics);
            diagnostics.about(spec.id, before);
            components
                .insert(spec.id, Component { span: entry.key.span, whole: entry.key.span.to(entry.value.span), form });
        }
    }
    components
}

fn read_form(entry: &Entry, kind: ContentKind, diagnostics: &mut Diagnostics) -> Form {
    let node = &entry.value;
    if node.value == Value::Null {
        return Form::Empty;
    }
    let words = |difference: bool| {
        let entries = node.mapping().into_iter().flat_map(|mapping| &mapping.entries);
        entries.filter(move |entry| entry.key.name.is_some_and(|name| DIFFERENCE_KEYS.contains(&name)) == difference)
    };
    let Some(first) = words(true).next() else {
        return Content::read(kind, node, Extent::Whole, diagnostics)
            .map_or(Form::Hole, |content| Form::Whole(Arc::new(content)));
    };
    if let Some(other) = words(false).next() {
        let title = text!(
            id: "komponen ini mencampur `{}` dengan isi biasa", en: "this component mixes `{}` with plain content",
            first.key.written
        );
        let help = text!(
            id: "tulis hanya `seperti`, `tambahan`, `ubah`, dan `tanpa`; atau tulis komponennya lengkap",
            en: "write only `same_as`, `add`, `change` and `remove`; or write the whole component"
        );
        diagnostics.push(Diagnostic::error(&UNCLEAR_ITEM, other.key.span, title).help(help));
    }
    let mut allowed = DIFFERENCE_KEYS.to_vec();
    allowed.extend(words(false).filter_map(|entry| entry.key.name));
    let Some(fields) = Fields::open(node, &[&allowed], diagnostics) else { return Form::Hole };
    let part = |key: &str, diagnostics: &mut Diagnostics| {
        let extent = if key == "change" { Extent::Change } else { Extent::Whole };
        fields.take(key).and_then(|node| Content::read(kind, node, extent, diagnostics))
    };
    Form::Difference(Box::new(Difference {
        same_as: Field::take(&fields, "same_as", diagnostics),
        add: part("add", diagnostics),
        change: part("change", diagnostics),
        remove: Field::take(&fields, "remove", diagnostics),
    }))
}
