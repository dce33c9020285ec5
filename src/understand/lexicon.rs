//! English words that carry no topic of their own: politeness, wishes, negations, yes and no, and asking for a human.

/// Words or phrases, with commas between them, so that a list reads like a sentence.
#[derive(Clone, Copy)]
pub(super) struct List(pub(super) &'static str);

impl List {
    pub(super) fn iter(self) -> impl Iterator<Item = &'static str> {
        self.0.split(", ")
    }

    pub(super) fn contains(self, phrase: &str) -> bool {
        self.iter().any(|known| known == phrase)
    }
}

/// Words around a topic: they neither name one nor speak against one.
const FILLERS: List = List(
    "a, able, about, actually, after, afternoon, again, all, also, am, an, and, another, any, anything, \
     are, as, ask, at, back, be, because, been, but, by, bye, call, called, calling, can, care, com, \
     concerning, connect, connected, could, day, dear, department, departments, desk, did, do, does, eh, \
     er, evening, except, for, forward, from, further, get, getting, give, go, going, good, got, had, \
     has, have, hello, help, here, hey, hi, hm, hmm, hoping, how, i, if, in, instead, is, it, just, know, \
     let, like, line, looking, love, make, may, maybe, me, mean, meant, mind, miss, mister, morning, mrs, \
     my, name, need, neither, never, no, nor, not, now, of, office, oh, okay, on, one, or, our, out, \
     over, people, perhaps, please, possible, probably, put, question, questions, rather, reach, really, \
     regarding, right, say, section, see, send, should, so, some, somehow, sorry, speak, speaking, sure, \
     talk, talking, team, tell, than, thank, thanks, that, the, them, then, there, these, thing, think, \
     this, through, to, today, too, transfer, transferred, try, trying, uh, um, up, us, wait, want, \
     wanted, was, we, well, what, when, where, which, who, will, with, without, wondering, would, yeah, \
     yes, you, your",
);

/// When something is to be, which says nothing about what.
const TIMES: List = List(
    "monday, tuesday, wednesday, thursday, friday, saturday, sunday, tomorrow, tonight, weekend, week, weeks, month, next, \
     day, days, noon, midday, oclock, half, past, quarter, hour, hours, minutes, one, two, three, four, five, six, seven, \
     eight, nine, ten, eleven, twelve, fifteen, twenty, thirty, first, second, third, january, february, march, april, \
     june, july, august, september, october, november, december, am, pm",
);

/// May stand between a negation and what it negates: "not the", "do not want to speak to".
const SCOPE: List = List(
    "a, about, an, any, anyone, be, calling, care, connected, for, from, go, have, in, interested, into, \
     like, looking, me, mean, my, need, of, on, put, reach, really, send, speak, speaking, talk, that, \
     the, through, to, transfer, transferred, transferring, sending, putting, connecting, giving, want, wish, with, \
     you, your",
);

/// "no" is absent: it answers a question ("no, sales"), and does not speak against what follows.
const NEGATIONS: List = List("not, never, neither, nor, without, except, stop, avoid");

/// What precedes these is taken back: "billing, no wait, sales".
const CORRECTIONS: List = List(
    "no wait, i mean, i meant, or rather, sorry i, actually, sorry no, no sorry, no no, but rather, scratch that, correction, no",
);

/// Asking for a human works in every flow, whatever its file lists.
pub(super) const HUMAN: List = List(
    "person, real person, human, human being, operator, agent, representative, someone, somebody, \
     advisor, receptionist, reception, supervisor, manager, colleague, staff, attendant, a real voice",
);

const YES: List = List(
    "yes, yeah, yep, yup, yea, ya, yes please, yes it is, yes that is right, sure, correct, right, \
     exactly, absolutely, of course, okay, alright, all right, fine, perfect, affirmative, indeed, \
     definitely, certainly, go ahead, please do, that is right, that is correct, that is it, that is \
     fine, you got it, sounds good, uh huh, mm hm, mhm, precisely, true, i think so, i do, it is, good, \
     great, yes sir, by all means, why not, totally, right on, confirm, confirmed",
);

const NO: List = List(
    "no, nope, nah, no thank you, no thanks, wrong, incorrect, negative, not right, not correct, not \
     that, no way, not at all, that is wrong, that is not right, that is not correct, that is incorrect, \
     it is not, is not right, i do not think so, i do not, not really, not quite, no it is not, never, \
     false, certainly not, absolutely not, of course not, definitely not, not this, none of these, \
     neither, please do not, do not, not it, that is not it, that is not what i said, i did not say that, \
     cancel, uh uh, not exactly",
);

/// A caller who says "hello?" has not heard the question either.
const REPEAT: List = List(
    "repeat, repeat that, repeat please, please repeat, say that again, say again, say it again, again, \
     pardon, pardon me, what, what was that, could you repeat that, can you repeat that, come again, \
     excuse me, once more, one more time, sorry, what did you say, please repeat that, i did not hear \
     you, i can not hear you, i did not get that, i did not understand, i do not understand, hello, hi, \
     hello hello, hello is anybody there, hello is anyone there, is anybody there, is anyone there, are \
     you there, hello are you there, good morning, good afternoon, good evening, can you hear me",
);

const OPTIONS: List = List(
    "help, help me, menu, main menu, the main menu, options, what are my options, what are the options, \
     what can i say, what can you do, what is there, list, i do not know, not sure, i am not sure, return \
     to the main menu, hear the menu again, go back, back, what departments are there, which departments \
     are there, what are my choices, tell me the options, start over",
);

const GOODBYE: List = List(
    "goodbye, good bye, bye, bye bye, hang up, please hang up, never mind, nevermind, forget it, thank \
     you goodbye, thanks bye, nothing else, no thanks bye, wrong number, sorry wrong number, i have the \
     wrong number, nothing thank you, thank you bye, i will call back later, i will call again later, \
     thank you bye bye, end call, end the call",
);

/// Sayings that answer the dialog itself and not its question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Request {
    Repeat,
    /// For time.
    Wait,
    Options,
    Goodbye,
}

pub(super) fn is_filler(word: &str) -> bool {
    FILLERS.contains(word)
}

/// A word or figure of a day or a time.
pub(super) fn is_of_time(word: &str) -> bool {
    TIMES.contains(word) || word.starts_with(|c: char| c.is_ascii_digit())
}

pub(super) fn is_in_scope(word: &str) -> bool {
    SCOPE.contains(word)
}

pub(super) fn is_negation(word: &str) -> bool {
    NEGATIONS.contains(word)
}

/// Whether these words start with a correction.
pub(super) fn starts_with_correction(words: &[&str]) -> bool {
    let at_start = |correction: &str| {
        correction
            .split(' ')
            .enumerate()
            .all(|(index, word)| words.get(index).is_some_and(|said| *said == word))
    };
    CORRECTIONS.iter().any(at_start)
}

pub(super) fn is_yes(phrase: &str) -> bool {
    YES.contains(phrase)
}

pub(super) fn is_no(phrase: &str) -> bool {
    NO.contains(phrase)
}

/// Only a whole utterance is a request: "what" alone asks for a repetition, "what about billing" does not.
pub(super) fn request(phrase: &str) -> Option<Request> {
    let lists: [(List, Request); 3] =
        [(REPEAT, Request::Repeat), (OPTIONS, Request::Options), (GOODBYE, Request::Goodbye)];
    lists.into_iter().find(|(list, _)| list.contains(phrase)).map(|(_, request)| request)
}
