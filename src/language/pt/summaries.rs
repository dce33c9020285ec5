//! What happened in a call, for the person who takes it.

use crate::language::Summaries;

pub(super) const SUMMARIES: Summaries = Summaries {
    said: " (disse: \"",
    said_end: "\")",
    in_short: " (em resumo: ",
    in_short_end: ")",
    a_person: "uma pessoa",
    pressed: "Quem ligou teclou {key}: {place}",
    sent_on: "A chamada foi passada de imediato",
    asked_for: "Quem ligou pediu: {place}",
    asked_for_person: "Quem ligou pediu para falar com uma pessoa",
    told_closed: "Quem ligou foi informado de que não há atendimento agora: {place}",
    told_first: "Quem ligou ouviu o que o fluxo diz primeiro",
    asked_question: "Quem ligou fez uma pergunta",
    said_goodbye: "Quem ligou se despediu",
    hung_up: "Quem ligou desligou",
    overload: "Demasiadas chamadas ao mesmo tempo",
    broken: "O atendimento automático falhou",
    circle: "Os passos do fluxo andam em círculo",
    not_recognised: "Não foi possível reconhecer a fala de quem ligou",
    said_nothing: "Quem ligou não disse nada",
    fell_silent: "Quem ligou deixou de falar",
    not_understood: "Não foi possível entender quem ligou",
    slot_not_understood: "Quem ligou não deu uma resposta compreensível: {slot}",
    slot_not_given: "Quem ligou não informou: {slot}",
    answered: "Quem ligou respondeu",
    gave_digits: "Quem ligou deu {count} algarismos",
    no_message: "Quem ligou não deixou mensagem",
    message: "Quem ligou deixou uma mensagem",
};
