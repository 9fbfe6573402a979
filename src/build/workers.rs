//! All cores at work: a thread a core, each with a pool of its own for typst, so that one thread makes one document at
//! a time. A unit is read when its first topic is begun, and forgotten after its last.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use serde_json::Value;

use super::parts::{self, UnitParts};
use super::plan::{Plan, State, Step, UnitPlan};
use super::printer::{Batch, List, Printer};
use super::spool::Spool;
use super::{Request, hitches};
use crate::crash::{Crash, contained};
use crate::diagnostic::{Diagnostics, internal_error};
use crate::digest::Digest;
use crate::document::Of;
use crate::failure::Result;
use crate::manifest::Output;
use crate::output::Units;
use crate::project::{Folder, Office};
use crate::service::Service;
use crate::source::{SourceId, Span};
use crate::view::{self, Entry, Medium, UnitEntry};

/// Paragraphs stand in lists that stand in cells: typst goes deep.
const STACK: usize = 16 * 1024 * 1024;

/// Something that one thread does with a unit.
#[derive(Clone, Copy)]
enum Task {
    /// Makes the documents of a topic.
    Print(usize),
    /// Says what the documents of the government tell of the unit.
    List,
}

/// A unit that is being worked on.
struct Desk<'a> {
    folder: &'a Folder,
    office: Mutex<Option<Arc<Office>>>,
    /// How many tasks are to be done yet.
    left: AtomicUsize,
}

/// Makes what is due: what came of each step, and what turned up.
pub fn work(request: &Request, parts: &[&UnitParts], plan: &Plan, printer: &Printer) -> Result<BTreeMap<usize, Batch>> {
    let due = |at: &usize| plan.steps[*at].state == State::Due;
    let agency = (0..plan.steps.len()).find(|at| plan.steps[*at].unit.is_none()).filter(due);
    let is_listed = agency.is_some() && request.documents(Of::Agency).next().is_some();
    let mut tasks: Vec<Vec<Task>> = parts.iter().map(|_| Vec::new()).collect();
    for at in (0..plan.steps.len()).filter(due) {
        if let Some(unit) = plan.steps[at].unit {
            tasks[unit].push(Task::Print(at));
        }
    }
    let listed = plan.units.iter().zip(&mut tasks).filter(|(unit, _)| is_listed && !unit.sound.is_empty());
    listed.for_each(|(_, tasks)| tasks.push(Task::List));
    if agency.is_none() && tasks.iter().all(Vec::is_empty) {
        return Ok(BTreeMap::new());
    }
    let folders: BTreeMap<&str, &Folder> =
        request.project.units.iter().map(|folder| (folder.id.as_str(), folder)).collect();
    let desk = |(unit, tasks): (&&UnitParts, &Vec<Task>)| Desk {
        folder: folders[unit.id.as_str()],
        office: Mutex::default(),
        left: AtomicUsize::new(tasks.len()),
    };
    let desks: Vec<Desk> = parts.iter().zip(&tasks).map(desk).collect();
    let queue: Vec<(usize, Task)> =
        tasks.iter().enumerate().flat_map(|(unit, tasks)| tasks.iter().map(move |task| (unit, *task))).collect();
    let hall = Hall {
        request,
        parts,
        plan,
        printer,
        desks,
        spool: Arc::new(Spool::new(parts.len(), printer.sink.folder())?),
        lists: parts.iter().map(|_| Mutex::default()).collect(),
        batches: Mutex::default(),
        unlisted: Mutex::default(),
    };
    side_by_side(request.threads, &queue, |(unit, task)| hall.perform(*unit, *task))?;
    if let Some(at) = agency {
        // Its pages are large: one language after the other.
        let batch = survived(&plan.steps[at], || hall.print_agency(&plan.steps[at]))?;
        hall.batches.lock().expect(CALM).insert(at, batch);
        request.observer.advance();
    }
    Ok(hall.batches.into_inner().expect(CALM))
}

const CALM: &str = "nothing panics while it is held";

/// What comes of a step; a panic in it becomes a finding.
fn survived(step: &Step, make: impl FnOnce() -> Result<Batch>) -> Result<Batch> {
    contained(make).unwrap_or_else(|crash| Ok(crashed(step, &crash)))
}

fn crashed(step: &Step, crash: &Crash) -> Batch {
    Batch::failing(internal_error(crash, step.topic.spans[0]))
}

