//! Numbers among words, said or written, as their digits.

/// A word, or a number by its digits.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    Word(String),
    Number(String),
}

impl Token {
    pub(super) fn word(&self) -> Option<&str> {
        match self {
            Self::Word(word) => Some(word),
            Self::Number(_) => None,
        }
    }

    pub(super) fn is(&self, word: &str) -> bool {
        self.word() == Some(word)
    }

    pub(super) fn is_number(&self) -> bool {
        matches!(self, Self::Number(_))
    }

    /// Whether it can be a day of a month.
    pub(super) fn is_day(&self) -> bool {
        matches!(self, Self::Number(digits) if digits.len() <= 2 && (1..=31).contains(&digits.parse().unwrap_or(0)))
    }

    /// A number's digits are a word each.
    pub(super) fn into_words(self) -> Vec<String> {
        match self {
            Self::Word(word) => vec![word],
            Self::Number(digits) => digits.chars().map(|digit| digit.to_string()).collect(),
        }
    }
}

pub(super) fn numbers(words: &[String]) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(words.len());
    let mut at = 0;
    while at < words.len() {
        let after_number = tokens.last().is_some_and(Token::is_number);
        let Some((digits, length)) = number_at(&words[at..], after_number) else {
            tokens.push(Token::Word(words[at].clone()));
            at += 1;
            continue;
        };
        tokens.push(Token::Number(digits));
        at += length;
    }
    tokens
}

/// The number at the start of these words, and how many of them it takes.
fn number_at(words: &[String], after_number: bool) -> Option<(String, usize)> {
    let word = words.first()?.as_str();
    let next = words.get(1).map_or("", String::as_str);
    if let Some(digits) = figures(word) {
        return Some((digits, 1));
    }
    if let Some(times) =
        [("double", 2), ("triple", 3)].iter().find_map(|(name, times)| (*name == word).then_some(*times))
    {
        // "Double 2681" is written for "double two six eight one".
        let digits = figures(next).or_else(|| Some(unit(next)?.to_string()))?;
        let first = digits.get(..1)?;
        return Some((first.repeat(times - 1) + &digits, 2));
    }
    let beside_number = after_number || unit(next).is_some() || figures(next).is_some();
    match word {
        "oh" | "o" if beside_number => return Some(("0".to_owned(), 1)),
        // "three point five" is written 3.5, whose dot is no sound of its own.
        "point" if after_number && beside_number => {
            return number_at(&words[1..], true).map(|(d, n)| (d, n + 1));
        }
        "a" if matches!(next, "hundred" | "thousand") => {
            return cardinal(words, 1).map(|(n, l)| (n.to_string(), l + 1));
        }
        _ => {}
    }
    let (value, length) = cardinal(words, 0)?;
    Some((value.to_string(), length))
}

/// "49", "1,200", "10:30", "555-01234", "23rd"; a time's or an amount's ":00" is not said.
fn figures(word: &str) -> Option<String> {
    if !word.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let bare = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
    let bare = bare.strip_suffix(":00").or_else(|| bare.strip_suffix(".00")).unwrap_or(bare);
    let digits: String = bare.chars().filter(|c| !matches!(c, ',' | '.' | ':' | '-')).collect();
    digits.chars().all(|c| c.is_ascii_digit()).then_some(digits)
}

/// A spoken number: "two hundred and fifty", "twelve hundred", "two thousand and three", "twenty third". `skip` leaves
/// out the "a" of "a hundred", which then counts for one.
fn cardinal(words: &[String], skip: usize) -> Option<(u64, usize)> {
    let words = &words[skip..];
    let is = |at: usize, word: &str| words.get(at).is_some_and(|found| found == word);
    let (mut value, mut at) = if skip > 0 { (1, 0) } else { below_hundred(words)? };
    if value == 0 {
        return Some((0, at));
    }
    let mut scaled = false;
    if is(at, "hundred") || is(at, "hundredth") {
        (value, at, scaled) = (value * 100, at + 1, true);
        (value, at) = added(words, value, at);
    }
    if is(at, "thousand") || is(at, "thousandth") {
        (value, at, scaled) = (value * 1_000, at + 1, true);
        let after = at + usize::from(is(at, "and"));
        let hundreds = words.get(after).and_then(|word| unit(word)).filter(|_| is(after + 1, "hundred"));
        if let Some(hundreds) = hundreds {
            (value, at) = (value + hundreds * 100, after + 2);
        }
        (value, at) = added(words, value, at);
    }
    (skip == 0 || scaled).then_some((value, at))
}

/// What follows a hundred or a thousand, with or without "and".
fn added(words: &[String], value: u64, at: usize) -> (u64, usize) {
    let after = at + usize::from(words.get(at).is_some_and(|word| word == "and"));
    match words.get(after..).and_then(below_hundred) {
        // "a hundred zero" is two numbers.
        Some((more, length)) if more > 0 => (value + more, after + length),
        _ => (value, at),
    }
}

fn below_hundred(words: &[String]) -> Option<(u64, usize)> {
    let word = words.first()?.as_str();
    if let Some(tens) = TENS.iter().position(|(cardinal, ordinal)| *cardinal == word || *ordinal == word) {
        let tens = (tens as u64 + 2) * 10;
        let rest = words.get(1).and_then(|next| small(next)).filter(|rest| (1..10).contains(rest));
        return Some(rest.map_or((tens, 1), |rest| (tens + rest, 2)));
    }
    Some((small(word)?, 1))
}

/// Below twenty, "third" as well as "three".
fn small(word: &str) -> Option<u64> {
    SMALL
        .iter()
        .position(|(cardinal, ordinal)| *cardinal == word || *ordinal == word)
        .map(|value| value as u64)
}

fn unit(word: &str) -> Option<u64> {
    small(word).filter(|value| *value < 10)
}

const SMALL: [(&str, &str); 20] = [
    ("zero", "nought"),
    ("one", "first"),
    ("two", "second"),
    ("three", "third"),
    ("four", "fourth"),
    ("five", "fifth"),
    ("six", "sixth"),
    ("seven", "seventh"),
    ("eight", "eighth"),
    ("nine", "ninth"),
    ("ten", "tenth"),
    ("eleven", "eleventh"),
    ("twelve", "twelfth"),
    ("thirteen", "thirteenth"),
    ("fourteen", "fourteenth"),
    ("fifteen", "fifteenth"),
    ("sixteen", "sixteenth"),
    ("seventeen", "seventeenth"),
    ("eighteen", "eighteenth"),
    ("nineteen", "nineteenth"),
];
const TENS: [(&str, &str); 8] = [
    ("twenty", "twentieth"),
    ("thirty", "thirtieth"),
    ("forty", "fortieth"),
    ("fifty", "fiftieth"),
    ("sixty", "sixtieth"),
    ("seventy", "seventieth"),
    ("eighty", "eightieth"),
    ("ninety", "ninetieth"),
];
