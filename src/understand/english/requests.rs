//! What callers say to the dialog itself: repeat that, wait, let me speak to somebody.

use super::super::lexicon::List;

/// Ask for the question once more, wherever they stand.
pub(in crate::understand) const REPEAT: &[&str] = &[
    "repeat",
    "say that again",
    "say it again",
    "say again",
    "come again",
    "what did you say",
    "what was that",
    "what was the question",
    "what is the question",
    "what were you asking",
    "what did you ask",
    "did not hear",
    "did not catch",
    "did not get that",
    "did not get you",
    "did not understand",
    "do not understand",
    "can not hear",
    "once more",
    "one more time",
    "pardon",
    "are you there",
    "can you hear me",
    "what do you mean",
    "what was it",
    "could not hear",
    "could not understand",
    "missed that",
    "missed it",
    "did not quite",
    "lost you",
    "you broke up",
    "you are breaking up",
    "excuse me",
    "ask me again",
    "ask again",
    "read that again",
    "hear that again",
    "tell me again",
];
/// Ask for time, at the beginning of an answer.
pub(in crate::understand) const WAIT: &[&str] = &[
    "hold on",
    "hang on",
    "one second",
    "one moment",
    "one minute",
    "one sec",
    "just a second",
    "just a moment",
    "just a minute",
    "just a sec",
    "just one second",
    "just one moment",
    "just one minute",
    "just a tick",
    "a second",
    "a moment",
    "a minute",
    "give me a second",
    "give me a moment",
    "give me a minute",
    "give me a sec",
    "give me one second",
    "give me one moment",
    "give me one minute",
    "give me two minutes",
    "give me two seconds",
    "give me a few seconds",
    "bear with me",
    "wait a second",
    "wait a moment",
    "wait a minute",
    "wait a sec",
    "wait",
    "let me see",
    "let me think",
    "let me check",
    "let me look",
    "let me find",
    "let me get",
    "let me grab",
    "let me fetch",
    "may i have a second",
    "may i have a moment",
    "may i have a minute",
    "can you wait",
    "please wait",
    "can i have a second",
    "can i have a moment",
    "can i have a minute",
    "could you wait",
    "can you hold",
    "hold please",
    "stand by",
    "i need a moment",
    "i need a minute",
    "i need a second",
    "two seconds",
    "two minutes",
    "two secs",
    "half a minute",
    "half a second",
    "half a moment",
    "first i need to",
    "i have to look",
    "i need to look",
    "i need to check",
    "i have to check",
    "i need to find",
    "i have to find",
    "i will just get",
    "i will get it",
    "i am just looking",
    "i am looking for it",
    "do not go away",
    "i am not ready",
    "hang about",
    "would you mind waiting",
    "give me time",
    "i need more time",
    "a little patience",
    "patience",
];
/// With these behind it, a request for time stays one whatever numbers follow: "it's on page two".
pub(in crate::understand) const SEARCHING: List = List(
    "looking, look, check, checking, find, finding, search, searching, get, getting, grab, grabbing, \
     fetch, page, card, calendar, diary, glasses, paper, papers, letter, wallet, purse, bag, \
     somewhere, where",
);
/// Change what was said before.
pub(in crate::understand) const CHANGES: &[&str] = &[
    "change",
    "instead",
    "rather",
    "should be",
    "should have been",
    "wrong",
    "not",
    "correct that",
    "meant",
    "switch",
];
/// A human being at the other end.
pub(in crate::understand) const PEOPLE: List = List(
    "person, human, humans, operator, agent, agents, representative, rep, someone, somebody, anyone, \
     anybody, advisor, adviser, receptionist, reception, supervisor, manager, colleague, staff, \
     attendant, employee, assistant, being, switchboard, individual, clerk, secretary",
);
/// Callers who want none of these want a human being.
pub(in crate::understand) const MACHINES: List = List(
    "robot, robots, machine, machines, computer, computers, bot, automation, recording, ai, voicebot, \
     automaton",
);
/// Around these.
pub(in crate::understand) const AROUND_PEOPLE: List = List(
    "real, live, living, actual, human, proper, another, different, instead, immediately, \
     desperately, service, customer, front, prefer, prefers, preferably, rather, hate, tired, sick, \
     bloody, damn, fucking, breathing, stop, else, alive, english, here, straight, directly, must, \
     demand, required, require, sir, madam, ma'am, hand, charge, responsible, there, god's, sake, \
     nice, any, s, voice, first, quickly, available, handset, over, working, speaks, hang, whoever",
);
