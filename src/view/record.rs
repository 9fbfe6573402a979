//! A service for machines: the values behind the words, as an entry of the catalogue and as schema.org knows it.

use serde::Serialize;
use serde_json::{Value as Json, json};

use super::flat::flat;
use super::head::{page_address, plain, unit_name};
use super::line::Section;
use super::words::words;
use super::{Setting, Words, lines};
use crate::model::{CitedRule, Contact, Currency, Duration, Hours, Item, Keyword, Placed, TimeUnit, holds_for};
use crate::service::{
    Case, Charge, ChargeKind, ComplaintWay, Fees, Length, Limit, Price, Role, Scope, Service, TimeAnswer, Times,
};

/// An entry of `catalogue.json`; its schema is `docs/catalogue.schema.json`.
#[derive(Debug, Serialize)]
pub struct Record {
    /// `unit/standard`.
    pub id: String,
    /// Where its page stands.
    pub url: Option<String>,
    /// What it is called.
    pub name: String,
    /// What it is.
    pub summary: Option<String>,
    /// Who gives it: the id of its unit.
    pub unit: String,
    /// `in_force`, `draft`, `sample` or `revoked`.
    pub status: &'static str,
    /// The date of its documents.
    pub date: Option<String>,
    /// When it was last reviewed.
    pub reviewed: Option<String>,
    /// Words that people search for.
    pub keywords: Vec<String>,
    /// Events of life in which it is needed.
    pub life_events: Vec<String>,
    /// Who may use it.
    pub recipients: Vec<String>,
    /// Where it holds.
    pub area: Option<String>,
    /// What holds for all who use it and is no requirement.
    pub provisions: Vec<String>,
    /// Its kinds.
    pub variants: Vec<NamedVariant>,
    /// Ways to reach it.
    pub channels: Vec<Way>,
    /// Each requirement in words.
    pub requirements: Vec<String>,
    /// Each step in words.
    pub steps: Vec<String>,
    /// The promised times.
    pub times: Vec<Time>,
    /// How long it takes, as ISO 8601 writes it, if one length of time holds for all for certain.
    #[serde(skip)]
    pub only_duration: Option<String>,
    /// What is to be paid.
    pub costs: Vec<Cost>,
    /// What is received.
    pub products: Vec<String>,
    /// Where to complain.
    pub complaints: Vec<Address>,
    /// The rules that it rests on.
    pub legal_basis: Vec<String>,
}

/// A kind of a service.
#[derive(Debug, Serialize)]
pub struct NamedVariant {
    id: String,
    name: String,
}

/// A way to reach a service.
#[derive(Debug, Serialize)]
pub struct Way {
    /// What it is called.
    pub name: String,
    /// Its address.
    pub url: Option<String>,
    /// Its place.
    pub place: Option<String>,
}

/// A promised time.
#[derive(Debug, PartialEq, Serialize)]
pub struct Time {
    /// The ids of the variants it holds for; none if it is for all.
    pub variants: Vec<String>,
    /// The channels that it holds for; none if it is for all.
    pub channels: Vec<String>,
    /// Of what, if there are several.
    pub label: Option<String>,
    /// In words.
    pub text: String,
    /// As ISO 8601 writes it, if it is a length of time: `P3D`.
    pub duration: Option<String>,
    /// Whether its days are those on which offices work.
    pub working_days: bool,
    /// When.
    pub condition: Option<String>,
}

/// Something to pay, or the statement that there is nothing.
#[derive(Debug, PartialEq, Serialize)]
pub struct Cost {
    /// The ids of the variants it holds for; none if it is for all.
    pub variants: Vec<String>,
    /// The channels that it holds for; none if it is for all.
    pub channels: Vec<String>,
    /// What for.
    pub label: Option<String>,
    /// What kind of charge it is.
    pub kind: ChargeKind,
    /// In words.
    pub text: String,
    /// The ISO 4217 code of the currency of the amounts; none if there are no amounts.
    pub currency: Option<&'static str>,
    /// The least.
    pub from: Option<Json>,
    /// The most.
    pub to: Option<Json>,
    /// For each of what.
    pub per: Option<String>,
    /// When.
    pub condition: Option<String>,
}

