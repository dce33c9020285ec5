//! What happened in a call, for the person who takes it.

use crate::language::Summaries;

pub(super) const SUMMARIES: Summaries = Summaries {
    said: " (said: \"",
    said_end: "\")",
    in_short: " (in short: ",
    in_short_end: ")",
    a_person: "a person",
    pressed: "Caller pressed {key} for {place}",
    sent_on: "Caller was sent on at once",
    asked_for: "Caller asked for {place}",
    asked_for_person: "Caller asked for a person",
    told_closed: "Caller was told that {place} is closed",
    told_first: "Caller was told what the flow says first",
    asked_question: "Caller asked a question",
    said_goodbye: "Caller said goodbye",
    hung_up: "Caller hung up",
    overload: "Too many calls at once",
    broken: "The automatic reception failed",
    circle: "The flow's steps go round in a circle",
    not_recognised: "Caller's speech could not be recognised",
    said_nothing: "Caller said nothing",
    fell_silent: "Caller fell silent",
    not_understood: "Caller could not be understood",
    slot_not_understood: "Caller gave no {slot} that could be understood",
    slot_not_given: "Caller did not give {slot}",
    answered: "Caller answered",
    gave_digits: "Caller gave {count} digits",
    no_message: "Caller left no message",
    message: "Caller left a message",
};
