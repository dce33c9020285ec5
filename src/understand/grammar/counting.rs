//! Whole numbers from their names: "treinta y cinco" is 35, "neunzehnhundertfünfundachtzig" 1985.

use std::ops::Range;

use super::ones::settle_ones;
use super::parts::{Part, parts};
use crate::language::{Counting, Language, List, Table};
use crate::understand::words::Word;

/// A word of the answer, or a number in figures in the place of those that named it.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) word: Word,
    /// The words that it was.
    pub(super) place: Range<usize>,
    pub(super) is_figure: bool,
}

/// No factor or remainder that is written in figures has more of them.
const FACTOR_FIGURES_MAX: usize = 3;

/// The words with every number in figures.
pub(super) fn figures(language: &Language, counting: &Counting, words: &[Word]) -> Vec<Found> {
    let parts = parts(counting, words);
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    while let Some(part) = parts.get(at) {
        let breath = breath(&parts, at);
        let after_zero = !part.after_pause && found.last().is_some_and(|zero| zero.word.text == "0");
        let number = number(language, counting, breath, after_zero);
        let (text, length) = number.unwrap_or_else(|| (String::new(), 0));
        let end = at + length.max(1);
        let last = parts.get(end - 1).map_or(part.word, |part| part.word);
        let is_figure = length > 0;
        let text = if is_figure { text } else { part.text.clone() };
        let word = Word { text, after_pause: part.after_pause };
        let is_figure = is_figure || is_figures(&word.text);
        found.push(Found { word, place: part.word..last + 1, is_figure });
        at = end;
    }
    settle_ones(language, counting, &mut found);
    zeros_led(language, found)
}

/// Whether these parts are the name of one number.
pub(super) fn is_one_number(counting: &Counting, texts: &[String]) -> bool {
    let part = |text: &String| Part { text: text.clone(), word: 0, after_pause: false, ranks: false };
    let parts: Vec<Part> = texts.iter().map(part).collect();
    let reader = Reader { counting, parts: &parts };
    reader.whole().is_some_and(|(_, length)| length == parts.len())
}

fn is_figures(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_digit())
}

/// From a part to the next pause.
fn breath(parts: &[Part], at: usize) -> &[Part] {
    let rest = parts.get(at..).unwrap_or_default();
    let length = rest.iter().skip(1).position(|part| part.after_pause).map_or(rest.len(), |index| index + 1);
    &rest[..length]
}

/// The number or rank at the start, in figures. "Cero cinco mil novecientos" counts no thousands: the fifth of a month.
fn number(
    language: &Language,
    counting: &Counting,
    parts: &[Part],
    after_zero: bool,
) -> Option<(String, usize)> {
    let reader = Reader { counting, parts };
    let rank = |value: u64| {
        let ending = language.writing.ordinal_endings.iter().next().unwrap_or_default();
        format!("{value}{ending}")
    };
    let ranked = reader.name(counting.ordinals, 0).map(|(value, length)| (rank(value), length));
    let counted = if after_zero { reader.chunk(0) } else { reader.whole() };
    let counted = counted.map(|(value, length)| {
        let ranks = parts.get(length - 1).is_some_and(|part| part.ranks);
        (if ranks { rank(value) } else { value.to_string() }, length)
    });
    let longest = [ranked, counted].into_iter().flatten().max_by_key(|(_, length)| *length)?;
    // "Sechshundert einhundert": a number ends where a word does.
    let (last, next) = (parts.get(longest.1 - 1)?, parts.get(longest.1));
    match next.filter(|next| next.word == last.word) {
        None => Some(longest),
        Some(within) => {
            let whole = parts.iter().take_while(|part| part.word != within.word).count();
            number(language, counting, &parts[..whole], after_zero)
        }
    }
}

/// "Cero cinco" is 05, as it is written in a date or a time; in "doble cero cinco" the zero is said twice.
fn zeros_led(language: &Language, found: Vec<Found>) -> Vec<Found> {
    let repeats = |word: &str| language.digits.times.iter().any(|(name, _)| *name == word);
    let mut led: Vec<Found> = Vec::new();
    for next in found {
        let is_digit = next.is_figure && next.word.text.len() == 1 && next.word.text != "0";
        let before = led.len().checked_sub(2).and_then(|at| led.get(at));
        let repeated = before.is_some_and(|before| repeats(&before.word.text));
        let leads = is_digit && !repeated && !next.word.after_pause;
        match led.last_mut().filter(|zero| leads && zero.word.text == "0") {
            Some(zero) => {
                zero.word.text.push_str(&next.word.text);
                zero.place.end = next.place.end;
            }
            None => led.push(next),
        }
    }
    led
}

/// Names at places of one breath; each reading is a value and where it ends.
struct Reader<'a> {
    counting: &'a Counting,
    parts: &'a [Part],
}

type Value = Option<(u64, usize)>;

