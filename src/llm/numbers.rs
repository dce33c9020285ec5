//! Numbers in a sentence, in figures or words: which digits would be heard one after the other.

use crate::{
    language::{Claims, Language},
    understand::{folded, number_at_start},
};

/// Digits with nothing but separators between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) digits: String,
    pub(super) at_start: bool,
    pub(super) at_end: bool,
}

/// Where the figures of other scripts begin; each has ten in a row.
const NOUGHTS: [char; 7] = ['0', '\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}', '\u{e50}', '\u{ff10}'];
/// A figure of any other script, a fraction or a Roman numeral.
const STRANGE: char = '?';

/// From nought to nine in whichever language a model writes, of those whose words are told apart by themselves: no
/// number is to pass in another one. A word that means something else costs nothing: it takes three in a row to be one.
const NAMES_OF_UNITS: [&str; 10] = [
    "zero null cero nul oh o nought naught nil",
    "one eins un uno um een",
    "two zwei deux dos due dois twee zwo",
    "three drei trois tres tre drie",
    "four vier quatre cuatro quattro quatro",
    "five funf cinq cinco cinque vijf",
    "six sechs seis sei zes",
    "seven sieben sept siete sette sete zeven",
    "eight acht huit ocho otto oito",
    "nine neun neuf nueve nove negen",
];
/// From this many figures on, read out one by one, they are one number.
const READ_OUT_MIN: usize = 3;

/// The number or time of day at the start of these words, which are in small letters, and how many words it is:
/// "twenty-fifth" is 25, "two hundred and fifty" 250, "half past two" 230 as 2:30 is, "four double seven one" 4771.
pub(super) fn counted(language: &Language, words: &[&str]) -> Option<(String, usize)> {
    past_the_hour(language, words)
        .or_else(|| read_out(language, words))
        .or_else(|| number_at_start(language, words))
        .or_else(|| hour(language, words))
        .or_else(|| cardinal(language, words))
}

fn past_the_hour(language: &Language, words: &[&str]) -> Option<(String, usize)> {
    let named = language.claims.past_the_hour.iter();
    let mut fitting = named.filter(|(minutes, past, ..)| words.starts_with(&[*minutes, *past]));
    let &(_, _, minutes, back) = fitting.next()?;
    let (hour, length) = small(language, &words[2..])?;
    let hour = if hour == back { 12 } else { hour - back };
    Some((format!("{hour}{minutes}"), length + 2))
}

/// "Two thirty".
fn hour(language: &Language, words: &[&str]) -> Option<(String, usize)> {
    let (hour, length) = small(language, words).filter(|(hour, _)| (1..13).contains(hour))?;
    let (minutes, more) =
        small(language, &words[length..]).filter(|(minutes, _)| (10..60).contains(minutes))?;
    let in_words = words[..length + more].iter().all(|word| word.starts_with(char::is_alphabetic));
    let is_scaled = words.get(length + more).is_some_and(|word| scale(language, word).is_some());
    (in_words && !is_scaled).then(|| (format!("{hour}{minutes}"), length + more))
}

/// Figures that are read out one by one.
fn read_out(language: &Language, words: &[&str]) -> Option<(String, usize)> {
    let (mut digits, mut at) = (String::new(), 0);
    loop {
        let repeats = language.claims.repeats.iter().find(|(name, _)| words.get(at) == Some(name));
        let times = repeats.map_or(1, |(_, times)| *times);
        let next = words.get(at + usize::from(times > 1)).and_then(|word| digit(language, word));
        let Some(next) = next else { break };
        digits.push_str(&next.repeat(times));
        at += 1 + usize::from(times > 1);
    }
    (digits.len() >= READ_OUT_MIN).then_some((digits, at))
}

fn digit(language: &Language, word: &str) -> Option<String> {
    match word {
        zero if language.claims.zeros.contains(zero) => Some("0".to_owned()),
        _ if word.len() == 1 && word.starts_with(|c: char| c.is_ascii_digit()) => Some(word.to_owned()),
        _ => unit(language, word).map(|unit| unit.to_string()),
    }
}

/// From nought to nine in the language.
fn unit(language: &Language, word: &str) -> Option<u64> {
    (0..).zip(language.numbers.units).find(|(_, name)| *name == word).map(|(value, _)| value)
}

