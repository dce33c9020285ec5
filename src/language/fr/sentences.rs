//! What Offhook says by itself.

use crate::language::{Asking, Prompts, Refusals, Sentences};

pub(super) const SENTENCES: Sentences = Sentences { prompts: PROMPTS, refusals: REFUSALS, asking: ASKING };

const PROMPTS: Prompts = Prompts {
    no_input: [
        "Je ne vous ai pas entendu. À qui souhaitez-vous parler ?",
        "Je ne vous entends toujours pas. {menu}",
    ],
    no_match: [
        "Excusez-moi, je n'ai pas compris. À qui souhaitez-vous parler ?",
        "Excusez-moi, je n'ai toujours pas compris. {menu}",
    ],
    confirm: "{choice}, c'est bien cela ?",
    confirm_again: "Répondez par oui ou par non, ou tapez 1 pour oui, 2 pour non. {choice}, c'est bien cela ?",
    denied: "Excusez-moi. À qui souhaitez-vous parler ?",
    which: "Souhaitez-vous {first}, ou {second} ?",
    menu: "Pour {choice}, tapez {key}.",
    menu_without_keys: "Vous pouvez dire {choice}.",
    transfer: "Merci. Je vous mets en relation avec {choice}.",
    fallback: "Je vous mets en relation avec une personne qui pourra vous aider.",
    trouble: "Excusez-moi, j'ai du mal à comprendre ce qui est dit en ce moment. {menu}",
    goodbye: "Merci de votre appel. Au revoir.",
    filler: "Un instant, s'il vous plaît.",
    closed: "Je regrette, pour {choice}, c'est fermé en ce moment. Merci de rappeler pendant les heures d'ouverture. \
        Au revoir.",
    anything_else: "Puis-je faire autre chose pour vous ?",
    slot_confirm: "J'ai compris {value}. C'est bien cela ?",
    slot_missing: "Excusez-moi, je n'ai pas compris.",
    wait: "Prenez votre temps.",
    paused: "L'enregistrement est en pause. Tapez {key} pour le reprendre.",
    resumed: "L'enregistrement reprend.",
};

const REFUSALS: Refusals = Refusals {
    too_short: "Il manque {digits}.",
    too_long: "Il y a {digits} de trop.",
    one_digit: "un chiffre",
    digits: "{count} chiffres",
    check_digit_wrong: "L'un des chiffres ne semble pas correct.",
    too_small: "Il en faut au moins {limit}.",
    too_large: "C'est {limit} au maximum.",
    not_whole: "Il faut un nombre entier.",
    not_one: "Il me faut une seule réponse.",
    no_such_date: "Cette date n'existe pas.",
    no_such_time: "Cette heure n'existe pas.",
    in_the_past: "Cette date est déjà passée.",
    in_the_future: "Cette date est dans le futur.",
    too_early: "Le premier jour possible est le {limit}.",
    too_far_ahead: "Le dernier jour possible est le {limit}.",
    not_that_weekday: "Ce n'est pas possible le {weekday}.",
    outside_hours: "Il faut une heure entre {earliest} et {latest}.",
    unknown_choice: "Ce choix n'existe pas.",
    remaining_digits: "Quels sont les chiffres suivants ?",
    which_year: "De quelle année ?",
    which_day_of_month: "Quel jour du mois ?",
    which_month: "De quel mois ?",
    which_day: "Quel jour, s'il vous plaît ?",
    which_time: "À quelle heure ?",
    which_value: "Voulez-vous dire {first}, ou {second} ?",
};

const ASKING: Asking = Asking {
    no_input: "Je ne vous ai pas entendu.",
    no_match: "Excusez-moi, je n'ai pas compris.",
    trouble: "Excusez-moi, j'ai du mal à comprendre ce qui est dit en ce moment.",
    yes_or_no: "Répondez par oui ou par non, ou tapez 1 pour oui, 2 pour non.",
    digits: "Vous pouvez taper les chiffres sur votre téléphone.",
    digits_then_hash: "Vous pouvez taper les chiffres sur votre téléphone, puis la touche dièse.",
    choice: "Pour {choice}, tapez {key}.",
};
