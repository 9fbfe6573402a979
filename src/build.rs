//! Makes the documents that are not up to date, on all cores, and keeps the account of the outputs.
//!
//! A standard, a unit and the government are each a topic. A topic is up to date when the digest of its files, the
//! templates and the options is that in the manifest and its outputs are there; then nothing is looked at again. Else
//! each of its documents is sought in the cache by the digest of all that decides what it is, and made if it is not there.

mod deadline;
mod hitches;
mod parts;
mod plan;
mod printer;
mod sink;
mod spool;
mod stopwatch;
mod unmade;
mod workers;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::OnceLock;
use std::time::Duration;

use crate::cache::Cache;
use crate::diagnostic::{Diagnostics, Severity};
use crate::document::{self, Document, Of};
use crate::failure::Result;
use crate::locale::Text;
use crate::manifest::{self, Manifest, Output, Shard};
use crate::project::{Project, Selection};
use crate::rules;
use crate::templates::Templates;
use crate::view::{Edition, Medium};
use crate::write::{self, Out};

pub use deadline::within;
pub use hitches::Known;
pub use parts::UnitParts;
use plan::{Plan, State, Step};
pub use printer::BUILT_FROM;
use printer::{Batch, Printer};
use sink::Sink;
pub use sink::{Change, How};
pub use stopwatch::Stopwatch;
pub use unmade::{By, Cause, Unmade};

/// What is to be made.
pub struct Request<'a> {
    /// The project.
    pub project: &'a Project,
    /// Which of its units and standards.
    pub selection: &'a Selection,
    /// The templates.
    pub templates: &'a Templates,
    /// The templates among the sources of the project.
    pub known: &'a Known,
    /// The names of the documents; all, if there is none.
    pub asked: &'a [&'static str],
    /// The part of them.
    pub shard: Option<Shard>,
    /// On how many threads.
    pub threads: usize,
    /// What was made before.
    pub cache: &'a Cache,
    /// Who is told.
    pub observer: &'a dyn Observer,
    /// Whether somebody waits to see a page, which is made before the PDFs that it leads to.
    pub pages_first: bool,
}

impl Request<'_> {
    /// Whether documents of that name are asked for.
    fn asks(&self, name: &str) -> bool {
        self.asked.is_empty() || self.asked.contains(&name)
    }

    /// What the documents about that are made for.
    fn medium(&self, of: Of) -> Medium {
        if self.documents(of).any(Document::is_pdf) { Medium::Paper } else { Medium::Screen }
    }

    /// The documents about that which are asked for.
    fn documents(&self, of: Of) -> impl Iterator<Item = &'static Document> {
        document::ALL.iter().filter(move |document| document.of == of && self.asks(document.name))
    }
}

/// What came of it.
#[derive(Debug)]
pub struct Built {
    /// What turned up only when documents were made.
    pub found: Diagnostics,
    /// How the folder would change, if nothing is written.
    pub changes: BTreeMap<String, Change>,
    /// What the folder holds.
    pub manifest: Manifest,
    /// What was asked for and is not there as it should be, and why.
    pub unmade: Vec<Unmade>,
    /// Whether something was not made because files changed since they were checked: all is to be read again.
    pub is_overtaken: bool,
}

/// Is told how the work goes on, by several threads.
pub trait Observer: Sync {
    /// So many topics are not up to date.
    fn begin(&self, topics: usize);
    /// An output is where it belongs.
    fn tell(&self, event: &Event);
    /// One topic is done.
    fn advance(&self);
    /// A user's template does not end; `template` is its path as shown. Ends the program.
    fn give_up(&self, template: &str, trouble: &Text);
}

/// An output is where it belongs.
#[derive(Debug)]
pub struct Event<'a> {
    /// Its path under the folder of outputs.
    pub path: &'a str,
    /// What it is.
    pub output: &'a Output,
    /// How it came there.
    pub how: How,
    /// How long that took.
    pub took: Duration,
}

