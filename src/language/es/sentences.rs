//! What Offhook says by itself.

use crate::language::{Asking, Prompts, Refusals, Sentences};

pub(super) const SENTENCES: Sentences = Sentences { prompts: PROMPTS, refusals: REFUSALS, asking: ASKING };

/// Usted throughout, and words that are usual on both sides of the Atlantic: "marque", not "pulse" or "oprima".
const PROMPTS: Prompts = Prompts {
    no_input: ["Disculpe, no oigo nada. ¿Con quién desea hablar?", "Sigo sin oír nada. {menu}"],
    no_match: ["Disculpe, no entendí. ¿Con quién desea hablar?", "Disculpe, sigo sin entender. {menu}"],
    confirm: "{choice}, ¿es correcto?",
    confirm_again: "Por favor, diga sí o no, o marque 1 para sí, o 2 para no. {choice}, ¿es correcto?",
    denied: "Disculpe. ¿Con quién desea hablar?",
    which: "¿Quiere decir {first}, o {second}?",
    menu: "Para {choice}, marque {key}.",
    menu_without_keys: "Puede decir {choice}.",
    transfer: "Gracias. Le comunico con {choice}.",
    fallback: "Le comunico con alguien que puede ayudarle.",
    trouble: "Disculpe, en este momento tengo dificultades para entender la voz. {menu}",
    goodbye: "Gracias por llamar. Hasta luego.",
    filler: "Un momento, por favor.",
    closed: "Lo siento, {choice} no atiende en este momento. Por favor, vuelva a llamar en el horario de \
             atención. Hasta luego.",
    anything_else: "¿Puedo ayudarle en algo más?",
    slot_confirm: "Entendí {value}. ¿Es correcto?",
    slot_missing: "Disculpe, no entendí.",
    wait: "No hay prisa.",
    paused: "La grabación está en pausa. Marque {key} para continuar.",
    resumed: "La grabación continúa.",
};

const REFUSALS: Refusals = Refusals {
    too_short: "Es demasiado corto, por {digits}.",
    too_long: "Es demasiado largo, por {digits}.",
    one_digit: "un dígito",
    digits: "{count} dígitos",
    check_digit_wrong: "Parece que uno de los dígitos no es correcto.",
    too_small: "Tiene que ser {limit} como mínimo.",
    too_large: "Puede ser {limit} como máximo.",
    not_whole: "Tiene que ser un número entero.",
    not_one: "Necesito una sola respuesta.",
    no_such_date: "Esa fecha no existe.",
    no_such_time: "Esa hora no existe.",
    in_the_past: "Esa fecha ya pasó.",
    in_the_future: "Esa fecha todavía no ha llegado.",
    too_early: "El primer día posible es el {limit}.",
    too_far_ahead: "El último día posible es el {limit}.",
    not_that_weekday: "No puede ser en {weekday}.",
    outside_hours: "Tiene que ser entre {earliest} y {latest}.",
    unknown_choice: "Esa opción no existe.",
    remaining_digits: "¿Cuáles son los dígitos que faltan?",
    which_year: "¿De qué año?",
    which_day_of_month: "¿Qué día del mes?",
    which_month: "¿De qué mes?",
    which_day: "¿Qué día, por favor?",
    which_time: "¿A qué hora?",
    which_value: "¿Quiere decir {first}, o {second}?",
};

const ASKING: Asking = Asking {
    no_input: "Disculpe, no oigo nada.",
    no_match: "Disculpe, no entendí.",
    trouble: "Disculpe, en este momento tengo dificultades para entender la voz.",
    yes_or_no: "Por favor, diga sí o no, o marque 1 para sí, o 2 para no.",
    digits: "Puede marcar los dígitos en su teléfono.",
    digits_then_hash: "Puede marcar los dígitos en su teléfono, y al final la tecla almohadilla o numeral.",
    choice: "Para {choice}, marque {key}.",
};
