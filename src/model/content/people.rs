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
    // `3 orang` is a number of people, `Sarjana Komputer` is free text.
    short |text, node| if text.starts_with(|first: char| first.is_ascii_digit()) && !text.contains('\n') {
        let mut words = text.trim().splitn(2, ' ');
        let number = words.next().and_then(|number| number.parse().ok());
        match number {
            None => Short::Text,
            number => {
                let value = Quantity { number, unit: words.next().unwrap_or_default().trim().to_owned() };
                Short::Detail(Box::new(People { quantity: Some(Placed { value, span: node.span }), ..People::default() }))
            }
        }
    } else {
        Short::Text
    }
}
