//! What Offhook says by itself.

use crate::language::{Asking, Prompts, Refusals, Sentences};

pub(super) const SENTENCES: Sentences = Sentences { prompts: PROMPTS, refusals: REFUSALS, asking: ASKING };

const PROMPTS: Prompts = Prompts {
    no_input: [
        "Entschuldigung, ich habe nichts gehört. Mit wem möchten Sie sprechen?",
        "Ich kann Sie leider noch immer nicht hören. {menu}",
    ],
    no_match: [
        "Entschuldigung, das habe ich nicht verstanden. Mit wem möchten Sie sprechen?",
        "Entschuldigung, ich habe Sie leider noch immer nicht verstanden. {menu}",
    ],
    confirm: "{choice}, ist das richtig?",
    confirm_again: "Bitte sagen Sie Ja oder Nein, oder drücken Sie 1 für Ja oder 2 für Nein. \
                    {choice}, ist das richtig?",
    denied: "Entschuldigung. Mit wem möchten Sie sprechen?",
    which: "Meinen Sie {first} oder {second}?",
    menu: "Für {choice} drücken Sie die {key}.",
    menu_without_keys: "Sie können sagen: {choice}.",
    transfer: "Vielen Dank. Einen Moment, ich stelle Sie durch: {choice}.",
    fallback: "Ich verbinde Sie mit jemandem, der Ihnen weiterhelfen kann.",
    trouble: "Leider kann ich gerade keine Sprache verstehen. {menu}",
    goodbye: "Vielen Dank für Ihren Anruf. Auf Wiederhören.",
    filler: "Einen Moment, bitte.",
    closed: "Es tut mir leid, {choice} ist im Moment geschlossen. \
             Bitte rufen Sie zu den Öffnungszeiten noch einmal an. Auf Wiederhören.",
    anything_else: "Kann ich sonst noch etwas für Sie tun?",
    slot_confirm: "Ich habe {value} verstanden. Ist das richtig?",
    slot_missing: "Entschuldigung, das habe ich nicht verstanden.",
    wait: "Lassen Sie sich Zeit.",
    paused: "Die Aufzeichnung ist angehalten. Drücken Sie die {key}, damit sie weiterläuft.",
    resumed: "Die Aufzeichnung läuft weiter.",
};

const REFUSALS: Refusals = Refusals {
    too_short: "Das ist um {digits} zu kurz.",
    too_long: "Das ist um {digits} zu lang.",
    one_digit: "eine Ziffer",
    digits: "{count} Ziffern",
    check_digit_wrong: "Eine der Ziffern scheint nicht zu stimmen.",
    too_small: "Es muss mindestens {limit} sein.",
    too_large: "Es kann höchstens {limit} sein.",
    not_whole: "Es muss eine ganze Zahl sein.",
    not_one: "Ich brauche eine einzige Angabe.",
    no_such_date: "Dieses Datum gibt es nicht.",
    no_such_time: "Diese Uhrzeit gibt es nicht.",
    in_the_past: "Dieses Datum liegt in der Vergangenheit.",
    in_the_future: "Dieses Datum liegt in der Zukunft.",
    too_early: "Der erste mögliche Tag ist {limit}.",
    too_far_ahead: "Der letzte mögliche Tag ist {limit}.",
    not_that_weekday: "Am {weekday} geht es leider nicht.",
    outside_hours: "Es geht nur zwischen {earliest} und {latest}.",
    unknown_choice: "Das steht leider nicht zur Auswahl.",
    remaining_digits: "Wie lauten die übrigen Ziffern?",
    which_year: "In welchem Jahr?",
    which_day_of_month: "An welchem Tag des Monats?",
    which_month: "In welchem Monat?",
    which_day: "An welchem Tag, bitte?",
    which_time: "Um wie viel Uhr?",
    which_value: "Meinen Sie {first} oder {second}?",
};

const ASKING: Asking = Asking {
    no_input: "Entschuldigung, ich habe nichts gehört.",
    no_match: "Entschuldigung, das habe ich nicht verstanden.",
    trouble: "Leider kann ich gerade keine Sprache verstehen.",
    yes_or_no: "Bitte sagen Sie Ja oder Nein, oder drücken Sie 1 für Ja oder 2 für Nein.",
    digits: "Sie können die Ziffern auf Ihrem Telefon eingeben.",
    digits_then_hash: "Sie können die Ziffern auf Ihrem Telefon eingeben und am Ende die Rautetaste drücken.",
    choice: "Für {choice} drücken Sie die {key}.",
};
