//! Words that stand for letters when a name is spelt.

use crate::language::{List, Table};

/// The German boards of before and after 2022, the Austrian and the Swiss one, and the one of radio operators, but for
/// names that are surnames as well: "P wie Peter" needs no table.
pub(super) const ALPHABET: List = List(
    "anton, berta, casar, charlotte, dora, emil, friedrich, gustav, heinrich, ida, julius, kaufmann, \
 konrad, ludwig, martha, nordpol, otto, paula, quelle, richard, samuel, siegfried, theodor, ulrich, \
 viktor, wilhelm, xanthippe, xaver, ypsilon, zacharias, zeppelin, cacilia, zurich, cacilie, niklaus, \
 quasi, yverdon, aachen, berlin, chemnitz, dusseldorf, essen, frankfurt, goslar, hamburg, ingelheim, \
 jena, koln, leipzig, munchen, nurnberg, offenbach, potsdam, quickborn, rostock, salzwedel, tubingen, \
 unna, volklingen, wuppertal, xanten, zwickau, alfa, alpha, bravo, charlie, delta, echo, foxtrot, golf, \
 hotel, india, juliett, juliet, kilo, lima, mike, november, oscar, oskar, papa, quebec, romeo, sierra, \
 tango, uniform, victor, whiskey, whisky, xray, yankee, zulu, bertha, marta, nathan, nikolaus",
);

/// The letters by their names.
pub(super) const SOUNDS: Table<char> = &[
    ("ah", 'a'),
    ("aa", 'a'),
    ("bee", 'b'),
    ("beh", 'b'),
    ("be", 'b'),
    ("ceh", 'c'),
    ("zeh", 'c'),
    ("zee", 'c'),
    ("tse", 'c'),
    ("ce", 'c'),
    ("deh", 'd'),
    ("dee", 'd'),
    ("de", 'd'),
    ("eh", 'e'),
    ("ee", 'e'),
    ("eff", 'f'),
    ("ef", 'f'),
    ("geh", 'g'),
    ("gee", 'g'),
    ("ge", 'g'),
    ("ha", 'h'),
    ("haa", 'h'),
    ("hah", 'h'),
    ("ih", 'i'),
    ("jott", 'j'),
    ("jot", 'j'),
    ("jod", 'j'),
    ("ka", 'k'),
    ("kah", 'k'),
    ("kaa", 'k'),
    ("el", 'l'),
    ("ell", 'l'),
    ("em", 'm'),
    ("emm", 'm'),
    ("en", 'n'),
    ("enn", 'n'),
    ("oh", 'o'),
    ("pe", 'p'),
    ("peh", 'p'),
    ("pee", 'p'),
    ("ku", 'q'),
    ("kuh", 'q'),
    ("qu", 'q'),
    ("er", 'r'),
    ("err", 'r'),
    ("es", 's'),
    ("ess", 's'),
    ("te", 't'),
    ("teh", 't'),
    ("tee", 't'),
    ("uh", 'u'),
    ("vau", 'v'),
    ("fau", 'v'),
    ("we", 'w'),
    ("weh", 'w'),
    ("ix", 'x'),
    ("iks", 'x'),
    ("ypsilon", 'y'),
    ("upsilon", 'y'),
    ("zet", 'z'),
    ("zett", 'z'),
    ("set", 'z'),
    ("eszett", '\u{df}'),
    ("esszett", '\u{df}'),
];

/// Letters that are not the first one of their word, and those with dots.
pub(super) const LETTERS: Table<&str> = &[
    ("arger", "\u{e4}"),
    ("a umlaut", "\u{e4}"),
    ("umlaut a", "\u{e4}"),
    ("umlaut aachen", "\u{e4}"),
    ("okonom", "\u{f6}"),
    ("osterreich", "\u{f6}"),
    ("oerlikon", "\u{f6}"),
    ("o umlaut", "\u{f6}"),
    ("umlaut o", "\u{f6}"),
    ("umlaut offenbach", "\u{f6}"),
    ("ubermut", "\u{fc}"),
    ("ubel", "\u{fc}"),
    ("u umlaut", "\u{fc}"),
    ("umlaut u", "\u{fc}"),
    ("umlaut unna", "\u{fc}"),
    ("eszett", "\u{df}"),
    ("esszett", "\u{df}"),
    ("scharfes s", "\u{df}"),
    ("scharfes ess", "\u{df}"),
    ("buckel s", "\u{df}"),
    ("schule", "sch"),
];
