//! One form for what is said and what is written: "the twenty third of December" and "Dec. 23rd" become the same words.
//!
//! Both sides of a comparison go through it, as with OpenAI's own normaliser for Whisper, so that figures compare with
//! those of others. Numbers end as single digits, because "five five five" and "555" are the same sound; a date stands
//! with its month first, an amount with its unit last, letters that were spelled as one word. Hesitations are dropped,
//! contractions spelled out, British spellings made American. `tests/stt/normal.tsv` shows every rule.

use super::numbers::{Token, numbers};

/// The words of a text; what stands in brackets is a marker, not a word.
pub(super) fn words(text: &str) -> Vec<String> {
    let tokens = numbers(&plain(text));
    let tokens = with_units(with_months(tokens));
    spelled(tokens.into_iter().flat_map(Token::into_words).collect())
}

/// Lower-case words and figures, each in its usual spelling.
fn plain(text: &str) -> Vec<String> {
    let text = without_brackets(&text.to_lowercase()).replace(['\u{2019}', '\u{2018}'], "'");
    let text = text.replace("a.m.", "am").replace("p.m.", "pm").replace("per cent", "percent");
    text.split_whitespace().flat_map(parts).flat_map(|word| usual(&word)).collect()
}

fn without_brackets(text: &str) -> String {
    let mut depth = 0_u32;
    let mut kept = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '[' | '(' => depth += 1,
            ']' | ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(c),
            _ => {}
        }
    }
    kept
}

/// "$49.50," is "$" and "49.50"; "555-01234" is one number, "check-in" two words.
fn parts(word: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let characters: Vec<char> = word.chars().collect();
    for (index, c) in characters.iter().copied().enumerate() {
        let beside =
            |at: Option<usize>| at.and_then(|at| characters.get(at)).is_some_and(char::is_ascii_digit);
        let inside_number = beside(index.checked_sub(1)) && beside(Some(index + 1));
        let Some(last) = parts.last_mut() else { continue };
        match c {
            '\'' => last.push(c),
            '.' | ':' | ',' | '-' if inside_number => last.push(c),
            '$' | '\u{a3}' | '\u{20ac}' | '%' | '&' | '#' => parts.extend([c.to_string(), String::new()]),
            _ if c.is_alphanumeric() => last.push(c),
            _ => parts.push(String::new()),
        }
    }
    parts.retain(|part| part.chars().any(|c| c != '\''));
    parts
}

/// A word as it is usually written, which may be several, or none for a hesitation.
fn usual(word: &str) -> Vec<String> {
    let word = word.trim_matches('\'');
    if HESITATIONS.contains(&word) {
        return Vec::new();
    }
    if let Some((_, instead)) = INSTEAD.iter().find(|(written, _)| *written == word) {
        return instead.split(' ').map(str::to_owned).collect();
    }
    for (ending, instead) in ENDINGS {
        if let Some(stem) = word.strip_suffix(ending) {
            return vec![stem.to_owned(), instead.to_owned()];
        }
    }
    let word = word.replace('\'', "");
    let american = BRITISH.iter().find_map(|(british, american)| {
        let rest = word.strip_prefix(british)?;
        Some(format!("{american}{rest}"))
    });
    vec![american.unwrap_or_else(|| letters_for_figures(&word))]
}

/// "thomps0n": a nought between letters is the letter.
fn letters_for_figures(word: &str) -> String {
    let mixed = word.chars().filter(char::is_ascii_alphabetic).count() > 2;
    if mixed && word.contains('0') { word.replace('0', "o") } else { word.to_owned() }
}

/// "the 23 of december" and "december the 23" are "december 23".
fn with_months(tokens: Vec<Token>) -> Vec<Token> {
    let mut ordered: Vec<Token> = Vec::with_capacity(tokens.len());
    for token in tokens {
        let month = token.word().and_then(month);
        let Some(month) = month else {
            let after_month_the = token.is_day()
                && ordered.last().is_some_and(|word| word.is("the"))
                && ordered.iter().nth_back(1).and_then(Token::word).and_then(self::month).is_some();
            if after_month_the {
                ordered.pop();
            }
            ordered.push(token);
            continue;
        };
        let of = usize::from(ordered.last().is_some_and(|word| word.is("of")));
        let day_before = ordered.iter().nth_back(of).is_some_and(Token::is_day);
        if !day_before {
            ordered.push(Token::Word(month.to_owned()));
            continue;
        }
        ordered.truncate(ordered.len() - of);
        let day = ordered.pop();
        if ordered.last().is_some_and(|word| word.is("the")) {
            ordered.pop();
        }
        ordered.push(Token::Word(month.to_owned()));
        ordered.extend(day);
    }
    ordered
}

fn month(word: &str) -> Option<&'static str> {
    MONTHS.iter().copied().find(|month| *month == word || (word.len() == 3 && month.starts_with(word)))
}

