//! One answer for one slot: words or keys in, a reading out.

use super::super::recogniser;
use super::super::words::Word;
use super::super::yes_no::asks_back;
use super::clues::is_known;
use super::scope::is_value_word;
use super::tokens::tokens;
use super::value::{Partial, Reading};
use super::{Answer, Here, Kind, Refusal};

/// Nothing that callers say in answer to one question is longer.
const TEXT_CHARS_MAX: usize = 1_000;

/// What `text` means as a value of `kind`, weighted by how sure the recogniser is of it (0 to 1).
pub fn read(kind: &Kind, text: &str, recogniser_confidence: f32, here: Here) -> Reading {
    if kind.rules().may_be_asked_back() && asks_back(here.language, text) {
        return Reading::Nothing;
    }
    read_after(kind, None, text, recogniser_confidence, here)
}

/// The same when part of the value is known from the answer before: "december", then "the 24th".
pub fn read_on(kind: &Kind, before: &Partial, text: &str, recogniser_confidence: f32, here: Here) -> Reading {
    read_after(kind, Some(before), text, recogniser_confidence, here)
}

/// The same of a sentence about something else, in which a value may be told by the way: words that are no part of a
/// value do not count against it.
pub fn read_in_passing(kind: &Kind, text: &str, recogniser_confidence: f32, here: Here) -> Reading {
    if kind.rules().keeps_its_words() {
        return read(kind, text, recogniser_confidence, here);
    }
    let language = here.language;
    let known = |word: &Word| {
        let rest = std::slice::from_ref(word);
        if is_known(language, &word.text) || is_value_word(language, rest) {
            word.text.clone()
        } else {
            language.asides.passed.to_owned()
        }
    };
    let bare = |word: &Word| format!("{}{}", if word.after_pause { ", " } else { " " }, known(word));
    let plain: String = tokens(language, text).iter().map(bare).collect();
    read_after(kind, None, &plain, recogniser_confidence, here)
}

/// What `keys` mean as a value of `kind`, without the key that ended them. What was typed is certain, so its confidence
/// is 100 unless its order was not.
pub fn read_keys(kind: &Kind, keys: &str, here: Here) -> Reading {
    if keys.is_empty() { Reading::Nothing } else { kind.rules().read_keys(keys, here) }
}

fn read_after(kind: &Kind, before: Option<&Partial>, text: &str, sure: f32, here: Here) -> Reading {
    let text: String = text.chars().take(TEXT_CHARS_MAX).collect();
    let answer = Answer::new(&text, before, recogniser(sure), here);
    match kind.rules().read(&answer) {
        Reading::Nothing | Reading::Refused(Refusal::TooSmall(_)) if answer.declines() => Reading::Declined,
        reading => reading,
    }
}
