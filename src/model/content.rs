//! The ten kinds of content, one a file. To add a kind, write its file and add a line to `contents!` in `components`.

mod citations;
mod clocks;
mod contacts;
mod facilities;
mod fees;
mod people;
mod products;
mod requirements;
mod statements;
mod steps;

pub use citations::Rule as CitedRule;
pub use clocks::{Clock, Extension};
pub use contacts::{Contact, ContactKind, Handling, Shape};
pub use facilities::Facility;
pub use fees::{Fee, FeeSort};
pub use people::People;
pub use products::Product;
pub use requirements::{FormatOf, Requirement};
pub use statements::{Compensation, Statement};
pub use steps::{Flowchart, Step};

/// Implements [`Detail`](crate::model::Detail): the sorts, what says something without one, and what a bare text means.
macro_rules! detail {
    (
        $name:ident sorts [$($field:ident = $key:literal),* $(,)?] $(alone [$($alone:ident),* $(,)?])?
        $(most $most:literal)?
        short |$text:pat_param, $node:pat_param| $short:expr
    ) => {
        impl crate::model::item::Detail for $name {
            const SORTS: &'static [&'static str] = &[$($key),*];
            $(const MOST: usize = $most;)?

            fn short($text: &str, $node: &crate::yaml::Node) -> crate::model::item::Short<Self> {
                $short
            }

            $(fn stands_alone(&self) -> bool {
                $(!crate::model::record::Field::is_absent(&self.$alone))||*
            })?

            fn sort(&self) -> Option<&'static str> {
                $(if !crate::model::record::Field::is_absent(&self.$field) {
                    return Some($key);
                })*
                None
            }

            fn clear_sort(&mut self) {
                $(self.$field = Default::default();)*
            }
        }
    };
}

pub(crate) use detail;

/// A bare text that is the value of one field.
pub(crate) fn plain(text: &str, node: &crate::yaml::Node) -> Option<crate::model::Placed<String>> {
    let value = text.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(crate::model::Placed { value, span: node.span })
}
