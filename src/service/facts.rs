//! The facts of a standard that its unit may state for all: each is the standard's own, or else the unit's.

use jiff::civil::Date;

use crate::model::{Consultation, Decree, HoursOn, Person, Placed, Publication, StandardFacts, Survey, UnitFacts};

/// The facts that hold for a standard.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// The decree that sets it.
    pub decree: Option<&'a Decree>,
    /// When it was last reviewed.
    pub reviewed: Option<&'a Placed<Date>>,
    /// When it can be asked for; empty if nobody says.
    pub hours: &'a [HoursOn],
    /// Where it is published; empty if nobody says.
    pub media: &'a [Publication],
    /// The consultation of the public on it.
    pub consultation: Option<&'a Consultation>,
    /// The last survey of satisfaction.
    pub survey: Option<&'a Survey>,
    /// Who signs for it: whoever the decree names, or else the head of the unit.
    pub signatory: Option<&'a Person>,
}

impl<'a> Facts<'a> {
    /// Puts the facts of a unit behind those of one of its standards.
    pub fn new(own: &'a StandardFacts, unit: &'a UnitFacts) -> Self {
        let decree = own.decree.as_ref().or(unit.decree.as_ref());
        Facts {
            decree,
            reviewed: own.reviewed.as_ref().or(unit.reviewed.as_ref()),
            hours: nearest(&own.hours, &unit.hours),
            media: nearest(&own.media, &unit.media),
            consultation: own.consultation.as_ref().or(unit.consultation.as_ref()),
            survey: own.survey.as_ref().or(unit.survey.as_ref()),
            signatory: decree.and_then(|decree| decree.signatory.as_ref()).or(unit.head.as_ref()),
        }
    }

    /// The date that the documents bear: that of the decree, or else that of the last review.
    pub fn date(&self) -> Option<Date> {
        let decreed = self.decree.and_then(|decree| decree.date.as_ref());
        decreed.or(self.reviewed).map(|date| date.value)
    }
}

fn nearest<'a, T>(own: &'a [T], unit: &'a [T]) -> &'a [T] {
    if own.is_empty() { unit } else { own }
}
