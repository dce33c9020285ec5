//! How sure a value is: what is said around it without changing it, and what says that there is none.

use super::super::lexicon::{List, is_filler};
use super::super::words::{Word, plain};

/// How much each word that nothing explains lowers the confidence; the same as for phrases.
const STRANGER_COST: f64 = 0.08;
/// Usual around dates, times, numbers and names.
const AROUND: List = List(
    "appointment, appointments, book, booking, schedule, birth, birthday, birthdate, born, date, time, \
     people, persons, person, years, year, old, day, days, of, around, sometime, preferably, ideally, o, \
     number, best, works, work, first, last, that's, free, available, oclock, about, or, either, next, \
     week, month, come, guess, believe, exactly, roughly, approximately, tonight, early, late, total, \
     age, amount, party, table, items, slash, colon, point, dash, mister, madam, sir, doctor, ah, yep",
);
/// "Not sure" is a no to a question, and nothing to a slot.
const DECLINED: List = List(
    "i do not know, do not know, i do not have one, i do not have it, i do not have that, i do not have any, \
     do not have one, do not have it, i have not got one, i have not got it, have not got it, no idea, \
     i have no idea, i do not remember, do not remember, i can not remember, can not remember, i forgot, \
     i forget, i have forgotten, not sure, i am not sure, i would rather not say, rather not say, \
     i do not want to say, prefer not to say, i do not have my, i do not have the, i do not have a, \
     i do not have an, i have not got my, i have not got a, i lost it, i have lost it, i do not got one, \
     skip, skip it, skip this, none, i can not find it, not to hand, do not have it with me",
);

/// What the words that explain nothing leave of the confidence, from 1 downwards.
pub(super) fn explained(strangers: usize) -> f64 {
    1.0 / (1.0 + STRANGER_COST * f64::from(u32::try_from(strangers).unwrap_or(u32::MAX)))
}

/// How many of these words neither say anything of the value (`used`) nor are usual around one.
pub(super) fn strangers(words: &[Word], used: &[bool]) -> usize {
    let strange = |(at, word): (usize, &Word)| {
        !used.get(at).copied().unwrap_or(false) && !is_filler(&word.text) && !AROUND.contains(&word.text)
    };
    words.iter().enumerate().filter(|&(at, word)| strange((at, word))).count()
}

/// "I don't know", "I don't have my card with me".
pub(super) fn declines(text: &str) -> bool {
    let words = plain(text);
    let said = format!(" {} ", words.join(" "));
    let alone = ["none", "skip", "not sure"];
    DECLINED.iter().any(|phrase| match alone.contains(&phrase) {
        true => said.trim() == phrase,
        false => said.contains(&format!(" {phrase} ")),
    })
}