/// Does something with each of a list, on several threads, until one fails.
fn side_by_side<T: Sync>(threads: usize, queue: &[T], perform: impl Fn(&T) -> Result<()> + Sync) -> Result<()> {
    let (next, failed) = (AtomicUsize::new(0), AtomicBool::new(false));
    let run = || -> Result<()> {
        // Typst's own work stays on this thread: in a common pool one document would begin in the midst of another.
        let _pool = rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread().build();
        while !failed.load(Ordering::Relaxed) {
            let Some(item) = queue.get(next.fetch_add(1, Ordering::Relaxed)) else { break };
            perform(item).inspect_err(|_| failed.store(true, Ordering::Relaxed))?;
        }
        Ok(())
    };
    thread::scope(|scope| {
        let spawn = |_| thread::Builder::new().stack_size(STACK).spawn_scoped(scope, run).ok();
        let running: Vec<_> = (0..threads.min(queue.len())).map_while(spawn).collect();
        // Where the system gives no thread, this one does the work.
        if running.is_empty() {
            return run();
        }
        let ended: Vec<Result<()>> =
            running.into_iter().map(|thread| thread.join().expect("it does not panic")).collect();
        ended.into_iter().collect()
    })
}

/// What all threads see.
struct Hall<'a> {
    request: &'a Request<'a>,
    parts: &'a [&'a UnitParts],
    plan: &'a Plan<'a>,
    printer: &'a Printer<'a>,
    desks: Vec<Desk<'a>>,
    spool: Arc<Spool>,
    /// What is told of each unit, in each language, as JSON.
    lists: Vec<Mutex<Vec<String>>>,
    batches: Mutex<BTreeMap<usize, Batch>>,
    /// A panic that kept a unit out of the list.
    unlisted: Mutex<Option<Crash>>,
}

