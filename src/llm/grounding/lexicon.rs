//! English words as a claim is judged by them: those that claim nothing, those that mean the same, and past forms.

/// They claim nothing by themselves. No word of time, place, amount or negation is among them.
const FREE: &str = "a an the this that these those it its there here i me my mine myself you your yours yourself we us our \
    ours they them their theirs themselves who whom whose which what as of to in on at by for from with into onto over \
    about regarding concerning and or if whether than then so just also too am is are was were be been being do does did \
    doing done has have had having can could may might will would shall should must let get gets getting got make makes \
    making made go goes going take takes taking give gives giving want wants wanted wish wishes wished like likes need \
    needs needed require requires ask asks asked asking request requests requested requesting inquire inquires inquired \
    inquiring enquire enquires enquiring seek seeks seeking know knows call calls called calling caller callers customer \
    say says said saying state states stated mention mentions mentioned tell tells told report reports reported explain \
    explains explained please thanks thank hello hi hey well uh um er oh okay ok really very some any such own able help \
    helps assistance speak speaks speaking talk talking s t d m";

/// What follows is denied, up to the next pause.
pub(super) const DENIALS: [&str; 11] =
    ["not", "no", "never", "without", "unable", "neither", "nor", "except", "excluding", "instead", "rather"];
/// What is denied ends here, as it does at a pause.
pub(super) const TURNS: [&str; 8] = ["but", "and", "because", "so", "please", "since", "although", "if"];
/// Words that take back what was said just before.
pub(super) const CORRECTIONS: [&str; 8] =
    ["no wait", "no sorry", "sorry no", "i mean", "i meant", "or rather", "scratch that", "make that"];

pub(super) const DAYS: [(&str, &[&str]); 19] = [
    ("monday", &["mon", "mondays"]),
    ("tuesday", &["tue", "tues", "tuesdays"]),
    ("wednesday", &["wed", "wednesdays"]),
    ("thursday", &["thu", "thurs", "thursdays"]),
    ("friday", &["fri", "fridays"]),
    ("saturday", &["sat", "saturdays"]),
    ("sunday", &["sun", "sundays"]),
    ("january", &["jan"]),
    ("february", &["feb"]),
    ("march", &["mar"]),
    ("april", &["apr"]),
    ("may", &[]),
    ("june", &["jun"]),
    ("july", &["jul"]),
    ("august", &["aug"]),
    ("september", &["sep", "sept"]),
    ("october", &["oct"]),
    ("november", &["nov"]),
    ("december", &["dec"]),
];

/// One line of words that may stand for one another, without a change of meaning in any call.
const SAME: &str = "\
bill billing invoice
buy purchase
repair fix
reschedule move rearrange
book schedule arrange reserve
appointment appointments appt
medicine medication
vaccination vaccine jab
problem issue trouble
question query enquiry inquiry
price cost
doctor dr gp physician
person human somebody someone
mother mum mom
father dad
television tv
bicycle bike
telephone phone
mobile cellphone
computer pc
photo picture
pay payment
complain complaint
deliver delivery
arrive arrival
renew renewal
cancel cancellation
prescribe prescription
login logon
email mail
begin start
speak speech
he him his
she her hers
mister mr
";

/// What is told of a man or a woman was told of one.
const MEN: [&str; 11] =
    ["he", "husband", "father", "son", "brother", "uncle", "grandfather", "boy", "man", "sir", "mister"];
const WOMEN: [&str; 13] = [
    "she",
    "wife",
    "mother",
    "daughter",
    "sister",
    "aunt",
    "grandmother",
    "girl",
    "woman",
    "lady",
    "madam",
    "mrs",
    "miss",
];

/// Past forms that do not end in "ed", each with its word.
const PAST: &str = "paid pay bought buy lost lose broke break broken break sent send took take taken take gave give given \
    give left leave came come found find felt feel fell fall fallen fall stole steal stolen steal forgot forget forgotten \
    forget spoke speak spoken speak wrote write written write saw see seen see held hold kept keep met meet understood \
    understand brought bring  ate eat eaten eat drove drive driven drive slept sleep woke wake chose \
    choose chosen choose froze freeze frozen freeze stuck stick rang ring rung ring ran run sold sell spent spend won win \
    went go gone go grew grow knew know threw throw thrown throw tore tear torn tear wore wear worn wear built build dealt \
    deal lent lend meant mean read read stood stand swore swear taught teach thought think";

/// Neighbouring words that are one.
pub(super) const PHRASES: [(&[&str], &str); 9] = [
    (&["log", "in"], "login"),
    (&["log", "into"], "login"),
    (&["logged", "in"], "login"),
    (&["logging", "in"], "login"),
    (&["money", "back"], "refund"),
    (&["e", "mail"], "email"),
    (&["check", "up"], "checkup"),
    (&["a", "m"], "am"),
    (&["p", "m"], "pm"),
];

pub(super) fn is_free(word: &str) -> bool {
    FREE.split_ascii_whitespace().any(|free| free == word)
}

/// The day or month that the word names.
pub(super) fn day(word: &str) -> Option<&'static str> {
    let named = |(name, short): &(&'static str, &[&str])| *name == word || short.contains(&word);
    DAYS.iter().find(|day| named(day)).map(|(name, _)| *name)
}

/// The word whose irregular past this is.
pub(super) fn present(word: &str) -> Option<&'static str> {
    let mut words = PAST.split_ascii_whitespace();
    while let (Some(past), Some(present)) = (words.next(), words.next()) {
        if past == word {
            return Some(present);
        }
    }
    None
}

/// The lines of words that mean the same.
pub(super) fn same() -> impl Iterator<Item = impl Iterator<Item = &'static str>> {
    SAME.lines().map(|line| line.split(' '))
}

/// Words of which one must have been said before this one can be.
pub(super) fn told_by(word: &str) -> Option<&'static [&'static str]> {
    match word {
        "he" => Some(&MEN),
        "she" => Some(&WOMEN),
        _ => None,
    }
}
