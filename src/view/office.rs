//! A unit: its services, its pledge, its decree.

use serde::Serialize;

use super::compensation::{self, CompensationView, compensations};
use super::decree::{DecreeView, issuer};
use super::head::{PersonView, WrittenDate, plain, unit_name};
use super::participation::{ConsultationView, PublicationView, SurveyView, publications};
use super::{Edition, Pictures, Scope, ServiceView, Setting, Words};
use crate::model::{Person, Placed, Pledge};
use crate::project::{Office, Project};
use crate::service::Service;

/// What a unit's documents tell.
#[derive(Debug, Serialize)]
pub struct OfficeView {
    /// The pledge.
    pub pledge: Option<PledgeView>,
    /// The decree, if it is whole.
    pub decree: Option<DecreeView>,
    consultation: Option<ConsultationView>,
    survey: Option<SurveyView>,
    /// Where its standards are published.
    media: Vec<PublicationView>,
    /// Its services, in the order that it gives them.
    services: Vec<ServiceView>,
}

/// The pledge: three statements and who signs them.
#[derive(Debug, Serialize)]
pub struct PledgeView {
    number: Option<Words>,
    /// To keep the standard; to go on improving; to accept sanctions and give compensation.
    statements: [Words; 3],
    /// What people get if a promise fails, whatever they ask for.
    compensation: Vec<CompensationView>,
    media: Vec<PublicationView>,
    signature: Signature,
}

/// Where and when something was signed, and by whom.
#[derive(Debug, Serialize)]
pub struct Signature {
    place: Option<Words>,
    date: Option<WrittenDate>,
    /// Nobody if the unit names no head.
    person: Option<PersonView>,
}

impl OfficeView {
    /// Of a unit with those of its standards that have no errors.
    pub fn new(
        project: &Project,
        office: &Office,
        services: &[Service],
        scope: Scope,
        setting: &Setting,
        pictures: &Pictures,
    ) -> Self {
        let facts = &office.unit.facts;
        let service = |service: &Service| {
            let edition = Edition::new(project, Some(office), Some(service.standard), &setting.edition.tag);
            let setting = Setting::new(project, Some(office), Some(service.standard), &edition, pictures);
            ServiceView::new(service, scope, &setting)
        };
        let given = || {
            let each: Vec<_> = services.iter().map(|service| compensations(service, setting)).collect();
            compensation::common(&each)
        };
        OfficeView {
            pledge: facts.pledge.as_ref().map(|pledge| self::pledge(pledge, given(), office, setting)),
            consultation: facts.consultation.as_ref().map(|held| ConsultationView::new(held, setting)),
            survey: facts.survey.as_ref().map(|survey| SurveyView::new(survey, setting)),
            media: publications(&facts.media, setting),
            decree: DecreeView::new(office, services, setting),
            services: services.iter().map(service).collect(),
        }
    }
}

impl Signature {
    /// Signed by a person named in a document, else by the head of the unit.
    pub fn new(
        place: Option<&Placed<String>>,
        date: Option<WrittenDate>,
        signatory: Option<&Person>,
        office: &Office,
        setting: &Setting,
    ) -> Self {
        let person = signatory.or(office.unit.facts.head.as_ref()).map(|person| {
            let position = setting.text(&issuer(person, office));
            PersonView { position, ..PersonView::new(person, setting) }
        });
        Signature { place: plain(place, setting), date, person }
    }
}

/// The wording of the three statements that the law asks for, where a unit has none of its own.
fn pledge(pledge: &Pledge, compensation: Vec<CompensationView>, office: &Office, setting: &Setting) -> PledgeView {
    let unit = unit_name(office, setting);
    let commitment = setting.sentence(
        "Kami, seluruh jajaran {}, berjanji dan sanggup melaksanakan pelayanan sesuai dengan standar pelayanan yang telah ditetapkan",
        "We, all of us at {}, promise and are able to give our services as our service standards say",
        &[&unit],
    );
    let improvement = setting.sentence(
        "Kami memberikan pelayanan sesuai dengan kewajiban dan akan melakukan perbaikan secara terus-menerus",
        "We serve as our duty asks, and we shall go on improving without end",
        &[],
    );
    let sanction = setting.sentence(
        "Kami bersedia menerima sanksi dan/atau memberikan kompensasi apabila pelayanan yang kami berikan tidak sesuai dengan standar pelayanan",
        "We accept sanctions and give compensation if our service is not what the service standard promises",
        &[],
    );
    let statement = |own: &Option<Placed<String>>, official: Words| plain(own.as_ref(), setting).unwrap_or(official);
    let date = pledge.date.as_ref().map(|date| WrittenDate::new(date.value, setting.language));
    PledgeView {
        number: plain(pledge.number.as_ref(), setting),
        statements: [
            statement(&pledge.commitment, commitment),
            statement(&pledge.improvement, improvement),
            statement(&pledge.sanction, sanction),
        ],
        compensation,
        media: publications(&pledge.media, setting),
        signature: Signature::new(pledge.place.as_ref(), date, pledge.signatory.as_ref(), office, setting),
    }
}
