//! What is said around a value, and what is wanted of a sentence.

use crate::language::{Asides, List, Scope};

pub(super) const ASIDES: Asides = Asides {
    around: List(
        "lunchtime, lunch, appointment, appointments, book, booking, booked, schedule, birth, birthday, \
     birthdate, born, date, dates, time, times, people, persons, person, years, year, old, day, days, \
     of, around, sometime, preferably, ideally, o, number, best, works, work, first, last, that's, \
     free, available, oclock, about, or, either, next, week, month, come, guess, believe, exactly, \
     roughly, approximately, tonight, early, late, total, age, amount, party, table, items, slash, \
     colon, point, dash, mister, madam, sir, doctor, ah, yep, make, made, take, taken, suits, suit, \
     prefer, preferred, fine, fits, fit, pick, choose, chose, set, thinking, thought, think, suppose, \
     reckon, say, said, says, tell, told, happy, lovely, perfect, nice, cool, alright, better, ok, \
     sharp, precisely, only, just, still, even, whole, single, ones, answer, whenever, ideal, handy, \
     convenient, easiest, visit, visits, meeting, meetings, check, checkup, slot, slots, arrive, \
     arriving, arrival, leave, leaving, start, starting, begin, beginning, end, ending, collect, \
     pickup, drop, delivery, deliver, delivered, pop, see, seen, wife, husband, partner, kids, son, \
     daughter, mum, mom, dad, mother, father, friend, boss, he, she, they, family, ish, odd, give, \
     gimme, plus, minus, negative, altogether, overall, together, each, ppl, folks, guests, guest, \
     adults, adult, children, child, tickets, ticket, seats, seat, rooms, room, nights, night, units, \
     unit, pieces, piece, cheers, ta, brilliant, great, dear, love, mate, buddy, bye, goodbye, cool, \
     yup, yep, aye, alrighty, righto, using, mine, ours, its, currently, soon, anyway, definitely, \
     certainly, absolutely, surely, usual, usually, real, latest, earliest, until, coming, upcoming, \
     following, same, both, two, hopefully, apparently, basically, literally, me, them, you, em, eh, \
     erm, hmm, mm, uhm, huh, lemme, gonna, pls, plz, thx, sure, yeah, yes, lets, local, here, am, pm, \
     again, once, more, repeat, per, cent, percent, dollars, dollar, pounds, pound, euros, euro, \
     bucks, quid, kilos, miles, minutes, hours, years, months, weeks, sorry, wait, was, were, bit, \
     little, dot, hyphen, star, hash, key, keys, press, ill, id, im, ive, possible, asap, time's, \
     will, suitable, should, must, might, did, does, had, has, having, being",
    ),
    declined: List(
        "i do not know, do not know, i do not have one, i do not have it, i do not have that, i do not \
     have any, do not have one, do not have it, i have not got one, i have not got it, have not got \
     it, no idea, i have no idea, i do not remember, do not remember, i can not remember, can not \
     remember, i forgot, i forget, i have forgotten, not sure, i am not sure, i would rather not say, \
     rather not say, i do not want to say, prefer not to say, i do not have my, i do not have the, i \
     do not have a, i do not have an, i have not got my, i have not got a, i lost it, i have lost it, \
     i do not got one, skip, skip it, skip this, none, i can not find it, not to hand, do not have it \
     with me, no clue, i have no clue, i could not tell you, can not recall, do not recall",
    ),
    declined_alone: &["none", "skip", "not sure", "no idea", "no clue"],
    passed: "thing",
};

