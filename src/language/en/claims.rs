//! By which words a claim is judged.

use rust_stemmers::Algorithm;

use crate::language::{Claims, List};

pub(super) const CLAIMS: Claims = Claims {
    stemming: Algorithm::English,
    free: "a an the this that these those it its there here i me my mine myself you your yours yourself we us our \
    ours they them their theirs themselves who whom whose which what as of to in on at by for from with into onto over \
    about regarding concerning and or if whether than then so just also too am is are was were be been being do does did \
    doing done has have had having can could may might will would shall should must let get gets getting got make makes \
    making made go goes going take takes taking give gives giving want wants wanted wish wishes wished like likes need \
    needs needed require requires ask asks asked asking request requests requested requesting inquire inquires inquired \
    inquiring enquire enquires enquiring seek seeks seeking know knows call calls called calling caller callers customer \
    say says said saying state states stated mention mentions mentioned tell tells told report reports reported explain \
    explains explained please thanks thank hello hi hey well uh um er oh okay ok really very some any such own able help \
    helps assistance speak speaks speaking talk talking s t d m",
    denials: List("not, no, never, without, unable, neither, nor, except, excluding, instead, rather"),
    not: "not",
    no: "no",
    denials_before: &[("instead", "of"), ("rather", "than")],
    turns: List("but, and, because, so, please, since, although, if"),
    corrections: &[
        "no wait",
        "no sorry",
        "sorry no",
        "i mean",
        "i meant",
        "or rather",
        "scratch that",
        "make that",
    ],
    days: &[
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
    ],
    may: "may",
    before_may: List("in, of, since, until, last, next"),
    same: "\
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
",
    told_by: &[
        (
            "he",
            &[
                "he",
                "husband",
                "father",
                "son",
                "brother",
                "uncle",
                "grandfather",
                "boy",
                "man",
                "sir",
                "mister",
            ],
        ),
        (
            "she",
            &[
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
            ],
        ),
    ],
    past: "paid pay bought buy lost lose broke break broken break sent send took take taken take gave give given \
    give left leave came come found find felt feel fell fall fallen fall stole steal stolen steal forgot forget forgotten \
    forget spoke speak spoken speak wrote write written write saw see seen see held hold kept keep met meet understood \
    understand brought bring ate eat eaten eat drove drive driven drive slept sleep woke wake chose \
    choose chosen choose froze freeze frozen freeze stuck stick rang ring rung ring ran run sold sell spent spend won win \
    went go gone go grew grow knew know threw throw thrown throw tore tear torn tear wore wear worn wear built build dealt \
    deal lent lend meant mean read read stood stand swore swear taught teach thought think",
    past_ending: "ed",
    before_a_wish: List("to, will, would, shall, should, may, might, must"),
    phrases: &[
        (&["log", "in"], "login"),
        (&["log", "into"], "login"),
        (&["logged", "in"], "login"),
        (&["logging", "in"], "login"),
        (&["money", "back"], "refund"),
        (&["e", "mail"], "email"),
        (&["check", "up"], "checkup"),
        (&["a", "m"], "am"),
        (&["p", "m"], "pm"),
    ],
    contractions: &[
        ("can't", &["can", "not"]),
        ("cannot", &["can", "not"]),
        ("cant", &["can", "not"]),
        ("won't", &["will", "not"]),
        ("wont", &["will", "not"]),
        ("don't", &["do", "not"]),
        ("dont", &["do", "not"]),
        ("doesn't", &["does", "not"]),
        ("doesnt", &["does", "not"]),
        ("didn't", &["did", "not"]),
        ("didnt", &["did", "not"]),
        ("o'clock", &[]),
        ("oclock", &[]),
        // The ending of an ordinal in figures: "24th".
        ("st", &[]),
        ("nd", &[]),
        ("rd", &[]),
        ("th", &[]),
    ],
    negative_ending: ("t", 'n'),
    endings: List("s, d, m, ll, ve, re"),
    times: "times",
    ordinals: [
        "zeroth",
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
        "thirteenth",
        "fourteenth",
        "fifteenth",
        "sixteenth",
        "seventeenth",
        "eighteenth",
        "nineteenth",
    ],
    tenth_ending: ("ieth", "y"),
    counts: &[("once", 1), ("twice", 2), ("thrice", 3), ("couple", 2), ("pair", 2), ("dozen", 12)],
    past_the_hour: &[("half", "past", 30, 0), ("quarter", "past", 15, 0), ("quarter", "to", 45, 1)],
    zeros: List("oh, o, nought"),
    article: "a",
    and: "and",
    scales: &[("hundred", 100, "00"), ("thousand", 1_000, "000")],
    repeats: &[("double", 2), ("triple", 3)],
    between: List(
        "and, then, dash, hyphen, dot, point, plus, minus, slash, space, star, hash, pound, comma, pause",
    ),
    no_number: &["o'clock", "o\u{2019}clock"],
    orders: &[
        "system:",
        "assistant",
        "language model",
        "every caller",
        "each caller",
        "all callers",
        "tell callers",
        "tell the caller",
        "ask callers",
        "ask the caller",
        "/passage",
        "/last",
        "ignore all",
        "ignore your",
    ],
    dot: "dot",
};
