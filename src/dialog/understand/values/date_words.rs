//! The words of dates: months, days of the week, feasts, and days counted from today.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::super::lexicon::is_filler;
use super::super::similarity::Sound;
use super::super::words::Word;
use super::figures::{cardinal, ordinal, small, written};
use super::tokens::{is, phrase, text};

const MONTHS: [(&str, i8); 24] = [
    ("january", 1),
    ("february", 2),
    ("march", 3),
    ("april", 4),
    ("may", 5),
    ("june", 6),
    ("july", 7),
    ("august", 8),
    ("september", 9),
    ("october", 10),
    ("november", 11),
    ("december", 12),
    ("jan", 1),
    ("feb", 2),
    ("mar", 3),
    ("apr", 4),
    ("jun", 6),
    ("jul", 7),
    ("aug", 8),
    ("sept", 9),
    ("sep", 9),
    ("oct", 10),
    ("nov", 11),
    ("dec", 12),
];
const WEEKDAYS: [(&str, Weekday); 14] = [
    ("monday", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("saturday", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
    ("mon", Weekday::Monday),
    ("tues", Weekday::Tuesday),
    ("wed", Weekday::Wednesday),
    ("thu", Weekday::Thursday),
    ("thur", Weekday::Thursday),
    ("thurs", Weekday::Thursday),
    ("fri", Weekday::Friday),
];
/// Month and day.
const FEASTS: [(&str, (i8, i8)); 10] = [
    ("christmas eve", (12, 24)),
    ("christmas", (12, 25)),
    ("christmas day", (12, 25)),
    ("boxing day", (12, 26)),
    ("new year is eve", (12, 31)),
    ("new years eve", (12, 31)),
    ("new year is day", (1, 1)),
    ("new years day", (1, 1)),
    ("halloween", (10, 31)),
    ("valentine is day", (2, 14)),
];
/// Days from today.
const DAYS: [(&str, i64); 11] = [
    ("today", 0),
    ("this morning", 0),
    ("this afternoon", 0),
    ("this evening", 0),
    ("tonight", 0),
    ("tomorrow", 1),
    ("day after tomorrow", 2),
    ("the day after tomorrow", 2),
    ("yesterday", -1),
    ("day before yesterday", -2),
    ("the day before yesterday", -2),
];
/// Shorter words have too many neighbours.
const GUESSED_LETTERS_MIN: usize = 5;
const ALIKE_MIN: f64 = 0.78;

/// A unit in which days are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Days,
    Weeks,
    Months,
    Years,
}

pub(super) fn month_of(word: &str) -> Option<i8> {
    MONTHS.iter().find(|(name, _)| *name == word).map(|&(_, month)| month)
}

pub(super) fn weekday_of(word: &str) -> Option<Weekday> {
    let single = word.strip_suffix('s').filter(|stem| stem.ends_with("day")).unwrap_or(word);
    WEEKDAYS.iter().find(|(name, _)| *name == single).map(|&(_, day)| day)
}

/// A month, also one that was misheard; with its likeness.
pub(super) fn month_like(word: &str) -> Option<(i8, f64)> {
    month_of(word).map(|month| (month, 1.0)).or_else(|| alike(word, &MONTHS))
}

pub(super) fn weekday_like(word: &str) -> Option<(Weekday, f64)> {
    weekday_of(word).map(|day| (day, 1.0)).or_else(|| alike(word, &WEEKDAYS))
}

fn alike<T: Copy>(word: &str, names: &[(&str, T)]) -> Option<(T, f64)> {
    if word.len() < GUESSED_LETTERS_MIN || is_filler(word) || word.chars().any(|c| c.is_ascii_digit()) {
        return None;
    }
    let sound = Sound::new(&[word]);
    let likeness = names.iter().filter(|(name, _)| name.len() >= GUESSED_LETTERS_MIN);
    let likeness = likeness.map(|&(name, value)| (value, Sound::new(&[name]).alike(&sound)));
    let best = likeness.max_by(|(_, a), (_, b)| a.total_cmp(b));
    best.filter(|(_, alike)| *alike >= ALIKE_MIN)
        .map(|(value, alike)| (value, ((alike - 0.5) * 2.0).min(0.95)))
}

pub(super) fn feast(words: &[Word]) -> Option<((i8, i8), usize)> {
    phrase(words, &FEASTS)
}

/// "Tomorrow", "the day after tomorrow".
pub(super) fn near_day(words: &[Word], today: Date) -> Option<(Date, usize)> {
    let (days, length) = phrase(words, &DAYS)?;
    Some((today.checked_add(days.days()).ok()?, length))
}

/// "Two weeks", "a fortnight", "a couple of days".
pub(super) fn count(words: &[Word]) -> Option<(i64, Unit, usize)> {
    let article = usize::from(["a", "an"].contains(&text(words, 0)));
    if is(words, article, "fortnight") {
        return Some((2, Unit::Weeks, article + 1));
    }
    let (number, length) = match (article, text(words, article)) {
        (_, "couple") => (2, article + 1 + usize::from(is(words, article + 1, "of"))),
        (1, _) => (1, 1),
        _ => cardinal(words).filter(|(number, _)| (1..1_000).contains(number))?,
    };
    let unit = match text(words, length).trim_end_matches('s') {
        "day" => Unit::Days,
        "week" => Unit::Weeks,
        "month" => Unit::Months,
        "year" => Unit::Years,
        _ => return None,
    };
    Some((number, unit, length + 1))
}

pub(super) fn later(day: Date, number: i64, unit: Unit) -> Option<Date> {
    let span = match unit {
        Unit::Days => number.days(),
        Unit::Weeks => number.weeks(),
        // The last day of a month has no namesake in every other: jiff takes the last one there is.
        Unit::Months => number.months(),
        Unit::Years => number.years(),
    };
    day.checked_add(span).ok()
}

/// One number of a date: "third", "24", "eighty five", "two thousand and five", "oh three".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Figure {
    pub(super) value: i64,
    pub(super) ordinal: bool,
    /// How many figures it was written with; 0 for words.
    pub(super) written: usize,
    /// "Oh five": the end of a year, or of a date in figures.
    pub(super) zero_led: bool,
}