pub(super) const SCOPE: Scope = Scope {
    corrections: List(
        "no wait, no sorry, sorry no, no no, no i mean, no i meant, i mean, i meant, or rather, or no, \
     sorry, actually, scratch that, correction, wait, wait no, hold on, oops, make that, no make \
     that, make it, no make it, or actually, let us say, no let us say, change that to, change it to, \
     i mean to say, rather make it, no actually, my mistake, apologies, excuse me, forgive me, pardon \
     me, i got that wrong, that is wrong, no that is wrong, no",
    ),
    no: "no",
    no_words: List(
        "good, use, later, earlier, sooner, more, less, fewer, longer, one, problem, thanks, thank, \
     preference, idea, time, later than, way, matter, chance, point, need, room, body, particular, \
     special, specific, other, children, kids, doubt, hurry, rush",
    ),
    before_no: List(
        "have, has, had, got, is, are, was, with, there, be, say, said, says, means, absolutely, \
     definitely",
    ),
    negations: &[
        "not",
        "never",
        "except",
        "except for",
        "without",
        "besides",
        "avoid",
        "avoiding",
        "hate",
        "hates",
        "dislike",
        "detest",
        "instead of",
        "rather than",
        "other than",
        "apart from",
        "aside from",
        "anything but",
        "all but",
        "any but",
        "everything but",
        "nothing but",
        "excluding",
        "exclude",
        "neither",
        "nor",
        "sooner than",
        "anywhere but",
        "no time",
        "no appointments",
        "busy",
        "away",
        "unavailable",
        "fully booked",
        "already booked",
        "closed",
        "skip",
        "forget about",
        "leave out",
        "drop",
        "ruling out",
        "rule out",
        "barring",
        "save for",
    ],
    not: "not",
    not_last: false,
    denying: &[],
    not_against: List(
        "sure, know, mind, only, just, care, before, after, until, till, later, earlier, more, less, \
     sooner, certain, remember, exactly, fussy, fussed, bothered, think, matter, too, that, \
     convenient",
    ),
    not_asked: List("why, if, or, unless, whether"),
    auxiliaries: List(
        "is, are, am, was, were, do, does, did, will, would, can, could, should, has, have, had, may, \
     might",
    ),
    bad: &[
        "no good",
        "no use",
        "out",
        "bad",
        "impossible",
        "full",
        "taken",
        "booked",
        "difficult",
        "hard",
        "awkward",
        "inconvenient",
        "unavailable",
        "closed",
        "too early",
        "too late",
        "too soon",
        "too far",
        "too long",
        "too much",
        "too many",
        "too few",
        "too little",
        "a holiday",
        "a problem",
        "a bad day",
        "a bad time",
        "off",
        "wrong",
        "tricky",
        "tough",
        "terrible",
        "rubbish",
        "out of the question",
        "a nightmare",
        "ruled out",
        "no longer possible",
        "worse",
        "clashes",
        "clash",
        "conflicts",
        "is out",
        "off the table",
        "fully booked",
        "busy",
        "a no go",
        "a no",
        "not on",
    ],
    bad_alone: List("clashes, conflicts, no"),
    degrees: List(
        "really, very, so, quite, just, a, bit, rather, also, always, probably, simply, far, way, \
     already, usually",
    ),
    any: List("any, anything, anytime, anyday, every, everything, all, nothing, none"),
    but: List("but"),
    so: "so",
    preferring: List("rather, better, prefer, sooner, easier, preferable, nicer"),
    than: "than",
    named: List(
        "noon, midday, midnight, morning, afternoon, evening, tonight, today, tomorrow, yesterday, \
     christmas, xmas, easter, weekend, weekends, oclock, am, pm, double, triple, treble, hundred, \
     thousand, million, dozen, half, quarter, couple, pair, single, week, month, year",
    ),
    open_before: List(
        "before, after, until, till, by, between, from, since, past, every, each, than, above, below, \
     over, under, within, following, except, towards, toward, upto, excluding, beyond, til, through, \
     thru, weekly, monthly, daily, any",
    ),
    open_before_two: ("up", "to"),
    open_between: List(
        "the, a, an, on, at, about, around, like, say, maybe, of, o, or, single, in, this, next, coming, \
     it, is",
    ),
    open_after: &[
        "or later",
        "or earlier",
        "or after",
        "or before",
        "onwards",
        "onward",
        "and later",
        "and after",
        "and earlier",
        "at the earliest",
        "at the latest",
        "at latest",
        "at earliest",
        "earliest",
        "latest",
        "or sooner",
        "or thereafter",
        "and up",
        "and over",
        "or over",
        "or under",
        "or above",
        "or below",
        "at the very latest",
        "at the very earliest",
        "or more",
        "or fewer",
        "upwards",
        "or any",
        "or anything",
        "at least",
        "and beyond",
        "or any other",
    ],
};
