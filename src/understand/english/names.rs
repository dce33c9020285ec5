//! What stands around a name, and what shows that a sentence is none.

use super::super::lexicon::List;

/// Said before, between and after a name.
pub(in crate::understand) const AROUND: List = List(
    "my, name, is, the, this, it's, its, it, i'm, im, i, am, call, me, here, speaking, please, \
     thanks, thank, you, uh, um, er, hm, hello, hi, hey, yes, yeah, yep, sure, okay, ok, so, well, \
     good, morning, afternoon, evening, that's, that, thats, spelled, spelt, spelling, spell, full, \
     surname, first, last, family, given, and, name's, names, it'd, be, would, with, mister, mr, mrs, \
     ms, miss, doctor, dr, under, oh, a, capital, of, course, ah, erm, hmm, said, say, put, write, \
     down, just, middle, forename, christian, maiden, then, actually, lower, upper, case, lowercase, \
     uppercase, letter, letters, word, new, next, space, comma, in, as, was, sir, madam, correct, \
     right, day, cheers, ta, bye, sorry, for, like, also, goes, by, known, booking, cap",
);
/// Of those, the ones that are surnames or first names as well. Where a name has one word so far and such a word ends
/// the answer, it is the surname: "Sandra Oh".
pub(in crate::understand) const NAMES_TOO: List = List(
    "oh, im, hello, hey, yes, given, call, good, no, be, well, will, under, capital, course, sure, \
     hi, spell, day, may, mark, case, word, love, say, down, space, an, next, so, ah, here, okay, \
     christian, right, young, like, by, you, hay, thanks, ho, best, case, new, wait, au, ng, to, do, \
     go, see, how, low, long, lo",
);
/// Parts of names that look like other words.
pub(in crate::understand) const PARTICLES: List = List(
    "de, la, van, der, den, von, del, di, da, do, dos, bin, ibn, al, el, le, du, st, saint, mac, mc, \
     ben, san, y, zu, ten, ter",
);
/// What stands before these is taken back.
pub(in crate::understand) const CORRECTIONS: List =
    List("no, sorry, wait, actually, correction, rather, oops");
/// After these comes the name.
pub(in crate::understand) const CARRIERS: &[&str] = &[
    "my name is",
    "the name is",
    "my name's",
    "the name's",
    "name is",
    "my full name is",
    "this is",
    "i am",
    "i'm",
    "it is",
    "it's",
    "that is",
    "that's",
    "you can call me",
    "they call me",
    "people call me",
    "everybody calls me",
    "call me",
    "i go by",
    "under the name of",
    "under the name",
    "in the name of",
    "it should be under",
    "it will be under",
    "it'd be",
    "the booking is under",
    "the reservation is under",
    "the surname is",
    "my surname is",
    "i said",
    "you are speaking with",
    "you are speaking to",
    "you're speaking with",
    "you're speaking to",
    "you are talking to",
    "you're talking to",
    "put down",
    "put me down as",
    "it was",
];
/// After a name, these begin something else.
pub(in crate::understand) const TRAILERS: &[&str] = &[
    "and i",
    "and we",
    "and my",
    "and it",
    "i want",
    "i need",
    "i would",
    "i'd",
    "we want",
    "we need",
    "because",
    "calling",
    "who",
    "from",
    "the same as",
    "same as",
    "like last",
    "i have",
    "i am",
    "i was",
    "about",
    "regarding",
    "as before",
    "as always",
    "as usual",
    "if you",
    "do you",
    "can you",
    "could you",
    "is that",
    "on behalf",
    "at your",
    "not",
    "but",
    "i think",
    "you have",
    "with the",
    "would like",
    "which is",
    "what",
    "at the",
    "in case",
    "i'm",
    "i've",
    "as i said",
];
/// A sentence with one of these is no name.
pub(in crate::understand) const SENTENCE: List = List(
    "i, he, she, we, they, me, him, us, them, your, our, their, his, my, mine, yours, do, does, did, \
     have, has, had, are, was, were, could, would, should, might, must, shall, don't, can't, won't, \
     didn't, isn't, aren't, haven't, couldn't, wouldn't, what, why, who, where, when, which, whose, \
     how, to, at, from, about, because, if, than, into, onto, there, these, those, need, know, want, \
     tell, ask, asked, asking, told, get, got, gave, give, talk, talking, speak, help, already, \
     again, now, later, still, yet, before, anyway, really, very, too, business, question, phone, \
     number, person, appointment, account, computer, invoice, operator, agent, human, repeat, \
     repeating, hear, heard, listen, understand, understood, think, thought, guess, calling, called, \
     something, anything, nothing, none, someone, somebody, anyone, anybody, nobody, everyone, \
     machine, robot, silly, stupid, problem, broken, order, transfer, connect, connected, \
     representative, customer, service, department, watching, wrong, matter, matters, never, always, \
     maybe, perhaps, time, times, hold, hang, moment, second, minute, seconds, goodbye, bye, that, \
     this, can, everything, make, making, left, different, same, use, using, private, privacy, care, \
     anonymous, relevant, necessary, important, sure, certain, moving, skip, whatever, stop, go, \
     going, been, being, but, or, like, just, only, doesn't, wasn't, you, it, on, for, out, off, up, \
     no, yes, not, idea, pardon, excuse, hi, hello, hey",
);
/// What is called so, when it stands before or after.
pub(in crate::understand) const FIRST: &[&str] = &["first name", "given name", "christian name"];
pub(in crate::understand) const LAST: &[&str] = &["last name", "family name"];
pub(in crate::understand) const IS_FIRST: &[&str] =
    &["is the first", "is my first", "is the given name", "is my given name"];
pub(in crate::understand) const IS_LAST: &[&str] = &[
    "is the last",
    "is my last",
    "is the surname",
    "is my surname",
    "is the family name",
    "is my family name",
];
/// Ranks after a name.
pub(in crate::understand) const RANKS: &[(&str, &str)] = &[
    ("second", "II"),
    ("third", "III"),
    ("fourth", "IV"),
    ("junior", "Junior"),
    ("senior", "Senior"),
    ("jr", "Junior"),
    ("sr", "Senior"),
];
/// Letters that are taken for one another when a name is spelt: "Smith with a y".
pub(in crate::understand) const SWAPPED_LETTERS: &[(char, &str)] =
    &[('y', "i"), ('i', "y"), ('k', "c"), ('c', "k"), ('z', "s"), ('s', "z"), ('v', "w"), ('w', "v")];
/// Numbers of letters: "with two l's".
pub(in crate::understand) const HOW_MANY: &[(&str, usize)] =
    &[("a", 1), ("an", 1), ("one", 1), ("two", 2), ("double", 2), ("2", 2), ("the", 1)];
