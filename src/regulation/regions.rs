//! The regions of Indonesia, and where a text names one.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

/// A region: `Kota Medan`, `Kabupaten Malang`, `Provinsi Bali`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Region {
    /// What it is.
    pub kind: RegionKind,
    /// Its name, without its kind.
    pub name: &'static str,
    /// The province that it lies in, or that it is.
    pub province: &'static str,
}

/// What a region is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RegionKind {
    /// A city.
    City,
    /// A regency.
    Regency,
    /// A province.
    Province,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Names {
    #[serde(default)]
    kabupaten: Vec<String>,
    #[serde(default)]
    kota: Vec<String>,
}

/// By kind and first letter; the longest name first, so that `Bandung Barat` is not taken for `Bandung`.
static REGIONS: LazyLock<BTreeMap<(RegionKind, u8), Vec<Region>>> = LazyLock::new(|| {
    let provinces: BTreeMap<String, Names> =
        serde_yaml::from_str(include_str!("regions.yaml")).expect("the regions are tested");
    let mut regions = Vec::new();
    for (province, names) in provinces {
        let province: &'static str = province.leak();
        regions.push(Region { kind: RegionKind::Province, name: province, province });
        for (kind, names) in [(RegionKind::Regency, names.kabupaten), (RegionKind::City, names.kota)] {
            regions.extend(names.into_iter().map(|name| Region { kind, name: name.leak(), province }));
        }
    }
    regions.sort_by_key(|region| std::cmp::Reverse(region.name.len()));
    let mut sorted: BTreeMap<_, Vec<Region>> = BTreeMap::new();
    for region in regions {
        sorted.entry((region.kind, region.name.as_bytes()[0])).or_default().push(region);
    }
    sorted
});

/// What is named behind a word, if the word announces a region. All such words begin with `K` or `P`.
fn announced(word: &str) -> Option<RegionKind> {
    match word {
        "Kota" | "Pemkot" => Some(RegionKind::City),
        "Kabupaten" | "Kab." | "Pemkab" => Some(RegionKind::Regency),
        "Provinsi" | "Propinsi" | "Prov." => Some(RegionKind::Province),
        _ => None,
    }
}

/// The regions that a text names, each behind a word such as `Kota`.
pub fn named_in(text: &str) -> Vec<Region> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices(['K', 'P']) {
        if text[..at].ends_with(char::is_alphanumeric) {
            continue;
        }
        let Some((word, behind)) = text[at..].split_once(' ') else { break };
        let Some(kind) = announced(word) else { continue };
        let fits = |region: &&Region| {
            let head = behind.get(..region.name.len());
            let tail = behind.get(region.name.len()..).unwrap_or_default();
            head.is_some_and(|head| head.eq_ignore_ascii_case(region.name)) && !tail.starts_with(char::is_alphanumeric)
        };
        let first = behind.bytes().next().unwrap_or_default().to_ascii_uppercase();
        found.extend(REGIONS.get(&(kind, first)).into_iter().flatten().find(fits));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{REGIONS, RegionKind, named_in};

    #[test]
    fn all_regions_are_there() {
        let count = |kind| REGIONS.values().flatten().filter(|region| region.kind == kind).count();
        let kinds = [RegionKind::Province, RegionKind::Regency, RegionKind::City];
        assert_eq!(kinds.map(count), [38, 416, 98]);
    }

    #[test]
    fn a_region_counts_only_behind_its_kind() {
        let names = |text| named_in(text).into_iter().map(|region| region.name).collect::<Vec<_>>();
        assert_eq!(names("basis data Kota Semarang"), ["Semarang"]);
        assert_eq!(names("Kabupaten Bandung Barat dan (Kota Bandung)"), ["Bandung Barat", "Bandung"]);
        assert_eq!(names("Perda Kab. Lumajang 3/2024"), ["Lumajang"]);
        assert_eq!(names("Batik Semarang, pasar kota lama, Kota Sukamaju, Kota Bandungan"), [""; 0]);
    }
}