/// A way to complain.
#[derive(Debug, Serialize)]
pub struct Address {
    /// `whatsapp`.
    pub kind: &'static str,
    /// As written.
    pub value: Option<String>,
}

impl Record {
    /// Of a standard, whose public components are given.
    pub fn new(service: &Service, sections: &[Section], setting: &Setting) -> Self {
        let Service { project, office, standard, .. } = *service;
        let facts = &standard.facts;
        let all =
            |texts: &[Placed<String>]| texts.iter().map(|text| setting.text(text).into_plain()).collect::<Vec<_>>();
        let component = |id: &str| sections.iter().find(|section| section.id == id).map(flat).unwrap_or_default();
        let rules = service.items::<CitedRule>("legal_basis").flat_map(|(_, item)| item.walk());
        Record {
            id: format!("{}/{}", office.id, standard.id),
            url: page_address(project, &format!("{}{}/{}.html", setting.edition.folder(), office.id, standard.id)),
            name: setting.text(standard.name()).into_plain(),
            summary: facts.summary.as_ref().map(|text| setting.rich(text).plain()),
            unit: office.id.clone(),
            status: standard.status().canonical(),
            date: service.facts.date().map(|date| date.to_string()),
            reviewed: service.facts.reviewed.map(|date| date.value).map(|date| date.to_string()),
            keywords: all(&facts.keywords),
            life_events: all(&facts.life_events),
            recipients: all(&facts.recipients),
            area: text_of(facts.area.as_ref(), setting),
            provisions: facts.provisions.iter().map(|text| setting.rich(text).plain()).collect(),
            variants: (standard.variants.iter())
                .map(|variant| NamedVariant { id: variant.id(), name: setting.text(variant.name()).into_plain() })
                .collect(),
            channels: (facts.channels.iter())
                .map(|channel| Way {
                    name: channel.name.as_ref().map(|name| setting.channel(name).into_plain()).unwrap_or_default(),
                    url: channel.link.as_ref().map(|link| link.0.clone()),
                    place: text_of(channel.place.as_ref(), setting),
                })
                .collect(),
            requirements: component("requirements"),
            steps: component("procedure"),
            times: times(service, setting),
            only_duration: only_duration(service),
            costs: costs(service, setting),
            products: component("product"),
            complaints: complaints(service),
            legal_basis: rules
                .filter(|item| item.detail.citation.is_some())
                .map(|item| item.detail.in_full())
                .collect(),
        }
    }

