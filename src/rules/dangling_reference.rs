//! A reference leads nowhere: to a variant, a channel, a requirement, a step, a standard.

use std::collections::BTreeSet;

use super::{Check, Rule};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::Text;
use crate::model::{Common, ContactKind, Content, Detail, HoursOn, Item, Note, Placed, Step, each_content, reference};
use crate::service::{MOST_STANDARDS, Service, Sought};
use crate::text;
use crate::vocabulary::VOCABULARY;

pub const RULE: Rule = Rule {
    code: Code::new(
        "dangling-reference",
        Basis::Form,
        Text {
            id: "Rujukan (`untuk varian`, `kanal`, `pengganti dari`, `kembali ke`, `pelaku`, `seperti`, `tanpa`) harus menunjuk sesuatu yang ada: butir dirujuk dengan `id`-nya; varian, kanal, dan instansi mitra dengan `id` atau, jika tidak ada, namanya; standar lain dengan nama berkasnya.",
            en: "A reference (`for_variants`, `channel`, `instead_of`, `return_to`, `actor`, `same_as`, `remove`) must name something that is there: an item by its `id`; a variant, channel or partner by its `id` or, if it has none, its name; another standard by the name of its file.",
        },
    ),
    wrong: include_str!("../../tests/cases/dangling-reference/four.yaml"),
    right: include_str!("../../tests/cases/dangling-reference/ok-name-made-from.yaml"),
    check: Check::Standard(check),
};

/// Channels that need no declaration.
const KNOWN_CHANNELS: [&str; 4] = ["online", "mobile", "outreach", "mpp"];

fn check(service: &Service, diagnostics: &mut Diagnostics) {
    for dangling in &service.dangling {
        let written = &dangling.reference;
        diagnostics.push(match dangling.sought {
            Sought::Standard => report(written, text!(id: "unit ini tidak mempunyai standar `{}`", en: "the unit has no standard `{}`", written.value), &service.office.standards.iter().map(|standard| standard.id.clone()).filter(|id| *id != service.standard.id).collect(), WRITE_WHOLE),
            Sought::NoCircle => Diagnostic::error(&RULE.code, written.span, text!(id: "rujukan ini kembali ke standar ini sendiri", en: "the reference leads back to this standard"))
                .help(text!(id: "tulis komponennya lengkap di salah satu standar", en: "write the whole component in one of the standards")),
            Sought::Nearer => Diagnostic::error(&RULE.code, written.span, text!(id: "rujukan ini melewati lebih dari {} standar", en: "the reference leads through more than {} standards", MOST_STANDARDS))
                .help(text!(id: "sebut langsung standar yang menulis komponennya lengkap", en: "name the standard that writes the whole component")),
            Sought::Item => report(written, text!(id: "tidak ada butir dengan `id` `{}`", en: "no item has the `id` `{}`", written.value), &Ids::default(), GIVE_ID),
            Sought::Base => Diagnostic::error(&RULE.code, written.span, text!(id: "tidak ada dasar yang dapat ditambah atau diubah", en: "there is nothing to add to or to change"))
                .help(text!(id: "tulis komponennya lengkap", en: "write the whole component")),
        });
    }
    let facts = &service.standard.facts;
    let mut search = Search {
        variants: service.standard.variants.iter().map(|variant| variant.id()).collect(),
        channels: facts.channels.iter().map(|channel| channel.id()).collect(),
        partners: facts.partners.iter().map(|partner| partner.id()).collect(),
        diagnostics,
    };
    search.hours(&facts.hours);
    for channel in &facts.channels {
        search.hours(&channel.hours);
        search.notes(&channel.notes);
    }
    let steps: Ids = service.items::<Step>("procedure").flat_map(|(_, steps)| ids(steps).written).collect();
    for content in service.told() {
        search.content(content, &steps);
    }
}

/// What references may lead to.
struct Search<'d> {
    variants: Ids,
    channels: Ids,
    partners: Ids,
    diagnostics: &'d mut Diagnostics,
}

