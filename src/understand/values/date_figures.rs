//! Which number of a date is the day, which the month and which the year.

use super::DateOrder;
use super::date_words::Figure;

/// The order was not the expected one, but no other is possible.
const SWAPPED: f64 = 0.9;
/// A number that nothing calls a day.
const BARE_DAY: f64 = 0.8;

/// The parts that the numbers of a clause give.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Assigned {
    pub(super) year: Option<i16>,
    pub(super) short_year: Option<i16>,
    pub(super) month: Option<i8>,
    pub(super) day: Option<i8>,
    pub(super) quality: f64,
    pub(super) impossible: bool,
}

const NONE: Assigned =
    Assigned { year: None, short_year: None, month: None, day: None, quality: 1.0, impossible: false };

/// `month_named`: a word has said the month, so that the numbers are the day and the year.
pub(super) fn assign(figures: &[Figure], month_named: bool, order: DateOrder) -> Assigned {
    if let Some(assigned) = in_one_run(figures, order).filter(|_| !month_named) {
        return assigned;
    }
    let is_year = |figure: &Figure| (1_000..3_000).contains(&figure.value);
    if month_named {
        return beside_month(figures);
    }
    match figures {
        [] => NONE,
        [first, month, day] if is_year(first) && first.written == 4 => {
            Assigned { year: narrow(first.value), ..month_and_day(month.value, day.value) }
        }
        [only] if is_year(only) => Assigned { year: narrow(only.value), ..NONE },
        [only] if !only.ordinal && (32..100).contains(&only.value) => {
            Assigned { short_year: narrow(only.value), ..NONE }
        }
        [only] => {
            let day = i8::try_from(only.value).ok().filter(|day| (1..=31).contains(day));
            let quality = if only.ordinal { 1.0 } else { BARE_DAY };
            Assigned { day, quality, impossible: only.ordinal && day.is_none(), ..NONE }
        }
        // "The third of the fourth" says which is which.
        [day, month, rest @ ..] if day.ordinal => {
            let (year, short_year) = year(rest);
            Assigned { year, short_year, ..month_and_day(month.value, day.value) }
        }
        [first, second, rest @ ..] => {
            let assigned = in_order(first.value, second.value, order);
            match year(figures) {
                (Some(year), _) if assigned.impossible => Assigned { year: Some(year), ..NONE },
                _ => {
                    let (year, short_year) = year(rest);
                    Assigned { year, short_year, ..assigned }
                }
            }
        }
    }
}

fn beside_month(figures: &[Figure]) -> Assigned {
    let place = figures.iter().position(|figure| figure.ordinal).unwrap_or(0);
    let Some(first) = figures.get(place) else { return NONE };
    if !first.ordinal && first.value > 99 {
        // "December 1980", or "1980 december 24".
        let day = figures.get(1).and_then(|figure| i8::try_from(figure.value).ok());
        return Assigned { year: narrow(first.value), day, ..NONE };
    }
    // "March eighty five": a month and a year.
    if figures.len() == 1 && first.value > 31 && !first.ordinal {
        return Assigned { short_year: narrow(first.value), ..NONE };
    }
    // "June one five nineteen eighty": the fifteenth in two digits.
    let ones =
        figures.get(place + 1).filter(|ones| ones.value < 10 && !ones.ordinal && figures.len() >= place + 4);
    let in_digits = ones.filter(|_| !first.ordinal && (1..=3).contains(&first.value) && !first.zero_led);
    let (day, taken) = match in_digits {
        Some(ones) => (first.value * 10 + ones.value, 2),
        None => (first.value, 1),
    };
    let day = i8::try_from(day).ok().filter(|day| (1..=31).contains(day));
    let rest = figures.get(place + taken..).unwrap_or_default();
    // "Nineteen eighty, the fifth of june".
    let rest = if rest.is_empty() { &figures[..place] } else { rest };
    let (year, short_year) = year(rest);
    Assigned { year, short_year, day, impossible: day.is_none(), ..NONE }
}

