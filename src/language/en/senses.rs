//! What each phrase does to an answer.

use crate::language::{List, Sense};

pub(super) const SENSES: &[(Sense, List)] = &[
    (
        Sense::Yes,
        List(
            "yes, yeah, yep, yup, yea, ya, yah, yess, yuppers, yessir, yes sir, aye, correct, \
             affirmative, affirm, precisely, indeed, y e s, mm hm, mmhm, mhm, mm hmm, mmhmm, mhmm, uh \
             huh, uhhuh, uh-huh, roger, roger that, copy that, ten four, you bet, you betcha, you bet \
             ya, sure thing, by all means, of course it is, i agree, agreed, i confirm, confirmed, i \
             accept, go ahead, go for it, go on then, do it, do that, do so, please do, make it so, \
             that would be great, why not, okey dokey, okie dokie, okey doke, okay dokay, no doubt, \
             without a doubt, no doubt about it, without doubt, without question, no question, spot \
             on, too right, right you are, bang on, quite right, quite so, right on, hundred percent, \
             one hundred percent, a hundred percent, 100 percent, hundred per cent, a thousand \
             percent, do not see why not, can not see why not, this is me, that is my name, i am afraid so, can not complain, you got it, got it in one, you are right, you are correct, you heard right, you \
             heard correctly, interested, you heard me right, you understood correctly, you understood right, \
             nailed it, that is it, that is me, that is the one, that is what i said, that is what i \
             want, that is what i wanted, that is what i meant, that is what i need, that is so, what \
             i said, what i want, what i meant, it is so, that is how it is, by all accounts, with \
             pleasure, will do, can do, can not argue with that, could not agree more, count me in, i \
             am in, let us do it, let us do that, let us go, let us go for it, let us, bingo, amen, \
             hell yes, hell yeah, i would love to, love to, i would like that, i would like to, i \
             would love that, i would be happy to, happy to, i would be glad to, glad to, i am happy \
             with that, i am fine with that, i am okay with that, i am good with that, fine by me, \
             fine with me, okay with me, okay by me, good with me, works for me, that works, that \
             will work, that would work, it works, that suits me, suits me, that will do, that will \
             do nicely, that does it, that should do it, might as well, may as well, i do not mind, \
             do not mind, do not mind if i do, no objection, no objections, not at all a problem, i \
             would not mind, would not mind, i suppose, i guess, i have no objection, no complaints, \
             no complaints here, sounds about right, looks about right, that is about right, about \
             right, just about, that sounds right, that looks right, that seems right, as you say, \
             like you said, like i said, as i said, if you would, if you could, if you do not mind, \
             if you like, if you want, that would be lovely, if possible, that is the right one, the \
             right one, right answer, right number, right name, right day, right time",
        ),
    ),
    (
        Sense::Weak,
        List(
            "sure, right, good, great, fine, okay, perfect, cool, cool beans, lovely, brilliant, \
             wonderful, excellent, fantastic, splendid, super, superb, awesome, marvellous, \
             marvelous, terrific, nice, nice one, sweet, neat, alright, all right, righto, righty ho, \
             rightio, very well, true, accurate, exact, ideal, acceptable, satisfactory, agreeable, \
             happy, positive, confirm, approve, agree, accept, accepted, valid, proper, correctly, \
             perfectly correct, work, suit, fit, suits, fits, spot, sounds good, sounds right, sounds \
             great, sounds fine, looks good, looks right, dandy, peachy, grand, deal, done, done \
             deal, gladly, naturally, obviously, clearly, understood, good enough, fair enough, that \
             is good, that is fine, all good, works, sorted, i think so, i believe so, i guess so, i \
             suppose so, i hope so, i should think so, i would say so, i imagine so, i reckon so, i \
             reckon, i expect so, i presume so, i assume so, think so, guess so, suppose so, hope so, \
             i am sure, i am certain, i am positive, quite sure, if you say so, it would seem so, \
             seems so, looks like it, it seems so, so it seems, it looks that way",
        ),
    ),
    (
        Sense::Stress,
        List(
            "absolutely, definitely, certainly, of course, surely, totally, probably, most likely, \
             very likely, likely, for sure, most certainly, most definitely, exactly, completely, \
             entirely, quite, defo, very probably, hopefully, presumably, undoubtedly, very much so, \
             very much, always",
        ),
    ),
    (
        Sense::No,
        List(
            "no, nope, nah, naw, nay, nein, non, noo, nooo, noes, negative, n o, uh uh, uh-uh, nuh \
             uh, nuh-uh, unh unh, mm mm, no way, no chance, no sir, no ma'am, no thanks, no thank \
             you, no need, no never, by no means, in no way, no siree, on no account, under no \
             circumstances, out of the question, hell no, no good, no can do, no dice, not on your \
             life, over my dead body, far from it, nowhere near, anything but, quite the opposite, on \
             the contrary, quite the contrary, i decline, i refuse, i object, i disagree, disagree, \
             count me out, forget it, leave it, cancel, cancel that, never mind, scrap that, that is \
             not it, that is not what i said, not what i said, i did not say that, not even close, as \
             if, rather not, better not, prefer not, i am good thanks, i am fine thanks, i will pass, \
             pass on that, i would prefer not to, not that i know of, not that i know, not in the \
             slightest, not in the least, never in my life, no such thing, nothing of the sort, nothing of the kind, nothing like it, nothing like that, none of these, none of \
             those, none of them, neither",
        ),
    ),
    (
        Sense::Bad,
        List(
            "wrong, incorrect, false, untrue, inaccurate, mistaken, mistake, error, problem, \
             problems, issue, issues, doubt, doubts, objection, objections, worry, worries, trouble, \
             bother, mind, misheard, misheard me, misunderstood, misunderstood me, misunderstanding, \
             you misheard, you misheard me, you misunderstood, bad, terrible, awful, unacceptable, \
             off, you got it wrong, you have got it wrong, you have got that wrong, got it wrong, you \
             got that wrong, you heard wrong, the wrong one, disagree, deny, impossible, invalid, \
             nonsense, rubbish, incorrectly, wrongly, garbage, hate that",
        ),
    ),
    (
        Sense::Not,
        List(
            "not, never, hardly, barely, scarcely, no longer, nor, never ever, at no time, cannot, \
             doubt that, doubt it is",
        ),
    ),
    (Sense::Without, List("nothing, without, without any, no such, hardly any, zero")),
    (
        Sense::Unsure,
        List(
            "not sure, not certain, not entirely sure, not quite sure, not really sure, not so sure, \
             not too sure, not completely sure, not a hundred percent sure, do not know, do not \
             really know, do not remember, can not remember, do not recall, can not say, could not \
             say, could not tell you, can not tell, hard to say, no idea, no clue, have no idea, have \
             no clue, not a clue, have not a clue, have not got a clue, not the faintest, not the \
             foggiest, who knows, you tell me, good question, do not understand, did not understand, \
             did not hear, did not catch, did not get, can not hear, do not follow, i am good, i am \
             fine, i am okay, i am all right, i am alright, dunno, beats me, search me, no \
             preference, do not care, you decide, you choose, up to you, whatever you think, one \
             second, one moment, hold on, hang on, just a moment, just a second, let me think, let me \
             check, wait a moment, not clear",
        ),
    ),
    (
        Sense::Hedge,
        List(
            "maybe, perhaps, possibly, depends, it depends, that depends, either, both, could be, \
             might be, may be, sort of, kind of, partly, partially, half and half, yes and no, yes or \
             no, no or yes, so so, whatever, not necessarily, sometimes, unclear, undecided, unsure, \
             uncertain, in a way, in part, it varies, fifty fifty, mixed, or not, more or less",
        ),
    ),
    (
        Sense::Empty,
        List(
            "perfectly, pretty, fairly, simply, truly, kinda, rather, more, longer, right now, right \
             away, right here, right then, good morning, good afternoon, good evening, good day, good \
             bye, goodbye, good lord, good grief, good god, at all, at the moment, not only, my mind, \
             you know, thank you very much, thanks very much, very much, thank you, heck, hell, \
             bloody, damn, freaking, frigging, fucking, god, lord, gosh, blimey, dear, flipping, \
             effing, mate, love, buddy, man, dude, pal, boss, guys, folks, sir, madam, mam, miss, i \
             said, i told you, told you, as i told you, the answer is, my answer is, it is a, that is \
             a, it is an, say, from me, for me, with me, by me, to me, i am afraid, afraid, \
             unfortunately, sadly, sorry to say, sorry, to be honest, honestly, actually, in fact, \
             frankly, in that case, then, yet, now, this time, today, again, so far, exactly as i \
             said, once more, i am telling you, believe me, trust me, for certain, approve, feel, \
             feels, felt, look, looks, sound, sounds, seem, seems, believe, think, thought, guess, \
             reckon, suppose, imagine, say, said, way, thing, things, i am, i was, you were, were, \
             too, as well, either way, also, what else to say, what to say, what else, else, that, \
             this, it, all, entirely correct, everything, part, bit, little, lot, far, life, earth, \
             world, chance, means, answer, he, she, they, them, their, his, her, we, us, its, those, \
             these, person, one, ones, using, use, any, some, such, much, many, only, just, even, \
             still, already, may, might, must, shall, should, would, could, can, will, do, does, did, \
             done, doing, be, been, being, has, had, having, have, am, is, are, was, so, and, well, \
             with, of, in, on, at, for, to, from, by, about",
        ),
    ),
];
