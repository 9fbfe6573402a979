//! Opening hours: `Senin-Kamis 08.00-15.00`, `Jumat 07.30-11.00 dan 13.00-14.00`, `setiap hari 24 jam`.

use jiff::civil::Weekday;
use serde::{Serialize, Serializer};
use serde_json::Value as Json;

use super::{Parse, Rest};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::locale::{Language, Say, Text, day_range, time_range};
use crate::model::read::{Read, WRONG_VALUE};
use crate::model::schema::{self, Schemas};
use crate::text;
use crate::yaml::Node;

/// Days of the week, and from when to when on each of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hours {
    /// The days, from Monday.
    pub days: Vec<Weekday>,
    /// Opening and closing in minutes since midnight; two pairs if there is a break, none if it is open day and night.
    /// Who opens in the evening may close in the morning.
    pub times: Vec<(u16, u16)>,
    /// The time zone, if it is said; else that of the unit.
    pub zone: Option<TimeZone>,
}

const DAYS: [(Weekday, &str, &str); 7] = [
    (Weekday::Monday, "Senin", "Monday"),
    (Weekday::Tuesday, "Selasa", "Tuesday"),
    (Weekday::Wednesday, "Rabu", "Wednesday"),
    (Weekday::Thursday, "Kamis", "Thursday"),
    (Weekday::Friday, "Jumat", "Friday"),
    (Weekday::Saturday, "Sabtu", "Saturday"),
    (Weekday::Sunday, "Minggu", "Sunday"),
];

fn day(rest: &mut Rest) -> Option<usize> {
    rest.word(&["Jum'at", "Jum’at"]).then_some(4).or_else(|| DAYS.iter().position(|(_, id, en)| rest.word(&[id, en])))
}

fn days(rest: &mut Rest) -> Option<Vec<Weekday>> {
    if rest.word(&["setiap hari", "every day"]) {
        return Some(DAYS.map(|(day, ..)| day).to_vec());
    }
    let mut open = [false; 7];
    loop {
        let first = day(rest)?;
        open[first] = true;
        if rest.range() {
            let last = day(rest)?;
            let mut index = first;
            while index != last {
                index = (index + 1) % 7;
                open[index] = true;
            }
        }
        if !rest.word(&[",", "dan", "&", "and"]) {
            return Some(DAYS.iter().zip(open).filter(|(_, open)| *open).map(|((day, ..), _)| *day).collect());
        }
    }
}

fn time(rest: &mut Rest) -> Option<u16> {
    let end = rest.0.find(|letter: char| !letter.is_ascii_digit())?;
    let hour: u16 = rest.0[..end].parse().ok()?;
    let after = rest.0[end..].strip_prefix(['.', ':'])?;
    let minute: u16 = after.get(..2)?.parse().ok()?;
    rest.0 = after[2..].trim_start();
    let time = hour.checked_mul(60)?.checked_add(minute)?;
    (minute < 60 && time <= 24 * 60).then_some(time)
}

type Times = (Vec<(u16, u16)>, Option<TimeZone>);

fn times(rest: &mut Rest) -> Option<Times> {
    rest.word(&["pukul", "jam", ":", ","]);
    let mut times: Vec<(u16, u16)> = Vec::new();
    while !rest.word(&["24 jam", "24 hours"]) {
        let from = time(rest)?;
        let to = rest.range().then(|| time(rest)).flatten()?;
        // Only the last may go on after midnight.
        if to == from || times.last().is_some_and(|(earlier, closed)| closed < earlier || from < *closed) {
            return None;
        }
        times.push((from, to));
        if !rest.word(&["dan", ",", "and", "&"]) {
            break;
        }
    }
    let zone = TimeZone::ALL.into_iter().find(|zone| rest.word(&[zone.letters()]));
    rest.is_empty().then_some((times, zone))
}

impl Hours {
    /// From days and times that were written apart.
    pub fn from_parts(days_text: &str, times_text: &str) -> Option<Self> {
        let (mut days_rest, mut times_rest) = (Rest::new(days_text), Rest::new(times_text));
        let (days, (times, zone)) = (days(&mut days_rest)?, times(&mut times_rest)?);
        days_rest.is_empty().then_some(Hours { days, times, zone })
    }

    /// The days in words.
    pub fn days_text(&self, language: Language) -> String {
        day_range(&self.days, language)
    }

