//! Opening hours stand in a component.

use super::{Check, Rule, words};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::Text;
use crate::model::{Content, Placed, Said};
use crate::service::Service;
use crate::text;

pub const RULE: Rule = Rule {
    code: Code::new(
        "hours-in-component",
        Basis::Form,
        Text {
            id: "Jam buka ditulis pada `jam layanan`, bukan di dalam jangka waktu atau prosedur: jam buka tidak mengatakan berapa lama layanannya.",
            en: "Opening hours are written in `hours`, not in time or procedure: they do not say how long the service takes.",
        },
    ),
    wrong: include_str!("../../tests/cases/hours-in-component/step.yaml"),
    right: include_str!("../../tests/cases/hours-in-component/ok-a-day-of-week.yaml"),
    check: Check::Standard(check),
};

fn check(service: &Service, diagnostics: &mut Diagnostics) {
    for content in ["time", "procedure"]
        .into_iter()
        .flat_map(|id| service.holdings(id))
        .filter_map(|holding| holding.content.as_deref())
    {
        let mut texts = words(content);
        if let Content::Clocks(clocks) = content {
            texts.extend(clocks.walk().into_iter().filter_map(|item| {
                let said = item.detail.at_most.as_ref()?;
                let Said::Text(text) = &said.value else { return None };
                Some(Placed { value: text.as_str(), span: said.span })
            }));
        }
        for text in texts.into_iter().filter(|text| tells_hours(text.value)) {
            let title = text!(id: "jam buka ditulis di sini", en: "opening hours stand here");
            let help = text!(id: "pindahkan ke kunci `jam layanan` di berkas ini atau di `unit.yaml`, misalnya `jam layanan: [Senin-Kamis 08.00-15.00, Jumat 08.00-11.00]`", en: "move them to the key `hours` in this file or in `unit.yaml`, such as `hours: [Monday-Thursday 08.00-15.00, Friday 08.00-11.00]`");
            diagnostics.push(Diagnostic::warning(&RULE.code, text.span, title).help(help));
        }
    }
}

/// A day of the week with a time of day, or day and night every day.
fn tells_hours(text: &str) -> bool {
    const DAYS: [&str; 8] = ["senin", "selasa", "rabu", "kamis", "jumat", "jum'at", "sabtu", "hari kerja"];
    let text = text.to_lowercase();
    let clock = text.split([' ', '-', '–', ',', '(', ')']).any(|word| {
        let mut parts = word.split(['.', ':']);
        let two = |part: Option<&str>| {
            part.is_some_and(|part| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit()))
        };
        two(parts.next()) && two(parts.next()) && parts.next().is_none_or(str::is_empty)
    });
    let always = text.contains("setiap hari") && (text.contains("24 jam") || text.contains("24jam"));
    always || clock && DAYS.iter().any(|day| text.contains(day))
}

#[cfg(test)]
mod tests {
    use super::tells_hours;

    #[test]
    fn hours_and_near_misses() {
        for hours in ["Senin-Kamis 08.00-16.15 WIB", "Pelayanan 1x24 jam setiap hari", "hari kerja, 08:00 s.d. 15:00"] {
            assert!(tells_hours(hours), "{hours}");
        }
        for not in ["3 hari kerja", "1 x 24 jam", "Membayar Rp10.000 setiap Senin", "Nomor 12.34.56 tanggal Senin"] {
            assert!(!tells_hours(not), "{not}");
        }
    }
}
