//! Dates, days of the week and hours of the day.

use jiff::civil::{Date, Weekday};

use super::Language;

const MONTHS: [(&str, &str); 12] = [
    ("Januari", "January"),
    ("Februari", "February"),
    ("Maret", "March"),
    ("April", "April"),
    ("Mei", "May"),
    ("Juni", "June"),
    ("Juli", "July"),
    ("Agustus", "August"),
    ("September", "September"),
    ("Oktober", "October"),
    ("November", "November"),
    ("Desember", "December"),
];

/// The month, 1 to 12, of a name in either language.
pub fn month(name: &str) -> Option<i8> {
    let found = |(id, en): &(&str, &str)| id.eq_ignore_ascii_case(name) || en.eq_ignore_ascii_case(name);
    MONTHS.iter().position(found).and_then(|index| i8::try_from(index + 1).ok())
}

/// The one month whose name is nearest to a misspelt one, in the language that it was written in: `Pebruari` is
/// `Februari`. None if it is like no month, or like two.
pub fn month_meant(name: &str) -> Option<&'static str> {
    let name = name.to_lowercase();
    let names = MONTHS.iter().flat_map(|(id, en)| [*id, *en]).filter(|month| month.len() > 3);
    let mut near: Vec<(usize, &str)> = names
        .map(|month| (strsim::osa_distance(&name, &month.to_lowercase()), month))
        .filter(|(distance, _)| *distance <= 2)
        .collect();
    near.sort();
    near.dedup();
    match near[..] {
        [(_, only)] => Some(only),
        [(first, month), (second, other), ..]
            if first < second || crate::locale::month(month) == crate::locale::month(other) =>
        {
            Some(month)
        }
        _ => None,
    }
}

/// A date: `7 Oktober 2025`.
pub fn date(date: Date, language: Language) -> String {
    let (id, en) = MONTHS[usize::try_from(date.month() - 1).expect("months count from 1")];
    let month = match language {
        Language::Indonesian => id,
        Language::English => en,
    };
    format!("{} {month} {}", date.day(), date.year())
}

/// A day of the week: `Senin`, `Monday`.
pub fn day(day: Weekday, language: Language) -> &'static str {
    let (id, en) = match day {
        Weekday::Monday => ("Senin", "Monday"),
        Weekday::Tuesday => ("Selasa", "Tuesday"),
        Weekday::Wednesday => ("Rabu", "Wednesday"),
        Weekday::Thursday => ("Kamis", "Thursday"),
        Weekday::Friday => ("Jumat", "Friday"),
        Weekday::Saturday => ("Sabtu", "Saturday"),
        Weekday::Sunday => ("Minggu", "Sunday"),
    };
    match language {
        Language::Indonesian => id,
        Language::English => en,
    }
}

/// Days with runs of three and more joined: `Senin–Kamis`, `Sabtu dan Minggu`, `Setiap hari`.
pub fn day_range(days: &[Weekday], language: Language) -> String {
    if days.len() == 7 {
        return match language {
            Language::Indonesian => "Setiap hari".to_owned(),
            Language::English => "Every day".to_owned(),
        };
    }
    let mut runs: Vec<(Weekday, Weekday)> = Vec::new();
    for &next in days {
        match runs.last_mut() {
            Some((_, last)) if last.next() == next => *last = next,
            _ => runs.push((next, next)),
        }
    }
    let written = runs.into_iter().map(|(first, last)| {
        if first == last {
            day(first, language).to_owned()
        } else {
            format!("{}–{}", day(first, language), day(last, language))
        }
    });
    written.collect::<Vec<_>>().join(", ")
}

/// From one time of day to another, both in minutes since midnight: `08.00–15.00`, `20.00–24.00`.
pub fn time_range(from: u16, to: u16) -> String {
    let written = |time: u16| format!("{:02}.{:02}", time / 60, time % 60);
    format!("{}–{}", written(from), written(to))
}