impl Search<'_> {
    fn content(&mut self, content: &Content, steps: &Ids) {
        each_content!(content, item => self.items(item));
        match content {
            Content::Requirements(requirements) => {
                let ids = ids(requirements);
                for item in requirements.walk() {
                    item.detail.format.iter().for_each(|of| self.channels(&of.channel));
                    for written in item.detail.instead_of.iter().filter(|id| !ids.have(&reference(id))) {
                        let title = text!(id: "tidak ada persyaratan dengan `id` `{}`", en: "no requirement has the `id` `{}`", written.value);
                        self.diagnostics.push(report(written, title, &ids, GIVE_ID));
                    }
                }
            }
            Content::Products(products) => {
                products.walk().iter().flat_map(|item| &item.detail.format).for_each(|of| self.channels(&of.channel));
            }
            Content::Steps(steps) => self.steps(steps),
            Content::Clocks(clocks) => {
                for written in clocks.walk().into_iter().flat_map(|item| &item.detail.for_steps) {
                    self.step(written, steps);
                }
            }
            Content::Contacts(contacts) => {
                for handling in contacts.walk().iter().map(|item| &item.detail.handling) {
                    self.hours(&handling.hours);
                    handling.limits.iter().for_each(|limits| self.items(limits));
                    if let Some(flow) = &handling.flow {
                        self.items(flow);
                        self.steps(flow);
                    }
                }
            }
            _ => {}
        }
    }

    /// What every item may refer to, whatever its kind.
    fn items<D: Detail>(&mut self, item: &Item<D>) {
        for item in item.walk() {
            self.common(&item.common);
            if let Some(table) = &item.table {
                table.rows.iter().for_each(|row| self.common(&row.common));
                for column in &table.columns {
                    self.variants(&column.for_variants);
                    self.channels(&column.channel);
                }
            }
        }
    }

    fn common(&mut self, common: &Common) {
        self.variants(&common.for_variants);
        self.channels(&common.channel);
        self.notes(&common.notes);
    }

    fn notes(&mut self, notes: &[Note]) {
        for note in notes {
            self.variants(&note.for_variants);
            self.channels(&note.channel);
        }
    }

    fn hours(&mut self, hours: &[HoursOn]) {
        for on in hours {
            self.channels(&on.channel);
            self.notes(&on.notes);
        }
    }

    fn variants(&mut self, names: &[Placed<String>]) {
        for written in names.iter().filter(|name| !self.variants.have(&reference(name))) {
            let title = text!(id: "tidak ada varian `{}`", en: "there is no variant `{}`", written.value);
            self.diagnostics.push(report(written, title, &self.variants, WRITE_VARIANT));
        }
    }

    fn channels(&mut self, names: &[Placed<String>]) {
        for written in names {
            let known = VOCABULARY.keywords.canonical(written).or_else(|| VOCABULARY.keys.canonical(written));
            let undeclared =
                known.is_some_and(|word| KNOWN_CHANNELS.contains(&word) || ContactKind::find(word).is_some());
            if !undeclared && !self.channels.have(&reference(written)) {
                let title = text!(id: "tidak ada kanal `{}`", en: "there is no channel `{}`", written.value);
                self.diagnostics.push(report(written, title, &self.channels, WRITE_CHANNEL));
            }
        }
    }

    fn step(&mut self, written: &Placed<String>, ids: &Ids) {
        if !ids.have(&reference(written)) {
            let title = text!(id: "tidak ada langkah dengan `id` `{}`", en: "no step has the `id` `{}`", written.value);
            self.diagnostics.push(report(written, title, ids, GIVE_ID));
        }
    }

    fn steps(&mut self, steps: &Item<Step>) {
        let ids = ids(steps);
        for step in steps.walk().iter().map(|item| &item.detail) {
            step.return_to.iter().for_each(|written| self.step(written, &ids));
            // An actor is told in words; one that is almost the id of a partner is meant to be it.
            for written in &step.actor {
                let actor = reference(written);
                // One letter is at most four bytes.
                let is_like = |id: &str| actor.len() > 3 && id.len().abs_diff(actor.len()) <= 4;
                let near = |id: &String| is_like(id) && strsim::osa_distance(id, &actor) == 1;
                if !self.partners.have(&actor) && self.partners.written.iter().any(near) {
                    let title =
                        text!(id: "tidak ada instansi mitra `{}`", en: "there is no partner `{}`", written.value);
                    self.diagnostics.push(report(written, title, &self.partners, WRITE_PARTNER));
                }
            }
        }
    }
}

/// What references of one kind may lead to.
#[derive(Default)]
struct Ids {
    /// In the order in which they are written.
    written: Vec<String>,
    known: BTreeSet<String>,
}

impl Ids {
    /// Whether a reference leads to one of them.
    fn have(&self, reference: &str) -> bool {
        self.known.contains(reference)
    }
}

impl FromIterator<String> for Ids {
    fn from_iter<I: IntoIterator<Item = String>>(ids: I) -> Self {
        let written: Vec<String> = ids.into_iter().collect();
        Ids { known: written.iter().cloned().collect(), written }
    }
}

fn ids<D: Detail>(item: &Item<D>) -> Ids {
    item.walk().iter().filter_map(|item| item.common.id.as_ref()).map(|id| reference(id)).collect()
}

/// Reports a reference; `missing` says how what is meant comes to be there.
fn report(written: &Placed<String>, title: Text, known: &Ids, missing: Text<&str>) -> Diagnostic {
    let names = known.written.iter().take(MOST_NAMED);
    let list = names.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    let help = match known.written.len().saturating_sub(MOST_NAMED) {
        _ if list.is_empty() => missing.to_owned(),
        0 => text!(id: "yang ada: {}; atau {}", en: "there are: {}; or {}", list, missing),
        more => {
            text!(id: "yang ada: {}, dan {} lagi; atau {}", en: "there are: {}, and {} more; or {}", list, more, missing)
        }
    };
    Diagnostic::error(&RULE.code, written.span, title).help(help)
}

/// How many names a message lists.
const MOST_NAMED: usize = 20;

const GIVE_ID: Text<&str> =
    Text { id: "beri `id` pada butir yang dimaksud", en: "give the item that is meant an `id`" };
const WRITE_WHOLE: Text<&str> = Text { id: "tulis komponennya lengkap di sini", en: "write the whole component here" };
const WRITE_VARIANT: Text<&str> =
    Text { id: "tulis variannya di bawah `varian:`", en: "write the variant under `variants:`" };
const WRITE_CHANNEL: Text<&str> =
    Text { id: "tulis kanalnya di bawah `kanal layanan:`", en: "write the channel under `channels:`" };
const WRITE_PARTNER: Text<&str> =
    Text { id: "tulis instansinya di bawah `instansi mitra:`", en: "write it under `partners:`" };
