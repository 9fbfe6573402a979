//! Lengths of time: `3 hari kerja`, `3 s.d. 25 hari kerja`, `1 x 24 jam`, `1,5 jam`, `1 jam 30 menit`, `paling lama 2 jam
//! sejak berkas lengkap`.

use std::fmt::{self, Display};

use super::{Parse, Rest};
use crate::locale::{Language, Say, Text, in_figures_and_words, number_in_words};

/// A unit of time, from short to long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TimeUnit {
    /// Seconds.
    Second,
    /// Minutes.
    Minute,
    /// Hours.
    Hour,
    /// Days on which offices work.
    WorkingDay,
    /// Days of the calendar.
    Day,
    /// Weeks.
    Week,
    /// Months.
    Month,
    /// Years.
    Year,
}

impl TimeUnit {
    /// Each in Indonesian, and in English for several and for one.
    const WORDS: [(TimeUnit, &'static str, [&'static str; 2]); 8] = [
        (TimeUnit::WorkingDay, "hari kerja", ["working days", "working day"]),
        (TimeUnit::Second, "detik", ["seconds", "second"]),
        (TimeUnit::Minute, "menit", ["minutes", "minute"]),
        (TimeUnit::Hour, "jam", ["hours", "hour"]),
        (TimeUnit::Day, "hari", ["days", "day"]),
        (TimeUnit::Week, "minggu", ["weeks", "week"]),
        (TimeUnit::Month, "bulan", ["months", "month"]),
        (TimeUnit::Year, "tahun", ["years", "year"]),
    ];

    fn words(self) -> (&'static str, [&'static str; 2]) {
        let words = Self::WORDS.into_iter().find(|(unit, ..)| *unit == self).expect("every unit has words");
        (words.1, words.2)
    }

    /// Its Indonesian name: `hari kerja`.
    pub fn indonesian(self) -> &'static str {
        self.words().0
    }

    fn take(rest: &mut Rest) -> Option<TimeUnit> {
        if rest.word(&["hari kalender", "calendar days", "calendar day"]) {
            return Some(TimeUnit::Day);
        }
        Self::WORDS.into_iter().find(|(_, id, [several, one])| rest.word(&[id, several, one])).map(|(unit, ..)| unit)
    }

    /// The unit of that name, in either language.
    pub fn named(name: &str) -> Option<TimeUnit> {
        let mut rest = Rest::new(name);
        TimeUnit::take(&mut rest).filter(|_| rest.is_empty())
    }

    /// Whether some word of a text is a unit of time.
    pub fn named_in(text: &str) -> bool {
        let words = text.to_lowercase();
        let mut words = words.split(|letter: char| !letter.is_alphabetic());
        words.any(|word| Self::WORDS.iter().any(|(_, id, [_, one])| word == *id || word.trim_end_matches('s') == *one))
    }

    /// How many days of the calendar one of it is: a working day counts as a day and two fifths, a month as 30 days, a
    /// year as 365.
    fn days(self) -> f64 {
        match self {
            TimeUnit::Second => 1.0 / 86_400.0,
            TimeUnit::Minute => 1.0 / 1440.0,
            TimeUnit::Hour => 1.0 / 24.0,
            TimeUnit::WorkingDay => 1.4,
            TimeUnit::Day => 1.0,
            TimeUnit::Week => 7.0,
            TimeUnit::Month => 30.0,
            TimeUnit::Year => 365.0,
        }
    }
}

/// How many of a unit, to two decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Count {
    hundredths: u64,
}

impl Count {
    /// So many whole ones.
    pub fn whole(number: u32) -> Self {
        Count { hundredths: u64::from(number) * 100 }
    }

    /// The nearest number with two decimals; nothing for a negative one.
    pub fn rounded(number: f64) -> Self {
        Count { hundredths: (number.max(0.0) * 100.0).round() as u64 }
    }

    /// Whether it is nothing.
    pub fn is_zero(self) -> bool {
        self.hundredths == 0
    }

    /// As a number.
    pub fn number(self) -> f64 {
        self.hundredths as f64 / 100.0
    }

    /// The whole number that it is, if it has no decimals.
    pub fn integer(self) -> Option<u32> {
        let whole = u32::try_from(self.hundredths / 100).ok()?;
        self.hundredths.is_multiple_of(100).then_some(whole)
    }

