//! Opening hours: when a destination answers, by weekday, with holidays.

use std::ops::Range;

use jiff::civil::{Date, DateTime, Time, Weekday};
use toml::Spanned;

use super::check::{Check, short};
use super::fault::Faults;
use super::raw::{Key, List, RawHours};

/// When something is open, in the flow's time zone.
#[derive(Clone, Debug, Default)]
pub(crate) struct Hours {
    /// From Monday.
    week: [Vec<Range<Time>>; 7],
    holidays: Vec<Holiday>,
    on_holidays: Vec<Range<Time>>,
}

/// A day of one year, or of every year.
#[derive(Clone, Copy, Debug)]
struct Holiday {
    year: Option<i16>,
    month: i8,
    day: i8,
}

impl Hours {
    pub(crate) fn is_open(&self, at: DateTime) -> bool {
        let spans = if self.holidays.iter().any(|holiday| holiday.is(at.date())) {
            &self.on_holidays
        } else {
            &self.week[usize::try_from(at.weekday().to_monday_zero_offset()).unwrap_or(0)]
        };
        // 24:00 is written as the last instant of the day.
        spans
            .iter()
            .any(|span| span.contains(&at.time()) || (span.end == Time::MAX && at.time() >= span.start))
    }
}

impl Holiday {
    fn is(self, day: Date) -> bool {
        (self.month, self.day) == (day.month(), day.day()) && self.year.is_none_or(|year| year == day.year())
    }
}

const DAYS: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];

/// A single day's own line counts before `weekdays` or `weekend`, and those before `daily`.
pub(super) fn hours(check: &mut Check<'_, '_>, name: &Spanned<String>, raw: &RawHours) -> Hours {
    let faults = &mut *check.faults;
    let before = faults.count();
    let mut hours = Hours::default();
    let days =
        [&raw.monday, &raw.tuesday, &raw.wednesday, &raw.thursday, &raw.friday, &raw.saturday, &raw.sunday];
    let (daily, weekdays, weekend) =
        (spans(&raw.daily, faults), spans(&raw.weekdays, faults), spans(&raw.weekend, faults));
    for (index, day) in DAYS.into_iter().enumerate() {
        let group = if day.to_monday_zero_offset() < 5 { &weekdays } else { &weekend };
        let own = spans(days[index], faults);
        hours.week[index] = own.or_else(|| group.clone()).or_else(|| daily.clone()).unwrap_or_default();
    }
    hours.on_holidays = spans(&raw.holiday, faults).unwrap_or_default();
    for written in raw.holidays.iter().flatten() {
        match holiday(written.get_ref()) {
            Some(holiday) => hours.holidays.push(holiday),
            None => faults.add(
                &written.span(),
                format!("holiday `{}` is not a date", short(written.get_ref())),
                "write \"2026-12-24\", or \"12-25\" for every year",
            ),
        }
    }
    let never = hours.week.iter().all(Vec::is_empty) && hours.on_holidays.is_empty();
    if never && faults.count() == before && !check.lost_part("hours", name.get_ref()) {
        let what = format!("hours `{}` are never open", short(name.get_ref()));
        check.missing(&name.span(), &what, "write when, as in weekdays = \"08:00-18:00\"");
    }
    hours
}

fn spans(written: &Key<List>, faults: &mut Faults<'_>) -> Option<Vec<Range<Time>>> {
    let written = written.as_ref()?;
    let mut spans = Vec::new();
    for written_span in written.get_ref().0.iter().filter(|text| text.text != "closed") {
        if let Some(span) = span(&written_span.text) {
            spans.push(span);
            continue;
        }
        let what = format!("hours `{}` are not understood", short(&written_span.text));
        let remedy =
            "write \"08:00-18:00\", a list of such spans, or \"closed\"; a span over midnight is two";
        faults.add(&written_span.place(&written.span()), what, remedy);
    }
    Some(spans)
}

/// `08:00-18:00`; the end is not included, and 24:00 is the day's.
pub(super) fn span(text: &str) -> Option<Range<Time>> {
    let (from, to) = text.split_once('-')?;
    let (from, to) = (time_of_day(from.trim())?, time_of_day(to.trim())?);
    (from < to).then_some(from..to)
}

pub(super) fn time_of_day(text: &str) -> Option<Time> {
    if text == "24:00" {
        return Some(Time::MAX);
    }
    let (hour, minute) = text.split_once(':')?;
    let fits = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    if !fits(hour) || minute.len() != 2 || !fits(minute) {
        return None;
    }
    Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
}

fn holiday(text: &str) -> Option<Holiday> {
    if let Ok(day) = text.parse::<Date>() {
        return Some(Holiday { year: Some(day.year()), month: day.month(), day: day.day() });
    }
    let (month, day) = text.split_once('-')?;
    // A leap year, so that the 29th of February is one.
    let day = Date::new(2024, month.parse().ok()?, day.parse().ok()?).ok()?;
    Some(Holiday { year: None, month: day.month(), day: day.day() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flow::Flow;

    #[test]
    fn days_groups_and_holidays_decide_in_their_order() {
        let text = "greeting = \"Hello.\"\nfallback = \"desk\"\ntime_zone = \"UTC\"\n\
            [hours.office]\nweekdays = [\"08:00-12:00\", \"13:00-17:30\"]\nwednesday = \"closed\"\n\
            saturday = \"9:00-24:00\"\nholidays = [\"12-25\", \"2026-11-27\"]\nholiday = \"10:00-11:00\"\n\
            [destinations.desk]\ncontext = \"d\"\nextension = \"0\"\nhours = \"office\"\n";
        let flow = Flow::load("shop.toml", text).expect("a sound flow");
        let hours = flow.hours("office").expect("named above");
        for (at, open) in [
            ("2026-11-23T08:00", true),
            ("2026-11-23T12:00", false),
            ("2026-11-23T17:29", true),
            ("2026-11-25T10:30", false),
            ("2026-11-28T23:59:59", true),
            ("2026-11-29T10:00", false),
            ("2026-11-27T09:30", false),
            ("2026-11-27T10:30", true),
            ("2029-12-25T10:59", true),
        ] {
            assert_eq!(hours.is_open(at.parse().expect("a time")), open, "{at}");
        }
    }

    #[test]
    fn only_spans_of_one_day_are_hours() {
        for text in ["8-18", "18:00-08:00", "25:00-26:00", "08:00", "08:00-08:00", "8:0-9:00", ""] {
            assert_eq!(span(text), None, "{text}");
        }
    }
}
