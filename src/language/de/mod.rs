//! German, of Germany, Austria and Switzerland.

mod answers;
mod claims;
mod counting;
mod dates;
mod digraphs;
mod grammar;
mod letters;
mod moods;
mod names;
mod numbers;
mod parts;
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

pub static GERMAN: Language = Language {
    tag: "de",
    writing: writing::WRITING,
    topics: topics::TOPICS,
    answers: answers::ANSWERS,
    enough: answers::ENOUGH,
    picks: answers::PICKS,
    requests: requests::REQUESTS,
    moods: moods::MOODS,
    turns: turns::TURNS,
    grammar: Some(grammar::GRAMMAR),
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
