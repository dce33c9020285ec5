//! Numbers in a sentence, in figures or words: which digits would be heard one after the other.

use crate::understand::{TEENS, TENS, UNITS};

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

/// From nought to nine in the languages whose words are told apart by themselves. A word that means something else
/// in another language costs nothing: it takes three in a row to be a number.
const NAMES_OF_UNITS: [&str; 10] = [
    "zero null zéro cero nul oh o nought naught nil",
    "one eins un uno um een",
    "two zwei deux dos due dois twee zwo",
    "three drei trois tres tre três drie",
    "four vier quatre cuatro quattro quatro",
    "five fünf cinq cinco cinque vijf",
    "six sechs seis sei zes",
    "seven sieben sept siete sette sete zeven",
    "eight acht huit ocho otto oito",
    "nine neun neuf nueve nove negen",
];
const ORDINALS: [&str; 20] = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
];
/// They neither end a number nor add to it.
const BETWEEN: [&str; 15] = [
    "and", "then", "dash", "hyphen", "dot", "point", "plus", "minus", "slash", "space", "star", "hash",
    "pound", "comma", "pause",
];

/// Words for a few.
const COUNTS: [(&str, u64); 6] =
    [("once", 1), ("twice", 2), ("thrice", 3), ("couple", 2), ("pair", 2), ("dozen", 12)];
/// From this many figures on, read out one by one, they are one number.
const READ_OUT_MIN: usize = 3;

/// The English number or time of day at the start of these words, which are in small letters, and how many words it is:
/// "twenty-fifth" is 25, "two hundred and fifty" 250, "half past two" 230 as 2:30 is, "four double seven one" 4771.
pub(super) fn counted(words: &[&str]) -> Option<(String, usize)> {
    past_the_hour(words).or_else(|| read_out(words)).or_else(|| hour(words)).or_else(|| cardinal(words))
}

fn past_the_hour(words: &[&str]) -> Option<(String, usize)> {
    let (minutes, back) = match words {
        ["half", "past", ..] => (30, 0),
        ["quarter", "past", ..] => (15, 0),
        ["quarter", "to", ..] => (45, 1),
        _ => return None,
    };
    let (hour, length) = small(&words[2..])?;
    let hour = if hour == back { 12 } else { hour - back };
    Some((format!("{hour}{minutes}"), length + 2))
}

/// "Two thirty".
fn hour(words: &[&str]) -> Option<(String, usize)> {
    let (hour, length) = small(words).filter(|(hour, _)| (1..13).contains(hour))?;
    let (minutes, more) = small(&words[length..]).filter(|(minutes, _)| (10..60).contains(minutes))?;
    let in_words = words[..length + more].iter().all(|word| word.starts_with(char::is_alphabetic));
    let is_scaled = ["hundred", "thousand"].contains(words.get(length + more).unwrap_or(&""));
    (in_words && !is_scaled).then(|| (format!("{hour}{minutes}"), length + more))
}

/// Figures that are read out one by one.
fn read_out(words: &[&str]) -> Option<(String, usize)> {
    let (mut digits, mut at) = (String::new(), 0);
    loop {
        let times = match words.get(at) {
            Some(&"double") => 2,
            Some(&"triple") => 3,
            _ => 1,
        };
        let next = words.get(at + usize::from(times > 1)).and_then(|word| digit(word));
        let Some(next) = next else { break };
        digits.push_str(&next.repeat(times));
        at += 1 + usize::from(times > 1);
    }
    (digits.len() >= READ_OUT_MIN).then_some((digits, at))
}

fn digit(word: &str) -> Option<String> {
    match word {
        "oh" | "o" | "nought" => Some("0".to_owned()),
        _ if word.len() == 1 && word.starts_with(|c: char| c.is_ascii_digit()) => Some(word.to_owned()),
        _ => unit(word).map(|unit| unit.to_string()),
    }
}

/// From nought to nine in English.
fn unit(word: &str) -> Option<u64> {
    (0..).zip(UNITS).find(|(_, name)| *name == word).map(|(value, _)| value)
}

