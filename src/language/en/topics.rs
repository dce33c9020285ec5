//! What stands around the names of places and things.

use crate::language::{List, Topics};

pub(super) const TOPICS: Topics = Topics {
    fillers: List(
        "a, able, about, actually, after, afternoon, again, all, also, am, an, and, another, any, \
     anything, are, as, ask, at, back, be, because, been, but, by, bye, call, called, calling, can, \
     care, com, concerning, connect, connected, could, day, dear, department, departments, desk, did, \
     do, does, eh, er, evening, except, for, forward, from, further, get, getting, give, go, going, \
     good, got, had, has, have, hello, help, here, hey, hi, hm, hmm, hoping, how, i, if, in, instead, \
     is, it, just, know, let, like, line, looking, love, make, may, maybe, me, mean, meant, mind, \
     miss, mister, morning, mrs, my, name, need, neither, never, no, nor, not, now, of, office, oh, \
     okay, on, one, or, our, out, over, people, perhaps, please, possible, probably, put, question, \
     questions, rather, reach, really, regarding, right, say, section, see, send, should, so, some, \
     somehow, sorry, speak, speaking, sure, talk, talking, team, tell, than, thank, thanks, that, \
     the, them, then, there, these, thing, think, this, through, to, today, too, transfer, \
     transferred, try, trying, uh, um, up, us, wait, want, wanted, was, we, well, what, when, where, \
     which, who, will, with, without, wondering, would, yeah, yes, you, your",
    ),
    times: List(
        "monday, tuesday, wednesday, thursday, friday, saturday, sunday, tomorrow, tonight, weekend, \
     week, weeks, month, next, day, days, noon, midday, oclock, half, past, quarter, hour, hours, \
     minutes, one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, fifteen, \
     twenty, thirty, first, second, third, january, february, march, april, june, july, august, \
     september, october, november, december, am, pm",
    ),
    between: List(
        "a, about, an, any, anyone, be, calling, care, connected, for, from, go, have, in, interested, \
     into, like, looking, me, mean, my, need, of, on, put, reach, really, send, speak, speaking, \
     talk, that, the, through, to, transfer, transferred, transferring, sending, putting, connecting, \
     giving, want, wish, with, you, your",
    ),
    negations: List("not, never, neither, nor, without, except, stop, avoid"),
    corrections: List(
        "no wait, i mean, i meant, or rather, sorry i, actually, sorry no, no sorry, no no, but rather, \
     scratch that, correction, no",
    ),
    human: List(
        "person, real person, human, human being, operator, agent, representative, someone, somebody, \
     advisor, receptionist, reception, supervisor, manager, colleague, staff, attendant, a real voice",
    ),
    joining: List("or, nor"),
    preferred: ("rather", "than"),
    excepted: ("any", "but"),
    instead: ("instead", "of"),
    introductions: &[["this", "is"], ["name", "is"]],
    titles: List("mister, mrs, miss, doctor"),
};