    fn write(self, in_full: bool, language: Language) -> String {
        match self.integer().filter(|_| in_full) {
            Some(whole) => in_figures_and_words(u64::from(whole), language),
            None if language == Language::English => self.to_string().replace(',', "."),
            None => self.to_string(),
        }
    }
}

/// With a comma for decimals, as Indonesian writes it.
impl Display for Count {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        let (whole, decimals) = (self.hundredths / 100, self.hundredths % 100);
        match decimals {
            0 => write!(formatter, "{whole}"),
            _ if decimals.is_multiple_of(10) => write!(formatter, "{whole},{}", decimals / 10),
            _ => write!(formatter, "{whole},{decimals:02}"),
        }
    }
}

/// A length of time with its unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duration {
    /// The lower end of a range.
    pub at_least: Option<Count>,
    /// The length, or the upper end.
    pub at_most: Count,
    /// The unit of both.
    pub unit: TimeUnit,
    /// What comes on top in a smaller unit: the 30 minutes of `1 jam 30 menit`.
    pub and: Option<(u32, TimeUnit)>,
    /// Whether it was said that this is the most: `paling lama 6 bulan`.
    pub ceiling: bool,
    /// What starts the clock, if it is said in the same breath.
    pub since: Option<String>,
}

impl Duration {
    /// A length without more.
    pub fn new(at_most: Count, unit: TimeUnit) -> Self {
        Duration { at_least: None, at_most, unit, and: None, ceiling: false, since: None }
    }

    /// How many days of the calendar it is at most, for telling which of two is longer: see [`TimeUnit`].
    pub fn days(&self) -> f64 {
        let and = self.and.map_or(0.0, |(number, unit)| f64::from(number) * unit.days());
        self.at_most.number() * self.unit.days() + and
    }

    /// How many minutes it is at most, if it is counted by the clock and not in days.
    pub fn minutes(&self) -> Option<f64> {
        (self.unit <= TimeUnit::Hour).then(|| self.days() * 1440.0)
    }

    /// Whether it ends on the day on which it begins, or a day later at most.
    pub fn is_within_a_day(&self) -> bool {
        match self.unit {
            TimeUnit::WorkingDay => self.at_most <= Count::whole(1) && self.and.is_none(),
            _ => self.days() <= 1.0 + f64::EPSILON,
        }
    }

    /// As ISO 8601 writes it and XML Schema reads it: `P3D`, `PT1H30M`. It knows no working days; that they are such is
    /// told beside it. None if there are parts of days.
    pub fn iso(&self) -> Option<String> {
        if let Some(minutes) = self.minutes() {
            let seconds = minutes * 60.0;
            // Parts of a second are the dust of computing with decimals, or were written.
            if (seconds - seconds.round()).abs() > 0.001 {
                return None;
            }
            let seconds = seconds.round() as u64;
            let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
            let part = |number: u64, letter: char| {
                if number > 0 { format!("{number}{letter}") } else { String::new() }
            };
            let written = [part(hours, 'H'), part(minutes, 'M'), part(seconds, 'S')].concat();
            return (!written.is_empty()).then(|| format!("PT{written}"));
        }
        let number = self.at_most.integer().filter(|_| self.and.is_none())?;
        Some(match self.unit {
            TimeUnit::Week => format!("P{}D", u64::from(number) * 7),
            TimeUnit::Month => format!("P{number}M"),
            TimeUnit::Year => format!("P{number}Y"),
            _ => format!("P{number}D"),
        })
    }
}

impl Parse for Duration {
    /// The rule on unquantified time reports what does not fit.
    const EXAMPLES: Option<Text<&'static str>> = None;