impl Hall<'_> {
    fn perform(&self, unit: usize, task: Task) -> Result<()> {
        match task {
            Task::Print(at) => {
                let step = &self.plan.steps[at];
                let batch = survived(step, || match self.restore(step)? {
                    Some(batch) => Ok(batch),
                    None => self.print(unit, step),
                })?;
                self.batches.lock().expect(CALM).insert(at, batch);
                self.request.observer.advance();
            }
            Task::List => match contained(|| self.list(unit)) {
                Ok(listed) => listed?,
                Err(crash) => *self.unlisted.lock().expect(CALM) = Some(crash),
            },
        }
        let desk = &self.desks[unit];
        if desk.left.fetch_sub(1, Ordering::AcqRel) == 1 {
            desk.office.lock().unwrap_or_else(PoisonError::into_inner).take();
        }
        Ok(())
    }

    /// A unit, which is read if no other thread has it.
    fn office(&self, unit: usize) -> Arc<Office> {
        let desk = &self.desks[unit];
        // A panic in reading leaves nothing behind.
        let mut office = desk.office.lock().unwrap_or_else(PoisonError::into_inner);
        // What is wrong in it was found already.
        let read = || Arc::new(self.request.project.office(desk.folder, &mut Diagnostics::default()));
        office.get_or_insert_with(read).clone()
    }

    /// What came of the same files before.
    fn restore(&self, step: &Step) -> Result<Option<Batch>> {
        let kept = self.request.cache.get(step.topic.files);
        let outputs = kept.and_then(|bytes| serde_json::from_slice::<Vec<(String, Output)>>(&bytes).ok());
        // A cache may be shared: what it says is a claim.
        let is_of_topic = |(path, output): &(String, Output)| {
            output.belongs(path)
                && (output.unit.as_str(), output.standard.as_str()) == (step.topic.unit, step.topic.standard)
        };
        let outputs = outputs.filter(|outputs| outputs.iter().all(is_of_topic));
        outputs.map_or(Ok(None), |outputs| self.printer.restore(&step.topic, outputs))
    }

    fn print(&self, unit: usize, step: &Step) -> Result<Batch> {
        let (printer, topic, office) = (self.printer, &step.topic, &*self.office(unit));
        if let Some(place) = self.overtaken(unit, step, office) {
            return Ok(Batch { is_overtaken: true, ..Batch::failing(hitches::overtaken(place)) });
        }
        let project = self.request.project;
        let batch = if topic.standard.is_empty() {
            let services = self.services(&self.plan.units[unit], office);
            let whole = self.plan.units[unit].is_whole;
            let view = |tag: &str| {
                let view = view::unit(project, office, &services, tag, self.request.medium(Of::Unit));
                if whole { view } else { view.incomplete() }
            };
            printer.print(topic, Of::Unit, view)?
        } else {
            let standard = office.standards.iter().find(|standard| standard.id == topic.standard);
            let standard = standard.expect("nothing holds it back");
            let service = Service::new(project, office, standard);
            let mut batch = printer
                .print(topic, Of::Standard, |tag| view::standard(&service, tag, self.request.medium(Of::Standard)))?;
            if standard.facts.decree.is_some() && !step.is_undecreed {
                let view = |tag: &str| view::unit(project, office, std::slice::from_ref(&service), tag, Medium::Paper);
                batch.join(printer.print(topic, Of::Decreed, view)?);
            }
            batch
        };
        if !batch.failed {
            let outputs = serde_json::to_vec(&batch.outputs).expect("texts and numbers can be written");
            self.request.cache.put(topic.files, &outputs);
        }
        Ok(batch)
    }

    /// The file whose pictures, which documents of a step show, are others than those that were checked.
    fn overtaken(&self, unit: usize, step: &Step, office: &Office) -> Option<Span> {
        let (parts, now) = (self.parts[unit], parts::shown(office));
        let standard = parts.standards.iter().find(|standard| standard.id == step.topic.standard);
        let is_met = |source: SourceId| match standard.filter(|standard| !standard.borrows) {
            Some(standard) => source == standard.span.source || source == parts.span.source,
            None => true,
        };
        let mut files = parts.pictures.keys().chain(now.keys()).filter(|file| is_met(**file));
        files.find(|file| parts.pictures.get(file) != now.get(file)).map(|file| Span::start_of(*file))
    }

    fn services<'o>(&'o self, unit: &UnitPlan, office: &'o Office) -> Vec<Service<'o>> {
        let sound = office.in_order().filter(|standard| unit.sound.contains(standard.id.as_str()));
        sound.map(|standard| Service::new(self.request.project, office, standard)).collect()
    }

    /// What the documents of the government tell of a unit.
    fn list(&self, unit: usize) -> Result<()> {
        let key = Digest::of_all([b"list".as_slice(), self.plan.units[unit].files.as_ref()]);
        let kept = self.request.cache.get(key).and_then(|bytes| serde_json::from_slice::<Vec<Value>>(&bytes).ok());
        let mut entries = kept.unwrap_or_else(|| {
            let office = &*self.office(unit);
            let services = self.services(&self.plan.units[unit], office);
            let entry = |tag: &String| {
                let services =
                    services.iter().map(|service| Entry::new(service, tag, self.request.asks("data"))).collect();
                let entry = UnitEntry::new(self.request.project, office, tag, services);
                serde_json::to_value(entry).expect("a view is texts, lists and maps")
            };
            let entries: Vec<Value> = self.printer.tags.iter().map(entry).collect();
            let written = serde_json::to_vec(&entries).expect("a value can be written");
            self.request.cache.put(key, &written);
            entries
        });
        if let Some(own) = entries.first_mut() {
            self.spool.take(unit, own)?;
        }
        *self.lists[unit].lock().expect(CALM) = entries.iter().map(Value::to_string).collect();
        Ok(())
    }

    fn print_agency(&self, step: &Step) -> Result<Batch> {
        // A list that lacks a unit would be wrong.
        if let Some(crash) = self.unlisted.lock().expect(CALM).as_ref() {
            return Ok(crashed(step, crash));
        }
        let mut batch = Batch::default();
        for (at, tag) in step.topic.tags.iter().enumerate() {
            let texts = self.lists.iter().filter_map(|lists| lists.lock().expect(CALM).get_mut(at).map(std::mem::take));
            let texts: Vec<String> = texts.collect();
            let digest = Digest::of_all([Digest::of_all(&texts), self.spool.digest()]);
            let spool = self.spool.clone();
            let long_texts = Arc::new(move |unit, text| spool.read(unit, text));
            let bytes = texts.iter().map(String::len).sum();
            let list = List { units: Units::read(texts, long_texts), digest, bytes };
            let view = view::agency(self.request.project, tag);
            batch.join(self.printer.print_edition(&step.topic, Of::Agency, tag, &view, Some(&list))?);
        }
        Ok(batch)
    }
}
