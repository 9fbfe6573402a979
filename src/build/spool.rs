//! Long texts about each service, all of which stand in some documents of the government. They wait in a file until such
//! a document is written: ten thousand of them would take a quarter of a gigabyte as data of a template.

use std::fs::File;
use std::io::{self, Write};
use std::os::unix::fs::FileExt;
use std::sync::Mutex;

use serde_json::Value;

use crate::digest::Digest;
use crate::failure::{Doing, Result};
use crate::text;

/// Around the number of a text that stands elsewhere: a character that nobody writes.
const MARK: char = '\u{FDD2}';

/// The keys of a service that hold long texts.
const LONG: [&str; 2] = ["record", "nodes"];

/// A file of texts, by number.
pub struct Spool {
    file: File,
    /// Where each begins, and how long it is; of a unit, by the place of the unit.
    places: Mutex<Places>,
}

struct Places {
    end: u64,
    of_units: Vec<Vec<(u64, usize)>>,
    digests: Vec<Option<Digest>>,
}

impl Spool {
    /// For so many units.
    pub fn new(units: usize) -> Result<Self> {
        let file =
            tempfile::tempfile().doing(|| text!(id: "membuat berkas sementara", en: "making a temporary file"))?;
        let places = Places { end: 0, of_units: vec![Vec::new(); units], digests: vec![None; units] };
        Ok(Spool { file, places: Mutex::new(places) })
    }

    /// Takes the long texts of the services of a unit, which is one of the list, and leaves marks in their place.
    pub fn take(&self, unit: usize, entry: &mut Value) -> Result<()> {
        let mut texts: Vec<String> = Vec::new();
        for service in entry["services"].as_array_mut().into_iter().flatten() {
            for key in LONG {
                let Some(Value::String(text)) = service.get_mut(key) else { continue };
                let mark = format!("{MARK}{unit}/{}{MARK}", texts.len());
                texts.push(std::mem::replace(text, mark));
            }
        }
        let mut places = self.places.lock().expect("nothing panics while it is held");
        for text in &texts {
            (&self.file)
                .write_all(text.as_bytes())
                .doing(|| text!(id: "menulis berkas sementara", en: "writing a temporary file"))?;
            let start = places.end;
            places.of_units[unit].push((start, text.len()));
            places.end += text.len() as u64;
        }
        places.digests[unit] = Some(Digest::of_all(&texts));
        Ok(())
    }

    /// Of all texts.
    pub fn digest(&self) -> Digest {
        let places = self.places.lock().expect("nothing panics while it is held");
        Digest::of_all(places.digests.iter().flatten())
    }

    /// Hands on a document piece by piece, with the texts in the place of their marks.
    pub fn expand(&self, document: &[u8], mut hand_on: impl FnMut(&[u8]) -> io::Result<()>) -> io::Result<()> {
        let Ok(text) = std::str::from_utf8(document) else { return hand_on(document) };
        let places = self.places.lock().expect("nothing panics while it is held");
        let place = |number: &str| {
            let (unit, text) = number.split_once('/')?;
            places.of_units.get(unit.parse::<usize>().ok()?)?.get(text.parse::<usize>().ok()?).copied()
        };
        let mut waiting = Vec::new();
        for (at, piece) in text.split(MARK).enumerate() {
            match place(piece).filter(|_| at % 2 == 1) {
                None => hand_on(piece.as_bytes())?,
                Some((start, length)) => {
                    waiting.resize(length, 0);
                    self.file.read_exact_at(&mut waiting, start)?;
                    hand_on(&waiting)?;
                }
            }
        }
        Ok(())
    }
}
