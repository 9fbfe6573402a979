//! Products: what the applicant receives.

use super::{FormatOf, detail, plain};
use crate::model::Placed;
use crate::model::item::Short;
use crate::model::record::record;
use crate::model::value::{Duration, Quantity, Said};

record! {
    /// A product.
    pub struct Product {
        /// Its name.
        name = "name": Option<Placed<String>>,
        /// In what forms.
        format = "format": Vec<FormatOf>,
        /// How many.
        quantity = "quantity": Option<Placed<Quantity>>,
        /// How long it is valid.
        validity = "validity": Option<Placed<Said<Duration>>>,
    }
}

detail! {
    Product
    sorts [name = "name"]
    short |text, node| if text.trim_end().contains('\n') {
        Short::Text
    } else {
        Short::Detail(Box::new(Product { name: plain(text, node), ..Product::default() }))
    }
}
