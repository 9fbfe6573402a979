//! Findings that are knowingly left: each with its reason, perhaps until a day.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::severity;
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::Text;
use crate::model::Waiver;
use crate::service::Service;
use crate::source::Span;
use crate::text;

/// The waivers of a project while it is checked.
pub struct Waivers {
    as_of: Date,
    /// The places of those that waived something.
    used: BTreeSet<Span>,
}

impl Waivers {
    /// As of a day.
    pub fn new(as_of: Date) -> Self {
        Waivers { as_of, used: BTreeSet::new() }
    }

    /// Takes over which of them were used elsewhere.
    pub fn join(&mut self, others: &Waivers) {
        self.used.extend(&others.used);
    }

    /// Whether findings of a kind are waived, by the standard, its unit or the government. There must be one.
    pub fn waive(&mut self, service: &Service, code: &Code) -> bool {
        let (unit, agency) = (&service.office.unit.facts.waivers, &service.project.agency.facts.waivers);
        let mut waived = false;
        for waiver in service.standard.facts.waivers.iter().chain(unit).chain(agency) {
            if let Some(rule) = &waiver.rule
                && rule.value == code.name
                && waiver.reason.is_some()
                && !self.has_expired(waiver)
            {
                self.used.insert(rule.span);
                waived = true;
            }
        }
        waived
    }

    fn has_expired(&self, waiver: &Waiver) -> bool {
        waiver.valid_to.as_ref().is_some_and(|until| until.value < self.as_of)
    }

    /// Reports waivers that were of no use, once all that they cover was checked.
    pub fn report(&self, waivers: &[Waiver], diagnostics: &mut Diagnostics) {
        for waiver in waivers {
            // One without a reason was reported as that.
            let Some(rule) = waiver.rule.as_ref().filter(|_| waiver.reason.is_some()) else { continue };
            if let Some(unknown) = severity::unknown(rule) {
                diagnostics.push(unknown);
            } else if let Some(until) = waiver.valid_to.as_ref().filter(|_| self.has_expired(waiver)) {
                let title = text!(id: "masa berlaku pengabaian ini sudah habis", en: "this waiver has expired");
                let help = text!(id: "hapus pengabaian ini dan perbaiki temuannya, atau perpanjang `berlaku sampai`", en: "delete this waiver and correct what it hid, or extend `valid_to`");
                diagnostics.push(Diagnostic::warning(&EXPIRED_WAIVER, until.span, title).help(help));
            } else if !self.used.contains(&rule.span) {
                let title = text!(id: "pengabaian ini tidak diperlukan", en: "this waiver is not needed");
                let help = text!(id: "hapus butir ini dari `abaikan`", en: "delete this item from `waivers`");
                diagnostics.push(Diagnostic::warning(&UNUSED_WAIVER, rule.span, title).help(help));
            }
        }
    }
}

/// A waiver waives nothing.
pub const UNUSED_WAIVER: Code = Code::new(
    "unused-waiver",
    Basis::Form,
    Text {
        id: "`abaikan` menyebut aturan yang tidak menemukan apa-apa di sini. Hapus, agar temuan baru tidak tersembunyi.",
        en: "`waivers` names a rule that finds nothing here. Delete it, so that new findings are not hidden.",
    },
);

/// A waiver whose day has passed.
pub const EXPIRED_WAIVER: Code = Code::new(
    "expired-waiver",
    Basis::Form,
    Text {
        id: "`abaikan` hanya berlaku sampai tanggal yang disebut, dan tanggal itu sudah lewat. Temuannya muncul kembali.",
        en: "`waivers` holds only until the day it names, and that day has passed. The finding is shown again.",
    },
);

/// All defects that this module reports.
pub const CODES: &[&Code] = &[&UNUSED_WAIVER, &EXPIRED_WAIVER];
