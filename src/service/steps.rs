//! The steps of a procedure as those who take them count them: 1 to n without a gap for each variant and each channel.
//!
//! Steps that stand in for each other through different channels are one step with alternatives; a step that is taken
//! through one channel only is a part of the step before it. Where applicants would count differently all the same, each
//! sort of them has steps of its own.

use std::collections::BTreeMap;

use super::Service;
use super::variants::{Merged, is_for, merged, narrow, top_items};
use crate::model::{Detail, Group, GroupKind, Item, Placed, Step, reference};

/// Steps that the same applicants take one after the other.
#[derive(Debug)]
pub struct Stretch<'a> {
    /// The steps, each with its number.
    pub items: Vec<Item<Step>>,
    /// The ids of the variants that take them; none if there are no variants.
    pub variants: Vec<&'a str>,
    /// The channels through which they are taken.
    pub channels: Channels,
}

/// The channels through which steps are taken.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Channels {
    /// Every channel.
    #[default]
    All,
    /// These, as they are written.
    Only(Vec<Placed<String>>),
    /// All but these.
    Except(Vec<Placed<String>>),
}

/// The steps of a standard. `variants`: the ids of its variants.
pub fn stretches<'a>(service: &Service, variants: &'a [String]) -> Vec<Stretch<'a>> {
    numbered(merged(service, "procedure", variants, top_items))
}

/// Steps that everybody takes, such as those by which complaints are handled, each with its number.
pub fn counted(component: &Item<Step>) -> Vec<Item<Step>> {
    let alone = top_items(component).into_iter().map(|item| (item, Vec::new())).collect();
    numbered(alone).into_iter().flat_map(|stretch| stretch.items).collect()
}

/// Numbers steps as each applicant counts them.
fn numbered<'a>(mut steps: Merged<'a, Step>) -> Vec<Stretch<'a>> {
    steps.iter_mut().for_each(|(item, _)| with_alternatives(item));
    let steps = alternatives(steps);
    let written = steps.iter().flat_map(|(item, _)| counted_channels(item));
    let named: BTreeMap<String, Placed<String>> = written.map(|name| (reference(&name), name)).collect();
    let channels: Vec<Option<&str>> = named.keys().map(|id| Some(id.as_str())).chain([None]).collect();
    let mut variants: Vec<Option<&'a str>> = Vec::new();
    for variant in steps.iter().flat_map(|(_, held)| held) {
        if !variants.contains(&Some(variant)) {
            variants.push(Some(variant));
        }
    }
    if variants.is_empty() {
        variants.push(None);
    }
    let readers = variants.iter().flat_map(|variant| channels.iter().map(move |channel| (*variant, *channel)));
    let counts: Vec<(Reader, Vec<Option<Numbers>>)> = readers
        .map(|(variant, channel)| Reader { variant, channel })
        .map(|reader| (reader, reader.count(&steps)))
        .collect();
    let conflict = (0..steps.len()).find(|at| {
        let mut known: Vec<Option<usize>> = Vec::new();
        !counts.iter().filter_map(|(_, numbers)| numbers[*at].as_ref()).all(|numbers| numbers.agree(&mut known))
    });
    // Who counts differently somewhere reads on his own from the first step that not everybody takes.
    let is_for_all = |at: usize| counts.iter().all(|(_, numbers)| numbers[at].is_some());
    let common = match conflict {
        Some(conflict) => (0..conflict).find(|at| !is_for_all(*at)).unwrap_or(conflict),
        None => steps.len(),
    };
    let mut stretches = Vec::new();
    for (at, (item, held)) in steps.iter().enumerate().take(common) {
        let mut item = item.clone();
        for numbers in counts.iter().filter_map(|(_, numbers)| numbers[at].as_ref()) {
            numbers.put(&mut item);
        }
        push(&mut stretches, item, held.clone(), Channels::All);
    }
    for (readers, numbers) in classes(&counts, common) {
        let held: Vec<&str> =
            variants.iter().flatten().copied().filter(|id| readers.iter().any(|it| it.variant == Some(id))).collect();
        let of: Vec<&str> =
            channels.iter().flatten().copied().filter(|id| readers.iter().any(|it| it.channel == Some(id))).collect();
        let others = readers.iter().any(|reader| reader.channel.is_none());
        let (in_class, elsewhere): (Vec<_>, Vec<_>) = named.iter().partition(|(id, _)| of.contains(&id.as_str()));
        let written =
            |names: Vec<(&String, &Placed<String>)>| names.into_iter().map(|(_, name)| name.clone()).collect();
        let through = match others {
            true if elsewhere.is_empty() => Channels::All,
            true => Channels::Except(written(elsewhere)),
            false => Channels::Only(written(in_class)),
        };
        for (at, (item, _)) in steps.iter().enumerate().skip(common) {
            let Some(numbers) = &numbers[at] else { continue };
            let mut item = item.clone();
            numbers.put(&mut item);
            narrow(&mut item, &held);
            if through != Channels::All {
                narrow_channels(&mut item, &readers);
            }
            push(&mut stretches, item, held.clone(), through.clone());
        }
    }
    stretches
}

