//! What happened in a call, for the person who takes it.

use crate::language::Summaries;

pub(super) const SUMMARIES: Summaries = Summaries {
    said: " (dijo: \"",
    said_end: "\")",
    in_short: " (en resumen: ",
    in_short_end: ")",
    a_person: "una persona",
    pressed: "Marcó {key} para {place}",
    sent_on: "Se pasó la llamada de inmediato",
    asked_for: "Pidió {place}",
    asked_for_person: "Pidió hablar con una persona",
    told_closed: "Se le dijo que {place} no atiende ahora",
    told_first: "Oyó el primer mensaje",
    asked_question: "Hizo una pregunta",
    said_goodbye: "Se despidió",
    hung_up: "Colgó",
    overload: "Demasiadas llamadas a la vez",
    broken: "Falló la recepción automática",
    circle: "Los pasos del flujo se repiten sin fin",
    not_recognised: "No se pudo reconocer la voz de quien llama",
    said_nothing: "No dijo nada",
    fell_silent: "Dejó de hablar",
    not_understood: "No se entendió a quien llama",
    slot_not_understood: "No dio {slot} de forma comprensible",
    slot_not_given: "No dio {slot}",
    answered: "Contestó a las preguntas",
    gave_digits: "Marcó o dijo {count} dígitos",
    no_message: "No dejó ningún mensaje",
    message: "Dejó un mensaje",
};
