//! Names of people, and spelling.

use crate::language::{List, Names, Spelling};

pub(super) const NAMES: Names = Names {
    around: List(
        "my, name, is, the, this, it's, its, it, i'm, im, i, am, call, me, here, speaking, please, \
     thanks, thank, you, uh, um, er, hm, hello, hi, hey, yes, yeah, yep, sure, okay, ok, so, well, \
     good, morning, afternoon, evening, that's, that, thats, spelled, spelt, spelling, spell, full, \
     surname, first, last, family, given, and, name's, names, it'd, be, would, with, mister, mr, mrs, \
     ms, miss, doctor, dr, under, oh, a, capital, of, course, ah, erm, hmm, said, say, put, write, \
     down, just, middle, forename, christian, maiden, then, actually, lower, upper, case, lowercase, \
     uppercase, letter, letters, word, new, next, space, comma, in, as, was, sir, madam, correct, \
     right, day, cheers, ta, bye, sorry, for, like, also, goes, by, known, booking, cap",
    ),
    names_too: List(
        "oh, im, hello, hey, yes, given, call, good, no, be, well, will, under, capital, course, sure, \
     hi, spell, day, may, mark, case, word, love, say, down, space, an, next, so, ah, here, okay, \
     christian, right, young, like, by, you, hay, thanks, ho, best, case, new, wait, au, ng, to, do, \
     go, see, how, low, long, lo",
    ),
    particles: List(
        "de, la, van, der, den, von, del, di, da, do, dos, bin, ibn, al, el, le, du, st, saint, mac, mc, \
     ben, san, y, zu, ten, ter",
    ),
    small_particles: false,
    words_max: 4,
    corrections: List("no, sorry, wait, actually, correction, rather, oops"),
    carriers: &[
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
    ],
    trailers: &[
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
    ],
    sentence: List(
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
    ),
    it: "it",
    not: "not",
    first: &["first name", "given name", "christian name"],
    last: &["last name", "family name"],
    is_first: &["is the first", "is my first", "is the given name", "is my given name"],
    is_last: &[
        "is the last",
        "is my last",
        "is the surname",
        "is my surname",
        "is the family name",
        "is my family name",
    ],
    comma: "comma",
    ranks: &[
        ("second", "II"),
        ("third", "III"),
        ("fourth", "IV"),
        ("junior", "Junior"),
        ("senior", "Senior"),
        ("jr", "Junior"),
        ("sr", "Senior"),
    ],
    with: "with",
    swapped_letters: &[
        ('y', "i"),
        ('i', "y"),
        ('k', "c"),
        ('c', "k"),
        ('z', "s"),
        ('s', "z"),
        ('v', "w"),
        ('w', "v"),
    ],
    how_many: &[("a", 1), ("an", 1), ("one", 1), ("two", 2), ("double", 2), ("2", 2), ("the", 1)],
    inner_capital: "Mc",
};

pub(super) const SPELLING: Spelling = Spelling {
    alphabet: List(
        "alpha, bravo, charlie, delta, echo, foxtrot, golf, hotel, india, juliet, kilo, lima, mike, \
     november, oscar, papa, quebec, romeo, sierra, tango, uniform, victor, whiskey, x-ray, yankee, \
     zulu, alfa, juliett, whisky, xray",
    ),
    alphabet_min: 2,
    letters: &[],
    sounds_like: &[
        ("bee", 'b'),
        ("see", 'c'),
        ("sea", 'c'),
        ("dee", 'd'),
        ("eff", 'f'),
        ("gee", 'g'),
        ("aitch", 'h'),
        ("eye", 'i'),
        ("jay", 'j'),
        ("kay", 'k'),
        ("el", 'l'),
        ("em", 'm'),
        ("en", 'n'),
        ("oh", 'o'),
        ("pee", 'p'),
        ("cue", 'q'),
        ("are", 'r'),
        ("ess", 's'),
        ("tea", 't'),
        ("tee", 't'),
        ("why", 'y'),
        ("zed", 'z'),
        ("zee", 'z'),
        ("be", 'b'),
        ("ay", 'a'),
        ("haitch", 'h'),
        ("queue", 'q'),
        ("ex", 'x'),
    ],
    only_letters: List(
        "bee, dee, eff, gee, aitch, haitch, jay, kay, el, em, en, pee, cue, ess, tee, zed, zee, ay",
    ),
    marks: &[
        ("apostrophe", '\''),
        ("hyphen", '-'),
        ("dash", '-'),
        ("space", ' '),
        ("minus", '-'),
        ("quote", '\''),
    ],
    breaks: &["new word", "next word", "second word", "last name", "new name"],
    cases: &[
        "capital",
        "upper case",
        "lower case",
        "uppercase",
        "lowercase",
        "big",
        "small",
        "cap",
        "capital letter",
        "letter",
        "then",
    ],
    examples: &["as in", "for", "like", "as in the", "like in", "as with", "is for", "from"],
    as_in: "as in",
    times: &[("double", 2), ("triple", 3)],
    doubled: &[("double", List("u, you"), "w")],
};
