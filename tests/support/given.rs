//! What a standard gives, and what its documents say beside that.

use std::collections::BTreeSet;

use maklumat::locale::{Language, Say};
use maklumat::model::{
    Amount, Clock, Contact, Currency, Duration, Item, Placed, Product, Requirement, Standard, Step, TimeUnit,
};
use maklumat::project::{Office, Project};
use maklumat::service::{Charge, ChargeKind, Fees, Range, Role, Service, Times};
use maklumat::source::{Sources, Span};
use maklumat::yaml::{Node, Value};

use crate::measures::{Measure, measures};
use crate::places::Places;
use crate::shown::holds;
use crate::support;

/// A standard of the tests with what it may say.
pub struct Given<'a> {
    service: Service<'a>,
    /// Measures that an author wrote, or that the service gives.
    told: BTreeSet<Measure>,
    /// The ends of all charges: the currency and the number, as data writes it.
    ends: BTreeSet<(&'static str, String)>,
    /// The promised lengths of time as ISO 8601 writes them.
    lengths: BTreeSet<String>,
}

impl<'a> Given<'a> {
    pub fn new(project: &'a Project, office: &'a Office, standard: &'a Standard) -> Self {
        let service = Service::new(project, office, standard);
        let mut given = Given { service, told: BTreeSet::new(), ends: BTreeSet::new(), lengths: BTreeSet::new() };
        let text = |span: Span| project.sources.get(span.source).text();
        let own = text(standard.span);
        let others = office.standards.iter().filter(|_| own.contains("seperti") || own.contains("same_as"));
        let texts = others.map(|other| text(other.span)).chain([own, text(office.span)]);
        for text in texts.chain(project.agency_span.map(text)) {
            let tree = support::tree::tree("x.yaml", text).expect("a file without errors");
            given.author(&tree);
        }
        given.charges();
        given.lengths();
        given
    }

    /// What stands in the scalars of a file.
    fn author(&mut self, node: &Node) {
        match &node.value {
            Value::Scalar(text) => self.told.extend(measures(text)),
            Value::Sequence(items) => items.iter().for_each(|item| self.author(item)),
            Value::Mapping(mapping) => mapping.entries.iter().for_each(|entry| self.author(&entry.value)),
            _ => {}
        }
    }

    fn say(&mut self, value: &impl Say) {
        for language in Language::ALL {
            self.told.extend(measures(&value.say(language)));
        }
    }

    fn charges(&mut self) {
        let mut amounts = Vec::new();
        for fees in self.service.cases().filter_map(|case| Fees::of(case, None)) {
            for charge in &fees.charges {
                if let Some(range) = charge.ends() {
                    for end in [range.from, range.to] {
                        let number = end as f64 / range.currency.scale() as f64;
                        self.ends.insert((range.currency.code(), number.to_string()));
                        amounts.push(Amount::Money { currency: range.currency, from: None, to: end, per: None });
                    }
                }
                if charge.is_free() {
                    amounts.push(Amount::Free);
                }
            }
        }
        let requirements = self.service.items::<Requirement>("requirements").flat_map(|(_, item)| item.walk());
        let duties = requirements.filter_map(|item| item.detail.stamp_duty.as_ref()?.value.value().cloned());
        amounts.extend(duties);
        amounts.iter().for_each(|amount| self.say(amount));
    }

    fn lengths(&mut self) {
        let mut lengths: Vec<Duration> = Vec::new();
        for times in self.service.cases().filter_map(|case| Times::of(case, None)) {
            let limits = times.limits.iter().filter_map(|limit| limit.length.duration());
            self.lengths.extend(limits.clone().filter_map(Duration::iso));
            lengths.extend(limits.cloned());
        }
        let mut clocks: Vec<Item<Clock>> = self.service.items::<Clock>("time").map(|(_, item)| item.clone()).collect();
        let steps = |item: &Item<Step>| -> Vec<Item<Clock>> {
            item.walk().into_iter().filter_map(|item| item.detail.time.as_deref().cloned()).collect()
        };
        for (_, item) in self.service.items::<Step>("procedure") {
            clocks.extend(steps(item));
        }
        for item in self.service.items::<Contact>("complaints").flat_map(|(_, item)| item.walk()) {
            clocks.extend(item.detail.handling.limits.as_deref().cloned());
            clocks.extend(item.detail.handling.flow.as_deref().into_iter().flat_map(steps));
        }
        for clock in clocks.iter().flat_map(Item::walk) {
            let extensions = clock.detail.extendable.iter().filter_map(|extension| extension.at_most.as_ref());
            let ends = clock.detail.at_most.iter().chain(&clock.detail.at_least).chain(extensions);
            lengths.extend(ends.filter_map(|end| end.value.value().cloned()));
        }
        let requirements = self.service.items::<Requirement>("requirements").flat_map(|(_, item)| item.walk());
        lengths.extend(requirements.filter_map(|item| item.detail.validity.as_ref()?.value.value().cloned()));
        let products = self.service.items::<Product>("product").flat_map(|(_, item)| item.walk());
        lengths.extend(products.filter_map(|item| item.detail.validity.as_ref()?.value.value().cloned()));
        lengths.iter().for_each(|length| self.say(length));
    }

