//! What governments were on the days that they were looked at: a file of lines of JSON, which grows by a line a day.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::report::{Point, Report};

/// The days of all governments.
#[derive(Default)]
pub struct History(Vec<Entry>);

/// A line of the file.
#[derive(Serialize, Deserialize)]
struct Entry {
    government: String,
    #[serde(flatten)]
    point: Point,
}

impl History {
    /// Reads the file, or gives the number of the first line, from 1, that is none of a history.
    pub fn parse(text: &str) -> Result<Self, usize> {
        let lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
        let entry = |(number, line)| {
            let entry = serde_json::from_str(line).ok();
            entry.filter(|entry: &Entry| entry.point.as_of.parse::<Date>().is_ok()).ok_or(number)
        };
        lines.map(entry).collect::<Result<_, _>>().map(History)
    }

    /// Adds what a report says, in the place of what was said of the same day, and tells the report of the other days.
    pub fn join(&mut self, report: &mut Report) {
        for government in &mut report.governments {
            let as_of = report.as_of.clone();
            self.0.retain(|entry| entry.government != government.name || entry.point.as_of != as_of);
            let point = Point { as_of, completeness: government.completeness, errors: government.findings.errors };
            self.0.push(Entry { government: government.name.clone(), point });
            let own = self.0.iter().filter(|entry| entry.government == government.name);
            government.trend = own.map(|entry| entry.point.clone()).collect();
            government.trend.sort_by(|one, other| one.as_of.cmp(&other.as_of));
        }
        self.0.sort_by(|one, other| one.point.as_of.cmp(&other.point.as_of));
    }

    /// The file.
    pub fn render(&self) -> String {
        let line = |entry: &Entry| serde_json::to_string(entry).expect("texts and numbers can be written") + "\n";
        self.0.iter().map(line).collect()
    }
}
