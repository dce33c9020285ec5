//! What happened in a call, for the person who takes it.

use crate::language::Summaries;

pub(super) const SUMMARIES: Summaries = Summaries {
    said: " (Wortlaut: \"",
    said_end: "\")",
    in_short: " (kurz: ",
    in_short_end: ")",
    a_person: "eine Person",
    pressed: "Anrufer hat {key} gedrückt, für {place}",
    sent_on: "Anrufer wurde sofort weiterverbunden",
    asked_for: "Anruf für {place}",
    asked_for_person: "Anrufer möchte mit einem Menschen sprechen",
    told_closed: "Anrufer hat erfahren, dass {place} geschlossen ist",
    told_first: "Anrufer hat gehört, was der Ablauf zuerst sagt",
    asked_question: "Anrufer hat eine Frage gestellt",
    said_goodbye: "Anrufer hat sich verabschiedet",
    hung_up: "Anrufer hat aufgelegt",
    overload: "Zu viele Anrufe auf einmal",
    broken: "Die automatische Annahme ist ausgefallen",
    circle: "Die Schritte des Ablaufs drehen sich im Kreis",
    not_recognised: "Sprache des Anrufers war nicht zu erkennen",
    said_nothing: "Anrufer hat nichts gesagt",
    fell_silent: "Anrufer ist verstummt",
    not_understood: "Anrufer war nicht zu verstehen",
    slot_not_understood: "Keine verständliche Angabe: {slot}",
    slot_not_given: "Keine Angabe: {slot}",
    answered: "Anrufer hat geantwortet",
    gave_digits: "Anrufer hat {count} Ziffern angegeben",
    no_message: "Anrufer hat keine Nachricht hinterlassen",
    message: "Anrufer hat eine Nachricht hinterlassen",
};
