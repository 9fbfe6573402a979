//! What the public had a say in: the consultation on the standards, the survey of satisfaction, what came of both, and
//! where each is published.

use serde::Serialize;

use super::head::plain;
use super::{Rich, Setting, Words};
use crate::locale;
use crate::model::{Consultation, ELEMENTS, FollowUp, Placed, Publication, Survey, Word, decimal, grade, grade_name};

/// The consultation of the public.
#[derive(Debug, Serialize)]
pub struct ConsultationView {
    date: Option<String>,
    place: Option<Words>,
    /// The number of its minutes.
    minutes: Option<Words>,
    /// Who took part.
    elements: Option<Words>,
    recommendations: Vec<FollowUpView>,
}

/// How content the public is.
#[derive(Debug, Serialize)]
pub struct SurveyView {
    period: Option<Words>,
    date: Option<String>,
    respondents: Option<Words>,
    method: Option<Words>,
    /// With two decimals.
    index: Option<String>,
    /// `A`, and what it means.
    grade: Option<&'static str>,
    meaning: Option<&'static str>,
    /// The scores of the nine elements.
    elements: Vec<ElementView>,
    follow_up: Vec<FollowUpView>,
    media: Vec<PublicationView>,
}

#[derive(Debug, Serialize)]
struct ElementView {
    name: String,
    score: Words,
}

/// Something that was asked for or found, and what came of it.
#[derive(Debug, Serialize)]
struct FollowUpView {
    text: Rich,
    follow_up: Option<Words>,
    done: Option<String>,
}

/// Where something is published.
#[derive(Debug, Serialize)]
pub struct PublicationView {
    kind: Words,
    link: Option<String>,
    date: Option<String>,
}

impl ConsultationView {
    /// As a document shows it.
    pub fn new(consultation: &Consultation, setting: &Setting) -> Self {
        let elements: Vec<Words> = consultation.elements.iter().map(|element| known(element, setting)).collect();
        ConsultationView {
            date: date(consultation.date.as_ref(), setting),
            place: plain(consultation.place.as_ref(), setting),
            minutes: plain(consultation.minutes.as_ref(), setting),
            elements: setting.list(&elements),
            recommendations: follow_ups(&consultation.recommendations, setting),
        }
    }
}

impl SurveyView {
    /// As a document shows it.
    pub fn new(survey: &Survey, setting: &Setting) -> Self {
        let index = survey.index();
        let grade = index.map(grade);
        let element = |(at, score): (usize, &Placed<String>)| ElementView {
            name: ELEMENTS.get(at).map_or_else(|| (at + 1).to_string(), |name| name.pick(setting.language).to_owned()),
            score: match decimal(score) {
                Some(score) => locale::decimal(score, 2, setting.language).into(),
                None => setting.text(score),
            },
        };
        SurveyView {
            period: plain(survey.period.as_ref(), setting),
            date: date(survey.date.as_ref(), setting),
            respondents: plain(survey.respondents.as_ref(), setting),
            method: plain(survey.method.as_ref(), setting),
            index: index.map(|index| locale::decimal(index, 2, setting.language)),
            grade,
            meaning: grade.map(|grade| grade_name(grade).pick(setting.language)),
            elements: survey.element_scores.iter().enumerate().map(element).collect(),
            follow_up: follow_ups(&survey.follow_up, setting),
            media: publications(&survey.media, setting),
        }
    }
}

/// Where something is published, one medium each.
pub fn publications(all: &[Publication], setting: &Setting) -> Vec<PublicationView> {
    let view = |publication: &Publication| {
        Some(PublicationView {
            kind: known(publication.kind.as_ref()?, setting).capital(),
            link: publication.link.as_ref().map(|link| link.0.clone()),
            date: date(publication.date.as_ref(), setting),
        })
    };
    all.iter().filter_map(view).collect()
}

fn follow_ups(all: &[FollowUp], setting: &Setting) -> Vec<FollowUpView> {
    let view = |follow_up: &FollowUp| FollowUpView {
        text: follow_up.text.as_ref().map(|text| setting.rich(text)).unwrap_or_default(),
        follow_up: plain(follow_up.follow_up.as_ref(), setting),
        done: date(follow_up.done.as_ref(), setting),
    };
    all.iter().map(view).collect()
}

/// A word of ours in our spelling, an author's own as it is written.
fn known<K: crate::model::Keyword>(word: &Word<K>, setting: &Setting) -> Words {
    match word {
        Word::Known(_) => setting.value(word).into(),
        Word::Other(text) => setting.text(text),
    }
}

fn date(date: Option<&Placed<jiff::civil::Date>>, setting: &Setting) -> Option<String> {
    date.map(|date| locale::date(date.value, setting.language))
}
