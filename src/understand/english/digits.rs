//! Digits as they are said: their names, what a recogniser makes of them, and the words around them.

use super::super::lexicon::List;

pub(crate) const UNITS: [&str; 10] =
    ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
pub(crate) const TEENS: [&str; 10] = [
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
pub(crate) const TENS: [&str; 8] =
    ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
/// Other names.
pub(in crate::understand) const OTHER_UNITS: &[(&str, u32)] =
    &[("oh", 0), ("o", 0), ("nought", 0), ("naught", 0), ("nil", 0), ("null", 0), ("niner", 9)];
/// Words that a recogniser writes for a digit, or that mean one among digits. They count only beside true digits, or
/// where nothing else was said.
pub(in crate::understand) const SOUNDS_LIKE: &[(&str, u32)] = &[
    ("won", 1),
    ("to", 2),
    ("too", 2),
    ("tree", 3),
    ("free", 3),
    ("for", 4),
    ("fore", 4),
    ("fife", 5),
    ("sicks", 6),
    ("ate", 8),
    ("aught", 0),
    ("ought", 0),
    ("zip", 0),
    ("owe", 0),
    ("zilch", 0),
    ("ow", 0),
    ("ohs", 0),
];
/// How often the next digit is said.
pub(in crate::understand) const TIMES: &[(&str, usize)] =
    &[("double", 2), ("triple", 3), ("treble", 3), ("quadruple", 4), ("twice", 2)];
/// Several of a digit: "four fives".
pub(in crate::understand) const PLURALS: &[(&str, u32)] = &[
    ("zeros", 0),
    ("zeroes", 0),
    ("ohs", 0),
    ("noughts", 0),
    ("naughts", 0),
    ("nils", 0),
    ("ones", 1),
    ("twos", 2),
    ("threes", 3),
    ("fours", 4),
    ("fives", 5),
    ("sixes", 6),
    ("sevens", 7),
    ("eights", 8),
    ("nines", 9),
];
/// Between the groups of one number.
pub(in crate::understand) const WITHIN: [&str; 9] =
    ["and", "comma", "dash", "er", "hyphen", "space", "then", "uh", "um"];
/// Around digits: "my number is ... please", "it's ... thank you".
pub(in crate::understand) const AROUND: List = List(
    "a, account, and, call, card, code, customer, dash, dial, digit, digits, enter, extension, er, \
     hello, hi, hm, i, is, it, mine, my, number, numbers, option, order, phone, pin, please, press, \
     reference, so, space, thank, thanks, that, the, then, this, uh, um, well, yes, you, okay, oh, \
     zip, postal, birth, date, select, choose, key, hyphen, slash, point, dot, period, comma, colon, \
     full, stop, hash, pound, star, sign, plus, underscore, minus, calling, from, on, under, policy, \
     invoice, booking, membership, member, ticket, case, id, ident, identification, telephone, \
     mobile, cell, cellphone, landline, contact, here, sure, yeah, right, yep, alright, we, go, will, \
     be, would, am, at, are, they, our, its, sort, last, first, final, begins, starts, ends, with, \
     followed, by, area, country, prefix, all, correct, done, cheers, ta, bye, goodbye, good, \
     morning, afternoon, evening, sir, madam, mister, miss, mam, me, reach, can, back, give, let, us, \
     see, think, believe, say, says, said, serial, patient, security, social, national, insurance, \
     license, licence, passport, room, flat, unit, tracking, parcel, home, work, office, one's, \
     ready, actually, just, also, too, as, in, of, yup, looks, like, should, ok, got, have, has, \
     read, reads, reading, same, again, repeat, group, groups, line, sort, was, question, answer, ah, \
     hmm, confirmation, transaction",
);
/// What follows one of these is said again, and no more digits.
pub(in crate::understand) const AGAIN: &[&str] = &[
    "that is",
    "i repeat",
    "repeat",
    "again",
    "once more",
    "i say again",
    "so that is",
    "so",
    "meaning",
    "in other words",
    "which is",
    "that was",
];
/// A question after the digits ends them.
pub(in crate::understand) const ASKING: &[&str] = &[
    "do you",
    "did you",
    "can you",
    "could you",
    "is that",
    "shall i",
    "should i",
    "would you",
    "have you",
    "are you",
    "is it",
    "what",
    "does that",
    "will you",
    "was that",
    "do i",
    "want me",
    "got that",
];
/// What follows is a number of its own.
pub(in crate::understand) const EXTENSIONS: List = List("extension, ext, extn, x");
/// A letter that is none of these makes a code of digits something else.
pub(in crate::understand) const LETTERS_APART: List = List("a, i, o, x, h");
/// With these, a single small number counts things and is no digit.
pub(in crate::understand) const COUNTED_AFTER: List = List(
    "second, seconds, moment, minute, minutes, sec, hour, hours, question, questions, accounts, \
     chairs, people, thing, things, more, of, for, person, times, problem, problems, issue, issues, \
     day, days, week, weeks",
);
