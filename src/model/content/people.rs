//! Staff: what they can, and how many they are.

use super::detail;
use crate::model::Placed;
use crate::model::item::Short;
use crate::model::record::record;
use crate::model::value::Quantity;

record! {
    /// Some of the staff; on the component, their total.
    pub struct People {
        /// The office they hold.
        position = "position": Option<Placed<String>>,
        /// How many.
        quantity = "quantity": Option<Placed<Quantity>>,
    }
}

detail! {
    People
    sorts [position = "position"]
    alone [quantity]
    // `3 orang` is a number of people, `Sarjana Komputer` is free text.
    short |text, node| match Quantity::new(text) {
        quantity @ Quantity { number: Some(_), .. } if !text.trim_end().contains('\n') => {
            let quantity = Some(Placed { value: quantity, span: node.span });
            Short::Detail(Box::new(People { quantity, ..People::default() }))
        }
        _ => Short::Text,
    }
}