    fn parse(text: &str) -> Option<Self> {
        let mut rest = Rest::new(text);
        let ceiling = rest.word(&[
            "paling lama",
            "paling lambat",
            "maksimal",
            "maksimum",
            "maks.",
            "maks",
            "max.",
            "max",
            "selambat-lambatnya",
            "tidak lebih dari",
            "kurang dari",
            "≤",
            "<=",
            "<",
            "at most",
            "within",
        ]);
        let mut first = count(&mut rest)?;
        if rest.word(&["x", "×"]) {
            first = Count::whole(first.integer()?.checked_mul(rest.number()?)?);
        }
        let unit = TimeUnit::take(&mut rest);
        let (at_least, at_most, unit) = if rest.range() {
            let last = count(&mut rest)?;
            let last_unit = TimeUnit::take(&mut rest)?;
            if unit.is_some_and(|unit| unit != last_unit) || first > last {
                return None;
            }
            (Some(first), last, last_unit)
        } else {
            (None, first, unit?)
        };
        let and = more(&mut rest, unit);
        if and.is_some() && (at_least.is_some() || at_most.integer().is_none()) {
            return None;
        }
        let since = if rest.is_empty() {
            None
        } else if rest.word(&["terhitung sejak", "dihitung sejak", "sejak", "setelah", "since", "after"])
            && !rest.is_empty()
        {
            Some(rest.0.to_owned())
        } else {
            return None;
        };
        Some(Duration { at_least, at_most, unit, and, ceiling, since })
    }
}

/// Takes a number with at most two decimals, in words, or a half: `3 (tiga)`, `1,5`, `tiga`, `setengah`, `1½`.
fn count(rest: &mut Rest) -> Option<Count> {
    if rest.word(&["setengah", "half an", "½", "1/2"]) {
        return Some(Count { hundredths: 50 });
    }
    if let Some((number, after)) = number_in_words(rest.0) {
        // `tiga (3) hari kerja`
        let figures = format!("({number})");
        rest.0 = after.strip_prefix(figures.as_str()).unwrap_or(after).trim_start();
        return u32::try_from(number).ok().map(Count::whole);
    }
    let end = rest.0.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(rest.0.len());
    if let Some(after) = rest.0[end..].strip_prefix('½') {
        let whole: u32 = rest.0[..end].parse().ok()?;
        rest.0 = after.trim_start();
        return Some(Count { hundredths: u64::from(whole) * 100 + 50 });
    }
    let Some(tail) = rest.0[end..].strip_prefix([',', '.']) else { return rest.number().map(Count::whole) };
    let decimals = tail.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(tail.len());
    // `1.000 hari` may be a thousand or one.
    if decimals == 0 || decimals > 2 || end == 0 {
        return rest.number().map(Count::whole);
    }
    // `1.30 jam` is an hour and a half or a little less.
    if decimals == 2 && rest.0[end..].starts_with('.') {
        return None;
    }
    let (whole, part): (u32, u32) = (rest.0[..end].parse().ok()?, tail[..decimals].parse().ok()?);
    let part = if decimals == 1 { part * 10 } else { part };
    rest.0 = tail[decimals..].trim_start();
    Some(Count { hundredths: u64::from(whole) * 100 + u64::from(part) })
}

/// Takes what comes on top in a smaller unit.
fn more(rest: &mut Rest, unit: TimeUnit) -> Option<(u32, TimeUnit)> {
    let mut ahead = *rest;
    ahead.word(&["dan", "lewat", "and"]);
    let number = ahead.number()?;
    let smaller = TimeUnit::take(&mut ahead).filter(|smaller| *smaller < unit)?;
    *rest = ahead;
    Some((number, smaller))
}

impl Say for Duration {
    fn say(&self, language: Language) -> String {
        self.write(false, language)
    }

    fn in_full(&self, language: Language) -> String {
        self.write(true, language)
    }
}

