//! Which places of the outputs show a scalar of a standard.

use crate::generated::{Kind, Scalar};

/// Where a scalar is shown: each of `must` changes with it, whatever is under `may` can change, nothing else does.
#[derive(Default)]
pub struct Shown {
    pub must: Vec<String>,
    may: Vec<String>,
}

impl Shown {
    fn must(mut self, places: &[&str]) -> Self {
        self.must.extend(places.iter().map(|place| (*place).to_owned()));
        self
    }

    fn may(mut self, places: &[&str]) -> Self {
        self.may.extend(places.iter().map(|place| (*place).to_owned()));
        self
    }

    /// The section of a component, in each document that has it.
    fn section(mut self, component: &str) -> Self {
        let all = ["view/sections", "unit/sections", "annex", "page", "yaml", "attached", "notice"];
        self.must.extend(all.iter().map(|place| format!("{place}/{component}")));
        self.may.push(format!("poster/{component}"));
        self
    }

    /// The fact at a glance, and what is made of it.
    fn glance(mut self, component: &str) -> Self {
        let all = ["view/glance", "unit/glance", "page/glance", "entry"];
        self.may.extend(all.iter().map(|place| format!("{place}/{component}")));
        self.may(&["page/description", "notice/head", "poster/head"])
    }

    /// What machines read of a charge.
    fn offer(self) -> Self {
        self.must(&["record/costs", "nodes/cost", "view/linked/offers", "page/linked/offers"])
    }

    /// A fact beside the components.
    fn fact(mut self, key: &str) -> Self {
        let all = ["view/standard", "unit/standard", "yaml", "attached"];
        self.must.extend(all.iter().map(|place| format!("{place}/{key}")));
        self
    }

    /// What is for some variants or channels only names them, wherever it stands.
    fn any_section(mut self) -> Self {
        const COMPONENTS: [&str; 6] = ["requirements", "procedure", "time", "cost", "product", "complaints"];
        self.may.extend(COMPONENTS.iter().map(|component| format!("page/{component}")));
        self.may(&["view/sections", "unit/sections", "annex", "notice", "poster"])
            .may(&["record/requirements", "record/steps", "record/products", "nodes/evidence", "nodes/output"])
            .may(&["view/linked/serviceOutput", "page/linked/serviceOutput"])
            .may(&["view/linked/offers", "page/linked/offers"])
            .charts()
    }

    /// What is drawn of the procedure.
    fn charts(self) -> Self {
        self.may(&["view/charts", "unit/charts"])
    }

    /// Whether it names the place.
    pub fn knows(&self, place: &str) -> bool {
        self.must.iter().chain(&self.may).any(|known| holds(known, place))
    }
}

