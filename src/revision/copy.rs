//! The files of a tree of Git, written into a folder as they are stored.

use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufRead, BufReader, Read, Seek, Write};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::path::{Component, Path, PathBuf};
use std::process::{Command, Stdio};

use super::{making_folder, running};
use crate::failure::{Doing, Result};
use crate::text;

/// What is copied.
pub struct Copying<'a> {
    /// Git, without arguments, where the repository is.
    pub git: Command,
    /// What `ls-tree -r -z` tells of the tree.
    pub list: &'a [u8],
    /// Where Git LFS keeps files.
    pub stored: PathBuf,
}

/// A file of a tree.
struct Entry<'a> {
    is_link: bool,
    /// The name of what it holds.
    object: &'a str,
    path: &'a Path,
}

impl Copying<'_> {
    /// Writes all files and links into a new folder. Returns whether Git had all of them.
    pub fn run(mut self, folder: &Path) -> Result<bool> {
        let doing = || text!(id: "menyalin berkas dari Git", en: "copying files out of Git");
        fs::create_dir_all(folder).doing(making_folder)?;
        let entries: Vec<Entry> = self.list.split(|byte| *byte == 0).filter_map(Entry::read).collect();
        let mut asked = tempfile::tempfile().doing(doing)?;
        let objects: String = entries.iter().map(|entry| format!("{}\n", entry.object)).collect();
        asked.write_all(objects.as_bytes()).and_then(|()| asked.rewind()).doing(doing)?;
        self.git.args(["cat-file", "--batch", "--buffer"]).stdin(asked).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = self.git.spawn().doing(running)?;
        let mut told = BufReader::new(child.stdout.take().expect("it is piped"));
        let copied = entries.iter().try_fold((true, Vec::new()), |(is_whole, mut links), entry| {
            let target = folder.join(entry.path);
            let is_there = match length(&mut told)? {
                None => false,
                Some(length) => {
                    let mut bytes = (&mut told).take(length);
                    match entry.is_link {
                        true => {
                            let mut text = Vec::new();
                            bytes.read_to_end(&mut text)?;
                            links.push((text, target));
                        }
                        false => self.put(bytes, &target)?,
                    }
                    // The line ends behind what it tells.
                    told.read_exact(&mut [0])?;
                    true
                }
            };
            Ok::<_, io::Error>((is_whole && is_there, links))
        });
        // It waits for nothing: all is read, or nobody reads on.
        drop(told);
        child.wait().doing(running)?;
        let (is_whole, links) = copied.doing(doing)?;
        // Last, so that nothing is written through one.
        links
            .iter()
            .try_for_each(|(text, target)| made(target, |target| symlink(OsStr::from_bytes(text), target)))
            .doing(doing)?;
        Ok(is_whole)
    }

    /// Writes a file, or what it says that Git LFS keeps for it.
    fn put(&self, mut bytes: impl Read, target: &Path) -> io::Result<()> {
        let mut head = Vec::new();
        (&mut bytes).take(LONGEST_POINTER).read_to_end(&mut head)?;
        let kept = pointed(&head).map(|name| self.stored.join(&name[..2]).join(&name[2..4]).join(name));
        let kept = kept.filter(|kept| kept.symlink_metadata().is_ok_and(|about| about.is_file()));
        made(target, |target| {
            let mut file = OpenOptions::new().write(true).create_new(true).open(target)?;
            match &kept {
                Some(kept) => io::copy(&mut File::open(kept)?, &mut file)?,
                None => io::copy(&mut head.as_slice().chain(&mut bytes), &mut file)?,
            };
            Ok(())
        })?;
        io::copy(&mut bytes, &mut io::sink()).map(drop)
    }
}

impl<'a> Entry<'a> {
    /// Reads `100644 blob 0123… 12\tpath`. None for what is no file, and for a path that no tree of Git's own has.
    fn read(entry: &'a [u8]) -> Option<Self> {
        let tab = entry.iter().position(|byte| *byte == b'\t')?;
        let mut about = std::str::from_utf8(&entry[..tab]).ok()?.split(' ');
        let (mode, kind, object) = (about.next()?, about.next()?, about.next()?);
        let path = Path::new(OsStr::from_bytes(&entry[tab + 1..]));
        let is_inside = path.components().all(|part| matches!(part, Component::Normal(_)));
        (kind == "blob" && is_inside).then_some(Entry { is_link: mode == "120000", object, path })
    }
}

/// How many bytes come, out of the line that is told before them; none if the object is not there.
fn length(told: &mut impl BufRead) -> io::Result<Option<u64>> {
    let mut line = String::new();
    told.read_line(&mut line)?;
    match line.trim_end().rsplit_once(' ') {
        Some((_, "missing")) => Ok(None),
        Some((_, length)) => length.parse().map(Some).map_err(|_| io::Error::other(line.trim_end())),
        None => Err(io::ErrorKind::UnexpectedEof.into()),
    }
}

/// Makes something whose folder may not be there yet.
fn made(target: &Path, make: impl FnOnce(&Path) -> io::Result<()>) -> io::Result<()> {
    fs::create_dir_all(target.parent().expect("it is in a folder"))?;
    make(target)
}

/// The most bytes that say what Git LFS keeps.
const LONGEST_POINTER: u64 = 1024;

/// The name of what Git LFS keeps for a file, if the file says that.
fn pointed(bytes: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(bytes).ok()?;
    let rest = text.strip_prefix("version https://git-lfs.github.com/spec/v1\n")?;
    let name = rest.lines().find_map(|line| line.strip_prefix("oid sha256:"))?;
    (name.len() == 64 && name.bytes().all(|byte| byte.is_ascii_hexdigit())).then_some(name)
}
