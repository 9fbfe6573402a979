//! What documents say is what the service gives: one changed value changes only the places that show it, and no amount,
//! no length of time and no "free" comes from anywhere but the standard.

mod support;

#[path = "support/generated.rs"]
mod generated;
#[path = "support/given.rs"]
mod given;
#[path = "support/measures.rs"]
mod measures;
#[path = "support/places.rs"]
mod places;
#[path = "support/shown.rs"]
mod shown;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use generated::{Chance, Draft, Kind};
use given::Given;
use maklumat::diagnostic::{Diagnostics, Severity};
use maklumat::locale::Language;
use maklumat::output::Engines;
use maklumat::project::{Project, Selection};
use maklumat::rules;
use maklumat::templates::Templates;
use places::{Papers, Places};
use shown::{Shown, holds, shown};

const STANDARDS: usize = 500;

/// One standard before and after one of its scalars was changed.
struct Trial {
    kind: Kind,
    has_notice: bool,
    has_poster: bool,
    written: String,
    faults: Vec<String>,
}

#[test]
fn one_changed_value_changes_only_the_places_that_show_it() {
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    let work = |worker: usize| {
        let engines = Engines::new(&Templates::read(None).expect("the templates"));
        (worker..STANDARDS).step_by(workers).map(|index| trial(index, &engines)).collect::<Vec<Trial>>()
    };
    let trials: Vec<Trial> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..workers).map(|worker| scope.spawn(move || work(worker))).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("a worker that does not panic")).collect()
    });
    assert_eq!(trials.len(), STANDARDS);
    let mut by_kind: BTreeMap<Kind, usize> = BTreeMap::new();
    trials.iter().for_each(|trial| *by_kind.entry(trial.kind).or_default() += 1);
    assert!(Kind::ALL.iter().all(|kind| by_kind.get(kind).is_some_and(|count| *count >= 10)), "{by_kind:?}");
    let notices = trials.iter().filter(|trial| trial.has_notice).count();
    let posters = trials.iter().filter(|trial| trial.has_poster).count();
    assert!(notices >= 40 && posters >= 5, "{notices} notices, {posters} posters");
    let faults: Vec<&str> = trials.iter().flat_map(|trial| &trial.faults).map(String::as_str).collect();
    let first = trials.iter().find(|trial| !trial.faults.is_empty()).map_or("", |trial| &trial.written);
    assert!(faults.is_empty(), "{} faults:\n{}\nthe first in\n{first}", faults.len(), faults.join("\n"));
}

/// Makes a standard with a scalar of the kind whose turn it is, and changes that.
fn trial(index: usize, engines: &Engines) -> Trial {
    let kind = Kind::ALL[index % Kind::ALL.len()];
    let mut seed = 1_000 * (index as u64 + 1);
    let draft = loop {
        let draft = Draft::new(seed);
        if draft.scalars.iter().any(|scalar| scalar.kind == kind) {
            break draft;
        }
        seed += 1;
    };
    let of_kind: Vec<usize> = (0..draft.scalars.len()).filter(|at| draft.scalars[*at].kind == kind).collect();
    let (turn, place) = (index / Kind::ALL.len(), index % Kind::ALL.len());
    // The last of a kind is often the deepest.
    let changed = of_kind[if turn.is_multiple_of(2) { of_kind.len() - 1 } else { Chance(seed).below(of_kind.len()) }];
    // A notice of each kind, a poster of some.
    let notice = place % 10 == turn;
    let papers = Papers { notice, poster: notice && place % 7 == 3 };
    let (before, after) = (draft.written(None), draft.written(Some(changed)));
    let made = [&before, &after].map(|written| all_places(written, papers, engines));
    let scalar = &draft.scalars[changed];
    let has = |name: &str| made.iter().all(|places| places.keys().any(|place| holds(name, place)));
    let about = |fault: String| {
        format!("standard {index}, {kind:?} `{}` -> `{}` {}: {fault}", scalar.value, scalar.other, scalar.component)
    };
    let faults = faults(&made, &shown(scalar)).into_iter().map(about).collect();
    Trial { kind, has_notice: has("notice"), has_poster: has("poster"), written: before, faults }
}

