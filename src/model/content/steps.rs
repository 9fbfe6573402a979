//! The steps of a procedure.

use super::{Clock, detail, plain};
use crate::model::Placed;
use crate::model::item::{Item, Short};
use crate::model::record::record;

record! {
    /// What is done, by whom, how long it takes.
    pub struct Step {
        /// What is done.
        step = "step": Option<Placed<String>>,
        /// Who does it: in words, or the ids of partners.
        actor = "actor": Vec<Placed<String>>,
        /// How long it takes.
        time = "time": Option<Box<Item<Clock>>>,
        /// What happens if a check fails.
        otherwise = "otherwise": Option<Placed<String>>,
        /// The step where it goes on then.
        return_to = "return_to": Option<Placed<String>>,
        /// The number of the standard operating procedure.
        sop = "sop": Option<Placed<String>>,
        /// How many applicants in what time.
        quota = "quota": Option<Placed<String>>,
        /// A picture of the whole.
        flowchart = "flowchart": Option<Placed<Flowchart>>,
    }
}

record! {
    /// A picture of a procedure, beside the steps in words.
    pub struct Flowchart required ["file", "alt"] {
        /// The file, from the folder of the unit.
        file = "file": Option<Placed<String>>,
        /// What it shows, for those who do not see it.
        alt = "alt": Option<Placed<String>>,
    }
}

detail! {
    Step
    sorts [step = "step"]
    alone [sop, flowchart]
    most 500
    short |text, node| Short::Detail(Box::new(Step { step: plain(text, node), ..Step::default() }))
}
