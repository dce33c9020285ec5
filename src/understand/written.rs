//! What a recogniser writes, as it was said: "$49" is "49 dollars", "No. 4" is "number 4", "THOMPS0N" is a name.
//!
//! Only what reads otherwise than it sounds is changed; numbers, dates and times in figures are read by whoever asks
//! for them.

use std::borrow::Cow;

use super::folded::folded;
use crate::language::Writing;

/// Doing it twice changes nothing more.
pub(super) fn as_said<'t>(writing: &Writing, text: &'t str) -> Cow<'t, str> {
    let doubtful = |c: char| {
        matches!(c, '.' | '-' | '0'..='9')
            || c.is_uppercase()
            || !c.is_ascii()
            || writing.currencies.iter().any(|(sign, _)| *sign == c)
    };
    let mut spelt = writing.repeaters.iter().chain(writing.plain.iter().map(|(written, _)| written));
    let spoken = spelt.any(|word| text.contains(word));
    if !spoken && !text.contains(doubtful) {
        return Cow::Borrowed(text);
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let said = (0..words.len()).map(|at| word_as_said(writing, &words, at));
    Cow::Owned(said.collect::<Vec<_>>().join(" "))
}

fn word_as_said(writing: &Writing, words: &[&str], at: usize) -> String {
    let word = words[at];
    let bare = word.trim_matches(|c: char| {
        !c.is_alphanumeric() && !writing.currencies.iter().any(|(sign, _)| *sign == c)
    });
    let lower = folded(bare);
    let next_is_figures =
        words.get(at + 1).is_some_and(|next| next.starts_with(|c: char| c.is_ascii_digit()));
    let repeated = at > 0 && writing.repeaters.contains(&words[at - 1].to_lowercase().as_str());
    let (no, number) = writing.numero;
    let said = match &*lower {
        // A "no" that ends a sentence, before a number of its own, is one that a recogniser would part by a comma.
        abbreviated if abbreviated == no && word.ends_with('.') && next_is_figures => {
            return number.to_owned();
        }
        word if writing.plain.iter().any(|(written, _)| *written == word) => {
            writing.plain.iter().find(|(written, _)| *written == word).map(|(_, said)| (*said).to_owned())
        }
        _ => currency(writing, bare)
            .or_else(|| time(bare))
            .or_else(|| name(bare))
            .or_else(|| first_figure(bare, repeated)),
    };
    said.map_or_else(|| word.to_owned(), |said| word.replacen(bare, &said, 1))
}

/// "$49", "$49.50" and "R$49".
fn currency(writing: &Writing, word: &str) -> Option<String> {
    let amount_of = |sign: char| {
        let (country, amount) = word.split_once(sign)?;
        country.chars().all(|c| c.is_ascii_uppercase()).then_some(amount)
    };
    let (amount, name) =
        writing.currencies.iter().find_map(|(sign, name)| Some((amount_of(*sign)?, *name)))?;
    amount.starts_with(|c: char| c.is_ascii_digit()).then(|| format!("{amount} {name}"))
}

/// "3-30" is a time of day, as nobody writes a telephone number in such groups.
fn time(word: &str) -> Option<String> {
    let (hour, minute) = word.split_once('-')?;
    let figures =
        |text: &str| text.chars().all(|c| c.is_ascii_digit()).then(|| text.parse::<u8>().ok()).flatten();
    let fits = (1..=2).contains(&hour.len()) && minute.len() == 2;
    let is_time = fits && figures(hour)? <= 23 && figures(minute)? <= 59;
    is_time.then(|| format!("{hour}:{minute}"))
}

/// "THOMPS0N": a nought among letters is the letter.
fn name(word: &str) -> Option<String> {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let others = word.chars().any(|c| !c.is_alphabetic() && c != '0');
    let is_name = word.contains('0') && letters >= NAME_LETTERS_MIN && !others && !word.starts_with('0');
    is_name.then(|| word.to_lowercase().replace('0', "o"))
}

/// "Double 2681": only the first figure is said twice.
fn first_figure(word: &str, repeated: bool) -> Option<String> {
    let figures = word.len() > 1 && word.chars().all(|c| c.is_ascii_digit());
    (repeated && figures).then(|| format!("{} {}", &word[..1], &word[1..]))
}

/// A short word of letters and figures is a code.
const NAME_LETTERS_MIN: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::ENGLISH;

    #[test]
    fn what_is_written_is_read_as_it_was_said() {
        for (written, said) in [
            ("yes please", "yes please"),
            ("Mm-hmm.", "uh huh."),
            ("Uh-uh, sales.", "no, sales."),
            ("It cost $49.", "It cost 49 dollars."),
            ("\u{a3}1,250 or \u{20ac}82.50", "1,250 pounds or 82.50 euros"),
            ("My name is THOMPS0N.", "My name is thompson."),
            ("Room B100, code X0Y", "Room B100, code X0Y"),
            ("at 3-30, please", "at 3:30, please"),
            ("call 555-01234", "call 555-01234"),
            ("on 2026-12-24", "on 2026-12-24"),
            ("double 2681", "double 2 681"),
            ("Triple 7, 43", "Triple 7, 43"),
            ("No. 4, please", "number 4, please"),
            ("No. Sales.", "No. Sales."),
            ("the 2nd one", "the second one"),
            ("about an E-mail", "about an email"),
            ("10.30", "10.30"),
        ] {
            assert_eq!(as_said(&ENGLISH.writing, written), said, "{written}");
            assert_eq!(
                as_said(&ENGLISH.writing, &as_said(&ENGLISH.writing, written)),
                said,
                "twice: {written}"
            );
        }
    }
}
