//! Long texts about each service, all of which stand in some documents of the government. They wait in a file until such
//! a document is written: ten thousand of them would take a quarter of a gigabyte as data of a template. A template sees
//! the place of each, two numbers, and its filter `long` reads the text.

use std::fs::File;
use std::io::{self, Write};
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::sync::Mutex;

use serde_json::{Value, json};

use crate::digest::Digest;
use crate::failure::{Doing, Result};
use crate::text;

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
    /// For so many units. The file is in `folder`, or where the system keeps temporary files if there is none there.
    pub fn new(units: usize, folder: &Path) -> Result<Self> {
        let file = tempfile::tempfile_in(folder).or_else(|_| tempfile::tempfile());
        let file = file.doing(|| text!(id: "membuat berkas sementara", en: "making a temporary file"))?;
        let places = Places { end: 0, of_units: vec![Vec::new(); units], digests: vec![None; units] };
        Ok(Spool { file, places: Mutex::new(places) })
    }

    /// Takes the long texts of the services of a unit, which is one of the list, and leaves the numbers of their places:
    /// that of the unit, and that of the text among those of the unit.
    pub fn take(&self, unit: usize, entry: &mut Value) -> Result<()> {
        let mut texts: Vec<String> = Vec::new();
        for service in entry["services"].as_array_mut().into_iter().flatten() {
            for key in LONG {
                let Some(value @ Value::String(_)) = service.get_mut(key) else { continue };
                if let Value::String(text) = std::mem::replace(value, json!([unit, texts.len()])) {
                    texts.push(text);
                }
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

    /// Reads a text of a unit.
    ///
    /// # Errors
    ///
    /// If there is no such text, or it cannot be read.
    pub fn read(&self, unit: usize, text: usize) -> io::Result<String> {
        let places = self.places.lock().expect("nothing panics while it is held");
        let place = places.of_units.get(unit).and_then(|texts| texts.get(text)).copied();
        drop(places);
        let (start, length) = place.ok_or(io::ErrorKind::NotFound)?;
        let mut bytes = vec![0; length];
        self.file.read_exact_at(&mut bytes, start)?;
        String::from_utf8(bytes).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_found_by_its_place_and_by_no_letter_in_another() {
        let spool = Spool::new(2, Path::new("/nowhere")).unwrap();
        let services = json!([{ "record": "{\"name\":\"é\"}", "nodes": "" }, { "record": "{}", "nodes": "{},{}" }]);
        let mut entry = json!({ "name": "\u{FDD2}1/0\u{FDD2}[1,0]", "services": services });
        spool.take(1, &mut entry).unwrap();
        assert_eq!(entry["name"], "\u{FDD2}1/0\u{FDD2}[1,0]");
        assert_eq!(entry["services"][0], json!({ "record": [1, 0], "nodes": [1, 1] }));
        let read = |text: usize| spool.read(1, text).unwrap();
        assert_eq!([0, 1, 2, 3].map(read), ["{\"name\":\"é\"}", "", "{}", "{},{}"]);
        assert!(spool.read(0, 0).is_err() && spool.read(7, 0).is_err());
    }
}
