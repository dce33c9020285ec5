//! Spanish, as it is spoken in Spain and in Latin America.

mod answers;
mod claims;
mod dates;
mod grammar;
mod letters;
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
mod waiting;
mod writing;

use super::Language;

pub static SPANISH: Language = Language {
    tag: "es",
    writing: writing::WRITING,
    topics: topics::TOPICS,
    answers: answers::ANSWERS,
    enough: answers::ENOUGH,
    picks: answers::PICKS,
    requests: requests::REQUESTS,
    moods: requests::MOODS,
    turns: turns::TURNS,
    grammar: Some(grammar::GRAMMAR),
    numbers: numbers::NUMBERS,
    digits: numbers::DIGITS,
    dates: dates::DATES,
    times: times::TIMES,
    names: names::NAMES,
    spelling: letters::SPELLING,
    asides: values::ASIDES,
    scope: values::SCOPE,
    spoken: spoken::SPOKEN,
    sentences: sentences::SENTENCES,
    summaries: summaries::SUMMARIES,
    claims: claims::CLAIMS,
    background: include_str!("background.txt"),
};