/// Puts an item behind the last stretch if the same applicants take it, else into a new one.
fn push<'a>(stretches: &mut Vec<Stretch<'a>>, item: Item<Step>, variants: Vec<&'a str>, channels: Channels) {
    match stretches.last_mut() {
        Some(last) if last.variants == variants && last.channels == channels => last.items.push(item),
        _ => stretches.push(Stretch { items: vec![item], variants, channels }),
    }
}

/// Sorts of applicants who count alike from some step on: first by variant, and within a variant by channel.
fn classes<'a, 'c>(
    counts: &'c [(Reader<'a>, Vec<Option<Numbers>>)],
    from: usize,
) -> Vec<(Vec<Reader<'a>>, &'c [Option<Numbers>])> {
    type Tails<'c> = Vec<&'c [Option<Numbers>]>;
    let mut by_variant: Vec<(Vec<Option<&str>>, Tails)> = Vec::new();
    for chunk in counts.chunk_by(|(one, _), (other, _)| one.variant == other.variant) {
        let tails: Tails = chunk.iter().map(|(_, numbers)| &numbers[from..]).collect();
        let variant = chunk[0].0.variant;
        match by_variant.iter_mut().find(|(_, other)| *other == tails) {
            Some((variants, _)) => variants.push(variant),
            None => by_variant.push((vec![variant], tails)),
        }
    }
    let mut classes: Vec<(Vec<Reader>, &[Option<Numbers>])> = Vec::new();
    for (variants, _) in &by_variant {
        let first = classes.len();
        for (reader, numbers) in counts.iter().filter(|(reader, _)| variants.contains(&reader.variant)) {
            match classes[first..].iter_mut().find(|(_, other)| other[from..] == numbers[from..]) {
                Some((readers, _)) => readers.push(*reader),
                None => classes.push((vec![*reader], numbers)),
            }
        }
    }
    classes.retain(|(_, numbers)| numbers[from..].iter().any(Option::is_some));
    classes
}

/// Somebody who takes the steps of a variant through a channel: one that steps name, or another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Reader<'a> {
    variant: Option<&'a str>,
    channel: Option<&'a str>,
}

/// The numbers of an item and of all in it, outermost first; none where nothing is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Numbers(Vec<Option<usize>>);

impl Numbers {
    /// Whether they are those that are known from others; adds those that are not known yet.
    fn agree(&self, known: &mut Vec<Option<usize>>) -> bool {
        known.resize(known.len().max(self.0.len()), None);
        self.0.iter().zip(known).all(|(own, known)| own.is_none_or(|own| *known.get_or_insert(own) == own))
    }

    fn put(&self, item: &mut Item<Step>) {
        let mut numbers = self.0.iter();
        item.each_mut(&mut |item| {
            if let Some(Some(number)) = numbers.next() {
                item.number = Some(*number);
            }
        });
    }
}