/// Below a hundred, in words or figures; also an ordinal.
fn small(language: &Language, words: &[&str]) -> Option<(u64, usize)> {
    let Language { numbers, claims, .. } = language;
    let word = words.first()?;
    let place =
        |names: &[&str], word: &str| (0..).zip(names).find(|(_, name)| **name == word).map(|(at, _)| at);
    let ordinal = |word: &str| place(&claims.ordinals, word).filter(|value| *value > 0);
    if let Some(tens) = place(&numbers.tens, word) {
        let more = words.get(1).and_then(|next| unit(language, next).or_else(|| ordinal(next)));
        let more = more.filter(|more| (1..10).contains(more));
        return Some((20 + 10 * tens + more.unwrap_or(0), 1 + usize::from(more.is_some())));
    }
    let (tenth_ending, ending) = claims.tenth_ending;
    let tenth = |word: &str| {
        place(&numbers.tens, &word.strip_suffix(tenth_ending).map(|stem| format!("{stem}{ending}"))?)
    };
    let value = unit(language, word)
        .or_else(|| place(&numbers.teens, word).map(|teen: u64| teen + 10))
        .or_else(|| ordinal(word));
    let value = value.or_else(|| tenth(word).map(|tens| 20 + 10 * tens));
    let value =
        value.or_else(|| claims.counts.iter().find(|(name, _)| name == word).map(|(_, count)| *count));
    value.or_else(|| word.parse().ok().filter(|value| *value < 100)).map(|value| (value, 1))
}

/// Figures as they are written; words by their value.
fn cardinal(language: &Language, words: &[&str]) -> Option<(String, usize)> {
    let is_figures = |word: &&str| word.starts_with(|c: char| c.is_ascii_digit());
    let Claims { article, and, .. } = &language.claims;
    let scale = |at: usize| scale(language, words.get(at)?);
    let (mut value, mut at) = match small(language, words) {
        // "A hundred".
        None if words.first() == Some(article) && scale(1).is_some() => (1, 1),
        None => return words.first().filter(|word| is_figures(word)).map(|word| ((*word).to_owned(), 1)),
        Some(_) if words.first().is_some_and(is_figures) && scale(1).is_none() => {
            return words.first().map(|word| ((*word).to_owned(), 1));
        }
        Some(found) => found,
    };
    while let Some(by) = scale(at) {
        value *= by;
        at += 1;
        let and = usize::from(words.get(at) == Some(and));
        if let Some((more, length)) =
            small(language, &words[(at + and).min(words.len())..]).filter(|(more, _)| *more < by)
        {
            value += more;
            at += and + length;
        }
    }
    Some((value.to_string(), at))
}

/// By what a word such as "hundred" multiplies.
fn scale(language: &Language, word: &str) -> Option<u64> {
    language.claims.scales.iter().find(|(name, ..)| *name == word).map(|&(_, by, _)| by)
}