    /// The service in the words of schema.org.
    pub fn linked(&self, service: &Service, setting: &Setting) -> Json {
        let Service { project, office, standard, .. } = *service;
        let facts = &office.unit.facts;
        let agency = json!({
            "@type": "GovernmentOrganization",
            "name": text_of(project.agency.facts.name.as_ref(), setting),
            "url": project.agency.facts.website.as_ref().map(|site| site.0.clone()),
        });
        let organization = json!({
            "@type": "GovernmentOrganization",
            "name": unit_name(office, setting).plain(),
            "address": text_of(facts.address.as_ref(), setting),
            "telephone": contact(facts.contacts.as_deref(), "phone"),
            "email": contact(facts.contacts.as_deref(), "email"),
            "parentOrganization": agency,
        });
        let open: Vec<Json> =
            service.facts.hours.iter().filter_map(|on| on.hours.value.value()).flat_map(opening).collect();
        let channel = |name: Option<&str>, url: Option<&str>, place: Option<&str>| {
            json!({
                "@type": "ServiceChannel",
                "name": name,
                "serviceUrl": url,
                "serviceLocation": place.map(|place| json!({ "@type": "Place", "address": place })),
                "processingTime": self.only_duration,
            })
        };
        let way = |way: &Way| channel(Some(&way.name), way.url.as_deref(), way.place.as_deref());
        let place = text_of(standard.facts.place.first().or(facts.address.as_ref()), setting);
        let channels: Vec<Json> = match self.channels.is_empty() {
            true => vec![channel(None, None, place.as_deref())],
            false => self.channels.iter().map(way).collect(),
        };
        let offers: Vec<Json> = self.costs.iter().map(|cost| offer(cost, &self.variants)).collect();
        let outputs: Vec<Json> = self.products.iter().map(|name| json!({ "@type": "Thing", "name": name })).collect();
        let audience: Vec<Json> =
            self.recipients.iter().map(|name| json!({ "@type": "Audience", "audienceType": name })).collect();
        without_nothing(json!({
            "@context": "https://schema.org",
            "@type": "GovernmentService",
            "@id": self.url,
            "url": self.url,
            "identifier": self.id,
            "name": self.name,
            "description": self.summary,
            "category": self.life_events,
            "provider": organization,
            "areaServed": self.area.as_ref().map(|area| json!({ "@type": "AdministrativeArea", "name": area })),
            "audience": audience,
            "availableChannel": channels,
            "hoursAvailable": open,
            "offers": offers,
            "serviceOutput": outputs,
        }))
    }
}

fn text_of(text: Option<&Placed<String>>, setting: &Setting) -> Option<String> {
    plain(text, setting).map(Words::into_plain)
}

/// Without keys that say nothing: `null`, and lists and maps of nothing.
fn without_nothing(value: Json) -> Json {
    let says = |value: &Json| match value {
        Json::Null => false,
        Json::Array(items) => !items.is_empty(),
        Json::Object(map) => map.keys().any(|key| key != "@type"),
        _ => true,
    };
    match value {
        Json::Object(map) => {
            map.into_iter().map(|(key, value)| (key, without_nothing(value))).filter(|(_, value)| says(value)).collect()
        }
        Json::Array(items) => items.into_iter().map(without_nothing).filter(says).collect(),
        other => other,
    }
}

/// What each variant says, or the base if there are no variants, as one list: a saying that all share is nobody's own.
fn by_variant<T: PartialEq>(
    service: &Service,
    say: impl Fn(&Case) -> Vec<T>,
    variants: impl Fn(&mut T) -> &mut Vec<String>,
) -> Vec<T> {
    if service.standard.variants.is_empty() {
        return say(&service.resolved.base);
    }
    let mut all: Vec<(T, Vec<String>)> = Vec::new();
    for (variant, case) in service.variants() {
        let id = variant.id();
        for mut said in say(case) {
            let only = std::mem::take(variants(&mut said));
            if !only.is_empty() && !only.contains(&id) {
                continue;
            }
            match all.iter_mut().find(|(other, held)| *other == said && !held.contains(&id)) {
                Some((_, held)) => held.push(id.clone()),
                None => all.push((said, vec![id.clone()])),
            }
        }
    }
    let count = service.standard.variants.len();
    let with = |(mut said, held): (T, Vec<String>)| {
        *variants(&mut said) = if held.len() == count { Vec::new() } else { held };
        said
    };
    all.into_iter().map(with).collect()
}

fn only_duration(service: &Service) -> Option<String> {
    match service.time() {
        TimeAnswer::Duration(duration) if duration.at_least.is_none() && !service.time_has_more() => duration.iso(),
        _ => None,
    }
}