fn all_places(written: &str, papers: Papers, engines: &Engines) -> Places {
    const BASE: &str = "tests/cases/base/standards";
    let read = |file: &str| std::fs::read_to_string(support::root().join(BASE).join(file)).expect("a file of the base");
    let (agency, unit) = (read("agency.yaml"), read("kelurahan/unit.yaml"));
    let files = [("agency.yaml", &*agency), ("kelurahan/unit.yaml", &*unit), ("kelurahan/surat.yaml", written)];
    let project = Project::of_texts(files);
    let found = rules::check_project(&project, &Selection::default(), support::TODAY);
    let errors: Vec<_> = found.into_iter().filter(|found| found.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{}\n{written}", support::told(&project, &errors, Language::English));
    let office = project.office(&project.units[0], &mut Diagnostics::default());
    places::places(&project, &office, "surat", "id", papers, engines)
}

/// Places that changed and should not have, or the reverse.
fn faults([before, after]: &[Places; 2], shown: &Shown) -> Vec<String> {
    let all: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let changed: Vec<&String> = all.into_iter().filter(|place| before.get(*place) != after.get(*place)).collect();
    let mut faults = Vec::new();
    for place in changed.iter().filter(|place| !shown.knows(place)) {
        let text = |places: &Places| places.get(*place).map_or("nothing".to_owned(), |text| part(text));
        faults.push(format!("{place} changed: {} -> {}", text(before), text(after)));
    }
    for must in &shown.must {
        let root = must.split('/').next().unwrap_or_default();
        let is_made = before.keys().any(|place| holds(root, place));
        if is_made && !changed.iter().any(|place| holds(must, place)) {
            faults.push(format!("{must} did not change"));
        }
    }
    faults
}

/// The beginning of a text.
fn part(text: &str) -> String {
    text.chars().take(120).collect()
}

#[test]
fn no_document_says_an_amount_a_time_or_free_that_the_service_does_not() {
    let mut folders: Vec<(String, PathBuf)> = vec![("samples".to_owned(), support::root())];
    for entry in std::fs::read_dir(support::root().join("tests/corpus")).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            folders.push((path.file_name().unwrap().to_string_lossy().into_owned(), path));
        }
    }
    let mut kept = Vec::new();
    for pattern in ["tests/shapes", "tests/cases"] {
        for entry in walkdir::WalkDir::new(support::root().join(pattern)).sort_by_file_name() {
            let path = entry.unwrap().into_path();
            let is_standard = path.extension().is_some_and(|extension| extension == "yaml");
            if is_standard && !path.components().any(|part| part.as_os_str() == "base") {
                let folder = support::case(&std::fs::read_to_string(&path).unwrap());
                let name = path.strip_prefix(support::root()).unwrap().display().to_string();
                folders.push((name, folder.path().to_owned()));
                kept.push(folder);
            }
        }
    }
    folders.sort();
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    let work = |worker: usize| {
        let engines = Engines::new(&Templates::read(None).expect("the templates"));
        let own = folders.iter().skip(worker).step_by(workers);
        own.map(|(name, folder)| untruths(name, folder, &engines)).collect::<Vec<_>>()
    };
    let looked: Vec<(usize, Vec<String>)> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..workers).map(|worker| scope.spawn(move || work(worker))).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("a worker that does not panic")).collect()
    });
    let standards: usize = looked.iter().map(|(standards, _)| standards).sum();
    let mut faults: Vec<&str> = looked.iter().flat_map(|(_, faults)| faults).map(String::as_str).collect();
    faults.sort_unstable();
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    assert!(standards > 150, "only {standards} standards without errors");
}

/// How many standards of a project have no errors, and what their documents say that is not given.
fn untruths(name: &str, folder: &Path, engines: &Engines) -> (usize, Vec<String>) {
    let (project, found) = support::check(folder);
    let wrong: BTreeSet<_> = found
        .iter()
        .filter(|found| found.severity == Severity::Error)
        .map(|found| project.sources.get(found.span.source).path.clone())
        .collect();
    let (mut standards, mut faults) = (0, Vec::new());
    for office in &support::offices(&project) {
        for standard in &office.standards {
            let of = [project.agency_span, Some(office.span), Some(standard.span)];
            let paths = of.into_iter().flatten().map(|span| &project.sources.get(span.source).path);
            if paths.into_iter().any(|path| wrong.contains(path)) {
                continue;
            }
            standards += 1;
            let given = Given::new(&project, office, standard);
            for tag in ["id", "en"] {
                let papers = Papers { notice: false, poster: false };
                let places = places::places(&project, office, &standard.id, tag, papers, engines);
                let of = |fault: String| format!("{name}: {}/{} in {tag}: {fault}", office.id, standard.id);
                faults.extend(given.untold(&places).into_iter().chain(given.wrong_summaries(&places)).map(of));
            }
            let of = |fault: String| format!("{name}: {}/{}: {fault}", office.id, standard.id);
            faults.extend(given.groundless().into_iter().map(of));
        }
    }
    (standards, faults)
}
