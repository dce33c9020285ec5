//! The words of dates: months, days of the week, feasts, and days counted from today.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::super::lexicon::is_filler;
use super::super::similarity::Sound;
use super::super::words::Word;
use super::figures::{cardinal, ordinal, small, written};
use super::tokens::{fits, is, phrase, text};

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
const WEEKDAYS: [(&str, Weekday); 18] = [
    ("sat", Weekday::Saturday),
    ("sun", Weekday::Sunday),
    ("tue", Weekday::Tuesday),
    ("weds", Weekday::Wednesday),
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
const FEASTS: [(&str, (i8, i8)); 21] = [
    ("xmas", (12, 25)),
    ("xmas eve", (12, 24)),
    ("xmas day", (12, 25)),
    ("new year eve", (12, 31)),
    ("new year day", (1, 1)),
    ("new years", (1, 1)),
    ("st patricks day", (3, 17)),
    ("saint patricks day", (3, 17)),
    ("valentines day", (2, 14)),
    ("valentines", (2, 14)),
    ("bonfire night", (11, 5)),
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
const DAYS: [(&str, i64); 24] = [
    ("right now", 0),
    ("straight away", 0),
    ("later today", 0),
    ("2 day", 0),
    ("2 morrow", 1),
    ("tommorow", 1),
    ("tomorow", 1),
    ("tommorrow", 1),
    ("tmrw", 1),
    ("day after tommorow", 2),
    ("this day next week", 7),
    ("same day next week", 7),
    ("today next week", 7),
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
/// Days from Easter Sunday.
const EASTER: [(&str, i64); 12] = [
    ("easter", 0),
    ("easter sunday", 0),
    ("easter day", 0),
    ("good friday", -2),
    ("easter friday", -2),
    ("maundy thursday", -3),
    ("palm sunday", -7),
    ("ash wednesday", -46),
    ("easter monday", 1),
    ("ascension day", 39),
    ("whit sunday", 49),
    ("whit monday", 50),
];
/// Feasts by a day of the week whose date differs from country to country: the weekday in their name is not meant.
const ELSEWHERE: [&str; 13] = [
    "bank holiday monday",
    "bank holiday",
    "black friday",
    "cyber monday",
    "labor day",
    "labour day",
    "thanksgiving",
    "thanksgiving day",
    "memorial day",
    "mothers day",
    "fathers day",
    "shrove tuesday",
    "super bowl sunday",
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

/// A feast that moves with Easter: days from Easter Sunday.
pub(super) fn moving_feast(words: &[Word]) -> Option<(i64, usize)> {
    phrase(words, &EASTER)
}

/// A feast whose date is not known here, and how many words it takes.
pub(super) fn unknown_feast(words: &[Word]) -> Option<usize> {
    let fitting = ELSEWHERE.iter().filter(|name| fits(words, name));
    fitting.map(|name| name.split(' ').count()).max()
}

/// Easter Sunday of a year, by the anonymous Gregorian rule (Nature, 20 April 1876).
pub(super) fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (b - (b + 8) / 25 + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let l = (32 + 2 * e + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let number = h + l - 7 * m + 114;
    Date::new(year, i8::try_from(number / 31).ok()?, i8::try_from(number % 31 + 1).ok()?).ok()
}

/// "Tomorrow", "the day after tomorrow".
pub(super) fn near_day(words: &[Word], today: Date) -> Option<(Date, usize)> {
    let (days, length) = phrase(words, &DAYS)?;
    Some((today.checked_add(days.days()).ok()?, length))
}

/// "Two weeks", "a fortnight", "a couple of days".
pub(super) fn count(words: &[Word]) -> Option<(i64, Unit, usize)> {
    let article = usize::from(["a", "an", "the"].contains(&text(words, 0)));
    if is(words, article, "fortnight") {
        return Some((2, Unit::Weeks, article + 1));
    }
    // "The day after christmas"; "the two days" are no count.
    if is(words, 0, "the") || (article == 0 && is(words, 0, "day")) {
        let related = ["after", "before", "following"].contains(&text(words, article + 1));
        return (related && is(words, article, "day")).then_some((1, Unit::Days, article + 1));
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