impl Reader<'_> {
    /// The numbers of each item; none of one that is not for this reader.
    fn count(self, steps: &Merged<Step>) -> Vec<Option<Numbers>> {
        let mut next = 1;
        let count = |(item, held): &(Item<Step>, Vec<&str>)| {
            let is_for = self.variant.is_none_or(|variant| held.contains(&variant)) && self.takes(item);
            is_for.then(|| {
                let mut numbers = Vec::new();
                self.number(item, &mut next, &mut numbers);
                Numbers(numbers)
            })
        };
        steps.iter().map(count).collect()
    }

    fn takes(self, item: &Item<Step>) -> bool {
        let common = &item.common;
        let of_variant = self.variant.is_none_or(|variant| is_for(item, variant));
        let through = |channel: &Placed<String>| self.channel == Some(reference(channel).as_str());
        of_variant && (is_part(item) || common.channel.is_empty() || common.channel.iter().any(through))
    }

    fn number(self, item: &Item<Step>, next: &mut usize, numbers: &mut Vec<Option<usize>>) {
        if !self.takes(item) {
            numbers.extend(item.walk().iter().map(|_| None));
            return;
        }
        let in_order = item.group.as_ref().is_some_and(|group| group.kind == GroupKind::All);
        if in_order && item.detail.sort().is_none() {
            numbers.push(None);
            // A part that holds for a channel or under a condition is counted by itself.
            let mut first = 1;
            let next = if is_part(item) { &mut first } else { next };
            item.items().iter().for_each(|item| self.number(item, next, numbers));
            return;
        }
        let counts = item.detail.sort().is_some() || item.group.is_some();
        numbers.push(counts.then_some(*next));
        if counts {
            *next += 1;
        }
        numbers.extend(item.walk().iter().skip(1).map(|_| None));
    }
}

/// Whether an item is a group of steps that not everybody takes: it holds for a channel or under a condition.
pub fn is_part<D: Detail>(item: &Item<D>) -> bool {
    let in_order = item.group.as_ref().is_some_and(|group| group.kind == GroupKind::All);
    in_order && item.detail.sort().is_none() && (!item.common.channel.is_empty() || item.common.condition.is_some())
}

/// The channels of single steps, by which applicants may count differently.
fn counted_channels(item: &Item<Step>) -> Vec<Placed<String>> {
    let of_branch = item.group.as_ref().is_some_and(|group| group.kind != GroupKind::All);
    if of_branch {
        return Vec::new();
    }
    let own = item.common.channel.iter().filter(|_| !is_part(item)).cloned();
    own.chain(item.items().iter().flat_map(counted_channels)).collect()
}

/// Makes one step with alternatives of neighbours in a group that stand in for each other through different channels.
fn with_alternatives(item: &mut Item<Step>) {
    let Some(group) = item.group.as_mut().filter(|group| group.kind == GroupKind::All) else { return };
    group.items.iter_mut().for_each(with_alternatives);
    let items = std::mem::take(&mut group.items);
    let alone = items.into_iter().map(|item| (item, Vec::new())).collect();
    group.items = alternatives(alone).into_iter().map(|(item, _)| item).collect();
}

fn alternatives(steps: Merged<Step>) -> Merged<Step> {
    let mut together: Merged<Step> = Vec::new();
    let mut blocks: Vec<Merged<Step>> = Vec::new();
    for (item, held) in steps {
        let names = channel_names(&item);
        let is_choice = !names.is_empty() && item.detail.sort().is_some();
        let is_like = |block: &Merged<Step>| {
            let (first, of) = &block[0];
            *of == held && first.common.for_variants == item.common.for_variants
        };
        let shares = |block: &Merged<Step>| channel_names(&block[0].0).iter().any(|name| names.contains(name));
        if is_choice
            && let Some(block) = blocks.last_mut().filter(|block| is_like(block) && channel_names(&block[0].0) == names)
        {
            block.push((item, held));
            continue;
        }
        if !is_choice || !blocks.iter().all(|block| is_like(block) && !shares(block)) {
            choose(std::mem::take(&mut blocks), &mut together);
        }
        if is_choice { blocks.push(vec![(item, held)]) } else { together.push((item, held)) }
    }
    choose(blocks, &mut together);
    together
}

fn channel_names(item: &Item<Step>) -> Vec<String> {
    item.common.channel.iter().map(|channel| reference(channel)).collect()
}

