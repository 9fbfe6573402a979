//! A comparison as one page that asks for nothing from anywhere.

use serde_json::json;
use tera::Context;

use super::{Asked, Compared, Comparison, words};
use crate::audit::html::Pages;
use crate::audit::words::heads;
use crate::locale::{Language, Text};

/// All of it.
pub fn render(comparison: &Comparison, language: Language) -> String {
    let service = |service: &Compared| {
        let [owner, name, asks, times, costs, steps, best] = words::row(service, comparison, language);
        json!({
            "owner": owner,
            "name": name,
            "asks": asks,
            "times": times,
            "costs": costs,
            "steps": steps,
            "products": service.products.join("; "),
            "path": service.path,
            "asks_least": service.asks_least,
            "is_quickest": service.is_quickest,
            "is_cheapest": service.is_cheapest,
            "best": best,
        })
    };
    let requirement = |asked: &Asked| json!({ "text": words::asked(asked), "by": asked.by });
    let shown = json!({
        "language": language.tag(),
        "title": format!("{}: {}", words::TITLE.pick(language), comparison.asked),
        "services": comparison.services.iter().map(service).collect::<Vec<_>>(),
        "requirements": comparison.requirements.iter().map(requirement).collect::<Vec<_>>(),
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
