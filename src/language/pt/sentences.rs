//! What Offhook says by itself.

use crate::language::{Asking, Prompts, Refusals, Sentences};

pub(super) const SENTENCES: Sentences = Sentences { prompts: PROMPTS, refusals: REFUSALS, asking: ASKING };

const PROMPTS: Prompts = Prompts {
    no_input: ["Desculpe, não ouvi nada. Com quem deseja falar?", "Ainda não consigo ouvir. {menu}"],
    no_match: ["Desculpe, não entendi. Com quem deseja falar?", "Desculpe, ainda não entendi. {menu}"],
    confirm: "{choice}, está certo?",
    confirm_again: "Por favor, diga sim ou não, ou tecle 1 para sim, ou 2 para não. {choice}, está certo?",
    denied: "Desculpe. Com quem deseja falar?",
    which: "Quer dizer {first} ou {second}?",
    menu: "Para {choice}, tecle {key}.",
    menu_without_keys: "Pode dizer {choice}.",
    transfer: "Obrigado. Vou transferir a chamada para {choice}.",
    fallback: "Vou transferir a chamada para uma pessoa que pode ajudar.",
    trouble: "Desculpe, neste momento não consigo entender bem o que diz. {menu}",
    goodbye: "Obrigado por ter ligado. Até logo.",
    filler: "Um momento, por favor.",
    closed: "Lamento, {choice} não atende neste momento. Por favor, ligue no horário de atendimento. Até logo.",
    anything_else: "Posso ajudar em mais alguma coisa?",
    slot_confirm: "Entendi {value}. Está certo?",
    slot_missing: "Desculpe, não entendi.",
    wait: "Esteja à vontade.",
    paused: "A gravação está em pausa. Tecle {key} para ela continuar.",
    resumed: "A gravação continua.",
};

const REFUSALS: Refusals = Refusals {
    too_short: "Tem {digits} a menos.",
    too_long: "Tem {digits} a mais.",
    one_digit: "um dígito",
    digits: "{count} dígitos",
    check_digit_wrong: "Um desses dígitos parece não estar certo.",
    too_small: "Tem de ser pelo menos {limit}.",
    too_large: "Pode ser no máximo {limit}.",
    not_whole: "Tem de ser um número inteiro.",
    not_one: "Preciso de uma só resposta.",
    no_such_date: "Essa data não existe.",
    no_such_time: "Essa hora não existe.",
    in_the_past: "Essa data já passou.",
    in_the_future: "Essa data ainda não chegou.",
    too_early: "O primeiro dia possível é {limit}.",
    too_far_ahead: "O último dia possível é {limit}.",
    not_that_weekday: "Não pode ser {weekday}.",
    outside_hours: "Tem de ser entre {earliest} e {latest}.",
    unknown_choice: "Essa opção não existe.",
    remaining_digits: "Quais são os dígitos que faltam?",
    which_year: "De que ano?",
    which_day_of_month: "Em que dia do mês?",
    which_month: "De que mês?",
    which_day: "Em que dia, por favor?",
    which_time: "A que horas?",
    which_value: "Quer dizer {first} ou {second}?",
};

const ASKING: Asking = Asking {
    no_input: "Desculpe, não ouvi nada.",
    no_match: "Desculpe, não entendi.",
    trouble: "Desculpe, neste momento não consigo entender bem o que diz.",
    yes_or_no: "Por favor, diga sim ou não, ou tecle 1 para sim, ou 2 para não.",
    digits: "Pode digitar os dígitos no seu telefone.",
    digits_then_hash: "Pode digitar os dígitos no seu telefone e, no fim, a tecla #.",
    choice: "Para {choice}, tecle {key}.",
};
