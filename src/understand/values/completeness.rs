//! Whether what was said until now is a whole value: decides how long to wait for more.

use super::super::words::Word;
use super::super::{ends_open, is_backchannel};
use super::read::read;
use super::tokens::{is, text as word_at, tokens};
use super::value::Reading;
use super::{Here, Kind};
use crate::{language::Language, understand::Completeness};

/// A choice below this is no answer yet.
const CHOICE_MIN: u8 = 60;

/// What `text` is for a slot of `kind`: a full date is complete, "december" and three digits of four are not, and
/// six digits of four to eight may be.
pub fn completeness(kind: &Kind, text: &str, here: Here) -> Completeness {
    let language = here.language;
    let reading = read(kind, text, 1.0, here);
    if reading == Reading::Nothing && is_backchannel(language, text) {
        return Completeness::Backchannel;
    }
    let so_far = match reading {
        Reading::Declined => Completeness::Complete,
        Reading::Partial(_) => Completeness::Incomplete,
        Reading::Refused(_) | Reading::Nothing => Completeness::Unknown,
        Reading::Either(..) => if_whole(language, kind, text),
        Reading::Value { value, confidence } => match kind {
            Kind::YesNo => Completeness::Complete,
            Kind::Digits { max, .. } if value.canonical.expose().len() == usize::from(*max) => {
                Completeness::Complete
            }
            Kind::Choice(_) if confidence >= CHOICE_MIN => Completeness::Complete,
            Kind::Number { .. } | Kind::Date { .. } | Kind::Time { .. } => if_whole(language, kind, text),
            Kind::Digits { .. } | Kind::Choice(_) | Kind::Name | Kind::Text => Completeness::Unknown,
        },
    };
    // "Am" ends a time, and begins "am I".
    let ends_in_am = matches!(kind, Kind::Time { .. })
        && tokens(language, text).last().is_some_and(|word| word.text == language.turns.whole_time_end);
    match (so_far, ends_open(language, text) && !ends_in_am) {
        (Completeness::Complete, true) => Completeness::Unknown,
        (Completeness::Unknown, true) => Completeness::Incomplete,
        (so_far, _) => so_far,
    }
}

/// "Twenty" may become "twenty five", and "nine" "nine thirty"; "twelve", "nine o'clock" and dates do not grow.
fn if_whole(language: &Language, kind: &Kind, text: &str) -> Completeness {
    let words = tokens(language, text);
    let last = words.len().saturating_sub(1);
    let grows = match kind {
        Kind::Time { .. } => bare_hour(language, &words),
        _ => language.turns.growing_numbers.contains(word_at(&words, last)),
    };
    if grows { Completeness::Unknown } else { Completeness::Complete }
}

fn bare_hour(language: &Language, words: &[Word]) -> bool {
    let figure = |at: usize| super::figures::small(language, &words[at..]).is_some();
    let Some(last) = words.len().checked_sub(1) else { return false };
    let minute =
        last > 0 && (figure(last - 1) || language.turns.before_minutes.contains(word_at(words, last - 1)));
    figure(last) && !minute && !is(words, last, language.turns.noon)
}