/// "12241980", or eight digits said one by one.
fn in_one_run(figures: &[Figure], order: DateOrder) -> Option<Assigned> {
    let digits = match figures {
        [only] if only.written == 8 => format!("{:08}", only.value),
        [only] if only.written == 7 => format!("{:08}", only.value),
        [only] if only.written == 4 && !(1_900..2_100).contains(&only.value) => {
            // "1212" is no year that anybody says.
            let assigned = in_order(only.value / 100, only.value % 100, order);
            return (!assigned.impossible).then_some(assigned);
        }
        many if many.len() >= 6 => digits(many)?,
        many if many.len() >= 4 => in_pieces(many)?,
        _ => return None,
    };
    typed(&digits, order)
}

/// Day, month and year in pieces that make eight digits: "one five oh five nineteen ninety".
fn in_pieces(figures: &[Figure]) -> Option<String> {
    let piece = |figure: &Figure| {
        let zero = if figure.zero_led && figure.written == 0 { "0" } else { "" };
        (!figure.ordinal && figure.value < 100).then(|| format!("{zero}{}", figure.value))
    };
    let whole: String = figures.iter().map(piece).collect::<Option<Vec<_>>>()?.concat();
    let ends_in_year = [2, 1].iter().any(|&back| {
        let century = figures.len().checked_sub(back).and_then(|at| figures.get(at));
        century.is_some_and(|figure| (18..=20).contains(&figure.value))
    });
    (whole.len() == 8 && ends_in_year).then_some(whole)
}

/// Digits said one by one.
fn digits(figures: &[Figure]) -> Option<String> {
    let single = |figure: &Figure| (0..10).contains(&figure.value) && !figure.ordinal;
    let digit = |figure: &Figure| {
        let zero = if figure.zero_led { "0" } else { "" };
        format!("{zero}{}", figure.value)
    };
    figures.iter().all(single).then(|| figures.iter().map(digit).collect())
}

/// Eight digits of a date, or six with a short year.
pub(super) fn typed(digits: &str, order: DateOrder) -> Option<Assigned> {
    let number = |from: usize, to: usize| digits.get(from..to)?.parse::<i64>().ok();
    let (first, second) = (number(0, 2)?, number(2, 4)?);
    let parts = in_order(first, second, order);
    match digits.len() {
        8 => Some(Assigned { year: narrow(number(4, 8)?), ..parts }),
        6 => Some(Assigned { short_year: narrow(number(4, 6)?), ..parts }),
        _ => None,
    }
}

fn in_order(first: i64, second: i64, order: DateOrder) -> Assigned {
    let (month, day) = match order {
        DateOrder::MonthFirst => (first, second),
        DateOrder::DayFirst => (second, first),
    };
    if month > 12 && (1..=12).contains(&day) {
        return Assigned { quality: SWAPPED, ..month_and_day(day, month) };
    }
    month_and_day(month, day)
}

fn month_and_day(month: i64, day: i64) -> Assigned {
    let month = i8::try_from(month).ok().filter(|month| (1..=12).contains(month));
    let day = i8::try_from(day).ok().filter(|day| (1..=31).contains(day));
    Assigned { month, day, impossible: month.is_none() || day.is_none(), ..NONE }
}

/// A whole year, or one in two figures. "Nineteen" alone is the beginning of a year.
pub(super) fn year(figures: &[Figure]) -> (Option<i16>, Option<i16>) {
    let values: Vec<i64> = figures.iter().map(|figure| figure.value).collect();
    // "One nine eight oh", "two oh oh five".
    let run = digits(figures).filter(|run| run.len() == 4 && run.starts_with(['1', '2']));
    if let Some(run) = run {
        return (run.parse().ok(), None);
    }
    match (&values[..], figures) {
        ([year], _) if (1_000..3_000).contains(year) => (narrow(*year), None),
        ([century @ 18..=20, year @ 10..=99], _) => (narrow(century * 100 + year), None),
        ([century @ 18..=20, year @ 0..=9], [_, last]) if last.zero_led => {
            (narrow(century * 100 + year), None)
        }
        ([short @ (0..=18 | 21..=99)], [only]) if !only.ordinal && (*short > 9 || only.zero_led) => {
            (None, narrow(*short))
        }
        ([short @ 0..=99], [only]) if only.written == 2 => (None, narrow(*short)),
        _ => (None, None),
    }
}

fn narrow(value: i64) -> Option<i16> {
    i16::try_from(value).ok()
}
