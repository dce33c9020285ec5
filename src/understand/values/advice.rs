//! How a name is written, told after it: "Smith with a y", "mit zwei l", "mit d t".

use crate::language::Language;

/// What becomes of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Advised {
    AsHeard,
    Changed(String),
    /// It has no letters like those.
    Doubted,
}

/// What the advice at the start of these words makes of a name, and how many words it takes.
pub(super) fn advice(language: &Language, name: &str, words: &[&str]) -> Option<(Advised, usize)> {
    let (how, rest) = words.split_first()?;
    if *how != language.names.with {
        return None;
    }
    let (letters, length) = counted(language, rest).or_else(|| in_a_row(language, rest))?;
    Some((advised(language, name, &letters), 1 + length))
}

/// "A y", "two l's".
fn counted(language: &Language, words: &[&str]) -> Option<(String, usize)> {
    let [count, letter, ..] = words else { return None };
    let (_, count) = language.names.how_many.iter().find(|(said, _)| said == count)?;
    let plural = language.writing.plural;
    let letter = letter.trim_end_matches(plural).trim_end_matches('\'');
    let mut letters = if letter.is_empty() { plural } else { letter }.chars();
    let letter = letters.next().filter(|_| letters.next().is_none())?;
    Some((String::from(letter).repeat(*count), 2))
}

/// "D t": letters alone.
fn in_a_row(language: &Language, words: &[&str]) -> Option<(String, usize)> {
    let is_letter = |word: &&&str| {
        let one = word.chars().count() == 1 && word.chars().all(char::is_alphabetic);
        one && !language.names.how_many.iter().any(|(said, _)| said == *word)
    };
    let letters: Vec<&str> = words.iter().take_while(is_letter).copied().collect();
    (!letters.is_empty()).then(|| (letters.concat(), letters.len()))
}

fn advised(language: &Language, name: &str, letters: &str) -> Advised {
    if name.to_lowercase().contains(letters) {
        return Advised::AsHeard;
    }
    let wanted: Vec<char> = letters.chars().collect();
    let heard: Vec<char> = name.chars().collect();
    let is_like = |heard: char, wanted: char| {
        let swapped = language.names.swapped_letters.iter().find(|(letter, _)| *letter == wanted);
        swapped.is_some_and(|(_, instead)| instead.starts_with(heard))
    };
    let is_repeated = wanted.windows(2).all(|pair| pair[0] == pair[1]);
    // The last letters that can be meant.
    let place = (0..heard.len()).rev().find(|&at| match heard.get(at..at + wanted.len()) {
        Some([letter]) => is_like(*letter, wanted[0]),
        // "Two l's" that are not there are missing, and nothing else.
        Some(row) => !is_repeated && differing(row, &wanted) == 1,
        None => false,
    });
    let Some(place) = place else { return Advised::Doubted };
    let (before, after) = (&heard[..place], &heard[place + wanted.len()..]);
    Advised::Changed(before.iter().chain(&wanted).chain(after).collect())
}

fn differing(heard: &[char], wanted: &[char]) -> usize {
    heard.iter().zip(wanted).filter(|(heard, wanted)| !heard.to_lowercase().eq([**wanted])).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::ENGLISH;

    #[test]
    fn letters_are_put_where_they_can_be_meant() {
        for (name, told, expected) in [
            ("Smith", "with a y", Some((Advised::Changed("Smyth".to_owned()), 3))),
            ("Philip", "with two l's", Some((Advised::Doubted, 3))),
            ("Phillip", "with two l's", Some((Advised::AsHeard, 3))),
            ("Schmitt", "with d t please", Some((Advised::Changed("Schmidt".to_owned()), 3))),
            ("Schmidt", "with d t", Some((Advised::AsHeard, 3))),
            ("Smith", "with a booking", None),
            ("Smith", "and a y", None),
        ] {
            let words: Vec<&str> = told.split(' ').collect();
            assert_eq!(advice(&ENGLISH, name, &words), expected, "{name} {told}");
        }
    }
}
