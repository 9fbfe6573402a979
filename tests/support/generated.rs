//! Standards of every shape, made by a seeded generator. Every scalar has a value that stands nowhere else in the
//! standard, and a second one of its kind that it can be changed to.

mod author;

use author::Author;

macro_rules! kinds {
    ($($kind:ident)*) => {
        /// What a scalar says, and so where it may be shown.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Kind {
            $($kind),*
        }

        impl Kind {
            pub const ALL: &'static [Kind] = &[$(Kind::$kind),*];
        }
    };
}

kinds! {
    Name Summary Keyword LifeEvent Recipient Area Provision Hours Place Channel ChannelPlace ChannelDetail
    Partner PartnerRole Variant VariantCondition VariantSummary Document Requirement StampDuty Validity Step
    Actor StepTime StepDetail Limit LeastTime TimeCell TimeLabel Since TimeCondition TimeDetail ApplicantTime
    Amount RangeEnd ForeignAmount UnitPrice AmountCell OtherNumber Deposit Surcharge FeeWords FeeLabel
    FeeCondition FeeDetail Product ProductDetail Contact Handling Internal
}

/// A scalar with its two values.
#[derive(Debug)]
pub struct Scalar {
    pub kind: Kind,
    /// The component that it stands in; empty beside the components.
    pub component: &'static str,
    pub value: String,
    pub other: String,
}

/// A standard whose scalars are not put in yet.
pub struct Draft {
    text: String,
    pub scalars: Vec<Scalar>,
}

impl Draft {
    pub fn new(seed: u64) -> Self {
        let mut author = Author::new(seed);
        let text = author.standard();
        Draft { text, scalars: author.scalars }
    }

    /// The standard as YAML, with one scalar changed if its place in the list is given.
    pub fn written(&self, changed: Option<usize>) -> String {
        let mut written = String::new();
        let mut pieces = self.text.split(['«', '»']);
        written.push_str(pieces.next().unwrap_or_default());
        while let (Some(place), Some(text)) = (pieces.next(), pieces.next()) {
            let at: usize = place.parse().expect("the place of a scalar");
            let scalar = &self.scalars[at];
            written.push_str(if changed == Some(at) { &scalar.other } else { &scalar.value });
            written.push_str(text);
        }
        written
    }
}

/// Numbers by chance that are the same in every run: splitmix64.
pub struct Chance(pub u64);

impl Chance {
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) >> 33).expect("31 bits") % end
    }

    pub fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }
}
