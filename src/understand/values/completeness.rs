//! Whether what was said until now is a whole value: decides how long to wait for more.

use jiff::civil::Date;

use super::super::words::Word;
use super::super::{ends_open, is_backchannel};
use super::Kind;
use super::read::read;
use super::tokens::{is, text as word_at, tokens};
use super::value::Reading;
use crate::understand::Completeness;

/// A choice below this is no answer yet.
const CHOICE_MIN: u8 = 60;

/// What `text` is for a slot of `kind`: a full date is complete, "december" and three digits of four are not, and
/// six digits of four to eight may be.
pub fn completeness(kind: &Kind, text: &str, today: Date) -> Completeness {
    let reading = read(kind, text, 1.0, today);
    if reading == Reading::Nothing && is_backchannel(text) {
        return Completeness::Backchannel;
    }
    let so_far = match reading {
        Reading::Declined => Completeness::Complete,
        Reading::Partial(_) => Completeness::Incomplete,
        Reading::Refused(_) | Reading::Nothing => Completeness::Unknown,
        Reading::Either(..) => if_whole(kind, text),
        Reading::Value { value, confidence } => match kind {
            Kind::YesNo => Completeness::Complete,
            Kind::Digits { max, .. } if value.canonical.expose().len() == usize::from(*max) => {
                Completeness::Complete
            }
            Kind::Choice(_) if confidence >= CHOICE_MIN => Completeness::Complete,
            Kind::Number { .. } | Kind::Date { .. } | Kind::Time { .. } => if_whole(kind, text),
            Kind::Digits { .. } | Kind::Choice(_) | Kind::Name | Kind::Text => Completeness::Unknown,
        },
    };
    // "Am" ends a time, and begins "am I".
    let ends_in_am =
        matches!(kind, Kind::Time { .. }) && tokens(text).last().is_some_and(|word| word.text == "am");
    match (so_far, ends_open(text) && !ends_in_am) {
        (Completeness::Complete, true) => Completeness::Unknown,
        (Completeness::Unknown, true) => Completeness::Incomplete,
        (so_far, _) => so_far,
    }
}

/// "Twenty" may become "twenty five", and "nine" "nine thirty"; "twelve", "nine o'clock" and dates do not grow.
fn if_whole(kind: &Kind, text: &str) -> Completeness {
    let words = tokens(text);
    let last = words.len().saturating_sub(1);
    let ends_in = |known: &[&str]| known.contains(&word_at(&words, last));
    let grows = match kind {
        Kind::Time { .. } => bare_hour(&words),
        _ => {
            ends_in(&[
                "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "nineteen",
            ]) || ends_in(&["hundred", "thousand", "million", "minus"])
        }
    };
    if grows { Completeness::Unknown } else { Completeness::Complete }
}

fn bare_hour(words: &[Word]) -> bool {
    let figure = |at: usize| super::figures::small(&words[at..]).is_some();
    let Some(last) = words.len().checked_sub(1) else { return false };
    let minute = last > 0
        && (figure(last - 1) || ["colon", "oh", "past", "to", "after"].contains(&word_at(words, last - 1)));
    figure(last) && !minute && !is(words, last, "noon")
}
