//! Agency, unit and standard as types, and how each is read from the YAML tree.
//!
//! A reader keeps what is right and reports what is wrong: `read(node, diagnostics) -> Option<T>`. A record is declared
//! once, by [`record!`]; the declaration gives the struct, its reader and its canonical printing. One kind of content
//! of a component has one file in `content/`, one kind of value one file in `value/`.

mod agency;
mod components;
mod content;
mod item;
mod read;
mod record;
mod records;
mod schema;
mod standard;
mod survey;
mod table;
mod titles;
mod unit;
mod value;

pub use agency::{Agency, AgencyFacts, Logo, Theme};
pub use components::{Component, Components, Content, Difference, Form, Kind, borrows};
pub use content::*;
pub use item::{Common, Detail, Group, GroupKind, Item, Note};
pub use read::{CODES, EMPTY_VALUE, Placed, Read, UNKNOWN_KEY, UNPRINTABLE, WRONG_VALUE};
pub use record::{Written, WrittenKeys};
pub use records::*;
pub use schema::{Draft, Schemas};
pub use standard::{
    Channel, Innovation, Origin, Partner, Standard, StandardFacts, Variant, VariantFacts, holds_for, reference,
};
pub use survey::{ELEMENTS, decimal, grade, grade_name};
pub use table::{Column, Row, Table};
pub use titles::names_person;
pub use unit::{Unit, UnitFacts};
pub use value::*;

pub(crate) use components::each_content;
pub(crate) use record::is_silent as record_is_absent;
