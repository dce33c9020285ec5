//! What happened in a call, for the person who takes it.

use crate::language::Summaries;

pub(super) const SUMMARIES: Summaries = Summaries {
    said: " (a dit : \"",
    said_end: "\")",
    in_short: " (en bref : ",
    in_short_end: ")",
    a_person: "une personne",
    pressed: "A tapé {key} pour {place}",
    sent_on: "Appel transmis aussitôt",
    asked_for: "A demandé {place}",
    asked_for_person: "A demandé une personne",
    told_closed: "A appris que c'est fermé : {place}",
    told_first: "A entendu le message d'accueil",
    asked_question: "A posé une question",
    said_goodbye: "A dit au revoir",
    hung_up: "A raccroché",
    overload: "Trop d'appels en même temps",
    broken: "L'accueil automatique n'a pas fonctionné",
    circle: "Les étapes du scénario tournent en rond",
    not_recognised: "Paroles non reconnues",
    said_nothing: "N'a rien dit",
    fell_silent: "N'a plus rien dit",
    not_understood: "Demande non comprise",
    slot_not_understood: "Pas de réponse comprise pour {slot}",
    slot_not_given: "N'a pas donné {slot}",
    answered: "A répondu",
    gave_digits: "A donné {count} chiffres",
    no_message: "N'a pas laissé de message",
    message: "A laissé un message",
};