/// Whether a place is another, or in it.
pub fn holds(outer: &str, place: &str) -> bool {
    place.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Where a scalar is shown.
pub fn shown(scalar: &Scalar) -> Shown {
    let shown = Shown::default();
    let of = |component: &str| Shown::default().section(component);
    match scalar.kind {
        Kind::Name => shown
            .fact("name")
            .must(&["view/title", "entry/name", "record/name", "nodes/service", "view/linked/name", "page/linked/name"])
            .must(&["page/description", "page/rest", "notice/head", "poster/head"])
            .may(&["unit/around", "notice", "poster"]),
        Kind::Summary => shown
            .fact("summary")
            .must(&["entry/summary", "record/summary", "nodes/service", "page/summary", "notice/head"])
            .must(&["view/linked/description", "page/linked/description"])
            .may(&["poster/head"]),
        Kind::Keyword => shown
            .must(&["view/standard/keywords", "unit/standard/keywords", "yaml/keywords", "attached/keywords"])
            .must(&["entry/words", "record/keywords", "nodes/service", "page/keywords"]),
        Kind::LifeEvent => shown
            .must(&["view/standard/keywords", "unit/standard/keywords", "yaml/life_events", "attached/life_events"])
            .must(&["entry/words", "record/life_events", "nodes/event", "page/keywords"])
            .must(&["view/linked/category", "page/linked/category"]),
        Kind::Recipient => shown
            .fact("recipients")
            .must(&["record/recipients", "view/linked/audience", "page/linked/audience", "page/about", "notice/head"])
            .may(&["poster/head", "poster/complaints"]),
        Kind::Area => shown
            .fact("area")
            .must(&["record/area", "view/linked/areaServed", "page/linked/areaServed", "page/about", "notice"])
            .may(&["poster"]),
        Kind::Provision => {
            shown.fact("provisions").must(&["record/provisions", "page/about", "notice"]).may(&["poster"])
        }
        Kind::Hours => shown
            .fact("hours")
            .must(&["view/linked/hoursAvailable", "page/linked/hoursAvailable", "page/about", "notice/head"])
            .may(&["poster"]),
        Kind::Place => shown.fact("place").must(&["page/about", "notice/head"]).may(&[
            "view/linked/availableChannel",
            "page/linked/availableChannel",
            "poster",
        ]),
        Kind::Channel => shown
            .fact("channels")
            .must(&["record/channels", "nodes/channel", "page/about", "notice/Kanal layanan"])
            .must(&["view/linked/availableChannel", "page/linked/availableChannel"])
            .any_section(),
        Kind::ChannelPlace => shown
            .fact("channels")
            .must(&["record/channels", "page/about", "notice/Kanal layanan"])
            .must(&["view/linked/availableChannel", "page/linked/availableChannel"])
            .may(&["poster"]),
        Kind::ChannelDetail => shown.fact("channels").must(&["page/about", "notice/Kanal layanan"]).may(&["poster"]),
        // Steps that it takes name it.
        Kind::Partner => shown
            .fact("partners")
            .must(&["page/about", "notice/Instansi mitra"])
            .may(&[
                "notice/procedure",
                "view/sections/procedure",
                "unit/sections/procedure",
                "annex/procedure",
                "page/procedure",
            ])
            .may(&["record/steps", "poster"])
            .charts(),
        Kind::PartnerRole => shown.fact("partners").must(&["page/about", "notice/Instansi mitra"]).may(&["poster"]),
        Kind::Variant => shown
            .fact("variants")
            .must(&["record/variants", "page/variants", "page/case", "notice/Jenis layanan"])
            .may(&["view/glance", "unit/glance", "page/glance", "page/description"])
            .any_section(),
        Kind::VariantCondition => {
            shown.fact("variants").must(&["page/variants", "page/case", "notice/Jenis layanan"]).may(&["poster"])
        }
        Kind::VariantSummary => {
            shown.fact("variants").must(&["page/variants", "notice/Jenis layanan"]).may(&["poster"])
        }
        Kind::Document => of("requirements").must(&["entry/words", "record/requirements", "nodes/evidence"]),
        Kind::Requirement | Kind::StampDuty | Kind::Validity => {
            of("requirements").must(&["record/requirements", "nodes/evidence"])
        }
        // A limit that covers the step names it.
        Kind::Step => of("procedure").must(&["record/steps"]).charts().may(&[
            "notice/time",
            "view/sections/time",
            "unit/sections/time",
            "annex/time",
            "page/time",
            "poster",
        ]),
        Kind::Actor | Kind::StepTime | Kind::StepDetail => of("procedure").must(&["record/steps"]).charts(),
        Kind::Limit | Kind::TimeCell => of("time").must(&["record/times"]).glance("time").may(&[
            "view/linked/availableChannel",
            "page/linked/availableChannel",
            "nodes/service/0/cv:processingTime",
        ]),
        Kind::LeastTime => of("time").must(&["record/times"]).glance("time"),
        Kind::TimeLabel => of("time").must(&["record/times"]).glance("time"),
        Kind::Since => of("time").glance("time"),
        Kind::TimeCondition => of("time").must(&["record/times"]),
        Kind::TimeDetail | Kind::ApplicantTime => of("time"),
        Kind::Amount | Kind::RangeEnd | Kind::ForeignAmount | Kind::UnitPrice | Kind::AmountCell | Kind::Deposit => {
            of("cost").offer().glance("cost")
        }
        Kind::Surcharge | Kind::FeeWords | Kind::FeeLabel | Kind::FeeCondition => of("cost").offer(),
        Kind::OtherNumber | Kind::FeeDetail => of("cost"),
        Kind::Product => of("product")
            .must(&["record/products", "nodes/output", "view/linked/serviceOutput", "page/linked/serviceOutput"])
            .glance("product"),
        Kind::ProductDetail => of("product").must(&[
            "record/products",
            "nodes/output",
            "view/linked/serviceOutput",
            "page/linked/serviceOutput",
        ]),
        Kind::Contact => {
            of("complaints").must(&["record/complaints"]).may(&["view/complaint_code", "unit/complaint_code"])
        }
        Kind::Handling => of("complaints"),
        Kind::Internal if scalar.component == "legal_basis" => {
            shown.must(&["annex/legal_basis", "record/legal_basis", "nodes/law"]).may(&["unit/around/decree"])
        }
        // What is promised if a guarantee fails is told to everybody.
        Kind::Internal if scalar.component == "guarantee" => shown.must(&["annex/guarantee"]).may(&[
            "view/standard/compensation",
            "unit/standard/compensation",
            "page/compensation",
            "notice/Kompensasi",
        ]),
        Kind::Internal => shown.must(&[&format!("annex/{}", scalar.component)]),
    }
}