/// A number of a date and how many words it takes.
pub(super) fn figure(words: &[Word]) -> Option<(Figure, usize)> {
    let word = text(words, 0);
    let made = |value, ordinal, zero_led| Figure {
        value,
        ordinal,
        written: if written(word).is_some() { word.len() } else { 0 },
        zero_led,
    };
    if let Some((value, length)) = ordinal(words) {
        return Some((made(i64::from(value), true, false), length));
    }
    if ["oh", "o", "zero", "nought"].contains(&word) || (word == "0" && text(words, 1).len() == 1) {
        let zero = ["oh", "o", "zero"].contains(&text(words, 1)).then_some((0, 1));
        let next = zero.or_else(|| small(&words[1..]).filter(|(value, _)| (0..10).contains(value)));
        return match next {
            Some((value, length)) => Some((made(value, false, true), length + 1)),
            // A sigh is no number.
            None => ["zero", "0"].contains(&word).then(|| (made(0, false, false), 1)),
        };
    }
    if let Some(value) = written(word) {
        return Some((made(value, false, word.len() == 2 && word.starts_with('0')), 1));
    }
    let (value, length) = small(words)?;
    let thousands = |at: usize| is(words, at, "thousand") || is(words, at, "hundred");
    if thousands(1) {
        let (value, length) = cardinal(words)?;
        return Some((Figure { written: 0, ..made(value, false, false) }, length));
    }
    // "Twenty two thousand five" is the twentieth of a month in 2005.
    if length == 2 && thousands(2) && value % 10 > 0 {
        return Some((made(value - value % 10, false, false), 1));
    }
    Some((made(value, false, false), length))
}
