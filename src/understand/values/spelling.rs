//! Spelling aloud: "J O N E S", "b as in bravo", "double l", and the spelling alphabet of ICAO and ITU.

use crate::language::Spelling;

/// Fewer letters in a row are an initial, or the word "a".
const RUN_MIN: usize = 2;
/// Letters by their names alone.
const SOUNDED_MIN: usize = 3;

/// One step of a spelling.
struct Letter {
    letters: String,
    /// How many words it takes.
    length: usize,
    certain: bool,
    /// A word of the alphabet.
    is_named: bool,
}

/// The letters at the start of these words, and how many words they take; `None` when nothing is spelt here. A blank
/// stands between the words of a name.
pub(super) fn spelt(spelling: &Spelling, words: &[&str]) -> Option<(String, usize)> {
    let (mut spelt, mut certain, mut count, mut named, mut at) = (String::new(), 0, 0, 0, 0);
    let mut end = (0, 0);
    while at < words.len() {
        if let Some(length) = spelling
            .cases
            .iter()
            .find_map(|case| fits(&words[at..], case))
            .filter(|_| letter_follows(spelling, words, at))
        {
            at += length;
            continue;
        }
        if let Some((mark, length)) =
            mark(spelling, &words[at..]).filter(|_| count > 0 && letter_follows(spelling, words, at))
        {
            spelt.push(mark);
            at += length;
            continue;
        }
        let Some(letter) = letter(spelling, &words[at..]) else { break };
        spelt.push_str(&letter.letters);
        at += letter.length;
        count += 1;
        certain += usize::from(letter.certain);
        named += usize::from(letter.is_named);
        end = (spelt.len(), at);
    }
    let (length, taken) = end;
    let enough = spelt.chars().count() >= RUN_MIN && certain >= RUN_MIN && certain * 2 >= count;
    // People are called as the words of an alphabet are.
    let is_person = named == count && count < spelling.alphabet_min;
    (enough && !is_person).then(|| (spelt[..length].to_owned(), taken))
}

/// "Bee oh bee": an answer of nothing but the names of letters.
pub(super) fn spelt_by_sound(spelling: &Spelling, words: &[&str]) -> Option<(String, usize)> {
    let letters: Option<String> =
        words.iter().map(|word| sounding(spelling, word).or_else(|| true_letter(word))).collect();
    let shows = words.iter().filter(|word| spelling.only_letters.contains(word)).count();
    letters.filter(|letters| letters.len() >= SOUNDED_MIN && shows > 0).map(|letters| (letters, words.len()))
}

fn fits(words: &[&str], phrase: &str) -> Option<usize> {
    let fits = phrase.split(' ').enumerate().all(|(at, word)| words.get(at) == Some(&word));
    fits.then(|| phrase.split(' ').count())
}

fn mark(spelling: &Spelling, words: &[&str]) -> Option<(char, usize)> {
    let broken = spelling.breaks.iter().find_map(|phrase| fits(words, phrase)).map(|length| (' ', length));
    broken.or_else(|| {
        spelling.marks.iter().find(|(name, _)| words.first() == Some(name)).map(|&(_, mark)| (mark, 1))
    })
}

/// Whether a letter stands after the one or two words at `at`.
fn letter_follows(spelling: &Spelling, words: &[&str], at: usize) -> bool {
    (at + 1..at + 4)
        .filter_map(|next| words.get(next..))
        .any(|rest| letter(spelling, rest).is_some_and(|letter| letter.certain))
}

fn letter(spelling: &Spelling, words: &[&str]) -> Option<Letter> {
    let word = *words.first()?;
    if let Some((letters, length)) = named(spelling, words) {
        let first = letters.chars().next()?;
        let length = length + example(spelling, first, words.get(length..)?);
        return Some(Letter { letters: letters.to_owned(), length, certain: true, is_named: false });
    }
    if let Some(&(_, times)) = spelling.times.iter().find(|(name, _)| *name == word) {
        let next = words.get(1)?;
        let doubled = spelling.doubled.iter().find(|(name, of, _)| *name == word && of.contains(next));
        if let Some((_, _, letter)) = doubled {
            return Some(Letter { letters: (*letter).to_owned(), length: 2, certain: true, is_named: false });
        }
        let letter = true_letter(next).or_else(|| sounding(spelling, next))?;
        return Some(Letter {
            letters: String::from(letter).repeat(times),
            length: 2,
            certain: true,
            is_named: false,
        });
    }
    if let Some(letter) = true_letter(word) {
        return Some(Letter {
            letters: letter.into(),
            length: 1 + example(spelling, letter, &words[1..]),
            certain: true,
            is_named: false,
        });
    }
    if let Some(name) = spelling.alphabet.iter().find(|name| *name == word) {
        return name.chars().next().map(|letter| Letter {
            letters: letter.into(),
            length: 1,
            certain: true,
            is_named: true,
        });
    }
    sounding(spelling, word).map(|letter| Letter {
        letters: letter.into(),
        length: with_as_in(spelling, words),
        certain: with_as_in(spelling, words) > 1,
        is_named: false,
    })
}

/// "(B) as in bravo", "(p) for pneumonia", "(b) bravo": how many words the example of a letter takes.
fn example(spelling: &Spelling, letter: char, rest: &[&str]) -> usize {
    let led = spelling.examples.iter().filter_map(|phrase| fits(rest, phrase)).max();
    let is_word = |at: usize| rest.get(at).is_some_and(|word| true_letter(word).is_none());
    match led {
        Some(length) if is_word(length) => 1 + length,
        Some(_) => 0,
        None => {
            let named =
                rest.first().filter(|next| spelling.alphabet.contains(next) && next.starts_with(letter));
            usize::from(named.is_some())
        }
    }
}

/// "Bee as in boy".
fn with_as_in(spelling: &Spelling, words: &[&str]) -> usize {
    let led = fits(&words[1..], spelling.as_in).filter(|length| words.get(1 + length).is_some());
    led.map_or(1, |length| 2 + length)
}

/// "I griega": the longest name of a letter that stands here.
fn named(spelling: &Spelling, words: &[&str]) -> Option<(&'static str, usize)> {
    let fitting = spelling.letters.iter().filter_map(|(name, letters)| Some((*letters, fits(words, name)?)));
    fitting.max_by_key(|(_, length)| *length)
}

fn sounding(spelling: &Spelling, word: &str) -> Option<char> {
    spelling.sounds_like.iter().find(|(heard, _)| *heard == word).map(|&(_, letter)| letter)
}

fn true_letter(word: &str) -> Option<char> {
    let mut letters = word.chars();
    letters.next().filter(|letter| letter.is_alphabetic() && letters.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::ENGLISH;

    #[test]
    fn letters_in_a_row_are_a_spelling() {
        for (text, expected) in [
            ("j o n e s", Some("jones")),
            ("s m i t h thanks", Some("smith")),
            ("b as in bravo a l l", Some("ball")),
            ("b for boy o b", Some("bob")),
            ("w i double l i s", Some("willis")),
            ("bravo oscar bravo", Some("bob")),
            ("j oh n e s", Some("jones")),
            ("double u e b b", Some("webb")),
            ("a man", None),
            ("mike jones", None),
            ("oh see", None),
            ("", None),
        ] {
            let words: Vec<&str> = text.split_whitespace().collect();
            assert_eq!(
                spelt(&ENGLISH.spelling, &words).map(|(spelt, _)| spelt).as_deref(),
                expected,
                "{text}"
            );
        }
    }
}