    /// Measures in texts and numbers in data that are not given.
    pub fn untold(&self, places: &Places) -> Vec<String> {
        let mut faults = Vec::new();
        // What the unit says of itself in its decree is not the service's.
        for (place, text) in places.iter().filter(|(place, _)| !holds("unit/around", place)) {
            let text = if place.starts_with("page/") { visible(text) } else { text.clone() };
            for measure in measures(&text) {
                if !self.told.contains(&measure) {
                    faults.push(format!("{place} says {measure:?}"));
                }
            }
            let (around, key) = place.rsplit_once('/').unwrap_or(("", place));
            let bare = text.trim_matches(['"', '|', ' ']);
            let currency = |at: String| places.get(&at).map(|code| code.trim_matches('"').to_owned());
            let code = match key {
                _ if bare == "null" => None,
                "from" | "to" if holds("record/costs", place) => currency(format!("{around}/currency")),
                "price" | "minPrice" | "maxPrice" => currency(format!("{around}/priceCurrency")),
                "@value" if around.ends_with("cv:hasValue") => {
                    currency(format!("{}/cv:currency/skos:notation", around.trim_end_matches("/cv:hasValue")))
                }
                _ => None,
            };
            if let Some(code) = code {
                let number = bare.parse::<f64>().map_or_else(|_| bare.to_owned(), |number| number.to_string());
                if !self.ends.iter().any(|end| *end == (code.as_str(), number.clone())) {
                    faults.push(format!("{place} is {code} {number}"));
                }
            }
            let is_length = matches!(key, "duration" | "processingTime") || around.ends_with("cv:processingTime");
            if is_length && bare.starts_with('P') && !self.lengths.contains(bare) {
                faults.push(format!("{place} is {bare}"));
            }
        }
        faults
    }

    /// Summaries that say more than the charges do.
    pub fn wrong_summaries(&self, places: &Places) -> Vec<String> {
        let text = |place: &str| places.get(place).map(|text| text.trim_matches('"').to_owned()).unwrap_or_default();
        let is_free = |text: &str| matches!(text, "Gratis" | "Free");
        let everyone = self.service.is_free_for_everyone();
        let charges: Vec<(String, Fees)> = (self.service.met())
            .filter_map(|(id, case)| Some((id.clone().unwrap_or_default(), Fees::of(case, id.as_deref())?)))
            .collect();
        // The flag is looked at without what the service concludes itself, too.
        let no_charge = |fees: &Fees| fees.charges.iter().all(|charge| charge.kind() == ChargeKind::Free);
        let nobody_pays = !charges.is_empty() && charges.iter().all(|(_, fees)| no_charge(fees));
        let mut faults = Vec::new();
        for place in ["view/glance/cost/value", "unit/glance/cost/value", "entry/cost"] {
            if is_free(&text(place)) && !(everyone && nobody_pays) {
                faults.push(format!("{place} says that it is free, for everyone"));
            }
        }
        if text("entry/free") != everyone.to_string() || everyone && !nobody_pays {
            faults.push(format!("entry/free is {}", text("entry/free")));
        }
        let some = charges.iter().any(|(_, fees)| fees.charges.iter().any(Charge::is_free));
        if text("entry/free_for_some") == "true" && !some {
            faults.push("entry/free_for_some is true".to_owned());
        }
        // What leads to the section is no answer.
        let answer = |place: &str| match text(&format!("{place}/refers")).as_str() {
            "false" => text(&format!("{place}/value")),
            _ => String::new(),
        };
        let single = answer("view/glance/cost");
        for (at, (variant, fees)) in charges.iter().enumerate() {
            let line = answer(&format!("view/glance/cost/lines/{at}"));
            let said = if line.is_empty() { &single } else { &line };
            if is_free(said) && !no_charge(fees) {
                faults.push(format!("the glance says that it is free for `{variant}`"));
            }
            if let Some(fault) = wrong_ends(said, fees) {
                faults.push(format!("the glance says `{said}` for `{variant}`: {fault}"));
            }
        }
        faults
    }

