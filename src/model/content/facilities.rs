//! Facilities: rooms, equipment, and what serves vulnerable groups.

use super::{detail, plain};
use crate::model::Placed;
use crate::model::item::Short;
use crate::model::record::record;
use crate::model::value::{Quantity, VulnerableGroup, Word};

record! {
    /// A facility.
    pub struct Facility {
        /// Its name.
        name = "name": Option<Placed<String>>,
        /// How many.
        quantity = "quantity": Option<Placed<Quantity>>,
        /// Whom it serves in particular.
        vulnerable_groups = "vulnerable_groups": Vec<Placed<Word<VulnerableGroup>>>,
    }
}

detail! {
    Facility
    sorts [name = "name"]
    alone [vulnerable_groups]
    short |text, node| if text.trim_end().contains('\n') {
        Short::Text
    } else {
        Short::Detail(Box::new(Facility { name: plain(text, node), ..Facility::default() }))
    }
}
