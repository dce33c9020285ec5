//! What callers say to the dialog itself, and what tells their mood.

use crate::language::{List, Moods, Requests};

pub(super) const REQUESTS: Requests = Requests {
    whole_repeat: List(
        "repeat, repeat that, repeat please, please repeat, say that again, say again, say it again, \
     again, pardon, pardon me, what, what was that, could you repeat that, can you repeat that, come \
     again, excuse me, once more, one more time, sorry, what did you say, please repeat that, i did \
     not hear you, i can not hear you, i did not get that, i did not understand, i do not understand, \
     hello, hi, hello hello, hello is anybody there, hello is anyone there, is anybody there, is \
     anyone there, are you there, hello are you there, good morning, good afternoon, good evening, \
     can you hear me",
    ),
    whole_options: List(
        "help, help me, menu, main menu, the main menu, options, what are my options, what are the \
     options, what can i say, what can you do, what is there, list, i do not know, not sure, i am not \
     sure, return to the main menu, hear the menu again, go back, back, what departments are there, \
     which departments are there, what are my choices, tell me the options, start over",
    ),
    whole_goodbye: List(
        "goodbye, good bye, bye, bye bye, hang up, please hang up, never mind, nevermind, forget it, \
     thank you goodbye, thanks bye, nothing else, no thanks bye, wrong number, sorry wrong number, i \
     have the wrong number, nothing thank you, thank you bye, i will call back later, i will call \
     again later, thank you bye bye, end call, end the call",
    ),
    polite: List("please, uh, um, oh, well, so, okay, and, hm"),
    repeat: &[
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
    ],
    wait: &[
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
    ],
    wait_alone: "wait",
    searching: List(
        "looking, look, check, checking, find, finding, search, searching, get, getting, grab, grabbing, \
     fetch, page, card, calendar, diary, glasses, paper, papers, letter, wallet, purse, bag, \
     somewhere, where",
    ),
    changes: &[
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
    ],
    people: List(
        "person, human, humans, operator, agent, agents, representative, rep, someone, somebody, anyone, \
     anybody, advisor, adviser, receptionist, reception, supervisor, manager, colleague, staff, \
     attendant, employee, assistant, being, switchboard, individual, clerk, secretary",
    ),
    machines: List(
        "robot, robots, machine, machines, computer, computers, bot, automation, recording, ai, voicebot, \
     automaton",
    ),
    around_people: List(
        "real, live, living, actual, human, proper, another, different, instead, immediately, \
     desperately, service, customer, front, prefer, prefers, preferably, rather, hate, tired, sick, \
     bloody, damn, fucking, breathing, stop, else, alive, english, here, straight, directly, must, \
     demand, required, require, sir, madam, ma'am, hand, charge, responsible, there, god's, sake, \
     nice, any, s, voice, first, quickly, available, handset, over, working, speaks, hang, whoever",
    ),
    weary: List("stop, hate, sick, tired"),
    no: "no",
};

pub(super) const MOODS: Moods = Moods {
    angry: List(
        "angry, furious, outrageous, outrage, ridiculous, unacceptable, disgrace, disgraceful, \
     incompetent, idiot, idiots, stupid, scam, fraud, lawyer, sue, damn, hell, shit, fuck, fucking, \
     bullshit",
    ),
    angry_phrases: &["sick of", "fed up", "had enough", "waste of time", "third time"],
    annoyed: List(
        "annoyed, annoying, frustrated, frustrating, unhappy, disappointed, terrible, awful, useless, \
     complaint, complain, again",
    ),
    annoyed_phrases: &["no no", "not what i", "i already", "for ages"],
    pleased: List("great, wonderful, perfect, lovely, excellent, fantastic, brilliant, thanks, grateful"),
};
