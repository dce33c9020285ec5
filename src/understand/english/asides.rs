//! Words that callers say around a value and that change nothing of it.

use super::super::lexicon::List;

/// Usual around dates, times, numbers and names.
pub(in crate::understand) const AROUND: List = List(
    "lunchtime, lunch, appointment, appointments, book, booking, booked, schedule, birth, birthday, birthdate, born, \
     date, dates, time, times, people, persons, person, years, year, old, day, days, of, around, \
     sometime, preferably, ideally, o, number, best, works, work, first, last, that's, free, \
     available, oclock, about, or, either, next, week, month, come, guess, believe, exactly, roughly, \
     approximately, tonight, early, late, total, age, amount, party, table, items, slash, colon, \
     point, dash, mister, madam, sir, doctor, ah, yep, make, made, take, taken, suits, suit, prefer, \
     preferred, fine, fits, fit, pick, choose, chose, set, thinking, thought, think, suppose, reckon, \
     say, said, says, tell, told, happy, lovely, perfect, nice, cool, alright, better, ok, sharp, \
     precisely, only, just, still, even, whole, single, ones, answer, whenever, ideal, handy, \
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
);

/// "Not sure" is a no to a question, and nothing to a slot.
pub(in crate::understand) const DECLINED: List = List(
    "i do not know, do not know, i do not have one, i do not have it, i do not have that, i do not \
     have any, do not have one, do not have it, i have not got one, i have not got it, have not got \
     it, no idea, i have no idea, i do not remember, do not remember, i can not remember, can not \
     remember, i forgot, i forget, i have forgotten, not sure, i am not sure, i would rather not say, \
     rather not say, i do not want to say, prefer not to say, i do not have my, i do not have the, i \
     do not have a, i do not have an, i have not got my, i have not got a, i lost it, i have lost it, \
     i do not got one, skip, skip it, skip this, none, i can not find it, not to hand, do not have it \
     with me, no clue, i have no clue, i could not tell you, can not recall, do not recall",
);
