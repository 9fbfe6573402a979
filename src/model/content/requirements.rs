//! Requirements: documents, forms, conditions and information.

use super::detail;
use crate::model::Placed;
use crate::model::item::Short;
use crate::model::record::record;
use crate::model::value::{Amount, Duration, Format, Quantity, Said, Word};

record! {
    /// Something to bring, to be, or to tell.
    pub struct Requirement {
        /// A document to bring.
        document = "document": Option<Placed<String>>,
        /// An official form, by its code or name.
        form = "form": Option<Placed<String>>,
        /// Something to be or to have done.
        condition = "condition": Option<Placed<String>>,
        /// Something to tell.
        information = "information": Option<Placed<String>>,
        /// The title of a form that is named by its code.
        name = "name": Option<Placed<String>>,
        /// In what forms.
        format = "format": Vec<FormatOf>,
        /// How many copies or sheets.
        quantity = "quantity": Option<Placed<Quantity>>,
        /// The size of a photograph or a paper.
        size = "size": Option<Placed<String>>,
        /// The background of a photograph.
        background = "background": Option<Placed<String>>,
        /// Stamp duty on the paper: an amount, or that there is one.
        stamp_duty = "stamp_duty": Option<Placed<Said<Amount>>>,
        /// Who must countersign.
        acknowledged_by = "acknowledged_by": Vec<Placed<String>>,
        /// Who issues it, where to get it.
        issuer = "issuer": Vec<Placed<String>>,
        /// How old it may be.
        validity = "validity": Option<Placed<Said<Duration>>>,
        /// When it is handed in, if not at the start.
        hand_in = "hand_in": Option<Placed<String>>,
        /// The requirements that it may replace.
        instead_of = "instead_of": Vec<Placed<String>>,
    }
}

record! {
    /// A form in which a document is handed in, perhaps only through a channel.
    pub struct FormatOf short format required ["format"] {
        /// The form.
        format = "format": Option<Placed<Word<Format>>>,
        /// How many in this form.
        quantity = "quantity": Option<Placed<Quantity>>,
        /// Only through these channels.
        channel = "channel": Vec<Placed<String>>,
        /// Only under this condition.
        condition = "if": Option<Placed<String>>,
    }
}

detail! {
    Requirement
    sorts [document = "document", form = "form", condition = "condition", information = "information"]
    short |_, _| Short::Text
}