/// Puts the steps of several channels behind others as one step with alternatives; those of a single channel as parts of
/// the step before them, which others take without them.
fn choose<'a>(mut blocks: Vec<Merged<'a, Step>>, together: &mut Merged<'a, Step>) {
    if let [block] = blocks.as_mut_slice() {
        let (first, held) = &block[0];
        let before = together.last_mut().filter(|(before, of)| {
            let in_order = before.group.as_ref().is_none_or(|group| group.kind == GroupKind::All);
            let is_like = of == held && before.common.for_variants == first.common.for_variants;
            before.detail.sort().is_some() && in_order && is_like
        });
        match before {
            Some((before, _)) => block.drain(..).for_each(|(item, _)| before.push(item)),
            None => together.append(block),
        }
        return;
    }
    let Some((first, held)) = blocks.first().map(|block| block[0].clone()) else { return };
    let mut whole = Item::empty(first.span);
    whole.common.for_variants = first.common.for_variants.clone();
    let items = blocks.into_iter().map(way).collect();
    whole.group = Some(Group { kind: GroupKind::OneOf, items });
    together.push((whole, held));
}

/// The steps of one channel as one alternative.
fn way(block: Merged<Step>) -> Item<Step> {
    let mut items: Vec<Item<Step>> = block.into_iter().map(|(item, _)| item).collect();
    items.iter_mut().for_each(|item| item.common.for_variants.clear());
    if items.len() == 1 {
        return items.remove(0);
    }
    let mut whole = Item::empty(items[0].span);
    whole.common.channel = items[0].common.channel.clone();
    items.iter_mut().for_each(|item| item.common.channel.clear());
    whole.group = Some(Group { kind: GroupKind::All, items });
    whole
}