/// What a word adds to a number.
enum Word {
    Digits(String),
    /// Twenty: a unit that follows takes the place of its nought.
    Tens(String),
    /// Hundred, thousand: only after something.
    Noughts(&'static str),
    /// Double, triple: the next digit comes so many times.
    Times(usize),
    Between,
    Other,
}

/// Whether the text holds this number, in figures or in words.
pub(crate) fn says_number(language: &Language, text: &str, number: &str) -> bool {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    digits.len() > 2 && runs(language, text).iter().any(|run| run.digits.contains(&digits))
}

pub(super) fn runs(language: &Language, text: &str) -> Vec<Run> {
    let mut found: Vec<Run> = Vec::new();
    let (mut is_open, mut after_tens, mut times, mut is_start) = (false, false, 1, true);
    // The "o" of "ten o'clock" is no nought.
    let no_number = language.claims.no_number.iter();
    let text = no_number.fold(folded(text).into_owned(), |text, word| text.replace(word, ""));
    for piece in &figured(language, pieces(&text)) {
        let word = word(language, piece);
        let (was_open, was_tens, repeat) = (is_open, after_tens, times);
        (is_open, after_tens, times) = (true, matches!(word, Word::Tens(_)), 1);
        let digits = match word {
            Word::Digits(digits) | Word::Tens(digits) => digits.repeat(repeat),
            Word::Noughts(noughts) if was_open => noughts.to_owned(),
            Word::Times(more) => {
                (is_open, times) = (was_open, more);
                continue;
            }
            Word::Between => {
                is_open = was_open;
                continue;
            }
            Word::Noughts(_) | Word::Other => {
                (is_open, is_start) = (false, false);
                continue;
            }
        };
        match found.last_mut().filter(|_| was_open) {
            Some(run) => {
                if was_tens && digits.len() == 1 && digits != "0" {
                    run.digits.pop();
                }
                run.digits.push_str(&digits);
            }
            None => found.push(Run { digits, at_start: is_start, at_end: false }),
        }
        is_start = false;
    }
    if let Some(run) = found.last_mut() {
        run.at_end = is_open;
    }
    found
}

/// With the names of numbers as figures, where the language has a grammar for them.
fn figured(language: &Language, pieces: Vec<String>) -> Vec<String> {
    let mut made = Vec::new();
    let mut rest: Vec<&str> = pieces.iter().map(String::as_str).collect();
    while let Some(piece) = rest.first().copied() {
        let (text, length) = number_at_start(language, &rest).unwrap_or_else(|| (piece.to_owned(), 1));
        made.push(text);
        rest.drain(..length.clamp(1, rest.len()));
    }
    made
}

/// Words and figures, parted where one changes into the other.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut before = None;
    for c in text.chars() {
        let kind = if c.is_numeric() { Some(true) } else { c.is_alphabetic().then_some(false) };
        if kind.is_some() {
            match pieces.last_mut().filter(|_| before == kind) {
                Some(piece) => piece.push(c),
                None => pieces.push(c.to_string()),
            }
        }
        before = kind;
    }
    pieces
}

fn figure(c: char) -> char {
    let values = NOUGHTS.iter().filter_map(|nought| u32::from(c).checked_sub(u32::from(*nought)));
    values.filter_map(|value| char::from_digit(value, 10)).next().unwrap_or(STRANGE)
}

fn word(language: &Language, piece: &str) -> Word {
    let Claims { scales, repeats, between, .. } = &language.claims;
    if piece.starts_with(char::is_numeric) {
        return Word::Digits(piece.chars().map(figure).collect());
    }
    if let Some(unit) = NAMES_OF_UNITS.iter().position(|names| names.split(' ').any(|name| name == piece)) {
        return Word::Digits(unit.to_string());
    }
    if let Some(teen) = language.numbers.teens.iter().position(|name| *name == piece) {
        return Word::Digits((teen + 10).to_string());
    }
    if let Some(tens) = language.numbers.tens.iter().position(|name| *name == piece) {
        return Word::Tens(((tens + 2) * 10).to_string());
    }
    if let Some((_, _, noughts)) = scales.iter().find(|(name, ..)| *name == piece) {
        return Word::Noughts(noughts);
    }
    match repeats.iter().find(|(name, _)| *name == piece) {
        Some((_, times)) => Word::Times(*times),
        None if between.contains(piece) => Word::Between,
        None => Word::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::ENGLISH;

    #[test]
    fn digits_that_would_be_heard_in_a_row_are_one_number() {
        for (text, expected) in [
            ("call 0900 12-34", "09001234"),
            ("from nine to five", "9 5"),
            ("oh nine, double oh. one!", "09001"),
            ("twenty five and 30", "2530"),
            ("nine hundred", "900"),
            ("a hundred ways", ""),
            ("room b12", "12"),
            ("0 9 0 0 then 1", "09001"),
            ("null neun null null", "0900"),
            ("\u{660}\u{661}", "01"),
            ("at ten o'clock", "10"),
        ] {
            let found: Vec<String> = runs(&ENGLISH, text).into_iter().map(|run| run.digits).collect();
            assert_eq!(found.join(" "), expected, "{text}");
        }
    }

    #[test]
    fn a_number_may_go_on_in_the_next_sentence() {
        let ends: Vec<(bool, bool)> = ["09", "call 09", "and double 9 please", "no"]
            .iter()
            .map(|text| runs(&ENGLISH, text).first().map_or((false, false), |run| (run.at_start, run.at_end)))
            .collect();
        assert_eq!(ends, [(true, true), (false, true), (true, false), (false, false)]);
    }
}
