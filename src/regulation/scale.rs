//! How assessors score, as data: what they count, which marks and classes were read, and how well those are known.

use serde::Deserialize;

use super::Evidence;
use crate::locale::Text;

/// How one indicator is marked.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scale {
    /// Its part of the aspect, in per cent.
    pub weight: u32,
    /// What is counted; none if what decides cannot be counted in the files.
    pub measure: Option<Measure>,
    /// The marks that are known. A count outside them has none.
    #[serde(default)]
    pub bands: Vec<Band>,
    /// What gives more.
    pub raise: Text,
    /// How well this is known.
    pub evidence: Evidence,
}

/// What is counted for each service of a unit. The least favourable of them decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Whether it has all components without error, a decree and a consultation.
    Whole,
    /// Elements of society that took part in the consultation.
    Elements,
    /// Media that publish the standard beside the national portal; without the portal none counts.
    Media,
    /// Years since the review, begun ones counted whole.
    ReviewYears,
    /// Whether there is a pledge with a date.
    Pledge,
    /// Whether there is a survey with its period.
    Survey,
    /// Media that publish the result of the survey, counted as those of the standard.
    SurveyMedia,
    /// How much of what was planned after the survey is done, in per cent.
    FollowUp,
}

impl Measure {
    /// Every measure.
    pub const ALL: [Measure; 8] = [
        Measure::Whole,
        Measure::Elements,
        Measure::Media,
        Measure::ReviewYears,
        Measure::Pledge,
        Measure::Survey,
        Measure::SurveyMedia,
        Measure::FollowUp,
    ];

    /// What is counted, behind a number; none if it is either there or not.
    pub fn counted(self) -> Option<Text<&'static str>> {
        match self {
            Measure::Whole | Measure::Pledge | Measure::Survey => None,
            Measure::Elements => Some(Text { id: "unsur masyarakat", en: "elements of society" }),
            Measure::Media | Measure::SurveyMedia => Some(Text { id: "media selain SIPPN", en: "media beside SIPPN" }),
            Measure::ReviewYears => Some(Text {
                id: "tahun sejak peninjauan, dibulatkan ke atas",
                en: "years since the review, rounded up",
            }),
            Measure::FollowUp => Some(Text { id: "% tindak lanjut selesai", en: "% of the follow-up done" }),
        }
    }
}

/// The mark of some counts.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// From this count on.
    at_least: Option<u32>,
    /// Up to this count.
    at_most: Option<u32>,
    /// The least and the most that may be given, from 0 to 5.
    pub marks: [u32; 2],
}

impl Scale {
    /// The mark of a count, if one is known.
    pub fn marks(&self, count: u32) -> Option<[u32; 2]> {
        let holds = |band: &&Band| {
            band.at_least.is_none_or(|least| count >= least) && band.at_most.is_none_or(|most| count <= most)
        };
        self.bands.iter().find(holds).map(|band| band.marks)
    }
}

/// Several indicators that are weighed together.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Aspect {
    /// What it is called.
    pub name: Text,
    /// Its part of the whole, in per cent.
    pub weight: u32,
    /// How well that is known.
    pub evidence: Evidence,
}

/// A class of scores.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Class {
    /// The least score, with two decimals.
    pub from: f64,
    /// `A`.
    pub letter: String,
    /// What it is called.
    pub name: Text,
    /// The colour of its zone.
    pub zone: Text,
    /// How well it is known.
    pub evidence: Evidence,
}

/// The class of a score, which is rounded to two decimals first; `classes` go from the best down.
pub fn class(classes: &[Class], score: f64) -> Option<&Class> {
    classes.iter().find(|class| hundredths(score) >= hundredths(class.from))
}

/// In whole hundredths, by which bands are told apart: between 87,99 and 88,00 there is nothing.
fn hundredths(score: f64) -> i64 {
    (score * 100.0).round() as i64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::regulation::INSTRUMENTS;

    #[test]
    fn edges_of_the_classes() {
        let instrument = INSTRUMENTS.iter().find(|instrument| instrument.id == "ombudsman-2022").unwrap();
        for (score, letter) in [
            (100.0, "A"),
            (88.0, "A"),
            (87.996, "A"),
            (87.99, "B"),
            (78.0, "B"),
            (77.99, "C"),
            (54.0, "C"),
            (53.99, "D"),
            (32.0, "D"),
            (31.99, "E"),
            (0.0, "E"),
        ] {
            assert_eq!(class(&instrument.classes, score).unwrap().letter, letter, "{score}");
        }
    }

    #[test]
    fn edges_of_the_bands() {
        let pekppp = INSTRUMENTS.iter().find(|instrument| instrument.id == "pekppp").unwrap();
        let scale = |number: &str| {
            let indicator = pekppp.indicators.iter().find(|indicator| indicator.number == number);
            indicator.unwrap().scale.as_ref().unwrap()
        };
        let marks =
            |number: &str, counts: &[u32]| counts.iter().map(|count| scale(number).marks(*count)).collect::<Vec<_>>();
        assert_eq!(marks("2", &[4, 5]), [None, Some([5, 5])]);
        assert_eq!(marks("3", &[1, 2, 3, 4, 6]), [None, Some([3, 3]), Some([4, 4]), Some([5, 5]), Some([5, 5])]);
        assert_eq!(marks("4", &[1, 2, 3]), [Some([4, 5]), Some([2, 3]), None]);
        let weights: u32 = pekppp.indicators.iter().filter_map(|it| it.scale.as_ref()).map(|scale| scale.weight).sum();
        assert_eq!(weights, 100);
    }
}
