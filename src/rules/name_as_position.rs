//! The name of a person stands where an office is asked for: `pimpinan: Drs. H. Ahmad Fauzi, M.Si`.

use super::{Check, Rule};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::Text;
use crate::model::{Contact, Decree, Person, names_person};
use crate::service::{Service, complaint_officers};
use crate::text;
use crate::vocabulary::KeyWord;

pub const RULE: Rule = Rule {
    code: Code::new(
        "name-as-position",
        Basis::Form,
        Text {
            id: "Keputusan dan maklumat ditetapkan oleh pejabat: `jabatan` menyebut jabatannya (`Lurah Sukamulya`), `nama` orangnya. Nama yang ditulis sebagai jabatan dikenali dari gelarnya; tanpa jabatan, keputusan tidak dibuat.",
            en: "Decree and pledge are set by an office: `position` names it (`Lurah Sukamulya`), `name` the person. A name that is written as a position is known by its titles and degrees; without a position no decree is made.",
        },
    ),
    wrong: include_str!("../../tests/cases/name-as-position/head.yaml"),
    right: include_str!("../../tests/cases/name-as-position/ok-hospital.yaml"),
    check: Check::Standard(check),
};

fn check(service: &Service, diagnostics: &mut Diagnostics) {
    let unit = &service.office.unit.facts;
    let signatory = |decree: &'_ Decree| decree.signatory.clone();
    let decrees = [&service.standard.facts.decree, &unit.decree];
    let signatories = decrees.into_iter().flatten().filter_map(signatory);
    let pledge = unit.pledge.iter().filter_map(|pledge| pledge.signatory.clone());
    let officers = service.items::<Contact>("complaints").flat_map(|(_, contacts)| complaint_officers(contacts));
    let persons = unit.head.iter().cloned().map(|head| ("head", head));
    let persons = persons.chain(signatories.chain(pledge).map(|person| ("signatory", person)));
    for (key, person) in persons.chain(officers.map(|officer| ("officer", officer.clone()))) {
        report(key, &person, service, diagnostics);
    }
}

fn report(key: &'static str, person: &Person, service: &Service, diagnostics: &mut Diagnostics) {
    let Some(written) = person.position.as_ref().filter(|position| names_person(position)) else { return };
    let unit = service.office.unit.facts.name.as_ref().map_or(service.office.id.as_str(), |name| &name.value);
    let office = if key == "officer" { "Sekretaris".to_owned() } else { office_of(unit) };
    let parts = parts(&written.value);
    let title = match parts {
        Some(_) => text!(id: "jabatan ini memuat nama orang", en: "this position holds the name of a person"),
        None => text!(id: "ini nama orang, bukan jabatan", en: "this is the name of a person, not a position"),
    };
    let (office, name) = parts.unwrap_or((office, written.value.clone()));
    let line = text!(
        id: "`{}: {{jabatan: {}, nama: {}}}`", en: "`{}: {{position: {}, name: {}}}`",
        KeyWord(key), office, quoted(&name)
    );
    let help = match key {
        "officer" => text!(id: "sebut keduanya, misalnya {}", en: "name both, such as {}", line),
        _ => text!(
            id: "sebut keduanya, misalnya {}; tanpa jabatan, keputusan tidak dibuat",
            en: "name both, such as {}; without a position no decree is made", line
        ),
    };
    diagnostics.push(Diagnostic::warning(&RULE.code, written.span, title).help(help));
}

/// What the head of a unit is called, as a rule.
fn office_of(unit: &str) -> String {
    const HEADS: [(&str, &str); 3] = [("Kelurahan ", "Lurah "), ("Kecamatan ", "Camat "), ("RSUD ", "Direktur RSUD ")];
    let head = HEADS.iter().find_map(|(of, head)| Some(format!("{head}{}", unit.strip_prefix(of)?)));
    head.unwrap_or_else(|| format!("Kepala {}", unit.trim_start_matches("Pemerintah ")))
}

/// The office and the name, if both are written: `Lurah Sukamulya, Drs. Ahmad`. What cannot be told apart is left open.
fn parts(written: &str) -> Option<(String, String)> {
    let divided = written.split_once(',').filter(|(_, name)| names_person(name.trim()));
    if let Some((office, name)) = divided.filter(|(office, _)| !names_person(office)) {
        return Some((office.trim().to_owned(), name.trim().to_owned()));
    }
    const OFFICES: [&str; 6] = ["Lurah", "Camat", "Kepala", "Direktur", "Sekretaris", "Ketua"];
    let first = written.split_whitespace().next()?;
    OFFICES.contains(&first).then(|| (format!("{first} …"), "…".to_owned()))
}

/// In quotation marks, for a comma would end it in braces.
fn quoted(name: &str) -> String {
    if name.contains('\'') { format!("\"{name}\"") } else { format!("'{name}'") }
}
