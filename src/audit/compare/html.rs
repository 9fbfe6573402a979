//! A comparison as one page that asks for nothing from anywhere.

use serde_json::json;
use tera::Context;

use super::{Comparison, Service, words};
use crate::audit::html::Pages;
use crate::audit::words::heads;
use crate::locale::{Language, Text};

/// All of it.
pub fn render(comparison: &Comparison, language: Language) -> String {
    let service = |service: &Service| {
        json!({
            "owner": words::owner(service, comparison),
            "name": service.name,
            "asks": words::asks(service),
            "times": words::times(service, language),
            "costs": words::costs(service, language),
            "steps": service.steps,
            "products": service.products.join("; "),
            "path": service.path,
            "asks_least": service.asks_least,
            "is_quickest": service.is_quickest,
            "is_cheapest": service.is_cheapest,
            "best": words::best(service, language).join(", "),
        })
    };
    let shown = json!({
        "language": language.tag(),
        "title": format!("{}: {}", words::TITLE.pick(language), comparison.asked),
        "services": comparison.services.iter().map(service).collect::<Vec<_>>(),
        "requirements": comparison.requirements,
        "similar": comparison.similar.iter().map(|similar| words::similar(similar, language)).collect::<Vec<_>>(),
        "words": {
            "unit": heads::UNIT.pick(language),
            "service": words::SERVICE.pick(language),
            "requirements": words::REQUIREMENTS.pick(language),
            "time": words::TIME.pick(language),
            "cost": words::COST.pick(language),
            "steps": words::STEPS.pick(language),
            "product": words::PRODUCT.pick(language),
            "file": heads::FILE.pick(language),
            "who_asks": words::WHO_ASKS.pick(language),
            "yes": Text { id: "ya", en: "yes" }.pick(language),
            "no": Text { id: "tidak", en: "no" }.pick(language),
            "similar": words::SIMILAR.pick(language),
            "how": words::HOW.pick(language),
        },
    });
    let context = Context::from_serialize(&shown).expect("texts, numbers and lists");
    Pages::new().fill("comparison.html", &context)
}
