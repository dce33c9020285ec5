//! Whether what was said until now is a whole value: decides how long to wait for more.

use super::super::{ends_open, is_backchannel};
use super::read::read;
use super::value::Reading;
use super::{Answer, Here, Kind};
use crate::understand::Completeness;

/// What `text` is for a slot of `kind`: a full date is complete, "december" and three digits of four are not, and
/// six digits of four to eight may be.
pub fn completeness(kind: &Kind, text: &str, here: Here) -> Completeness {
    let language = here.language;
    let reading = read(kind, text, 1.0, here);
    if reading == Reading::Nothing && is_backchannel(language, text) {
        return Completeness::Backchannel;
    }
    let (rules, answer) = (kind.rules(), Answer::new(text, None, 1.0, here));
    let if_so = |whole: bool| if whole { Completeness::Complete } else { Completeness::Unknown };
    let so_far = match reading {
        Reading::Declined => Completeness::Complete,
        Reading::Partial(_) => Completeness::Incomplete,
        Reading::Refused(_) | Reading::Nothing => Completeness::Unknown,
        Reading::Either(..) => if_so(!rules.may_grow(&answer)),
        Reading::Value { value, confidence } => if_so(rules.is_whole(&value, confidence, &answer)),
    };
    match (so_far, ends_open(language, text) && !rules.ends_a_value(&answer)) {
        (Completeness::Complete, true) => Completeness::Unknown,
        (Completeness::Unknown, true) => Completeness::Incomplete,
        (so_far, _) => so_far,
    }
}