/// Leaves out the steps of other channels, and does not say again the channel of those that are left.
fn narrow_channels(item: &mut Item<Step>, readers: &[Reader]) {
    if is_part(item) {
        return;
    }
    item.common.channel.clear();
    if let Some(group) = item.group.as_mut().filter(|group| group.kind == GroupKind::All) {
        group.items.retain(|item| readers.iter().any(|reader| reader.takes(item)));
        group.items.iter_mut().for_each(|item| narrow_channels(item, readers));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::project::Project;

    /// The steps as each sort of applicants sees them: `pertama,berkala|loket: 3 Membayar`.
    fn shown(procedure: &str, variants: &str) -> Vec<String> {
        let variants = if variants.is_empty() { String::new() } else { format!("variants: [{variants}]\n") };
        let standard = format!("name: Layanan\n{variants}procedure:\n{procedure}");
        let files = [("agency.yaml", "name: Kota\n"), ("unit/unit.yaml", "name: Dinas\n"), ("unit/a.yaml", &standard)];
        let project = Project::of_texts(files);
        let office = project.office(&project.units[0], &mut Diagnostics::default());
        let service = Service::new(&project, &office, &office.standards[0]);
        let ids: Vec<String> = service.standard.variants.iter().map(crate::model::Variant::id).collect();
        let list = |names: &[Placed<String>]| names.iter().map(|name| name.as_str()).collect::<Vec<_>>().join(",");
        let mut lines = Vec::new();
        for stretch in stretches(&service, &ids) {
            let through = match &stretch.channels {
                Channels::All => String::new(),
                Channels::Only(names) => format!("|{}", list(names)),
                Channels::Except(names) => format!("|not {}", list(names)),
            };
            let who = format!("{}{through}", stretch.variants.join(","));
            for step in stretch.items.iter().flat_map(Item::walk).filter(|item| item.number.is_some()) {
                let name = step.detail.step.as_ref().map(|name| name.value.as_str());
                let branches =
                    step.items().iter().filter_map(|item| item.detail.step.as_ref()).map(|it| it.value.as_str());
                let name = name.map_or_else(|| branches.collect::<Vec<_>>().join("/"), str::to_owned);
                lines.push(
                    format!("{who}: {} {name}", step.number.unwrap_or_default()).trim_start_matches(": ").to_owned(),
                );
            }
        }
        lines
    }

    #[test]
    fn who_counts_alike_reads_one_list() {
        let steps = "  - Mendaftar\n  - {step: Membayar, for_variants: baru}\n  - {step: Uji, for_variants: lama}\n  - Menerima\n";
        assert_eq!(
            shown(steps, "baru, lama"),
            ["baru,lama: 1 Mendaftar", "baru: 2 Membayar", "lama: 2 Uji", "baru,lama: 3 Menerima"]
        );
    }

    #[test]
    fn who_counts_differently_has_a_list_of_his_own_from_there_on() {
        let steps = "  - Mendaftar\n  - {step: Membayar, for_variants: baru}\n  - Menerima\n  - Menilai\n";
        let expected = [
            "baru,lama: 1 Mendaftar",
            "baru: 2 Membayar",
            "baru: 3 Menerima",
            "baru: 4 Menilai",
            "lama: 2 Menerima",
            "lama: 3 Menilai",
        ];
        assert_eq!(shown(steps, "baru, lama"), expected);
    }

    #[test]
    fn a_step_of_a_variant_within_a_stage_counts_for_it_alone() {
        let steps = "  - {section: Periksa, items: [Memeriksa, {step: Berita acara, for_variants: hilang}, Memotret]}\n  - Mencetak\n";
        let expected = [
            "baru: 1 Memeriksa",
            "baru: 2 Memotret",
            "baru: 3 Mencetak",
            "hilang: 1 Memeriksa",
            "hilang: 2 Berita acara",
            "hilang: 3 Memotret",
            "hilang: 4 Mencetak",
        ];
        assert_eq!(shown(steps, "baru, hilang"), expected);
    }

    #[test]
    fn channels_that_stand_in_for_each_other_are_one_step() {
        let steps =
            "  - {step: Antre daring, channel: online}\n  - {step: Ambil nomor, channel: counter}\n  - Menyerahkan\n";
        assert_eq!(shown(steps, ""), ["1 Antre daring/Ambil nomor", "2 Menyerahkan"]);
    }

    #[test]
    fn a_step_of_one_channel_is_a_part_of_the_step_before_it() {
        let steps = "  - Mendaftar\n  - {step: Datang ke rumah, channel: outreach}\n  - Menerima\n";
        assert_eq!(shown(steps, ""), ["1 Mendaftar", "2 Menerima"]);
    }

    #[test]
    fn several_steps_of_a_channel_are_one_alternative_or_parts_of_one_step() {
        let steps = "  - Mendaftar\n  - {step: Unggah, channel: online}\n  - {step: Bayar, channel: online}\n  - {step: Antre, channel: counter}\n  - Menerima\n";
        assert_eq!(shown(steps, ""), ["1 Mendaftar", "2 Antre", "3 Menerima"]);
        let steps =
            "  - Mendaftar\n  - {step: Unggah, channel: online}\n  - {step: Bayar, channel: online}\n  - Menerima\n";
        assert_eq!(shown(steps, ""), ["1 Mendaftar", "2 Menerima"]);
    }

    #[test]
    fn a_first_step_of_one_channel_leaves_no_gap_in_the_others() {
        let steps = "  - {step: Datang ke rumah, channel: outreach}\n  - Mendaftar\n  - Menerima\n";
        let expected = [
            "|outreach: 1 Datang ke rumah",
            "|outreach: 2 Mendaftar",
            "|outreach: 3 Menerima",
            "|not outreach: 1 Mendaftar",
            "|not outreach: 2 Menerima",
        ];
        let mut lines = shown(steps, "");
        lines.sort();
        let mut expected: Vec<String> = expected.iter().map(|line| (*line).to_owned()).collect();
        expected.sort();
        assert_eq!(lines, expected);
    }

    #[test]
    fn a_choice_of_which_nothing_is_for_a_variant_is_no_step_of_it() {
        let steps = "  - Mendaftar\n  - one_of: [{step: Kartu, for_variants: baru}, {step: Surat, for_variants: baru}]\n  - Menerima\n";
        let expected = ["baru,lama: 1 Mendaftar", "baru: 2 Kartu/Surat", "baru: 3 Menerima", "lama: 2 Menerima"];
        assert_eq!(shown(steps, "baru, lama"), expected);
    }

    #[test]
    fn a_part_for_some_begins_anew_and_the_count_goes_on_behind_it() {
        let steps = "  - Mendaftar\n  - {if: menolak, items: [Keberatan, Jawaban]}\n  - Menerima\n";
        assert_eq!(shown(steps, ""), ["1 Mendaftar", "1 Keberatan", "2 Jawaban", "2 Menerima"]);
    }
}
