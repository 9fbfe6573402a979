//! A service in the terms of CPSV-AP 3.2, the application profile of the European Union for public services, without
//! what is European in it: its lists of currencies, languages and places are replaced by plain concepts.

use serde_json::{Value as Json, json};

use super::record::{Cost, Record};
use crate::service::ChargeKind;

/// The terms that the nodes below use, and what they mean.
pub fn context() -> Json {
    json!({
        "cpsv": "http://purl.org/vocab/cpsv#",
        "cv": "http://data.europa.eu/m8g/",
        "dct": "http://purl.org/dc/terms/",
        "dcat": "http://www.w3.org/ns/dcat#",
        "eli": "http://data.europa.eu/eli/ontology#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    })
}

/// The government or a unit, at `address`.
pub fn organisation(address: &str, name: &str, language: &str, place: &str) -> Json {
    json!({
        "@id": address,
        "@type": "cv:PublicOrganisation",
        "skos:prefLabel": worded(name, language),
        "dct:spatial": { "@id": format!("{address}#area"), "@type": "dct:Location", "skos:prefLabel": worded(place, language) },
    })
}

/// The nodes of a service whose page stands at an address, given by the unit at another.
pub fn service(record: &Record, unit: &str, language: &str) -> Vec<Json> {
    let Some(address) = &record.url else { return Vec::new() };
    let node = |kind: &str, at: usize| format!("{address}#{kind}-{}", at + 1);
    let refer = |kind: &str, count: usize| (0..count).map(|at| json!({ "@id": node(kind, at) })).collect::<Vec<_>>();
    let described = record.summary.as_deref().unwrap_or(&record.name);
    let single = record.only_duration.as_ref().map(|duration| json!({ "@type": "xsd:duration", "@value": duration }));
    let mut service = json!({
        "@id": address,
        "@type": "cpsv:PublicService",
        "dct:identifier": record.id,
        "dct:title": worded(&record.name, language),
        "dct:description": worded(described, language),
        "cv:hasCompetentAuthority": { "@id": unit },
        "dcat:keyword": record.keywords.iter().map(|word| worded(word, language)).collect::<Vec<_>>(),
        "cv:hasChannel": refer("channel", record.channels.len()),
        "cv:hasCost": refer("cost", record.costs.len()),
        "cpsv:hasInput": refer("evidence", record.requirements.len()),
        "cpsv:produces": refer("output", record.products.len()),
        "cv:hasLegalResource": refer("law", record.legal_basis.len()),
        "cv:isGroupedBy": refer("event", record.life_events.len()),
    });
    if let (Some(duration), Some(map)) = (single, service.as_object_mut()) {
        map.insert("cv:processingTime".to_owned(), duration);
    }
    let named = |kind: &str, class: &[&str], key: &str, at: usize, name: &str| {
        json!({
            "@id": node(kind, at),
            "@type": class,
            "dct:identifier": format!("{}#{kind}-{}", record.id, at + 1),
            key: worded(name, language),
        })
    };
    let all = [
        ("event", &["cv:Event", "cv:LifeEvent"][..], &record.life_events),
        ("evidence", &["cv:Evidence"], &record.requirements),
        ("output", &["cv:Output"], &record.products),
    ];
    let mut nodes = vec![service];
    for (kind, class, names) in all {
        nodes.extend(names.iter().enumerate().map(|(at, name)| named(kind, class, "dct:title", at, name)));
    }
    nodes.extend(record.legal_basis.iter().enumerate().map(
        |(at, rule)| json!({ "@id": node("law", at), "@type": "eli:LegalResource", "dct:title": worded(rule, "id") }),
    ));
    for (at, channel) in record.channels.iter().enumerate() {
        nodes.push(named("channel", &["cv:Channel"], "dct:description", at, &channel.name));
    }
    for (at, fee) in record.costs.iter().enumerate() {
        nodes.push(priced(fee, named("cost", &["cv:Cost"], "dct:description", at, &words(fee))));
    }
    nodes
}

/// What is paid, for what and when.
fn words(fee: &Cost) -> String {
    let channels = Some(fee.channels.join(", ")).filter(|channels| !channels.is_empty());
    let words = [fee.label.clone(), Some(fee.text.clone()), channels, fee.condition.clone()];
    words.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// A cost with its value, if it is one amount that is paid once.
fn priced(fee: &Cost, mut node: Json) -> Json {
    let is_value = matches!(fee.kind, ChargeKind::Free | ChargeKind::Fixed);
    if let (Some(amount), Some(code), true) = (&fee.to, fee.currency, is_value) {
        // Kept in the decimal form that JSON-LD reads as a double.
        let amount = amount.as_u64().map_or_else(|| amount.to_string(), |whole| format!("{whole}.0"));
        node["cv:hasValue"] = json!({ "@type": "xsd:double", "@value": amount });
        let address = format!("https://www.iso.org/iso-4217/{code}");
        node["cv:currency"] = json!({ "@id": address, "@type": "skos:Concept", "skos:notation": code });
    }
    node
}

fn worded(text: &str, language: &str) -> Json {
    json!({ "@language": language, "@value": text })
}
