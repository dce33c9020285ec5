//! Payment card numbers in what is said, typed or read back: 13 to 19 digits that prove themselves by Luhn's check.
//!
//! Other numbers of that length do so too, one in ten, and every IMEI. Those are hidden with them: what hides too much
//! costs a look into another system, what hides too little a breach.

use super::digits::{is_number_word, number_at, sound};
use super::folded::folded;
use super::grammar;
use super::values::CheckDigit;
use super::words::Word as Plain;
use crate::{
    language::{LANGUAGES, Language},
    pii::Redacted,
};

/// Stands for a card number and what is typed or said in one breath with it, such as its date and code.
const MASK: &str = "[card number]";

/// The text with every card number hidden, in whichever language it is said; `None` where there is none.
pub fn without_cards(text: &str) -> Option<String> {
    LANGUAGES.iter().fold(None, |hidden, language| {
        let before = hidden.as_deref().unwrap_or(text);
        without_cards_in(language, before).or(hidden)
    })
}

fn without_cards_in(language: &Language, text: &str) -> Option<String> {
    let words = words(text);
    let words = in_figures(language, words);
    let lower: Vec<&str> = words.iter().map(|word| word.lower.as_str()).collect();
    let (mut hidden, mut end) = (String::new(), 0);
    let mut at = 0;
    while at < words.len() {
        let (digits, length) = run_at(language, &lower[at..]);
        if holds_card(&digits) || lower[at..at + length].iter().any(|word| is_card(word)) {
            hidden.push_str(&text[end..words[at].from]);
            hidden.push_str(MASK);
            end = words[at + length - 1].to;
        }
        at += length.max(1);
    }
    (end > 0).then(|| hidden + &text[end..])
}

/// Takes the card numbers out of a text, and says whether there were any.
pub fn hide_cards(text: &mut Redacted<String>) -> bool {
    let hidden = without_cards(text.expose());
    let is_hidden = hidden.is_some();
    if let Some(hidden) = hidden {
        *text = hidden.into();
    }
    is_hidden
}

struct Word {
    lower: String,
    from: usize,
    to: usize,
}

/// Letters and figures; everything else may stand between the groups of a number.
fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    for (from, letter) in text.char_indices().filter(|(_, letter)| letter.is_alphanumeric()) {
        let to = from + letter.len_utf8();
        match words.last_mut().filter(|word| word.to == from) {
            Some(word) => word.to = to,
            None => words.push(Word { lower: String::new(), from, to }),
        }
    }
    for word in &mut words {
        word.lower = folded(&text[word.from..word.to]).into_owned();
    }
    words
}

/// Names of numbers as figures, each in the place of all its words.
fn in_figures(language: &Language, words: Vec<Word>) -> Vec<Word> {
    let plain: Vec<Plain> =
        words.iter().map(|word| Plain { text: word.lower.clone(), after_pause: false }).collect();
    let Some(numbers) = grammar::numbers(language, &plain) else { return words };
    let whole = |(lower, place): (String, std::ops::Range<usize>)| {
        let place = words.get(place)?;
        Some(Word { lower, from: place.first()?.from, to: place.last()?.to })
    };
    numbers.into_iter().filter_map(whole).collect()
}

/// The digits that these words begin with, and how many words they take.
fn run_at(language: &Language, words: &[&str]) -> (String, usize) {
    let (mut digits, mut end, mut at) = (String::new(), 0, 0);
    while at < words.len() {
        let rest = &words[at..];
        if let Some((value, length)) = number_at(language, rest) {
            digits.push_str(&value);
            at += length;
            end = at;
        } else if end > 0 && rest.get(1).is_some_and(|next| is_number_word(language, next)) {
            match (sound(language, rest[0]), language.digits.within.contains(rest[0])) {
                (Some(digit), _) => digits.push_str(&digit.to_string()),
                (None, true) => {}
                (None, false) => break,
            }
            at += 1;
        } else {
            break;
        }
    }
    (digits, end)
}

fn is_card(digits: &str) -> bool {
    let one_figure = digits.chars().all(|digit| digits.starts_with(digit));
    (13..=19).contains(&digits.len()) && !one_figure && CheckDigit::Luhn.holds(digits)
}

/// The whole of them is a card number, or one of the usual kinds is within: typed with a date and a code after it.
fn holds_card(digits: &str) -> bool {
    let usual = |from: usize| {
        let rest = &digits[from..];
        let sixteen = rest.get(..16).filter(|number| number.starts_with(['2', '3', '4', '5', '6']));
        let fifteen = rest.get(..15).filter(|number| number.starts_with("34") || number.starts_with("37"));
        sixteen.is_some_and(is_card) || fifteen.is_some_and(is_card)
    };
    is_card(digits) || (0..digits.len()).any(usual)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let hidden = without_cards(text);
        assert_eq!(hidden.as_deref().unwrap_or(text), expected, "{text}");
        assert_eq!(hidden.is_some(), text != expected, "{text}");
        assert_eq!(without_cards(expected), None, "twice changes nothing more");
    }

    #[test]
    fn card_numbers_are_hidden_however_they_are_written_or_said() {
        for (text, expected) in [
            ("4111111111111111", "[card number]"),
            ("My card is 4111 1111 1111 1111.", "My card is [card number]."),
            ("4111-1111-1111-1111, please", "[card number], please"),
            ("it's 3782 822463 10005 yes", "it's [card number] yes"),
            ("6011.0009.9013.9424", "[card number]"),
            // A Maestro of 19 and a Visa of 13 digits.
            ("6304000000000000000 and 4222222222222", "[card number]"),
            ("4111 1111 1111 1111 12 27 737", "[card number]"),
            (
                "four one one one, one one one one, um, one one one one, double one double one",
                "[card number]",
            ),
            ("forty one eleven eleven eleven eleven eleven eleven eleven thanks", "[card number] thanks"),
            ("Four triple one 1111 quadruple one 1111 is it", "[card number] is it"),
            ("\u{e9}t\u{e9} 4111111111111111 \u{e9}", "\u{e9}t\u{e9} [card number] \u{e9}"),
        ] {
            check(text, expected);
        }
    }

    #[test]
    fn other_numbers_stay() {
        for text in [
            "",
            "4111111111111112",
            "0000000000000000",
            "call me on 0044 20 7946 0958",
            "order 123456789012",
            "at 10 on the 3rd of 12 2026, for 2 people",
            "411111111111 1112 and the other is 12",
        ] {
            check(text, text);
        }
    }
}
