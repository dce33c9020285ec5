//! What speaks to the dialog itself and answers no question: "repeat that", "hold on", "goodbye", "a person, please".

use super::english::requests::{AROUND_PEOPLE, CHANGES, MACHINES, PEOPLE, REPEAT, SEARCHING, WAIT};
use super::english::scope::CORRECTIONS;
use super::lexicon::{self, Request, is_filler, is_negation};
use super::values;
use super::words::{plain, words};
use super::yes_no::starts_with;

const POLITE: [&str; 9] = ["please", "uh", "um", "oh", "well", "so", "okay", "and", "hm"];
/// "Can you repeat that, the line is bad": more words than these beside a request are something else.
const ASIDES_MAX: usize = 3;

/// A whole utterance that speaks to the dialog itself: "repeat that", "one moment, please", "goodbye".
pub(crate) fn request(text: &str) -> Option<Request> {
    let words = plain(text);
    let said: Vec<&str> = words.iter().map(String::as_str).collect();
    let bare: Vec<&str> = said.iter().copied().filter(|word| !POLITE.contains(word)).collect();
    let wait = || asks_to_wait(&bare).then_some(Request::Wait);
    let whole = || lexicon::request(&said.join(" ")).or_else(|| lexicon::request(&bare.join(" ")));
    wait().or_else(whole).or_else(|| asks_to_repeat(&bare).then_some(Request::Repeat))
}

/// "Hang on, I'm looking for it" asks for time; "one moment, it's four seven one one" is an answer.
fn asks_to_wait(words: &[&str]) -> bool {
    let begins = WAIT.iter().filter(|phrase| starts_with(words, phrase)).max_by_key(|phrase| phrase.len());
    let Some(phrase) = begins else { return false };
    let rest = words.get(phrase.split(' ').count()..).unwrap_or_default();
    // "Wait, billing" takes something back.
    if *phrase == "wait" && !rest.is_empty() && !rest.iter().any(|word| SEARCHING.contains(word)) {
        return false;
    }
    let searching = rest.iter().any(|word| SEARCHING.contains(word));
    let asides = rest.iter().filter(|word| !is_filler(word)).count();
    asks_to_wait(rest) || searching || (asides <= ASIDES_MAX && !values::says_value(&rest.join(" ")))
}

fn asks_to_repeat(words: &[&str]) -> bool {
    let found = (0..words.len()).find_map(|at| {
        let fitting = REPEAT.iter().filter(|phrase| starts_with(&words[at..], phrase));
        fitting.map(|phrase| phrase.split(' ').count()).max().map(|length| at..at + length)
    });
    let Some(place) = found else { return false };
    let aside = |(at, word): &(usize, &&str)| !place.contains(at) && !is_filler(word);
    // "Repeat customer" and "pardon fee" are something else.
    let asides_max = if place.len() == 1 { 0 } else { ASIDES_MAX - 1 };
    words.iter().enumerate().filter(aside).count() <= asides_max
        && !values::says_value(&words[..place.start].join(" "))
        && !values::says_value(&words[place.end..].join(" "))
}

/// "Operator", "I want to talk to a real person", "I don't want to talk to a robot": nothing else was said.
pub(crate) fn asks_for_person(text: &str) -> bool {
    let said = words(text);
    let all: Vec<&str> = said.iter().map(|word| word.text.as_str()).collect();
    let machine = all.iter().any(|word| MACHINES.contains(word));
    let person = all.iter().any(|word| PEOPLE.contains(word));
    let negated = all.iter().any(|word| is_negation(word) || *word == "no");
    let known = |word: &&str| {
        is_filler(word) || PEOPLE.contains(word) || MACHINES.contains(word) || AROUND_PEOPLE.contains(word)
    };
    let meant = match negated {
        true => machine,
        false => {
            person || (machine && all.iter().any(|word| ["stop", "hate", "sick", "tired"].contains(word)))
        }
    };
    // "Party of four people" is a number, "the first person" one of several.
    meant && all.iter().all(known) && !values::says_value(&all.join(" "))
}

/// Whether something that was said before is to be changed: "no, make it friday".
pub(crate) fn takes_back(text: &str) -> bool {
    let words = plain(text);
    let said: Vec<&str> = words.iter().map(String::as_str).collect();
    (0..said.len()).any(|at| {
        CHANGES.iter().any(|phrase| starts_with(&said[at..], phrase))
            || CORRECTIONS.iter().any(|phrase| starts_with(&said[at..], phrase))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_are_told_from_answers() {
        for (said, expected) in [
            ("could you say that again for me", Some(Request::Repeat)),
            ("sorry I didn't catch the question", Some(Request::Repeat)),
            ("bear with me a moment please", Some(Request::Wait)),
            ("hold on it's on the second page", Some(Request::Wait)),
            ("let me get my diary", Some(Request::Wait)),
            ("one moment, it's four seven one one", None),
            ("wait, friday", None),
            ("let me see, maybe friday", None),
            ("i need a repeat prescription", None),
            ("repeat customer", None),
            ("tomorrow", None),
        ] {
            assert_eq!(request(said), expected, "{said}");
        }
    }

    #[test]
    fn people_are_asked_for_in_many_words() {
        for said in [
            "operator",
            "can I speak to a human being please",
            "get me a real person",
            "I do not want to talk to a machine",
            "somebody",
        ] {
            assert!(asks_for_person(said), "{said}");
        }
        for said in
            ["I don't want an agent", "four people", "John Person Smith", "someone broke my printer", ""]
        {
            assert!(!asks_for_person(said), "{said}");
        }
    }
}