    /// Charges and limits that are read out of what says nothing of the kind.
    pub fn groundless(&self) -> Vec<String> {
        let sources = &self.service.project.sources;
        let heading = |labels: &[&Placed<String>]| labels.get(1).map(|label| label.to_lowercase()).unwrap_or_default();
        let mut faults = Vec::new();
        for fees in self.service.cases().filter_map(|case| Fees::of(case, None)) {
            for charge in fees.charges.iter().filter(|charge| charge.ends().is_some()) {
                let (text, heading) = (sources.text(charge.span), heading(&charge.scope.labels));
                if !is_keyed(charge.span, sources) && !says_money(text) && !says_money(&heading) {
                    faults.push(format!("`{text}` under `{heading}` is taken for money"));
                }
                let is_nothing = says_nothing(text) || text.chars().all(|letter| !('1'..='9').contains(&letter));
                if charge.is_free() && !is_nothing {
                    faults.push(format!("`{text}` is taken for nothing"));
                }
            }
        }
        for times in self.service.cases().filter_map(|case| Times::of(case, None)) {
            for limit in times.limits.iter().filter(|limit| limit.length.duration().is_some()) {
                let (text, heading) = (sources.text(limit.span), heading(&limit.scope.labels));
                if !TimeUnit::named_in(text) && !TimeUnit::named_in(&heading) {
                    faults.push(format!("`{text}` under `{heading}` is taken for a length of time"));
                }
            }
        }
        faults
    }
}

/// Whether the ends of an amount at a glance are not the least and the most that is paid whatever the case.
fn wrong_ends(said: &str, fees: &Fees) -> Option<String> {
    let amounts: Vec<u64> = measures(said)
        .into_iter()
        .filter_map(|measure| match measure {
            Measure::Money("IDR", digits) => digits.parse().ok(),
            Measure::Free => Some(0),
            _ => None,
        })
        .collect();
    let (least, most) = (amounts.iter().min()?, amounts.iter().max()?);
    let of_table = |charge: &&Charge| charge.scope.labels.len() > 1;
    let has_table = fees.charges.iter().any(|charge| of_table(&charge));
    // Beside a tariff, items may come on top of it.
    let sure = fees.charges.iter().filter(|charge| charge.scope.is_unconditional() && charge.role == Role::Fee);
    let sure = sure.filter(|charge| !has_table || of_table(charge));
    let ends: Vec<Range> = sure.filter_map(Charge::ends).filter(|range| range.currency == Currency::Rupiah).collect();
    let (from, to) = (ends.iter().map(|range| range.from).min()?, ends.iter().map(|range| range.to).max()?);
    let from_free = *least == 0 && from > 0;
    // What may add up has no most.
    let to = if said.ends_with(" atau lebih") || said.ends_with(" or more") { from } else { to };
    ((from, to) != (*least, *most) && !from_free).then(|| format!("it is {from} to {to}"))
}

/// Whether a scalar stands behind a key.
fn is_keyed(span: Span, sources: &Sources) -> bool {
    let text = sources.get(span.source).text();
    text[..span.bytes().start].trim_end_matches(['"', '\'', ' ', '\n']).ends_with(':')
}

/// Whether a text is about money.
fn says_money(text: &str) -> bool {
    const WORDS: [&str; 22] = [
        "rp",
        "rupiah",
        "biaya",
        "tarif",
        "retribusi",
        "harga",
        "pnbp",
        "pungutan",
        "sewa",
        "iuran",
        "denda",
        "besaran",
        "besarnya",
        "bea",
        "ongkos",
        "fee",
        "cost",
        "price",
        "usd",
        "dolar",
        "idr",
        "eur",
    ];
    let text = text.to_lowercase();
    let words = text.split(|letter: char| !letter.is_alphabetic());
    says_nothing(&text) || words.into_iter().any(|word| WORDS.contains(&word))
}

/// Whether a text says that nothing is to be paid.
fn says_nothing(text: &str) -> bool {
    const WORDS: [&str; 8] =
        ["gratis", "free", "nihil", "tidak ada", "tidak dipungut", "tidak dikenakan", "tidak dikenai", "tanpa"];
    let text = text.to_lowercase();
    WORDS.iter().any(|word| text.contains(word))
}

/// What a reader sees of a piece of a page; what stands in two elements is told apart.
fn visible(piece: &str) -> String {
    let mut text = String::new();
    for part in piece.split('<') {
        let (tag, shown) = part.split_once('>').unwrap_or(("", part));
        text.push_str(" | ");
        if !tag.starts_with("style") {
            text.push_str(shown);
        }
    }
    text
}
