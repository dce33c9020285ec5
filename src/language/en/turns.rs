//! Whether words are all that a caller wants to say.

use crate::language::{List, Turns};

pub(super) const TURNS: Turns = Turns {
    open_ends: List(
        "a, about, am, an, and, are, at, because, but, can, could, from, have, i, i'd, i'm, if, in, is, \
     like, my, need, of, or, so, speak, talk, the, to, uh, um, want, was, with, would, your",
    ),
    greetings: List(
        "good afternoon, good day, good evening, good morning, hello, hello good afternoon, hello good \
     evening, hello good morning, hello there, hey, hey there, hi, hi good afternoon, hi good \
     evening, hi good morning, hi there, oh hello, oh hi, uh hello, uh hi, um hello, um hi, yes \
     hello, yes hi",
    ),
    backchannels: List("aha, ah, hm, hmm, huh, mhm, mm, mm hm, mmhm, oh, uh huh, uhhuh"),
    acknowledgements: List(
        "okay, okay okay, yeah, yeah yeah, yes, yep, yup, ya, right, right right, alright, all right, \
     sure, i see, got it, got you, gotcha, understood, fine, good, great, cool, okay thanks, thanks, \
     thank you, okay thank you, yes okay, okay yes, uh okay, oh okay, okay then, okay good, yeah \
     okay, okay yeah",
    ),
    growing_numbers: List(
        "twenty, thirty, forty, fifty, sixty, seventy, eighty, ninety, nineteen, hundred, thousand, \
     million, minus",
    ),
    before_minutes: List("colon, oh, past, to, after"),
    whole_time_end: "am",
    noon: "noon",
};
