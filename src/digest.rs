//! BLAKE3 hashes: what says that two things are the same.

use std::{fmt, io};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A BLAKE3 hash of 256 bits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest([u8; 32]);

impl Digest {
    /// Of some bytes, as `b3sum` tells it.
    pub fn of(bytes: &[u8]) -> Self {
        Digest(blake3::hash(bytes).into())
    }

    /// Of all that a reader gives.
    pub fn of_reader(reader: impl io::Read) -> io::Result<Self> {
        let mut hasher = blake3::Hasher::new();
        hasher.update_reader(reader)?;
        Ok(Digest(hasher.finalize().into()))
    }

    /// Of several things, each with its length, so that no two lists of them are the same.
    pub fn of_all<T: AsRef<[u8]>>(parts: impl IntoIterator<Item = T>) -> Self {
        let mut hasher = blake3::Hasher::new();
        for part in parts {
            let part = part.as_ref();
            hasher.update(&part.len().to_le_bytes()).update(part);
        }
        Digest(hasher.finalize().into())
    }

    /// Reads one as it is written: 64 hexadecimal digits.
    pub fn parse(hex: &str) -> Option<Self> {
        blake3::Hash::from_hex(hex).ok().map(|hash| Digest(hash.into()))
    }

    /// Its first eight bytes as a number: the same chance for each.
    pub fn number(self) -> u64 {
        let (first, _) = self.0.split_first_chunk().expect("it has 32 bytes");
        u64::from_le_bytes(*first)
    }
}

/// Makes the digest of what comes piece by piece.
#[derive(Default)]
pub struct Digester(blake3::Hasher);

impl Digester {
    /// The digest, and how many bytes there were.
    pub fn end(self) -> (Digest, u64) {
        (Digest(self.0.finalize().into()), self.0.count())
    }
}

impl io::Write for Digester {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl AsRef<[u8]> for Digest {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str(&blake3::Hash::from_bytes(self.0).to_hex())
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

impl Serialize for Digest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Digest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let hex = std::borrow::Cow::<str>::deserialize(deserializer)?;
        let hash = blake3::Hash::from_hex(hex.as_bytes()).map_err(serde::de::Error::custom)?;
        Ok(Digest(hash.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_do_not_run_into_each_other() {
        assert_ne!(Digest::of_all(["ab", "c"]), Digest::of_all(["a", "bc"]));
        assert_eq!(Digest::of_all(["ab", "c"]), Digest::of_all(["ab", "c"]));
    }

    #[test]
    fn a_digest_is_written_as_it_is_read() {
        let digest = Digest::of(b"maklumat");
        let written = serde_json::to_string(&digest).unwrap();
        assert_eq!(serde_json::from_str::<Digest>(&written).unwrap(), digest);
        assert!(serde_json::from_str::<Digest>("\"abc\"").is_err());
    }
}