fn times(service: &Service, setting: &Setting) -> Vec<Time> {
    let time = |limit: &Limit| {
        let duration = limit.length.duration();
        Time {
            variants: only(&limit.scope.variants),
            channels: channels(&limit.scope, setting),
            label: label(&limit.scope.labels, setting),
            text: match &limit.length {
                Length::Duration(duration) => setting.say(duration),
                Length::Unread(text) => setting.text(text),
            }
            .into_plain(),
            duration: duration.and_then(Duration::iso),
            working_days: duration.is_some_and(|duration| duration.unit == TimeUnit::WorkingDay),
            condition: conditions(&limit.scope.conditions, setting),
        }
    };
    let times = |case: &Case| {
        let times = Times::of(case, None);
        let limits = times.iter().flat_map(|times| &times.limits);
        let told = times.iter().flat_map(|times| &times.told).map(|text| Time {
            variants: Vec::new(),
            channels: Vec::new(),
            label: None,
            text: setting.rich(text).plain(),
            duration: None,
            working_days: false,
            condition: None,
        });
        limits.filter(|limit| is_for_some(&limit.scope.variants)).map(time).chain(told).collect()
    };
    by_variant(service, times, |time| &mut time.variants)
}

/// All that is to be paid, the cells of tables too.
fn costs(service: &Service, setting: &Setting) -> Vec<Cost> {
    let cost = |charge: &Charge| {
        let range = charge.ends();
        let number = |amount: u64, currency: Currency| match currency.scale() {
            1 => Json::from(amount),
            scale => Json::from(amount as f64 / scale as f64),
        };
        let range = range.filter(|_| charge.role != Role::Deposit || !charge.is_free());
        Cost {
            variants: only(&charge.scope.variants),
            channels: channels(&charge.scope, setting),
            label: label(&charge.scope.labels, setting),
            kind: charge.kind(),
            text: price(charge, setting).into_plain(),
            currency: range.map(|range| range.currency.code()),
            from: range.map(|range| number(range.from, range.currency)),
            to: range.map(|range| number(range.to, range.currency)),
            per: charge.unit().map(|unit| setting.text(unit).into_plain()),
            condition: conditions(&charge.scope.conditions, setting),
        }
    };
    let costs = |case: &Case| {
        let fees = Fees::of(case, None);
        let charges = fees.iter().flat_map(|fees| &fees.charges);
        let told = fees.iter().flat_map(|fees| &fees.told).map(|text| Cost {
            variants: Vec::new(),
            channels: Vec::new(),
            label: None,
            kind: ChargeKind::Text,
            text: setting.rich(text).plain(),
            currency: None,
            from: None,
            to: None,
            per: None,
            condition: None,
        });
        charges.filter(|charge| is_for_some(&charge.scope.variants)).map(cost).chain(told).collect()
    };
    by_variant(service, costs, |cost| &mut cost.variants)
}

/// A charge in words.
fn price(charge: &Charge, setting: &Setting) -> Words {
    let said = match &charge.price {
        Price::Amount(amount) => setting.say(amount),
        Price::Formula(text) | Price::Assessed(text) => setting.text(text),
        Price::ByRule(rule) => words![setting.word("sesuai ", "according to "), setting.say(*rule)],
        Price::Unread(text) => setting.text(text),
        Price::Untold => Words::default(),
    };
    let per = charge.per.map(|unit| words![" per ", setting.text(unit)]);
    let said = words![said, per];
    let named = |name: &'static str| Words::join([Words::from(name), said.clone()], " ").trim_end(&[' ']);
    match charge.role {
        Role::Fee => said,
        Role::Surcharge => named(setting.word("ditambah", "plus")),
        Role::Deposit => named(setting.word("panjar", "deposit")),
    }
}

/// The variants that each of some lists names; none if there are no lists.
fn only(lists: &[&[Placed<String>]]) -> Vec<String> {
    let Some((first, rest)) = lists.split_first() else { return Vec::new() };
    let mut only = lines::references(first);
    only.retain(|variant| rest.iter().all(|list| holds_for(list, variant)));
    only
}

/// Whether some variant is named by each of some lists; what is for none is told to nobody.
fn is_for_some(lists: &[&[Placed<String>]]) -> bool {
    lists.is_empty() || !only(lists).is_empty()
}

