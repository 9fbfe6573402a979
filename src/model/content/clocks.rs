//! Clocks: what is promised in time.

use super::detail;
use crate::model::Placed;
use crate::model::item::Short;
use crate::model::record::record;
use crate::model::value::{Duration, Markdown, Parse, Party, Said};

record! {
    /// A limit of time, what starts and what stops it.
    pub struct Clock {
        /// The promise.
        at_most = "at_most": Option<Placed<Said<Duration>>>,
        /// The lower end.
        at_least = "at_least": Option<Placed<Said<Duration>>>,
        /// The ids of the steps that it covers; the whole procedure if there are none.
        for_steps = "for_steps": Vec<Placed<String>>,
        /// What starts the clock.
        since = "since": Option<Placed<String>>,
        /// What stops it.
        excluding = "excluding": Vec<Placed<String>>,
        /// By how much it may be prolonged.
        extendable = "extendable": Vec<Extension>,
        /// Whose clock it is.
        party = "party": Option<Placed<Party>>,
    }
}

record! {
    /// A prolongation, perhaps only under a condition.
    pub struct Extension short at_most {
        /// By how much.
        at_most = "at_most": Option<Placed<Said<Duration>>>,
        /// Or in words.
        text = "text": Option<Placed<Markdown>>,
        /// Only under this condition.
        condition = "if": Option<Placed<String>>,
    }
}

detail! {
    Clock
    sorts [at_most = "at_most"]
    alone [at_least, extendable]
    short |text, node| match Duration::parse(text) {
        None => Short::Text,
        Some(duration) => {
            let value = Said::Value(duration);
            Short::Detail(Box::new(Clock { at_most: Some(Placed { value, span: node.span }), ..Clock::default() }))
        }
    }
}