/// Below a hundred, in words or figures; also an ordinal.
fn small(words: &[&str]) -> Option<(u64, usize)> {
    let word = words.first()?;
    let place =
        |names: &[&str], word: &str| (0..).zip(names).find(|(_, name)| **name == word).map(|(at, _)| at);
    let ordinal = |word: &str| place(&ORDINALS, word).filter(|value| *value > 0);
    if let Some(tens) = place(&TENS, word) {
        let more = words.get(1).and_then(|next| unit(next).or_else(|| ordinal(next)));
        let more = more.filter(|more| (1..10).contains(more));
        return Some((20 + 10 * tens + more.unwrap_or(0), 1 + usize::from(more.is_some())));
    }
    let tenth = |word: &str| place(&TENS, &word.strip_suffix("ieth").map(|stem| format!("{stem}y"))?);
    let value =
        unit(word).or_else(|| place(&TEENS, word).map(|teen: u64| teen + 10)).or_else(|| ordinal(word));
    let value = value.or_else(|| tenth(word).map(|tens| 20 + 10 * tens));
    let value = value.or_else(|| COUNTS.iter().find(|(name, _)| name == word).map(|(_, count)| *count));
    value.or_else(|| word.parse().ok().filter(|value| *value < 100)).map(|value| (value, 1))
}

/// Figures as they are written; words by their value.
fn cardinal(words: &[&str]) -> Option<(String, usize)> {
    let is_figures = |word: &&str| word.starts_with(|c: char| c.is_ascii_digit());
    let scale = |at: usize| match words.get(at) {
        Some(&"hundred") => Some(100),
        Some(&"thousand") => Some(1_000),
        _ => None,
    };
    let (mut value, mut at) = match small(words) {
        // "A hundred".
        None if words.first() == Some(&"a") && scale(1).is_some() => (1, 1),
        None => return words.first().filter(|word| is_figures(word)).map(|word| ((*word).to_owned(), 1)),
        Some(_) if words.first().is_some_and(is_figures) && scale(1).is_none() => {
            return words.first().map(|word| ((*word).to_owned(), 1));
        }
        Some(found) => found,
    };
    while let Some(by) = scale(at) {
        value *= by;
        at += 1;
        let and = usize::from(words.get(at) == Some(&"and"));
        if let Some((more, length)) =
            small(&words[(at + and).min(words.len())..]).filter(|(more, _)| *more < by)
        {
            value += more;
            at += and + length;
        }
    }
    Some((value.to_string(), at))
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
pub(crate) fn says_number(text: &str, number: &str) -> bool {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    digits.len() > 2 && runs(text).iter().any(|run| run.digits.contains(&digits))
}

pub(super) fn runs(text: &str) -> Vec<Run> {
    let mut found: Vec<Run> = Vec::new();
    let (mut is_open, mut after_tens, mut times, mut is_start) = (false, false, 1, true);
    // The "o" of "ten o'clock" is no nought.
    let text = text.to_lowercase().replace("o'clock", "").replace("o\u{2019}clock", "");
    for piece in &pieces(&text) {
        let word = word(piece);
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

fn word(piece: &str) -> Word {
    if piece.starts_with(char::is_numeric) {
        return Word::Digits(piece.chars().map(figure).collect());
    }
    if let Some(unit) = NAMES_OF_UNITS.iter().position(|names| names.split(' ').any(|name| name == piece)) {
        return Word::Digits(unit.to_string());
    }
    if let Some(teen) = TEENS.iter().position(|name| *name == piece) {
        return Word::Digits((teen + 10).to_string());
    }
    if let Some(tens) = TENS.iter().position(|name| *name == piece) {
        return Word::Tens(((tens + 2) * 10).to_string());
    }
    match piece {
        "hundred" => Word::Noughts("00"),
        "thousand" => Word::Noughts("000"),
        "double" => Word::Times(2),
        "triple" => Word::Times(3),
        _ if BETWEEN.contains(&piece) => Word::Between,
        _ => Word::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
            let found: Vec<String> = runs(text).into_iter().map(|run| run.digits).collect();
            assert_eq!(found.join(" "), expected, "{text}");
        }
    }

    #[test]
    fn a_number_may_go_on_in_the_next_sentence() {
        let ends: Vec<(bool, bool)> = ["09", "call 09", "and double 9 please", "no"]
            .iter()
            .map(|text| runs(text).first().map_or((false, false), |run| (run.at_start, run.at_end)))
            .collect();
        assert_eq!(ends, [(true, true), (false, true), (true, false), (false, false)]);
    }
}