/// "$ 49", "49 dollars"; "$ 49.50", "49 dollars and 50 cents"; "8 o'clock" is 8.
fn with_units(tokens: Vec<Token>) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let unit = token.word().and_then(|word| SYMBOLS.iter().find(|(symbol, _)| *symbol == word));
        match unit {
            Some((_, name)) if tokens.peek().is_some_and(Token::is_number) => {
                out.extend(tokens.next());
                out.push(Token::Word((*name).to_owned()));
            }
            _ if token.is("oclock") && out.last().is_some_and(Token::is_number) => {}
            _ if SMALL_UNITS.iter().any(|small| token.is(small)) => small_unit(&mut out, token),
            _ => out.push(token),
        }
    }
    out
}

/// "49 dollars and 50" before "cents" becomes "4950 dollars".
fn small_unit(out: &mut Vec<Token>, cents: Token) {
    let at = |back: usize| out.len().checked_sub(back).and_then(|index| out.get(index));
    let and = usize::from(at(2).is_some_and(|word| word.is("and")));
    let large = at(2 + and).is_some_and(|word| SYMBOLS.iter().any(|(_, name)| word.is(name)));
    if !large || !at(1).is_some_and(Token::is_number) || !at(3 + and).is_some_and(Token::is_number) {
        return out.push(cents);
    }
    let small = out.pop();
    out.truncate(out.len() - and);
    let unit = out.pop();
    out.extend(small);
    out.extend(unit);
}

/// Letters that stand alone are a word that was spelled.
fn spelled(words: Vec<String>) -> Vec<String> {
    let mut joined: Vec<String> = Vec::with_capacity(words.len());
    let mut run = String::new();
    for word in words.into_iter().map(Some).chain([None]) {
        match word {
            Some(letter) if letter.len() == 1 && letter.as_bytes()[0].is_ascii_lowercase() => run += &letter,
            other => {
                if !run.is_empty() {
                    joined.push(std::mem::take(&mut run));
                }
                joined.extend(other);
            }
        }
    }
    joined
}

const HESITATIONS: [&str; 9] = ["um", "uh", "uhm", "er", "erm", "hm", "hmm", "mm", "mmm"];
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const SYMBOLS: [(&str, &str); 3] = [("$", "dollars"), ("\u{a3}", "pounds"), ("\u{20ac}", "euros")];
const SMALL_UNITS: [&str; 4] = ["cents", "cent", "pence", "penny"];
const ENDINGS: [(&str, &str); 6] =
    [("n't", "not"), ("'re", "are"), ("'ve", "have"), ("'ll", "will"), ("'d", "would"), ("'m", "am")];
/// Whole words that are written in more than one way.
const INSTEAD: [(&str, &str); 38] = [
    ("won't", "will not"),
    ("can't", "can not"),
    ("shan't", "shall not"),
    ("cannot", "can not"),
    ("it's", "it is"),
    ("that's", "that is"),
    ("there's", "there is"),
    ("here's", "here is"),
    ("what's", "what is"),
    ("who's", "who is"),
    ("where's", "where is"),
    ("how's", "how is"),
    ("when's", "when is"),
    ("he's", "he is"),
    ("she's", "she is"),
    ("let's", "let us"),
    ("gonna", "going to"),
    ("wanna", "want to"),
    ("gotta", "got to"),
    ("okay", "ok"),
    ("mr", "mister"),
    ("mrs", "missus"),
    ("dr", "doctor"),
    ("goodbye", "good bye"),
    ("email", "e mail"),
    ("alright", "all right"),
    ("voicemail", "voice mail"),
    ("online", "on line"),
    ("everyday", "every day"),
    ("anymore", "any more"),
    ("dollar", "dollars"),
    ("pound", "pounds"),
    ("euro", "euros"),
    ("yep", "yeah"),
    ("ya", "yeah"),
    ("%", "percent"),
    ("#", "number"),
    ("&", "and"),
];
const BRITISH: [(&str, &str); 14] = [
    ("neighbour", "neighbor"),
    ("colour", "color"),
    ("favour", "favor"),
    ("honour", "honor"),
    ("labour", "labor"),
    ("cheque", "check"),
    ("centre", "center"),
    ("theatre", "theater"),
    ("instalment", "installment"),
    ("recognis", "recogniz"),
    ("organis", "organiz"),
    ("apologis", "apologiz"),
    ("grey", "gray"),
    ("programme", "program"),
];

#[cfg(test)]
mod tests {
    use super::*;

    /// A row is `same` or `other`, then two texts.
    #[test]
    fn texts_that_sound_alike_are_the_same_words() {
        let table = include_str!("../../../../tests/stt/normal.tsv");
        for row in table.lines().filter(|line| !line.starts_with('#')) {
            let cells: Vec<&str> = row.split('\t').collect();
            let [verdict, said, heard] = cells[..] else { panic!("three cells: {row}") };
            let (left, right) = (words(said), words(heard));
            assert_eq!(left == right, verdict == "same", "{row}\n{left:?}\n{right:?}");
        }
    }
}
