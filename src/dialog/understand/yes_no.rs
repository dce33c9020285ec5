//! Yes or no, in the many forms in which callers say it.

use super::lexicon::{List, is_filler, is_no, is_yes};
use super::words::plain;

/// These mean yes or no wherever they stand; other forms ("fine", "right", "good") only as the whole answer.
const STRONG_YES: List =
    List("yes, yeah, yep, yup, correct, exactly, absolutely, definitely, affirmative, certainly, precisely");
const STRONG_NO: List = List("no, nope, nah, wrong, incorrect, negative");

/// What a recogniser makes of a short yes or no, and how much that is worth.
const MISHEARD: &[(&str, bool, f64)] = &[
    ("know", false, 0.7),
    ("knows", false, 0.6),
    ("yet", true, 0.6),
    ("yes's", true, 0.8),
    ("yess", true, 0.9),
    ("yas", true, 0.8),
    ("yah", true, 0.8),
    ("ye", true, 0.6),
    ("noo", false, 0.9),
    ("nor", false, 0.5),
];

/// Said around an answer without changing it.
const POLITE: List = List(
    "uh, um, er, hm, hmm, well, oh, ah, so, and, please, thank, thanks, you, hello, hi, sir, madam, \
     mam, very, much, just, really",
);

/// The answer and how good it is, from 0 to 1; `None` when it is neither, or both.
pub(in crate::dialog) fn yes_or_no(text: &str) -> Option<(bool, f64)> {
    let words = plain(text);
    let texts: Vec<&str> = words.iter().map(String::as_str).collect();
    whole(&texts)
        .or_else(|| whole(trimmed(&texts)))
        .or_else(|| misheard(trimmed(&texts)))
        .or_else(|| within(&texts))
}

/// True for phrases that a flow must not use as a synonym.
pub fn is_yes_or_no(text: &str) -> bool {
    let words = plain(text);
    whole(&words.iter().map(String::as_str).collect::<Vec<_>>()).is_some()
}

fn whole(words: &[&str]) -> Option<(bool, f64)> {
    let phrase = words.join(" ");
    let answer = if is_yes(&phrase) {
        true
    } else if is_no(&phrase) {
        false
    } else {
        return None;
    };
    Some((answer, 1.0))
}

fn trimmed<'a, 'b>(words: &'a [&'b str]) -> &'a [&'b str] {
    let polite = |word: &&str| POLITE.contains(word);
    let start = words.iter().take_while(|word| polite(word)).count();
    let end = words.iter().rev().take_while(|word| polite(word)).count();
    words.get(start..words.len().saturating_sub(end)).unwrap_or_default()
}

fn misheard(words: &[&str]) -> Option<(bool, f64)> {
    let [word] = words else { return None };
    MISHEARD.iter().find(|(heard, _, _)| heard == word).map(|&(_, answer, quality)| (answer, quality))
}

/// A yes or no among other words: "yes that would be great", "no that's not what I want".
fn within(words: &[&str]) -> Option<(bool, f64)> {
    let mut answer = None;
    let mut strangers = 0_u32;
    for (at, word) in words.iter().enumerate() {
        let negated = at > 0 && words[at - 1] == "not";
        let said = match () {
            () if STRONG_YES.contains(word) || (negated && *word == "right") => Some(!negated),
            () if STRONG_NO.contains(word) => Some(negated),
            () => None,
        };
        match (said, answer) {
            (Some(said), Some(before)) if said != before => return None,
            (Some(said), _) => answer = Some(said),
            (None, _) if !is_filler(word) && !POLITE.contains(word) => strangers += 1,
            (None, _) => {}
        }
    }
    // Each word that the answer does not explain makes it less sure that it is one.
    answer.map(|answer| (answer, 1.0 / (1.0 + 0.25 * f64::from(strangers))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_forms_of_yes_and_no() {
        let yes = [
            "yes",
            "Yeah.",
            "yep",
            "uh yes please",
            "yes that's right",
            "that's correct",
            "correct",
            "sure",
            "of course",
            "OK",
            "uh huh",
            "yes, that would be great",
            "absolutely",
            "go ahead please",
            "fine",
            "it is",
            "right",
            "exactly thank you",
        ];
        let no = [
            "no",
            "Nope",
            "no thank you",
            "no, that's wrong",
            "that's not right",
            "it isn't",
            "not really",
            "I don't think so",
            "wrong",
            "um no",
            "no no no",
            "that is not correct",
            "incorrect",
            "not at all",
            "no i do not want that",
            "know",
        ];
        for (texts, expected) in [(&yes[..], true), (&no[..], false)] {
            for text in texts {
                assert_eq!(yes_or_no(text).map(|(answer, _)| answer), Some(expected), "{text}");
            }
        }
    }

    #[test]
    fn other_sentences_are_neither() {
        for text in [
            "",
            "billing please",
            "good morning",
            "yes and no",
            "what",
            "i am fine with sales",
            "one two three",
        ] {
            assert_eq!(yes_or_no(text), None, "{text}");
        }
    }

    #[test]
    fn a_story_around_a_yes_makes_it_less_sure() {
        let (_, short) = yes_or_no("yes please").expect("a yes");
        let (_, long) = yes_or_no("yes my cousin bought three chickens on tuesday").expect("a yes");
        assert!(short > 0.9 && long < 0.5, "{short} {long}");
    }
}
