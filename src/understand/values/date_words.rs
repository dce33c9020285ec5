//! The words of dates: months, days of the week, feasts, and days counted from today.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::super::similarity::Sound;
use super::super::words::Word;
use super::figures::{cardinal, ordinal, small, written};
use super::tokens::{fits, is, phrase, text};
use crate::language::{Language, Table, Unit};

/// Shorter words have too many neighbours.
const GUESSED_LETTERS_MIN: usize = 5;
const ALIKE_MIN: f64 = 0.78;

pub(super) fn month_of(language: &Language, word: &str) -> Option<i8> {
    language.dates.months.iter().find(|(name, _)| *name == word).map(|&(_, month)| month)
}

pub(super) fn weekday_of(language: &Language, word: &str) -> Option<Weekday> {
    let named =
        |word: &str| language.dates.weekdays.iter().find(|(name, _)| *name == word).map(|&(_, day)| day);
    let single = || word.strip_suffix(language.writing.plural);
    named(word).or_else(|| named(single().filter(|single| single.ends_with(language.dates.day_ending))?))
}

/// A unit, also where several of it are counted.
fn unit_of(language: &Language, word: &str) -> Option<Unit> {
    let named =
        |word: &str| language.dates.units.iter().find(|(name, _)| *name == word).map(|&(_, unit)| unit);
    named(word).or_else(|| named(word.strip_suffix(language.writing.plural)?))
}

pub(in crate::understand) fn is_month(language: &Language, word: &str) -> bool {
    month_of(language, word).is_some()
}

pub(in crate::understand) fn is_weekday(language: &Language, word: &str) -> bool {
    weekday_of(language, word).is_some()
}

pub(in crate::understand) fn is_unit(language: &Language, word: &str) -> bool {
    unit_of(language, word).is_some()
}

/// A month, also one that was misheard; with its likeness.
pub(super) fn month_like(language: &Language, word: &str) -> Option<(i8, f64)> {
    month_of(language, word)
        .map(|month| (month, 1.0))
        .or_else(|| alike(language, word, language.dates.months))
}

pub(super) fn weekday_like(language: &Language, word: &str) -> Option<(Weekday, f64)> {
    weekday_of(language, word)
        .map(|day| (day, 1.0))
        .or_else(|| alike(language, word, language.dates.weekdays))
}

fn alike<T: Copy>(language: &Language, word: &str, names: Table<T>) -> Option<(T, f64)> {
    if word.len() < GUESSED_LETTERS_MIN
        || language.topics.fillers.contains(word)
        || word.chars().any(|c| c.is_ascii_digit())
    {
        return None;
    }
    let sound = Sound::new(&[word]);
    let likeness = names.iter().filter(|(name, _)| name.len() >= GUESSED_LETTERS_MIN);
    let likeness = likeness.map(|&(name, value)| (value, Sound::new(&[name]).alike(&sound)));
    let best = likeness.max_by(|(_, a), (_, b)| a.total_cmp(b));
    best.filter(|(_, alike)| *alike >= ALIKE_MIN)
        .map(|(value, alike)| (value, ((alike - 0.5) * 2.0).min(0.95)))
}

pub(super) fn feast(language: &Language, words: &[Word]) -> Option<((i8, i8), usize)> {
    phrase(words, language.dates.feasts)
}

/// A feast that moves with Easter: days from Easter Sunday.
pub(super) fn moving_feast(language: &Language, words: &[Word]) -> Option<(i64, usize)> {
    phrase(words, language.dates.easter)
}

/// A feast whose date is not known here, and how many words it takes.
pub(super) fn unknown_feast(language: &Language, words: &[Word]) -> Option<usize> {
    let fitting = language.dates.elsewhere.iter().filter(|name| fits(words, name));
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
pub(super) fn near_day(language: &Language, words: &[Word], today: Date) -> Option<(Date, usize)> {
    let (days, length) = phrase(words, language.dates.days)?;
    Some((today.checked_add(days.days()).ok()?, length))
}

/// "Two weeks", "a fortnight", "a couple of days".
pub(super) fn count(language: &Language, words: &[Word]) -> Option<(i64, Unit, usize)> {
    let (dates, numbers) = (&language.dates, &language.numbers);
    let article = usize::from(dates.articles.contains(text(words, 0)));
    if is(words, article, dates.fortnight) {
        return Some((2, Unit::Weeks, article + 1));
    }
    // "The day after christmas"; "the two days" are no count.
    if is(words, 0, dates.the) || (article == 0 && is(words, 0, dates.day)) {
        let related = dates.related.contains(text(words, article + 1));
        return (related && is(words, article, dates.day)).then_some((1, Unit::Days, article + 1));
    }
    let (number, length) = match (article, text(words, article)) {
        (_, couple) if couple == dates.couple => {
            (2, article + 1 + usize::from(is(words, article + 1, numbers.of)))
        }
        (1, _) => (1, 1),
        _ => cardinal(language, words).filter(|(number, _)| (1..1_000).contains(number))?,
    };
    Some((number, unit_of(language, text(words, length))?, length + 1))
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
pub(super) fn figure(language: &Language, words: &[Word]) -> Option<(Figure, usize)> {
    let numbers = &language.numbers;
    let word = text(words, 0);
    let made = |value, ordinal, zero_led| Figure {
        value,
        ordinal,
        written: if written(word).is_some() { word.len() } else { 0 },
        zero_led,
    };
    if let Some((value, length)) = ordinal(language, words) {
        return Some((made(i64::from(value), true, false), length));
    }
    if numbers.leading_zeros.contains(word) || (word == "0" && text(words, 1).len() == 1) {
        let zero = numbers.zeros.contains(text(words, 1)).then_some((0, 1));
        let next = zero.or_else(|| small(language, &words[1..]).filter(|(value, _)| (0..10).contains(value)));
        return match next {
            Some((value, length)) => Some((made(value, false, true), length + 1)),
            // A sigh is no number.
            None => numbers.zero.contains(word).then(|| (made(0, false, false), 1)),
        };
    }
    if let Some(value) = written(word) {
        return Some((made(value, false, word.len() == 2 && word.starts_with('0')), 1));
    }
    let (value, length) = small(language, words)?;
    let thousands = |at: usize| language.dates.large.contains(text(words, at));
    if thousands(1) {
        let (value, length) = cardinal(language, words)?;
        return Some((Figure { written: 0, ..made(value, false, false) }, length));
    }
    // "Twenty two thousand five" is the twentieth of a month in 2005.
    if length == 2 && thousands(2) && value % 10 > 0 {
        return Some((made(value - value % 10, false, false), 1));
    }
    Some((made(value, false, false), length))
}
