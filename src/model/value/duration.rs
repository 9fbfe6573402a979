//! Lengths of time: `3 hari kerja`, `3 s.d. 25 hari kerja`, `1 x 24 jam`, `paling lama 2 jam sejak berkas lengkap`.

use super::{Parse, Rest};
use crate::locale::{Language, Say, Text};

/// A unit of time, from short to long.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TimeUnit {
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
    const WORDS: [(TimeUnit, &'static str, &'static str); 7] = [
        (TimeUnit::WorkingDay, "hari kerja", "working day"),
        (TimeUnit::Minute, "menit", "minute"),
        (TimeUnit::Hour, "jam", "hour"),
        (TimeUnit::Day, "hari", "day"),
        (TimeUnit::Week, "minggu", "week"),
        (TimeUnit::Month, "bulan", "month"),
        (TimeUnit::Year, "tahun", "year"),
    ];

    fn take(rest: &mut Rest) -> Option<TimeUnit> {
        let plural = |en: &str| format!("{en}s");
        Self::WORDS.into_iter().find(|(_, id, en)| rest.word(&[id, &plural(en), en])).map(|(unit, ..)| unit)
    }

    /// Whether some word of a text is a unit of time.
    pub fn named_in(text: &str) -> bool {
        let words = text.to_lowercase();
        let mut words = words.split(|letter: char| !letter.is_alphabetic());
        words.any(|word| Self::WORDS.iter().any(|(_, id, en)| word == *id || word.trim_end_matches('s') == *en))
    }
}

/// A length of time with its unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duration {
    /// The lower end of a range.
    pub at_least: Option<u32>,
    /// The length, or the upper end.
    pub at_most: u32,
    /// The unit of both.
    pub unit: TimeUnit,
    /// Whether it was said that this is the most: `paling lama 6 bulan`.
    pub ceiling: bool,
    /// What starts the clock, if it is said in the same breath.
    pub since: Option<String>,
}

impl Duration {
    /// How many days of the calendar it is at most, for telling which of two is longer: a working day counts as a day and
    /// two fifths, a month as 30 days, a year as 365.
    pub fn days(&self) -> f64 {
        let of_one = match self.unit {
            TimeUnit::Minute => 1.0 / 1440.0,
            TimeUnit::Hour => 1.0 / 24.0,
            TimeUnit::WorkingDay => 1.4,
            TimeUnit::Day => 1.0,
            TimeUnit::Week => 7.0,
            TimeUnit::Month => 30.0,
            TimeUnit::Year => 365.0,
        };
        f64::from(self.at_most) * of_one
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
            "selambat-lambatnya",
            "at most",
            "within",
        ]);
        let mut first = rest.number()?;
        if rest.word(&["x", "×"]) {
            first = first.checked_mul(rest.number()?)?;
        }
        let unit = TimeUnit::take(&mut rest);
        let (at_least, at_most, unit) = if rest.range() {
            let last = rest.number()?;
            let last_unit = TimeUnit::take(&mut rest)?;
            if unit.is_some_and(|unit| unit != last_unit) || first > last {
                return None;
            }
            (Some(first), last, last_unit)
        } else {
            (None, first, unit?)
        };
        let since = if rest.is_empty() {
            None
        } else if rest.word(&["sejak", "setelah", "since", "after"]) && !rest.is_empty() {
            Some(rest.0.to_owned())
        } else {
            return None;
        };
        Some(Duration { at_least, at_most, unit, ceiling, since })
    }
}

impl Say for Duration {
    fn say(&self, language: Language) -> String {
        let (_, id, en) =
            TimeUnit::WORDS.into_iter().find(|(unit, ..)| *unit == self.unit).expect("every unit has words");
        let plural = if self.at_most == 1 { "" } else { "s" };
        let (unit, to, since, most) = match language {
            Language::Indonesian => (id.to_owned(), "s.d.", "sejak", "paling lama "),
            Language::English => (format!("{en}{plural}"), "to", "since", "at most "),
        };
        let mut said = match self.at_least {
            Some(at_least) => format!("{at_least} {to} {} {unit}", self.at_most),
            None => format!("{} {unit}", self.at_most),
        };
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
            ("2 working days", "2 hari kerja"),
            ("1 Minggu", "1 minggu"),
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
            "1,5 jam",
            "5 menit dan seterusnya",
            "25 s.d. 3 hari",
            "3 harian",
        ] {
            assert_eq!(said(written), None, "{written}");
        }
    }
}
