//! What Offhook says by itself.

use crate::language::{Asking, Prompts, Refusals, Sentences};

pub(super) const SENTENCES: Sentences = Sentences { prompts: PROMPTS, refusals: REFUSALS, asking: ASKING };

const PROMPTS: Prompts = Prompts {
    no_input: [
        "Sorry, I did not hear anything. Who would you like to speak to?",
        "I still cannot hear you. {menu}",
    ],
    no_match: [
        "Sorry, I did not understand. Who would you like to speak to?",
        "Sorry, I still did not understand. {menu}",
    ],
    confirm: "{choice}, is that right?",
    confirm_again: "Please say yes or no, or press 1 for yes, or 2 for no. {choice}, is that right?",
    denied: "Sorry about that. Who would you like to speak to?",
    which: "Do you mean {first}, or {second}?",
    menu: "For {choice}, press {key}.",
    menu_without_keys: "You can say {choice}.",
    transfer: "Thank you. I am connecting you with {choice}.",
    fallback: "I will connect you with someone who can help.",
    trouble: "Sorry, I have trouble understanding speech at the moment. {menu}",
    goodbye: "Thank you for calling. Goodbye.",
    filler: "One moment, please.",
    closed: "I am sorry, {choice} is closed at the moment. Please call again during opening hours. Goodbye.",
    anything_else: "Is there anything else that I can do for you?",
    slot_confirm: "I understood {value}. Is that right?",
    slot_missing: "Sorry, I did not get that.",
    wait: "Take your time.",
    paused: "The recording is paused. Press {key} to let it go on.",
    resumed: "The recording goes on.",
};

const REFUSALS: Refusals = Refusals {
    too_short: "That is {digits} too short.",
    too_long: "That is {digits} too long.",
    one_digit: "one digit",
    digits: "{count} digits",
    check_digit_wrong: "One of those digits does not seem to be right.",
    too_small: "It must be at least {limit}.",
    too_large: "It can be at most {limit}.",
    not_whole: "It must be a whole number.",
    not_one: "I need a single answer.",
    no_such_date: "There is no such date.",
    no_such_time: "There is no such time.",
    in_the_past: "That date is in the past.",
    in_the_future: "That date is in the future.",
    too_early: "The first possible day is {limit}.",
    too_far_ahead: "The last possible day is {limit}.",
    not_that_weekday: "It cannot be a {weekday}.",
    outside_hours: "It must be between {earliest} and {latest}.",
    unknown_choice: "There is no such choice.",
    remaining_digits: "What are the remaining digits?",
    which_year: "Which year?",
    which_day_of_month: "Which day of the month?",
    which_month: "Which month?",
    which_day: "Which day, please?",
    which_time: "At what time?",
    which_value: "Do you mean {first}, or {second}?",
};

const ASKING: Asking = Asking {
    no_input: "Sorry, I did not hear anything.",
    no_match: "Sorry, I did not understand.",
    trouble: "Sorry, I have trouble understanding speech at the moment.",
    yes_or_no: "Please say yes or no, or press 1 for yes, or 2 for no.",
    digits: "You can type the digits on your phone.",
    digits_then_hash: "You can type the digits on your phone, and press hash at the end.",
    choice: "For {choice}, press {key}.",
};
