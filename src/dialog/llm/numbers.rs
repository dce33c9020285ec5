//! Numbers in a sentence, in figures or words: which digits would be heard one after the other.

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
const UNITS: [&str; 10] = [
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
const TEENS: [&str; 10] = [
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
/// They neither end a number nor add to it.
const BETWEEN: [&str; 15] = [
    "and", "then", "dash", "hyphen", "dot", "point", "plus", "minus", "slash", "space", "star", "hash",
    "pound", "comma", "pause",
];

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
pub(in crate::dialog) fn says_number(text: &str, number: &str) -> bool {
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
    if let Some(unit) = UNITS.iter().position(|names| names.split(' ').any(|name| name == piece)) {
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