impl Duration {
    fn write(&self, in_full: bool, language: Language) -> String {
        let named = |count: Count, unit: TimeUnit| {
            let ((id, [several, one]), written) = (unit.words(), count.write(in_full, language));
            match language {
                Language::Indonesian => format!("{written} {id}"),
                Language::English if count == Count::whole(1) => format!("1 {one}"),
                Language::English => format!("{written} {several}"),
            }
        };
        let (to, since, most) = match language {
            Language::Indonesian => ("s.d.", "sejak", "paling lama "),
            Language::English => ("to", "since", "at most "),
        };
        let mut said = named(self.at_most, self.unit);
        if let Some(at_least) = self.at_least {
            said.insert_str(0, &format!("{} {to} ", at_least.write(in_full, language)));
        }
        if let Some((number, unit)) = self.and {
            said.push_str(&format!(" {}", named(Count::whole(number), unit)));
        }
        if self.ceiling {
            said.insert_str(0, most);
        }
        if let Some(start) = &self.since {
            said.push_str(&format!(" {since} {start}"));
        }
        said
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Option<String> {
        Duration::parse(text).map(|duration| duration.say(Language::Indonesian))
    }

    #[test]
    fn forms_met_in_real_standards() {
        for (written, expected) in [
            ("3 hari kerja", "3 hari kerja"),
            ("5 (lima) menit", "5 menit"),
            ("3 s.d. 25 hari kerja", "3 s.d. 25 hari kerja"),
            ("3-5 menit", "3 s.d. 5 menit"),
            ("1 x 24 jam", "24 jam"),
            ("1x24 jam", "24 jam"),
            ("60 (enam puluh) menit", "60 menit"),
            ("Maksimal 3 Hari Kerja", "paling lama 3 hari kerja"),
            ("paling lama 2 jam sejak berkas lengkap", "paling lama 2 jam sejak berkas lengkap"),
            ("3 (tiga) hari kerja terhitung sejak berkas lengkap", "3 hari kerja sejak berkas lengkap"),
            ("7 hari kalender", "7 hari"),
            ("maks 15 menit", "paling lama 15 menit"),
            ("2 working days", "2 hari kerja"),
            ("1 Minggu", "1 minggu"),
            ("1,5 jam", "1,5 jam"),
            ("0.5 hari kerja", "0,5 hari kerja"),
            ("setengah jam", "0,5 jam"),
            ("1½ jam", "1,5 jam"),
            ("1/2 jam", "0,5 jam"),
            ("30 detik", "30 detik"),
            ("1 jam 30 menit", "1 jam 30 menit"),
            ("≤60 menit", "paling lama 60 menit"),
            ("< 140 menit", "paling lama 140 menit"),
            ("tiga hari kerja", "3 hari kerja"),
            ("Paling lama tiga (3) hari kerja", "paling lama 3 hari kerja"),
            ("dua puluh lima menit", "25 menit"),
            (
                "Paling lama 3 (tiga) hari kerja terhitung sejak berkas diterima lengkap",
                "paling lama 3 hari kerja sejak berkas diterima lengkap",
            ),
            ("2 hari dan 4 jam sejak berkas lengkap", "2 hari 4 jam sejak berkas lengkap"),
        ] {
            assert_eq!(said(written).as_deref(), Some(expected), "{written}");
        }
    }

    #[test]
    fn what_is_no_duration_stays_text() {
        for written in [
            "",
            "Senin-Kamis 08.00-15.00",
            "hari kerja",
            "3",
            "tergantung jarak",
            "1,555 jam",
            "1.000 hari",
            "30 menit 1 jam",
            "1,5 jam 10 menit",
            "5 menit dan seterusnya",
            "25 s.d. 3 hari",
            "3 harian",
            "1/24 jam",
            "tiga (4) hari kerja",
            "beberapa hari kerja",
            "tiga belas puluh hari",
            "± 20 menit",
            "kurang lebih 15 menit",
        ] {
            assert_eq!(said(written), None, "{written}");
        }
    }

    #[test]
    fn lengths_for_machines() {
        for (written, expected) in [
            ("3 hari kerja", Some("P3D")),
            ("2 minggu", Some("P14D")),
            ("1,5 jam", Some("PT1H30M")),
            ("90 menit", Some("PT1H30M")),
            ("45 detik", Some("PT45S")),
            ("1 jam 30 menit", Some("PT1H30M")),
            ("0,5 hari kerja", None),
            ("0 menit", None),
        ] {
            assert_eq!(Duration::parse(written).and_then(|duration| duration.iso()).as_deref(), expected, "{written}");
        }
    }

    #[test]
    fn decrees_write_lengths_in_figures_and_words() {
        for (written, expected) in [
            ("14 hari kerja", "14 (empat belas) hari kerja"),
            ("3 s.d. 5 hari kerja", "3 (tiga) s.d. 5 (lima) hari kerja"),
            ("1,5 jam", "1,5 jam"),
            ("1 jam 30 menit", "1 (satu) jam 30 (tiga puluh) menit"),
        ] {
            let said = Duration::parse(written).map(|duration| duration.in_full(Language::Indonesian));
            assert_eq!(said.as_deref(), Some(expected), "{written}");
        }
    }
}
