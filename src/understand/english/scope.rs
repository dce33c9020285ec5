//! Words that speak against a value, that take one back, or that make more than one of it.

use super::super::lexicon::List;

/// What precedes these is taken back or replaced: "tuesday no wednesday", "one two three sorry one two four".
pub(in crate::understand) const CORRECTIONS: List = List(
    "no wait, no sorry, sorry no, no no, no i mean, no i meant, i mean, i meant, or rather, or no, \
     sorry, actually, scratch that, correction, wait, wait no, hold on, oops, make that, no make \
     that, make it, no make it, or actually, let us say, no let us say, change that to, change it to, \
     i mean to say, rather make it, no actually, my mistake, apologies, excuse me, forgive me, pardon \
     me, i got that wrong, that is wrong, no that is wrong, no",
);
/// "No" is no correction before these.
pub(in crate::understand) const NO_WORDS: List = List(
    "good, use, later, earlier, sooner, more, less, fewer, longer, one, problem, thanks, thank, \
     preference, idea, time, later than, way, matter, chance, point, need, room, body, particular, \
     special, specific, other, children, kids, doubt, hurry, rush",
);
/// "I have no time on tuesday".
pub(in crate::understand) const BEFORE_NO: List = List(
    "have, has, had, got, is, are, was, with, there, be, say, said, says, means, absolutely, definitely",
);
/// What follows one of these is not wanted, until a pause or a "but".
pub(in crate::understand) const NEGATIONS: &[&str] = &[
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
];
/// After "not" these leave the value alone.
pub(in crate::understand) const NOT_AGAINST: List = List(
    "sure, know, mind, only, just, care, before, after, until, till, later, earlier, more, less, \
     sooner, certain, remember, exactly, fussy, fussed, bothered, think, matter, too, that, \
     convenient",
);
/// A "not" after these negates nothing that was said: "why not", "if it's not a problem".
pub(in crate::understand) const NOT_ASKED: List = List("why, if, or, unless, whether");
/// Before "not", these make it speak of what stands before: "nine doesn't work".
pub(in crate::understand) const AUXILIARIES: List = List(
    "is, are, am, was, were, do, does, did, will, would, can, could, should, has, have, had, may, might",
);
/// What is this is not wanted: "nine is too early", "friday is out".
pub(in crate::understand) const BAD: &[&str] = &[
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
];
/// Stand between "is" and what is bad.
pub(in crate::understand) const DEGREES: List = List(
    "really, very, so, quite, just, a, bit, rather, also, always, probably, simply, far, way, \
     already, usually",
);
/// "Any day but friday".
pub(in crate::understand) const ANY: List =
    List("any, anything, anytime, anyday, every, everything, all, nothing, none");
/// "Rather tuesday than friday".
pub(in crate::understand) const PREFERRING: List =
    List("rather, better, prefer, sooner, easier, preferable, nicer");
/// Names of days and times that are no numbers.
pub(in crate::understand) const NAMED: List = List(
    "noon, midday, midnight, morning, afternoon, evening, tonight, today, tomorrow, yesterday, \
     christmas, xmas, easter, weekend, weekends, oclock, am, pm, double, triple, treble, hundred, \
     thousand, million, dozen, half, quarter, couple, pair, single, week, month, year",
);

/// Before a value, these make more than one of it: "before five", "every friday", "between two and three".
pub(in crate::understand) const OPEN_BEFORE: List = List(
    "before, after, until, till, by, between, from, since, past, every, each, than, above, below, \
     over, under, within, following, except, towards, toward, upto, excluding, beyond, til, through, \
     thru, weekly, monthly, daily, any",
);
/// Stand between those and the value.
pub(in crate::understand) const OPEN_BETWEEN: List = List(
    "the, a, an, on, at, about, around, like, say, maybe, of, o, or, single, in, this, next, coming, \
     it, is",
);
/// After a value, these do.
pub(in crate::understand) const OPEN_AFTER: &[&str] = &[
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
];
