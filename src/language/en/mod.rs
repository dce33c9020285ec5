//! English.

mod answers;
mod claims;
mod dates;
mod names;
mod numbers;
mod requests;
mod senses;
mod sentences;
mod spoken;
mod summaries;
mod times;
mod topics;
mod turns;
mod values;
mod writing;

use super::Language;

pub static ENGLISH: Language = Language {
    tag: "en",
    writing: writing::WRITING,
    topics: topics::TOPICS,
    answers: answers::ANSWERS,
    enough: answers::ENOUGH,
    picks: answers::PICKS,
    requests: requests::REQUESTS,
    moods: requests::MOODS,
    turns: turns::TURNS,
    grammar: None,
    numbers: numbers::NUMBERS,
    digits: numbers::DIGITS,
    dates: dates::DATES,
    times: times::TIMES,
    names: names::NAMES,
    spelling: names::SPELLING,
    asides: values::ASIDES,
    scope: values::SCOPE,
    spoken: spoken::SPOKEN,
    sentences: sentences::SENTENCES,
    summaries: summaries::SUMMARIES,
    claims: claims::CLAIMS,
    background: include_str!("background.txt"),
};
