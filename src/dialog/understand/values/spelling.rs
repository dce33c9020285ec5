//! Spelling aloud: "J O N E S", "b as in bravo", "double l", and the spelling alphabet of ICAO and ITU.

use super::super::lexicon::List;

const ALPHABET: List = List(
    "alpha, bravo, charlie, delta, echo, foxtrot, golf, hotel, india, juliet, kilo, lima, mike, november, \
     oscar, papa, quebec, romeo, sierra, tango, uniform, victor, whiskey, x-ray, yankee, zulu, \
     alfa, juliett, whisky, xray",
);
/// What a recogniser writes for a letter. They count only in a row with true letters.
const SOUNDS_LIKE: [(&str, char); 22] = [
    ("bee", 'b'),
    ("see", 'c'),
    ("sea", 'c'),
    ("dee", 'd'),
    ("eff", 'f'),
    ("gee", 'g'),
    ("aitch", 'h'),
    ("eye", 'i'),
    ("jay", 'j'),
    ("kay", 'k'),
    ("el", 'l'),
    ("em", 'm'),
    ("en", 'n'),
    ("oh", 'o'),
    ("pee", 'p'),
    ("cue", 'q'),
    ("are", 'r'),
    ("ess", 's'),
    ("tea", 't'),
    ("tee", 't'),
    ("why", 'y'),
    ("zed", 'z'),
];
/// Fewer letters in a row are an initial, or the word "a".
const RUN_MIN: usize = 2;

/// One step of a spelling.
struct Letter {
    letters: String,
    /// How many words it takes.
    length: usize,
    certain: bool,
}

/// The letters at the start of these words, and how many words they take; `None` when nothing is spelt here.
pub(super) fn spelt(words: &[&str]) -> Option<(String, usize)> {
    let (mut spelt, mut certain, mut at) = (String::new(), 0, 0);
    let mut end = (0, 0);
    while let Some(letter) = words.get(at..).and_then(letter) {
        spelt.push_str(&letter.letters);
        at += letter.length;
        certain += usize::from(letter.certain);
        end = (spelt.len(), at);
    }
    let (length, taken) = end;
    let enough = length >= RUN_MIN && certain >= RUN_MIN && certain * 2 >= length.min(at);
    enough.then(|| (spelt[..length].to_owned(), taken))
}

fn letter(words: &[&str]) -> Option<Letter> {
    let word = *words.first()?;
    if ["double", "triple"].contains(&word) {
        let times = if word == "double" { 2 } else { 3 };
        let next = words.get(1)?;
        if word == "double" && ["u", "you"].contains(next) {
            return Some(Letter { letters: "w".to_owned(), length: 2, certain: true });
        }
        let letter = true_letter(next)?;
        return Some(Letter { letters: String::from(letter).repeat(times), length: 2, certain: true });
    }
    if let Some(letter) = true_letter(word) {
        let example = if words.get(1..3) == Some(&["as", "in"]) {
            3
        } else if words.get(1) == Some(&"for") || words.get(1) == Some(&"like") {
            2
        } else {
            0
        };
        // The word after "as in" begins with the letter, or something else is meant.
        let fits = words.get(example).is_some_and(|word| word.starts_with(letter));
        let length = if example > 0 && fits { example + 1 } else { 1 };
        return Some(Letter { letters: letter.into(), length, certain: true });
    }
    if let Some(name) = ALPHABET.iter().find(|name| *name == word) {
        return name.chars().next().map(|letter| Letter { letters: letter.into(), length: 1, certain: true });
    }
    let (_, letter) = SOUNDS_LIKE.iter().find(|(heard, _)| *heard == word)?;
    Some(Letter { letters: String::from(*letter), length: 1, certain: false })
}

fn true_letter(word: &str) -> Option<char> {
    let mut letters = word.chars();
    letters.next().filter(|letter| letter.is_alphabetic() && letters.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

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
            assert_eq!(spelt(&words).map(|(spelt, _)| spelt).as_deref(), expected, "{text}");
        }
    }
}