fn channels(scope: &Scope, setting: &Setting) -> Vec<String> {
    let names = scope.channels.iter().filter_map(|name| setting.channels(&[(*name).clone()]));
    names.map(Words::into_plain).collect()
}

fn label(labels: &[&Placed<String>], setting: &Setting) -> Option<String> {
    let labels: Vec<String> = labels.iter().map(|text| setting.text(text).into_plain()).collect();
    Some(labels.join(", ")).filter(|label| !label.is_empty())
}

fn conditions(conditions: &[&Placed<String>], setting: &Setting) -> Option<String> {
    let said = conditions.iter().filter_map(|text| lines::condition(Some(text), setting));
    let said: Vec<String> = said.map(Words::into_plain).collect();
    Some(said.join(", ")).filter(|condition| !condition.is_empty())
}

/// A charge as an offer. Only what is paid once or for each of something has a price.
fn offer(cost: &Cost, variants: &[NamedVariant]) -> Json {
    use ChargeKind::{Fixed, Free, PerUnit, Range};
    let scope = [cost.channels.join(", "), cost.condition.clone().unwrap_or_default()];
    let scope = || scope.iter().filter(|words| !words.is_empty()).cloned();
    let name = || {
        let names =
            variants.iter().filter(|variant| cost.variants.contains(&variant.id)).map(|variant| variant.name.clone());
        let parts: Vec<String> = names.chain(cost.label.clone()).collect();
        Some(parts.join(", ")).filter(|name| !name.is_empty())
    };
    let is_price = matches!(cost.kind, Free | Fixed | Range | PerUnit);
    let (Some(from), Some(to), Some(currency), true) = (&cost.from, &cost.to, cost.currency, is_price) else {
        return json!({
            "@type": "Offer",
            "name": name(),
            "description": std::iter::once(cost.text.clone()).chain(scope()).collect::<Vec<_>>().join(", "),
        });
    };
    let mut price = json!({ "@type": "UnitPriceSpecification", "priceCurrency": currency, "unitText": cost.per });
    let ends = if from == to { vec![("price", to)] } else { vec![("minPrice", from), ("maxPrice", to)] };
    for (key, amount) in ends {
        price[key] = amount.clone();
    }
    json!({
        "@type": "Offer",
        "name": name(),
        "description": Some(scope().collect::<Vec<_>>().join(", ")).filter(|words| !words.is_empty()),
        "price": Some(to).filter(|_| from == to && cost.per.is_none()),
        "priceCurrency": currency,
        "priceSpecification": price,
    })
}

fn complaints(service: &Service) -> Vec<Address> {
    let address =
        |way: &ComplaintWay| Address { kind: way.kind.key, value: way.value.map(|value| value.value.clone()) };
    service.complaint_ways().iter().map(address).collect()
}

/// The first contact of a kind.
fn contact(item: Option<&Item<Contact>>, kind: &str) -> Option<String> {
    let items = item?.walk();
    let found = items.iter().find(|item| item.detail.kind == Some(kind))?;
    found.detail.values.first().map(|value| value.value.clone())
}

/// Opening hours, one for each time of opening.
fn opening(hours: &Hours) -> Vec<Json> {
    let days: Vec<String> = hours.days.iter().map(|day| format!("https://schema.org/{day:?}")).collect();
    let clock = |minutes: u16| format!("{:02}:{:02}", minutes / 60 % 24, minutes % 60);
    let all_day = [(0, 24 * 60 - 1)];
    let times = if hours.times.is_empty() { &all_day[..] } else { &hours.times };
    let time = |(opens, closes): &(u16, u16)| json!({ "@type": "OpeningHoursSpecification", "dayOfWeek": days, "opens": clock(*opens), "closes": clock(*closes) });
    times.iter().map(time).collect()
}
