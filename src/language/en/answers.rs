//! Yes, no, and other short answers.

use super::senses::SENSES;
use crate::language::{Answers, Enough, List, Picks};

pub(super) const ANSWERS: Answers = Answers {
    yes: List(
        "yes, yeah, yep, yup, yea, ya, yes please, yes it is, yes that is right, sure, correct, right, \
     exactly, absolutely, of course, okay, alright, all right, fine, perfect, affirmative, indeed, \
     definitely, certainly, go ahead, please do, that is right, that is correct, that is it, that is \
     fine, you got it, sounds good, uh huh, mm hm, mhm, precisely, true, i think so, i do, it is, \
     good, great, yes sir, by all means, why not, totally, right on, confirm, confirmed",
    ),
    no: List(
        "no, nope, nah, no thank you, no thanks, wrong, incorrect, negative, not right, not correct, not \
     that, no way, not at all, that is wrong, that is not right, that is not correct, that is \
     incorrect, it is not, is not right, i do not think so, i do not, not really, not quite, no it is \
     not, never, false, certainly not, absolutely not, of course not, definitely not, not this, none \
     of these, neither, please do not, do not, not it, that is not it, that is not what i said, i did \
     not say that, cancel, uh uh, not exactly",
    ),
    senses: SENSES,
    echo_pronouns: List("i, you, he, she, it, we, they, that, this, those, these, there, everything, both"),
    echo_verbs: List(
        "am, is, are, was, were, do, does, did, have, has, had, will, would, can, could, should, may, \
     might, must, shall",
    ),
    echo_ends: List(
        "indeed, actually, too, please, thanks, thank you, yes, certainly, for sure, really, very much, \
     so, that, it",
    ),
    pointing: "that",
    opinions: &[
        "i think",
        "i believe",
        "i guess",
        "i suppose",
        "i would say",
        "i am sure",
        "i am pretty sure",
        "i reckon",
        "i am afraid",
        "i hope",
        "yes",
        "yeah",
        "well yes",
        "yep",
        "i am certain",
        "i imagine",
        "of course",
        "i do believe",
    ],
    asking: List("what, who, whom, whose, when, where, which, how, why, whats, hows"),
    asking_verbs: List(
        "is, are, am, was, were, do, does, did, should, can, could, may, shall, would, will, have, has, \
     had, might, must",
    ),
    asked: List(
        "i, you, he, she, it, we, they, that, this, these, those, there, the, my, your, anyone, somebody, \
     someone",
    ),
    not_asking: List(
        "why not, do that, do it, what i said, what i want, what i meant, what a, how nice, how lovely, \
     would be, will do, can do, might as well, may as well, have it, do so, what you said",
    ),
    proposing: &[
        "what about",
        "how about",
        "why not",
        "what if",
        "how is",
        "how would",
        "how does",
        "what do you say to",
    ],
    tags: &[
        "is not it",
        "is it not",
        "are not you",
        "are you not",
        "does not it",
        "do not you",
        "did not i",
        "was not it",
        "is not that right",
        "do you not",
        "will not it",
        "would not it",
        "innit",
        "you know",
        "you see",
        "you hear",
        "do you hear",
        "do you understand",
        "okay then",
        "eh",
    ],
    conditions: List(
        "but, except, unless, if, only, however, although, though, instead, as long as, provided, not",
    ),
    taking_back: &[
        "no wait",
        "wait no",
        "wait",
        "sorry",
        "i mean",
        "i meant",
        "scratch that",
        "correction",
        "actually",
        "or rather",
        "oops",
        "no sorry",
        "sorry no",
        "hang on",
        "hold on",
    ],
    misheard: &[
        ("know", false, 0.7),
        ("knows", false, 0.6),
        ("yet", true, 0.6),
        ("yes's", true, 0.8),
        ("yess", true, 0.9),
        ("yas", true, 0.8),
        ("yah", true, 0.8),
        ("ye", true, 0.6),
        ("noo", false, 0.9),
        ("nor", false, 0.5),
    ],
    polite: List(
        "uh, um, er, hm, hmm, well, oh, ah, so, and, please, thank, thanks, you, hello, hi, sir, madam, \
     mam, very, much, just, really",
    ),
    please: "please",
    not: "not",
    not_last: false,
    but: "but",
    thanks: "thank",
    small: List("a, real, big, great, at, all, any, other, such, more"),
    own: List("my, our, mine"),
};

pub(super) const ENOUGH: Enough = Enough {
    whole: List(
        "that is all, that is it, that is everything, that was all, that was it, that was everything, \
     that will be all, that will be it, that would be all, that will do, that is all i need, that is \
     all i needed, that is all i wanted, that is all i have, that is enough, nothing else, nothing \
     more, nothing further, nothing, nothing at all, no more, no more questions, no other questions, \
     no further questions, not at the moment, not right now, not today, not now, i am good, i am \
     fine, i am okay, i am ok, i am done, i am finished, i am all set, we are done, we are good, all \
     set, all done, all good, all clear, all is well, it is all, i have everything, i have everything \
     i need, i got everything, i do not need anything, i do not need anything else, i do not need \
     anything more, i do not have any questions, i do not have any other questions, i have no \
     questions, i have no more questions, i have no other questions, i do not want anything else, i \
     do not, there is nothing else, i can not think of anything, i can not think of anything else",
    ),
    around: List(
        "i think, i guess, i believe, i suppose, for now, for today, for me, from me, then, today, now, \
     right now, bye, goodbye, good bye",
    ),
    noes: List("no, nope, nah"),
};

pub(super) const PICKS: Picks = Picks {
    first: List("first, former"),
    second: List("second, latter, last"),
    either: List("both, either, whichever, whatever, any, matter, care, mind"),
    neither: List("neither, none, nothing, nor"),
    refused: List("not either, not any, not both"),
    around: List(
        "a, about, actually, and, believe, choice, choose, definitely, department, do, does, fine, for, \
     go, guess, i, is, it, just, like, me, mean, meant, more, my, no, not, number, of, oh, okay, one, \
     ones, option, or, please, probably, really, said, say, take, thank, thanks, that, the, them, \
     then, these, they, thing, think, those, to, two, uh, um, want, well, will, with, works, would, \
     yeah, yes, you",
    ),
    negating: &["not ", "not the "],
    around_place: List("the, one, choice, option, please, uh, um, i, would, like, take"),
    first_value: List("first, former"),
    second_value: List("second, latter"),
};