    /// The times, with their zone if they have one.
    pub fn times_text(&self, language: Language) -> String {
        let (day_and_night, and) = match language {
            Language::Indonesian => ("24 jam", " dan "),
            Language::English => ("24 hours", " and "),
        };
        let times = match &self.times[..] {
            [] => day_and_night.to_owned(),
            times => times.iter().map(|(from, to)| time_range(*from, *to)).collect::<Vec<_>>().join(and),
        };
        self.zone.map_or(times.clone(), |zone| format!("{times} {}", zone.letters()))
    }
}

impl Parse for Hours {
    const EXAMPLES: Option<Text<&'static str>> = Some(Text {
        id: "`Senin-Kamis 08.00-15.00`; beberapa kelompok hari ditulis sebagai daftar: `[Senin-Kamis 08.00-15.00, Jumat 07.30-11.00 dan 13.00-14.00]`",
        en: "`Monday-Thursday 08.00-15.00`; several groups of days in a list: `[Monday-Thursday 08.00-15.00, Friday 07.30-11.00 and 13.00-14.00]`",
    });

    fn parse(text: &str) -> Option<Self> {
        let mut rest = Rest::new(text);
        let (days, (times, zone)) = (days(&mut rest)?, times(&mut rest)?);
        Some(Hours { days, times, zone })
    }
}

impl Say for Hours {
    fn say(&self, language: Language) -> String {
        format!("{} {}", self.days_text(language), self.times_text(language))
    }
}

/// One of the three time zones of Indonesia.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeZone {
    /// Western.
    Wib,
    /// Central.
    Wita,
    /// Eastern.
    Wit,
}

impl TimeZone {
    const ALL: [TimeZone; 3] = [TimeZone::Wib, TimeZone::Wita, TimeZone::Wit];

    /// Its letters, the same in both languages.
    pub fn letters(self) -> &'static str {
        match self {
            TimeZone::Wib => "WIB",
            TimeZone::Wita => "WITA",
            TimeZone::Wit => "WIT",
        }
    }
}

impl Read for TimeZone {
    fn read(node: &Node, diagnostics: &mut Diagnostics) -> Option<Self> {
        let text = String::read(node, diagnostics)?;
        let zone = TimeZone::ALL.into_iter().find(|zone| zone.letters().eq_ignore_ascii_case(&text));
        if zone.is_none() {
            let title = text!(id: "`{}` bukan zona waktu Indonesia", en: "`{}` is no time zone of Indonesia", text);
            let help = text!(id: "pilih `WIB`, `WITA`, atau `WIT`", en: "choose `WIB`, `WITA` or `WIT`");
            diagnostics.push(Diagnostic::error(&WRONG_VALUE, node.span, title).help(help));
        }
        zone
    }

    fn schema(_: &mut Schemas) -> Json {
        schema::one_of(&TimeZone::ALL.map(TimeZone::letters))
    }
}

impl Serialize for TimeZone {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.letters())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_met_in_real_standards() {
        for (written, expected) in [
            ("Senin-Kamis 08.00-15.00", "Senin–Kamis 08.00–15.00"),
            ("Senin s.d. Kamis pukul 08:00 - 15:30 WIB", "Senin–Kamis 08.00–15.30 WIB"),
            ("Jumat 07.30-11.00 dan 13.00-14.00", "Jumat 07.30–11.00 dan 13.00–14.00"),
            ("setiap hari 24 jam", "Setiap hari 24 jam"),
            ("Senin 09.00-14.00 WITA", "Senin 09.00–14.00 WITA"),
            ("Sabtu 20.00-24.00", "Sabtu 20.00–24.00"),
            ("setiap hari 22.00-06.00", "Setiap hari 22.00–06.00"),
            ("Senin 09.00-14.00 wit", "Senin 09.00–14.00 WIT"),
            ("Senin, Rabu dan Jumat 8.00-12.00", "Senin, Rabu, Jumat 08.00–12.00"),
            ("Monday-Thursday 08.00-15.00", "Senin–Kamis 08.00–15.00"),
        ] {
            assert_eq!(
                Hours::parse(written).map(|hours| hours.say(Language::Indonesian)).as_deref(),
                Some(expected),
                "{written}"
            );
        }
    }

    #[test]
    fn what_is_no_opening_time_stays_text() {
        for written in [
            "",
            "Senin",
            "08.00-15.00",
            "Senin 15.00-15.00",
            "Senin 25.00-26.00",
            "hari kerja 08.00-15.00",
            "Senin 08.00-15.00 kecuali libur",
        ] {
            assert_eq!(Hours::parse(written), None, "{written}");
        }
    }
}
