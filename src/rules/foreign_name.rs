//! The name of another region or of another service stands in a text: left over from what it was copied from.

use super::{Check, Rule, notes, words};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::Text;
use crate::model::Step;
use crate::regulation::regions::{Region, RegionKind, named_in};
use crate::service::Service;
use crate::source::Span;
use crate::text;

pub const RULE: Rule = Rule {
    code: Code::new(
        "foreign-name",
        Basis::Form,
        Text {
            id: "Teks menyebut daerah lain, atau sebuah langkah menyerahkan hasil layanan lain; mungkin terbawa sewaktu menyalin. Daerah yang memang terlibat disebut di antara instansi mitra.",
            en: "The text names another region, or hands over the product of another service; it may be left over from copying. A region that does take part is named among the partners.",
        },
    ),
    wrong: include_str!("../../tests/cases/foreign-name/city.yaml"),
    right: include_str!("../../tests/cases/foreign-name/ok-own-and-partner.yaml"),
    check: Check::Standard(check),
};

fn check(service: &Service, diagnostics: &mut Diagnostics) {
    let own = own_regions(service);
    for content in service.told() {
        for text in words(content).into_iter().chain(notes(content)) {
            foreign(text.value, text.span, &own, diagnostics);
        }
    }
    for cited in service.citations() {
        let Some(region) = &cited.value.region else { continue };
        foreign(region, cited.span, &own, diagnostics);
    }
    other_services(service, diagnostics);
}

/// Reports the regions in a text that are none of its own.
fn foreign(text: &str, span: Span, own: &[Region], diagnostics: &mut Diagnostics) {
    for region in named_in(text).iter().filter(|region| !own.iter().any(|own| is_own(region, own))) {
        let kind = match region.kind {
            RegionKind::City => Text { id: "Kota", en: "Kota" },
            RegionKind::Regency => Text { id: "Kabupaten", en: "Kabupaten" },
            RegionKind::Province => Text { id: "Provinsi", en: "Provinsi" },
        };
        let title = text!(id: "daerah lain disebut di sini: {} {}", en: "another region is named here: {} {}", kind, region.name);
        let help = text!(
            id: "ganti dengan nama daerah sendiri; jika daerah itu memang terlibat, sebutkan pada `instansi mitra`",
            en: "write the name of your own region; if the other one does take part, name it in `partners`"
        );
        diagnostics.push(Diagnostic::warning(&RULE.code, span, title).help(help));
    }
}

/// The regions that the government, the unit, its partners and the area of the service name.
fn own_regions(service: &Service) -> Vec<Region> {
    let (agency, unit) = (&service.project.agency.facts, &service.office.unit.facts);
    let facts = &service.standard.facts;
    let partners = facts.partners.iter().flat_map(|partner| [&partner.name, &partner.place]);
    let single = [&agency.name, &agency.address, &unit.name, &unit.address, &facts.area, &facts.name];
    let texts = single.into_iter().chain(partners).flatten();
    let texts = texts.chain(&agency.letterhead).chain(&unit.letterhead).chain(&facts.place).chain(&facts.recipients);
    texts.flat_map(|text| named_in(&text.value)).collect()
}

/// The region itself, or the province that it lies in.
fn is_own(region: &Region, own: &Region) -> bool {
    region == own || region.kind == RegionKind::Province && region.name == own.province
}

/// Steps that hand over the product of another service of the unit.
fn other_services(service: &Service, diagnostics: &mut Diagnostics) {
    let hands_over = |text: &str| {
        let starts = |verb: &str| text.get(..verb.len()).is_some_and(|start| start.eq_ignore_ascii_case(verb));
        ["menyerahkan", "menerbitkan", "mencetak", "menandatangani"].into_iter().any(starts)
    };
    let steps = service.items::<Step>("procedure").flat_map(|(_, steps)| steps.walk());
    let steps = steps.filter_map(|item| item.detail.step.as_ref()).filter(|step| hands_over(step)).collect::<Vec<_>>();
    if steps.is_empty() {
        return;
    }
    let offers = service.office.standards.iter().zip(&service.office.offers);
    let (own, others): (Vec<_>, Vec<_>) = offers.partition(|(standard, _)| standard.id == service.standard.id);
    let own: Vec<&String> = own.into_iter().flat_map(|(_, offers)| offers).collect();
    let is_foreign = |name: &&String| {
        name.split(' ').count() >= 3 && !own.iter().any(|own| own.contains(*name) || name.contains(*own))
    };
    for step in steps {
        let text = step.value.to_lowercase();
        let mut named = others.iter().flat_map(|(_, offers)| *offers).filter(|name| text.contains(name.as_str()));
        if let Some(name) = named.find(is_foreign) {
            let title = text!(id: "langkah ini menyerahkan hasil layanan lain: {}", en: "the step hands over the product of another service: {}", name);
            let help = text!(id: "sebutkan hasil layanan ini, bukan hasil layanan lain", en: "write the product of this service");
            diagnostics.push(Diagnostic::warning(&RULE.code, step.span, title).help(help));
        }
    }
}
