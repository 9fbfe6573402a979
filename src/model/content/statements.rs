//! Statements: supervision, guarantees, safety, evaluation.

use super::detail;
use crate::model::Placed;
use crate::model::item::Short;
use crate::model::record::record;
use crate::model::value::Markdown;

record! {
    /// Something that the office promises or does; its words are the `text` of the item.
    pub struct Statement {
        /// Who does it.
        actor = "actor": Option<Placed<String>>,
        /// How often.
        every = "every": Option<Placed<String>>,
        /// What you get if a promise fails.
        compensation = "compensation": Vec<Compensation>,
    }
}

record! {
    /// What you get if a promise fails.
    pub struct Compensation short text required ["text"] {
        /// The components that were promised.
        promise = "promise": Vec<Placed<String>>,
        /// Under which condition.
        condition = "if": Option<Placed<String>>,
        /// What you get.
        text = "text": Option<Placed<Markdown>>,
    }
}

detail! {
    Statement
    sorts []
    alone [actor, every, compensation]
    short |_, _| Short::Text
}
