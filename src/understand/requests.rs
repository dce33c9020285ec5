//! What speaks to the dialog itself and answers no question: "repeat that", "hold on", "goodbye", "a person, please".

use super::values;
use super::words::{plain, words};
use super::yes_no::starts_with;
use crate::language::{Language, List};

/// "Can you repeat that, the line is bad": more words than these beside a request are something else.
const ASIDES_MAX: usize = 3;

/// Sayings that answer the dialog itself and not its question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Request {
    Repeat,
    /// For time.
    Wait,
    Options,
    Goodbye,
}

/// A whole utterance that speaks to the dialog itself: "repeat that", "one moment, please", "goodbye".
pub(crate) fn request(language: &Language, text: &str) -> Option<Request> {
    let words = plain(language, text);
    let said: Vec<&str> = words.iter().map(String::as_str).collect();
    let bare: Vec<&str> =
        said.iter().copied().filter(|word| !language.requests.polite.contains(word)).collect();
    let wait = || asks_to_wait(language, &bare).then_some(Request::Wait);
    let whole =
        || whole_request(language, &said.join(" ")).or_else(|| whole_request(language, &bare.join(" ")));
    wait().or_else(whole).or_else(|| asks_to_repeat(language, &bare).then_some(Request::Repeat))
}

/// Only a whole utterance is a request: "what" alone asks for a repetition, "what about billing" does not.
fn whole_request(language: &Language, phrase: &str) -> Option<Request> {
    let requests = &language.requests;
    let lists: [(List, Request); 3] = [
        (requests.whole_repeat, Request::Repeat),
        (requests.whole_options, Request::Options),
        (requests.whole_goodbye, Request::Goodbye),
    ];
    lists.into_iter().find(|(list, _)| list.contains(phrase)).map(|(_, request)| request)
}

/// "Hang on, I'm looking for it" asks for time; "one moment, it's four seven one one" is an answer.
fn asks_to_wait(language: &Language, words: &[&str]) -> bool {
    let begins = language
        .requests
        .wait
        .iter()
        .filter(|phrase| starts_with(words, phrase))
        .max_by_key(|phrase| phrase.len());
    let Some(phrase) = begins else { return false };
    let rest = words.get(phrase.split(' ').count()..).unwrap_or_default();
    // "Wait, billing" takes something back.
    if *phrase == language.requests.wait_alone
        && !rest.is_empty()
        && !rest.iter().any(|word| language.requests.searching.contains(word))
    {
        return false;
    }
    let searching = rest.iter().any(|word| language.requests.searching.contains(word));
    let asides = rest.iter().filter(|word| !language.topics.fillers.contains(word)).count();
    asks_to_wait(language, rest)
        || searching
        || (asides <= ASIDES_MAX && !values::says_value(language, &rest.join(" ")))
}

fn asks_to_repeat(language: &Language, words: &[&str]) -> bool {
    let found = (0..words.len()).find_map(|at| {
        let fitting = language.requests.repeat.iter().filter(|phrase| starts_with(&words[at..], phrase));
        fitting.map(|phrase| phrase.split(' ').count()).max().map(|length| at..at + length)
    });
    let Some(place) = found else { return false };
    let aside = |(at, word): &(usize, &&str)| !place.contains(at) && !language.topics.fillers.contains(word);
    // "Repeat customer" and "pardon fee" are something else.
    let asides_max = if place.len() == 1 { 0 } else { ASIDES_MAX - 1 };
    words.iter().enumerate().filter(aside).count() <= asides_max
        && !values::says_value(language, &words[..place.start].join(" "))
        && !values::says_value(language, &words[place.end..].join(" "))
}

/// "Operator", "I want to talk to a real person", "I don't want to talk to a robot": nothing else was said.
pub(crate) fn asks_for_person(language: &Language, text: &str) -> bool {
    let said = words(language, text);
    let all: Vec<&str> = said.iter().map(|word| word.text.as_str()).collect();
    let machine = all.iter().any(|word| language.requests.machines.contains(word));
    let person = all.iter().any(|word| language.requests.people.contains(word));
    let negated =
        all.iter().any(|word| language.topics.negations.contains(word) || *word == language.requests.no);
    let known = |word: &&str| {
        language.topics.fillers.contains(word)
            || language.requests.people.contains(word)
            || language.requests.machines.contains(word)
            || language.requests.around_people.contains(word)
    };
    let meant = match negated {
        true => machine,
        false => person || (machine && all.iter().any(|word| language.requests.weary.contains(word))),
    };
    // "Party of four people" is a number, "the first person" one of several.
    meant && all.iter().all(known) && !values::says_value(language, &all.join(" "))
}

/// Whether something that was said before is to be changed: "no, make it friday".
pub(crate) fn takes_back(language: &Language, text: &str) -> bool {
    let words = plain(language, text);
    let said: Vec<&str> = words.iter().map(String::as_str).collect();
    (0..said.len()).any(|at| {
        language.requests.changes.iter().any(|phrase| starts_with(&said[at..], phrase))
            || language.scope.corrections.iter().any(|phrase| starts_with(&said[at..], phrase))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::ENGLISH;

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
            assert_eq!(request(&ENGLISH, said), expected, "{said}");
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
            assert!(asks_for_person(&ENGLISH, said), "{said}");
        }
        for said in
            ["I don't want an agent", "four people", "John Person Smith", "someone broke my printer", ""]
        {
            assert!(!asks_for_person(&ENGLISH, said), "{said}");
        }
    }
}