impl Reader<'_> {
    fn text(&self, at: usize) -> &str {
        self.parts.get(at).map_or("", |part| part.text.as_str())
    }

    /// Where a phrase ends that stands at `at`.
    fn fits(&self, phrase: &str, at: usize) -> Option<usize> {
        let fits = phrase.split(' ').enumerate().all(|(index, word)| self.text(at + index) == word);
        (fits && !phrase.is_empty()).then(|| at + phrase.split(' ').count())
    }

    fn name<T: Copy>(&self, table: Table<T>, at: usize) -> Option<(T, usize)> {
        let fitting = table.iter().filter_map(|&(name, value)| Some((value, self.fits(name, at)?)));
        fitting.max_by_key(|(_, end)| *end)
    }

    /// Where one of these phrases ends, or `at` where none stands.
    fn past(&self, joins: List, at: usize) -> usize {
        joins.iter().filter_map(|join| self.fits(join, at)).max().unwrap_or(at)
    }

    fn one(&self, at: usize) -> Value {
        self.counting.ones.contains(self.text(at)).then_some((1, at + 1))
    }

    fn small(&self, at: usize) -> Value {
        self.name(self.counting.small, at)
    }

    /// What may be added to tens.
    fn unit(&self, at: usize, most: u64) -> Value {
        self.small(at).or_else(|| self.one(at)).filter(|(value, _)| (1..=most).contains(value))
    }

    fn tens(&self, at: usize) -> Option<(u64, u64, usize)> {
        let tens = self.counting.tens.iter();
        let fitting = tens.filter_map(|&(name, value, most)| Some((value, most, self.fits(name, at)?)));
        fitting.max_by_key(|(.., end)| *end)
    }

    /// "Treinta y cinco", "vingt deux".
    fn tens_and_unit(&self, at: usize) -> Value {
        let (tens, most, end) = self.tens(at)?;
        let joined = self.past(self.counting.tens_joins, end);
        let unit = (joined > end || self.counting.tens_bare).then(|| self.unit(joined, most)).flatten();
        Some(unit.map_or((tens, end), |(unit, end)| (tens + unit, end)))
    }

    /// "Fünf und zwanzig".
    fn unit_and_tens(&self, at: usize) -> Value {
        let (unit, end) = self.unit(at, 9)?;
        let joined = self.past(self.counting.unit_joins, end);
        let (tens, _, end) = self.tens(joined).filter(|_| joined > end)?;
        Some((tens + unit, end))
    }

    fn below_hundred(&self, at: usize) -> Value {
        let readings = [self.small(at), self.tens_and_unit(at), self.unit_and_tens(at)];
        readings.into_iter().flatten().max_by_key(|(_, end)| *end)
    }

    /// "Doscientos", "neunzehn hundert".
    fn whole_hundreds(&self, at: usize) -> Value {
        let multiplied = self.below_hundred(at).or_else(|| self.one(at)).and_then(|(factor, end)| {
            let past = self.past(self.counting.hundred, end);
            (past > end && factor > 0).then_some((factor * 100, past))
        });
        let readings = [multiplied, self.name(self.counting.hundreds, at)];
        readings.into_iter().flatten().max_by_key(|(_, end)| *end)
    }

    /// What stands before a thousand, or after it.
    fn chunk(&self, at: usize) -> Value {
        let Some((hundreds, end)) = self.whole_hundreds(at) else { return self.below_hundred(at) };
        let joined = self.past(self.counting.joins, end);
        let rest = self.below_hundred(joined).or_else(|| self.one(joined)).filter(|(rest, _)| *rest > 0);
        Some(rest.map_or((hundreds, end), |(rest, end)| (hundreds + rest, end)))
    }

    fn written(&self, at: usize) -> Value {
        let text = self.text(at);
        let short = is_figures(text) && text.len() <= FACTOR_FIGURES_MAX;
        short.then(|| text.parse().ok()).flatten().map(|value| (value, at + 1))
    }

    /// "Dos mil", "mil", "3 millones": a scale and what it multiplies.
    fn scaled(&self, at: usize, below: u64) -> Option<(u64, u64, usize)> {
        let factor = self.chunk(at).or_else(|| self.one(at)).or_else(|| self.written(at)).unwrap_or((1, at));
        let (scale, end) = self.name(self.counting.scales, factor.1)?;
        (scale < below && factor.0 > 0).then(|| Some((factor.0.checked_mul(scale)?, scale, end))).flatten()
    }

    fn whole(&self) -> Value {
        let (mut total, mut at, mut below) = (0_u64, 0, u64::MAX);
        while let Some((value, scale, end)) =
            self.scaled(if at > 0 { self.past(self.counting.joins, at) } else { 0 }, below)
        {
            total = total.checked_add(value)?;
            (at, below) = (end, scale);
        }
        if at == 0 {
            return self.chunk(0);
        }
        let joined = self.past(self.counting.joins, at);
        let rest = self.chunk(joined).or_else(|| self.one(joined)).or_else(|| self.written(joined));
        let rest = rest.filter(|(rest, _)| *rest > 0 && *rest < below);
        Some(rest.map_or((total, at), |(rest, end)| (total + rest, end)))
    }
}