/// Brings a folder up to date; without a hold on it, says how it would change. `checked`: what was found before.
pub fn build(
    request: &Request,
    parts: &[&UnitParts],
    checked: &Diagnostics,
    folder: &Path,
    out: Option<Out>,
) -> Result<Built> {
    let name = request.shard.map_or_else(|| manifest::NAME.to_owned(), Shard::manifest);
    let told = write::bytes(&folder.join(&name)).and_then(|bytes| Manifest::parse(&bytes));
    let is_told = told.is_some();
    let before = told.unwrap_or_default();
    let mut sink = Sink::new(folder, out, &name);
    let tags = Edition::tags(request.project, None, None);
    let mut plan = Plan::new(request, parts, checked, &tags, &before, &sink);
    let due: Vec<&Step> = plan.steps.iter().filter(|step| step.state == State::Due).collect();
    request.observer.begin(due.len());
    let begun = !due.is_empty() || sink.out.as_ref().is_some_and(Out::is_abandoned);
    if begun {
        begin(&mut sink)?;
    }
    let printer = Printer {
        request,
        before: &before,
        sink: &sink,
        tags: &tags,
        engines: OnceLock::new(),
        digests: OnceLock::new(),
    };
    let mut batches = workers::work(request, parts, &plan, &printer)?;
    let mut found = printer.faults();
    found.extend(std::mem::take(&mut plan.found));
    let is_overtaken = batches.values().any(|batch| batch.is_overtaken);
    let mut failed: BTreeMap<usize, Vec<By>> = BTreeMap::new();
    for (at, batch) in &mut batches {
        let turned_up = std::mem::take(&mut batch.found);
        if batch.failed {
            failed
                .insert(*at, turned_up.iter().filter(|found| found.severity == Severity::Error).map(By::of).collect());
        }
        found.extend(turned_up);
    }
    rules::spell(&mut found, request.project);
    let Account { after, gone, is_other } = account(request, &plan, before, batches);
    let unmade = unmade::unmade(request, parts, &plan, checked, &failed, &after);
    let changed = begun || !is_told || is_other;
    if changed && !begun {
        begin(&mut sink)?;
    }
    for (path, output) in &gone {
        sink.remove(path, output)?;
    }
    if let Some(out) = sink.out.take().filter(|_| changed) {
        out.remove_abandoned(|path| after.outputs.contains_key(path))?;
        out.finish(&name, after.render().as_bytes())?;
    }
    Ok(Built { found, changes: sink.into_changes(), manifest: after, unmade, is_overtaken })
}

fn begin(sink: &mut Sink) -> Result<()> {
    sink.out.as_mut().map_or(Ok(()), Out::begin)
}

/// What the folder holds when all is done.
struct Account {
    after: Manifest,
    /// What was there before and must go.
    gone: Vec<(String, Output)>,
    /// Whether it is not what it was, beside what was made.
    is_other: bool,
}

fn account(request: &Request, plan: &Plan, before: Manifest, batches: BTreeMap<usize, Batch>) -> Account {
    let steps: BTreeMap<(&str, &str), usize> =
        plan.steps.iter().enumerate().map(|(at, step)| ((step.topic.unit, step.topic.standard), at)).collect();
    let failed: BTreeSet<usize> = batches.iter().filter(|(_, batch)| batch.failed).map(|(at, _)| *at).collect();
    let outputs = batches.into_values().flat_map(|batch| batch.outputs).collect();
    let mut account = Account { after: Manifest { outputs }, gone: Vec::new(), is_other: false };
    for (path, output) in before.outputs {
        if let Some(new) = account.after.outputs.get(&path) {
            if new.hash.is_none() && output.hash.is_some() {
                account.gone.push((path, output));
            }
            continue;
        }
        let stays = match steps.get(&(output.unit.as_str(), output.standard.as_str())) {
            None => {
                let is_ours = request.shard.is_none_or(|shard| shard.takes(&output.unit, &output.standard));
                let is_there = request.project.has(&output.unit, &output.standard);
                (!(request.selection.is_all() && is_ours) || is_there).then_some(output.stale)
            }
            Some(_) if !request.asks(&output.document) => Some(output.stale),
            Some(at) => match plan.steps[*at].state {
                State::Current => Some(output.stale),
                // What was right before is better than nothing.
                State::Held => Some(true),
                State::Due => (failed.contains(at) || !plan.is_whole(*at)).then_some(true),
            },
        };
        account.is_other |= stays != Some(output.stale);
        match stays {
            Some(stale) => drop(account.after.outputs.insert(path, Output { stale, ..output })),
            None => account.gone.push((path, output)),
        }
    }
    account
}
